"""One timed standard over the visit: whether late times are single slips or the way it is done.

A chart of individual values and moving ranges (Shewhart; NIST Engineering Statistics Handbook 6.3.2.2):
limits at the mean ± 2.66 times the mean difference of neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import pairwise

from scoring.durations import spoken
from scoring.report.data import ControlChart, ControlPoint
from scoring.report.ground import Ground
from standards.pack import Within

FEWEST = 8
"""Times below which control limits say nothing."""
_SPREAD = Fraction(266, 100)


def control_chart(ground: Ground) -> ControlChart | None:
    """The standard with a time limit that was timed most often; None where none was timed eight times."""
    times: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for look in ground.visit.observations.values():
        standard = ground.pack.standard(look.standard)
        ms = look.measured.ms if look.measured else None
        if ms is not None and isinstance(ground.limit(standard), Within) and look.answer != "not_applicable":
            times[look.standard].append((look.observed_at, look.id, ms))
    most = max(times, key=lambda name: len(times[name]), default=None)
    if most is None or len(times[most]) < FEWEST:
        return None
    limit = ground.limit(ground.pack.standard(most))
    assert isinstance(limit, Within)  # noqa: S101 - only such were gathered
    return _chart(ground, most, [ms for _, _, ms in sorted(times[most])], limit.ms)


def _chart(ground: Ground, standard: str, values: list[int], limit: int) -> ControlChart:
    words = ground.words
    mean = Fraction(sum(values), len(values))
    ranges = [abs(b - a) for a, b in pairwise(values)]
    reach = _SPREAD * Fraction(sum(ranges), len(ranges))
    upper, lower = mean + reach, max(Fraction(0), mean - reach)
    late = sum(ms > limit for ms in values)
    outside = sum(not lower <= ms <= upper for ms in values)
    reading = words.count("control.outside", outside, all=len(values))
    return ControlChart(
        title=words.say("control.title", label=ground.text(standard), digits=len(values)),
        points=tuple(ControlPoint(ms, ms > limit, not lower <= ms <= upper) for ms in values),
        mean=mean,
        upper=upper,
        lower=lower,
        limit=limit,
        mean_text=words.say("control.mean", time=spoken(int(mean))),
        upper_text=words.say("control.upper", time=spoken(int(upper))),
        lower_text=words.say("control.lower", time=spoken(int(lower))),
        limit_text=words.say("limit_of", limit=spoken(limit)),
        reading=f"{words.count('control.late', late, all=len(values))} {reading}",
        advice=words.say("control.change" if upper > limit else "control.keep"),
    )
