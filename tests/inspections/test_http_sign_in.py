"""The pages before one is in, and the gate in front of all others."""

from __future__ import annotations

import re
import sys
import types
from datetime import timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from inspections import accounts, passwords
from inspections.audit import audit_for
from inspections.audit_sign_in import kind_of_device
from inspections.http.security import local_path
from inspections.http.session import COOKIE
from inspections.records import Account
from inspections.store import Store, open_store
from tests.inspections.a_house import NOON, PASSWORD, House, a_house
from tests.inspections.a_server import PAGE, STREAMLITS, a_browser, a_server, a_server_of, signed_in_as

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

DAY = timedelta(days=1)
STREAM = "ws://sixty.example/_stcore/stream"
OWNER_FORM = {"name": "Olga", "email": "olga@aurelian.example", "password": PASSWORD}


@pytest.fixture(autouse=True)
def _quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    accounts._nobodys_hash.cache_clear()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = a_house(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def browser(house: House) -> TestClient:
    return a_browser(a_server(house))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    yield opened
    opened.close()


class Form(HTMLParser):
    """What a browser makes of a page: hidden fields, labels, and whatever else is held against the rules."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [a for t, a in self.tags if t == tag and all(a.get(k) == v for k, v in wanted.items())]

    def token(self) -> str:
        return str(self.all("input", name="form_token")[0]["value"])


def fill_in(browser: TestClient, page: str, to: str = "", **fields: str) -> object:
    """The form on that page, filled in and sent as a browser would."""
    token = Form(browser.get(page).text).token()
    return browser.post(to or page.partition("?")[0], data={"form_token": token, **fields})


def sign_in(
    browser: TestClient, who: str = "quality", password: str = PASSWORD, page: str = "/sign-in"
) -> object:
    email = f"{who}@aurelian.example"
    wanted = Form(browser.get(page).text).all("input", name="next")[0]["value"] or ""
    return fill_in(browser, page, "/sign-in", email=email, password=password, next=wanted)


# --- signing in --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "wanted", "arrives"),
    [
        ("owner", "", "/"),
        ("quality", "/visit?id=7", "/visit?id=7"),
        ("manager", "", "/"),
        ("manager", "//evil.example", "/"),
        ("inspector", "", "/capture/"),
        ("inspector", "/people", "/capture/"),
        ("inspector", "/appeals", "/appeals"),
        ("inspector", "/capture/#visit", "/capture/#visit"),
    ],
)
def test_after_signing_in_everyone_is_where_they_work(
    browser: TestClient, who: str, wanted: str, arrives: str
) -> None:
    """Or where they wanted to be, if it is on this site and theirs."""
    answer = browser.get("/sign-in", params={"next": wanted})
    fields = {"email": f"{who}@aurelian.example", "password": PASSWORD, "next": wanted}

    answer = browser.post("/sign-in", data={"form_token": Form(answer.text).token(), **fields})

    assert (answer.status_code, answer.headers["location"]) == (303, arrives)
    assert browser.get("/api/me").json()["role"] == who


def test_the_sessions_cookie_is_out_of_reach_of_scripts_and_of_other_sites(browser: TestClient) -> None:
    """Over HTTPS it also never leaves unencrypted."""
    answer = sign_in(browser)
    (cookie,) = [c for c in answer.headers.get_list("set-cookie") if c.startswith(f"{COOKIE}=")]  # type: ignore[attr-defined]

    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= {part.strip() for part in cookie.split(";")}
    assert "Secure" not in cookie


def test_over_https_the_cookie_is_secure(house: House) -> None:
    """Also where a proxy takes the encryption off before us."""
    browser = TestClient(a_server(house), base_url="https://sixty.example", follow_redirects=False)

    answer = sign_in(browser)

    assert all("Secure" in cookie for cookie in answer.headers.get_list("set-cookie"))  # type: ignore[attr-defined]


def test_a_wrong_password_is_said_beside_the_field_and_above_the_form(browser: TestClient) -> None:
    """The e-mail need not be typed again; the password is not sent back."""
    answer = sign_in(browser, password="not the password")

    form = Form(answer.text)  # type: ignore[attr-defined]
    (email,) = form.all("input", name="email")
    assert answer.status_code == 401  # type: ignore[attr-defined]
    assert (email["value"], email["aria-invalid"]) == ("quality@aurelian.example", "true")
    assert form.all("p", id=str(email["aria-describedby"]))
    assert form.all("a", href="#email")
    assert form.all("div", role="alert")
    assert "value" not in form.all("input", name="password")[0]
    assert COOKIE not in browser.cookies


def test_a_wrong_address_and_a_wrong_password_are_answered_alike(browser: TestClient) -> None:
    """But for what was typed, byte by byte."""
    known = sign_in(browser, password="not the password").text  # type: ignore[attr-defined]
    unknown = sign_in(browser, who="stranger", password="not the password").text  # type: ignore[attr-defined]

    assert known.replace("quality@", "@") == unknown.replace("stranger@", "@")


def test_guessing_is_answered_429_with_how_long_to_wait(house: House, browser: TestClient) -> None:
    """After five failures, even for the right password; elsewhere the account is still open."""
    for _ in range(5):
        assert sign_in(browser, password="a wrong guess").status_code == 401  # type: ignore[attr-defined]

    answer = sign_in(browser)

    assert answer.status_code == 429  # type: ignore[attr-defined]
    assert answer.headers["retry-after"] == "30"  # type: ignore[attr-defined]
    assert "30 seconds" in answer.text  # type: ignore[attr-defined]
    assert sign_in(a_browser(a_server(house), "198.51.100.9")).status_code == 303  # type: ignore[attr-defined]
    house.clock.forward(seconds=30)
    assert sign_in(browser).status_code == 303  # type: ignore[attr-defined]


def test_signing_in_anew_ends_the_session_before(house: House) -> None:
    """A browser holds one."""
    browser = a_browser(a_server(house))
    sign_in(browser, "inspector")
    before = browser.cookies[COOKIE]
    browser.cookies.delete(COOKIE)

    sign_in(browser, "quality")
    assert accounts.person_of(house.store, before, NOON)

    browser.cookies.set(COOKIE, before, domain="sixty.example", path="/")
    token = Form(browser.get("/sign-out").text).token()
    fields = {"email": "quality@aurelian.example", "password": PASSWORD}
    browser.post("/sign-in", data={"form_token": token, **fields})
    assert accounts.person_of(house.store, before, NOON) is None


def test_signing_out_ends_the_session_and_takes_the_cookie(house: House, browser: TestClient) -> None:
    """A page with one key; a mere link or picture cannot do it."""
    sign_in(browser)
    token = browser.cookies[COOKIE]

    assert browser.get("/sign-out").status_code == 200
    assert accounts.person_of(house.store, token, NOON)
    answer = fill_in(browser, "/sign-out")

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")  # type: ignore[attr-defined]
    assert accounts.person_of(house.store, token, NOON) is None
    assert COOKIE not in browser.cookies


@pytest.mark.parametrize("page", ["/sign-in", "/sign-out"])
def test_a_form_from_another_site_signs_nobody_in_or_out(house: House, page: str) -> None:
    """Without the token, with another browser's token, or from another origin."""
    browser = signed_in_as(house, "manager")
    mine, others = browser.get("/sign-out"), a_browser(a_server(house)).get("/sign-in")
    fields = {"email": "quality@aurelian.example", "password": PASSWORD}

    answers = [
        browser.post(page, data=fields),
        browser.post(page, data={"form_token": Form(others.text).token(), **fields}),
        *(
            browser.post(page, data={"form_token": Form(mine.text).token(), **fields}, headers=headers)
            for headers in (
                {"Origin": "https://evil.example"},
                {"Origin": "null"},
                {"Sec-Fetch-Site": "cross-site"},
                {"Sec-Fetch-Site": "same-site", "Origin": "http://sixty.example"},
            )
        ),
    ]

    assert [answer.status_code for answer in answers] == [403] * 6
    assert browser.get("/api/me").json()["role"] == "manager"


def test_a_form_that_was_open_for_too_long_is_shown_again(browser: TestClient) -> None:
    """Its cookie is gone; the next try works."""
    answer = browser.post("/sign-in", data={"email": "quality@aurelian.example", "password": PASSWORD})

    assert answer.status_code == 403
    assert "try again" in answer.text
    assert sign_in(browser).status_code == 303  # type: ignore[attr-defined]


def test_a_form_is_bounded_and_of_one_type(browser: TestClient) -> None:
    """16 KiB are plenty."""
    form_type = {"Content-Type": "application/x-www-form-urlencoded"}

    assert browser.post("/sign-in", content=b"a=" + b"x" * 20_000, headers=form_type).status_code == 413
    assert browser.post("/sign-in", json={"email": "x"}).status_code == 415
    assert browser.post("/sign-in", content=b"&".join([b"a=1"] * 50), headers=form_type).status_code == 400
    assert browser.post("/sign-in", content=b"\xff", headers=form_type).status_code == 400


def test_what_was_typed_is_shown_as_text(browser: TestClient) -> None:
    """Not as markup."""
    answer = fill_in(browser, "/sign-in", email='"><script>alert(1)</script>', password="x" * 12)

    assert "<script" not in answer.text  # type: ignore[attr-defined]
    assert "&lt;script" in answer.text  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", ["/sign-in", "/sign-out"])
def test_every_field_has_its_label_and_every_key_its_words(house: House, page: str) -> None:
    """And the language is said, and no script or style stands in the page, which the policy would block."""
    html = (a_browser(a_server(house)) if page == "/sign-in" else signed_in_as(house, "owner")).get(page).text

    check_accessible(html)


def check_accessible(html: str) -> None:
    form = Form(html)
    shown = [field for field in form.all("input") if field.get("type") != "hidden"]
    labelled = {label["for"] for label in form.all("label")}
    assert {field["id"] for field in shown} == labelled
    assert all(field["autocomplete"] for field in shown)
    assert form.all("html", lang="en")
    assert len(form.all("h1")) == 1
    assert re.findall(r"<button[^>]*>\s*</button>", html) == []
    assert not form.all("script")
    assert not form.all("style")
    assert not [a for _, a in form.tags if "style" in a or any(name.startswith("on") for name in a)]


# --- the gate ----------------------------------------------------------------------------------------------


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


# --- the first visit ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/people", "/sign-in"])
def test_an_empty_house_leads_to_its_start(empty: Store, path: str) -> None:
    """From anywhere."""
    answer = a_browser(a_server_of(empty)).get(path)

    assert (answer.status_code, answer.headers["location"]) == (303, "/start")


def test_the_start_page_is_accessible_and_offers_both_ways(empty: Store) -> None:
    """An account of one's own, or the demo."""
    html = a_browser(a_server_of(empty)).get("/start").text

    check_accessible(html)
    assert {form["action"] for form in Form(html).all("form")} == {"/start", "/start/demo"}


def test_the_first_owner_opens_the_house_and_is_in(empty: Store) -> None:
    """Then the start page is gone for good."""
    browser = a_browser(a_server_of(empty))

    answer = fill_in(browser, "/start", **OWNER_FORM)

    assert (answer.status_code, answer.headers["location"]) == (303, "/")  # type: ignore[attr-defined]
    assert browser.get("/api/me").json()["role"] == "owner"
    assert browser.get("/start").status_code == 303
    assert browser.get("/").text == PAGE


def test_two_who_opened_the_start_page_do_not_both_become_owner(empty: Store) -> None:
    """The second is led to signing in."""
    app = a_server_of(empty)
    first, second = a_browser(app), a_browser(app)
    token = Form(second.get("/start").text).token()
    fill_in(first, "/start", **OWNER_FORM)

    answer = second.post("/start", data={"form_token": token, **OWNER_FORM, "email": "b@b.example"})

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert COOKIE not in second.cookies
    assert [account.email for account in empty.accounts()] == ["olga@aurelian.example"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"name": " "}, "name"), ({"email": "olga"}, "email"), ({"password": "password"}, "password")],
)
def test_a_wrong_detail_is_said_beside_its_field_and_the_rest_is_kept(
    empty: Store, changes: dict[str, str], field: str
) -> None:
    """But for the password."""
    browser = a_browser(a_server_of(empty))

    answer = fill_in(browser, "/start", **OWNER_FORM | changes)

    form = Form(answer.text)  # type: ignore[attr-defined]
    (wrong,) = [tag for tag in form.all("input") if tag.get("aria-invalid")]
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert wrong["id"] == field
    assert form.all("a", href=f"#{field}")
    assert "value" not in form.all("input", name="password")[0]
    assert empty.accounts() == []


