"""What holds for all tests: passwords are hashed quickly, and chance is measured out.

Forty cases of a property each, new ones in every run, and none fails for being slow: a busy machine says
nothing about a rule. What is proven against brute force asks for more where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from inspections import passwords

settings.register_profile(
    "sixty", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("sixty")


@pytest.fixture(scope="session", autouse=True)
def products_hasher() -> Iterator[PasswordHasher]:
    """The same Argon2id at a fraction of its price; a hash tells its own parameters, so it fits as well."""
    kept, passwords.HASHER = passwords.HASHER, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield kept
    passwords.HASHER = kept
