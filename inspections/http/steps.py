"""What is under way between two requests of one browser: a cookie names it. Gateway: starlette.

A step is known to the browser that began it alone, lasts ten minutes, and is taken once.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

from inspections.accounts import hash_of
from inspections.http.session import is_https
from inspections.records import SignInStep

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from inspections.accounts import Clock
    from inspections.store import Store

LASTS = timedelta(minutes=10)
PATH = "/sign-in"


@dataclass(frozen=True)
class Step:
    """Whose it is, "" while nobody is known, and what was kept with it."""

    account_id: str
    body: Mapping[str, Any]


class Steps:
    """Steps of each kind, one a browser."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock

    async def begin(
        self, request: Request, response: Response, kind: str, body: Mapping[str, Any], account_id: str = ""
    ) -> None:
        """It is under way; `response` tells the browser."""
        token, now = secrets.token_urlsafe(32), self.clock()
        kept = SignInStep(hash_of(token), kind, account_id or None, json.dumps(body), now + LASTS)
        await run_in_threadpool(self.store.add_step, kept, now)
        response.set_cookie(
            _cookie(kind),
            token,
            max_age=int(LASTS.total_seconds()),
            path=PATH,
            httponly=True,
            samesite="lax",  # it must come along when a provider leads back
            secure=is_https(request),
        )

    async def look(self, request: Request, kind: str) -> Step | None:
        """The step of this browser, if it is under way still."""
        return await self._step(self.store.step, request, kind)

    async def take(self, request: Request, kind: str) -> Step | None:
        """The same, once."""
        return await self._step(self.store.take_step, request, kind)

    async def _step(self, way: Any, request: Request, kind: str) -> Step | None:
        token = request.cookies.get(_cookie(kind), "")
        held: SignInStep | None = await run_in_threadpool(way, hash_of(token), kind, self.clock())
        return Step(held.account_id or "", json.loads(held.body)) if held else None


def forget(request: Request, response: Response, kind: str) -> None:
    """The browser's cookie of that kind goes."""
    secure = is_https(request)
    response.delete_cookie(_cookie(kind), path=PATH, httponly=True, samesite="lax", secure=secure)


def _cookie(kind: str) -> str:
    return f"sixty_{kind}"
