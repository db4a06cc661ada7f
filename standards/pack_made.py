"""A Pack made of a draft in which nothing is wrong."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from standards.durations import milliseconds
from standards.limits_written import kinds_of
from standards.origin import OWN
from standards.pack import (
    EVIDENCE,
    HOUSE_KINDS,
    STAGES,
    Area,
    Around,
    Band,
    Between,
    Clock,
    Credit,
    Department,
    Every,
    Gate,
    Limit,
    Pack,
    Quoted,
    RatingRules,
    Rings,
    Scenario,
    Standard,
    Text,
    TimeLimit,
    Wait,
    Within,
)
from standards.values import Languages
from standards.written import Draft, Written


def pack_of(draft: Draft) -> Pack:
    """The pack that the draft describes. It must have passed every check."""
    written, languages = draft.pack, draft.languages
    return Pack(
        id=written["id"].text,
        edition=written["edition"].text,
        title=_text(written["title"], languages),
        languages=languages,
        departments=tuple(_department(file, draft) for _, file in draft.files()),
        rating=_rating(written["rating"]),
        stages={stage: _text(written["stages"][stage], languages) for stage in STAGES},
        base=draft.base,
        left=draft.left,
        scenarios=tuple(_scenario(each, draft) for each in written["scenarios"].items),
        values={name: _text(title, languages) for name, title in written["values"].entries.items()},
    )


def _text(written: Written, languages: Languages) -> Text:
    return {language: written[language].text for language in languages}


def _optional_text(written: Written, languages: Languages) -> Text | None:
    return _text(written, languages) if written else None


def _department(written: Written, draft: Draft) -> Department:
    languages = draft.languages
    department = written["department"].text
    return Department(
        id=department,
        title=_text(written["title"], languages),
        stage=written["stage"].text,
        minutes=int(draft.pack["minutes"][department].text or 0),
        standards=tuple(_standard(each, department, draft) for each in written["standards"].items),
    )


def _standard(written: Written, department: str, draft: Draft) -> Standard:
    languages, values = draft.languages, draft.pack["values"].entries
    clock, limit = written["clock"], written["limit"]
    evidence, serves = written["evidence"].texts(), written["serves"].texts()
    return Standard(
        id=written["id"].text,
        department=department,
        text=_text(written["text"], languages),
        met=_text(written["met"], languages),
        channel=written["channel"].text,
        classed=written["class"].text,
        classification=written["classification"].text,
        dimension=written["dimension"].text,
        weight=Fraction(written["weight"].text),
        critical=written["critical"].text == "true",
        evidence=tuple(kind for kind in EVIDENCE if kind in evidence),
        group=_optional_text(written["group"], languages),
        clock=Clock(*(_text(clock[moment], languages) for moment in ("starts", "stops"))) if clock else None,
        limit=_time_limit(limit, languages) if limit else None,
        measures=written["measures"].text,
        phrases=tuple(_text(phrase, languages) for phrase in written["phrases"].items),
        expected_by=written["expected_by"].text,
        weight_because=_optional_text(written["weight_because"], languages),
        critical_because=_optional_text(written["critical_because"], languages),
        origin=draft.origins.get(written["id"].text, OWN),
        serves=tuple(value for value in values if value in serves),
    )


def _time_limit(written: Written, languages: Languages) -> TimeLimit:
    return TimeLimit(
        usual=_limit(written),
        by_house={house: _limit(written[house]) for house in HOUSE_KINDS if house in written},
        unless=_optional_text(written["unless"], languages),
    )


def _limit(written: Written) -> Limit:
    (kind,) = kinds_of(written)
    return _LIMITS[kind](written[kind])


def _ms(written: Written) -> int:
    return milliseconds(written.text)


def _optional_ms(written: Written) -> int | None:
    return _ms(written) if written else None


_LIMITS: dict[str, Callable[[Written], Limit]] = {
    "within": lambda written: Within(_ms(written)),
    "around": lambda written: Around(_ms(written)),
    "between": lambda written: Between(*written.texts()),
    "rings": lambda written: (
        Rings(int(written["count"].text), _optional_ms(written["within"]))
        if written.entries
        else Rings(int(written.text))
    ),
    "quoted": lambda written: Quoted(_ms(written["late"]), _optional_ms(written["early"])),
    "every": lambda written: Every(_ms(written)),
    "wait": lambda written: Wait(_ms(written)),
}


def _scenario(written: Written, draft: Draft) -> Scenario:
    chosen, briefly = written["departments"], written["briefly"].texts()
    named = draft.departments_listed if chosen.text == "all" else chosen.texts()
    return Scenario(
        id=written["id"].text,
        title=_text(written["title"], draft.languages),
        departments=tuple(name for name in named if name not in briefly),
        briefly=briefly,
        at_least_weight=Fraction(written["at_least_weight"].text or Scenario.at_least_weight),
        channels=written["channels"].texts(),
        also=written["also"].texts(),
        without=written["without"].texts(),
    )


def _rating(written: Written) -> RatingRules:
    weights, bands = written["class_weights"].entries, written["bands"].entries
    return RatingRules(
        class_weights={name: Fraction(weight.text) for name, weight in weights.items()},
        bands=tuple(Band(int(stars), Fraction(bands[stars].text)) for stars in sorted(bands, reverse=True)),
        gates=tuple(_gate(gate) for gate in written["gates"].items),
        coverage=Fraction(written["coverage"].text or 0),
        measure=written["measure"].text or "total",
        areas=tuple(_area(area) for area in written["areas"].items),
        half_step=int(written["half_step"].text or 0),
        credit=_credit(written["credit"]),
    )


def _area(written: Written) -> Area:
    lists = (written[name].texts() for name in ("departments", "classifications", "classes"))
    return Area(written["id"].text, *lists)


def _credit(written: Written) -> Credit:
    none_at = Fraction(written["none_at"].text) if "none_at" in written else None
    return Credit(none_at, written["repeated"].text or "mean")


def _gate(written: Written) -> Gate:
    return Gate(
        id=written["id"].text,
        stars=int(written["stars"].text),
        rule=written["rule"].text,
        at_most=int(written["at_most"].text) if "at_most" in written else None,
        at_least=Fraction(written["at_least"].text) if "at_least" in written else None,
        department=written["department"].text or None,
        classed=written["class"].text or None,
        area=written["area"].text or None,
        above=int(written["above"].text) if "above" in written else None,
        standards=written["standards"].texts(),
    )
