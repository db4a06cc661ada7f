"""What a hotel can do about its newest visit: findings not taken up, repeats, what an action would bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from inspections.actions.action import taken_up
from inspections.actions.parts import Action, Source
from inspections.language import ENGLISH, Words
from inspections.visit import Visit
from scoring.rating import shown
from scoring.report.data import Finding
from scoring.way.what_if import Change, what_if
from standards.pack import Pack

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
"""Small numbers at the head of a sentence."""


@dataclass(frozen=True)
class Worth:
    """What would be won if the standards were met: points of 100 and stars; nothing where none is missed."""

    points: Fraction = Fraction(0)
    stars: int = 0

    @property
    def said(self) -> str:
        """ "0.7 points and a star"; "" for nothing."""
        return self.told(ENGLISH)

    def told(self, say: Words) -> str:
        """The same in the reader's words."""
        little = 0 < self.points < Fraction(1, 10)
        number = shown(self.points).replace(".", say("."))  # the decimal mark
        points = say("{points} points", points=number) if self.points > 0 else ""
        if little:
            points = say("under 0.1 points")
        stars = say.count(self.stars, "a star", "{n} stars") if self.stars > 0 else ""
        return say(" and ").join(filter(None, (points, stars)))


def worth(pack: Pack, visit: Visit, standards: Iterable[str]) -> Worth:
    """What the visit would be rated more, were these standards met in it; those it met bring nothing."""
    known = {standard.id for standard in pack.standards()}
    missed = [
        name
        for name in standards
        if name in known and any(_missed(look.answer) for look in visit.of_standard(name))
    ]
    if not missed:
        return Worth()
    told = what_if(pack, visit, Change(met=missed))
    return Worth(told.points or Fraction(0), told.stars)


def source_of(visit_id: str, finding: Finding) -> Source:
    """The finding as an action keeps it: what was asked and found, none of the inspector's notes."""
    return Source(
        visit=visit_id,
        standard=finding.standard,
        title=name_of(finding)[:300],
        asked=finding.asked[:2000],
        limit=finding.limit[:200],
        department=finding.department_id,
        department_title=finding.department,
        critical=finding.critical,
    )


def name_of(finding: Finding) -> str:
    """What was found; where that is only that the standard was not met, what it asks for."""
    return finding.asked if finding.title.endswith(finding.asked) else finding.title


def not_taken_up(findings: Sequence[Finding], visit: Visit, actions: Iterable[Action]) -> list[Finding]:
    """Those findings with a look that was not met and that no action is about, in the report's order."""
    taken = taken_up(actions)
    return [
        finding
        for finding in findings
        if (visit.id, finding.standard) not in taken
        and any(_missed(look.answer) for look in visit.of_standard(finding.standard))
    ]


def repeats_said(standard: str, earlier: Mapping[str, Sequence[str]], of: int, say: Words = ENGLISH) -> str:
    """ "Repeat: 3 of 11 visits before"; "" where no earlier one missed it."""
    times = len(earlier.get(standard, ()))
    if not times:
        return ""
    if of > 1:
        return say("Repeat: {times} of {of} visits before", times=times, of=of)
    return say("Repeat: the visit before")


def headline(actions: Sequence[Action], left: int, today: str, say: Words = ENGLISH) -> str:
    """Where the hotel stands with its actions, as one sentence. `left` findings have no action."""
    live = [action for action in actions if action.is_open]
    late = [action for action in live if action.is_late(today)]
    waiting = [action for action in live if action.status == "done"]
    if late:
        n = len(late)
        return say.count(
            n, "One action is late, of {open} open", "{number} actions are late, of {open} open",
            number=_number(n, say), open=len(live),
        )  # fmt: skip
    if waiting:
        n = len(waiting)
        return say.count(
            n, "One action waits for approval", "{number} actions wait for approval", number=_number(n, say)
        )
    if live:
        n = len(live)
        return say.count(
            n, "One action is open, none is late", "{number} actions are open, none is late",
            number=_number(n, say),
        )  # fmt: skip
    if left and actions:
        return say.count(
            left,
            "{n} finding has no action, and none is open",
            "{n} findings have no action, and none is open",
        )
    if left:
        return say.count(left, "{n} finding, and no action yet", "{n} findings, and no action yet")
    return say("Every finding has been acted on") if actions else say("Nothing to act on")


def _missed(answer: str) -> bool:
    return answer == "not_met"


def _number(count: int, say: Words) -> str:
    return say(NUMBERS[count]) if count < len(NUMBERS) else str(count)
