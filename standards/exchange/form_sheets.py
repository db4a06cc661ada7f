"""A pack as an XLSForm: a group for each department, a question for each standard."""

from __future__ import annotations

from standards.exchange.fields import LANGUAGE_NAMES
from standards.exchange.sheets import Rows
from standards.pack import Department, Pack, Standard, Text, said

_ANSWERS: dict[str, dict[str, str]] = {
    "met": {"en": "Met", "nb": "Oppfylt"},
    "not_met": {"en": "Not met", "nb": "Ikke oppfylt"},
    "not_applicable": {"en": "Not applicable", "nb": "Ikke aktuelt"},
}


def form_sheets(pack: Pack) -> dict[str, Rows]:
    """The sheets survey, choices and settings, labels in every language of the pack."""
    languages = [f"{_called(language)} ({language})" for language in pack.languages]
    labels = [f"label::{language}" for language in languages]
    hints = [f"hint::{language}" for language in languages]
    survey: Rows = [["type", "name", *labels, *hints, "appearance"]]
    for department in pack.departments:
        survey += _department(department, pack.languages)
    choices = [["list_name", "name", *labels]]
    choices += [
        ["answers", name, *(titles.get(language, titles["en"]) for language in pack.languages)]
        for name, titles in _ANSWERS.items()
    ]
    title = said(pack.title, pack.languages[0])
    settings = [
        ["form_title", "form_id", "version", "default_language"],
        [title, pack.id, pack.edition, languages[0]],
    ]
    return {"survey": survey, "choices": choices, "settings": settings}


def _called(language: str) -> str:
    return LANGUAGE_NAMES[language][0].capitalize() if language in LANGUAGE_NAMES else language


def _department(department: Department, languages: tuple[str, ...]) -> Rows:
    blank = [""] * len(languages)
    rows: Rows = [["begin_group", department.id, *_in(department.title, languages), *blank, "field-list"]]
    group, number = None, 0
    for standard in department.standards:
        if standard.group != group:
            rows += [["end_group", *[""] * (2 + 2 * len(languages))]] if group else []
            group, number = standard.group, number + 1
            if group:
                name = f"{department.id}_group_{number}"
                rows.append(["begin_group", name, *_in(group, languages), *blank, ""])
        rows.append(_question(standard, languages))
    rows += [["end_group", *[""] * (2 + 2 * len(languages))]] if group else []
    return [*rows, ["end_group", *[""] * (2 + 2 * len(languages))]]


def _question(standard: Standard, languages: tuple[str, ...]) -> list[str]:
    name = standard.id.replace(".", "-")
    return ["select_one answers", name, *_in(standard.text, languages), *_in(standard.met, languages), ""]


def _in(text: Text, languages: tuple[str, ...]) -> list[str]:
    return [said(text, language) for language in languages]
