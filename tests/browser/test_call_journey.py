"""A call, an e-mail and their answers on the tablet, in a real Chromium with a clock of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError

from inspections import office
from inspections.contacts import figures
from inspections.store import open_store
from inspections.visit import Visit, fold
from standards.loader import load_shipped
from tests.browser.conftest import TABLET, House, a_free_port
from tests.browser.furnished import furnish
from tests.browser.people import INSPECTOR, OWNER, sign_in

pytestmark = pytest.mark.browser

DIALLED_AT = datetime(2026, 11, 20, 18, 12, 4, tzinfo=UTC)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A furnished house in which the inspector has one more visit, not begun."""
    data = tmp_path / "data"
    furnished = furnish(data)
    store = open_store(f"sqlite:///{data / 'sixty.db'}")
    office.assign_visit(
        store,
        furnished.accounts[OWNER.email],
        hotel_id=store.hotels()[0].id,
        inspector_id=furnished.accounts[INSPECTOR.email].id,
        pack=load_shipped("five_star"),
        starts_on="2026-11-20",
        ends_on="2026-11-22",
        because="They go again: this is about something else.",
        now=datetime.now(UTC),
    )
    store.close()
    house = House(data, a_free_port(), tmp_path / "server.log")
    house.open()
    yield house
    house.kill()


def test_a_call_is_recorded_by_taps_killed_on_hold_and_proposes_its_answers(
    house: House, chromium: Browser
) -> None:
    """Two rings, answered at 8 s, on hold for 34.6 s: the hold is proposed as not met, the answer as met."""
    tablet = chromium.new_context(**TABLET, timezone_id="Europe/Oslo")
    page, visit = begin(tablet, house.address)
    page.goto(f"{house.address}/capture/#/")
    page.locator(".visit-keys").get_by_role("link", name="Test a call").click()
    page.get_by_role("link", name=re.compile("^Reservations by phone")).first.click()

    now = DIALLED_AT
    page.clock.pause_at(now)
    now = tap(page, "Dialled", now, 3_000)
    now = tap(page, "It rang", now, 4_000)
    now = tap(page, "It rang", now, 4_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ringing")
    tap(page, "It rang", now, 0)
    page.get_by_role("button", name="Undo the last tap").click()
    expect(page.locator(".call-rings")).to_contain_text("2 rings")
    now = tap(page, "Answered", now, 35_000)
    now = tap(page, "On hold", now, 20_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("On hold")
    address = page.url
    kill(page)

    page = tablet.new_page()
    page.clock.install(time=now)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("On hold")
    page.clock.pause_at(now + timedelta(milliseconds=14_600))
    now += timedelta(milliseconds=14_600)
    now = tap(page, "Resumed", now, 11_000)
    tap(page, "Ended", now, 0)

    write_down(page, "One moment, please.", "Human")

    answered = page.locator('[data-standard="reservations_by_phone.answered"]')
    hold = page.locator('[data-standard="reservations_by_phone.hold"]')
    expect(answered).to_contain_text("2 rings, 8.0 s")
    expect(hold).to_contain_text("34.6 s")
    expect(answered.get_by_role("button", name=re.compile("^Confirm Met"))).to_be_visible()
    page.get_by_role("button", name=re.compile("^Confirm all")).click()
    expect(hold).to_contain_text("Add what you saw")

    told = held_by_the_server(page, house, visit)
    (call,) = told.contacts.values()
    found = figures(call)
    assert [step.step for step in call.steps] == [
        *("dialled", "rang", "rang", "answered", "held", "resumed", "ended"),
    ]
    assert found.rings == 2
    assert (found.time_to_answer.ms, found.longest_hold.ms) == (8_000, 34_600)
    looks = {look.standard: look for look in told.observations.values()}
    assert looks["reservations_by_phone.answered"].answer == "met"
    assert looks["reservations_by_phone.hold"].answer == "not_met"
    assert looks["reservations_by_phone.hold"].measured.contact == call.id
    assert looks["reservations_by_phone.hold"].observed_at == call.steps[5].at
    (line,) = told.lines.values()
    assert (line.contact, line.who, line.text, line.dimension) == (
        *(call.id, "agent", "One moment, please.", "human"),
    )


def test_an_email_runs_over_days_and_what_is_entered_later_says_when_it_was(
    house: House, chromium: Browser
) -> None:
    """Sent the day before, entered now; the reply comes a day later, after the page was closed."""
    tablet = chromium.new_context(**TABLET, timezone_id="America/New_York")
    page, visit = begin(tablet, house.address)
    page.evaluate(f"location.hash = '#/v/{visit}/d/reservations_in_writing'")
    page.get_by_role("link", name="Test an e-mail").click()
    page.locator("[data-moment=sent]").get_by_role("button", name="It was at another time").click()
    page.get_by_label("Day and time at the house").fill("2026-11-21T09:30")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("alert")).to_have_text("This time has not come yet.")
    page.get_by_label("Day and time at the house").fill("2026-11-19T09:30")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("[data-moment=sent]")).to_contain_text("19 Nov 09:30")
    expect(page.locator("[data-moment=sent]")).to_contain_text("entered 20 Nov 19:1")
    address = page.url
    kill(page)

    page = tablet.new_page()
    page.clock.install(time=datetime(2026, 11, 21, 7, 0, tzinfo=UTC))
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sent")
    page.get_by_role("button", name="First reply now").click()
    expect(page.locator("[data-moment=replied]")).to_contain_text("46 h 30 min")
    page.get_by_role("button", name=re.compile("^Confirm Not met")).click()
    expect(page.locator(".proposal")).to_contain_text("Add what you saw")

    told = held_by_the_server(page, house, visit)
    (mail,) = told.contacts.values()
    sent, replied = mail.steps
    assert datetime.fromisoformat(sent.at) == datetime(2026, 11, 19, 8, 30, tzinfo=UTC)
    assert datetime.fromisoformat(sent.entered_at) >= DIALLED_AT - timedelta(minutes=1)
    assert sent.mark is None
    assert replied.mark is not None
    (look,) = told.observations.values()
    assert (look.standard, look.answer) == ("reservations_in_writing.replied", "not_met")
    assert look.measured.precision_ms == 60_000


