"""Who may read a visit's rating, its PDF and its photos: asked at every step, not only by the page."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from inspections.office import NotYours, release_visit
from inspections.photos import keep_photo
from inspections.records import Account, HeldPhoto
from inspections.store import Store, open_store
from scoring import reading, reading_forms
from scoring.behind.reading import basis_for
from scoring.export.reading import tables_for
from scoring.reading import earlier_for, pdf_for, photo_for, rated_for, report_for
from scoring.reading_forms import comparison_pdf_for, department_pdf_for, summary_pdf_for
from scoring.report.building import build_report
from scoring.report.data import Report
from tests.browser.furnished import PACK, Furnished, furnish
from tests.browser.people import INSPECTOR, MANAGER, OTHER_INSPECTOR, OWNER, QUALITY, STRANGER
from tests.inspections.a_house import a_house

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


def able(store: Store, things: Furnished, ask: Callable[[Account], object]) -> set[str]:
    """The e-mails of those whom `ask` does not turn away."""
    found = set()
    for email, person in things.accounts.items():
        with suppress(NotYours):
            ask(person)
            found.add(email)
    return found


def test_no_way_to_a_rating_is_open_to_more_people_than_the_report(
    house: tuple[Store, Furnished], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its rating, what stands behind a number, its tables, and each of its PDFs: before and after release.

    What the PDFs look like is asked elsewhere; here they are not drawn.
    """
    store, things = house
    for drawn in ("write_summary", "write_department", "write_comparison"):
        monkeypatch.setattr(reading_forms, drawn, lambda *_: b"%PDF")
    visit, department = things.visit, PACK.departments[0].id
    ways: dict[str, Callable[[Account], object]] = {
        "rating": lambda who: rated_for(store, who, visit),
        "behind": lambda who: basis_for(store, who, visit, "total"),
        "tables": lambda who: tables_for(store, who, visit, TODAY),
        "summary": lambda who: summary_pdf_for(store, who, visit, TODAY),
        "department": lambda who: department_pdf_for(store, tmp_path, who, visit, department, TODAY),
        "comparison": lambda who: comparison_pdf_for(store, who, visit, visit, TODAY),
    }
    office = {OWNER.email, QUALITY.email}
    before = {name: able(store, things, ask) for name, ask in ways.items()}

    release_visit(store, things.accounts[QUALITY.email], visit, datetime.now(UTC))
    after = {name: able(store, things, ask) for name, ask in ways.items()}

    assert all(able_to == office for able_to in before.values()), before
    assert all(able_to == {*office, MANAGER.email} for able_to in after.values()), after


def test_what_a_manager_reads_behind_a_number_names_no_inspector_and_no_device(
    house: tuple[Store, Furnished],
) -> None:
    store, things = house
    release_visit(store, things.accounts[QUALITY.email], things.visit, datetime.now(UTC))
    inspector = things.accounts[INSPECTOR.email]

    told = repr(basis_for(store, things.accounts[MANAGER.email], things.visit, "total"))
    rated = repr(rated_for(store, things.accounts[MANAGER.email], things.visit).visit)

    devices = {event.device for event in store.events_of(things.visit)}
    assert not [name for name in (inspector.name, inspector.id, *devices) if name in told]
    assert inspector.id not in rated
    assert inspector.name not in rated


def test_earlier_visits_are_those_of_the_hotel_that_the_person_may_read(tmp_path: Path) -> None:
    """Released ones of the same hotel, before that one; another hotel's manager gets none of them."""
    house = a_house(tmp_path)
    first = house.store.summary(house.release("Bergen"))
    assert first is not None
    later = replace(first, id="later", starts_on="2026-08-01")

    def names(who: str) -> list[str]:
        return [visit.id for visit in earlier_for(house.store, house.people[who], later)]

    assert names("quality") == names("manager") == [first.id]
    assert names("other_manager") == names("inspector") == []
    assert earlier_for(house.store, house.people["quality"], first) == []
    house.store.close()


def test_a_report_is_made_once_for_all_who_may_read_the_same(
    house: tuple[Store, Furnished], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Access is asked first, each time; another log, language or reader's view makes another report."""
    store, things = house
    made: list[str] = []

    def counting(*args: object, **more: Any) -> Report:
        made.append(more["language"])
        return build_report(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "build_report", counting)
    reading._made.cache_clear()
    owner, quality = things.accounts[OWNER.email], things.accounts[QUALITY.email]

    first = report_for(store, owner, things.visit, TODAY)
    assert report_for(store, quality, things.visit, TODAY) is first
    with pytest.raises(NotYours):
        report_for(store, things.accounts[MANAGER.email], things.visit, TODAY)
    assert made == ["en"]

    report_for(store, owner, things.visit, TODAY, language="nb")
    release_visit(store, quality, things.visit, datetime.now(UTC))
    assert report_for(store, owner, things.visit, TODAY) is not first
    assert made == ["en", "nb", "en"]


def held_photo(store: Store, visit: str, folder: Path) -> str:
    data, sha256 = a_photo("#10233A")
    keep_photo(folder, data, sha256)
    store.hold_photo(HeldPhoto(visit, sha256, len(data), "image/jpeg", datetime.now(UTC)))
    return sha256


def a_photo(colour: str) -> tuple[bytes, str]:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return out.getvalue(), hashlib.sha256(out.getvalue()).hexdigest()
