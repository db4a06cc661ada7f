"""Tables taken away: what is written is what is read back, and no note becomes a formula."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from inspections.office import NotYours, release_visit
from inspections.store import Store, open_store
from inspections.visit import Note
from scoring.__main__ import main
from scoring.export.csv import to_csv
from scoring.export.excel import workbook
from scoring.export.json import to_json
from scoring.export.reading import csv_for, workbook_for
from scoring.export.tables import LONGEST, Cell, Column, Table, plain, tables_of
from scoring.export.words import BOKMAAL, ENGLISH
from scoring.report.data import HotelName
from scoring.stars import rate
from standards.loader import load_shipped
from standards.scenarios import selected
from tests.browser.furnished import Furnished, furnish
from tests.browser.people import INSPECTOR, MANAGER, OTHER_INSPECTOR, OWNER, QUALITY, STRANGER
from tests.scoring.houses import the_worked_pack, the_worked_visit

TODAY = date(2026, 11, 22)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example","Click")',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "#N/A",
    "TRUE",
    "00123",
    "1E5",
    "'quoted",
    "_x0041_ is no A",
    "a\x00b\x1bc\ud800d\uffffe",
    "\u202egnp.exe",
    'a "quoted", comma\nand a line',
    "𝔸🛎️" * 9_000,
    "<script>&amp;]]>",
)


def the_worked_tables(*notes: str, language: str = "en") -> dict[str, Table]:
    """Those of the worked hotel, these notes on its desk, which was not met."""
    pack, visit = the_worked_pack(), the_worked_visit()
    kept = {
        f"n{n}": Note(f"n{n}", text, f"2026-05-14T1{n % 10}:00:00Z", "reception.desk")
        for n, text in enumerate(notes)
    }
    visit = replace(visit, notes=kept, starts_on="2026-05-14", ends_on="2026-05-16")
    hotel = HotelName("=Hotel", "Bergen", "Norway")
    made = tables_of(pack, visit, rate(pack, visit), hotel, language, made_on=TODAY)
    return {table.name: table for table in made}


def read_back(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    """The sheets' rows by title, cell types checked: there is no formula."""
    book = load_workbook(io.BytesIO(data))
    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def a_table(*rows: tuple[Cell, ...]) -> Table:
    kinds = ("text", "whole", "score", "number", "moment")
    return Table("any", "Any", tuple(Column(kind, kind.title(), kind) for kind in kinds), rows)


CELLS = st.tuples(
    st.none() | (st.text(max_size=60) | st.sampled_from(HOSTILE)).map(plain).map(lambda told: told or None),
    st.none() | st.integers(-(10**9), 10**9),
    st.none() | st.integers(0, 1000).map(lambda tenths: tenths / 10),
    st.none() | st.floats(-1e9, 1e9).map(lambda number: round(number, 3)),
    st.none()
    | st.datetimes(datetime(1901, 1, 1), datetime(2200, 1, 1)).map(lambda d: d.replace(microsecond=0)),  # noqa: DTZ001 - as Excel has it
)


@given(st.lists(CELLS, max_size=8))
def test_a_workbook_read_back_is_what_was_written(rows: list[tuple[Cell, ...]]) -> None:
    """Texts as texts, figures as figures, moments as moments."""
    table = a_table(*rows)
    header, *found = read_back(workbook([table]))["Any"]

    assert header == tuple(column.title for column in table.columns)
    expected = list(rows)
    while expected and all(cell is None for cell in expected[-1]):
        expected.pop()  # an empty row at the end is no row
    assert found[: len(expected)] == expected
    assert all(cell is None for row in found[len(expected) :] for cell in row)


@given(st.lists(CELLS, max_size=8))
def test_csv_read_back_is_what_was_written(rows: list[tuple[Cell, ...]]) -> None:
    """By RFC 4180; a text's guard is one apostrophe before it, never more, never lost."""
    data = to_csv(a_table(*rows))
    header, *found = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))

    assert data.startswith(b"\xef\xbb\xbf")
    assert header == ["Text", "Whole", "Score", "Number", "Moment"]
    assert [row[0].removeprefix("'") for row in found] == [row[0] or "" for row in rows]
    assert [row[1:] for row in found] == [
        ["" if cell is None else str(cell) for cell in row[1:]] for row in rows
    ]


