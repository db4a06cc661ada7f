"""What holds for all tests: passwords are hashed quickly, since every house has people."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from inspections import passwords


@pytest.fixture(scope="session", autouse=True)
def products_hasher() -> Iterator[PasswordHasher]:
    """The same Argon2id at a fraction of its price; a hash tells its own parameters, so it fits as well."""
    kept, passwords.HASHER = passwords.HASHER, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield kept
    passwords.HASHER = kept
