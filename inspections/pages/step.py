"""A step that somebody takes on a page: done and said above what follows, or refused and said here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import streamlit as st

from inspections.refusals import Refused


class Take(Protocol):
    """Takes the step and says so on the page that follows, or says why not; what was typed stays."""

    def __call__(self, step: Callable[[], object], done: str = "") -> None: ...


def taker(say: Callable[[str], str]) -> Take:
    """`take` of a page that says its sentences by `say`."""

    def take(step: Callable[[], object], done: str = "") -> None:
        try:
            step()
        except Refused as refusal:
            st.error(say(refusal.message))
        else:
            st.session_state.done = done
            st.rerun()

    return take


def say_what_was_done() -> None:
    """The last step's own words, once, in a place that is always there: what follows keeps its own."""
    with st.container():
        if done := st.session_state.pop("done", None):
            st.success(done, icon=":material/check:")
