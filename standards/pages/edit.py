"""A draft of a pack: edited by department, checked at every change, published with what it changes."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from standards.editions import compared
from standards.exchange.exporting import EXPORTS
from standards.exchange.importing import Imported
from standards.exchange.remarks import Refused
from standards.exchange.sheets import sheets
from standards.exchange.words_found import KNOWN
from standards.pack import Pack
from standards.pages.comparing import draw_comparison
from standards.pages.drafts import Tables, checked, put_draft, the_draft
from standards.pages.parts import go_to
from standards.pages.shelf import EditionTaken, all_packs, publish

NO_BASE = "nothing"


def draw() -> None:
    with st.container():  # one place for both: what follows keeps its own, and stays open
        st.title("Draft", anchor=False)
        if done := st.session_state.pop("done", None):
            st.success(done)
    tables = the_draft()
    draw_beginning(expanded=tables is None)
    if tables is None:
        return
    draw_pack(tables)
    draw_department(tables)
    try:
        result = checked(tables)
    except Refused as refused:
        st.error(str(refused))
        return
    draw_checks(result)
    if result.pack is not None:
        draw_publishing(result.pack)


def draw_beginning(*, expanded: bool) -> None:
    with st.expander("Begin a draft", expanded=expanded):
        packs = all_packs()
        name = st.selectbox("From the pack", packs)
        edition = st.text_input("New edition", placeholder="2026.2").strip()
        if st.button("Begin", disabled=not edition):
            put_draft(sheets(replace(packs[name], edition=edition)))
            st.rerun()
        if st.button("Bring in a file instead", type="tertiary", icon=":material/upload:"):
            go_to("Bring in")


def draw_pack(tables: Tables) -> None:
    """Names of the pack: id, edition, titles."""
    rows = {row[0]: row for row in tables["Pack"]}
    keys = ["id", "edition", *(key for key in rows if key.startswith("title."))]
    columns = st.columns(len(keys))
    for column, key in zip(columns, keys, strict=True):
        rows[key][1] = column.text_input(key.capitalize(), rows[key][1], key=f"pack {key} {turn()}").strip()


def draw_department(tables: Tables) -> None:
    """One department's standards as a table: every cell to be changed, rows to be added and deleted."""
    heads, *rows = tables["Standards"]
    names = list(dict.fromkeys(row[0] for row in tables["Departments"][1:]))
    name = st.selectbox("Department", names)
    own = [row for row in rows if row[0] == name]
    shown = pd.DataFrame(own, columns=heads).drop(columns=["department"])
    words = {
        key: st.column_config.SelectboxColumn(options=["", *KNOWN[key]])
        for key in heads
        if key in KNOWN and key != "evidence"
    }
    wide = {
        key: st.column_config.TextColumn(width="large") for key in heads if key.startswith(("text", "met"))
    }
    edited = st.data_editor(
        shown,
        num_rows="dynamic",
        hide_index=True,
        column_config={**words, **wide},
        key=f"rows {name} {turn()}",
    )
    after = [
        [name, *("" if pd.isna(cell) else str(cell) for cell in row)]
        for row in edited.itertuples(index=False)
    ]
    if after != own:
        first = next((n for n, row in enumerate(rows) if row[0] == name), len(rows))
        others = [row for row in rows if row[0] != name]
        put_draft({**tables, "Standards": [heads, *others[:first], *after, *others[first:]]})
        st.rerun()


def draw_checks(result: Imported) -> None:
    wrong, guessed = (
        result.of("wrong"),
        [each for each in result.of("guessed") if each.code != "limit-proposed"],
    )
    if not wrong and not guessed:
        st.success("Nothing is wrong with the draft.")
    for title, remarks in (("To put right", wrong), ("Guessed for you", guessed)):
        if remarks:
            st.subheader(f"{title} · {len(remarks)}", anchor=False)
            rows = [
                {"Where": each.place, "What": f"{each.said} {each.advice}".strip()} for each in remarks[:100]
            ]
            st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)


def draw_publishing(pack: Pack) -> None:
    st.subheader("Publish", anchor=False)
    packs = all_packs()
    earlier = [name for name, each in packs.items() if each.id == pack.id]
    against = st.selectbox(
        "What changes, compared with", [*earlier, NO_BASE, *(n for n in packs if n not in earlier)]
    )
    if against != NO_BASE:
        draw_comparison(compared(packs[against], pack))
    with st.container(horizontal=True):
        if st.button(f"Publish edition {pack.edition}", type="primary"):
            take(pack)
        name, made = EXPORTS["xlsx"]
        st.download_button(
            f"Keep the draft as {name}", lambda: made(pack), f"{pack.id}-draft.xlsx", on_click="ignore"
        )
    st.caption(
        "A published edition never changes. The draft lasts as long as this browser tab: keep it as a file."
    )


def take(pack: Pack) -> None:
    try:
        publish(pack)
    except EditionTaken as taken:
        st.error(str(taken))
        return
    st.session_state["done"] = f"Edition {pack.edition} of {pack.id} is published."
    st.rerun()


def turn() -> int:
    """Which draft this is: widgets of an earlier one are forgotten."""
    return int(st.session_state.get("draft-turn", 0))
