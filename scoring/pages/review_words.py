"""What the review's pages say alike: answers, stars, who, and the step that is taken or refused."""

from __future__ import annotations

from inspections.pages.step import taker
from inspections.store import Store
from scoring.pages.words import say
from scoring.rating import Rating, shown

take = taker(say)

ANSWERS = {"met": "Met", "not_met": "Not met", "not_applicable": "Not applicable"}
MARKS = {
    "met": (":green[:material/check:\u00a0{}]", "met"),
    "not_met": (":red[:material/close:\u00a0{}]", "not met"),
    "not_applicable": (":gray[–\u00a0{}]", "not applicable"),
    "contact": (":gray[:material/forum:\u00a0{}]", "call or message"),
}
"""How an answer looks in a list, and what it is called there."""


def stars_said(rating: Rating) -> str:
    """ "4 stars, 84.2 of 100"; what is provisional says so."""
    held = say.count(rating.stars, "{n} star", "{n} stars")
    if rating.half_step:
        held = say("{n} stars and a half", n=rating.stars)
    told = say("{held}, {score} of 100", held=held, score=shown(rating.score).replace(".", say(".")))
    return f"{told}, {say('provisional')}" if rating.provisional else told


def names_of(store: Store) -> dict[str, str]:
    """Every account's name, for the office."""
    return {account.id: account.name for account in store.accounts()}


def mark(answer: str) -> str:
    """The answer with its sign and colour."""
    look, title = MARKS[answer]
    return look.format(say(title))
