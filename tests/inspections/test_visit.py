"""Events folded into visits (tests/contract/visit.json), in any order and however often they came."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspections.events import Event, from_sent, in_order, problem_of
from inspections.visit import Visit, fold

CASES = json.loads((Path(__file__).parents[1] / "contract" / "visit.json").read_text(encoding="utf-8"))[
    "cases"
]
VISIT = "00000000-0000-4000-8000-0000000000f1"


def in_short(visit: Visit) -> dict[str, Any]:
    """What the contract tells of a visit."""
    return {
        "status": visit.status,
        "hotel": visit.hotel,
        "submitted_at": visit.submitted_at,
        "gaps": {device: list(numbers) for device, numbers in visit.gaps.items()},
        "missing_photos": list(visit.missing_photos),
        "photos": {key: photo.caption for key, photo in visit.photos.items()},
        "notes": {
            n.id: {"text": n.text, "standard": n.standard, "observation": n.observation}
            for n in visit.notes.values()
        },
        "stopwatches": {
            w.id: {
                "standard": w.standard,
                "started": w.started["mono"],
                "ago_ms": w.ago_ms,
                "reason": w.reason,
                "laps": [lap["mono"] for lap in w.laps],
                "stopped": w.stopped["mono"] if w.stopped else None,
            }
            for w in visit.stopwatches.values()
        },
        "promises": {p.id: [p.standard, p.promised_at, p.entered_at] for p in visit.promises.values()},
        "contacts": {
            c.id: {
                "channel": c.channel,
                "department": c.department,
                "steps": [[s.step, s.mark["mono"] if s.mark else s.at] for s in c.steps],
            }
            for c in visit.contacts.values()
        },
        "lines": {
            line.id: {
                "contact": line.contact,
                "who": line.who,
                "text": line.text,
                "dimension": line.dimension,
            }
            for line in visit.lines.values()
        },
        "observations": {
            o.id: {
                "standard": o.standard,
                "answer": o.answer,
                "reason": o.reason,
                "excused": o.excused,
                **({"severity": o.severity} if o.severity else {}),
                "ms": o.measured.ms if o.measured else None,
                "events": list(o.events),
            }
            for o in visit.observations.values()
        },
    }


def events_of(case: dict[str, Any]) -> list[Event]:
    return [from_sent(sent, "ines") for sent in case["events"]]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["case"])
def test_a_visit_as_its_events_tell_it(case: dict[str, Any]) -> None:
    """The order of what is listed counts as well."""
    expected = {name: value for name, value in case["visit"].items() if name != "order"}

    visit = in_short(fold(VISIT, events_of(case), case["held_photos"]))

    assert visit == expected
    assert [list(visit[name]) for name in ("observations", "photos")] == [
        list(expected[name]) for name in ("observations", "photos")
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["case"])
def test_the_events_of_the_contract_are_events(case: dict[str, Any]) -> None:
    """What a tablet could not send would prove nothing."""
    for sent in case["events"]:
        assert problem_of(sent, kinds=(sent["kind"],)) is None


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["case"])
def test_the_order_of_events(case: dict[str, Any]) -> None:
    """By moment, then device, then the device's own sequence."""
    assert [event.id for event in in_order(reversed(events_of(case)))] == case["visit"]["order"]


@given(
    st.sampled_from(CASES).flatmap(
        lambda c: st.tuples(st.just(c), st.lists(st.sampled_from(c["events"] or [None])))
    )
)
@settings(max_examples=300)
def test_order_and_repetition_of_events_never_change_the_fold(
    drawn: tuple[dict[str, Any], list[Any]],
) -> None:
    """The log is a set."""
    case, some_again = drawn
    events = events_of(case)
    mixed = [from_sent(sent, "ines") for sent in some_again if sent] + events[::-1]

    assert fold(VISIT, mixed, case["held_photos"]) == fold(VISIT, events, case["held_photos"])


EVERY_EVENT = list({e["id"] + str(e["seq"]): e for case in CASES for e in case["events"]}.values())


@given(st.lists(st.sampled_from(EVERY_EVENT), max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_even_events_that_make_no_sense_together_fold_alike_in_any_order(
    sent: list[Any], random: Any
) -> None:
    """Ids used twice, undos of nothing, laps of no stopwatch: told, never raised, never by arrival."""
    shuffled = sent.copy()
    random.shuffle(shuffled)

    assert fold(VISIT, [from_sent(e, "a") for e in shuffled]) == fold(
        VISIT, [from_sent(e, "a") for e in sent]
    )


def test_the_head_leaves_the_release_out() -> None:
    """A rating made before the release stands on the same log as one made after it."""
    events = events_of(CASES[-1])
    before = [event for event in events if event.kind != "released"]

    assert fold(VISIT, events).head == fold(VISIT, before).head


def test_observations_are_found_by_their_standard() -> None:
    """Several looks at one standard, and the notes and photos about them."""
    looks = next(c for c in CASES if c["case"].startswith("Two looks"))
    photo = next(c for c in CASES if c["case"].startswith("The same photo put to two"))

    assert [o.answer for o in fold(VISIT, events_of(looks)).of_standard("front_door.greeting")] == [
        "met",
        "not_met",
    ]
    assert [p.caption for p in fold(VISIT, events_of(photo)).photos_on("front_door.greeting")] == ["The door"]
