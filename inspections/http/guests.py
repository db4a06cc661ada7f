"""/g/…: what a card's code opens for a guest, and /promises/…: what a house promises. Gateway: starlette.

The guest's page asks for no log-in and works without scripts. Its cookie is a random number for /g alone,
forgotten after three days; with it a device counts once (guests/counting.py).
"""

from __future__ import annotations

import secrets
import uuid
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

from inspections.accounts import network_of
from inspections.allowance import Allowances
from inspections.guests.counting import STAY
from inspections.guests.desk import promises_for
from inspections.guests.languages import chosen, names, texts
from inspections.guests.parts import CES, CSAT, NPS, Place
from inspections.guests.places import place_behind
from inspections.guests.speaking import read, speak
from inspections.http.answers import NEVER_KEPT, Problem
from inspections.http.forms import GUEST_PAGES, draw, expect_shown_here, fields_of
from inspections.http.session import address_of, is_https, visitor_of
from inspections.records import Hotel, StoreBusy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.accounts import Clock
    from inspections.store import Store

COOKIE = "sixty_guest"
BURST, PER_SECOND = 300, 2.0
"""Requests from one network at once, and how many come back each second: a hotel's guests share its own."""
VOICES_AT_ONCE, VOICES_PER_SECOND = 60, 0.05
"""Voices from one network: after sixty, three a minute. A phone that is told to wait sends its own later."""
LARGEST_FORM = 64 * 1024
"""Bytes: two thousand signs of Chinese are eighteen thousand in a form, and there are two such fields."""
FIELDS = ("csat", "nps", "ces", "perfect", "words", "contact", "voice")
TYPES = {"guest.css": "text/css; charset=utf-8", "guest.js": "text/javascript; charset=utf-8"}


class Here(NamedTuple):
    """Where a guest stands, and in which language the page speaks."""

    place: Place
    hotel: Hotel
    language: str
    promised: bool


def guest_routes(store: Store, clock: Clock) -> list[BaseRoute]:
    """The guest's page, its two files, and a house's promises."""
    pages = GuestPages(store, clock)
    return [
        *(Route(f"/g/{name}", part, methods=["GET"]) for name in TYPES),
        Route("/g/{code}", pages.show, methods=["GET"]),
        Route("/g/{code}", pages.take, methods=["POST"]),
        Route("/promises/{hotel}", pages.promises, methods=["GET"]),
    ]


async def part(request: Request) -> Response:
    """The style or the script of the page."""
    name = request.url.path.rpartition("/")[2]
    headers = {"Cache-Control": "public, max-age=3600"}
    return FileResponse(GUEST_PAGES / name, media_type=TYPES[name], headers=headers)