# --- the demo ----------------------------------------------------------------------------------------------


def a_demo_person(account_id: str, role: str) -> Account:
    kept = passwords.hash_password(PASSWORD)
    return Account(account_id, f"{account_id}@demo.example", account_id.title(), role, NOON, kept, demo=True)


@pytest.fixture
def small_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo of three people in place of the real one, which takes its time."""
    stand_in = types.ModuleType("inspections.demo")

    def open_demo(store: Store, _now: datetime, _folder: Path) -> None:
        for account_id, role in (("ada", "inspector"), ("olga", "owner"), ("quinn", "quality")):
            store.add_account(a_demo_person(account_id, role))

    stand_in.open_demo = open_demo  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "inspections.demo", stand_in)


def test_one_click_opens_the_demo_and_one_is_its_owner(empty: Store, small_demo: None) -> None:
    """A second click adds nothing."""
    browser = a_browser(a_server_of(empty))
    token = Form(browser.get("/start").text).token()

    first = browser.post("/start/demo", data={"form_token": token})
    second = browser.post("/start/demo", data={"form_token": token})

    assert [(a.status_code, a.headers["location"]) for a in (first, second)] == [(303, "/")] * 2
    assert browser.get("/api/me").json()["name"] == "Olga"
    assert len(empty.accounts()) == 3


def test_the_sign_in_page_of_a_demo_lists_its_people_and_says_that_they_are_invented(
    empty: Store, small_demo: None
) -> None:
    """Anyone may look through each pair of eyes, also while signed in as another."""
    app = a_server_of(empty)
    fill_in(a_browser(app), "/start", "/start/demo")
    browser = a_browser(app)
    page = browser.get("/sign-in").text

    check_accessible(page)
    assert "Invented demo data" in page
    offered = [str(button["value"]) for button in Form(page).all("button", name="person")]
    assert offered == ["olga", "quinn", "ada"]
    for person, arrives in (("ada", "/capture/"), ("quinn", "/")):
        answer = fill_in(browser, "/sign-in", "/sign-in/demo", person=person)
        assert answer.headers["location"] == arrives  # type: ignore[attr-defined]
        assert browser.get("/api/me").json()["id"] == person


def test_nobody_is_signed_in_as_a_real_person_without_a_password(house: House, browser: TestClient) -> None:
    """Whatever is posted to the demo's address, and the page offers none."""
    assert not Form(browser.get("/sign-in").text).all("button", name="person")
    for person in (house.people["owner"].id, "olga", ""):
        answer = fill_in(browser, "/sign-in", "/sign-in/demo", person=person)
        assert answer.status_code == 403  # type: ignore[attr-defined]
    assert COOKIE not in browser.cookies


