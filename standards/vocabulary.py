"""The forms of a pack's files: every key there is, and what may stand under it. See README.md."""

from __future__ import annotations

from collections.abc import Iterator

from standards.forms import Form
from standards.limits_written import limit
from standards.pack import (
    CHANNELS,
    CLASSES,
    CLASSIFICATIONS,
    DIMENSIONS,
    EVIDENCE,
    EXPECTED_BY,
    MEASURED_BY,
    MEASURES,
    REPEATED,
    STAGES,
)
from standards.problems import Fault, Problem
from standards.texts import text
from standards.values import (
    Languages,
    Rule,
    beyond_the_limit,
    count,
    language,
    list_of,
    misfit,
    one_of,
    percent,
    score_or_points,
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

GATE_RULES = (
    "critical_not_met",
    "timed_in_limit",
    "department_score",
    "class_score",
    "area_score",
    "area_cap",
    "mandatory",
)


def bands(written: Written, languages: Languages) -> Iterator[Problem]:
    """A score for each number of stars."""
    yield from misfit(written, "mapping", "the score that each number of stars needs: {5: 90, 4: 82}")
    if written.shape == "mapping" and not written.entries:
        yield Fault.NOTHING_LISTED.at(written, key=written.key)
    yield from _keys_fit(written, stars, languages)
    for score in written.entries.values():
        yield from score_or_points(score, languages)


def values_of_the_house(written: Written, languages: Languages) -> Iterator[Problem]:
    """A title for each value that standards may serve."""
    yield from misfit(written, "mapping", "the title of each value: {warmth: {en: Warmth, nb: Varme}}")
    yield from _keys_fit(written, slug, languages)
    for title in written.entries.values():
        yield from text(title, languages)


def minutes(written: Written, languages: Languages) -> Iterator[Problem]:
    """Whole minutes for departments."""
    yield from misfit(written, "mapping", "the minutes spent in each department: {restaurant: 90}")
    yield from _keys_fit(written, word, languages)
    for spent in written.entries.values():
        yield from whole(spent, languages)


def all_or(rule: Rule) -> Rule:
    """A rule for the word `all`, or for what `rule` allows."""

    def rule_of_all(written: Written, languages: Languages) -> Iterator[Problem]:
        if written.text != "all":
            yield from rule(written, languages)

    return rule_of_all


def _keys_fit(written: Written, rule: Rule, languages: Languages) -> Iterator[Problem]:
    for key in written.entries:
        place = written.at(key)
        yield from rule(Written(place.file, place.line, written.key, "text", text=key), languages)


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
        "expected_by": one_of(EXPECTED_BY),
        "weight_because": text,
        "critical_because": text,
        "serves": set_of(word),
    },
)

DEPARTMENT = Form(
    "a department",
    required={"department": word, "title": text, "stage": one_of(STAGES), "standards": list_of(STANDARD)},
)

GATE = Form(
    "a gate",
    required={"id": slug, "stars": stars, "rule": one_of(GATE_RULES)},
    optional={
        "at_most": whole,
        "at_least": percent,
        "department": word,
        "class": one_of(CLASSES),
        "area": slug,
        "above": whole,
        "standards": set_of(word, at_least=1),
    },
)

AREA = Form(
    "an area",
    required={"id": slug},
    optional={
        "departments": set_of(word, at_least=1),
        "classifications": set_of(one_of(CLASSIFICATIONS), at_least=1),
        "classes": set_of(one_of(CLASSES), at_least=1),
    },
)

CREDIT = Form("the credit", required={}, optional={"none_at": beyond_the_limit, "repeated": one_of(REPEATED)})

RATING = Form(
    "the rating",
    required={
        "class_weights": Form("the list of class weights", required=dict.fromkeys(CLASSES, percent)),
        "bands": bands,
    },
    optional={
        "coverage": percent,
        "gates": list_of(GATE),
        "measure": one_of(MEASURED_BY),
        "areas": list_of(AREA, at_least=1),
        "half_step": count,
        "credit": CREDIT,
    },
)

SCENARIO = Form(
    "a scenario",
    required={"id": slug, "title": text, "departments": all_or(set_of(word))},
    optional={
        "briefly": set_of(word),
        "at_least_weight": weight,
        "channels": set_of(one_of(CHANNELS)),
        "also": set_of(word),
        "without": set_of(word),
    },
)

BASE = Form("the base", required={"pack": word, "edition": word})

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
    optional={
        "base": BASE,
        "values": values_of_the_house,
        "minutes": minutes,
        "scenarios": list_of(SCENARIO),
    },
)
