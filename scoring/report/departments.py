"""Departments best to worst, the strong ones and the costly ones."""

from __future__ import annotations

from fractions import Fraction

from scoring.rating import Share
from scoring.report.conditions import department_losses, only_extreme
from scoring.report.data import (
    DepartmentLine,
    Section,
)
from scoring.report.ground import Ground
from scoring.wording.words import lower_first, sentence

_STRONG, _COSTLY = 3, 5
"""How many departments are named as strong, and as costly."""


def departments(ground: Ground) -> tuple[DepartmentLine, ...]:
    """Best first; those not observed last, in the pack's order."""
    lost = department_losses(ground)
    lines = [
        _department(ground, share, lost.get(share.id, Fraction(0))) for share in ground.rating.departments
    ]
    return tuple(sorted(lines, key=lambda line: (line.value is None, -(line.value or 0))))


def _department(ground: Ground, share: Share, lost: Fraction) -> DepartmentLine:
    status, status_text = _status(ground, share.score)
    return DepartmentLine(
        id=share.id,
        title=ground.titles.get(share.id, share.id),
        score=ground.words.score(share.score),
        value=share.score,
        met=share.met,
        counted=share.counted,
        not_observed=share.not_observed,
        not_applicable=share.not_applicable,
        critical_not_met=sum(result.department == share.id for result in ground.critical_missed),
        points=ground.points_text(lost),
        status=status,
        status_text=status_text,
    )


def _status(ground: Ground, score: Fraction | None) -> tuple[str, str]:
    words = ground.words
    if score is None:
        return "none", words.say("status.none")
    if ground.measure == "points":  # no department can be held against them
        return "below", ""
    reached = [band.stars for band in ground.bands if score >= band.score]
    stars = max(reached, default=0)
    text = words.count("status.star", stars, stars=sentence(words.number(stars)))
    if ground.line and score >= ground.line.score:
        return "at", text
    if stars < ground.rating.stars:
        return "behind", text
    return "below", text


def department_section(ground: Ground) -> Section:
    """ "Two of twelve departments are at the five-star line"."""
    words, line = ground.words, ground.line
    scored = [share for share in ground.rating.departments if share.score is not None]
    total, title = len(scored), words.say("departments")
    if not scored:
        return Section(title, words.say("departments.none"))
    if line is None:
        return Section(title, sentence(words.say("departments.no_line", total=words.number(total))))
    at = sum((share.score or 0) >= line.score for share in scored)
    names = {"total": words.number(total), "stars": words.number(line.stars)}
    note = words.say("departments.note", stars=words.number(line.stars), score=words.exact(line.score))
    return Section(title, sentence(_department_head(ground, at, total, names)), note)


def _department_head(ground: Ground, at: int, total: int, names: dict[str, str]) -> str:
    words = ground.words
    if total == 1:
        return words.say("departments.at.only" if at else "departments.at.only_below", **names)
    if at == total:
        return words.say("departments.at.all", **names)
    best = only_extreme(ground.rating.departments)
    if at == 0 and best is not None:
        best_name = lower_first(ground.titles[best.id])
        return words.say("departments.at.none", best=best_name, high=words.score(best.score), **names)
    if at == 0:
        return words.say("departments.at.none_plain", **names)
    return words.count("departments.at", at, **names)


def strengths(ground: Ground) -> tuple[Section, ...]:
    """The best departments that score above the house, at most three; of equals the most observed."""
    words, total = ground.words, ground.rating.score
    good = [line for line in departments(ground) if line.value is not None and total and line.value > total]
    good.sort(key=lambda line: (-(line.value or 0), -line.counted))
    told = []
    for line in good[:_STRONG]:
        if line.met == line.counted:
            note = words.count("strength.all", line.counted)
        else:
            note = words.say("strength", met=line.met, counted=line.counted)
        told.append(Section(line.title, f"{line.title} {line.score}", note))
    return tuple(told)


def weaknesses(ground: Ground) -> tuple[Section, ...]:
    """The departments that lost the most points, at most five."""
    lost = department_losses(ground)
    lines = {line.id: line for line in departments(ground)}
    costly = sorted((name for name in lost if lost[name] > 0), key=lambda name: -lost[name])
    return tuple(_weakness(ground, lines[name]) for name in costly[:_COSTLY])


def _weakness(ground: Ground, line: DepartmentLine) -> Section:
    key = "weakness.critical" if line.critical_not_met else "weakness"
    note = ground.words.say(
        key,
        lost=line.points,
        missed=line.counted - line.met,
        counted=line.counted,
        critical=line.critical_not_met,
    )
    return Section(line.title, f"{line.title} {line.score}", note)
