"""The shorter forms of a report as PDFs, for those who may see the visit's rating; reading.py asks access.

Each is a PDF taken, and stands in the house's book as one.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from inspections.settings import settings
from scoring.pdf.forms import write_comparison, write_department, write_summary
from scoring.proof.seal import evidence_for, sealed
from scoring.reading import note_taken, photo_for, unnoted_report
from scoring.signing import signed_by_the_house

if TYPE_CHECKING:
    from pathlib import Path

    from inspections.records import Account
    from inspections.store import Store
    from scoring.report.data import Report


def summary_pdf_for(
    store: Store, person: Account, visit_id: str, today: date, *, language: str = "en", address: str = ""
) -> bytes:
    """The report on one page. Raises NotYours for those who may not see its rating."""
    written = signed_by_the_house(write_summary(_sealed(store, person, visit_id, today, language, address)))
    note_taken(store, person, visit_id)
    return written


def department_pdf_for(  # noqa: PLR0917 - who asks for what, as in reading.pdf_for
    store: Store,
    folder: Path,
    person: Account,
    visit_id: str,
    department: str,
    today: date,
    *,
    language: str = "en",
) -> bytes:
    """One department's findings and actions. NotYours as above, LookupError for no such department."""
    report = unnoted_report(store, person, visit_id, today, language)
    photos = partial(photo_for, store, folder, person, visit_id)
    written = signed_by_the_house(write_department(report, department, photos))
    note_taken(store, person, visit_id)
    return written


def comparison_pdf_for(
    store: Store,
    person: Account,
    earlier_id: str,
    visit_id: str,
    today: date,
    *,
    language: str = "en",
    address: str = "",
) -> bytes:
    """Two visits beside each other; access is asked for both."""
    earlier = unnoted_report(store, person, earlier_id, today, language)
    later = _sealed(store, person, visit_id, today, language, address)
    written = signed_by_the_house(write_comparison(earlier, later))
    note_taken(store, person, visit_id)
    return written


def _sealed(  # noqa: PLR0917 - the same
    store: Store, person: Account, visit_id: str, today: date, language: str, address: str
) -> Report:
    report = unnoted_report(store, person, visit_id, today, language)
    return sealed(report, evidence_for(store, visit_id), settings().address or address)
