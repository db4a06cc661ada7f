"""A guest speaks from a phone, the manager hears it at once and answers; a complaint goes to its end."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from inspections import office
from inspections.guests import desk, places
from inspections.guests.languages import texts
from inspections.guests.parts import Place, Voice
from inspections.records import Account, Hotel
from inspections.store import Store, open_store
from tests.browser.conftest import PHONE, TABLET, House, a_free_port
from tests.browser.furnished import PACK, furnish
from tests.browser.people import MANAGER, OFFICE_RUN, QUALITY, STRANGER, choose, sign_in, unfold

pytestmark = pytest.mark.browser

SLOW_LINE = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50 * 1024,
    "uploadThroughput": 50 * 1024,
}
"""A lift, or a hotel's wireless in the evening: 400 ms there and back, 400 kbit/s."""
LIGHT = 30_000
TARGET = 44


@dataclass
class Hotels:
    """The running house with a bar, a restaurant and their codes."""

    house: House
    store: Store
    manager: Account
    hotel: Hotel
    bar: Place
    nord: Place

    def path(self, place: Place) -> str:
        standing = places.places_for(self.store, self.manager, self.hotel.id)
        return f"{self.house.address}/g/{next(one.code for one in standing if one.place.id == place.id)}"

    def said_at(self, place: Place) -> list[Voice]:
        voices = self.store.guest_voices([self.hotel.id], datetime.now(UTC) - timedelta(minutes=30))
        return [voice for voice in voices if voice.place == place.id]


@pytest.fixture(scope="module")
def hotels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hotels]:
    folder = tmp_path_factory.mktemp("guests")
    things = furnish(folder / "data")
    store, now = open_store(f"sqlite:///{folder / 'data' / 'sixty.db'}"), datetime.now(UTC)
    manager = things.accounts[MANAGER.email]
    office.release_visit(store, things.accounts[QUALITY.email], things.visit, now)
    hotel = store.hotel(manager.hotels[0])
    assert hotel is not None
    department = PACK.departments[0].id
    bar, nord = (
        places.add_places(store, manager, hotel.id, now, kind="outlet", names=[name], department=department)[
            0
        ]
        for name in ("Harbour bar", "Restaurant Nord")
    )
    store.add_voices([a_voice_of_before(hotel, nord, now, n) for n in range(40)])
    house = House(folder / "data", a_free_port(), folder / "server.log")
    house.open()
    yield Hotels(house, store, manager, hotel, bar, nord)
    house.kill()
    store.close()


def a_voice_of_before(hotel: Hotel, place: Place, now: datetime, n: int) -> Voice:
    """Forty guests of the restaurant: ten content, thirty not."""
    at, csat = now - timedelta(days=5 + n), 5 if n % 4 == 0 else 2
    return Voice(str(uuid.uuid4()), hotel.id, place.id, "code", "en", at, at, csat=csat, nps=csat * 2, ces=4)


def a_phone(chromium: Browser, locale: str = "nb-NO", **more: object) -> BrowserContext:
    return chromium.new_context(**(PHONE | {"locale": locale} | more))


def test_a_guest_is_heard_at_once_and_answered(hotels: Hotels, chromium: Browser) -> None:
    """On a slow line and then on none; the feed shows it by itself; the clock of the answer stops."""
    feed = chromium.new_context(**TABLET).new_page()
    sign_in(feed, hotels.house.address, MANAGER, "/guests")
    expect(feed.get_by_text("Read anew every few seconds")).to_be_visible(timeout=OFFICE_RUN)

    phone = a_phone(chromium)
    page = phone.new_page()
    assert bytes_to_open(phone, page, hotels.path(hotels.bar)) < LIGHT
    page.locator("label[for=csat2]").click()
    page.locator("label[for=nps3]").click()
    page.get_by_label(texts("nb")["perfect"]).fill("Et roligere bord")
    page.get_by_label(texts("nb")["contact"]).fill("Rom 104")
    phone.set_offline(offline=True)
    page.get_by_role("button", name=texts("nb")["send"]).click()
    expect(page.get_by_text(texts("nb")["kept"])).to_be_visible()
    assert hotels.said_at(hotels.bar) == []
    phone.set_offline(offline=False)
    expect(page.get_by_role("heading", name=texts("nb")["thanks"])).to_be_visible()
    expect(page.get_by_text(texts("nb")["thanks_contact"])).to_be_visible()

    (voice,) = hotels.said_at(hotels.bar)
    assert (voice.csat, voice.nps, voice.perfect, voice.language) == (2, 3, "Et roligere bord", "nb")
    expect(feed.get_by_text("Somebody should go now")).to_be_visible(timeout=OFFICE_RUN)
    expect(feed.get_by_text("Et roligere bord")).to_be_visible()
    feed.goto(hotels.house.address)
    expect(feed.get_by_text("Guests who need you now")).to_be_visible(timeout=OFFICE_RUN)

    feed.goto(f"{hotels.house.address}/guests?voice={voice.id}")
    expect(feed.get_by_text("Rom 104")).to_be_visible(timeout=OFFICE_RUN)
    fill(feed, "What you told the guest", "Another table from tonight on")
    press(feed, "It is answered")
    expect(feed.get_by_text("Noted: the guest is answered.")).to_be_visible(timeout=OFFICE_RUN)
    thread = desk.thread_for(hotels.store, hotels.manager, voice.id)
    assert (thread.status, thread.waits) == ("answered", False)

    feed.goto(f"{hotels.house.address}/guests?show=Measures")
    expect(feed.get_by_text("First response, on average")).to_be_visible(timeout=OFFICE_RUN)
    expect(feed.get_by_test_id("stMetricValue").filter(has_text="24.4")).to_be_visible()  # 10 of 41
    expect(
        feed.get_by_text("They disagree: standards are kept, and guests are less content").first
    ).to_be_visible()


