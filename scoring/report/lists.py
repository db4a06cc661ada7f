"""Dimensions and classes as lines, and the list of all standards."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from scoring.rating import Share, StandardResult
from scoring.report.data import (
    Section,
    ShareLine,
    StandardLine,
    StandardsOf,
    TimedRow,
)
from scoring.report.findings import notes_of, reasons_of
from scoring.report.ground import Ground
from scoring.report.timed import limit_text
from scoring.wording.words import lower_first


def shares(ground: Ground, group: str, found: Sequence[Share]) -> tuple[ShareLine, ...]:
    """Classes, dimensions or classifications as lines, in the order given."""
    words = ground.words
    return tuple(
        ShareLine(
            share.id,
            words.name(group, share.id),
            words.score(share.score),
            share.score,
            share.met,
            share.counted,
            words.name(group, f"{share.id}.note") if group == "dimension" else "",
        )
        for share in found
    )


def dimension_section(ground: Ground) -> Section:
    """ "Human scores highest with 95.1, hidden lowest with 87.2"."""
    words, found = ground.words, ground.rating.dimensions
    scored = [share for share in found if share.score is not None]
    title = words.say("dimensions")
    if not scored:
        return Section(title, words.say("dimensions.head.none"))
    best, worst = max(scored, key=_score), min(scored, key=_score)
    names = {
        "best": words.name("dimension", best.id),
        "worst": lower_first(words.name("dimension", worst.id)),
        "high": words.score(best.score),
        "low": words.score(worst.score),
    }
    if len(scored) == 1:
        return Section(title, words.say("dimensions.head.one", **names))
    tie = names["high"] == names["low"]
    return Section(title, words.say("dimensions.head.tie" if tie else "dimensions.head", **names))


def _score(share: Share) -> Fraction:
    return share.score or Fraction(0)


def standards(ground: Ground, rows: tuple[TimedRow, ...]) -> tuple[StandardsOf, ...]:
    """Every standard of the pack with its outcome, by department in the guest's order."""
    observed: dict[str, TimedRow] = {}
    for row in rows:
        observed.setdefault(row.standard, row)
    by_department = {share.id: share for share in ground.rating.departments}
    told = []
    for department in ground.pack.departments:
        lines = tuple(
            _standard(ground, ground.results[s.id], observed.get(s.id)) for s in department.standards
        )
        share = by_department.get(department.id)
        told.append(StandardsOf(department.id, ground.titles[department.id], _counts(ground, share), lines))
    return tuple(told)


def _counts(ground: Ground, share: Share | None) -> str:
    words = ground.words
    if share is None or not share.counted:
        return words.say("standards.summary.none")
    counts = {"met": share.met, "counted": share.counted, "digits": share.not_observed}
    return words.say("standards.summary.unobserved" if share.not_observed else "standards.summary", **counts)


def _standard(ground: Ground, result: StandardResult, timed: TimedRow | None) -> StandardLine:
    words = ground.words
    standard = ground.pack.standard(result.standard)
    seen = (*reasons_of(ground, standard), *notes_of(ground, standard.id))
    return StandardLine(
        id=standard.id,
        text=ground.text(standard),
        outcome=result.outcome,
        outcome_text=words.say(f"outcome.{result.outcome}"),
        observed=timed.observed if timed else "",
        limit=limit_text(words, ground.limit(standard)),
        note=" · ".join(text.replace("\n", " ") for text in seen),
        critical=standard.critical,
        classification=words.name("classification", standard.classification),
        finding=ground.numbers.get(standard.id, ""),
    )


def standards_section(ground: Ground) -> Section:
    words, total = ground.words, len(ground.rating.standards)
    return Section(words.say("standards"), words.count("standards.head", total), words.say("standards.note"))
