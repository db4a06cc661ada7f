"""Coaching cards as a PDF to print: a page for each department, A4, readable from two steps away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from inspections.dates import day_said
from inspections.language import ENGLISH, LOCALES, Words
from scoring.coaching import Card, Thing
from scoring.pdf.canvas import (
    AMBER_TEXT,
    AMBER_TINT,
    INK,
    INK2,
    LEFT,
    LINE,
    NAVY,
    RED,
    RED_TINT,
    RIGHT,
    Canvas,
)

_TEXT = RIGHT - LEFT - 18


TO_TALK_ABOUT = (
    "Nothing was missed here.",
    "One thing to talk about today",
    "Two things to talk about today",
    "Three things to talk about today",
)


def write_cards(cards: Sequence[Card], made_on: date, *, say: Words = ENGLISH, language: str = "en") -> bytes:
    """The cards, a page each, as one PDF. The same cards give the same bytes. ValueError without a card.

    `say` has the words of that `language`; what a card holds was told in it already.
    """
    if not cards:
        raise ValueError("There is no card to print.")
    canvas = Canvas(language)
    canvas.pdf.set_title(f"{say('Morning briefing')}, {cards[0].hotel}")
    canvas.pdf.set_creation_date(_at_midnight(made_on))
    for one in cards:
        canvas.new_page()
        _page(canvas, one, say, language)
    canvas.tags.end_page()
    return canvas.pdf.written()


def _page(canvas: Canvas, one: Card, say: Words, language: str) -> None:
    canvas.text(LEFT, 20, f"{one.hotel} · {say('Morning briefing')}", "semibold", 9, INK2)
    canvas.text(RIGHT, 20, one.visited, "text", 9, INK2, "right")
    canvas.rule(LEFT, 23.5, RIGHT, LINE)
    with canvas.tag("H1"):
        canvas.text(LEFT, 36, canvas.fit(one.department, RIGHT - LEFT, "serif", 26), "serif", 26, NAVY)
    canvas.text(LEFT, 44.5, say(TO_TALK_ABOUT[len(one.things)]), "text", 12, INK2)
    y = 58.0
    for number, thing in enumerate(one.things, start=1):
        y = _thing(canvas, y, number, thing, _facts(thing, say, language), say)
    if one.kept:
        canvas.rule(LEFT, 264, RIGHT, LINE)
        canvas.text(LEFT, 272, one.kept, "semibold", 11, NAVY)


def _thing(canvas: Canvas, y: float, number: int, thing: Thing, facts: str, say: Words) -> float:  # noqa: PLR0917 - a drawing
    """One thing and room to write; the y below it."""
    canvas.text(LEFT, y + 2, str(number), "light", 30, NAVY)
    x = LEFT + 16
    lines = canvas.balanced(thing.asked, _TEXT, "semibold", 14, most=3)
    with canvas.tag("H2"):
        y = canvas.lines(x, y, lines, "semibold", 14, leading=6.4, colour=INK)
    if facts:
        y = canvas.lines(
            x, y + 1, canvas.wrap(facts, _TEXT, size=10.5, most=2), size=10.5, leading=5, colour=INK2
        )
    chip = x
    if thing.critical:
        chip += canvas.chip(chip, y + 2.5, say("critical"), RED, RED_TINT) + 2
    if thing.repeat:
        chip += canvas.chip(chip, y + 2.5, thing.repeat, AMBER_TEXT, AMBER_TINT)
    y += 12 if chip > x else 6
    for label in (say("What we do today"), say("Who")):
        canvas.text(x, y, label, "text", 8, INK2)
        canvas.rule(x + 30, y + 0.8, RIGHT, LINE, 0.3)
        y += 9.5
    return y + 7


def _facts(thing: Thing, say: Words, language: str) -> str:
    day = day_said(date.fromisoformat(thing.due), LOCALES[language]) if thing.due else ""
    parts = (
        say("Measured {time}", time=thing.seen) if thing.seen else "",
        say("limit {limit}", limit=thing.limit) if thing.limit else "",
        say("{name} has it", name=thing.who) if thing.who else "",
        say("due {day}", day=day) if day else "",
    )
    return " · ".join(filter(None, parts))


def _at_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
