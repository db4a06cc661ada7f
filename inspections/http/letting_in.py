"""The moment a session is given, and who must first show more than a password. Gateway: starlette."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from inspections import accounts
from inspections.http.answers import NEVER_KEPT, Problem
from inspections.http.forms import words_for
from inspections.http.security import HOMES, PAGES_OF, local_path
from inspections.http.session import browser_of, give_cookie, visitor_of
from inspections.http.steps import Steps
from inspections.second_factor.factors import factors_of
from inspections.sign_in.audit import note_failed, note_sign_in

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from inspections.accounts import Clock
    from inspections.records import Account
    from inspections.sign_in.rules import SignInRules
    from inspections.store import Store

SECOND = "second"
"""The step of whoever has given the password, and must show or set up something else."""


class Door:
    """Lets people in, by the store, the clock and the house's rules."""

    def __init__(self, store: Store, clock: Clock, rules: SignInRules) -> None:
        self.store, self.clock, self.rules = store, clock, rules
        self.steps = Steps(store, clock)

    def address(self, request: Request) -> str:
        """This house's own address: the settings', else as this browser came."""
        return self.rules.address or f"{request.url.scheme}://{request.url.netloc}"

    async def after_password(self, request: Request, person: Account, wanted: str) -> Response:
        """Into the house, or to the second step. Problem 403 where only the organisation's sign-in counts."""
        await self.expect_own_way(request, person)
        has = await run_in_threadpool(factors_of, self.store, person.id)
        if not has and not self.rules.needs_factor(person):
            return await self.let_in(request, person, "signed_in", wanted)
        body = {"next": local_path(wanted), "set_up": not has}
        response = go("/sign-in/second")
        await self.steps.begin(request, response, SECOND, body, person.id)
        return response

    async def expect_own_way(self, request: Request, person: Account) -> None:
        """Problem 403 where this person signs in through the organisation alone."""
        if not self.rules.by_provider_only(person):
            return
        await run_in_threadpool(note_failed, self.store, person, self.clock(), browser_of(request))
        sentence = words_for(request)("Your account signs in with {name}.", name=self.rules.name)
        raise Problem(HTTPStatus.FORBIDDEN, "provider_only", sentence)

    async def let_in(self, request: Request, person: Account, way: str, wanted: str = "") -> Response:
        """The way to where this person works, signed in; `way` is one of audit_sign_in.WAYS."""
        token = await run_in_threadpool(accounts.open_session, self.store, person.id, self.clock())
        return await self.welcome(request, token, way, wanted)

    async def welcome(self, request: Request, token: str, way: str, wanted: str = "") -> Response:
        """The same with the session of that token, just opened."""
        person = await run_in_threadpool(accounts.person_of, self.store, token, self.clock())
        if person is None:
            return go("/sign-in")
        response = go(home_of(person, wanted))
        await self.give(request, response, token, way)
        return response

    async def give(self, request: Request, response: Response, token: str, way: str) -> None:
        """The session of that token to this browser, instead of the one it had."""
        await self.end_session(request)
        await run_in_threadpool(note_sign_in, self.store, token, self.clock(), browser_of(request), way)
        give_cookie(response, request, token)

    async def end_session(self, request: Request) -> None:
        """The session of whoever is here."""
        if visitor := visitor_of(request):
            await run_in_threadpool(accounts.sign_out, self.store, visitor.token, self.clock())


def go(path: str) -> Response:
    """The way to another page."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER, headers=NEVER_KEPT)


def home_of(person: Account, wanted: str = "") -> str:
    """Where a person works: what they asked for, if it is theirs; else tablet, board or first page."""
    path = local_path(wanted)
    if person.role not in HOMES:
        return path
    home = HOMES[person.role]
    return path if path.startswith((home, *PAGES_OF[person.role])) else home
