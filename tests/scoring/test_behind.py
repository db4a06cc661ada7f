"""Which standards a number is of: every one in a report has an address, and its standards give it again."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scoring.behind.numbers import FIGURES, address_behind, address_of, behind
from scoring.profiles import SIDES, profile
from scoring.rating import Rating
from scoring.stars import rate
from standards.pack import Pack
from tests.scoring.report_makers import a_large_pack, a_large_visit, a_report

PACK = a_large_pack(120)
VISIT = a_large_visit(PACK, met=0.8)
RATING = rate(PACK, VISIT)


def of(what: str, pack: Pack = PACK, rating: Rating = RATING) -> set[str]:
    return {result.standard for result in behind(pack, rating, what).results}


@pytest.mark.parametrize("side", list(SIDES))
def test_a_part_of_a_side_stands_on_its_own_standards_and_adds_up_to_its_score(side: str) -> None:
    """R3: the same standards give the same score again."""
    for share in profile(PACK, RATING, side):
        found = behind(PACK, RATING, f"{side}:{share.id}")

        assert found.share.score == share.score
        assert len(found.results) == share.total


def test_the_total_stands_on_every_standard_those_first_that_cost_most() -> None:
    found = behind(PACK, RATING, "total")
    lost = [found.lost.get(result.standard, Fraction(0)) for result in found.results]

    assert of("total") == {standard.id for standard in PACK.standards()}
    assert lost == sorted(lost, reverse=True)
    assert sum(lost) == 100 - (RATING.score or 0)


def test_timed_critical_and_coverage_stand_on_what_they_count() -> None:
    timed = {r.standard for r in RATING.standards if r.in_limit is not None}
    critical = {s.id for s in PACK.standards() if s.critical}

    assert of("timed") == timed
    assert of("critical") <= critical
    assert not {r.standard for r in RATING.standards if r.outcome == "not_applicable"} & of("coverage")


def test_every_condition_of_every_star_has_an_address_that_holds_what_stands_in_its_way() -> None:
    for condition in RATING.conditions:
        assert set(condition.standards) <= of(address_of(condition)) or condition.rule == "department_score"
        assert of(address_of(condition))


def test_every_number_of_a_report_has_an_address() -> None:
    report = a_report(PACK, VISIT)
    asked = [FIGURES[figure.id] for figure in report.figures]
    asked += [f"department:{line.id}" for line in report.departments]
    asked += [row.behind for row in report.path.rows]
    asked += [f"standard:{row.standard}" for row in report.timed]
    asked += [entry.what for part in report.index for entry in part.entries]

    assert all(of(what) for what in asked)


@pytest.mark.parametrize(
    "what", ["", "bar", "department:none", "standard:", "side:x", "condition:none", "total:1"]
)
def test_an_address_of_nothing_is_refused(what: str) -> None:
    with pytest.raises(LookupError):
        behind(PACK, RATING, what)


def test_an_address_survives_the_signs_of_a_query() -> None:
    assert address_behind("v", "value:warm & kind") == "?visit=v&standards=value:warm%20%26%20kind"
    assert address_behind("v", "total", "https://sixty.example/") == (
        "https://sixty.example/visit?visit=v&standards=total"
    )
