"""Two visits of one hotel beside each other: what changed, told from their two reports alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from scoring.report.conditions import shown_cut
from scoring.report.data import Finding, Report
from scoring.wording.words import Wording, sentence


@dataclass(frozen=True)
class ChangeLine:
    """A score on both visits; `change` is the difference of the two as shown, None where one is missing."""

    title: str
    before: str
    after: str
    before_value: Fraction | None
    after_value: Fraction | None
    change: Fraction | None
    change_text: str


@dataclass(frozen=True)
class Comparison:
    """What changed between two visits, the earlier one first."""

    before: Report
    after: Report
    headline: str
    note: str
    """Why the two may not be held against each other in full; "" where they may."""
    departments: tuple[ChangeLine, ...]
    repeated: tuple[Finding, ...]
    new: tuple[Finding, ...]
    solved: tuple[Finding, ...]


def compare(one: Report, other: Report) -> Comparison:
    """The comparison of two reports in one language, in whichever order they come."""
    before, after = sorted((one, other), key=lambda report: (report.starts_on, report.seal.visit))
    words = Wording(after.language)
    was = {finding.standard for finding in before.findings}
    seen = {row.id for department in after.standards for row in department.rows if row.outcome in _COUNTED}
    open_now = {finding.standard for finding in after.findings}
    return Comparison(
        before=before,
        after=after,
        headline=headline(words, before, after),
        note=_note(words, before, after),
        departments=tuple(_departments(words, before, after)),
        repeated=tuple(finding for finding in after.findings if finding.standard in was),
        new=tuple(finding for finding in after.findings if finding.standard not in was),
        solved=tuple(f for f in before.findings if f.standard in seen - open_now),
    )


_COUNTED = ("met", "partly", "not_met")


def headline(words: Wording, before: Report, after: Report) -> str:
    """Stars first, then the score, each with its direction; nothing rises or falls that is shown the same."""
    if before.score_value is None or after.score_value is None:
        return words.say("compare.head.unrated")
    change = shown_cut(after.score_value) - shown_cut(before.score_value)
    way = "same" if change == 0 else "rose" if change > 0 else "fell"
    scores = {"before": before.score, "after": after.score}
    stars = words.held(after.stars, half=after.half_step)
    if (after.stars, after.half_step) == (before.stars, before.half_step):
        return sentence(words.say(f"compare.head.still.{way}", stars=stars, **scores))
    side = "up" if (after.stars, after.half_step) > (before.stars, before.half_step) else "down"
    was = words.held(before.stars, half=before.half_step)
    return sentence(words.say(f"compare.head.{side}.{way}", stars=stars, was=was, **scores))


def _note(words: Wording, before: Report, after: Report) -> str:
    told = []
    if before.hotel.name != after.hotel.name:
        told.append(words.say("compare.note.hotels", before=before.hotel.name, after=after.hotel.name))
    if before.seal.pack_hash != after.seal.pack_hash:
        told.append(words.say("compare.note.packs", before=before.seal.pack, after=after.seal.pack))
    if before.provisional or after.provisional:
        told.append(words.say("compare.note.provisional"))
    return " ".join(told)


def _departments(words: Wording, before: Report, after: Report) -> Iterable[ChangeLine]:
    """The total first, then the departments, the greatest fall first; those of one visit alone last."""
    yield _line(words, words.say("compare.total"), before.score_value, after.score_value)
    was = {line.id: line.value for line in before.departments}
    titles = {line.id: line.title for line in (*before.departments, *after.departments)}
    now = {line.id: line.value for line in after.departments}
    lines = [_line(words, titles[name], was.get(name), now.get(name)) for name in titles]
    seen = [line for line in lines if line.before_value is not None or line.after_value is not None]
    yield from sorted(seen, key=lambda line: (line.change is None, line.change or 0))


def _line(words: Wording, title: str, before: Fraction | None, after: Fraction | None) -> ChangeLine:
    change = None if before is None or after is None else shown_cut(after) - shown_cut(before)
    sign = "" if not change else "+" if change > 0 else "\u2212"
    text = "–" if change is None else f"{sign}{words.exact(abs(change))}"
    return ChangeLine(title, words.score(before), words.score(after), before, after, change, text)
