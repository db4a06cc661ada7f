"""How far inspectors who saw the same agree: raw agreement, Cohen's κ, Gwet's AC1, Krippendorff's α.

Three figures, since each alone misleads: where nearly all is met, two inspectors who agree on 94 of 100 can
have a κ below 0 (A. Feinstein and D. Cicchetti, 1990), and AC1 stays near what they agree on. α takes any
number of inspectors and what some of them did not answer. Gateways: statsmodels for κ, krippendorff for α.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t

from scoring.chain.results import Floats
from scoring.sure_interval import Range, wilson

MET, NOT_MET = 1.0, 0.0
ENOUGH = 8
"""Times two inspectors answered one standard side by side, before anything is said of it."""
POOR = 0.8
"""Of 1: below this AC1 a standard is read differently by different people. A chain may set its own."""
SEED, DRAWS = 60, 999


@dataclass(frozen=True)
class Look:
    """One inspector's answer to one standard at one occasion: a joint visit, a pair of visits, a vignette."""

    occasion: str
    standard: str
    inspector: str
    met: bool


@dataclass(frozen=True)
class Agreement:
    """How two or more inspectors agreed. Coefficients are of 1, None where they cannot be told.

    pairs   times that two of them answered the same thing
    raw     of 1: how often a pair said the same; `raw_range` of 100, Wilson's
    kappa   Cohen's, where there were two inspectors
    ac1     Gwet's, with its interval (t, of 1)
    alpha   Krippendorff's, nominal
    """

    pairs: int
    raw: float
    raw_range: Range
    kappa: float | None
    ac1: float | None
    ac1_range: tuple[float, float] | None
    alpha: float | None


@dataclass(frozen=True)
class Disputed:
    """A standard that inspectors read differently: its agreement, and the chance of it were it read well."""

    standard: str
    agreement: Agreement
    chance: float


def agreement_of(answers: Floats) -> Agreement | None:
    """Of a table: a row an inspector, a column a thing looked at, NaN for no answer; None with no pair."""
    answered = ~np.isnan(answers)
    by_thing = answers[:, answered.sum(axis=0) >= 2]
    if not by_thing.size:
        return None
    pairs, same = _pairs(by_thing)
    told = gwet_ac1(by_thing)
    both = by_thing[:, ~np.isnan(by_thing).any(axis=0)] if len(by_thing) == 2 else by_thing[:, :0]
    return Agreement(
        pairs=pairs,
        raw=same / pairs,
        raw_range=wilson(same / pairs, pairs),
        kappa=cohen_kappa(both[0], both[1])[0] if both.size else None,
        ac1=told[0] if told else None,
        ac1_range=told[2] if told else None,
        alpha=krippendorff_alpha(by_thing),
    )


def cohen_kappa(one: Floats, other: Floats) -> tuple[float | None, float | None]:
    """κ and its asymptotic standard error; None where both always gave one and the same answer."""
    values = np.unique(np.concatenate([one, other]))
    if len(values) < 2:
        return None, None
    from statsmodels.stats.inter_rater import cohens_kappa  # noqa: PLC0415 - two seconds to load

    table = np.array([[((one == a) & (other == b)).sum() for b in values] for a in values])
    with np.errstate(all="ignore"):  # its test against chance divides by nought where there is none
        found = cohens_kappa(table)
    return float(found.kappa), float(found.std_kappa)


