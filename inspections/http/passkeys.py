"""/sign-in/passkey: what the pages' script asks, and what a device has signed. Gateway: starlette.

Each question is a step of this browser, answered once. It carries the form's token, as every form does.
"""

from __future__ import annotations

from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Route

from inspections.accounts import may_sign_in
from inspections.http.answers import NEVER_KEPT, Problem, json_of
from inspections.http.forms import PAGES, expect_shown_here, words_for
from inspections.http.second_set_up import SetUpPages
from inspections.http.second_step import Who
from inspections.http.security import local_path
from inspections.http.session import browser_of
from inspections.records import StoreBusy
from inspections.refusals import Refused
from inspections.second_factor.factors import add_passkey, factors_of
from inspections.second_factor.passkeys import (
    Asked,
    NotProved,
    ask_for,
    ask_for_new,
    new_passkey,
    uses_proved,
)
from inspections.sign_in.audit import kind_of_device, note_failed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.records import Passkey

    Endpoint = Callable[["PasskeyPages", Request, dict[str, Any]], Awaitable[Response]]

STEP, NEW = "passkey", "passkey_new"
LARGEST = 32 * 1024
NOT_KNOWN = "This passkey does not sign anyone in here. Use another one, or your password."
OVER = "That took too long. Please begin again."


def spoken(endpoint: Endpoint) -> Callable[[PasskeyPages, Request], Awaitable[Response]]:
    """The JSON that our own page's script sent, and every refusal as a problem in the reader's language."""

    @wraps(endpoint)
    async def answering(pages: PasskeyPages, request: Request) -> Response:
        try:
            pages.second.expect_pace(request)
            fields = await json_of(request, LARGEST)
            expect_shown_here(request, {"form_token": str(fields.get("form_token", ""))})
            return await endpoint(pages, request, fields)
        except Problem as caught:
            problem = caught
        except Refused as refused:
            problem = Problem(HTTPStatus.CONFLICT, refused.code, refused.message)
        except StoreBusy as busy:
            problem = Problem(HTTPStatus.SERVICE_UNAVAILABLE, busy.code, str(busy), retry_after=3)
        problem.message = words_for(request)(problem.message)
        return problem.response()

    return answering


