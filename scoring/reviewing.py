"""A visit as its reviewer reads it: each look a row, in the order of the stay, and what belongs to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from inspections.access import hotel_of, inspector_of
from inspections.records import VisitSummary
from inspections.second_looks import SecondLook
from inspections.timing import epoch_ms
from inspections.visit import Photo, Visit
from inspections.visit_parts import Appeal, Contact, Edit, Observation
from scoring.report.timed import limit_text, observed_text, over_text
from scoring.way.what_if import Change, WhatIf, what_if
from scoring.wording.words import Wording
from standards.pack import Around, Limit, Pack, Quoted, said

LATER_MS = 2 * 60_000
"""Written up so much later than seen, it is said when."""
CONTACT = "contact"
"""The `answer` of a row that is no look: a call, an e-mail or a chat."""
SAME_INSPECTOR, SAME_HOTEL, SAME_PACK = 8, 6, 6
"""How many earlier visits of each are compared: two years' worth, read in a second or two."""

FILTERS: Mapping[str, str] = {
    "all": "All answers",
    "not_met": "Not met",
    "timed": "Timed",
    "flagged": "Flagged",
    "noted": "With notes or photos",
    "contacts": "Calls and messages",
    "not_applicable": "Not applicable",
    "edited": "Changed by the office",
}


@dataclass(frozen=True)
class Row:
    """One look at one standard. Texts are in the reader's language, times those of the house's clock.

    written  when it was entered, where that was later than it was seen; else ""
    time     what was measured, of its limit, and by how much it is past it: "1:25 of 1:00", "25 s past …"
    severity  how much what was not met weighs, as the inspector saw it: "slight", "clear", "serious" or ""
    flags    places in the list of second looks, from 1
    """

    id: str
    day: str
    at: str
    written: str
    standard: str
    department: str
    department_title: str
    text: str
    critical: bool
    answer: str
    time: str = ""
    over: str = ""
    reason: str = ""
    excused: bool = False
    severity: str = ""
    notes: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    edits: tuple[Edit, ...] = ()
    flags: tuple[int, ...] = ()


def rows_of(
    pack: Pack, visit: Visit, found: Iterable[SecondLook] = (), language: str = "en"
) -> tuple[Row, ...]:
    """Every look from arrival to departure, by the time it is about. Unknown standards are left out."""
    tell = _teller(pack, visit, found, Wording(language))
    known = {standard.id for standard in pack.standards()}
    looks = [look for look in visit.observations.values() if look.standard in known]
    return tuple(tell(look) for look in sorted(looks, key=lambda k: (epoch_ms(k.observed_at), k.id)))


def contacts_of(pack: Pack, visit: Visit, language: str = "en") -> tuple[Row, ...]:
    """Every call, e-mail and chat as a row: its steps with their times, and what was quoted of it."""
    words = Wording(language)
    titles = {department.id: said(department.title, language) for department in pack.departments}
    quoted: dict[str, list[str]] = defaultdict(list)
    for line in sorted(visit.lines.values(), key=lambda line: (line.entered_at, line.id)):
        quoted[line.contact].append(f"{words.name('who', line.who)}: {line.text}")
    return tuple(
        _contact_row(contact, titles.get(contact.department or "", ""), tuple(quoted[contact.id]), words)
        for contact in visit.contacts.values()
        if contact.steps
    )


def entries_of(
    pack: Pack, visit: Visit, found: Iterable[SecondLook] = (), language: str = "en"
) -> tuple[Row, ...]:
    """The looks and the contacts as one list, from arrival to departure."""
    entries = (*rows_of(pack, visit, found, language), *contacts_of(pack, visit, language))
    return tuple(sorted(entries, key=lambda row: (row.day, row.at)))


def chosen(
    rows: Iterable[Row], show: str = "all", department: str = "", words: str = "", only: Collection[str] = ()
) -> list[Row]:
    """The rows that fit all of it. `only` are ids, of one second look; KeyError for an unknown filter."""
    fits, sought = _FITS[show], words.casefold().split()
    return [
        row
        for row in rows
        if fits(row)
        and (not department or row.department == department)
        and (not only or row.id in only)
        and all(word in _searched(row) for word in sought)
    ]


def earlier_than(summary: VisitSummary, others: Iterable[VisitSummary]) -> list[VisitSummary]:
    """The visits it is held against: by its inspector, of its house, by its pack; recorded, latest first."""
    before = [
        other
        for other in others
        if other.id != summary.id
        and other.starts_on <= summary.starts_on
        and other.pack_id == summary.pack_id
        and other.demo == summary.demo
        and other.status in ("submitted", "in_review", "sent_back", "released")
    ]
    before.sort(key=lambda other: (other.starts_on, other.id), reverse=True)
    own = [other for other in before if inspector_of(other) == inspector_of(summary)][:SAME_INSPECTOR]
    here = [other for other in before if hotel_of(other) == hotel_of(summary)][:SAME_HOTEL]
    return list({other.id: other for other in (*own, *here, *before[:SAME_PACK])}.values())


