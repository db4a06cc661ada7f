"""Passwords: which ones will do, and how they are kept (Argon2id, RFC 9106)."""

from __future__ import annotations

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 200

# Those of the well-known lists of leaked passwords that are long enough to pass the first rule,
# without their digits and signs at the end, and what someone would try at a hotel.
_WORDS = """
abcdefghij abcdefghijk aaaaaaaaaa administrator asdfghjkl asdfghjklo basketball bismillah businessbabe
butterfly changemenow changeme chocolate christopher computer confidential correcthorsebatterystaple
donaldduck elizabeth fivestar fivestars football frontdesk greenapples hospitality hotelhotel housekeeping
iloveyou iloveyoubaby iloveyouforever ilovejesus inspection inspector internet jacqueline
letmein letmeinnow liverpool loveyou manchester manutdmanutd michaeljordan microsoft mysteryshopper
mysteryshopping opensesame password passwordpassword passw0rd p@ssword p@ssw0rd
princess qazwsxedc qwerty qwertyqwerty qwertyuiop qwertyuiopasdfghjkl reception
secretsecret sixtysixty spongebob starwars strawberry sunflower sunshine superman
trustnoone unbelievable victoria watermelon welcome welcomewelcome whatever
zaqxswcde zxcvbnmasdf zxcvbnm
"""
COMMONEST = frozenset(_WORDS.split())
_TRIMMINGS = "0123456789!?.,*#@$&_-+ "

HASHER = PasswordHasher()  # argon2-cffi's defaults: RFC 9106's second recommendation


def problem_with_password(password: str, email: str) -> str | None:
    """What keeps this password from being taken, as a sentence; None if nothing does."""
    plain = _normal(password)
    bare = plain.casefold().strip(_TRIMMINGS)
    mailbox = email.strip().casefold()
    if len(plain) < SHORTEST:
        return f"Use at least {SHORTEST} characters. Three or four words in a row are easy to remember."
    if len(plain) > LONGEST:
        return f"Use at most {LONGEST} characters."
    if plain.casefold() == mailbox or bare == mailbox.partition("@")[0].strip(_TRIMMINGS) != "":
        return "Choose a password that is not your e-mail address."
    if not bare or bare in COMMONEST or len(set(plain)) < 5:
        return "This password is among the first that anyone would try. Choose another."
    return None


def hash_password(password: str) -> str:
    """The Argon2id hash of a password, with its salt and parameters, as one string to keep."""
    return HASHER.hash(_normal(password))


def password_fits(kept: str, password: str) -> bool:
    """Whether the password is the one whose hash was kept. Takes its time, on purpose."""
    try:
        return HASHER.verify(kept, _normal(password)[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False


def wants_rehash(kept: str) -> bool:
    """Whether a kept hash was made with other parameters than today's."""
    try:
        return HASHER.check_needs_rehash(kept)
    except InvalidHashError:
        return True


def _normal(password: str) -> str:
    # The same word typed on two keyboards may come as different code points (RFC 8265).
    return unicodedata.normalize("NFC", password)
