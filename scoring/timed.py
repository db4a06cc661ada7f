"""Timed standards against their limits, for the reader: nothing here moves a score. Rule R11 of README.md."""

from __future__ import annotations

from fractions import Fraction

from inspections.timing import epoch_ms, over_by, verdict
from inspections.visit import Measured, Observation, Visit
from scoring.rating import TimedResult
from standards.pack import Around, Between, Every, Limit, Pack, Quoted, Rings, Within

Against = tuple[int | None, int | None]
"""What was observed and what it is held against, in ms; None where there is no such duration."""


def timed_results(pack: Pack, visit: Visit) -> tuple[TimedResult, ...]:
    """Every observation of a timed standard against the limit for the kind of house, in the pack's order.

    `over_ms` is negative for time to spare.
    """
    limits = {s.id: s.limit.for_house(visit.house_kind) for s in pack.standards() if s.limit is not None}
    looks: dict[str, list[Observation]] = {}
    for look in visit.observations.values():
        if look.standard in limits:
            looks.setdefault(look.standard, []).append(look)
    results = []
    for standard, limit in limits.items():
        made = looks.get(standard, ())
        ordered = sorted(made, key=lambda look: (look.observed_at, look.id)) if len(made) > 1 else made
        results += [timed_result(limit, look) for look in ordered]
    return tuple(results)


def timed_result(limit: Limit, look: Observation) -> TimedResult:
    """One observation against its limit."""
    measured = look.measured or Measured()
    observed_ms, limit_ms = against(limit, measured)
    over_ms = over_by(limit, measured)
    return TimedResult(
        standard=look.standard,
        observation=look.id,
        kind=limit.kind,
        answer=look.answer,
        observed_ms=observed_ms,
        limit_ms=limit_ms,
        over_ms=over_ms,
        ratio=Fraction(observed_ms, limit_ms) if observed_ms is not None and limit_ms else None,
        rings=measured.rings,
        precision_ms=measured.precision_ms,
        excused=look.excused,
        contradicts=_contradicts(limit, look, over_ms),
    )


def contradicts(limit: Limit, look: Observation) -> bool:
    """R11. The clock says otherwise than the answer, and neither an excuse nor a reason was given."""
    return _contradicts(limit, look, over_by(limit, look.measured) if look.measured else None)


def _contradicts(limit: Limit, look: Observation, over_ms: int | None) -> bool:
    if look.measured is None or look.answer == "not_applicable" or look.excused or look.reason.strip():
        return False
    rung = isinstance(limit, Rings)  # either the count or the time will do
    kept = verdict(limit, look.measured) if rung else None if over_ms is None else over_ms <= 0
    return kept is not None and kept != (look.answer == "met")


def against(limit: Limit, measured: Measured) -> Against:  # noqa: PLR0911 - one for each kind of limit
    """The duration that the limit looks at, and the limit.

    Every: the longest gap. Around: how far off, either way. Quoted: how late or, where the limit minds
    being early, how early. Rings: the time, where the limit has one. Between has no duration.
    """
    if type(limit) is Within:  # nearly all are, and the others are asked one after another
        return measured.ms, limit.ms
    match limit:
        case Between():
            return None, None
        case Every(ms):
            return max(measured.gaps_ms, default=None), ms
        case Around(ms):
            late = _late(measured)
            return None if late is None else abs(late), ms
        case Quoted():
            return _quoted(limit, _late(measured))
        case Rings():
            return measured.ms, limit.ms
        case _:
            return measured.ms, limit.ms


def _quoted(limit: Quoted, late: int | None) -> Against:
    if late is not None and late < 0 and limit.early_ms is not None:
        return -late, limit.early_ms
    return None if late is None else max(0, late), limit.late_ms


def _late(measured: Measured) -> int | None:
    if measured.promised_at is None or measured.done_at is None:
        return None
    return epoch_ms(measured.done_at) - epoch_ms(measured.promised_at)