def test_the_demo_cannot_be_opened_in_a_house_that_has_people(house: House, small_demo: None) -> None:
    """It would put known passwords beside real data."""
    browser = a_browser(a_server(house))

    answer = fill_in(browser, "/sign-in", "/start/demo")

    assert answer.headers["location"] == "/sign-in"  # type: ignore[attr-defined]
    assert not [account for account in house.store.accounts() if account.demo]


# --- the house's book --------------------------------------------------------------------------------------

ON_AN_IPAD = "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1"
TYPED = "the password typed in the wrong field"


def the_book(house: House) -> list[tuple[str, str, str]]:
    """Who, what and by which device, of the sign-ins; all of it must be free of what was typed."""
    now = house.clock.now
    lines = audit_for(house.store, house.people["owner"], now - DAY, now + DAY)
    assert TYPED not in repr(lines)
    assert PASSWORD not in repr(lines)
    return [
        (line.name, line.what, line.about) for line in lines if line.what in ("signed_in", "sign_in_failed")
    ]


def test_who_signed_in_and_who_failed_to_is_in_the_book_with_the_kind_of_device(
    house: House, browser: TestClient
) -> None:
    """By name where the address is known; what was typed for one may be a password, so it is not kept."""
    browser.headers["user-agent"] = ON_AN_IPAD
    sign_in(browser)
    browser.cookies.clear()
    sign_in(browser, password=TYPED)
    fill_in(browser, "/sign-in", email=TYPED, password="", next="")

    assert the_book(house) == [
        ("Quality", "signed_in", "Safari on iPad"),
        ("Quality", "sign_in_failed", "Safari on iPad"),
        ("Someone unknown", "sign_in_failed", "Safari on iPad"),
    ]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Mozilla/5.0 (Linux; Android 15; SM-X210) Chrome/141.0 Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/141.0 Safari/537.36 Edg/141.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux"),
        ("", "an unknown device"),
        ("<script>alert(1)</script>", "an unknown device"),
    ],
)
def test_of_the_browsers_own_line_only_the_kind_is_kept(said: str, kind: str) -> None:
    assert kind_of_device(said) == kind
