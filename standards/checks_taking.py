"""The rules that hold between a pack and the base it stands on, before the one is laid over the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards.overlay import keys_changed, takes
from standards.problems import Fault, Problem, advice
from standards.taking_written import DEPARTMENT_ON_BASE, PACK_ON_BASE, TAKING
from standards.values import listed_twice
from standards.written import NOTHING, Draft, Written

_FIGURE = re.compile(r"[0-9]")


def every_key_and_value_fits(draft: Draft, base: Draft) -> Iterator[Problem]:
    """Each file has the keys it must have beside those of its base, with values that fit."""
    languages = draft.languages or base.languages
    yield from PACK_ON_BASE(draft.pack, languages)
    for _, file in draft.files():
        if file:
            yield from DEPARTMENT_ON_BASE(file, languages)


def the_base_is_of_that_edition(draft: Draft, base: Draft) -> Iterator[Problem]:
    """A new edition of the base is looked at before anything stands on it."""
    asked, there = draft.pack["base"]["edition"], base.pack["edition"].text
    if asked.text and there and asked.text != there:
        yield Fault.BASE_EDITION.at(asked, value=asked.text, edition=there, pack=base.pack["id"].text)


def the_base_speaks_the_languages(draft: Draft, base: Draft) -> Iterator[Problem]:
    """What is taken can be read in every language of the pack."""
    for item in draft.pack["languages"].items:
        if item.text and base.languages and item.text not in base.languages:
            known = ", ".join(base.languages)
            yield Fault.LANGUAGE_NOT_IN_BASE.at(item, value=item.text, languages=known)


def departments_take_from_the_base(draft: Draft, base: Draft) -> Iterator[Problem]:
    """A department that takes anything is one of the base's."""
    for name, file in draft.files():
        for key in TAKING if name not in base.departments else ():
            if key in file:
                near = advice(name, tuple(base.departments))
                yield Fault.DEPARTMENT_NOT_IN_BASE.at(file.at(key), value=name, key=key, advice=near)


def standards_named_are_the_bases(draft: Draft, base: Draft) -> Iterator[Problem]:
    """What is taken, left or changed is in that department of the base, what is ordered there or here."""
    for _, file, below in _both(draft, base):
        there = _ids(below)
        taken = file["take"].items
        named = [*taken, *(each["id"] for key in ("leave", "change") for each in file[key].items)]
        yield from _not_there(named, there)
        yield from _not_there(file["order"].items, {**there, **_ids(file)})
        yield from listed_twice(each["id"] for each in file["leave"].items if each["id"].text)
        yield from listed_twice(each["id"] for each in file["change"].items if each["id"].text)


def what_is_changed_is_taken(draft: Draft, base: Draft) -> Iterator[Problem]:
    """A change of a standard that is left, or not among those taken, would change nothing."""
    for _, file, below in _both(draft, base):
        there = _ids(below)
        for change in file["change"].items:
            name = change["id"]
            if name.text in there and not takes(file, name.text):
                yield Fault.CHANGED_NOT_TAKEN.at(name, value=name.text)


def a_change_changes_something(draft: Draft, base: Draft) -> Iterator[Problem]:
    """A change says something else than its base; a sentence with a figure changes with its limit."""
    for _, file, below in _both(draft, base):
        there = _ids(below)
        for change in file["change"].items:
            standard = there.get(change["id"].text, NOTHING)
            keys = keys_changed(standard, change) if standard else ("limit",)
            if not keys:
                yield Fault.CHANGES_NOTHING.at(change, value=change["id"].text)
            elif standard and "limit" in keys and "text" not in keys and _says_a_figure(standard, base):
                yield Fault.LIMIT_UNSAID.at(change, value=change["id"].text)


def ids_of_the_base_stay_its_own(draft: Draft, base: Draft) -> Iterator[Problem]:
    """An id of the base is not given to another standard, not even where the base's is left."""
    for _, file, below in _both(draft, base):
        there = _ids(below)
        for standard in file["standards"].items:
            name = standard["id"]
            if name.text in there and not takes(file, name.text):
                yield Fault.ID_OF_BASE.at(name, value=name.text)


TAKING_CHECKS = (
    every_key_and_value_fits,
    the_base_is_of_that_edition,
    the_base_speaks_the_languages,
    departments_take_from_the_base,
    standards_named_are_the_bases,
    what_is_changed_is_taken,
    a_change_changes_something,
    ids_of_the_base_stay_its_own,
)


def problems_of_taking(draft: Draft, base: Draft) -> list[Problem]:
    """Everything wrong between a draft and its base, each thing once."""
    return list(dict.fromkeys(problem for check in TAKING_CHECKS for problem in check(draft, base)))


def _both(draft: Draft, base: Draft) -> Iterator[tuple[str, Written, Written]]:
    for name, file in draft.files():
        if name in base.departments:
            yield name, file, base.departments[name]


def _ids(file: Written) -> dict[str, Written]:
    return {standard["id"].text: standard for standard in file["standards"].items if standard["id"].text}


def _not_there(named: list[Written] | tuple[Written, ...], there: dict[str, Written]) -> Iterator[Problem]:
    for item in named:
        if item.text and item.text not in there:
            yield Fault.NOT_IN_BASE.at(item, value=item.text, advice=advice(item.text, tuple(there)))


def _says_a_figure(standard: Written, base: Draft) -> bool:
    """Whether the promise, in the base's source language, has a figure in it."""
    text = standard["text"][base.languages[0]].text if base.languages else ""
    return _FIGURE.search(text) is not None
