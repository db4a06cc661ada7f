"""Sign in, sign out, and the first visit to an empty house. Gateway: starlette."""

from __future__ import annotations

import asyncio
from functools import partial, wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from inspections import accounts, office
from inspections.access import INSPECTOR, MANAGER, OWNER, QUALITY, ROLE_TITLES
from inspections.audit_sign_in import note_sign_in, sign_in_noted
from inspections.http.answers import NEVER_KEPT, Problem
from inspections.http.forms import PAGES, draw, form_of, words_for
from inspections.http.security import PAGES_OF_INSPECTORS, local_path
from inspections.http.session import address_of, browser_of, give_cookie, take_cookie, visitor_of
from inspections.records import StoreBusy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from inspections.accounts import Clock
    from inspections.language import Words
    from inspections.records import Account
    from inspections.store import Store

AT_ONCE = 2
"""Passwords hashed at a time: each takes 64 MiB, and guesses must not crowd out the tablets."""

ABOUT_FIELD = {
    "name_missing": "name",
    "email_wrong": "email",
    "email_taken": "email",
    "password_weak": "password",
}
"""Which field a refusal is about."""

HEADINGS = {OWNER: "The office", QUALITY: "The office", MANAGER: "Hotel managers", INSPECTOR: "Inspectors"}


def sign_in_routes(store: Store, photos: Path, clock: Clock) -> list[BaseRoute]:
    """/sign-in, /sign-out and /start, with what belongs to them."""
    pages = SignInPages(store, photos, clock)
    return [
        Route("/sign-in", pages.ask, methods=["GET"]),
        Route("/sign-in", pages.sign_in, methods=["POST"]),
        Route("/sign-in/demo", pages.sign_in_as, methods=["POST"]),
        Route("/sign-in/style.css", style, methods=["GET"]),
        Route("/sign-out", pages.ask_to_leave, methods=["GET"]),
        Route("/sign-out", pages.sign_out, methods=["POST"]),
        Route("/start", pages.welcome, methods=["GET"]),
        Route("/start", pages.open_house, methods=["POST"]),
        Route("/start/demo", pages.open_demo, methods=["POST"]),
    ]


async def style(_request: Request) -> Response:
    return FileResponse(PAGES / "style.css", headers={"Cache-Control": "no-cache"})


def redrawn(page: str) -> Callable[[Any], Any]:
    """Draws that page again, with what was wrong, when the form could not be taken or the store is busy."""

    def around(endpoint: Any) -> Any:
        @wraps(endpoint)
        async def answering(self: SignInPages, request: Request) -> Response:
            try:
                return await endpoint(self, request)  # type: ignore[no-any-return]
            except StoreBusy as busy:
                problem = Problem(HTTPStatus.SERVICE_UNAVAILABLE, busy.code, str(busy), retry_after=3)
            except Problem as caught:
                problem = caught
            return await self.draw(request, page, problem.status, {"": problem.message}, problem.retry_after)

        return answering

    return around


