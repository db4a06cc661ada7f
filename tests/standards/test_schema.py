"""The schema that editors check by: up to date, true of every pack, and awake to slips of the pen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from standards.exchange.tree import file_trees
from standards.loader import SHIPPED
from standards.problems import Fault
from standards.schema import _Schemas, pack_schema
from standards.schema_file import SCHEMA_FILE, schema_text
from standards.values import single
from standards.vocabulary import STANDARD
from tests.standards.house_packs import house_packs
from tests.standards.pack_texts import BAR, FRONT_DOOR, PACK, changed

VALIDATOR = jsonschema.Draft202012Validator(pack_schema())


class EditorsYaml(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `no` is a text, 17:00 is no number."""


EditorsYaml.yaml_implicit_resolvers = {}
EditorsYaml.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$"), list("tf"))
EditorsYaml.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|)$"), ["~", "n", ""])
EditorsYaml.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[0-9]+$"), list("0123456789"))
EditorsYaml.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[0-9]+\.[0-9]+$"), list("0123456789")
)


def read(text: str) -> Any:
    """As JSON has it: every key is a text."""
    return as_json(yaml.load(text, EditorsYaml))  # noqa: S506 - a SafeLoader with fewer kinds of value


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): as_json(each) for key, each in value.items()}
    return [as_json(each) for each in value] if isinstance(value, list) else value


def wrong(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(read(text))]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(pack_schema())


def test_the_schema_that_is_kept_is_up_to_date() -> None:
    """If not: `python -m standards schema > standards/pack.schema.json`."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text() + "\n"


@pytest.mark.parametrize(
    "path", sorted(SHIPPED.rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_every_shipped_file_is_valid(path: Path) -> None:
    assert wrong(path.read_text(encoding="utf-8")) == []


@given(house_packs())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_pack_that_loads_is_valid(pack: Any) -> None:
    for tree in file_trees(pack).values():
        assert not list(VALIDATOR.iter_errors(tree))


PLANTED = {
    "a key misspelt": changed(BAR, "weight:", "wieght:"),
    "a word that is not known": changed(BAR, "face_to_face", "face"),
    "a weight of nothing": changed(BAR, "weight: 1.5", "weight: 0"),
    "no met": changed(BAR, "    met: {en: No stains., nb: Ingen flekker.}\n", ""),
    "an empty text": changed(BAR, "en: No stains.", 'en: ""'),
    "critical by a yes": changed(FRONT_DOOR, "critical: true", "critical: yes"),
    "evidence twice": changed(FRONT_DOOR, "[time]", "[time, time]"),
    "a duration in words": changed(FRONT_DOOR, "within: 60 s", "within: sixty"),
    "a duration of nothing": changed(FRONT_DOOR, "within: 60 s", "within: 0 s"),
    "a limit of two kinds": changed(FRONT_DOOR, "within: 60 s", "within: 60 s\n      wait: 10 s"),
    "a clock that only starts": changed(
        FRONT_DOOR, "      stops: {en: Someone speaks., nb: Noen snakker.}\n", ""
    ),
    "a stage that there is not": changed(BAR, "stage: dining", "stage: dinner"),
    "a share above 100": changed(PACK, "coverage: 60", "coverage: 160"),
    "six stars": changed(PACK, "{5: 90, 4: 82", "{6: 90, 4: 82"),
    "another format": changed(PACK, "format: 1", "format: 2"),
    "a rule that there is not": changed(PACK, "rule: class_score", "rule: class_scores"),
    "a department in capitals": changed(PACK, "[front_door, bar]", "[FrontDoor, bar]"),
    "no edition": changed(PACK, 'edition: "2026.1"\n', ""),
}


@pytest.mark.parametrize("text", PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_found(text: str) -> None:
    assert wrong(text)


@pytest.mark.parametrize("text", [PACK, FRONT_DOOR, BAR], ids=["pack", "front_door", "bar"])
def test_the_small_pack_is_valid(text: str) -> None:
    assert wrong(text) == []


def test_a_rule_that_the_schema_does_not_know_is_an_error() -> None:
    """So that a new kind of value cannot be forgotten."""
    with pytest.raises(LookupError, match="clock-without-limit"):
        _Schemas({}).of(single(Fault.CLOCK_WITHOUT_LIMIT, bool))


def test_what_a_key_is_for_is_told_to_editors() -> None:
    standard = pack_schema({"weight": "a number above 0"})["$defs"]["standard"]["properties"]

    assert standard.keys() == {*STANDARD.required, *STANDARD.optional}
    assert standard["weight"]["description"] == "a number above 0"
