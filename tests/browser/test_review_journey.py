"""Review and appeal, from a submitted visit to other stars on the hotel's page, in a real browser."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from inspections import office
from inspections.events import Event
from inspections.records import Account
from inspections.store import Store, open_store
from inspections.workflow import APPEAL_WINDOW
from standards.pack import Within
from tests.browser.conftest import TABLET, House, a_free_port
from tests.browser.people import (
    INSPECTOR,
    MANAGER,
    OFFICE_RUN,
    OTHER_INSPECTOR,
    OWNER,
    PASSWORD,
    QUALITY,
    ROLES,
    STRANGER,
    Someone,
    choose,
    sign_in,
)
from tests.makers import a_pack, a_standard

pytestmark = pytest.mark.browser

PACK = a_pack(
    a_standard("desk.greeted", limit=Within(60_000), weight=4),
    *(a_standard(f"room.item_{n:02d}") for n in range(24)),
)
DEVICE = str(uuid.uuid4())
FILM = "Our film of the desk shows a greeting after 40 seconds."
I_STOOD = "I stood at the second desk, as the note says."


@dataclass(frozen=True)
class Chain:
    """The app, its store beside it, and two visits to one hotel: one submitted, one long released."""

    house: House
    store: Store
    inspector: Account
    visit: str
    old_visit: str


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    data = tmp_path / "data"
    data.mkdir()
    store, now = open_store(f"sqlite:///{data / 'sixty.db'}"), datetime.now(UTC)
    owner = office.open_house(store, name=OWNER.name, email=OWNER.email, password=PASSWORD, now=now)
    place = {
        "city": "Oslo",
        "country": "Norway",
        "region": "Nordics",
        "kind": "urban",
        "time_zone": "Europe/Oslo",
    }
    hotel = office.add_hotel(store, owner, name="The Aurelian Test", **place, now=now)
    other = office.add_hotel(store, owner, name="The Aurelian Other", **place, now=now)

    def appoint(who: Someone, *hotels: str) -> Account:
        named = {"name": who.name, "email": who.email, "role": ROLES[who.role]}
        return office.add_person(store, owner, **named, password=PASSWORD, hotels=hotels, now=now)

    appoint(MANAGER, hotel.id), appoint(STRANGER, other.id), appoint(OTHER_INSPECTOR)
    quality, inspector = appoint(QUALITY), appoint(INSPECTOR)

    def visited(at: datetime) -> str:
        days = {"starts_on": str((at - timedelta(days=2)).date()), "ends_on": str(at.date())}
        who = {"hotel_id": hotel.id, "inspector_id": inspector.id, "because": "They go again."}
        visit = office.assign_visit(store, quality, **who, pack=PACK, **days, now=at - timedelta(days=9))
        record(store, visit.id, inspector, at)
        return visit.id

    long_ago = now - APPEAL_WINDOW - timedelta(hours=1)
    old, new = visited(long_ago), visited(now - timedelta(hours=3))
    office.release_visit(store, quality, old, long_ago)
    house = House(data, a_free_port(), tmp_path / "server.log")
    house.open()
    yield Chain(house, store, inspector, new, old)
    house.kill()
    store.close()


def record(store: Store, visit: str, inspector: Account, at: datetime) -> None:
    """A greeting after 85 s, two dozen things met, one a minute; submitted."""
    bodies: list[tuple[str, dict[str, object]]] = [
        ("observed", {"observation": str(uuid.uuid4()), "standard": s.id, "answer": "met"})
        for s in PACK.standards()
    ]
    late = {"answer": "not_met", "measured": {"ms": 85_000, "precision_ms": 300}}
    bodies[0] = ("observed", bodies[0][1] | late)
    bodies.append(("submitted", {"events": len(bodies), "photos": []}))
    events = [
        an_event(visit, seq, kind, body, at - timedelta(minutes=30 - seq))
        for seq, (kind, body) in enumerate(bodies, start=1)
    ]
    assert all(outcome.state == "held" for outcome in store.append(visit, events, inspector.id, at))


def an_event(visit: str, seq: int, kind: str, body: dict[str, object], at: datetime) -> Event:
    moment = at.isoformat(timespec="milliseconds")
    return Event(str(uuid.uuid4()), visit, DEVICE, seq, kind, moment, moment, body)


def test_a_review_an_appeal_and_other_stars(chain: Chain, chromium: Browser, tmp_path: Path) -> None:
    """Submitted, edited, sent back, resubmitted, graded, released, appealed, commented, granted."""
    reading = f"/visit?visit={chain.visit}"
    with (
        signed_in(chromium, chain, QUALITY, "/review") as quality,
        signed_in(chromium, chain, MANAGER, reading) as manager,
    ):
        expect(manager.get_by_text("There is no such visit for you to read.")).to_be_visible(
            timeout=OFFICE_RUN
        )
        review_and_send_back(quality, chain)
        submit_again(chain)
        grade_and_release(quality, chain)
        appeal(manager, chain, tmp_path)
        with signed_in(chromium, chain, INSPECTOR, "/appeals") as inspector:
            comment(inspector, chain)
        grant(quality, chain)
        read_the_other_stars(manager, chain)


def review_and_send_back(page: Page, chain: Chain) -> None:
    expect(title(page)).to_have_text("One visit to review", timeout=OFFICE_RUN)
    page.get_by_role("link", name="Open").click()
    expect(page.locator(".js-plotly-plot")).to_be_visible(timeout=2 * OFFICE_RUN)  # its library is large
    page.get_by_role("button", name="Begin the review").click(timeout=OFFICE_RUN)
    expect(page.get_by_text("You are reviewing it since")).to_be_visible(timeout=OFFICE_RUN)

    page.get_by_role("textbox", name="Search").fill("item 07")
    page.get_by_role("textbox", name="Search").press("Enter")
    details = page.get_by_role("button", name="Details")
    expect(details).to_have_count(1, timeout=OFFICE_RUN)
    details.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Not met", exact=True).click()
    dialog.get_by_role("button", name="Change the answer").click()
    expect(dialog.get_by_text("Say why, in a few words.")).to_be_visible(timeout=OFFICE_RUN)
    dialog.get_by_role("textbox", name="Why").fill("The photo shows it broken.")
    dialog.get_by_role("button", name="Change the answer").click()
    expect(page.get_by_text("The answer is changed.")).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_text(f"met → not met by {QUALITY.name}: “The photo shows it broken.”")).to_be_visible()

    details.click()
    dialog.get_by_role("button", name="Ask the inspector about this").click()
    page.get_by_role("textbox", name="What you ask").fill("Which lamp was it?")
    page.get_by_role("button", name="Send back to the inspector with one standard").click(timeout=OFFICE_RUN)
    expect(page.get_by_text("Sent back. The inspector can record")).to_be_visible(timeout=OFFICE_RUN)


def submit_again(chain: Chain) -> None:
    """The tablet's answer: a note, and the visit anew."""
    seq, now = chain.store.next_seq(chain.visit, DEVICE), datetime.now(UTC)
    look = next(
        one.id
        for one in chain.store.visit(chain.visit).observations.values()
        if one.standard == "room.item_07"
    )
    note = {"note": str(uuid.uuid4()), "text": "The one by the window.", "observation": look}
    events = [
        an_event(chain.visit, seq, "noted", note, now),
        an_event(chain.visit, seq + 1, "submitted", {"events": seq, "photos": []}, now),
    ]
    held = chain.store.append(chain.visit, events, chain.inspector.id, now)
    assert [outcome.state for outcome in held] == ["held", "held"]


