"""The guest's page in twelve languages: the texts, and which of them a browser asks for.

The texts are assets/guests/<language>.json; every language has the same keys.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "nb", "zh", "ja", "ko", "ar")
USUAL = LANGUAGES[0]
_SAME = {"no": "nb", "nn": "nb", "da": "nb", "sv": "nb"}
"""Who reads one of these reads Norwegian more easily than English."""
_TEXTS = Path(__file__).parents[2] / "assets" / "guests"


def texts(language: str) -> Mapping[str, str]:
    """The texts of the page in that language. KeyError for one that it does not have."""
    return _all()[language]


def names() -> dict[str, str]:
    """Every language by its own name."""
    return {language: said["name"] for language, said in _all().items()}


def chosen(wanted: str, accepted: str) -> str:
    """The language that was chosen, else the first we have of what the browser accepts, else English.

    `accepted` is an Accept-Language header, as in "nn-NO,nn;q=0.9,en;q=0.5".
    """
    if wanted in LANGUAGES:
        return wanted
    asked = sorted(map(_weighed, accepted[:500].split(",")), key=lambda one: -one[1])
    ours = (_SAME.get(tag, tag) for tag, weight in asked if weight > 0)
    return next((tag for tag in ours if tag in LANGUAGES), USUAL)


def _weighed(part: str) -> tuple[str, float]:
    """ "nn-NO;q=0.9" is ("nn", 0.9)."""
    tag, _, told = part.strip().partition(";")
    try:
        weight = float(told.strip().removeprefix("q=")) if told else 1.0
    except ValueError:
        weight = 0.0
    return tag.lower().partition("-")[0], weight


@cache
def _all() -> dict[str, Mapping[str, str]]:
    return {one: json.loads((_TEXTS / f"{one}.json").read_text(encoding="utf-8")) for one in LANGUAGES}
