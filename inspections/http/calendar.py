"""/calendar/<secret>.ics: one person's own stays, for the calendar that asks. Gateway: starlette."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from inspections.allowance import Allowances
from inspections.http.session import address_of
from inspections.office.planning_calendar import calendar_behind

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from inspections.accounts import Clock
    from inspections.store import Store

BURST, PER_SECOND = 60, 0.5
"""What one address may ask for at once, and how much comes back each second: calendars ask hourly at most."""


def calendar_routes(store: Store, clock: Clock) -> list[BaseRoute]:
    """The one address."""
    return [Route("/calendar/{token}.ics", CalendarFile(store, clock).give, methods=["GET"])]


class CalendarFile:
    """The file, with the store and the clock it works by."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock
        self.allowances = Allowances(BURST, PER_SECOND)

    async def give(self, request: Request) -> Response:
        """The stays; 404 without a word of which links there are."""
        now = self.clock()
        if wait := self.allowances.take(address_of(request), now.timestamp()):
            headers = {"Retry-After": str(wait)}
            return PlainTextResponse("Ask again later.", HTTPStatus.TOO_MANY_REQUESTS, headers)
        found = await run_in_threadpool(calendar_behind, self.store, request.path_params["token"], now)
        headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
        if found is None:
            return PlainTextResponse("There is no such calendar.", HTTPStatus.NOT_FOUND, headers)
        headers["Content-Disposition"] = 'inline; filename="stays.ics"'
        return Response(found, media_type="text/calendar; charset=utf-8", headers=headers)
