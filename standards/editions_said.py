"""A comparison of two editions, as text."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from standards.editions import COMPARABLE_FROM, Change, Comparison, Kept
from standards.limits_said import limit_said
from standards.pack import Pack, Standard, said


def comparison_said(comparison: Comparison) -> str:
    """Counts, then each standard that is not the same, then which scores stay comparable."""
    return "\n".join(
        [
            f"{_named(comparison.older)} → {_named(comparison.newer)}",
            *(f"  {what:<12} {count}" for what, count in comparison.counted().items()),
            *(_line(change) for change in comparison.changes if change.what != ("same",)),
            *_scores(comparison),
        ]
    )


def _named(pack: Pack) -> str:
    return f"{pack.id} {pack.edition}"


def _line(change: Change) -> str:
    return f"{change.standard}: {', '.join(_said(what, change) for what in change.what)}"


def _said(what: str, change: Change) -> str:
    """A change in words: a figure with what it was and what it is."""
    older, newer = change.older, change.newer
    if older is None or newer is None:
        standard = older or newer
        return f"{what}: {said(standard.text, '')}" if standard else what
    figures = {
        "limit": (_limit(older), _limit(newer)),
        "weight": (_number(older.weight), _number(newer.weight)),
        "critical": (older.critical, newer.critical),
        "class": (older.classed, newer.classed),
    }
    was, became = figures.get(what, ("", ""))
    if what == "critical":
        return "now critical" if newer.critical else "no longer critical"
    if what == "reworded":
        return f"reworded: {said(newer.text, '')}" if older.text != newer.text else what
    return f"{what} {was} → {became}" if was != became else what


def _limit(standard: Standard) -> str:
    return f"{standard.limit.usual.kind} {limit_said(standard.limit)}" if standard.limit else "none"


def _scores(comparison: Comparison) -> Iterator[str]:
    yield f"Scores are compared where {_number(COMPARABLE_FROM)} of 100 of their weight is unchanged."
    for kept in comparison.departments:
        if kept.unchanged < 100:
            yield f"  {kept.id:<28} {_share(kept)}"
    yield f"  {'total':<28} {_share(comparison.total)}"
    if comparison.rules:
        yield f"  changed in the rating: {', '.join(comparison.rules)}"
    yield f"  stars can {'' if comparison.stars_comparable else 'not '}be compared"


def _share(kept: Kept) -> str:
    """Cut, never rounded: 89.96 is below the bar and is shown as 89.9."""
    cut = int(kept.unchanged * 10) / 10
    return f"{cut:5.1f} unchanged, {'comparable' if kept.comparable else 'not comparable'}"


def _number(number: Fraction) -> str:
    return f"{float(number):g}"
