"""`/api/…`: what tablet and server say to each other (README.md). Gateway: starlette.

Who asks is settled by the gate (http/security.py) before anything here runs; whose things
they are is settled here, by access.py. What is someone else's is answered like what does not exist.
"""

from __future__ import annotations

import asyncio
import json
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from inspections import office
from inspections.access import is_told, may
from inspections.house_clock import clock_around
from inspections.http.answers import NEVER_KEPT, Problem, body_of, expect_type, not_found
from inspections.http.pressing import encoding_for, pressed
from inspections.http.security import not_signed_in
from inspections.http.session import visitor_of
from inspections.office.log import OFFICE
from inspections.operations.tally import tally
from inspections.records import StoreBusy, StoreError
from inspections.sync import LARGEST_BATCH, BatchRefused, check, read_batch
from inspections.workflow import TO_COME

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from inspections.accounts import Clock, SignedIn
    from inspections.allowance import Allowances
    from inspections.records import HeldEvent, VisitSummary
    from inspections.store import Store

T = TypeVar("T")

BUSY_FOR = 3
"""Seconds after which a busy store is asked again."""
RECEIVING_AT_ONCE = 30
"""Batches that wait together for one commit; further ones wait without a thread."""
MOST_WAITING = 200
"""Batches in memory, of 1 MiB at most each; more are asked to come back."""

