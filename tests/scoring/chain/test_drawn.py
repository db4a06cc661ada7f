"""What is found of a chain as charts and as its PDF: all that is named is drawn, and no name is a tag."""

from __future__ import annotations

import io
from datetime import date

import numpy as np
import pytest
from pypdf import PdfReader

from inspections.language import Words
from scoring.chain.moved import counts, why, with_bar, with_limit, with_service_weight
from scoring.chain.overview import Overview, overview_of
from scoring.chain.report import report_of, tables_of
from scoring.charts.chain import Bar, HeatRow, Line, Row, Strip, bars, heat_map, league, strips
from scoring.charts.chain_heat import Cell, standards_map
from scoring.charts.chain_heat import Line as OfStandard
from scoring.charts.chain_lines import Course, Dot, control_chart, funnel_plot, small_multiples
from scoring.charts.chain_times import Reach, TimeRow, cost_curve, reaches, time_rows
from scoring.charts.figures import TOKENS
from scoring.pages.wording_nb import BOKMAAL
from scoring.pdf.chain import write_chain
from scoring.stars import rate
from tests.scoring.chain.chains import Truth, a_chain
from tests.scoring.houses import the_worked_pack, the_worked_visit

MODES = ("light", "dark")
NORSK = Words(lambda: "nb", nb=BOKMAAL)
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def told() -> Overview:
    truth = Truth(spread=3, weak={(7, "breakfast"): 25.0}, slipped={4: (8, 14.0)})
    return overview_of(a_chain(truth, 21, visits=16))


def texts(figure: object) -> str:
    return " ".join(note.text for note in figure.layout.annotations)  # type: ignore[attr-defined]


@pytest.mark.parametrize("mode", MODES)
def test_the_league_draws_a_dot_and_a_bar_for_each_branch_and_the_limits_in_gold(mode: str) -> None:
    rows = [
        Row("Oslo <b>", 95, 94, 96, "95.0", heads="Cannot be told apart", link="chain?branch=1"),
        Row("Bergen", 90, 89, 91, "90.0"),
    ]
    figure = league(rows, [Line(82, "four stars 82"), Line(90, "five 90")], mode)

    assert "Oslo &lt;b&gt;" in texts(figure)
    assert "chain?branch=1" in texts(figure)
    gold = [shape for shape in figure.layout.shapes if shape.line.color == TOKENS[mode]["mark"]]
    assert [shape.x0 for shape in gold] == [82, 90]
    assert list(figure.data[0].x) == [95, 90]


@pytest.mark.parametrize("mode", MODES)
def test_a_map_of_standards_has_colour_only_where_its_cell_claims_any(mode: str) -> None:
    """Every other cell is grey, dashed or empty; names are words, and each cell leads to its visits."""
    cells = (Cell("worse", "9/12", "Oslo: missed at 9 of 12", "chain?a=1&b=2"), Cell("few", "1/2", "too few"))
    drawn = standards_map(
        [OfStandard("A <b>promise", cells)], ["Oslo", "B&B"], {"few": "too few"}, "map", mode
    )

    assert "<td class='worse'><a href='chain?a=1&amp;b=2'" in drawn
    assert "▼" in drawn
    assert "<td class='few' title='too few'>1/2</td>" in drawn
    assert "A &lt;b&gt;promise" in drawn
    assert "B&amp;B" in drawn
    assert f"--not:{TOKENS[mode]['not']}" in drawn
    assert "background" not in drawn.split(".heat .few")[1].split("}")[0]


def test_a_heat_map_has_a_number_only_where_it_is_beyond_chance() -> None:
    row = HeatRow("Oslo", (-13.2, 4.0, None), (True, False, False), ("chain?a", "", ""))
    figure = heat_map([row], ["Breakfast", "Bar", "Spa"], "light")

    assert "−13" in texts(figure)
    assert "+4" not in texts(figure)
    assert figure.data[0].customdata[0][2] == "Oslo, Spa<br>not inspected"


def test_the_funnel_names_who_is_outside_and_marks_it_by_shape_too() -> None:
    dots = [Dot("Oslo", 900, 80.0, outside=True), Dot("Bergen", 950, 92.0, outside=False)]
    limits = [("95 %", [90, 91], [96, 95]), ("99.8 %", [88, 89], [98, 97])]
    figure = funnel_plot(dots, [800, 1000], limits, 93.0, "dark")

    assert "Oslo" in texts(figure)
    assert "Bergen" not in texts(figure)
    assert list(figure.data[-1].marker.symbol) == ["diamond", "circle"]


