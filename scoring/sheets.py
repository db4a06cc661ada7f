"""A sheet of observations held against its pack, and turned into a visit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any

from inspections.timing import verdict
from inspections.visit import Measured, Note, Observation, Visit
from scoring.entries import Sheet, quoted
from standards.pack import Limit, Pack, Standard
from standards.problems import Problem

NEEDS = {
    "within": "ms (in CSV: seconds)",
    "wait": "ms (in CSV: seconds)",
    "every": "gaps_ms (in CSV: gaps)",
    "around": "promised_at and done_at",
    "quoted": "promised_at and done_at",
    "between": "done_at",
    "rings": "rings, or ms (in CSV: seconds) where the limit has a time as well",
}
"""What a limit of each kind is held against."""


def pack_problems(sheet: Sheet, pack: Pack, house: str, faulty: AbstractSet[int]) -> Iterator[Problem]:
    """What the pack does not know or cannot decide; of lines `faulty` already, only the standard is asked."""
    about = sheet.document if isinstance(sheet.document, dict) else {}
    named = about.get("pack")
    if isinstance(named, dict) and named != {"id": pack.id, "edition": pack.edition}:
        its = quoted(f"{named.get('id')} {named.get('edition')}")
        what = f"The file is of {its}, not of {pack.id} {pack.edition}."
        yield sheet.problem(("pack",), "other-pack", what, "Rate it with the pack it names.")
    standards = {standard.id: standard for standard in pack.standards()}
    for number, look in _looks(sheet):
        path = ("observations", number)
        standard = standards.get(look["standard"])
        if standard is None:
            yield sheet.problem(path, "standard-unknown", *_unknown(look["standard"], pack))
        elif sheet.line_of(path) not in faulty and (fault := _measurement_fault(look, standard, house)):
            yield sheet.problem(path, *fault)


def visit_of(sheet: Sheet, pack: Pack, house: str, head: str) -> Visit:
    """The visit a sheet without problems tells of; its observations are numbered in the sheet's order."""
    about: Mapping[str, Any] = sheet.document
    looks = {f"{number + 1:04d}": look for number, look in _looks(sheet)}
    kind = house or about.get("house", "")
    return Visit(
        id=about.get("visit", PurePath(sheet.file).stem),
        status="submitted",
        hotel=about.get("hotel", ""),
        inspector=about.get("inspector", ""),
        pack_id=pack.id,
        pack_edition=pack.edition,
        house_kind=kind,
        starts_on=about.get("starts_on", ""),
        ends_on=about.get("ends_on", ""),
        observations={name: _observation(name, look, pack, kind) for name, look in looks.items()},
        notes={name: _note(name, look) for name, look in looks.items() if look.get("note")},
        head=head,
    )


def _looks(sheet: Sheet) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The observations that at least name a standard, with their places in the list."""
    listed = sheet.document.get("observations") if isinstance(sheet.document, dict) else None
    for number, look in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(look, dict) and isinstance(look.get("standard"), str) and look["standard"]:
            yield number, look


def _unknown(name: str, pack: Pack) -> tuple[str, str]:
    nearest = get_close_matches(name, [standard.id for standard in pack.standards()], n=1)
    remedy = f"Did you mean “{nearest[0]}”?" if nearest else "Take the id from the pack's list of standards."
    return f"{pack.id} {pack.edition} has no standard {quoted(name)}.", remedy


Fault = tuple[str, str, str]
"""Code, what, remedy."""


def _measurement_fault(look: Mapping[str, Any], standard: Standard, house: str) -> Fault | None:
    if "measured" not in look:
        return None
    if standard.limit is None:
        what = f"“{standard.id}” has no time limit, yet something was measured."
        return "not-timed", what, "Correct the standard's id, or move the measurement to the note."
    limit = standard.limit.for_house(house)
    if "answer" in look or verdict(limit, _measured(look["measured"])) is not None:
        return None
    what = f"What was measured does not decide “{standard.id}”, whose limit is “{limit.kind}”."
    return "undecided", what, f"Measure {NEEDS[limit.kind]}, or give the answer as well."


def _observation(name: str, look: Mapping[str, Any], pack: Pack, house: str) -> Observation:
    measured = _measured(look["measured"]) if "measured" in look else None
    limit = pack.standard(look["standard"]).limit
    return Observation(
        id=name,
        standard=look["standard"],
        answer=look.get("answer") or _derived(limit.for_house(house) if limit else None, measured),
        observed_at=look.get("observed_at", ""),
        entered_at=look.get("observed_at", ""),
        device="",
        reason=look.get("reason", ""),
        excused=look.get("excused", False),
        measured=measured,
    )


def _derived(limit: Limit | None, measured: Measured | None) -> str:
    kept = verdict(limit, measured) if limit and measured else None
    if kept is None:
        raise ValueError("neither an answer nor a measurement that decides it: pack_problems tells of these")
    return "met" if kept else "not_met"


def _measured(told: Mapping[str, Any]) -> Measured:
    return Measured(**{**told, "gaps_ms": tuple(told.get("gaps_ms", ()))})


def _note(name: str, look: Mapping[str, Any]) -> Note:
    moment = look.get("observed_at", "")
    return Note(id=name, text=look["note"], entered_at=moment, standard=look["standard"], observation=name)
