"""Complaints by the steps of ISO 10002: the list with its clocks, a new one, and one with its next step."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from inspections.guests import desk
from inspections.guests.bodies import CONTENT, FOUND, HOWS, WEIGHTS
from inspections.guests.complaints import STATUSES, Complaint
from inspections.guests.complaints import STEPS as MAY
from inspections.guests.learning import learn
from inspections.office import NotYours
from inspections.pages.door import turn_away
from inspections.pages.words import language
from scoring.pages.guests_desk import BREAK, PAGE, Guests, take
from scoring.pages.guests_words import moment_said, say, span_said
from scoring.pages.visit_parts import plain

DONE = {
    "received": "Received",
    "acknowledged": "Acknowledged",
    "assessed": "Assessed",
    "answered": "Answered",
    "compensated": "Compensated",
    "disputed": "Argued outside the house",
    "settled": "Settled outside the house",
    "closed": "Closed",
    "reopened": "Opened again",
    "wrote_again": "The guest wrote again",
    "noted": "Noted",
    "learnt": "Learnt",
    "contact_forgotten": "The way to answer was forgotten",
}
CURRENCIES = ("EUR", "NOK", "SEK", "DKK", "GBP", "USD", "CHF", "JPY")


def draw_complaints(guests: Guests) -> None:
    with st.expander(say("Receive a complaint"), icon=":material/add:", expanded=not guests.complaints):
        draw_new(guests)
    live = [one for one in guests.complaints if one.is_open]
    over = [one for one in guests.complaints if not one.is_open]
    if not guests.complaints:
        st.write(say("No complaint has been received. One can also be made of a guest's voice."))
    if live:
        st.header(say("Open"), anchor=False)
        show(guests, sorted(live, key=lambda one: one.due_at or one.received_at))
    if over:
        st.header(say("Closed"), anchor=False)
        show(guests, over)


def show(guests: Guests, complaints: list[Complaint]) -> None:
    for one in complaints:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"{clock_said(guests, one)}  \n{plain(one.text[:300])}")
            st.caption(
                f"{say('Received')} {moment_said(one.received_at, guests.hotel)} · {say(HOWS_ALL[one.how])}"
            )
            st.page_link(
                PAGE,
                label=say("Open the complaint"),
                query_params={"hotel": guests.hotel.id, "complaint": one.id},
                icon=":material/arrow_forward:",
            )


HOWS_ALL = {**HOWS, "code": "By a code in the house"}


def clock_said(guests: Guests, one: Complaint) -> str:
    """ "Received · acknowledge within 3 h", red where it is late; "Closed in 2 days, promises kept"."""
    status = f"**{say(STATUSES[one.status])}**"
    if one.disputed:
        status += f" · :orange[{say('argued outside: {where}', where=plain(one.disputed))}]"
    if one.closed_at:
        kept = say("promises kept") if one.kept else say("a promise was broken")
        return f"{status} · {say('in {span}', span=span_said(one.closed_at - one.received_at))}, {kept}"
    if one.due_at is None:
        return f"{status} · {say('to be closed')}"
    to_do = say("acknowledge it") if one.acknowledged_at is None else say("answer it")
    if one.is_late(guests.now):
        late = span_said(guests.now - one.due_at)
        return f"{status} · :red[{say('{what}: {span} late', what=to_do, span=late)}]"
    return f"{status} · {say('{what} within {span}', what=to_do, span=span_said(one.due_at - guests.now))}"


def draw_new(guests: Guests) -> None:
    zone = ZoneInfo(guests.hotel.time_zone)
    here = guests.now.astimezone(zone)
    titles = {"": say("None, or the whole house")} | guests.departments(language())
    with st.form("new-complaint", border=False):
        text = st.text_area(say("What the guest complains of"), max_chars=4000)
        left, right = st.columns(2)
        how = left.selectbox(say("How it came"), list(HOWS), format_func=lambda one: say(HOWS[one]))
        department = right.selectbox(say("Department"), titles, format_func=titles.__getitem__)
        left, right = st.columns(2)
        day = left.date_input(say("Day"), value=here.date(), max_value=here.date())
        clock = right.time_input(say("Time"), value=time(here.hour, here.minute), step=60)
        contact = st.text_input(say("How the guest can be answered"), max_chars=200)
        if st.form_submit_button(say("Receive the complaint"), type="primary"):
            said_at = min(datetime.combine(day, clock, zone), guests.now)
            take(
                lambda: desk.receive(
                    guests.store,
                    guests.person,
                    guests.hotel.id,
                    guests.now,
                    how=how,
                    text=text,
                    said_at=said_at,
                    contact=contact,
                    department=department,
                    department_title=titles[department] if department else "",
                ),
                say("The complaint is received; its clocks run."),
            )


def draw_complaint_asked(guests: Guests) -> None:
    try:
        one = desk.complaint_for(guests.store, guests.person, st.query_params["complaint"])
    except NotYours:
        turn_away(say("There is no such complaint for you to see."))
    draw_complaint(guests.of(one.hotel), one)


def draw_complaint(guests: Guests, one: Complaint) -> None:
    st.page_link(
        PAGE,
        label=say("All complaints"),
        icon=":material/arrow_back:",
        query_params={"hotel": guests.hotel.id, "show": "Complaints"},
    )
    st.title(say("A complaint"), anchor=False)
    st.markdown(clock_said(guests, one))
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_facts(guests, one)
        draw_history(guests, one)
    with right:
        draw_next(guests, one)
        draw_others(guests, one)


def draw_facts(guests: Guests, one: Complaint) -> None:
    st.markdown(plain(one.text))
    facts = [
        f"{say('Received')} {moment_said(one.received_at, guests.hotel)}",
        say(HOWS_ALL[one.how]),
        plain(one.department_title),
        say(WEIGHTS[one.weight]) if one.weight else "",
        say(FOUND[one.found]) if one.found else "",
        say(CONTENT[one.content]) if one.content else "",
    ]
    st.caption(" · ".join(filter(None, facts)))
    if contact := guests.contacts.get(one.id):
        st.markdown(f":gray[{say('Wishes an answer')}]  \n**{plain(contact)}**")
    for given in one.compensations:
        worth = f" ({given.cents / 100:.2f} {given.currency})" if given.cents is not None else ""
        st.markdown(f":gray[{say('Compensated')}]  \n{plain(given.what)}{worth}")
    for action in one.actions:
        st.page_link(
            "scoring/pages/actions.py",
            label=say("The action that came of it"),
            query_params={"action": action},
            icon=":material/task_alt:",
        )


def draw_history(guests: Guests, one: Complaint) -> None:
    st.header(say("What was done"), anchor=False)
    for event in one.events:
        body = event.body
        how = f" · {say(HOWS_ALL[body['how']])}" if "how" in body and event.kind != "received" else ""
        words = "" if event.kind == "received" else str(body.get("text") or body.get("reason") or "")
        told = " · ".join(
            filter(None, (plain(str(body.get("what") or body.get("where") or "")), plain(words)))
        )
        st.markdown(
            f"**{say(DONE[event.kind])}**{how}  \n{told}{BREAK if told else ''}"
            f":gray[{guests.called(event.actor)}, {moment_said(event.at, guests.hotel)}]"
        )


def draw_next(guests: Guests, one: Complaint) -> None:
    """The next of the steps, which is what most often is to be done."""
    following = {"received": acknowledge, "acknowledged": assess, "assessed": answer, "answered": close}
    if one.status in following:
        following[one.status](guests, one)


def acknowledge(guests: Guests, one: Complaint) -> None:
    st.header(say("Acknowledge it"), anchor=False)
    with st.form("acknowledged", border=False):
        how = st.selectbox(say("How"), list(HOWS), format_func=lambda key: say(HOWS[key]))
        text = st.text_area(say("What you told the guest"), max_chars=4000)
        if st.form_submit_button(say("It is acknowledged"), type="primary"):
            step(guests, one, "acknowledged", {"how": how, "text": text})


def assess(guests: Guests, one: Complaint) -> None:
    st.header(say("Assess it"), anchor=False)
    with st.form("assessed", border=False):
        weight = st.selectbox(say("How much it weighs"), list(WEIGHTS), format_func=lambda k: say(WEIGHTS[k]))
        found = st.selectbox(say("What was found"), list(FOUND), format_func=lambda key: say(FOUND[key]))
        text = st.text_area(say("What happened, and why"), max_chars=4000)
        if st.form_submit_button(say("It is assessed"), type="primary"):
            step(guests, one, "assessed", {"weight": weight, "found": found, "text": text})


def answer(guests: Guests, one: Complaint) -> None:
    st.header(say("Answer it"), anchor=False)
    with st.form("answered", border=False):
        how = st.selectbox(say("How"), list(HOWS), format_func=lambda key: say(HOWS[key]))
        text = st.text_area(say("What you told the guest"), max_chars=4000)
        if st.form_submit_button(say("It is answered"), type="primary"):
            step(guests, one, "answered", {"how": how, "text": text})


def close(guests: Guests, one: Complaint) -> None:
    st.header(say("Close it"), anchor=False)
    with st.form("closed", border=False):
        content = st.selectbox(
            say("Is the guest content?"), list(CONTENT), format_func=lambda k: say(CONTENT[k])
        )
        text = st.text_area(say("Anything else"), max_chars=4000)
        if st.form_submit_button(say("Close the complaint"), type="primary"):
            body = {"content": content} | ({"text": text} if text.strip() else {})
            step(guests, one, "closed", body)


def draw_others(guests: Guests, one: Complaint) -> None:
    """What can be done beside the steps."""
    if one.status in MAY["compensated"]:
        draw_compensation(guests, one)
    with st.expander(say("What is learnt")), st.form("learnt", border=False):
        text = st.text_area(say("What the house does otherwise from now on"), max_chars=4000)
        acted = st.checkbox(say("Open an action of it"), value=True)
        if st.form_submit_button(say("Keep it")):
            take(
                lambda: learn(guests.store, guests.person, one.id, guests.now, text=text, acted=acted),
                say("Learnt."),
            )
    sentence(guests, one, "noted", say("Note something"), say("What was done, or should be known"))
    sentence(guests, one, "wrote_again", say("The guest wrote again"), say("What the guest said"))
    if not one.disputed:
        draw_dispute(guests, one)
    else:
        sentence(guests, one, "settled", say("Settled outside the house"), say("How it was settled"))
    sentence(guests, one, "reopened", say("Open it again"), say("Why"), key="reason")


def sentence(guests: Guests, one: Complaint, kind: str, title: str, label: str, key: str = "text") -> None:  # noqa: PLR0917 - a step, its words
    """A step that needs a sentence, where it can be taken."""
    if one.status not in MAY[kind]:
        return
    with st.expander(title), st.form(kind, border=False):
        text = st.text_area(label, max_chars=4000)
        if st.form_submit_button(title):
            step(guests, one, kind, {key: text})


def draw_compensation(guests: Guests, one: Complaint) -> None:
    with st.expander(say("Compensate")), st.form("compensated", border=False):
        what = st.text_input(say("What the guest is given"), max_chars=300)
        left, right = st.columns(2)
        worth = left.number_input(say("Worth"), min_value=0.0, step=10.0, value=None)
        currency = right.selectbox(say("Currency"), CURRENCIES)
        if st.form_submit_button(say("Note the compensation")):
            body = {"what": what.strip()}
            if worth is not None:
                body |= {"cents": round(worth * 100), "currency": currency}
            step(guests, one, "compensated", body)


def draw_dispute(guests: Guests, one: Complaint) -> None:
    if one.status not in MAY["disputed"]:
        return
    with st.expander(say("Argued outside the house")), st.form("disputed", border=False):
        st.caption(say("Where the guest goes on: a board, an ombudsman, a court (ISO 10003)."))
        where = st.text_input(say("Where"), max_chars=300)
        if st.form_submit_button(say("Note it")):
            step(guests, one, "disputed", {"where": where.strip()})


def step(guests: Guests, one: Complaint, kind: str, body: dict[str, object]) -> None:
    told = {key: desk.said(text) if isinstance(text, str) else text for key, text in body.items()}
    take(
        lambda: desk.take_step(guests.store, guests.person, one.id, guests.now, kind=kind, body=told),
        say(DONE[kind]) + ".",
    )
