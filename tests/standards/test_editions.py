"""From one edition to another: what became of each standard, and which scores can still be compared."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.stars import rate
from standards.__main__ import main
from standards.editions import WHAT, Comparison, Kept, compared
from standards.loader import load_shipped
from standards.pack import Credit, Gate, Pack, Standard, TimeLimit, Within
from standards.pack_json import as_text
from tests.makers import a_department, a_look, a_pack, a_standard, a_visit, rating_rules
from tests.standards.made_packs import packs
from tests.standards.pack_texts import BAR, changed, write

GREETED = a_standard("door.greeted", limit=Within(60_000), weight=3)
OTHERS = tuple(a_standard(f"door.{name}") for name in ("named", "helped", "told", "shown"))


def _pack(*standards: Standard, **rules: Any) -> Pack:
    door = a_department("door", *standards)
    return a_pack(door, a_department("bar", a_standard("bar.clean", weight=43)), rating=rating_rules(**rules))


OLDER = _pack(GREETED, *OTHERS)


def _became(newer: Pack, older: Pack = OLDER) -> dict[str, tuple[str, ...]]:
    """What became of each standard that is not the same."""
    return {c.standard: c.what for c in compared(older, newer).changes if c.what != ("same",)}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"text": {"en": "Said better."}}, ("reworded",)),
        ({"met": {"en": "Said better."}}, ("reworded",)),
        ({"limit": TimeLimit(Within(60_000), unless={"en": "told"})}, ("reworded",)),
        ({"channel": "phone"}, ("described",)),
        ({"expected_by": "guest"}, ("described",)),
        ({"group": {"en": "At the door"}}, ("moved",)),
        ({"limit": TimeLimit(Within(90_000))}, ("limit",)),
        ({"limit": None, "clock": None}, ("reworded", "limit")),
        ({"limit": TimeLimit(Within(60_000), {"resort": Within(90_000)})}, ("limit",)),
        ({"weight": Fraction(2)}, ("weight",)),
        ({"critical": True}, ("critical",)),
        ({"classed": "facility"}, ("class",)),
        ({"weight": Fraction(2), "critical": True, "text": {"en": "x"}}, ("reworded", "weight", "critical")),
    ],
)
def test_what_became_of_a_standard_is_named(change: dict[str, Any], what: tuple[str, ...]) -> None:
    """One change, one name; several, several."""
    assert _became(_pack(replace(GREETED, **change), *OTHERS)) == {"door.greeted": what}


def test_new_and_retired_standards_stand_alone() -> None:
    """A new id and one that is gone."""
    newer = _pack(GREETED, *OTHERS[1:], a_standard("door.thanked"))

    assert _became(newer) == {"door.thanked": ("new",), "door.named": ("retired",)}


def test_the_fewest_standards_that_explain_another_order_are_moved() -> None:
    """One taken from the front to the end is one that moved, not four."""
    named, *rest = OTHERS

    assert _became(_pack(GREETED, *rest, named)) == {"door.named": ("moved",)}


def test_a_department_in_another_stage_is_moved() -> None:
    """All its standards are looked at elsewhere on the journey."""
    door, bar = OLDER.departments

    assert _became(replace(OLDER, departments=(door, replace(bar, stage="dining")))) == {
        "bar.clean": ("moved",)
    }


def _kept(comparison: Comparison) -> dict[str, tuple[Fraction, bool]]:
    return {kept.id: (kept.unchanged, kept.comparable) for kept in comparison.departments}


def test_a_score_stays_comparable_where_nine_tenths_of_its_weight_is_unchanged() -> None:
    """The door weighs 7, its greeting 3, the house 50: another limit of the greeting leaves 4/7, 47/50."""
    comparison = compared(OLDER, _pack(replace(GREETED, limit=TimeLimit(Within(90_000))), *OTHERS))

    assert _kept(comparison) == {"door": (Fraction(400, 7), False), "bar": (Fraction(100), True)}
    assert comparison.total == Kept("", Fraction(94), True)
    assert comparison.stars_comparable


def test_exactly_nine_tenths_will_do_and_less_will_not() -> None:
    """The bar is sharp, and of both weights the larger counts."""
    nine, one = a_standard("door.nine", weight=9), a_standard("door.one")
    heavier, lighter = (replace(one, weight=Fraction(w)) for w in ("1.000001", "0.5"))

    assert compared(a_pack(nine, one), a_pack(nine, lighter)).total == Kept("", Fraction(90), True)
    assert not compared(a_pack(nine, one), a_pack(nine, heavier)).total.comparable
    assert compared(a_pack(nine, one), a_pack(nine)).total == Kept("", Fraction(90), True)


def test_the_total_is_shared_out_as_a_total_is_made() -> None:
    """A small class with a large weight can make all scores another yardstick."""
    facility = a_standard("door.clean", classed="facility")
    older, newer = (
        a_pack(a_standard("door.greeted", weight=99), each)
        for each in (facility, replace(facility, critical=True))
    )

    assert compared(older, newer).departments[0].unchanged == 99
    assert compared(older, newer).total == Kept("", Fraction(75), False)


@pytest.mark.parametrize(
    ("rules", "changed_rules", "total", "stars"),
    [
        ({}, (), True, True),
        ({"coverage": 60}, ("coverage",), True, True),
        ({"bands": {5: 91}}, ("bands",), True, False),
        ({"gates": [Gate("none", 5, "critical_not_met", at_most=0)]}, ("gates",), True, False),
        ({"service": 70, "facility": 30}, ("class_weights",), False, False),
    ],
)
def test_stars_need_the_same_rules(
    rules: dict[str, Any], changed_rules: tuple[str, ...], total: bool, stars: bool
) -> None:
    """Class weights move the total; bands and gates only the stars; coverage neither."""
    comparison = compared(OLDER, _pack(GREETED, *OTHERS, **rules))

    assert comparison.rules == changed_rules
    assert (comparison.total.comparable, comparison.stars_comparable) == (total, stars)


def test_no_score_is_comparable_where_credit_is_given_in_another_way() -> None:
    """The same answers are then worth something else, in every department."""
    kinder = replace(OLDER, rating=replace(OLDER.rating, credit=Credit(none_at=Fraction(200))))

    comparison = compared(OLDER, kinder)

    assert comparison.rules == ("credit",)
    assert not any(kept.comparable for kept in (*comparison.departments, comparison.total))


@settings(deadline=None)
@given(packs)
def test_an_edition_compared_with_itself_is_all_the_same(pack: Pack) -> None:
    """And everything can be compared."""
    ids = {standard.id for standard in pack.standards()}
    comparison = compared(pack, pack)

    assert comparison.counted() == {"same": len(ids)}
    assert {kept.unchanged for kept in (*comparison.departments, comparison.total)} == {100}
    assert comparison.stars_comparable


@settings(deadline=None)
@given(packs, packs)
def test_every_standard_of_either_is_told_once(older: Pack, newer: Pack) -> None:
    """And back again, what was new is retired."""
    there, back = compared(older, newer), compared(newer, older)
    told = [change.standard for change in there.changes]

    assert sorted(told) == sorted({s.id for pack in (older, newer) for s in pack.standards()})
    assert {what for change in there.changes for what in change.what} <= set(WHAT)
    assert there.counted().get("new", 0) == back.counted().get("retired", 0)
    assert [c.counts_alike for c in sorted(there.changes, key=lambda c: c.standard)] == [
        c.counts_alike for c in sorted(back.changes, key=lambda c: c.standard)
    ]


@settings(deadline=None, max_examples=50)
@given(st.permutations(OTHERS))
def test_another_order_moves_no_score(order: list[Standard]) -> None:
    """What moved and what was reworded earns what it earned, so it counts as unchanged."""
    newer = _pack(*order, replace(GREETED, text={"en": "Said better."}))
    _, *others = [a_look(standard.id, "met") for standard in OLDER.standards()]
    visits = [*others, a_look("door.greeted", "not_met")]

    assert compared(OLDER, newer).total.unchanged == 100
    assert rate(OLDER, a_visit(*visits)).score == rate(newer, a_visit(*visits)).score


def test_compare_says_what_changed_and_what_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a kept edition to the folder it is written in."""
    write(tmp_path, {})
    assert main(["json", str(tmp_path)]) == 0
    kept = tmp_path / "kept.json"
    kept.write_text(capsys.readouterr().out, encoding="utf-8")
    write(tmp_path, {"bar.yaml": changed(BAR, "weight: 1.5", "weight: 2\n    critical: true")})

    assert main(["compare", str(kept), str(tmp_path)]) == 0
    assert capsys.readouterr().out == (
        "small_house 2026.1 → small_house 2026.1\n"
        "  same         1\n"
        "  weight       1\n"
        "  critical     1\n"
        "bar.clean: weight 1.5 → 2, now critical\n"
        "Scores are compared where 90 of 100 of their weight is unchanged.\n"
        "  bar                            0.0 unchanged, not comparable\n"
        "  total                         75.0 unchanged, not comparable\n"
        "  stars can not be compared\n"
    )


def test_an_edition_is_kept_as_its_canonical_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The same bytes that visits are pinned to; of a scenario, its own."""
    pack = load_shipped("five_star")

    assert main(["json", "five_star"]) == 0
    assert capsys.readouterr().out == as_text(pack) + "\n"
    assert main(["json", "five_star", "--scenario", "phone_test"]) == 0
    assert '"scenario":"phone_test"' in capsys.readouterr().out
    assert main(["json", "five_star", "--scenario", "a_week"]) == 1
    assert "it has two_nights, one_night" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "[]", '{"format": 2}', '{"format": 1}', "nul"])
def test_a_file_that_holds_no_pack_is_told(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """not-a-kept-pack, with the file's name."""
    (tmp_path / "kept.json").write_text(content, encoding="utf-8")

    assert main(["compare", str(tmp_path / "kept.json"), "five_star"]) == 1
    assert capsys.readouterr().err.partition(":1: ")[2].startswith("not-a-kept-pack ")
