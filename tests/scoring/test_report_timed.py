"""Timed standards in words: each kind of limit, within and past it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.durations import against, clock, past, spoken
from standards.pack import Around, Between, Every, Limit, Quoted, Rings, Wait, Within
from tests.scoring.report_makers import a_department, a_look, a_pack, a_report, a_timed_standard, a_visit

SEVEN = "2026-10-12T07:00:00+02:00"
CASES: tuple[tuple[Limit, dict[str, object], str, str, str], ...] = (
    (Within(30_000), {"ms": 34_000}, "34 s", "30 s", "4 s past the limit"),
    (Within(60_000), {"ms": 48_000}, "0:48", "1:00", ""),
    (Within(60_000), {"ms": 60_040}, "1:00.04", "1:00", "0.04 s past the limit"),
    (Within(600_000), {"ms": 768_000}, "12:48", "10:00", "2:48 min past the limit"),
    (Within(3_600_000), {"ms": 3_725_000}, "1:02:05", "1:00:00", "2:05 min past the limit"),
    (
        Rings(3, 10_000),
        {"rings": 5, "ms": 14_000},
        "5 rings, 14 s",
        "3 rings or 10 s",
        "two rings past the limit",
    ),
    (Rings(3), {"rings": 4}, "4 rings", "3 rings", "one ring past the limit"),
    (Rings(3, 10_000), {"rings": 4, "ms": 9_000}, "4 rings, 9 s", "3 rings or 10 s", ""),
    (Every(600_000), {"gaps_ms": (60_000, 840_000)}, "14:00", "every 10:00", "4:00 min past the limit"),
    (Wait(10_000), {"ms": 3_000}, "3 s", "at least 10 s", "7 s too soon"),
    (Wait(10_000), {"ms": 5_900}, "5 s", "at least 10 s", "5 s too soon"),
    (
        Quoted(300_000),
        {"promised_at": SEVEN, "done_at": "2026-10-12T07:05:00.400+02:00"},
        "5:00.4 late",
        "5:00 late",
        "0.4 s later than allowed",
    ),
    (
        Around(120_000),
        {"promised_at": SEVEN, "done_at": "2026-10-12T07:04:10+02:00"},
        "4:10 late",
        "±2:00",
        "2:10 min outside the window",
    ),
    (
        Quoted(300_000, 60_000),
        {"promised_at": SEVEN, "done_at": "2026-10-12T06:57:00+02:00"},
        "3:00 early",
        "1:00 early, 5:00 late",
        "2:00 min outside the window",
    ),
    (
        Quoted(300_000),
        {"promised_at": SEVEN, "done_at": "2026-10-12T07:06:00+02:00"},
        "6:00 late",
        "5:00 late",
        "1:00 min later than allowed",
    ),
    (Quoted(300_000), {"promised_at": SEVEN, "done_at": SEVEN}, "on time", "5:00 late", ""),
    (
        Between("17:00", "21:30"),
        {"done_at": "2026-10-12T22:40:00+02:00"},
        "22:40",
        "17:00–21:30",
        "outside 17:00–21:30",
    ),
    (Between("17:00", "21:30"), {"done_at": "2026-10-12T17:05:00+02:00"}, "17:05", "17:00–21:30", ""),
)


@pytest.mark.parametrize(("limit", "measured", "observed", "limit_text", "over"), CASES)
def test_each_kind_of_limit_is_told_in_its_own_terms(
    limit: Limit, measured: dict[str, object], observed: str, limit_text: str, over: str
) -> None:
    pack = a_pack(a_department("Bar", a_timed_standard("bar.s", "bar", "A guest waits", limit)))
    answer = "not_met" if over else "met"

    row = a_report(pack, a_visit([a_look("bar.s", answer, **measured)])).timed[0]

    said = tuple(text.replace("\u00a0", " ") for text in (row.observed, row.limit, row.over))
    assert said == (observed, limit_text, over)
    assert row.verdict == ("over" if over else "within")


def test_worst_comes_first_and_what_has_no_time_last() -> None:
    limit = Within(30_000)
    standards = [a_timed_standard(f"bar.s{n}", "bar", "A guest waits", limit) for n in range(5)]
    pack = a_pack(a_department("Bar", *standards))
    looks = [
        a_look("bar.s0", "met", ms=20_000),
        a_look("bar.s1", "not_met", ms=40_000),
        a_look("bar.s2", "not_met", ms=80_000),
        a_look("bar.s3", "met"),
        a_look("bar.s4", "met", ms=70_000, excused=True),
    ]

    rows = a_report(pack, a_visit(looks)).timed

    assert [row.standard for row in rows] == ["bar.s2", "bar.s1", "bar.s4", "bar.s0", "bar.s3"]
    assert [row.verdict for row in rows] == ["over", "over", "excused", "within", "unmeasured"]


def test_an_answer_against_the_clock_is_said_to_be_one() -> None:
    pack = a_pack(a_department("Bar", a_timed_standard("bar.s", "bar", "A guest waits", Within(30_000))))

    row = a_report(pack, a_visit([a_look("bar.s", "met", ms=40_000)])).timed[0]

    assert row.contradicts
    assert row.verdict_text == "answered “Met”, the clock says otherwise"


def test_the_timed_headline_counts_standards_as_the_scorer_does() -> None:
    standards = [a_timed_standard(f"bar.s{n}", "bar", "A guest waits", Within(30_000)) for n in range(3)]
    pack = a_pack(a_department("Bar", *standards))

    def head(*answers: str) -> str:
        looks = [
            a_look(s.id, a, ms=51_900 if a == "not_met" else 9_000)
            for s, a in zip(standards, answers, strict=False)
        ]
        return a_report(pack, a_visit(looks)).timed_section.headline

    assert head() == "No timed standard was observed"
    assert head("met") == "The one timed standard observed is within its limit"
    assert head("met", "met", "met") == "All three timed standards are within their limits"
    assert head("met", "not_met", "met") == (
        "One of three timed standards is not within its limit; the longest took 1.7 times its limit"
    )
    assert head("not_met", "not_met", "not_met").startswith("None of the three timed standards is within")


@given(limit=st.integers(1, 7_200).map(lambda s: s * 1_000), over=st.integers(1, 5_000_000))
def test_past_the_limit_never_reads_like_the_limit(limit: int, over: int) -> None:
    assert against(limit + over, limit) != clock(limit)
    assert past(limit + over, limit) not in ("0\u00a0s", "0:00\u00a0min")


@given(ms=st.integers(0, 90_000_000))
def test_a_duration_is_cut_never_rounded_up(ms: int) -> None:
    parts = spoken(ms).split("\u00a0")[0].split(":")
    seconds = sum(int(part) * 60**place for place, part in enumerate(reversed(parts)))

    assert seconds == ms // 1_000
