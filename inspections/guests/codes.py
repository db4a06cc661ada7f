"""The code on a card: sixteen letters and figures, half of them a signature. Pure.

Eight name the code, eight sign it with the house's own secret, so that no code can be guessed and a wrong one
is refused without a look at the database. Letters that look alike are read as the same.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

HALF = 8
BYTES = 5
"""40 bits a half: a code is tried once in a thousand billion, at sixty tries a minute."""
_ALIKE = str.maketrans({"0": "O", "1": "I", "8": "B", "9": "G"})
"""What base 32 does not have, read as what it was mistaken for."""


def name_of(random: bytes) -> str:
    """The name of a new code, made of five random bytes."""
    return base64.b32encode(random[:BYTES]).decode()


def signed(secret: bytes, name: str) -> str:
    """What stands on the card."""
    digest = hmac.new(secret, f"guest {name}".encode(), hashlib.sha256).digest()
    return name + name_of(digest)


def opened(secret: bytes, code: str) -> str | None:
    """The name of the code on the card; None where the house has not signed it."""
    read = "".join(code.upper().split()).replace("-", "").translate(_ALIKE)
    if len(read) != 2 * HALF or not read.isascii():
        return None
    return read[:HALF] if hmac.compare_digest(signed(secret, read[:HALF]), read) else None


def grouped(code: str) -> str:
    """The code as it is printed, to be typed: in fours."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
