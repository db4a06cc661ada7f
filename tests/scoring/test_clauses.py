"""ISO 22483 beside the packs: an honest mapping, whole, and said to be Sixty's own."""

from __future__ import annotations

from scoring.clauses import clause_of, clause_title, clauses, is_mapped, mapping
from scoring.profiles import profile
from scoring.profiles_said import sides_of
from scoring.stars import rate
from standards.loader import load_shipped, shipped_packs
from tests.makers import a_pack, a_visit
from tests.scoring.report_makers import a_large_pack

PACKS = [load_shipped(name) for name in shipped_packs()]
SHIPPED = {standard.id for pack in PACKS for standard in pack.standards()}


def test_every_standard_named_and_every_department_is_one_that_ships() -> None:
    departments = {department.id for pack in PACKS for department in pack.departments}
    named = [standard for one in mapping()["clauses"] for standard in one.get("standards", ())]

    assert len(named) == len(set(named))
    assert set(named) <= SHIPPED
    assert {name for one in mapping()["clauses"] for name in one.get("departments", ())} <= departments


def test_every_standard_is_of_exactly_one_clause_and_every_clause_has_some() -> None:
    five_star = load_shipped("five_star")
    found = [clause_of(five_star, standard) for standard in five_star.standards()]

    assert all(len(of) == 1 for of in found)
    assert {of[0] for of in found} == set(clauses(five_star)) == set(map(str, range(4, 13)))


def test_what_is_named_goes_before_its_department_and_its_kind() -> None:
    pack = load_shipped("five_star")

    assert clause_of(pack, pack.standard("meetings.exits_shown")) == ("8",)
    assert clause_of(pack, pack.standard("meetings.sign_right")) == ("6",)
    assert clause_title("9") == {"en": "9 Maintenance", "nb": "9 Vedlikehold"}


def test_the_file_names_its_sources_and_claims_no_conformity() -> None:
    told = mapping()

    assert all(source["address"].startswith("https://") for source in told["sources"])
    assert "no claim" in told["note"]


def test_a_pack_that_is_not_ours_is_not_mapped() -> None:
    """Its standards are not those that were mapped."""
    assert not is_mapped(a_large_pack(60))
    assert "iso22483" not in sides_of(a_pack())
    assert all("iso22483" in sides_of(pack) for pack in PACKS if is_mapped(pack))
    assert is_mapped(load_shipped("five_star"))


def test_the_profile_counts_every_standard_once() -> None:
    pack = load_shipped("phone_test")
    shares = profile(pack, rate(pack, a_visit()), "iso22483")

    assert sum(share.total for share in shares) == len(list(pack.standards()))
