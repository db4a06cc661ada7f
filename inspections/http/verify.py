"""/verify/…: what a report's code opens, for whoever holds the report. Gateway: starlette."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from inspections.access import may
from inspections.allowance import Allowances
from inspections.dates import days_of
from inspections.http.forms import draw
from inspections.http.session import address_of, visitor_of
from inspections.verification import UNKNOWN, standing_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.accounts import Clock
    from inspections.records import VisitSummary
    from inspections.store import Store

BURST, PER_SECOND = 60, 0.5
"""Codes that one address may ask for at once, and how many come back each second."""


def verify_routes(store: Store, clock: Clock) -> list[BaseRoute]:
    """The one page."""
    return [Route("/verify/{code}", VerifyPage(store, clock).show, methods=["GET"])]


class VerifyPage:
    """The page, with the store and the clock it works by."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock
        self.allowances = Allowances(BURST, PER_SECOND)

    async def show(self, request: Request) -> Response:
        """Valid, superseded or unknown; hotel and days, so that the report can be held against them."""
        wait = self.allowances.take(address_of(request), self.clock().timestamp())
        if wait:
            headers = {"Retry-After": str(wait)}
            return draw(
                request, "verify.html", HTTPStatus.TOO_MANY_REQUESTS, state="busy", wait=wait, headers=headers
            )
        standing = await run_in_threadpool(standing_of, self.store, request.path_params["code"])
        status = HTTPStatus.NOT_FOUND if standing.state == UNKNOWN else HTTPStatus.OK
        visit = standing.visit
        return draw(
            request,
            "verify.html",
            status,
            state=standing.state,
            visit=visit,
            days=days_of(visit) if visit else "",
            readable=visit is not None and _may_read(request, visit),
        )


def _may_read(request: Request, visit: VisitSummary) -> bool:
    visitor = visitor_of(request)
    return visitor is not None and may(visitor.person, "see_rating", visit=visit)
