"""Ratings of the visits in a store: made when asked for, kept while they stand, then made anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from inspections import office
from inspections.records import KeptRating, StoreBusy
from inspections.visit import Visit
from scoring import ratings
from scoring.rating import Rating
from scoring.rating_json import from_json, to_json
from scoring.ratings import pack_of, rated_visits, rating_of
from scoring.stars import rate
from standards.pack import Pack
from standards.pack_json import content_hash
from tests.inspections.a_house import NOON, House, a_house, an_event
from tests.makers import a_pack

LATER = NOON + timedelta(hours=6)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Two hotels with a visit each."""
    house = a_house(tmp_path)
    yield house
    house.store.close()


def one_more(house: House, visit_id: str, answer: str = "not_met") -> None:
    """One more look, from another tablet."""
    body = {"observation": str(uuid4()), "standard": "front_door.greeted", "answer": answer}
    house.send(visit_id, an_event(visit_id, 1, "observed", body, device=str(uuid4())))


def test_a_visit_is_rated_by_the_pack_it_was_assigned_with(house: House) -> None:
    """From the store alone."""
    visit_id = house.submit("Bergen")

    rating = rating_of(house.store, visit_id, LATER)

    visit = house.store.visit(visit_id)
    assert visit is not None
    assert (rating.stars, rating.visit, rating.pack_hash) == (5, visit_id, content_hash(a_pack()))
    assert rating.log_head == visit.head


def test_a_rating_is_kept_as_its_json(house: House) -> None:
    """So that lists need not score again."""
    visit_id = house.submit("Bergen")

    rating = rating_of(house.store, visit_id, LATER)

    kept = house.store.kept_rating(visit_id)
    assert kept is not None
    assert (from_json(kept.body), kept.stars, kept.score, kept.made_at) == (rating, 5, "100.0", LATER)


def test_a_kept_rating_is_given_while_it_stands(house: House) -> None:
    """Told by a mark on the kept one, which a new rating would not have."""
    visit_id = house.submit("Bergen")
    marked = replace(rating_of(house.store, visit_id, LATER), pack_edition="as kept")
    kept = house.store.kept_rating(visit_id)
    assert kept is not None
    house.store.keep_rating(replace(kept, body=to_json(marked)))

    assert rating_of(house.store, visit_id).pack_edition == "as kept"


def test_another_observation_makes_the_rating_anew(house: House) -> None:
    """The log is another one now."""
    visit_id = house.submit("Bergen")
    before = rating_of(house.store, visit_id, LATER)

    one_more(house, visit_id)
    after = rating_of(house.store, visit_id, LATER)

    assert (before.score, after.score) == (100, 50)
    assert before.log_head != after.log_head


def test_new_rules_make_the_rating_anew(house: House) -> None:
    """A kept one of an older scorer does not stand, in a list either."""
    visit_id = house.release("Bergen")
    rating_of(house.store, visit_id, LATER)
    kept = house.store.kept_rating(visit_id)
    assert kept is not None
    house.store.keep_rating(replace(kept, scorer="0", stars=1, score="40.0"))

    assert [
        r.stars for r in rated_visits(house.store, house.store.all_visits()) if r.visit.id == visit_id
    ] == [5]
    assert rating_of(house.store, visit_id).stars == 5


def test_a_list_rates_what_was_submitted_and_leaves_out_what_is_under_way(house: House) -> None:
    """In the order it was given."""
    submitted = house.submit("Bergen")
    visits = sorted(house.store.all_visits(), key=lambda visit: visit.hotel.city)

    rated = rated_visits(house.store, visits, LATER)

    assert [(r.visit.hotel.city, r.stars, r.score, r.provisional) for r in rated] == [
        ("Bergen", 5, "100.0", False),
        ("Como", None, "–", False),
    ]
    assert house.store.kept_rating(submitted) is not None


