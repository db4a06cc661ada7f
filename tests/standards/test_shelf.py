"""Which packs the pages show."""

from __future__ import annotations

from standards.loader import load_shipped
from standards.pages.shelf import by_name
from standards.scenarios import selected


def test_what_a_visit_was_given_of_a_pack_never_stands_for_the_pack() -> None:
    """It has the pack's id and edition, but only the scenario's standards."""
    whole = load_shipped("five_star")
    part = selected(whole, "essentials")

    for kept in ([whole, part], [part, whole]):
        assert list(by_name(kept).values()) == [whole]
