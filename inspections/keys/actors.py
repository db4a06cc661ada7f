"""Whoever an event may be by: people, and the systems that act by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspections.keys.key import system_of

if TYPE_CHECKING:
    from inspections.records import Account
    from inspections.store import Store


def actors(store: Store) -> dict[str, Account]:
    """Accounts by the id that stands in logs: of people, and of systems, ended ones too."""
    systems = [system_of(key) for key in store.api_keys()]
    return {account.id: account for account in [*store.accounts(), *systems]}
