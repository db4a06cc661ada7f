"""Keys of other systems, for owners: made, shown once, revoked; what each may do, when it was used last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import streamlit as st

from inspections.keys.desk import LONGEST_NAME, keys_for, make_key, revoke_key
from inspections.keys.key import SCOPES, ApiKey
from inspections.language import Words
from inspections.office import hotels_for
from inspections.pages.api_keys_nb import BOKMAAL
from inspections.pages.door import enter_for, head, now
from inspections.pages.step import taker
from inspections.pages.visits_parts import plain
from inspections.pages.words import day_said, language
from inspections.records import Account
from inspections.store import Store
from inspections.wording.nb import BOKMAAL as OF_THE_HOUSE

NEW = "api_key.new"  # where a session keeps the text of the key just made, until its owner has taken it
LASTS: Mapping[str, timedelta | None] = {
    "A year": timedelta(days=365),
    "90 days": timedelta(days=90),
    "30 days": timedelta(days=30),
    "Until it is revoked": None,
}
ALL, SOME = "All hotels, also those added later", "These hotels"
say = Words(language, nb={**OF_THE_HOUSE, **BOKMAAL})
take = taker(say)


def draw() -> None:
    person, store = enter_for("run_api_keys")
    head(say("API keys"))
    st.write(
        say(
            "A key lets another system of yours read and write here, within what you choose. "
            "What it writes stands in the log under its name. [What can be asked, and how](/api/v1/)"
        )
    )
    if text := st.session_state.get(NEW):
        draw_new_one(text)
        return  # nothing else is to be done until it is kept
    names = {hotel.id: f"{hotel.name}, {hotel.city}" for hotel in hotels_for(store, person)}
    keys, today = keys_for(store, person), now()
    valid = [key for key in keys if key.status(today) == "valid"]
    with st.expander(say("Make a key"), icon=":material/key:", expanded=not keys):
        draw_form(person, store, names, f"api_key.{len(keys)}")
    for key in valid:
        draw_key(person, store, key, names)
    draw_ended([key for key in keys if key not in valid], today)


def draw_new_one(text: str) -> None:
    """The key just made, until its owner says that it is kept: it is nowhere else."""
    with st.container(border=True):
        st.success(say("This is the key. It is shown now and never again: put it where the system finds it."))
        st.code(text, language=None, wrap_lines=True)
        st.button(say("I have kept it"), type="primary", on_click=st.session_state.pop, args=(NEW, None))


def draw_form(person: Account, store: Store, names: dict[str, str], form: str) -> None:
    """Empty again once a key is made: `form` is another then."""
    with st.form(form, border=False):
        name = st.text_input(
            say("Which system is it for?"), max_chars=LONGEST_NAME, placeholder=say("PMS, survey, …")
        )
        st.markdown(say("What may it do?"))
        ticked = [scope for scope, says in SCOPES.items() if st.checkbox(say(says), key=f"{form}.{scope}")]
        reach = st.radio(say("Which hotels does it reach?"), (ALL, SOME), format_func=say, index=1)
        hotels = st.multiselect(say("Which ones?"), names, format_func=names.__getitem__)
        lasts = st.selectbox(say("How long is it valid?"), LASTS, format_func=say)
        if st.form_submit_button(say("Make the key"), type="primary"):
            told = {"name": name, "scopes": ticked, "lasts": LASTS[lasts]}
            where = {"everywhere": True} if reach == ALL else {"hotels": hotels}
            take(lambda: keep_shown(make_key(store, person, now(), **told, **where)[1]))


def keep_shown(text: str) -> None:
    st.session_state[NEW] = text


def draw_key(person: Account, store: Store, key: ApiKey, names: dict[str, str]) -> None:
    with st.container(border=True):
        st.subheader(plain(key.name), anchor=False)
        st.caption(f"{key.start}… · {used_said(key)} · {ends_said(key)}")
        st.markdown("\n".join(f"- {say(SCOPES[scope])}" for scope in key.scopes))
        there = (
            say(ALL)
            if key.everywhere
            else " · ".join(sorted(names.get(hotel, hotel) for hotel in key.hotels))
        )
        st.caption(plain(there))
        with st.popover(say("Revoke"), icon=":material/key_off:"):
            st.write(say("The system is turned away from its next request on. What it wrote stays."))
            if st.button(say("Revoke the key"), type="primary", key=f"revoke.{key.id}"):
                done = say("The key of {name} is revoked.", name=plain(key.name))
                take(lambda: revoke_key(store, person, key.id, now()), done)


def draw_ended(ended: list[ApiKey], today: datetime) -> None:
    if not ended:
        return
    states = {"revoked": say("Revoked"), "expired": say("Expired")}
    with st.expander(say("Keys that have ended")):
        rows = [
            {
                say("System"): key.name,
                say("Key"): f"{key.start}…",
                say("Ended"): f"{states[key.status(today)]}, {_day(key.revoked_at or key.expires_at)}",
                say("Last used"): _day(key.used_at),
            }
            for key in ended
        ]
        st.dataframe(rows, hide_index=True, width="stretch")


def used_said(key: ApiKey) -> str:
    """ "used last on 14 May 2026", or that it never was."""
    return say("used last on {day}", day=_day(key.used_at)) if key.used_at else say("not used yet")


def ends_said(key: ApiKey) -> str:
    """ "valid until 14 May 2027", or until somebody ends it."""
    if key.expires_at is None:
        return say("valid until it is revoked")
    return say("valid until {day}", day=_day(key.expires_at))


def _day(at: datetime | None) -> str:
    return day_said(at.date(), year=True) if at else "–"


draw()
