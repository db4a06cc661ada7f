"""The forms of a pack's files: every key there is, and what may stand under it. See README.md."""

from __future__ import annotations

from collections.abc import Iterator

from standards.forms import Form
from standards.limits_written import limit
from standards.pack import CHANNELS, CLASSES, CLASSIFICATIONS, DIMENSIONS, EVIDENCE, MEASURES, STAGES
from standards.problems import Fault, Problem
from standards.texts import text
from standards.values import (
    Languages,
    language,
    list_of,
    misfit,
    one_of,
    percent,
    set_of,
    single,
    slug,
    stars,
    true_or_false,
    weight,
    whole,
    word,
)
from standards.written import Written

GATE_RULES = ("critical_not_met", "timed_in_limit", "department_score", "class_score")


def bands(written: Written, languages: Languages) -> Iterator[Problem]:
    """A score for each number of stars."""
    yield from misfit(written, "mapping", "the score that each number of stars needs: {5: 90, 4: 82}")
    if written.shape == "mapping" and not written.entries:
        yield Fault.NOTHING_LISTED.at(written, key=written.key)
    for number, score in written.entries.items():
        place = written.at(number)
        yield from stars(Written(place.file, place.line, written.key, "text", text=number), languages)
        yield from percent(score, languages)


CLOCK = Form("a clock", required={"starts": text, "stops": text})

STANDARD = Form(
    "a standard",
    required={
        "id": word,
        "text": text,
        "met": text,
        "channel": one_of(CHANNELS),
        "class": one_of(CLASSES),
        "classification": one_of(CLASSIFICATIONS),
        "dimension": one_of(DIMENSIONS),
        "weight": weight,
    },
    optional={
        "group": text,
        "critical": true_or_false,
        "evidence": set_of(one_of(EVIDENCE)),
        "clock": CLOCK,
        "limit": limit,
        "measures": one_of(tuple(MEASURES)),
        "phrases": list_of(text),
    },
)

DEPARTMENT = Form(
    "a department",
    required={"department": word, "title": text, "stage": one_of(STAGES), "standards": list_of(STANDARD)},
)

GATE = Form(
    "a gate",
    required={"id": slug, "stars": stars, "rule": one_of(GATE_RULES)},
    optional={"at_most": whole, "at_least": percent, "department": word, "class": one_of(CLASSES)},
)

RATING = Form(
    "the rating",
    required={
        "class_weights": Form("the list of class weights", required=dict.fromkeys(CLASSES, percent)),
        "bands": bands,
    },
    optional={"coverage": percent, "gates": list_of(GATE)},
)

PACK = Form(
    "the pack",
    required={
        "format": single(Fault.BAD_FORMAT, "1".__eq__),
        "id": slug,
        "edition": word,
        "title": text,
        "languages": set_of(language, at_least=1),
        "stages": Form("the list of stages", required=dict.fromkeys(STAGES, text)),
        "departments": set_of(slug, at_least=1),
        "rating": RATING,
    },
)