FOR_GOOD = {"Cache-Control": "private, max-age=31536000, immutable"}
STATUSES = {"batch_too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE}


def answered(endpoint: Callable[[Any, Request], Awaitable[Response]]) -> Callable[..., Awaitable[Response]]:
    """The endpoint, whose refusals become `sixty.problem`."""

    @wraps(endpoint)
    async def answering(self: Any, request: Request) -> Response:
        try:
            return await endpoint(self, request)
        except Problem as problem:
            return problem.response()
        except office.NotYours:
            return not_found().response()
        except BatchRefused as refused:
            code, message = refused.problem.code, refused.problem.message
            return Problem(STATUSES.get(code, HTTPStatus.BAD_REQUEST), code, message).response()
        except StoreBusy as busy:
            unavailable = HTTPStatus.SERVICE_UNAVAILABLE
            return Problem(unavailable, busy.code, str(busy), retry_after=BUSY_FOR).response()
        except StoreError as error:
            return Problem(HTTPStatus.CONFLICT, error.code, str(error)).response()

    return answering


def sync_routes(store: Store, clock: Clock, allowances: Allowances) -> list[BaseRoute]:
    """/api/… but for the photos, which are http/photos.py's."""
    api = SyncApi(store, clock, allowances)
    return [
        Route("/api/health", api.health, methods=["GET"]),
        Route("/api/me", api.me, methods=["GET"]),
        Route("/api/visits", api.visits, methods=["GET"]),
        Route("/api/packs/{hash}", api.pack, methods=["GET"]),
        Route("/api/visits/{visit}/events", api.events, methods=["GET"]),
        Route("/api/visits/{visit}/events", api.receive, methods=["POST"]),
        Route("/api/visits/{visit}/receipt", api.receipt, methods=["GET"]),
    ]


def nowhere_routes() -> list[BaseRoute]:
    """What catches every other address under /api, which else Streamlit would answer with a page."""
    every = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    return [Route("/api/{rest:path}", nowhere, methods=every)]


async def nowhere(_request: Request) -> Response:
    return not_found().response()


class SyncApi:
    """The endpoints, with the store and the clock they work by."""

    def __init__(self, store: Store, clock: Clock, allowances: Allowances) -> None:
        self.store, self.clock, self.allowances = store, clock, allowances
        self.receiving = asyncio.Semaphore(RECEIVING_AT_ONCE)
        self.waiting = 0
        self.titles: dict[str, Any] = {}

    @answered
    async def health(self, _request: Request) -> Response:
        """200 while the store can be read."""
        await run_in_threadpool(self.store.setting, "health")
        return JSONResponse({"type": "sixty.health", "ok": True}, headers=NEVER_KEPT)

    @answered
    async def me(self, request: Request) -> Response:
        visitor = signed_in_visitor(request)
        person = visitor.person
        said = {"id": person.id, "name": person.name, "role": person.role, "csrf": visitor.csrf}
        return JSONResponse({"type": "sixty.me", **said}, headers=NEVER_KEPT)

    @answered
    async def visits(self, request: Request) -> Response:
        person = signed_in_visitor(request).person

        def listed() -> dict[str, Any]:
            own = [
                v for v in self.store.visits_of_inspector(person.id) if may(person, "record_visit", visit=v)
            ]
            appeals = self.store.appeals_to_comment(person.id)
            return {"visits": [self._line(visit) for visit in own], "appeals": appeals}

        return JSONResponse({"type": "sixty.visits", **await run_in_threadpool(listed)}, headers=NEVER_KEPT)

    @answered
    async def pack(self, request: Request) -> Response:
        """The very bytes its hash was taken of."""
        if not may(signed_in_visitor(request).person, "see_packs"):
            raise not_found()
        pack = await run_in_threadpool(self.store.pack, request.path_params["hash"])
        if pack is None:
            raise not_found()
        encoding = encoding_for(request.headers.get("accept-encoding", ""))
        headers = FOR_GOOD | {"Vary": "Accept-Encoding"}
        if not encoding:
            return Response(pack.body, media_type="application/json", headers=headers)
        raw = pack.body if isinstance(pack.body, bytes) else pack.body.encode()
        body = await run_in_threadpool(pressed, raw, encoding)
        headers["Content-Encoding"] = encoding
        return Response(body, media_type="application/json", headers=headers)

    @answered
    async def receive(self, request: Request) -> Response:
        """Events of one device, and the receipt: 200 however many were refused, since each has its answer."""
        expect_pace(request, self.allowances, self.clock)
        visit, person = await visit_of(request, self.store, "sync_visit"), signed_in_visitor(request).person
        expect_type(request, ("application/json",))
        raw = await body_of(request, LARGEST_BATCH)
        now = self.clock()

        def held() -> dict[str, object] | None:
            batch = read_batch(raw)
            _expect_tablet(batch.device)
            checked = check(batch, visit.id, person.id)
            outcomes = self.store.append(visit.id, checked.events, person.id, now) if checked.events else []
            tally("sync_batches")
            return self.store.receipt(visit.id, batch.device, checked.answers(outcomes), now)

        return _receipt(await self._in_turn(held))

    @answered
    async def receipt(self, request: Request) -> Response:
        visit = await visit_of(request, self.store, "sync_visit")
        device = request.query_params.get("device", "")
        _expect_tablet(device)
        return _receipt(await run_in_threadpool(self.store.receipt, visit.id, device, [], self.clock()))

    @answered
    async def events(self, request: Request) -> Response:
        """Every event held, so that a device can be set up anew; but for who else was asked to go."""
        visit = await visit_of(request, self.store, "see_log")
        person = signed_in_visitor(request).person
        held = await run_in_threadpool(self.store.held_events, visit.id)
        told = [_as_held(one) for one in held if is_told(person, one.event)]
        content = {"type": "sixty.events", "visit": visit.id, "events": told}
        return JSONResponse(content, headers=NEVER_KEPT)

    async def _in_turn(self, work: Callable[[], T]) -> T:
        """What `work` gives, done when it is its turn. Raises StoreBusy when too many wait."""
        if self.waiting >= MOST_WAITING:
            raise StoreBusy("store_busy", "Too many tablets send at once. Nothing is lost: send it again.")
        self.waiting += 1
        try:
            async with self.receiving:
                return await run_in_threadpool(work)
        finally:
            self.waiting -= 1

    def _line(self, visit: VisitSummary) -> dict[str, Any]:
        """A visit as `GET /api/visits` lists it."""
        shown = ("id", "name", "city", "country", "time_zone", "kind")
        return {
            "id": visit.id,
            "hotel": {field: getattr(visit.hotel, field) for field in shown}
            | {"clock": clock_around(visit.hotel.time_zone, date.fromisoformat(visit.starts_on))},
            "starts_on": visit.starts_on,
            "ends_on": visit.ends_on,
            "brief": visit.brief,
            "pack": {
                "id": visit.pack_id,
                "edition": visit.pack_edition,
                "hash": visit.pack_hash,
                "title": self._title_of(visit.pack_hash),
            },
            "status": visit.status,
            **(self._offer(visit) if visit.status in TO_COME else {}),
        }

    def _offer(self, visit: VisitSummary) -> dict[str, Any]:
        """What whoever is asked to go wants to know beside the days: the fee, and who goes along."""
        told = self.store.visit(visit.id)
        people = [(self.store.account(one.person), one) for one in visit.companions]
        names = [one.name if person is None else person.name for person, one in people]
        return {"fee": told.fee if told else "", "companions": names}

    def _title_of(self, pack_hash: str) -> Any:
        if pack_hash not in self.titles:
            pack = self.store.pack(pack_hash)
            self.titles[pack_hash] = json.loads(pack.body)["title"] if pack else {}
        return self.titles[pack_hash]


def signed_in_visitor(request: Request) -> SignedIn:
    """Who asks. Problem 401 if nobody is signed in."""
    visitor = visitor_of(request)
    if visitor is None:
        raise not_signed_in()
    return visitor


def expect_pace(request: Request, allowances: Allowances, clock: Clock) -> None:
    """Takes one of the session's requests. Problem 429 with Retry-After if it has none left."""
    seconds = allowances.take(signed_in_visitor(request).token, clock().timestamp())
    if seconds:
        sentence = f"This tablet sends too fast. Nothing is lost: send it again in {seconds} s."
        raise Problem(HTTPStatus.TOO_MANY_REQUESTS, "too_fast", sentence, retry_after=seconds)


async def visit_of(request: Request, store: Store, action: str) -> VisitSummary:
    """The visit in the address, if whoever asks may do `action` to it; else Problem 404."""
    person = signed_in_visitor(request).person
    visit = await run_in_threadpool(store.summary, request.path_params["visit"])
    if visit is None or not may(person, action, visit=visit):
        raise not_found()
    return visit


def _receipt(receipt: dict[str, object] | None) -> Response:
    if receipt is None:
        raise not_found()
    return JSONResponse(receipt, headers=NEVER_KEPT)


def _as_held(held: HeldEvent) -> dict[str, Any]:
    received_at = held.received_at.isoformat(timespec="milliseconds")
    return {**held.event.as_sent(), "actor": held.event.actor, "received_at": received_at}


def _expect_tablet(device: str) -> None:
    if not device or device == OFFICE:
        raise Problem(HTTPStatus.BAD_REQUEST, "device_unknown", "Name the tablet: device=<its id>.")
