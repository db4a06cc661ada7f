"""The gate that every request passes: who may come in at all, and what browsers are told. Gateway: starlette.

Nothing is open unless it is named here; everything else asks for a session.

- A page of the office without one leads to /sign-in, and to /start while nobody has an account.
- /api answers 401; a page's websocket is refused.
- Inspectors work at /capture/ and are led there, department heads at /actions; of the pages they have those
  in PAGES_OF.
- What changes something must come from our own pages (Origin, Sec-Fetch-Site), and under /api
  it must carry the session's X-Sixty-CSRF.
"""

from __future__ import annotations

import hmac
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from inspections.access import HEAD, INSPECTOR
from inspections.http.answers import Problem
from inspections.http.session import SIGNED_IN, signed_in

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from inspections.accounts import Clock
    from inspections.store import Store

# For whoever looks after the machine: none of them tells of what is recorded.
WATCHED = ("/healthz", "/readyz", "/metrics")
OPEN_PAGES = ("/sign-in", "/sign-out", "/pair", "/start", "/start/demo", "/api/health", *WATCHED)
OPEN_FOLDERS = (
    "/action",
    "/calendar",
    "/capture",
    "/fonts",
    "/g",
    "/invite",
    "/promises",
    "/sign-in",
    "/verify",
)
# Streamlit's own scripts, styles and fonts: the same for everyone, and without a person's data.
STREAMLIT_PAGES = ("/_stcore/health", "/_stcore/host-config", "/favicon.png")
STREAMLIT_FOLDERS = ("/static", "/app/static")
# Where a key of another system counts and nothing else (scoring/api/): no browser sends one by itself.
BY_KEY = ("/api/v1",)
# Streamlit's doors to a page's data: fetched by its script, so that a sign-in page is no answer.
NOT_PAGES = ("/_stcore/", "/media/", "/component/", "/app/")
# What access.py lets inspectors see of the pages. The pages' own script holds itself to it as well.
PAGES_OF_INSPECTORS = ("/account", "/appeals", "/messages", "/own", "/standards", "/vignettes")
PAGES_OF_HEADS = ("/account", "/actions", "/messages", "/standards")
# Those who have not all pages: which they have, and where they are led instead.
PAGES_OF = {INSPECTOR: PAGES_OF_INSPECTORS, HEAD: PAGES_OF_HEADS}
HOMES = {INSPECTOR: "/capture/", HEAD: "/actions"}

# Pages of ours behind the sign-in: without inline styles, unlike Streamlit's.
OUR_FOLDERS = ("/account",)

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Browsers heed these of documents and workers alone. The tablet's first load is a hundred modules, sheets and
# letters: there they would be a third of what goes over the wire.
OF_DOCUMENTS = ("X-Frame-Options", "Permissions-Policy", "Cross-Origin-Opener-Policy")
PARTS = ("/capture/", "/fonts/")
PART_ENDINGS = (".js", ".css", ".woff2")
_ALWAYS = "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
OUR_POLICY = f"default-src 'self'; img-src 'self' blob: data:; {_ALWAYS}"
# Streamlit styles its widgets inline and starts workers from blobs. The hash is that of its one inline
# script, a mark for crawlers; should a newer Streamlit word it otherwise, it is blocked and nothing is lost.
STREAMLIT_POLICY = (
    "default-src 'self'; "
    "script-src 'self' 'wasm-unsafe-eval' 'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self' data:; "
    f"worker-src 'self' blob:; frame-src 'self'; {_ALWAYS}"
)


