"""How people may sign in to this house, as its settings say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inspections.access import OWNER
from inspections.sealing import Seal
from inspections.settings import SettingsWrong

if TYPE_CHECKING:
    from pathlib import Path

    from inspections.records import Account
    from inspections.settings import Settings

KEY_FILE = "secret.key"
ON_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class SignInRules:
    """What holds here. `issuer` is "" where no organisation's accounts are used."""

    seal: Seal
    address: str = ""
    issuer: str = ""
    client_id: str = ""
    client_secret: str = ""
    name: str = ""
    verified: str = "email_verified"
    only: tuple[str, ...] = ()
    break_glass: str = ""
    second_factor: tuple[str, ...] = ()

    def by_provider_only(self, person: Account) -> bool:
        """Whether neither password nor passkey lets this person in."""
        key = person.role == OWNER and person.email.casefold() == self.break_glass.casefold()
        return person.role in self.only and not key

    def needs_factor(self, person: Account) -> bool:
        """Whether a password alone does not let this person in."""
        return person.role in self.second_factor


def rules_of(here: Settings, data: Path) -> SignInRules:
    """The rules that these settings make. `data` is the folder of the key. SettingsWrong."""
    if wrong := list(_problems(here)):
        raise SettingsWrong(wrong)
    return SignInRules(
        seal=Seal(here.secret_key, data / KEY_FILE),
        address=here.address,
        issuer=here.oidc_issuer,
        client_id=here.oidc_client_id,
        client_secret=here.oidc_client_secret,
        name=here.oidc_name,
        verified=here.oidc_verified,
        only=here.oidc_only,
        break_glass=here.break_glass,
        second_factor=here.second_factor,
    )


def _problems(here: Settings) -> list[str]:
    told = []
    issuer = urlsplit(here.oidc_issuer)
    if issuer.scheme == "http" and issuer.hostname not in ON_THIS_MACHINE:
        told.append(
            "SIXTY_OIDC_ISSUER: who proves who people are is reached by https alone. Give its https address."
        )
    if here.oidc_issuer and not (here.oidc_client_id and here.oidc_client_secret):
        told.append(
            "SIXTY_OIDC_ISSUER needs SIXTY_OIDC_CLIENT_ID and SIXTY_OIDC_CLIENT_SECRET:"
            " the provider gives both where this house is registered with it."
        )
    if here.oidc_only and not here.oidc_issuer:
        told.append(
            "SIXTY_OIDC_ONLY shuts everyone out without SIXTY_OIDC_ISSUER. Give both, or leave it out."
        )
    if here.oidc_only and not here.break_glass:
        told.append(
            "SIXTY_OIDC_ONLY needs SIXTY_BREAK_GLASS: one owner's address who gets in if the provider fails."
        )
    return told