def test_a_control_chart_says_what_is_beyond_and_where_the_level_changed() -> None:
    course = Course(
        "Oslo", ("Jan", "Feb", "Mar", "Apr"), (95, 80, 95, 94), (90,) * 4, (99,) * 4, (95, 95, 94, 94),
        beyond=(1,), shift=2, shift_said="new level from Mar",
    )  # fmt: skip
    figure = control_chart(course, "light")

    assert "Feb: below the limit" in texts(figure)
    assert "new level from Mar" in texts(figure)
    assert len(small_multiples([course, course], "dark")) == 2


def test_times_people_strips_bars_and_curves_say_their_values() -> None:
    drawn = [
        strips(
            [Strip("Bar", (90.0, 80.0), ("Oslo", "Bergen"), "4.2", low="Bergen")], Line(82, "82"), "light"
        ),
        bars([Bar("Branch", 46, "46 %", 20, 70, strong=True)], "light"),
        time_rows([TimeRow("Oslo", (20.0, 95.0), 57.5, "57 s")], 60, "1:00", "dark"),
        reaches([Reach("Emilie", 1.8, 0.8, 2.7, "+1.8", sure=True)], ("stricter", "more lenient"), "light"),
        cost_curve([0, 30, 60], [0, 40, 100], (Line(30, "now"),), "light"),
    ]

    words = ["Bergen", "46 %", "57 s", "+1.8", "now"]
    assert all(word in texts(figure) for word, figure in zip(words, drawn, strict=True))


def test_a_charts_own_words_and_figures_are_in_its_readers_language() -> None:
    row = HeatRow("Oslo", (-13.2, None), (True, False), ("", ""))
    dots = [Dot("Oslo", 1900, 80.04, outside=True)]
    limits = [("95 %", [90, 91], [96, 95]), ("99.8 %", [88, 89], [98, 97])]

    heat = heat_map([row], ["Frokost", "Spa"], "light", say=NORSK)
    funnel = funnel_plot(dots, [800, 2000], limits, 93.0, "light", say=NORSK)

    assert list(heat.data[0].customdata[0]) == [
        "Oslo, Frokost<br>−13,2 poeng, mer enn tilfeldig",
        "Oslo, Spa<br>ikke inspisert",
    ]
    assert "kjeden 93,0" in texts(funnel)
    assert funnel.data[-1].customdata[0] == "Oslo: 80,0 av 100, over 1\u202f900 standarder"


def test_the_pdf_has_the_finding_every_branch_and_what_changed(told: Overview) -> None:
    report = report_of(told, str.capitalize, TODAY)

    written = write_chain(report)

    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(written)).pages)
    assert report.headline in text
    assert all(f"Branch {number}" in text for number in range(20))
    assert "Branch 4: fall of" in text
    assert write_chain(report) == written, "the same report gives the same bytes"


def test_the_report_speaks_norwegian_where_its_reader_does(told: Overview) -> None:
    report = report_of(told, str.capitalize, TODAY, "nb")

    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(write_chain(report))).pages)
    tables = tables_of(report)

    assert "Kjederapport" in text
    assert "22. november 2026" in text
    assert "Side 1 av" in text
    assert not [word for word in ("Branches", "branches", "beyond chance", " of 100") if word in text]
    assert [table.title for table in tables[:2]] == ["Sammendrag", "Tabell"]
    assert [column.title for column in tables[1].columns][:3] == ["Gruppe", "Hotell", "Sted"]


def test_the_workbook_has_the_figures_of_the_page(told: Overview) -> None:
    tables = {table.name: table for table in tables_of(report_of(told, str.capitalize, TODAY))}

    assert len(tables["league"].rows) == 20
    assert told.means is not None
    assert sorted(row[4] for row in tables["league"].rows) == pytest.approx(np.sort(told.means.mean))
    assert ("Finding", report_of(told, str.capitalize, TODAY).headline) in tables["summary"].rows


def test_what_decides_a_changed_star_is_the_condition_in_the_way() -> None:
    """The worked hotel has four stars at 84.28…; were the bar of four 85, it would fall by its score."""
    pack, visit = the_worked_pack(), the_worked_visit()
    now, then = rate(pack, visit), rate(with_bar(pack, 4, 85), visit)

    decides = why(now, then)

    assert (now.stars, then.stars) == (4, 3)
    assert decides is not None
    assert (decides.rule, decides.required) == ("score", 85)
    assert why(now, now) is None
    with pytest.raises(ValueError, match="lower score"):
        with_bar(pack, 4, 95)


def test_other_weights_and_limits_leave_all_else_as_it_is() -> None:
    pack = the_worked_pack()

    assert dict(with_service_weight(pack, 60).rating.class_weights) == {"service": 60, "facility": 40}
    stricter = with_limit(pack, "front_door.greeting", 30)
    changed = [s.id for s, t in zip(pack.standards(), stricter.standards(), strict=True) if s != t]
    assert changed == ["front_door.greeting"]
    assert counts({(4, 3): 2, (3, 4): 5, (5, 1): 1}) == (5, 3)
