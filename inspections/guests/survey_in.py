"""Another system's guest survey, from CSV or Excel: columns mapped, rows read, every wrong one named.

Nothing is guessed into a figure: a score off its scale is an error of its row, never converted. What is in
columns that mean nothing here is kept beside the voice. The same row taken in again is the same voice.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from inspections.events import canonical
from inspections.guests.desk import Subject, event_after, expect_hotel
from inspections.guests.parts import CES, CSAT, NPS, Place, Voice
from inspections.guests.places import place_of_hotel
from inspections.guests.speaking import words_of
from inspections.office.log import fresh_id
from inspections.refusals import Refused
from standards.exchange.reading import read as read_book
from standards.exchange.remarks import Refused as FileRefused
from standards.exchange.table import letters, number_of

if TYPE_CHECKING:
    from inspections.records import Account, Hotel
    from inspections.store import Store

FIELDS: Mapping[str, str] = {
    "said_at": "Day, or day and time",
    "csat": "Satisfied, 1 to 5",
    "nps": "Would recommend, 0 to 10",
    "ces": "It was easy, 1 to 7",
    "perfect": "What would have made it perfect",
    "words": "Free words",
    "place": "Outlet or room",
    "language": "Language",
    "id": "The survey's own number of the answer",
}
_SCALES = {"csat": CSAT, "nps": NPS, "ces": CES}
_HINTS = {
    "said_at": r"date|day|time|submitted|completed|dato|datum",
    "csat": r"csat|satisf|overall|tilfreds|zufried",
    "nps": r"\bnps\b|recommend|anbefal|empfehl",
    "ces": r"\bces\b|effort|easy",
    "perfect": r"perfect|improve|better",
    "words": r"comment|remark|feedback|review|free|kommentar",
    "place": r"outlet|room|restaurant|place|rom\b|zimmer",
    "language": r"^lang|language|språk|sprache",
    "id": r"\bid\b|respons.* (id|number)|reference|number",
}
DAYS = {
    "2026-05-14": "%Y-%m-%d",
    "14.05.2026": "%d.%m.%Y",
    "14/05/2026": "%d/%m/%Y",
    "05/14/2026": "%m/%d/%Y",
}
"""How days are written, said by an example: 05/06 is two days, and a file does not say which."""
_CLOCK = re.compile(r"[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$")


@dataclass(frozen=True)
class Table:
    """The first sheet of a file: its columns by their names, and its rows as they came."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


@dataclass(frozen=True)
class Wrong:
    """A row that cannot be taken in: its number in the file, what is wrong, what to do."""

    row: int
    column: str
    said: str


@dataclass(frozen=True)
class Taken:
    """What would be taken in: the voices, those that are held already, and the rows that cannot be."""

    voices: tuple[Voice, ...]
    known: int
    wrong: tuple[Wrong, ...]


def read_table(data: bytes, name: str) -> Table:
    """The file's first sheet, its first row being names. Refused with what to do, where it is no table."""
    try:
        book = read_book(data, name)
    except FileRefused as refused:
        sentence = str(refused).replace("the standards", "the answers")
        raise Refused(refused.code, sentence) from refused
    head, *rows = book.sheets[0].rows
    names = _named({column: cell.text for column, cell in head.items()})
    beyond = {column for row in rows for column in row} - names.keys()
    names |= {column: f"Column {letters(column)}" for column in sorted(beyond)}
    told = [(number_of(row), {names[column]: cell.text for column, cell in row.items()}) for row in rows]
    if not told:
        raise Refused("no_rows", "The file has names of columns and no answers. Choose the one with answers.")
    return Table(name, tuple(names[column] for column in sorted(names)), tuple(told))


def proposed(columns: Sequence[str]) -> dict[str, str]:
    """Which column seems to mean which field, by its name; each column once. To be looked at by a person."""
    found: dict[str, str] = {}
    for field, hint in _HINTS.items():
        fits = (one for one in columns if one not in found.values() and re.search(hint, one, re.IGNORECASE))
        if column := next(fits, None):
            found[field] = column
    return found


def preview(
    store: Store,
    table: Table,
    mapping: Mapping[str, str],
    *,
    hotel: Hotel,
    places: Sequence[Place],
    source: str,
    days: str,
    now: datetime,
) -> Taken:
    """What the table would become. `mapping` gives the column of each field; `days` is a key of DAYS.

    Refused "source_missing", "column_missing": without a day, and a score or words, nothing can be read.
    """
    _expect(mapping, source)
    reader = _Reader(hotel, {place.name.casefold(): place for place in places}, mapping, source, days, now)
    voices, wrong, seen = list[Voice](), list[Wrong](), Counter[str]()
    for number, row in table.rows:
        read = reader.voice(row, seen)
        if isinstance(read, Voice):
            voices.append(read)
        else:
            wrong += [replace(one, row=number) for one in read]
    held = store.known_voices([voice.id for voice in voices])
    fresh = {voice.id: voice for voice in voices if voice.id not in held}
    return Taken(tuple(fresh.values()), len(voices) - len(fresh), tuple(wrong))


def take_in(store: Store, by: Account, hotel: Hotel, table: Table, taken: Taken, now: datetime) -> int:  # noqa: PLR0917 - who, where, what, when
    """How many voices were new. Who took in what, when, is kept beside them; wrong rows are counted there."""
    expect_hotel(by, hotel.id, "answer_voice")
    place_of_hotel(store, hotel, by, now)
    body = {
        "file": table.file[:300],
        "source": taken.voices[0].source if taken.voices else "",
        "rows": len(table.rows),
        "taken": len(taken.voices),
        "known": taken.known,
        "wrong": len({one.row for one in taken.wrong}),
    }
    about = Subject("import", hotel.id, fresh_id())
    return store.add_voices(taken.voices, [event_after((), about, by, now, kind="imported", body=body)])


