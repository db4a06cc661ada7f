"""What guests say, as it comes: read anew every few seconds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from inspections.guests.counting import ASIDE
from inspections.guests.parts import CHANNELS, LOW_CES, LOW_CSAT, LOW_NPS, Voice
from inspections.guests.threads import STATUSES, Thread
from inspections.pages.door import fragment, now
from scoring.pages.guests_desk import PAGE, Guests
from scoring.pages.guests_words import moment_said, say, span_said
from scoring.pages.visit_parts import plain

EVERY = "4s"
BACK = timedelta(days=30)
MOST = 40


def draw_live(guests: Guests) -> None:
    fragment(feed, run_every=EVERY)(guests)


def feed(guests: Guests) -> None:
    """The voices of the last weeks: first those that somebody should go to, then the others."""
    at = now()
    threads = guests.threads(at - BACK)
    urgent = [one for one in threads if one.needs_someone(at)]
    doubtful = [one for one in threads if one.waits_aside]
    others = [one for one in threads if one not in urgent and one not in doubtful]
    if not threads:
        st.write(say("Nobody has spoken yet. Print a card, and put it where guests wait."))
    if urgent:
        st.header(say("Somebody should go now"), anchor=False)
        show(guests, urgent)
    if doubtful:
        st.header(say("Set aside, and waiting for an answer"), anchor=False)
        show(guests, doubtful[:MOST])
    if others:
        st.header(say("What was said"), anchor=False)
        show(guests, others[:MOST])
    if len(others) > MOST:
        st.caption(say("And {n} more, in the export under Surveys.", n=len(others) - MOST))
    st.caption(
        say("Read anew every few seconds; last at {time}.", time=moment_said(at, guests.hotel)),
    )


def show(guests: Guests, threads: Sequence[Thread]) -> None:
    for one in threads:
        with st.container(border=True, gap="xsmall"):
            st.markdown(scores_said(one.voice))
            for text in (one.voice.perfect, one.voice.words):
                if text:
                    st.markdown(f"“{plain(text)}”")
            st.caption(where_said(guests, one))
            st.page_link(
                PAGE,
                label=say("Answer") if one.waits else say("Open"),
                query_params={"hotel": guests.hotel.id, "voice": one.voice.id},
                icon=":material/reply:" if one.waits else ":material/arrow_forward:",
            )


def scores_said(voice: Voice) -> str:
    """ "Satisfied 2 of 5 · Recommends 9 of 10", low ones in red."""
    told = (
        ("Satisfied {n} of 5", voice.csat, LOW_CSAT),
        ("Recommends {n} of 10", voice.nps, LOW_NPS),
        ("Easy {n} of 7", voice.ces, LOW_CES),
    )
    parts = [
        f":red[**{say(name, n=score)}**]" if score <= low else f"**{say(name, n=score)}**"
        for name, score, low in told
        if score is not None
    ]
    return " · ".join(parts) or say("Words alone")


def where_said(guests: Guests, one: Thread) -> str:
    """Place, moment, channel, and where it stands."""
    voice = one.voice
    parts = [
        plain(guests.named(voice.place)),
        moment_said(voice.said_at, guests.hotel),
        plain(voice.source) if voice.channel == "survey" else say(CHANNELS[voice.channel]),
    ]
    if one.waits:
        parts.append(say("has waited {span} for an answer", span=span_said(now() - voice.said_at)))
    elif one.status != "new":
        parts.append(say(STATUSES[one.status]).lower())
    if one.complaint:
        parts.append(say("is a complaint"))
    if one.aside:
        parts.append(say("set aside: {why}", why=say(ASIDE[one.aside])))
    return " · ".join(parts)