def test_a_released_visit_in_a_list_is_not_read_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its log is closed: what was kept after the release stands, whether it is provisional included."""
    visit_id = house.release("Bergen")
    provisional = replace(rating_of(house.store, visit_id, LATER), provisional=True)
    house.store.keep_rating(ratings._to_keep(provisional, LATER))
    monkeypatch.setattr(ratings, "rating_of", lambda *_: pytest.fail("the log was read"))

    [rated] = rated_visits(house.store, [house.store.summary(visit_id)])  # type: ignore[list-item]

    assert (rated.stars, rated.score, rated.provisional) == (5, "100.0", True)


def test_an_appeal_decided_while_a_rating_was_computed_does_not_leave_the_old_one_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The decision throws the kept rating away; who was computing until then must not put it back."""
    visit_id = house.submit("Bergen")
    one_more(house, visit_id)
    office.release_visit(house.store, house.people["quality"], visit_id, house.clock.now)
    visit = house.store.visit(visit_id)
    assert visit is not None
    missed = next(look.id for look in visit.observations.values() if look.answer == "not_met")
    rated: list[int] = []

    def rate_slowly(pack: Pack, visit: Visit) -> Rating:
        rating = rate(pack, visit)
        if not rated:
            decide(house, visit_id, missed)
        rated.append(rating.stars)
        return rating

    monkeypatch.setattr(ratings, "rate", rate_slowly)
    given = rating_of(house.store, visit_id, LATER)

    [listed] = rated_visits(house.store, [house.store.summary(visit_id)])  # type: ignore[list-item]
    assert (given.score, listed.score) == (100, "100.0")
    assert len(rated) == 2


def decide(house: House, visit_id: str, observation: str) -> None:
    """The hotel appeals, the office grants it."""
    moment = house.clock.now
    manager, quality = house.people["manager"], house.people["quality"]
    asked = {"observation": observation, "claim": "met", "reason": "The camera shows it."}
    told = office.appeal(house.store, manager, visit_id, moment, **asked)
    appeal = next(iter(told.appeals))
    office.decide(house.store, quality, visit_id, moment, appeal_id=appeal, granted=True, reason="Seen.")


def test_a_rating_kept_before_the_release_is_made_anew(house: House) -> None:
    """More may have come in between."""
    visit_id = house.submit("Bergen")
    rating_of(house.store, visit_id, house.clock.now)
    one_more(house, visit_id)
    house.clock.forward(minutes=5)
    office.release_visit(house.store, house.people["quality"], visit_id, house.clock.now)

    [rated] = rated_visits(house.store, [house.store.summary(visit_id)], LATER)  # type: ignore[list-item]

    assert rated.score == "50.0"


def test_a_standard_that_the_pack_does_not_have_is_named_and_costs_no_rating(house: House) -> None:
    """A tablet with another edition: the rest of the visit is rated all the same."""
    visit_id = house.submit("Bergen")
    body = {"observation": str(uuid4()), "standard": "front_door.sung_to", "answer": "met"}
    house.send(visit_id, an_event(visit_id, 1, "observed", body, device=str(uuid4())))
    summary = house.store.summary(visit_id)
    assert summary is not None

    assert [visit.stars for visit in rated_visits(house.store, [summary])] == [5]
    assert rating_of(house.store, visit_id).not_counted == ("front_door.sung_to",)


def test_a_busy_store_still_gives_the_rating(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeping it saves time, no more."""
    visit_id = house.submit("Bergen")

    def busy(_kept: KeptRating) -> None:
        raise StoreBusy("busy", "Try again.")

    monkeypatch.setattr(house.store, "keep_rating", busy)

    assert rating_of(house.store, visit_id).stars == 5
    assert house.store.kept_rating(visit_id) is None


def test_what_is_not_there_is_said(house: House) -> None:
    """LookupError, for the visit and for the pack."""
    with pytest.raises(LookupError, match="no visit"):
        rating_of(house.store, str(uuid4()))
    with pytest.raises(LookupError, match="not in the store"):
        pack_of(house.store, "0" * 64)


def test_the_pack_is_the_one_that_was_kept(house: House) -> None:
    """Equal in every part."""
    assert pack_of(house.store, house.visits["Como"].pack_hash) == a_pack()