def gwet_ac1(answers: Floats, level: float = 0.95) -> tuple[float, float, tuple[float, float]] | None:
    """AC1, its standard error and its interval; None for fewer than two things, or no answer but one.

    K. Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008), 29–48; with missing
    answers and the variance between things as in his Handbook of Inter-Rater Reliability (4th edition, 2014).
    """
    values = np.unique(answers[~np.isnan(answers)])
    if len(values) < 2:
        values = np.array([NOT_MET, MET])
    counts = np.array([[np.sum(thing == value) for value in values] for thing in answers.T], dtype=float)
    raters = counts.sum(axis=1)
    counts, raters = counts[raters > 0], raters[raters > 0]
    several, n, q = raters >= 2, len(raters), len(values)
    if several.sum() < 1 or n < 2:
        return None
    agreed = np.zeros(n)
    agreed[several] = (counts[several] * (counts[several] - 1)).sum(axis=1) / (
        raters[several] * (raters[several] - 1)
    )
    seen = agreed.sum() / several.sum()
    shares = (counts / raters[:, None]).mean(axis=0)
    chance = float((shares * (1 - shares)).sum() / (q - 1))
    coefficient = (seen - chance) / (1 - chance)
    own = np.where(several, n / several.sum() * (agreed - chance) / (1 - chance), 0.0)
    chances = (counts / raters[:, None] * (1 - shares)).sum(axis=1) / (q - 1)
    linear = own - 2 * (1 - coefficient) * (chances - chance) / (1 - chance)
    error = sqrt(float(((linear - coefficient) ** 2).sum()) / (n * (n - 1)))
    half = float(t.ppf((1 + level) / 2, n - 1)) * error
    return float(coefficient), error, (float(coefficient) - half, min(1.0, float(coefficient) + half))


def krippendorff_alpha(answers: Floats) -> float | None:
    """Nominal α of a table with a row an inspector, NaN for no answer; None where all gave one answer.

    K. Krippendorff, Content Analysis (2004), chapter 11.
    """
    pairable = answers[:, (~np.isnan(answers)).sum(axis=0) >= 2]
    if len(np.unique(pairable[~np.isnan(pairable)])) < 2:
        return None
    from krippendorff import alpha  # noqa: PLC0415 - only this page asks

    return float(alpha(reliability_data=pairable, level_of_measurement="nominal"))


def disputed(looks: Iterable[Look], bar: float = POOR, chance: float = 0.05) -> list[Disputed]:
    """The standards nobody agrees on: those whose AC1 lies surely below `bar`, the worst first.

    Surely: by a one-sided t test at `chance` over the number of standards tested (Bonferroni), so that of
    chains in which every standard is read well, at most `chance` have any named here. ENOUGH pairs or more.
    """
    found = []
    for standard, table in tables_of(looks).items():
        told = agreement_of(table)
        if told and told.pairs >= ENOUGH and told.ac1 is not None:
            found.append(Disputed(standard, told, _chance_of(table, bar)))
    named = [one for one in found if one.chance * len(found) <= chance]
    return sorted(named, key=lambda one: (one.agreement.ac1 or 0.0, one.standard))


def tables_of(looks: Iterable[Look]) -> dict[str, Floats]:
    """Of each standard, a row an inspector and a column an occasion; NaN where one did not answer."""
    listed: dict[str, list[Look]] = {}
    for look in looks:
        listed.setdefault(look.standard, []).append(look)
    return {standard: table_of(of) for standard, of in listed.items()}


def table_of(looks: Sequence[Look]) -> Floats:
    """A row an inspector, a column each standard of an occasion. Of two answers to the same, the later."""
    rows = {name: at for at, name in enumerate(dict.fromkeys(look.inspector for look in looks))}
    things = {key: at for at, key in enumerate(dict.fromkeys((k.occasion, k.standard) for k in looks))}
    table = np.full((len(rows), len(things)), np.nan)
    for look in looks:
        table[rows[look.inspector], things[look.occasion, look.standard]] = MET if look.met else NOT_MET
    return table


def _pairs(answers: Floats) -> tuple[int, int]:
    """How many pairs of answers there are to the same thing, and how many of them are alike."""
    seen = (~np.isnan(answers)).sum(axis=0)
    of_each = [(answers == value).sum(axis=0) for value in np.unique(answers[~np.isnan(answers)])]
    return int((seen * (seen - 1)).sum() // 2), int(sum((n * (n - 1)).sum() for n in of_each) // 2)


def _chance_of(table: NDArray[np.float64], bar: float) -> float:
    """The chance of an AC1 as low as this, were it truly `bar`."""
    told = gwet_ac1(table[:, (~np.isnan(table)).sum(axis=0) >= 2])
    if told is None:
        return 1.0
    coefficient, error, _ = told
    things = int(((~np.isnan(table)).sum(axis=0) >= 2).sum())
    if error <= 0:
        return 0.0 if coefficient < bar else 1.0
    return float(t.cdf((coefficient - bar) / error, things - 1))
