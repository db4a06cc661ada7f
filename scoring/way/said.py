"""The way to the next star in sentences: what suffices, whether less could, what is close. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.durations import against, clock, past, spoken
from scoring.rating import Rating
from scoring.way.next_star import Near, Path
from scoring.wording.words import Wording, sentence
from standards.pack import Pack, said

_NAMED = 3
"""Standards to look at that are named; of more, the number is told."""


def headline(path: Path, words: Wording, *, by_effort: bool = False) -> str:
    """ "Putting three standards right earns five stars", or why there is no way."""
    stars = words.count("stars", path.stars or 0)
    if path.reason:
        return words.say(f"next.{path.reason}", stars=stars)
    if not path.steps:
        return words.say("next.nothing", stars=stars)
    key = "next.head_effort" if by_effort else "next.head"
    return sentence(words.count(key, len(path.steps), stars=words.count("stars", path.reaches)))


def proof(path: Path, words: Wording, *, by_effort: bool = False) -> str:
    """Whether no other way is shorter: "fewest" is said only of what is proven."""
    if path.reason or not path.steps:
        return ""
    key = "next.proven" if path.proven else "next.unproven"
    least = words.score(path.at_least, 0 if path.at_least.denominator == 1 else 1)
    return words.say(f"{key}_effort" if by_effort else key, least=least)


def gain(path: Path, rating: Rating, words: Wording) -> str:
    """ "The score rises from 91.9 to 93.4."; "" where there is none, or no step."""
    if path.score is None or rating.score is None or not path.steps:
        return ""
    return words.say("next.gain", before=words.score(rating.score), after=words.score(path.score))


def provisional(path: Path, pack: Pack, words: Wording) -> str:
    """What would still keep the star from being final; "" where nothing would."""
    if path.look_at:
        names = [f"“{text_of(pack, name, words)}”" for name in path.look_at[:_NAMED]]
        return words.count("next.look_at", len(path.look_at), names=words.listed(names))
    return words.say("next.provisional") if path.provisional else ""


@dataclass(frozen=True)
class Close:
    """A standard that is past its limit: its words, "34 s" of "30 s", and the "4 s" that it needs."""

    text: str
    observed: str
    limit: str
    needs: str


def close_to(near: Near, pack: Pack, words: Wording) -> Close:
    """How far a late standard is from its limit, in the figures as they are shown."""
    text, observed, limit = text_of(pack, near.standard, words), near.observed_ms, near.limit_ms
    if observed is None or limit is None:
        return Close(text, "", "", spoken(near.over_ms))
    if observed > limit:
        return Close(text, against(observed, limit), clock(limit), past(observed, limit))
    return Close(text, clock(observed, beside=limit), clock(limit), spoken(near.over_ms))


def text_of(pack: Pack, standard: str, words: Wording) -> str:
    """What the standard asks, without its full stop."""
    return said(pack.standard(standard).text, words.language).rstrip(".") or standard
