"""/sign-in/code, /sign-in/recovery: a second step is set up. Gateway: starlette.

The same pages serve who is in (from /account) and who may not come in without a second step. Whoever is in
must have signed in just now: a session left open on a desk adds no way of its own.
"""

from __future__ import annotations

import base64
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from inspections.http.answers import Problem
from inspections.http.forms import draw, form_of
from inspections.http.letting_in import go, home_of
from inspections.http.second_step import WRONG, SecondPages, Who, redrawn
from inspections.http.security import local_path
from inspections.http.session import visitor_of
from inspections.qr_codes import svg_of
from inspections.second_factor.factors import WrongCode, add_codes, factors_of, new_recovery_codes
from inspections.second_factor.one_time import fresh_secret, link_of

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.accounts import SignedIn

CODE = "code"
"""The step of an authenticator app being set up."""
JUST_NOW = timedelta(minutes=15)


class SetUpPages:
    """The endpoints, beside those of the second step."""

    def __init__(self, second: SecondPages) -> None:
        self.second, self.door, self.store, self.clock = second, second.door, second.store, second.clock

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/sign-in/code", self.offer_codes, methods=["POST"]),
            Route("/sign-in/code/proof", self.take_proof, methods=["POST"]),
            Route("/sign-in/recovery", self.give_recovery, methods=["POST"]),
        ]

    @redrawn
    async def offer_codes(self, request: Request) -> Response:
        """A new secret for an authenticator app, as a QR code and in letters."""
        self.second.expect_pace(request)
        who = await self.who_sets_up(request, await form_of(request))
        secret = fresh_secret()
        sealed = await run_in_threadpool(self.door.rules.seal.close, secret)
        response = self._draw_codes(request, who, secret)
        await self.door.steps.begin(request, response, CODE, {"sealed": sealed}, who.person.id)
        return response

    @redrawn
    async def take_proof(self, request: Request) -> Response:
        """The app makes codes from now on; recovery codes, where there are none."""
        self.second.expect_pace(request)
        fields = await form_of(request)
        who = await self.who_sets_up(request, fields)
        step = await self.door.steps.look(request, CODE)
        if step is None or step.account_id != who.person.id:
            raise Problem(
                HTTPStatus.CONFLICT, "step_over", "That took more than ten minutes. Please begin again."
            )
        seal = self.door.rules.seal
        secret = await run_in_threadpool(seal.open, step.body["sealed"])
        proof = partial(add_codes, self.store, seal, who.person, secret, fields.get("code", ""), self.clock())
        try:
            await run_in_threadpool(proof)
        except WrongCode:
            return self._draw_codes(request, who, secret, {"code": WRONG})
        await self.door.steps.take(request, CODE)
        return await self.done(request, who)

    @redrawn
    async def give_recovery(self, request: Request) -> Response:
        """Ten new codes, shown this once."""
        self.second.expect_pace(request)
        fields = await form_of(request)
        who = await self.who_sets_up(request, fields)
        return await self._draw_recovery(
            request, who._replace(wanted=local_path(fields.get("next") or who.wanted))
        )

    async def done(self, request: Request, who: Who) -> Response:
        """Something was set up: on to the recovery codes, where there are none, and into the house."""
        has = await run_in_threadpool(factors_of, self.store, who.person.id)
        onward = go("/account?done=factor")
        if not has.recovery_left:
            onward = await self._draw_recovery(request, who)
        if who.pending:
            await self.second.give(request, onward, who, "signed_in_by_two")
        return onward

    async def who_sets_up(self, request: Request, fields: dict[str, Any]) -> Who:
        """Who is in and has signed in just now, or may not come in before. Problem 403 for others."""
        visitor = visitor_of(request)
        who: Who | None = None
        if fields.get("whose") == "pending":
            who = await self.second.who_waits(request, set_up=True)
        elif visitor and not visitor.person.demo and is_fresh(visitor, self.clock()):
            who = Who(visitor.person, "/account", pending=False)
        if who is None:
            raise Problem(HTTPStatus.FORBIDDEN, "sign_in_again", "Sign in again to do this.")
        return who

    def _draw_codes(
        self, request: Request, who: Who, secret: str, problems: dict[str, str] | None = None
    ) -> Response:
        picture = base64.b64encode(svg_of(link_of(secret, who.person.email)).encode()).decode()
        fours = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        status = HTTPStatus.UNAUTHORIZED if problems else HTTPStatus.OK
        whose = "pending" if who.pending else ""
        return draw(
            request, "code.html", status, problems=problems, picture=picture, letters=fours, whose=whose
        )

    async def _draw_recovery(self, request: Request, who: Who) -> Response:
        codes = await run_in_threadpool(new_recovery_codes, self.store, who.person, self.clock())
        return draw(request, "recovery.html", codes=codes, home=home_of(who.person, who.wanted))


def is_fresh(visitor: SignedIn, now: datetime) -> bool:
    """Whether this person has signed in just now."""
    return bool(now - visitor.since <= JUST_NOW)