@pytest.mark.parametrize("note", HOSTILE)
def test_no_note_becomes_a_formula_or_breaks_the_file(note: str) -> None:
    """Neither in a workbook, where it stays a text when it is edited, nor in CSV."""
    tables = the_worked_tables(note)
    found = read_back(workbook(tables.values()))
    rows = list(csv.reader(io.StringIO(to_csv(tables["standards"]).decode("utf-8-sig"), newline="")))

    told = plain(note)
    assert found["Findings"][1][-1] == told or found["Findings"][2][-1] == told
    (cell,) = {row[-1] for row in rows[1:]} - {""}
    assert cell.removeprefix("'") == told
    assert cell[0] not in "=+-@\t\r\n"


def test_a_text_that_looks_like_a_formula_is_quoted_for_whoever_edits_it() -> None:
    """Excel's own mark for it, in the cell's style."""
    book = load_workbook(io.BytesIO(workbook(the_worked_tables().values())))

    cell = book["Summary"]["B2"]
    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == ("=Hotel", "s", True)


def test_a_note_beyond_all_length_is_cut_and_says_so() -> None:
    """Excel would call the file damaged."""
    told = plain("word " * LONGEST)

    assert len(told) < LONGEST + 20
    assert told.endswith(")")
    assert "(+" in told


def test_the_worked_hotel_by_hand() -> None:
    """Figures of scoring/README.md, cut (R10)."""
    tables = the_worked_tables("Scratched.")
    summary = dict(tables["summary"].rows)

    assert (summary["Stars"], summary["Score"], summary["Coverage, per cent"]) == (4, 84.2, 92.3)
    assert (summary["First day"], summary["Written on"]) == (date(2026, 5, 14), TODAY)
    assert [row[:2] for row in tables["departments"].rows] == [
        ("Front door", 75.0),
        ("Reception", 80.0),
        ("Room", 100.0),
    ]
    assert [row[3] for row in tables["findings"].rows] == ["front_door.greeting", "reception.desk"]
    assert [row[6] for row in tables["findings"].rows] == [10.71, 5.0]
    assert tables["findings"].rows[1][-1] == "Scratched."
    late = next(row for row in tables["timed"].rows if row[4] == 85.0)
    assert late[2:7] == (datetime(2026, 5, 14, 15, 40, 12), "not met", 85.0, 60.0, 25.0)  # noqa: DTZ001 - as Excel has it


def test_no_cell_reaches_a_bar_that_the_score_did_not() -> None:
    """R10. 89.96 is 89.9 in the cell itself: Excel would round what it shows."""
    pack, visit = the_worked_pack(), the_worked_visit()
    rating = replace(rate(pack, visit), score=Fraction(8996, 100))
    tables = tables_of(pack, visit, rating, HotelName("H", "", ""), made_on=TODAY)

    assert dict(tables[0].rows)["Score"] == 89.9


def test_a_workbook_has_a_sheet_each_with_its_header_frozen_and_dates_as_dates() -> None:
    """Widths, filters and formats too."""
    book = load_workbook(io.BytesIO(workbook(the_worked_tables().values())))

    assert book.sheetnames == ["Summary", "Departments", "Sides", "Standards", "Timed", "Findings"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].font.bold
        assert sheet.column_dimensions["A"].width >= 8
    assert book["Timed"]["C2"].is_date
    assert book["Departments"]["B2"].number_format == "0.0"


def test_a_workbook_is_a_zip_of_well_formed_parts() -> None:
    """Nothing in it but what a workbook of values needs: no macro, no link to anywhere."""
    with zipfile.ZipFile(io.BytesIO(workbook(the_worked_tables(*HOSTILE).values()))) as parts:
        assert parts.testzip() is None
        names = parts.namelist()

    assert not [name for name in names if "vba" in name.lower() or "externalLink" in name]


