"""The JSON Schema (2020-12) of a pack's files, read off the rules of vocabulary.py, so that it cannot drift.

It says what one file can say of itself. What holds between files and languages only `check` knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from inspect import getclosurevars
from typing import Any

from standards import durations, limits_written, texts, values, vocabulary
from standards.forms import Form
from standards.pack import HOUSE_KINDS
from standards.problems import Fault
from standards.taking_written import DEPARTMENT_ON_BASE, PACK_ON_BASE
from standards.values import Rule

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LANGUAGE_FITS = getclosurevars(values.language).nonlocals["fits"]


def pack_schema(described: Mapping[str, str] | None = None) -> Schema:
    """The schema of pack.yaml and of a department's file: which of them it is, its keys tell.

    `described` says what a key is for, for editors that show it. A rule nobody told it of is a LookupError.
    """
    made = _Schemas(described or {})
    pack = {"if": {"required": ["base"]}, "then": made.of(PACK_ON_BASE), "else": made.of(vocabulary.PACK)}
    return {
        "$schema": DIALECT,
        "title": "A file of a pack of standards",
        "type": "object",
        "if": {"anyOf": [{"required": ["format"]}, {"required": ["rating"]}]},
        "then": pack,
        "else": made.of(DEPARTMENT_ON_BASE),
        "$defs": dict(sorted(made.definitions.items())),
    }


def descriptions(readme: str) -> dict[str, str]:
    """What the tables of the README say of each key: the first that says anything."""
    found: dict[str, str] = {}
    for keys, said in re.findall(r"^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \| ([^|]+) \|$", readme, re.MULTILINE):
        for key in re.findall(r"[a-z_]+", keys):
            found.setdefault(key, said.strip().replace("`", ""))
    return found


class _Schemas:
    """Schemas of rules; a form is defined once and referred to."""

    def __init__(self, described: Mapping[str, str]) -> None:
        self.described = described
        self.definitions: dict[str, Schema] = {}
        self.named: Mapping[Callable[..., object], Callable[[], Schema]] = {
            texts.text: self._text,
            limits_written.limit: lambda: self._limit(houses=True),
            limits_written.house_limit: lambda: self._limit(houses=False),
            limits_written.opening: self._opening,
            limits_written.rings: self._rings,
            vocabulary.bands: lambda: _mapping(values.stars, self.of(values.score_or_points), 1),
            vocabulary.values_of_the_house: lambda: _mapping(values.slug, self.of(texts.text), 0),
            vocabulary.minutes: lambda: _mapping(values.word, self.of(values.whole), 0),
        }

    def of(self, rule: Rule) -> Schema:
        """The schema of what that rule allows."""
        if isinstance(rule, Form):
            return self._defined(rule.called, lambda: self._form(rule))
        if rule in self.named:
            return self._defined(rule.__name__, self.named[rule])
        parts = getclosurevars(rule).nonlocals
        match getattr(rule, "__qualname__", "").partition(".")[0]:
            case "single":
                return _single(parts["fault"], parts["fits"])
            case "one_of":
                return {"enum": list(parts["allowed"])}
            case "list_of" | "set_of" as kind:
                unique = {"uniqueItems": True} if kind == "set_of" else {}
                least = {"minItems": parts["at_least"]} if parts["at_least"] else {}
                return {"type": "array", "items": self.of(parts["rule"]), **unique, **least}
            case "all_or":
                return {"anyOf": [{"const": "all"}, self.of(parts["rule"])]}
        raise LookupError(f"schema.py does not know the rule {rule!r}: say what it allows")

    def _defined(self, name: str, made: Callable[[], Schema]) -> Schema:
        key = name.replace("a ", "", 1).replace("the ", "", 1).replace(" ", "_")
        if key not in self.definitions:
            self.definitions[key] = {}  # so that a rule may hold itself
            self.definitions[key] = made()
        return {"$ref": f"#/$defs/{key}"}

    def _form(self, form: Form) -> Schema:
        rules = {**form.required, **form.optional}
        properties = {key: self._key(key, rule) for key, rule in rules.items()}
        required = {"required": list(form.required)} if form.required else {}
        return {"type": "object", "properties": properties, **required, "additionalProperties": False}

    def _key(self, key: str, rule: Rule) -> Schema:
        said = {"description": self.described[key]} if key in self.described else {}
        return {**self.of(rule), **said}

    def _text(self) -> Schema:
        names = {"pattern": _whole(_LANGUAGE_FITS.__self__.pattern)}
        some = {"type": ["string", "number"], "minLength": 1}
        return {"type": "object", "propertyNames": names, "additionalProperties": some, "minProperties": 1}

    def _opening(self) -> Schema:
        return {
            "type": "array",
            "items": self.of(values.time_of_day),
            "minItems": 2,
            "maxItems": 2,
            "uniqueItems": True,
        }

    def _rings(self) -> Schema:
        form = getclosurevars(limits_written.rings).globals["_RINGS"]
        return {"if": {"type": "object"}, "then": self.of(form), "else": self.of(values.count)}

    def _limit(self, *, houses: bool) -> Schema:
        kinds = {kind: self._key(kind, rule) for kind, rule in limits_written.LIMIT_KINDS.items()}
        others = {house: self.of(limits_written.house_limit) for house in HOUSE_KINDS} if houses else {}
        excuse = {"unless": self.of(texts.text)} if houses else {}
        return {
            "type": "object",
            "properties": {**kinds, **others, **excuse},
            "additionalProperties": False,
            "oneOf": [{"required": [kind]} for kind in kinds],
        }


def _mapping(keys: Rule, held: Schema, at_least: int) -> Schema:
    least = {"minProperties": at_least} if at_least else {}
    parts = getclosurevars(keys).nonlocals
    names = _single(parts["fault"], parts["fits"])
    return {"type": "object", "propertyNames": _as_name(names), "additionalProperties": held, **least}


def _as_name(schema: Schema) -> Schema:
    """What holds of a key: keys are texts."""
    return (
        {"enum": [each for each in schema["enum"] if isinstance(each, str)]} if "enum" in schema else schema
    )


def _whole(pattern: str) -> str:
    """A pattern of the whole text, as JavaScript writes it."""
    return f"^(?:{re.sub(r'[?]P<[a-z]+>', '', pattern)})$"


def _number(**bounds: float) -> Schema:
    """A number, also as a text in quotes."""
    return {
        "anyOf": [{"type": "number", **bounds}, {"type": "string", "pattern": r"^[0-9]{1,6}(\.[0-9]{1,6})?$"}]
    }


def _integer(least: int) -> Schema:
    return {
        "anyOf": [
            {"type": "integer", "minimum": least, "maximum": 999_999},
            {"type": "string", "pattern": "^[0-9]{1,6}$"},
        ]
    }


def _single(fault: Fault, fits: Any) -> Schema:  # noqa: C901, PLR0911 - one case a rule
    """What a single value that fits looks like; a fault belongs to one rule, or its test tells them apart."""
    match fault:
        case Fault.NO_VALUE:
            return {"type": ["string", "number"], "minLength": 1}
        case Fault.BAD_ID | Fault.BAD_LANGUAGE:
            return {"type": "string", "pattern": _whole(fits.__self__.pattern)}
        case Fault.BAD_FORMAT:
            return {"enum": [1, "1"]}
        case Fault.BAD_WEIGHT:
            return _number(exclusiveMinimum=0, maximum=999_999.999999)
        case Fault.BAD_PERCENT if fits is values.is_percent:
            return _number(minimum=0, maximum=100)
        case Fault.BAD_PERCENT:
            return _number(minimum=0, maximum=999_999.999999)
        case Fault.BAD_NONE_AT:
            return _number(exclusiveMinimum=100, maximum=999_999.999999)
        case Fault.BAD_COUNT:
            return _integer(0 if fits("0") else 1)
        case Fault.BAD_STARS:
            return {"enum": [1, 2, 3, 4, 5, "1", "2", "3", "4", "5"]}
        case Fault.NOT_TRUE_OR_FALSE:
            return {"enum": [True, False, "true", "false"]}
        case Fault.BAD_DURATION:
            written = durations._DURATION.pattern  # noqa: SLF001 - the one place that says what a duration is
            return {"type": "string", "pattern": f"(?=.*[1-9]){_whole(written)}"}
        case Fault.BAD_CLOCK_TIME:
            return {"type": "string", "pattern": _whole(durations._TIME_OF_DAY.pattern)}  # noqa: SLF001 - the same
    raise LookupError(f"schema.py does not know what {fault.code} is about")
