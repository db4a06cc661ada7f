"""How strict each inspector is, the hotels they saw taken into account. Pure; gateway: statsmodels.

A visit's score is what its hotel is, plus what its inspector adds or takes away, plus that visit's own luck:
a mixed model with hotels at random and inspectors fixed, by REML. Who sees only hotels that nobody else saw
cannot be told from them, and is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.stats import t

from scoring.chain.results import Floats, Places

LEVEL = 0.95
BY_REML = 1500
"""Visits up to which the mixed model is fitted; beyond, hotels are taken out whole, which loses next to
nothing where each is seen often, and takes milliseconds."""
FEWEST = 3
"""Visits of an inspector before anything is said of them."""


@dataclass(frozen=True)
class Severity:
    """One inspector: points they give above (lenient) or below (strict) the others, hotels taken out.

    shrunk   the same drawn towards 0 by how little is known: what scores are adjusted by
    low, high  where `points` lies, at LEVEL, by itself
    stands_out  whether it differs from 0 beyond chance, over all inspectors at once (Bonferroni)
    drift    points a year by which they became more lenient, None where it cannot be told
    drifts   whether that is beyond chance, over all inspectors at once
    """

    inspector: int
    visits: int
    hotels: int
    points: float
    error: float
    low: float
    high: float
    shrunk: float
    stands_out: bool
    drift: float | None = None
    drift_error: float | None = None
    drifts: bool = False


@dataclass(frozen=True)
class Severities:
    """Everyone who can be told apart from their hotels, the most lenient first.

    alone     places of inspectors who share no hotel with the others, or were seen too rarely
    between   standard deviation between inspectors in points, luck taken out
    hotels, left  standard deviations between hotels, and from visit to visit of one inspector at one hotel
    """

    told: tuple[Severity, ...]
    alone: tuple[int, ...]
    between: float
    hotels: float
    left: float

    def adjustment(self, inspectors: int) -> Floats:
        """Of each inspector's place, the points to take off their scores: `shrunk`, 0 for who is not told."""
        points = np.zeros(inspectors)
        for one in self.told:
            points[one.inspector] = one.shrunk
        return points


def severities_of(
    scores: Floats, hotel: Places, inspector: Places, years: Floats, level: float = LEVEL
) -> Severities | None:
    """The severities by these visits; None where fewer than two inspectors can be told apart.

    `years` is when each visit was, in years from any day; it is there for the drift.
    """
    rows = np.flatnonzero(~np.isnan(scores))
    rows, alone = _comparable(rows, hotel, inspector)
    if len(rows) == 0:
        return None
    y, h, who, when = scores[rows], hotel[rows], inspector[rows], years[rows]
    people, seen = np.unique(who, return_inverse=True)
    houses, house = np.unique(h, return_inverse=True)
    df = len(y) - len(people) - len(houses) + 1
    if len(people) < 2 or df < 3:
        return None
    if len(y) <= BY_REML:
        points, covariance, var_hotel, left = _by_reml(y, house, seen, len(people))
    else:
        points, covariance, var_hotel, left = _hotels_out(y, house, seen, len(people), len(houses))
    errors = np.sqrt(np.diag(covariance))
    between = max(0.0, float(points.var(ddof=1)) - float((errors**2).mean()))
    single, joint = (float(t.ppf(1 - (1 - level) / 2 / of, df)) for of in (1, len(people)))
    drifts = _drifts(y - points[seen], house, seen, when, len(people))
    told = []
    for place, person in enumerate(people.tolist()):
        told.append(
            Severity(
                inspector=person,
                visits=int((seen == place).sum()),
                hotels=len(np.unique(house[seen == place])),
                points=float(points[place]),
                error=float(errors[place]),
                low=float(points[place] - single * errors[place]),
                high=float(points[place] + single * errors[place]),
                shrunk=float(points[place] * between / (between + errors[place] ** 2)) if between else 0.0,
                stands_out=bool(abs(points[place]) > joint * errors[place]),
                drift=drifts[place].points if place in drifts else None,
                drift_error=drifts[place].error if place in drifts else None,
                drifts=place in drifts and drifts[place].beyond,
            )
        )
    ordered = tuple(sorted(told, key=lambda one: -one.points))
    return Severities(ordered, alone, sqrt(between), sqrt(var_hotel), sqrt(left))


