"""The house's book: written by the steps themselves, read by owners, taken along as CSV."""

from __future__ import annotations

from datetime import timedelta

import pytest

from inspections import office
from inspections.audit import audit_for, note, take_audit
from inspections.office import Refused
from tests.inspections.a_house import PASSWORD, House

DAY = timedelta(days=1)


def the_book(house: House) -> list[tuple[str, str, str]]:
    now = house.clock.now
    return [
        (one.name, one.what, one.about)
        for one in audit_for(house.store, house.people["owner"], now - DAY, now + DAY)
    ]


def test_account_changes_are_written_with_who_made_them(house: House) -> None:
    quality, inspector, now = house.people["quality"], house.people["inspector"], house.clock.now
    office.set_password(house.store, quality, inspector.id, PASSWORD + " anew", now)
    office.disable_person(house.store, quality, inspector.id, now)

    book = the_book(house)

    assert ("Olga Owner", "person_added", "Manager, manager") in book
    assert ("Quality", "password_set", "Inspector") in book
    assert ("Quality", "person_closed", "Inspector") in book
    assert PASSWORD not in repr(book)


def test_what_the_office_did_to_a_visit_is_told_from_its_log(house: House) -> None:
    """Releases, changed answers, decided appeals: no step can forget to write them."""
    house.release("Bergen")

    assert ("Quality", "visit: released", "") in the_book(house)
    assert not [line for line in the_book(house) if line[1] == "visit: observed"]


@pytest.mark.parametrize("who", ["quality", "manager", "inspector"])
def test_only_owners_read_the_book(house: House, who: str) -> None:
    now = house.clock.now
    with pytest.raises(Refused) as refused:
        take_audit(house.store, house.people[who], now - DAY, now + DAY, now)
    assert refused.value.code == "not_allowed"


def test_taking_the_book_along_is_in_the_book(house: House) -> None:
    owner, now = house.people["owner"], house.clock.forward(seconds=1)
    taken = take_audit(house.store, owner, now - DAY, now + DAY, now).decode("utf-8-sig")

    assert taken.splitlines()[0] == "at,who,role,what,hotel,visit,about"
    assert "Added a person" in taken
    assert the_book(house)[-1][:2] == ("Olga Owner", "audit_taken")


def test_a_deed_that_the_book_does_not_know_is_an_error(house: House) -> None:
    with pytest.raises(KeyError):
        note(house.store, house.people["owner"], "reprot_seen", house.clock.now)
