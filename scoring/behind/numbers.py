"""Which standards a number of the rating is of, by an address that a link can hold. Pure.

An address is a word of `WHOLES`, or a side and its part: `department:bar`, `class:service`, `stage:arrival`,
`channel:phone`, `dimension:human`, `classification:comfort`, `value:warm`, `iso22483:5`; `area:rooms` for an
area of the pack, `condition:promises` for a condition by its gate's id, `standard:bar.greeted` for one alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import quote, urlencode

from scoring.profiles import SIDES
from scoring.rating import Condition, Rating, Share, StandardResult
from scoring.rollup import Sums, area_names, losses, of_area
from standards.pack import Pack, Standard

WHOLES = ("total", "timed", "critical", "coverage")
"""Everything; timed standards that were measured; critical ones that counted; all that applies."""
KEY = "standards"
"""The name in a page's address that asks for a number's standards."""
FIGURES = {
    "score": "total",
    "met": "total",
    "critical": "critical",
    "timed": "timed",
    "coverage": "coverage",
}
"""The addresses of a report's key figures, by their ids."""
_BY_RULE = {
    "critical_not_met": "critical",
    "timed_in_limit": "timed",
    "coverage": "coverage",
    "score": "total",
    "points": "total",
}
_BY_SUBJECT = {
    "department_score": "department",
    "class_score": "class",
    "area_score": "area",
    "area_cap": "area",
    "lowest_area": "area",
}


@dataclass(frozen=True)
class Behind:
    """What a number stands on.

    what      its address
    results   its standards: those that lost most points first, then in the pack's order
    share     what they add up to (R3)
    lost      points of the total that each of them costs (R12); those that cost nothing are not in it
    """

    what: str
    results: tuple[StandardResult, ...]
    share: Share
    lost: dict[str, Fraction]


def behind(pack: Pack, rating: Rating, what: str) -> Behind:
    """The standards that the number of that address is of. LookupError where there is no such number."""
    places = _places(pack, rating, what)
    if not places:
        raise LookupError(f"No number of this rating has the address “{what}”.")
    lost = losses(pack, rating.classes, rating.standards)
    mine = [rating.standards[place] for place in places]
    return Behind(
        what,
        tuple(sorted(mine, key=lambda result: -lost.get(result.standard, 0))),
        Sums(rating.standards).share(what, places),
        {result.standard: lost[result.standard] for result in mine if result.standard in lost},
    )


def address_of(condition: Condition) -> str:
    """The address of what a condition was found in."""
    if condition.rule in _BY_RULE:
        return _BY_RULE[condition.rule]
    if condition.rule in _BY_SUBJECT and condition.subject:
        return f"{_BY_SUBJECT[condition.rule]}:{condition.subject}"
    return f"condition:{condition.id}"


def address_behind(visit_id: str, what: str, house: str = "") -> str:
    """Where the page of a visit shows it: from that page, or from anywhere with the house's own address."""
    query = urlencode({"visit": visit_id, KEY: what}, safe=":", quote_via=quote)  # Plotly quotes % again
    return f"{house.rstrip('/')}/visit?{query}" if house else f"?{query}"


def _places(pack: Pack, rating: Rating, what: str) -> list[int]:
    standards, (kind, _, name) = tuple(pack.standards()), what.partition(":")
    if what in WHOLES:
        fits = [_whole(what, standard, rating.standards[n]) for n, standard in enumerate(standards)]
    elif kind in SIDES:
        parts_of = SIDES[kind][1]
        fits = [name in parts_of(pack, standard) for standard in standards]
    elif kind == "area" and name in area_names(pack):
        fits = list(map(of_area(pack, name), standards))
    elif kind == "standard":
        fits = [standard.id == name for standard in standards]
    elif kind == "condition":
        asked = _asked(pack, rating, name)
        fits = [standard.id in asked for standard in standards]
    else:
        fits = []
    return [place for place, is_of_it in enumerate(fits) if is_of_it]


def _whole(what: str, standard: Standard, result: StandardResult) -> bool:
    match what:
        case "timed":
            return result.in_limit is not None
        case "critical":
            return standard.critical and result.credit is not None
        case "coverage":
            return result.credit is not None or result.outcome == "not_observed"
    return True


def _asked(pack: Pack, rating: Rating, name: str) -> set[str]:
    """The standards that a condition is about: those its gate names, else those in its way, else all."""
    condition = next((c for c in rating.conditions if c.id == name), None)
    if condition is None:
        return set()
    named = {s for gate in pack.rating.gates if gate.id == name for s in gate.standards}
    return named or set(condition.standards) or {standard.id for standard in pack.standards()}
