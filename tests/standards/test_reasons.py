"""Why a standard stands there: whose expectation it is, what it serves, and why it weighs what it weighs."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards.pack_json import as_json, as_text, content_hash, from_text
from tests.standards.pack_texts import BAR, PACK, changed, found, loaded, problems

KEPT = Path(__file__).with_name("kept_pack.json")
"""The small pack of pack_texts as it was kept before there were these keys."""

VALUES = """\
values:
  warmth: {en: Warmth, nb: Varme}
  calm: {en: Calm, nb: Ro}
"""
REASONS = """\
    weight_because: {en: It is seen first., nb: Den ses først.}
    critical: true
    critical_because: {en: It is hygiene., nb: Det er hygiene.}
    expected_by: authority
    serves: [calm, warmth]
"""


def _files(old: str = "", new: str = "") -> dict[str, str | bytes]:
    """The small pack with values, and a bar with reasons, one thing changed in either."""
    files = {"pack.yaml": PACK + VALUES, "bar.yaml": BAR + REASONS}
    return {n: changed(text, old, new) if old and old in text else text for n, text in files.items()}


def test_the_reasons_of_a_standard_are_read_as_written() -> None:
    """What it serves comes in the order of the pack's values."""
    pack = loaded(_files())

    clean = pack.standard("bar.clean")
    assert pack.values == {"warmth": {"en": "Warmth", "nb": "Varme"}, "calm": {"en": "Calm", "nb": "Ro"}}
    assert clean.expected_by == "authority"
    assert clean.weight_because == {"en": "It is seen first.", "nb": "Den ses først."}
    assert clean.critical_because == {"en": "It is hygiene.", "nb": "Det er hygiene."}
    assert clean.serves == ("warmth", "calm")


def test_the_reasons_survive_json() -> None:
    """And are part of what a pack says."""
    pack = loaded(_files())

    assert from_text(as_text(pack)) == pack
    assert content_hash(pack) != content_hash(loaded(_files("Ro}", "Stillhet}")))


def test_a_house_may_leave_its_reasons_out() -> None:
    """None of these keys is demanded."""
    greeted = loaded().standard("front_door.greeted")

    assert (greeted.expected_by, greeted.weight_because, greeted.critical_because) == ("", None, None)
    assert greeted.serves == ()


def test_a_pack_kept_before_there_were_reasons_keeps_its_bytes() -> None:
    """Visits name their pack by its hash: it may not change because Sixty learned new words."""
    kept = KEPT.read_text(encoding="utf-8")

    assert as_text(from_text(kept)) == kept
    assert as_text(loaded()) == kept
    assert content_hash(loaded()) == "6c1e3cff89e940737115793701615e5ab28502d8a4a8cbd36daed7ee914050c8"
    assert "expected_by" not in as_json(loaded())["departments"][0]["standards"][0]


@pytest.mark.parametrize(
    ("old", "new", "file", "line", "code"),
    [
        ("authority", "government", "bar.yaml", 17, "unknown-word"),
        ("serves: [calm, warmth]", "serves: [calm, luxury]", "bar.yaml", 18, "unknown-value"),
        ("serves: [calm, warmth]", "serves: [calm, calm]", "bar.yaml", 18, "listed-twice"),
        ("serves: [calm, warmth]", "serves: calm", "bar.yaml", 18, "wrong-shape"),
        (", nb: Den ses først.", "", "bar.yaml", 14, "text-missing"),
        ("nb: Det er hygiene.", "nb: ", "bar.yaml", 16, "text-empty"),
        ("  calm: {en: Calm, nb: Ro}\n", "", "bar.yaml", 18, "unknown-value"),
        ("  calm: {", "  Calm!: {", "pack.yaml", 25, "bad-id"),
        ("{en: Calm, nb: Ro}", "Calm", "pack.yaml", 25, "wrong-shape"),
        ("{en: Calm, nb: Ro}", "{en: Calm}", "pack.yaml", 25, "text-missing"),
    ],
)
def test_a_fault_in_a_reason_is_told_on_its_line(old: str, new: str, file: str, line: int, code: str) -> None:
    """One change, one code where it was made."""
    assert (file, line, code) in found(_files(old, new))


def test_a_value_that_is_nearly_right_is_told_the_right_one() -> None:
    """unknown-value names what the pack declares."""
    (problem,) = problems(_files("[calm, warmth]", "[calm, warm]"))

    assert "Did you mean 'warmth'? Known are: warmth, calm." in problem.remedy
