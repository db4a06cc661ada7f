"""A standard says where it comes from."""

from __future__ import annotations

import pytest

from standards.loader import load_shipped
from standards.pack import Standard
from standards.pages.reading import origin_said

SELECT = load_shipped("select_service")


def first_of(kind: str) -> Standard:
    return next(standard for standard in SELECT.standards() if standard.origin.kind == kind)


def test_a_packs_own_standard_needs_no_word() -> None:
    own = next(load_shipped("five_star").standards())

    assert origin_said(own, "en") == ""


def test_a_taken_standard_names_its_pack_and_edition() -> None:
    assert origin_said(first_of("taken"), "en") == "five star 2026.1, unchanged"


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_changed_standard_says_what_and_why(language: str) -> None:
    changed = first_of("changed")

    told = origin_said(changed, language)

    assert told.startswith("five star 2026.1, changed: ")
    assert changed.origin.because is not None
    assert changed.origin.because[language] in told
