"""How sure a score is: an interval, the chance of each bar, and what was not seen. Methods: README.md. Pure.

Its parts stand in sure_interval.py (one visit) and sure_visits.py (several); sure_said.py tells it in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scoring.rating import Rating, StandardResult
from scoring.sure_interval import Clustering, Range, chance_over, clustering_of, wilson
from scoring.sure_visits import over_visits
from standards.pack import Pack

__all__ = ["Chance", "Range", "Sure", "how_sure", "score_if", "shares_of"]


@dataclass(frozen=True)
class Chance:
    """The chance, of 1, that the true score lies at or over the bar of `stars`. Of gates it says nothing."""

    stars: int
    bar: Fraction
    chance: float


@dataclass(frozen=True)
class Sure:
    """How sure the score of a visit is. Scores are of 100.

    likely       where the hotel's true score lies, 19 times in 20
    again        where a second visit of the same length would come out, 19 times in 20: wider, since that
                 visit has its own luck as well
    clustering   what was counted, and how alike the standards of a department came out
    chances      of each bar, lowest first; none where stars are not set by the total
    if_na_failed         the score, were every standard declared not applicable not met
    if_unseen_failed     the score, were every standard that nobody observed not met
    if_unseen_met        the score, were every standard that nobody observed met
    visits       how many visits of the hotel were taken together, this one included
    over_visits  where the hotel's true score lies by all of them; None for fewer than three
    """

    score: Fraction
    likely: Range
    again: Range
    clustering: Clustering
    chances: tuple[Chance, ...]
    if_na_failed: Fraction
    if_unseen_failed: Fraction
    if_unseen_met: Fraction
    visits: int = 1
    over_visits: Range | None = None

    def chance_of(self, stars: int) -> float | None:
        """The chance that the true score reaches the bar of `stars`; None where there is no such bar."""
        return next((chance.chance for chance in self.chances if chance.stars == stars), None)


def how_sure(pack: Pack, rating: Rating, earlier: Sequence[Rating] = ()) -> Sure | None:
    """How sure that rating's score is; None where nothing was counted.

    `earlier` are ratings of other visits to the same hotel by a pack of the same id: the caller chooses how
    far back. The same input gives the same answer, the bootstrap's random numbers included.
    """
    if rating.score is None:
        return None
    shares = shares_of(pack, rating.standards)
    counted = [result for result in rating.standards if result.credit is not None]
    clustering = clustering_of(
        [float(result.credit or 0) for result in counted],
        [float(shares.get(result.standard, 0)) for result in counted],
        [result.department for result in counted],
    )
    share, n = float(rating.score / 100), clustering.effective
    scores = [r.score for r in (*earlier, rating) if r.score is not None]
    return Sure(
        score=rating.score,
        likely=wilson(share, n),
        again=wilson(share, n / 2),
        clustering=clustering,
        chances=_chances(pack, share, n),
        if_na_failed=score_if(pack, rating.standards, {"not_applicable": Fraction(0)}),
        if_unseen_failed=score_if(pack, rating.standards, {"not_observed": Fraction(0)}),
        if_unseen_met=score_if(pack, rating.standards, {"not_observed": Fraction(1)}),
        visits=len(scores),
        over_visits=over_visits([float(score) for score in scores]),
    )


def shares_of(pack: Pack, results: Iterable[StandardResult]) -> dict[str, Fraction]:
    """What each counted standard can move the total, of 1 (R4, R5); together 1, where anything has weight."""
    counted = [result for result in results if result.credit is not None and result.weight]
    weights = pack.rating.class_weights
    sums: dict[str, Fraction] = {}
    for result in counted:
        classed = pack.standard(result.standard).classed
        sums[classed] = sums.get(classed, Fraction(0)) + result.weight
    of_all = sum((weights.get(classed, Fraction(0)) for classed in sums), Fraction(0))
    if not of_all:
        return {}
    rates = {classed: weights.get(classed, Fraction(0)) / of_all / total for classed, total in sums.items()}
    return {r.standard: rates[pack.standard(r.standard).classed] * r.weight for r in counted}


def score_if(pack: Pack, results: Iterable[StandardResult], credits_: Mapping[str, Fraction]) -> Fraction:
    """The score, were the standards of each outcome named given that credit instead."""
    changed = [
        replace(result, credit=credits_[result.outcome]) if result.outcome in credits_ else result
        for result in results
    ]
    shares = shares_of(pack, changed)
    earned = (shares[r.standard] * (r.credit or 0) for r in changed if r.standard in shares)
    return 100 * sum(earned, Fraction(0))


def _chances(pack: Pack, share: float, n: float) -> tuple[Chance, ...]:
    if pack.rating.measure != "total":
        return ()
    bands = sorted(pack.rating.bands, key=lambda band: band.stars)
    return tuple(Chance(b.stars, b.score, chance_over(share, n, float(b.score / 100))) for b in bands)
