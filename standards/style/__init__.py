"""All findings of the style rules in a pack that is right as a pack. What each means: README.md.

The loader says what makes a folder no pack; these rules say what an inspector would stumble over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from standards.loader import load_draft, reading_order
from standards.problems import Problem
from standards.style.alike import near_duplicates, untranslated
from standards.style.figures import figure_of_the_limit, figures_in_digits, same_numbers
from standards.style.guidance import (
    clock_moves,
    few_are_critical,
    names_its_evidence,
    owner_is_told_why,
    says_what_does_not_count,
)
from standards.style.promises import one_promise
from standards.style.sentences import easy_to_read, phrases_fit, sentence_form, vague_words
from standards.written import Draft, Written

Rule = Callable[[Written, tuple[str, ...]], Iterator[Problem]]
OF_A_STANDARD: tuple[Rule, ...] = (
    one_promise,
    vague_words,
    says_what_does_not_count,
    phrases_fit,
    names_its_evidence,
    clock_moves,
    owner_is_told_why,
    figure_of_the_limit,
    same_numbers,
    figures_in_digits,
    sentence_form,
    easy_to_read,
    untranslated,
)
"""One standard at a time, in the languages of the pack, the source first."""


def style_of(folder: Path | str) -> tuple[Problem, ...]:
    """Every finding in the pack of that folder, file by file, line by line. PackProblems if it is no pack."""
    return findings(load_draft(folder))


def findings(draft: Draft) -> tuple[Problem, ...]:
    """Every finding in a pack as written, file by file, line by line; () where there is none."""
    return tuple(sorted(dict.fromkeys(_found(draft)), key=reading_order))


def _found(draft: Draft) -> Iterator[Problem]:
    standards, languages = draft.standards(), draft.languages
    for rule in OF_A_STANDARD:
        for standard in standards:
            yield from rule(standard, languages)
    titles = [department["title"] for _, department in draft.files()]
    yield from near_duplicates(standards, titles, languages)
    yield from few_are_critical(draft)
