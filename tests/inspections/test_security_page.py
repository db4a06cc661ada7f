"""docs/security.md: every test it names exists; and measures that had none."""

from __future__ import annotations

import ast
import re
from datetime import timedelta
from pathlib import Path

from inspections import audit
from inspections.http.session import COOKIE
from tests.inspections.a_form import sign_in
from tests.inspections.a_house import House
from tests.inspections.a_server import a_browser, a_server

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_test_that_the_page_names_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)

    assert len(named) > 50
    assert not [place for place in named if place[1] and place[1] not in _tests_in(place[0])]
    assert not [path for path, _ in named if not (ROOT / path).exists()]


def test_every_threat_has_its_test() -> None:
    table = PAGE.partition("## Threats")[2].partition("##")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ") and "---" not in line][1:]

    assert len(rows) > 25
    assert not [row for row in rows if "::test_" not in row]


def test_a_cookie_that_was_planted_is_never_signed_in(house: House) -> None:
    """Whoever knows it beforehand is not let in by it afterwards."""
    browser = a_browser(a_server(house))
    browser.cookies.set(COOKIE, "planted-by-somebody", domain="sixty.example", path="/")

    sign_in(browser)

    assert browser.get("/api/me").status_code == 200
    assert "planted-by-somebody" not in browser.cookies.values()
    other = a_browser(a_server(house))
    other.cookies.set(COOKIE, "planted-by-somebody", domain="sixty.example", path="/")
    assert other.get("/api/me").status_code == 401


def test_no_line_of_the_book_becomes_a_formula(house: House) -> None:
    owner, now = house.people["owner"], house.clock.now
    audit.note(house.store, owner, "person_added", now, about='=HYPERLINK("https://evil.example")')

    book = audit.take_audit(house.store, owner, now - timedelta(1), now + timedelta(1), now).decode()

    assert "'=HYPERLINK" in book
    assert not re.search(r'(^|,)"?[=+@-]', book, re.MULTILINE)


def _tests_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
