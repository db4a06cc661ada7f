"""What two inspectors answered side by side: visits to one branch in the same days, and vignettes. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from inspections.language import told
from inspections.vignette_records import Vignette, VignetteAnswer
from scoring.chain.agreement import Look
from scoring.chain.results import Results

DAYS = 2
"""Two visits by two inspectors that begin at most so many days apart were of the same house."""
COLUMNS = ("vignette", "standard", "inspector", "answer")
ANSWERS = {"met": True, "yes": True, "1": True, "not met": False, "not_met": False, "no": False, "0": False}


class VignettesError(ValueError):
    """A sheet of vignettes that cannot be read; the message says where, what and what to do."""


def joint_rows(results: Results) -> NDArray[np.bool_]:
    """Which visits have another inspector's beside them."""
    beside = np.zeros(len(results), dtype=bool)
    for one, other in _pairs(results):
        beside[one] = beside[other] = True
    return beside


def joint_looks(results: Results) -> list[Look]:
    """Every answer of visits side by side; what was partly met is left out, as nobody said yes or no.

    `results` must have its standards.
    """
    looks, parts = [], results.standards
    for one, other in _pairs(results):
        occasion = f"{results.visit[one]} and {results.visit[other]}"
        for row in (one, other):
            who = results.inspectors[results.inspector[row]]
            for at in np.flatnonzero(parts.weight[row] > 0):
                share = parts.earned[row, at] / parts.weight[row, at]
                if share in (0.0, 1.0):
                    looks.append(Look(occasion, parts.names[at], who, met=bool(share)))
    return looks


def looks_from_csv(text: str) -> list[Look]:
    """The answers of a sheet of vignettes: a photo or a clip, what was asked, who answered, and what.

    Comma, semicolon or tab; "n/a" and an empty answer are left out. VignettesError for anything else.
    """
    first = text.lstrip("\ufeff").splitlines()[:1]
    mark = next((m for m in (";", "\t") if first and m in first[0]), ",")
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=mark)
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise VignettesError(
            told(
                "Line 1: there is no column {missing}. The first line must name {columns}.",
                missing=", ".join(missing),
                columns=", ".join(COLUMNS),
            )
        )
    return list(_read(reader))


def vignette_looks(kept: Iterable[Vignette], answers: Iterable[VignetteAnswer]) -> list[Look]:
    """Every yes and no to a kept vignette; what somebody held not to apply is left out."""
    standards = {one.id: one.standard for one in kept}
    return [
        Look(one.vignette_id, standards[one.vignette_id], one.account_id, met=one.answer == "met")
        for one in answers
        if one.vignette_id in standards and one.answer != "not_applicable"
    ]


def _read(reader: csv.DictReader[str]) -> Iterator[Look]:
    for row in reader:
        answer = (row["answer"] or "").strip().lower()
        if answer in ("", "n/a", "not applicable"):
            continue
        if answer not in ANSWERS:
            raise VignettesError(
                told(
                    "Line {line}: “{answer}” is no answer. Write met, not met or n/a.",
                    line=reader.line_num,
                    answer=answer,
                )
            )
        if not all((row[name] or "").strip() for name in COLUMNS[:3]):
            raise VignettesError(
                told("Line {line}: vignette, standard and inspector must be filled in.", line=reader.line_num)
            )
        yield Look(
            row["vignette"].strip(), row["standard"].strip(), row["inspector"].strip(), ANSWERS[answer]
        )


def _pairs(results: Results) -> list[tuple[int, int]]:
    """Places of visits to one branch by two inspectors, DAYS or fewer apart."""
    order = np.lexsort((results.day, results.branch))
    found = []
    for at, one in enumerate(order):
        for other in order[at + 1 :]:
            if results.branch[other] != results.branch[one]:
                break
            if (results.day[other] - results.day[one]).astype(int) > DAYS:
                break
            if results.inspector[other] != results.inspector[one]:
                found.append((int(one), int(other)))
    return found
