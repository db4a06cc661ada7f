"""Every problem that can be told is described for those who write packs, and proved by a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards import pack
from standards.limits_written import LIMIT_KINDS
from standards.problems import Fault
from standards.vocabulary import DEPARTMENT, GATE, GATE_RULES, PACK, RATING, STANDARD

HERE = Path(__file__).parent
README = (HERE.parents[1] / "standards" / "README.md").read_text(encoding="utf-8")
TESTS = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
WORDS = [
    *pack.STAGES,
    *pack.CHANNELS,
    *pack.CLASSES,
    *pack.CLASSIFICATIONS,
    *pack.DIMENSIONS,
    *pack.EVIDENCE,
    *pack.HOUSE_KINDS,
    *pack.EXPECTED_BY,
    *pack.MEASURES,
    *LIMIT_KINDS,
    *GATE_RULES,
]
KEYS = [
    key for form in (PACK, DEPARTMENT, STANDARD, RATING, GATE) for key in {**form.required, **form.optional}
]


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.code)
def test_every_problem_code_is_described_and_tested(fault: Fault) -> None:
    """A line of its own in the table of standards/README.md, and its code in a test."""
    assert f"\n| `{fault.code}` | " in README
    assert f'"{fault.code}"' in TESTS or f'match="{fault.code}"' in TESTS or f'"{fault.code} ' in TESTS


def test_the_readme_describes_no_problem_that_cannot_be_told() -> None:
    """A code that is gone is gone from the table as well."""
    table = README.split("## Problems")[1]
    described = {line.split("`")[1] for line in table.splitlines() if line.startswith("| `")}

    assert described == {fault.code for fault in Fault}


@pytest.mark.parametrize("word", [*WORDS, *KEYS])
def test_every_word_of_the_vocabulary_is_described(word: str) -> None:
    """Nobody should have to read the code to write a pack."""
    assert f"`{word}`" in README or f"\n{word}:" in README or f" {word}:" in README
