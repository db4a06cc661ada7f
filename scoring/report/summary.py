"""The key figures, and the verdict in a few sentences."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from scoring.report.conditions import department_losses, only_extreme, shown_cut
from scoring.report.data import (
    Figure,
)
from scoring.report.ground import Ground
from scoring.report.measure import measured, points, ruler
from scoring.wording.words import lower_first, sentence

_NAMED = 3
"""Departments named in a sentence before they are only counted."""


def figures(ground: Ground) -> tuple[Figure, ...]:
    """Five numbers: score, standards met, critical not met, timed in limit, coverage."""
    return (_score_figure(ground), *_count_figures(ground), _coverage_figure(ground))


def _score_figure(ground: Ground) -> Figure:
    words, rating = ground.words, ground.rating
    if rating.score is None:
        note = words.say("figure.no_score")
    elif ground.measure != "total":
        note = _measured(ground)
    elif rating.next_star is None or ground.line is None:
        note = words.say("figure.top")
    else:
        gap = ground.line.score - shown_cut(rating.score)
        note = (
            words.say("figure.next", gap=words.exact(gap), next=words.ordinal(rating.next_star))
            if gap > 0
            else words.say("figure.enough", next=words.ordinal(rating.next_star))
        )
    return Figure("score", words.score(rating.score), words.say("figure.score"), note)


def _measured(ground: Ground) -> str:
    """R6. What the stars go by, where that is not the score."""
    words, read = ground.words, ruler(ground)
    if read.measure == "points":
        return words.say("figure.measured_points", value=read.text, full=points(ground, read.full))
    found = measured(ground)
    area = lower_first(ground.area(found.subject)) if found else ""
    return words.say("figure.measured", area=area, value=read.text)


def _count_figures(ground: Ground) -> Iterable[Figure]:
    words, total = ground.words, ground.rating.total
    critical, late = len(ground.critical_missed), len(ground.late)
    met_of = words.say("figure.met_of", digits=total.counted)
    yield Figure("met", str(total.met), words.say("figure.met"), met_of)
    tone = "bad" if critical else ("good" if ground.criticals else "")
    critical_of = words.count("figure.critical_of", len(ground.criticals))
    yield Figure("critical", str(critical), words.say("figure.critical"), critical_of, tone)
    timed = len(ground.timed)
    in_limit = f"{timed - late} / {timed}" if timed else "–"
    tone = "care" if late else ("good" if timed else "")
    yield Figure("timed", in_limit, words.say("figure.timed"), words.count("figure.timed_of", timed), tone)


def _coverage_figure(ground: Ground) -> Figure:
    words, coverage = ground.words, ground.rating.coverage
    decimals = 0 if coverage in (0, 100) else 1
    value = words.say("percent", value=words.score(coverage, decimals))
    tone = "care" if coverage < ground.pack.rating.coverage else ""
    return Figure("coverage", value, words.say("figure.coverage"), words.say("figure.coverage_of"), tone)


def summary(ground: Ground) -> str:
    """The verdict in up to five sentences, each true of the data or left out."""
    if not ground.rating.total.counted:
        return ground.words.say("summary.none")
    told = (_met(ground), _range(ground), _cost(ground), _late(ground), _critical(ground))
    return " ".join(filter(None, told))


def _met(ground: Ground) -> str:
    total = ground.rating.total
    return ground.words.count("summary.met", total.counted, met=total.met, counted=total.counted)


def _range(ground: Ground) -> str:
    words, shares = ground.words, ground.rating.departments
    best, worst = only_extreme(shares), only_extreme(shares, lowest=True)
    if best is None or worst is None:
        return ""
    names = {"best": ground.titles[best.id], "worst": lower_first(ground.titles[worst.id])}
    return words.say("summary.range", high=words.score(best.score), low=words.score(worst.score), **names)


def _cost(ground: Ground) -> str:
    """Told where one department lost a third or more of all points lost."""
    lost = department_losses(ground)
    all_lost = sum(lost.values(), Fraction(0))
    name = max(lost, key=lambda key: lost[key], default=None)
    if name is None or len([n for n in lost if lost[n]]) < 2 or 3 * lost[name] < all_lost:
        return ""
    texts = {"lost": ground.points_text(lost[name]), "all": ground.points_text(all_lost)}
    return ground.words.say("summary.cost", department=ground.titles[name], **texts)


def _late(ground: Ground) -> str:
    timed, late = len(ground.timed), len(ground.late)
    if not timed:
        return ""
    return sentence(ground.words.count("summary.late", late, timed=ground.words.number(timed)))


def _critical(ground: Ground) -> str:
    words = ground.words
    if not ground.criticals:
        return ""
    where = list(dict.fromkeys(lower_first(ground.titles[r.department]) for r in ground.critical_missed))
    if len(where) > _NAMED:
        many = len(ground.critical_missed)
        return sentence(words.say("summary.critical_many", n=words.number(many), d=words.number(len(where))))
    return sentence(
        words.count("summary.critical", len(ground.critical_missed), departments=words.listed(where))
    )
