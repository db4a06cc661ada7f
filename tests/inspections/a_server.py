"""The routes and the gate around a small house, in a bare Starlette app; stand-ins for Streamlit's own."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from inspections import accounts, http
from inspections.http.session import COOKIE
from inspections.sign_in.rules import SignInRules
from inspections.store import Store
from tests.inspections.a_house import Clock, House

PAGE = "a page of the office"
STREAMLITS = (
    "/_stcore/health",
    "/_stcore/host-config",
    "/static/js/index.js",
    "/favicon.png",
    "/app/static/a.woff2",
)


def a_server(house: House, rules: SignInRules | None = None) -> Starlette:
    """What `st.App` makes of routes and middleware: ours first, Streamlit's page for the rest."""
    return a_server_of(house.store, house, rules=rules)


def a_server_of(
    store: Store, house: House | None = None, clock: Clock | None = None, rules: SignInRules | None = None
) -> Starlette:
    clock = house.clock if house else clock or Clock()
    ours = http.routes(store, house.photos if house else None, clock, rules)
    return Starlette(
        routes=[*ours, *_streamlits()],
        middleware=http.middleware(store, clock),
    )


def a_browser(app: Starlette, address: str = "192.0.2.7") -> TestClient:
    """A browser that nobody is signed in with. It does not follow redirects by itself."""
    return TestClient(app, base_url="http://sixty.example", follow_redirects=False, client=(address, 50000))


def signed_in_as(house: House, who: str, app: Starlette | None = None) -> TestClient:
    """That person's browser, with the CSRF token of its session on every request; at a server of its own."""
    browser = a_browser(app or a_server(house))
    token = accounts.open_session(house.store, house.people[who].id, house.clock.now)
    browser.cookies.set(COOKIE, token, domain="sixty.example", path="/")
    browser.headers["X-Sixty-CSRF"] = browser.get("/api/me").json()["csrf"]
    return browser


def _streamlits() -> list[Route | WebSocketRoute]:
    async def asset(_request: Request) -> Response:
        return PlainTextResponse("an asset")

    async def page(_request: Request) -> Response:
        return HTMLResponse(PAGE)

    async def stream(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text("a run")
        await socket.close()

    return [
        *(Route(path, asset) for path in STREAMLITS),
        WebSocketRoute("/_stcore/stream", stream),
        Route("/{rest:path}", page, methods=["GET", "POST", "PUT", "DELETE"]),
    ]
