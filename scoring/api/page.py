"""The API for people to read, from the same table as the document. Pure."""

from __future__ import annotations

from typing import Any

from inspections.keys.key import SCOPES
from scoring.api.calls import CALLS, IDEMPOTENCY_KEY, ROOT
from scoring.api.document import ABOUT
from scoring.api.problems import KINDS
from scoring.api.schema import Schema
from scoring.api.shapes import SCHEMAS


def of_people() -> dict[str, Any]:
    """What page.html draws."""
    return {
        "about": ABOUT,
        "root": ROOT,
        "calls": CALLS,
        "name": _name,
        "kind": _kind,
        "fields": _fields,
        "schemas": {name: schema for name, schema in SCHEMAS.items() if name != "Problem"},
        "scopes": SCOPES,
        "kinds": KINDS,
        "once": IDEMPOTENCY_KEY["description"],
    }


def _name(schema: Schema | None) -> str:
    """The name of what is referred to; "" for anything else."""
    return schema["$ref"].rpartition("/")[2] if schema and "$ref" in schema else ""


def _kind(schema: Schema) -> str:
    """ "text", "list of Answer", "one of en, nb", "1 to 5"."""
    if name := _name(schema):
        return name
    if "enum" in schema:
        return f"one of {', '.join(schema['enum'])}"
    kinds = [schema["type"]] if isinstance(schema["type"], str) else list(schema["type"])
    said = _KINDS.get(schema.get("format") or kinds[0], kinds[0])
    if kinds[0] == "integer":
        said = f"{schema['minimum']} to {schema['maximum']}"
    if kinds[0] == "array":
        said = f"list of {_kind(schema['items'])}"
    return f"{said} or null" if "null" in kinds else said


def _fields(schema: Schema, before: str = "") -> list[tuple[str, str, str, bool]]:
    """Its fields with kind, meaning and whether they must be there; those within a field below it."""
    told = []
    for name, one in schema.get("properties", {}).items():
        whole = f"{before}{name}"
        told.append((whole, _kind(one), one.get("description", ""), name in schema["required"]))
        inner = one.get("items", one) if "$ref" not in one else {}
        told += _fields(inner, f"{whole}.") if "$ref" not in inner else []
    return told


_KINDS = {
    "string": "text",
    "boolean": "true or false",
    "object": "object",
    "date-time": "moment",
    "date": "day",
}
