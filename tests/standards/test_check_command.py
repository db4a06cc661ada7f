"""`python -m standards check PACK`, as its user meets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from standards.__main__ import main
from standards.loader import load_shipped
from standards.pack_json import content_hash
from tests.standards.pack_texts import BAR, changed, write

ROOT = Path(__file__).parents[2]


def test_a_good_folder_is_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts, weights, languages and content, and 0."""
    write(tmp_path, {})

    left_with = main(["check", str(tmp_path)])

    said = capsys.readouterr().out.splitlines()
    assert left_with == 0
    assert said[0] == "Small house (small_house), edition 2026.1: nothing wrong."
    assert [line.split(maxsplit=1) for line in said[1:-1]] == [
        ["standards", "2"],
        ["departments", "2"],
        ["timed", "1 (within 1)"],
        ["critical", "1"],
        ["weight", "4.5 (business 1.5, human 3, hidden 0)"],
        ["languages", "en, nb"],
    ]


def test_a_shipped_pack_is_found_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    """Its content hash is the one that visits carry."""
    assert main(["check", "five_star"]) == 0
    assert content_hash(load_shipped("five_star")) in capsys.readouterr().out


def test_every_problem_is_told_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the error stream, with 1, and no trace of the program."""
    write(tmp_path, {"bar.yaml": changed(BAR, "weight: 1.5", "weight: 0").replace("dining", "dinner")})

    left_with = main(["check", str(tmp_path)])

    told = capsys.readouterr()
    assert left_with == 1
    assert told.out == ""
    assert f"{tmp_path / 'bar.yaml'}:3: unknown-word 'dinner' is not a known stage." in told.err
    assert f"{tmp_path / 'bar.yaml'}:13: bad-weight '0' is not a weight." in told.err
    assert told.err.endswith("\n2 problems.\n")


@pytest.mark.parametrize("asked", [[], ["chek", "five_star"], ["check"], ["check", "five_star", "more"]])
def test_a_wrong_question_is_told_how_to_ask(asked: list[str]) -> None:
    """2, and the usage, from a real process."""
    asked_wrongly = subprocess.run(
        [sys.executable, "-m", "standards", *asked], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert asked_wrongly.returncode == 2
    assert "usage: python -m standards" in asked_wrongly.stderr
