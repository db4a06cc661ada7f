"""A batch read, looked at and answered; and the receipt."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.records import EventOutcome
from inspections.sync import (
    LARGEST_BATCH,
    BatchRefused,
    check,
    judge,
    read_batch,
    receipt,
    receipt_code,
    refusal,
)
from tests.inspections.a_log import NOW, OTHER_TABLET, OTHER_VISIT, TABLET, VISIT, an_event


def raw(**changes: Any) -> bytes:
    events = [an_event(1).as_sent(), an_event(2).as_sent()]
    return json.dumps({"protocol": 1, "device": TABLET, "events": events} | changes).encode()


def test_a_batch_is_read_and_each_event_looked_at() -> None:
    """Nothing wrong: all are to be held, in the name of whoever sends."""
    checked = check(read_batch(raw()), VISIT, "ines")

    assert checked.events == [an_event(1, actor="ines"), an_event(2, actor="ines")]
    assert not checked.refused


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"", "batch_malformed"),
        (b"<html>Sign in to the Wi-Fi</html>", "batch_malformed"),
        (b"\xff\xfe", "batch_malformed"),
        (b"[" * 100_000, "batch_malformed"),
        (b'{"protocol": 1, "device": NaN, "events": []}', "batch_malformed"),
        (b"[]", "batch_malformed"),
        (raw(events={}), "batch_malformed"),
        (raw(device="tablet"), "batch_malformed"),
        (raw(protocol=2), "protocol_unknown"),
        (raw(events=[{}] * 201), "batch_too_long"),
        (b" " * (LARGEST_BATCH + 1), "batch_too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_batch_that_cannot_be_read_is_refused_as_a_whole(sent: bytes, code: str) -> None:
    """Nothing of it was recorded, all of it stays on the tablet."""
    with pytest.raises(BatchRefused) as refused:
        read_batch(sent)

    assert refused.value.problem.code == code


def test_an_event_that_is_wrong_does_not_stop_the_others() -> None:
    """Each has its answer, in the order of the batch."""
    sent = [
        {"id": "mine", "kind": "?"},
        an_event(1).as_sent(),
        an_event(2, visit=OTHER_VISIT).as_sent(),
        an_event(3, device=OTHER_TABLET).as_sent(),
        an_event(4, "released", {"pack_hash": "a" * 64, "head": "b" * 64}).as_sent(),
        None,
        an_event(5).as_sent(),
    ]

    checked = check(read_batch(raw(events=sent)), VISIT, "ines")
    answers = checked.answers([EventOutcome(event.id, "held", event.digest()) for event in checked.events])

    assert [answer.code or answer.state for answer in answers] == [
        "event_malformed",
        "held",
        "other_visit",
        "other_device",
        "kind_not_yours",
        "event_malformed",
        "held",
    ]
    assert [answers[n].id for n in (0, 1, 5)] == ["mine", an_event(1).id, ""]
    assert all(answer.message for answer in answers if answer.state == "refused")


def test_what_is_held_is_held_whatever_hinders_it_now() -> None:
    """An event is judged by what is held under its id first."""
    event = an_event(1)
    hindered = refusal(event, "visit_released", "…")

    assert judge(event, event.digest(), hindered).state == "held"
    assert judge(event, replace(event, seq=2).digest(), hindered).code == "id_taken"
    assert judge(event, None, hindered).code == "visit_released"
    assert judge(event, None, None).code == "seq_taken"


def test_an_answer_tells_no_more_than_it_knows() -> None:
    """As in README.md: a digest for what is held, a code and a message for what is not."""
    event = an_event(1)

    assert EventOutcome(event.id, "held", "d").as_json() == {"id": event.id, "state": "held", "digest": "d"}
    assert refusal(event, "c", "m").as_json() == {
        "id": event.id,
        "state": "refused",
        "code": "c",
        "message": "m",
    }


def test_a_receipt_in_full() -> None:
    """Its shape is what tablets in the field rely on."""
    told = receipt(
        visit=VISIT,
        device=TABLET,
        outcomes=[],
        held={1: "b", 2: "a", 4: "c"},
        photos=["p"],
        missing_photos=["q"],
        status="in_progress",
        at=NOW,
    )

    code = hashlib.sha256(b"a\nb\nc").hexdigest()[:8].upper()
    assert told == {
        "type": "sixty.receipt",
        "protocol": 1,
        "visit": VISIT,
        "device": TABLET,
        "code": f"{code[:4]}-{code[4:]}",
        "events": [],
        "held": {"count": 3, "upto": 2, "beyond": [4]},
        "photos": ["p"],
        "missing_photos": ["q"],
        "status": "in_progress",
        "server_time": "2026-05-14T13:40:00.000+00:00",
    }


@given(st.sets(st.integers(1, 30)))
def test_upto_and_beyond_tell_exactly_what_is_held(seqs: set[int]) -> None:
    """A tablet may forget those and no others."""
    told = receipt(
        visit=VISIT,
        device=TABLET,
        outcomes=[],
        held=dict.fromkeys(seqs, "d"),
        photos=[],
        missing_photos=[],
        status="",
        at=NOW,
    )["held"]

    assert {*range(1, told["upto"] + 1), *told["beyond"]} == seqs
    assert told["upto"] + 1 not in seqs
    assert told["count"] == len(seqs)


@given(st.lists(st.text("0123456789abcdef", min_size=64, max_size=64), unique=True), st.randoms())
def test_the_code_to_read_out_does_not_depend_on_order(digests: list[str], random: Any) -> None:
    """Two people with the same events read the same code."""
    mixed = digests.copy()
    random.shuffle(mixed)

    assert receipt_code(mixed) == receipt_code(digests)
