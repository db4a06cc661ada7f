"""Photos: faces are covered before anything is kept; several to a finding, each with its words."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from inspections.photos import photo_path
from tests.browser.a_tablet import (
    a_chromium,
    a_copy_of,
    a_furnished_house,
    begin,
    go,
    its_log,
    signed_in,
)
from tests.browser.real_server import RealServer
from tests.makers import a_pack, a_standard

pytestmark = pytest.mark.browser

PACK = a_pack(a_standard("front_door.smile"), a_standard("front_door.towel"))
RED, GREEN = (220, 20, 20), (20, 160, 60)


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with a_chromium(playwright) as browser:
        yield browser


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> RealServer:
    return a_furnished_house(tmp_path_factory.mktemp("photos"))


@pytest.fixture
def server(furnished: RealServer, tmp_path: Path) -> Iterator[RealServer]:
    with a_copy_of(furnished, tmp_path) as server:
        yield server


@pytest.fixture
def device(browser: Browser, server: RealServer) -> Iterator[BrowserContext]:
    with signed_in(browser, server) as device:
        yield device


def a_face(name: str, folder: Path) -> Path:
    """A green wall with a red face in its left upper quarter."""
    picture = Image.new("RGB", (800, 600), GREEN)
    ImageDraw.Draw(picture).ellipse((100, 75, 300, 225), fill=RED)
    path = folder / name
    picture.save(path, "JPEG", quality=95)
    return path


def at_the_finding(device: BrowserContext, server: RealServer) -> tuple[Page, str]:
    page, visit = begin(device, server, PACK, clock=False)
    page.locator('[data-standard="front_door.smile"] [data-answer="not_met"]').click()
    expect(page.locator(".row-undo")).to_be_visible()
    go(page, f"#/v/{visit}/s/front_door.smile")
    expect(page.get_by_label("What you saw")).to_be_visible()
    return page, visit


def draw(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A finger from one share of the picture to another."""
    box = page.locator(".cover-layer").bounding_box()
    assert box is not None
    touch = page.context.new_cdp_session(page)

    def points(x: float, y: float) -> list[dict[str, float]]:
        return [{"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"], "id": 0}]

    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points(*start)})
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    for spot in (middle, end):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points(*spot)})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def kept_photo(page: Page, visit: str, sha256: str) -> bytes:
    data = page.evaluate(
        """async ([visit, sha256]) => {
      const {openStore} = await import("/capture/store.js");
      return [...new Uint8Array((await (await openStore()).photo(visit, sha256)).bytes)];
    }""",
        [visit, sha256],
    )
    return bytes(data)


def reds(data: bytes) -> int:
    """How many of its pixels are as red as the face."""
    pixels: Any = Image.open(io.BytesIO(data)).convert("RGB").get_flattened_data()
    return sum(red > 150 and green < 90 for red, green, _ in pixels)


def test_a_face_drawn_over_is_gone_from_every_pixel_before_the_photo_is_hashed_and_kept(
    device: BrowserContext, server: RealServer, tmp_path: Path
) -> None:
    """On the device, on its way and at the server there is one picture, and it has no face."""
    page, visit = at_the_finding(device, server)
    path = a_face("a.jpg", tmp_path)
    assert reds(path.read_bytes()) > 10_000
    page.locator("input[type=file]").first.set_input_files(path)
    expect(page.get_by_role("dialog", name="Cover faces and names")).to_be_visible()
    assert its_log(page, visit, "photographed") == [], "nothing is kept before it was looked at"
    draw(page, (0.42, 0.42), (0.08, 0.08))
    expect(page.locator(".cover-rect")).to_have_count(1)
    page.get_by_role("button", name="Keep the photo").click()

    expect(page.locator(".photo img")).to_be_visible()
    [event] = its_log(page, visit, "photographed")
    data = kept_photo(page, visit, event["body"]["photo"])
    assert hashlib.sha256(data).hexdigest() == event["body"]["photo"]
    assert reds(data) == 0
    expect(page.get_by_text("held by the server").first).to_be_attached()
    expect(page.locator(".photos-where")).to_have_text("1, held by the server")
    held = photo_path(server.photos, event["body"]["photo"])
    assert held is not None
    assert reds(held.read_bytes()) == 0