def if_granted(pack: Pack, visit: Visit, observation: str, claim: str) -> WhatIf:
    """The rating as it is and with that answer instead: what an appeal is worth, before it is decided."""
    return what_if(pack, visit, Change(answers={observation: claim}))


def since_release(pack: Pack, visit: Visit) -> WhatIf:
    """The rating as it is (`now`) and as it was released (`then`): before any appeal was granted."""
    granted = {
        key: next(edit.before for edit in look.edits if edit.appeal)
        for key, look in visit.observations.items()
        if any(edit.appeal for edit in look.edits)
    }
    return what_if(pack, visit, Change(answers=granted))


def granted_in(visit: Visit) -> list[Appeal]:
    """The appeals that changed an answer, in the order they were decided."""
    granted = [appeal for appeal in visit.appeals.values() if appeal.granted]
    return sorted(granted, key=lambda appeal: (epoch_ms(appeal.decided_at), appeal.id))


def _teller(
    pack: Pack, visit: Visit, found: Iterable[SecondLook], words: Wording
) -> Callable[[Observation], Row]:
    standards = {standard.id: standard for standard in pack.standards()}
    titles = {department.id: said(department.title, words.language) for department in pack.departments}
    flags: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(found, start=1):
        for observation in one.observations:
            flags[observation].append(place)
    notes, photos = defaultdict(list), defaultdict(list)
    for note in visit.notes.values():
        notes[note.observation or _first_look(visit, note.standard)].append(note.text)
    for photo in visit.photos.values():
        photos[photo.observation or _first_look(visit, photo.standard)].append(photo)

    def tell(look: Observation) -> Row:
        standard = standards[look.standard]
        limit = standard.limit.for_house(visit.house_kind) if standard.limit else None
        measured = observed_text(words, limit, look.measured)
        seen = datetime.fromisoformat(look.observed_at)
        return Row(
            id=look.id,
            day=seen.date().isoformat(),
            at=seen.strftime("%H:%M"),
            written=words.moment(look.entered_at) if _later(look) else "",
            standard=look.standard,
            department=standard.department,
            department_title=titles[standard.department],
            text=said(standard.text, words.language),
            critical=standard.critical,
            answer=look.answer,
            time=_time(words, limit, measured) if limit and look.measured else "",
            over=over_text(words, limit, look.measured),
            reason=look.reason,
            excused=look.excused,
            severity=look.severity if look.answer == "not_met" else "",
            notes=tuple(notes[look.id]),
            photos=tuple(photos[look.id]),
            edits=look.edits,
            flags=tuple(flags[look.id]),
        )

    return tell


def _contact_row(contact: Contact, department: str, quotes: tuple[str, ...], words: Wording) -> Row:
    steps = sorted(contact.steps, key=lambda step: epoch_ms(step.at))
    began = datetime.fromisoformat(steps[0].at)
    told = ", ".join(
        f"{datetime.fromisoformat(step.at):%H:%M:%S} {words.say(f'behind.step.{step.step}')}"
        for step in steps
    )
    return Row(
        id=contact.id,
        day=began.date().isoformat(),
        at=began.strftime("%H:%M"),
        written="",
        standard="",
        department=contact.department or "",
        department_title=department,
        text=f"{words.name('channel', contact.channel)}: {told}",
        critical=False,
        answer=CONTACT,
        notes=quotes,
    )


def _time(words: Wording, limit: Limit, measured: str) -> str:
    """ "1:25 of 1:00"; where both are told as early or late, "1:16 late, allowed 5:00 late"."""
    key = "review.against" if isinstance(limit, Around | Quoted) else "review.of"
    return words.say(key, time=measured, limit=limit_text(words, limit))


def _first_look(visit: Visit, standard: str | None) -> str:
    """Where what was put to a standard, not to a look, is shown: at the first look at it."""
    return next((look.id for look in visit.observations.values() if look.standard == standard), "")


def _later(look: Observation) -> bool:
    return abs(epoch_ms(look.entered_at) - epoch_ms(look.observed_at)) >= LATER_MS


def _searched(row: Row) -> str:
    return " ".join((row.text, row.standard, row.department_title, row.reason, *row.notes)).casefold()


_FITS: Mapping[str, Callable[[Row], bool]] = {
    "all": lambda _row: True,
    "not_met": lambda row: row.answer == "not_met",
    "timed": lambda row: bool(row.time),
    "flagged": lambda row: bool(row.flags),
    "noted": lambda row: bool(row.notes or row.photos),
    "contacts": lambda row: row.answer == CONTACT,
    "not_applicable": lambda row: row.answer == "not_applicable",
    "edited": lambda row: bool(row.edits),
}
