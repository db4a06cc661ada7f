"""Many visits at once give what each gives by itself."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.columns import MET, NOT_APPLICABLE, NOT_MET, NOT_OBSERVED, totals
from scoring.stars import rate
from standards.pack import Pack
from tests.makers import a_look, a_pack, a_standard, a_visit
from tests.scoring.houses import packs

WORDS = {MET: "met", NOT_MET: "not_met", NOT_APPLICABLE: "not_applicable"}


@given(packs(), st.data())
def test_every_row_is_the_total_of_its_rating(pack: Pack, data: st.DataObject) -> None:
    """R3 to R5: the same fraction, not nearly the same."""
    standards = list(pack.standards())
    answer = st.sampled_from([MET, NOT_MET, NOT_APPLICABLE, NOT_OBSERVED])
    row = st.lists(answer, min_size=len(standards), max_size=len(standards))
    rows = data.draw(st.lists(row, min_size=1, max_size=4))

    scores = totals(pack, np.array(rows, dtype=np.int8)).scores()

    for told, score in zip(rows, scores, strict=True):
        looks = [a_look(s.id, WORDS[a]) for s, a in zip(standards, told, strict=True) if a in WORDS]
        assert score == rate(pack, a_visit(*looks)).score


def test_weights_beyond_a_float_of_32_bits_stay_exact() -> None:
    """One more than 2²⁴ is not 2²⁴."""
    heavy = a_standard("desk.a", weight=1 << 24)
    pack = a_pack(heavy, a_standard("desk.b"))

    assert totals(pack, np.array([[MET, MET]], dtype=np.int8)).earned.tolist() == [[(1 << 24) + 1, 0]]


@pytest.mark.parametrize(
    ("table", "weight", "said"),
    [([[1]], 1, "2 standards"), ([[1, 2]], 1, "An answer is"), ([[1, 1]], 1 << 53, "too many figures")],
)
def test_what_cannot_be_scored_is_refused(table: list[list[int]], weight: int, said: str) -> None:
    """With what is wrong."""
    standard = replace(a_standard("desk.a"), weight=Fraction(weight))

    with pytest.raises(ValueError, match=said):
        totals(a_pack(standard, a_standard("desk.b")), np.array(table, dtype=np.int8))
