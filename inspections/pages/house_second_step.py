"""For whoever has lost phone and paper: an owner lets a password alone in again."""

from __future__ import annotations

import streamlit as st

from inspections.access import may
from inspections.pages.door import now
from inspections.pages.house_list import take
from inspections.records import Account
from inspections.second_factor.factors import factors_of, reset_factors
from inspections.store import Store


def draw_reset(person: Account, store: Store, chosen: Account) -> None:
    """A key of the row of what ends, for owners, where there is something to reset."""
    has = factors_of(store, chosen.id) or store.issuers_of(chosen.id)
    if not has or not may(person, "reset_second_factor"):
        return
    with st.popover("Reset the second step", icon=":material/lock_reset:"):
        st.write(
            f"{chosen.name} signs in by password alone again, and sets up passkeys and codes anew. "
            "Every session ends. Be sure that it is they who ask: call them back on a number you know."
        )
        if st.button("Reset it now", type="primary"):
            take(
                lambda: reset_factors(store, person, chosen.id, now()),
                f"{chosen.name} signs in by password alone, until they set up a second step.",
            )
