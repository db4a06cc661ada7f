"""The packs that come with Sixty: how much they hold, and that those which stand on another say so."""

from __future__ import annotations

from collections import Counter

import pytest

from inspections.visit import Observation
from scoring.stars import rate
from standards.editions import compared
from standards.loader import SHIPPED, load_shipped, shipped_packs
from standards.origin import Base
from standards.pack import Pack, Standard
from standards.pack_json import as_text, from_text
from standards.scenarios import load, selected
from tests.makers import a_look, a_visit

ON_FIVE_STAR = ("select_service", "phone_test")
OF_A_CALL_OR_MESSAGE = {"phone", "email", "chat"}


def _kinds(pack: Pack) -> Counter[str]:
    return Counter(standard.origin.kind for standard in pack.standards())


def _seen_at_its_best(standard: Standard) -> Observation:
    """Met and, where something must be done within a time, done at once."""
    at_once = standard.limit is not None and standard.limit.usual.kind == "within"
    return a_look(standard.id, "met", ms=1_000) if at_once else a_look(standard.id, "met")


def test_three_packs_come_with_sixty() -> None:
    """One written out, two that stand on it."""
    assert shipped_packs() == ("five_star", "phone_test", "select_service")
    assert load_shipped("five_star").base is None
    assert _kinds(load_shipped("five_star")).keys() == {"own"}


@pytest.mark.parametrize("name", ON_FIVE_STAR)
def test_a_pack_on_another_shares_its_standards_by_reference(name: str) -> None:
    """Every standard is the base's, and what is not changed is the same to the letter."""
    pack, base = load_shipped(name), load_shipped("five_star")
    became = {change.standard: change for change in compared(base, pack).changes}

    assert pack.base == Base("five_star", base.edition)
    assert "own" not in _kinds(pack)
    for standard in pack.standards():
        kind = "taken" if became[standard.id].what in {("same",), ("moved",)} else "changed"
        assert (standard.id, standard.origin.kind) == (standard.id, kind)


def test_a_select_service_house_takes_at_least_250_and_eases_some() -> None:
    """Each that is eased says why; no limit is stricter than the grand hotel's, and nothing weighs more."""
    pack, base = load_shipped("select_service"), load_shipped("five_star")

    assert _kinds(pack)["taken"] >= 250
    assert _kinds(pack)["changed"] >= 25
    for standard in pack.standards():
        if standard.origin.kind == "changed":
            assert standard.origin.because
            assert standard.weight <= base.standard(standard.id).weight


def test_the_phone_test_is_of_calls_and_messages() -> None:
    """At least 40, most of a call: answer, hold, transfer, reply."""
    standards = list(load_shipped("phone_test").standards())
    measured = {standard.measures for standard in standards}

    assert len(standards) >= 40
    assert {standard.channel for standard in standards} == OF_A_CALL_OR_MESSAGE
    assert {
        "rings",
        "time_to_answer",
        "longest_hold",
        "total_hold",
        "handling_time",
        "first_reply",
    } <= measured


@pytest.mark.parametrize("name", shipped_packs())
def test_a_house_without_a_fault_earns_five_stars_in_every_scenario(name: str) -> None:
    """No gate or band asks for what the selection has not."""
    whole = load_shipped(name)

    for pack in (whole, *(selected(whole, scenario.id) for scenario in whole.scenarios)):
        rating = rate(pack, a_visit(*map(_seen_at_its_best, pack.standards())))

        assert (pack.scenario, rating.stars, rating.provisional) == (pack.scenario, 5, False)
        assert from_text(as_text(pack)) == pack


def test_the_scenarios_of_the_grand_hotel_are_of_their_length() -> None:
    """About 450 standards in one night, about 250 in a day with dinner, which is done in 8 hours."""
    pack = load_shipped("five_star")
    counts = {s.id: sum(1 for _ in selected(pack, s.id).standards()) for s in pack.scenarios}
    minutes = {s.id: sum(stage.minutes for stage in load(pack, s.id)) for s in pack.scenarios}

    assert counts["two_nights"] == sum(1 for _ in pack.standards())
    assert 400 <= counts["one_night"] <= 500
    assert 200 <= counts["day_visit"] <= 300
    assert minutes["day_visit"] <= 8 * 60
    assert {standard.channel for standard in selected(pack, "phone_test").standards()} <= OF_A_CALL_OR_MESSAGE


def test_a_shipped_pack_is_read_again_only_if_a_file_changed() -> None:
    """Whoever asks twice gets the same pack."""
    assert load_shipped("five_star") is load_shipped("five_star")
    assert (SHIPPED / "five_star" / "pack.yaml").exists()
