"""Each released visit scored once, when it changes: its result becomes rows that the pages of a chain read.

`bring_up_to_date(store, now)` after a release, before a page of the chain, and by command. Answers are packed
by the pack's own order of standards, so that nine hundred of them take two kilobytes.
"""

from __future__ import annotations

import logging
import threading
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from inspections.records import StoreError
from inspections.result_records import Due, KeptPart, KeptResult
from inspections.timing import verdict
from scoring.rating import Rating, StandardResult
from scoring.ratings import pack_of
from scoring.stars import SCORER, rate
from scoring.timed import against
from standards.pack import Around, Every, Limit, Pack, Quoted, Within

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.store import Store
    from inspections.visit import Observation, Visit

Answers = NDArray[Any]
ANSWER = np.dtype([("place", "<u2"), ("kind", "u1"), ("credit", "<f4"), ("seconds", "<f4")])
"""How a standard came out: its place in the pack; its kind, of the flags below; its credit, of 1, NaN where
it did not apply; the seconds measured, NaN for none and where it was looked at several times."""
TIME = np.dtype([("place", "<u2"), ("seconds", "<f4")])
"""One of several measurements of a standard."""
FOLLOWS, MISSED, TIMED, LATE = 1, 2, 4, 8
"""It was looked at once and the answer is what the clock said, so that another limit may change it; it was
missed at least once (R7); it counts in the share of what was in time (R7); and it was not."""
TOGETHER = 50
"""Visits in one commit: a few seconds of scoring, so that little is lost where a server stops meanwhile."""
AT_MOST = 20
"""Visits scored while somebody waits for a page: two seconds."""
_BEHIND = threading.Lock()
"""Held while a thread scores what was too much for a page."""
_ONE_AT_A_TIME = threading.Lock()
"""Of twenty pages that open at once one scores what is due, and the others wait for it. Two servers may score
the same: that costs time and changes nothing."""


def bring_up_to_date(store: Store, now: datetime, most: int | None = None) -> int:
    """How many results were made: all that are due, or at most so many.

    A visit that cannot be scored (its pack is gone, a standard is not in it) is left due, and told in the log
    of this process; the others go on.
    """
    with _ONE_AT_A_TIME:
        return _bring_up_to_date(store, now, most)


def _bring_up_to_date(store: Store, now: datetime, most: int | None) -> int:
    made, failed = 0, set[str]()
    while most is None or made < most:
        due = [one for one in store.results_due(SCORER, TOGETHER + len(failed)) if one.visit_id not in failed]
        if not due:
            break
        scored = [(one, scored_now(store, one, now)) for one in due[: (most or made + TOGETHER) - made]]
        failed |= {one.visit_id for one, result in scored if result is None}
        kept = [(one, result) for one, result in scored if result is not None]
        if kept:
            store.keep_results([result for _, result in kept], [one for one, _ in kept])
        made += len(kept)
    return made


def catch_up(store: Store, now: datetime) -> int:
    """How many visits are still to be scored: few are, while one waits; more are, by a thread of their own.

    So nobody waits for a page longer than AT_MOST visits take, whatever has happened to the rules.
    """
    due = len(store.results_due(SCORER, AT_MOST + 1))
    if 0 < due <= AT_MOST and not _BEHIND.locked():
        bring_up_to_date(store, now, AT_MOST)
    elif due and _BEHIND.acquire(blocking=False):
        threading.Thread(target=_behind, args=(store, now), name="sixty-scoring", daemon=True).start()
    return store.results_waiting() if due else 0


def _behind(store: Store, now: datetime) -> None:
    try:
        while bring_up_to_date(store, now, TOGETHER):
            pass  # each time a page may have its turn
    except StoreError as problem:  # the house was closed meanwhile, or is busy: it is due still
        logging.getLogger("sixty").warning("scoring stopped: %s", problem)
    finally:
        _BEHIND.release()


