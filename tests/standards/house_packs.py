"""Packs that a house could have written: like made_packs, but every rule of a pack is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from standards import pack
from standards.pack import (
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
    TimeLimit,
    Wait,
    Within,
)
from tests.standards.made_packs import names, times

LANGUAGES = ("nb", "en")
_NOT_A_TEXT = re.compile(r"[0-9\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

hostile = st.sampled_from(
    ["=A+B", "+x", "-x", "@x", "'=x", "''", "no", "~", "a: b", "- a", "_x_A_", "_xABCD_", "a,b;c", '"q"',
     "a\nb",
     "a\rb", "#x",
     "[a]", "&a *b", "true", "| x", "TOTAL SUM x", "x\ty", "x\u2028y", "null",
     "{a}", "!x", "%x", "`x"]
)  # fmt: skip
words = st.one_of(
    st.text(min_size=1, max_size=12).map(lambda text: _NOT_A_TEXT.sub("", text).strip()).filter(bool), hostile
)
texts = st.fixed_dictionaries({"nb": words, "en": words})
spans = st.integers(1, 9999 * 60).map(lambda seconds: seconds * 1000)
decimals = st.integers(0, 100 * 10**6).map(lambda millionths: Fraction(millionths, 10**6))
weights = st.integers(1, 10**12 - 1).map(lambda millionths: Fraction(millionths, 10**6))
limit_kinds: tuple[st.SearchStrategy[Limit], ...] = (
    st.builds(Within, spans),
    st.builds(Around, spans),
    st.tuples(times, times).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Between(*pair)),
    st.builds(Rings, st.integers(1, 20), st.none() | spans),
    st.builds(Quoted, spans, st.none() | spans),
    st.builds(Every, spans),
    st.builds(Wait, spans),
)


@st.composite
def time_limits(draw: st.DrawFn) -> TimeLimit:
    kind = draw(st.sampled_from(limit_kinds))
    houses = draw(st.lists(st.sampled_from(pack.HOUSE_KINDS), unique=True))
    by_house = {house: draw(kind) for house in pack.HOUSE_KINDS if house in houses}
    return TimeLimit(draw(kind), by_house, draw(st.none() | texts))


@st.composite
def standards_of(draw: st.DrawFn, department: str, short: str, values: tuple[str, ...]) -> Standard:
    limit = draw(st.none() | time_limits())
    evidence, serves = (
        draw(st.sets(st.sampled_from(pack.EVIDENCE))),
        draw(st.sets(st.sampled_from(values or ("",)))),
    )
    return Standard(
        id=f"{department}.{short}",
        department=department,
        text=draw(texts),
        met=draw(texts),
        channel=draw(st.sampled_from(pack.CHANNELS)),
        classed=draw(st.sampled_from(pack.CLASSES)),
        classification=draw(st.sampled_from(pack.CLASSIFICATIONS)),
        dimension=draw(st.sampled_from(pack.DIMENSIONS)),
        weight=draw(weights),
        critical=draw(st.booleans()),
        evidence=tuple(kind for kind in pack.EVIDENCE if kind in evidence),
        clock=draw(st.builds(Clock, texts, texts)) if limit else None,
        limit=limit,
        phrases=tuple(draw(st.lists(texts, max_size=5))),
        expected_by=draw(st.just("") | st.sampled_from(pack.EXPECTED_BY)),
        weight_because=draw(st.none() | texts),
        critical_because=draw(st.none() | texts),
        serves=tuple(value for value in values if value in serves),
    )


@st.composite
def departments_of(draw: st.DrawFn, name: str, values: tuple[str, ...]) -> Department:
    shorts = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    standards = [draw(standards_of(name, short, values)) for short in shorts]
    if draw(st.booleans()):
        group = draw(texts)
        standards[:2] = [replace(standard, group=group) for standard in standards[:2]]
    return Department(
        name, draw(texts), draw(st.sampled_from(pack.STAGES)), tuple(standards), draw(st.integers(0, 90))
    )


@st.composite
def ratings(draw: st.DrawFn, departments: tuple[Department, ...]) -> RatingRules:
    service = draw(decimals)
    scores = sorted(draw(st.lists(decimals, min_size=1, max_size=5, unique=True)), reverse=True)
    ids = [standard.id for department in departments for standard in department.standards]
    gates = [
        Gate("a", 5, "critical_not_met", at_most=draw(st.integers(0, 99))),
        Gate("b", 4, "department_score", at_least=draw(decimals), department=departments[0].id),
        Gate("c", 3, "class_score", at_least=draw(decimals), classed="facility"),
        Gate("d", 2, "mandatory", standards=tuple(ids)),
    ]
    chosen = tuple(gate for gate in gates if draw(st.booleans()))
    mandatory = any(gate.rule == "mandatory" for gate in chosen)
    return RatingRules(
        class_weights={"service": service, "facility": 100 - service},
        bands=tuple(Band(5 - place, score) for place, score in enumerate(scores)),
        gates=chosen,
        coverage=draw(decimals),
        measure=draw(st.sampled_from(("total", "lowest_area"))),
        areas=draw(
            st.sampled_from(
                [(), (Area("house", (departments[0].id,), ("comfort", "luxury"), ("facility",)),)]
            )
        ),
        half_step=draw(st.integers(0, 3)) if mandatory else 0,
        credit=Credit(draw(st.none() | st.just(Fraction(200))), draw(st.sampled_from(pack.REPEATED))),
    )


@st.composite
def house_packs(draw: st.DrawFn) -> Pack:
    """A pack of one to three departments that `load_pack` would take."""
    values = draw(st.dictionaries(names, texts, max_size=2))
    named = draw(st.lists(names.filter(lambda name: name != "pack"), min_size=1, max_size=3, unique=True))
    departments = tuple(draw(departments_of(name, tuple(values))) for name in named)
    first = departments[0].standards[0].id
    scenarios = (
        Scenario("whole", draw(texts), tuple(named)),
        Scenario(
            "brief", draw(texts), (), tuple(named), draw(weights), also=(first,), channels=("phone", "chat")
        ),
    )
    return Pack(
        id=draw(names),
        edition=draw(words),
        title=draw(texts),
        languages=LANGUAGES,
        departments=departments,
        rating=draw(ratings(departments)),
        stages={stage: draw(texts) for stage in pack.STAGES},
        values=values,
        scenarios=scenarios if draw(st.booleans()) else (),
    )
