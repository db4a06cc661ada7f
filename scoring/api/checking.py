"""Inputs held to their schemas: each field that is wrong, where, and what it must be. Gateway: jsonschema."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from scoring.api.problems import ApiProblem
from scoring.api.schema import Schema
from scoring.api.shapes import SCHEMAS

MOST_TOLD = 20
"""Errors that are told at once."""
FORMATS = FormatChecker(formats=())
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_moment(value: object) -> bool:
    """Whether it is no text at all, which is for `type` to say, or a moment with its offset."""
    if not isinstance(value, str):
        return True
    try:
        return _MOMENT.fullmatch(value) is not None and bool(moment(value))
    except (ValueError, OverflowError):
        return False


def is_day(value: object) -> bool:
    """The same of a day."""
    if not isinstance(value, str):
        return True
    try:
        return _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


FORMATS.checks("date-time")(is_moment)
FORMATS.checks("date")(is_day)


def moment(text: str) -> datetime:
    """The moment in UTC. ValueError, OverflowError where there is none."""
    return datetime.fromisoformat(text.upper()).astimezone(UTC)


def read_json(body: bytes) -> Any:
    """The value. ApiProblem "not_json" for what is none, is no UTF-8, or holds half a sign."""
    try:
        value = json.loads(body.decode(), parse_float=_number, parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as wrong:
        raise ApiProblem("not_json") from wrong
    return value


def expect_body(value: Any, schema: Schema) -> None:
    """ApiProblem "body_wrong" with each field that is wrong."""
    if errors := _errors(value, schema):
        told = [{"pointer": _pointer(error.absolute_path), "detail": _said(error)} for error in errors]
        raise ApiProblem("body_wrong", errors=told)


def expect_query(sent: Sequence[tuple[str, str]], schemas: Mapping[str, Schema]) -> dict[str, Any]:
    """The parameters, each of its kind, the left out with their defaults. ApiProblem "query_wrong".

    One that there is not is wrong too: a filter misspelt must not give everything.
    """
    told: dict[str, Any] = {
        name: schema["default"] for name, schema in schemas.items() if "default" in schema
    }
    errors, seen = list[dict[str, str]](), set[str]()
    for name, text in sent:
        if name not in schemas:
            there = ", ".join(schemas) or "none"
            errors.append(
                {"parameter": name[:100], "detail": f"there is no such parameter; there are: {there}"}
            )
        elif name in seen:
            errors.append({"parameter": name, "detail": "is sent twice; send it once"})
        else:
            told[name] = _read(text, schemas[name])
            errors += [
                {"parameter": name, "detail": _said(one)} for one in _errors(told[name], schemas[name])
            ]
        seen.add(name)
    if errors:
        raise ApiProblem("query_wrong", errors=errors[:MOST_TOLD])
    return told


def expect_header(name: str, text: str, schema: Schema) -> None:
    """ApiProblem "query_wrong" where the header is not what it must be."""
    if errors := _errors(text, schema):
        raise ApiProblem("query_wrong", errors=[{"parameter": name, "detail": _said(errors[0])}])


def _read(text: str, schema: Schema) -> Any:
    """A parameter's text as the kind that its schema names, where it can be read so."""
    if schema["type"] == "integer" and re.fullmatch(r"-?[0-9]{1,9}", text):
        return int(text)
    if schema["type"] == "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def _errors(value: Any, schema: Schema) -> list[Any]:
    found = _validator(json.dumps(schema)).iter_errors(value)
    return sorted(found, key=lambda error: list(map(str, error.absolute_path)))[:MOST_TOLD]


@cache
def _validator(schema: str) -> Any:
    whole = {**json.loads(schema), "components": {"schemas": SCHEMAS}}
    return Draft202012Validator(whole, format_checker=FORMATS)


def _pointer(path: Sequence[str | int]) -> str:
    return "#" + "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def _said(error: Any) -> str:
    """What the field must be, as the end of a sentence."""
    asked, rule = error.validator_value, error.validator
    if rule == "required":
        return f"must have {', '.join(repr(name) for name in asked if name not in error.instance)}"
    if rule == "additionalProperties":
        there = error.schema["properties"]
        strange = ", ".join(repr(name[:60]) for name in error.instance if name not in there)
        return f"must not have {strange}; it may have {', '.join(there)}"
    if rule == "type":
        kinds = [asked] if isinstance(asked, str) else asked
        return f"must be {' or '.join(_KINDS[kind] for kind in kinds)}"
    return _RULES[rule].format(
        asked if rule != "enum" else ", ".join(map(str, asked)), what=_what(error.schema)
    )


def _what(schema: Schema) -> str:
    said: str = schema.get("description", "as the document says")
    return said[:1].lower() + said[1:] if not said[:2].isupper() else said


_KINDS = {
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
}
_RULES = {
    "minimum": "must be {0} or more",
    "maximum": "must be {0} or less",
    "minLength": "must not be empty",
    "maxLength": "must have at most {0} signs",
    "minItems": "must have at least {0}",
    "maxItems": "must have at most {0}: send the others in another request",
    "enum": "must be one of {0}",
    "format": "must be a {0} that exists, as RFC 3339 writes it, such as 2026-05-14T13:40:13Z or 2026-05-14",
    "pattern": "must be: {what}; without control signs",
}


def _number(text: str) -> int | float:
    """1.0 is a whole number to JSON Schema, so it is one here."""
    value = float(text)
    return int(value) if value.is_integer() else value


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no JSON")
