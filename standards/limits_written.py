"""Rules that a limit must obey: one kind of time, said right, the same kind for every kind of house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from standards.forms import Form
from standards.pack import HOUSE_KINDS
from standards.problems import Fault, Problem
from standards.texts import text
from standards.values import Languages, Rule, count, duration, list_of, time_of_day
from standards.written import Written

_RINGS = Form("a number of rings", required={"count": count}, optional={"within": duration})
_QUOTED = Form("a quoted time", required={"late": duration}, optional={"early": duration})


def opening(written: Written, languages: Languages) -> Iterator[Problem]:
    """Two different times of day: from, to. The second may lie past midnight."""
    yield from list_of(time_of_day)(written, languages)
    if written.shape != "list":
        return
    if len(written.items) != 2:
        expected = 'two times of day: ["17:00", "21:30"]'
        yield Fault.WRONG_SHAPE.at(
            written, key=written.key, found=f"a list of {len(written.items)}", expected=expected
        )
    elif len(set(written.texts())) == 1:
        yield Fault.SAME_TIMES.at(written, value=written.texts()[0])


def rings(written: Written, languages: Languages) -> Iterator[Problem]:
    """`3`, or `{count: 3, within: 10 s}`."""
    rule: Rule = _RINGS if written.shape == "mapping" else count
    return rule(written, languages)


LIMIT_KINDS: Mapping[str, Rule] = {
    "within": duration,
    "around": duration,
    "between": opening,
    "rings": rings,
    "quoted": _QUOTED,
    "every": duration,
    "wait": duration,
}


def house_limit(written: Written, languages: Languages) -> Iterator[Problem]:
    """One limit, without exceptions."""
    yield from _HOUSE_LIMIT(written, languages)
    yield from _one_kind(written)


def limit(written: Written, languages: Languages) -> Iterator[Problem]:
    """The usual limit, those of other kinds of house, and the excuse that lifts it."""
    yield from _LIMIT(written, languages)
    yield from _one_kind(written)
    yield from _same_kind(written)


_HOUSE_LIMIT = Form("a limit for a kind of house", required={}, optional=LIMIT_KINDS)
_LIMIT = Form(
    "a limit",
    required={},
    optional={**LIMIT_KINDS, **dict.fromkeys(HOUSE_KINDS, house_limit), "unless": text},
)


def kinds_of(written: Written) -> list[str]:
    """The kinds of limit that are given."""
    return [kind for kind in written.entries if kind in LIMIT_KINDS]


def _one_kind(written: Written) -> Iterator[Problem]:
    if written.shape != "mapping":
        return
    found = kinds_of(written)
    if not found and all(key in _LIMIT.optional for key in written.entries):
        yield Fault.LIMIT_WITHOUT_KIND.at(written, kinds=", ".join(LIMIT_KINDS))
    elif len(found) > 1:
        yield Fault.LIMIT_WITH_TWO_KINDS.at(written.at(found[1]), found=", ".join(found))


def _same_kind(written: Written) -> Iterator[Problem]:
    usual = kinds_of(written)
    for house in HOUSE_KINDS:
        other = kinds_of(written[house])
        if len(usual) == len(other) == 1 and usual != other:
            yield Fault.HOUSE_LIMIT_DIFFERS.at(written.at(house), house=house, kind=other[0], usual=usual[0])
