"""/sign-in/oidc: to the organisation's own sign-in, and back with who it says is here. Gateway: starlette."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from inspections.allowance import Allowances
from inspections.http.forms import draw
from inspections.http.letting_in import go
from inspections.http.oidc_provider import NotProven, Provider
from inspections.http.security import local_path
from inspections.http.session import address_of, browser_of, visitor_of
from inspections.http.steps import Step, forget
from inspections.records import StoreBusy
from inspections.refusals import Refused
from inspections.sign_in.audit import note_failed
from inspections.sign_in.identities import account_behind, bind

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.http.letting_in import Door
    from inspections.sign_in.identities import Proven

STEP = "oidc"
BACK = "/sign-in/oidc/back"
BURST, PER_SECOND = 30, 0.5
"""Requests that one address may make at once, and how many come back each second."""

SENTENCES = {
    "cancelled": "You stopped on the way. Nothing was changed.",
    "unreachable": "The sign-in of your organisation cannot be reached just now.",
    "not_proven": (
        "What came back does not belong to a sign-in that was begun here, or it is older than ten minutes."
        " Please begin again."
    ),
    "other_person": "Somebody else is signed in here now. Nothing was connected.",
    "too_fast": "Too much was asked for from here. Wait a minute, then try again.",
}
STATUS = {"cancelled": HTTPStatus.OK, "unreachable": HTTPStatus.BAD_GATEWAY, "too_fast": 429}


class OidcPages:
    """The endpoints, with the door and the provider behind it."""

    def __init__(self, door: Door) -> None:
        self.door, self.provider = door, Provider(door.rules)
        self.allowances = Allowances(BURST, PER_SECOND)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/sign-in/oidc", self.leave, methods=["GET"]),
            Route(BACK, self.back, methods=["GET"]),
        ]

    async def leave(self, request: Request) -> Response:
        """To the provider."""
        if not self.door.rules.issuer:
            return go("/sign-in")
        if not self._in_time(request):
            return self.refusal(request, "too_fast")
        try:
            url, kept = await self.provider.ask(request, self.door.address(request) + BACK)
        except NotProven as failed:
            return self.refusal(request, failed.code)
        return await self.begin(request, go(url), kept, next=request.query_params.get("next", ""))

    async def begin(
        self, request: Request, response: Response, kept: dict[str, Any], **more: str
    ) -> Response:
        """The response, with the step under way."""
        body = {"kept": kept, "next": local_path(more.get("next", "")), "connect": more.get("connect", "")}
        await self.door.steps.begin(request, response, STEP, body)
        return response

    async def back(self, request: Request) -> Response:
        """From the provider: in, or why not. What was kept is used up either way."""
        if not self.door.rules.issuer:
            return go("/sign-in")
        if not self._in_time(request):
            return self.refusal(request, "too_fast")
        proven: Proven | None = None
        try:
            step = await self._step(request)
            proven = await self.provider.answer(request, step.body["kept"])
            response = await self._led(request, proven, step)
        except NotProven as failed:
            return self.refusal(request, failed.code)
        except Refused as refused:
            await self._note(request, proven)
            return self.refusal(request, refused.code, refused.message)
        except StoreBusy as busy:
            return self.refusal(request, "unreachable", str(busy))
        forget(request, response, STEP)
        return response

    def refusal(self, request: Request, code: str, sentence: str = "") -> Response:
        """Why nobody was let in, and where to go from here."""
        status = STATUS.get(code, HTTPStatus.FORBIDDEN)
        name, visitor = self.door.rules.name, visitor_of(request)
        home = "/account" if visitor else "/sign-in"
        sentence = sentence or SENTENCES[code]
        response = draw(request, "oidc_refused.html", status, sentence=sentence, name=name, home=home)
        forget(request, response, STEP)
        return response

    async def _step(self, request: Request) -> Step:
        step = await self.door.steps.take(request, STEP)
        if step is None:
            raise NotProven("not_proven")
        return step

    async def _led(self, request: Request, proven: Proven, step: Step) -> Response:
        """In; or back to the account's page, where the two were to be connected."""
        store, now = self.door.store, self.door.clock()
        if not step.body["connect"]:
            person = await run_in_threadpool(account_behind, store, proven, now)
            return await self.door.let_in(request, person, "signed_in_by_provider", step.body["next"])
        visitor = visitor_of(request)
        if visitor is None or visitor.person.id != step.body["connect"]:
            return self.refusal(request, "other_person")
        await run_in_threadpool(bind, store, visitor.person, proven, now)
        return go("/account?done=connected")

    async def _note(self, request: Request, proven: Proven | None) -> None:
        store, now = self.door.store, self.door.clock()
        email = proven.email if proven else ""
        known = await run_in_threadpool(store.account_by_email, email) if email else None
        await run_in_threadpool(note_failed, store, known, now, browser_of(request), "provider_refused")

    def _in_time(self, request: Request) -> bool:
        return not self.allowances.take(address_of(request), self.door.clock().timestamp())