def test_a_complaint_goes_its_five_steps(hotels: Hotels, chromium: Browser) -> None:
    """Received of a caller, acknowledged, assessed, answered, compensated, learnt from, closed."""
    page = chromium.new_context(**TABLET).new_page()
    sign_in(page, hotels.house.address, MANAGER, "/guests?show=Complaints")
    fill(page, "What the guest complains of", "The room was cold for two nights")
    press(page, "Receive the complaint")
    expect(page.get_by_text("The complaint is received; its clocks run.")).to_be_visible(timeout=OFFICE_RUN)
    (one,) = desk.complaints_for(hotels.store, hotels.manager, [hotels.hotel.id])
    page.goto(f"{hotels.house.address}/guests?complaint={one.id}")

    expect(page.get_by_text("acknowledge it within 23 h")).to_be_visible(timeout=OFFICE_RUN)
    fill(page, "What you told the guest", "We look into it today")
    press(page, "It is acknowledged")
    fill(page, "What happened, and why", "The valve was shut")
    press(page, "It is assessed")
    fill(page, "What you told the guest", "We are sorry, and have mended it")
    press(page, "It is answered")
    unfold(page, "Compensate")
    fill(page, "What the guest is given", "One night")
    press(page, "Note the compensation")
    expect(page.get_by_text("One night").first).to_be_visible(timeout=OFFICE_RUN)
    unfold(page, "What is learnt")
    fill(page, "What the house does otherwise from now on", "Valves are checked at check-out")
    press(page, "Keep it")
    expect(page.get_by_text("The action that came of it")).to_be_visible(timeout=OFFICE_RUN)
    choose(page, "Is the guest content?", "The guest is content with it")
    press(page, "Close the complaint")
    expect(page.get_by_text("promises kept")).to_be_visible(timeout=OFFICE_RUN)

    closed = desk.complaint_for(hotels.store, hotels.manager, one.id)
    assert (closed.status, closed.content, closed.kept) == ("closed", "yes", True)
    (action,) = [a for a in hotels.store.actions_of_hotels([hotels.hotel.id]) if a.id in closed.actions]
    assert action.title == "Valves are checked at check-out"

    stranger = chromium.new_context(**TABLET).new_page()
    sign_in(stranger, hotels.house.address, STRANGER, f"/guests?complaint={one.id}")
    expect(stranger.get_by_text("There is no such complaint for you to see.")).to_be_visible(
        timeout=OFFICE_RUN
    )
    assert "cold" not in stranger.locator("body").inner_text()


def test_the_guests_page_is_for_everyone(hotels: Hotels, chromium: Browser) -> None:
    """axe finds nothing, in light and dark, from left and right; keys are large; no script is needed."""
    for scheme, locale in (("light", "en-GB"), ("dark", "ar")):
        page = a_phone(chromium, locale, color_scheme=scheme).new_page()
        page.goto(hotels.path(hotels.nord))
        page.get_by_role("textbox").first.wait_for()
        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert (
            page.evaluate(
                """() => [...document.querySelectorAll("button, select, textarea, .scale label, #contact")]
                 .map((one) => one.getBoundingClientRect())
                 .filter((box) => box.height < 44 || box.width < 44).length"""
            )
            == 0
        )

    plain = a_phone(chromium, "ja-JP", java_script_enabled=False).new_page()
    plain.goto(hotels.path(hotels.nord))
    plain.locator("label[for=csat5]").click()
    plain.get_by_role("button", name=texts("ja")["send"]).click()
    expect(plain.get_by_role("heading", name=texts("ja")["thanks"])).to_be_visible()
    assert [voice.language for voice in hotels.said_at(hotels.nord)] == ["ja"]


def test_what_was_typed_outlives_a_closed_page(hotels: Hotels, chromium: Browser) -> None:
    """Typed, not sent, the page closed: it stands there when the code is scanned again."""
    phone = a_phone(chromium, "de-DE")
    page = phone.new_page()
    page.goto(hotels.path(hotels.bar))
    page.locator("label[for=ces6]").click()
    page.get_by_label(texts("de")["words"]).fill("Die Musik war zu laut")
    page.close()

    again = phone.new_page()
    again.goto(hotels.path(hotels.bar))

    expect(again.get_by_label(texts("de")["words"])).to_have_value("Die Musik war zu laut")
    expect(again.locator("#ces6")).to_be_checked()


def bytes_to_open(phone: BrowserContext, page: Page, address: str) -> int:
    """All that goes over a slow line until the page can be used, in bytes."""
    wire = phone.new_cdp_session(page)
    sizes = list[int]()
    wire.on("Network.loadingFinished", lambda told: sizes.append(int(told["encodedDataLength"])))
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_LINE)
    page.goto(address, wait_until="networkidle")
    wire.send("Network.disable")
    return sum(sizes)


def fill(page: Page, label: str, text: str) -> None:
    """Types into the field as soon as it is drawn, and leaves it, so that the page has it."""
    field = page.get_by_label(label, exact=True).first
    expect(field).to_be_editable(timeout=OFFICE_RUN)
    field.fill(text)
    field.press("Tab")
    expect(field).to_have_value(text)


def press(page: Page, name: str) -> None:
    key = page.get_by_role("button", name=name, exact=True)
    expect(key).to_be_enabled(timeout=OFFICE_RUN)
    key.click()
