"""What the page of messages says, in the language of whoever reads it now."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from inspections.language import Words
from inspections.messages.telling import feed
from inspections.messages.wording_nb import BOKMAAL
from inspections.pages.words import day_said, language
from inspections.records import Account
from inspections.store import Store
from inspections.wording.nb import BOKMAAL as OF_THE_HOUSE

SHOWS = {"feed": "What happened", "email": "By e-mail", "systems": "Other systems"}
say = Words(language, nb={**OF_THE_HOUSE, **BOKMAAL})


def new_ones(person: Account, store: Store) -> str:
    """How many messages are new, after the name of the page in the menu: " (3)", or nothing."""
    unread = sum(one.read_at is None for one in feed(store, person))
    return f" ({unread})" if unread else ""


def moment_said(at: datetime) -> str:
    """Day and time by the reader's own clock: "14 May, 15:40"."""
    here = at.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    return f"{day_said(here.date())}, {here:%H:%M}"
