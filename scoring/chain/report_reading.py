"""The chain's report as files; who takes one stands in the house's book. Reading asks access (reading.py)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from inspections.audit import note
from scoring.chain.overview import Overview, overview_of
from scoring.chain.reading import Catalogue, catalogue_of, results_for
from scoring.chain.report import ChainReport, report_of, tables_of

if TYPE_CHECKING:
    from pathlib import Path

    from inspections.records import Account
    from inspections.store import Store

ABOUT = "the chain's report"


def pdf_of(told: Overview, catalogue: Catalogue, today: date, language: str = "en") -> bytes:
    """The report of what was found, as a PDF in that language."""
    from scoring.pdf.chain import write_chain  # noqa: PLC0415 - loads fonts, when asked for

    return write_chain(_report(told, catalogue, today, language))


def workbook_of(told: Overview, catalogue: Catalogue, today: date, language: str = "en") -> bytes:
    """The same as an Excel workbook."""
    from scoring.export.excel import workbook  # noqa: PLC0415 - loads openpyxl, when asked for

    return workbook(tables_of(_report(told, catalogue, today, language)))


def _report(told: Overview, catalogue: Catalogue, today: date, language: str) -> ChainReport:
    return report_of(told, lambda name: catalogue.department(name, language), today, language)


def note_chain_taken(store: Store, person: Account, what: str, now: datetime) -> None:
    """That a PDF ("pdf_taken") or a workbook ("table_taken") of the chain was taken."""
    note(store, person, what, now, about=ABOUT)


def overview_for(
    store: Store, folder: Path, person: Account, now: datetime, *, months: int = 12
) -> tuple[Overview, Catalogue]:
    """What the visits of the last so many months (0: all) say to this person. NotYours as in results_for."""
    import numpy as np  # noqa: PLC0415 - only here

    every = results_for(store, folder, person, now)
    since = np.datetime64(now.date(), "M") - months
    rows = every.day >= since.astype("datetime64[D]") if months else np.ones(len(every), dtype=bool)
    return overview_of(every.where(rows), every), catalogue_of(store, every)
