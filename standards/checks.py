"""The rules that hold between the parts of a pack, a function each: from a draft to what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from standards.checks_rating import RATING_CHECKS
from standards.checks_scenarios import SCENARIO_CHECKS
from standards.limits_written import kinds_of
from standards.pack import CHANNELS, MEASURES
from standards.problems import Fault, Problem, Where, advice
from standards.values import Languages
from standards.vocabulary import DEPARTMENT, PACK
from standards.written import Draft, Written

_SHORT_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")


def every_key_and_value_fits(draft: Draft) -> Iterator[Problem]:
    """Each file has the keys it must have and no others, with values that fit."""
    if draft.pack:
        yield from PACK(draft.pack, draft.languages)
    for _, file in draft.files():
        if file:
            yield from DEPARTMENT(file, draft.languages)


def departments_have_files(draft: Draft) -> Iterator[Problem]:
    """Each department listed in pack.yaml has a file of its name."""
    unlisted = [name for name in draft.departments if name not in draft.pack["departments"].texts()]
    for item in draft.pack["departments"].items:
        if item.text and item.text not in draft.departments:
            near = _unlisted(item.text, unlisted)
            yield Fault.DEPARTMENT_WITHOUT_FILE.at(item, value=item.text, advice=near)


def files_are_listed(draft: Draft) -> Iterator[Problem]:
    """Each department file is listed in pack.yaml."""
    listed = draft.pack["departments"]
    if listed.shape == "list":
        for name, file in draft.departments.items():
            if name not in listed.texts():
                yield Fault.FILE_NOT_LISTED.at(file, value=name)


def files_are_named_for_their_department(draft: Draft) -> Iterator[Problem]:
    """front_door.yaml says `department: front_door`."""
    for name, file in draft.files():
        said = file["department"]
        if said.text and said.text != name:
            yield Fault.DEPARTMENT_MISNAMED.at(said, value=said.text, name=name)


def departments_have_standards(draft: Draft) -> Iterator[Problem]:
    """No department is empty."""
    for _, file in draft.files():
        standards = file["standards"]
        if standards.shape == "list" and not standards.items:
            yield Fault.NO_STANDARDS.at(file.at("standards"))


def ids_name_their_department(draft: Draft) -> Iterator[Problem]:
    """An id is `<department>.<short name>`; a file misnamed is one problem, not one for each id."""
    for name, file in draft.files():
        names = (name, file["department"].text)
        for standard in file["standards"].items:
            written = standard["id"]
            department, _, short = written.text.partition(".")
            if written.text and (department not in names or not _SHORT_NAME.fullmatch(short)):
                yield Fault.BAD_STANDARD_ID.at(written, value=written.text, department=name)


def ids_are_unique(draft: Draft) -> Iterator[Problem]:
    """No id is used twice in a pack."""
    first: dict[str, str] = {}
    for standard in draft.standards():
        written = standard["id"]
        if written.text in first:
            yield Fault.DUPLICATE_STANDARD.at(written, value=written.text, first=first[written.text])
        elif written.text:
            first[written.text] = f"{written.file}:{written.line}"


def a_limit_has_a_clock(draft: Draft) -> Iterator[Problem]:
    """Who holds a house to a time says when it starts and stops; who starts a clock says for how long."""
    for standard in draft.standards():
        if "limit" in standard and "clock" not in standard:
            yield Fault.LIMIT_WITHOUT_CLOCK.at(standard.at("limit"))
        if "clock" in standard and "limit" not in standard:
            yield Fault.CLOCK_WITHOUT_LIMIT.at(standard.at("clock"))


def what_is_measured_fits(draft: Draft) -> Iterator[Problem]:
    """A figure of a call decides a standard of channel phone with that figure's kind of limit, and so on."""
    for standard in draft.standards():
        value, channel = standard["measures"].text, standard["channel"].text
        if value not in MEASURES or channel not in CHANNELS:
            continue
        channels, kind = MEASURES[value]
        kinds = kinds_of(standard["limit"])
        if channel not in channels or kinds != [kind]:
            has = f"of channel {channel}, {f'limit {kinds[0]!r}' if kinds else 'without a limit'}"
            near = " or ".join(channels)
            yield Fault.MEASURES_MISFIT.at(
                standard.at("measures"), value=value, has=has, channels=near, kind=kind
            )


def values_served_are_the_houses(draft: Draft) -> Iterator[Problem]:
    """A standard serves values that pack.yaml declares."""
    known = tuple(draft.pack["values"].entries)
    for standard in draft.standards() if draft.pack else ():
        for value in standard["serves"].items:
            if value.text and value.text not in known:
                yield Fault.UNKNOWN_VALUE.at(value, value=value.text, advice=advice(value.text, known))


def groups_stand_together(draft: Draft) -> Iterator[Problem]:
    """The standards of a group follow each other."""
    for _, file in draft.files():
        began: dict[str, Where] = {}
        for heading, members in groupby(file["standards"].items, lambda s: _heading(s, draft.languages)):
            place = next(members).at("group")
            if heading in began:
                yield Fault.GROUP_SPLIT.at(place, value=heading, first=began[heading].line)
            elif heading:
                began[heading] = place


CHECKS = (
    every_key_and_value_fits,
    departments_have_files,
    files_are_listed,
    files_are_named_for_their_department,
    departments_have_standards,
    ids_name_their_department,
    ids_are_unique,
    a_limit_has_a_clock,
    what_is_measured_fits,
    values_served_are_the_houses,
    groups_stand_together,
    *RATING_CHECKS,
    *SCENARIO_CHECKS,
)


def problems_of(draft: Draft) -> list[Problem]:
    """Everything wrong with the draft, each thing once."""
    return list(dict.fromkeys(problem for check in CHECKS for problem in check(draft)))


def _heading(standard: Written, languages: Languages) -> str:
    """The group's heading in the source language, or in whatever it has."""
    group = standard["group"]
    return group[languages[0]].text if languages else next((t.text for t in group.entries.values()), "")


def _unlisted(name: str, unlisted: list[str]) -> str:
    return advice(name, unlisted).replace("Known are", "Not listed yet are") if unlisted else ""
