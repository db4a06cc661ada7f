"""One action: what it is about, what shows that it is put right, and the steps that are this person's."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from inspections.access import may
from inspections.actions.parts import CAUSES, EFFORTS, Action
from inspections.actions.workflow import STATUS_TITLES, problem_with
from inspections.office import actions as steps
from inspections.office.actions import names_for
from inspections.pages.door import now, photos_folder
from inspections.pages.step import say_what_was_done
from inspections.pages.words import day_said
from inspections.photos import read_photo
from scoring.pages.actions_board import due_of, owner_of
from scoring.pages.actions_desk import Desk
from scoring.pages.actions_findings import marks
from scoring.pages.actions_give import draw_give, draw_links
from scoring.pages.review_words import take
from scoring.pages.visit_parts import plain
from scoring.pages.words import say

NOT_SAID = "Not yet said"
TOLD = {
    "opened": "made it an action",
    "merged": "merged",
    "assigned": "gave it to {who}",
    "due_changed": "said it is due {due_on}",
    "cause_said": "said the cause: {cause}",
    "effort_said": "said the effort: {effort}",
    "link_given": "made a link for {name}",
    "link_ended": "ended a link",
    "evidence_added": "showed something",
    "done": "said it is done",
    "approved": "approved it",
    "sent_back": "sent it back: {reason}",
    "found_again": "found again by a visit",
    "reopened": "opened it again: {reason}",
    "cancelled": "cancelled it: {reason}",
    "commented": "said: {text}",
}


def draw_action(desk: Desk, action: Action) -> None:
    back = {"show": "Board"} | ({"hotel": action.hotel} if len(desk.person.hotels) != 1 else {})
    with st.container(horizontal=True):
        st.page_link(
            "scoring/pages/actions.py",
            label=say("All actions"),
            icon=":material/arrow_back:",
            query_params=back,
        )
        for source in action.sources[:1] if may(desk.person, "see_office") else ():
            st.page_link(
                "scoring/pages/visit.py",
                label=say("To the rating"),
                icon=":material/hotel_class:",
                query_params={"visit": source.visit},
            )
    say_what_was_done()
    with st.container(gap="xxsmall"):
        st.caption(f"{say(STATUS_TITLES[action.status])} · {owner_of(desk, action)} · {due_of(desk, action)}")
        st.title(plain(action.title), anchor=False)
    if told := marks(desk, *action.standards, critical=action.critical):
        st.markdown(told)
    if action.times_opened > 1:
        st.markdown(f":red[:material/replay: {say('Opened again')}: {again_said(action)}]")
    names = names_for(desk.store, desk.person, action)
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_sources(action, with_visit=may(desk.person, "see_office"))
        if action.status == "open" and may_now(desk, action, "assign"):  # its next step, on a phone too
            draw_give(desk, action)
        draw_evidence(desk, action, names)
        draw_decision(desk, action)
        draw_history(action, names)
    with right:
        if action.status != "open" and may_now(desk, action, "assign"):
            draw_give(desk, action)
        draw_links(desk, action)
        draw_facts(desk, action)
        draw_end(desk, action)


def again_said(action: Action) -> str:
    if action.found_again:
        return say.count(
            len(action.found_again), "the next visit found it again.", "{n} visits found it again."
        )
    return say("it was not over.")


def may_now(desk: Desk, action: Action, step: str) -> bool:
    return problem_with(step, action.status, desk.person.role) is None


def draw_sources(action: Action, *, with_visit: bool) -> None:
    st.header(say("What was found"), anchor=False)
    if not action.sources:
        st.caption(say("It came from what guests said; the words stand below."))
    for source in action.sources:
        limit = f" · {say('limit {limit}', limit=plain(source.limit))}" if source.limit else ""
        way = f" · [{say('the visit')}](/visit?visit={source.visit})" if with_visit else ""
        st.markdown(f"{plain(source.title)}  \n:gray[{plain(source.department_title)}{limit}{way}]")


def draw_evidence(desk: Desk, action: Action, names: dict[str, str]) -> None:
    """What shows that it is put right, and the form to show more."""
    st.header(say("What was done"), anchor=False)
    if not action.evidence:
        st.caption(say("Nothing has been shown yet."))
    for one in action.evidence:
        who = plain(names.get(one.by, ""))
        st.markdown(f"{plain(one.note)}  \n:gray[{who}, {day_said(one.at)} {one.at:%H:%M} UTC]")
        for sha256 in one.photos:
            if picture := read_photo(photos_folder(), sha256):
                st.image(picture, width=360, alt=say("Picture of what was done"))
    if not may_now(desk, action, "add_evidence"):
        return
    with st.form("evidence", border=False, clear_on_submit=False):
        note = st.text_area(say("What was done"), max_chars=4000)
        files = st.file_uploader(
            say("Pictures"),
            type=["jpg", "jpeg", "png", "webp"],
            accept_multiple_files=True,
            max_upload_size=8,
        )
        with st.container(horizontal=True):
            keep = st.form_submit_button(say("Keep it"))
            done = may_now(desk, action, "say_done") and st.form_submit_button(
                say("It is done"), type="secondary" if action.status == "open" else "primary"
            )
    if keep or done:
        pictures = [file.getvalue() for file in files]
        take(
            lambda: show(desk, action, note, pictures, done=bool(done)),
            say("It waits for approval by someone else.") if done else say("Kept."),
        )


def show(desk: Desk, action: Action, note: str, pictures: list[bytes], *, done: bool) -> None:
    """The pictures first, so that what the evidence names is held."""
    at = now()
    held = [
        steps.hold_evidence(desk.store, photos_folder(), desk.person, action.id, at, data=data)
        for data in pictures
    ]
    if note.strip() or held or not done:
        photos = [photo.sha256 for photo in held]
        steps.add_evidence(desk.store, desk.person, action.id, at, note=note, photos=photos)
    if done:
        steps.say_done(desk.store, desk.person, action.id, at)


def draw_decision(desk: Desk, action: Action) -> None:
    """Approve or send back, for whoever did not say themselves that it is done."""
    if not may_now(desk, action, "approve"):
        return
    if action.said_done_by == desk.person.id:
        st.info(say("You said that it is done. Someone else approves it."), icon=":material/hourglass_top:")
    with st.container(border=True):
        words = st.text_area(say("How you know, or what is missing"), max_chars=4000, key="decision")
        with st.container(horizontal=True):
            if action.said_done_by != desk.person.id and st.button(say("Approve and close"), type="primary"):
                _take(desk, action, steps.approve, say("Closed. The next visit will tell."), note=words)
            if st.button(say("Send back")):
                _take(desk, action, steps.send_back, say("Sent back."), reason=words)


def draw_facts(desk: Desk, action: Action) -> None:
    """Day, cause and effort."""
    if not may_now(desk, action, "say_cause"):
        return
    with st.form("facts", border=False):
        due = st.date_input(
            say("Due"),
            action.due_on or None,
            disabled=not may_now(desk, action, "change_due"),
            format="YYYY-MM-DD",
        )
        causes, efforts = ["", *CAUSES], ["", *EFFORTS]
        cause = st.selectbox(
            say("Root cause"),
            causes,
            causes.index(action.cause),
            format_func=lambda c: say(CAUSES.get(c, NOT_SAID)),
        )
        why = st.text_input(say("In words"), action.cause_text, max_chars=500)
        effort = st.selectbox(
            say("Effort"),
            efforts,
            efforts.index(action.effort),
            format_func=lambda e: say(EFFORTS.get(e, NOT_SAID)),
        )
        if st.form_submit_button(say("Keep these")):
            take(lambda: keep(desk, action, str(due or ""), cause, why, effort), say("Kept."))


def keep(desk: Desk, action: Action, due: str, cause: str, why: str, effort: str) -> None:  # noqa: PLR0917 - the form
    """Only what has changed becomes an event."""
    who = (desk.store, desk.person, action.id, now())
    if due and due != action.due_on and may_now(desk, action, "change_due"):
        steps.change_due(*who, due_on=due)
    if cause and (cause, why.strip()) != (action.cause, action.cause_text):
        steps.say_cause(*who, cause=cause, text=why)
    if effort and effort != action.effort:
        steps.say_effort(*who, effort=effort)


def draw_end(desk: Desk, action: Action) -> None:
    """A remark; and the ways out of the usual way, each with its reason."""
    with st.expander(say("Say something, cancel, open again")):
        words = st.text_area(say("Words"), key="words", max_chars=4000)
        with st.container(horizontal=True):
            if st.button(say("Say it")):
                _take(desk, action, steps.comment, say("Said."), text=words)
            if may_now(desk, action, "cancel") and st.button(say("Cancel the action")):
                _take(
                    desk,
                    action,
                    steps.cancel,
                    say("Cancelled. It stands among the findings again."),
                    reason=words,
                )
            if may_now(desk, action, "reopen") and st.button(say("Open it again")):
                _take(desk, action, steps.reopen, say("It is open again."), reason=words)


def draw_history(action: Action, names: dict[str, str]) -> None:
    with st.expander(say("History, {n} steps", n=len(action.events))):
        for event in action.events:
            facts = {"reason": say("the next visit found it again"), **event.body}
            who = facts.get("name") or facts.get("department_title") or say("someone")
            told = say(TOLD[event.kind]).format_map(_Words(facts, who))
            by = plain(names.get(event.actor, "Sixty"))
            st.markdown(f":gray[{day_said(event.at, year=True)} {event.at:%H:%M} UTC] {by} {plain(told)}")


class _Words(dict[str, str]):
    """What an event says, in the words of the page."""

    def __init__(self, facts: dict[str, object], who: object) -> None:
        said = {key: str(value) for key, value in facts.items()}
        said["who"] = str(who)
        said["cause"] = say(CAUSES.get(said.get("cause", ""), ""))
        said["effort"] = say(EFFORTS.get(said.get("effort", ""), ""))
        super().__init__(said)


def _take(desk: Desk, action: Action, step: Callable[..., object], done: str, **said: str) -> None:
    take(lambda: step(desk.store, desk.person, action.id, now(), **said), done)
