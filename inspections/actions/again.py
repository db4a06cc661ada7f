"""What a later visit says about actions: found again, and how often a standard was found before. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from inspections.actions.parts import Action, Source
from inspections.visit import Visit


@dataclass(frozen=True)
class FoundAgain:
    """An action whose findings that visit has found again; `kind` is the event that says so."""

    action: Action
    kind: str
    sources: tuple[Source, ...]


def found_again(actions: Iterable[Action], visit: Visit) -> list[FoundAgain]:
    """Those actions whose standards the released visit found not met after they were taken up.

    What was said to be done by then is "reopened"; what was still to be done is "found_again", a finding
    more. A look from before tells nothing of the fix. Asked again about the same visit, none is left.
    """
    if visit.status != "released":
        return []
    found = [FoundAgain(action, _kind_of(action), _sources(action, visit)) for action in actions]
    return [one for one in found if one.sources]


def missed_in(visit: Visit) -> dict[str, str]:
    """The standards of which a look was not met, each with the moment of its last such look."""
    looks = [look for look in visit.observations.values() if look.answer == "not_met"]
    missed: dict[str, str] = {}
    for look in looks:
        if look.standard not in missed or _at(look.observed_at) > _at(missed[look.standard]):
            missed[look.standard] = look.observed_at
    return missed


def earlier_misses(visits: Iterable[Visit]) -> Mapping[str, tuple[str, ...]]:
    """By standard, the ids of those visits that found it not met, in the order given."""
    found: dict[str, list[str]] = defaultdict(list)
    for visit in visits:
        for standard in missed_in(visit):
            found[standard].append(visit.id)
    return {standard: tuple(ids) for standard, ids in found.items()}


def _kind_of(action: Action) -> str:
    return "reopened" if action.status in ("done", "closed") else "found_again"


def _sources(action: Action, visit: Visit) -> tuple[Source, ...]:
    live = action.status in ("open", "assigned", "done", "closed")
    if not live or action.hotel != visit.hotel or visit.id in action.visits:
        return ()
    after, missed = _told_at(action), missed_in(visit)
    known = {source.standard: source for source in action.sources}
    # The old title may hold the old time: what the standard asks for is true of both.
    return tuple(
        replace(source, visit=visit.id, title=source.asked[:300] or source.title)
        for standard, source in known.items()
        if standard in missed and _at(missed[standard]) > after
    )


def _told_at(action: Action) -> datetime:
    """When it was said to be done; while it is to be done, when it was taken up."""
    kinds = ("done",) if action.status in ("done", "closed") else ("opened", "reopened")
    return max(event.at for event in action.events if event.kind in kinds)


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
