"""What was found, in sentences: each is a function of data and says no more than the data bears. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from scoring.chain.comparable import Caution
from scoring.chain.control import Shift
from scoring.chain.figures import Figures
from scoring.chain.overview import Compared, Months, Overview, Trend
from scoring.chain.peers import Difference
from scoring.chain.results import Results
from scoring.chain.severity import Severities
from scoring.chain.times import Timed

Titles = Callable[[str], str]
"""A department's title by its id."""
ALIKE = {
    "region": "The regions cannot be told apart",
    "country": "The countries cannot be told apart",
    "kind": "The kinds of house cannot be told apart",
    "brand": "The brands cannot be told apart",
}
"""Of two or more sets of hotels, by what they are sets of."""
DIFFER = {
    "pack": "Visits went by different standards ({names}).",
    "edition": "Visits went by several editions of the standards ({names}).",
    "scenario": "Visits differ in scope ({names}).",
    "scorer": "Visits were rated by {n} versions of the rules.",
}
"""What visits were held to, where that was not the same."""


class Said(Figures):
    """The sentences, in the language of whoever reads them."""

    def branch(self, results: Results, place: int) -> str:
        """A branch as it is named: its name."""
        return results.branches[place].name

    # ── the chain's first page ──

    def headline(self, told: Overview, titles: Titles) -> str:
        """What the chain is first told: how far the same stay differs, and where most."""
        if told.told is None:
            number = told.branches
            few = self.count(
                number,
                "one branch, too few visits to compare them",
                "{n} branches, too few visits to compare them",
            )
            return self.capital(few)
        if not told.apart:
            return self.say("The branches cannot be told apart")
        widest = next((side for side in told.sides if side.sure), None)
        points = self.points(told.told.apart)
        if widest is None:
            return self.say("Two branches differ by {points}", points=points)
        return self.say(
            "Two branches differ by {points}; in {department} by {more}",
            points=points,
            department=self.lower(titles(widest.name)),
            more=self.point(widest.apart),
        )

    def scope(self, results: Results) -> str:
        """How much all of it stands on."""
        if not len(results):
            return self.say("No visits")
        counted = self.thousands(int(results.departments.counted.sum()))
        first, last = (results.day[at].astype("datetime64[M]") for at in (0, -1))
        return ", ".join(
            (
                self.capital(self.branches(len(results.visited()))),
                self.visits(len(results)),
                self.say("{n} standards counted", n=counted),
                self.month(first) if first == last else self.span(self.month(first), self.month(last)),
            )
        )

    def branches(self, number: int) -> str:
        """“three branches”."""
        return self.count(number, "one branch", "{n} branches")

    def visits(self, number: int) -> str:
        """“14 visits”."""
        return self.count(number, "one visit", "{n} visits")

    def surely(self, where: str) -> str:
        """An interval of 95 %, as these pages say it."""
        return self.say("{range} in 95 of 100", range=where)

    def apart_caption(self, told: Overview) -> str:
        """What the headline's figure is, with its interval."""
        if told.told is None:
            return self.say("A comparison needs three branches, and a second visit to some of them.")
        if not told.apart:
            return self.say(
                "By the luck of single visits alone they would differ as much. The true difference of two "
                "branches is at most {points}.",
                points=self.points(told.told.apart_range.high),
            )
        return self.say(
            "Two branches drawn at random, the luck of single visits taken out; {range} in 95 of 100. "
            "Two stays at one and the same branch differ by {points}.",
            range=self.between(told.told.apart_range),
            points=self.points(told.told.within_apart),
        )

    def variance_title(self, told: Overview) -> str:
        if told.told is None:
            return self.say("Where differences come from cannot be told yet")
        return self.say("The branch explains {share} of the difference", share=self.percent(told.told.icc))

    def variance_caption(self, told: Overview) -> str:
        if told.told is None:
            return ""
        where = self.whole(told.told.icc_range)
        return self.say("Share of the variance of a visit's score; {range} in 95 of 100", range=where)

    def league_title(self, told: Overview) -> str:
        """Groups, never ranks."""
        if not told.groups:
            return self.say("No league yet")
        branches = self.capital(self.branches(told.branches))
        if len(told.groups) == 1:
            return self.say("{branches}, none told apart from the best", branches=branches)
        return self.count(
            len(told.groups), "{branches}, one group", "{branches}, {n} groups", branches=branches
        )

    def league_caption(self, told: Overview) -> str:
        if not told.groups:
            return self.say("It needs three branches, and a second visit to some of them.")
        return self.say(
            "Within a group, order is chance: no branch differs from the group's best beyond chance, over "
            "all pairs at once. Bars are where a branch's mean lies in 95 of 100."
        )

    def heat_title(self, told: Overview) -> str:
        """How many cells are beyond chance, and where they stand together."""
        beyond = told.heat.beyond
        number = int(beyond.sum())
        if not number:
            return self.say("No department of any branch differs beyond chance")
        rows = np.flatnonzero(beyond.any(axis=1))
        if len(rows) > 1:
            where = self.branches(len(rows))
            return self.capital(
                self.say("{n} real differences, at {branches}", n=self.number(number), branches=where)
            )
        where = self.branch(told.results, int(rows[0]))
        return self.capital(
            self.count(
                number,
                "one real difference, at {branch}",
                "{n} real differences, all at {branch}",
                branch=where,
            )
        )

    def heat_caption(self, told: Overview) -> str:
        return self.say(
            "Points against the chain's median; a number only where it is beyond chance in {n} comparisons",
            n=self.thousands(told.heat.cells),
        )

    def funnel_title(self, told: Overview) -> str:
        if told.funnel is None:
            return self.say("A funnel needs five branches")
        outside, z = told.funnel.outside(), told.funnel.z
        below = [self.branch(told.results, at) for at in outside if z[at] < 0]
        above = [self.branch(told.results, at) for at in outside if z[at] > 0]
        if not outside:
            return self.say("No branch is beyond what chance and ordinary differences allow")
        if not below:
            return self.say("{above} above the limits, none below", above=self.listed(above, 2))
        return self.say(
            "{below} below the limits, {above} above",
            below=self.listed(below, 2),
            above=self.listed(above, 2),
        )

    def funnel_caption(self, told: Overview) -> str:
        if told.funnel is None:
            return self.count(told.branches, "There is one branch.", "There are {n} branches.")
        caption = self.say(
            "Share of standards met, by weight, against how many were looked at; limits at 95 and 99.8\u202f%"
        )
        if not told.funnel.spread:
            return caption
        return self.say(
            "{caption}. Branches scatter {n} times as much as chance; limits are widened for it, by {points} "
            "of ordinary difference",
            caption=caption,
            n=f"{told.funnel.dispersion:.0f}",
            points=self.points(100 * told.funnel.spread),
        )

    def months_title(self, months: Months) -> str:
        """The chain's level over time: a real change, a month that stands out, or neither."""
        if months.shift:
            return self.say(
                "A real rise of {points} since {month}"
                if months.shift.change > 0
                else "A real fall of {points} since {month}",
                points=self.point(abs(months.shift.change)),
                month=self.month(months.months[months.shift.at]),
            )
        if months.chart.beyond:
            names = [self.month(months.months[at]) for at in months.chart.beyond]
            return self.say(
                "{months} beyond the limits, no lasting change", months=self.capital(self.listed(names, 2))
            )
        return self.say("No lasting change, and no month stands out")

    def months_caption(self, months: Months) -> str:
        return self.say(
            "Share of standards met, month by month, with Laney's three-sigma limits (σz {sigma}); a level "
            "changes only where a test of all splits finds it",
            sigma=self.point(months.chart.sigma_z),
        )

    def trends_title(self, told: Overview) -> str:
        """Which branches changed for good, of how many looked at."""
        number = len(told.trends)
        if not number:
            return self.say("No branch has six visits yet")
        shifted = told.shifted
        if not shifted:
            return self.count(
                number,
                "The one branch has not changed its level",
                "None of {n} branches has changed its level",
            )
        down = [
            self.branch(told.results, one.branch) for one in shifted if one.shift and one.shift.change < 0
        ]
        up = [self.branch(told.results, one.branch) for one in shifted if one.shift and one.shift.change > 0]
        parts = [
            *([self.say("{names} fell", names=self.listed(down, 2))] if down else []),
            *([self.say("{names} rose", names=self.listed(up, 2))] if up else []),
        ]
        rest = number - len(shifted)
        held = self.count(rest, "; the other one held its level", "; the other {n} held their level")
        return ", ".join(parts) + (held if rest else "")

    def trends_caption(self, told: Overview) -> str:
        if not told.trends:
            return self.say("A trend is drawn from six visits of a branch on.")
        return self.say(
            "Score of each visit with its limits (mean ± 2.66 moving ranges). A change of level is named "
            "where its chance is below 5 in 100 over all branches together."
        )

    def trend_said(self, trend: Trend) -> str:
        if trend.shift:
            return self.shift_said(trend.shift, self.month(trend.days[trend.shift.at]))
        beyond = len(trend.chart.beyond)
        if not beyond:
            return self.say("no change of level")
        return self.count(
            beyond,
            "no change of level, one visit outside the limits",
            "no change of level, {n} visits outside the limits",
        )

    def shift_said(self, shift: Shift, month: str) -> str:
        """ "fall of 4.1 from March 2026"."""
        sentence = "rise of {points} from {month}" if shift.change > 0 else "fall of {points} from {month}"
        return self.say(sentence, points=self.point(abs(shift.change)), month=month)

    def change_said(self, change: Compared | None) -> str:
        """Period against period, over branches seen in both."""
        if change is None:
            return self.say("Too few branches were seen in both periods to compare them")
        same = change.low <= 0 <= change.high
        way = "Up {points}" if change.mean > 0 else "Down {points}"
        return self.say(
            "{change}, over {branches} seen in both periods ({range})",
            change=self.say("No change beyond chance: {points}", points=self.point(change.mean, sign=True))
            if same
            else self.say(way, points=self.points(abs(change.mean))),
            branches=self.branches(change.branches),
            range=self.span(self.point(change.low, sign=True), self.point(change.high, sign=True)),
        )

    def moved_said(self, moved: Sequence[Difference], titles: Titles) -> str:
        """Which departments changed from one period to the other, over all of them."""
        named = [f"{titles(one.name)} {self.point(one.points, sign=True)}" for one in moved if one.beyond]
        if not named:
            return self.say("No department changed beyond chance.")
        return self.say("Beyond chance, over all departments: {names}.", names=self.listed(named))

    def peers_title(self, found: Sequence[Difference], titles: Titles) -> str:
        """The chosen hotels beside all others: the total, and the department that differs most."""
        whole = found[0]
        first = next((one for one in found if one.name and one.beyond), None)
        where = (
            {"department": self.lower(titles(first.name)), "more": self.point(first.points, sign=True)}
            if first
            else {}
        )
        if whole.name or not whole.beyond:
            alike = self.say("The hotels chosen and all others cannot be told apart")
            return self.say("{alike} but in {department}, {more}", alike=alike, **where) if first else alike
        sentence = (
            "The hotels chosen are {points} above all others"
            if whole.points > 0
            else "The hotels chosen are {points} below all others"
        )
        apart = self.say(sentence, points=self.points(abs(whole.points)))
        return self.say("{apart}; most in {department}, {more}", apart=apart, **where) if first else apart

    def sets_said(self, sets: Sequence[Compared], side: str) -> str:
        """Whether regions, brands or kinds of house differ, by their intervals' being apart."""
        best, worst = sets[0], sets[-1]
        if not best.low > worst.high:
            return self.say(ALIKE[side])
        return self.say(
            "{best} is above {worst} by {points}",
            best=best.name,
            worst=worst.name,
            points=self.points(best.mean - worst.mean),
        )

    # ── what stands in the way ──

    def caution_said(self, caution: Caution, results: Results, titles: Titles) -> str:
        """What differs, and how."""
        about = self.listed([self.branch(results, place) for place in caution.branches])
        if caution.kind in DIFFER:
            names = self.listed([name or self.say("whole pack") for name in caution.names])
            return self.say(DIFFER[caution.kind], names=names, n=len(caution.names))
        if caution.kind == "not_applicable":
            return self.say(
                "{department} was not inspected, or does not apply, at {branches}.",
                department=titles(caution.names[0]),
                branches=about,
            )
        if caution.kind == "season":
            return self.say(
                "{branches} was only ever visited in {season}."
                if len(caution.branches) == 1
                else "{branches} were only ever visited in {season}.",
                branches=about,
                season=self.say(caution.names[0]),
            )
        if caution.kind == "provisional":
            return self.capital(
                self.count(caution.visits, "one rating is provisional.", "{n} ratings are provisional.")
            )
        return " ".join(self._coverage(caution, about))

    def _coverage(self, caution: Caution, about: str) -> list[str]:
        less = [self.say("Less was looked at in {branches}.", branches=about)] if caution.branches else []
        little = self.count(
            caution.visits, "one visit saw less than 80 of 100.", "{n} visits saw less than 80 of 100."
        )
        return [*less, *([self.capital(little)] if caution.visits else [])]

    # ── consistency, times, calibration ──

    def loyal_said(self, told: Overview) -> str:
        """Where a guest who knows the chain would be disappointed."""
        named = [one for one in told.loyal if one.named]
        if not told.loyal:
            return self.say("Where a loyal guest would be disappointed cannot be told yet")
        if not named:
            return self.say("No branch would surely disappoint a guest who knows the chain")
        return self.say(
            "At {branch}, {stays} are as poor as the chain's worst tenth",
            branch=self.branch(told.results, named[0].branch),
            stays=self.tenths(named[0].chance),
        )

    def tenths(self, chance: float) -> str:
        """“nine stays in ten”, “one stay in ten”."""
        number = round(10 * chance)
        if number in (0, 10):
            return self.say("{n} stays in 100", n=f"{100 * chance:.0f}")
        return self.count(number, "one stay in ten", "{n} stays in ten")

    def times_title(self, timed: Timed, results: Results) -> str:
        """Who is quickest and who slowest, where branches differ beyond chance."""
        if len(timed.branches) < 2:
            return self.say("Too few branches were timed to compare them")
        quick, slow = timed.branches[0], timed.branches[-1]
        low, high = self.lasting(quick.median), self.lasting(slow.median)
        if timed.differs is None or timed.differs >= 0.05:
            return self.say("The branches cannot be told apart, from {low} to {high}", low=low, high=high)
        return self.say(
            "{quick} takes {low}, {slow} {high}",
            quick=self.branch(results, quick.branch),
            slow=self.branch(results, slow.branch),
            low=low,
            high=high,
        )

    def severity_title(self, found: Severities | None, names: Sequence[str]) -> str:
        """Who is lenient or strict beyond chance."""
        if found is None:
            return self.say("How strict inspectors are cannot be told yet")
        lenient = [names[one.inspector] for one in found.told if one.stands_out and one.points > 0]
        strict = [names[one.inspector] for one in found.told if one.stands_out and one.points < 0]
        ways = (
            (lenient, "{names} is lenient", "{names} are lenient"),
            (strict, "{names} is strict", "{names} are strict"),
        )
        parts = [
            self.say(one if len(who) == 1 else many, names=self.listed(who, 2))
            for who, one, many in ways
            if who
        ]
        if not parts:
            return self.say("No inspector is stricter or more lenient than the others beyond chance")
        return ", ".join(parts)
