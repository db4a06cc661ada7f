"""Events in and out of the store: held once, whatever is sent, in whatever order and however often."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from inspections.events import log_head
from inspections.records import HeldPhoto, StoreError
from inspections.visit import fold
from tests.inspections.a_log import (
    INES,
    NOW,
    OTHER_TABLET,
    OTHER_VISIT,
    PACK,
    TABLET,
    VISIT,
    a_visit_in,
    an_event,
    an_id,
    assigned,
    photographed,
    released,
    submitted,
)

if TYPE_CHECKING:
    from inspections.events import Event
    from inspections.store import Store


def states(store: Store, *events: Event, actor: str = INES.id) -> list[str]:
    """What became of them: "held", or the code of the refusal."""
    return [outcome.code or outcome.state for outcome in store.append(VISIT, events, actor, NOW)]


def test_what_was_sent_comes_back_as_it_was_sent(store: Store) -> None:
    """Down to its offset, its Unicode and its digest; with who sent it, and when it came."""
    a_visit_in(store)
    event = an_event(1, body={"note": an_id(9), "text": "„Süß“ 🛎\x00\u2028"})

    outcome = store.append(VISIT, [event], INES.id, NOW)[0]

    held = store.held_events(VISIT)[-1]
    assert held.event == replace(event, actor=INES.id)
    assert held.event.digest() == held.digest == outcome.digest == event.digest()
    assert held.received_at == NOW


def test_sending_again_is_harmless(store: Store) -> None:
    """The same answer for new and for known; nothing is held twice, and the first account stays."""
    a_visit_in(store)
    batch = [an_event(1), an_event(2)]

    first = store.append(VISIT, batch, INES.id, NOW)
    again = store.append(
        VISIT, [batch[1], an_event(3), batch[0], batch[0]], "someone", NOW + timedelta(days=1)
    )

    assert [o.state for o in first + again] == ["held"] * 6
    assert [e.seq for e in store.events_of(VISIT) if e.device == TABLET] == [1, 2, 3]
    assert {e.actor for e in store.events_of(VISIT) if e.seq < 3 and e.device == TABLET} == {INES.id}


def test_the_same_id_with_other_content_is_refused_and_the_others_are_held(store: Store) -> None:
    """What is held is never overwritten."""
    a_visit_in(store)
    states(store, an_event(1))

    assert states(store, an_event(1, body={"note": an_id(9), "text": "else"}), an_event(2)) == [
        "id_taken",
        "held",
    ]
    assert store.events_of(VISIT)[1].body["text"] == "Note 1"


def test_the_same_number_under_another_id_is_refused(store: Store) -> None:
    """A device that counted twice keeps the second for people to look at."""
    a_visit_in(store)

    assert states(store, an_event(1), an_event(1, id=an_id(77)), an_event(2)) == ["held", "seq_taken", "held"]


def test_an_id_held_of_another_visit_is_taken(store: Store) -> None:
    """Ids are the world's, not a visit's."""
    a_visit_in(store)
    a_visit_in(store, OTHER_VISIT)
    states(store, an_event(1))

    taken = store.append(OTHER_VISIT, [an_event(1, visit=OTHER_VISIT)], INES.id, NOW)

    assert [o.code for o in taken] == ["id_taken"]


def test_an_event_of_another_visit_is_refused_and_the_others_are_held(store: Store) -> None:
    """It would be folded into the wrong hotel."""
    a_visit_in(store)
    a_visit_in(store, OTHER_VISIT)

    assert states(store, an_event(1, visit=OTHER_VISIT), an_event(2)) == ["other_visit", "held"]


def test_a_visit_that_nobody_assigned_takes_nothing(store: Store) -> None:
    """And nothing is left of it."""
    assert states(store, an_event(1)) == ["visit_unknown"]
    assert store.visit(VISIT) is None
    assert store.summary(VISIT) is None
    assert store.receipt(VISIT, TABLET, [], NOW) is None


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ({"hotel": "nowhere"}, "hotel_unknown"),
        ({"inspector": an_id(404)}, "inspector_unknown"),
        ({"pack_hash": "f" * 64}, "pack_unknown"),
    ],
)
def test_an_assignment_names_what_there_is(store: Store, named: dict[str, Any], code: str) -> None:
    """Else no visit is opened."""
    a_visit_in(store, OTHER_VISIT)

    outcomes = store.append(VISIT, [assigned(**named)], "olga", NOW)

    assert [o.code for o in outcomes] == [code]
    assert store.summary(VISIT) is None


def test_an_assignment_under_a_taken_id_opens_no_visit(store: Store) -> None:
    """A line without its log would be a visit from nowhere."""
    a_visit_in(store, OTHER_VISIT)

    outcomes = store.append(VISIT, [replace(assigned(), id=assigned(OTHER_VISIT).id)], "olga", NOW)

    assert [o.code for o in outcomes] == ["id_taken"]
    assert store.summary(VISIT) is None


def test_a_later_assignment_changes_the_visit(store: Store) -> None:
    """Another inspector, other days: the list follows the log."""
    a_visit_in(store)
    other = replace(INES, id=an_id(0xA2), email="per@example.com", name="Per")
    store.add_account(other)

    change = replace(
        assigned(seq=2, inspector=other.id, brief="Go late."), entered_at="2026-05-15T08:00:00+02:00"
    )
    store.append(VISIT, [change], "olga", NOW)

    line = store.summary(VISIT)
    assert line is not None
    assert (line.inspector_id, line.inspector, line.brief) == (other.id, "Per", "Go late.")
    assert store.visits_of_inspector(INES.id) == []


def test_the_status_follows_the_log(store: Store) -> None:
    """Assigned, in progress, submitted once the photos are there as well, released."""
    a_visit_in(store)
    found = [store.summary(VISIT)]
    states(store, an_event(1, "started", {"pack_hash": PACK}), submitted(3, "c" * 64))
    found.append(store.summary(VISIT))
    states(store, photographed(2, "c" * 64))
    found.append(store.summary(VISIT))
    store.hold_photo(HeldPhoto(VISIT, "c" * 64, 250_000, "image/jpeg", NOW))
    found.append(store.summary(VISIT))
    states(store, an_event(4))
    found.append(store.summary(VISIT))
    visit = store.visit(VISIT)
    assert visit is not None
    assert states(store, released(visit.head), actor="olga") == ["held"]
    found.append(store.summary(VISIT))

    assert [line.status for line in found if line] == [
        "assigned",
        "in_progress",
        "in_progress",
        "submitted",
        "submitted",
        "released",
    ]
    assert found[-1] is not None
    assert (found[-1].submitted_at, found[-1].released_at) == (NOW, NOW)


def test_a_submission_undone_is_in_progress_again(store: Store) -> None:
    """Taken back on the tablet, before the office looked."""
    a_visit_in(store)
    states(store, an_event(1), submitted(2))
    states(store, an_event(3, "undone", {"event": an_id(2)}))

    line = store.summary(VISIT)
    assert line is not None
    assert (line.status, line.submitted_at) == ("in_progress", None)


def test_a_released_visit_takes_nothing_more_but_knows_what_it_holds(store: Store) -> None:
    """A tablet whose receipt was lost may still forget; what is new stays on it."""
    a_visit_in(store)
    states(store, an_event(1), submitted(2))
    visit = store.visit(VISIT)
    assert visit is not None
    release = released(visit.head)

    assert states(store, release, an_event(3)) == ["held", "visit_released"]
    assert states(store, an_event(1), an_event(4), release, assigned()) == [
        "held",
        "visit_released",
        "held",
        "held",
    ]
    assert states(store, an_event(1, body={"note": an_id(9), "text": "else"})) == ["id_taken"]


def test_a_release_stands_on_the_log_that_was_looked_at(store: Store) -> None:
    """Something came in between: look again."""
    a_visit_in(store)
    states(store, an_event(1), submitted(2))
    looked_at = store.visit(VISIT)
    assert looked_at is not None
    states(store, an_event(3))

    assert states(store, released(looked_at.head)) == ["head_differs"]
    line = store.summary(VISIT)
    assert line is not None
    assert line.status == "submitted"


def test_the_visit_is_the_fold_of_its_log(store: Store) -> None:
    """With the photos that are missing."""
    a_visit_in(store)
    states(store, photographed(1, "c" * 64), photographed(2, "d" * 64), submitted(3, "c" * 64, "d" * 64))
    store.hold_photo(HeldPhoto(VISIT, "d" * 64, 250_000, "image/jpeg", NOW))

    visit = store.visit(VISIT)

    assert visit == fold(VISIT, store.events_of(VISIT), {"d" * 64})
    assert visit is not None
    assert visit.missing_photos == ("c" * 64,)


def test_a_receipt_tells_what_is_held_of_the_device(store: Store) -> None:
    """Up to where without a gap, what lies beyond, photos held and missing."""
    a_visit_in(store)
    outcomes = store.append(
        VISIT, [an_event(1), photographed(2, "c" * 64), photographed(5, "d" * 64)], INES.id, NOW
    )
    states(store, an_event(1, id=an_id(99), device=OTHER_TABLET))
    store.hold_photo(HeldPhoto(VISIT, "d" * 64, 250_000, "image/jpeg", NOW))

    receipt = store.receipt(VISIT, TABLET, outcomes, NOW)

    assert receipt is not None
    head = log_head(e for e in store.events_of(VISIT) if e.device == TABLET)[:8].upper()
    assert receipt["code"] == f"{head[:4]}-{head[4:]}"
    assert receipt["held"] == {"count": 3, "upto": 2, "beyond": [5]}
    assert [entry["state"] for entry in receipt["events"]] == ["held"] * 3
    assert (receipt["photos"], receipt["missing_photos"]) == (["d" * 64], ["c" * 64])
    assert receipt["status"] == "in_progress"
    assert receipt["server_time"] == "2026-05-14T13:40:00.000+00:00"


def test_a_receipt_for_a_device_that_sent_nothing(store: Store) -> None:
    """A new tablet begins at nothing."""
    a_visit_in(store)

    receipt = store.receipt(VISIT, TABLET, [], NOW)

    assert receipt is not None
    assert receipt["held"] == {"count": 0, "upto": 0, "beyond": []}


def test_a_photo_held_twice_keeps_its_first_record(store: Store) -> None:
    """A PUT repeated after a lost answer."""
    a_visit_in(store)
    first = HeldPhoto(VISIT, "c" * 64, 250_000, "image/jpeg", NOW)
    store.hold_photo(first)

    again = store.hold_photo(replace(first, received_at=NOW + timedelta(hours=1)))

    assert [again] == store.photos_of(VISIT) == [first]


def test_a_photo_of_no_visit_is_not_recorded(store: Store) -> None:
    """It would belong to nobody."""
    with pytest.raises(StoreError) as refused:
        store.hold_photo(HeldPhoto(VISIT, "c" * 64, 250_000, "image/jpeg", NOW))

    assert refused.value.code == "visit_unknown"


def test_the_next_number_of_a_device(store: Store) -> None:
    """The office counts as tablets do."""
    a_visit_in(store)
    states(store, an_event(1), an_event(7))

    assert [store.next_seq(VISIT, device) for device in (TABLET, OTHER_TABLET)] == [8, 1]


@pytest.mark.parametrize("seed", range(3))
def test_any_split_into_batches_in_any_order_with_repeats_gives_the_same_log(store: Store, seed: int) -> None:
    """From eight threads at once: the log is a set, and every event of it was acknowledged."""
    a_visit_in(store)
    chance = random.Random(seed)  # noqa: S311 - a test's own
    log = [an_event(n, id=an_id(n + d * 1000), device=an_id(0xD0 + d)) for d in (1, 2) for n in range(1, 41)]
    log += [an_event(41, "undone", {"event": an_id(1005)}, id=an_id(1041), device=an_id(0xD1))]
    batches = [chance.sample(log, chance.randint(1, 20)) for _ in range(60)]
    rest = log.copy()
    chance.shuffle(rest)
    batches += [rest[n : n + 7] for n in range(0, len(rest), 7)]
    chance.shuffle(batches)

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda batch: states(store, *batch), batches))

    assert all(answer == ["held"] * len(batch) for batch, answer in zip(batches, answers, strict=True))
    held = store.events_of(VISIT)
    assert len(held) == len(log) + 1
    assert log_head(held) == log_head([assigned(), *log])
    assert store.visit(VISIT) == fold(VISIT, [*held[::-1], *held], ())
