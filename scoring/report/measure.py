"""What a pack reads its stars off: the total, the lowest area or points; and what it did not count. Pure."""

from __future__ import annotations

from fractions import Fraction

from scoring.rating import Condition
from scoring.report.data import BandTick, Ruler
from scoring.report.ground import Ground

MEASURES = ("score", "lowest_area", "points")
"""Rules of what the bands measure; all others are gates, or coverage."""
_NAMED = 3
"""Standards that are named in a remark before they are only counted."""


def ruler(ground: Ground) -> Ruler:
    """Where the visit stands on what its pack measures by (R6)."""
    words, measure = ground.words, ground.measure
    found = measured(ground)
    value = found.actual if found else None
    if measure == "points":
        full = full_points(ground)
        return Ruler(
            measure,
            words.say("ruler.points", full=points(ground, full)),
            value,
            points(ground, value),
            full,
        )
    title = words.say("label.of_100")
    if measure == "lowest_area" and found and found.subject:
        title = words.say("ruler.lowest_area", area=ground.area(found.subject))
    return Ruler(measure, title, value, words.score(value), Fraction(100))


def measured(ground: Ground) -> Condition | None:
    """A condition of the bands, which knows what was found; None in a pack without bands."""
    return next((c for c in ground.rating.conditions if c.rule in MEASURES), None)


def full_points(ground: Ground) -> Fraction:
    """All points there are, or those of the top star where the pack asks for more."""
    weight = sum((standard.weight for standard in ground.pack.standards()), Fraction(0))
    return max([weight, *(band.score for band in ground.bands)])


def points(ground: Ground, value: Fraction | None) -> str:
    """Weight as points: "600", or cut to tenths, "599.5"."""
    return ground.words.score(value, 0 if value is None or value.denominator == 1 else 1)


def bar(ground: Ground, value: Fraction) -> str:
    """A band's bar: "96.0" of 100, "600" points."""
    whole = ground.measure == "points" and value.denominator == 1
    return ground.words.score(value, 0) if whole else ground.words.exact(value)


def band_ticks(ground: Ground) -> tuple[BandTick, ...]:
    """Where each star begins."""
    return tuple(BandTick(b.stars, b.score, bar(ground, b.score)) for b in ground.bands)


def not_counted(ground: Ground) -> str:
    """R1. What was observed and is not in the edition, as a remark; "" where all of it is."""
    unknown = ground.rating.not_counted
    if not unknown:
        return ""
    names = ", ".join(unknown[:_NAMED]) + (" …" if len(unknown) > _NAMED else "")
    return ground.words.count("remark.not_counted", len(unknown), names=names)