@dataclass(frozen=True)
class _Reader:
    hotel: Hotel
    places: Mapping[str, Place]
    mapping: Mapping[str, str]
    source: str
    days: str
    now: datetime

    def voice(self, row: Mapping[str, str], seen: Counter[str]) -> Voice | list[Wrong]:
        """The row as a voice, or all that is wrong with it. `seen` tells equal rows apart."""
        wrong = list[Wrong]()
        said_at = self._moment(row, wrong)
        scores = {field: self._score(row, field, wrong) for field in _SCALES}
        place = self._place(row, wrong)
        if wrong or said_at is None or place is None:
            return wrong
        voice = Voice(
            id=self._name(row, seen),
            hotel=self.hotel.id,
            place=place,
            channel="survey",
            language=self._cell(row, "language")[:20],
            said_at=said_at,
            received_at=self.now,
            csat=scores["csat"],
            nps=scores["nps"],
            ces=scores["ces"],
            perfect=words_of(self._cell(row, "perfect")),
            words=words_of(self._cell(row, "words")),
            source=self.source[:100],
            more={name: text for name, text in row.items() if name not in self.mapping.values()},
        )
        return voice if voice.says_something else [Wrong(0, "", "The row says nothing: no score, no words.")]

    def _cell(self, row: Mapping[str, str], field: str) -> str:
        return row.get(self.mapping.get(field, ""), "").strip()

    def _moment(self, row: Mapping[str, str], wrong: list[Wrong]) -> datetime | None:
        text = self._cell(row, "said_at")
        moment = moment_in(text, self.days, ZoneInfo(self.hotel.time_zone))
        if moment is None:
            said = f"“{text[:40]}” is not a day written as {self.days}." if text else "The day is missing."
        elif moment > self.now:
            said = f"“{text[:40]}” is later than now."
        else:
            return moment
        wrong.append(Wrong(0, self.mapping["said_at"], said))
        return None

    def _score(self, row: Mapping[str, str], field: str, wrong: list[Wrong]) -> int | None:
        text, scale = self._cell(row, field), _SCALES[field]
        if not text:
            return None
        whole = re.fullmatch(r"(\d{1,3})([.,]0+)?", text)
        if whole and int(whole[1]) in scale:
            return int(whole[1])
        said = f"“{text[:40]}” is not on the scale {scale[0]} to {scale[-1]}."
        wrong.append(Wrong(0, self.mapping[field], said))
        return None

    def _place(self, row: Mapping[str, str], wrong: list[Wrong]) -> str | None:
        text = self._cell(row, "place")
        if not text:
            return str(uuid.uuid5(uuid.NAMESPACE_URL, f"sixty:guests:{self.hotel.id}"))
        if place := self.places.get(text.casefold()):
            return place.id
        said = f"There is no place “{text[:40]}”. Add it among the places, or leave that column out."
        wrong.append(Wrong(0, self.mapping["place"], said))
        return None

    def _name(self, row: Mapping[str, str], seen: Counter[str]) -> str:
        own = self._cell(row, "id")
        told = own or canonical(dict(sorted(row.items())))
        seen[told] += 1
        again = "" if own else f"\n{seen[told]}"
        return name_of_answer(self.hotel.id, self.source, f"{told}{again}")


def name_of_answer(hotel: str, source: str, told: str) -> str:
    """The id of the voice that is the survey's answer `told`: its own number there, or else all it says."""
    return str(uuid.uuid5(uuid.UUID(hotel), f"{source}\n{told}"))


def moment_in(text: str, days: str, zone: ZoneInfo) -> datetime | None:
    """The moment a cell tells, by the hotel's clock where it says no offset; noon where it says no time.

    A day that begins with its year is read as that, however the others are written: it is one day only.
    """
    clock = _CLOCK.search(text)
    day = text[: clock.start()] if clock else text
    written = "%Y-%m-%d" if re.match(r"\d{4}-", day) else DAYS[days]
    try:
        moment = datetime.strptime(day.strip(), written).replace(hour=12, tzinfo=zone)
        if clock is None:
            return moment
        moment = moment.replace(hour=int(clock[1]), minute=int(clock[2]), second=int(clock[3] or 0))
        if clock[4]:
            offset = datetime.fromisoformat(f"2000-01-01T00:00{clock[4]}").tzinfo
            moment = moment.replace(tzinfo=offset)
    except ValueError:
        return None
    return moment


def _named(head: Mapping[int, str]) -> dict[int, str]:
    """Columns by number, no two of the same name."""
    seen, names = Counter[str](), dict[int, str]()
    for column, text in sorted(head.items()):
        seen[text] += 1
        names[column] = text if seen[text] == 1 else f"{text} ({seen[text]})"
    return names


def _expect(mapping: Mapping[str, str], source: str) -> None:
    if not source.strip():
        raise Refused("source_missing", "Say which survey this is: its figures stand beside your own.")
    if not mapping.get("said_at"):
        raise Refused("column_missing", "Choose the column with the day.")
    if not any(mapping.get(field) for field in ("csat", "nps", "ces", "perfect", "words")):
        raise Refused("column_missing", "Choose a column with a score or with words.")
