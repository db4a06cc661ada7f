"""Reports signed with the house's certificate, where one is set (settings.py); and what a page says of it.

A wrong setting never costs anyone a report: it comes out unsigned, and the page says why.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from scoring.pdf.sign import CannotSign, name_on, signed
from scoring.settings import ReportSettings, report_settings

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
        certificate = certificate_of(report_settings(), datetime.now(UTC))
    except CannotSign as refused:
        return Standing(problem=str(refused))
    return Standing(certificate.name) if certificate else Standing()


def signed_by_the_house(pdf: bytes) -> bytes:
    """The PDF, signed where a certificate is set and can be used; else as it is. `signing` says why not."""
    with suppress(CannotSign):
        if certificate := certificate_of(report_settings(), datetime.now(UTC)):
            return signed(pdf, certificate.data, certificate.passphrase, reason=REASON)
    return pdf


def certificate_of(asked: ReportSettings, now: datetime) -> Certificate | None:
    """The certificate that is set; None where none is. CannotSign, with what to change, if it is wrong."""
    if not asked.certificate:
        return None
    data = _read("SIXTY_SIGN_CERTIFICATE", asked.certificate)
    passphrase = asked.passphrase
    if asked.passphrase_file:
        lines = (
            _read("SIXTY_SIGN_PASSPHRASE_FILE", asked.passphrase_file).decode(errors="replace").splitlines()
        )
        passphrase = lines[0] if lines else ""
    return Certificate(
        data, passphrase, _name(data, passphrase, now.replace(minute=0, second=0, microsecond=0))
    )


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
