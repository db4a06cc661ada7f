"""The hotel's side of an appeal: to what it may object and until when, and where each objection stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from inspections.access import may
from inspections.evidence import MOST_PICTURES, hold_picture
from inspections.office import appeal, withdraw
from inspections.office.appeals import CLAIMS
from inspections.pages.door import now, photos_folder
from inspections.pages.words import day_said, language, mid
from inspections.records import Account
from inspections.store import Store
from inspections.visit import Observation, Visit
from inspections.visit_parts import Appeal
from inspections.workflow import APPEAL_WINDOW, appeals_until
from scoring.pages.review_appeals import outcome, show_claim
from scoring.pages.review_words import ANSWERS, stars_said, take
from scoring.pages.visit_parts import plain
from scoring.pages.words import say
from scoring.rating import Rating
from scoring.report.data import Finding
from scoring.reviewing import granted_in, if_granted, since_release
from standards.pack import Pack, said


@dataclass(frozen=True)
class Hotel:
    """A released visit as the hotel's manager has it before them."""

    store: Store
    person: Account
    visit: Visit
    pack: Pack

    @property
    def until(self) -> datetime:
        """The end of the time for appeals."""
        return appeals_until(datetime.fromisoformat(self.visit.released_at))

    @property
    def may_appeal(self) -> bool:
        return may(self.person, "appeal", visit=self.visit) and now() < self.until

    def text(self, observation: str) -> str:
        """What the standard of that look asks."""
        look = self.visit.observations.get(observation)
        return said(self.pack.standard(look.standard).text, language()) if look else ""


def show_since_release(hotel: Hotel) -> None:
    """What granted appeals changed, and with what the visit was released."""
    granted = granted_in(hotel.visit)
    if not granted:
        return
    before: Rating = since_release(hotel.pack, hotel.visit).then
    counts = "; ".join(
        say(
            "“{standard}” counts as {answer}",
            standard=plain(hotel.text(one.observation)),
            answer=mid(say(ANSWERS[one.claim])),
        )
        for one in granted
    )
    told = say.count(
        len(granted),
        "An appeal was granted since the release: {counts}. Released with {stars}.",
        "{n} appeals were granted since the release: {counts}. Released with {stars}.",
        counts=counts,
        stars=stars_said(before),
    )
    st.markdown(f":orange[:material/gavel: {told}]")


def show_window(hotel: Hotel) -> None:
    """Until when findings may be appealed, for whoever may."""
    if not may(hotel.person, "appeal", visit=hotel.visit):
        return
    day = day_said(hotel.until, year=True)
    if hotel.may_appeal:
        st.caption(
            say(
                "You may appeal a finding until {day}, {n} days after the release.",
                day=day,
                n=APPEAL_WINDOW.days,
            )
        )
    else:
        st.caption(say("The time for appeals ended on {day}.", day=day))


def show_outcomes(hotel: Hotel, finding: Finding) -> list[Observation]:
    """Where its appeals stand; the looks at it that nobody has appealed."""
    looks = [look for look in hotel.visit.of_standard(finding.standard) if look.answer == "not_met"]
    known = [
        one
        for look in looks
        for one in hotel.visit.appeals.values()
        if one.observation == look.id and not one.withdrawn
    ]
    for one in known:
        st.markdown(f":orange[:material/gavel: {say('Appealed.')} {outcome(one)}.]")
    return [look for look in looks if look.id not in {one.observation for one in known}]


def offer_appeal(hotel: Hotel, finding: Finding, free: list[Observation]) -> None:
    """The key under a finding: to object to one of these looks."""
    if (
        hotel.may_appeal
        and free
        and st.button(
            say("Appeal"), key=f"appeal.{finding.standard}", icon=":material/gavel:", type="tertiary"
        )
    ):
        st.dialog(say("Appeal a finding"), width="medium")(make_appeal)(hotel, free)