class PasskeyPages:
    """The endpoints, beside those of the second step."""

    def __init__(self, set_up: SetUpPages) -> None:
        self.set_up, self.second, self.door = set_up, set_up.second, set_up.door
        self.store, self.clock = set_up.store, set_up.clock

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/sign-in/passkey.js", script, methods=["GET"]),
            Route("/sign-in/passkey/ask", self.ask, methods=["POST"]),
            Route("/sign-in/passkey", self.take, methods=["POST"]),
            Route("/sign-in/passkey/new/ask", self.ask_new, methods=["POST"]),
            Route("/sign-in/passkey/new", self.take_new, methods=["POST"]),
        ]

    @spoken
    async def ask(self, request: Request, fields: dict[str, Any]) -> Response:
        """A challenge: to whoever waits at the second step for one of theirs, else for any of this house."""
        who = await self._who(request, fields)
        held = await run_in_threadpool(self.store.passkeys_of, who.person.id) if who else []
        asked = ask_for(self.door.address(request), held)
        return await self._asked(request, STEP, asked, who.person.id if who else "")

    @spoken
    async def take(self, request: Request, fields: dict[str, Any]) -> Response:
        """In, by what a device has signed."""
        who = await self._who(request, fields)
        step = await self.door.steps.take(request, STEP)
        if step is None or step.account_id != (who.person.id if who else ""):
            raise Problem(HTTPStatus.CONFLICT, "step_over", OVER)
        sent = _credential(fields)
        passkey = await run_in_threadpool(self.store.passkey, str(sent.get("id", "")))
        person = await run_in_threadpool(self.store.account, passkey.account_id) if passkey else None
        if passkey is None or person is None or (who and who.person.id != person.id):
            raise _not_known()
        try:
            uses = uses_proved(self.door.address(request), step.body["challenge"], passkey, sent)
        except NotProved:
            about = (self.store, person, self.clock(), browser_of(request), "second_step_failed")
            await run_in_threadpool(note_failed, *about)
            raise _not_known() from None
        if not await run_in_threadpool(may_sign_in, self.store, person):
            raise _not_known()
        await self.door.expect_own_way(request, person)
        await run_in_threadpool(self.store.use_passkey, passkey.id, uses, self.clock())
        wanted = who.wanted if who else local_path(str(fields.get("next", "")))
        way = "signed_in_by_two" if who else "signed_in_by_passkey"
        return _led(await self.second.enter(request, Who(person, wanted, pending=True), way))

    @spoken
    async def ask_new(self, request: Request, fields: dict[str, Any]) -> Response:
        """A challenge for a new passkey of whoever sets one up."""
        who = await self.set_up.who_sets_up(request, fields)
        held = await run_in_threadpool(self.store.passkeys_of, who.person.id)
        asked = ask_for_new(self.door.address(request), who.person, held)
        return await self._asked(request, NEW, asked, who.person.id)

    @spoken
    async def take_new(self, request: Request, fields: dict[str, Any]) -> Response:
        """The new passkey, held; whoever waited for it is in. The page asks for recovery codes next."""
        who = await self.set_up.who_sets_up(request, fields)
        step = await self.door.steps.take(request, NEW)
        if step is None or step.account_id != who.person.id:
            raise Problem(HTTPStatus.CONFLICT, "step_over", OVER)
        made = self._made(request, who, step.body["challenge"], _credential(fields))
        await run_in_threadpool(add_passkey, self.store, who.person, made, self.clock())
        has = await run_in_threadpool(factors_of, self.store, who.person.id)
        told: dict[str, Any] = {"to": "/account?done=factor", "recovery": not has.recovery_left}
        if who.pending:
            led = await self.second.enter(request, who, "signed_in_by_two")
            return _led(led, recovery=True)
        return JSONResponse(told, headers=NEVER_KEPT)

    def _made(self, request: Request, who: Who, challenge: str, sent: dict[str, Any]) -> Passkey:
        name, address = kind_of_device(browser_of(request)), self.door.address(request)
        try:
            return new_passkey(address, challenge, who.person, sent, name, self.clock())
        except NotProved:
            sentence = "The passkey could not be checked. Please begin again."
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "not_proved", sentence) from None

    async def _who(self, request: Request, fields: dict[str, Any]) -> Who | None:
        """Who waits at the second step, where that page asks. Problem 409 where nobody does any more."""
        if fields.get("for") != "second":
            return None
        who = await self.second.who_waits(request)
        if who is None:
            raise Problem(HTTPStatus.CONFLICT, "step_over", OVER)
        return who

    async def _asked(self, request: Request, kind: str, asked: Asked, account_id: str) -> Response:
        response = JSONResponse(asked.options, headers=NEVER_KEPT)
        await self.door.steps.begin(request, response, kind, {"challenge": asked.challenge}, account_id)
        return response


async def script(_request: Request) -> Response:
    headers = {"Cache-Control": "no-cache"}
    return FileResponse(PAGES / "passkey.js", media_type="text/javascript", headers=headers)


def _led(response: Response, **more: Any) -> Response:
    """The same way and cookies as JSON: a script cannot follow a redirect with the page."""
    told = JSONResponse({"to": response.headers["location"], **more}, headers=NEVER_KEPT)
    for cookie in response.headers.getlist("set-cookie"):
        told.headers.append("set-cookie", cookie)
    return told


def _credential(fields: dict[str, Any]) -> dict[str, Any]:
    sent = fields.get("credential")
    if not isinstance(sent, dict):
        raise Problem(HTTPStatus.BAD_REQUEST, "no_credential", OVER)
    return sent


def _not_known() -> Problem:
    return Problem(HTTPStatus.FORBIDDEN, "passkey_unknown", NOT_KNOWN)
