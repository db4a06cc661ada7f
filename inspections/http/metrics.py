"""/metrics: what this process does, for Prometheus. No person, hotel or visit. Gateway: prometheus_client.

With a token set (`SIXTY_METRICS_TOKEN`) it is asked for; without one, only this machine is answered, and no
request that came through a proxy.
"""

from __future__ import annotations

import hmac
import ipaddress
import shutil
from http import HTTPStatus
from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from inspections.http.answers import NEVER_KEPT
from inspections.operations.tally import TALLIED, so_far
from inspections.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from prometheus_client.core import Metric
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from inspections.store import Store

SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30)
REQUESTS = Histogram(
    "sixty_request_seconds",
    "Requests, by method, pattern of their address, and status",
    ("method", "route", "status"),
    buckets=SECONDS,
    registry=None,
)
"""Of this process, whichever app answers in it."""


def metrics_routes(store: Store, photos: Path) -> list[BaseRoute]:
    registry = CollectorRegistry()
    registry.register(REQUESTS)
    registry.register(Standing(store, photos))

    async def metrics(request: Request) -> Response:
        if not may_watch(request, settings().metrics_token):
            return PlainTextResponse("Not for you.", HTTPStatus.FORBIDDEN, headers=NEVER_KEPT)
        body = await run_in_threadpool(generate_latest, registry)
        return Response(body, headers=NEVER_KEPT | {"Content-Type": CONTENT_TYPE_LATEST})

    return [Route("/metrics", metrics, methods=["GET"])]


class Standing:
    """What is told as it stands when asked."""

    def __init__(self, store: Store, photos: Path) -> None:
        self.store, self.photos = store, photos

    def collect(self) -> Iterator[Metric]:
        for what, many in so_far().items():
            yield CounterMetricFamily(f"sixty_{what}", TALLIED[what], value=many)
        yield GaugeMetricFamily(
            "sixty_writes_waiting", "Writes that wait for the one writer", value=self.store.writes_waiting()
        )
        yield GaugeMetricFamily(
            "sixty_messages_waiting",
            "E-mails and calls of other systems that have still to go out",
            value=self.store.messages_waiting(),
        )
        free = shutil.disk_usage(self.photos).free if self.photos.exists() else 0
        yield GaugeMetricFamily("sixty_disk_free_bytes", "Bytes free where photos lie", value=free)


def may_watch(request: Request, token: str) -> bool:
    """Whether the request carries the token; where none is set, whether it is this machine's own."""
    if token:
        sent = request.headers.get("authorization", "").removeprefix("Bearer ").encode()
        return hmac.compare_digest(sent, token.encode())
    came_through = "x-forwarded-for" in request.headers or "forwarded" in request.headers
    return not came_through and _own(request.client.host if request.client else "")


def _own(address: str) -> bool:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    return (getattr(ip, "ipv4_mapped", None) or ip).is_loopback
