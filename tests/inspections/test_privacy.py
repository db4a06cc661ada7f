"""What is known of people: how long, whose, and away; and the log's proof stays whole through all of it."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inspections import accounts, office
from inspections.backup import check_files
from inspections.guests import places
from inspections.guests.desk import answer
from inspections.guests.parts import Contact, Voice
from inspections.privacy import names, persons, retention, words
from inspections.records import HeldPhoto
from inspections.redaction import TAKEN_OUT
from inspections.refusals import Refused
from inspections.store.schema import metadata
from inspections.verification import VALID, code_of, standing_of
from scoring.proof.evidence import read_evidence
from scoring.proof.seal import evidence_for
from scoring.proof.verify import verify
from tests.inspections.a_house import House, a_house, a_picture, a_short_visit, an_event

if TYPE_CHECKING:
    from pathlib import Path

ANNA = "Her name was Anna Berg."
CHANGES = (
    "UPDATE audit SET what = 'nothing'",
    "UPDATE audit SET name = 'Somebody else'",
    "DELETE FROM audit",
    "UPDATE guest_voices SET csat = 5",
    "UPDATE guest_voices SET words = 'All was well.'",
    "UPDATE guest_events SET body = '{}'",
    "UPDATE guest_events SET kind = 'closed', body = '[taken out]'",
)


@pytest.fixture
def either(house_on_either: House) -> House:
    """The house on both databases: what may be changed at all is said by their triggers."""
    return house_on_either


def _noted(house: House) -> tuple[str, str]:
    """A released visit with a note that names someone: its id, and the note's."""
    visit = house.visits["Bergen"]
    start, look, sent = a_short_visit(visit.id, visit.pack_hash)
    note = an_event(visit.id, 3, "noted", {"note": "0e8a8ae0-0000-4000-8000-000000000001", "text": ANNA})
    sent = an_event(visit.id, 4, "submitted", {"events": 3, "photos": []})
    house.send(visit.id, start, look, note, sent)
    office.release_visit(house.store, house.people["quality"], visit.id, house.clock.now)
    return visit.id, note.id


def test_words_go_and_every_proof_stands(either: House) -> None:
    """Reports made before, the head, each digest: as they were. What was taken out stands in the log."""
    house = either
    visit, note = _noted(house)
    owner, now = house.people["owner"], house.clock.now
    before = house.store.held_events(visit)
    head, evidence = house.store.visit(visit).head, evidence_for(house.store, visit)  # type: ignore[union-attr]
    said = [one for one in words.words_of(house.store, owner, visit) if one.event == note]
    assert [one.words for one in said] == [ANNA]

    words.take_words_out(house.store, owner, visit, note, now, reason="It names someone.")

    after = house.store.held_events(visit)
    assert ANNA not in json.dumps([dict(one.event.body) for one in after])
    assert {one.event.id: one.digest for one in before}.items() <= {
        one.event.id: one.digest for one in after
    }.items()
    assert house.store.visit(visit).head == head  # type: ignore[union-attr]
    assert standing_of(house.store, code_of(visit, head)).state == VALID
    assert verify(read_evidence(evidence)).stands
    assert verify(read_evidence(evidence_for(house.store, visit))).stands
    told = next(one.event for one in after if one.event.kind == "redacted")
    assert (told.body["event"], told.body["fields"], told.actor) == (note, ["text"], owner.id)
    with pytest.raises(Refused, match="no words"):
        words.take_words_out(house.store, owner, visit, note, now, reason="again")


def test_a_tablet_that_sends_the_words_again_is_answered_and_brings_nothing_back(house: House) -> None:
    visit, note = _noted(house)
    sent = next(event for event in house.store.events_of(visit) if event.id == note)
    words.take_words_out(
        house.store, house.people["owner"], visit, note, house.clock.now, reason="It names someone."
    )

    house.send(visit, sent)

    held = next(event for event in house.store.events_of(visit) if event.id == note)
    assert held.body["text"] == TAKEN_OUT


