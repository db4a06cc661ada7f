"""A long list on the house's page: searched, a page at a time, a row of it to be ticked."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from inspections.pages.house_words import say
from inspections.pages.step import taker

take = taker(say)

PAGE = 25
"""Rows at a time: they fit a screen, and none is found by scrolling in a box within the page."""


def find(rows: Sequence[dict[str, str]], key: str, sought: str) -> list[int]:
    """The numbers of the rows that hold every word asked for; `sought` is what is asked of a long list."""
    asked = ""
    if len(rows) > PAGE // 2:
        label, example = say(sought, n=len(rows)), say("Any words of a row")
        asked = st.text_input(label, key=f"find.{key}", placeholder=example).casefold()
    told = [" ".join(row.values()).casefold() for row in rows]
    return [n for n, text in enumerate(told) if all(word in text for word in asked.split())]


def pick(rows: Sequence[dict[str, str]], found: Sequence[int], key: str, hint: str) -> int | None:
    """Those rows as a list, and the number of the one that is ticked."""
    if not found:
        st.caption(say("Nothing here is called so."))
        return None
    last = (len(found) - 1) // PAGE
    page = min(st.session_state.get(f"page.{key}", 0), last)
    shown = found[page * PAGE : (page + 1) * PAGE]
    st.caption(hint)
    ticked = st.dataframe(
        pd.DataFrame([rows[n] for n in shown]),
        hide_index=True,
        height="content",
        on_select="rerun",
        selection_mode="single-row",
        key=f"{key}.{'.'.join(map(str, shown))}",  # other rows, nothing ticked
    ).selection.rows
    if last:
        _turn(
            key,
            page,
            last,
            say(
                "{first} to {last} of {n}", first=page * PAGE + 1, last=page * PAGE + len(shown), n=len(found)
            ),
        )
    return shown[ticked[0]] if ticked and ticked[0] < len(shown) else None


def _turn(key: str, page: int, last: int, said: str) -> None:
    def go(to: int) -> None:
        st.session_state[f"page.{key}"] = to

    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            say("Earlier ones"),
            key=f"back.{key}",
            icon=":material/chevron_left:",
            disabled=page == 0,
            on_click=go,
            args=(page - 1,),
        )
        st.caption(said, width="content")
        st.button(
            say("Further ones"),
            key=f"on.{key}",
            icon=":material/chevron_right:",
            disabled=page == last,
            on_click=go,
            args=(page + 1,),
        )
