"""CSAT, NPS, effort and times of answer: of the hotel, its outlets and channels, over time, and beside the
inspector's view.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from inspections.dates import short_month_said
from inspections.guests.feedback import Figure, Measure, Times, TooFew
from inspections.guests.measuring import Measured, by, by_month, measured, shares_by_department
from inspections.guests.parts import CHANNELS
from inspections.guests.threads import Thread
from inspections.numbers import number_said
from inspections.office import visits_for
from inspections.pages.door import mode
from inspections.pages.words import language, locale
from scoring.charts.figures import CONFIG
from scoring.charts.guests import over_time
from scoring.pages.guests_desk import Guests
from scoring.pages.guests_words import say, span_said
from scoring.ratings import rating_of
from scoring.voices_beside import VERDICTS, Beside, beside

PERIODS = {"30 days": 30, "90 days": 90, "12 months": 365, "All": 0}
FEWEST_MONTHS = 2


def draw_measures(guests: Guests) -> None:
    period = st.segmented_control(
        say("Period"), PERIODS, default="90 days", format_func=say, required=True, key="period"
    )
    days = PERIODS[period or "90 days"]
    threads = guests.threads(guests.now - timedelta(days=days) if days else None)
    if not threads:
        st.write(say("Nobody has spoken in that time."))
        return
    whole = measured(threads, guests.now)
    draw_figures(whole)
    draw_times(whole.times)
    draw_groups(guests, threads)
    draw_over_time(guests, threads)
    draw_beside(guests, threads)


def draw_figures(whole: Measured) -> None:
    st.header(say("What guests say"), anchor=False)
    left, middle, right = st.columns(3)
    draw_figure(left, say("CSAT: top two of five, %"), whole.csat)
    draw_figure(middle, say("NPS: 9–10 less 0–6"), whole.nps)
    draw_figure(right, say("CES: easy, of seven"), whole.ces)
    st.caption(
        say("{n} voices count, {aside} are set aside.", n=whole.voices, aside=whole.aside)
        + " "
        + say("Ranges hold the true figure in 95 of 100 cases, were the guests who speak like all guests.")
    )


def draw_figure(where, title: str, measure: Measure) -> None:
    if isinstance(measure, TooFew):
        where.metric(title, say("Too few voices"))
        where.caption(say("{n} answers; it takes {needed}", n=measure.voices, needed=measure.needed))
        return
    where.metric(title, number(measure.value))
    where.caption(
        say(
            "{low} to {high} · {n} answers",
            low=number(measure.low),
            high=number(measure.high),
            n=measure.voices,
        )
    )


def draw_times(times: Times) -> None:
    st.header(say("How fast guests are answered"), anchor=False)
    if not times.answered and not times.waiting:
        st.caption(say("Nobody has asked for an answer."))
        return
    told = [
        (
            say("First response, on average"),
            times.first,
            say("half within {span}", span=span_said(times.first_middle)),
        ),
        (say("Every response, on average"), times.response, ""),
        (say("Until closed, on average"), times.handling, say("{n} closed", n=times.closed)),
    ]
    known = [one for one in told if one[1] is not None]
    parts = st.columns(len(known) + 1)
    for part, (title, span, more) in zip(parts, known, strict=False):
        part.metric(title, span_said(span))
        part.caption(more)
    parts[-1].metric(say("Waiting now"), str(times.waiting))
    if times.longest:
        parts[-1].caption(say("the longest for {span}", span=span_said(times.longest)))


def draw_groups(guests: Guests, threads: list[Thread]) -> None:
    st.header(say("By place and channel"), anchor=False)
    at = guests.now
    places = by(threads, lambda one: guests.named(one.voice.place), at, of_place=True)
    channels = by(threads, lambda one: one.voice.source or say(CHANNELS[one.voice.channel]), at)
    rows = [row(name, one) for name, one in (*sorted(places.items()), *channels.items())]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content" if len(rows) < 14 else 480)


def row(name: str, one: Measured) -> dict[str, str]:
    return {
        say("Of"): name,
        say("Voices"): str(one.voices),
        "CSAT": short(one.csat),
        "NPS": short(one.nps),
        "CES": short(one.ces, 1),
        say("First response"): span_said(one.times.first),
        say("Waiting"): str(one.times.waiting) if one.times.waiting else "",
    }


def short(measure: Measure, digits: int = 0) -> str:
    """ "82.4 (71 to 89)", or how many are too few. `digits` are those of the range."""
    if isinstance(measure, TooFew):
        return say("too few ({n} of {needed})", n=measure.voices, needed=measure.needed)
    span = say("{low} to {high}", low=number(measure.low, digits), high=number(measure.high, digits))
    return f"{number(measure.value)} ({span})"


def number(value: float, digits: int = 1) -> str:
    """As the reader writes it."""
    return number_said(value, digits, locale())


def month(name: str) -> str:
    """ "2026-05" as "May 2026"."""
    return short_month_said(date.fromisoformat(f"{name}-01"), locale())


def draw_over_time(guests: Guests, threads: list[Thread]) -> None:
    months = by_month(threads, guests.now, ZoneInfo(guests.hotel.time_zone))
    figures = {
        "CSAT": [one.csat for one in months.values()],
        "NPS": [one.nps for one in months.values()],
    }
    shown = {name: told for name, told in figures.items() if len(_known(told)) >= FEWEST_MONTHS}
    if not shown:
        return
    st.header(say("Month by month"), anchor=False)
    for name, told in shown.items():
        hover = f"{name} %{{y:.1f}} (%{{customdata[0]:.1f}} – %{{customdata[1]:.1f}}), %{{customdata[2]}}"
        st.caption(name)
        known = [one if isinstance(one, Figure) else None for one in told]
        st.plotly_chart(
            over_time([month(one) for one in months], known, mode(), hover, number),
            config=CONFIG,
            theme=None,
            key=name,
        )
    st.caption(say("A month with too few voices has no point."))


def draw_beside(guests: Guests, threads: list[Thread]) -> None:
    """What guests say of a department beside what the inspector found there."""
    lines = beside(inspected(guests), shares_by_department(threads, guests.places))
    if not lines:
        return
    st.header(say("Beside the inspector"), anchor=False)
    for one in lines:
        if one.verdict.startswith("guests_"):
            st.markdown(f":orange[:material/compare_arrows:] **{one.title}**: {say(VERDICTS[one.verdict])}")
    st.dataframe(pd.DataFrame([beside_row(one) for one in lines]), hide_index=True)
    st.caption(
        say(
            "Two shares of different things: standards met in the newest visit, and guests who were content. "
            "They are said to disagree only where the two differ by more than ten points beyond chance."
        )
    )


def beside_row(one: Beside) -> dict[str, str]:
    return {
        say("Department"): one.title,
        say("Standards met"): f"{number(one.inspected, 0)} % ({one.met}/{one.counted})"
        if one.counted
        else "–",
        say("Guests content"): f"{number(one.heard, 0)} % ({one.content}/{one.voices})"
        if one.heard is not None
        else say("too few ({n})", n=one.voices),
        say("What it says"): say(VERDICTS[one.verdict]),
    }


def inspected(guests: Guests) -> Mapping[str, tuple[str, int, int]]:
    """Title, standards met and counted, by department, in the newest visit released to the hotel."""
    titles = guests.departments(language())
    visits = [one for one in visits_for(guests.store, guests.person) if one.hotel.id == guests.hotel.id]
    newest = next((one for one in visits if one.status == "released"), None)
    if newest is None:
        return {}
    shares = rating_of(guests.store, newest.id).departments
    return {one.id: (titles.get(one.id, one.id), one.met, one.counted) for one in shares}


def _known(told: list[Measure]) -> list[Figure]:
    return [one for one in told if isinstance(one, Figure)]
