"""What is answered in JSON, and bodies read no further than they may go. Gateway: starlette."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from starlette.requests import Request

NEVER_KEPT = {"Cache-Control": "no-store"}


class Problem(Exception):  # noqa: N818 – an answer, not a fault
    """Something that is answered as `sixty.problem`: a status, a code for programs, a sentence for people."""

    def __init__(self, status: int, code: str, message: str, *, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.retry_after = status, code, message, retry_after

    def response(self) -> JSONResponse:
        content = {"type": "sixty.problem", "code": self.code, "message": self.message}
        headers = dict(NEVER_KEPT)
        if self.retry_after is not None:
            headers["Retry-After"] = str(self.retry_after)
        return JSONResponse(content, status_code=self.status, headers=headers)


def not_found() -> Problem:
    """The one answer for what does not exist and for what is someone else's: they must look alike."""
    return Problem(HTTPStatus.NOT_FOUND, "not_found", "There is nothing here that you can see.")


def forbidden() -> Problem:
    return Problem(HTTPStatus.FORBIDDEN, "not_allowed", "Your account is not meant for this.")


def too_large(limit: int) -> Problem:
    return Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "too_large",
        f"This is more than the {limit // 1024} KiB that can be sent at once. Send it in smaller parts.",
    )


async def body_of(request: Request, limit: int) -> bytes:
    """The request's body; Problem 413 as soon as it is longer than `limit` bytes, whatever was announced.

    Problem 400 where whoever sends goes away before its end, for the log: nobody hears it.
    """
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > limit:
        raise too_large(limit)
    parts, size = [], 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > limit:
                raise too_large(limit)
            parts.append(part)
    except ClientDisconnect:
        raise Problem(
            HTTPStatus.BAD_REQUEST, "broken_off", "It ended before its end. Send it again."
        ) from None
    return b"".join(parts)


async def json_of(request: Request, limit: int) -> dict[str, Any]:
    """The JSON object in the request's body. Problem 415, 413 or 400 if it is none."""
    expect_type(request, ("application/json",))
    body = await body_of(request, limit)
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise Problem(HTTPStatus.BAD_REQUEST, "not_json", "The body is not a JSON object.")
    return value


def expect_type(request: Request, types: tuple[str, ...]) -> str:
    """The request's content type if it is one of these, else Problem 415."""
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sent not in types:
        sentence = f"Send {' or '.join(types)}, not {sent or 'nothing'}."
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "wrong_type", sentence)
    return sent
