"""Reports signed with the house's certificate, where the settings name one; and what a page says of it.

A wrong setting never costs anyone a report: it comes out unsigned, and the page says why.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from inspections.settings import Settings, SettingsWrong, settings
from scoring.pdf.sign import CannotSign, name_on, signed

REASON = "Inspection report by Sixty"


@dataclass(frozen=True)
class Standing:
    """Who signs the reports ("" for nobody), and what keeps them from being signed although that was set."""

    by: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Certificate:
    """A PKCS #12 file as read, and whose it is."""

    data: bytes = field(repr=False)
    passphrase: str = field(repr=False)
    name: str


def signing() -> Standing:
    """How reports are signed here, as the setting and the file stand now."""
    try:
        certificate = _in_force()
    except CannotSign as refused:
        return Standing(problem=str(refused))
    return Standing(certificate.name) if certificate else Standing()


def signed_by_the_house(pdf: bytes) -> bytes:
    """The PDF, signed where a certificate is set and can be used; else as it is. `signing` says why not."""
    with suppress(CannotSign):
        if certificate := _in_force():
            return signed(pdf, certificate.data, certificate.passphrase, reason=REASON)
    return pdf


def certificate_of(asked: Settings, now: datetime) -> Certificate | None:
    """The certificate that is set; None where none is. CannotSign, with what to change, if it is wrong."""
    if not asked.sign_certificate:
        return None
    data = _read("SIXTY_SIGN_CERTIFICATE", asked.sign_certificate)
    hour = now.replace(minute=0, second=0, microsecond=0)
    return Certificate(data, asked.sign_passphrase, _name(data, asked.sign_passphrase, hour))


def _in_force() -> Certificate | None:
    try:
        asked = settings()
    except SettingsWrong as wrong:
        raise CannotSign(str(wrong)) from wrong
    return certificate_of(asked, datetime.now(UTC))


def _read(setting: str, path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as failed:
        raise CannotSign(
            f"{setting} names a file that cannot be read: {failed.strerror}. Correct it."
        ) from failed


@lru_cache(maxsize=4)
def _name(data: bytes, passphrase: str, hour: datetime) -> str:
    """Read once an hour: a certificate's key is slow to open, and it may have run out."""
    return name_on(data, passphrase, hour)
