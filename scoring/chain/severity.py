"""How strict each inspector is, the hotels they saw taken into account. Pure.

A visit's score is what its hotel is, plus what its inspector adds or takes away, plus that visit's own luck:
a mixed model with hotels at random and inspectors fixed, by REML. Who sees only hotels that nobody else saw
cannot be told from them, and is not.

The likelihood is maximized here and not by statsmodels, against which a test holds it: where hotels do not
differ its search fails, stops short or takes a second; sums over hotels find it in a millisecond.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.stats import t

from scoring.chain.results import Floats, Parts, Places

LEVEL = 0.95
BY_REML = 20_000
"""Visits up to which the mixed model is fitted; beyond, hotels are taken out whole, which loses next to
nothing where each is seen often."""
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
        points, covariance, var_hotel, left = _by_reml(y, house, seen, len(people), len(houses))
    else:
        points, covariance, var_hotel, left = _hotels_out(y, house, seen, len(people), len(houses))
    errors = np.sqrt(np.diag(covariance))
    between = max(0.0, float(points.var(ddof=1)) - float((errors**2).mean()))
    single, joint = (float(t.ppf(1 - (1 - level) / 2 / of, df)) for of in (1, len(people)))
    drifts = _drifts(y, house, seen, when, level)
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


def by_department(
    departments: Parts, hotel: Places, inspector: Places, years: Floats, level: float = LEVEL
) -> list[tuple[str, Severity]]:
    """Each department in which an inspector stands out, over all of both at once; the furthest first."""
    each = 1 - (1 - level) / max(1, len(departments.names))
    found = []
    for name in departments.names:
        told = severities_of(departments.column(name), hotel, inspector, years, each)
        found += [(name, one) for one in told.told if one.stands_out] if told else []
    return sorted(found, key=lambda pair: (-abs(pair[1].points), pair[0]))


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
    y: Floats, house: NDArray[np.int64], seen: NDArray[np.int64], people: int, houses: int
) -> tuple[Floats, Floats, float, float]:
    """Inspectors' effects from their common mean, their covariance, and the variances of hotel and visit.

    One unknown is searched, hotels' variance over a visit's; all else follows from sums over hotels.
    """
    from scipy.optimize import minimize_scalar  # noqa: PLC0415 - only where inspectors are compared

    y = y - y.mean()
    joint = _joint(house, seen, people, houses)
    visits, total = joint.sum(axis=1), np.bincount(house, weights=y, minlength=houses)
    own, square, n = np.bincount(seen, weights=y, minlength=people), float((y * y).sum()), len(y)

    def fitted(share: float) -> tuple[Floats, Floats, float, float]:
        """At hotels' share of the variance: effects, their spread, σ², and −2 log of the likelihood."""
        ratio = share / (1 - share)
        drawn = ratio / (1 + ratio * visits)
        mass = np.diag(joint.sum(axis=0)) - joint.T @ (joint * drawn[:, None])
        right = own - joint.T @ (drawn * total)
        effects: Floats = np.linalg.solve(mass, right)
        left = max(1e-12, square - float((drawn * total**2).sum()) - float(effects @ right)) / (n - people)
        unlikely = np.log1p(ratio * visits).sum() + np.linalg.slogdet(mass)[1] + (n - people) * np.log(left)
        return effects, np.linalg.inv(mass), left, float(unlikely)

    share = float(minimize_scalar(lambda at: fitted(at)[3], bounds=(0.0, 0.9999), method="bounded").x)
    share = min((0.0, share), key=lambda at: fitted(at)[3])  # no difference between hotels is an answer
    effects, spread, left, _ = fitted(share)
    centre = np.eye(people) - np.full((people, people), 1 / people)
    return centre @ effects, centre @ (spread * left) @ centre, left * share / (1 - share), left


def _joint(house: NDArray[np.int64], seen: NDArray[np.int64], people: int, houses: int) -> Floats:
    """How often each hotel was seen by each inspector."""
    joint: Floats = coo_array((np.ones(len(house)), (house, seen)), shape=(houses, people)).toarray()
    return joint


def _hotels_out(
    y: Floats, house: NDArray[np.int64], seen: NDArray[np.int64], people: int, houses: int
) -> tuple[Floats, Floats, float, float]:
    """The same with hotels fixed: least squares on what is left when each hotel's mean is taken out."""
    joint = _joint(house, seen, people, houses)
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
    y: Floats, house: NDArray[np.int64], seen: NDArray[np.int64], when: Floats, level: float
) -> dict[int, _Drift]:
    """Of each inspector with enough visits, points a year, hotels and inspectors both taken out whole.

    The slope is added to a model of every hotel and every inspector (R. Frisch and F. Waugh, Econometrica 1,
    1933, 387–401), so that its Student's t is exact however hotels were shared out.
    """
    people, houses = int(seen.max()) + 1, int(house.max()) + 1
    joint = _joint(house, seen, people, houses)
    visits = joint.sum(axis=1)
    inverse = np.linalg.pinv(np.diag(joint.sum(axis=0)) - joint.T @ (joint / visits[:, None]))

    def left_of(values: Floats) -> Floats:
        """What neither hotels nor inspectors explain of it."""
        inside = values - (np.bincount(house, weights=values, minlength=houses) / visits)[house]
        effect = inverse @ np.bincount(seen, weights=inside, minlength=people)
        without: Floats = inside - effect[seen] + (joint @ effect / visits)[house]
        return without

    rest = left_of(y)
    whole, df = float((rest * rest).sum()), len(y) - houses - people
    often = [p for p in range(people) if (seen == p).sum() >= 2 * FEWEST]
    found: dict[int, _Drift] = {}
    for place in often:
        mine = seen == place
        along = left_of(np.where(mine, when - when[mine].mean(), 0.0))
        reach = float((along * along).sum())
        if reach <= 1e-9 * max(1.0, float(np.ptp(when)) ** 2):
            continue  # all at once, or as the hotels went
        slope = float((along * rest).sum()) / reach
        error = sqrt(max(0.0, whole - slope**2 * reach) / df / reach)
        limit = float(t.ppf(1 - (1 - level) / 2 / len(often), df))
        found[place] = _Drift(slope, error, abs(slope) > limit * error)
    return found
