"""ISO 22483:2020 beside the packs: which clause a standard is of, by Sixty's own mapping, and its titles.

The mapping is data, `standards/packs/iso_22483.json`, with its sources. It is made at the level of the
clauses' titles, and a score by clause is no claim of conformity: both are said wherever one is shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from standards.pack import Pack, Standard

FILE = Path(__file__).parent.parent / "standards" / "packs" / "iso_22483.json"
SIDE = "iso22483"


@cache
def mapping() -> Mapping[str, Any]:
    """The file as it stands, read once."""
    return dict(json.loads(FILE.read_text(encoding="utf-8")))


def is_mapped(pack: Pack) -> bool:
    """Whether the mapping is about this pack: it names some of its standards."""
    by_name, *_ = _tables()
    return any(standard.id in by_name for standard in pack.standards())


def clauses(_pack: Pack) -> list[str]:
    """The numbers of the clauses that standards are of, in their order."""
    return [one["clause"] for one in mapping()["clauses"]]


def clause_of(_pack: Pack, standard: Standard) -> tuple[str, ...]:
    """The one clause a standard is of: it, its department, or its classification is named; else service."""
    by_name, by_department, by_kind = _tables()
    kind = (standard.classed, standard.classification)
    found = by_name.get(standard.id) or by_department.get(standard.department) or by_kind.get(kind)
    return (found or mapping()["otherwise"],)


def clause_title(clause: str) -> Mapping[str, str]:
    """ "9 Maintenance", by language."""
    titles = {one["clause"]: one["title"] for one in mapping()["clauses"]}
    return {language: f"{clause} {title}" for language, title in titles.get(clause, {}).items()}


Tables = tuple[dict[str, str], dict[str, str], dict[tuple[str, str], str]]


@cache
def _tables() -> Tables:
    by_name: dict[str, str] = {}
    by_department: dict[str, str] = {}
    by_kind: dict[tuple[str, str], str] = {}
    for one in mapping()["clauses"]:
        by_name |= dict.fromkeys(one.get("standards", ()), one["clause"])
        by_department |= dict.fromkeys(one.get("departments", ()), one["clause"])
        for classed, kinds in one.get("classifications", {}).items():
            by_kind |= {(classed, kind): one["clause"] for kind in kinds}
    return by_name, by_department, by_kind
