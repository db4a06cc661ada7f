"""A finding becomes an action: given by link, shown on a phone, approved, found again by the next visit."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from inspections import office
from inspections.events import Event
from inspections.records import Account
from inspections.store import Store, open_store
from standards.loader import load_shipped
from tests.browser.conftest import PHONE, TABLET, House, a_free_port
from tests.browser.furnished import furnish
from tests.browser.people import INSPECTOR, MANAGER, OFFICE_RUN, OWNER, QUALITY, STRANGER, sign_in

pytestmark = pytest.mark.browser

NOTE = "The roster has a second porter from 15:00."


def test_an_action_goes_its_whole_way(tmp_path: Path, chromium: Browser) -> None:
    """Two actions, one by link to a colleague without an account; done, approved, found again."""
    things = furnish(tmp_path / "data")
    store = open_store(f"sqlite:///{tmp_path / 'data' / 'sixty.db'}")
    people = things.accounts
    missed = [s.id for s in load_shipped("five_star").standards() if s.limit is None][:2]
    first = a_released_visit(store, people, missed)
    house = House(tmp_path / "data", a_free_port(), tmp_path / "server.log")
    house.open()
    try:
        manager = chromium.new_context(**TABLET).new_page()
        sign_in(manager, house.address, MANAGER, "/actions?show=Findings")
        action, link = make_and_give(manager, house.address, store, people[MANAGER.email])
        tell_by_link(chromium, link, tmp_path)
        strangers_get_nothing(chromium, house.address, link, action)
        approve(manager, house.address, action)
        used_up(chromium, link)

        a_released_visit(store, people, missed)

        manager.goto(f"{house.address}/actions?action={action}")
        expect(manager.get_by_text("the next visit found it again").first).to_be_visible(timeout=OFFICE_RUN)
        expect(manager.get_by_text("Under way")).to_be_visible()
        used_up(chromium, link)
        assert store.summary(first) is not None
    finally:
        house.kill()
        store.close()


def make_and_give(page: Page, address: str, store: Store, manager: Account) -> tuple[str, str]:
    """Two findings, two taps, two actions; one of them given by a link. The action's id, and the link."""
    keys = page.get_by_role("button", name="Make an action")
    expect(keys).to_have_count(2, timeout=OFFICE_RUN)
    keys.first.click()
    expect(keys).to_have_count(1, timeout=OFFICE_RUN)
    keys.first.click()
    expect(keys).to_have_count(0, timeout=OFFICE_RUN)
    made = store.actions_of_hotels(manager.hotels)
    assert [one.status for one in made] == ["open", "open"]

    page.goto(f"{address}/actions?action={made[0].id}")
    page.get_by_text("A colleague, by link").click(timeout=OFFICE_RUN)
    give = page.get_by_role("button", name="Give it and make the link")
    give.click(timeout=OFFICE_RUN)
    expect(page.get_by_text("Say who it is for.")).to_be_visible(timeout=OFFICE_RUN)
    page.get_by_label("Their name").fill("Kari, head porter")
    give.click()
    shown = page.get_by_test_id("stCode")
    expect(shown).to_contain_text("/action/", timeout=OFFICE_RUN)
    return made[0].id, shown.inner_text().strip().replace("\n", "")


def tell_by_link(chromium: Browser, link: str, tmp_path: Path) -> None:
    """On a phone, signed in nowhere: the one action, a note, a picture, and done."""
    phone = chromium.new_context(**PHONE)
    page = phone.new_page()
    page.goto(link)
    page.get_by_role("heading", name="What the standard asks").wait_for()
    assert "#" not in page.url
    words = page.locator("body").inner_text()
    assert INSPECTOR.name not in words
    assert not re.search(r"\bstars?\b|\bscore|\bpoints\b", words.lower())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("What was done").fill(NOTE)
    page.get_by_label("Picture").set_input_files(a_photo(tmp_path))
    expect(page.get_by_text("One picture goes with it.")).to_be_visible()
    page.get_by_role("button", name="It is done").click()
    expect(page.get_by_text("You have said that it is done.")).to_be_visible()
    expect(page.get_by_role("img", name="Your picture")).to_be_visible()
    phone.close()


def strangers_get_nothing(chromium: Browser, address: str, link: str, action: str) -> None:
    """Not without the secret, not with another one, not another hotel's manager."""
    page = chromium.new_context(**PHONE).new_page()
    bare, _, _ = link.partition("#")
    page.goto(bare)
    expect(page.get_by_text("this address alone leads nowhere")).to_be_visible()
    used_up(chromium, f"{bare}#{'x' * 43}")
    stranger = chromium.new_context(**TABLET).new_page()
    sign_in(stranger, address, STRANGER, f"/actions?action={action}")
    expect(stranger.get_by_text("There is no such action for you to see.")).to_be_visible(timeout=OFFICE_RUN)


def approve(page: Page, address: str, action: str) -> None:
    page.goto(f"{address}/actions?action={action}")
    expect(page.get_by_text(NOTE)).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_role("img", name="Picture of what was done")).to_be_visible()
    page.get_by_role("button", name="Approve and close").click()
    expect(page.get_by_text("Closed. The next visit will tell.")).to_be_visible(timeout=OFFICE_RUN)


def used_up(chromium: Browser, link: str) -> None:
    """The link leads nowhere, and says no more than that."""
    page = chromium.new_context(**PHONE).new_page()
    page.goto(link)
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    assert page.get_by_role("textbox").count() == 0


def a_released_visit(store: Store, people: dict[str, Account], missed: list[str]) -> str:
    """A visit to the manager's hotel in which those standards were not met just now, released; its id."""
    now, pack = datetime.now(UTC), load_shipped("five_star")
    visit = office.assign_visit(
        store,
        people[OWNER.email],
        hotel_id=people[MANAGER.email].hotels[0],
        inspector_id=people[INSPECTOR.email].id,
        pack=pack,
        starts_on=now.date().isoformat(),
        ends_on=now.date().isoformat(),
        because="They go again: this is about something else.",
        now=now,
    ).id
    looks = [
        {"observation": str(uuid.uuid4()), "standard": s.id, "answer": "not_met" if s.id in missed else "met"}
        for s in pack.standards()
    ]
    bodies = [("observed", look) for look in looks] + [("submitted", {"events": len(looks), "photos": []})]
    moment, device = now.isoformat(timespec="milliseconds"), str(uuid.uuid4())
    events = [
        Event(str(uuid.uuid4()), visit, device, seq, kind, moment, moment, body)
        for seq, (kind, body) in enumerate(bodies, start=1)
    ]
    outcomes = store.append(visit, events, people[INSPECTOR.email].id, now)
    assert all(outcome.state == "held" for outcome in outcomes)
    office.release_visit(store, people[QUALITY.email], visit, datetime.now(UTC))
    return visit


def a_photo(tmp_path: Path) -> Path:
    path = tmp_path / "roster.jpg"
    Image.new("RGB", (1200, 900), "teal").save(path)
    return path
