"""Which keys a mapping must have and may have, and the rule that the value of each obeys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from standards.problems import Fault, Problem, advice, nearest
from standards.values import Languages, Rule, misfit
from standards.written import Written


@dataclass(frozen=True)
class Form:
    """A rule for a mapping: its required keys and its optional ones. `called` names it in messages."""

    called: str
    required: Mapping[str, Rule]
    optional: Mapping[str, Rule] = field(default_factory=dict)

    def __call__(self, written: Written, languages: Languages) -> Iterator[Problem]:
        """What is wrong with the mapping's keys, and with each value that has a known one."""
        yield from misfit(written, "mapping", f"{self.called} with its keys, each as 'key: value'")
        if written.shape != "mapping":
            return
        rules = self._known
        yield from self._keys_known(written, list(rules))
        yield from self._keys_there(written)
        for key, value in written.entries.items():
            if key in rules:
                yield from rules[key](value, languages)

    def _keys_known(self, written: Written, known: list[str]) -> Iterator[Problem]:
        for key in written.entries:
            if key not in known:
                yield Fault.UNKNOWN_KEY.at(
                    written.at(key), whole=self._named, key=key, advice=advice(key, known)
                )

    def _keys_there(self, written: Written) -> Iterator[Problem]:
        meant = {nearest(key, self.required) for key in written.entries if key not in self._known}
        for key in self.required:
            if key not in written and key not in meant:  # a misspelt key is one problem, not two
                yield Fault.MISSING_KEY.at(written, whole=self._named, key=key)

    @cached_property
    def _known(self) -> Mapping[str, Rule]:
        return {**self.required, **self.optional}

    @property
    def _named(self) -> str:
        return self.called[0].upper() + self.called[1:]