def _comparable(
    rows: NDArray[np.int64], hotel: Places, inspector: Places
) -> tuple[NDArray[np.int64], tuple[int, ...]]:
    """The visits of the largest set of inspectors whom hotels join; and who is left out or seen rarely."""
    everyone = np.unique(inspector[rows])
    often = [person for person in everyone if (inspector[rows] == person).sum() >= FEWEST]
    kept = rows[np.isin(inspector[rows], often)]
    if len(kept) == 0:
        return kept, tuple(map(int, everyone))
    people, seen = np.unique(inspector[kept], return_inverse=True)
    houses, house = np.unique(hotel[kept], return_inverse=True)
    n = len(people) + len(houses)
    joined = coo_array((np.ones(len(kept)), (seen, house + len(people))), shape=(n, n))
    _, part = connected_components(joined, directed=False)
    largest = np.bincount(part[seen]).argmax()
    kept = kept[part[seen] == largest]
    return kept, tuple(int(person) for person in everyone if person not in inspector[kept])


def _by_reml(
    y: Floats, house: NDArray[np.int64], seen: NDArray[np.int64], people: int
) -> tuple[Floats, Floats, float, float]:
    """Inspectors' effects from their common mean, their covariance, and the variances of hotel and visit."""
    import warnings  # noqa: PLC0415 - only here

    from statsmodels.regression.mixed_linear_model import MixedLM  # noqa: PLC0415 - two seconds to load

    design = np.zeros((len(y), people))
    design[np.arange(len(y)), seen] = 1.0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a variance of nought is an answer, not a failure
        fitted = MixedLM(y, design, groups=house).fit(reml=True)
    centre = np.eye(people) - np.full((people, people), 1 / people)
    points = centre @ fitted.fe_params
    covariance = centre @ np.asarray(fitted.cov_params())[:people, :people] @ centre
    return points, covariance, float(np.asarray(fitted.cov_re)[0, 0]), float(fitted.scale)


def _hotels_out(
    y: Floats, house: NDArray[np.int64], seen: NDArray[np.int64], people: int, houses: int
) -> tuple[Floats, Floats, float, float]:
    """The same with hotels fixed: least squares on what is left when each hotel's mean is taken out."""
    joint: Floats = coo_array((np.ones(len(y)), (house, seen)), shape=(houses, people)).toarray()
    visits = joint.sum(axis=1)
    mean = np.bincount(house, weights=y, minlength=houses) / visits
    cross = np.diag(joint.sum(axis=0)) - joint.T @ (joint / visits[:, None])
    right = np.bincount(seen, weights=y - mean[house], minlength=people)
    inverse = np.linalg.pinv(cross)
    points: Floats = inverse @ right
    points -= points.mean()
    residual = y - points[seen]
    own = np.bincount(house, weights=residual, minlength=houses) / visits
    left = float(((residual - own[house]) ** 2).sum() / (len(y) - houses - people + 1))
    var_hotel = max(0.0, float(own.var(ddof=1)) - left * float((1 / visits).mean()))
    covariance: Floats = inverse * left
    return points, covariance, var_hotel, left


@dataclass(frozen=True)
class _Drift:
    points: float
    error: float
    beyond: bool


def _drifts(
    residual: Floats, house: NDArray[np.int64], seen: NDArray[np.int64], when: Floats, people: int
) -> dict[int, _Drift]:
    """Of each inspector with enough visits, the slope of what is left over the years, hotels' means out."""
    own = np.bincount(house, weights=residual) / np.bincount(house)
    left = residual - own[house]
    found: dict[int, _Drift] = {}
    for place in range(people):
        mine = seen == place
        n = int(mine.sum())
        if n < 2 * FEWEST or np.ptp(when[mine]) <= 0:
            continue
        x, y = when[mine] - when[mine].mean(), left[mine] - left[mine].mean()
        slope = float((x * y).sum() / (x * x).sum())
        scatter = float(((y - slope * x) ** 2).sum() / (n - 2))
        error = sqrt(scatter / float((x * x).sum()))
        beyond = abs(slope) > float(t.ppf(1 - (1 - LEVEL) / 2 / people, n - 2)) * error
        found[place] = _Drift(slope, error, bool(beyond))
    return found