class Gate:
    """ASGI middleware. Puts who is signed in under `scope[SIGNED_IN]`: a SignedIn, or None."""

    def __init__(self, app: ASGIApp, store: Store, clock: Clock) -> None:
        self.app, self.store, self.clock = app, store, clock
        self.has_accounts = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, with_headers(send, scope["path"]))
        else:
            await self.app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        visitor = await signed_in(scope, self.store, self.clock)
        if visitor is not None and from_ourselves(Headers(scope=scope)):
            await self.app(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008, "reason": "Sign in first."})

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        refusal: Response | None = None
        if not within(path, STREAMLIT_PAGES, STREAMLIT_FOLDERS + BY_KEY):
            scope[SIGNED_IN] = await signed_in(scope, self.store, self.clock)
            refusal = _forged(scope) or await self._uninvited(scope)
        await (refusal or self.app)(scope, receive, send)

    async def _uninvited(self, scope: Scope) -> Response | None:
        """What someone gets who may not come in here; None for whoever may."""
        path, visitor = scope["path"], scope[SIGNED_IN]
        if within(path, OPEN_PAGES, OPEN_FOLDERS):
            return None
        if path.startswith("/api/"):
            return None if visitor else not_signed_in().response()
        if visitor is None:
            return await self._to_the_door(scope)
        role = visitor.person.role
        if role in HOMES and not within(path, (), PAGES_OF[role]) and not path.startswith(NOT_PAGES):
            return RedirectResponse(HOMES[role], HTTPStatus.SEE_OTHER)
        return None

    async def _to_the_door(self, scope: Scope) -> Response:
        path = scope["path"]
        if scope["method"] not in SAFE_METHODS or path.startswith(NOT_PAGES):
            return PlainTextResponse("Sign in first.", HTTPStatus.UNAUTHORIZED)
        if not self.has_accounts:
            self.has_accounts = bool(await run_in_threadpool(self.store.accounts))
        if not self.has_accounts:
            return RedirectResponse("/start", HTTPStatus.SEE_OTHER)
        query = scope["query_string"].decode("latin-1")
        wanted = local_path(f"{path}?{query}" if query else path)
        after = "" if wanted == "/" else f"?next={quote(wanted, safe='/')}"
        return RedirectResponse(f"/sign-in{after}", HTTPStatus.SEE_OTHER)


def within(path: str, pages: tuple[str, ...], folders: tuple[str, ...]) -> bool:
    """Whether the path is one of these pages or lies in one of these folders."""
    return path in pages or path in folders or path.startswith(tuple(f"{folder}/" for folder in folders))


def not_signed_in() -> Problem:
    return Problem(HTTPStatus.UNAUTHORIZED, "not_signed_in", "Sign in and send it again. Nothing is lost.")


def _forged(scope: Scope) -> Response | None:
    """The refusal of a request that our own pages cannot have made; None for all others."""
    if scope["method"] in SAFE_METHODS:
        return None
    headers = Headers(scope=scope)
    if not from_ourselves(headers):
        return Problem(
            HTTPStatus.FORBIDDEN, "wrong_origin", "This request came from another site. Nothing was changed."
        ).response()
    visitor = scope[SIGNED_IN]
    if visitor and scope["path"].startswith("/api/"):
        sent = headers.get("x-sixty-csrf", "").encode()
        if not hmac.compare_digest(sent, visitor.csrf.encode()):
            return Problem(
                HTTPStatus.FORBIDDEN, "csrf", "Ask /api/me for the token of this session and send it again."
            ).response()
    return None


def from_ourselves(headers: Headers) -> bool:
    """Whether a browser says that one of our own pages asks. True where it says nothing: then it is none."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host", "")


def local_path(wanted: str) -> str:
    """`wanted` if it is a path on this site, else "/": no sign-in link leads anywhere else."""
    strange = "\\" in wanted or any(ord(sign) < 33 for sign in wanted)
    if strange or not wanted.startswith("/") or wanted.startswith("//"):
        return "/"
    return wanted


def with_headers(send: Send, path: str) -> Send:
    """`send`, with what browsers must know of every answer."""
    ours = path.startswith("/api/") or within(path, OPEN_PAGES, OPEN_FOLDERS + OUR_FOLDERS)
    is_part = path.startswith(PARTS) and path.endswith(PART_ENDINGS) and not path.endswith("/sw.js")

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                if name not in OF_DOCUMENTS or not is_part:
                    headers.setdefault(name, value)
            if not is_part:
                headers.setdefault("Content-Security-Policy", OUR_POLICY if ours else STREAMLIT_POLICY)
        await send(message)

    return sending
