"""What a hotel can do about its newest visit: findings not taken up, repeats, what an action would bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from inspections.actions import taken_up
from inspections.actions_parts import Action, Source
from inspections.visit import Visit
from scoring.rating import shown
from scoring.report_data import Finding
from scoring.what_if import Change, what_if
from standards.pack import Pack


@dataclass(frozen=True)
class Worth:
    """What would be won if the standards were met: points of 100 and stars; nothing where none is missed."""

    points: Fraction = Fraction(0)
    stars: int = 0

    @property
    def said(self) -> str:
        """ "0.7 points and a star"; "" for nothing."""
        little = 0 < self.points < Fraction(1, 10)
        points = "under 0.1 points" if little else f"{shown(self.points)} points" if self.points > 0 else ""
        stars = "a star" if self.stars == 1 else f"{self.stars} stars" if self.stars > 1 else ""
        return " and ".join(part for part in (points, stars) if part)


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


def repeats_said(standard: str, earlier: Mapping[str, Sequence[str]], of: int) -> str:
    """ "Repeat: 3 of 11 visits before"; "" where no earlier one missed it."""
    times = len(earlier.get(standard, ()))
    if not times:
        return ""
    return f"Repeat: {times} of {of} visits before" if of > 1 else "Repeat: the visit before"


def headline(actions: Sequence[Action], left: int, today: str) -> str:
    """Where the hotel stands with its actions, as one sentence. `left` findings have no action."""
    live = [action for action in actions if action.is_open]
    late = [action for action in live if action.is_late(today)]
    waiting = [action for action in live if action.status == "done"]
    if late:
        return f"{_count(late, 'action')} {_are(late)} late, of {len(live)} open"
    if waiting:
        return f"{_count(waiting, 'action')} {'waits' if len(waiting) == 1 else 'wait'} for approval"
    if live:
        return f"{_count(live, 'action')} {_are(live)} open, none is late"
    if left:
        return f"{left} finding{'' if left == 1 else 's'}, and no action yet"
    return "Every finding has been acted on" if actions else "Nothing to act on"


def _missed(answer: str) -> bool:
    return answer == "not_met"


def _count(things: Sequence[Action], name: str) -> str:
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    number = words[len(things)] if len(things) < len(words) else str(len(things))
    return f"{number} {name}{'' if len(things) == 1 else 's'}"


def _are(things: Sequence[Action]) -> str:
    return "is" if len(things) == 1 else "are"
