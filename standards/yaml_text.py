"""A tree of texts as YAML that `tree_of` reads back to the same: quoted where YAML would take it for more."""

from __future__ import annotations

import re
from typing import Any

import yaml

_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")
_NUMBERS = {"format", "weight", "coverage", "stars", "at_most", "at_least", "above", "half_step", "none_at",
            "at_least_weight", "count", "rings", "service", "facility"}  # fmt: skip
_COUNTED_BY = {"bands", "minutes"}
"""Mappings of names to numbers."""
_INLINE = 96


class _Dumper(yaml.SafeDumper):
    """Long sentences are folded, short mappings stand on a line, nothing is shared by an anchor."""

    def ignore_aliases(self, _data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - its form
        super().increase_indent(flow, False)


class _Plain(str):
    """A text that is written without quotes."""

    __slots__ = ()


def _as_it_is(dumper: _Dumper, text: _Plain) -> yaml.Node:
    """Under the tag that YAML itself would give it, so that none is written."""
    kind = "bool" if text in ("true", "false") else "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", str(text))


_Dumper.add_representer(_Plain, _as_it_is)
_Dumper.add_representer(
    dict,
    lambda dumper, tree: dumper.represent_mapping(
        "tag:yaml.org,2002:map", tree.items(), flow_style=_short(tree)
    ),
)
_Dumper.add_representer(
    list,
    lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=_short(items)),
)


def as_yaml(tree: dict[str, Any], schema: str = "") -> str:
    """The tree as a file. With `schema`, editors are told in the first line what may stand in it."""
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    body = yaml.dump(
        _plain("", tree),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=106,
        default_flow_style=False,
    )
    return head + body


def _plain(key: str, value: Any) -> Any:
    """Numbers, true and false as such; everything else stays a text."""
    if isinstance(value, dict):
        return {
            _Plain(name) if key == "bands" else name: _plain("weight" if key in _COUNTED_BY else name, each)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [_plain(key, each) for each in value]
    number = key in _NUMBERS and _NUMBER.fullmatch(value)
    return _Plain(value) if number or (key == "critical" and value in ("true", "false")) else value


def _short(tree: Any) -> bool:
    """Whether it fits a line: texts and numbers, nothing nested."""
    items = tree.values() if isinstance(tree, dict) else tree
    words = sum(len(str(each)) + 4 for each in (*items, *(tree if isinstance(tree, dict) else ())))
    return all(isinstance(each, str) and "\n" not in each for each in items) and words < _INLINE
