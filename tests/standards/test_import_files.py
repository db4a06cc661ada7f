"""Files as hotels really keep them: each gives a correct pack with its warnings, or a clear refusal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from standards.exchange.fields import Use
from standards.exchange.importing import Wishes, imported
from standards.exchange.mapping import proposed
from standards.exchange.reading import read
from standards.exchange.remarks import Refused
from standards.pack import Rings, Within
from tests.standards.made_books import calculated, codes, said, standards, taken, workbook, workbooks

HEAD = ["Department", "Standard", "Weight"]
GREETED = "The guest is greeted with a smile."


def test_a_plain_table_becomes_a_pack_and_every_guess_is_listed() -> None:
    """Three columns are enough; what they do not say is put there, and said."""
    result = taken(workbook([HEAD, ["Front Office", GREETED, 2], ["Bar", "The bar is clean.", 1.5]]))

    assert [(s.id, str(s.weight)) for s in standards(result)] == [
        ("front_office.the_guest_is_greeted_with_a", "2"),
        ("bar.the_bar_is_clean", "3/2"),
    ]
    assert {
        "missing",
        "met-guessed",
        "id-made",
        "stage-guessed",
        "pack-guessed",
        "language-guessed",
    } <= codes(result)
    assert said(result, "met-guessed") == ["Standards!2 rows (2, 3)"]
    assert result.pack
    assert [department.stage for department in result.pack.departments] == ["arrival", "dining"]


def test_merged_cells_say_the_same_in_each_of_their_rows() -> None:
    rows = [
        HEAD,
        ["Spa", "The spa is quiet.", 1],
        [None, "The spa is warm.", 1],
        [None, "Towels are dry.", 1],
    ]

    result = taken(workbook(rows, change=lambda sheet: sheet.merge_cells("A2:A4")))

    assert [s.department for s in standards(result)] == ["spa"] * 3
    assert said(result, "merged") == ["Standards!A: 2 rows (3, 4)"]


def test_a_title_over_the_table_and_blank_rows_are_passed_over() -> None:
    """The column names are found where they are; the title is told."""
    rows = [
        ["AURELIAN SERVICE STANDARDS 2026"],
        [],
        HEAD,
        [],
        ["Bar", GREETED, 1],
        [],
        [],
        ["Bar", "Clean glasses.", 1],
    ]

    result = taken(workbook(rows, change=lambda sheet: sheet.merge_cells("A1:C1")))

    assert len(standards(result)) == 2
    assert said(result, "above-skipped") == ["Standards!1"]


def test_headings_between_rows_become_departments() -> None:
    """A row of one cell, in capitals or merged, is what the rows below belong to."""
    rows = [["No.", "Standard", "Weight"], ["ARRIVAL"], [1, GREETED, 1], [2, "The door is opened.", 1],
            ["BAR"],            [1, "The bar is clean.", 1]]  # fmt: skip

    result = taken(workbook(rows))

    assert [s.department for s in standards(result)] == ["arrival", "arrival", "bar"]
    assert said(result, "heading") == ["Standards!A2", "Standards!A5"]


def test_an_empty_department_is_that_of_the_row_above() -> None:
    result = taken(workbook([HEAD, ["Bar", GREETED, 1], ["", "The bar is clean.", 1]]))

    assert [s.department for s in standards(result)] == ["bar", "bar"]
    assert said(result, "filled-down") == ["Standards!A3"]


def test_sheets_in_capitals_are_departments_and_a_sheet_without_standards_is_told() -> None:
    table = [["Standard", "Weight"], ["The guest is greeted within 60 seconds.", 2]]
    result = taken(
        workbooks({"FRONT OFFICE": table, "F&B": table, "Revision log": [["2026", "JS"], ["2025", "AB"]]})
    )

    assert result.pack
    assert [(d.id, d.title["en"]) for d in result.pack.departments] == [
        ("front_office", "Front office"),
        ("f_and_b", "F&b"),
    ]
    assert said(result, "sheet-skipped") == ["Revision log"]


def test_a_formula_gives_its_last_result_and_says_so() -> None:
    rows = [HEAD, ["Bar", '=CONCATENATE("The bar ","is clean.")', "=1+1"]]

    result = taken(calculated(workbook(rows), {"B2": "The bar is clean.", "C2": "2"}))

    (standard,) = standards(result)
    assert (standard.text["en"], standard.weight) == ("The bar is clean.", 2)
    assert said(result, "formula") == ["Standards!B2", "Standards!C2"]


def test_a_formula_that_was_never_calculated_is_no_value() -> None:
    """Nothing is calculated here: the cell is told and the pack waits."""
    result = taken(workbook([HEAD, ["Bar", GREETED, '=IF(A2="Bar",2,1)']]))

    assert result.pack is None
    assert said(result, "formula-empty") == ["Standards!C2"]


def test_an_error_in_a_cell_is_told_with_its_place() -> None:
    result = taken(
        workbook(
            [HEAD, ["Bar", GREETED, "#REF!"]], change=lambda sheet: setattr(sheet["C2"], "data_type", "e")
        )
    )

    assert result.pack is None
    assert said(result, "cell-error") == ["Standards!C2"]


def test_unknown_columns_are_listed_and_not_taken() -> None:
    rows = [[*HEAD, "Auditor", "Result Q3"], ["Bar", GREETED, 1, "JS", "ok"]]

    result = taken(workbook(rows))

    assert said(result, "column-skipped") == ["Standards!D", "Standards!E"]
    assert len(standards(result)) == 1


@pytest.mark.parametrize(
    ("weights", "whole", "read_as"),
    [((0.5, 0.3, 0.1), "1", ["1/2", "3/10", "1/10"]), (("50%", "30 %", "15%"), "100", ["50", "30", "15"])],
)
def test_weights_that_do_not_make_a_whole_are_told(
    weights: tuple[object, ...], whole: str, read_as: list[str]
) -> None:
    """They count in proportion all the same."""
    rows = [["Bar", f"The bar has quality number {'abc'[n]}.", weight] for n, weight in enumerate(weights)]

    result = taken(workbook([HEAD, *rows]))

    assert [str(s.weight) for s in standards(result)] == read_as
    (remark,) = [remark for remark in result.remarks if remark.code == "weights-sum"]
    assert f"not to {whole}" in remark.said


def test_a_cell_formatted_as_per_cent_is_read_as_it_is_shown() -> None:
    """Excel keeps 0.2 and shows 20 %."""
    result = taken(
        workbook([HEAD, ["Bar", GREETED, 0.2]], change=lambda s: setattr(s["C2"], "number_format", "0%"))
    )

    assert standards(result)[0].weight == 20
    assert said(result, "percent-read") == ["Standards!C2"]


def test_points_for_yes_and_no_become_weights() -> None:
    rows = [["Department", "Standard", "Points"], ["Bar", GREETED, "Yes:3 / No:0"],
            ["Bar", "Clean glasses.", "Ja: 2, Nei: 0"],
            ["Bar", "Cold beer.", "Yes=3;No=1;NA"]]  # fmt: skip

    result = taken(workbook(rows))

    assert [s.weight for s in standards(result)] == [3, 2, 3]
    assert said(result, "points-read") == ["Standards!C2", "Standards!C3"]
    assert said(result, "points-for-no") == ["Standards!C4"]


def test_a_question_that_a_no_should_answer_is_not_turned_silently() -> None:
    result = taken(workbook([["Standard", "Points"], ["Was the floor dirty at all?", "Yes:0 / No:3"]]))

    assert result.pack is None
    assert said(result, "no-earns-more") == ["Standards!B2"]


def test_points_that_nobody_can_read_are_told() -> None:
    result = taken(workbook([["Standard", "Points"], ["The floor is clean and dry.", "see appendix"]]))

    assert result.pack is None
    assert said(result, "unread-points") == ["Standards!B2"]


def test_a_date_that_excel_made_of_a_text_is_not_taken() -> None:
    """What was typed, 5-8 or 5.8, is lost: the cell is empty and told."""
    mangled = dt.datetime(2026, 8, 5)  # noqa: DTZ001 - as in Excel
    rows = [["Department", "Standard", "Time limit"], ["Bar", GREETED, mangled]]

    result = taken(workbook(rows))

    assert result.pack is None
    (remark,) = result.of("wrong")
    assert (remark.place, remark.code) == ("Standards!C2", "mangled-date")
    assert "5-8" in remark.said


def test_a_time_in_a_column_of_limits_may_mean_two_things() -> None:
    rows = [["Standard", "Time limit"], [GREETED, dt.time(0, 5)]]

    result = taken(workbook(rows))

    assert said(result, "mangled-date") == ["Standards!B2"]


def test_limits_of_a_column_are_read_and_said() -> None:
    rows = [["Standard", "Time limit", "Starts", "Stops"], [GREETED, "30 sec", "Seen", "Greeted"],
            ["The phone is answered.", "3 rings", "First ring", "A voice"],
            ["The bill comes.", "within 5 min", "Asked", "Brought"]]  # fmt: skip

    result = taken(workbook(rows))

    limits = [s.limit and s.limit.usual for s in standards(result)]
    assert limits == [Within(30_000), Rings(3), Within(300_000)]
    assert said(result, "limit-read") == ["Standards!B2"]  # the others are written as we write them


def test_the_unit_may_stand_in_the_heading() -> None:
    result = taken(workbook([["Standard", "Time limit (min)"], ["The bill comes.", 5]]))

    assert [s.limit and s.limit.usual for s in standards(result)] == [Within(300_000)]
    assert "clock-guessed" in codes(result)


def test_a_figure_without_a_unit_is_no_limit() -> None:
    result = taken(workbook([["Standard", "Time limit"], ["The bill comes.", 5]]))

    assert result.pack is None
    assert said(result, "unread-limit") == ["Standards!B2"]


def test_a_limit_in_a_sentence_is_proposed_and_never_taken_by_itself() -> None:
    book = read(
        workbook([HEAD, ["Bar", "Drinks are served within 5 minutes.", 1], ["Bar", GREETED, 1]]), "x.xlsx"
    )

    left = imported(book)
    accepted = imported(book, wishes=Wishes(accepted=None))

    (proposal,) = left.limits
    assert (proposal.said, proposal.phrase, proposal.row) == ("within 5 min", "within 5 minutes", 2)
    assert [s.limit for s in standards(left)] == [None, None]
    assert said(left, "limit-proposed") == ["Standards!B2"]
    assert [s.limit and s.limit.usual for s in standards(accepted)] == [Within(300_000), None]
    assert said(accepted, "limit-accepted") == ["Standards!B2"]


def test_columns_in_several_languages_find_their_place() -> None:
    """English and Norwegian headings, with and without a suffix."""
    rows = [["Avdeling", "Standard (en)", "Standard [nb]", "Vekt", "Kritisk"],
            ["Resepsjon", "Greeted within 60 s.", "Gjesten blir hilst innen 60 s.", "1,5", "Ja"]]  # fmt: skip

    result = taken(workbook(rows))

    (standard,) = standards(result)
    assert dict(standard.text) == {"en": rows[1][1], "nb": rows[1][2]}
    assert (str(standard.weight), standard.critical) == ("3/2", True)
    assert said(result, "comma-read") == ["Standards!D2"]
    assert said(result, "word-guessed") == ["Standards!E2"]


def test_a_language_without_a_column_is_told_and_an_empty_cell_is_a_problem() -> None:
    rows = [["Text (en)", "Text (nb)", "Met (en)"], [GREETED, "Gjesten blir hilst.", "A smile."],
            ["The bar is clean.", None, "No stains."]]  # fmt: skip

    result = taken(workbook(rows))

    assert said(result, "untranslated") == ["Standards!2 rows (2, 3)"]
    assert said(result, "text-missing") == ["Standards!3"]
    assert result.pack is None


def test_a_list_that_is_german_is_known_to_be() -> None:
    rows = [
        ["Abteilung", "Prüfpunkt", "Gewichtung"],
        ["Rezeption", "Der Gast wird mit Namen begrüßt und nicht gesiezt.", 1],
    ]

    result = taken(workbook(rows))

    assert result.pack
    assert result.pack.languages == ("de",)


def test_a_standard_of_a_department_called_total_is_no_sum() -> None:
    """Only where a word of sums stands in the standard's own place, or nothing does, is the row a sum."""
    rows = [
        ["Department", "No", "Standard", "Weight"],
        ["Total", 1, GREETED, 1],
        ["Total", None, "Total", 4],
    ]

    result = taken(workbook(rows))

    assert result.pack is not None
    assert [one.text["en"] for one in result.pack.standards()] == [GREETED]
    assert said(result, "total-skipped") == ["Standards!3"]


