"""Findings: each standard that missed credit as a sentence, with what was seen of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inspections.bodies import SEVERITIES
from inspections.visit_parts import Observation
from scoring.clean import clean, one_line
from scoring.rating import StandardResult
from scoring.report.data import Finding, PhotoRef, Section, TimedRow
from scoring.report.ground import Ground
from scoring.report.timed import limit_text
from scoring.wording.words import sentence
from standards.pack import Between, Limit, Standard, said

_DURATION = re.compile(r"\d+(?::\d\d)+(?:\.\d+)?")
_REASON = 80
"""Letters: a reason as short as this is a title, a longer one is told as it was seen."""


def findings(ground: Ground, rows: tuple[TimedRow, ...]) -> tuple[Finding, ...]:
    """Every standard that missed credit: critical first, then by the points it costs."""
    worst: dict[str, TimedRow] = {}
    for row in rows:  # worst first, so the first row of a standard is its worst
        worst.setdefault(row.standard, row)
    return tuple(_finding(ground, result, worst.get(result.standard)) for result in ground.missed)


def findings_section(ground: Ground) -> Section:
    """ "Nine findings, two of them critical"."""
    words, found = ground.words, len(ground.missed)
    if not found:
        key = "none" if ground.rating.total.counted else "nothing"
        return Section(words.say("findings"), words.say(f"findings.head.{key}"))
    head = sentence(words.count("findings.head", found))
    critical = len(ground.critical_missed)
    if found == 1:
        key = "findings.critical.one.one" if critical else "findings.critical.none.one"
        return Section(words.say("findings"), words.say(key, head=head))
    if critical == found:
        return Section(words.say("findings"), words.say("findings.critical.all", head=head))
    return Section(words.say("findings"), words.count("findings.critical", critical, head=head))


def _finding(ground: Ground, result: StandardResult, timed: TimedRow | None) -> Finding:
    words = ground.words
    standard = ground.pack.standard(result.standard)
    reasons = reasons_of(ground, standard)
    title, told = _title(ground, result, reasons, timed)
    loss = ground.points(standard.id)
    looks = [look for look in ground.looks.get(standard.id, []) if look.answer == "not_met"]
    photos = ground.photos.get(standard.id, ())
    severity = worst_of(looks)
    return Finding(
        number=ground.numbers[standard.id],
        standard=standard.id,
        department=ground.titles[standard.department],
        title=title,
        asked=ground.text(standard),
        limit=in_units(limit_text(words, ground.limit(standard)), ground.limit(standard)),
        observed=timed.observed if timed and timed.verdict in ("over", "excused", "within") else "",
        seen=tuple(r for r in reasons if r != told) + notes_of(ground, standard.id),
        photos=tuple(PhotoRef(p.sha256, one_line(p.caption), words.moment(p.entered_at)) for p in photos),
        when=words.moment(looks[0].observed_at) if looks else "",
        critical=standard.critical,
        outcome=result.outcome,
        points=ground.points_text(loss),
        loss=loss,
        department_id=standard.department,
        observations=_times(ground, standard),
        clock=_clock(ground, standard),
        severity=severity,
        serious=words.say(f"finding.{severity}") if severity else "",
    )


def _title(
    ground: Ground, result: StandardResult, reasons: tuple[str, ...], timed: TimedRow | None
) -> tuple[str, str]:
    """The sentence, and the reason it used up: "Kept on hold: 34 s, 4 s past the limit"."""
    words = ground.words
    told = next((reason for reason in reasons if len(reason) <= _REASON and "\n" not in reason), "")
    label = (told or ground.text(result.standard)).rstrip(".")
    if timed and timed.verdict == "over" and timed.over:
        observed = in_units(timed.observed, ground.limit(ground.pack.standard(result.standard)))
        return words.say("finding.timed", label=label, observed=observed, over=timed.over), told
    if told:
        return label, told
    counted = [look for look in ground.looks.get(result.standard, []) if look.answer != "not_applicable"]
    if result.outcome == "partly":
        met = sum(look.answer == "met" for look in counted)
        return words.say("finding.partly", met=met, all=len(counted), label=label), ""
    return words.say("finding.untimed", label=label), ""


def in_units(text: str, limit: Limit | None) -> str:
    """Durations as a sentence has them, "12:48 min": bare, they could be times of day, as a `Between` has."""
    if isinstance(limit, Between):
        return text
    return _DURATION.sub(lambda found: f"{found[0]}\u00a0{'h' if found[0].count(':') > 1 else 'min'}", text)


def reasons_of(ground: Ground, standard: Standard) -> tuple[str, ...]:
    """Why it was not met, once each; a tapped phrase in the report's language, whatever it was tapped in."""
    phrases = {
        text: said(phrase, ground.words.language) for phrase in standard.phrases for text in phrase.values()
    }
    looks = [look for look in ground.looks.get(standard.id, []) if look.answer == "not_met" and look.reason]
    return tuple(
        dict.fromkeys(filter(None, (clean(phrases.get(look.reason, look.reason)) for look in looks)))
    )


def notes_of(ground: Ground, standard: str) -> tuple[str, ...]:
    """What was noted on it, in the order it was written."""
    return tuple(filter(None, (clean(note.text) for note in ground.notes.get(standard, ()))))


def worst_of(missed: Sequence[Observation]) -> str:
    """The worst severity that was said in those looks; "" where none was."""
    return max((look.severity for look in missed), key=("", *SEVERITIES).index, default="")


def _times(ground: Ground, standard: Standard) -> str:
    looks = [look for look in ground.looks.get(standard.id, []) if look.answer != "not_applicable"]
    if len(looks) < 2:
        return ""
    missed = sum(look.answer == "not_met" for look in looks)
    return ground.words.say("finding.observations", missed=missed, all=len(looks))


def _clock(ground: Ground, standard: Standard) -> str:
    if standard.clock is None:
        return ""
    starts, stops = (
        one_line(ground.said(t)).rstrip(".") for t in (standard.clock.starts, standard.clock.stops)
    )
    return ground.words.say("finding.clock", starts=starts, stops=stops)
