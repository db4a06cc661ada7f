"""A YAML text as a tree that knows its lines.

It is composed here from YAML's events: every value stays the text it was written as (so `no` is a language
and 17:00 a time, not False and 61200), no tag makes an object, and depth and number of values are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import yaml

from standards.problems import Fault, PackProblems, Place, Problem, Where
from standards.written import NOTHING, Written

DEEPEST = 32
MOST_VALUES = 100_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_A_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_EMPTY_WORDS = ("~", "null")


def tree_of(text: str, file: str) -> tuple[Written, list[Problem]]:
    """The document in `text`, nothing if it cannot be read to its end, and what is wrong with it as YAML."""
    stray = _NOT_A_TEXT.search(text)
    if stray:
        line = text.count("\n", 0, stray.start()) + 1
        return NOTHING, [_bad_character(stray[0], Where(file, line))]
    tree = _Tree(file, yaml.parse(text, Loader=_LOADER))
    try:
        return tree.document(), tree.problems
    except PackProblems as stopped:
        return NOTHING, [*tree.problems, *stopped.problems]
    except yaml.YAMLError as error:
        return NOTHING, [*tree.problems, _syntax(error, file)]


class _Tree:
    """Grows a document from its events; a fault it cannot grow past is raised."""

    def __init__(self, file: str, events: Iterator[yaml.Event]) -> None:
        self.file = file
        self.events = events
        self.problems: list[Problem] = []
        self.anchors: dict[str, Written] = {}
        self.values = 0

    def document(self) -> Written:
        """The first document of the text; NOTHING where there is none."""
        root = NOTHING
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root:
                    raise PackProblems([Fault.SECOND_DOCUMENT.at(self._where(event))])
                root = self._node(next(self.events), "", 1)
        return root

    def _node(self, event: yaml.Event, key: str, depth: int) -> Written:
        if depth > DEEPEST:
            raise PackProblems([Fault.TOO_DEEP.at(self._where(event), limit=DEEPEST)])
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, key)
        self._count(1, event)
        tag, anchor = getattr(event, "tag", None), getattr(event, "anchor", None)
        if tag and tag != "!":
            self.problems.append(Fault.TAG.at(self._where(event), tag=tag))
        line = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            node = Written(self.file, line, key, "text", text=self._text(event))
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._list(key, line, depth)
        else:
            node = self._mapping(key, line, depth)
        if anchor:
            self.anchors[anchor] = node
        return node

    def _text(self, event: yaml.ScalarEvent) -> str:
        escaped = event.style == '"'  # only an escape can write what the file itself may not hold
        stray = _NOT_A_TEXT.search(event.value) if escaped else None
        if stray:
            self.problems.append(_bad_character(stray[0], self._where(event)))
        empty = event.value in _EMPTY_WORDS and event.style is None
        return "" if empty else event.value.strip()

    def _list(self, key: str, line: int, depth: int) -> Written:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, key, depth + 1))
        size = 1 + sum(item.size for item in items)
        return Written(self.file, line, key, "list", items=tuple(items), size=size)

    def _mapping(self, key: str, line: int, depth: int) -> Written:
        entries: dict[str, Written] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self._node(event, "", depth + 1)
            value = self._node(next(self.events), name.text, depth + 1)
            if name.shape != "text":
                self.problems.append(Fault.KEY_NOT_A_WORD.at(self._where(event)))
            elif name.text in entries:
                first = lines[name.text]
                self.problems.append(Fault.DUPLICATE_KEY.at(self._where(event), key=name.text, first=first))
            else:
                entries[name.text], lines[name.text] = value, name.line
        size = 1 + sum(value.size for value in entries.values())
        return Written(self.file, line, key, "mapping", entries=entries, key_lines=lines, size=size)

    def _alias(self, event: yaml.AliasEvent, key: str) -> Written:
        """What the anchor holds, counted as if written out: a small file cannot unfold into a huge one."""
        name = str(event.anchor)
        if name not in self.anchors:
            raise PackProblems([Fault.ALIAS_UNKNOWN.at(self._where(event), name=name)])
        self._count(self.anchors[name].size, event)
        return replace(self.anchors[name], key=key, line=_line(event))

    def _count(self, values: int, event: yaml.Event) -> None:
        self.values += values
        if self.values > MOST_VALUES:
            raise PackProblems([Fault.TOO_MUCH.at(self._where(event), limit=MOST_VALUES)])

    def _where(self, event: yaml.Event) -> Where:
        return Where(self.file, _line(event))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _bad_character(character: str, place: Place) -> Problem:
    return Fault.BAD_CHARACTER.at(place, number=f"{ord(character):04X}")


def _syntax(error: yaml.YAMLError, file: str) -> Problem:
    """What YAML says of it; a quote or bracket that was never closed is told where it opened."""
    context, reason = getattr(error, "context", None) or "", getattr(error, "problem", None) or error
    opened = re.search("quoted|flow", context) is not None
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    said = f"{reason} {context}".strip()
    return Fault.YAML_SYNTAX.at(Where(file, mark.line + 1 if mark else 1), reason=said)
