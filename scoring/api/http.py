"""The API's addresses, /api/v1/…: who asks, how fast, what is sent; then handlers.py. Gateway: starlette.

No cookie counts here, only a key: no other site can make a browser send one, so nothing is asked of origins.
"""

from __future__ import annotations

import hashlib
import json
import logging
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from inspections.access import may
from inspections.allowance import Allowances
from inspections.http import wall_clock
from inspections.http.answers import Problem, body_of, expect_type
from inspections.http.session import address_of
from inspections.keys.desk import system_behind
from inspections.records import StoreBusy
from inspections.refusals import Refused
from scoring.api import handlers
from scoring.api.calls import IDEMPOTENCY_KEY, LARGEST_BODY, ROOT, Call, call_of
from scoring.api.checking import expect_body, expect_header, expect_query, read_json
from scoring.api.document import document
from scoring.api.once import done_once
from scoring.api.page import of_people
from scoring.api.problems import ApiProblem
from scoring.api.refused import problem_of
from scoring.api.request import Request as Asked

if TYPE_CHECKING:
    from starlette.routing import BaseRoute
    from starlette.types import Receive, Scope, Send

    from inspections.accounts import Clock
    from inspections.keys.key import System
    from inspections.store import Store

HERE = Path(__file__).parent
BURST, PER_SECOND = 120, 2
"""Requests of one key at once, and how many come back each second."""
GUESSES, GUESSES_PER_SECOND = 20, 0.2
"""Wrong keys from one address. A valid one is never kept waiting by them."""
BUSY_FOR = "5"
_TEMPLATES = Jinja2Templates(directory=HERE)  # escapes what it is given


class Anything(StringConvertor):
    """The rest of an address, line breaks too: Starlette's own "path" leaves those to whoever comes next."""

    regex = "(?s:.*)"


register_url_convertor("anything", Anything())


def api_routes(
    store: Store, clock: Clock = wall_clock, *, burst: int = BURST, guesses: int = GUESSES
) -> list[BaseRoute]:
    """Every address of the API; they come before those of inspections/http, which answer the rest of /api."""
    api = Api(store, clock, Allowances(burst, PER_SECOND), Allowances(guesses, GUESSES_PER_SECOND))
    return [
        Route(ROOT, lambda _request: RedirectResponse(f"{ROOT}/"), methods=["GET"]),
        Route(f"{ROOT}/", api.page, methods=["GET"]),
        Route(f"{ROOT}/style.css", lambda _request: FileResponse(HERE / "page.css"), methods=["GET"]),
        Route(f"{ROOT}/openapi.json", api.document, methods=["GET"]),
        Route(f"{ROOT}/{{path:anything}}", api),
    ]


