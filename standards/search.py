"""Finding standards in a pack: by words in any of its languages, and by what they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from standards.limits_said import limit_said
from standards.pack import Pack, Standard
from standards.scenarios import scenario_of, selects

FILTERS = ("timed", "critical")


@dataclass(frozen=True)
class Asked:
    """What is looked for. What is empty asks for nothing."""

    words: str = ""
    only: tuple[str, ...] = ()
    """Of FILTERS, all of which must hold."""
    department: str = ""
    dimension: str = ""
    limit: str = ""
    """A kind of limit."""
    scenario: str = ""


@dataclass(frozen=True)
class Index:
    """A pack with the words of each standard, folded once: small letters, no accents."""

    pack: Pack
    words: Mapping[str, str] = field(repr=False)


def index_of(pack: Pack) -> Index:
    """The index of all that a pack says of its standards, in every language."""
    titles = {department.id: " ".join(department.title.values()) for department in pack.departments}
    words = {each.id: folded(" ".join((*_said(each), titles[each.department]))) for each in pack.standards()}
    return Index(pack, words)


def found(index: Index, asked: Asked) -> list[Standard]:
    """The standards that hold every word and are what is asked, in the order of the journey."""
    words = folded(asked.words).split()
    scenario = scenario_of(index.pack, asked.scenario) if asked.scenario else None
    return [
        each
        for each in index.pack.standards()
        if all(word in index.words[each.id] for word in words)
        and _is(each, asked)
        and (scenario is None or selects(scenario, each))
    ]


def folded(text: str) -> str:
    """Small letters without accents, so that "cafe" finds "Café"; ø and æ are letters of their own."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _said(standard: Standard) -> Iterator[str]:
    yield standard.id
    for text in (
        standard.text,
        standard.met,
        standard.group,
        standard.weight_because,
        standard.critical_because,
    ):
        yield from (text or {}).values()
    for phrase in standard.phrases:
        yield from phrase.values()
    if standard.limit:
        yield limit_said(standard.limit)
        yield from (standard.limit.unless or {}).values()


def _is(standard: Standard, asked: Asked) -> bool:
    return (
        ("timed" not in asked.only or standard.limit is not None)
        and ("critical" not in asked.only or standard.critical)
        and asked.department in ("", standard.department)
        and asked.dimension in ("", standard.dimension)
        and (not asked.limit or (standard.limit is not None and standard.limit.usual.kind == asked.limit))
    )
