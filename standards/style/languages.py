"""The languages whose words the style rules know."""

from __future__ import annotations

from collections.abc import Mapping

from standards.style.words import Words
from standards.style.words_en import ENGLISH
from standards.style.words_nb import NORWEGIAN

BY_LANGUAGE: Mapping[str, Words] = {"en": ENGLISH, "nb": NORWEGIAN, "no": NORWEGIAN}


def words_of(language: str) -> Words | None:
    """The words of "en", and of "en-GB" as well; None for a language that is not known here."""
    return BY_LANGUAGE.get(language.split("-", maxsplit=1)[0])
