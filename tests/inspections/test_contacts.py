"""Calls, e-mails and chats as figures (tests/contract/contacts.json), which JavaScript must tell alike."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.bodies import STEPS
from inspections.contacts import Figures, figures, measured_by
from inspections.visit import Contact, Step
from standards.pack import MEASURES

CONTRACT = json.loads((Path(__file__).parents[1] / "contract" / "contacts.json").read_text(encoding="utf-8"))
CASES = {case["case"]: case for case in CONTRACT["figures"]}


def contact_of(told: dict[str, Any]) -> Contact:
    steps = tuple(Step(s["step"], s["at"], s["at"], "event", s["mark"]) for s in told["steps"])
    return Contact("contact", told["channel"], None, steps)


def in_short(found: Figures) -> dict[str, Any]:
    """A time as [ms, precision_ms]."""

    def short(value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [short(one) for one in value]
        return [value["ms"], value["precision_ms"]] if isinstance(value, dict) else value

    return {name: short(value) for name, value in asdict(found).items()}


@pytest.mark.parametrize("case", CASES.values(), ids=lambda c: c["case"])
def test_a_contact_as_figures(case: dict[str, Any]) -> None:
    """Whole milliseconds, each as precise as its clocks."""
    assert in_short(figures(contact_of(case["contact"]), case["now"])) == case["figures"]


@pytest.mark.parametrize("case", CONTRACT["measured"], ids=lambda c: f"{c['measures']}: {c['of']}")
def test_what_an_answer_holds_of_a_figure(case: dict[str, Any]) -> None:
    """In the terms of the limit."""
    of = CASES[case["of"]]

    found = measured_by(case["measures"], figures(contact_of(of["contact"]), of["now"]))

    assert found == case["measured"]


def test_every_figure_that_a_pack_can_name_is_in_the_contract() -> None:
    """And so in both languages."""
    assert {case["measures"] for case in CONTRACT["measured"]} == set(MEASURES)


marks = st.builds(
    lambda wall, life: {"wall": wall, "mono": wall, "life": life},
    st.integers(0, 10**9),
    st.sampled_from("ab"),
)
steps = st.builds(
    lambda step, mark: Step(step, "2026-05-14T15:40:00.000+02:00", "", "event", mark),
    st.sampled_from(STEPS["phone"]),
    marks,
)


@given(st.lists(steps, max_size=9), marks)
def test_a_call_tapped_in_any_order_is_told_and_never_raised(taps: list[Step], now: dict[str, Any]) -> None:
    """Two tablets, an undo in the middle: the holds add up, none is longer than the longest."""
    found = figures(Contact("contact", "phone", None, tuple(taps)), now)

    assert (found.total_hold.ms if found.total_hold else 0) == sum(hold.ms for hold in found.holds)
    assert all(found.longest_hold and hold.ms <= found.longest_hold.ms for hold in found.holds)
    assert found.time_to_answer is None or found.time_to_answer.ms >= 0
    assert found.rings is None or found.rings <= sum(tap.step == "rang" for tap in taps)
