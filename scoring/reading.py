"""What a person may read of a visit: its report, its PDF, its photos. Each asks access first.

That a report was seen, or its PDF taken, is in the house's book (inspections/audit.py).

A report that was made is kept in memory for the next reader of the very same: it is asked for with the whole
visit as that person may see it, after access was asked, so nobody is given what was made of more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.audit import note, note_seen
from inspections.guests.measuring import shares_by_department
from inspections.guests.threads import threads_of
from inspections.office import NotYours, summary_for, visit_for, visits_for
from inspections.photos import read_photo
from inspections.settings import settings
from inspections.visit import Visit
from scoring.pdf import write_pdf
from scoring.proof.seal import evidence_for, sealed
from scoring.rating import Rating
from scoring.ratings import pack_of, rating_of
from scoring.report.building import build_report
from scoring.report.data import HotelName, Report
from scoring.report.voices import DAYS
from scoring.signing import signed_by_the_house
from scoring.stars import SCORER
from standards.pack import Pack

if TYPE_CHECKING:
    from pathlib import Path

    from inspections.records import Account, VisitSummary
    from inspections.store import Store


EARLIER = 8
"""Visits before one that are looked at together with it: two years of quarters."""
_KEPT = 16
"""Reports held in memory; one of 280 standards takes about 1 MB."""


@dataclass(frozen=True)
class Rated:
    """A rated visit as someone who may see its rating may see it."""

    summary: VisitSummary
    pack: Pack
    visit: Visit
    rating: Rating


def rated_for(store: Store, person: Account, visit_id: str) -> Rated:
    """The visit with its pack and rating, for someone who may see it. Raises NotYours for everyone else."""
    summary = _readable(store, person, visit_id)
    pack, visit = pack_of(store, summary.pack_hash), visit_for(store, person, visit_id)
    return Rated(summary, pack, visit, rating_of(store, visit_id))


def earlier_for(store: Store, person: Account, summary: VisitSummary) -> list[VisitSummary]:
    """The hotel's released visits before that one which this person may read, the latest first."""
    return [
        visit
        for visit in visits_for(store, person)
        if visit.hotel.id == summary.hotel.id
        and visit.status == "released"
        and (visit.starts_on, visit.id) < (summary.starts_on, summary.id)
        and may(person, "see_rating", visit=visit)
    ]


def earlier_ratings(store: Store, person: Account, rated: Rated) -> tuple[Rating, ...]:
    """The ratings of the last EARLIER of them that went by a pack of the same id, the latest first."""
    same = [v for v in earlier_for(store, person, rated.summary) if v.pack_id == rated.summary.pack_id]
    return tuple(rating_of(store, visit.id) for visit in same[:EARLIER])


def report_for(store: Store, person: Account, visit_id: str, today: date, *, language: str = "en") -> Report:
    """The visit's report, for someone who may see its rating. Raises NotYours for everyone else.

    Without the inspector's name: a report goes to the hotel, and no hotel learns who came.
    """
    report = unnoted_report(store, person, visit_id, today, language)
    hotel = summary_for(store, person, visit_id).hotel
    note_seen(store, person, datetime.now(UTC), hotel=hotel.id, visit=visit_id)
    return report


def unnoted_report(store: Store, person: Account, visit_id: str, today: date, language: str) -> Report:
    """The same for a file, which is noted as such once it is made."""
    summary = _readable(store, person, visit_id)
    hotel = summary.hotel
    made_on = summary.released_at.date() if summary.released_at else today
    return _made(
        _Asked(
            visit_for(store, person, visit_id),
            summary.pack_hash,
            SCORER,
            HotelName(hotel.name, hotel.city, hotel.country),
            language,
            summary.demo,
            made_on,
            _heard(store, hotel.id, summary.released_at or _noon(today)),
            store,
        )
    )


def _heard(store: Store, hotel: str, until: datetime) -> tuple[tuple[str, int, int], ...]:
    """Department, content and heard guests of the DAYS before; a figure of the house, no voice of anyone."""
    said = store.guest_voices([hotel], until - timedelta(days=DAYS))
    threads = threads_of(
        [one for one in said if one.said_at <= until], [], store.guest_events([hotel], "voice")
    )
    places = {place.id: place for place in store.guest_places([hotel])}
    shares = shares_by_department(threads, places)
    return tuple(sorted((name, *share) for name, share in shares.items()))


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@dataclass(frozen=True)
class _Asked:
    """All that a report is made from: equal ones have equal reports. The store only lends pack and rating."""

    visit: Visit
    pack_hash: str
    scorer: str
    hotel: HotelName
    language: str
    demo: bool
    made_on: date
    heard: tuple[tuple[str, int, int], ...]
    store: Store = field(compare=False)

    def __hash__(self) -> int:
        return hash((self.visit.id, self.visit.head, self.pack_hash, self.language, self.made_on))


@lru_cache(maxsize=_KEPT)
def _made(asked: _Asked) -> Report:
    return build_report(
        pack_of(asked.store, asked.pack_hash),
        asked.visit,
        rating_of(asked.store, asked.visit.id),
        asked.hotel,
        language=asked.language,
        demo=asked.demo,
        made_on=asked.made_on,
        heard={name: (content, voices) for name, content, voices in asked.heard},
    )


def _readable(store: Store, person: Account, visit_id: str) -> VisitSummary:
    """The visit's line, for someone who may see its rating. Raises NotYours for everyone else."""
    summary = summary_for(store, person, visit_id)
    if not may(person, "see_rating", visit=summary):
        raise NotYours
    return summary


def pdf_for(
    store: Store,
    folder: Path,
    person: Account,
    visit_id: str,
    today: date,
    *,
    address: str = "",
    language: str = "en",
) -> bytes:
    """The same report as a PDF, with the photos of the visit from their folder, its evidence and its code.

    `address` is the server's, as its readers reach it, where the setting names none: the code opens its page
    /verify/… there, and every standard the page of its events. Signed where a certificate is set.
    """
    report = unnoted_report(store, person, visit_id, today, language)
    report = sealed(report, evidence_for(store, visit_id), settings().address or address)
    written = signed_by_the_house(write_pdf(report, partial(photo_for, store, folder, person, visit_id)))
    note_taken(store, person, visit_id)
    return written


def note_taken(store: Store, person: Account, visit_id: str) -> None:
    """That a PDF of the visit was taken, into the house's book."""
    hotel = summary_for(store, person, visit_id).hotel
    note(store, person, "pdf_taken", datetime.now(UTC), hotel=hotel.id, visit=visit_id)


def photo_for(store: Store, folder: Path, person: Account, visit_id: str, sha256: str) -> bytes | None:
    """The photo's bytes where the visit holds it and the person may see it, else None."""
    if not may(person, "see_photo", visit=summary_for(store, person, visit_id)):
        return None
    held = {photo.sha256 for photo in store.photos_of(visit_id)}
    return read_photo(folder, sha256) if sha256 in held else None
