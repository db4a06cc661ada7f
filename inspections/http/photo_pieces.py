"""A photo over a bad line: in pieces, and after a cut from there on. Gateway: starlette.

The shape is that of "Resumable Uploads for HTTP" (draft-ietf-httpbis-resumable-upload-12, retrieving the
offset and appending): HEAD tells `Upload-Offset`, PATCH brings the bytes from there as
`application/partial-upload`, and the piece with `Upload-Complete: ?1` is answered as the photo in one is.
Two things are simpler here. A photo's address is its hash, so that nothing has to be begun first; and a piece
of what is held already is answered as held: a last answer that was lost is asked for by an empty piece.
Problems are told as everywhere, as `sixty.problem`.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from inspections.http.answers import NEVER_KEPT, Problem, expect_type, too_large
from inspections.http.photos import digest_in, said_of
from inspections.http.sync import answered, expect_pace, signed_in_visitor, visit_of
from inspections.photos import LARGEST_PHOTO
from inspections.photos.pieces import Begun, OffsetDiffers, Pieces

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from inspections.allowance import Allowances
    from inspections.http.photos import PhotosApi

PIECE_TYPE = "application/partial-upload"
LARGEST_PIECE = LARGEST_PHOTO
"""The rest of a photo may come in one, once the line is good again."""


def photo_piece_routes(photos: PhotosApi, allowances: Allowances) -> list[BaseRoute]:
    """/api/visits/<id>/photos/<sha256>/upload."""
    api = PiecesApi(photos, allowances)
    path = "/api/visits/{visit}/photos/{sha256}/upload"
    return [Route(path, api.tell, methods=["HEAD"]), Route(path, api.take, methods=["PATCH"])]


class PiecesApi:
    """The endpoints, beside those for photos in one."""

    def __init__(self, photos: PhotosApi, allowances: Allowances) -> None:
        self.photos, self.allowances = photos, allowances
        self.pieces = Pieces(photos.folder)

    @answered
    async def tell(self, request: Request) -> Response:
        """How much of the photo is here."""
        begun = await self._begun(request)
        held = await self.photos.held(begun.visit, begun.sha256)
        offset = held.size if held else await run_in_threadpool(self.pieces.size_of, begun)
        return Response(
            status_code=HTTPStatus.NO_CONTENT, headers=_as_far_as(offset, complete=held is not None)
        )

    @answered
    async def take(self, request: Request) -> Response:
        """Keeps the piece; with the last one the whole is held against its hash, decoded and held."""
        begun = await self._begun(request)
        expect_type(request, (PIECE_TYPE,))
        offset, is_last = _offset_in(request), _is_last(request)
        piece, is_whole = await as_far_as_it_came(request, LARGEST_PIECE)
        held = await self.photos.held(begun.visit, begun.sha256)
        if held:
            return said_of(held)
        try:
            here = await run_in_threadpool(self.pieces.add, begun, offset, piece, self._now())
        except OffsetDiffers as differs:
            return _goes_on_from(differs.offset)
        except ValueError:
            raise _too_large() from None
        if is_whole and is_last:
            return await self._hold(begun)
        said = {"visit": begun.visit, "sha256": begun.sha256, "offset": here}
        return JSONResponse({"type": "sixty.pieces", **said}, headers=_as_far_as(here, complete=False))

    async def _hold(self, begun: Begun) -> Response:
        """Held, unless it cannot be: then it would not be with the same pieces either, and they go."""
        data = await run_in_threadpool(self.pieces.whole, begun)
        try:
            held = await self.photos.hold(begun.visit, begun.sha256, data)
        except Problem:
            await run_in_threadpool(self.pieces.drop, begun)
            if sent_by_another := await self.photos.held(begun.visit, begun.sha256):
                return said_of(sent_by_another)
            raise
        await run_in_threadpool(self.pieces.drop, begun)
        return said_of(held)

    async def _begun(self, request: Request) -> Begun:
        """Whose photo this is about. Problem 404 for whoever may not send it, as for what does not exist."""
        expect_pace(request, self.allowances, self.photos.clock)
        visit = await visit_of(request, self.photos.store, "sync_visit")
        return Begun(signed_in_visitor(request).person.id, visit.id, digest_in(request))

    def _now(self) -> float:
        return self.photos.clock().timestamp()


async def as_far_as_it_came(request: Request, limit: int) -> tuple[bytes, bool]:
    """The body and whether it is whole; what came before the line broke counts. Over `limit` Problem 413."""
    came = bytearray()
    try:
        async for part in request.stream():
            came += part
            if len(came) > limit:
                raise too_large(limit)
    except ClientDisconnect:
        return bytes(came), False
    return bytes(came), True


def _offset_in(request: Request) -> int:
    sent = request.headers.get("upload-offset", "")
    if not (sent.isascii() and sent.isdigit() and len(sent) < 16):
        sentence = "Say where the piece begins: Upload-Offset, in bytes."
        raise Problem(HTTPStatus.BAD_REQUEST, "offset_missing", sentence)
    length = request.headers.get("upload-length", "")
    if length.isascii() and length.isdigit() and int(length[:16]) > LARGEST_PHOTO:
        raise _too_large()
    return int(sent)


def _is_last(request: Request) -> bool:
    return request.headers.get("upload-complete", "").strip() == "?1"


def _as_far_as(offset: int, *, complete: bool) -> dict[str, str]:
    return NEVER_KEPT | {"Upload-Offset": str(offset), "Upload-Complete": f"?{int(complete)}"}


def _goes_on_from(offset: int) -> Response:
    sentence = f"There are {offset} bytes of this photo here. Go on from there."
    content = {"type": "sixty.problem", "code": "offset_differs", "message": sentence, "offset": offset}
    return JSONResponse(content, HTTPStatus.CONFLICT, headers=_as_far_as(offset, complete=False))


def _too_large() -> Problem:
    sentence = f"The photo is over {LARGEST_PHOTO // 2**20} MiB. Take it smaller."
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "photo_too_large", sentence)
