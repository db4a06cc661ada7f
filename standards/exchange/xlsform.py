"""XLSForm in: the questions of a survey as entries, its groups as departments, its conditions in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from standards.exchange.entries import Entry
from standards.exchange.fields import language_of, language_spoken
from standards.exchange.remarks import Notice, Refusal, Refused, Remark
from standards.exchange.table import Book, Cell, Row, Sheet, letters, number_of

_ASKS = ("select_one", "select_multiple", "select_one_from_file", "acknowledge", "trigger", "rank")
_TRANSLATED = {"label": "text", "hint": "met", "guidance_hint": "met"}
_TAKEN = ("type", "name", "relevant", "relevance", "list_name", "list name")
_NOT_AN_ANSWER = re.compile(r"n_?/?a|not_?applicable|na|ikke_?aktuelt|skip", re.IGNORECASE)
_ONLY_WHERE = {"en": "Only where", "nb": "Bare når", "de": "Nur wenn", "fr": "Seulement si", "es": "Solo si",
               "sv": "Bara om", "da": "Kun når"}  # fmt: skip
_EQUALS = re.compile(r"\$\{(?P<q>[^}]+)\}\s*(?P<op>=|!=|>=|<=|>|<)\s*(?:'(?P<v>[^']*)'|(?P<n>[0-9.]+))")
_SELECTED = re.compile(r"selected\(\s*\$\{(?P<q>[^}]+)\}\s*,\s*'(?P<v>[^']*)'\s*\)")
_OPERATORS = {"=": "=", "!=": "≠", ">=": "≥", "<=": "≤", ">": ">", "<": "<"}


def is_form(book: Book) -> bool:
    """Whether the file is an XLSForm. Refused "sheet-missing" where it is one without its survey."""
    if book.sheet("survey"):
        return True
    choices = book.sheet("choices")
    if choices and {"list_name", "list name"} & {cell.text.casefold() for cell in choices.rows[0].values()}:
        known = ", ".join(sheet.name for sheet in book.sheets)
        raise Refused(Refusal.SHEET_MISSING, sheet="survey", other=choices.name, sheets=known)
    return False


def only_where(language: str, condition: str) -> str:
    """A condition as a sentence of that language."""
    return f"{_ONLY_WHERE.get(language, _ONLY_WHERE['en'])} {condition.rstrip('.')}."


def form_entries(book: Book, remarks: list[Remark]) -> tuple[list[Entry], tuple[str, ...], str]:
    """The form's entries, their languages with the form's own first, and its title."""
    survey = book.sheet("survey")
    assert survey is not None  # noqa: S101 - is_form said so
    form = _Form(book, survey, remarks)
    entries = list(form.entries())
    if not entries:
        raise Refused(Refusal.NO_STANDARDS, sheets="survey")
    return entries, form.languages, form.settings.get("form_title", "")


@dataclass
class _Group:
    name: str
    labels: Mapping[str, Cell]
    relevant: str


@dataclass
class _Form:
    book: Book
    survey: Sheet
    remarks: list[Remark]
    groups: list[_Group] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.settings = self._settings()
        self.columns, self.languages = self._columns()
        self.lists = self._lists()
        self.labels = self._labels()
        title = self.settings.get("form_title", "") or self.book.name.rpartition(".")[0] or "Form"
        self.title = title

    def entries(self) -> Iterator[Entry]:
        for row in self.survey.rows[1:]:
            kind = self._said(row, "type").split()
            word = kind[0].casefold().replace(" ", "_") if kind else ""
            word = f"{word}_{kind[1].casefold()}" if word in ("begin", "end") and len(kind) > 1 else word
            if word.startswith("begin_"):
                relevant = self._said(row, "relevant") or self._said(row, "relevance")
                self.groups.append(_Group(self._said(row, "name"), self._texts(row, "text"), relevant))
            elif word.startswith("end_"):
                self.groups = self.groups[:-1]
            elif word in _ASKS:
                yield self._standard(row, word, kind)
            elif word:
                self.remarks.append(
                    Notice.QUESTION_SKIPPED.at(self.survey.name, number_of(row), "", value=word)
                )

    def _standard(self, row: Row, word: str, kind: list[str]) -> Entry:
        number = number_of(row)
        self._look_at_choices(word, kind, number)
        cells = {("text", language): cell for language, cell in self._texts(row, "text").items()}
        cells |= {("met", language): cell for language, cell in self._texts(row, "met").items()}
        name = next((row[c] for c, use in self.columns.items() if use == ("name", "") and c in row), None)
        if name:
            cells["id", ""] = name
        outer, inner = (self.groups[0], self.groups[-1]) if self.groups else (None, None)
        if inner is not None and inner is not outer:
            cells |= {("group", language): cell for language, cell in inner.labels.items()}
        if outer is not None:
            cells |= {("department_title", language): cell for language, cell in outer.labels.items()}
        else:
            self.remarks.append(
                Notice.DEPARTMENT_GUESSED.at(self.survey.name, number, value=self.title, where="the form")
            )
        department = (
            (outer.name or next((c.text for c in outer.labels.values()), "")) if outer else self.title
        )
        return Entry(
            self.survey.name,
            number,
            cells,
            department or self.title,
            conditions=self._conditions(row),
            columns=frozenset(self.columns.values()),
        )

    def _look_at_choices(self, word: str, kind: list[str], number: int) -> None:
        if word in ("acknowledge", "trigger", "select_one_from_file"):
            return
        choices = self.lists.get(kind[1]) if len(kind) > 1 else None
        if choices is None:
            value = kind[1] if len(kind) > 1 else ""
            self.remarks.append(Notice.LIST_MISSING.at(self.survey.name, number, "", value=value))
        elif (count := sum(not _NOT_AN_ANSWER.fullmatch(each) for each in choices)) > 2:
            self.remarks.append(Notice.SCALE.at(self.survey.name, number, "", count=count))

    def _conditions(self, row: Row) -> dict[str, str]:
        own = self._said(row, "relevant") or self._said(row, "relevance")
        conditions = [each for each in (*(group.relevant for group in self.groups), own) if each]
        return {
            language: " and ".join(self._in_words(each, language) for each in conditions)
            for language in self.languages
            if conditions
        }

    def _in_words(self, expression: str, language: str) -> str:
        """The expression with its questions and choices by their labels: “Arrives by car” = “Yes”."""

        def said(match: re.Match[str]) -> str:
            parts = match.groupdict()
            value = parts["v"] if parts["v"] is not None else parts.get("n") or ""
            question = self.labels.get((parts["q"], language)) or parts["q"]
            choice = next(
                (c[value][language] for c in self.lists.values() if language in c.get(value, {})), value
            )
            return f"“{question}” {_OPERATORS[parts.get('op') or '=']} “{choice}”"

        return _EQUALS.sub(said, _SELECTED.sub(said, expression))

    def _settings(self) -> dict[str, str]:
        sheet = self.book.sheet("settings")
        if sheet is None or len(sheet.rows) < 2:
            return {}
        return {
            cell.text.casefold(): sheet.rows[1][c].text
            for c, cell in sheet.rows[0].items()
            if c in sheet.rows[1]
        }

    def _columns(self) -> tuple[dict[int, tuple[str, str]], tuple[str, ...]]:
        """What each column of the survey holds, and the languages in their order."""
        columns: dict[int, tuple[str, str]] = {}
        for column, cell in self.survey.rows[0].items():
            name, _, said = cell.text.strip().partition("::")
            key = name.strip().casefold().replace(" ", "_")
            if key in _TRANSLATED:
                columns[column] = (_TRANSLATED[key], self._language(said, column))
            elif key in _TAKEN:
                columns[column] = (key, "")
            else:
                self.remarks.append(
                    Notice.COLUMN_SKIPPED.at(self.survey.name, 0, letters(column), value=cell.text)
                )
        default = self._language(self.settings.get("default_language", ""), 0) if self.settings else ""
        spoken = dict.fromkeys(language for use, language in columns.values() if use == "text")
        first = [default] if default in spoken else []
        return columns, tuple(dict.fromkeys([*first, *spoken]))

    def _language(self, said: str, column: int) -> str:
        code = re.search(r"\(([\w-]+)\)\s*$", said)
        named = (language_of(code[1], exact=True) if code else "") or language_of(said.strip())
        if named or not column:
            return named
        if said.strip():
            return re.sub(r"[^a-z]", "", said.casefold())[:3] or "en"
        guessed = language_spoken(row[column].text for row in self.survey.rows[1:300] if column in row)
        self.remarks.append(
            Notice.LANGUAGE_GUESSED.at(self.survey.name, 0, letters(column), language=guessed)
        )
        return guessed

    def _lists(self) -> dict[str, dict[str, dict[str, str]]]:
        """The labels of each choice by language, by the choice's name, by the name of its list."""
        sheet = self.book.sheet("choices")
        lists: dict[str, dict[str, dict[str, str]]] = {}
        names = {c: cell.text.strip() for c, cell in sheet.rows[0].items()} if sheet else {}
        place = {name.casefold().replace(" ", "_"): column for column, name in names.items()}
        for row in sheet.rows[1:] if sheet and {"list_name", "name"} <= place.keys() else ():
            if place["list_name"] not in row or place["name"] not in row:
                continue
            labels = {
                language: row[c].text
                for c, name in names.items()
                if name.casefold().startswith("label") and c in row
                for language in (
                    [self._language(name.partition("::")[2], 0)] if "::" in name else self.languages
                )
            }
            lists.setdefault(row[place["list_name"]].text, {})[row[place["name"]].text] = labels
        return lists

    def _labels(self) -> dict[tuple[str, str], str]:
        return {
            (self._said(row, "name"), language): cell.text
            for row in self.survey.rows[1:]
            for language, cell in self._texts(row, "text").items()
        }

    def _texts(self, row: Row, wanted: str) -> dict[str, Cell]:
        found: dict[str, Cell] = {}
        for column, (use, language) in self.columns.items():
            if use == wanted and column in row:
                found.setdefault(language, row[column])
        return found

    def _said(self, row: Row, wanted: str) -> str:
        return next((row[c].text for c, (use, _) in self.columns.items() if use == wanted and c in row), "")
