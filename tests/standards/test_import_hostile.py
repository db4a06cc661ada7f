"""Files that lie or would do harm: none is opened further than it must be, each refusal is clear."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from standards.exchange import archive
from standards.exchange.reading import read
from standards.exchange.remarks import Refused
from tests.standards.made_books import calculated, codes, repacked, said, standards, taken, workbook

ROWS = [["Department", "Standard"], ["Bar", "The bar is clean and quiet."]]
SHEET = "xl/worksheets/sheet1.xml"


def refusal(data: bytes, name: str = "house.xlsx") -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        read(data, name)
    return refused.value.code, str(refused.value)


def test_an_xls_that_calls_itself_xlsx_is_told_how_to_become_one() -> None:
    code, words = refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))

    assert code == "old-excel"
    assert "save it as .xlsx" in words


def test_an_xlsx_that_calls_itself_xls_is_read() -> None:
    """The content decides, not the name."""
    assert len(standards(taken(workbook(ROWS), "house.xls"))) == 1


def test_a_file_locked_with_a_password_is_told_apart() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")

    assert refusal(locked)[0] == "locked"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"<html><table><tr><td>x</td></tr></table>", "a web page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture"),
        (bytes(range(256)) * 8, "of an unknown kind"),
    ],
)
def test_what_is_no_table_is_named(data: bytes, found: str) -> None:
    code, words = refusal(data)

    assert code == "not-a-table"
    assert found in words


@pytest.mark.parametrize("data", [b"", b"   \n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert refusal(data)[0] == "empty"


def test_a_workbook_with_nothing_in_it_is_refused() -> None:
    assert refusal(workbook([]))[0] == "no-sheets"


def test_a_damaged_file_is_refused() -> None:
    whole = workbook(ROWS)

    assert refusal(whole[: len(whole) // 2])[0] == "damaged"
    assert refusal(repacked(whole, {SHEET: b"<worksheet><sheetData><row"}))[0] == "damaged"
    assert refusal(repacked(whole, {"xl/workbook.xml": b"<nonsense/>"}))[0] == "no-sheets"


def test_a_zip_bomb_is_not_unpacked() -> None:
    """400 MB of nothing in 400 kB: told by its directory alone."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb,
        bomb.open("xl/workbook.xml", "w") as part,
    ):
        for _ in range(400):
            part.write(bytes(1_000_000))

    assert refusal(packed.getvalue())[0] == "unpacks-too-large"


def test_a_part_that_lies_about_its_size_is_damaged_not_unpacked() -> None:
    """Python reads no more of a part than its directory says; what is left does not match its checksum."""
    whole = repacked(workbook(ROWS), {SHEET: b"<worksheet>" + b" " * 5_000_000 + b"</worksheet>"})
    with zipfile.ZipFile(io.BytesIO(whole)) as book:
        size = book.getinfo(SHEET).file_size.to_bytes(4, "little")

    assert refusal(whole.replace(size, (100).to_bytes(4, "little")))[0] == "damaged"


def test_many_small_parts_are_too_many() -> None:
    parts = {f"xl/junk{n}.xml": b"<a/>" for n in range(archive.MOST_PARTS + 1)}

    assert refusal(repacked(workbook(ROWS), parts))[0] == "unpacks-too-large"


@pytest.mark.parametrize("kind", [b"DOCTYPE", b"ENTITY"])
def test_definitions_of_entities_are_not_read(kind: bytes) -> None:
    """A billion laughs, and a file of the server's that an entity would fetch."""
    hostile = (
        b'<?xml version="1.0"?><!'
        + kind
        + b' x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
    )

    assert refusal(repacked(workbook(ROWS), {SHEET: hostile}))[0] == "hostile"


def test_definitions_cannot_hide_in_another_encoding() -> None:
    hidden = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'.encode("utf-16")

    assert refusal(repacked(workbook(ROWS), {SHEET: hidden}))[0] == "hostile"


def test_macros_are_neither_run_nor_kept() -> None:
    result = taken(repacked(workbook(ROWS), {"xl/vbaProject.bin": b"macro"}), "house.xlsm")

    assert len(standards(result)) == 1
    assert "macros" in codes(result)


def test_links_to_other_files_are_not_followed() -> None:
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    linked = calculated(workbook([*ROWS, ["Bar", "=[1]Other!A1"]]), {"B3": "The glasses are clean."})

    result = taken(repacked(linked, {"xl/externalLinks/externalLink1.xml": link}))

    assert [s.text["en"] for s in standards(result)] == [
        "The bar is clean and quiet.",
        "The glasses are clean.",
    ]
    assert {"links", "formula"} <= codes(result)


def test_a_cell_at_the_end_of_the_sheet_costs_nothing_and_is_told() -> None:
    """Excel has a million rows; one stray cell must not make as many."""

    def stray(xml: bytes) -> bytes:
        row = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        return xml.replace(b"</sheetData>", row)

    result = taken(repacked(workbook(ROWS), {SHEET: stray}))

    assert len(standards(result)) == 1
    assert said(result, "far-skipped") == ["Standards"]


def test_a_file_larger_than_any_list_of_standards_is_refused() -> None:
    assert refusal(b"a,b\n" * 6_000_000, "x.csv")[0] == "too-large"
    assert refusal(b"a,b\n" * 100_001, "x.csv")[0] == "too-many-rows"


def test_no_table_but_a_document_or_another_zip() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as other:
        other.writestr("word/document.xml", "<w/>")

    assert refusal(packed.getvalue())[0] == "not-a-table"


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    def as_text(sheet: object) -> None:
        cell = sheet["B3"]  # type: ignore[index]
        cell.value, cell.data_type = '=HYPERLINK("http://x","click")', "s"

    result = taken(workbook([*ROWS, ["Bar", "x"]], change=as_text))

    assert standards(result)[1].text["en"] == '=HYPERLINK("http://x","click")'
    assert said(result, "looks-like-formula") == ["Standards!B3"]


def test_the_time_of_reading_leaves_no_trace() -> None:
    """The same file is the same draft, whenever it is read."""
    data = workbook([*ROWS, ["Bar", datetime(2026, 1, 10, tzinfo=UTC).replace(tzinfo=None)]])

    assert taken(data) == taken(data)
