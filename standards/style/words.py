"""What the style rules know of a language. One that is not here has only the rules that need no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What a language's rules need to know of it. All in small letters."""

    vague: tuple[str, ...]
    """Words and phrases that two inspectors would not understand alike."""
    ruling_out: tuple[str, ...]
    """What shows that a text says what does not count; a `*` stands for any end."""
    conjunction: str
    sure_verbs: frozenset[str]
    """Finite verbs that are hardly anything else."""
    likely_verbs: frozenset[str]
    """Finite verbs that are often nouns: they are verbs before one of `verb_signs`."""
    verb_signs: frozenset[str]
    no_verb_after: frozenset[str]
    """Words after which no finite verb stands: "a play", "to go"."""
    passive: frozenset[str]
    """What makes a participle a verb: "is", "blir"."""
    participle_ends: tuple[str, ...]
    participles: frozenset[str]
    adverbs: frozenset[str]
    """Words that may stand between the conjunction and its verb."""
    who: frozenset[str]
    """Words that open a clause about a noun, a time or a condition."""
    what: frozenset[str]
    """Words that open the object of asking, saying or showing."""
    number_shows: bool
    """Whether a verb shows by its -s that its subject is one: "offers", not "offer"."""
    posture: frozenset[str]
    """Verbs that join another to one act: "står og venter"."""
    people: frozenset[str]
    """Who serves and who is served: another of them makes no other promise."""
    seconds: tuple[str, ...]
    minutes: tuple[str, ...]
    hours: tuple[str, ...]
    days: tuple[str, ...]
    rings: tuple[str, ...]
    numbers: Mapping[str, int]


def words(said: str) -> frozenset[str]:
    """Words parted by spaces."""
    return frozenset(said.split())


def listed(said: str) -> tuple[str, ...]:
    """Words or phrases parted by commas."""
    return tuple(" ".join(phrase.split()) for phrase in said.split(","))


def both_persons(bases: str) -> frozenset[str]:
    """English verbs as one does it and as several do: "offers", "offer"."""
    return frozenset(form for base in bases.split() for form in (base, _third_person(base)))


def _third_person(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{base}es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}s"
