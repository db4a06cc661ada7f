"""Where two devices judged one standard differently, both are kept and the office is told."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from inspections.disagreements import disagreements
from inspections.visit import Observation, fold
from tests.inspections.a_log import VISIT, an_event, an_id
from tests.makers import a_look, a_visit

SMILE, GREETED = "front_door.smile", "front_door.greeted"


def by(device: str, standard: str, answer: str) -> Observation:
    return replace(a_look(standard, answer), device=device)


def told(*looks: Observation) -> list[tuple[str, list[tuple[str, str]]]]:
    found = disagreements(a_visit(*looks))
    return [(one.standard, [(look.device, look.answer) for look in one.looks]) for one in found]


def test_two_devices_that_answer_differently_are_both_told() -> None:
    """Neither wins: the log keeps both."""
    assert told(by("a", SMILE, "met"), by("b", SMILE, "not_met")) == [
        (SMILE, [("a", "met"), ("b", "not_met")])
    ]


def test_two_devices_that_agree_are_no_matter() -> None:
    """Nor are two standards."""
    assert told(by("a", SMILE, "met"), by("b", SMILE, "met"), by("b", GREETED, "not_met")) == []


def test_one_device_that_looks_again_does_not_disagree_with_itself() -> None:
    """A second look may find it otherwise."""
    assert told(by("a", SMILE, "met"), by("a", SMILE, "not_met")) == []


def test_what_counts_is_the_answer_that_each_device_ended_with() -> None:
    """Who came round to the other's answer no longer disagrees."""
    assert told(by("a", SMILE, "met"), by("b", SMILE, "not_met"), by("a", SMILE, "not_met")) == []
    assert told(by("a", SMILE, "not_met"), by("b", SMILE, "not_met"), by("a", SMILE, "met")) == [
        (SMILE, [("b", "not_met"), ("a", "met")])
    ]


def test_both_looks_stand_in_the_visit_that_the_log_tells() -> None:
    """A look corrected by another device stays the look of whoever made it."""
    log = [
        an_event(1, kind="observed", body={"observation": an_id(1), "standard": SMILE, "answer": "met"}),
        an_event(
            1,
            kind="observed",
            device=an_id(0xD2),
            id=an_id(0xE2),
            body={"observation": an_id(2), "standard": SMILE, "answer": "not_met"},
        ),
    ]
    agreed = an_event(
        2,
        kind="corrected",
        device=an_id(0xD2),
        id=an_id(0xE3),
        body={"observation": an_id(1), "answer": "not_met"},
    )

    assert [one.standard for one in disagreements(fold(VISIT, log))] == [SMILE]
    assert disagreements(fold(VISIT, [*log, agreed])) == ()


ANSWERS = st.sampled_from(["met", "not_met", "not_applicable"])


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([SMILE, GREETED]), ANSWERS), max_size=20))
def test_a_standard_is_told_exactly_when_the_last_answers_of_its_devices_differ(
    looks: list[tuple[str, str, str]],
) -> None:
    """Held against the plain words of the rule."""
    last = {(standard, device): answer for device, standard, answer in looks}
    differ = {s for s, _ in last if len({answer for (of, _), answer in last.items() if of == s}) > 1}

    assert {standard for standard, _ in told(*(by(d, s, a) for d, s, a in looks))} == differ
