"""How sure the score is, in sentences: the range, the chance of each star, what nobody saw."""

from __future__ import annotations

import streamlit as st

from inspections.pages.door import fragment
from scoring.pages.visit_parts import plain
from scoring.pages.visit_read import read, read_earlier
from scoring.pages.words import say, words
from scoring.sure import how_sure
from scoring.sure_said import said


@fragment
def show_sure(visit_id: str) -> None:
    """Computed when it is opened, with the visits before this one."""
    part = st.expander(
        say("How sure is the score?"), key=f"sure:{visit_id}", on_change="rerun", icon=":material/target:"
    )
    if not part.open:
        return
    with part:
        rated = read(visit_id)
        sure = how_sure(rated.pack, rated.rating, read_earlier(rated))
        if sure is None:
            st.write(say("Nothing counted, so there is no score to be sure of."))
            return
        for place, sentence in enumerate(said(sure, words().language)):
            st.markdown(f"**{plain(sentence)}**" if place == 0 else plain(sentence))
        st.caption(
            say("No star depends on it. It is about the score alone: conditions beside it are not in it.")
        )
