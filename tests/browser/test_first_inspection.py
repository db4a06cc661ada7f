"""The main job, from an empty house to a rating on a page and in a PDF, in a real browser."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError
from pypdf import PdfReader

from inspections import office
from inspections.store import open_store
from tests.browser.conftest import TABLET, House
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
    add_hotel,
    add_person,
    assign_visit,
    open_house,
    sign_in,
)

pytestmark = pytest.mark.browser

HOTEL, CITY = "The Aurelian Test", "Bergen"
GREETED = re.compile("An arriving guest is greeted")
HOLD = re.compile("on hold")
NOTE = "No one came back to the line until I spoke."


def test_one_inspection_runs_the_whole_way(house: House, chromium: Browser, tmp_path: Path) -> None:
    """Owner → inspector without a network → sync → release → manager: the page and the PDF agree."""
    desk = chromium.new_page()
    set_up(desk, house)

    tablet = chromium.new_context(**TABLET, accept_downloads=True)
    visit = record_without_a_network(tablet, house.address, tmp_path)
    submit_with_a_network(tablet, house.address, visit)

    sign_in_anew(chromium, house.address, QUALITY, lambda page: release(page, house.address, visit))
    reading = f"/visit?visit={visit}"
    sign_in_anew(chromium, house.address, MANAGER, read, reading)
    sign_in_anew(
        chromium, house.address, STRANGER, lambda page: sees_nothing(page, house.address, visit), reading
    )
    sign_in_anew(
        chromium, house.address, OTHER_INSPECTOR, lambda page: gets_nothing(page, house.address, visit)
    )


def set_up(page: Page, house: House) -> None:
    """All that the visit takes is entered by hand; those whom it does not concern move in beside."""
    open_house(page, house.address)
    add_hotel(page, house.address, HOTEL, CITY)
    add_person(page, house.address, QUALITY)
    add_person(page, house.address, MANAGER, HOTEL)
    add_person(page, house.address, INSPECTOR)
    move_in_beside(house)
    assign_visit(page, house.address, HOTEL, INSPECTOR)


def move_in_beside(house: House) -> None:
    """Another hotel with its manager, and another inspector."""
    store, now = open_store(f"sqlite:///{house.data / 'sixty.db'}"), datetime.now(UTC)
    owner = store.account_by_email(OWNER.email)
    assert owner is not None
    place = {"city": "Oslo", "country": "Norway", "region": "Nordics", "time_zone": "Europe/Oslo"}
    other = office.add_hotel(store, owner, name="The Aurelian Other", kind="urban", **place, now=now)
    for who, hotels in ((STRANGER, [other.id]), (OTHER_INSPECTOR, [])):
        named = {"name": who.name, "email": who.email, "role": ROLES[who.role]}
        office.add_person(store, owner, **named, password=PASSWORD, hotels=hotels, now=now)
    store.close()


def record_without_a_network(tablet: BrowserContext, address: str, tmp_path: Path) -> str:
    """A greeting of 47 s, a hold of 34 s, a note and a photo; then the tab is killed and opened again."""
    page = tablet.new_page()
    page.clock.install()
    sign_in(page, address, INSPECTOR)
    page.get_by_role("button", name=re.compile("^Begin in")).click()
    page.wait_for_url(re.compile(r"#/v/"))
    visit = page.url.split("/v/")[1].split("/")[0]
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    tablet.set_offline(True)

    time_standard(page, visit, "front_door", GREETED, 47)
    time_standard(page, visit, "reservations_by_phone", HOLD, 34)
    write_up(page, visit, "reservations_by_phone.hold", tmp_path)
    answer_all(page, visit, "complaints")

    kill(page)
    page = tablet.new_page()
    page.goto(f"{address}/capture/#/v/{visit}/s/reservations_by_phone.hold")
    expect(page.get_by_label("What you saw")).to_have_value(NOTE)
    expect(page.get_by_role("radio", name="Not met")).to_be_checked()
    page.goto(f"{address}/capture/#/v/{visit}/safety")
    return visit


def time_standard(page: Page, visit: str, department: str, standard: re.Pattern[str], seconds: int) -> None:
    """Start, let time pass, stop: with the row's own keys."""
    page.evaluate(f"location.hash = '#/v/{visit}/d/{department}'")
    row = page.locator("[data-standard]").filter(has_text=standard)
    row.get_by_role("button", name=re.compile("^Start the stopwatch")).click()
    stop = row.get_by_role("button", name=re.compile("^Stop:"))
    expect(stop).to_be_visible()
    page.clock.fast_forward(seconds * 1000)
    page.wait_for_timeout(450)  # the finger's own clock is not the test's: sooner, it is one double tap
    stop.click()
    expect(row.get_by_role("button", name=re.compile("^Undo the answer"))).to_be_visible()


