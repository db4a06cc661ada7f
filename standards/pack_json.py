"""A pack as JSON, for the tablet and for keeping, and its content hash. The shape is in standards/README.md.

Fractions travel as exact text ("3/2"): no float stands between a pack and a verdict.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from standards.limits_json import time_limit_as_json, time_limit_from_json
from standards.pack import Band, Clock, Department, Gate, Pack, RatingRules, Standard, Text

FORMAT = 1
_GATE_KEYS = ("at_most", "at_least", "department", "class")


def as_json(pack: Pack) -> dict[str, Any]:
    """The pack as plain dicts, lists, texts and whole numbers."""
    return {
        "format": FORMAT,
        "id": pack.id,
        "edition": pack.edition,
        "title": dict(pack.title),
        "languages": list(pack.languages),
        "stages": [{"id": stage, "title": dict(title)} for stage, title in pack.stages.items()],
        "departments": [_department(department) for department in pack.departments],
        "rating": _rating(pack.rating),
    }


def from_json(data: Mapping[str, Any]) -> Pack:
    """The pack that `as_json` made this of. ValueError for another format, KeyError if a part is missing."""
    if data["format"] != FORMAT:
        raise ValueError(f"this is a pack of format {data['format']!r}; Sixty reads format {FORMAT}")
    languages = data["languages"]
    return Pack(
        id=data["id"],
        edition=data["edition"],
        title=_text(data["title"], languages),
        languages=tuple(languages),
        departments=tuple(_department_from(part, languages) for part in data["departments"]),
        rating=_rating_from(data["rating"]),
        stages={stage["id"]: _text(stage["title"], languages) for stage in data["stages"]},
    )


def as_text(pack: Pack) -> str:
    """The pack's canonical JSON: sorted keys, no spaces, so that equal packs are equal bytes."""
    return json.dumps(as_json(pack), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def from_text(text: str) -> Pack:
    """The pack that `as_text` made this of."""
    return from_json(json.loads(text))


def content_hash(pack: Pack) -> str:
    """The sha256, in hex, of the pack's canonical JSON: of what it says, however its files are laid out."""
    return hashlib.sha256(as_text(pack).encode()).hexdigest()


def _department(department: Department) -> dict[str, Any]:
    return {
        "id": department.id,
        "title": dict(department.title),
        "stage": department.stage,
        "standards": [_standard(standard) for standard in department.standards],
    }


def _standard(standard: Standard) -> dict[str, Any]:
    clock, limit = standard.clock, standard.limit
    return {
        "id": standard.id,
        "text": dict(standard.text),
        "met": dict(standard.met),
        "channel": standard.channel,
        "class": standard.classed,
        "classification": standard.classification,
        "dimension": standard.dimension,
        "weight": str(standard.weight),
        "critical": standard.critical,
        "evidence": list(standard.evidence),
        "group": None if standard.group is None else dict(standard.group),
        "clock": None if clock is None else {"starts": dict(clock.starts), "stops": dict(clock.stops)},
        "phrases": [dict(phrase) for phrase in standard.phrases],
        "limit": None if limit is None else time_limit_as_json(limit),
        "measures": standard.measures,
    }


def _rating(rules: RatingRules) -> dict[str, Any]:
    return {
        "class_weights": {name: str(weight) for name, weight in rules.class_weights.items()},
        "coverage": str(rules.coverage),
        "bands": [{"stars": band.stars, "score": str(band.score)} for band in rules.bands],
        "gates": [_gate(gate) for gate in rules.gates],
    }


def _gate(gate: Gate) -> dict[str, Any]:
    at_least = None if gate.at_least is None else str(gate.at_least)
    values = dict(zip(_GATE_KEYS, (gate.at_most, at_least, gate.department, gate.classed), strict=True))
    said = {key: value for key, value in values.items() if value is not None}
    return {"id": gate.id, "stars": gate.stars, "rule": gate.rule, **said}


def _text(text: Mapping[str, str], languages: Iterable[str]) -> Text:
    """The text with its source language first again: sorted keys lose that order."""
    return {language: text[language] for language in dict.fromkeys([*languages, *text]) if language in text}


def _optional_text(text: Mapping[str, str] | None, languages: Iterable[str]) -> Text | None:
    return None if text is None else _text(text, languages)


def _department_from(data: Mapping[str, Any], languages: Iterable[str]) -> Department:
    return Department(
        id=data["id"],
        title=_text(data["title"], languages),
        stage=data["stage"],
        standards=tuple(_standard_from(part, data["id"], languages) for part in data["standards"]),
    )


def _standard_from(data: Mapping[str, Any], department: str, languages: Iterable[str]) -> Standard:
    clock, limit = data["clock"], data["limit"]
    return Standard(
        id=data["id"],
        department=department,
        text=_text(data["text"], languages),
        met=_text(data["met"], languages),
        channel=data["channel"],
        classed=data["class"],
        classification=data["classification"],
        dimension=data["dimension"],
        weight=Fraction(data["weight"]),
        critical=data["critical"],
        evidence=tuple(data["evidence"]),
        group=_optional_text(data["group"], languages),
        clock=None
        if clock is None
        else Clock(*(_text(clock[key], languages) for key in ("starts", "stops"))),
        limit=limit and time_limit_from_json(limit, _optional_text(limit["unless"], languages)),
        measures=data.get("measures", ""),
        phrases=tuple(_text(phrase, languages) for phrase in data["phrases"]),
    )


def _rating_from(data: Mapping[str, Any]) -> RatingRules:
    return RatingRules(
        class_weights={name: Fraction(weight) for name, weight in data["class_weights"].items()},
        bands=tuple(Band(band["stars"], Fraction(band["score"])) for band in data["bands"]),
        gates=tuple(_gate_from(gate) for gate in data["gates"]),
        coverage=Fraction(data["coverage"]),
    )


def _gate_from(data: Mapping[str, Any]) -> Gate:
    at_least = data.get("at_least")
    return Gate(
        id=data["id"],
        stars=data["stars"],
        rule=data["rule"],
        at_most=data.get("at_most"),
        at_least=None if at_least is None else Fraction(at_least),
        department=data.get("department"),
        classed=data.get("class"),
    )
