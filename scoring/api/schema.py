"""The parts that shapes are made of, as JSON Schemas (2020-12). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]

_CONTROLS = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f"
_WORDS = rf"^[^{_CONTROLS}]*[^\s{_CONTROLS}][^{_CONTROLS}]*$"
_UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"


def words(most: int, says: str) -> Schema:
    """Something written: not only spaces, no control characters but tabs and line breaks."""
    return {"type": "string", "minLength": 1, "maxLength": most, "pattern": _WORDS, "description": says}


def shape(says: str, must: Mapping[str, Schema], may: Mapping[str, Schema] | None = None) -> Schema:
    """An object with these fields and no others."""
    told = {"type": "object", "description": says, "properties": {**must, **(may or {})}}
    return told | {"required": list(must), "additionalProperties": False}


def one_of(says: str, *values: str) -> Schema:
    return {"type": "string", "enum": list(values), "description": says}


def text(says: str) -> Schema:
    return {"type": "string", "description": says}


def whole(says: str, least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most, "description": says}


def flag(says: str) -> Schema:
    return {"type": "boolean", "description": says}


def maybe(schema: Schema) -> Schema:
    """That, or null."""
    return schema | {"type": [schema["type"], "null"]}


def some(says: str, schema: Schema, least: int = 0, most: int | None = None) -> Schema:
    return {"type": "array", "description": says, "items": schema, "minItems": least} | (
        {"maxItems": most} if most is not None else {}
    )


def named(name: str) -> Schema:
    """The schema of that name in the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def page(name: str) -> Schema:
    """A page of them."""
    return shape(
        "A page, the first first.",
        {
            "items": some("What was found.", named(name)),
            "next": maybe(
                text("Where the next page begins: ask again with it as `cursor`. Null at the end.")
            ),
        },
    )


def scale(says: str, scores: range) -> Schema:
    return whole(says, scores[0], scores[-1])


UUID: Schema = {"type": "string", "pattern": _UUID, "description": "A UUID in lower case"}
MOMENT: Schema = {
    "type": "string",
    "format": "date-time",
    "description": "A moment with its offset, by RFC 3339",
}
DAY: Schema = {"type": "string", "format": "date", "description": "A day, YYYY-MM-DD"}
SCORE: Schema = {
    "type": "string",
    "pattern": r"^\d+(\.\d+)?$",
    "description": "A score of 100, cut and never rounded",
}
