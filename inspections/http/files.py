"""The tablet client and the fonts, as files or laid together. Gateway: starlette."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from inspections.http.bundle import AT_ONCE, FIRST, REST, bundle
from inspections.http.pressing import SMALLEST, encoding_for, press, pressed_file

if TYPE_CHECKING:
    import os

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import Scope

HOUSE = Path(__file__).parents[2]
CLIENT = HOUSE / "inspections" / "capture"
AHEAD, START = "ahead.js", "app.js"
FIRST_SCREENS = ("screens/today.js", "screens/department.js")
APART = ("words/nb.js",)
"""Modules that only some readers need: files of their own."""
OTHER_SCRIPTS = ("sw.js", "leaving.js")
"""The worker, and what the sign-out page runs: neither belongs to the client's page."""
SHEETS = (
    *("style.css", "screens/screens.css", "screens/rows.css", "screens/time.css", "screens/contact.css"),
    *("screens/find.css", "screens/reader.css"),
)
"""The sheets of all.css, in their order. serif.css comes after the first screen."""
LAID = (AT_ONCE, FIRST, REST, "all.css")

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


class ClientFiles(PressedFiles):
    """The client's files, and those that are laid together of them when they are asked for."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if path not in LAID or scope["method"] not in ("GET", "HEAD"):
            return await super().get_response(path, scope)
        asked = Headers(scope=scope)
        state = await run_in_threadpool(state_of_client)
        headers = {
            "Content-Type": TYPES[Path(path).suffix],
            "Cache-Control": self.keep,
            "ETag": f'W/"{state}"',
            "Vary": "Accept-Encoding",
        }
        if asked.get("if-none-match") == headers["ETag"]:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        encoding = encoding_for(asked.get("accept-encoding", ""))
        body = await run_in_threadpool(pressed_client, path, state, encoding)
        return Response(body, headers=headers | ({"Content-Encoding": encoding} if encoding else {}))


def state_of_client() -> str:
    """Another one as soon as a script or a sheet is another."""
    told = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in _sources()]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


@lru_cache(maxsize=4 * len(LAID))
def pressed_client(name: str, state: str, encoding: str | None) -> bytes:
    """One of LAID in that encoding, made once for each state: someone waits a fifth of a second for it."""
    plain = laid_client(state)[name]
    return press(plain, encoding, quality=10) if encoding else plain


@lru_cache(maxsize=1)
def laid_client(_state: str) -> dict[str, bytes]:
    """The scripts and the sheet of LAID, of the client's files as they are now."""
    texts = {path.relative_to(CLIENT).as_posix(): path.read_text("utf-8") for path in _sources()}
    scripts = {name: text for name, text in texts.items() if name.endswith(".js")}
    laid = bundle(scripts, AHEAD, START, FIRST_SCREENS, APART)
    laid |= {"all.css": "".join(texts[name] for name in SHEETS)}
    return {name: text.encode() for name, text in laid.items()}


def _sources() -> list[Path]:
    found = [path for path in CLIENT.rglob("*") if path.suffix in (".js", ".css")]
    return sorted(path for path in found if path.name not in OTHER_SCRIPTS)


def file_routes() -> list[BaseRoute]:
    """/capture/, compressed, and /fonts/, whose files already are."""
    return [
        Route("/capture", to_capture, methods=["GET"]),
        Mount(
            "/capture",
            ClientFiles(directory=CLIENT, html=True),
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
