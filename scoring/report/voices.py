"""What guests said of the departments in the weeks before, beside what the inspector found there."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.report.data import Section, VoicesLine
from scoring.report.ground import Ground
from scoring.voices_beside import Beside, beside
from scoring.wording.words import sentence

Heard = Mapping[str, tuple[int, int]]
"""By department: how many guests were content, of how many who said."""
DAYS = 90
"""Days before a report is made in which guests are heard for it."""


def voices(ground: Ground, heard: Heard) -> tuple[VoicesLine, ...]:
    """A line for each department that guests spoke of, those that disagree with the inspector first."""
    seen = {
        one.id: (ground.titles.get(one.id, one.id), one.met, one.counted) for one in ground.rating.departments
    }
    known = {name: told for name, told in heard.items() if name in seen}
    lines = [_line(ground, one) for one in beside(seen, known)]
    return tuple(sorted(lines, key=lambda line: not line.disagree))


def voices_section(ground: Ground, told: tuple[VoicesLine, ...]) -> Section:
    """ "In one of three departments guests and inspector disagree"."""
    words, kinds = ground.words, {line.kind for line in told}
    apart = sum(line.disagree for line in told)
    if apart:
        head = sentence(words.count("voices.head", apart, all=words.number(len(told))))
    else:
        which = next((kind for kind in ("unsure", "alike", "too_few") if kind in kinds), "none")
        head = words.say(f"voices.head.{which}")
    return Section(words.say("voices"), head, words.say("voices.note", days=DAYS))


def _line(ground: Ground, one: Beside) -> VoicesLine:
    words = ground.words
    return VoicesLine(
        title=one.title,
        inspected=_share(ground, one.met, one.counted) if one.counted else "–",
        heard=words.say("voices.few", n=one.voices)
        if one.heard is None
        else _share(ground, one.content, one.voices),
        kind=one.verdict,
        verdict=words.say(f"voices.{one.verdict}"),
    )


def _share(ground: Ground, part: int, whole: int) -> str:
    return ground.words.say("voices.share", share=100 * part // whole, part=part, whole=whole)
