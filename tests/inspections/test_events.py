"""Events as sent: the same bytes in both languages, and what is refused (tests/contract/events.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.bodies import BODIES
from inspections.events import KINDS, OFFICE_KINDS, canonical, from_sent, log_head, problem_of

CONTRACT = json.loads((Path(__file__).parents[1] / "contract" / "events.json").read_text(encoding="utf-8"))
A_NOTE = CONTRACT["digests"][1]["event"]


@pytest.mark.parametrize("case", CONTRACT["canonical"], ids=lambda c: c["case"])
def test_canonical_json(case: dict[str, Any]) -> None:
    """One text for one value."""
    assert canonical(case["value"]) == case["text"]


@pytest.mark.parametrize("case", CONTRACT["digests"], ids=lambda c: c["case"])
def test_the_digest_of_an_event_as_sent(case: dict[str, Any]) -> None:
    """Whoever sent it: the account is no part of it."""
    event = from_sent(case["event"], actor="anyone")

    assert canonical(event.as_sent()) == case["canonical"]
    assert event.digest() == case["digest"]


def test_the_head_of_a_log_is_that_of_its_set_of_events() -> None:
    """Neither order nor repetition changes it."""
    empty, full = CONTRACT["heads"]
    events = [from_sent(case["event"], "a") for case in CONTRACT["digests"]]

    assert log_head([]) == empty["head"]
    assert log_head(events) == log_head([*events[::-1], events[0]]) == full["head"]


@pytest.mark.parametrize("case", CONTRACT["problems"], ids=lambda c: c["case"])
def test_what_is_wrong_with_an_event_as_sent(case: dict[str, Any]) -> None:
    """Told by its code."""
    problem = problem_of(case["event"])

    assert (problem.code if problem else None) == case["code"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"body": {"note": A_NOTE["id"]}}, "noted: the body lacks text"),
        (
            {"body": {**A_NOTE["body"], "text": 5}},
            "noted: the body text must be text of 0 to 10000 characters",
        ),
        ({"body": {**A_NOTE["body"], "text": "\ud83d"}}, "holds half a character"),
        ({"entered_at": "yesterday"}, "entered_at must be a moment with its offset"),
    ],
)
def test_a_problem_says_where_and_what(change: dict[str, Any], told: str) -> None:
    """So that whoever exports the event can see what is the matter."""
    problem = problem_of({**A_NOTE, **change})

    assert problem is not None
    assert told in problem.message


@pytest.mark.parametrize("sent", [None, [], "event", 7, {1: 2}, {**A_NOTE, "body": {3: 4}}])
def test_what_is_no_event_at_all_is_malformed(sent: object) -> None:
    """And does no harm."""
    problem = problem_of(sent)

    assert problem is not None
    assert problem.code == "event_malformed"


def test_the_office_may_make_what_a_tablet_may_not() -> None:
    """The same checks, other kinds."""
    release = {**A_NOTE, "kind": "released", "body": {"pack_hash": "a" * 64, "head": "b" * 64}}

    assert problem_of(release, kinds=OFFICE_KINDS) is None


def test_every_kind_has_a_body() -> None:
    """A kind without one could not be checked."""
    assert set(BODIES) == set(KINDS)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(A_NOTE)), anything, st.sampled_from(KINDS))
def test_any_value_in_any_place_is_answered_not_raised(field: str, value: object, kind: str) -> None:
    """And what is found right can be written and told from anything else."""
    sent = {**A_NOTE, "kind": kind, field: value}

    if problem_of(sent, kinds=KINDS) is None:
        assert len(from_sent(sent, "a").digest()) == 64


@given(st.text(max_size=40))
def test_text_that_is_accepted_survives_its_canonical_form(text: str) -> None:
    """Nothing is normalised, trimmed or replaced."""
    sent = {**A_NOTE, "body": {**A_NOTE["body"], "text": text}}
    assert problem_of(sent) is None

    assert json.loads(canonical(from_sent(sent, "a").as_sent())) == sent
