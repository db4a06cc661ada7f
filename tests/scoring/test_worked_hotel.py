"""“One hotel by hand” of scoring/README.md: every number of it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from inspections.visit import Visit
from scoring.rating import shown
from scoring.rollup import losses
from scoring.stars import rate
from tests.makers import a_look, a_visit
from tests.scoring.houses import the_worked_pack, the_worked_visit

README = (Path(__file__).parents[2] / "scoring" / "README.md").read_text(encoding="utf-8")
PACK = the_worked_pack()
RATING = rate(PACK, the_worked_visit())


def test_the_page_has_these_standards_with_these_weights() -> None:
    """The table of the page and the pack rated here are the same."""
    rows = [line for line in README.splitlines() if line.startswith("|") and "`" in line]
    for standard in PACK.standards():
        row = next(row for row in rows if f"`{standard.id}`" in row)
        _, _, _, classed, weight, *_ = (cell.strip() for cell in row.split("|"))
        assert (classed, weight) == (standard.classed, str(standard.weight))


def test_the_greeting_is_half_met() -> None:
    """R1 and R2: met once in two, and what was not applicable or not observed has no credit."""
    credits_ = {result.standard: result.credit for result in RATING.standards}

    assert credits_["front_door.greeting"] == Fraction(1, 2)
    assert credits_["room.clock"] is credits_["room.slippers"] is None


def test_departments_classes_and_total() -> None:
    """R3, R4 and R5."""
    assert {d.id: d.score for d in RATING.departments} == {"front_door": 75, "reception": 80, "room": 100}
    assert {c.id: c.score for c in RATING.classes} == {"service": Fraction(600, 7), "facility": 80}
    assert RATING.score == Fraction(590, 7)


def test_shown_figures() -> None:
    """R10: 84.2857… is shown as 84.2, 85.714… as 85.7, 92.307… as 92.3."""
    assert [shown(f) for f in (RATING.score, RATING.classes[0].score, RATING.coverage)] == [
        "84.2",
        "85.7",
        "92.3",
    ]


def test_four_stars_and_final() -> None:
    """R6, R7, R8 and R9."""
    assert (RATING.stars, RATING.provisional, RATING.coverage) == (4, False, Fraction(1200, 13))
    assert all(c.met for c in RATING.conditions_for(4))


def test_why_not_five() -> None:
    """R12: the table of the page."""
    table = {c.rule: (c.met, c.required, c.actual, c.subject, c.standards) for c in RATING.conditions_for(5)}

    greeting, desk = "front_door.greeting", "reception.desk"
    assert table == {
        "score": (False, 90, Fraction(590, 7), "", (greeting, desk)),
        "timed_in_limit": (False, 75, 50, "", (greeting,)),
        "department_score": (False, 80, 75, "front_door", (greeting,)),
        "critical_not_met": (True, 0, 0, "", ()),
    }


def test_what_each_standard_costs() -> None:
    """R12: 75⁄7 points and 5."""
    lost = losses(PACK, RATING.classes, RATING.standards)

    assert lost == {"front_door.greeting": Fraction(75, 7), "reception.desk": Fraction(5)}


def test_the_greeting_alone_earns_the_fifth_star() -> None:
    """Met both times, the total is 95."""
    visit: Visit = the_worked_visit()
    looks = [look for look in visit.observations.values() if look.standard != "front_door.greeting"]
    better = rate(PACK, a_visit(*looks, *[a_look("front_door.greeting", "met", observation=n) for n in "ab"]))

    assert (better.score, better.stars) == (95, 5)


def test_registration_contradicts() -> None:
    """R11: 20 s over and answered met."""
    contradicting = [t for t in RATING.timed if t.contradicts]

    assert [(t.standard, t.over_ms) for t in contradicting] == [("reception.registration", 20_000)]
