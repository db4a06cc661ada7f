"""What was found, in sentences: each is a function of data and says no more than the data bears. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from scoring.chain.comparable import Caution
from scoring.chain.control import Shift
from scoring.chain.overview import Compared, Months, Overview, Trend
from scoring.chain.peers import Difference
from scoring.chain.results import Results
from scoring.chain.severity import Severities
from scoring.chain.times import Timed
from scoring.durations import clock
from scoring.sure_interval import Range

Titles = Callable[[str], str]
"""A department's title by its id."""
WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
MOST_NAMED = 3


# ── figures ──


def point(value: float, *, sign: bool = False) -> str:
    """One decimal, with a true minus: “89.2”, “−13.2”, “+0.7”."""
    if np.isnan(value):
        return "–"
    text = f"{abs(value):.1f}"
    minus = "−" if value < 0 and float(text) else ""
    return f"{minus or ('+' if sign and float(text) else '')}{text}"


def decimal(value: float) -> str:
    """A coefficient of 1: “0.82”, “−0.11”."""
    return f"{value:.2f}".replace("-", "−")


def points(value: float) -> str:
    """“1.0 points”, “0.4 points”; told apart from a count."""
    return f"{point(value)} points"


def between(where: Range) -> str:
    return f"{point(where.low)} to {point(where.high)}"


def thousands(number: int) -> str:
    """With a narrow space: 23 630."""
    return f"{number:,}".replace(",", "\u202f")


def counted(number: int, one: str, many: str) -> str:
    """“three branches”, “14 branches”, “one branch”."""
    return f"{WORDS[number] if number < len(WORDS) else thousands(number)} {one if number == 1 else many}"