def write_down(page: Page, sentence: str, dimension: str) -> None:
    page.get_by_role("button", name="Write down a sentence").click()
    page.get_by_label("The sentence, as it was said").fill(sentence)
    page.get_by_role("button", name=dimension, exact=True).click()
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(".line")).to_contain_text(sentence)


SPOTS = cycle(({"x": 40, "y": 20}, {"x": 140, "y": 20}))
"""The finger's own clock is not the test's: at the same spot within 0.4 s it would be one trembling tap."""


def tap(page: Page, name: str, now: datetime, then_ms: int) -> datetime:
    """Taps the key of that name at `now`, then lets time pass; a tap counts once its key has gone.

    A finger rests longer than a write takes: what is to be drawn meanwhile waits until it has lifted.
    """
    before = page.locator(".contact-foot").inner_html()
    page.locator(".contact-foot").get_by_role("button", name=name).click(position=next(SPOTS), delay=80)
    page.wait_for_function(
        "before => document.querySelector('.contact-foot').innerHTML !== before", arg=before
    )
    now += timedelta(milliseconds=then_ms)
    page.clock.pause_at(now)
    return now


def begin(tablet: BrowserContext, address: str) -> tuple[Page, str]:
    """The inspector signs in and begins the visit; its id."""
    page = tablet.new_page()
    page.clock.install(time=DIALLED_AT - timedelta(minutes=1))
    sign_in(page, address, INSPECTOR)
    page.get_by_role("button", name=re.compile("^Begin in")).click()
    page.wait_for_url(re.compile(r"#/v/"))
    return page, page.url.split("/v/")[1].split("/")[0]


def kill(page: Page) -> None:
    """The renderer dies without a word, as under memory pressure."""
    with page.expect_event("crash"), suppress(PlaywrightError):
        page.goto("chrome://crash", wait_until="commit")
    page.close()


def held_by_the_server(page: Page, house: House, visit: str) -> Visit:
    """The visit as the server tells it, once nothing of it is on the tablet alone."""
    page.clock.resume()
    page.evaluate(
        """async (visit) => {
          const {openStore} = await import("/capture/store.js");
          const store = await openStore();
          while ((await store.counts(visit)).onlyHere) await new Promise((again) => setTimeout(again, 50));
        }""",
        visit,
    )
    store = open_store(f"sqlite:///{house.data / 'sixty.db'}")
    told = fold(visit, store.events_of(visit))
    store.close()
    return told
