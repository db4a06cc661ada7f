"""Surveys in, everything out: another system's answers from CSV or Excel, and all of it to take away."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from inspections.guests import survey_in
from inspections.guests.survey_out import export
from inspections.office import Refused
from scoring.pages.guests_desk import Guests, take
from scoring.pages.guests_feed import scores_said
from scoring.pages.guests_words import moment_said, say
from standards.exchange.book_csv import as_csv

SHOWN = 5
WRONG_SHOWN = 50


def draw_surveys(guests: Guests) -> None:
    st.header(say("Take in a survey"), anchor=False)
    file = st.file_uploader(say("CSV or Excel"), type=["csv", "tsv", "xlsx", "xlsm"], key="survey")
    if file is not None:
        draw_file(guests, file.getvalue(), file.name)
    draw_earlier(guests)
    st.header(say("Take everything away"), anchor=False)
    st.write(say("Every voice, complaint and step of this hotel, as CSV and JSON in one file."))
    st.download_button(
        say("Export what guests said"),
        lambda: export(guests.store, guests.person, guests.hotel, guests.now),
        file_name=f"Guests {guests.hotel.name} {guests.now:%Y-%m-%d}.zip".replace("/", "-"),
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
    )


def draw_file(guests: Guests, data: bytes, name: str) -> None:
    try:
        table = survey_in.read_table(data, name)
    except Refused as refused:
        st.error(refused.message)
        return
    st.write(say("{rows} rows. Say which column means what; what is left out is kept beside each voice.",
                 rows=len(table.rows)))  # fmt: skip
    mapping = choose_columns(table)
    left, right = st.columns(2)
    source = left.text_input(say("Which survey this is"), value=table.file.rpartition(".")[0][:60])
    days = right.selectbox(say("How days are written"), list(survey_in.DAYS))
    try:
        taken = survey_in.preview(
            guests.store,
            table,
            mapping,
            hotel=guests.hotel,
            places=[place for place in guests.places.values() if place.closed_at is None],
            source=source,
            days=days,
            now=guests.now,
        )
    except Refused as refused:
        st.warning(refused.message)
        return
    draw_preview(guests, table, taken)
    if taken.voices and st.button(
        say.count(len(taken.voices), "Take in one voice", "Take in {n} voices"), type="primary"
    ):
        take(
            lambda: survey_in.take_in(guests.store, guests.person, guests.hotel, table, taken, guests.now),
            say("Taken in. The rows that could not be are still in the file, and named below it."),
        )


def choose_columns(table: survey_in.Table) -> dict[str, str]:
    """What each field is read from; at first as the columns' names say."""
    proposed, chosen = survey_in.proposed(table.columns), dict[str, str]()
    options = ["", *table.columns]
    parts = st.columns(3)
    for place, (field, title) in enumerate(survey_in.FIELDS.items()):
        column = parts[place % 3].selectbox(
            say(title),
            options,
            index=options.index(proposed.get(field, "")),
            format_func=lambda one: one or "–",
            key=f"survey-{table.file}-{field}",
        )
        if column:
            chosen[field] = column
    return chosen


def draw_preview(guests: Guests, table: survey_in.Table, taken: survey_in.Taken) -> None:
    wrong_rows = {one.row for one in taken.wrong}
    st.markdown(
        say(
            "**{new}** new, {known} held already, {wrong} cannot be read.",
            new=len(taken.voices),
            known=taken.known,
            wrong=len(wrong_rows),
        )
    )
    for voice in taken.voices[:SHOWN]:
        words = " · ".join(filter(None, (voice.perfect, voice.words)))[:160]
        st.markdown(f"{scores_said(voice)} :gray[{moment_said(voice.said_at, guests.hotel)}]")
        if words:
            st.caption(words.replace("\n", " "))
    if not taken.wrong:
        return
    st.subheader(say("Rows that cannot be taken in"), anchor=False)
    lines = [
        {say("Row"): one.row, say("Column"): one.column, say("What is wrong"): one.said}
        for one in taken.wrong
    ]
    st.dataframe(pd.DataFrame(lines[:WRONG_SHOWN]), hide_index=True)
    columns = list(table.columns)
    rows = [[row.get(name, "") for name in columns] for number, row in table.rows if number in wrong_rows]
    st.download_button(
        say("Download these rows, to mend them"),
        as_csv([columns, *rows]).encode("utf-8-sig"),
        file_name=say("rows to mend.csv"),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def draw_earlier(guests: Guests) -> None:
    events = guests.store.guest_events([guests.hotel.id], "import")
    for event in reversed(events[-10:]):
        body = event.body
        st.caption(
            say(
                "{file}: {taken} of {rows} rows taken in, {wrong} could not be read",
                file=body["file"],
                taken=body["taken"],
                rows=body["rows"],
                wrong=body["wrong"],
            )
            + f" · {guests.called(event.actor)}, {moment_said(event.at, guests.hotel)}"
        )
