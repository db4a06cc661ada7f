"""The API survives what schemathesis makes up from its document, and answers as the document says.

benchmarks/api_fuzz.py does the same for longer.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.scoring.an_api import a_world_in
from tests.scoring.api_fuzz import Fuzz, names

EXAMPLES = 1
"""Of each kind for each call, beside all edge cases: some 850 requests."""


@pytest.fixture(scope="module")
def fuzz(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzz]:
    with a_world_in(tmp_path_factory.mktemp("fuzz")) as world:
        yield Fuzz(world)


@pytest.mark.parametrize("name", names())
def test_no_input_breaks_a_call_and_each_answer_is_as_documented(fuzz: Fuzz, name: str) -> None:
    """No 5xx; statuses, types, headers and bodies as documented; wrong data and missing keys are refused."""
    fuzz.run(name, EXAMPLES)