def test_a_row_without_a_text_and_a_sum_are_told_apart() -> None:
    rows = [
        ["Department", "No", "Standard", "Weight"],
        ["Bar", 1, GREETED, 1],
        ["Bar", 2, None, 3],
        ["Total", None, None, 4],
    ]

    result = taken(workbook(rows))

    assert said(result, "no-text") == ["Standards!3"]
    assert said(result, "total-skipped") == ["Standards!4"]


def test_column_names_that_come_again_are_no_standards() -> None:
    """As where a file was printed page by page."""
    result = taken(workbook([HEAD, ["Bar", GREETED, 1], HEAD, ["Bar", "Clean glasses.", 1]]))

    assert len(standards(result)) == 2
    assert said(result, "repeated-header") == ["Standards!3"]


def test_a_group_that_is_split_is_brought_together() -> None:
    rows = [["Department", "Group", "Standard"], ["Bar", "Service", GREETED],
            ["Bar", "Glasses", "Clean glasses."],
            ["Bar", "Service", "The bill is right."]]  # fmt: skip

    result = taken(workbook(rows))

    assert [s.group and s.group["en"] for s in standards(result)] == ["Service", "Service", "Glasses"]
    assert said(result, "gathered") == ["Standards!4"]


def test_the_same_standard_twice_is_taken_twice_and_told() -> None:
    result = taken(workbook([HEAD, ["Bar", GREETED, 1], ["Bar", GREETED, 1]]))

    assert len({s.id for s in standards(result)}) == 2
    assert said(result, "text-again") == ["Standards!B3"]


