"""/account: one's own second step, devices, password and organisation. Gateway: starlette."""

from __future__ import annotations

from functools import partial, wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from inspections import office
from inspections.access import ROLE_TITLES
from inspections.accounts import (
    SESSION_LASTS,
    TooManyAttempts,
    WrongPassword,
    hash_of,
    open_session,
    who_knows,
)
from inspections.audit import note
from inspections.dates import day_said
from inspections.http.answers import Problem
from inspections.http.forms import draw, form_of, words_for
from inspections.http.letting_in import go, home_of
from inspections.http.oidc import BACK
from inspections.http.oidc_provider import NotProven
from inspections.http.second_set_up import is_fresh
from inspections.http.session import address_of, visitor_of
from inspections.language import LOCALES, Words, language_of
from inspections.records import StoreBusy
from inspections.refusals import Refused
from inspections.second_factor.factors import drop_codes, drop_passkey, factors_of
from inspections.second_factor.recovery import HOW_MANY
from inspections.sign_in.audit import NO_DEVICE, WAYS
from inspections.wording.nb import BOKMAAL

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.accounts import SignedIn
    from inspections.http.letting_in import Door
    from inspections.http.oidc import OidcPages
    from inspections.records import SessionRecord
    from inspections.store import Store

    Endpoint = Callable[["AccountPages", Request, SignedIn, dict[str, str]], Awaitable[Response]]

REFERENCE = 16
"""So many letters of a session's digest name it on its owner's page."""
DONE = {
    "factor": "Your second step is set up.",
    "removed": "It is removed.",
    "ended": "The session has ended.",
    "others": "All other sessions have ended.",
    "password": "Your password is changed. All other sessions have ended.",
    "connected": "The sign-in of your organisation is connected.",
}


def mine(endpoint: Endpoint) -> Callable[[AccountPages, Request], Awaitable[Response]]:
    """A form of this page, with who sent it; the page anew with why not, where it could not be done."""

    @wraps(endpoint)
    async def answering(pages: AccountPages, request: Request) -> Response:
        visitor = visitor_of(request)
        if visitor is None:
            return go("/sign-in?next=/account")
        try:
            return await endpoint(pages, request, visitor, await form_of(request))
        except Problem as problem:
            status, wrong = problem.status, {"": problem.message}
        except Refused as refused:
            field = "password" if refused.code == "password_weak" else ""
            status, wrong = HTTPStatus.CONFLICT, {field: refused.message}
        except WrongPassword:
            status, wrong = HTTPStatus.UNAUTHORIZED, {"current": "That is not your current password."}
        except TooManyAttempts as wait:
            said = words_for(request)("Too many attempts. Try again in {n} seconds.", n=wait.seconds)
            status, wrong = HTTPStatus.TOO_MANY_REQUESTS, {"": said}
        except StoreBusy as busy:
            status, wrong = HTTPStatus.SERVICE_UNAVAILABLE, {"": str(busy)}
        return await pages.draw(request, visitor, status, wrong)

    return answering


