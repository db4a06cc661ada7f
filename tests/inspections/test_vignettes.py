"""Shared vignettes: set up once, judged by every inspector alone, kept for good."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from inspections.office import NotYours, Refused
from inspections.office.vignettes import (
    close_vignette,
    judge_vignette,
    set_up_vignette,
    vignettes_kept,
    vignettes_to_judge,
)
from inspections.photos import read_photo
from inspections.records import Account
from inspections.store import Store
from tests.inspections.a_log import INES, NOW, PACK, a_visit_in
from tests.inspections.test_photos import a_photo

QUINN = replace(INES, id="quinn", email="quinn@example.com", name="Quinn", role="quality")
NILS = replace(INES, id="nils", email="nils@example.com", name="Nils")


@pytest.fixture
def house(store: Store) -> Store:
    a_visit_in(store)
    for person in (QUINN, NILS):
        store.add_account(person)
    return store


def set_up(house: Store, by: Account = QUINN, **given: object) -> str:
    told = {"told": "A guest waits at the desk; nobody looks up.", **given}
    return set_up_vignette(house, by, pack_hash=PACK, standard="arrival.greeting", now=NOW, **told).id  # type: ignore[arg-type]


def test_each_inspector_judges_alone_once_and_the_office_reads_all(house: Store) -> None:
    first, second = set_up(house), set_up(house, told="The soup comes cold.")

    judge_vignette(house, INES, first, "met", NOW)
    judge_vignette(house, NILS, first, "not_met", NOW)

    assert [one.id for one in vignettes_to_judge(house, INES)[0]] == [second]
    assert vignettes_to_judge(house, NILS)[1] == 1
    with pytest.raises(Refused, match="answered it already"):
        judge_vignette(house, INES, first, "not_met", NOW)
    kept, answers = vignettes_kept(house, QUINN)
    assert {one.id for one in kept} == {first, second}
    assert {(one.account_id, one.answer) for one in answers} == {(INES.id, "met"), ("nils", "not_met")}


def test_an_inspector_neither_sets_one_up_nor_reads_what_others_said_nor_does_the_office_judge(
    house: Store,
) -> None:
    name = set_up(house)

    for step in (lambda: set_up(house, INES), lambda: vignettes_kept(house, INES)):
        with pytest.raises(Refused) as refused:
            step()
        assert refused.value.code == "not_allowed"
    with pytest.raises(NotYours):
        judge_vignette(house, QUINN, name, "met", NOW)
    assert vignettes_to_judge(house, QUINN) == ([], 0)


def test_a_closed_one_takes_no_answer_and_keeps_those_it_has(house: Store) -> None:
    name = set_up(house)
    judge_vignette(house, INES, name, "met", NOW)

    close_vignette(house, QUINN, name, NOW)

    with pytest.raises(Refused, match="closed meanwhile"):
        judge_vignette(house, NILS, name, "met", NOW)
    assert vignettes_to_judge(house, NILS)[0] == []
    assert len(vignettes_kept(house, QUINN)[1]) == 1
    with pytest.raises(Refused, match="closed already"):
        close_vignette(house, QUINN, name, NOW)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"told": " "}, "nothing_to_judge"),
        ({"link": "http://clips.example/1"}, "link_wrong"),
        ({"link": "javascript:alert(1)"}, "link_wrong"),
    ],
)
def test_what_cannot_be_judged_is_refused_with_the_reason(
    house: Store, given: dict[str, str], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        set_up(house, **given)

    assert refused.value.code == code
    assert house.vignettes() == []


def test_its_photo_lies_in_the_folder_before_it_is_named(house: Store, tmp_path: Path) -> None:
    data = a_photo()

    set_up(house, told="", photo=(tmp_path, data))

    [kept] = house.vignettes()
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    assert read_photo(tmp_path, kept.sha256) == data
    with pytest.raises(Refused):
        set_up(house, photo=(tmp_path, b"no picture"))


def test_an_answer_is_never_changed_even_by_the_database(house: Store) -> None:
    judge_vignette(house, INES, set_up(house), "met", NOW)

    change = sa.text("UPDATE vignette_answers SET answer = 'not_met'")
    with pytest.raises(sa.exc.DBAPIError):
        house._db.write(lambda connection: connection.execute(change).rowcount)
