"""Whatever was typed or photographed, a report comes out and says what it leaves out."""

from __future__ import annotations

import io
import logging
import shutil

import pytest
from PIL import Image
from pypdf import PdfReader

from inspections.visit import Note, Photo, Visit
from scoring.pdf import write_pdf
from scoring.pdf.photos import printed
from scoring.report.building import HotelName, build_report
from scoring.report.data import Report
from scoring.stars import rate
from standards.pack import Pack
from tests.scoring.report_makers import (
    MADE_ON,
    a_department,
    a_jpeg,
    a_look,
    a_pack,
    a_standard,
    a_visit,
    sha_of,
)
from tests.scoring.test_pdf import pages, words_outside

HOSTILE = {
    "ten thousand letters in one word": "x" * 10_000,
    "ten thousand letters in words": "wet towel " * 1_000,
    "two thousand lines": "line\n" * 2_000,
    "control characters": "a\x00b\x01c\x1f\x7fd",
    "lone surrogates and non-characters": "a\ud800b\uffffc\ufdd0d",
    "a name turned backwards": "invoice \u202eexe.png",
    "piled-up marks": "Z" + "\u0323\u0308\u0304\u0330\u0331" * 100,
    "emoji": "Warm welcome 😀👨‍👩‍👧‍👦 🏨",
    "Arabic, Hebrew, Hindi, Thai, Chinese": "الغرفة 412 · חדר · कमरा · ห้อง · 房间",
    "page number placeholder": "{nb} of {nb}",
    "format strings": "{} {0} {name} %s %(x)s",
    "markdown and markup": "**bold** [link](http://127.0.0.1/) <b>x</b> <script>alert(1)</script>",
    "PDF syntax": ") Tj ET Q endstream endobj (\\",
    "wide letters": "W" * 400,
    "no-break spaces": "a\u00a0" * 600,
    "tabs and returns": "a\tb\r\nc\rd",
    "private use and unassigned": "\ue000\uf8ff\U000e0001",
    "nothing but spaces": " \n \t ",
}


def a_hostile_visit(text: str) -> tuple[Pack, Visit]:
    """The text as department, standard, reason, note and caption."""
    standard = a_standard("bar.s", "bar", text, phrases=({"en": text},))
    pack = a_pack(a_department(text, standard, a_standard("bar.t", "bar")))
    looks = [a_look("bar.s", "not_met", reason=text), a_look("bar.t", "met")]
    note = Note("n", text, looks[0].entered_at, standard="bar.s")
    photo = Photo(sha_of(1), 1, looks[0].entered_at, text, standard="bar.s")
    return pack, a_visit(looks, notes={"n": note}, photos={photo.sha256: photo})


def a_hostile_report(text: str) -> Report:
    pack, visit = a_hostile_visit(text)
    hotel = HotelName(text, text, text)
    return build_report(pack, visit, rate(pack, visit), hotel, inspected_by=text, demo=True, made_on=MADE_ON)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_text_gives_a_report_with_no_word_outside_the_margins(
    text: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "fpdf"):
        pdf = write_pdf(a_hostile_report(text), lambda _: a_jpeg())

    assert caplog.records == []
    told = pages(pdf)
    assert all("Invented demo data" in page for page in told)
    if shutil.which("pdftotext"):
        assert words_outside(pdf) == []


def test_what_does_not_fit_is_counted() -> None:
    told = " ".join(pages(write_pdf(a_hostile_report("wet towel " * 1_000), lambda _: None)))

    assert "more characters in the record" in told
    assert "notes are shortened; in full they are in the record of the visit." in told


def test_signs_that_no_font_has_are_shown_as_boxes_and_named() -> None:
    told = " ".join(pages(write_pdf(a_hostile_report("Warm \U00020bb7 welcome \u9f98"), lambda _: None)))

    assert "Warm □ welcome □" in told
    assert "2 signs are not in this file's fonts and are shown as □: U+20BB7, U+9F98." in told


SCRIPTS = {
    "Arabic": "مرحبا بكم في الفندق",
    "Hebrew": "ברוכים הבאים",
    "Hindi": "आपका स्वागत है",
    "Thai": "ยินดีต้อนรับ",
    "Chinese": "欢迎光临我们的酒店",
    "Japanese": "ようこそ東京へ",
    "Korean": "환영합니다 손님",
    "emoji": "😀 👍🏽 👨‍👩‍👧",
    "Greek, Cyrillic, Vietnamese": "Καλημέρα Привет Việt Łódź",
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_every_script_of_a_guest_is_drawn_without_a_box(text: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "fpdf"):
        told = " ".join(pages(write_pdf(a_hostile_report(text), lambda _: None)))

    assert caplog.records == []
    assert "□" not in told
    assert "in this file's fonts" not in told


def test_text_direction_signs_do_not_turn_a_name_around() -> None:
    told = " ".join(pages(write_pdf(a_hostile_report("invoice \u202eexe.png"), lambda _: None)))

    assert "invoice exe.png" in told


def _png(size: tuple[int, int], mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG")
    return out.getvalue()


BROKEN = {
    "empty": b"",
    "text": b"this is not a picture",
    "cut in half": a_jpeg()[: len(a_jpeg()) // 2],
    "SVG": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
    "GIF": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "PDF": b"%PDF-1.4",
    "too many pixels": _png((12_000, 12_000), "1"),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_photo_is_a_box_and_is_counted(data: bytes) -> None:
    told = pages(write_pdf(a_hostile_report("x"), lambda _: data))

    reason = "Photo not at hand" if not data else "Photo unreadable"
    assert any(reason in page for page in told)
    assert "One photo" in told[-1]


def test_a_photo_is_upright_small_and_without_what_the_camera_added() -> None:
    picture = Image.new("RGB", (4000, 3000), "teal")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Camera of the inspector"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)

    made = printed(out.getvalue(), 62, 56)

    assert made is not None
    assert made.height > made.width
    assert max(made.width, made.height) <= 62 / 25.4 * 200 + 1
    assert not Image.open(io.BytesIO(made.jpeg)).getexif()
    assert b"Camera" not in made.jpeg


@pytest.mark.parametrize("mode", ["RGBA", "LA", "L", "P", "1", "I;16"])
def test_every_kind_of_pixel_becomes_a_jpeg(mode: str) -> None:
    made = printed(_png((60, 40), mode), 62, 56)

    assert made is not None
    assert Image.open(io.BytesIO(made.jpeg)).mode == "RGB"


def test_no_photo_is_embedded_as_it_came() -> None:
    """The bytes in the file are ours, whatever the photo held."""
    data = a_jpeg() + b"GPS 60.39 5.32"
    pdf = write_pdf(a_hostile_report("x"), lambda _: data)

    images = [image for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images]
    assert len(images) == 1
    assert all(b"GPS 60.39" not in image.data for image in images)
