"""What deserves a second look before a visit is released: questions to a person, never a verdict. Pure.

An honest visit raises one at most, nearly always none; a copied visit, one filled in in its last hour or one
whose stopwatch lies is always found (tests/inspections/test_second_looks.py says how often).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspections.second_looks.pace import (
    clock_ahead,
    devices_differ,
    late_rush,
    outside_the_dates,
    quick_answers,
    straight_runs,
)
from inspections.second_looks.parts import Grounds, Past, SecondLook, past_of
from inspections.second_looks.past import (
    copied_findings,
    copied_notes,
    copied_times,
    many_not_applicable,
    seen_photos,
)
from inspections.second_looks.times import (
    against_the_clock,
    against_the_note,
    impossible_stopwatches,
    round_times,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspections.records import HeldEvent
    from inspections.visit_parts import Visit
    from standards.pack import Pack

__all__ = ["CHECKS", "Past", "SecondLook", "past_of", "second_looks"]

CHECKS = (
    copied_notes,
    copied_times,
    copied_findings,
    seen_photos,
    impossible_stopwatches,
    quick_answers,
    straight_runs,
    late_rush,
    outside_the_dates,
    clock_ahead,
    round_times,
    many_not_applicable,
    against_the_clock,
    against_the_note,
    devices_differ,
)
"""What weighs most comes first."""


def second_looks(
    visit: Visit,
    held: Iterable[HeldEvent],
    pack: Pack,
    earlier: Iterable[Past] = (),
    likeness: Mapping[str, int] | None = None,
) -> tuple[SecondLook, ...]:
    """What to ask about, what weighs most first; the same whatever order events and earlier visits come in.

    `held` is the visit's log with the times of arrival. `earlier` are visits by the same inspector, of the
    same house or by the same pack. `likeness` maps hashes of photos, of all these visits, to their 64
    perceptual bits (photos/likeness.py); without it only the very same file is recognised.
    """
    once = {past.visit: past for past in earlier if past.visit != visit.id}
    grounds = Grounds(
        visit, tuple(held), pack, tuple(once[name] for name in sorted(once)), dict(likeness or {})
    )
    return tuple(found for check in CHECKS for found in check(grounds))
