"""What a person may read of a visit: its report, its PDF, its photos. Each asks access first."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.office import NotYours, summary_for, visit_for
from inspections.photos import read_photo
from scoring.pdf import write_pdf
from scoring.ratings import pack_of, rating_of
from scoring.report import build_report
from scoring.report_data import HotelName, Report

if TYPE_CHECKING:
    from pathlib import Path

    from inspections.records import Account
    from inspections.store import Store


def report_for(store: Store, person: Account, visit_id: str, today: date) -> Report:
    """The visit's report, for someone who may see its rating. Raises NotYours for everyone else.

    Without the inspector's name: a report goes to the hotel, and no hotel learns who came.
    """
    summary = summary_for(store, person, visit_id)
    if not may(person, "see_rating", visit=summary):
        raise NotYours
    hotel = summary.hotel
    return build_report(
        pack_of(store, summary.pack_hash),
        visit_for(store, person, visit_id),
        rating_of(store, visit_id),
        HotelName(hotel.name, hotel.city, hotel.country),
        demo=summary.demo,
        made_on=summary.released_at.date() if summary.released_at else today,
    )


def pdf_for(store: Store, folder: Path, person: Account, visit_id: str, today: date) -> bytes:
    """The same report as a PDF, with the photos of the visit from their folder."""
    report = report_for(store, person, visit_id, today)
    return write_pdf(report, partial(photo_for, store, folder, person, visit_id))


def photo_for(store: Store, folder: Path, person: Account, visit_id: str, sha256: str) -> bytes | None:
    """The photo's bytes where the visit holds it and the person may see it, else None."""
    if not may(person, "see_photo", visit=summary_for(store, person, visit_id)):
        return None
    held = {photo.sha256 for photo in store.photos_of(visit_id)}
    return read_photo(folder, sha256) if sha256 in held else None
