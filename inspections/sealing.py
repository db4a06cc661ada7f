"""Secrets that must be read again (not only compared), encrypted where they lie: Fernet, AES-128 and HMAC.

The key is the setting SIXTY_SECRET_KEY, or else a file beside the database that only its owner may read.
Who has the database alone cannot read what is sealed; who restores it needs the key too.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class SealLost(Exception):  # noqa: N818 – an answer, not a fault
    """It was sealed with a key that is not here."""


class Seal:
    """Seals with the newest of `keys` (with commas), opens with any; without keys, with the one in `file`."""

    def __init__(self, keys: str, file: Path) -> None:
        self._keys, self._file = keys, file

    def close(self, text: str) -> str:
        """`text`, encrypted."""
        return self._fernet().encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """What was sealed. Raises SealLost."""
        try:
            return self._fernet().decrypt(sealed).decode()
        except InvalidToken:
            raise SealLost from None

    def _fernet(self) -> MultiFernet:
        told = [part.strip() for part in self._keys.split(",") if part.strip()] or [self._kept()]
        return MultiFernet([Fernet(_as_key(one)) for one in told])

    def _kept(self) -> str:
        """The key in the file, made at the first need; of two processes that make it, one is first."""
        if not self._file.exists():
            self._file.parent.mkdir(parents=True, exist_ok=True)
            mine = self._file.with_name(f".{self._file.name}.{secrets.token_hex(8)}")
            with os.fdopen(os.open(mine, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
                out.write(secrets.token_urlsafe(32))
                out.flush()
                os.fsync(out.fileno())
            with suppress(FileExistsError):
                os.link(mine, self._file)
            mine.unlink()
        return self._file.read_text(encoding="ascii").strip()


def _as_key(told: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(told.encode()).digest())