class AccountPages:
    """The endpoints, with the door and the organisation's sign-in."""

    def __init__(self, door: Door, oidc: OidcPages) -> None:
        self.door, self.oidc, self.store, self.clock = door, oidc, door.store, door.clock

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/account", self.show, methods=["GET"]),
            Route("/account/password", self.change_password, methods=["POST"]),
            Route("/account/sessions", self.end_sessions, methods=["POST"]),
            Route("/account/drop", self.drop, methods=["POST"]),
            Route("/account/connect", self.connect, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """All of it."""
        visitor = visitor_of(request)
        if visitor is None:
            return go("/sign-in?next=/account")
        return await self.draw(request, visitor)

    @mine
    async def change_password(self, request: Request, visitor: SignedIn, fields: dict[str, str]) -> Response:
        """A new password, for whoever knows the present one; this device stays signed in."""
        person, now, current = visitor.person, self.clock(), fields.get("current", "")
        if person.demo or self.door.rules.by_provider_only(person):
            raise Problem(HTTPStatus.FORBIDDEN, "no_password", "Your account has no password of its own.")
        await run_in_threadpool(who_knows, self.store, person.email, current, address_of(request), now)
        change = partial(office.set_password, self.store, person, person.id, current=current)
        await run_in_threadpool(change, fields.get("password", ""), now)
        token = await run_in_threadpool(open_session, self.store, person.id, now)
        response = go("/account?done=password")
        await self.door.give(request, response, token, visitor.way or "signed_in")
        return response

    @mine
    async def end_sessions(self, _request: Request, visitor: SignedIn, fields: dict[str, str]) -> Response:
        """One session, or all but this one."""
        now, here, named = self.clock(), hash_of(visitor.token), fields.get("end", "")
        open_ones = await run_in_threadpool(self.store.sessions_of, visitor.person.id, now)
        going = [
            one.token_hash
            for one in open_ones
            if one.token_hash != here and (not named or one.token_hash[:REFERENCE] == named)
        ]
        await run_in_threadpool(self._end, visitor, going, now)
        return go(f"/account?done={'ended' if named else 'others'}")

    @mine
    async def drop(self, _request: Request, visitor: SignedIn, fields: dict[str, str]) -> Response:
        """A passkey, or the authenticator app."""
        self._expect_fresh(visitor)
        person, now = visitor.person, self.clock()
        needed = self.door.rules.needs_factor(person)
        if passkey := fields.get("passkey"):
            await run_in_threadpool(drop_passkey, self.store, person, passkey, now, needed=needed)
        else:
            await run_in_threadpool(drop_codes, self.store, person, now, needed=needed)
        return go("/account?done=removed")

    @mine
    async def connect(self, request: Request, visitor: SignedIn, _fields: dict[str, str]) -> Response:
        """The way to the organisation's sign-in, as a link: a form may not lead to another site."""
        self._expect_fresh(visitor)
        if not self.door.rules.issuer:
            return go("/account")
        try:
            url, kept = await self.oidc.provider.ask(request, self.door.address(request) + BACK)
        except NotProven as failed:
            return self.oidc.refusal(request, failed.code)
        language = await run_in_threadpool(language_for, self.store, request, visitor)
        response = drawn(request, language, "connect.html", url=url, name=self.door.rules.name)
        return await self.oidc.begin(request, response, kept, connect=visitor.person.id)

    async def draw(
        self,
        request: Request,
        visitor: SignedIn,
        status: int = HTTPStatus.OK,
        problems: dict[str, str] | None = None,
    ) -> Response:
        """The page, with what was done last or why it was not."""
        person, now, rules = visitor.person, self.clock(), self.door.rules
        has = await run_in_threadpool(factors_of, self.store, person.id)
        sessions = await run_in_threadpool(self.store.sessions_of, person.id, now)
        issuers = await run_in_threadpool(self.store.issuers_of, person.id)
        language = await run_in_threadpool(language_for, self.store, request, visitor)
        locale = LOCALES[language]
        return drawn(
            request,
            language,
            "account.html",
            status,
            problems=problems,
            person=person,
            role=ROLE_TITLES[person.role],
            has=has,
            how_many=HOW_MANY,
            fresh=is_fresh(visitor, now),
            sessions=[told(one, visitor, locale) for one in sessions],
            day=lambda at: day_said(at.date(), locale, year=True),
            provider=rules.name if rules.issuer else "",
            connected=rules.issuer in issuers,
            own_password=not rules.by_provider_only(person),
            home=home_of(person),
            done=DONE.get(request.query_params.get("done", ""), ""),
        )

    def _end(self, visitor: SignedIn, going: list[str], now: datetime) -> None:
        for token_hash in going:
            self.store.revoke_session(token_hash, now)
        if going:
            note(self.store, visitor.person, "signed_out", now, about=visitor.person.name)

    def _expect_fresh(self, visitor: SignedIn) -> None:
        if not is_fresh(visitor, self.clock()):
            raise Problem(HTTPStatus.FORBIDDEN, "sign_in_again", "Sign in again to do this.")


def drawn(request: Request, language: str, page: str, status: int = HTTPStatus.OK, **said: Any) -> Response:
    """A page of ours in the language that its reader has chosen."""
    say = Words(lambda: language, nb=BOKMAAL)
    problems = {field: say(sentence) for field, sentence in (said.pop("problems", None) or {}).items()}
    told: dict[str, Any] = {"say": say, "tongue": language, "device": partial(device_said, say)}
    return draw(request, page, status, problems=problems, **told, **said)


def device_said(say: Words, device: str) -> str:
    """A kind of device as the book has it, in the reader's language."""
    browser, on, system = device.partition(" on ")
    return say("{browser} on {system}", browser=browser, system=system) if on else say(device or NO_DEVICE)


def language_for(store: Store, request: Request, visitor: SignedIn) -> str:
    """What this person chose, else what the browser asks for."""
    return language_of(store, visitor.person, request.headers.get("accept-language", ""))


def told(session: SessionRecord, visitor: SignedIn, locale: str) -> dict[str, str | bool]:
    """A line of the list of devices. It is known to the hour when one was last used (accounts.py)."""
    return {
        "ref": session.token_hash[:REFERENCE],
        "device": session.device,
        "way": WAYS.get(session.way, ""),
        "since": day_said(session.created_at.date(), locale, year=True),
        "seen": day_said((session.expires_at - SESSION_LASTS).date(), locale, year=True),
        "here": session.token_hash == hash_of(visitor.token),
    }
