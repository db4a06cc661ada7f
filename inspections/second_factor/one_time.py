"""One-time codes as authenticator apps make them: six digits for each half minute (RFC 6238), by pyotp."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

import pyotp

if TYPE_CHECKING:
    from datetime import datetime

SECONDS = 30
AROUND = (0, -1, 1)
"""A phone's clock may be half a minute off (RFC 6238, section 5.2)."""
HOUSE = "Sixty"


def fresh_secret() -> str:
    """160 random bits in base32, as apps read them."""
    return pyotp.random_base32()


def link_of(secret: str, email: str) -> str:
    """What the QR code says to an authenticator app."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=HOUSE)


def step_of(secret: str, typed: str, now: datetime) -> int | None:
    """The half minute whose code it is, counted since 1970: this one, the one before or after; else None."""
    code, this = "".join(typed.split()).encode(), int(now.timestamp()) // SECONDS
    made = pyotp.TOTP(secret)
    steps = (this + off for off in AROUND)
    return next((one for one in steps if hmac.compare_digest(made.generate_otp(one).encode(), code)), None)
