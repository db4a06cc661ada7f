"""scoring/README.md, the code and the tests agree on every rule, guarantee, problem code and column."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from scoring.observations_csv import COLUMNS

ROOT = Path(__file__).parents[2]
README = (ROOT / "scoring" / "README.md").read_text(encoding="utf-8")
RULES = re.findall(r"^\*\*([RG]\d+) – ", README, re.MULTILINE)
SOURCES = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "scoring").rglob("*.py")))
TESTS = {
    path: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests" / "scoring").glob("test_*.py"))
    if path != Path(__file__)
}
GUARANTEES = "".join(text for path, text in TESTS.items() if path.name == "test_guarantees.py")
READERS = ("observations", "observations_csv", "observations_json", "sheets")
NO_CODES = {"date-time", "utf-8", "utf-8-sig"}


def problem_codes() -> list[str]:
    """Every text in the readers of observation files that has the shape of a code."""
    texts: set[str] = set()
    for name in READERS:
        tree = ast.parse((ROOT / "scoring" / f"{name}.py").read_text(encoding="utf-8"))
        constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        texts |= {value for value in constants if isinstance(value, str)}
    one_word = {"shape", "undecided"} & texts
    return sorted({t for t in texts if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", t)} - NO_CODES | one_word)


CODES = problem_codes()


def test_the_rules_are_numbered_without_a_gap() -> None:
    """R1 to R12, then G1 to G8."""
    expected = [*(f"R{n}" for n in range(1, 13)), *(f"G{n}" for n in range(1, 9))]

    assert expected == RULES


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_and_guarantee_is_named_in_a_test(rule: str) -> None:
    """A test's docstring cites what it proves."""
    assert any(re.search(rf'"""[^"]*\b{rule}\b', text) for text in TESTS.values())


@pytest.mark.parametrize("guarantee", [rule for rule in RULES if rule.startswith("G")])
def test_every_guarantee_is_a_property(guarantee: str) -> None:
    """Proved for any pack and any visit, not by example."""
    assert re.search(rf'@given\([^@]*?"""[^"]*\b{guarantee}\b', GUARANTEES)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.startswith("R")])
def test_every_rule_is_named_where_it_is_applied(rule: str) -> None:
    """In the code, so that a reader finds it from either side."""
    assert re.search(rf"\b{rule}\b", SOURCES)


def test_the_problem_codes_are_those_of_the_code() -> None:
    """No more, no fewer."""
    listed = re.search(r"^Problem codes: (.*)$", README, re.MULTILINE)
    assert listed

    told = set(re.findall(r"`([a-z0-9-]+)`", listed[1]))
    assert told == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_problem_code_is_named_in_a_test(code: str) -> None:
    """By its code, so that wording can improve freely."""
    assert any(f'"{code}"' in text for text in TESTS.values())


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_described(column: str) -> None:
    """In the table of the page."""
    table = README[README.index("**CSV**") : README.index("**JSON**")]

    assert f"`{column}`" in table


def test_every_file_that_the_page_names_is_there() -> None:
    """Rooms that moved leave no sign behind."""
    rooms = README[README.index("## Rooms") : README.index("## The rules")]

    assert all(list((ROOT / "scoring").glob(name)) for name in re.findall(r"`([\w*]+\.(?:py|json))`", rooms))
