"""A visit from a file of observations, without any database: CSV or JSON in, a `Visit` or every problem out.

JSON has the shape of observations.schema.json; rows of CSV become the same shape and are checked alike.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from inspections.visit import Visit
from scoring.entries import ObservationsError, Sheet, quoted
from scoring.observations_csv import sheet_of_csv
from scoring.observations_json import sheet_of_json
from scoring.sheets import pack_problems, visit_of
from standards.pack import Pack
from standards.problems import Problem

SCHEMA = Path(__file__).with_name("observations.schema.json")


def read_observations(data: bytes, file: str, pack: Pack, house: str = "") -> Visit:
    """The visit that the file tells of; `file` is its name: JSON where that ends in .json, else CSV.

    `house` is "urban" or "resort" and goes before what the file says. An observation without an answer
    gets the one that follows from its measurement. `Visit.head` is the SHA-256 of the file.
    ObservationsError carries every problem found, each with its line.
    """
    text = _decoded(data, file)
    sheet = sheet_of_json(text, file) if file.lower().endswith(".json") else sheet_of_csv(text, file)
    problems = list(sheet.problems)
    problems += [p for p in shape_problems(sheet) if p.line not in _lines(sheet.problems)]
    problems += pack_problems(sheet, pack, house, faulty=_lines(problems))
    if problems:
        raise ObservationsError(problems)
    return visit_of(sheet, pack, house, head=hashlib.sha256(data).hexdigest())


def shape_problems(sheet: Sheet) -> Iterator[Problem]:
    """Where the document departs from the published schema; none where there is no document."""
    unread = sheet.document is None and sheet.problems
    errors = () if unread else _validator().iter_errors(sheet.document)
    for error in errors:
        path = tuple(error.absolute_path)
        yield sheet.problem(path, "shape", _what(error), f"Needed here: {error.schema['description']}.")


def _what(error: ValidationError) -> str:
    told = error.instance
    said = quoted(told if isinstance(told, str) else json.dumps(told, ensure_ascii=False, default=str))
    name = str(error.absolute_path[-1]) if error.absolute_path else "file"
    match error.validator:
        case "required":
            missing = error.message.split("'")[1]
            return f"“{missing}” is missing."
        case "anyOf":
            return "There is neither an answer nor a measurement."
        case "additionalProperties":
            strangers = sorted(set(told) - set(error.schema["properties"]))
            return f"Not known here: {', '.join(map(quoted, strangers))}."
        case _ if isinstance(told, dict | list) and not told:
            return f"“{name}” is empty."
        case _:
            return f"{said} does not fit “{name}”."


def _lines(problems: Iterable[Problem]) -> set[int]:
    return {problem.line for problem in problems}


@cache
def _validator() -> Any:
    formats = FormatChecker(formats=())
    formats.checks("date", raises=ValueError)(_is_date)
    formats.checks("date-time", raises=ValueError)(_is_moment)
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=formats)


def _is_date(told: object) -> bool:
    return not isinstance(told, str) or date.fromisoformat(told).isoformat() == told


def _is_moment(told: object) -> bool:
    return not isinstance(told, str) or datetime.fromisoformat(told).tzinfo is not None


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        what = f"The byte {data[wrong.start]:#04x} is no UTF-8."
        remedy = "Save the file as UTF-8 (in Excel: “CSV UTF-8”)."
        raise ObservationsError([Problem(file, line, "not-utf8", what, remedy)]) from wrong
