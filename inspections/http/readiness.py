"""/healthz and /readyz: whether this process lives, and whether it can work. Gateway: starlette.

/readyz answers 503 with words for operators: `database_unreachable`, `schema_differs` (its migrations are not
this program's), `disk_nearly_full`. Neither says anything of what is recorded.
"""

from __future__ import annotations

import asyncio
import shutil
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse
from starlette.routing import Route

from inspections.http.answers import NEVER_KEPT
from inspections.migrations.run import newest
from inspections.operations.log_lines import LOG
from inspections.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.store import Store

PATIENCE = 5.0
"""Seconds that the database has to answer."""


def readiness_routes(store: Store, photos: Path) -> list[BaseRoute]:
    async def lives(_request: Request) -> Response:
        return JSONResponse({"type": "sixty.alive", "ok": True}, headers=NEVER_KEPT)

    async def ready(_request: Request) -> Response:
        reasons = [*await _database(store), *await run_in_threadpool(_disk, photos)]
        status = HTTPStatus.SERVICE_UNAVAILABLE if reasons else HTTPStatus.OK
        said = {"type": "sixty.ready", "ok": not reasons, "reasons": reasons}
        return JSONResponse(said, status, headers=NEVER_KEPT)

    return [Route("/healthz", lives, methods=["GET"]), Route("/readyz", ready, methods=["GET"])]


async def _database(store: Store) -> list[str]:
    try:
        revision = await asyncio.wait_for(run_in_threadpool(store.revision), PATIENCE)
    except Exception as failed:  # noqa: BLE001 - whatever keeps it from answering: it cannot work
        LOG.warning("not ready: the database does not answer", extra={"told": {"why": type(failed).__name__}})
        return ["database_unreachable"]
    return [] if revision == _newest() else ["schema_differs"]


def _disk(photos: Path) -> list[str]:
    here = next(folder for folder in (photos, *photos.parents) if folder.exists())
    free = shutil.disk_usage(here).free
    return ["disk_nearly_full"] if free < settings().least_free_mb * 1_000_000 else []


@cache
def _newest() -> str | None:
    return newest()
