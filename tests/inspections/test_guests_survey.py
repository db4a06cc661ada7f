"""Another system's survey comes in row by row, and nothing of it is lost or guessed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from inspections.guests import desk, places, survey_in
from inspections.guests.survey_out import export
from inspections.refusals import NotYours, Refused
from standards.exchange.book_xlsx_made import as_xlsx
from tests.inspections.a_house import House, a_house

CSV = b"""Response ID;Date;Overall satisfaction;Would you recommend;Comment;Outlet;Loyalty card
1;10.05.2026 21:15;5;10;Superb, truly;Bar;gold
2;11.05.2026;6;9;Off the scale;Bar;
3;11.05.2026;4;;;Cellar;
4;31.02.2026;4;8;;;
5;12.05.2026;3;7;"=cmd|' /C calc'!A0";;silver
6;12.05.2026;;;;;
7;13.05.2027;5;10;From the future;;
"""
MAPPING = {
    "id": "Response ID",
    "said_at": "Date",
    "csat": "Overall satisfaction",
    "nps": "Would you recommend",
    "words": "Comment",
    "place": "Outlet",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    opened = a_house(tmp_path_factory.mktemp("house"))
    places.add_places(
        opened.store,
        opened.people["manager"],
        opened.hotels["Bergen"].id,
        opened.clock.now,
        kind="outlet",
        names=["Bar"],
    )
    yield opened
    opened.store.close()


def preview(house: House, data: bytes, mapping: dict[str, str] | None = None, **more: str) -> survey_in.Taken:
    hotel = house.hotels["Bergen"]
    return survey_in.preview(
        house.store,
        survey_in.read_table(data, "answers.csv"),
        MAPPING if mapping is None else mapping,
        hotel=hotel,
        places=house.store.guest_places([hotel.id]),
        source=more.get("source", "ReviewSome"),
        days=more.get("days", "14.05.2026"),
        now=house.clock.now,
    )


def test_columns_are_proposed_by_their_names() -> None:
    table = survey_in.read_table(CSV, "answers.csv")

    assert survey_in.proposed(table.columns) == MAPPING


def test_every_wrong_row_is_named_with_what_is_wrong(house: House) -> None:
    """A 6 of five is not made a 5; a day in February is not moved; the future is not believed."""
    taken = preview(house, CSV)

    assert [(one.row, one.column) for one in taken.wrong] == [
        (3, "Overall satisfaction"),
        (4, "Outlet"),
        (5, "Date"),
        (7, ""),
        (8, "Date"),
    ]
    assert taken.wrong[0].said == "“6” is not on the scale 1 to 5."
    assert "31.02.2026" in taken.wrong[2].said


def test_what_is_right_is_read_by_the_hotels_clock_and_keeps_its_other_columns(house: House) -> None:
    first, second = preview(house, CSV).voices

    assert first.said_at == datetime(2026, 5, 10, 19, 15, tzinfo=UTC), "Bergen is two hours ahead"
    assert (first.csat, first.nps, first.words, first.counts) == (5, 10, "Superb, truly", "all")
    assert first.more == {"Loyalty card": "gold"}
    assert (first.channel, first.source) == ("survey", "ReviewSome")
    assert second.words.startswith("=cmd"), "as it was said; it is made harmless where it goes out"


def test_taken_in_twice_it_is_held_once_and_it_is_known_who_did(house: House) -> None:
    by, hotel, now = house.people["manager"], house.hotels["Bergen"], house.clock.now
    table = survey_in.read_table(CSV, "answers.csv")

    assert survey_in.take_in(house.store, by, hotel, table, preview(house, CSV), now) == 2
    again = preview(house, CSV)

    assert (again.voices, again.known) == ((), 2)
    told = house.store.guest_events([hotel.id], "import")[0]
    assert told.actor == by.id
    assert dict(told.body) | {"source": ""} == {
        "file": "answers.csv", "source": "", "rows": 7, "taken": 2, "known": 0, "wrong": 5
    }  # fmt: skip


def test_two_guests_who_said_the_same_are_two(house: House) -> None:
    """Without a number of its own, equal rows are told apart by their place; the file twice is still once."""
    twins = b"Day,Score\n2026-05-01,4\n2026-05-01,4\n"
    taken = preview(house, twins, {"said_at": "Day", "csat": "Score"})

    assert len({voice.id for voice in taken.voices}) == 2
    assert {v.id for v in preview(house, twins, {"said_at": "Day", "csat": "Score"}).voices} == {
        voice.id for voice in taken.voices
    }


def test_excel_is_read_as_csv_is(house: House) -> None:
    rows = [["Day", "NPS"], ["2026-05-01", "9"], ["2026-05-02", "11"]]
    taken = preview(house, as_xlsx({"Answers": rows}), {"said_at": "Day", "nps": "NPS"})

    assert [voice.nps for voice in taken.voices] == [9]
    assert [one.row for one in taken.wrong] == [3]


def test_a_moment_is_read_as_it_is_written() -> None:
    oslo = ZoneInfo("Europe/Oslo")

    assert survey_in.moment_in("05/06/2026", "14/05/2026", oslo) == datetime(2026, 6, 5, 12, tzinfo=oslo)
    assert survey_in.moment_in("05/06/2026", "05/14/2026", oslo) == datetime(2026, 5, 6, 12, tzinfo=oslo)
    assert survey_in.moment_in("2026-05-01T08:30:00Z", "14.05.2026", oslo) == datetime(
        2026, 5, 1, 8, 30, tzinfo=UTC
    )
    assert survey_in.moment_in("1.5.2026 24:00", "14.05.2026", oslo) is None
    assert survey_in.moment_in("yesterday", "14.05.2026", oslo) is None


@pytest.mark.parametrize(
    ("mapping", "source", "code"),
    [
        ({"csat": "Score"}, "X", "column_missing"),
        ({"said_at": "Day"}, "X", "column_missing"),
        ({"said_at": "Day", "csat": "Score"}, " ", "source_missing"),
    ],
)
def test_without_a_day_a_score_or_a_name_nothing_is_read(
    house: House, mapping: dict[str, str], source: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        preview(house, b"Day,Score\n2026-05-01,4\n", mapping, source=source)
    assert refused.value.code == code


def test_a_file_that_is_no_table_says_what_to_do() -> None:
    for data in (b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"<html></html>"):
        with pytest.raises(Refused):
            survey_in.read_table(data, "x")
    with pytest.raises(Refused) as refused:
        survey_in.read_table(b"Day,Score\n", "x.csv")
    assert refused.value.code == "no_rows"


def test_everything_goes_out_and_no_cell_becomes_a_formula(house: House) -> None:
    by, hotel, now = house.people["manager"], house.hotels["Bergen"], house.clock.now
    bad = b"Day,Words\n2026-05-01,=1+1\n"
    mapping = {"said_at": "Day", "words": "Words"}
    survey_in.take_in(
        house.store, by, hotel, survey_in.read_table(bad, "bad.csv"), preview(house, bad, mapping), now
    )
    one = desk.receive(house.store, by, hotel.id, now, how="phone", text="Cold", contact="Room 3")

    archive = zipfile.ZipFile(io.BytesIO(export(house.store, by, hotel, now)))

    assert archive.namelist() == ["voices.csv", "complaints.csv", "steps.csv", "everything.json"]
    whole = json.loads(archive.read("everything.json"))
    assert {voice["words"] for voice in whole["voices"]} >= {"=1+1"}
    assert "'=1+1" in archive.read("voices.csv").decode()
    assert [(each["id"], each["contact"]) for each in whole["complaints"]] == [(one.id, "Room 3")]
    assert len(whole["steps"]) == len(house.store.guest_events([hotel.id]))
    told = house.store.audit_lines(datetime(2000, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC))
    assert [line.what for line in told if line.actor == by.id] == ["guests_taken"]
    with pytest.raises(NotYours):
        export(house.store, house.people["other_manager"], hotel, now)
