"""Passkeys (WebAuthn): asked for, and held against what was asked, by py_webauthn.

A device proves that it has the key and that it knows its owner (a finger, a face, a PIN): user verification
is always asked for, so that a passkey alone is as good as a password with a code.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, exceptions, options_to_json_dict
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from inspections.records import Passkey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from inspections.records import Account

WRONG = (exceptions.WebAuthnException, ValueError, KeyError, TypeError)
"""What py_webauthn raises at what a browser should not have sent."""


class NotProved(Exception):  # noqa: N818 – an answer, not a fault
    """What was sent does not prove what was asked."""


@dataclass(frozen=True)
class Asked:
    """What the browser is given, and the challenge to keep until it answers."""

    options: dict[str, Any]
    challenge: str


def ask_for_new(address: str, person: Account, held: Iterable[Passkey]) -> Asked:
    """A new passkey for that person at this house. `address` is its own: "https://sixty.example"."""
    options = webauthn.generate_registration_options(
        rp_id=_house(address),
        rp_name="Sixty",
        user_id=hashlib.sha256(person.id.encode()).digest(),
        user_name=person.email,
        user_display_name=person.name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_named(held),
    )
    return Asked(options_to_json_dict(options), bytes_to_base64url(options.challenge))


def new_passkey(  # noqa: PLR0917 - what was asked, what came, and what to call it
    address: str, challenge: str, person: Account, sent: Mapping[str, Any], name: str, now: datetime
) -> Passkey:
    """The passkey that was made. Raises NotProved."""
    try:
        proved = webauthn.verify_registration_response(
            credential=dict(sent),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=_house(address),
            expected_origin=address,
            require_user_verification=True,
        )
    except WRONG as wrong:
        raise NotProved from wrong
    key = bytes_to_base64url(proved.credential_public_key)
    return Passkey(bytes_to_base64url(proved.credential_id), person.id, key, proved.sign_count, name, now)


def ask_for(address: str, held: Iterable[Passkey] = ()) -> Asked:
    """One of these passkeys; of none, whichever the device has for this house."""
    options = webauthn.generate_authentication_options(
        rp_id=_house(address),
        allow_credentials=_named(held),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return Asked(options_to_json_dict(options), bytes_to_base64url(options.challenge))


def uses_proved(address: str, challenge: str, passkey: Passkey, sent: Mapping[str, Any]) -> int:
    """What the passkey's own counter says now, once it has signed the challenge. Raises NotProved."""
    try:
        proved = webauthn.verify_authentication_response(
            credential=dict(sent),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=_house(address),
            expected_origin=address,
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.uses,
            require_user_verification=True,
        )
    except WRONG as wrong:
        raise NotProved from wrong
    return proved.new_sign_count


def _house(address: str) -> str:
    return urlsplit(address).hostname or ""


def _named(held: Iterable[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.id)) for one in held]
