"""Whether a rating is what its evidence says: computed again from the pack and observations beside it. Pure.

`python -m scoring verify report.pdf` is this for the evidence attached to a report, or a file of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scoring.proof.evidence import Evidence
from scoring.rating_json import to_json
from scoring.stars import SCORER, rate

VALID, CHANGED, OTHER_SCORER = "valid", "changed", "other_scorer"
OUTCOME = ("stars", "half_step", "score", "coverage", "provisional")
"""What a reader of a report goes by."""


@dataclass(frozen=True)
class Difference:
    """A place in the rating where it says `written`, and its evidence gives `found`, both as JSON."""

    where: str
    written: str
    found: str


@dataclass(frozen=True)
class Verified:
    """What came of it.

    valid         the rating follows from its evidence, to the last byte
    changed       it does not, in `differences`
    other_scorer  it was made by version `scorer` of the rules; `differences` are those of its outcome by
                  today's: none where the stars and the score are the same
    """

    state: str
    scorer: str
    differences: tuple[Difference, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether the outcome that was written is the one that is found."""
        return not self.differences


def verify(evidence: Evidence) -> Verified:
    """The evidence's rating held against the one that follows from its pack and its observations.

    It shows a change of one without the other. Who changes all of them alike is found out by the log that
    the server holds: the report's code leads there. ValueError where it cannot be rated at all.
    """
    written = {name: value for name, value in evidence.rating.items() if name != "type"}
    anew = _rated(evidence)
    scorer = str(written.get("scorer", ""))
    if scorer == SCORER:
        found = tuple(differences(written, anew))
        return Verified(CHANGED if found else VALID, scorer, found)
    basis = [
        d for name in ("pack_hash", "log_head") for d in differences(written.get(name), anew[name], name)
    ]
    if basis:
        return Verified(CHANGED, scorer, tuple(basis))
    outcome = [d for name in OUTCOME if name in written for d in differences(written[name], anew[name], name)]
    return Verified(OTHER_SCORER, scorer, tuple(outcome))


def _rated(evidence: Evidence) -> dict[str, Any]:
    try:
        told = json.loads(to_json(rate(evidence.pack, evidence.visit, evidence.pack_hash)))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as problem:
        raise ValueError(f"This evidence cannot be rated ({problem}). Ask for the report again.") from problem
    return {name: value for name, value in told.items() if name != "type"}


def differences(written: Any, found: Any, where: str = "") -> Iterator[Difference]:
    """Every place where two JSON values part, by its path: `standards.front_door.greeted.credit`."""
    if isinstance(written, dict) and isinstance(found, dict):
        for name in sorted(written.keys() | found.keys()):
            yield from differences(written.get(name), found.get(name), _at(where, name))
    elif (
        isinstance(written, list) and isinstance(found, list) and (names := _names(written)) == _names(found)
    ):
        for name, one, other in zip(names, written, found, strict=True):
            yield from differences(one, other, _at(where, name))
    elif written != found:
        yield Difference(where, _told(written), _told(found))


def _at(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _names(listed: list[Any]) -> list[str]:
    """The parts' own names where each has one, else their places."""
    return [_name_of(part) or str(place) for place, part in enumerate(listed)]


def _name_of(part: Any) -> str:
    if not isinstance(part, Mapping):
        return ""
    return str(part.get("observation") or part.get("standard") or part.get("id") or "")


def _told(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def same_rating(written: Mapping[str, Any], other: str) -> bool:
    """Whether the rating that was written is the one in `other`, as `rating_json.to_json` has it."""
    return bool(json.loads(other) == dict(written))