def result_of(pack: Pack, visit: Visit, rating: Rating, now: datetime) -> KeptResult:
    """The visit's result by its rating, to be kept."""
    return KeptResult(
        visit_id=visit.id,
        hotel_id=visit.hotel,
        inspector_id=visit.inspector,
        day=visit.starts_on,
        released_on=visit.released_at[:10],
        pack_hash=visit.pack_hash,
        pack_id=rating.pack_id,
        pack_edition=rating.pack_edition,
        scenario=pack.scenario,
        house_kind=visit.house_kind,
        scorer=rating.scorer,
        log_head=rating.log_head,
        stars=rating.stars,
        score=None if rating.score is None else float(rating.score),
        coverage=float(rating.coverage),
        provisional=rating.provisional,
        made_at=now,
        parts=tuple(
            KeptPart(share.id, float(share.score * share.weight / 100), float(share.weight), share.counted)
            for share in rating.departments
            if share.score is not None
        ),
        answers=packed(pack, visit, rating),
    )


def packed(pack: Pack, visit: Visit, rating: Rating) -> bytes:
    """Every answer of the visit as ANSWER, in the pack's order, then each further TIME; compressed."""
    answers: list[tuple[int, int, float, float]] = []
    times: list[tuple[int, float]] = []
    for place, (standard, result) in enumerate(zip(pack.standards(), rating.standards, strict=True)):
        if result.outcome == "not_observed":
            continue
        limit = standard.limit.for_house(visit.house_kind) if standard.limit else None
        looks = [visit.observations[name] for name in result.observations]
        measured = [_seconds(limit, look) for look in looks if look.answer != "not_applicable"]
        credit = float("nan") if result.credit is None else float(result.credit)
        alone = len(looks) == 1
        kind = _kind(result) | (FOLLOWS if alone and _agrees(limit, looks[0]) else 0)
        answers.append((place, kind, credit, measured[0] if alone and measured else float("nan")))
        times += [] if alone else [(place, seconds) for seconds in measured if seconds == seconds]  # noqa: PLR0124 - not NaN
    head = np.array([len(answers)], dtype="<u4").tobytes()
    body = np.array(answers, dtype=ANSWER).tobytes() + np.array(times, dtype=TIME).tobytes()
    return zlib.compress(head + body, 6)


def unpacked(packed: bytes) -> tuple[Answers, Answers]:
    """The arrays of ANSWER and of TIME that were packed."""
    body = zlib.decompress(packed)
    number = int.from_bytes(body[:4], "little")
    return (
        np.frombuffer(body, dtype=ANSWER, offset=4, count=number),
        np.frombuffer(body, dtype=TIME, offset=4 + number * ANSWER.itemsize),
    )


def _kind(result: StandardResult) -> int:
    missed = MISSED if result.outcome in ("not_met", "partly") else 0
    timed = 0 if result.in_limit is None else TIMED
    return missed | timed | (LATE if result.in_limit is False else 0)


def _seconds(limit: Limit | None, look: Observation) -> float:
    """What is held against the limit; NaN where nothing was measured."""
    observed = against(limit, look.measured)[0] if limit and look.measured else None
    return float("nan") if observed is None else observed / 1_000


def _agrees(limit: Limit | None, look: Observation) -> bool:
    """The answer is what the clock says, against a limit that is one duration, and nothing excused it."""
    plain = isinstance(limit, Within | Around | Every) or (
        isinstance(limit, Quoted) and limit.early_ms is None
    )
    if not plain or limit is None or look.measured is None or look.excused or look.answer == "not_applicable":
        return False
    return verdict(limit, look.measured) == (look.answer == "met")


def scored_now(store: Store, due: Due, now: datetime) -> KeptResult | None:
    """The visit's result as of now; None where it cannot be made, which the log of this process tells."""
    visit = store.visit(due.visit_id)
    try:
        if visit is None:
            raise LookupError(f"There is no visit {due.visit_id}.")  # noqa: TRY301 - told like the others
        pack = pack_of(store, visit.pack_hash)
        return result_of(pack, visit, rate(pack, visit), now)
    except (LookupError, ValueError) as problem:
        logging.getLogger("sixty").warning("visit %s has no result: %s", due.visit_id, problem)
        return None
