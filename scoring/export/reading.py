"""What a person may take away of a visit as a table: each asks access first, as reading.py does."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.audit import note
from inspections.office import NotYours, summary_for, visit_for
from scoring.export.csv import to_csv
from scoring.export.tables import Table, tables_of
from scoring.ratings import pack_of, rating_of
from scoring.report.data import HotelName

if TYPE_CHECKING:
    from inspections.records import Account
    from inspections.store import Store


def workbook_for(store: Store, person: Account, visit_id: str, today: date, language: str = "en") -> bytes:
    """The visit's workbook, for someone who may see its rating. Raises NotYours for everyone else."""
    from scoring.export.excel import workbook  # noqa: PLC0415 - loads openpyxl, when asked for

    return workbook(tables_for(store, person, visit_id, today, language))


def csv_for(store: Store, person: Account, visit_id: str, today: date, language: str = "en") -> bytes:
    """The visit's standards as CSV, for the same people."""
    tables = tables_for(store, person, visit_id, today, language)
    return to_csv(next(table for table in tables if table.name == "standards"))


def tables_for(
    store: Store, person: Account, visit_id: str, today: date, language: str = "en"
) -> tuple[Table, ...]:
    """The tables that both are made of. Without the inspector's name, as the report."""
    summary = summary_for(store, person, visit_id)
    if not may(person, "see_rating", visit=summary):
        raise NotYours
    rating, hotel = rating_of(store, visit_id), summary.hotel
    visit = visit_for(store, person, visit_id)
    named = HotelName(hotel.name, hotel.city, hotel.country)
    note(store, person, "table_taken", datetime.now(UTC), hotel=hotel.id, visit=visit_id)
    return tables_of(pack_of(store, rating.pack_hash), visit, rating, named, language, made_on=today)
