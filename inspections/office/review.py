"""A submitted visit, as the quality office reviews and releases it. Reached through office.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspections.events import ANSWERS
from inspections.office.actions import reopen_what_was_found_again
from inspections.office.log import TRIES, fresh_id, record, try_to_record
from inspections.office.visits import LONGEST_REASON, expect, given, visit_for
from inspections.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from inspections.records import Account
    from inspections.store import Store
    from inspections.visit import Visit

BEST_GRADE = 10


def begin_review(store: Store, by: Account, visit_id: str, now: datetime) -> Visit:
    """The visit, in review: who reads it is known to the others. Refused "not_allowed", "not_now"."""
    visit = expect(store, by, visit_id, now, step="begin_review", permission="review_visit")
    record(store, by, visit_id, now, kind="review_started", body={"submissions": list(visit.submissions)})
    return visit_for(store, by, visit_id)


def edit_answer(
    store: Store, by: Account, visit_id: str, now: datetime, *, observation: str, answer: str, reason: str
) -> Visit:
    """The visit with that answer instead of the inspector's; both stay in the log, with who and why.

    Refused "not_allowed", "not_now", "no_reason", "observation_unknown", "same_answer".
    """
    visit = expect(store, by, visit_id, now, step="edit", permission="review_visit")
    look = visit.observations.get(observation)
    if look is None or answer not in ANSWERS:
        raise Refused("observation_unknown", "This visit has no such observation. Look at it again.")
    if look.answer == answer:
        raise Refused("same_answer", "That is the answer it has. Choose another, or leave it.")
    body = {"observation": observation, "answer": answer, "reason": given(reason)}
    record(store, by, visit_id, now, kind="edited", body=body)
    return visit_for(store, by, visit_id)


def send_back(
    store: Store, by: Account, visit_id: str, now: datetime, *, reason: str, standards: Sequence[str] = ()
) -> Visit:
    """The visit, with its inspector again: what is asked, of which standards. Refused as `begin_review`."""
    visit = expect(store, by, visit_id, now, step="send_back", permission="review_visit")
    body = {"submissions": list(visit.submissions), "reason": given(reason), "standards": list(standards)}
    record(store, by, visit_id, now, kind="sent_back", body=body)
    return visit_for(store, by, visit_id)


def grade_report(
    store: Store, by: Account, visit_id: str, now: datetime, *, grade: int, note: str = ""
) -> Visit:
    """The visit with its report's grade, 1 to 10; the last one counts. The hotel never sees it."""
    expect(store, by, visit_id, now, step="grade", permission="review_visit")
    body = {"grade": grade, **({"note": note.strip()[:LONGEST_REASON]} if note.strip() else {})}
    record(store, by, visit_id, now, kind="graded", body=body)
    return visit_for(store, by, visit_id)


def release_visit(
    store: Store, by: Account, visit_id: str, now: datetime, new_id: Callable[[], str] = fresh_id
) -> Visit:
    """The visit, released: its rating stands on this edition and on the log as it is now.

    Actions of the hotel that it has found again are opened again.

    Refused "not_allowed", "not_now", and "not_ready" unless everything it names is held.
    """
    code = "head_differs"
    for _ in range(TRIES):
        visit = expect(store, by, visit_id, now, step="release", permission="release_visit")
        if visit.gaps or visit.missing_photos:
            raise Refused("not_ready", "Some of its records or photos are still only on the tablet.")
        body = {"pack_hash": visit.pack_hash, "head": visit.head}
        code = try_to_record(store, by, visit_id, now, kind="released", body=body, new_id=new_id)
        if code not in ("head_differs", "seq_taken"):
            break
    if code:
        raise Refused(code, "The visit has changed at this moment. Look at it again and repeat the step.")
    reopen_what_was_found_again(store, visit_id, now)
    return visit_for(store, by, visit_id)