class SignInPages:
    """The endpoints, with the store, the photo folder (for the demo's) and the clock they work by."""

    def __init__(self, store: Store, photos: Path, clock: Clock) -> None:
        self.store, self.photos, self.clock = store, photos, clock
        self.hashing = asyncio.Semaphore(AT_ONCE)
        self.opening = asyncio.Lock()

    async def ask(self, request: Request) -> Response:
        people = await run_in_threadpool(self.store.accounts)
        visitor = visitor_of(request)
        if not people:
            return _go("/start")
        if visitor and not visitor.person.demo:
            return _go(home_of(visitor.person, request.query_params.get("next", "")))
        return await self.draw(request, "sign_in.html")

    @redrawn("sign_in.html")
    async def sign_in(self, request: Request) -> Response:
        fields = await form_of(request)
        email, wanted = fields.get("email", ""), fields.get("next", "")
        attempt = partial(
            sign_in_noted,
            self.store,
            email,
            fields.get("password", ""),
            address_of(request),
            self.clock(),
            browser_of(request),
        )
        again = partial(self.draw, request, "sign_in.html", email=email, next=local_path(wanted))
        try:
            async with self.hashing:
                token = await run_in_threadpool(attempt)
        except accounts.WrongPassword:
            wrong = {"email": "This e-mail address and password do not belong together."}
            return await again(HTTPStatus.UNAUTHORIZED, wrong)
        except accounts.TooManyAttempts as wait:
            sentence = _wait_said(words_for(request), wait.seconds)
            return await again(HTTPStatus.TOO_MANY_REQUESTS, {"": sentence}, wait.seconds)
        return await self._let_in(request, token, wanted)

    @redrawn("sign_in.html")
    async def sign_in_as(self, request: Request) -> Response:
        fields = await form_of(request)
        enter = partial(accounts.sign_in_as, self.store, fields.get("person", ""), self.clock())
        try:
            token = await run_in_threadpool(enter)
        except accounts.WrongPassword:
            raise Problem(HTTPStatus.FORBIDDEN, "not_demo", "The demo chain is no longer open.") from None
        await run_in_threadpool(note_sign_in, self.store, token, self.clock(), browser_of(request))
        return await self._let_in(request, token)

    async def ask_to_leave(self, request: Request) -> Response:
        visitor = visitor_of(request)
        return await self.draw(request, "sign_out.html") if visitor else _go("/sign-in")

    @redrawn("sign_out.html")
    async def sign_out(self, request: Request) -> Response:
        await form_of(request)
        await self._end_session(request)
        response = _go("/sign-in")
        take_cookie(response, request)
        return response

    async def welcome(self, request: Request) -> Response:
        if await run_in_threadpool(self.store.accounts):
            return _go("/sign-in")
        return await self.draw(request, "start.html")

    @redrawn("start.html")
    async def open_house(self, request: Request) -> Response:
        fields = await form_of(request)
        said = {field: fields.get(field, "") for field in ("name", "email", "password")}
        founding = partial(office.open_house, self.store, **said, now=self.clock())
        try:
            async with self.hashing:
                owner = await run_in_threadpool(founding)
        except office.Refused as no:
            if no.code == "already_open":
                return _go("/sign-in")
            problems = {ABOUT_FIELD.get(no.code, ""): no.message}
            return await self.draw(
                request,
                "start.html",
                HTTPStatus.UNPROCESSABLE_ENTITY,
                problems,
                name=said["name"],
                email=said["email"],
            )
        return await self._let_in(request, await self._session_of(owner, request))

    @redrawn("start.html")
    async def open_demo(self, request: Request) -> Response:
        await form_of(request)
        async with self.opening:
            if not await run_in_threadpool(self.store.accounts):
                from inspections.demo import open_demo  # noqa: PLC0415 – needed once in a house's life

                await run_in_threadpool(open_demo, self.store, self.clock(), self.photos)
        people = await run_in_threadpool(accounts.demo_people, self.store)
        owner = next((person for person in people if person.role == OWNER), None)
        if owner is None:
            return _go("/sign-in")
        return await self._let_in(request, await self._session_of(owner, request))

    async def draw(
        self,
        request: Request,
        page: str,
        status: int = HTTPStatus.OK,
        problems: dict[str, str] | None = None,
        retry_after: int | None = None,
        **said: str,
    ) -> Response:
        """The page with what all of them may show: who is here, and the demo's people where it is open."""
        visitor = visitor_of(request)
        known = {
            "next": local_path(request.query_params.get("next", "")),
            "visitor": visitor.person.name if visitor else "",
            "home": home_of(visitor.person) if visitor else "/",
            "demo": await run_in_threadpool(demo_list, self.store) if page == "sign_in.html" else {},
        }
        headers = {"Retry-After": str(retry_after)} if retry_after else None
        return draw(request, page, status, problems=problems, headers=headers, **(known | said))

    async def _session_of(self, person: Account, request: Request) -> str:
        token = await run_in_threadpool(accounts.open_session, self.store, person.id, self.clock())
        await run_in_threadpool(note_sign_in, self.store, token, self.clock(), browser_of(request))
        return token

    async def _let_in(self, request: Request, token: str, wanted: str = "") -> Response:
        await self._end_session(request)
        visitor = await run_in_threadpool(accounts.who_is, self.store, token, self.clock())
        if visitor is None:
            return _go("/sign-in")
        response = _go(home_of(visitor.person, wanted))
        give_cookie(response, request, token)
        return response

    async def _end_session(self, request: Request) -> None:
        if visitor := visitor_of(request):
            await run_in_threadpool(accounts.sign_out, self.store, visitor.token, self.clock())


def home_of(person: Account, wanted: str = "") -> str:
    """Where a person works: what they asked for, if it is theirs; else the tablet or the first page."""
    path = local_path(wanted)
    if person.role == INSPECTOR:
        return path if path.startswith(("/capture/", *PAGES_OF_INSPECTORS)) else "/capture/"
    return path


def demo_list(store: Store) -> dict[str, list[dict[str, str]]]:
    """The demo's people under their headings, for the page: id, name and whose things they see."""
    hotels = {hotel.id: hotel for hotel in store.hotels()}
    listed: dict[str, list[dict[str, str]]] = {}
    for person in accounts.demo_people(store):
        own = ", ".join(f"{hotels[h].name}, {hotels[h].city}" for h in person.hotels if h in hotels)
        sees = own or {INSPECTOR: "On the tablet"}.get(person.role) or ROLE_TITLES[person.role]
        listed.setdefault(HEADINGS[person.role], []).append(
            {"id": person.id, "name": person.name, "sees": sees}
        )
    return listed


def _go(path: str) -> Response:
    return RedirectResponse(path, HTTPStatus.SEE_OTHER, headers=NEVER_KEPT)


def _wait_said(say: Words, seconds: int) -> str:
    if seconds < 90:
        return say("Too many attempts. Try again in {n} seconds.", n=seconds)
    return say("Too many attempts. Try again in {n} minutes.", n=-(-seconds // 60))
