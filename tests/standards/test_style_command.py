"""`python -m standards check --style`, as its user meets it, and the shipped packs held to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards.__main__ import main
from standards.loader import SHIPPED, shipped_packs
from standards.style import style_of
from standards.style.findings import Style
from tests.standards.pack_texts import write

HERE = Path(__file__).parent
README = (HERE.parents[1] / "standards" / "README.md").read_text(encoding="utf-8")
TESTS = (HERE / "test_style.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("pack", shipped_packs())
def test_a_shipped_pack_has_no_finding(pack: str) -> None:
    """Neither in what it says itself nor in what it takes from another."""
    assert [str(finding) for finding in style_of(SHIPPED / pack)] == []


def test_a_pack_without_findings_is_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    """The summary of the check, a line on the style, and 0."""
    assert main(["check", "--style", "phone_test"]) == 0

    said = capsys.readouterr().out
    assert said.startswith("By phone and in writing (phone_test)")
    assert said.endswith("\n  style        nothing to better\n")


def test_every_finding_is_told_with_its_line_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the error stream, in the order of the files, with 1. Without --style the same pack is right."""
    write(tmp_path, {})

    assert main(["check", str(tmp_path)]) == 0
    capsys.readouterr()
    left_with = main(["check", "--style", str(tmp_path)])

    told = capsys.readouterr()
    lines = told.err.splitlines()
    assert left_with == 1
    assert told.out == ""
    assert (
        f"{tmp_path / 'front_door.yaml'}:12: weight-unexplained It weighs 3 and does not say why." in told.err
    )
    assert [line.split(":")[0] for line in lines[:-1]] == sorted(line.split(":")[0] for line in lines[:-1])
    assert lines[-1] == f"{len(lines) - 1} problems."


def test_what_is_no_pack_is_told_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The style of a pack that cannot be loaded is not looked at."""
    write(tmp_path, {"bar.yaml": ""})

    assert main(["check", "--style", str(tmp_path)]) == 1
    assert " empty-file " in capsys.readouterr().err


def test_a_kept_pack_is_asked_for_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A .json file has no lines to point at."""
    main(["json", "phone_test"])
    kept = tmp_path / "kept.json"
    kept.write_text(capsys.readouterr().out, encoding="utf-8")

    assert main(["check", "--style", str(kept)]) == 1
    assert f"{kept}:1: needs-the-folder A kept pack has no lines to point at." in capsys.readouterr().err


@pytest.mark.parametrize("rule", Style, ids=lambda rule: rule.code)
def test_every_rule_is_described_and_tested(rule: Style) -> None:
    """A line of its own in the table of standards/README.md, and its code in a test."""
    assert f"\n| `{rule.code}` | " in _table()
    assert rule.code in TESTS


def test_the_readme_describes_no_rule_that_is_gone() -> None:
    """A code that is gone is gone from the table as well."""
    described = {line.split("`")[1] for line in _table().splitlines() if line.startswith("| `")}

    assert described == {rule.code for rule in Style}


def _table() -> str:
    return README.split("## Style")[1].split("\n## ")[0]
