"""/pair: what a scanned code opens. Gateway: starlette.

Looking at it uses nothing up, since cameras and messengers fetch links beforehand; its one key signs in.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, RedirectResponse
from starlette.routing import Route

from inspections import accounts
from inspections.http.answers import NEVER_KEPT, Problem
from inspections.http.forms import PAGES, draw, form_of
from inspections.http.session import address_of, browser_of, give_cookie, visitor_of
from inspections.pairing import PairingOver, use_pairing
from inspections.records import StoreBusy
from inspections.sign_in.audit import note_sign_in

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.accounts import Clock
    from inspections.store import Store

OVER = "This code has been used already, or it is older than ten minutes. Ask the office for a new one."
SCRIPT_PAGE = "pair.html"


def pairing_routes(store: Store, clock: Clock) -> list[BaseRoute]:
    """/pair and its script."""
    pages = PairingPages(store, clock)
    return [
        Route("/pair", pages.ask, methods=["GET"]),
        Route("/pair", pages.sign_in, methods=["POST"]),
        Route("/sign-in/pair.js", script, methods=["GET"]),
    ]


async def script(_request: Request) -> Response:
    return FileResponse(
        PAGES / "pair.js", media_type="text/javascript", headers={"Cache-Control": "no-cache"}
    )


class PairingPages:
    """The endpoints, with the store and the clock they work by."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock

    async def ask(self, request: Request) -> Response:
        return draw(request, SCRIPT_PAGE, visitor=_name_of(request))

    async def sign_in(self, request: Request) -> Response:
        """The device's new session instead of the one it had. Its records stay and wait for their owner."""
        try:
            fields = await form_of(request)
            token = await run_in_threadpool(
                use_pairing, self.store, fields.get("token", ""), address_of(request), self.clock()
            )
            await run_in_threadpool(
                note_sign_in, self.store, token, self.clock(), browser_of(request), "signed_in_by_code"
            )
        except PairingOver:
            return _again(request, HTTPStatus.FORBIDDEN, OVER)
        except accounts.TooManyAttempts as wait:
            sentence = f"Too many codes that do not work. Try again in {wait.seconds} seconds."
            return _again(request, HTTPStatus.TOO_MANY_REQUESTS, sentence, wait.seconds)
        except StoreBusy as busy:
            return _again(request, HTTPStatus.SERVICE_UNAVAILABLE, str(busy), 3)
        except Problem as problem:
            return _again(request, problem.status, problem.message)
        if visitor := visitor_of(request):
            await run_in_threadpool(accounts.sign_out, self.store, visitor.token, self.clock())
        response = RedirectResponse("/capture/", HTTPStatus.SEE_OTHER, headers=NEVER_KEPT)
        give_cookie(response, request, token)
        return response


def _again(request: Request, status: int, sentence: str, retry_after: int | None = None) -> Response:
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    return draw(
        request, SCRIPT_PAGE, status, problems={"": sentence}, headers=headers, visitor=_name_of(request)
    )


def _name_of(request: Request) -> str:
    visitor = visitor_of(request)
    return visitor.person.name if visitor else ""
