"""The shortest way to the next star, told: what to put right, what each is worth, where it leads."""

from __future__ import annotations

from fractions import Fraction

from scoring.report.conditions import shown_cut
from scoring.report.data import Way, WayStep
from scoring.report.ground import Ground
from scoring.way.next_star import Path, next_star
from scoring.wording.words import sentence


def way(ground: Ground) -> Way | None:
    """The way by `next_star`; None where the top star is held, nothing counted or nothing can earn it."""
    found = next_star(ground.pack, ground.rating)
    if found.reason or not found.steps or found.score is None or ground.rating.score is None:
        return None
    words = ground.words
    bands = ground.bands if ground.measure == "total" else ()  # no other bar lies on the score's axis
    above = ground.rating.score
    line = next((band for band in bands if band.stars == found.stars and band.score > above), None)
    return Way(
        headline=_headline(ground, found),
        note=words.say("way.note.proven" if found.proven else "way.note"),
        before=ground.rating.score,
        before_text=words.score(ground.rating.score),
        after=found.score,
        after_text=words.score(found.score),
        line=line.score if line else None,
        line_text=words.say("line", stars=sentence(words.number(line.stars)), score=words.exact(line.score))
        if line
        else "",
        steps=tuple(_step(ground, step.standard, step.points) for step in found.steps),
    )


def _headline(ground: Ground, found: Path) -> str:
    words = ground.words
    gain = shown_cut(found.score) - shown_cut(ground.rating.score)
    stars = words.count("stars", found.reaches)
    return sentence(words.count("way.head", len(found.steps), stars=stars, gain=words.exact(gain)))


def _step(ground: Ground, standard: str, points: Fraction) -> WayStep:
    return WayStep(
        standard=standard,
        finding=ground.numbers.get(standard, ""),
        text=ground.text(standard),
        department=ground.titles[ground.pack.standard(standard).department],
        critical=ground.pack.standard(standard).critical,
        points=points,
        points_text=f"+{ground.points_text(points)}",
    )
