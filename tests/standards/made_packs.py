"""Packs of every shape that the types allow, for property tests."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from standards.origin import OWN, Base, Left, Origin
from standards.pack import (
    CHANNELS,
    CLASSES,
    CLASSIFICATIONS,
    DIMENSIONS,
    EVIDENCE,
    EXPECTED_BY,
    HOUSE_KINDS,
    MEASURES,
    STAGES,
    Around,
    Band,
    Between,
    Clock,
    Department,
    Every,
    Gate,
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

words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
names = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
texts = st.fixed_dictionaries({"en": words, "nb": words})
spans = st.integers(min_value=1, max_value=10**9)
times = st.times().map(lambda time: f"{time:%H:%M}")
scores = st.fractions(min_value=0, max_value=100, max_denominator=10**6)
weights = st.fractions(min_value=Fraction(1, 10**6), max_value=10**6, max_denominator=10**6)
limits = st.one_of(
    st.builds(Within, spans),
    st.builds(Around, spans),
    st.builds(Between, times, times),
    st.builds(Rings, st.integers(1, 20), st.none() | spans),
    st.builds(Quoted, spans, st.none() | spans),
    st.builds(Every, spans),
    st.builds(Wait, spans),
)
time_limits = st.builds(
    TimeLimit, limits, st.dictionaries(st.sampled_from(HOUSE_KINDS), limits), st.none() | texts
)
gates = st.builds(
    Gate,
    names,
    st.integers(1, 5),
    names,
    at_most=st.none() | st.integers(0, 99),
    at_least=st.none() | scores,
    department=st.none() | names,
    classed=st.none() | st.sampled_from(CLASSES),
)
ratings = st.builds(
    RatingRules,
    st.fixed_dictionaries(dict.fromkeys(CLASSES, scores)),
    st.lists(st.builds(Band, st.integers(1, 5), scores), max_size=5).map(tuple),
    st.lists(gates, max_size=3).map(tuple),
    scores,
)


taken = st.builds(Origin, st.just("taken"), names, words)
origins = st.just(OWN) | st.builds(
    Origin,
    st.just("changed"),
    names,
    words,
    st.lists(names, max_size=2).map(tuple),
    texts,
    st.none() | taken,
)
scenarios = st.builds(
    Scenario,
    names,
    texts,
    st.lists(names, max_size=2).map(tuple),
    st.lists(names, max_size=2).map(tuple),
    weights,
    st.lists(st.sampled_from(CHANNELS), max_size=2).map(tuple),
    st.lists(names, max_size=2).map(tuple),
    st.lists(names, max_size=2).map(tuple),
)


def standards_of(department: str) -> st.SearchStrategy[Standard]:
    """Standards of that department."""
    return st.builds(
        Standard,
        id=names.map(lambda name: f"{department}.{name}"),
        department=st.just(department),
        text=texts,
        met=texts,
        channel=st.sampled_from(CHANNELS),
        classed=st.sampled_from(CLASSES),
        classification=st.sampled_from(CLASSIFICATIONS),
        dimension=st.sampled_from(DIMENSIONS),
        weight=weights,
        critical=st.booleans(),
        evidence=st.lists(st.sampled_from(EVIDENCE), unique=True).map(tuple),
        group=st.none() | texts,
        clock=st.none() | st.builds(Clock, texts, texts),
        limit=st.none() | time_limits,
        measures=st.just("") | st.sampled_from(sorted(MEASURES)),
        phrases=st.lists(texts, max_size=2).map(tuple),
        expected_by=st.just("") | st.sampled_from(EXPECTED_BY),
        weight_because=st.none() | texts,
        critical_because=st.none() | texts,
        serves=st.lists(names, unique=True, max_size=2).map(tuple),
        origin=origins,
    )


departments = names.flatmap(
    lambda name: st.builds(
        Department,
        st.just(name),
        texts,
        st.sampled_from(STAGES),
        st.lists(standards_of(name), min_size=1, max_size=3).map(tuple),
        st.integers(0, 90),
    )
)
packs = st.builds(
    Pack,
    names,
    words,
    texts,
    st.just(("nb", "en")),
    st.lists(departments, min_size=1, max_size=3).map(tuple),
    ratings,
    st.dictionaries(st.sampled_from(STAGES), texts),
    st.dictionaries(names, texts, max_size=2),
    st.lists(scenarios, max_size=1).map(tuple),
    base=st.none() | st.builds(Base, names, words),
    left=st.lists(st.builds(Left, names, texts), max_size=1).map(tuple),
)
