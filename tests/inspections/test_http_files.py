"""The tablet client's files on the wire: small, and asked for again only when they are new."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from inspections.http.files import (
    HOUSE,
    LAID,
    TYPES,
    PressedFiles,
    file_routes,
    pressed_client,
    state_of_client,
)

CAPTURE = HOUSE / "inspections" / "capture"


@pytest.fixture
def browser() -> TestClient:
    return TestClient(Starlette(routes=file_routes()), headers={"Accept-Encoding": "gzip"})


@pytest.mark.parametrize("name", ["recorder.js", "style.css", "words/nb.js"])
def test_the_clients_texts_travel_compressed_and_arrive_whole(browser: TestClient, name: str) -> None:
    """Less than half of what is on the disk, and the same bytes when unpacked."""
    plain = (CAPTURE / name).read_bytes()

    answer = browser.get(f"/capture/{name}")

    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(plain) / 2
    assert answer.content == plain
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("name", ["recorder.js", "style.css", "words/nb.js"])
def test_who_takes_brotli_gets_it_and_it_is_smaller(browser: TestClient, name: str) -> None:
    """Every browser that the client runs in does, over TLS and on localhost."""
    gzipped = browser.get(f"/capture/{name}")

    answer = browser.get(f"/capture/{name}", headers={"Accept-Encoding": "gzip, deflate, br, zstd"})

    assert answer.headers["content-encoding"] == "br"
    assert int(answer.headers["content-length"]) < int(gzipped.headers["content-length"])
    assert answer.headers["etag"] == gzipped.headers["etag"]
    assert answer.content == (CAPTURE / name).read_bytes()


def test_an_encoding_that_is_declined_is_not_used(browser: TestClient) -> None:
    """A weight of nought is a no."""
    answer = browser.get("/capture/recorder.js", headers={"Accept-Encoding": "br;q=0, gzip"})

    assert answer.headers["content-encoding"] == "gzip"


def test_a_file_that_was_changed_goes_out_as_it_is_now(tmp_path: Path) -> None:
    """What was compressed before is of the file before."""
    file = tmp_path / "words.js"
    browser = TestClient(Starlette(routes=[Mount("/c", PressedFiles(directory=tmp_path))]))
    file.write_text("// before " * 100)
    before = browser.get("/c/words.js").text

    file.write_text("// afterwards " * 100)

    assert browser.get("/c/words.js").text != before
    assert browser.get("/c/words.js").text == file.read_text()


@pytest.mark.parametrize("path", ["/capture/icons/notes-512.png", "/fonts/capture/inter.woff2"])
def test_what_is_compressed_already_goes_out_as_it_is(browser: TestClient, path: str) -> None:
    """Pictures and fonts would only grow."""
    answer = browser.get(path)

    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers


def test_a_browser_that_unpacks_nothing_gets_the_plain_file(browser: TestClient) -> None:
    """Compression is for whoever asks for it."""
    answer = browser.get("/capture/recorder.js", headers={"Accept-Encoding": "identity"})

    assert "content-encoding" not in answer.headers
    assert answer.content == (CAPTURE / "recorder.js").read_bytes()


def test_a_file_that_has_not_changed_is_not_sent_again(browser: TestClient) -> None:
    """The service worker asks for all of them at each opening; its answer is then a few bytes."""
    first = browser.get("/capture/recorder.js")

    again = browser.get("/capture/recorder.js", headers={"If-None-Match": first.headers["etag"]})

    assert first.headers["etag"].startswith("W/"), "one file, two encodings: only weakly the same"
    assert (again.status_code, again.content) == (304, b"")


def test_a_part_of_a_file_is_the_part_that_was_asked_for(browser: TestClient) -> None:
    """Ranges count the plain file's bytes, so a part is never compressed."""
    plain = (CAPTURE / "recorder.js").read_bytes()

    answer = browser.get("/capture/recorder.js", headers={"Range": "bytes=10-2009"})

    assert answer.status_code == 206
    assert answer.content == plain[10:2010]


@pytest.mark.parametrize("name", ["at_once.js", "first.js", "rest.js", "all.css"])
def test_what_is_laid_together_travels_compressed_and_only_once(browser: TestClient, name: str) -> None:
    """The whole client in three answers; a page that has them is told so in a few bytes."""
    first = browser.get(f"/capture/{name}", headers={"Accept-Encoding": "br"})
    again = browser.get(f"/capture/{name}", headers={"If-None-Match": first.headers["etag"]})
    plain = browser.get(f"/capture/{name}", headers={"Accept-Encoding": "identity"})

    assert first.headers["content-encoding"] == "br"
    assert int(first.headers["content-length"]) < len(plain.content) / 3
    assert first.content == plain.content
    assert first.headers["content-type"] == TYPES[Path(name).suffix]
    assert (again.status_code, again.content) == (304, b"")


def test_a_first_load_without_its_pack_and_letters_is_small() -> None:
    """What comes before the first screen: 120 kB, letters included, is what the tablet may ask for."""
    pressed = {name: len(pressed_client(name, state_of_client(), "br")) for name in LAID}
    letters = (HOUSE / "assets" / "fonts" / "capture" / "inter.woff2").stat().st_size

    assert pressed["at_once.js"] + pressed["first.js"] + pressed["all.css"] + letters < 101_000, pressed
