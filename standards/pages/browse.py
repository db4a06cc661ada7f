"""The standards as an inspector reads them: by department, searchable, in each language of the pack."""

from __future__ import annotations

from functools import cache

import pandas as pd
import streamlit as st

from standards.limits_said import limit_said
from standards.loader import load_shipped, shipped_packs
from standards.pack import Department, Pack, Standard, said

LANGUAGES = {"en": "English", "nb": "Norsk"}

pack_of = cache(load_shipped)


def draw() -> None:
    names = shipped_packs()
    pack = pack_of(names[0] if len(names) == 1 else st.selectbox("Pack", names))
    found = list(pack.standards())
    timed = sum(1 for s in found if s.limit)
    st.caption(f"{said(pack.title, 'en')}, edition {pack.edition}")
    st.title(f"{len(found)} standards, {timed} of them timed", anchor=False)
    wanted, language, only = draw_filters(pack)
    shown = [
        (department, [s for s in department.standards if fits(s, wanted, only)])
        for department in pack.departments
    ]
    shown = [(department, standards) for department, standards in shown if standards]
    if not shown:
        st.write("No standard matches.")
    for department, standards in shown:
        draw_department(department, standards, language, open_now=bool(wanted or only))


def draw_filters(pack: Pack) -> tuple[str, str, list[str]]:
    left, middle, right = st.columns([3, 2, 1], vertical_alignment="bottom")
    wanted = left.text_input("Search", placeholder="greeted, hold, allergen …").strip().casefold()
    only = middle.pills("Only", ["timed", "critical"], selection_mode="multi") or []
    language = right.selectbox("Language", pack.languages, format_func=lambda tag: LANGUAGES.get(tag, tag))
    return wanted, language, only


def fits(standard: Standard, wanted: str, only: list[str]) -> bool:
    """Whether a standard holds the words sought, in any language, and is of the kinds asked for."""
    words = " ".join([standard.id, *standard.text.values(), *standard.met.values()]).casefold()
    return (
        all(word in words for word in wanted.split())
        and ("timed" not in only or standard.limit is not None)
        and ("critical" not in only or standard.critical)
    )


def draw_department(
    department: Department, standards: list[Standard], language: str, *, open_now: bool
) -> None:
    with st.expander(f"{said(department.title, language)} · {len(standards)}", expanded=open_now):
        rows = [
            {
                "Standard": f"**{said(s.text, language)}**{' :red-badge[critical]' if s.critical else ''}  \n"
                f":gray[{said(s.met, language)}]",
                "Limit": f":orange[{limit_said(s.limit)}]" if s.limit else "",
                "Weight": str(s.weight),
                "Dimension": s.dimension,
            }
            for s in standards
        ]
        st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


draw()
