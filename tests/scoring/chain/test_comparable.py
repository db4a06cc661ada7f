"""What stands in the way of a comparison is named, and scores are put on common ground."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from scoring.chain.comparable import (
    cautions_of,
    common_scores,
    common_standards,
    departments_on,
    needs_common,
    reweighted,
)
from scoring.chain.drivers import drivers_of, share_explained
from scoring.chain.joint import VignettesError, joint_looks, joint_rows, looks_from_csv
from scoring.chain.results import Branch, Form, Part, Results, VisitResult, results_of
from scoring.chain.times import cost_of_limits, timed_of

FORM = Form("five_star", "2026.1", "hash-1", "essentials", "1")
NEWER = replace(FORM, edition="2026.2", pack_hash="hash-2")
WEIGHTS = {"bar.a": 1.0, "bar.b": 1.0, "desk.c": 2.0}
OSLO, BERGEN = Branch("o", "Oslo"), Branch("b", "Bergen")


def a_result(
    branch: Branch = OSLO, day: str = "2026-05-14", form: Form = FORM, who: str = "one", **parts: Part
) -> VisitResult:
    """A visit; parts as bar__greeting=Part(…) for the standard bar.greeting."""
    named = {name.replace("__", "."): part for name, part in parts.items()}
    first = date.fromisoformat(day)
    return VisitResult(f"{branch.id}-{day}-{who}", branch, who, first, first, form, 4, 90.0, parts=named)


def kinds(*rows: VisitResult) -> list[str]:
    return [caution.kind for caution in cautions_of(results_of(rows))]


def test_visits_asked_the_same_need_no_caution() -> None:
    assert kinds(a_result(), a_result(BERGEN)) == []


def test_editions_scenarios_and_rules_that_differ_are_named() -> None:
    assert kinds(a_result(), a_result(BERGEN, form=NEWER)) == ["edition"]
    assert kinds(a_result(), a_result(BERGEN, form=replace(FORM, scenario=""))) == ["scenario"]
    assert kinds(a_result(), a_result(BERGEN, form=replace(FORM, scorer="2"))) == ["scorer"]
    assert kinds(a_result(), a_result(BERGEN, form=replace(FORM, pack="other", edition="9"))) == ["pack"]
    assert needs_common(cautions_of(results_of([a_result(), a_result(BERGEN, form=NEWER)])))


def test_a_department_that_one_branch_never_had_is_named_with_it() -> None:
    results = results_of([a_result(spa=Part(9, 10)), a_result(BERGEN, bar=Part(9, 10), spa=Part(0, 0, 0))])

    found = {
        caution.names: [results.branches[at].name for at in caution.branches]
        for caution in cautions_of(results)
    }

    assert found[("spa",)] == ["Bergen"]
    assert found[("bar",)] == ["Oslo"]


def test_a_branch_only_ever_seen_in_summer_is_named_where_others_were_seen_all_year() -> None:
    year = [a_result(BERGEN, f"2026-{month:02d}-10") for month in (1, 4, 7, 10)]
    summer = [a_result(OSLO, "2026-06-10"), a_result(OSLO, "2026-08-10")]

    [caution] = cautions_of(results_of([*year, *summer]))

    assert (caution.kind, caution.names) == ("season", ("summer",))


def test_december_is_winter_with_january() -> None:
    others = [a_result(BERGEN, f"2026-{month:02d}-10") for month in (4, 7, 10)]
    winter = [a_result(OSLO, "2025-12-10"), a_result(OSLO, "2026-02-10")]

    assert kinds(*others, *winter) == ["season"]


def test_a_branch_of_which_less_was_looked_at_is_named() -> None:
    rows = [replace(a_result(), coverage=60.0), replace(a_result(BERGEN), coverage=99.0)]
    [caution] = cautions_of(results_of(rows))

    assert (caution.kind, caution.visits) == ("coverage", 1)


def test_common_standards_are_those_that_every_form_asks() -> None:
    asked = {FORM: ("bar.a", "bar.b", "desk.c"), NEWER: ("desk.c", "bar.a", "spa.d")}

    assert common_standards(asked, [FORM, NEWER]) == ("bar.a", "desk.c")
    assert common_standards(asked, [FORM]) == asked[FORM]
    assert common_standards(asked, []) == ()


def two_editions() -> Results:
    """Two visits that met the same of what both were asked; the newer edition weighs one standard double."""
    return results_of(
        [
            a_result(bar__a=Part(1, 1), bar__b=Part(0, 1), desk__c=Part(2, 2)),
            a_result(BERGEN, form=NEWER, bar__a=Part(2, 2), bar__b=Part(0, 1), desk__c=Part(2, 2)),
        ]
    )


def test_on_common_standards_the_same_answers_have_the_same_score() -> None:
    """By one set of weights, by hand: service (1 + 0) ⁄ 2, facility 2 ⁄ 2, at 75 and 25: 62.5."""
    parts = reweighted(two_editions().standards, WEIGHTS)
    classed = {"bar.a": "service", "bar.b": "service", "desk.c": "facility"}

    scores = common_scores(parts, classed, {"service": 75.0, "facility": 25.0})

    assert scores == pytest.approx([62.5, 62.5])


def test_departments_are_added_up_from_the_common_standards() -> None:
    parts = departments_on(
        reweighted(two_editions().standards, WEIGHTS), {"bar.a": "bar", "bar.b": "bar", "desk.c": "desk"}
    )

    assert parts.names == ("bar", "desk")
    assert parts.scores == pytest.approx(np.array([[50.0, 100.0], [50.0, 100.0]]))
    assert parts.counted.tolist() == [[2, 1], [2, 1]]


def test_a_chosen_part_of_the_results_keeps_its_times_with_their_visits() -> None:
    rows = [
        replace(a_result(day=f"2026-05-{day:02d}"), times={"bar.greeted": (10.0 * day, 20.0 * day)})
        for day in (1, 2, 3)
    ]
    results = results_of(rows)

    kept = results.where(results.day > np.datetime64("2026-05-01"))

    assert kept.times["bar.greeted"].seconds.tolist() == [20, 40, 30, 60]
    assert kept.times["bar.greeted"].row.tolist() == [0, 0, 1, 1]


# ── times ──


def test_times_are_told_by_branch_the_quickest_first() -> None:
    rows = [
        replace(a_result(branch, f"2026-05-{day:02d}"), times={"bar.greeted": (seconds + day,)})
        for branch, seconds in ((OSLO, 80.0), (BERGEN, 20.0))
        for day in range(1, 9)
    ]
    results = results_of(rows)
    told = timed_of("bar.greeted", results.times["bar.greeted"], results.branch, 60.0)

    assert [results.branches[one.branch].name for one in told.branches] == ["Bergen", "Oslo"]
    assert [one.kept for one in told.branches] == [1.0, 0.0]
    assert told.branches[0].median == 24.5
    assert told.differs is not None
    assert told.differs < 0.01


def test_a_stricter_limit_keeps_fewer() -> None:
    kept = cost_of_limits(np.array([10.0, 20, 30, 40]), np.array([5.0, 20, 40]))

    assert kept.tolist() == [0.0, 0.5, 1.0]


# ── what goes with guests ──


def test_anscombes_quartet_goes_together_as_published() -> None:
    """F. Anscombe, The American Statistician 27 (1973): r = .816; Fisher's limits .424 to .951 (n = 11)."""
    x = np.array([10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], dtype=float)
    y = np.array([8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68])

    [driver] = drivers_of({"breakfast": x}, y)

    assert driver.together == pytest.approx(0.816, abs=5e-4)
    assert (driver.low, driver.high) == pytest.approx((0.424, 0.951), abs=5e-4)
    assert (driver.branches, driver.beyond) == (11, True)
    assert share_explained(driver).low == pytest.approx(100 * 0.4244**2, abs=0.1)


