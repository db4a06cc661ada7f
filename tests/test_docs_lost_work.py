"""docs/no-lost-work.md names a test for every way work could be lost, and each of them exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/no-lost-work.md").read_text(encoding="utf-8")
CASES = 18
"""L1 to L18."""


@cache
def names_of_all_tests() -> set[str]:
    """The names of all test functions."""
    files = (ROOT / "tests").rglob("test_*.py")
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in files)
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def rows() -> list[list[str]]:
    """The cells of every row of both tables, heads left out."""
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [row for row in cells if set(row[0]) != {"-"} and row[-1].strip() not in ("shown by", "---")]


def named_in(row: list[str]) -> list[str]:
    return re.findall(r"`([^`]+)`", row[-1])


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0][:50])
def test_every_case_names_tests_and_each_of_them_exists(row: list[str]) -> None:
    """A file of the browser modules' own tests may stand for its tests."""
    missing = [
        name for name in named_in(row) if name not in names_of_all_tests() and not (ROOT / name).is_file()
    ]

    assert named_in(row), "no test shows it"
    assert not missing


def test_no_case_is_left_out() -> None:
    """L1 to L18 once each, in their order."""
    numbers = [row[0] for row in rows() if re.fullmatch(r"L\d+", row[0])]

    assert numbers == [f"L{number}" for number in range(1, CASES + 1)]


def test_every_test_of_lost_work_is_named_on_the_page() -> None:
    """A test that nobody finds proves nothing to anybody."""
    told = {name for row in rows() for name in named_in(row)}
    files = [
        *(ROOT / "tests/browser").glob("test_lost_work*.py"),
        ROOT / "tests/browser/test_fault_journey.py",
    ]
    found = {
        name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text(), re.MULTILINE)
    }

    assert found <= told
