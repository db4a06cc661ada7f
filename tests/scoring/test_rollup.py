"""From observations to the total: rules R1 to R5 and R9 of scoring/README.md."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scoring.rating import Rating, Share
from scoring.stars import rate
from standards.pack import Pack
from tests.makers import a_look, a_pack, a_standard, a_visit, rating_rules


def rated(pack: Pack, *answers: tuple[str, str]) -> Rating:
    return rate(pack, a_visit(*(a_look(standard, answer) for standard, answer in answers)))


def named(shares: tuple[Share, ...], name: str) -> Share:
    return next(share for share in shares if share.id == name)


def outcome(*answers: str) -> tuple[str, Fraction | None]:
    pack = a_pack(a_standard("desk.named"))
    result = rated(pack, *(("desk.named", answer) for answer in answers)).standards[0]
    return result.outcome, result.credit


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (("met",), ("met", Fraction(1))),
        (("not_met",), ("not_met", Fraction(0))),
        (("not_applicable",), ("not_applicable", None)),
        ((), ("not_observed", None)),
    ],
)
def test_an_answer_is_worth_one_or_nothing_or_does_not_count(
    answers: tuple[str, ...], expected: tuple[str, Fraction | None]
) -> None:
    """R1."""
    assert outcome(*answers) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (("met", "met", "not_met"), ("partly", Fraction(2, 3))),
        (("met", "not_applicable"), ("met", Fraction(1))),
        (("not_met", "not_met"), ("not_met", Fraction(0))),
        (("not_applicable", "not_applicable"), ("not_applicable", None)),
    ],
)
def test_a_standard_seen_several_times_is_worth_the_mean_of_what_counted(
    answers: tuple[str, ...], expected: tuple[str, Fraction | None]
) -> None:
    """R2."""
    assert outcome(*answers) == expected


def test_a_standard_names_its_observations_in_the_order_they_were_made() -> None:
    """R2: so that a reader can follow the mean."""
    late = a_look("desk.named", "met", observed_at="2026-05-14T18:00:00.000+02:00", observation="a")
    early = a_look("desk.named", "not_met", observed_at="2026-05-14T09:00:00.000+02:00", observation="b")

    rating = rate(a_pack(a_standard("desk.named")), a_visit(late, early))

    assert rating.standards[0].observations == ("b", "a")


def test_a_department_weighs_its_counted_standards() -> None:
    """R3: what does not count leaves no weight behind."""
    pack = a_pack(a_standard("desk.a", weight=3), a_standard("desk.b"), a_standard("desk.c", weight=9))

    rating = rated(pack, ("desk.a", "met"), ("desk.b", "not_met"), ("desk.c", "not_applicable"))

    desk = named(rating.departments, "desk")
    assert (desk.score, desk.weight) == (Fraction(75), Fraction(4))
    assert (desk.met, desk.counted, desk.not_applicable, desk.not_observed, desk.total) == (1, 2, 1, 0, 3)


def test_a_class_is_summed_over_standards_not_over_departments() -> None:
    """R4: one big and one small department do not count alike."""
    pack = a_pack(a_standard("bar.a"), a_standard("desk.a"), a_standard("desk.b"), a_standard("desk.c"))

    rating = rated(pack, ("bar.a", "not_met"), ("desk.a", "met"), ("desk.b", "met"), ("desk.c", "met"))

    assert named(rating.classes, "service").score == 75


def test_classifications_and_dimensions_are_shown_and_decide_nothing() -> None:
    """R4."""
    pack = a_pack(a_standard("bar.a", dimension="hidden", classification="skill"), a_standard("desk.a"))

    rating = rated(pack, ("bar.a", "not_met"), ("desk.a", "met"))

    assert [(share.id, share.score) for share in rating.dimensions] == [("human", 100), ("hidden", 0)]
    assert [(share.id, share.score) for share in rating.classifications] == [("courtesy", 100), ("skill", 0)]
    assert rating.score == 50


def test_the_total_weighs_the_classes() -> None:
    """R5: however many standards each has."""
    pack = a_pack(a_standard("desk.a"), a_standard("desk.b", classed="facility"))

    assert rated(pack, ("desk.a", "met"), ("desk.b", "not_met")).score == 75


def test_a_class_in_which_nothing_counted_leaves_its_weight_to_the_other() -> None:
    """R5: unseen rooms are worth neither 0 nor 100."""
    pack = a_pack(a_standard("desk.a"), a_standard("desk.c"), a_standard("desk.b", classed="facility"))

    rating = rated(pack, ("desk.a", "met"), ("desk.c", "not_met"), ("desk.b", "not_applicable"))

    assert rating.score == 50


def test_where_nothing_counted_there_is_no_score_and_no_star() -> None:
    """R5, and R9: it is provisional."""
    rating = rated(a_pack(a_standard("desk.a")), ("desk.a", "not_applicable"))

    assert (rating.score, rating.stars, rating.coverage, rating.provisional) == (None, 0, 0, True)


def test_a_class_without_weight_alone_makes_no_score() -> None:
    """R5: what the pack gives no weight cannot decide."""
    pack = a_pack(a_standard("desk.a"), rating=rating_rules(service=0, facility=100, bands={1: 0}))

    rating = rated(pack, ("desk.a", "not_met"))

    assert (rating.score, rating.total.score, rating.stars, rating.provisional) == (None, None, 0, True)


@pytest.mark.parametrize(
    ("answers", "coverage"),
    [
        ((("desk.a", "met"),), 25),
        ((("desk.a", "met"), ("desk.b", "not_met")), 100),
        ((("desk.a", "met"), ("desk.b", "not_applicable")), 100),
        ((("desk.b", "not_applicable"),), 0),
    ],
)
def test_coverage_is_the_weight_counted_of_all_that_applies(
    answers: tuple[tuple[str, str], ...], coverage: int
) -> None:
    """R9: not applicable carries no weight here either."""
    pack = a_pack(a_standard("desk.a"), a_standard("desk.b", weight=3))

    assert rated(pack, *answers).coverage == coverage


def test_too_little_coverage_makes_a_rating_provisional_and_takes_no_star() -> None:
    """R9: below the pack's minimum, not at it; the condition names what was not observed, heaviest first."""
    standards = [a_standard("desk.a", weight=2), a_standard("desk.b"), a_standard("desk.c", weight=2)]
    strict = a_pack(*standards, rating=rating_rules(coverage=41))
    exact = a_pack(*standards, rating=rating_rules(coverage=40))

    below, at = (rated(pack, ("desk.a", "met")) for pack in (strict, exact))

    assert (below.provisional, at.provisional) == (True, False)
    assert below.stars == at.stars == 5
    asked = below.conditions_for(0)[0]
    assert (asked.rule, asked.met, asked.standards) == ("coverage", False, ("desk.c", "desk.b"))


def test_a_standard_that_the_pack_does_not_have_is_named_and_not_counted() -> None:
    """R1: nothing recorded is left out in silence, and nothing else is lost to it."""
    pack = a_pack(a_standard("desk.a"), a_standard("desk.b"))

    rating = rated(pack, ("desk.a", "met"), ("spa.lit", "met"), ("bar.lit", "not_met"), ("bar.lit", "met"))

    assert rating.not_counted == ("bar.lit", "spa.lit")
    assert replace(rating, not_counted=()) == rated(pack, ("desk.a", "met"))
