"""A safety copy taken into the log: as sent, once, with a word on each event and photo."""

from __future__ import annotations

import base64
import hashlib
import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.__main__ import main
from inspections.events import Event
from inspections.photos import read_photo
from inspections.records import StoreError
from inspections.safety_copy import CopyUnreadable, read_copy
from inspections.taking_in import HELD_ALREADY, REFUSED, TAKEN_IN, Fate, take_in
from tests.inspections.a_house import NOON, TABLET, House, a_picture, a_short_visit, an_event

VISIT = "00000000-0000-4000-8000-0000000000f1"


def a_copy(visit: str, *events: Event | object, photos: tuple[bytes, ...] = (), **changes: Any) -> bytes:
    """As capture/safety_copy.js writes it."""
    rows = [{"event": e.as_sent() if isinstance(e, Event) else e, "state": "kept"} for e in events]
    named = [
        {"sha256": a_hash(p), "type": "image/jpeg", "base64": base64.b64encode(p).decode()} for p in photos
    ]
    head = {"type": "sixty.copy", "protocol": 1, "visit": visit, "device": TABLET}
    return json.dumps(head | {"events": rows, "photos": named} | changes).encode()


def a_hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def taken(house: House, raw: bytes) -> list[Fate]:
    return take_in(house.store, house.photos, read_copy(raw), NOON)


def states(fates: list[Fate]) -> list[str]:
    return [fate.code or fate.state for fate in fates]


def test_a_copy_is_taken_in_as_it_was_recorded_and_a_second_time_changes_nothing(house: House) -> None:
    """Events in the inspector's name, the photo on the disk, the visit submitted."""
    visit = house.visits["Bergen"]
    picture, sha256 = a_picture()
    shot = {"photo": sha256, "size": len(picture), "width": 8, "height": 6}
    started, look, _ = a_short_visit(visit.id, visit.pack_hash)
    end = {"events": 3, "photos": [{"sha256": sha256, "size": len(picture)}]}
    events = [
        started,
        look,
        an_event(visit.id, 3, "photographed", shot),
        an_event(visit.id, 4, "submitted", end),
    ]
    copy = a_copy(visit.id, *events, photos=(picture,))

    assert states(taken(house, copy)) == [TAKEN_IN] * 5
    once = house.store.visit(visit.id)
    assert states(taken(house, copy)) == [HELD_ALREADY] * 5
    assert house.store.visit(visit.id) == once
    assert once is not None
    assert once.status == "submitted"
    assert read_photo(house.photos, sha256) == picture
    assert {e.actor for e in house.store.events_of(visit.id) if e.device == TABLET} == {
        house.people["inspector"].id
    }


def test_what_a_tablet_could_not_send_a_copy_cannot_bring_in_and_the_rest_comes(house: House) -> None:
    """The checks are those of a batch: malformed, of another visit, the office's, a known id."""
    visit, other = house.visits["Bergen"].id, house.visits["Como"].id
    started = a_short_visit(visit, house.visits["Bergen"].pack_hash)[0]
    house.send(visit, started)
    text = {"note": str(uuid.uuid4()), "text": "Else."}
    bad = [
        an_event(visit, 1, "noted", text, event_id=started.id),
        an_event(visit, 2, "noted", {"note": 1.5}),
        an_event(other, 1, "noted", text),
        an_event(visit, 3, "released", {"pack_hash": "0" * 64, "head": "0" * 64}),
        "nonsense",
    ]
    good = an_event(visit, 4, "noted", text)
    fates = taken(house, a_copy(visit, started, *bad, good, photos=(b"no picture",)))

    assert states(fates) == [
        HELD_ALREADY, "id_taken", "event_malformed", "other_visit", "kind_not_yours", "event_malformed",
        TAKEN_IN, "photo_unknown",
    ]  # fmt: skip
    assert all(fate.message for fate in fates if fate.state == REFUSED)
    assert len(house.store.events_of(other)) == 1


def test_events_of_more_devices_and_more_than_a_batch_are_all_taken_in(house: House) -> None:
    """A tablet that was set up anew holds what its forerunner sent."""
    visit, second = house.visits["Bergen"].id, str(uuid.uuid4())
    notes = [
        an_event(visit, seq, "noted", {"note": str(uuid.uuid4()), "text": str(seq)}, device=device)
        for device in (TABLET, second)
        for seq in range(1, 251)
    ]

    assert states(taken(house, a_copy(visit, *notes))) == [TAKEN_IN] * 500
    assert len(house.store.visit(visit).notes) == 500  # type: ignore[union-attr]