def write_up(page: Page, visit: str, standard: str, tmp_path: Path) -> None:
    page.evaluate(f"location.hash = '#/v/{visit}/s/{standard}'")
    page.get_by_label("What you saw").fill(NOTE)
    page.get_by_label("What you saw").blur()
    expect(page.get_by_text(re.compile("^Kept on this device"))).to_be_visible()
    page.locator("input[type=file]").first.set_input_files(a_photo(tmp_path))
    page.get_by_role("button", name="Keep the photo").click()
    expect(page.locator(".photo img")).to_be_visible()


def answer_all(page: Page, visit: str, department: str) -> None:
    """One tap a standard; a tap counts once its row can be undone."""
    page.evaluate(f"location.hash = '#/v/{visit}/d/{department}'")
    rows = page.locator("[data-standard]")
    expect(rows.first).to_be_visible()
    expect(page.locator(".scroll[aria-busy]")).to_have_count(0)  # the rows further down come later
    for number in range(rows.count()):
        rows.nth(number).get_by_role("radio", name="Met", exact=True).click()
        expect(rows.nth(number).get_by_role("button", name=re.compile("^Undo the answer"))).to_be_visible()


def kill(page: Page) -> None:
    """The renderer dies without a word, as under memory pressure."""
    with page.expect_event("crash"), suppress(PlaywrightError):
        page.goto("chrome://crash", wait_until="commit")
    page.close()


def a_photo(tmp_path: Path) -> Path:
    path = tmp_path / "desk.jpg"
    Image.effect_noise((2400, 1600), 60).convert("RGB").save(path, "JPEG", quality=90)
    return path


def submit_with_a_network(tablet: BrowserContext, address: str, visit: str) -> None:
    tablet.set_offline(False)
    page = tablet.pages[-1]
    page.goto(f"{address}/capture/#/v/{visit}/r")
    page.get_by_role("button", name="Submit with a reason").click()
    page.get_by_role("textbox").fill("The visit was cut short.")
    page.get_by_role("button", name=re.compile("^Submit")).last.click()
    expect(page.get_by_text(re.compile("held by the server", re.IGNORECASE)).first).to_be_visible(
        timeout=30_000
    )


def sign_in_anew(
    chromium: Browser, address: str, who: Someone, then: Callable[[Page], None], to: str = ""
) -> None:
    context = chromium.new_context(**TABLET, accept_downloads=True)
    page = context.new_page()
    sign_in(page, address, who, to)
    then(page)
    context.close()


def release(page: Page, address: str, visit: str) -> None:
    expect(page.get_by_role("heading", name="One visit to review")).to_be_visible(timeout=OFFICE_RUN)
    page.goto(f"{address}/visit?visit={visit}")
    page.get_by_role("button", name="Release to the hotel").click(timeout=OFFICE_RUN)
    page.get_by_role("button", name=re.compile("^.*Release with")).click(timeout=OFFICE_RUN)
    expect(page.get_by_role("button", name="Release to the hotel")).to_be_hidden(timeout=OFFICE_RUN)


def read(page: Page) -> None:
    """The manager finds the hold, its time and its price on the page, and the same numbers in the PDF."""
    expect(page.get_by_role("heading", name=re.compile("34"))).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_text(NOTE).first).to_be_visible()
    score = page.locator("[data-testid=stMetricValue]").first.inner_text()
    headline = page.get_by_role("heading", level=1).inner_text()
    assert INSPECTOR.name not in page.locator("body").inner_text(), "no hotel learns who came"

    with page.expect_download(timeout=OFFICE_RUN) as downloading:
        page.get_by_role("button", name="Download report").click()
    pdf = PdfReader(io.BytesIO(Path(downloading.value.path()).read_bytes()))
    words = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())

    assert score in words
    assert headline.split(";")[0] in words
    assert "34" in words
    assert NOTE in words
    assert INSPECTOR.name not in words


def sees_nothing(page: Page, address: str, visit: str) -> None:
    """A manager of another hotel: no page, no route."""
    expect(page.get_by_text("There is no such visit for you to read.")).to_be_visible(timeout=OFFICE_RUN)
    gets_nothing(page, address, visit)


def gets_nothing(page: Page, address: str, visit: str) -> None:
    for path in ("events", "receipt?device=x", f"photos/{'0' * 64}"):
        answer = page.request.get(f"{address}/api/visits/{visit}/{path}")
        assert answer.status in (403, 404), path
