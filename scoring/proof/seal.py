"""What makes a report one that can be verified: its evidence attached, its code on the last page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from inspections.events import bears_on_the_rating
from inspections.verification import page_of
from scoring.proof.evidence import evidence_of
from scoring.ratings import pack_of, rating_of

if TYPE_CHECKING:
    from inspections.store import Store
    from scoring.report.data import Report


def sealed(report: Report, evidence: str, address: str = "") -> Report:
    """The report with that evidence attached and, where a server holds its visit, a code that leads there.

    `address` is the server's own, as its readers reach it: "https://sixty.example".
    """
    held = report.seal
    page = page_of(address, held.visit, held.log_head)
    return replace(
        report,
        evidence_json=evidence,
        house=address if page else "",
        seal=replace(held, page=page, payload=page or held.payload),
    )


def evidence_for(store: Store, visit_id: str) -> str:
    """The evidence of a visit's rating, from the store as it is now. Errors as `ratings.rating_of`."""
    rating = rating_of(store, visit_id)
    visit = store.visit(visit_id)
    if visit is None:
        raise LookupError(f"There is no visit {visit_id}.")
    return evidence_of(pack_of(store, rating.pack_hash), visit, rating, digests=digests_of(store, visit_id))


def digests_of(store: Store, visit_id: str) -> Iterable[str]:
    """The digests of the events that the visit's rating stands on, as they came."""
    return [held.digest for held in store.held_events(visit_id) if bears_on_the_rating(held.event)]