class Api:
    """All calls, with the store and the clock they work by. As an ASGI app, it answers every method."""

    def __init__(self, store: Store, clock: Clock, pace: Allowances, guesses: Allowances) -> None:
        self.store, self.clock, self.pace, self.guesses = store, clock, pace, guesses
        self.told = json.dumps(document(), ensure_ascii=False).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        headers: dict[str, str] = {}
        try:
            response = await self._answer(request, headers)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a problem to act on
            response = _problem(_as_problem(error))
        response.headers.update(headers)
        await response(scope, receive, send)

    async def document(self, _request: Request) -> Response:
        """The OpenAPI document; it holds nothing of the house."""
        return Response(self.told, media_type="application/json", headers={"Cache-Control": "no-cache"})

    async def page(self, request: Request) -> Response:
        """The same for people."""
        return _TEMPLATES.TemplateResponse(request, "page.html", of_people())

    async def _answer(self, request: Request, headers: dict[str, str]) -> Response:
        call, name, methods = call_of(request.method, request.scope["path"].removeprefix(ROOT))
        if call is None:
            if methods:
                raise ApiProblem("method_wrong", headers={"Allow": ", ".join(methods)})
            raise ApiProblem("not_found", "There is no such address.")
        system = await self._system(request)
        self._expect_pace(system, headers)
        if call.scope and not may(system, call.scope):
            raise ApiProblem("scope_missing", f"This asks for a key with the scope {call.scope}.")
        query = expect_query(request.query_params.multi_items(), call.query)
        body = await self._body(request, call) if call.body else {}
        asked = Asked(self.store, system, self.clock(), name, query, body)
        if call.writes:
            return await self._write(request, call, asked)
        told = await run_in_threadpool(handlers.HANDLERS[call.name], asked)
        return _read(request, call, told)

    async def _system(self, request: Request) -> System:
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and key.isascii():
            system = await run_in_threadpool(system_behind, self.store, key.strip(), self.clock())
            if system is not None:
                return system
        wait = self.guesses.take(address_of(request), self.clock().timestamp())
        if wait:
            raise ApiProblem("too_fast", "Too many wrong keys came from there.", headers=_later(wait))
        raise ApiProblem("no_key", headers={"WWW-Authenticate": 'Bearer realm="Sixty"'})

    def _expect_pace(self, system: System, headers: dict[str, str]) -> None:
        now = self.clock().timestamp()
        wait = self.pace.take(system.id, now)
        back = round(self.pace.burst / PER_SECOND)
        headers["RateLimit-Policy"] = f'"key";q={self.pace.burst};w={back}'
        headers["RateLimit"] = f'"key";r={self.pace.left(system.id, now)};t={wait or 1}'
        if wait:
            raise ApiProblem("too_fast", headers=_later(wait))

    async def _body(self, request: Request, call: Call) -> Any:
        expect_type(request, ("application/json",))
        body = read_json(await body_of(request, LARGEST_BODY))
        expect_body(body, call.body or {})
        return body

    async def _write(self, request: Request, call: Call, asked: Asked) -> Response:
        name = request.headers.get("idempotency-key")
        told, again = await run_in_threadpool(_written, call, asked, name)
        response = _json(told, call.status)
        if again:
            response.headers["Idempotent-Replayed"] = "true"
        return response


def _written(call: Call, asked: Asked, name: str | None) -> tuple[dict[str, Any], bool]:
    def do() -> dict[str, Any]:
        return handlers.HANDLERS[call.name](asked)

    if name is None:
        return do(), False
    expect_header("Idempotency-Key", name, IDEMPOTENCY_KEY)
    what = json.dumps([call.name, asked.id, asked.body], sort_keys=True)
    return done_once(asked.store, asked.system, do, name=name, what=what, now=asked.now)


def _read(request: Request, call: Call, told: dict[str, Any]) -> Response:
    response = _json(told, call.status)
    tag = f'"{hashlib.sha256(response.body).hexdigest()[:32]}"'
    if tag in [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]:
        response = Response(status_code=304)
    response.headers["ETag"] = tag
    if told.get("next"):
        sent = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
        query = urlencode([*sent, ("cursor", told["next"])])
        response.headers["Link"] = f'<{ROOT}{call.path}?{query}>; rel="next"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _json(told: dict[str, Any], status: int, kind: str = "application/json") -> Response:
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(body, status, {"Cache-Control": "no-store"}, kind)


def _later(wait: int) -> dict[str, str]:
    return {"Retry-After": str(wait)}


def _problem(problem: ApiProblem) -> Response:
    response = _json(problem.body(ROOT), problem.status, "application/problem+json")
    response.headers.update(problem.headers)
    return response


def _as_problem(error: Exception) -> ApiProblem:
    """What is answered to whatever happened."""
    if isinstance(error, ApiProblem):
        return error
    if isinstance(error, Refused):
        return problem_of(error)
    if isinstance(error, Problem):  # of answers.py: too large, or not of the kind that is asked for
        return ApiProblem(error.code, error.message)
    if isinstance(error, StoreBusy):
        return ApiProblem("busy", str(error), headers={"Retry-After": BUSY_FOR})
    reference = uuid.uuid4().hex[:8]
    logging.getLogger("sixty").error("API call failed, reference %s", reference, exc_info=error)
    return ApiProblem("failed", f"This is our fault. Tell us this reference: {reference}.")
