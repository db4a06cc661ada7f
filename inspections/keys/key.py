"""A key of another system: what it is, and how its text is made and told from a slip of the pen. Pure.

The text is `sixty_`, 32 letters and digits of chance (190 bits), and six that are the CRC-32 of these: a key
with a typing error is known for one without a look at the database, and scanners find one that lies about.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zlib import crc32

from inspections.records import Account

SYSTEM = "system"
"""The role of whoever acts by a key. No account has it."""

SCOPES: Mapping[str, str] = {
    "read:ratings": "Read ratings of released visits",
    "read:findings": "Read findings of released visits",
    "read:actions": "Read actions",
    "write:actions": "Make actions and take steps with them",
    "read:feedback": "Read what guests said",
    "write:feedback": "Send guest surveys in, and say what was answered",
}
"""What a key may be allowed; access.py says what each allows."""

PREFIX = "sixty_"
SHOWN = 12
"""Letters of a key that stay readable, so that people can tell keys apart."""
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LONG, _CHECKED = 32, 6
_TEXT = re.compile(rf"{PREFIX}([0-9A-Za-z]{{{_LONG}}})([0-9A-Za-z]{{{_CHECKED}}})")


@dataclass(frozen=True)
class ApiKey:
    """A key as it is kept: `token_hash` is the SHA-256 of its text, `start` the letters of it that are shown.

    hotels      ids of the hotels it reaches; where `everywhere`, it reaches all, also those added later
    expires_at  None where it does not end by itself
    used_at     when it was used last, to the minute
    """

    id: str
    name: str
    start: str
    token_hash: str = field(repr=False)
    scopes: tuple[str, ...]
    hotels: tuple[str, ...]
    everywhere: bool
    made_by: str
    made_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    used_at: datetime | None = None

    def status(self, now: datetime) -> str:
        """ "valid", "expired" or "revoked"."""
        if self.revoked_at is not None:
            return "revoked"
        return "expired" if self.expires_at is not None and self.expires_at <= now else "valid"


@dataclass(frozen=True)
class System(Account):
    """Another system that acts by its key: an account of no person, so that access.py can say what it may."""

    scopes: tuple[str, ...] = ()
    everywhere: bool = False


def system_of(key: ApiKey) -> System:
    """Whoever acts by that key: named in logs, disabled once it is revoked."""
    return System(
        id=f"key:{key.id}",
        email="",
        name=f"the system ‘{key.name}’",
        role=SYSTEM,
        created_at=key.made_at,
        hotels=key.hotels,
        disabled_at=key.revoked_at,
        scopes=key.scopes,
        everywhere=key.everywhere,
    )


def new_text(choose: Callable[[str], str]) -> str:
    """The text of a new key. `choose` draws one sign by chance, as `secrets.choice` does."""
    drawn = "".join(choose(_SIGNS) for _ in range(_LONG))
    return f"{PREFIX}{drawn}{_checked(drawn)}"


def looks_right(text: str) -> bool:
    """Whether a key can read so: its form, and its last six signs."""
    read = _TEXT.fullmatch(text)
    return read is not None and _checked(read[1]) == read[2]


def hash_of(text: str) -> str:
    """What is kept of a key's text. No salt: what is drawn of 190 bits cannot be looked up in a list."""
    return hashlib.sha256(text.encode()).hexdigest()


def _checked(drawn: str) -> str:
    rest, signs = crc32(drawn.encode()), list[str]()
    for _ in range(_CHECKED):
        rest, at = divmod(rest, len(_SIGNS))
        signs.append(_SIGNS[at])
    return "".join(reversed(signs))
