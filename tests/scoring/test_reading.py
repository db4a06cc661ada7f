"""Who may read a visit's rating, its PDF and its photos: asked at every step, not only by the page."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image

from inspections.office import NotYours, release_visit
from inspections.photos import keep_photo
from inspections.records import HeldPhoto
from inspections.store import Store, open_store
from scoring.reading import pdf_for, photo_for, report_for
from tests.browser.furnished import Furnished, furnish
from tests.browser.people import INSPECTOR, MANAGER, OTHER_INSPECTOR, OWNER, QUALITY, STRANGER

TODAY = date(2026, 11, 22)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[Store, Furnished]]:
    things = furnish(tmp_path / "data")
    store = open_store(f"sqlite:///{tmp_path / 'data' / 'sixty.db'}")
    yield store, things
    store.close()


def readers(store: Store, things: Furnished) -> set[str]:
    """The e-mails of those who may read the report."""
    able = set()
    for email, person in things.accounts.items():
        try:
            report_for(store, person, things.visit, TODAY)
        except NotYours:
            continue
        able.add(email)
    return able


def test_before_release_the_office_alone_reads_the_rating(house: tuple[Store, Furnished]) -> None:
    store, things = house

    assert readers(store, things) == {OWNER.email, QUALITY.email}


def test_after_release_its_own_manager_reads_it_too_and_no_inspector(house: tuple[Store, Furnished]) -> None:
    store, things = house
    release_visit(store, things.accounts[QUALITY.email], things.visit, datetime.now(UTC))

    assert readers(store, things) == {OWNER.email, QUALITY.email, MANAGER.email}


def test_the_pdf_and_the_photos_are_refused_to_the_same_people(
    house: tuple[Store, Furnished], tmp_path: Path
) -> None:
    store, things = house
    photo = held_photo(store, things.visit, tmp_path)
    for who in (MANAGER, STRANGER, INSPECTOR, OTHER_INSPECTOR):
        with pytest.raises(NotYours):
            pdf_for(store, tmp_path, things.accounts[who.email], things.visit, TODAY)
    for who in (MANAGER, STRANGER, OTHER_INSPECTOR):
        with pytest.raises(NotYours):
            photo_for(store, tmp_path, things.accounts[who.email], things.visit, photo)

    assert photo_for(store, tmp_path, things.accounts[QUALITY.email], things.visit, photo)
    assert pdf_for(store, tmp_path, things.accounts[QUALITY.email], things.visit, TODAY).startswith(b"%PDF")


def test_a_photo_of_another_visit_is_not_given_out_through_this_one(
    house: tuple[Store, Furnished], tmp_path: Path
) -> None:
    """Knowing a photo's hash is not enough: the visit must hold it."""
    store, things = house
    keep_photo(tmp_path, *a_photo("#123456"))
    stray = a_photo("#123456")[1]

    assert photo_for(store, tmp_path, things.accounts[OWNER.email], things.visit, stray) is None


def held_photo(store: Store, visit: str, folder: Path) -> str:
    data, sha256 = a_photo("#10233A")
    keep_photo(folder, data, sha256)
    store.hold_photo(HeldPhoto(visit, sha256, len(data), "image/jpeg", datetime.now(UTC)))
    return sha256


def a_photo(colour: str) -> tuple[bytes, str]:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return out.getvalue(), hashlib.sha256(out.getvalue()).hexdigest()
