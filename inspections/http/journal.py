"""A line in the log for every request, and its time in the metrics. Gateway: starlette, uvicorn.

A line has the pattern of the address (`/g/{code}`), never the address itself: codes and tokens stand there.
Who asked is an account's id. What the app's own files answer well is counted, not told.
"""

from __future__ import annotations

import re
import secrets
import time
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers, MutableHeaders
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from inspections.http.metrics import REQUESTS
from inspections.http.session import SIGNED_IN
from inspections.operations.log_lines import LOG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUEST_ID = "sixty.request_id"
"""Where in a request's scope its id stands; the answer carries it as X-Request-Id."""
QUIET = ("/capture/", "/fonts/", "/static/", "/app/static/", "/favicon.png", "/_stcore/health", "/healthz")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
UNANSWERED = {"http": 499, "websocket": 403}
"""What is told where nothing was answered: who asked went away, or a page's connection was refused."""
_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class Journal:
    """ASGI middleware, before all others but the one that says who is behind a proxy."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        began, request = time.monotonic(), _id_of(scope)
        scope[REQUEST_ID], answered = request, {"status": 0}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered["status"] = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = request
            elif message["type"] == "websocket.accept":
                answered["status"] = 101
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception:
            answered["status"] = answered["status"] or 500
            LOG.exception("a request failed", extra={"told": {"request": request, "route": _route(scope)}})
            raise
        finally:
            _tell(scope, answered["status"] or UNANSWERED[scope["type"]], time.monotonic() - began)


def behind(app: ASGIApp, proxies: Sequence[str]) -> ASGIApp:
    """The app, told who is behind these proxies and whether they came by HTTPS; nobody else is believed."""
    own = ("127.0.0.0/8", "::1/128")  # uvicorn believes them too, unless FORWARDED_ALLOW_IPS says otherwise
    believed = [*own, *proxies, *(_mapped(network) for network in (*own, *proxies) if ":" not in network)]
    middleware: Any = ProxyHeadersMiddleware(app, believed)  # type: ignore[arg-type]  # its own ASGI types
    return middleware  # type: ignore[no-any-return]


def _mapped(network: str) -> str:
    """The same as a socket sees it that listens for IPv6 too, as Streamlit's does."""
    address, _, bits = network.partition("/")
    return f"::ffff:{address}/{96 + int(bits or 32)}"


def _tell(scope: Scope, status: int, seconds: float) -> None:
    method = scope.get("method", "WS")
    method = method if method in (*METHODS, "WS") else "OTHER"
    route = _route(scope)
    if method != "WS":  # a page's connection lasts as long as the page is open: no time of an answer
        REQUESTS.labels(method, route, str(status)).observe(seconds)
    if status < 400 and scope["path"].startswith(QUIET):
        return
    visitor = scope.get(SIGNED_IN)
    told = {
        "request": scope[REQUEST_ID],
        "method": method,
        "route": route,
        "status": status,
        "ms": round(seconds * 1000),
        "person": visitor.person.id if visitor else "",
    }
    LOG.log(40 if status >= 500 else 20, "request", extra={"told": told})


def _route(scope: Scope) -> str:
    """The pattern that answered; "-" where the gate did, or nothing."""
    return str(getattr(scope.get("route"), "path", None) or "-")


def _id_of(scope: Scope) -> str:
    """That of a proxy before us, where it is one; else a new one."""
    given = Headers(scope=scope).get("x-request-id", "")
    return given if _ID.fullmatch(given) else secrets.token_hex(8)