def make_appeal(hotel: Hotel, looks: list[Observation]) -> None:
    """What it should have been, why, with what to show for it; and what the stars would be."""
    look = looks[0]
    if len(looks) > 1:
        at = {one.id: datetime.fromisoformat(one.observed_at) for one in looks}
        times = {look_id: f"{day_said(moment)}, {moment:%H:%M}" for look_id, moment in at.items()}
        picked = st.radio(say("Which time"), list(times), format_func=times.__getitem__)
        look = next(one for one in looks if one.id == picked)
    st.markdown(f"**{plain(hotel.text(look.id))}**")
    claim = (
        st.radio(
            say("It should have been"), CLAIMS, format_func=lambda one: say(ANSWERS[one]), horizontal=True
        )
        or "met"
    )
    worth = if_granted(hotel.pack, hotel.visit, look.id, claim)
    st.markdown(
        say("Now {now}. If granted, **{then}**.", now=stars_said(worth.now), then=stars_said(worth.then))
    )
    reason = st.text_area(say("Why"), max_chars=4000, placeholder=say("What happened, by whose record"))
    receipt = st.text_input(say("Receipt or booking number"), max_chars=200, help=say("If there is one"))
    files = st.file_uploader(
        say("Pictures"), type=["jpg", "jpeg", "png", "webp"], accept_multiple_files=True, max_upload_size=8
    )
    if len(files) > MOST_PICTURES:
        st.error(say("Choose the {n} pictures that say most.", n=MOST_PICTURES))
    st.caption(say("The quality office decides. The visit's inspector reads your reason and may answer it."))
    if st.button(say("Send the appeal"), type="primary", disabled=len(files) > MOST_PICTURES):
        take(
            lambda: send(hotel, look.id, claim, reason, receipt, [file.getvalue() for file in files]),
            sent_said(len(files)),
        )


def sent_said(pictures: int) -> str:
    if not pictures:
        return say("Sent. The quality office decides; you read it here.")
    return say.count(
        pictures,
        "Sent with {n} picture. The quality office decides; you read it here.",
        "Sent with {n} pictures. The quality office decides; you read it here.",
    )


def send(  # noqa: PLR0917 - in the order of the form
    hotel: Hotel, observation: str, claim: str, reason: str, receipt: str, pictures: list[bytes]
) -> None:
    """The pictures first, so that what the appeal names is held."""
    at = now()
    held = [
        hold_picture(hotel.store, photos_folder(), hotel.person, hotel.visit.id, at, data=data)
        for data in pictures
    ]
    appeal(
        hotel.store,
        hotel.person,
        hotel.visit.id,
        at,
        observation=observation,
        claim=claim,
        reason=reason,
        photos=[picture.sha256 for picture in held],
        receipt=receipt,
    )


def show_appeals(hotel: Hotel) -> None:
    """Every appeal of this visit and what came of it."""
    appeals = sorted(hotel.visit.appeals.values(), key=lambda one: (one.at, one.id))
    if not appeals:
        return
    st.header(say.count(len(appeals), "{n} appeal", "{n} appeals"), anchor=False)
    for one in appeals:
        with st.container(border=True):
            show_appeal(hotel, one)


def show_appeal(hotel: Hotel, one: Appeal) -> None:
    st.markdown(f"**{plain(hotel.text(one.observation))}**")
    show_claim(hotel.store, hotel.person, hotel.visit.id, one, {})
    st.markdown(f"**{outcome(one)}**" + (f": “{plain(one.decision)}”" if one.decision else ""))
    mine = one.is_open and may(hotel.person, "appeal", visit=hotel.visit)
    if mine and st.button(say("Withdraw the appeal"), key=f"withdraw.{one.id}", type="tertiary"):
        take(
            lambda: withdraw(hotel.store, hotel.person, hotel.visit.id, now(), appeal_id=one.id),
            say("The appeal is withdrawn."),
        )
