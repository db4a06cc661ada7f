"""Recovery codes: ten, each for one sign-in, for whoever has lost the phone. Only their digests are kept."""

from __future__ import annotations

import hashlib
import secrets

HOW_MANY = 10
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No I, O, 0 and 1, which look alike on paper. Sixteen of these are 80 bits: no one tries them through."""


def fresh_codes() -> tuple[str, ...]:
    """Ten new ones, as people read them: "KX7P-…"."""
    return tuple(_in_fours("".join(secrets.choice(SIGNS) for _ in range(16))) for _ in range(HOW_MANY))


def digest_of(account_id: str, typed: str) -> str:
    """What is kept of a code, however it is typed."""
    plain = "".join(sign for sign in typed.upper() if sign.isalnum())
    return hashlib.sha256(f"recovery {account_id} {plain}".encode()).hexdigest()


def _in_fours(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))