def test_a_cover_can_be_undone_and_a_photo_discarded(
    device: BrowserContext, server: RealServer, tmp_path: Path
) -> None:
    page, visit = at_the_finding(device, server)
    page.locator("input[type=file]").first.set_input_files(a_face("a.jpg", tmp_path))
    draw(page, (0.1, 0.1), (0.4, 0.4))
    draw(page, (0.5, 0.5), (0.9, 0.9))
    expect(page.locator(".cover-rect")).to_have_count(2)
    page.get_by_role("dialog").get_by_role("button", name="Undo").click()
    expect(page.locator(".cover-rect")).to_have_count(1)
    page.get_by_role("dialog").get_by_role("button", name="Undo").click()
    expect(page.locator(".cover-rect")).to_have_count(0)
    page.get_by_role("button", name="Discard").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("What you saw")).to_be_editable()
    assert its_log(page, visit, "photographed") == []


def test_a_face_can_be_covered_by_keyboard_alone(
    device: BrowserContext, server: RealServer, tmp_path: Path
) -> None:
    page, visit = at_the_finding(device, server)
    page.locator("input[type=file]").first.set_input_files(a_face("a.jpg", tmp_path))
    page.get_by_role("button", name="Cover a spot").press("Enter")
    cover = page.get_by_role("button", name=re.compile("^Cover 1"))
    expect(cover).to_be_focused()
    for _ in range(16):
        page.keyboard.press("ArrowLeft")
    for _ in range(14):
        page.keyboard.press("ArrowUp")
    for key in ("Shift+ArrowRight", "Shift+ArrowDown"):
        for _ in range(12):
            page.keyboard.press(key)
    page.get_by_role("button", name="Cover a spot").press("Enter")
    page.keyboard.press("Delete")
    expect(page.locator(".cover-rect")).to_have_count(1)
    page.get_by_role("button", name="Keep the photo").press("Enter")

    expect(page.locator(".photo img")).to_be_visible()
    [event] = its_log(page, visit, "photographed")
    assert reds(kept_photo(page, visit, event["body"]["photo"])) == 0


def test_a_record_is_told_as_only_here_before_the_disk_has_counted_it(
    device: BrowserContext, server: RealServer
) -> None:
    """A count that takes for ever must not leave "all held" above what nobody else has."""
    page, _ = begin(device, server, PACK, clock=False)
    key = page.locator('[data-standard="front_door.smile"] [data-answer="not_met"]')
    expect(page.locator(".only-here")).to_have_text("all held")
    device.set_offline(True)
    page.evaluate("IDBIndex.prototype.count = () => ({})")
    key.click()
    expect(key).to_have_attribute("aria-checked", "true")
    expect(page.locator(".only-here")).to_have_text("1 only here")


def test_several_photos_from_the_library_each_have_their_words_and_these_can_be_changed(
    device: BrowserContext, server: RealServer, tmp_path: Path
) -> None:
    """At the server the last words count, and they stand with the standard, where the report finds them."""
    page, visit = at_the_finding(device, server)
    camera, library = page.locator("input[type=file]").all()
    assert camera.get_attribute("capture") == "environment"
    assert library.get_attribute("capture") is None
    paths = [a_face("a.jpg", tmp_path), tmp_path / "b.jpg"]
    Image.new("RGB", (300, 200), (10, 10, 200)).save(paths[1], "JPEG")
    library.set_input_files(paths)
    for words in ("The desk, empty", "The blue wall"):
        page.get_by_label("What it shows").fill(words)
        page.get_by_role("button", name="Keep the photo").click()
    expect(page.locator("figure figcaption")).to_have_text(["The desk, empty", "The blue wall"])

    page.get_by_role("button", name="The blue wall").click()
    page.get_by_label("What it shows").fill("The blue wall, stained")
    page.get_by_role("dialog").get_by_role("button", name="Keep").click()
    expect(page.locator("figure figcaption")).to_have_text(["The desk, empty", "The blue wall, stained"])
    expect(page.locator(".photos-where")).to_have_text("2, all held by the server")
    expect(page.locator(".top .only-here")).to_have_text("all held")

    told = server.store.visit(visit)
    assert told is not None
    assert sorted(photo.caption for photo in told.photos.values()) == [
        "The blue wall, stained",
        "The desk, empty",
    ]
    assert {photo.standard for photo in told.photos.values()} == {"front_door.smile"}


def test_what_is_no_picture_says_so(device: BrowserContext, server: RealServer, tmp_path: Path) -> None:
    page, visit = at_the_finding(device, server)
    path = tmp_path / "note.jpg"
    path.write_text("no picture")
    page.locator("input[type=file]").first.set_input_files(path)
    expect(page.get_by_text("This file is not a picture.")).to_be_visible()
    assert its_log(page, visit, "photographed") == []
