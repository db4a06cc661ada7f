"""The page of standards in a real browser: found and read, brought in from a file, edited and published."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from inspections.store import open_store
from standards.loader import load_shipped
from tests.browser.conftest import PHONE, TABLET, House, a_free_port
from tests.browser.furnished import furnish
from tests.browser.people import MANAGER, OFFICE_RUN, OWNER, sign_in
from tests.standards.made_books import workbook

pytestmark = pytest.mark.browser

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = [
    ["Department", "Standard", "Points", "Auditor"],
    ["BAR", "Drinks are served within 5 minutes.", "Yes:3 / No:0", "JS"],
    ["BAR", "The bar is clean and quiet.", "Yes:1 / No:0", "JS"],
]


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    furnish(folder / "data")
    house = House(folder / "data", a_free_port(), folder / "server.log")
    house.open()
    yield house
    house.kill()


def part(page: Page, name: str) -> None:
    page.get_by_test_id("stButtonGroup").get_by_text(name, exact=True).click(timeout=OFFICE_RUN)


@pytest.mark.parametrize("device", [TABLET, PHONE], ids=["tablet", "phone"])
def test_a_standard_is_found_in_either_language(
    furnished: House, chromium: Browser, device: dict[str, object]
) -> None:
    """And nothing stands past the edge of the screen."""
    page = chromium.new_context(**device).new_page()  # type: ignore[arg-type]
    sign_in(page, furnished.address, MANAGER, "/standards")
    search = page.get_by_label("Search")
    expect(search).to_be_visible(timeout=OFFICE_RUN)

    sought = load_shipped("five_star").standard("check_in.queue_seen")  # its words are its writer's
    search.fill(sought.text["nb"])
    search.press("Enter")

    expect(page.get_by_text(sought.text["en"]).first).to_be_visible(timeout=OFFICE_RUN)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_managers_read_and_do_not_edit(furnished: House, chromium: Browser) -> None:
    page = chromium.new_context(**TABLET).new_page()

    sign_in(page, furnished.address, MANAGER, "/standards?part=Draft")

    expect(page.get_by_label("Search")).to_be_visible(timeout=OFFICE_RUN)
    assert page.get_by_text("Bring in", exact=True).count() == 0
    assert page.get_by_text("Begin a draft").count() == 0


def test_a_house_brings_in_its_standards_and_publishes_them(furnished: House, chromium: Browser) -> None:
    """The file's guesses are shown, the limit is proposed, the edition is kept in the store for good."""
    page = chromium.new_context(**TABLET).new_page()
    sign_in(page, furnished.address, OWNER, "/standards")
    part(page, "Bring in")
    expect(page.get_by_text("Template for Excel")).to_be_visible(timeout=OFFICE_RUN)
    file = {"name": "our_bar.xlsx", "mimeType": EXCEL, "buffer": workbook(ROWS)}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]

    expect(page.get_by_text("Time limits found in sentences · 1")).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_text("Guessed, because the file does not say")).to_be_visible()
    page.get_by_role("button", name="Make it the draft").click()
    expect(page.get_by_role("heading", name="Draft")).to_be_visible(timeout=OFFICE_RUN)
    page.get_by_role("button", name="Publish edition 1").click(timeout=OFFICE_RUN)

    expect(page.get_by_text("Edition 1 of our_bar is published.")).to_be_visible(timeout=OFFICE_RUN)
    kept = {pack.pack_id: pack for pack in open_store(f"sqlite:///{furnished.data / 'sixty.db'}").packs()}
    (department,) = json.loads(kept["our_bar"].body)["departments"]
    assert [standard["weight"] for standard in department["standards"]] == ["3", "1"]


def test_a_file_that_is_refused_says_what_to_do(furnished: House, chromium: Browser) -> None:
    page = chromium.new_context(**TABLET).new_page()
    sign_in(page, furnished.address, OWNER, "/standards?part=Bring%20in")
    old = {"name": "old.xlsx", "mimeType": EXCEL, "buffer": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}

    page.locator("input[type=file]").set_input_files(old, timeout=OFFICE_RUN)  # type: ignore[arg-type]

    expect(page.get_by_text("save it as .xlsx")).to_be_visible(timeout=OFFICE_RUN)
