"""The guests' voice beside the inspector's, by department, and whether the two disagree. Pure.

Two shares of different things: of standards that were met in the newest visit, and of guests who were content
(4 or 5 of five). They need not be equal, so a disagreement is only told where the two differ by more than
`ROOM` points even at the near end of the interval of their difference: Newcombe's (Statistics in Medicine 17,
1998, method 10), made of two Wilson intervals. The more departments are looked at, the more would differ by
chance alone, so that the level is divided among them (Bonferroni). The interval takes the inspector's looks
for a sample; they are those of one stay, which makes it too narrow rather than too wide: hence the room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from inspections.guests.feedback import FEWEST, wilson

ROOM = 10
"""Points by which the two may differ, being shares of different things."""
FEWEST_STANDARDS = 5
ERROR = 0.05


@dataclass(frozen=True)
class Beside:
    """A department as both see it. Shares are of 100; `verdict` is one of VERDICTS.

    low, high  how many points more of the standards were met than guests were content, at the level
    """

    department: str
    title: str
    met: int
    counted: int
    content: int
    voices: int
    low: float
    high: float
    verdict: str

    @property
    def inspected(self) -> float | None:
        """The share of standards met; None where none counted."""
        return 100 * self.met / self.counted if self.counted else None

    @property
    def heard(self) -> float | None:
        """The share of content guests; None where too few have spoken."""
        return 100 * self.content / self.voices if self.voices >= FEWEST else None


VERDICTS: Mapping[str, str] = {
    "too_few": "Too few voices, or too few standards, to compare",
    "alike": "They are close",
    "unsure": "They are apart, and it may be chance",
    "guests_below": "They disagree: standards are kept, and guests are less content",
    "guests_above": "They disagree: guests are content, and standards are missed",
}


def beside(
    inspected: Mapping[str, tuple[str, int, int]], heard: Mapping[str, tuple[int, int]]
) -> list[Beside]:
    """Each department that either knows. `inspected`: title, met, counted; `heard`: content, voices."""
    pairs = {
        name: (inspected.get(name, (name, 0, 0)), heard.get(name, (0, 0))) for name in {**inspected, **heard}
    }
    told = [name for name, (seen, said) in pairs.items() if _enough(seen[2], said[1])]
    level = 1 - ERROR / max(1, len(told))
    return [_beside(name, *pairs[name], level=level) for name in pairs if pairs[name][1][1]]


def difference(one: tuple[int, int], other: tuple[int, int], level: float) -> tuple[float, float]:
    """Newcombe's interval of the difference of two shares (part, whole), from -1 to 1."""
    (p, q), (low1, high1), (low2, high2) = (
        (one[0] / one[1], other[0] / other[1]),
        wilson(*one, level),
        wilson(*other, level),
    )
    below = sqrt((p - low1) ** 2 + (high2 - q) ** 2)
    above = sqrt((high1 - p) ** 2 + (q - low2) ** 2)
    return p - q - below, p - q + above


def _beside(name: str, seen: tuple[str, int, int], said: tuple[int, int], *, level: float) -> Beside:
    title, met, counted = seen
    facts = (name, title, met, counted, *said)
    if not _enough(counted, said[1]):
        return Beside(*facts, -100, 100, "too_few")
    low, high = (100 * end for end in difference((met, counted), said, level))
    return Beside(*facts, low, high, _verdict(100 * (met / counted - said[0] / said[1]), low, high))


def _verdict(apart: float, low: float, high: float) -> str:
    """By how many points they are apart, and the near end of its interval."""
    if low > ROOM:
        return "guests_below"
    if high < -ROOM:
        return "guests_above"
    return "unsure" if abs(apart) > ROOM else "alike"


def _enough(counted: int, voices: int) -> bool:
    return counted >= FEWEST_STANDARDS and voices >= FEWEST
