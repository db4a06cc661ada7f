"""A coaching card: three things for one department's morning briefing, on one page. Pure.

Open actions come first, then findings that nobody acts on yet; what was missed before stands before what is
new, critical before the rest, then what costs most. No score, no star and no name of an inspector is on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspections.actions.parts import Action
from inspections.language import ENGLISH, Words
from scoring.report.data import Finding

THINGS = 3


@dataclass(frozen=True)
class Thing:
    """One thing to talk about. `asked` is the standard, `seen` what a guest met; the rest may be ""."""

    asked: str
    seen: str
    limit: str = ""
    repeat: str = ""
    who: str = ""
    due: str = ""
    critical: bool = False


@dataclass(frozen=True)
class Card:
    """A page for the morning. `kept` is what went well in the department, as a sentence."""

    hotel: str
    department: str
    visited: str
    things: tuple[Thing, ...]
    kept: str = ""


def card(
    *,
    hotel: str,
    department: str,
    title: str,
    visited: str,
    findings: Sequence[Finding],
    actions: Sequence[Action],
    repeats: Mapping[str, str],
    met: tuple[int, int] = (0, 0),
    say: Words = ENGLISH,
) -> Card:
    """The card of a department (its id, and its title). `repeats` says by standard how often it was missed;
    `met` is how many of the department's standards were met, of how many that counted."""
    live = {name: action for action in actions if action.is_open for name in action.standards}
    mine = [finding for finding in findings if finding.department_id == department]
    order = sorted(
        mine, key=lambda f: (not repeats.get(f.standard), not f.critical, f.standard not in live, -f.loss)
    )
    things = [_thing(finding, live.get(finding.standard), repeats) for finding in order[:THINGS]]
    good, counted = met
    told = say("{good} of {counted} standards were met. Thank you for that.", good=good, counted=counted)
    kept = told if counted and good else ""
    return Card(hotel, title, visited, tuple(things), kept)


def _thing(finding: Finding, action: Action | None, repeats: Mapping[str, str]) -> Thing:
    return Thing(
        asked=finding.asked,
        seen=finding.observed or "",
        limit=finding.limit,
        repeat=repeats.get(finding.standard, ""),
        who=(action.name if action else "") or "",
        due=action.due_on if action else "",
        critical=finding.critical,
    )
