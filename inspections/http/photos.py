"""A visit's photos: in by their digest, out to whoever may see the visit. Gateway: starlette."""

from __future__ import annotations

import asyncio
import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Route

from inspections.http.answers import NEVER_KEPT, Problem, body_of, expect_type, not_found
from inspections.http.sync import FOR_GOOD, answered, expect_pace, visit_of
from inspections.photos import LARGEST_PHOTO, PhotoRefused, keep_photo, photo_path
from inspections.records import HeldPhoto

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from inspections.accounts import Clock
    from inspections.allowance import Allowances
    from inspections.store import Store

TYPES = ("image/jpeg", "image/png", "image/webp")
AT_ONCE = 4
"""Photos decoded at a time: each may take some hundred MiB for a moment."""

REFUSED_AS = {
    "photo_too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "photo_unknown": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
}
_SHA256 = re.compile(r"[0-9a-f]{64}")


def photo_routes(photos: PhotosApi) -> list[BaseRoute]:
    """/api/visits/<id>/photos/<sha256>."""
    path = "/api/visits/{visit}/photos/{sha256}"
    return [Route(path, photos.show, methods=["GET"]), Route(path, photos.take, methods=["PUT"])]


class PhotosApi:
    """The endpoints, with the store, the folder and the clock they work by."""

    def __init__(self, store: Store, folder: Path, clock: Clock, allowances: Allowances) -> None:
        self.store, self.folder, self.clock, self.allowances = store, folder, clock, allowances
        self.decoding = asyncio.Semaphore(AT_ONCE)

    @answered
    async def take(self, request: Request) -> Response:
        """Keeps the picture, then says so. Sending it again gives the same answer."""
        expect_pace(request, self.allowances, self.clock)
        visit = await visit_of(request, self.store, "sync_visit")
        sha256 = digest_in(request)
        expect_type(request, TYPES)
        data = await body_of(request, LARGEST_PHOTO)
        return said_of(await self.hold(visit.id, sha256, data))

    @answered
    async def show(self, request: Request) -> Response:
        visit = await visit_of(request, self.store, "see_photo")
        sha256 = digest_in(request)
        held = await self.held(visit.id, sha256)
        path = photo_path(self.folder, sha256)
        if held is None or path is None:
            raise not_found()
        return FileResponse(path, media_type=held.media_type, headers=FOR_GOOD)

    async def hold(self, visit_id: str, sha256: str, data: bytes) -> HeldPhoto:
        """The photo, held once it was decoded and lies on disk. Problem if it is none that can be kept."""
        async with self.decoding:
            return await run_in_threadpool(self._hold, visit_id, sha256, data)

    async def held(self, visit_id: str, sha256: str) -> HeldPhoto | None:
        """The photo if it is held of that visit and its file is there."""
        return await run_in_threadpool(self._held, visit_id, sha256)

    def _hold(self, visit_id: str, sha256: str, data: bytes) -> HeldPhoto:
        try:
            kept = keep_photo(self.folder, data, sha256)
        except PhotoRefused as refused:
            status = REFUSED_AS.get(refused.code, HTTPStatus.UNPROCESSABLE_ENTITY)
            raise Problem(status, refused.code, str(refused)) from refused
        photo = HeldPhoto(visit_id, kept.sha256, kept.size, kept.media_type, self.clock())
        return self.store.hold_photo(photo)

    def _held(self, visit_id: str, sha256: str) -> HeldPhoto | None:
        if photo_path(self.folder, sha256) is None:
            return None
        return next((p for p in self.store.photos_of(visit_id) if p.sha256 == sha256), None)


def said_of(held: HeldPhoto) -> Response:
    """What tells a tablet that a photo is held."""
    said = {"visit": held.visit_id, "sha256": held.sha256, "size": held.size}
    return JSONResponse({"type": "sixty.photo", **said}, headers=NEVER_KEPT)


def digest_in(request: Request) -> str:
    sha256: str = request.path_params["sha256"]
    if not _SHA256.fullmatch(sha256):
        raise not_found()
    return sha256
