"""XLSForm, CSV and pasted lists: other people's files, read for what they say and nothing else."""

from __future__ import annotations

import pytest

from standards.exchange.book_csv import guarded, unguarded, zipped
from standards.exchange.importing import Imported, imported
from standards.exchange.pasted import read_pasted
from standards.exchange.reading import read
from standards.exchange.remarks import Refused
from tests.standards.made_books import codes, said, standards, taken, workbooks

SURVEY = [
    ["type", "name", "label::English (en)", "label::Norsk (nb)", "hint::English (en)", "relevant",
     "constraint"],
    ["begin_group", "arrival", "Arrival", "Ankomst", None, None, None],
    ["select_one yes_no", "by_car", "The guest arrives by car.", "Gjesten kommer med bil.", "Any car.", None,
     None],
    ["select_one yes_no", "valet", "The car is taken within 5 minutes.", "Bilen tas innen 5 minutter.", None,
     "${by_car} = 'yes'", None],
    ["begin_group", "desk", "At the desk", "Ved skranken", None, "selected(${by_car}, 'no')", None],
    ["select_one scale", "smile", "The guest is smiled at.", "Gjesten får et smil.", None, None, None],
    ["end_group"],
    ["integer", "minutes", "How many minutes?", "Hvor mange minutter?", None, None, ". > 0"],
    ["select_one missing", "name_used", "The name is used.", "Navnet brukes.", None, None, None],
    ["end_group"],
    ["note", "thanks", "Thank you", "Takk", None, None, None],
]  # fmt: skip
CHOICES = [["list_name", "name", "label::English (en)", "label::Norsk (nb)"], ["yes_no", "yes", "Yes", "Ja"],
           ["yes_no", "no", "No", "Nei"], ["yes_no", "na", "N/A", "Ikke aktuelt"],
           *[["scale", str(n), str(n), str(n)] for n in range(1, 6)]]  # fmt: skip
SETTINGS = [["form_title", "form_id", "default_language"], ["House check", "house", "Norsk (nb)"]]


def form(**sheets: list[list[object]]) -> Imported:
    return taken(workbooks({"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS, **sheets}))


def test_a_form_becomes_a_pack_in_its_languages() -> None:
    """The default language first; outer groups are departments, inner ones groups."""
    result = form()

    assert result.pack
    assert result.pack.languages == ("nb", "en")
    assert result.pack.title["nb"] == "House check"
    assert [(d.id, d.title["nb"]) for d in result.pack.departments] == [("arrival", "Ankomst")]
    assert [s.id for s in standards(result)] == [
        "arrival.by_car",
        "arrival.valet",
        "arrival.smile",
        "arrival.name_used",
    ]
    assert [s.group and s.group["en"] for s in standards(result)] == [None, None, "At the desk", None]


def test_a_condition_of_a_form_is_told_in_its_labels() -> None:
    """Of the question and of every group around it."""
    by_id = {standard.id: standard for standard in standards(form())}

    assert by_id["arrival.valet"].met["en"].endswith("Only where “The guest arrives by car.” = “Yes”.")
    assert by_id["arrival.valet"].met["nb"].endswith("Bare når “Gjesten kommer med bil.” = “Ja”.")
    assert by_id["arrival.smile"].met["en"].endswith("Only where “The guest arrives by car.” = “No”.")


def test_what_is_no_yes_or_no_is_told() -> None:
    result = form()

    assert said(result, "question-skipped") == ["survey!8", "survey!11"]
    assert said(result, "scale") == ["survey!6"]
    assert said(result, "list-missing") == ["survey!9"]
    assert said(result, "column-skipped") == ["survey!G"]
    assert [proposal.said for proposal in result.limits] == ["within 5 min"]


def test_a_form_without_its_choices_is_read_all_the_same() -> None:
    result = taken(workbooks({"survey": SURVEY}))

    assert len(standards(result)) == 4
    assert "list-missing" in codes(result)


def test_a_form_without_its_survey_is_refused() -> None:
    with pytest.raises(Refused, match="no sheet 'survey', which its sheet 'choices' needs") as refused:
        taken(workbooks({"choices": CHOICES, "settings": SETTINGS}))

    assert refused.value.code == "sheet-missing"


def test_a_form_in_one_language_says_that_it_was_guessed() -> None:
    survey = [["type", "name", "label"], ["select_one yn", "a", "The guest is greeted with a smile."]]

    result = taken(workbooks({"survey": survey}))

    assert [dict(s.text) for s in standards(result)] == [{"en": "The guest is greeted with a smile."}]
    assert {"language-guessed", "department-guessed"} <= codes(result)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_whatever_its_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    rows = [
        ["Avdeling", "Standard", "Vekt"],
        ["Kjøkken", "Gjesten får svar på spørsmål, og det er bra.", "2"],
    ]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)

    result = taken(text.encode(encoding), "standards.csv")

    (standard,) = standards(result)
    assert (standard.department, standard.text["nb"]) == ("kjokken", rows[1][1])
    assert ("latin" in codes(result)) == (encoding == "cp1252")


def test_the_delimiter_may_be_said_in_the_first_line() -> None:
    """As Excel writes it; rows keep the numbers that Excel shows."""
    result = taken(b"sep=;\r\nStandard;Channel\r\nThe phone is answered, always;pigeon\r\n", "x.csv")

    assert said(result, "unread-word") == ["x!B3"]


def test_an_apostrophe_that_guards_a_text_is_taken_off_and_said() -> None:
    result = taken(b"Standard,Met\nThe guest is greeted here.,'=SUM(A1)\n", "x.csv")

    assert standards(result)[0].met["en"] == "=SUM(A1)"
    assert said(result, "guard") == ["x!2"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\tx", "'=x", "'", "''x", "＝1", "plain", "it's", ""]
)
def test_a_guard_is_taken_off_to_the_same_text(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "＝"))


def test_a_pasted_list_becomes_a_pack() -> None:
    """Bullets and numbers go, headings become departments."""
    result = imported(
        read_pasted("""
ARRIVAL
• The guest is greeted within 30 seconds.
2. The door is opened.

# The bar
- [glasses] are clean.
   a) The bill is brought within 5 minutes.
Spa:
The spa is quiet.
""")
    )

    assert [(s.department, s.text["en"]) for s in standards(result)] == [
        ("arrival", "The guest is greeted within 30 seconds."),
        ("arrival", "The door is opened."),
        ("the_bar", "[glasses] are clean."),
        ("the_bar", "The bill is brought within 5 minutes."),
        ("spa", "The spa is quiet."),
    ]
    assert [proposal.said for proposal in result.limits] == ["within 30 s", "within 5 min"]
    assert len(said(result, "heading")) == 3


def test_rows_pasted_from_a_spreadsheet_are_a_table() -> None:
    result = imported(
        read_pasted("Department\tStandard\tWeight\nBar\tThe bar is clean.\t2\nBar\tThe bill is right.\t1\n")
    )

    assert [str(s.weight) for s in standards(result)] == ["2", "1"]


def test_nothing_pasted_is_refused() -> None:
    with pytest.raises(Refused, match="empty"):
        read_pasted("  \n ")


def test_a_zip_of_csv_is_read_as_its_sheets() -> None:
    data = zipped(
        {
            "BAR.csv": "Standard,Weight\nThe bar is clean.,1\n",
            "SPA.csv": "Standard,Weight\nThe spa is warm.,1\n",
        }
    )

    assert [s.department for s in standards(imported(read(data, "x.zip")))] == ["bar", "spa"]
