"""A pack to Excel, CSV, YAML and XLSForm. What is written can be read back to the same pack.

A pack that stands on another is written out whole: where its standards came from is not in these files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from standards.exchange.book_csv import as_csv, zipped
from standards.exchange.book_xlsx_made import as_xlsx
from standards.exchange.form_sheets import form_sheets
from standards.exchange.sheets import sheets, standards_columns
from standards.exchange.tree import file_trees
from standards.pack import Pack
from standards.yaml_text import as_yaml

HOW_TO = (
    "A row of the sheet Standards is a standard. Only text is needed; what is left out is proposed and told.",
    "department: the part of the house. A new word is a new department.",
    "id: department.short_name, never given to another standard. Left empty, one is made.",
    "text (en): the promise, in one sentence with its figure. One column for each language.",
    "met (en): what counts as met and what does not.",
    "weight: a number above 0. critical: true or false.",
    "limit: within 60 s | within 2 min either side of the time set | between 17:00 and 21:30",
    "or: 3 rings or 10 s | at most 5 min after the time quoted, 5 min before | every 90 min | at least 10 s",
    "limit urban, limit resort: where they differ from the usual one. unless (en): the excuse that lifts it.",
    "starts (en), stops (en): when the clock starts and stops; with a limit, and only then.",
    "evidence, serves: several, with commas.",
)


def to_xlsx(pack: Pack) -> bytes:
    """An Excel file with a sheet of standards, and sheets for all else."""
    return as_xlsx(sheets(pack), HOW_TO)


def to_csv(pack: Pack) -> bytes:
    """A zip of the same tables as CSV, a file each, safe to open in a spreadsheet."""
    return zipped({f"{name}.csv": "\ufeff" + as_csv(rows) for name, rows in sheets(pack).items()})


def to_yaml(pack: Pack, schema: str = "") -> bytes:
    """A zip of the pack's folder: pack.yaml and a file for each department, as `load_pack` reads them."""
    trees = file_trees(pack)
    return zipped({f"{pack.id}/{name}.yaml": as_yaml(tree, schema) for name, tree in trees.items()})


def to_xlsform(pack: Pack) -> bytes:
    """An XLSForm that asks for every standard, with our own sheets beside it that forms do not look at."""
    return as_xlsx({**form_sheets(pack), **sheets(pack)})


def template(languages: tuple[str, ...] = ("en", "nb")) -> bytes:
    """An empty Excel file to fill in, with drop-downs and notes."""
    columns = standards_columns(languages)
    titles = [f"title ({language})" for language in languages]
    tables = {
        "Standards": [columns],
        "Departments": [["department", *titles, "stage", "minutes"]],
    }
    return as_xlsx(tables, HOW_TO)


EXPORTS: Mapping[str, tuple[str, Callable[[Pack], bytes]]] = {
    "xlsx": ("Excel", to_xlsx),
    "csv.zip": ("CSV", to_csv),
    "yaml.zip": ("YAML", to_yaml),
    "xlsform.xlsx": ("XLSForm", to_xlsform),
}
"""What a file of each ending is called, and what makes it."""
