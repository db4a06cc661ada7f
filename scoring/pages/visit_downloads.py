"""What a reader may take away of a visit: a PDF in one of four forms, or its tables. Made when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from inspections.access import may
from inspections.language import LANGUAGES
from inspections.pages.door import enter, fragment, now, photos_folder, the_store
from inspections.pages.tablet_code import address
from inspections.pages.words import days_of
from inspections.pages.words import language as here
from inspections.records import Account, VisitSummary
from scoring.export.json import to_json
from scoring.export.reading import csv_for, tables_for, workbook_for
from scoring.pages.visit_parts import plain
from scoring.pages.visit_read import read
from scoring.pages.words import say, words
from scoring.reading import Rated, earlier_for, pdf_for
from scoring.reading_forms import comparison_pdf_for, department_pdf_for, summary_pdf_for
from scoring.signing import signing
from standards.pack import said

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = ("Full report", "One page", "One department", "Comparison", "Excel", "CSV", "JSON")


@dataclass(frozen=True)
class File:
    """What is downloaded: its bytes when asked for, the end of its name, its type."""

    make: Callable[[], bytes]
    ending: str
    mime: str = "application/pdf"


@fragment
def show_downloads(visit_id: str) -> None:
    """One form at a time, in English or Norwegian, and one key for it."""
    part = st.expander(
        say("Other files to take away"),
        key=f"files:{visit_id}",
        on_change="rerun",
        icon=":material/download:",
    )
    if not part.open:
        return
    with part:
        rated = read(visit_id)
        form = st.selectbox(say("Form"), FORMS, format_func=say, key=f"form:{visit_id}")
        language = st.selectbox(
            say("Language"),
            list(LANGUAGES),
            index=list(LANGUAGES).index(here()),
            format_func=LANGUAGES.__getitem__,
            key=f"tongue:{visit_id}",
        )
        if file := file_of(rated, form, language):
            name = f"{rated.summary.hotel.name} {rated.summary.starts_on}{file.ending}".replace("/", "-")
            st.download_button(
                say("Download {file}", file=name),
                file.make,
                file_name=name,
                mime=file.mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"take:{visit_id}",
            )


def show_signature(person: Account) -> None:
    """Who signs the reports that are taken away here; to the office, what is wrong with that setting."""
    standing = signing()
    if standing.by:
        st.caption(say("Reports are signed by {name}.", name=plain(standing.by)))
    elif standing.problem and may(person, "see_people"):
        st.warning(
            say("Reports are not signed. {why}", why=plain(standing.problem)), icon=":material/key_off:"
        )
    elif standing.problem:
        st.caption(say("Reports are not signed at the moment."))


def file_of(  # noqa: PLR0911 - one for each form
    rated: Rated, form: str, language: str
) -> File | None:
    """The file of that form; None while something is still to be chosen, or where there is none."""
    store, person, folder, today, visit = the_store(), enter(), photos_folder(), now().date(), rated.visit.id
    asked = {"language": language}
    sealed = {**asked, "address": address()}  # asked now: the file is made where no page is known
    match form:
        case "Full report":
            return File(partial(pdf_for, store, folder, person, visit, today, **sealed), f" {language}.pdf")
        case "One page":
            make = partial(summary_pdf_for, store, person, visit, today, **sealed)
            return File(make, f" {say('one page')} {language}.pdf")
        case "One department":
            name = choose_department(rated)
            make = partial(department_pdf_for, store, folder, person, visit, name, today, **asked)
            return File(make, f" {name} {language}.pdf")
        case "Comparison":
            earlier = choose_earlier(earlier_for(store, person, rated.summary), visit)
            if earlier is None:
                return None
            make = partial(comparison_pdf_for, store, person, earlier.id, visit, today, **sealed)
            return File(make, f" beside {earlier.starts_on} {language}.pdf")
        case "Excel":
            return File(
                partial(workbook_for, store, person, visit, today, **asked), f" {language}.xlsx", EXCEL
            )
        case "CSV":
            return File(
                partial(csv_for, store, person, visit, today, **asked), f" {language}.csv", "text/csv"
            )
    tables = partial(tables_for, store, person, visit, today, **asked)
    return File(lambda: to_json(tables()), ".json", "application/json")


def choose_department(rated: Rated) -> str:
    """The department's id."""
    titles = {d.id: said(d.title, words().language) or d.id for d in rated.pack.departments}
    return st.selectbox(
        say("Department"), list(titles), format_func=titles.__getitem__, key=f"sheet:{rated.visit.id}"
    )


def choose_earlier(earlier: list[VisitSummary], visit_id: str) -> VisitSummary | None:
    """The visit to stand beside this one; None where there is none before it."""
    if not earlier:
        st.write(say("No visit before this one has been released."))
        return None
    return st.selectbox(say("Compare with"), earlier, format_func=days_of, key=f"beside:{visit_id}")
