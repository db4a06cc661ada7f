"""Evidence: what a rating is computed again from, and that nothing in it can be changed unseen."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.events import head_of
from inspections.visit import Measured, Visit
from scoring.__main__ import main
from scoring.observations import read_observations
from scoring.proof import verify as verifying
from scoring.proof.evidence import Source, evidence_of, read_evidence
from scoring.proof.evidence_pdf import LARGEST, not_on_its_pages, read_report
from scoring.proof.verify import CHANGED, OTHER_SCORER, VALID, differences, same_rating, verify
from scoring.rating_json import to_json
from scoring.stars import rate
from standards.loader import load_shipped
from standards.pack import Pack
from standards.pack_json import content_hash
from tests.scoring.houses import inspected, the_worked_pack, the_worked_visit

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
DIGESTS = tuple(f"{number:064x}" for number in range(3))


def written(pack: Pack, visit: Visit) -> str:
    """The evidence of that visit as the store gives it."""
    visit = replace(visit, head=head_of(DIGESTS))
    return evidence_of(pack, visit, rate(pack, visit, content_hash(pack)), digests=DIGESTS)


def the_worked_evidence() -> dict[str, Any]:
    return dict(json.loads(written(the_worked_pack(), the_worked_visit())))


def state_of(told: dict[str, Any]) -> str:
    return verify(read_evidence(json.dumps(told))).state


@given(inspected())
def test_any_rating_follows_from_its_evidence(made: tuple[Pack, Visit]) -> None:
    """To the last byte, and writing it again gives the same."""
    text = written(*made)

    assert verify(read_evidence(text)).state == VALID
    assert json.loads(text)["log"] == sorted(DIGESTS)
    assert written(*made) == text


def test_a_visit_read_from_a_file_carries_the_file() -> None:
    """Byte for byte, so that its head follows as well."""
    pack, data = load_shipped("five_star"), (EXAMPLES / "visit.csv").read_bytes()
    visit = read_observations(data, "visit.csv", pack, "resort")
    source = Source("visit.csv", data.decode(), "resort")

    text = evidence_of(pack, visit, rate(pack, visit, content_hash(pack)), source=source)
    assert verify(read_evidence(text)).state == VALID


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "the stars": lambda told: told["rating"].update(stars=5),
    "the score": lambda told: told["rating"].update(score="95/1"),
    "that it is provisional": lambda told: told["rating"].update(provisional=True),
    "a department's score": lambda told: told["rating"]["departments"][0].update(score="100/1"),
    "a condition": lambda told: told["rating"]["conditions"][-1].update(met=True, required="1/1"),
    "the order of departments": lambda told: told["rating"]["departments"].reverse(),
    "a standard left out": lambda told: told["rating"]["standards"].pop(),
    "an observation": lambda told: told["visit"]["observations"][6].update(answer="met"),
    "an observation left out": lambda told: told["visit"]["observations"].pop(),
    "what was measured": lambda told: told["visit"]["observations"][0]["measured"].update(ms=61_000),
    "the visit": lambda told: told["visit"].update(id="another"),
    "a bar of the pack": lambda told: told["pack"]["rating"]["bands"][0].update(score="1"),
    "a word of the pack": lambda told: told["pack"].update(title={"en": "Another house"}),
    "a key of the pack that is not known": lambda told: told["pack"].update(more=1),
    "an event left out": lambda told: told["log"].pop(),
    "an event added": lambda told: told["log"].append("f" * 64),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_anywhere_is_seen(change: str) -> None:
    """In the rating, or in what it stands on."""
    told = the_worked_evidence()
    CHANGES[change](told)

    assert state_of(told) == CHANGED


def test_what_differs_is_named_with_both_values() -> None:
    """By its path, names instead of numbers."""
    told = the_worked_evidence()
    told["rating"]["stars"] = 5
    told["rating"]["departments"][0]["score"] = "100/1"

    found = verify(read_evidence(json.dumps(told))).differences
    assert [(d.where, d.written, d.found) for d in found] == [
        ("departments.front_door.score", '"100/1"', '"75/1"'),
        ("stars", "5", "4"),
    ]


def test_another_version_of_the_rules_is_said_and_whether_the_outcome_is_the_same() -> None:
    """A shape that differs is no change there; other stars are."""
    told = the_worked_evidence()
    told["rating"]["scorer"] = "0"
    del told["rating"]["half_step"], told["rating"]["areas"]
    same = verify(read_evidence(json.dumps(told)))
    told["rating"]["stars"] = 5
    other = verify(read_evidence(json.dumps(told)))

    assert (same.state, same.scorer, same.stands) == (OTHER_SCORER, "0", True)
    assert (other.state, other.stands) == (OTHER_SCORER, False)
    assert [d.where for d in other.differences] == ["stars"]


def test_another_version_of_the_rules_excuses_no_other_log() -> None:
    """Pack and log are what they are by any rules."""
    told = the_worked_evidence()
    told["rating"]["scorer"] = "0"
    told["log"].pop()

    assert state_of(told) == CHANGED


def test_evidence_names_no_device_and_no_inspector() -> None:
    """It goes to the hotel, and no hotel learns who came."""
    visit = replace(the_worked_visit(), inspector="Grey", brief="Arrive by taxi", fee="400 EUR")
    looks = {
        name: replace(look, device="tablet-7", measured=Measured(ms=1, stopwatch="sw-9", contact="call-3"))
        for name, look in visit.observations.items()
        if look.measured
    }
    text = written(the_worked_pack(), replace(visit, observations={**visit.observations, **looks}))

    assert verify(read_evidence(text)).state == VALID
    assert not any(word in text for word in ("Grey", "taxi", "400 EUR", "tablet", "sw-9", "call-3"))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "nonsense", '{"type": "sixty.evidence"}', "[" * 100_000, '{"type": "x"}']
)
def test_what_is_no_evidence_is_refused_in_a_sentence(text: str) -> None:
    """With what to do."""
    with pytest.raises(ValueError, match=r"This (is|evidence)"):
        read_evidence(text)


def test_a_bare_rating_is_told_apart() -> None:
    """It can be made with all it stands on."""
    with pytest.raises(ValueError, match="--evidence"):
        read_evidence(to_json(rate(the_worked_pack(), the_worked_visit())))


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=8))
def test_damaged_evidence_never_passes(told: object) -> None:
    """Whatever stands in the place of its parts."""
    evidence = the_worked_evidence()
    for part in ("rating", "pack", "visit", "log"):
        damaged = {**evidence, part: told}
        if damaged == evidence:
            continue
        try:
            state = state_of(damaged)
        except ValueError:
            continue
        assert state in (CHANGED, OTHER_SCORER)


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "a", "b"]), inner),
    max_leaves=12,
)


@given(JSON, JSON)
def test_two_values_differ_somewhere_or_are_equal(one: object, other: object) -> None:
    """No difference is lost between names and places; a key that is null counts as one that is not there."""
    assert not list(differences(one, one))
    if _without_nulls(one) != _without_nulls(other):
        assert list(differences(one, other))


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(part) for key, part in value.items() if part is not None}
    return [_without_nulls(part) for part in value] if isinstance(value, list) else value


def test_the_store_holds_the_same_rating_or_another() -> None:
    """As JSON, whatever the order of its keys."""
    rating = rate(the_worked_pack(), the_worked_visit())
    told = json.loads(to_json(rating))

    assert same_rating(dict(reversed(told.items())), to_json(rating))
    assert not same_rating({**told, "stars": 5}, to_json(rating))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report as the command line writes it."""
    pdf = tmp_path_factory.mktemp("report") / "report.pdf"
    pack = ["--pack", "five_star", "--observations", str(EXAMPLES / "visit.json")]
    assert main(["report", *pack, "-o", str(pdf)]) == 0
    return pdf


