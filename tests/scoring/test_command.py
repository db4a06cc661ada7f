"""`python -m scoring`: on the shipped pack and the example files, as their user would."""

from __future__ import annotations

import io
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from pypdf import PdfReader

from scoring.__main__ import main
from scoring.observations import read_observations
from scoring.rating_json import from_json
from scoring.stars import rate
from standards.loader import load_shipped
from standards.pack_json import content_hash
from standards.scenarios import selected

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
CSV, JSON = EXAMPLES / "visit.csv", EXAMPLES / "visit.json"
PACK = selected(load_shipped("five_star"), "essentials")


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def rate_file(file: Path, *more: object) -> int:
    return run("rate", "--pack", "five_star", "--scenario", "essentials", "--observations", file, *more)


def test_the_examples_are_one_visit_as_csv_and_as_json() -> None:
    """Same observations, same notes, same rating but for the file it came from."""
    sheet = read_observations(CSV.read_bytes(), "visit.csv", PACK, "urban")
    told = read_observations(JSON.read_bytes(), "visit.json", PACK)

    assert sheet.observations == told.observations
    assert sheet.notes == told.notes
    assert rate(PACK, sheet).conditions == rate(PACK, told).conditions


def test_the_example_shows_what_a_rating_has_to_say() -> None:
    """A contradiction, an excuse, a standard partly met, a critical one not met; and it is final."""
    rating = rate(PACK, read_observations(JSON.read_bytes(), "visit.json", PACK))

    assert (rating.stars, rating.provisional) == (4, False)
    assert [t.standard for t in rating.timed if t.contradicts] == ["restaurant.eye_caught"]
    assert [t.standard for t in rating.timed if t.excused] == ["breakfast.seated"]
    assert {"breakfast.greeted", "public_areas.passing_greeting"} == {
        result.standard for result in rating.standards if result.outcome == "partly"
    }


def test_the_rating_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Stars, score, why not the next star, departments, timed standards."""
    code = rate_file(JSON)

    said = capsys.readouterr().out
    assert code == 0
    assert said.startswith("Four stars. ")
    for part in (
        "What the fifth star asks for",
        "restaurant.allergies_asked",
        "Departments",
        "Timed standards",
    ):
        assert part in said


def test_the_rating_is_told_in_norwegian(capsys: pytest.CaptureFixture[str]) -> None:
    """The report's own words."""
    rate_file(JSON, "--language", "nb")

    assert capsys.readouterr().out.startswith("Fire stjerner")


def test_the_rating_is_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The whole of it, with the pack's hash and nothing rounded."""
    code = rate_file(JSON, "--json")

    rating = from_json(capsys.readouterr().out)
    assert (code, rating.visit, rating.pack_hash) == (0, "hotel-lind-2026-05", content_hash(PACK))
    assert isinstance(rating.score, Fraction)


def test_the_kind_of_house_decides_limits(capsys: pytest.CaptureFixture[str]) -> None:
    """What the desk promised, after 16:40, is late in town and in time at a resort."""
    credits_ = {}
    for house in ("urban", "resort"):
        rate_file(CSV, "--house", house, "--json")
        results = {r.standard: r.credit for r in from_json(capsys.readouterr().out).standards}
        credits_[house] = results["check_in.promise_delivered"]

    assert credits_ == {"urban": 0, "resort": 1}


def test_problems_go_to_stderr_all_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, each with its line, and nothing on stdout."""
    file = tmp_path / "visit.csv"
    file.write_text("standard,answer\nfront_door.greted,met\nfront_door.greeted,perhaps\n", encoding="utf-8")

    code = rate_file(file)

    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert [line.split()[0] for line in said.err.splitlines()] == [f"{file}:2:", f"{file}:3:"]
    assert "Did you mean “front_door.greeted”?" in said.err


@pytest.mark.parametrize("pack", ["six_star", "docs/examples/visit.csv"])
def test_a_pack_that_is_none_is_said(pack: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, with what to do."""
    code = run("rate", "--pack", pack, "--observations", JSON)

    assert code == 1
    assert pack in capsys.readouterr().err


def test_a_scenario_that_the_pack_does_not_have_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, with those that it has."""
    code = run("rate", "--pack", "five_star", "--scenario", "a_week", "--observations", JSON)

    said = capsys.readouterr().err
    assert code == 1
    assert "a_week" in said
    assert "essentials" in said


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, with its path."""
    code = rate_file(tmp_path / "gone.csv")

    assert code == 1
    assert "gone.csv" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["rate"], ["rate", "--pack", "five_star"], ["stars"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """And says what is missing."""
    with pytest.raises(SystemExit) as left:
        main(arguments)

    assert left.value.code == 2
    assert "usage: python -m scoring" in capsys.readouterr().err


def test_the_report_is_written_as_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the hotel's name, readable."""
    pdf = tmp_path / "report.pdf"

    code = run(
        "report", "--pack", "five_star", "--observations", JSON, "--hotel", "The Grey Heron", "-o", pdf
    )

    assert (code, capsys.readouterr().out.strip()) == (0, str(pdf))
    assert "The Grey Heron" in PdfReader(io.BytesIO(pdf.read_bytes())).pages[0].extract_text()


def test_it_runs_as_a_module() -> None:
    """From the project's folder, with the pack by its folder."""
    pack = ["--pack", "standards/packs/five_star", "--scenario", "essentials"]
    command = ["-m", "scoring", "rate", *pack, "--observations", str(JSON)]

    ran = subprocess.run(
        [sys.executable, *command, "--json"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert from_json(ran.stdout).stars == 4
