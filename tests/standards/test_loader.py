"""A folder of YAML becomes a pack, or every problem in it is told with its file and line."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from standards.loader import SHIPPED, load_pack, load_shipped, shipped_packs
from standards.pack import Around, Between, Every, Limit, Quoted, Rings, Wait, Within
from standards.problems import PackProblems
from tests.standards.pack_texts import BAR, FRONT_DOOR, PACK, changed, found, loaded, problems, write


def test_a_pack_is_read_as_it_was_written() -> None:
    """Every key of the format ends in its field of the pack."""
    pack = loaded()

    greeted = pack.standard("front_door.greeted")
    assert (pack.id, pack.edition, pack.languages) == ("small_house", "2026.1", ("en", "nb"))
    assert [department.id for department in pack.departments] == ["front_door", "bar"]
    assert list(pack.stages)[:2] == ["before_arrival", "arrival"]
    assert greeted.text == {
        "en": "A guest is greeted within 60 seconds.",
        "nb": "En gjest blir hilst innen 60 sekunder.",
    }
    assert (greeted.department, greeted.channel, greeted.classed) == ("front_door", "face_to_face", "service")
    assert (greeted.weight, greeted.critical) == (Fraction(3), True)
    assert greeted.evidence == ("time",)
    assert greeted.clock is not None
    assert greeted.clock.stops["nb"] == "Noen snakker."
    assert greeted.limit is not None
    assert greeted.limit.for_house("urban") == Within(60_000)
    assert greeted.limit.for_house("resort") == Within(90_000)
    assert greeted.limit.unless == {"en": "told of a delay", "nb": "fikk vite om ventetid"}
    assert greeted.phrases == ({"en": "No one there", "nb": "Ingen der"},)
    assert pack.standard("bar.clean").weight == Fraction(3, 2)
    assert pack.standard("bar.clean").group == {"en": "The counter", "nb": "Disken"}


def test_the_rating_is_read_as_it_was_written() -> None:
    """Bands come with most stars first, gates in their order."""
    rating = loaded({"pack.yaml": changed(PACK, "{5: 90, 4: 82, 3: 70}", "{3: 70, 5: 90.5, 4: 82}")}).rating

    assert rating.class_weights == {"service": 75, "facility": 25}
    assert rating.coverage == 60
    assert [(band.stars, band.score) for band in rating.bands] == [(5, Fraction("90.5")), (4, 82), (3, 70)]
    assert [(gate.id, gate.at_most, gate.at_least) for gate in rating.gates] == [
        ("no-critical", 0, None),
        ("no-weak-bar", None, 75),
        ("facility", None, 85),
    ]
    assert (rating.gates[1].department, rating.gates[2].classed) == ("bar", "facility")


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ("within: 1 min 30 s", Within(90_000)),
        ("around: 2 min", Around(120_000)),
        ('between: ["17:00", "01:30"]', Between("17:00", "01:30")),
        ("between: [17:00, 21:30]", Between("17:00", "21:30")),
        ("rings: 3", Rings(3)),
        ("rings: {count: 3, within: 10 s}", Rings(3, 10_000)),
        ("quoted: {late: 5 min}", Quoted(300_000)),
        ("quoted: {late: 5 min, early: 2 min}", Quoted(300_000, 120_000)),
        ("every: 90 min", Every(5_400_000)),
        ("wait: 10 s", Wait(10_000)),
    ],
)
def test_each_kind_of_limit_is_read(written: str, limit: Limit) -> None:
    """The seven kinds, in each of their spellings."""
    text = changed(FRONT_DOOR, "within: 60 s\n      resort: {within: 90 s}", written)

    read = loaded({"front_door.yaml": text}).standard("front_door.greeted").limit

    assert read is not None
    assert read.usual == limit


def test_words_that_yaml_would_change_stay_as_written() -> None:
    """`no` is a language and not False, 1.10 an edition and not 1.1."""
    swap = {
        name: text.replace("nb:", "no:")
        for name, text in {"front_door.yaml": FRONT_DOOR, "bar.yaml": BAR}.items()
    }
    pack_file = PACK.replace("nb:", "no:").replace("[en, nb]", "[en, no]").replace('"2026.1"', "1.10")

    pack = loaded({"pack.yaml": pack_file, **swap})

    assert pack.languages == ("en", "no")
    assert pack.edition == "1.10"


def test_an_alias_stands_for_what_its_anchor_holds() -> None:
    """A heading need not be written out for each standard of its group."""
    second = (
        BAR.split("standards:\n")[1]
        .replace("bar.clean", "bar.dry")
        .replace("{en: The counter, nb: Disken}", "*top")
    )
    text = BAR.replace("group: {", "group: &top {") + second

    pack = loaded({"bar.yaml": text})

    assert pack.standard("bar.dry").group == {"en": "The counter", "nb": "Disken"}


def test_all_faults_of_all_files_are_told_in_one_pass() -> None:
    """Five faults in three files, one of which is not even YAML: nobody fixes one to be told the next."""
    files: dict[str, str | bytes] = {
        "pack.yaml": changed(PACK, "facility: 25}", "facility: 30}"),
        "front_door.yaml": changed(FRONT_DOOR, "weight: 3", "wieght: 3").replace(
            "stage: arrival", "stage: arival"
        ),
        "bar.yaml": changed(BAR, "stage: dining", "stage: 'dining"),
    }

    assert found(files) == [
        ("pack.yaml", 16, "class-weights"),
        ("bar.yaml", 3, "yaml-syntax"),
        ("front_door.yaml", 3, "unknown-word"),
        ("front_door.yaml", 12, "unknown-key"),
    ]


def test_a_problem_says_where_what_and_what_to_do() -> None:
    """`file:line: CODE what is wrong. What to do.`"""
    (problem,) = problems({"bar.yaml": changed(BAR, "weight:", "wieght:")})

    assert Path(problem.file).name == "bar.yaml"
    assert str(problem) == (
        f"{problem.file}:13: unknown-key A standard has no key 'wieght'. Did you mean 'weight'? Known are: "
        "id, text, met, channel, class, classification, dimension, weight, group, critical, evidence, clock, "
        "limit, measures, phrases, expected_by, weight_because, critical_because, serves."
    )


def test_a_folder_that_is_not_there_is_told_with_the_packs_that_are(tmp_path: Path) -> None:
    """folder-missing names the shipped packs."""
    with pytest.raises(PackProblems, match=r"folder-missing .*five_star"):
        load_pack(tmp_path / "nowhere")


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    """not-a-folder: a pack is given by its folder."""
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")

    with pytest.raises(PackProblems, match="not-a-folder"):
        load_pack(tmp_path / "pack.yaml")


def test_a_folder_without_pack_yaml_is_told_and_its_departments_are_read_all_the_same(tmp_path: Path) -> None:
    """pack-file-missing stands beside what is wrong in the other files."""
    (tmp_path / "bar.yaml").write_text(changed(BAR, "weight: 1.5", "weight: 0"), encoding="utf-8")

    with pytest.raises(PackProblems) as caught:
        load_pack(tmp_path)

    assert [problem.code for problem in caught.value.problems] == ["pack-file-missing", "bad-weight"]


def test_a_folder_of_that_name_where_a_file_should_be_cannot_be_opened(tmp_path: Path) -> None:
    """unreadable says why."""
    write(tmp_path, {})
    (tmp_path / "spa.yaml").mkdir()

    with pytest.raises(PackProblems, match=r"spa\.yaml:1: unreadable .*directory"):
        load_pack(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "line", "code"),
    [
        ("bar.yaml", b"", 1, "empty-file"),
        ("bar.yaml", b"# nothing yet\n", 1, "empty-file"),
        ("bar.yaml", BAR.replace("Disken}", "Bl\xe5}").encode("latin-1"), 6, "not-utf8"),
        ("bar.yaml", b"#" * 2_000_001, 1, "file-too-large"),
        ("bar.yaml", BAR.replace("stains", "st\x07ains"), 8, "bad-character"),
        ("bar.yaml", BAR.replace("No stains.", r'"No \0 stains."'), 8, "bad-character"),
        ("bar.yaml", BAR + "---\n" + BAR, 14, "second-document"),
        ("bar.yaml", BAR.replace("weight: 1.5", "weight: [[[" + "[" * 90_000), 13, "too-deep"),
        ("bar.yaml", BAR.replace("weight: 1.5", "weight: *heavy"), 13, "alias-unknown"),
        ("bar.yaml", BAR.replace("weight: 1.5", "weight: &self [*self]"), 13, "alias-unknown"),
        ("bar.yaml", BAR + "    ? [a, b]\n    : c\n", 14, "key-not-a-word"),
        ("bar.yaml", BAR + "    weight: 2\n", 14, "duplicate-key"),
        ("bar.yaml", BAR.replace("1.5", "!!python/object/apply:os.system [exit]"), 13, "tag"),
        ("bar.yaml", BAR.replace("1.5", "!!float 1.5"), 13, "tag"),
        ("spa.yml", BAR, 1, "file-ending"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_line(
    name: str, content: str | bytes, line: int, code: str
) -> None:
    """Whatever a file holds, its author learns where to look."""
    assert (name, line, code) in found({name: content})


def test_aliases_that_unfold_into_billions_are_refused() -> None:
    """too-much: nine lines of nine aliases each would be 9⁹ values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]

    assert ("bar.yaml", 6, "too-much") in found({"bar.yaml": "\n".join(lines)})


def test_a_tag_runs_nothing(tmp_path: Path) -> None:
    """A pack is data: no tag of YAML calls anything."""
    proof = tmp_path / "run"
    text = changed(BAR, "1.5", f"!!python/object/apply:pathlib.Path.touch [{proof}]")

    assert "tag" in [code for _, _, code in found({"bar.yaml": text})]
    assert not proof.exists()


def test_every_shipped_pack_loads() -> None:
    """What comes with Sixty obeys its own rules."""
    assert "five_star" in shipped_packs()
    assert all(load_shipped(pack_id).id == pack_id for pack_id in shipped_packs())


@pytest.mark.parametrize("name", ["nowhere", "../packs/five_star", "", str(SHIPPED / "five_star")])
def test_only_a_shipped_pack_is_loaded_by_its_id(name: str) -> None:
    """An id is not a path."""
    with pytest.raises(PackProblems, match="folder-missing"):
        load_shipped(name)
