"""The gate in front of every page: who comes through, and what each answer tells the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from inspections.http.security import local_path
from tests.inspections.a_form import sign_in
from tests.inspections.a_house import House
from tests.inspections.a_server import PAGE, STREAMLITS, signed_in_as

if TYPE_CHECKING:
    from pathlib import Path

STREAM = "ws://sixty.example/_stcore/stream"


def test_a_page_without_a_session_leads_to_signing_in_and_back(browser: TestClient) -> None:
    """With all that was asked for."""
    answer = browser.get("/visit?id=7&tab=times")

    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/sign-in?next=/visit%3Fid%3D7%26tab%3Dtimes",
    )
    arrived = sign_in(browser, page=answer.headers["location"])
    assert arrived.headers["location"] == "/visit?id=7&tab=times"  # type: ignore[attr-defined]
    assert browser.get("/visit?id=7").text == PAGE


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "visits",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/a\nLocation: https://evil.example",
        "/\t/evil.example",
        "/ /evil.example",
        "\\\\evil.example",
    ],
)
def test_no_link_to_signing_in_leads_off_the_site(wanted: str) -> None:
    """However it is written."""
    assert local_path(wanted) == "/"


@pytest.mark.parametrize("path", STREAMLITS)
def test_streamlits_own_scripts_and_styles_are_open(browser: TestClient, path: str) -> None:
    """They are the same for everyone."""
    assert browser.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/session/file",
        "/_stcore/agent/interact",
        "/_stcore/metrics",
        "/media/chart.png",
        "/component/x",
        "/app/data",
        "/staticfiles",
        "/_stcore/healthy",
        "/sign-in-as-owner",
        "/api",
        "/API/me",
        "/startle",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_whatever_is_not_named_as_open_is_closed(browser: TestClient, path: str, method: str) -> None:
    """A neighbour in spelling is no exception."""
    answer = browser.request(method, path)

    assert answer.status_code in (303, 401)
    assert PAGE not in answer.text


def expect_closed(browser: TestClient, **headers: str) -> None:
    """The websocket is refused by the gate before anything behind it answers."""
    with (
        pytest.raises(WebSocketDisconnect) as refusal,
        browser.websocket_connect(STREAM, headers=headers) as socket,
    ):
        pytest.fail(f"let in: {socket.receive_text()}")
    assert refusal.value.code == 1008


def test_a_pages_websocket_is_refused_without_a_session(browser: TestClient) -> None:
    """No run of a page, not even the first."""
    expect_closed(browser)


@pytest.mark.parametrize(
    ("who", "opens"), [("owner", True), ("quality", True), ("manager", True), ("inspector", False)]
)
def test_the_office_has_pages_and_inspectors_have_the_tablet(house: House, who: str, opens: bool) -> None:
    """A neighbour in spelling of an inspector's page is none."""
    browser = signed_in_as(house, who)

    for address in ("/people", "/", "/review", "/visit", "/appealsx"):
        page = browser.get(address)
        if opens:
            assert page.text == PAGE
        else:
            assert (page.status_code, page.headers["location"]) == (303, "/capture/")


@pytest.mark.parametrize("who", ["owner", "inspector"])
def test_the_pages_of_inspectors_are_two_and_their_websocket_opens(house: House, who: str) -> None:
    """Which pages it may run, the pages' own script says (test_pages_everyone.py)."""
    browser = signed_in_as(house, who)

    assert [browser.get(address).text for address in ("/appeals", "/standards")] == [PAGE, PAGE]
    with browser.websocket_connect(STREAM) as socket:
        assert socket.receive_text() == "a run"


def test_a_websocket_opened_by_another_site_is_refused(house: House) -> None:
    """Its cookie comes along, its origin gives it away."""
    browser = signed_in_as(house, "owner")

    expect_closed(browser, Origin="https://evil.example")
    with browser.websocket_connect(STREAM, headers={"Origin": "http://sixty.example"}) as socket:
        assert socket.receive_text() == "a run"


