"""What is exported is imported to the same pack, and no cell of it can run."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from standards.exchange.exporting import EXPORTS, template, to_csv, to_xlsform, to_xlsx, to_yaml
from standards.exchange.importing import imported
from standards.exchange.reading import read
from standards.exchange.remarks import Refused
from standards.exchange.tree import number_written
from standards.loader import load_pack, load_shipped, shipped_packs
from standards.origin import OWN
from standards.pack import Pack
from standards.scenarios import selected
from tests.standards.house_packs import house_packs
from tests.standards.made_books import codes
from tests.standards.pack_texts import loaded

thoroughly = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a pack makes a workbook for every step
)


def again(pack: Pack, ending: str) -> Pack:
    """The pack that comes back from a file of that kind."""
    data = EXPORTS[ending][1](pack)
    if ending == "yaml.zip":
        return unpacked(data, pack.id)
    result = imported(read(data, f"house.{ending}"))
    assert result.pack is not None, "\n".join(map(str, result.of("wrong")))
    assert not {*codes(result)} & {"missing", "met-guessed", "id-made", "heading", "total-skipped", "merged"}
    return result.pack


def unpacked(data: bytes, name: str) -> Pack:
    with TemporaryDirectory() as folder, zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)
        return load_pack(Path(folder) / name)


def whole(pack: Pack) -> Pack:
    """The pack as it stands by itself."""
    departments = (
        replace(each, standards=tuple(replace(standard, origin=OWN) for standard in each.standards))
        for each in pack.departments
    )
    return replace(pack, departments=tuple(departments), base=None, left=())


@pytest.mark.parametrize("ending", EXPORTS)
@thoroughly
@given(pack=house_packs())
def test_export_and_import_give_the_same_pack(ending: str, pack: Pack) -> None:
    assert again(pack, ending) == pack


@pytest.mark.parametrize("ending", EXPORTS)
@pytest.mark.parametrize("name", shipped_packs())
def test_every_shipped_pack_comes_back_as_it_was(name: str, ending: str) -> None:
    """But for where its standards came from, if it stands on another."""
    pack = whole(load_shipped(name))

    assert again(pack, ending) == pack


@thoroughly
@given(pack=house_packs())
def test_no_cell_of_an_excel_file_is_a_formula(pack: Pack) -> None:
    """Whatever the texts begin with; and a text that is edited stays a text."""
    for data in (to_xlsx(pack), to_xlsform(pack)):
        book = openpyxl.load_workbook(io.BytesIO(data))
        for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert cell.quotePrefix or not str(cell.value).startswith(("=", "+", "-", "@"))


@thoroughly
@given(pack=house_packs())
def test_no_cell_of_a_csv_file_begins_a_formula(pack: Pack) -> None:
    with zipfile.ZipFile(io.BytesIO(to_csv(pack))) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8-sig")
            for row in csv.reader(io.StringIO(text, newline="")):
                assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


@pytest.mark.parametrize("ending", ["csv.zip", "yaml.zip"])
def test_the_same_pack_is_the_same_bytes(ending: str) -> None:
    make = EXPORTS[ending][1]

    assert make(loaded()) == make(loaded())


def test_words_of_the_vocabulary_are_chosen_from_a_list() -> None:
    """In the template and in what was exported, far below the last row."""
    for data in (template(), to_xlsx(loaded())):
        sheet = openpyxl.load_workbook(io.BytesIO(data))["Standards"]
        heads = {cell.value: cell.column_letter for cell in sheet[1]}
        offered = {
            str(each.sqref).split("2:")[0]: each.formula1 for each in sheet.data_validations.dataValidation
        }
        for name in (
            "channel",
            "class",
            "classification",
            "dimension",
            "critical",
            "expected_by",
            "measures",
        ):
            assert offered[heads[name]].startswith("Lists!$")
        assert any(str(each.sqref).endswith("2001") for each in sheet.data_validations.dataValidation)


def test_the_list_behind_a_drop_down_is_the_vocabulary() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template()))
    columns = {
        column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["Lists"].columns
    }

    assert columns["channel"] == ["face_to_face", "phone", "email", "chat", "app", "letter"]
    assert columns["critical"] == ["true", "false"]


def test_the_template_filled_in_is_a_pack() -> None:
    """With the fewest cells that mean something."""
    book = openpyxl.load_workbook(io.BytesIO(template(("en",))))
    sheet = book["Standards"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for name, value in {
        "department": "Bar",
        "text (en)": "Drinks come fast.",
        "limit": "within 5 min",
    }.items():
        sheet.cell(2, heads[name], value)
    written = io.BytesIO()
    book.save(written)

    result = imported(read(written.getvalue(), "bar.xlsx"))

    assert result.pack
    assert [s.id for s in result.pack.standards()] == ["bar.drinks_come_fast"]


def test_the_empty_template_is_refused() -> None:
    with pytest.raises(Refused, match="No sheet has a column of standards"):
        imported(read(template(), "template.xlsx"))


def test_a_pack_reduced_to_a_scenario_is_not_exported() -> None:
    """It would come back as another pack."""
    with pytest.raises(Refused, match="phone_test") as refused:
        to_yaml(selected(load_shipped("five_star"), "phone_test"))

    assert refused.value.code == "not-whole"


def test_a_text_longer_than_a_cell_is_refused() -> None:
    pack = loaded()
    long = replace(pack, title={"en": "x" * 40_000, "nb": "y"})

    with pytest.raises(Refused, match="32 767") as refused:
        to_xlsx(long)

    assert refused.value.code == "cell-too-long"


def test_a_number_is_written_exactly_or_not_at_all() -> None:
    assert [number_written(Fraction(n)) for n in ("3/2", "100", "1/1000000")] == ["1.5", "100", "0.000001"]
    with pytest.raises(ValueError, match="six decimals"):
        number_written(Fraction(1, 3))


def test_an_exported_folder_tells_editors_of_its_schema() -> None:
    data = to_yaml(loaded(), "https://sixty.example/pack.schema.json")

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = {archive.read(name).decode().splitlines()[0] for name in archive.namelist()}
    assert first == {"# yaml-language-server: $schema=https://sixty.example/pack.schema.json"}
