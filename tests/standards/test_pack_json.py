"""A pack survives its JSON unchanged, and its hash follows what it says, not how its files are laid out."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards.loader import load_shipped, shipped_packs
from standards.pack import Between, Gate, Pack, Quoted, Rings, TimeLimit, Within, said
from standards.pack_json import as_json, as_text, content_hash, from_json, from_text
from tests.makers import a_pack, a_standard, rating_rules
from tests.standards.made_packs import packs
from tests.standards.pack_texts import BAR, FRONT_DOOR, PACK, changed, loaded


@settings(deadline=None)
@given(packs)
def test_a_pack_survives_its_json(pack: Pack) -> None:
    """from_json is the inverse of as_json, from_text that of as_text."""
    assert from_json(as_json(pack)) == pack
    assert from_text(as_text(pack)) == pack
    assert content_hash(from_text(as_text(pack))) == content_hash(pack)


@settings(deadline=None)
@given(packs)
def test_a_pack_from_json_keeps_its_source_language_first(pack: Pack) -> None:
    """Sorted keys must not decide which language stands in for a missing one."""
    first = from_text(as_text(pack)).departments[0]

    assert said(first.title, "fr") == said(first.title, "nb")


def test_every_shipped_pack_survives_its_json() -> None:
    """What tablets get is what was written."""
    for pack in map(load_shipped, shipped_packs()):
        assert from_text(as_text(pack)) == pack


def test_a_limit_is_written_with_its_kind_and_whole_milliseconds() -> None:
    """The shape that capture/limits.js reads."""
    limit = TimeLimit(Within(60_000), {"resort": Within(90_000)}, unless={"en": "told of a delay"})

    (department,) = as_json(a_pack(a_standard(limit=limit)))["departments"]

    assert department["standards"][0]["limit"] == {
        "kind": "within",
        "ms": 60_000,
        "by_house": {"resort": {"kind": "within", "ms": 90_000}},
        "unless": {"en": "told of a delay"},
    }


@pytest.mark.parametrize(
    ("limit", "written"),
    [
        (Between("17:00", "21:30"), {"kind": "between", "opens": "17:00", "closes": "21:30"}),
        (Rings(3), {"kind": "rings", "rings": 3, "ms": None}),
        (Rings(3, 10_000), {"kind": "rings", "rings": 3, "ms": 10_000}),
        (Quoted(300_000), {"kind": "quoted", "late_ms": 300_000, "early_ms": None}),
    ],
)
def test_each_kind_of_limit_has_its_own_keys(
    limit: Between | Rings | Quoted, written: dict[str, object]
) -> None:
    """Beside them only by_house and unless."""
    (department,) = as_json(a_pack(a_standard(limit=limit)))["departments"]

    assert department["standards"][0]["limit"] == {**written, "by_house": {}, "unless": None}


def test_fractions_are_written_as_exact_text() -> None:
    """No float, no rounding."""
    gates = [Gate("few", 5, "timed_in_limit", at_least=Fraction("82.5"))]
    data = as_json(a_pack(a_standard(weight="1.5"), rating=rating_rules(gates=gates)))

    assert data["departments"][0]["standards"][0]["weight"] == "3/2"
    assert data["rating"]["gates"] == [
        {"id": "few", "stars": 5, "rule": "timed_in_limit", "at_least": "165/2"}
    ]
    assert data["rating"]["bands"][0] == {"stars": 5, "score": "90"}


def test_the_canonical_text_is_sorted_and_without_spaces() -> None:
    """Equal packs are equal bytes, in Python and in JavaScript."""
    text = as_text(a_pack())

    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_a_pack_of_another_format_is_refused() -> None:
    """Better no pack than one misread."""
    with pytest.raises(ValueError, match="format 2"):
        from_json(as_json(a_pack()) | {"format": 2})


def test_a_limit_of_another_kind_is_refused() -> None:
    """A verdict needs a kind that is known."""
    data = as_json(a_pack(a_standard(limit=Within(1))))
    data["departments"][0]["standards"][0]["limit"]["kind"] = "soon"

    with pytest.raises(ValueError, match="soon"):
        from_json(data)


def _blocks(text: str, indent: str) -> list[str]:
    """The text cut before each line that begins at that indent."""
    blocks: list[str] = []
    for line in text.splitlines(keepends=True):
        starts = line.startswith(indent) and not line[len(indent)].isspace()
        blocks = [*blocks, line] if starts or not blocks else [*blocks[:-1], blocks[-1] + line]
    return blocks


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_the_hash_does_not_follow_the_order_of_keys(data: st.DataObject) -> None:
    """An edition is the same however its author orders the keys of pack.yaml, a department and a standard."""
    head, standard = FRONT_DOOR.split("  - id: front_door.greeted\n")
    keys = data.draw(st.permutations(["    id: front_door.greeted\n", *_blocks(standard, "    ")]))
    department = data.draw(st.permutations(_blocks(head + "  -\n" + "".join(keys), "")))
    pack_file = data.draw(st.permutations(_blocks(PACK, "")))

    shuffled = loaded({"pack.yaml": "".join(pack_file), "front_door.yaml": "".join(department)})

    assert shuffled == loaded()
    assert content_hash(shuffled) == content_hash(loaded())


@pytest.mark.parametrize(
    ("old", "new"),
    [("clean.", "spotless."), ("1.5", "1.6"), ("bar.clean", "bar.wiped"), ("dining", "leisure")],
)
def test_the_hash_follows_what_a_pack_says(old: str, new: str) -> None:
    """Another word, weight, id or stage is another content."""
    assert content_hash(loaded({"bar.yaml": changed(BAR, old, new)})) != content_hash(loaded())


def test_the_hash_follows_the_order_of_the_journey() -> None:
    """Which department comes first is part of what a pack says; which evidence comes first is not."""
    turned = loaded({"pack.yaml": changed(PACK, "[front_door, bar]", "[bar, front_door]")})
    more = {
        n: loaded({"front_door.yaml": changed(FRONT_DOOR, "[time]", n)})
        for n in ("[time, note]", "[note, time]")
    }

    assert content_hash(turned) != content_hash(loaded())
    assert len({content_hash(pack) for pack in more.values()}) == 1


def test_a_changed_weight_is_a_changed_hash() -> None:
    """Also where only the types were used."""
    pack = a_pack()
    heavier = a_pack(replace(pack.standard("front_door.greeted"), weight=Fraction(2)))

    assert content_hash(heavier) != content_hash(pack)
