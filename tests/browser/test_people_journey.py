"""Somebody is invited, makes their own account, has what is theirs and no more, leaves, and is out."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from inspections import office
from inspections.actions.parts import ActionEvent, Source
from inspections.office.actions import open_action
from inspections.store import Store, open_store
from tests.browser.conftest import PHONE, House, a_free_port
from tests.browser.furnished import HOTEL, furnish
from tests.browser.people import OFFICE_RUN, OWNER, PASSWORD, choose, sign_in, unfold

PHONE_DESK, SPA = "Put the caller through at once", "Warm the towels of the spa"
HELD = "reservations_by_phone.hold"
EMAIL = "hege@aurelian.example"


@pytest.mark.browser
def test_who_is_invited_has_their_department_until_they_leave(tmp_path: Path, chromium: Browser) -> None:
    """Link → own password → own board and cards → closed by somebody else → nothing opens any more."""
    store, visit = a_house_with_two_actions(tmp_path / "data")
    house = House(tmp_path / "data", a_free_port(), tmp_path / "server.log")
    house.open()
    try:
        link = invite_from_the_page(chromium, house)
        page = chromium.new_context(**PHONE).new_page()
        come_in(page, link)
        has_the_department_alone(page, house, visit)
        leads_nowhere(chromium, link)
        leaves(page, house, store)
    finally:
        house.kill()
        store.close()


def a_house_with_two_actions(data: Path) -> tuple[Store, str]:
    """A released visit, an action about its finding, and one of another department."""
    told, now = furnish(data), datetime.now(UTC)
    store, owner = open_store(f"sqlite:///{data / 'sixty.db'}"), told.accounts[OWNER.email]
    office.release_visit(store, owner, told.visit, now)
    source = Source(
        told.visit, HELD, PHONE_DESK, department="reservations_by_phone", department_title="Phone"
    )
    mine = open_action(store, owner, now, sources=[source])
    body = {"hotel": mine.hotel, "title": SPA, "sources": [], "department": "spa", "department_title": "Spa"}
    event = ActionEvent("spa-1", "spa", 1, "opened", owner.id, now, body | {"due_on": "2026-12-24"})
    store.append_actions([event])
    return store, told.visit


def invite_from_the_page(chromium: Browser, house: House) -> str:
    """The link that the owner's page shows."""
    page = chromium.new_page()
    sign_in(page, house.address, OWNER, "/house?part=People")
    unfold(page, "Add a person")
    choose(page, "Role", "Department head")
    button = page.get_by_role("button", name="Invite the department head")
    expect(button).to_be_visible(timeout=OFFICE_RUN)
    page.get_by_role("textbox", name="Name", exact=True).fill("Hege Head")
    page.get_by_role("textbox", name="E-mail").fill(EMAIL)
    choose(page, "Hotels", HOTEL)
    page.keyboard.press("Escape")
    box = page.get_by_role("combobox", name=re.compile("^Departments"))
    box.fill("Reservations by")  # of a long list only what is near is drawn
    page.get_by_role("option", name="Reservations by phone").click()
    page.keyboard.press("Escape")
    button.click()
    expect(page.get_by_text("It is shown only now")).to_be_visible(timeout=OFFICE_RUN)
    code = page.get_by_role("img", name="QR code of the invitation")
    expect(code).to_be_visible()
    expect(code).to_have_js_property("complete", value=True)
    assert code.evaluate("img => img.naturalWidth") > 0
    link = page.locator("code").first.inner_text().strip()
    assert link.startswith(f"{house.address}/invite/")
    page.close()
    return link


def come_in(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.get_by_text("Department head")).to_contain_text(f"Reservations by phone · {HOTEL}, Oslo")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url(re.compile(r"/actions"))


def has_the_department_alone(page: Page, house: House, visit: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("action", timeout=OFFICE_RUN)
    expect(page.get_by_role("button", name=PHONE_DESK)).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_text(SPA)).to_have_count(0)
    expect(page.get_by_role("radio", name="Findings")).to_have_count(0)
    for away in ("/", f"/visit?visit={visit}", "/guests", "/house", "/chain"):
        page.goto(house.address + away)
        page.wait_for_url(re.compile(r"/actions"))
    page.goto(f"{house.address}/actions?show=Morning cards")
    expect(page.get_by_role("heading", name="Reservations by phone")).to_be_visible(timeout=OFFICE_RUN)
    page.goto(f"{house.address}/actions?action=spa")
    expect(page.get_by_text("There is no such action for you to see.")).to_be_visible(timeout=OFFICE_RUN)
    page.get_by_role("link", name="Back to the actions").click()
    expect(page.get_by_role("button", name=PHONE_DESK)).to_be_visible(timeout=OFFICE_RUN)


def leads_nowhere(chromium: Browser, link: str) -> None:
    """The link, once it was used."""
    page = chromium.new_page()
    page.goto(link)
    expect(page.get_by_role("heading", name="This invitation is over")).to_be_visible()
    page.close()


def leaves(page: Page, house: House, store: Store) -> None:
    """Closed by another process while the page stands open: its next tap is refused like every request."""
    owner, hege = store.account_by_email(OWNER.email), store.account_by_email(EMAIL)
    assert owner is not None
    assert hege is not None
    assert page.request.get(f"{house.address}/api/me").status == 200

    office.disable_person(store, owner, hege.id, datetime.now(UTC))

    assert page.request.get(f"{house.address}/api/me").status == 401
    page.get_by_role("button", name=PHONE_DESK).click()
    expect(page.get_by_text("You are signed out")).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_text(PHONE_DESK)).to_have_count(0)
    page.goto(f"{house.address}/actions")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