def test_json_has_the_same_keys_in_every_language() -> None:
    """Titles are translated, keys are not."""
    english, norwegian = (
        json.loads(to_json(the_worked_tables(language=lang).values())) for lang in ("en", "nb")
    )

    assert english["type"] == "sixty.export"
    assert [list(row) for row in english["standards"]] == [list(row) for row in norwegian["standards"]]
    assert english["findings"][0]["outcome"] == "partly"
    assert norwegian["findings"][0]["outcome"] == "delvis"


def test_every_title_is_there_in_every_language() -> None:
    """And short enough for a sheet's tab."""
    assert set(ENGLISH) == set(BOKMAAL)
    assert all(len(told) <= 31 for titles in (ENGLISH, BOKMAAL) for told in titles.values())


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "json"])
def test_the_command_writes_what_the_name_asks_for(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the pack that the file itself names."""
    to = tmp_path / f"visit.{suffix}"
    example = Path(__file__).parents[2] / "docs" / "examples" / "visit.json"

    assert main(["export", str(example), "--to", str(to)]) == 0
    assert capsys.readouterr().out.strip() == str(to)
    begins = {"xlsx": b"PK", "csv": b"\xef\xbb\xbfDepartment,Id,", "json": b'{\n "type": "sixty.export"'}
    assert to.read_bytes().startswith(begins[suffix])


def test_the_command_writes_only_what_the_visit_was_to_look_at(tmp_path: Path) -> None:
    """A row for each standard of the scenario that is named, no other; without one, for each of the pack."""
    example = Path(__file__).parents[2] / "docs" / "examples" / "visit.json"
    whole, part = tmp_path / "whole.csv", tmp_path / "part.csv"

    assert main(["export", str(example), "--to", str(whole)]) == 0
    assert main(["export", str(example), "--scenario", "essentials", "--to", str(part)]) == 0

    pack = load_shipped("five_star")
    rows = {
        path: [row["Id"] for row in csv.DictReader(path.open(encoding="utf-8-sig"))] for path in (whole, part)
    }
    assert sorted(rows[whole]) == sorted(one.id for one in pack.standards())
    assert sorted(rows[part]) == sorted(one.id for one in selected(pack, "essentials").standards())


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (["docs/examples/visit.json", "--to", "visit.doc"], 2, ".xlsx"),
        (["docs/examples/visit.csv", "--to", "visit.csv"], 2, "--pack"),
        (["gone.json", "--pack", "five_star", "--to", "x.csv"], 1, "gone.json"),
    ],
)
def test_the_command_says_what_is_wrong(
    arguments: list[str], code: int, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr, and writes nothing."""
    root = Path(__file__).parents[2]
    told = [str(root / part) if part.startswith("docs/") else part for part in arguments]

    assert main(["export", *told]) == code
    assert what in capsys.readouterr().err


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[Store, Furnished]]:
    things = furnish(tmp_path / "data")
    store = open_store(f"sqlite:///{tmp_path / 'data' / 'sixty.db'}")
    yield store, things
    store.close()


def test_a_workbook_is_given_to_those_who_may_read_the_rating(house: tuple[Store, Furnished]) -> None:
    """Before the release the office; then its own manager too; no other manager and no inspector."""
    store, things = house
    assert _given(store, things) == {OWNER.email, QUALITY.email}

    release_visit(store, things.accounts[QUALITY.email], things.visit, datetime.now(UTC))
    assert _given(store, things) == {OWNER.email, QUALITY.email, MANAGER.email}


def test_what_is_taken_away_names_no_inspector(house: tuple[Store, Furnished]) -> None:
    """In neither form."""
    store, things = house
    owner = things.accounts[OWNER.email]
    told = str(read_back(workbook_for(store, owner, things.visit, TODAY)))
    told += csv_for(store, owner, things.visit, TODAY).decode()

    for person in (INSPECTOR, OTHER_INSPECTOR):
        assert person.name not in told
        assert things.accounts[person.email].id not in told


def _given(store: Store, things: Furnished) -> set[str]:
    given_to = set()
    for person in (OWNER, QUALITY, MANAGER, STRANGER, INSPECTOR, OTHER_INSPECTOR):
        try:
            assert workbook_for(store, things.accounts[person.email], things.visit, TODAY).startswith(b"PK")
        except NotYours:
            continue
        given_to.add(person.email)
    return given_to