def test_of_noise_drivers_are_named_in_one_chain_of_twenty() -> None:
    """Twelve departments, 25 branches, nothing goes with anything: at most 5 in 100, within two errors."""
    dice, named = np.random.default_rng(14), 0
    for _ in range(60):
        scores = {f"d{n}": dice.normal(90, 3, 25) for n in range(12)}
        named += any(driver.beyond for driver in drivers_of(scores, dice.normal(80, 5, 25)))

    assert named / 60 <= 0.05 + 2 * (0.05 * 0.95 / 60) ** 0.5


def test_with_few_branches_nothing_is_said() -> None:
    assert drivers_of({"bar": np.arange(7.0)}, np.arange(7.0)) == []


# ── side by side ──


def test_two_inspectors_at_one_house_in_the_same_days_are_side_by_side() -> None:
    results = results_of(
        [
            a_result(who="one", bar__a=Part(1, 1), bar__b=Part(1, 1), bar__c=Part(0.5, 1)),
            a_result(day="2026-05-15", who="other", bar__a=Part(1, 1), bar__b=Part(0, 1), bar__c=Part(1, 1)),
            a_result(day="2026-05-30", who="third", bar__a=Part(0, 1)),
            a_result(BERGEN, who="other", bar__a=Part(0, 1)),
        ]
    )

    looks = joint_looks(results)

    assert sorted(results.visit[joint_rows(results)]) == ["o-2026-05-14-one", "o-2026-05-15-other"]
    assert {(look.inspector, look.standard, look.met) for look in looks} == {
        ("one", "bar.a", True),
        ("one", "bar.b", True),
        ("other", "bar.a", True),
        ("other", "bar.b", False),
        ("other", "bar.c", True),
    }


def test_a_sheet_of_vignettes_is_read_in_any_spelling() -> None:
    head = "\ufeffvignette;standard;inspector;answer"
    sheet = f"{head}\nclip 1;bar.a;Ann;met\nclip 1;bar.a;Bob;Not met\nclip 2;bar.a;Ann;n/a\n"

    looks = looks_from_csv(sheet)

    assert [(look.inspector, look.met) for look in looks] == [("Ann", True), ("Bob", False)]


@pytest.mark.parametrize(
    ("sheet", "where"),
    [
        ("vignette,standard,answer\n", "Line 1: there is no column inspector"),
        ("vignette,standard,inspector,answer\nc,bar.a,Ann,maybe\n", "Line 2: “maybe” is no answer"),
        ("vignette,standard,inspector,answer\nc,bar.a,,met\n", "Line 2: vignette, standard and inspector"),
    ],
)
def test_a_sheet_that_cannot_be_read_says_where_and_what_to_do(sheet: str, where: str) -> None:
    with pytest.raises(VignettesError) as problem:
        looks_from_csv(sheet)

    assert str(problem.value).startswith(where)
