"""Appeals as the quality office decides them: both sides, the pictures, and what the stars become."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from inspections.access import may
from inspections.office import decide
from inspections.pages.door import now, photos_folder
from inspections.pages.words import language, mid
from inspections.records import Account
from inspections.store import Store
from inspections.visit import Visit
from inspections.visit_parts import Appeal
from scoring.pages.review_rows import row_said
from scoring.pages.review_words import ANSWERS, stars_said, take
from scoring.pages.visit_parts import plain
from scoring.pages.words import say
from scoring.ratings import rating_of
from scoring.reading import photo_for
from scoring.reviewing import if_granted, rows_of
from standards.pack import Pack


@dataclass(frozen=True)
class Bench:
    """What the appeals of a visit are decided with; `names` are those of accounts."""

    store: Store
    person: Account
    visit: Visit
    pack: Pack
    names: dict[str, str]


def draw_appeals(bench: Bench) -> None:
    """The open ones with their decision to take, then the closed ones."""
    appeals = sorted(bench.visit.appeals.values(), key=lambda one: (not one.is_open, one.at, one.id))
    if not appeals:
        return
    st.header(say("Appeals"), anchor=False)
    rows = {row.id: row for row in rows_of(bench.pack, bench.visit, language=language())}
    for appeal in appeals:
        if row := rows.get(appeal.observation):
            with st.container(border=True):
                st.markdown(row_said(row, bench.names))
                show_claim(bench.store, bench.person, bench.visit.id, appeal, bench.names)
                draw_decision(bench, appeal)


def draw_decision(bench: Bench, appeal: Appeal) -> None:
    """What came of it; while it is open, what it is worth and the two keys."""
    store, person, visit = bench.store, bench.person, bench.visit
    if not appeal.is_open:
        st.markdown(f"**{outcome(appeal)}**" + (f": “{plain(appeal.decision)}”" if appeal.decision else ""))
        return
    then = if_granted(bench.pack, visit, appeal.observation, appeal.claim)
    now_said, then_said = stars_said(then.now), stars_said(then.then)
    st.markdown(say("Now {now}. If granted, **{then}**.", now=now_said, then=then_said))
    if not may(person, "decide_appeal", visit=visit):
        return
    reason = st.text_area(say("Why, for the hotel and the inspector"), max_chars=4000, key=f"why.{appeal.id}")
    with st.container(horizontal=True):
        for granted, label, kind in (
            (True, say("Grant the appeal"), "primary"),
            (False, say("Refuse it"), "secondary"),
        ):
            if st.button(label, key=f"{'grant' if granted else 'refuse'}.{appeal.id}", type=kind):
                take(
                    lambda granted=granted: settle(
                        store, person, visit.id, appeal.id, reason, granted=granted
                    ),
                    say("The appeal is granted.") if granted else say("The appeal is refused."),
                )


def settle(
    store: Store, person: Account, visit_id: str, appeal_id: str, reason: str, *, granted: bool
) -> None:
    """Decided; and the rating is made anew at once, so that no list shows the one before."""
    decide(store, person, visit_id, now(), appeal_id=appeal_id, reason=reason, granted=granted)
    rating_of(store, visit_id)


def show_claim(store: Store, person: Account, visit_id: str, appeal: Appeal, names: dict[str, str]) -> None:
    """What the hotel says, what it shows, and what the inspector says to it."""
    who = say("Appealed by {name}", name=plain(names[appeal.by])) if appeal.by in names else say("Appealed")
    claim = say("should be {answer}", answer=mid(say(ANSWERS[appeal.claim])))
    st.markdown(f"**{who}**: {claim}. “{plain(appeal.reason)}”")
    if appeal.receipt:
        st.caption(say("Receipt {number}", number=plain(appeal.receipt)))
    with st.container(horizontal=True):
        for sha256 in appeal.photos:
            if picture := photo_for(store, photos_folder(), person, visit_id, sha256):
                st.image(picture, width=240)
    for said in appeal.comments:
        st.markdown(f"{say('The inspector')}: “{plain(said.text)}”")


def outcome(appeal: Appeal) -> str:
    """Where an appeal stands, in a word or two."""
    if appeal.withdrawn:
        return say("Withdrawn")
    if appeal.granted is None:
        return say("Waits for a decision")
    return say("Granted") if appeal.granted else say("Refused")
