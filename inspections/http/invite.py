"""/invite/…: what an invitation opens, without signing in: one's own name and password. Gateway: starlette.

Looking at it uses nothing up, since cameras and messengers fetch links beforehand; its one key makes the
account. Used, ended, too old and never given are one answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from inspections.access import INSPECTOR, ROLE_TITLES
from inspections.accounts import TooManyAttempts
from inspections.allowance import Allowances
from inspections.http.answers import Problem
from inspections.http.forms import draw, form_of, words_for
from inspections.http.session import address_of, visitor_of
from inspections.office.invites import InviteOver, invited, join, to_be
from inspections.office.reach import reach_said
from inspections.records import StoreBusy
from inspections.refusals import Refused

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.http.letting_in import Door
    from inspections.records import Invite

    Endpoint = Callable[["InvitePages", Request], Awaitable[Response]]

BURST, PER_SECOND = 60, 0.5
"""Requests that one address may make at once, and how many come back each second."""
AT_ONCE = 2
"""Passwords hashed at a time: each takes 64 MiB."""
OVER = "This invitation leads nowhere any more. Ask whoever sent it to you for a new one."
ABOUT_FIELD = {"name_missing": "name", "password_weak": "password"}


def invite_routes(door: Door) -> list[BaseRoute]:
    """The page of an invitation."""
    pages = InvitePages(door)
    return [
        Route("/invite/{code}", pages.ask, methods=["GET"]),
        Route("/invite/{code}", pages.enter, methods=["POST"]),
    ]


def answered(endpoint: Endpoint) -> Endpoint:
    """Every refusal as a page with its sentence."""

    @wraps(endpoint)
    async def answering(pages: InvitePages, request: Request) -> Response:
        try:
            pages.expect_pace(request)
            return await endpoint(pages, request)
        except InviteOver:
            return _refusal(request, Problem(HTTPStatus.NOT_FOUND, "not_found", OVER))
        except TooManyAttempts as wait:
            return _refusal(request, _wait(request, wait.seconds))
        except Problem as problem:
            return _refusal(request, problem)
        except StoreBusy as busy:
            later = Problem(HTTPStatus.SERVICE_UNAVAILABLE, busy.code, str(busy), retry_after=3)
            return _refusal(request, later)

    return answering


class InvitePages:
    """The endpoints, with the door through which the invited come in."""

    def __init__(self, door: Door) -> None:
        self.door, self.store, self.clock = door, door.store, door.clock
        self.allowances = Allowances(BURST, PER_SECOND)
        self.hashing = asyncio.Semaphore(AT_ONCE)

    @answered
    async def ask(self, request: Request) -> Response:
        """Who is invited as what, and the form; nothing is used up."""
        return await self._drawn(request, await self._invited(request))

    @answered
    async def enter(self, request: Request) -> Response:
        """The account is made, and whoever made it comes in as by any password."""
        invite = await self._invited(request)
        fields = await form_of(request)
        await self.door.expect_own_way(request, to_be(invite))
        name, password = fields.get("name", ""), fields.get("password", "")
        joining = partial(join, self.store, invite, name=name, password=password, now=self.clock())
        try:
            async with self.hashing:
                person = await run_in_threadpool(joining)
        except Refused as no:
            problems = {ABOUT_FIELD.get(no.code, ""): no.message}
            return await self._drawn(request, invite, HTTPStatus.UNPROCESSABLE_ENTITY, problems, name)
        return await self.door.after_password(request, person, "")

    def expect_pace(self, request: Request) -> None:
        """Problem 429 where one address asks too fast."""
        if wait := self.allowances.take(address_of(request), self.clock().timestamp()):
            raise _wait(request, wait)

    async def _invited(self, request: Request) -> Invite:
        code = str(request.path_params["code"])
        return await run_in_threadpool(invited, self.store, code, address_of(request), self.clock())

    async def _drawn(
        self,
        request: Request,
        invite: Invite,
        status: int = HTTPStatus.OK,
        problems: dict[str, str] | None = None,
        name: str = "",
    ) -> Response:
        say, visitor = words_for(request), visitor_of(request)
        known: dict[str, Any] = {
            "path": request.url.path,
            "email": invite.email,
            "name": name or invite.name,
            "role": say(ROLE_TITLES[invite.role]),
            "reach": await run_in_threadpool(reach_said, self.store, invite, say),
            "on_tablet": invite.role == INSPECTOR,
            "provider": self.door.rules.name if self.door.rules.by_provider_only(to_be(invite)) else "",
            "visitor": visitor.person.name if visitor else "",
        }
        return draw(request, "invite.html", status, problems=problems, **known)


def _refusal(request: Request, problem: Problem) -> Response:
    wait = {"Retry-After": str(problem.retry_after)} if problem.retry_after is not None else None
    say = words_for(request)
    over = problem.status == HTTPStatus.NOT_FOUND
    return draw(
        request, "invite_over.html", problem.status, headers=wait, sentence=say(problem.message), over=over
    )


def _wait(request: Request, seconds: int) -> Problem:
    sentence = words_for(request)("Too much was asked for from here. Try again in {n} seconds.", n=seconds)
    return Problem(HTTPStatus.TOO_MANY_REQUESTS, "too_fast", sentence, retry_after=seconds)
