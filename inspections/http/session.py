"""The session's cookie, and who it says is here. Gateway: starlette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from inspections.accounts import SignedIn, who_is

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Scope

    from inspections.accounts import Clock
    from inspections.store import Store

COOKIE = "sixty"
COOKIE_KEPT = 365 * 24 * 3600
"""Seconds. How long a session lasts is for the server to say; its cookie must only last no less."""

SIGNED_IN = "sixty.signed_in"
"""Where in a request's scope the gate puts who is signed in. Without the gate, nothing is answered."""


async def signed_in(scope: Scope, store: Store, clock: Clock) -> SignedIn | None:
    """Who the request's cookie stands for."""
    token = HTTPConnection(scope).cookies.get(COOKIE)
    return await run_in_threadpool(who_is, store, token, clock()) if token else None


def visitor_of(request: Request) -> SignedIn | None:
    """Who the gate found."""
    visitor: SignedIn | None = request.scope[SIGNED_IN]
    return visitor


def give_cookie(response: Response, request: Request, token: str) -> None:
    """The browser keeps the session: out of reach of scripts, and not sent along from other sites' forms."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=COOKIE_KEPT,
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_https(request),
    )


def take_cookie(response: Response, request: Request) -> None:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=is_https(request))


def is_https(request: Request) -> bool:
    """Whether the browser came by HTTPS, perhaps to a proxy that is believed (http/journal.py)."""
    return request.url.scheme == "https"


def browser_of(request: Request) -> str:
    """What the browser says it is: anything at all, so for a person to read and for nothing else."""
    return request.headers.get("user-agent", "")


def address_of(request: Request) -> str:
    return request.client.host if request.client else "unknown"
