"""A pack as the tables of our own files: the same for Excel, for a zip of CSV and beside an XLSForm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from standards.exchange.limits_words import limit_line
from standards.exchange.tree import Tree, file_trees
from standards.pack import HOUSE_KINDS, Pack

Rows = list[list[str]]
FEWEST_PHRASES = 4
_GATE = ("id", "stars", "rule", "at_most", "at_least", "department", "class", "area", "above", "standards")
_AREA = ("id", "departments", "classifications", "classes")
_SCENARIO = ("departments", "briefly", "at_least_weight", "channels", "also", "without")
_ELSEWHERE = ("departments", "minutes", "scenarios")
_LIMIT_KINDS = ("within", "around", "between", "rings", "quoted", "every", "wait")


def sheets(pack: Pack) -> dict[str, Rows]:
    """The tables by name, each with its column names in the first row."""
    trees = file_trees(pack)
    main, departments = trees.pop("pack"), trees
    return {
        "Standards": _standards(departments, pack.languages),
        "Departments": _departments(main, departments, pack.languages),
        "Pack": [["key", "value"], *_flat({k: v for k, v in main.items() if k not in _ELSEWHERE})],
        "Gates": _table(main["rating"].get("gates", []), _GATE),
        "Areas": _table(main["rating"].get("areas", []), _AREA),
        "Scenarios": _scenarios(main.get("scenarios", []), pack.languages),
    }


def standards_columns(languages: Sequence[str], phrases: int = FEWEST_PHRASES) -> list[str]:
    """The column names of the table of standards."""
    said = [f"phrase {n}" for n in range(1, phrases + 1)]
    return [
        "department", "id", *_each("group", languages), *_each("text", languages), *_each("met", languages),
        "channel", "class", "classification", "dimension", "weight", *_each("weight_because", languages),
        "critical", *_each("critical_because", languages), "expected_by", "serves", "evidence", "measures",
        "limit", *(f"limit {house}" for house in HOUSE_KINDS), *_each("unless", languages),
        *_each("starts", languages), *_each("stops", languages),
        *(name for phrase in said for name in _each(phrase, languages)),
    ]  # fmt: skip


def _each(name: str, languages: Sequence[str]) -> list[str]:
    return [f"{name} ({language})" for language in languages]


def _standards(departments: Mapping[str, Tree], languages: Sequence[str]) -> Rows:
    standards = [(name, each) for name, tree in departments.items() for each in tree["standards"]]
    most = max((len(each.get("phrases", ())) for _, each in standards), default=0)
    columns = standards_columns(languages, max(most, FEWEST_PHRASES))
    lines = (_standard(name, each) for name, each in standards)
    return [columns, *([line.get(column, "") for column in columns] for line in lines)]


def _standard(department: str, tree: Tree) -> dict[str, str]:
    """A standard as one row: its cells by column name."""
    plain = {key: value for key, value in tree.items() if isinstance(value, str)}
    lists: dict[str, str] = {key: ", ".join(tree[key]) for key in ("serves", "evidence") if key in tree}
    texts: Tree = {
        key: tree[key]
        for key in ("group", "text", "met", "weight_because", "critical_because")
        if key in tree
    }
    texts |= tree.get("clock", {})
    texts |= {f"phrase {n}": phrase for n, phrase in enumerate(tree.get("phrases", ()), 1)}
    limit = tree.get("limit", {})
    texts |= {"unless": limit["unless"]} if "unless" in limit else {}
    said = {f"{key} ({language})": text for key, each in texts.items() for language, text in each.items()}
    return {"department": department, **plain, **lists, **said, **_limits(limit)}


def _limits(limit: Tree) -> dict[str, str]:
    if not limit:
        return {}
    usual = {kind: value for kind, value in limit.items() if kind in _LIMIT_KINDS}
    return {
        "limit": limit_line(usual),
        **{f"limit {h}": limit_line(limit[h]) for h in HOUSE_KINDS if h in limit},
    }


def _departments(main: Tree, departments: Mapping[str, Tree], languages: Sequence[str]) -> Rows:
    minutes = main.get("minutes", {})
    rows = [
        [name, *(tree["title"][language] for language in languages), tree["stage"], minutes.get(name, "")]
        for name, tree in departments.items()
    ]
    return [["department", *_each("title", languages), "stage", "minutes"], *rows]


def _scenarios(scenarios: list[Tree], languages: Sequence[str]) -> Rows:
    rows = [
        [each["id"], *(each["title"][language] for language in languages),
         *(_cell(each.get(key, "")) or ("-" if key == "departments" else "") for key in _SCENARIO)]
        for each in scenarios
    ]  # fmt: skip
    return [["id", *_each("title", languages), *_SCENARIO], *rows]


def _table(items: list[Tree], columns: Sequence[str]) -> Rows:
    return [list(columns), *([_cell(item.get(column, "")) for column in columns] for item in items)]


def _cell(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def _flat(tree: Tree, above: str = "") -> Rows:
    """Keys and values: {"title": {"en": "House"}} is ["title.en", "House"]. Lists of mappings stand apart."""
    rows: Rows = []
    for key, value in tree.items():
        path = f"{above}{key}"
        if isinstance(value, dict):
            rows += _flat(value, f"{path}.")
        elif not (isinstance(value, list) and any(isinstance(each, dict) for each in value)):
            rows.append([path, _cell(value)])
    return rows
