"""Bringing in a house's own standards: the file, what its columns are, what was done, and the draft."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from standards.exchange.exporting import template
from standards.exchange.fields import FIELDS, LANGUAGE_NAMES, TEXTS, Use
from standards.exchange.importing import Imported, Wishes, imported, proposed
from standards.exchange.mapping import SheetMapping, headings
from standards.exchange.pasted import read_pasted
from standards.exchange.reading import read
from standards.exchange.remarks import KINDS, Refused
from standards.exchange.sheets import sheets
from standards.exchange.table import Book, letters
from standards.pages.drafts import put_draft
from standards.pages.parts import go_to
from standards.pages.reading import LANGUAGES

SAID = {
    "wrong": "To put right before it can be published",
    "guessed": "Guessed, because the file does not say",
    "changed": "Said in another way than in the file",
    "skipped": "Not taken",
    "noticed": "Noticed",
}
MOST_LISTED = 200


def draw() -> None:
    st.title("Bring in your own standards", anchor=False)
    try:
        book = draw_source()
        if book is not None:
            draw_import(book)
    except Refused as refused:
        st.error(str(refused), icon=":material/block:")


def draw_source() -> Book | None:
    way = st.segmented_control("From", ["A file", "Pasted text"], default="A file", required=True)
    st.download_button(
        "Template for Excel",
        template,
        "standards-template.xlsx",
        icon=":material/download:",
        on_click="ignore",
    )
    if way == "Pasted text":
        text = st.text_area(
            "Standards, one a line",
            height=220,
            placeholder="ARRIVAL\n• The guest is greeted within 60 seconds.",
        )
        return read_pasted(text) if text.strip() else None
    file = st.file_uploader("Excel, CSV or XLSForm", type=["xlsx", "xlsm", "xls", "csv", "tsv", "txt", "zip"])
    if file is None:
        return None
    held = st.session_state.get("book")
    if held is None or held[0] != file.file_id:
        bar = st.progress(0.0, "Reading the file")
        book = read(
            file.getvalue(),
            file.name,
            lambda done, of: bar.progress(min(done / of, 1.0) if of else 0.5, f"{done} rows"),
        )
        bar.empty()
        st.session_state["book"] = held = (file.file_id, book)
    return held[1]  # type: ignore[no-any-return]


def draw_import(book: Book) -> None:
    mappings = [draw_mapping(book, mapping) for mapping in proposed(book)]
    left, middle, right = st.columns(3)
    wishes = Wishes(
        pack_id=left.text_input("Id of the pack", placeholder="small letters, digits and _").strip(),
        edition=middle.text_input("Edition", placeholder="2026.1").strip(),
        title=right.text_input("Title").strip(),
    )
    bar = st.progress(0.0, "Reading the standards")
    told = lambda done, of: bar.progress(min(done / of, 1.0) if of else 0.0, f"{done} of {of} standards")  # noqa: E731 - said once
    first = imported(book, mappings, wishes, told)
    bar.empty()
    accepted = draw_limits(first)
    result = imported(book, mappings, replace(wishes, accepted=accepted)) if accepted else first
    draw_remarks(result)
    draw_result(result)


def draw_mapping(book: Book, mapping: SheetMapping) -> SheetMapping:
    """The columns of a sheet, each to be changed."""
    sheet = book.sheet(mapping.sheet)
    if sheet is None:
        return mapping
    names = headings(sheet, mapping.header_row)
    used = sorted({column for row in sheet.rows[:200] for column in row})
    with st.expander(f"Sheet {mapping.sheet}: what its columns hold", expanded=len(used) < 9):
        taken = st.checkbox("Take this sheet", mapping.taken, key=f"take {mapping.sheet}")
        header = st.number_input(
            "Row of the column names (0: none)", 0, 99_999, mapping.header_row, key=f"row {mapping.sheet}"
        )
        samples = {
            c: next((row[c].text for row in sheet.rows if c in row and row[c].row > header), "") for c in used
        }
        rows = [
            {
                "Column": f"{letters(column)} {names.get(column, '')}".strip(),
                "Holds": mapping.columns.get(column, Use("")).field,
                "Language": mapping.columns.get(column, Use("")).language,
                "First cell": samples[column],
            }
            for column in used
        ]
        edited = st.data_editor(
            pd.DataFrame(rows),
            hide_index=True,
            disabled=["Column", "First cell"],
            column_config={
                "Holds": st.column_config.SelectboxColumn(options=["", *FIELDS]),
                "Language": st.column_config.SelectboxColumn(options=["", *LANGUAGE_NAMES]),
            },
            key=f"columns {mapping.sheet}",
        )
    columns = {
        column: Use(holds or "", (language or mapping.guessed_language or "en") if holds in TEXTS else "")
        for column, holds, language in zip(used, edited["Holds"], edited["Language"], strict=True)
        if holds
    }
    return replace(mapping, taken=taken, header_row=int(header), columns=columns)


def draw_limits(result: Imported) -> frozenset[str]:
    """The limits found in sentences; only those that are ticked are taken."""
    if not result.limits:
        return frozenset()
    st.subheader(f"Time limits found in sentences · {len(result.limits)}", anchor=False)
    st.caption("None is taken unless you tick it.")
    every = st.checkbox("Tick all of them")
    rows = [
        {"Take": every, "Limit": each.said, "Sentence": each.sentence, "Row": each.row}
        for each in result.limits
    ]
    edited = st.data_editor(
        pd.DataFrame(rows), hide_index=True, disabled=["Limit", "Sentence", "Row"], key=f"limits {every}"
    )
    return frozenset(each.standard for each, take in zip(result.limits, edited["Take"], strict=True) if take)


def draw_remarks(result: Imported) -> None:
    for kind in KINDS:
        remarks = result.of(kind)
        if remarks:
            with st.expander(f"{SAID[kind]} · {len(remarks)}", expanded=kind == "wrong"):
                rows = [
                    {"Where": each.place, "What": f"{each.said} {each.advice}".strip()}
                    for each in remarks[:MOST_LISTED]
                ]
                st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
                if len(remarks) > MOST_LISTED:
                    st.caption(f"and {len(remarks) - MOST_LISTED} more")


def draw_result(result: Imported) -> None:
    if result.pack is None:
        st.warning(
            "Nothing was taken yet. Put right what is listed first, in the file or in the columns above."
        )
        return
    standards = list(result.pack.standards())
    languages = ", ".join(LANGUAGES.get(tag, tag) for tag in result.pack.languages)
    st.success(f"{len(standards)} standards in {len(result.pack.departments)} departments, in {languages}.")
    if st.button("Make it the draft", type="primary"):
        put_draft(sheets(result.pack))
        go_to("Draft")