@pytest.mark.parametrize("token", [None, "", "guess"])
def test_a_change_under_api_needs_the_sessions_token(house: House, token: str | None) -> None:
    """403 "csrf", and nothing was changed; a look needs none."""
    browser = signed_in_as(house, "inspector")
    del browser.headers["X-Sixty-CSRF"]
    visit = house.visits["Bergen"].id
    headers = {} if token is None else {"X-Sixty-CSRF": token}

    answer = browser.post(f"/api/visits/{visit}/events", json={}, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")
    assert browser.get("/api/visits").status_code == 200


def test_the_token_of_another_session_will_not_do(house: House) -> None:
    """Not even of the same person's."""
    browser, other = signed_in_as(house, "inspector"), signed_in_as(house, "inspector")
    headers = {"X-Sixty-CSRF": other.headers["X-Sixty-CSRF"]}

    answer = browser.put(f"/api/visits/{house.visits['Bergen'].id}/photos/{'0' * 64}", headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_a_change_from_another_site_is_refused_whatever_it_carries(
    house: House, headers: dict[str, str]
) -> None:
    """Even with the right token."""
    browser = signed_in_as(house, "inspector")

    answer = browser.post(f"/api/visits/{house.visits['Bergen'].id}/events", json={}, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_origin")


@pytest.mark.parametrize("path", ["/sign-in", "/capture/", "/api/me", "/", "/people", "/static/js/index.js"])
def test_every_answer_tells_the_browser_what_not_to_do(browser: TestClient, path: str) -> None:
    """Not to guess types, not to be framed, not to load from elsewhere."""
    headers = browser.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=(self)" in headers["permissions-policy"]
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["object-src"] == "'none'"
    assert "'unsafe-inline'" not in policy.get("script-src", "'self'")
    assert "'unsafe-eval'" not in policy.get("script-src", "'self'")


@pytest.mark.parametrize("path", ["/sign-in", "/capture/"])
def test_our_own_pages_allow_no_inline_style_either(browser: TestClient, path: str) -> None:
    """Pictures may be made on the spot; nothing else."""
    policy = browser.get(path).headers["content-security-policy"]

    assert "unsafe" not in policy
    assert "img-src 'self' blob: data:" in policy


# --- the tablet client's files -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/capture/", "text/html"),
        ("/capture/app.js", "text/javascript"),
        ("/capture/style.css", "text/css"),
        ("/fonts/capture/inter.woff2", "font/woff2"),
        ("/sign-in/style.css", "text/css"),
    ],
)
def test_files_come_under_the_type_that_browsers_insist_on(browser: TestClient, path: str, kind: str) -> None:
    """A module under any other type is not run."""
    answer = browser.get(path)

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)


def test_the_service_worker_is_asked_for_anew_each_time_and_keeps_to_its_folder(tmp_path: Path) -> None:
    """So that a new edition of the client arrives."""
    from starlette.applications import Starlette  # noqa: PLC0415 – only here
    from starlette.routing import Mount  # noqa: PLC0415

    from inspections.http.files import TypedFiles  # noqa: PLC0415

    tmp_path.joinpath("sw.js").write_text("// a worker")
    tmp_path.joinpath("manifest.webmanifest").write_text("{}")
    browser = TestClient(Starlette(routes=[Mount("/capture", TypedFiles(directory=tmp_path))]))

    worker, manifest = browser.get("/capture/sw.js"), browser.get("/capture/manifest.webmanifest")

    assert worker.headers["cache-control"] == "no-cache"
    assert worker.headers["service-worker-allowed"] == "/capture/"
    assert worker.headers["content-type"].startswith("text/javascript")
    assert manifest.headers["content-type"] == "application/manifest+json"


@pytest.mark.parametrize(
    "path", ["/capture/../settings.py", "/capture/%2e%2e/settings.py", "/fonts/..%2f..%2fpyproject.toml"]
)
def test_no_address_leads_out_of_the_folders(browser: TestClient, path: str) -> None:
    """Neither spelt out nor escaped."""
    answer = browser.get(path)

    assert answer.status_code in (303, 404)