def test_a_word_that_is_not_known_is_a_problem_at_its_cell() -> None:
    result = taken(workbook([["Standard", "Channel"], [GREETED, "carrier pigeon"]]))

    assert result.pack is None
    assert said(result, "unread-word") == ["Standards!B2"]


def test_a_condition_in_a_column_is_written_into_what_counts() -> None:
    result = taken(
        workbook([["Standard", "Met", "Applies if"], [GREETED, "A smile.", "the guest has a child"]])
    )

    assert standards(result)[0].met["en"] == "A smile. Only where the guest has a child."
    assert said(result, "condition-told") == ["Standards!2"]


def test_a_character_that_no_text_can_hold_is_taken_out_and_said() -> None:
    """Excel writes a vertical tab as _x000B_."""
    result = taken(workbook([["Standard"], ["The guest_x000B_ is greeted with a smile."], [GREETED]]))

    assert standards(result)[0].text["en"] == "The guest is greeted with a smile."
    assert said(result, "characters") == ["Standards!A2"]


def test_whoever_imports_can_say_which_column_is_what() -> None:
    """The proposal is only a proposal."""
    book = read(
        workbook([["A", "B"], ["The bar is clean and quiet.", "x"], ["The bill is right, always.", "y"]]),
        "x.xlsx",
    )
    (mapping,) = proposed(book)
    changed = replace(mapping, header_row=1, columns={1: Use("text", "en"), 2: Use("department")})

    result = imported(book, [changed], Wishes("my_house", "2026", "My house"))

    assert [s.department for s in standards(result)] == ["x", "y"]
    assert result.pack
    assert (result.pack.id, result.pack.edition, result.pack.title) == (
        "my_house",
        "2026",
        {"en": "My house"},
    )
    assert not {"id", "edition", "title"} & {
        r.said.split("'")[1] for r in result.remarks if r.code == "pack-guessed"
    }


