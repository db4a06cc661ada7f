"""How strict inspectors are, on a published mixed model and on planted truths."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.chain import severity
from scoring.chain.severity import by_department, severities_of
from tests.scoring.chain.chains import Truth, a_chain

PENICILLIN = {
    "A": (89, 84, 81, 87, 79),
    "B": (88, 77, 87, 92, 81),
    "C": (97, 92, 87, 89, 80),
    "D": (94, 79, 85, 84, 88),
}
"""Yields of four treatments in five blends: G. Box, W. Hunter and J. Hunter, 1978; R's faraway. Treatments
stand for inspectors, blends for hotels."""


def blends() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    scores = np.array([value for row in PENICILLIN.values() for value in row], dtype=float)
    return scores, np.tile(np.arange(5, dtype=np.int32), 4), np.repeat(np.arange(4, dtype=np.int32), 5)


@pytest.mark.parametrize("by_reml", [20_000, 0], ids=["mixed model", "hotels taken out"])
def test_penicillin_has_the_effects_and_variances_that_lme4_gives(
    by_reml: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """J. Faraway's lmer: A 84, B +1, C +5, D +2; blend 11.8, residual 18.8; error of a difference 2.75."""
    monkeypatch.setattr(severity, "BY_REML", by_reml)
    told = severities_of(*blends(), np.zeros(20))

    assert told is not None
    points = {one.inspector: one.points for one in told.told}
    assert [points[at] for at in range(4)] == pytest.approx([-2, -1, 3, 0], abs=1e-6)
    assert told.hotels**2 == pytest.approx(11.8, abs=0.05)
    assert told.left**2 == pytest.approx(18.8, abs=0.05)
    error = told.told[0].error  # of one of four from their mean: of a difference, over √2, times √(3/4)
    assert error == pytest.approx(2.75 / 2**0.5 * (3 / 4) ** 0.5, abs=0.01)
    assert not any(one.stands_out for one in told.told)


def chain(
    seed: int, lenient: float = 0.0, drift: float = 0.0, *, hotels: int = 30, visits: int = 8
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Visits whose inspector 3 is lenient by so many points, and whose inspector 5 drifts so many a year."""
    dice, people = np.random.default_rng(seed), 8
    hotel = np.repeat(np.arange(hotels, dtype=np.int32), visits)
    inspector = dice.integers(0, people, len(hotel)).astype(np.int32)
    years = np.tile(np.arange(visits) / 4, hotels)
    scores = dice.normal(90, 4, hotels)[hotel] + dice.normal(0, 2.5, len(hotel))
    scores += lenient * (inspector == 3) + drift * (inspector == 5) * (years - years.mean())
    return scores, hotel, inspector, years


def test_the_lenient_inspector_is_found_and_no_other() -> None:
    told = severities_of(*chain(11, lenient=5))

    assert told is not None
    assert [one.inspector for one in told.told if one.stands_out] == [3]
    first = told.told[0]
    assert first.low < 5 * 7 / 8 < first.high
    assert 0 < first.shrunk < first.points


def test_the_adjustment_takes_the_lenience_out_of_the_scores() -> None:
    """With it, the visits of that inspector are again like the others' at the same hotels."""
    scores, hotel, inspector, years = chain(11, lenient=5)
    told = severities_of(scores, hotel, inspector, years)
    assert told is not None

    again = severities_of(scores - told.adjustment(8)[inspector], hotel, inspector, years)

    assert again is not None
    assert not any(one.stands_out for one in again.told)


def test_an_inspector_who_grows_lenient_is_found_to_drift() -> None:
    told = severities_of(*chain(12, drift=4))

    assert told is not None
    assert [one.inspector for one in told.told if one.drifts] == [5]


def test_noise_names_an_inspector_in_fewer_than_one_of_ten_chains() -> None:
    """300 chains of equal inspectors: severity at most 5 in 100, within two errors; drift as much again."""
    named = drifted = 0
    for seed in range(300):
        scores, hotel, inspector, years = chain(1000 + seed, hotels=12)
        told = _by_hotels_out(scores, hotel, inspector, years)
        named += any(one.stands_out for one in told.told)
        drifted += any(one.drifts for one in told.told)

    assert named / 300 <= 0.05 + 2 * (0.05 * 0.95 / 300) ** 0.5
    assert drifted / 300 <= 0.05 + 2 * (0.05 * 0.95 / 300) ** 0.5


def _by_hotels_out(*columns: np.ndarray) -> severity.Severities:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(severity, "BY_REML", 0)
        told = severities_of(*columns)
    assert told is not None
    return told


def test_who_shares_no_hotel_with_the_others_is_left_out_and_said_so() -> None:
    """A hotel that only one inspector ever saw says nothing of either."""
    scores, hotel, inspector, years = chain(13)
    hotel, inspector = hotel.copy(), inspector.copy()
    alone = hotel >= 28
    inspector[alone] = 7
    inspector[~alone & (inspector == 7)] = 6

    told = severities_of(scores, hotel, inspector, years)

    assert told is not None
    assert told.alone == (7,)
    assert 7 not in {one.inspector for one in told.told}


def test_of_one_inspector_nothing_can_be_told() -> None:
    assert (
        severities_of(np.arange(9.0), np.arange(9, dtype=np.int32) // 3, np.zeros(9, np.int32), np.zeros(9))
        is None
    )


def test_the_mixed_model_is_the_one_that_statsmodels_fits() -> None:
    """Effects, their errors and both variances, of unequal hotels and inspectors."""
    from statsmodels.regression.mixed_linear_model import MixedLM  # noqa: PLC0415 - two seconds to load

    scores, hotel, inspector, years = chain(14, lenient=2, hotels=12)
    told = severities_of(scores, hotel, inspector, years)
    design = np.eye(8)[inspector]

    fitted = MixedLM(scores, design, groups=hotel).fit(reml=True)

    assert told is not None
    effects = fitted.fe_params - fitted.fe_params.mean()
    assert {one.inspector: one.points for one in told.told} == pytest.approx(
        dict(enumerate(effects)), abs=2e-3
    )
    assert told.hotels**2 == pytest.approx(float(np.asarray(fitted.cov_re)[0, 0]), rel=5e-3)
    assert told.left**2 == pytest.approx(float(fitted.scale), rel=1e-3)


def test_who_is_lenient_in_one_department_alone_is_found_there() -> None:
    """Inspector 2 gives the bar's looks away; nobody else and nothing else is named."""
    results = a_chain(Truth(spread=3), 16)
    bar = results.departments.names.index("bar")
    results.departments.earned[results.inspector == 2, bar] = 24

    told = by_department(results.departments, results.branch, results.inspector, np.zeros(len(results)))

    assert [(name, one.inspector) for name, one in told] == [("bar", 2)]
    assert told[0][1].points > 4