def grade_and_release(page: Page, chain: Chain) -> None:
    page.goto(f"{chain.house.address}/review?visit={chain.visit}")
    expect(page.get_by_text("“The one by the window.”")).to_be_hidden()
    choose(page, "Show", "With notes or photos")
    expect(page.get_by_text("“The one by the window.”").first).to_be_visible(timeout=OFFICE_RUN)
    page.get_by_role("textbox", name="For the inspector").fill("Clear and quick.")
    page.get_by_role("button", name="Grade the report").click()
    expect(page.get_by_text("Graded 8 of 10.")).to_be_visible(timeout=OFFICE_RUN)
    page.get_by_role("button", name="Release to the hotel").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("4 stars, 82.1 of 100")).to_be_visible(timeout=OFFICE_RUN)
    dialog.get_by_role("button", name="Release with 4 stars").click()
    expect(page.get_by_text("can read it now.")).to_be_visible(timeout=OFFICE_RUN)


def appeal(page: Page, chain: Chain, tmp_path: Path) -> None:
    """With a picture; first one that is none, which is refused and loses nothing of what was typed."""
    page.goto(f"{chain.house.address}/visit?visit={chain.visit}")
    expect(page.get_by_text("You may appeal a finding until")).to_be_visible(timeout=OFFICE_RUN)
    page.get_by_role("button", name="Appeal", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Now 4 stars, 82.1 of 100. If granted, 5 stars")).to_be_visible(
        timeout=OFFICE_RUN
    )
    dialog.get_by_role("textbox", name="Why").fill(FILM)
    dialog.get_by_role("textbox", name="Receipt or booking number").fill("R-4711")
    broken, picture = tmp_path / "broken.jpg", tmp_path / "film.jpg"
    broken.write_bytes(b"no picture")
    Image.effect_noise((640, 480), 50).convert("RGB").save(picture, "JPEG")
    upload(dialog, broken)
    dialog.get_by_role("button", name="Send the appeal").click()
    expect(dialog.get_by_text("The photo must be a JPEG")).to_be_visible(timeout=OFFICE_RUN)
    dialog.get_by_role("button", name=re.compile("^(Remove|Delete)")).first.click()
    upload(dialog, picture)
    dialog.get_by_role("button", name="Send the appeal").click()
    expect(page.get_by_text("Sent with 1 picture.")).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_text("Waits for a decision").first).to_be_visible(timeout=OFFICE_RUN)


