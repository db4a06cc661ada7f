"""Planning in a real browser: a rule overruled, a cycle, the calendar, what an inspector declares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from inspections import office
from inspections.dates import month_said
from inspections.records import Account, VisitSummary
from inspections.store import Store, open_store
from tests.browser.conftest import PHONE, TABLET, House, a_free_port
from tests.browser.furnished import HOTEL, OTHER_HOTEL, PACK, furnish
from tests.browser.people import (
    INSPECTOR,
    OFFICE_RUN,
    OTHER_INSPECTOR,
    QUALITY,
    choose,
    sign_in,
    unfold,
)

pytestmark = pytest.mark.browser

BECAUSE = "The whole staff is new since."
NAMES = {INSPECTOR.name, OTHER_INSPECTOR.name}


@dataclass(frozen=True)
class Office:
    """The app, and its store beside it."""

    house: House
    store: Store
    accounts: dict[str, Account]

    def visits_to(self, hotel: str) -> list[VisitSummary]:
        return [visit for visit in self.store.all_visits() if visit.hotel.name == hotel]


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Office]:
    """The furnished house, in which one inspector left one of the hotels a week ago."""
    things, now = furnish(tmp_path / "data"), datetime.now(UTC)
    store = open_store(f"sqlite:///{tmp_path / 'data' / 'sixty.db'}")
    office.assign_visit(
        store,
        things.accounts[QUALITY.email],
        hotel_id=next(hotel.id for hotel in store.hotels() if hotel.name == HOTEL),
        inspector_id=things.accounts[OTHER_INSPECTOR.email].id,
        pack=PACK,
        starts_on=str((now - timedelta(days=9)).date()),
        ends_on=str((now - timedelta(days=7)).date()),
        now=now,
    )
    house = House(tmp_path / "data", a_free_port(), tmp_path / "server.log")
    house.open()
    yield Office(house, store, things.accounts)
    house.kill()
    store.close()


def test_who_may_go_where_from_the_first_refusal_to_the_calendar(chain: Office, chromium: Browser) -> None:
    """Refused and overruled, proposed, changed, confirmed, seen on a phone; declared by an inspector."""
    page = chromium.new_context(**TABLET).new_page()
    sign_in(page, chain.house.address, QUALITY, "/assign")
    a_rule_hinders_and_is_overruled(page, chain)
    a_cycle_is_proposed_changed_and_confirmed(page, chain)
    page.context.close()
    the_calendar_on_a_phone(chromium, chain)
    an_inspector_declares_and_takes_a_calendar(chromium, chain)


def a_rule_hinders_and_is_overruled(page: Page, chain: Office) -> None:
    unfold(page, "Assign a visit")
    choose(page, "Hotel", HOTEL)
    choose(page, "Inspector", OTHER_INSPECTOR.name)
    rests = f"{OTHER_INSPECTOR.name} rests from {HOTEL} for 90 days and may go there again from"
    expect(page.get_by_text(rests)).to_be_visible(timeout=OFFICE_RUN)
    assign = page.get_by_role("button", name="Assign the visit")
    expect(assign).to_be_disabled()

    fill(page.get_by_label("Overrule it, because"), BECAUSE)
    expect(assign).to_be_enabled(timeout=OFFICE_RUN)
    assign.click()
    expect(page.get_by_text(f"{OTHER_INSPECTOR.name} has the visit")).to_be_visible(timeout=OFFICE_RUN)
    newest = chain.visits_to(HOTEL)[0]
    assert [event.body["because"] for event in chain.store.events_of(newest.id)] == [BECAUSE]


def a_cycle_is_proposed_changed_and_confirmed(page: Page, chain: Office) -> None:
    page.goto(f"{chain.house.address}/assign?part=Plan a cycle")
    choose(page, "Regions", "Nordics")
    page.keyboard.press("Escape")
    choose(page, "Hotels", OTHER_HOTEL)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Propose dates and inspectors").click()
    expect(page.get_by_role("heading", name="2 visits proposed")).to_be_visible(timeout=OFFICE_RUN)
    lines = page.get_by_role("button", name=re.compile(f"^.*{OTHER_HOTEL}"))
    expect(lines).to_have_count(2)
    expect(page.get_by_text("weekend", exact=False).first).to_be_visible()
    for line in (lines.first, lines.last):
        expect(line).to_contain_text(re.compile("|".join(NAMES)), timeout=OFFICE_RUN)
    first, second = (told_in(line) for line in lines.all())
    assert {first, second} == NAMES, "each visit by somebody else"

    lines.last.click()
    dialog = page.get_by_role("dialog")
    choose(page, "Inspector", first)
    expect(dialog.get_by_text("it is somebody else's turn")).to_be_visible(timeout=OFFICE_RUN)
    expect(dialog.get_by_role("button", name="Keep it so")).to_be_disabled()
    fill(dialog.get_by_label("Overrule it, because"), BECAUSE)
    dialog.get_by_role("button", name="Keep it so").click()
    expect(page.get_by_text(f"Overruled: {BECAUSE}")).to_be_visible(timeout=OFFICE_RUN)

    page.get_by_role("button", name="Assign 2 visits").click()
    expect(page.get_by_text("2 visits are assigned.")).to_be_visible(timeout=OFFICE_RUN)
    made = chain.visits_to(OTHER_HOTEL)
    assert [(visit.status, visit.inspector) for visit in made] == [("assigned", first)] * 2
    reasons = [chain.store.events_of(visit.id)[0].body.get("because", "") for visit in made]
    assert sorted(reasons) == ["", BECAUSE]


def the_calendar_on_a_phone(chromium: Browser, chain: Office) -> None:
    """Every visit of the month is in the list; the one that is tapped opens, and goes into a calendar."""
    visit = chain.visits_to(OTHER_HOTEL)[0]
    page = chromium.new_context(**PHONE).new_page()
    sign_in(page, chain.house.address, QUALITY, "/assign?part=Calendar")
    choose(page, "Month", month_said(date.fromisoformat(visit.starts_on)))
    line = page.get_by_role("link", name=re.compile(OTHER_HOTEL))
    expect(line.first).to_be_visible(timeout=OFFICE_RUN)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["viewport"]["width"], "nothing lies beyond the edge"
    line.first.click()
    expect(page.get_by_role("button", name="All visits")).to_be_visible(timeout=OFFICE_RUN)
    with page.expect_download() as download:
        page.get_by_role("button", name="Calendar file").click()
    text = download.value.path().read_text()
    assert "SUMMARY:Stay" in text
    assert OTHER_HOTEL not in text
    page.context.close()


def an_inspector_declares_and_takes_a_calendar(chromium: Browser, chain: Office) -> None:
    page = chromium.new_context(**TABLET).new_page()
    sign_in(page, chain.house.address, INSPECTOR, "/own")
    page.get_by_role("button", name="Add a conflict of interest").click(timeout=OFFICE_RUN)
    choose(page, "Hotel", HOTEL)
    page.get_by_role("button", name="Record the conflict").click(timeout=OFFICE_RUN)
    expect(page.get_by_text("Nobody is sent there against it.")).to_be_visible(timeout=OFFICE_RUN)
    (known,) = chain.store.conflicts()
    assert (known.person, known.kind) == (chain.accounts[INSPECTOR.email].id, "worked_there")

    page.get_by_role("button", name="Make my calendar address").click()
    link = page.get_by_text(re.compile(r"/calendar/\S+\.ics"))
    expect(link).to_be_visible(timeout=OFFICE_RUN)
    given = chromium.new_context().request.get(link.inner_text().strip())
    assert given.status == 200
    assert given.text().startswith("BEGIN:VCALENDAR")
    page.context.close()


def told_in(line: Locator) -> str:
    """The inspector that a line of a proposal names."""
    return next(name for name in NAMES if name in line.inner_text())


def fill(box: Locator, words: str) -> None:
    """Types it and tells the page."""
    box.fill(words)
    box.press("Tab")
