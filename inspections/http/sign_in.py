"""Sign in, sign out, and the first visit to an empty house. Gateway: starlette."""

from __future__ import annotations

import asyncio
from functools import partial, wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from inspections import accounts, office
from inspections.access import HEAD, INSPECTOR, MANAGER, OWNER, QUALITY, ROLE_TITLES
from inspections.http.answers import Problem
from inspections.http.forms import PAGES, draw, form_of, words_for
from inspections.http.letting_in import Door, go, home_of
from inspections.http.oidc_provider import NotProven, Provider
from inspections.http.security import local_path
from inspections.http.session import address_of, browser_of, take_cookie, visitor_of
from inspections.records import StoreBusy
from inspections.sign_in.audit import who_knows_noted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from inspections.language import Words
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

HEADINGS = {
    OWNER: "The office",
    QUALITY: "The office",
    MANAGER: "Hotel managers",
    HEAD: "Department heads",
    INSPECTOR: "Inspectors",
}


def sign_in_routes(door: Door, photos: Path, provider: Provider) -> list[BaseRoute]:
    """/sign-in, /sign-out and /start, with what belongs to them."""
    pages = SignInPages(door, photos, provider)
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
    """The endpoints, with the door, the photo folder (for the demo's), the store and the clock."""

    def __init__(self, door: Door, photos: Path, provider: Provider) -> None:
        self.provider = provider
        self.door, self.store, self.photos, self.clock = door, door.store, photos, door.clock
        self.hashing = asyncio.Semaphore(AT_ONCE)
        self.opening = asyncio.Lock()

    async def ask(self, request: Request) -> Response:
        people = await run_in_threadpool(self.store.accounts)
        visitor = visitor_of(request)
        if not people:
            return go("/start")
        if visitor and not visitor.person.demo and "again" not in request.query_params:
            return go(home_of(visitor.person, request.query_params.get("next", "")))
        return await self.draw(request, "sign_in.html")

    @redrawn("sign_in.html")
    async def sign_in(self, request: Request) -> Response:
        fields = await form_of(request)
        email, wanted = fields.get("email", ""), fields.get("next", "")
        attempt = partial(
            who_knows_noted,
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
                person = await run_in_threadpool(attempt)
        except accounts.WrongPassword:
            wrong = {"email": "This e-mail address and password do not belong together."}
            return await again(HTTPStatus.UNAUTHORIZED, wrong)
        except accounts.TooManyAttempts as wait:
            sentence = _wait_said(words_for(request), wait.seconds)
            return await again(HTTPStatus.TOO_MANY_REQUESTS, {"": sentence}, wait.seconds)
        return await self.door.after_password(request, person, wanted)

    @redrawn("sign_in.html")
    async def sign_in_as(self, request: Request) -> Response:
        fields = await form_of(request)
        enter = partial(accounts.sign_in_as, self.store, fields.get("person", ""), self.clock())
        try:
            token = await run_in_threadpool(enter)
        except accounts.WrongPassword:
            raise Problem(HTTPStatus.FORBIDDEN, "not_demo", "The demo chain is no longer open.") from None
        return await self.door.welcome(request, token, "signed_in")

    async def ask_to_leave(self, request: Request) -> Response:
        visitor = visitor_of(request)
        return await self.draw(request, "sign_out.html") if visitor else go("/sign-in")

    @redrawn("sign_out.html")
    async def sign_out(self, request: Request) -> Response:
        await form_of(request)
        await self.door.end_session(request)
        response = await self._left(request)
        take_cookie(response, request)
        return response

    async def _left(self, request: Request) -> Response:
        """The way back in; whoever came through the organisation may end its session too."""
        visitor, rules = visitor_of(request), self.door.rules
        if visitor is None or visitor.way != "signed_in_by_provider" or not rules.issuer:
            return go("/sign-in")
        try:
            url = await self.provider.way_out(self.door.address(request) + "/sign-in")
        except NotProven:
            url = ""
        return draw(request, "left.html", url=url, name=rules.name) if url else go("/sign-in")

    async def welcome(self, request: Request) -> Response:
        if await run_in_threadpool(self.store.accounts):
            return go("/sign-in")
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
                return go("/sign-in")
            problems = {ABOUT_FIELD.get(no.code, ""): no.message}
            return await self.draw(
                request,
                "start.html",
                HTTPStatus.UNPROCESSABLE_ENTITY,
                problems,
                name=said["name"],
                email=said["email"],
            )
        return await self.door.let_in(request, owner, "signed_in")

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
            return go("/sign-in")
        return await self.door.let_in(request, owner, "signed_in")

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
            "provider": self.door.rules.name if self.door.rules.issuer else "",
            "passkeys": page == "sign_in.html" and await run_in_threadpool(self.store.has_passkeys),
        }
        headers = {"Retry-After": str(retry_after)} if retry_after else None
        return draw(request, page, status, problems=problems, headers=headers, **(known | said))


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


def _wait_said(say: Words, seconds: int) -> str:
    if seconds < 90:
        return say("Too many attempts. Try again in {n} seconds.", n=seconds)
    return say("Too many attempts. Try again in {n} minutes.", n=-(-seconds // 60))
