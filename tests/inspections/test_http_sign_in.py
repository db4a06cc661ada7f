"""Signing in and out: the forms, and what the house's book keeps of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from inspections import accounts
from inspections.audit import audit_for
from inspections.http.session import COOKIE
from inspections.sign_in.audit import kind_of_device
from tests.inspections.a_form import Form, check_accessible, fill_in, sign_in
from tests.inspections.a_house import NOON, PASSWORD, House
from tests.inspections.a_server import a_browser, a_server, signed_in_as

DAY = timedelta(days=1)


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
