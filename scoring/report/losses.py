"""Where the points are lost: by department and classification, adding up to 100 less the score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from scoring.report.data import LossRow, LossTable
from scoring.report.ground import Ground

Cell = tuple[str, str]
"""A department and a classification."""


def loss_table(ground: Ground) -> LossTable:
    """Departments in the guest's order against the classifications that the pack uses."""
    words, lost = ground.words, _lost(ground)
    kinds = [share.id for share in ground.rating.classifications]
    houses = [share.id for share in ground.rating.departments]
    rows = tuple(
        _row(
            ground,
            ground.titles[house],
            {kind: lost[house, kind] for kind in kinds if (house, kind) in lost},
            kinds,
            house,
        )
        for house in houses
    )
    totals: dict[str, Fraction] = defaultdict(Fraction)
    for (_, kind), points in lost.items():
        totals[kind] += points
    return LossTable(
        title=words.say("losses"),
        note=words.say("losses.note"),
        columns=tuple(words.name("classification", kind) for kind in kinds),
        kinds=tuple(kinds),
        rows=rows,
        scores=tuple(words.score(share.score) for share in ground.rating.classifications),
        score_label=words.say("label.score"),
        total=_row(ground, words.say("losses.total"), totals, kinds) if lost else None,
    )


def _lost(ground: Ground) -> dict[Cell, Fraction]:
    """Points by cell; a cell is there once anything of it counted."""
    lost: dict[Cell, Fraction] = defaultdict(Fraction)
    for result in ground.counted(ground.rating.standards):
        standard = ground.pack.standard(result.standard)
        lost[standard.department, standard.classification] += ground.points(standard.id)
    return lost


def _row(
    ground: Ground, title: str, found: Mapping[str, Fraction], kinds: list[str], department: str = ""
) -> LossRow:
    cells = tuple(found.get(kind) for kind in kinds)
    texts = tuple(ground.words.score(points, 2) if points else "" for points in cells)
    lost = sum(found.values(), Fraction(0))
    return LossRow(title, cells, texts, ground.words.score(lost, 2) if lost else "–", department)
