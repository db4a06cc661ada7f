"""What pack.yaml leaves to its base, as far as the base speaks of what there is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from standards.checks_scenarios import looks_at
from standards.taking_written import FROM_BASE
from standards.written import Draft, Written

_BOTH = ("values", "minutes")


def pack_over(draft: Draft, below: Written, listed: tuple[str, ...]) -> Written:
    """pack.yaml, written out. `draft` has its departments already; `listed` are their names."""
    own = draft.pack
    ids = {standard["id"].text for standard in draft.standards()}
    fit: Mapping[str, Callable[[Written], Written]] = {
        "rating": lambda rating: _rating(rating, listed, ids),
        "scenarios": lambda scenarios: _scenarios(scenarios, draft, listed, ids),
        "minutes": lambda minutes: _keys_in(minutes, {*listed, *own["minutes"].entries}),
    }
    entries = dict(own.entries)
    for key in (*FROM_BASE, "scenarios", *_BOTH):
        from_base = fit[key](below[key]) if key in below and key in fit else below[key]
        value = _both(own[key], from_base) if key in _BOTH else own[key] or from_base
        if value:
            entries[key] = value
    return replace(own, entries=entries, key_lines={**below.key_lines, **own.key_lines})


def speaking(base: Draft, languages: tuple[str, ...]) -> Draft:
    """The base with its texts in these of its languages only."""
    gone = {language for language in base.languages if language not in languages}
    if not gone:
        return base
    known = set(base.languages)
    departments = {name: _speaking(file, known, gone) for name, file in base.departments.items()}
    return replace(base, pack=_speaking(base.pack, known, gone), departments=departments)


def _speaking(written: Written, known: set[str], gone: set[str]) -> Written:
    is_text = bool(written.entries) and written.entries.keys() <= known
    entries = {
        key: _speaking(value, known, gone)
        for key, value in written.entries.items()
        if not (is_text and key in gone)
    }
    items = tuple(_speaking(item, known, gone) for item in written.items)
    return replace(written, entries=entries, items=items) if entries or items else written


def _both(own: Written, below: Written) -> Written:
    """The entries of both; one's own goes before the base's."""
    if not own or not below:
        return own or below
    lines = {**below.key_lines, **own.key_lines}
    return replace(own, entries={**below.entries, **own.entries}, key_lines=lines)


def _keys_in(written: Written, names: Collection[str]) -> Written:
    return replace(written, entries={key: each for key, each in written.entries.items() if key in names})


def _items_in(written: Written, names: Collection[str]) -> Written:
    return replace(written, items=tuple(item for item in written.items if item.text in names))


def _with(written: Written, parts: Mapping[str, Written]) -> Written:
    """The mapping with these parts instead of its own, those that hold nothing left out."""
    entries = {**written.entries, **parts}
    return replace(written, entries={key: part for key, part in entries.items() if part})


def _rating(rating: Written, listed: tuple[str, ...], ids: Collection[str]) -> Written:
    """The rating without gates and areas about departments or standards that are not there."""
    parts = {}
    areas = [_with(area, _fitted(area, {"departments": listed})) for area in rating["areas"].items]
    kept = [area for area in areas if "departments" not in area or area["departments"].items]
    if kept:
        parts["areas"] = replace(rating["areas"], items=tuple(kept))
    names = {area["id"].text for area in kept} or set(listed)
    gates = [_with(gate, _fitted(gate, {"standards": ids})) for gate in rating["gates"].items]
    if gates:
        there = [gate for gate in gates if _speaks_of(gate, listed, names)]
        parts["gates"] = replace(rating["gates"], items=tuple(there))
        if not any(gate["rule"].text == "mandatory" for gate in there):
            rating = _keys_in(rating, rating.entries.keys() - {"half_step"})
    return _with(rating, parts)


def _speaks_of(gate: Written, departments: tuple[str, ...], areas: Collection[str]) -> bool:
    named = gate["department"].text in {"", *departments} and gate["area"].text in {"", *areas}
    return named and ("standards" not in gate or bool(gate["standards"].items))


def _scenarios(scenarios: Written, draft: Draft, listed: tuple[str, ...], ids: Collection[str]) -> Written:
    """The base's scenarios, as far as their departments and standards are there and leave anything."""
    known = {"departments": listed, "briefly": listed, "also": ids, "without": ids}
    standards = draft.standards()
    fitted = (_with(scenario, _fitted(scenario, known)) for scenario in scenarios.items)
    kept = (each for each in fitted if any(looks_at(each, standard) for standard in standards))
    return replace(scenarios, items=tuple(kept))


def _fitted(written: Written, known: Mapping[str, Collection[str]]) -> dict[str, Written]:
    """Each of these lists, with the names that are known."""
    return {key: _items_in(written[key], names) for key, names in known.items() if key in written}