class GuestPages:
    """The pages, with the store and the clock they work by."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock
        self.allowances = Allowances(BURST, PER_SECOND)
        self.voices = Allowances(VOICES_AT_ONCE, VOICES_PER_SECOND)

    async def show(self, request: Request) -> Response:
        """The questions; or thanks, where they were answered without a script."""
        if wait := self._wait(request):
            return self._refused(request, wait)
        here = await self._here(request)
        if here is None:
            return self._gone(request)
        query = request.query_params
        return self._page(request, here, thanked="thanks" in query, answered="answered" in query)

    async def take(self, request: Request) -> Response:
        """Holds what was said. A script asks for JSON; a form is led to the thanks."""
        if wait := self._wait(request) or self._wait(request, self.voices):
            return self._refused(request, wait)
        here = await self._here(request)
        if here is None:
            return self._gone(request)
        try:
            fields = await fields_of(request, LARGEST_FORM)
        except Problem as problem:
            return problem.response()
        here = here._replace(language=chosen(fields.get("lang", ""), here.language))
        return await self._taken(request, here, fields)

    async def _taken(self, request: Request, here: Here, fields: dict[str, str]) -> Response:
        """What was sent, held; or the page anew with what was typed, so that nothing is lost."""
        try:
            expect_shown_here(request, fields)
        except Problem as problem:
            return self._asked(request, here, fields, "expired", problem.status)
        voice = read(fields, here.place, here.language, self.clock())
        if not voice.says_something:
            return self._asked(request, here, fields, "empty", HTTPStatus.UNPROCESSABLE_ENTITY)
        contact, device = fields.get("contact", ""), request.cookies.get(COOKIE) or secrets.token_urlsafe(16)
        try:
            await run_in_threadpool(
                speak,
                self.store,
                voice,
                contact=contact,
                device=device,
                look=_look(request),
                network=network_of(address_of(request)),
                staff=visitor_of(request) is not None,
            )
        except StoreBusy:
            return self._asked(request, here, fields, "fast", HTTPStatus.SERVICE_UNAVAILABLE)
        response = _thanks(request, here, answered=bool(contact.strip()))
        _give_cookie(response, request, device)
        return response

    async def promises(self, request: Request) -> Response:
        """What the house has promised in public."""
        hotel_id = str(request.path_params["hotel"])
        hotel = await run_in_threadpool(self.store.hotel, hotel_id)
        promised = await run_in_threadpool(promises_for, self.store, hotel_id)
        if hotel is None or promised.since is None:
            said = {"said": "There is nothing here.", "more": "This address belongs to no house's promises."}
            return _said(request, HTTPStatus.NOT_FOUND, **said)
        return draw(
            request,
            "promises.html",
            hotel=hotel,
            promises=promised,
            hours=_many(promised.acknowledge_hours, "hour"),
            days=_many(promised.answer_days, "day"),
            since=f"{promised.since:%-d %B %Y}",
        )

    async def _here(self, request: Request) -> Here | None:
        found = await run_in_threadpool(place_behind, self.store, request.path_params["code"])
        if found is None:
            return None
        promised = await run_in_threadpool(promises_for, self.store, found[1].id)
        return Here(*found, _language(request), promised.since is not None)

    def _asked(
        self, request: Request, here: Here, typed: Mapping[str, str], problem: str, status: int
    ) -> Response:
        if _wants_json(request):
            return Problem(status, problem, texts(here.language)[problem]).response()
        return self._page(request, here, typed=typed, problem=problem, status=status)

    def _page(
        self,
        request: Request,
        here: Here,
        *,
        typed: Mapping[str, str] | None = None,
        problem: str = "",
        status: int = HTTPStatus.OK,
        thanked: bool = False,
        answered: bool = False,
    ) -> Response:
        said: dict[str, Any] = {
            "t": texts(here.language),
            "lang": here.language,
            "names": names(),
            "hotel": here.hotel,
            "place": here.place,
            "promised": here.promised,
            "path": request.url.path,
            "typed": {name: (typed or {}).get(name, "")[:2000] for name in FIELDS},
            "voice": str(uuid.uuid4()),
            "problem": problem,
            "thanked": thanked,
            "answered": answered,
            "csat": CSAT,
            "nps": NPS,
            "ces": CES,
        }
        response = draw(request, "guest.html", status, **said)
        if COOKIE not in request.cookies:
            _give_cookie(response, request, secrets.token_urlsafe(16))
        return response

    def _wait(self, request: Request, allowances: Allowances | None = None) -> int:
        chosen = allowances or self.allowances
        return chosen.take(network_of(address_of(request)), self.clock().timestamp())

    def _refused(self, request: Request, wait: int) -> Response:
        said = texts(_language(request))["fast"]
        if _wants_json(request):
            return Problem(HTTPStatus.TOO_MANY_REQUESTS, "too_fast", said, retry_after=wait).response()
        return _said(request, HTTPStatus.TOO_MANY_REQUESTS, said=said, headers={"Retry-After": str(wait)})

    def _gone(self, request: Request) -> Response:
        told = texts(_language(request))
        return _said(request, HTTPStatus.NOT_FOUND, said=told["gone"], more=told["gone_more"])


def _said(request: Request, status: int, **said: Any) -> Response:
    language = _language(request)
    return draw(request, "gone.html", status, t=texts(language), lang=language, **said)


def _thanks(request: Request, here: Here, *, answered: bool) -> Response:
    """That it is held. What it counts for is not told: a device that votes again learns nothing by it."""
    if _wants_json(request):
        return JSONResponse({"type": "sixty.voice", "held": True, "answered": answered}, headers=NEVER_KEPT)
    query = {"lang": here.language, "thanks": "1"} | ({"answered": "1"} if answered else {})
    goal = f"{request.url.path}?{urlencode(query)}"
    return RedirectResponse(goal, HTTPStatus.SEE_OTHER, headers=NEVER_KEPT)


def _give_cookie(response: Response, request: Request, device: str) -> None:
    response.set_cookie(
        COOKIE,
        device,
        max_age=int(STAY / timedelta(seconds=1)),
        path="/g",
        httponly=True,
        samesite="lax",
        secure=is_https(request),
    )


def _language(request: Request) -> str:
    return chosen(request.query_params.get("lang", ""), request.headers.get("accept-language", ""))


def _look(request: Request) -> str:
    """How the browser names itself and its languages: what it says to every page anyway."""
    return "\n".join(request.headers.get(name, "")[:300] for name in ("user-agent", "accept-language"))


def _wants_json(request: Request) -> bool:
    return request.headers.get("accept", "").startswith("application/json")


def _many(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
