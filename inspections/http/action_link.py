"""/action/…: what a link opens for someone without an account: one action. Gateway: starlette.

The page first shown holds nothing: its script takes the secret from behind the address's `#` and sends it
once; from then on a cookie of this one address holds it. Messengers that fetch links beforehand see nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

from inspections.accounts import TooManyAttempts
from inspections.allowance import Allowances
from inspections.http.answers import NEVER_KEPT, Problem, body_of, expect_type, not_found
from inspections.http.forms import PAGES, draw, form_of
from inspections.http.photos import TYPES
from inspections.http.session import address_of, is_https
from inspections.language import told
from inspections.office.action_links import (
    LASTS,
    Linked,
    LinkOver,
    hold_by_link,
    open_link,
    photos_by,
    tell_by_link,
)
from inspections.photos import LARGEST_PHOTO, photo_path
from inspections.records import StoreBusy
from inspections.refusals import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.accounts import Clock
    from inspections.store import Store

    Endpoint = Callable[["ActionPages", Request], Awaitable[Response]]

COOKIE = "sixty_action"
BURST, PER_SECOND = 60, 0.5
"""Requests that one address may make at once, and how many come back each second."""
OVER = "This link leads nowhere any more. If something is still to be done, ask whoever gave it to you."


def action_link_routes(store: Store, photos: Path, clock: Clock) -> list[BaseRoute]:
    """The page of a link, its pictures and its script."""
    pages, path = ActionPages(store, photos, clock), "/action/{link:uuid}"
    return [
        Route("/sign-in/action.js", script, methods=["GET"]),
        Route(path, pages.show, methods=["GET"]),
        Route(path, pages.tell, methods=["POST"]),
        Route(f"{path}/open", pages.enter, methods=["POST"]),
        Route(f"{path}/photos", pages.take, methods=["POST"]),
        Route(f"{path}/photos/{{sha256}}", pages.picture, methods=["GET"]),
    ]


async def script(_request: Request) -> Response:
    headers = {"Cache-Control": "no-cache"}
    return FileResponse(PAGES / "action.js", media_type="text/javascript", headers=headers)


def answered(endpoint: Endpoint) -> Endpoint:
    """Every refusal as a page with its sentence; to the script, which asks for JSON, as a problem."""

    @wraps(endpoint)
    async def answering(pages: ActionPages, request: Request) -> Response:
        try:
            pages.expect_pace(request)
            return await endpoint(pages, request)
        except Problem as problem:
            return _refusal(request, problem)
        except LinkOver:
            return _refusal(request, Problem(HTTPStatus.NOT_FOUND, "not_found", OVER))
        except Refused as refused:
            return _refusal(request, Problem(HTTPStatus.CONFLICT, refused.code, refused.message))
        except TooManyAttempts as wait:
            return _refusal(request, _wait(wait.seconds))
        except StoreBusy as busy:
            return _refusal(
                request, Problem(HTTPStatus.SERVICE_UNAVAILABLE, busy.code, str(busy), retry_after=3)
            )

    return answering


class ActionPages:
    """The endpoints, with the store, the photo folder and the clock they work by."""

    def __init__(self, store: Store, photos: Path, clock: Clock) -> None:
        self.store, self.photos, self.clock = store, photos, clock
        self.allowances = Allowances(BURST, PER_SECOND)

    @answered
    async def show(self, request: Request) -> Response:
        """The action, where this browser has the secret; else the page whose script brings it."""
        if COOKIE not in request.cookies:
            return draw(request, "action_open.html", link=_link_in(request))
        return self._drawn(request, await self._linked(request))

    @answered
    async def enter(self, request: Request) -> Response:
        """The secret, once, for a cookie of this address alone."""
        fields = await form_of(request)
        token = fields.get("token", "")
        linked = await self._linked(request, token)
        response = RedirectResponse(_path(request), HTTPStatus.SEE_OTHER, headers=NEVER_KEPT)
        response.set_cookie(
            COOKIE,
            token,
            max_age=min(LASTS, linked.link.until - self.clock()).days * 86_400 + 86_400,
            path=_path(request),
            httponly=True,
            samesite="lax",
            secure=is_https(request),
        )
        return response

    @answered
    async def tell(self, request: Request) -> Response:
        """A note, pictures sent before it, and perhaps that it is done."""
        linked = await self._linked(request)
        fields = await form_of(request)
        note, named = fields.get("note", ""), fields.get("photos", "").split()
        try:
            await run_in_threadpool(
                tell_by_link, self.store, linked, self.clock(), note, named, done="done" in fields
            )
        except Refused as refused:
            if refused.code == "not_now":
                raise
            problems = {"note": refused.message}
            return self._drawn(request, linked, HTTPStatus.UNPROCESSABLE_ENTITY, problems, note)
        return RedirectResponse(_path(request), HTTPStatus.SEE_OTHER, headers=NEVER_KEPT)

    @answered
    async def take(self, request: Request) -> Response:
        """A picture, held of the action until a note names it."""
        linked = await self._linked(request)
        expect_type(request, TYPES)
        data = await body_of(request, LARGEST_PHOTO)
        held = await run_in_threadpool(hold_by_link, self.store, self.photos, linked, self.clock(), data)
        return JSONResponse({"type": "sixty.photo", "sha256": held.sha256}, headers=NEVER_KEPT)

    @answered
    async def picture(self, request: Request) -> Response:
        """A picture that came by this link."""
        linked = await self._linked(request)
        sha256 = request.path_params["sha256"]
        path = photo_path(self.photos, sha256) if sha256 in photos_by(linked) else None
        if path is None:
            raise not_found()
        return FileResponse(path, headers=NEVER_KEPT)

    def expect_pace(self, request: Request) -> None:
        """Problem 429 where one address asks too fast."""
        if wait := self.allowances.take(address_of(request), self.clock().timestamp()):
            raise _wait(wait)

    async def _linked(self, request: Request, token: str | None = None) -> Linked:
        secret = request.cookies.get(COOKIE, "") if token is None else token
        return await run_in_threadpool(
            open_link, self.store, _link_in(request), secret, address_of(request), self.clock()
        )

    def _drawn(
        self,
        request: Request,
        linked: Linked,
        status: int = HTTPStatus.OK,
        problems: dict[str, str] | None = None,
        note: str = "",
    ) -> Response:
        mine = [one for one in linked.action.evidence if one.by == f"link:{linked.link.id}"]
        return draw(
            request,
            "action.html",
            status,
            problems=problems,
            linked=linked,
            action=linked.action,
            mine=mine,
            due=date.fromisoformat(day) if (day := linked.action.due_on) else None,
            note=note,
            path=_path(request),
            wanted=linked.action.status != "done",
            asked_again=_asked_again(linked),
        )


def _asked_again(linked: Linked) -> str:
    """Why it was sent back, where that is the last thing that happened to it; else ""."""
    last = next((e for e in reversed(linked.action.events) if e.kind in ("sent_back", "done")), None)
    return str(last.body["reason"]) if last and last.kind == "sent_back" else ""


def _refusal(request: Request, problem: Problem) -> Response:
    if request.url.path.endswith("/photos"):
        return problem.response()
    wait = {"Retry-After": str(problem.retry_after)} if problem.retry_after is not None else None
    response = draw(
        request, "action_over.html", problem.status, sentence=problem.message, path=_path(request),
        over=problem.status == HTTPStatus.NOT_FOUND, wait=problem.code == "too_fast", headers=wait,
    )  # fmt: skip
    if problem.status == HTTPStatus.NOT_FOUND:
        response.delete_cookie(COOKIE, path=_path(request))
    return response


def _wait(seconds: int) -> Problem:
    sentence = told("Too much was asked for from here. Try again in {n} seconds.", n=seconds)
    return Problem(HTTPStatus.TOO_MANY_REQUESTS, "too_fast", sentence, retry_after=seconds)


def _link_in(request: Request) -> str:
    return str(request.path_params["link"])


def _path(request: Request) -> str:
    return f"/action/{_link_in(request)}"