def test_a_sheet_without_standards_is_refused_with_the_sheets_there_are() -> None:
    with pytest.raises(Refused, match="No sheet has a column of standards: Figures") as refused:
        taken(workbook([["a", "b"], [1, 2], [3, 4]], "Figures"))

    assert refused.value.code == "no-standards"


def test_six_hundred_rows_with_four_hundred_conditions() -> None:
    """Each condition is in its standard, each row in the pack."""
    rows = [
        [f"Dept {n % 12}", f"Standard of sort {n} is kept with care.", f"case {n} holds" if n % 3 else None]
        for n in range(600)
    ]

    result = taken(workbook([["Department", "Standard", "Condition"], *rows]))

    found = standards(result)
    assert len(found) == 600
    assert sum("Only where" in s.met["en"] for s in found) == 400


def test_ten_thousand_rows_tell_how_far_they_are() -> None:
    rows = [[f"Dept {n % 40}", f"Standard of sort {n} is kept.", 1] for n in range(10_000)]
    told: list[tuple[int, int]] = []
    data = workbook([HEAD, *rows])

    book = read(data, "large.xlsx", lambda done, of: told.append((done, of)))
    reading = len(told)
    result = imported(book, told=lambda done, of: told.append((done, of)))

    assert len(standards(result)) == 10_000
    assert reading > 10
    assert told[-1] == (10_000, 10_000)
    assert [done for done, _ in told[reading:]] == sorted(done for done, _ in told[reading:])