def upload(dialog: Locator, file: Path) -> None:
    dialog.locator("input[type=file]").set_input_files(file)
    expect(dialog.get_by_text(file.name)).to_be_visible(timeout=OFFICE_RUN)


def comment(page: Page, chain: Chain) -> None:
    """The inspector reads both sides and the picture, and not a star."""
    expect(title(page)).to_have_text("1 appeal waits for what you saw", timeout=OFFICE_RUN)
    expect(page.get_by_text(FILM)).to_be_visible()
    expect(page.get_by_test_id("stImage")).to_be_visible()
    page.get_by_role("textbox", name="What you saw").fill(I_STOOD)
    page.get_by_role("button", name="Send to the office").click()
    expect(page.get_by_text("Sent. The office reads it")).to_be_visible(timeout=OFFICE_RUN)
    said = page.locator("body").inner_text().lower()
    assert "star" not in said
    assert "82.1" not in said
    page.goto(f"{chain.house.address}/review?visit={chain.visit}")
    page.wait_for_url("**/capture/**")


def grant(page: Page, chain: Chain) -> None:
    page.goto(f"{chain.house.address}/review?visit={chain.visit}")
    expect(title(page)).to_have_text("One appeal waits for a decision", timeout=OFFICE_RUN)
    expect(page.get_by_text(f"The inspector: “{I_STOOD}”")).to_be_visible()
    page.get_by_role("textbox", name="Why, for the hotel and the inspector").fill(
        "The film begins at the door."
    )
    page.get_by_role("button", name="Grant the appeal").click()
    expect(page.get_by_text("The appeal is granted.")).to_be_visible(timeout=OFFICE_RUN)
    page.goto(f"{chain.house.address}/review")
    expect(page.get_by_role("heading", name="Answers that did not stand")).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_role("row", name=re.compile(f"{INSPECTOR.name} 1 1 1 –"))).to_be_visible()


def read_the_other_stars(page: Page, chain: Chain) -> None:
    page.goto(f"{chain.house.address}/visit?visit={chain.visit}")
    expect(page.get_by_text("An appeal was granted since the release")).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_text("Released with 4 stars, 82.1 of 100")).to_be_visible()
    expect(page.get_by_role("img", name="5 of 5 stars")).to_be_visible()
    body = page.locator("body").inner_text()
    assert I_STOOD in body
    assert INSPECTOR.name not in body, "no hotel learns who came"


def test_strangers_and_latecomers_have_nothing_to_appeal(chain: Chain, chromium: Browser) -> None:
    """The window is over; the review is the office's; another's visit is nobody's."""
    old = f"/visit?visit={chain.old_visit}"
    with signed_in(chromium, chain, MANAGER, old) as manager:
        expect(manager.get_by_text("The time for appeals ended on")).to_be_visible(timeout=OFFICE_RUN)
        assert manager.get_by_role("button", name="Appeal", exact=True).count() == 0
        manager.goto(f"{chain.house.address}/review?visit={chain.visit}")
        expect(manager.get_by_text("Page not found")).to_be_visible(timeout=OFFICE_RUN)
    with signed_in(chromium, chain, STRANGER, old) as stranger:
        expect(stranger.get_by_text("There is no such visit for you to read.")).to_be_visible(
            timeout=OFFICE_RUN
        )
    with signed_in(chromium, chain, OTHER_INSPECTOR, "/appeals") as other:
        expect(title(other)).to_have_text("No hotel has appealed anything of yours", timeout=OFFICE_RUN)
        other.goto(f"{chain.house.address}/")
        other.wait_for_url("**/capture/**")


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


@contextmanager
def signed_in(chromium: Browser, chain: Chain, who: Someone, to: str) -> Iterator[Page]:
    context = chromium.new_context(**TABLET)
    page = context.new_page()
    sign_in(page, chain.house.address, who, to)
    yield page
    context.close()
