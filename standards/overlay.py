"""A draft laid over the draft of its base: one whole draft, as if it had been written out.

Each value keeps the file and line it was written on: what is wrong is told where it can be mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from standards.origin import Base, Left, Origin
from standards.overlay_pack import pack_over, speaking
from standards.taking_written import MAY_GO, TAKING
from standards.written import NOTHING, Draft, Written

_GOES_WITH = {"weight": "weight_because", "critical": "critical_because"}
_NO_CHANGE = ("id", "because", "without")


def overlaid(draft: Draft, base: Draft) -> Draft:
    """The whole draft: the base's, with what `draft` takes, leaves, changes and adds."""
    languages = draft.languages or base.languages
    below = speaking(base, languages)
    listed = draft.departments_listed or base.departments_listed
    parts = {name: _department(name, draft, below, languages) for name in listed}
    parts |= {name: _department(name, draft, below, languages) for name in draft.departments}
    found = {name: part for name, part in parts.items() if part}
    whole = Draft(
        pack=draft.pack,
        departments={name: part.file for name, part in found.items()},
        origins={key: origin for part in found.values() for key, origin in part.origins.items()},
        base=_identity(base),
        left=tuple(left for name in listed if name in found for left in found[name].left),
    )
    return replace(whole, pack=pack_over(whole, below.pack, listed))


@dataclass(frozen=True)
class _Part:
    """A department written out, and where its standards come from."""

    file: Written
    origins: Mapping[str, Origin] = field(default_factory=dict)
    left: tuple[Left, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.file)


def _identity(base: Draft) -> Base:
    return Base(base.pack["id"].text, base.pack["edition"].text)


def _department(name: str, draft: Draft, base: Draft, languages: tuple[str, ...]) -> _Part:
    own, below = draft.departments.get(name, NOTHING), base.departments.get(name, NOTHING)
    if not below:
        return _Part(_without_taking(own))
    changes = {change["id"].text: change for change in own["change"].items}
    taken = [standard for standard in below["standards"].items if takes(own, standard["id"].text)]
    pairs = [(standard, changes.get(standard["id"].text, NOTHING)) for standard in taken]
    origins = {standard["id"].text: _origin(standard, change, base, languages) for standard, change in pairs}
    written_out = [changed(standard, change) if change else standard for standard, change in pairs]
    standards = _in_order(_with_own(written_out, own["standards"].items, languages), own["order"].texts())
    left = tuple(Left(each["id"].text, _text(each["because"], languages)) for each in own["leave"].items)
    return _Part(_file(own, below, standards), origins, left)


def takes(own: Written, standard_id: str) -> bool:
    """Whether a department, as written, takes that standard: all are, unless some are listed or left."""
    if standard_id in {left["id"].text for left in own["leave"].items}:
        return False
    return own["take"].shape != "list" or standard_id in own["take"].texts()


def changed(standard: Written, change: Written) -> Written:
    """The standard with the keys of the change instead of its own.

    A reason goes with what it was for: another weight needs a reason of its own.
    """
    new = {key: value for key, value in change.entries.items() if key not in _NO_CHANGE}
    gone = {word for word in change["without"].texts() if word in MAY_GO}
    gone |= {reason for key, reason in _GOES_WITH.items() if key in new or key in gone}
    kept = {key: value for key, value in standard.entries.items() if key not in gone}
    lines = {**standard.key_lines, **change.key_lines}
    return replace(standard, entries={**kept, **new}, key_lines=lines)


def keys_changed(standard: Written, change: Written) -> tuple[str, ...]:
    """The keys that a change gives another value, adds or takes away."""
    after = changed(standard, change)
    keys = dict.fromkeys([*standard.entries, *after.entries])
    return tuple(key for key in keys if not _alike(standard[key], after[key]))


def _alike(one: Written, other: Written) -> bool:
    """Whether both say the same, wherever they stand."""
    return (
        (one.shape, one.text, one.entries.keys()) == (other.shape, other.text, other.entries.keys())
        and len(one.items) == len(other.items)
        and all(map(_alike, one.items, other.items))
        and all(_alike(value, other[key]) for key, value in one.entries.items())
    )


def _origin(standard: Written, change: Written, base: Draft, languages: tuple[str, ...]) -> Origin:
    below, before = _identity(base), base.origins.get(standard["id"].text)
    if not change:
        return Origin("taken", below.pack, below.edition, before=before)
    keys = keys_changed(standard, change)
    return Origin("changed", below.pack, below.edition, keys, _text(change["because"], languages), before)


def _text(written: Written, languages: tuple[str, ...]) -> Mapping[str, str]:
    return {language: written[language].text for language in languages if language in written}


def _with_own(taken: list[Written], own: Iterable[Written], languages: tuple[str, ...]) -> list[Written]:
    """Each standard of one's own after the last of its group, or at the end."""
    standards = list(taken)
    for standard in own:
        heading = _heading(standard, languages)
        places = [
            n for n, each in enumerate(standards, 1) if heading and _heading(each, languages) == heading
        ]
        standards.insert(places[-1] if places else len(standards), standard)
    return standards


def _heading(standard: Written, languages: tuple[str, ...]) -> str:
    return standard["group"][languages[0]].text if languages else ""


def _in_order(standards: list[Written], order: tuple[str, ...]) -> list[Written]:
    """Those named in `order` come first, as named; the others stay as they are."""
    place = {standard_id: number for number, standard_id in enumerate(order)}
    return sorted(standards, key=lambda each: place.get(each["id"].text, len(place)))


def _without_taking(own: Written) -> Written:
    """A department that the base has not: it takes nothing."""
    entries = {key: value for key, value in own.entries.items() if key not in TAKING}
    return replace(own, entries=entries) if own else own


def _file(own: Written, below: Written, standards: list[Written]) -> Written:
    file = own or below
    entries = {key: own[key] or below[key] for key in ("department", "title", "stage")}
    listed = replace(
        own["standards"] or below["standards"], items=tuple(standards), shape="list", key="standards"
    )
    return replace(file, entries={**{k: v for k, v in entries.items() if v}, "standards": listed})
