"""A pack as JSON, for the tablet and for keeping, and its content hash. The shape is in standards/README.md.

Fractions travel as exact text ("3/2"): no float stands between a pack and a verdict.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from standards.limits_json import time_limit_as_json, time_limit_from_json
from standards.origin_json import (
    base_as_json,
    base_from_json,
    left_as_json,
    left_from_json,
    origin_as_json,
    origin_from_json,
)
from standards.pack import (
    Area,
    Band,
    Clock,
    Credit,
    Department,
    Gate,
    Pack,
    RatingRules,
    Scenario,
    Standard,
    Text,
)

FORMAT = 1
_GATE_KEYS = ("at_most", "at_least", "department", "class", "area", "above", "standards")


def as_json(pack: Pack) -> dict[str, Any]:
    """The pack as plain dicts, lists, texts and whole numbers.

    What format 1 was given later stands there only where a pack uses it: packs kept before keep their hash.
    """
    values = [{"id": value, "title": dict(title)} for value, title in pack.values.items()]
    return {
        "format": FORMAT,
        "id": pack.id,
        "edition": pack.edition,
        "title": dict(pack.title),
        "languages": list(pack.languages),
        "stages": [{"id": stage, "title": dict(title)} for stage, title in pack.stages.items()],
        "departments": [_department(department) for department in pack.departments],
        "rating": _rating(pack.rating),
        **_if_any(
            values=values,
            scenarios=[_scenario(scenario) for scenario in pack.scenarios],
            scenario=pack.scenario,
            base=base_as_json(pack.base),
            left=[left_as_json(left) for left in pack.left],
        ),
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
        values={value["id"]: _text(value["title"], languages) for value in data.get("values", ())},
        scenarios=tuple(_scenario_from(part, languages) for part in data.get("scenarios", ())),
        scenario=data.get("scenario", ""),
        base=base_from_json(data.get("base")),
        left=tuple(
            left_from_json(part, partial(_text, languages=languages)) for part in data.get("left", ())
        ),
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


def _if_any(**parts: object) -> dict[str, object]:
    """The parts that hold anything."""
    return {name: part for name, part in parts.items() if part}


def _department(department: Department) -> dict[str, Any]:
    return {
        "id": department.id,
        "title": dict(department.title),
        "stage": department.stage,
        "standards": [_standard(standard) for standard in department.standards],
        **_if_any(minutes=department.minutes),
    }


def _scenario(scenario: Scenario) -> dict[str, Any]:
    return {
        "id": scenario.id,
        "title": dict(scenario.title),
        "departments": list(scenario.departments),
        "briefly": list(scenario.briefly),
        "at_least_weight": str(scenario.at_least_weight),
        "channels": list(scenario.channels),
        "also": list(scenario.also),
        "without": list(scenario.without),
    }


def _scenario_from(data: Mapping[str, Any], languages: Iterable[str]) -> Scenario:
    return Scenario(
        id=data["id"],
        title=_text(data["title"], languages),
        departments=tuple(data["departments"]),
        briefly=tuple(data["briefly"]),
        at_least_weight=Fraction(data["at_least_weight"]),
        channels=tuple(data["channels"]),
        also=tuple(data["also"]),
        without=tuple(data["without"]),
    )


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
        **_if_any(
            expected_by=standard.expected_by,
            weight_because=standard.weight_because and dict(standard.weight_because),
            critical_because=standard.critical_because and dict(standard.critical_because),
            serves=list(standard.serves),
            origin=origin_as_json(standard.origin),
        ),
    }


def _rating(rules: RatingRules) -> dict[str, Any]:
    return {
        "class_weights": {name: str(weight) for name, weight in rules.class_weights.items()},
        "coverage": str(rules.coverage),
        "bands": [{"stars": band.stars, "score": str(band.score)} for band in rules.bands],
        "gates": [_gate(gate) for gate in rules.gates],
        **_if_any(
            measure="" if rules.measure == "total" else rules.measure,
            areas=[_area(area) for area in rules.areas],
            half_step=rules.half_step,
            credit=_credit(rules.credit),
        ),
    }


def _area(area: Area) -> dict[str, Any]:
    lists = {
        "departments": area.departments,
        "classifications": area.classifications,
        "classes": area.classes,
    }
    return {"id": area.id, **_if_any(**{name: list(listed) for name, listed in lists.items()})}


def _credit(credit: Credit) -> dict[str, str]:
    none_at = {} if credit.none_at is None else {"none_at": str(credit.none_at)}
    return none_at if credit.repeated == "mean" else {**none_at, "repeated": credit.repeated}


def _gate(gate: Gate) -> dict[str, Any]:
    at_least = None if gate.at_least is None else str(gate.at_least)
    standards = list(gate.standards) or None
    measures = (gate.at_most, at_least, gate.department, gate.classed, gate.area, gate.above, standards)
    values = dict(zip(_GATE_KEYS, measures, strict=True))
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
        minutes=data.get("minutes", 0),
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
        expected_by=data.get("expected_by", ""),
        weight_because=_optional_text(data.get("weight_because"), languages),
        critical_because=_optional_text(data.get("critical_because"), languages),
        serves=tuple(data.get("serves", ())),
        origin=origin_from_json(data.get("origin", {}), partial(_text, languages=languages)),
    )


def _rating_from(data: Mapping[str, Any]) -> RatingRules:
    return RatingRules(
        class_weights={name: Fraction(weight) for name, weight in data["class_weights"].items()},
        bands=tuple(Band(band["stars"], Fraction(band["score"])) for band in data["bands"]),
        gates=tuple(_gate_from(gate) for gate in data["gates"]),
        coverage=Fraction(data["coverage"]),
        measure=data.get("measure", "total"),
        areas=tuple(_area_from(area) for area in data.get("areas", ())),
        half_step=data.get("half_step", 0),
        credit=_credit_from(data.get("credit", {})),
    )


def _area_from(data: Mapping[str, Any]) -> Area:
    lists = (tuple(data.get(name, ())) for name in ("departments", "classifications", "classes"))
    return Area(data["id"], *lists)


def _credit_from(data: Mapping[str, str]) -> Credit:
    none_at = Fraction(data["none_at"]) if "none_at" in data else None
    return Credit(none_at, data.get("repeated", "mean"))


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
        area=data.get("area"),
        above=data.get("above"),
        standards=tuple(data.get("standards", ())),
    )
