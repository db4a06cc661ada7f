"""The packs that pages can show: those that come with Sixty, and the house's own editions.

The house's own are kept by whoever runs the pages; the one door lends the shelf to each view of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

import streamlit as st

from standards.loader import load_shipped, shipped_packs
from standards.pack import Pack, said
from standards.pack_json import content_hash, from_text
from standards.search import Index, index_of

T = TypeVar("T")
_KEY = "standards.shelf"


@dataclass(frozen=True)
class Shelf:
    """The house's own editions by their hash, each as JSON text; how to keep one more; who may."""

    editions: Callable[[], Mapping[str, str]]
    keep: Callable[[Pack], None]
    may_edit: bool


class EditionTaken(Exception):  # noqa: N818 - it says what is so
    """That edition is published with another content."""


def lend(shelf: Shelf) -> None:
    """Puts the shelf where the page about to be drawn finds it."""
    st.session_state[_KEY] = shelf


def the_shelf() -> Shelf:
    """The shelf lent to this view."""
    shelf: Shelf = st.session_state[_KEY]
    return shelf


def all_packs() -> dict[str, Pack]:
    """Every pack by a name that tells it apart: shipped ones first, then the house's, latest first."""
    packs = [shipped(name) for name in shipped_packs()]
    hashes = {content_hash_of(pack) for pack in packs}
    packs += [kept(text) for key, text in the_shelf().editions().items() if key not in hashes]
    return by_name(packs)


def by_name(packs: Iterable[Pack]) -> dict[str, Pack]:
    """Whole packs by name, the first of each. What one visit was given of a pack is no pack of its own."""
    named: dict[str, Pack] = {}
    for pack in packs:
        if not pack.scenario:
            name = f"{said(pack.title, pack.languages[0])} ({pack.id}), edition {pack.edition}"
            named.setdefault(name, pack)
    return named


def publish(pack: Pack) -> None:
    """Keeps the pack for good. EditionTaken where its id and edition are there with another content."""
    for other in all_packs().values():
        same = (other.id, other.edition) == (pack.id, pack.edition)
        if same and content_hash_of(other) != content_hash_of(pack):
            raise EditionTaken(
                f"Edition {pack.edition} of {pack.id} is published and never changes. "
                "Give this one another edition."
            )
    shelf = the_shelf()
    if not shelf.may_edit:
        raise PermissionError("only the chain's office publishes standards")
    shelf.keep(pack)


shipped = cache(load_shipped)


@lru_cache(maxsize=16)
def kept(text: str) -> Pack:
    """The pack that was kept as that text."""
    return from_text(text)


def content_hash_of(pack: Pack) -> str:
    """The pack's hash, made once."""
    return _once(pack, "_content_hash", content_hash)


def index_for(pack: Pack) -> Index:
    """The pack's index, made once."""
    return _once(pack, "_search_index", index_of)


def _once(pack: Pack, name: str, made: Callable[[Pack], T]) -> T:
    if name not in pack.__dict__:
        object.__setattr__(pack, name, made(pack))
    kept_there: T = pack.__dict__[name]
    return kept_there
