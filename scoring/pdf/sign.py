"""A finished PDF signed with the house's certificate: whoever changes a byte of it breaks the signature.

By pyHanko, as an addition to the file: what was written stays as it is. It is not installed with Sixty,
only where reports are to be signed (`pip install pyHanko==0.38.0`). Source: ETSI EN 319 142-1 (PAdES B-B).
"""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

_CHECK = "Check its passphrase, and that it is a PKCS #12 file (.p12)."
_INSTALL = "To sign reports, install pyHanko: pip install pyHanko==0.38.0."


class CannotSign(Exception):  # noqa: N818 - said as it is
    """The report was not signed; the message says why and what to do."""


def signed(pdf: bytes, certificate: bytes, passphrase: str, *, reason: str = "") -> bytes:
    """The PDF with an invisible signature over all of it; `certificate` is a PKCS #12 file with its key.

    Raises CannotSign where pyHanko is not installed, or the certificate cannot be read with that passphrase.
    The signature holds the time it was made, so two of them differ.
    """
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - optional
        from pyhanko.sign import fields, signers  # noqa: PLC0415 - as above
    except ImportError as missing:
        raise CannotSign(_INSTALL) from missing
    meta = signers.PdfSignatureMetadata(
        field_name="Sixty",
        reason=reason or None,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
    )
    signer = _signer(signers, certificate, passphrase)
    out = io.BytesIO()
    with ThreadPoolExecutor(1) as apart:  # pyHanko runs a loop of its own, which a thread with a loop refuses
        made = apart.submit(
            signers.sign_pdf, IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer=signer, output=out
        )
        if failed := made.exception():
            raise CannotSign(f"The report could not be signed: {failed}. {_CHECK}") from failed
    return out.getvalue()


def name_on(certificate: bytes, passphrase: str, day: datetime) -> str:
    """Whose certificate it is, as people know them. CannotSign as `signed`, or where it is not valid then."""
    try:
        from pyhanko.sign import signers  # noqa: PLC0415 - optional
    except ImportError as missing:
        raise CannotSign(_INSTALL) from missing
    held = _signer(signers, certificate, passphrase).signing_cert
    if not held.not_valid_before <= day <= held.not_valid_after:
        start, end = f"{held.not_valid_before:%Y-%m-%d}", f"{held.not_valid_after:%Y-%m-%d}"
        raise CannotSign(f"The certificate is valid from {start} to {end}. Give one that is valid today.")
    told = held.subject.native
    return str(told.get("common_name") or told.get("organization_name") or held.subject.human_friendly)


def _signer(signers: Any, certificate: bytes, passphrase: str) -> Any:
    """The certificate and its key, read. pyHanko gives None, and logs why, where it cannot."""
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(
            certificate, other_certs=[], passphrase=passphrase.encode() or None
        )
    except Exception as unreadable:
        why = str(unreadable).rstrip(".")
        raise CannotSign(f"The certificate cannot be read: {why}. {_CHECK}") from unreadable
    if signer is None:
        raise CannotSign(f"The certificate cannot be read. {_CHECK}")
    return signer
