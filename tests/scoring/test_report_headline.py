"""The headline is a finding, computed: recomputed here from pack, visit and rating by other means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.rating import shown
from scoring.report.building import HotelName, build_report
from scoring.report.data import Report
from scoring.stars import rate
from standards.pack import Band, Gate, Pack, RatingRules, Within
from tests.scoring.report_makers import (
    a_department,
    a_large_pack,
    a_large_visit,
    a_look,
    a_pack,
    a_report,
    a_standard,
    a_timed_standard,
    a_visit,
)

WEIGHTS = {"service": Fraction(75), "facility": Fraction(25)}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def rules(*gates: Gate, bands: tuple[tuple[int, int], ...] = ((4, 60), (5, 90))) -> RatingRules:
    return RatingRules(WEIGHTS, tuple(Band(s, Fraction(score)) for s, score in bands), gates)


def bar_and_spa(*answers: str, gates: tuple[Gate, ...] = ()) -> Report:
    """Five standards of the bar and five of the spa, answered in that order; critical is bar.s0."""
    bar = [a_standard(f"bar.s{n}", "bar", critical=n == 0) for n in range(5)]
    spa = [a_standard(f"spa.s{n}", "spa") for n in range(5)]
    pack = a_pack(a_department("Bar", *bar), a_department("Spa", *spa), rules=rules(*gates))
    looks = [a_look(s.id, answer) for s, answer in zip(pack.standards(), answers, strict=False)]
    return a_report(pack, a_visit(looks))


ONLY_CRITICAL = (Gate("critical", 5, "critical_not_met", at_most=0),)


@pytest.mark.parametrize(
    ("answers", "gates", "headline"),
    [
        ((), (), "Nothing was observed that counts, so there is no score and no star"),
        (("not_applicable",) * 10, (), "Nothing was observed that counts, so there is no score and no star"),
        (("not_met",) * 10, (), "No star at 0.0; only 60.0 points stand before the fourth"),
        (("not_met",) * 2 + ("met",) * 8, (), "Four stars at 80.0; only 10.0 points stand before the fifth"),
        (
            ("not_met",) + ("met",) * 9,
            ONLY_CRITICAL,
            "Four stars at 90.0; only one critical standard stands before the fifth",
        ),
        (
            ("not_met",) * 2 + ("met",) * 8,
            ONLY_CRITICAL,
            "Four stars at 80.0; both conditions stand before the fifth, and most is lost in bar",
        ),
        (
            ("not_met", "met", "met", "met", "met") * 2,
            ONLY_CRITICAL,
            "Four stars at 80.0; both conditions stand before the fifth",
        ),
        (("met",) * 10, (), "Five stars at 100.0, and everything the fifth star asks for is met"),
        (
            ("met",) * 9 + ("not_met",),
            (),
            "Five stars at 90.0, every condition met; spa is the lowest department with 80.0",
        ),
        (
            ("not_met", "met", "met", "met", "met", "met", "met", "met", "met", "met"),
            (Gate("departments", 5, "department_score", at_least=Fraction(85)),),
            "Four stars at 90.0; only bar stands before the fifth",
        ),
    ],
)
def test_the_headline_tells_what_the_conditions_say(
    answers: tuple[str, ...], gates: tuple[Gate, ...], headline: str
) -> None:
    assert bar_and_spa(*answers, gates=gates).headline == headline


def test_a_single_point_short_is_one_point() -> None:
    """Zero, one and many: "one point" is not "one points"."""
    standards = [a_standard(f"bar.s{n}", "bar") for n in range(100)]
    pack = a_pack(a_department("Bar", *standards), rules=rules(bands=((4, 60), (5, 96))))
    looks = [a_look(s.id, "not_met" if n < 5 else "met") for n, s in enumerate(standards)]

    assert (
        a_report(pack, a_visit(looks)).headline
        == "Four stars at 95.0; only 1.0 point stands before the fifth"
    )


def test_late_service_alone_is_named() -> None:
    standards = [
        a_timed_standard(f"bar.s{n}", "bar", "A guest is greeted", Within(30_000)) for n in range(10)
    ]
    gate = Gate("timed", 5, "timed_in_limit", at_least=Fraction(95))
    pack = a_pack(a_department("Bar", *standards), rules=rules(gate))
    looks = [a_look(s.id, "not_met" if n == 0 else "met", ms=34_000) for n, s in enumerate(standards)]

    report = a_report(pack, a_visit(looks))

    assert (
        report.headline == "Four stars at 90.0; only service within its time limits stands before the fifth"
    )


@settings(max_examples=40, deadline=None)
@given(answers=st.lists(st.sampled_from(["met", "not_met", "not_applicable"]), min_size=0, max_size=10))
def test_every_headline_is_short_and_its_numbers_are_those_of_the_rating(answers: list[str]) -> None:
    """Stars, score as cut, open and asked conditions are recomputed from the rating alone."""
    report = bar_and_spa(*answers, gates=ONLY_CRITICAL)

    assert 0 < len(report.headline) <= 110
    if report.score_value is None:
        assert report.score == "–"
        return
    assert f"at {shown(report.score_value)}" in report.headline
    assert report.headline.lower().removeprefix("provisionally ").startswith(f"{NUMBERS[report.stars]} star")
    still_open = [row for row in report.path.rows if not row.met]
    if len(still_open) > 1:
        asked = len(report.path.rows)
        some = f"{NUMBERS[len(still_open)]} of {NUMBERS[asked]} conditions"
        assert ("both conditions" if len(still_open) == asked == 2 else some) in report.headline


def test_a_very_long_department_name_leaves_the_headline_short() -> None:
    """What does not fit in 110 letters is left out, not cut."""
    name = "The department of everything that happens between the garden, the boathouse and the old chapel"
    standards = [a_standard(f"x.s{n}", "x", critical=True) for n in range(5)]
    other = [a_standard(f"y.s{n}", "y") for n in range(5)]
    gates = (Gate("critical", 4, "critical_not_met", at_most=0),)
    pack = a_pack(a_department(name, *standards), a_department("Spa", *other), rules=rules(*gates))
    looks = [a_look(s.id, "not_met") for s in standards] + [a_look(s.id, "met") for s in other]

    headline = a_report(pack, a_visit(looks)).headline

    assert headline == "No star at 50.0; both conditions stand before the fourth"


def test_too_little_observed_is_provisional_in_the_headline_and_the_remarks() -> None:
    pack = a_pack(a_department("Bar", *(a_standard(f"bar.s{n}", "bar") for n in range(10))))
    report = a_report(pack, a_visit([a_look("bar.s0", "met")]))

    assert report.headline.startswith("Provisionally five stars at 100.0")
    assert "Provisional: 10.0\u00a0% of the weight was observed, 80.0\u00a0% is needed" in report.remarks


def test_the_figures_are_counted_from_the_observations() -> None:
    """Met, critical and timed are counted anew from what the inspector answered."""
    pack = a_large_pack(120)
    visit = a_large_visit(pack)
    report = a_report(pack, visit)
    answers = {look.standard: look.answer for look in visit.observations.values()}
    counted = [s for s in pack.standards() if answers[s.id] != "not_applicable"]

    figures = {figure.id: figure.value for figure in report.figures}

    assert figures["met"] == str(sum(answers[s.id] == "met" for s in counted))
    assert figures["critical"] == str(sum(s.critical and answers[s.id] == "not_met" for s in counted))
    timed = [s for s in counted if s.limit]
    assert figures["timed"] == f"{sum(answers[s.id] == 'met' for s in timed)} / {len(timed)}"
    assert figures["score"] == shown(rate(pack, visit).score)


def test_the_same_input_gives_an_equal_report() -> None:
    pack = a_large_pack(60)
    visit = a_large_visit(pack)

    assert a_report(pack, visit) == a_report(pack, replace(visit))


def test_an_unknown_language_is_told_in_english() -> None:
    pack: Pack = a_large_pack(12)
    visit = a_visit()

    report = build_report(
        pack, visit, rate(pack, visit), HotelName("Hotel"), language="xx", made_on=date(2026, 1, 1)
    )

    assert report.language == "en"
    assert report.made_on_text == "1 January 2026"
