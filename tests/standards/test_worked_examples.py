"""The examples that authors copy are true: they load, and say what they are shown to say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from standards.__main__ import main
from standards.loader import load_pack

ROOT = Path(__file__).parents[2]


def _fenced(page: str, language: str) -> list[str]:
    """The blocks of that language on a page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [block for tag, block in blocks if tag == language]


def test_the_pack_in_the_readme_loads(tmp_path: Path) -> None:
    """standards/README.md shows a whole pack."""
    pack_file, front_door = _fenced("standards/README.md", "yaml")
    (tmp_path / "pack.yaml").write_text(pack_file, encoding="utf-8")
    (tmp_path / "front_door.yaml").write_text(front_door, encoding="utf-8")

    assert [standard.id for standard in load_pack(tmp_path).standards()] == ["front_door.greeted"]


def test_the_worked_example_says_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """docs/writing-standards.md: a slip of the pen with its line; corrected, a summary; its style."""
    pack_file, telephone, *_ = _fenced("docs/writing-standards.md", "yaml")
    wrong, right, style = _fenced("docs/writing-standards.md", "")
    monkeypatch.chdir(tmp_path)
    Path("guest_house").mkdir()
    Path("guest_house/pack.yaml").write_text(pack_file, encoding="utf-8")
    Path("guest_house/telephone.yaml").write_text(telephone, encoding="utf-8")

    assert main(["check", "guest_house"]) == 1
    assert capsys.readouterr().err == wrong.split("\n", 1)[1]

    Path("guest_house/telephone.yaml").write_text(telephone.replace("wihtin", "within"), encoding="utf-8")

    assert main(["check", "guest_house"]) == 0
    assert capsys.readouterr().out.startswith(right.split("\n", 1)[1])

    assert main(["check", "--style", "guest_house"]) == 1
    assert capsys.readouterr().err == style.split("\n", 1)[1]


def test_the_house_that_stands_on_the_worked_example_loads(tmp_path: Path) -> None:
    """docs/writing-standards.md: five lines are a pack, and its differences are told."""
    pack_file, telephone, town, difference, *_ = _fenced("docs/writing-standards.md", "yaml")
    (scenario,) = _fenced("docs/writing-standards.md", "text")
    for name, text in {
        "guest_house/pack.yaml": pack_file + scenario,
        "guest_house/telephone.yaml": telephone.replace("wihtin", "within"),
        "town_house/pack.yaml": town,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    alike = load_pack(tmp_path / "town_house")
    (tmp_path / "town_house" / "telephone.yaml").write_text(difference, encoding="utf-8")
    pack = load_pack(tmp_path / "town_house")

    assert [standard.origin.kind for standard in alike.standards()] == ["taken"]
    assert [(s.id, s.origin.kind) for s in pack.standards()] == [
        ("telephone.answered", "changed"),
        ("telephone.name", "own"),
    ]
    assert [scenario.id for scenario in pack.scenarios] == ["a_call"]
