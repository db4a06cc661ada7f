"""A manager with ten minutes and a phone: the way to the next star, what if, and a file to take away."""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from inspections import office
from inspections.events import Event
from inspections.store import open_store
from standards.pack import Within
from tests.browser.conftest import PHONE, House, a_free_port
from tests.browser.people import (
    INSPECTOR,
    MANAGER,
    OFFICE_RUN,
    OWNER,
    PASSWORD,
    QUALITY,
    ROLES,
    Someone,
    choose,
    sign_in,
    unfold,
)
from tests.makers import a_pack, a_standard

pytestmark = pytest.mark.browser

PACK = a_pack(
    a_standard("desk.greeted", limit=Within(60_000), weight=4),
    a_standard("desk.hold", limit=Within(30_000), weight=4),
    *(a_standard(f"room.item_{n:02d}") for n in range(40)),
)
LATE = {"desk.greeted": 90_000, "desk.hold": 34_000}
SAID = "One moment, I have to look."


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[tuple[House, str]]:
    """A house with one released visit: two standards late, a sentence quoted from a call."""
    data = tmp_path / "data"
    data.mkdir()
    store, now = open_store(f"sqlite:///{data / 'sixty.db'}"), datetime.now(UTC)
    owner = office.open_house(store, name=OWNER.name, email=OWNER.email, password=PASSWORD, now=now)
    place = {"city": "Oslo", "country": "Norway", "region": "Nordics", "kind": "urban"}
    hotel = office.add_hotel(
        store, owner, name="The Aurelian Test", **place, time_zone="Europe/Oslo", now=now
    )

    def appoint(who: Someone, *hotels: str) -> str:
        named = {"name": who.name, "email": who.email, "role": ROLES[who.role]}
        return office.add_person(store, owner, **named, password=PASSWORD, hotels=hotels, now=now).id

    appoint(MANAGER, hotel.id), appoint(QUALITY)
    inspector, began = appoint(INSPECTOR), now - timedelta(days=3)
    days = {"starts_on": str(began.date()), "ends_on": str(now.date())}
    visit = office.assign_visit(
        store, owner, hotel_id=hotel.id, inspector_id=inspector, pack=PACK, **days, now=began
    )
    events = recorded(visit.id, now)
    assert all(outcome.state == "held" for outcome in store.append(visit.id, events, inspector, now))
    office.release_visit(store, owner, visit.id, now)
    store.close()
    house = House(data, a_free_port(), tmp_path / "server.log")
    house.open()
    yield house, visit.id
    house.kill()


def recorded(visit: str, now: datetime) -> list[Event]:
    """What the tablet sent."""
    moment, device, call = now.isoformat(timespec="milliseconds"), str(uuid.uuid4()), str(uuid.uuid4())
    bodies: list[tuple[str, dict[str, object]]] = [
        ("contact_marked", {"contact": call, "channel": "phone", "step": "dialled"}),
        ("contact_quoted", {"line": str(uuid.uuid4()), "contact": call, "who": "agent", "text": SAID}),
    ]
    for standard in PACK.standards():
        late = LATE.get(standard.id)
        body = {
            "observation": str(uuid.uuid4()),
            "standard": standard.id,
            "answer": "not_met" if late else "met",
        }
        bodies.append(("observed", body | ({"measured": {"ms": late}} if late else {})))
    bodies.append(("submitted", {"events": len(bodies), "photos": []}))
    return [
        Event(str(uuid.uuid4()), visit, device, seq, kind, moment, moment, body)
        for seq, (kind, body) in enumerate(bodies, start=1)
    ]


def test_a_manager_finds_the_next_star_tries_it_and_takes_a_file(
    visited: tuple[House, str], chromium: Browser
) -> None:
    """At 390 × 844: what suffices, what is close, what would be, and the page to print."""
    house, visit = visited
    page = chromium.new_context(**PHONE).new_page()
    sign_in(page, house.address, MANAGER, f"/visit?visit={visit}")
    expect(page.get_by_role("heading", name=re.compile("^Putting .* right earns"))).to_be_visible(
        timeout=OFFICE_RUN
    )

    expect(page.get_by_text("it is proven that no other way is shorter")).to_be_visible()
    near = page.get_by_role("row", name=re.compile("hold"))
    expect(near.first).to_contain_text("4 s", timeout=OFFICE_RUN)
    expect(page.get_by_text(SAID)).to_be_visible()
    look_behind(page, house, visit)
    try_it(page)
    take_every_short_form(page)


def try_it(page: Page) -> None:
    """Both findings switched to met: another number of stars, and the score at 100."""
    unfold(page, "What if …")
    outcome = page.get_by_role("heading", name=re.compile("^Still "))
    expect(outcome).to_be_visible(timeout=OFFICE_RUN)
    for promise in ("greeted", "hold"):
        switch = page.get_by_role("switch", name=re.compile(promise))
        switch.focus()
        page.keyboard.press("Space")
        expect(switch).to_be_checked()
    expect(page.get_by_role("heading", name=re.compile("instead of"))).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_test_id("stMetricValue").filter(has_text="100.0")).to_be_visible()


def look_behind(page: Page, house: House, visit: str) -> None:
    """One click from a number to its events; its own address, and the way back."""
    shown = page.context
    with shown.expect_page(timeout=OFFICE_RUN) as opened:
        page.get_by_role("link", name="what was recorded").first.click(timeout=OFFICE_RUN)
    events = opened.value
    expect(events.get_by_role("heading", level=1)).to_contain_text("greeted", timeout=OFFICE_RUN)
    expect(events.get_by_text("Answered not met, 1:30 of 1:00")).to_be_visible()
    expect(events.get_by_text("tablet 1").first).to_be_visible()
    assert INSPECTOR.name not in (events.text_content("body") or "")
    events.get_by_role("button", name="Back to the rating").click()
    expect(events.get_by_role("heading", name=re.compile("^Putting "))).to_be_visible(timeout=OFFICE_RUN)
    events.close()


def take_every_short_form(page: Page) -> None:
    """In Norwegian: the summary on one page, and one department's sheet; before the first visit is none."""
    unfold(page, "Other files to take away")
    choose(page, "Language", "Norsk")
    choose(page, "Form", "One page")
    summary = taken(page, "one page nb")
    assert len(summary.pages) == 1
    assert "The Aurelian Test" in summary.pages[0].extract_text()
    assert summary.root_object["/Lang"].startswith("nb")
    choose(page, "Form", "One department")
    assert "Desk" in taken(page, "desk nb").pages[0].extract_text()
    choose(page, "Form", "Comparison")
    expect(page.get_by_text("No visit before this one has been released.")).to_be_visible(timeout=OFFICE_RUN)


def taken(page: Page, ending: str) -> PdfReader:
    """The file of that ending, downloaded."""
    button = page.get_by_role("button", name=re.compile(ending))
    expect(button).to_be_visible(timeout=OFFICE_RUN)
    with page.expect_download(timeout=OFFICE_RUN) as download:
        button.click()
    return PdfReader(io.BytesIO(Path(download.value.path()).read_bytes()))
