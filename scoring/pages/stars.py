"""A row of stars, half ones too: as a page's own line, and within a sentence."""

from __future__ import annotations

from inspections.pages.door import mode
from scoring.charts.figures import TOKENS
from scoring.pages.words import say


def star_row(stars: int, top: int, *, half: bool, size: str = "2.4rem") -> str:
    """HTML: full ones gold, half of the next one where there is a half step, the others empty."""
    gold = TOKENS[mode()]["mark"]
    full = "★" * stars
    if half:
        full += (
            '<span style="display:inline-block;position:relative">☆'
            '<span style="position:absolute;left:0;top:0;width:50%;overflow:hidden">★</span></span>'
        )
    empty = "☆" * (top - stars - half)
    held = f"{stars}{'½' if half else ''}"
    told = say("{held} of {top} stars", held=held, top=top)
    return (
        f'<span style="font-size:{size};letter-spacing:.1em;color:{gold}" role="img" '
        f'aria-label="{told}">{full}{empty}</span>'
    )


def stars_short(stars: int, *, half: bool, provisional: bool) -> str:
    """Markdown for a line of a list: "★★★½ provisional"."""
    later = f" {say('provisional')}" if provisional else ""
    if not stars and not half:
        return f"{say('no star')}{later}"
    return f":yellow[{'★' * stars}{'½' if half else ''}]{later}"
