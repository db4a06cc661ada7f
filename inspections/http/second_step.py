"""/sign-in/second: what is asked after the password. Gateway: starlette."""

from __future__ import annotations

from functools import partial, wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from inspections.accounts import TooManyAttempts, may_sign_in, open_session
from inspections.allowance import Allowances
from inspections.http.answers import Problem
from inspections.http.forms import draw, form_of, words_for
from inspections.http.letting_in import SECOND, go
from inspections.http.session import address_of, browser_of, visitor_of
from inspections.http.steps import forget
from inspections.records import StoreBusy
from inspections.refusals import Refused
from inspections.second_factor.factors import WrongCode, check_code, factors_of
from inspections.sign_in.audit import note_failed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.http.letting_in import Door
    from inspections.records import Account

    Endpoint = Callable[[Any, Request], Awaitable[Response]]

BURST, PER_SECOND = 60, 0.5
WRONG = "This code does not fit. Codes change every half minute, and each works once."


class Who(NamedTuple):
    """Who sets something up, and where they go on to; `pending` while they are not in yet."""

    person: Account
    wanted: str
    pending: bool


def redrawn(endpoint: Endpoint) -> Endpoint:
    """Leads anew to the step, with what was wrong, where a form could not be taken."""

    @wraps(endpoint)
    async def answering(pages: Any, request: Request) -> Response:
        try:
            return await endpoint(pages, request)
        except Problem as problem:
            return stopped(request, problem.status, problem.message, problem.retry_after)
        except Refused as refused:
            return stopped(request, HTTPStatus.CONFLICT, refused.message)
        except StoreBusy as busy:
            return stopped(request, HTTPStatus.SERVICE_UNAVAILABLE, str(busy), 3)

    return answering


class SecondPages:
    """The endpoints, with the door they stand at."""

    def __init__(self, door: Door) -> None:
        self.door, self.store, self.clock = door, door.store, door.clock
        self.allowances = Allowances(BURST, PER_SECOND)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/sign-in/second", self.ask, methods=["GET"]),
            Route("/sign-in/second", self.take, methods=["POST"]),
        ]

    async def ask(self, request: Request) -> Response:
        """The second step, or the choice of one."""
        return await self._asked(request)

    @redrawn
    async def take(self, request: Request) -> Response:
        """In, by a code."""
        self.expect_pace(request)
        fields = await form_of(request)
        who = await self.who_waits(request)
        if who is None:
            return go("/sign-in")
        check = partial(
            check_code,
            self.store,
            self.door.rules.seal,
            who.person,
            fields.get("code", ""),
            self.clock(),
        )
        try:
            await run_in_threadpool(check)
        except WrongCode:
            about = (self.store, who.person, self.clock(), browser_of(request), "second_step_failed")
            await run_in_threadpool(note_failed, *about)
            return await self._asked(request, HTTPStatus.UNAUTHORIZED, {"code": WRONG})
        except TooManyAttempts as wait:
            said = words_for(request)("Too many attempts. Try again in {n} seconds.", n=wait.seconds)
            return await self._asked(request, HTTPStatus.TOO_MANY_REQUESTS, {"": said}, wait.seconds)
        return await self.enter(request, who, "signed_in_by_two")

    async def enter(self, request: Request, who: Who, way: str) -> Response:
        """Into the house; the step is used up."""
        await self.door.steps.take(request, SECOND)
        response = await self.door.let_in(request, who.person, way, who.wanted)
        forget(request, response, SECOND)
        return response

    async def give(self, request: Request, response: Response, who: Who, way: str) -> None:
        """The session with a page that is shown first; the step is used up."""
        token = await run_in_threadpool(open_session, self.store, who.person.id, self.clock())
        await self.door.give(request, response, token, way)
        await self.door.steps.take(request, SECOND)
        forget(request, response, SECOND)

    async def who_waits(self, request: Request, *, set_up: bool = False) -> Who | None:
        """Who has given the password in this browser, and waits to show a second step (or to set one up)."""
        step = await self.door.steps.look(request, SECOND)
        if step is None or bool(step.body["set_up"]) != set_up:
            return None
        person = await run_in_threadpool(self.store.account, step.account_id)
        if person is None or not await run_in_threadpool(may_sign_in, self.store, person):
            return None
        return Who(person, step.body["next"], pending=True)

    def expect_pace(self, request: Request) -> None:
        """Problem 429 where one address asks too fast."""
        if wait := self.allowances.take(address_of(request), self.clock().timestamp()):
            sentence = "Too much was asked for from here. Wait a minute, then try again."
            raise Problem(HTTPStatus.TOO_MANY_REQUESTS, "too_fast", sentence, retry_after=wait)

    async def _asked(
        self,
        request: Request,
        status: int = HTTPStatus.OK,
        problems: dict[str, str] | None = None,
        retry_after: int | None = None,
    ) -> Response:
        headers = {"Retry-After": str(retry_after)} if retry_after else None
        if who := await self.who_waits(request, set_up=True):
            return draw(request, "second_choice.html", status, problems=problems, name=who.person.name)
        if who := await self.who_waits(request):
            has = await run_in_threadpool(factors_of, self.store, who.person.id)
            return draw(request, "second.html", status, problems=problems, headers=headers, has=has, next="")
        return go("/sign-in")


def stopped(request: Request, status: int, sentence: str, retry_after: int | None = None) -> Response:
    """Why it was not done, and where to go from here."""
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    home = "/account" if visitor_of(request) else "/sign-in"
    return draw(request, "second_stopped.html", status, sentence=sentence, home=home, headers=headers)
