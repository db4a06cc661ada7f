"""The invented chain: made by the product's own log, marked everywhere, gone without a trace."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from inspections import office
from inspections.demo import open_demo
from inspections.office.planning import known_around
from inspections.planning.rules import Asked, Rules, hindrances
from inspections.store import Store, open_store

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


REAL = "ada@example.org"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Path]]:
    """A real house of one hotel, and the demo beside it: opening that takes longer than all these tests."""
    folder = tmp_path_factory.mktemp("demo")
    store = open_store(f"sqlite:///{folder / 'sixty.db'}")
    ada = office.open_house(store, name="Ada", email=REAL, password="harbour lantern teaspoon", now=NOW)
    place = {"city": "Oslo", "country": "Norway", "region": "Nordics", "time_zone": "Europe/Oslo"}
    office.add_hotel(store, ada, name="Real", kind="urban", **place, now=NOW)
    open_demo(store, NOW, folder / "photos")
    yield store, folder / "photos"
    store.close()


def test_twelve_hotels_in_four_regions_are_visited_for_three_years(opened: tuple[Store, Path]) -> None:
    store, _ = opened
    released = [visit for visit in store.all_visits() if visit.status == "released"]
    invented = [hotel for hotel in store.hotels() if hotel.demo]

    assert len(invented) == 12
    assert len({hotel.region for hotel in invented}) == 4
    assert len(released) == 140
    assert min(visit.starts_on for visit in released) < "2024"
    assert Counter(visit.status for visit in store.all_visits()) == {
        "released": 140,
        "submitted": 1,
        "in_progress": 1,
        "assigned": 1,
    }


def test_no_score_was_written(opened: tuple[Store, Path]) -> None:
    """What stars there are, the scorer makes from the events."""
    store, _ = opened

    assert not store.kept_ratings()


def test_every_visit_hotel_and_person_is_marked_and_no_other(opened: tuple[Store, Path]) -> None:
    store, _ = opened

    assert all(visit.demo for visit in store.all_visits())
    assert [hotel.name for hotel in store.hotels() if not hotel.demo] == ["Real"]
    assert [account.email for account in store.accounts() if not account.demo] == [REAL]


def test_no_inspector_comes_to_the_same_house_twice_running(opened: tuple[Store, Path]) -> None:
    store, _ = opened
    for hotel in store.hotels():
        visits = sorted(store.visits_of_hotels([hotel.id]), key=lambda visit: visit.starts_on)
        came = [visit.inspector for visit in visits if visit.status == "released"]

        assert all(one != other for one, other in pairwise(came)), hotel.name


def test_the_demo_keeps_the_rules_that_it_shows(opened: tuple[Store, Path]) -> None:
    """No rest, cycle or overlap is broken; one inspector was recognised and one has a relative in a house."""
    store, _ = opened
    known = known_around(store, date(2023, 1, 1), date(2027, 12, 31))
    against = [
        why.text
        for stay in known.stays
        for why in hindrances(
            Asked(stay.hotel, stay.first, stay.last, stay.people, stay.visit), known, Rules()
        )
        if why.code != "recognised"  # on the last visit there, which is why it is known
    ]

    assert len(known.stays) == 143
    assert not [text for text in against if "relative" not in text]
    assert {one.kind for one in store.conflicts()} == {"recognised", "relative"}


def test_every_photo_named_is_held(opened: tuple[Store, Path]) -> None:
    store, photos = opened
    newest = next(visit for visit in store.all_visits() if visit.status == "released")
    visit = store.visit(newest.id)

    assert not visit.missing_photos
    assert all((photos / p.sha256[:2] / p.sha256[2:4]).exists() for p in visit.photos.values())


def test_events_are_as_a_tablet_would_send_them(opened: tuple[Store, Path]) -> None:
    """Numbered without gaps, in time, none after the present."""
    store, _ = opened
    for summary in store.all_visits()[:12]:
        visit = store.visit(summary.id)
        moments = [datetime.fromisoformat(event.entered_at) for event in store.events_of(summary.id)]

        assert not visit.gaps
        assert max(moments) <= NOW


def test_removing_it_leaves_nothing_of_it_and_all_of_the_rest(
    opened: tuple[Store, Path], tmp_path: Path
) -> None:
    """One click: every invented row and picture goes, a real house beside it stays as it was."""
    shutil.copytree(opened[1].parent, tmp_path / "copy")
    store, photos = open_store(f"sqlite:///{tmp_path / 'copy' / 'sixty.db'}"), tmp_path / "copy" / "photos"
    hotel = next(hotel for hotel in store.hotels() if not hotel.demo)
    ada = next(account for account in store.accounts() if account.email == REAL)

    office.remove_demo(store, ada, photos)

    assert store.accounts() == [ada]
    assert store.hotels() == [hotel]
    assert not store.all_visits()
    assert not [path for path in photos.rglob("*") if path.is_file()]
    store.close()