def test_a_check_of_the_whole_finds_what_was_taken_out_in_order_and_a_changed_word_not(
    tmp_path: Path,
) -> None:
    """`python -m inspections check`: a redaction is told by the log; a hand in the database is not."""
    house = a_house(tmp_path)
    visit, note = _noted(house)
    words.take_words_out(
        house.store, house.people["owner"], visit, note, house.clock.now, reason="It names someone."
    )
    url = f"sqlite:///{tmp_path / 'sixty.db'}"
    assert check_files(url, house.photos) == []

    for change in (
        "UPDATE events SET body = replace(body, '[taken out]', 'She was kind.') WHERE redacted",
        "UPDATE events SET redacted = true, body = replace(body, '\"met\"', '\"not_met\"')",
    ):
        before = check_files(url, house.photos)
        house.store._db.write(partial(_run, change=change))
        assert len(check_files(url, house.photos)) == len(before) + 1, change
    house.store.close()


def test_only_an_owner_takes_words_out_sets_periods_or_erases(house: House) -> None:
    visit, note = _noted(house)
    quality, now = house.people["quality"], house.clock.now
    for step in (
        lambda: words.take_words_out(house.store, quality, visit, note, now, reason="x"),
        lambda: words.words_of(house.store, quality, visit),
        lambda: retention.keep_for(house.store, quality, {"photos": 90}, now),
        lambda: persons.erase(house.store, quality, "manager@aurelian.example", now),
        lambda: persons.take_out(house.store, quality, "manager@aurelian.example", now),
        lambda: names.let_staff_be_named(house.store, quality, named=True, now=now),
    ):
        with pytest.raises(Refused) as refused:
            step()
        assert refused.value.code == "not_allowed"


def test_a_person_is_told_all_and_erased_but_for_a_number(either: House) -> None:
    """No row of any table says the name or the address afterwards, and what they recorded stands."""
    house = either
    visit, _ = _noted(house)
    owner, inspector, now = house.people["owner"], house.people["inspector"], house.clock.now
    token = accounts.sign_in(house.store, inspector.email, "four green lifts rising", "192.0.2.7", now)

    told = persons.take_out(house.store, owner, inspector.email, now)
    assert inspector.email in told
    assert ANNA in told
    assert accounts.hash_of(token) not in told
    assert "argon2" not in told

    heads = house.store.visit(visit).head  # type: ignore[union-attr]
    persons.erase(house.store, owner, inspector.email, now)

    everything = _every_row(house)
    assert inspector.email not in everything.replace("other_inspector@", "")
    assert f'"{inspector.name}"' not in everything
    assert persons.pseudonym_of(inspector.id) in everything
    assert accounts.who_is(house.store, token, now) is None
    assert house.store.visit(visit).head == heads  # type: ignore[union-attr]
    with pytest.raises(Refused, match="Nobody here"):
        persons.take_out(house.store, owner, inspector.email, now)


def test_nobody_erases_themselves_or_the_last_owner(house: House) -> None:
    owner = house.people["owner"]
    for by, code in ((owner, "yourself"), (None, "last_owner")):
        with pytest.raises(Refused) as refused:
            persons.erase(house.store, by, owner.email, house.clock.now)
        assert refused.value.code == code


def test_a_guest_is_forgotten_by_the_address_they_left(house: House) -> None:
    """Contact and words go; the score stays, and names nobody."""
    voice = _a_voice(house)
    persons.erase(house.store, house.people["owner"], "GUEST@home.example", house.clock.now)

    assert "guest@home.example" not in _every_row(house)
    left = house.store.guest_voice(voice)
    assert left is not None
    assert (left.words, left.csat) == ("", 2)


