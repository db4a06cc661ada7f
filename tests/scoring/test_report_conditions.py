"""Conditions, departments and losses as rows: their figures agree with the rating and with each other."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from scoring.rating import shown
from scoring.stars import rate
from standards.pack import Within
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


def test_a_gap_is_the_difference_of_the_two_figures_shown() -> None:
    """A reader who subtracts what is printed finds the printed gap."""
    for seed in range(6):
        pack = a_large_pack(97)
        report = a_report(pack, a_large_visit(pack, seed=seed, met=0.9))
        for row in report.path.rows:
            if row.rule in ("score", "department_score"):
                found = Fraction(re.match(r"[\d.]+", row.found)[0])  # type: ignore[index]
                gap = Fraction(re.match(r"[\d.]+", row.gap)[0])  # type: ignore[index]
                assert abs(found - Fraction(row.required)) == gap
                assert row.gap.endswith("points to spare" if row.met else "points short")


def test_conditions_of_the_next_star_come_open_ones_first() -> None:
    pack = a_large_pack(97)
    rows = a_report(pack, a_large_visit(pack)).path.rows

    assert [row.met for row in rows] == sorted(row.met for row in rows)


def test_the_standards_in_the_way_are_those_the_open_conditions_name() -> None:
    pack = a_large_pack(97)
    visit = a_large_visit(pack, met=0.8)
    report = a_report(pack, visit)
    rating = rate(pack, visit)
    named = {s for c in rating.conditions_for(rating.next_star or 0) if not c.met for s in c.standards}

    assert {row.standard for row in report.path.in_the_way} == named
    assert all(row.finding for row in report.path.in_the_way)


def test_the_top_star_tells_what_keeps_it_narrowest_margin_first() -> None:
    standards = [a_standard(f"bar.s{n}", "bar") for n in range(40)]
    pack = a_pack(a_department("Bar", *standards))
    looks = [a_look(s.id, "not_met" if n == 0 else "met") for n, s in enumerate(standards)]

    path = a_report(pack, a_visit(looks)).path

    assert path.reached
    assert path.title == "What keeps the five stars"
    assert path.headline == "All four conditions of five stars are met"
    assert path.rows[0].gap == "2.5 points to spare"
    assert path.in_the_way == ()


def test_losses_add_up_to_what_the_score_lacks() -> None:
    """Rule G7, told in the table: its cells are together 100 less the score."""
    pack = a_large_pack(97)
    report = a_report(pack, a_large_visit(pack))

    lost = sum((cell or Fraction(0) for row in report.losses.rows for cell in row.cells), Fraction(0))

    assert report.score_value is not None
    assert lost == 100 - report.score_value
    assert sum((finding.loss for finding in report.findings), Fraction(0)) == lost


def test_departments_run_from_best_to_worst_and_unseen_ones_last() -> None:
    bar, spa = a_standard("bar.s", "bar"), a_standard("spa.s", "spa")
    pool, gym = a_standard("pool.s", "pool"), a_standard("gym.s", "gym")
    pack = a_pack(
        *(a_department(s.department.title(), s) for s in (bar, gym, spa, pool)),
    )
    report = a_report(
        pack, a_visit([a_look("bar.s", "not_met"), a_look("spa.s", "met"), a_look("pool.s", "met")])
    )

    assert [line.title for line in report.departments] == ["Spa", "Pool", "Bar", "Gym"]
    assert [line.score for line in report.departments] == ["100.0", "100.0", "0.0", "–"]
    assert report.departments[-1].status == "none"


def test_department_headlines_count_what_the_lines_say() -> None:
    for seed in range(5):
        pack = a_large_pack(97)
        report = a_report(pack, a_large_visit(pack, seed=seed))
        at = sum(line.status == "at" for line in report.departments)
        words = (
            "No department",
            "One department",
            "Two",
            "Three",
            "Four",
            "Five",
            "Six",
            "Seven",
            "Eight",
            "Nine",
        )
        words += ("Ten", "Eleven", "All twelve")
        assert report.department_section.headline.startswith(words[at])


def test_findings_come_critical_first_then_by_what_they_cost() -> None:
    pack = a_large_pack(97)
    report = a_report(pack, a_large_visit(pack, met=0.7))

    order = [(not finding.critical, -finding.loss) for finding in report.findings]

    assert order == sorted(order)
    assert [f.number for f in report.findings][:2] == ["F-01", "F-02"]
    assert report.findings_section.headline.startswith(str(len(report.findings)))


def test_a_finding_tells_the_time_and_how_far_it_was_past_the_limit() -> None:
    hold = a_timed_standard(
        "calls.hold", "calls", "A caller is on hold for 30 seconds at most", Within(30_000)
    )
    desk = a_timed_standard("calls.desk", "calls", "A guest is served within 10 minutes", Within(600_000))
    name = a_standard("calls.name", "calls", "The name is used")
    pack = a_pack(a_department("Calls", hold, desk, name))
    visit = a_visit(
        [
            a_look("calls.hold", "not_met", reason="On hold too long", ms=34_700),
            a_look("calls.desk", "not_met", ms=768_000),
            a_look("calls.name", "not_met"),
            a_look("calls.name", "met", number=1),
        ]
    )

    titles = {finding.standard: finding.title for finding in a_report(pack, visit).findings}

    assert titles["calls.hold"] == "On hold too long: 34\u00a0s, 4\u00a0s past the limit"
    assert titles["calls.desk"] == (
        "A guest is served within 10 minutes: 12:48\u00a0min, 2:48\u00a0min past the limit"
    )
    assert titles["calls.name"] == "Met 1 of 2 times: The name is used"


def test_a_finding_says_how_serious_it_was_seen_at_its_worst_and_nothing_where_nothing_was_said() -> None:
    pack = a_pack(a_department("Bar", a_standard("bar.name", "bar"), a_standard("bar.nuts", "bar")))
    looks = [a_look("bar.name", "not_met", number=n) for n in range(2)] + [a_look("bar.nuts", "not_met")]
    looks[:2] = [
        replace(look, severity=said) for look, said in zip(looks, ("serious", "slight"), strict=False)
    ]

    told = {finding.standard: finding.serious for finding in a_report(pack, a_visit(looks)).findings}

    assert told == {"bar.name": "serious, as the inspector saw it", "bar.nuts": ""}


def test_a_phrase_tapped_in_another_language_is_told_in_the_reports() -> None:
    phrase = {"en": "Name not used", "nb": "Navnet ble ikke brukt"}
    pack = a_pack(a_department("Bar", a_standard("bar.name", "bar", phrases=(phrase,))))
    visit = a_visit([a_look("bar.name", "not_met", reason="Navnet ble ikke brukt")])

    assert a_report(pack, visit).findings[0].title == "Name not used"
    assert a_report(pack, visit, language="nb").findings[0].title == "Navnet ble ikke brukt"


def test_the_list_of_all_standards_has_every_standard_once() -> None:
    pack = a_large_pack(97)
    report = a_report(pack, a_large_visit(pack))

    listed = [row.id for department in report.standards for row in department.rows]

    assert listed == [s.id for s in pack.standards()]


def test_no_score_is_shown_higher_than_it_is() -> None:
    """R10 in the report: each text is the cut of its exact number."""
    pack = a_large_pack(97)
    report = a_report(pack, a_large_visit(pack))

    for line in (*report.departments, *report.dimensions, *report.classes, *report.classifications):
        assert line.score == shown(line.value)