def test_a_visit_that_the_server_lost_is_opened_by_the_copys_own_assignment(house: House) -> None:
    """The copy of the database was made before the visit was assigned."""
    visit = str(uuid.uuid4())
    assigned = house.store.events_of(house.visits["Bergen"].id)[0]
    again = an_event(visit, 1, "assigned", assigned.body, device=assigned.device)
    look = a_short_visit(visit, house.visits["Bergen"].pack_hash)[0]

    with pytest.raises(StoreError) as none:
        taken(house, a_copy(visit, look))
    assert none.value.code == "visit_unknown"
    assert states(taken(house, a_copy(visit, again, look))) == [TAKEN_IN, TAKEN_IN]
    assert states(taken(house, a_copy(visit, again, look))) == [HELD_ALREADY, HELD_ALREADY]


def test_a_copy_cannot_give_a_visit_to_someone_else_or_release_it(house: House) -> None:
    """An assignment only opens what is not there."""
    visit = house.visits["Bergen"].id
    held = house.store.events_of(visit)[0]
    body = {**held.body, "inspector": house.people["other_inspector"].id}
    forged = an_event(visit, 2, "assigned", body, device=held.device)
    released = an_event(visit, 3, "released", {"pack_hash": "0" * 64, "head": "0" * 64}, device=held.device)

    assert states(taken(house, a_copy(visit, held, forged, released))) == [
        HELD_ALREADY, "kind_not_yours", "kind_not_yours",
    ]  # fmt: skip
    assert house.store.summary(visit).inspector_id == house.people["inspector"].id  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\xff\xfe\x00", "copy_not_json"),
        (a_copy(VISIT)[:-20], "copy_not_json"),
        (b"[" * 100_000, "copy_not_json"),
        (b"[]", "copy_unknown"),
        (b'{"type": "sixty.receipt"}', "copy_unknown"),
        (a_copy("not-a-uuid"), "copy_unknown"),
        (a_copy(VISIT, events=None), "copy_unknown"),
        (a_copy(VISIT, protocol=2), "protocol_unknown"),
    ],
)
def test_a_file_that_is_no_whole_copy_is_refused_with_what_to_do(raw: bytes, code: str) -> None:
    """Nothing of it is guessed at."""
    with pytest.raises(CopyUnreadable) as unreadable:
        read_copy(raw)

    assert unreadable.value.code == code
    assert unreadable.value.args[0].endswith(".")


LEAVES = st.none() | st.booleans() | st.integers() | st.text()
ROWS = st.recursive(
    LEAVES, lambda part: st.lists(part) | st.dictionaries(st.text(), part)
) | st.fixed_dictionaries({"event": st.dictionaries(st.text(), LEAVES), "sha256": LEAVES, "base64": LEAVES})


@given(ROWS)
def test_whatever_stands_in_the_rows_is_read_without_falling_over(row: object) -> None:
    """It is for the checks to refuse it."""
    whole = json.loads(a_copy(VISIT))
    copy = read_copy(json.dumps(whole | {"events": [row], "photos": [row]}).encode())

    assert len(copy.events) == len(copy.photos) == 1
    assert sum(len(events) for events in copy.of_device().values()) == 1


def test_the_command_tells_the_fate_of_each_and_says_by_its_code_whether_all_is_held(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 for all, 1 where something is refused or the file cannot be read."""
    visit = house.visits["Bergen"]
    file, url = tmp_path / "copy.json", f"sqlite:///{tmp_path / 'sixty.db'}"
    where = ["--database-url", url, "--photos", str(house.photos)]
    events = a_short_visit(visit.id, visit.pack_hash)
    file.write_bytes(a_copy(visit.id, *events))

    assert main(["import", str(file), *where]) == 0
    assert "no. 2 observed of 7a1e0000: taken in\n" in capsys.readouterr().out
    file.write_bytes(a_copy(visit.id, *events, {"id": "x"}))
    assert main(["import", str(file), *where]) == 1
    assert "3 held already, 1 refused." in capsys.readouterr().out
    assert main(["import", str(tmp_path / "none.json"), *where]) == 1
    assert "none.json" in capsys.readouterr().err
    assert house.store.visit(visit.id).status == "submitted"  # type: ignore[union-attr]
