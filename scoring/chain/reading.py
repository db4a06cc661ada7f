"""The chain's results as one person may read them; access is asked first.

The chain's office reads all branches. A manager of several hotels reads those, and never who inspected.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from inspections.access import may
from inspections.refusals import NotYours
from scoring.chain.common import Common
from scoring.chain.comparable import common_standards
from scoring.chain.kept import catch_up
from scoring.chain.kept_read import read_common, read_results
from scoring.chain.results import Form, Results
from scoring.ratings import pack_of
from standards.pack import Pack, Standard, said

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspections.records import Account
    from inspections.store import Store

CALIBRATION = "see_inspector"
"""Who may know who inspected may know how strictly."""


@dataclass(frozen=True)
class Catalogue:
    """The packs that those visits were held to, the newest edition last: titles, order, limits."""

    packs: Mapping[str, Pack]

    @property
    def newest(self) -> Pack | None:
        """The pack of the latest edition."""
        return max(self.packs.values(), key=lambda pack: pack.edition) if self.packs else None

    def standard(self, name: str) -> Standard | None:
        """The standard of that id, as the newest edition that has it says it."""
        for pack in sorted(self.packs.values(), key=lambda pack: pack.edition, reverse=True):
            found = next((standard for standard in pack.standards() if standard.id == name), None)
            if found:
                return found
        return None

    def department(self, name: str, language: str = "en") -> str:
        """The department's title, or its id where no pack has it."""
        for pack in self.packs.values():
            for department in pack.departments:
                if department.id == name:
                    return said(department.title, language)
        return name.replace("_", " ").capitalize()

    def standards(self, department: str = "") -> tuple[Standard, ...]:
        """Those of a department, or of all, each once, in the newest edition's order first."""
        found: dict[str, Standard] = {}
        for pack in sorted(self.packs.values(), key=lambda pack: pack.edition, reverse=True):
            for standard in pack.standards():
                if not department or standard.department == department:
                    found.setdefault(standard.id, standard)
        return tuple(found.values())

    def asked(self, forms: Collection[Form]) -> dict[Form, tuple[str, ...]]:
        """The ids of the standards that each form asks for."""
        return {
            form: tuple(standard.id for standard in self.packs[form.pack_hash].standards())
            for form in forms
            if form.pack_hash in self.packs
        }

    def common(self, *many: Results) -> Common | None:
        """What all those visits were asked, as the newest edition weighs it; None where that is nothing."""
        forms = {results.forms[place] for results in many for place in np.unique(results.form)}
        asked, newest = self.asked(forms), self.newest
        names = common_standards(asked, sorted(forms, key=str)) if len(asked) == len(forms) else ()
        if not names or newest is None:
            return None
        told = {standard.id: standard for standard in self.standards()}
        return Common(
            tuple(
                (one.id, one.department, one.classed, float(one.weight))
                for one in map(told.__getitem__, names)
            ),
            tuple((name, float(share)) for name, share in newest.rating.class_weights.items()),
        )


def results_for(
    store: Store,
    folder: Path,
    person: Account,
    now: datetime,
    *,
    standards: Collection[str] = (),
    times: Collection[str] = (),
    common: Common | None = None,
) -> Results:
    """The results of the branches that this person may compare. NotYours for who may compare none.

    `folder` is where the copy for reading lies. `standards` and `times` as in `read_results`; with
    `common`, scores and departments are those of these standards alone.
    """
    if not may(person, "compare_branches"):
        raise NotYours
    catch_up(store, now)
    if common:
        results = read_common(store, folder, common)
    else:
        results = read_results(store, folder, standards=tuple(standards), times=tuple(times))
    if not may(person, "see_chain"):
        own = np.array([may(person, "see_hotel", hotel=b.id) for b in results.branches], dtype=bool)
        results = results.where(own[results.branch]) if len(results) else results
    if not may(person, CALIBRATION):
        results = without_inspectors(results)
    return results


def without_inspectors(results: Results) -> Results:
    """The same; nobody can tell who inspected."""
    return replace(results, inspectors=("",), inspector=np.zeros(len(results), dtype=np.int32))


def catalogue_of(store: Store, results: Results) -> Catalogue:
    """The packs of those results; one that is gone is left out."""
    hashes = tuple(dict.fromkeys(results.forms[place].pack_hash for place in np.unique(results.form)))
    return _catalogue(store, hashes)


@lru_cache(maxsize=8)
def _catalogue(store: Store, hashes: tuple[str, ...]) -> Catalogue:
    found = {}
    for pack_hash in hashes:
        try:
            found[pack_hash] = pack_of(store, pack_hash)
        except LookupError:
            continue
    return Catalogue(found)
