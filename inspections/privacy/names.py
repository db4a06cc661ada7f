"""Whether staff are named: the house's choice; and words in which somebody seems to be.

Standards are met by a house, not by Anna. Unless the house decides otherwise (its works council, its law),
notes say roles: the tablet asks for that, and the review shows notes that look like they name someone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.audit import note
from inspections.refusals import not_allowed

if TYPE_CHECKING:
    from inspections.records import Account
    from inspections.store import Store

_NAME = r"(?-i:[A-ZÆØÅÄÖÜÉÈ][\w'’-]+)"
_TITLED = rf"\b(?:mr|mrs|ms|miss|mx|dr|herr|frau|fru|monsieur|madame|signora?|señora?)\b\.?\s+{_NAME}"
_CALLED = (
    r"\b(?:named|called|whose name (?:is|was)|(?:his|her|their) name (?:is|was)|name ?tag(?: said)?:?"
    rf"|badge said|introduced (?:him|her)self as|som heter|het|navneskiltet sa)\s+[“\"']?{_NAME}"
)
_EITHER = re.compile(rf"{_TITLED}|{_CALLED}", re.IGNORECASE)


def names_in(words: str) -> list[str]:
    """The places where somebody seems to be named, as written. It misses names that stand alone.

    >>> names_in("Her name was Anna; Mr. Berg at the door was kind.")
    ['Her name was Anna', 'Mr. Berg']
    """
    return _EITHER.findall(words)


def may_name(notes: Iterable[str]) -> list[str]:
    """Those places in all of the notes, each once."""
    return list(dict.fromkeys(place for words in notes for place in names_in(words)))


def staff_named(store: Store) -> bool:
    """Whether this house has decided that staff may be named. It has not, until an owner says so."""
    return store.setting("privacy.staff_named") == "yes"


def let_staff_be_named(store: Store, by: Account, named: bool, now: datetime) -> None:
    """The house's choice. Refused "not_allowed"."""
    if not may(by, "keep_privacy"):
        raise not_allowed()
    store.keep_setting("privacy.staff_named", "yes" if named else "no")
    note(store, by, "staff_named_set", now, about="named" if named else "not named")