def listed(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """“Oslo, Bergen and Voss”; beyond `most`, “Oslo, Bergen, Voss and 4 more”."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "none"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def branch(results: Results, place: int) -> str:
    """A branch as it is named: its name."""
    return results.branches[place].name


# ── the chain's first page ──


def headline(told: Overview, titles: Titles) -> str:
    """What the chain is first told: how far the same stay differs, and where most."""
    if told.told is None:
        return f"{capital(counted(told.branches, 'branch', 'branches'))}, too few visits to compare them"
    if not told.apart:
        return "The branches cannot be told apart"
    widest = next((side for side in told.sides if side.sure), None)
    first = f"Two branches differ by {points(told.told.apart)}"
    return f"{first}; in {_lower(titles(widest.name))} by {point(widest.apart)}" if widest else first


def scope(results: Results) -> str:
    """How much all of it stands on."""
    if not len(results):
        return "No visits"
    counted_standards = int(results.departments.counted.sum())
    first, last = results.day[0].astype("datetime64[M]"), results.day[-1].astype("datetime64[M]")
    months = month(first) if first == last else f"{month(first)} to {month(last)}"
    return (
        f"{capital(counted(len(results.visited()), 'branch', 'branches'))}, "
        f"{counted(len(results), 'visit', 'visits')}, "
        f"{thousands(counted_standards)} standards counted, {months}"
    )


def month(when: np.datetime64, *, short: bool = False) -> str:
    """“November 2025”, “Nov 2025”."""
    day = when.astype("datetime64[D]").astype(object)
    return f"{day:%b %Y}" if short else f"{day:%B %Y}"


def apart_caption(told: Overview) -> str:
    """What the headline's figure is, with its interval."""
    if told.told is None:
        return "A comparison needs three branches, and a second visit to some of them."
    if not told.apart:
        return (
            "By the luck of single visits alone they would differ as much. The true difference of two "
            f"branches is at most {points(told.told.apart_range.high)}."
        )
    return (
        "Two branches drawn at random, the luck of single visits taken out; "
        f"{between(told.told.apart_range)} in 95 of 100. "
        f"Two stays at one and the same branch differ by {points(told.told.within_apart)}."
    )


def variance_title(told: Overview) -> str:
    if told.told is None:
        return "Where differences come from cannot be told yet"
    return f"The branch explains {told.told.icc * 100:.0f}\u202f% of the difference"


def variance_caption(told: Overview) -> str:
    if told.told is None:
        return ""
    low, high = told.told.icc_range.low, told.told.icc_range.high
    return f"Share of the variance of a visit's score; {low:.0f} to {high:.0f} in 95 of 100"


def league_title(told: Overview) -> str:
    """Groups, never ranks."""
    if not told.groups:
        return "No league yet"
    number = counted(told.branches, "branch", "branches")
    if len(told.groups) == 1:
        return f"{capital(number)}, none told apart from the best"
    return f"{capital(number)}, {counted(len(told.groups), 'group', 'groups')}"


def league_caption(told: Overview) -> str:
    if not told.groups:
        return "It needs three branches, and a second visit to some of them."
    return (
        "Within a group, order is chance: no branch differs from the group's best beyond chance, over all "
        "pairs at once. Bars are where a branch's mean lies in 95 of 100."
    )


def heat_title(told: Overview) -> str:
    """How many cells are beyond chance, and where they stand together."""
    beyond = told.heat.beyond
    number = int(beyond.sum())
    if not number:
        return "No department of any branch differs beyond chance"
    rows = np.flatnonzero(beyond.any(axis=1))
    said = capital(counted(number, "real difference", "real differences"))
    if len(rows) == 1:
        return f"{said}, {'all ' if number > 1 else ''}at {branch(told.results, int(rows[0]))}"
    return f"{said}, at {counted(len(rows), 'branch', 'branches')}"


def heat_caption(told: Overview) -> str:
    return (
        f"Points against the chain's median; a number only where it is beyond chance in "
        f"{thousands(told.heat.cells)} comparisons"
    )


def funnel_title(told: Overview) -> str:
    if told.funnel is None:
        return "A funnel needs five branches"
    outside = told.funnel.outside()
    below = [branch(told.results, at) for at in outside if told.funnel.z[at] < 0]
    above = [branch(told.results, at) for at in outside if told.funnel.z[at] > 0]
    if not outside:
        return "No branch is beyond what chance and ordinary differences allow"
    if below and above:
        return f"{listed(below, 2)} below the limits, {listed(above, 2)} above"
    here, there = ("below", "above") if below else ("above", "below")
    return f"{listed(below or above, 2)} {here} the limits, none {there}"


def funnel_caption(told: Overview) -> str:
    if told.funnel is None:
        return (
            f"There {'is' if told.branches == 1 else 'are'} {counted(told.branches, 'branch', 'branches')}."
        )
    text = "Share of standards met, by weight, against how many were looked at; limits at 95 and 99.8\u202f%"
    if told.funnel.spread:
        text += (
            f". Branches scatter {told.funnel.dispersion:.0f} times as much as chance; limits are "
            f"widened for it, by {points(100 * told.funnel.spread)} of ordinary difference"
        )
    return text


def months_title(months: Months) -> str:
    """The chain's level over time: a real change, a month that stands out, or neither."""
    if months.shift:
        when = month(months.months[months.shift.at])
        return f"A real {_way(months.shift)} of {point(abs(months.shift.change))} since {when}"
    if months.chart.beyond:
        names = [month(months.months[at]) for at in months.chart.beyond]
        return f"{listed(names, 2)} beyond the limits, no lasting change"
    return "No lasting change, and no month stands out"


def months_caption(months: Months) -> str:
    return (
        f"Share of standards met, month by month, with Laney's three-sigma limits "
        f"(σz {months.chart.sigma_z:.1f}); a level changes only where a test of all splits finds it"
    )


def trends_title(told: Overview) -> str:
    """Which branches changed for good, of how many looked at."""
    number = len(told.trends)
    if not number:
        return "No branch has six visits yet"
    shifted = told.shifted
    if not shifted:
        return f"None of {counted(number, 'branch', 'branches')} has changed its level"
    down = [trend for trend in shifted if trend.shift and trend.shift.change < 0]
    up = [trend for trend in shifted if trend.shift and trend.shift.change > 0]
    parts = [
        f"{listed([branch(told.results, t.branch) for t in trends], 2)} {way}"
        for trends, way in ((down, "fell"), (up, "rose"))
        if trends
    ]
    return ", ".join(parts) + f"; the other {number - len(shifted)} held their level" * (
        number > len(shifted)
    )


def trends_caption(told: Overview) -> str:
    if not told.trends:
        return "A trend is drawn from six visits of a branch on."
    return (
        "Score of each visit with its limits (mean ± 2.66 moving ranges). A change of level is named where "
        "its chance is below 5 in 100 over all branches together."
    )


def trend_said(trend: Trend) -> str:
    if trend.shift is None:
        beyond = len(trend.chart.beyond)
        outside = f", {counted(beyond, 'visit', 'visits')} outside the limits" if beyond else ""
        return f"no change of level{outside}"
    when = month(trend.days[trend.shift.at])
    return f"{_way(trend.shift)} of {point(abs(trend.shift.change))} from {when}"


def change_said(change: Compared | None) -> str:
    """Period against period, over branches seen in both."""
    if change is None:
        return "Too few branches were seen in both periods to compare them"
    number = counted(change.branches, "branch", "branches")
    if change.low <= 0 <= change.high:
        return (
            f"No change from the period before: {point(change.mean, sign=True)} over {number} seen in both, "
            f"{point(change.low, sign=True)} to {point(change.high, sign=True)}"
        )
    way = "up" if change.mean > 0 else "down"
    return (
        f"{capital(way)} {points(abs(change.mean))} on the period before, over {number} seen in both "
        f"({point(change.low, sign=True)} to {point(change.high, sign=True)})"
    )


def moved_said(moved: Sequence[Difference], titles: Titles) -> str:
    """Which departments changed from one period to the other, over all of them."""
    named = [f"{titles(one.name)} {point(one.points, sign=True)}" for one in moved if one.beyond]
    if not named:
        return "No department changed beyond chance."
    return f"Beyond chance, over all departments: {listed(named)}."


def peers_title(found: Sequence[Difference], titles: Titles) -> str:
    """The chosen hotels beside all others: the total, and the department that differs most."""
    whole = found[0]
    first = next((one for one in found if one.name and one.beyond), None)
    where = f"; most in {_lower(titles(first.name))}, {point(first.points, sign=True)}" if first else ""
    if whole.name or not whole.beyond:
        return f"The hotels chosen and all others cannot be told apart{where.replace('; most', ' but')}"
    way = "above" if whole.points > 0 else "below"
    return f"The hotels chosen are {points(abs(whole.points))} {way} all others{where}"


def sets_said(sets: Sequence[Compared], many: str) -> str:
    """Whether regions, brands or kinds of house differ, by their intervals' being apart."""
    if len(sets) < 2:
        return f"There is nothing to compare: one of the {many}"
    best, worst = sets[0], sets[-1]
    if not best.low > worst.high:
        return f"The {many} cannot be told apart"
    return f"{best.name} is above {worst.name} by {points(best.mean - worst.mean)}"


# ── what stands in the way ──


def caution_said(caution: Caution, results: Results, titles: Titles) -> str:
    """What differs, and how."""
    about = listed([branch(results, place) for place in caution.branches])
    were = "was" if len(caution.branches) == 1 else "were"
    rated = capital(counted(caution.visits, "rating is", "ratings are"))
    first = caution.names[0] if caution.names else ""
    sentences = {
        "pack": f"Visits went by different standards ({listed(caution.names)}).",
        "edition": f"Visits went by several editions of the standards ({listed(caution.names)}).",
        "scenario": f"Visits differ in scope ({listed([name or 'whole pack' for name in caution.names])}).",
        "scorer": f"Visits were rated by {len(caution.names)} versions of the rules.",
        "not_applicable": f"{titles(first)} was not inspected, or does not apply, at {about}.",
        "season": f"{about} {were} only ever visited in {first}.",
        "provisional": f"{rated} provisional.",
        "coverage": " ".join(
            filter(
                None,
                (
                    f"Less was looked at in {about}." if caution.branches else "",
                    f"{capital(counted(caution.visits, 'visit', 'visits'))} saw less than 80 of 100."
                    if caution.visits
                    else "",
                ),
            )
        ),
    }
    return sentences[caution.kind]


# ── consistency, times, calibration ──


def loyal_said(told: Overview) -> str:
    """Where a guest who knows the chain would be disappointed."""
    named = [one for one in told.loyal if one.named]
    if not told.loyal:
        return "Where a loyal guest would be disappointed cannot be told yet"
    if not named:
        return "No branch would surely disappoint a guest who knows the chain"
    first = named[0]
    where = branch(told.results, first.branch)
    return f"At {where}, {tenths(first.chance)} are as poor as the chain's worst tenth"


def tenths(chance: float) -> str:
    """“nine stays in ten”, “one stay in ten”."""
    number = round(10 * chance)
    if number in (0, 10):
        return f"{100 * chance:.0f} stays in 100"
    return f"{WORDS[number]} {'stay' if number == 1 else 'stays'} in ten"


def times_title(timed: Timed, results: Results) -> str:
    """Who is quickest and who slowest, where branches differ beyond chance."""
    if len(timed.branches) < 2:
        return "Too few branches were timed to compare them"
    quick, slow = timed.branches[0], timed.branches[-1]
    spread = (
        f"{branch(results, quick.branch)} takes {lasting(quick.median)}, "
        f"{branch(results, slow.branch)} {lasting(slow.median)}"
    )
    if timed.differs is None or timed.differs >= 0.05:
        return f"The branches cannot be told apart, from {lasting(quick.median)} to {lasting(slow.median)}"
    return spread


def lasting(seconds: float) -> str:
    """m:ss, as everywhere."""
    return clock(round(seconds) * 1000)


def severity_title(found: Severities | None, names: Sequence[str]) -> str:
    """Who is lenient or strict beyond chance."""
    if found is None:
        return "How strict inspectors are cannot be told yet"
    lenient = [names[one.inspector] for one in found.told if one.stands_out and one.points > 0]
    strict = [names[one.inspector] for one in found.told if one.stands_out and one.points < 0]
    parts = [
        f"{listed(who, 2)} {'is' if len(who) == 1 else 'are'} {how}"
        for who, how in ((lenient, "lenient"), (strict, "strict"))
        if who
    ]
    if not parts:
        return "No inspector is stricter or more lenient than the others beyond chance"
    return ", ".join(parts)


def _way(shift: Shift) -> str:
    return "rise" if shift.change > 0 else "fall"


def _lower(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
