"""What holds for all tests: passwords are hashed quickly, chance is measured out, and garbage is swept late.

Forty cases of a property each, new ones in every run, and none fails for being slow: a busy machine says
nothing about a rule. What is proven against brute force asks for more where it stands.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from inspections import passwords

settings.register_profile(
    "sixty", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("sixty")


def pytest_configure() -> None:
    """Nothing that is collected goes away before the end: looking through it for what could costs a tenth."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on garbage is collected as ever, and what was read so far is left alone."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def products_hasher() -> Iterator[PasswordHasher]:
    """The same Argon2id at a fraction of its price; a hash tells its own parameters, so it fits as well."""
    kept, passwords.HASHER = passwords.HASHER, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield kept
    passwords.HASHER = kept