def test_what_is_older_than_it_is_kept_goes_and_nothing_else(either: House) -> None:
    """A dry sweep only counts; the real one comes to the same, and the next finds nothing."""
    house = either
    store, owner, began = house.store, house.people["owner"], house.clock.now
    _noted(house)
    data, sha256 = a_picture()
    (house.photos / sha256[:2]).mkdir(exist_ok=True)
    store.hold_photo(HeldPhoto(house.visits["Bergen"].id, sha256, len(data), "image/jpeg", began))
    voice = _a_voice(house)
    accounts.open_session(store, owner.id, began)
    young = began + timedelta(days=5)
    assert sum(retention.sweep(store, house.photos, young, dry=True).values()) == 0

    late = began + timedelta(days=2_000)
    counted = retention.sweep(store, house.photos, late, dry=True)
    assert counted["photos"] == counted["words"] == counted["contacts"] == 1
    assert counted["sessions"] >= 1
    assert counted["book"] >= 1
    assert retention.is_due(store, late)
    assert retention.sweep(store, house.photos, late) == counted

    assert not any(retention.sweep(store, house.photos, late, dry=True).values())
    assert not retention.is_due(store, late)
    assert store.guest_voice(voice).words == ""  # type: ignore[union-attr]
    assert store.photos_of(house.visits["Bergen"].id) == []
    assert store.visit(house.visits["Bergen"].id).status == "released"  # type: ignore[union-attr]
    assert not store.audit_lines(began - timedelta(days=1), young)


def test_the_owner_says_how_long_within_bounds(house: House) -> None:
    store, owner, now = house.store, house.people["owner"], house.clock.now

    retention.keep_for(store, owner, {"photos": 0, "messages": 30}, now)

    assert (retention.periods(store)["photos"], retention.periods(store)["messages"]) == (0, 30)
    with pytest.raises(Refused, match="365"):
        retention.keep_for(store, owner, {"book": 30}, now)
    assert "Photos of visits: for ever" in {line.about for line in store.audit_lines(now, now + timedelta(1))}


def test_the_database_lets_nothing_else_be_changed(either: House) -> None:
    """Migration 0011 opened three small doors, and no more."""
    voice = _a_voice(either)
    answer(either.store, either.people["owner"], voice, either.clock.now, how="phone", text=ANNA)
    for change in CHANGES:
        with pytest.raises(sa.exc.DatabaseError, match="is ever"):
            either.store._db.write(partial(_run, change=change))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Her name was Anna; Mr. Berg at the door was kind.", ["Her name was Anna", "Mr. Berg"]),
        ("The concierge, a woman called Ingrid, waved.", ["called Ingrid"]),
        ("Badge said Tom. Frau Müller brought it.", ["Badge said Tom", "Frau Müller"]),
        ("The waiter called twice and named the wine.", []),
        ("Hun som heter Kari hjalp meg.", ["som heter Kari"]),
        ("The Grand was quiet; Monday was not.", []),
    ],
)
def test_a_note_that_seems_to_name_someone_is_found(said: str, found: list[str]) -> None:
    assert names.names_in(said) == found


def test_staff_are_not_named_until_the_house_says_so(house: House) -> None:
    assert not names.staff_named(house.store)
    names.let_staff_be_named(house.store, house.people["owner"], named=True, now=house.clock.now)
    assert names.staff_named(house.store)


def _a_voice(house: House) -> str:
    owner, hotel, now = house.people["owner"], house.hotels["Bergen"], house.clock.now
    place = places.place_of_hotel(house.store, hotel, owner, now)
    voice = Voice(
        "0e8a8ae0-0000-4000-8000-000000000002", hotel.id, place.id, "desk", "en", now, now, csat=2, words=ANNA
    )
    house.store.add_voices([voice])
    house.store.append_guest_events([], contact=Contact(voice.id, hotel.id, "guest@home.example", now))
    return voice.id


def _every_row(house: House) -> str:
    def work(connection: sa.Connection) -> str:
        rows = [
            dict(row) for t in metadata.sorted_tables for row in connection.execute(sa.select(t)).mappings()
        ]
        return json.dumps(rows, default=str)

    return house.store._db.read(work)


def _run(connection: sa.Connection, change: str) -> None:
    connection.execute(sa.text(change))
