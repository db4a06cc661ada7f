"""What README.md promises of the log: every kind of event is described there and shown in the contract."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from inspections.events import KINDS

HOUSE = Path(__file__).parents[2]
README = (HOUSE / "inspections" / "README.md").read_text(encoding="utf-8")
CONTRACT = json.dumps(json.loads((HOUSE / "tests" / "contract" / "visit.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_is_described(kind: str) -> None:
    assert re.search(rf"^\| `{kind}` \|", README, re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_is_folded_alike_by_python_and_javascript(kind: str) -> None:
    assert f'"{kind}"' in CONTRACT


def test_no_file_is_named_that_is_gone() -> None:
    """The table of rooms names what is there."""
    named = re.findall(r"^\| `([a-z_./*]+)`", README, re.MULTILINE)
    here = [name for name in named if "/" in name or name.endswith(".py")]

    assert here
    assert not [name for name in here if not list((HOUSE / "inspections").glob(name.rstrip("/")))]
