"""The pages' charts: what is drawn is what the report says, and a pack's words are never tags."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scoring.charts.figures import TOKENS, department_bars, link_to, near, score_strip, timed_bars
from scoring.report.data import BandTick, DepartmentLine, TimedRow

BANDS = (BandTick(4, Fraction(82), "82.0"), BandTick(5, Fraction(90), "90.0"))
BAR = DepartmentLine("bar", "Bar & lounge <b>", "75.0", Fraction(75), 6, 8, 0, 0, 0, "", "behind", "Behind")
HOLD = TimedRow("hold", "o", "Phone", "On hold", "34 s", "30 s", Fraction(34, 30), "4 s past", "over", "Past")


@pytest.mark.parametrize("mode", list(TOKENS))
def test_every_star_is_a_gold_mark_at_its_score(mode: str) -> None:
    figure = score_strip(85.5, "85.5", BANDS, mode)

    marks = [shape.x0 for shape in figure.layout.shapes if shape.type == "line"]
    assert marks == [82.0, 90.0]
    assert all(s.line.color == TOKENS[mode]["mark"] for s in figure.layout.shapes if s.type == "line")
    assert list(figure.data[0].x) == [85.5]


def test_the_strip_shows_the_star_held_and_two_above() -> None:
    bands = tuple(
        BandTick(stars, Fraction(bar), str(bar)) for stars, bar in enumerate((40, 55, 70, 82, 90), 1)
    )

    assert [band.stars for band in near(71.0, bands)] == [3, 4, 5]
    assert [band.stars for band in near(95.0, bands)] == [3, 4, 5]
    assert [band.stars for band in near(12.0, bands)] == [1, 2, 3]


def test_a_bar_ends_at_its_departments_score() -> None:
    bars = department_bars([BAR], BANDS[0], "light").data[1]

    assert bars.base + bars.x[0] == 75.0
    assert list(bars.marker.color) == [TOKENS["light"]["not"]]


def test_a_time_past_its_limit_is_red_and_past_the_line() -> None:
    figure = timed_bars([HOLD, replace(HOLD, ratio=Fraction(1, 2), verdict="within")], "dark")

    late, kept = figure.data
    assert late.x[0] == pytest.approx(34 / 30)
    assert (late.marker.color, kept.marker.color) == (TOKENS["dark"]["not"], TOKENS["dark"]["met"])


def test_a_time_with_nothing_to_draw_is_left_out() -> None:
    assert not timed_bars([replace(HOLD, ratio=None)], "light").data


def test_the_words_of_a_pack_are_words_not_tags() -> None:
    texts = [note.text for note in department_bars([BAR], None, "light").layout.annotations]

    assert "Bar &amp; lounge &lt;b&gt;" in texts


def test_a_figure_leads_to_what_stands_behind_it_in_signs_that_plotly_leaves_alone() -> None:
    """It quotes a per cent sign once more, and the address would be another."""
    texts = [note.text for note in department_bars([BAR], None, "light", link_to("v-1")).layout.annotations]

    assert '<a href="?visit=v-1&amp;standards=department:bar" target="_self"><u><b>75.0</b></u></a>' in texts
