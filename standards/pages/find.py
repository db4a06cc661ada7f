"""The standards as an inspector reads them: searched in every language, narrowed by what they are."""

from __future__ import annotations

import streamlit as st

from standards.exchange.exporting import EXPORTS
from standards.limits_said import limit_said
from standards.limits_written import LIMIT_KINDS
from standards.pack import DIMENSIONS, Pack, Standard, said
from standards.pages.reading import LANGUAGES, draw_standard
from standards.pages.shelf import all_packs, index_for
from standards.search import FILTERS, Asked, found

A_SCREENFUL = 30


def draw() -> None:
    packs = all_packs()
    name = next(iter(packs)) if len(packs) == 1 else st.selectbox("Pack", packs)
    pack = packs[name]
    standards = list(pack.standards())
    timed = sum(1 for each in standards if each.limit)
    with st.container(gap="xxsmall"):
        st.caption(f"{said(pack.title, 'en')}, edition {pack.edition}")
        st.title(f"{len(standards)} standards, {timed} of them timed", anchor=False)
    asked, language = draw_filters(pack)
    shown = found(index_for(pack), asked)
    if not shown:
        st.write("No standard matches. Take a word or a filter away.")
    else:
        draw_found(pack, shown, language, len(standards))
    draw_export(pack)


def draw_filters(pack: Pack) -> tuple[Asked, str]:
    left, middle, right = st.columns([3, 2, 1], vertical_alignment="bottom")
    wanted = left.text_input("Search", placeholder="greeted, 5 min, allergen …").strip()
    only = middle.pills("Only", FILTERS, selection_mode="multi") or []
    language = right.selectbox("Language", pack.languages, format_func=lambda tag: LANGUAGES.get(tag, tag))
    with st.expander("More filters"):
        titles = {each.id: said(each.title, language) for each in pack.departments}
        scenarios = {each.id: said(each.title, language) for each in pack.scenarios}
        one, two, three, four = st.columns(4)
        asked = Asked(
            words=wanted,
            only=tuple(only),
            department=one.selectbox(
                "Department", ["", *titles], format_func=lambda key: titles.get(key, "all")
            ),
            dimension=two.selectbox("Dimension", ["", *DIMENSIONS], format_func=lambda word: word or "all"),
            limit=three.selectbox(
                "Kind of limit", ["", *LIMIT_KINDS], format_func=lambda word: word or "all"
            ),
            scenario=four.selectbox(
                "Scenario", ["", *scenarios], format_func=lambda key: scenarios.get(key, "whole pack")
            ),
        )
    return asked, language


def draw_found(pack: Pack, shown: list[Standard], language: str, of: int) -> None:
    """The first of them, each to be opened and read; more at a tap. A thousand at once would only be slow."""
    st.caption(f"{len(shown)} of {of}. Tap a standard to read it.")
    most = st.session_state.get("standards-most", A_SCREENFUL)
    for standard in shown[:most]:
        limit = f" :orange[{limit_said(standard.limit)}]" if standard.limit else ""
        critical = " :red-badge[critical]" if standard.critical else ""
        with st.expander(f"{said(standard.text, language)}{limit}{critical}", expanded=len(shown) == 1):
            draw_standard(pack, standard, language)
    if len(shown) > most and st.button(f"Show {min(A_SCREENFUL, len(shown) - most)} more"):
        st.session_state["standards-most"] = most + A_SCREENFUL
        st.rerun()


def draw_export(pack: Pack) -> None:
    with st.expander("Take this pack with you", icon=":material/download:"):
        st.caption("Each file can be read in again to the same pack. No cell of it is a formula.")
        with st.container(horizontal=True):
            for ending, (name, made) in EXPORTS.items():
                st.download_button(
                    name,
                    lambda made=made: made(pack),
                    f"{pack.id}-{pack.edition}.{ending}",
                    on_click="ignore",
                    key=ending,
                )
