"""The tablet client and the fonts, as files. Gateway: starlette."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from inspections.pressing import SMALLEST, encoding_for, pressed_file

if TYPE_CHECKING:
    import os

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import Scope

HOUSE = Path(__file__).parent.parent

# What the system's own table says of these differs from machine to machine, and browsers refuse
# a module or a worker under any other name.
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


class TypedFiles(StaticFiles):
    """Files under their proper type. A browser asks each time whether one is still the same, or keeps it."""

    def __init__(self, *, directory: Path, keep: str = "no-cache", html: bool = False) -> None:
        super().__init__(directory=directory, html=html, check_dir=False)
        self.keep = keep

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        path = Path(full_path)
        if path.suffix in TYPES:
            response.headers["Content-Type"] = TYPES[path.suffix]
        response.headers["Cache-Control"] = self.keep
        # Weak, since the same file goes out in two encodings: plain, or compressed on its way.
        response.headers["ETag"] = f"W/{response.headers['ETag'].removeprefix('W/')}"
        if path.name == "sw.js":
            response.headers["Service-Worker-Allowed"] = "/capture/"
        return response


PRESSED = (".js", ".css", ".html", ".json", ".svg", ".webmanifest")


class PressedFiles(TypedFiles):
    """The same, its texts compressed: once for each file, not at each request."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        plain = await super().get_response(path, scope)
        file = Path(getattr(plain, "path", path))
        if file.suffix not in PRESSED or plain.status_code != HTTPStatus.OK:
            return plain
        asked = Headers(scope=scope)
        plain.headers["Vary"] = "Accept-Encoding"
        encoding = encoding_for(asked.get("accept-encoding", ""))
        if not encoding or "range" in asked or int(plain.headers["content-length"]) < SMALLEST:
            return plain
        body = await run_in_threadpool(pressed_file, file, plain.headers["etag"], encoding)
        headers = {name: value for name, value in plain.headers.items() if name not in LEFT_OUT}
        return Response(body, headers=headers | {"content-encoding": encoding})


# Of the plain file: a pressed one has another length, and is never sent in parts.
LEFT_OUT = ("content-length", "accept-ranges")


def file_routes() -> list[BaseRoute]:
    """/capture/, compressed, and /fonts/, whose files already are."""
    return [
        Route("/capture", to_capture, methods=["GET"]),
        Mount(
            "/capture",
            PressedFiles(directory=HOUSE / "inspections" / "capture", html=True),
            name="capture",
        ),
        Mount(
            "/fonts",
            TypedFiles(directory=HOUSE / "assets" / "fonts", keep="public, max-age=31536000"),
            name="fonts",
        ),
    ]


async def to_capture(_request: Request) -> Response:
    return RedirectResponse("/capture/", 308)
