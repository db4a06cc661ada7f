"""The first visit: a house opened, or the demo with one click."""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from inspections import passwords
from inspections.http.session import COOKIE
from inspections.records import Account
from inspections.store import Store, open_store
from tests.inspections.a_form import Form, check_accessible, fill_in
from tests.inspections.a_house import NOON, PASSWORD, House
from tests.inspections.a_server import PAGE, a_browser, a_server, a_server_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

OWNER_FORM = {"name": "Olga", "email": "olga@aurelian.example", "password": PASSWORD}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    yield opened
    opened.close()


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
