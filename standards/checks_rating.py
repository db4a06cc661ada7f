"""The rules that hold between the parts of a pack's rating."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from standards.pack import CLASSES
from standards.problems import Fault, Problem, advice
from standards.values import is_number, is_percent, listed_twice
from standards.written import Draft

_NEEDS = {
    "critical_not_met": ("at_most",),
    "timed_in_limit": ("at_least",),
    "department_score": ("at_least",),
    "class_score": ("at_least", "class"),
    "area_score": ("at_least",),
    "area_cap": ("area", "above"),
    "mandatory": ("standards",),
}
_MAY_USE = {"department_score": ("department",), "area_score": ("area",)}
_MEASURES = ("at_most", "at_least", "department", "class", "area", "above", "standards")


def class_weights_make_100(draft: Draft) -> Iterator[Problem]:
    """The weights of the classes add up to 100."""
    weights = draft.pack["rating"]["class_weights"]
    written = [weights[name].text for name in CLASSES]
    if all(map(is_percent, written)) and (total := sum(map(Fraction, written))) != 100:
        yield Fault.CLASS_WEIGHTS.at(weights, total=f"{float(total):g}")


def more_stars_need_more(draft: Draft) -> Iterator[Problem]:
    """Each star needs a higher score than the one below."""
    bands = draft.pack["rating"]["bands"]
    scores = {stars: score.text for stars, score in bands.entries.items() if is_number(score.text)}
    for more, fewer in pairwise(sorted(scores, reverse=True)):
        if Fraction(scores[more]) <= Fraction(scores[fewer]):
            yield Fault.BANDS_NOT_DESCENDING.at(
                bands.at(more), stars=more, score=scores[more], fewer=fewer, more=scores[fewer]
            )


def gates_have_their_measure(draft: Draft) -> Iterator[Problem]:
    """A gate gives what its rule needs, and nothing that the rule does not use."""
    for gate in draft.pack["rating"]["gates"].items:
        rule = gate["rule"].text
        for key in _NEEDS.get(rule, ()):
            if key not in gate:
                yield Fault.GATE_KEY_MISSING.at(gate, rule=rule, key=key)
        used = (*_NEEDS.get(rule, _MEASURES), *_MAY_USE.get(rule, ()))
        for key in _MEASURES:
            if key in gate and key not in used:
                yield Fault.GATE_KEY_IDLE.at(gate.at(key), rule=rule, key=key)


def gates_name_departments_of_the_pack(draft: Draft) -> Iterator[Problem]:
    """A gate's department is one of the pack's."""
    known = draft.pack["departments"].texts()
    for gate in draft.pack["rating"]["gates"].items:
        named = gate["department"]
        if known and named.text and named.text not in known:
            yield Fault.UNKNOWN_DEPARTMENT.at(named, value=named.text, advice=advice(named.text, known))


def gates_have_ids_of_their_own(draft: Draft) -> Iterator[Problem]:
    """No two gates have the same id."""
    gates = draft.pack["rating"]["gates"].items
    return listed_twice(gate["id"] for gate in gates if gate["id"].text)


def bands_can_be_reached(draft: Draft) -> Iterator[Problem]:
    """Without points, no band asks for more than 100."""
    rating = draft.pack["rating"]
    for stars, score in rating["bands"].entries.items() if rating["measure"].text != "points" else ():
        if is_number(score.text) and Fraction(score.text) > 100:
            yield Fault.BAD_PERCENT.at(rating["bands"].at(stars), value=score.text)


def areas_hold_something(draft: Draft) -> Iterator[Problem]:
    """An area says what it is of, by departments of the pack; no two have the same id."""
    areas, known = draft.pack["rating"]["areas"].items, draft.pack["departments"].texts()
    yield from listed_twice(area["id"] for area in areas if area["id"].text)
    for area in areas:
        if not area["departments"] and not area["classifications"] and not area["classes"]:
            yield Fault.AREA_OF_NOTHING.at(area, value=area["id"].text)
        for named in area["departments"].items:
            if known and named.text and named.text not in known:
                yield Fault.UNKNOWN_DEPARTMENT.at(named, value=named.text, advice=advice(named.text, known))


def gates_name_areas_and_standards(draft: Draft) -> Iterator[Problem]:
    """A gate's area is one of the rating's, or a department where it has none; its standards the pack's."""
    rating = draft.pack["rating"]
    areas = [area["id"].text for area in rating["areas"].items] or list(draft.pack["departments"].texts())
    standards = [standard["id"].text for standard in draft.standards()]
    for gate in rating["gates"].items:
        area = gate["area"]
        if area.text and area.text not in areas:
            yield Fault.UNKNOWN_AREA.at(area, value=area.text, advice=advice(area.text, areas))
        for named in gate["standards"].items if standards else ():
            if named.text and named.text not in standards:
                close = advice(named.text, standards)
                yield Fault.UNKNOWN_STANDARD.at(named, value=named.text, advice=close)


def rating_parts_fit_together(draft: Draft) -> Iterator[Problem]:
    """No cap beside points, and no half step without anything mandatory."""
    rating = draft.pack["rating"]
    gates = rating["gates"].items
    for gate in gates if rating["measure"].text == "points" else ():
        if gate["rule"].text == "area_cap":
            yield Fault.CAP_OF_POINTS.at(gate, rule="area_cap")
    if rating["half_step"] and not any(gate["rule"].text == "mandatory" for gate in gates):
        yield Fault.HALF_STEP_IDLE.at(rating.at("half_step"))


RATING_CHECKS = (
    class_weights_make_100,
    more_stars_need_more,
    gates_have_their_measure,
    gates_name_departments_of_the_pack,
    gates_have_ids_of_their_own,
    bands_can_be_reached,
    areas_hold_something,
    gates_name_areas_and_standards,
    rating_parts_fit_together,
)
