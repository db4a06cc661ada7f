"""A rating with all that is needed to compute it again: its pack, its observations, its log's digests. Pure.

`evidence_of` writes it, `read_evidence` reads it, `verify.py` says whether it holds. It names neither the
inspector nor a device: it goes to the hotel, attached to the report.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from inspections.events import canonical, head_of
from inspections.visit import Measured, Observation, Visit
from scoring.observations import read_observations
from scoring.rating import Rating
from scoring.rating_json import to_json
from standards.pack import Pack
from standards.pack_json import as_json, from_json

TYPE = "sixty.evidence"
_KEPT = ("id", "standard", "answer", "observed_at", "reason", "excused")
_NOT_KEPT = ("stopwatch", "contact")
"""Of what was measured: ids that mean something only in the log."""


@dataclass(frozen=True)
class Source:
    """The file that a visit was read from: its name, its text, and the kind of house it was rated as."""

    file: str
    text: str
    house_kind: str = ""


@dataclass(frozen=True)
class Evidence:
    """What the file says, and what follows from it: `rating` as written, pack and visit as computed anew.

    `pack_hash` is that of the pack in the file, `visit.head` that of the digests or of the file in it.
    """

    rating: Mapping[str, Any]
    pack: Pack
    pack_hash: str
    visit: Visit


def evidence_of(
    pack: Pack, visit: Visit, rating: Rating, *, digests: Iterable[str] = (), source: Source | None = None
) -> str:
    """The evidence as canonical JSON: the same input gives the same bytes.

    `digests` are those of the events that the rating stands on (events.bears_on_the_rating); a visit that
    was read from a file has a `source` instead.
    """
    told: dict[str, Any] = {
        "type": TYPE,
        "rating": json.loads(to_json(rating)),
        "pack": as_json(pack),
    }
    if source:
        told["file"] = {"name": source.file, "text": source.text, "house_kind": source.house_kind}
    else:
        told["log"] = sorted(set(digests))
        told["visit"] = {
            "id": visit.id,
            "house_kind": visit.house_kind,
            "observations": [_look(look) for look in visit.observations.values()],
        }
    return canonical(told)


def read_evidence(text: str) -> Evidence:
    """The evidence. ValueError, with what to do, where `text` is none or lacks a part."""
    told = _object(text)
    try:
        pack = from_json(told["pack"])
        return Evidence(dict(told["rating"].items()), pack, _hash_of(told["pack"]), _visit(told, pack))
    except (AttributeError, KeyError, TypeError, ValueError, ZeroDivisionError) as problem:
        what = f"{type(problem).__name__}: {problem}".splitlines()[0]
        raise ValueError(f"This evidence is damaged ({what}). Ask for the report again.") from problem


def _object(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise ValueError(f"This is no JSON ({problem}). Ask for the file again.") from problem
    kind = told.get("type") if isinstance(told, dict) else None
    if kind == "sixty.rating":
        raise ValueError("This is a rating without what it stands on. Write it with `rate --evidence`.")
    if kind != TYPE:
        raise ValueError(f'This is no evidence: that is a JSON object with "type": "{TYPE}".')
    return dict(told)


def _visit(told: Mapping[str, Any], pack: Pack) -> Visit:
    if "file" in told:
        source = told["file"]
        return read_observations(source["text"].encode(), source["name"], pack, source["house_kind"])
    about = told["visit"]
    looks = [_look_from(look) for look in about["observations"]]
    return Visit(
        id=about["id"],
        house_kind=about["house_kind"],
        observations={look.id: look for look in looks},
        head=head_of(told["log"]),
    )


def _hash_of(pack: Mapping[str, Any]) -> str:
    """As `content_hash` makes it, of what stands in the file, known here or not."""
    written = json.dumps(pack, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _look(look: Observation) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(look, name) for name in _KEPT}
    if look.measured:
        values = {f.name: getattr(look.measured, f.name) for f in fields(Measured) if f.name not in _NOT_KEPT}
        told["measured"] = {name: value for name, value in values.items() if value not in (None, ())}
    return told


def _look_from(told: Mapping[str, Any]) -> Observation:
    measured = told.get("measured")
    if measured is not None:
        measured = Measured(**{**measured, "gaps_ms": tuple(measured.get("gaps_ms", ()))})
    kept = {name: told[name] for name in _KEPT}
    return Observation(**kept, entered_at=told["observed_at"], device="", measured=measured)
