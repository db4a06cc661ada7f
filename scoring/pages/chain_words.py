"""What the pages of a chain say, in the language of whoever reads them now."""

from __future__ import annotations

from inspections.pages.words import language
from scoring.chain.said import Said
from scoring.pages.words import say
from standards.pack import Standard
from standards.pack import said as in_words

__all__ = ["beyond_said", "promise", "said", "say"]

said = Said(language, say)
"""The sentences of what was found, and figures as they are written in that language."""


def beyond_said(figure: str, *, sure: bool) -> str:
    """A figure, with the words where it is beyond chance: they take no column of their own on a phone."""
    return f":green[**{figure}**, {say('beyond chance')}]" if sure else figure


def promise(standard: Standard) -> str:
    """The standard's words, as its pack has them in that language."""
    return in_words(standard.text, language())