def test_a_report_is_verified_from_what_it_carries(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without its pack, its observations or a server."""
    code = main(["verify", str(report)])

    assert (code, capsys.readouterr().out.partition(":")[0]) == (0, "Valid")


def test_a_changed_report_is_found_out(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it says, and what follows."""
    told = json.loads(read_report(report.read_bytes()).evidence)
    told["rating"]["stars"] = 5
    forged = tmp_path / "evidence.json"
    forged.write_text(json.dumps(told), encoding="utf-8")

    code = main(["verify", str(forged)])
    said = capsys.readouterr().out
    assert code == 1
    assert said.startswith("Changed: ")
    assert "stars: written 5, found 4" in said


def test_pages_that_say_otherwise_than_the_evidence_are_found_out(report: Path) -> None:
    """The score, the log's head and the pack's digest must stand on them."""
    carried = read_report(report.read_bytes())
    rating = json.loads(carried.evidence)["rating"]

    assert not_on_its_pages(carried, rating) == []
    assert not_on_its_pages(carried, {**rating, "score": "9991/100"}) == ["score"]
    assert not_on_its_pages(carried, {**rating, "log_head": "0" * 64}) == ["log_head"]


def test_a_score_that_was_made_by_other_rules_is_said(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once the rules have a new version."""
    monkeypatch.setattr(verifying, "SCORER", "next")

    code = main(["verify", str(report)])
    assert code == 0
    assert "Stars and score are the same." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 nothing", "cannot be read"),
        (b"\xff\xfe", "neither a PDF nor JSON"),
        (b"{}", "no evidence"),
    ],
)
def test_a_file_that_is_no_report_is_refused(
    data: bytes, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr, exit code 1."""
    file = tmp_path / "file"
    file.write_bytes(data)

    code = main(["verify", str(file)])
    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert what in said.err


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its path."""
    assert main(["verify", str(tmp_path / "gone.pdf")]) == 1
    assert "gone.pdf" in capsys.readouterr().err


def test_a_pdf_without_evidence_or_beyond_all_size_is_refused() -> None:
    """Before anything is made of it."""
    with pytest.raises(ValueError, match="64 MB"):
        read_report(b"%PDF" + bytes(LARGEST))
