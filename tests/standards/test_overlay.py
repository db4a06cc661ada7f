"""A pack that stands on another: what it takes, leaves, changes and adds, and what is told if it cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards.loader import load_pack
from standards.origin import OWN, Base, Left, Origin
from standards.pack import Pack, Within
from standards.pack_json import as_json, as_text, from_text
from standards.problems import PackProblems
from standards.summary import summary
from tests.standards.pack_texts import BAR, FRONT_DOOR, PACK, changed, loaded, short_standard, write

BRAND = """\
format: 1
id: brand
edition: "1"
title: {en: Brand, nb: Merke}
base: {pack: house, edition: "2026.1"}
"""
DOOR = """\
department: front_door
take: [front_door.greeted]
change:
  - id: front_door.greeted
    because: {en: A smaller house., nb: Et mindre hus.}
    text: {en: A guest is greeted within 90 seconds., nb: En gjest blir hilst innen 90 sekunder.}
    limit: {within: 90 s}
    weight: 2
standards:
  - id: front_door.umbrella
    text: {en: An umbrella is offered., nb: En paraply blir tilbudt.}
    met: {en: Before it is asked for., nb: Før noen ber om den.}
    channel: face_to_face
    class: service
    classification: thoughtfulness
    dimension: human
    weight: 1
"""
BAR_LEFT = """\
department: bar
leave:
  - {id: bar.dry, because: {en: No one looks., nb: Ingen ser etter.}}
order: [bar.wiped]
"""
GROUP = "group: {en: The counter, nb: Disken}"
BASE_BAR = (
    BAR + short_standard("bar.dry", GROUP) + short_standard("bar.wiped", GROUP) + short_standard("bar.lit")
)

Files = dict[str, str | bytes]


def _laid(files: dict[str, str], folder: Path, base: Files | None = None) -> Pack:
    """The brand's pack with these files, standing on the small house with a longer bar."""
    house, brand = folder / "house", folder / "brand"
    house.mkdir()
    brand.mkdir()
    write(house, {"bar.yaml": BASE_BAR} | (base or {}))
    for name, text in ({"pack.yaml": BRAND} | files).items():
        (brand / name).write_text(text, encoding="utf-8")
    return load_pack(brand)


def laid(files: dict[str, str], base: Files | None = None) -> Pack:
    """The same, in a folder of its own."""
    with TemporaryDirectory() as folder:
        return _laid(files, Path(folder), base)


def told(files: dict[str, str], base: Files | None = None) -> list[tuple[str, int, str]]:
    """The file with its folder, the line and the code of each problem."""
    try:
        laid(files, base)
    except PackProblems as wrong:
        return [("/".join(Path(p.file).parts[-2:]), p.line, p.code) for p in wrong.problems]
    return []


def _ids(pack: Pack, department: str) -> list[str]:
    return [standard.id for standard in pack.standards() if standard.department == department]


TAKEN = Origin("taken", "small_house", "2026.1")


def _plain(pack: Pack) -> Pack:
    """The pack as if it stood on nothing and all was its own."""
    departments = tuple(
        replace(department, standards=tuple(replace(s, origin=OWN) for s in department.standards))
        for department in pack.departments
    )
    return replace(pack, departments=departments, base=None, left=())


def test_a_pack_may_leave_everything_to_its_base() -> None:
    """Departments, stages, languages and rating: five lines are a pack."""
    pack, base = laid({}), loaded({"bar.yaml": BASE_BAR})

    assert pack.base == Base("small_house", "2026.1")
    assert {standard.origin for standard in pack.standards()} == {TAKEN}
    assert _plain(pack) == replace(base, id="brand", edition="1", title={"en": "Brand", "nb": "Merke"})


def test_a_change_replaces_what_it_names_and_says_why() -> None:
    """The rest stays as the base has it; the origin names the keys."""
    pack, base = laid({"front_door.yaml": DOOR}), loaded()
    greeted, below = pack.standard("front_door.greeted"), base.standard("front_door.greeted")

    assert greeted.limit is not None
    assert (greeted.limit.usual, greeted.weight, greeted.critical) == (Within(90_000), 2, True)
    assert (greeted.met, greeted.clock, greeted.phrases) == (below.met, below.clock, below.phrases)
    assert greeted.origin == Origin(
        kind="changed",
        pack="small_house",
        edition="2026.1",
        changed=("text", "weight", "limit"),
        because={"en": "A smaller house.", "nb": "Et mindre hus."},
    )
    assert pack.standard("front_door.umbrella").origin == OWN


def test_the_summary_says_what_a_pack_stands_on() -> None:
    """And how much of it was taken, changed, added and left."""
    told = summary(laid({"front_door.yaml": DOOR, "bar.yaml": BAR_LEFT}))

    assert "\n  stands on    small_house 2026.1 (3 taken, 1 changed, 1 own, 1 left)\n" in told


def test_what_is_left_is_gone_and_its_reason_kept() -> None:
    """And `order` says what comes first; the others keep their order."""
    pack = laid({"bar.yaml": BAR_LEFT})

    assert _ids(pack, "bar") == ["bar.wiped", "bar.clean", "bar.lit"]
    assert pack.left == (Left("bar.dry", {"en": "No one looks.", "nb": "Ingen ser etter."}),)


def test_a_standard_of_ones_own_stands_in_its_group() -> None:
    """After the last of the base's; without a group, at the end."""
    own = "department: bar\nstandards:\n" + short_standard("bar.own", GROUP) + short_standard("bar.last")

    assert _ids(laid({"bar.yaml": own}), "bar") == [
        "bar.clean", "bar.dry", "bar.wiped", "bar.own", "bar.lit", "bar.last",
    ]  # fmt: skip


def test_a_department_of_ones_own_is_listed_among_the_bases() -> None:
    """Where it stands on the journey; it takes nothing."""
    spa = BAR.replace("bar", "spa")

    pack = laid({"pack.yaml": BRAND + "departments: [spa, bar]\n", "spa.yaml": spa})

    assert [department.id for department in pack.departments] == ["spa", "bar"]
    assert {standard.origin for standard in pack.departments[0].standards} == {OWN}
    assert [gate.id for gate in pack.rating.gates] == ["no-critical", "no-weak-bar", "facility"]


def test_gates_scenarios_and_minutes_of_the_base_speak_of_what_is_there() -> None:
    """What they say of a department that was not taken is left aside."""
    more = "minutes: {bar: 45, front_door: 5}\nscenarios:\n" + "".join(
        f"  - {{id: {name}, title: {{en: x, nb: x}}, departments: [{there}]}}\n"
        for name, there in {"both": "front_door, bar", "drink": "bar"}.items()
    )
    pack = laid({"pack.yaml": BRAND + "departments: [front_door]\n"}, {"pack.yaml": PACK + more})

    assert [gate.id for gate in pack.rating.gates] == ["no-critical", "facility"]
    assert [(scenario.id, scenario.departments) for scenario in pack.scenarios] == [("both", ("front_door",))]
    assert [department.minutes for department in pack.departments] == [5]


def test_areas_and_mandatory_standards_of_the_base_are_those_that_are_taken() -> None:
    """A gate of which nothing is left is gone, and so is a half star that nothing earns."""
    areas = (
        "  half_step: 1\n"
        "  areas:\n"
        "    - {id: inside, departments: [bar]}\n"
        "    - {id: all, departments: [bar, front_door]}\n"
    )
    gates = (
        "    - {id: inside, stars: 5, rule: area_score, area: inside, at_least: 80}\n"
        "    - {id: all, stars: 5, rule: area_score, area: all, at_least: 80}\n"
        "    - {id: must, stars: 4, rule: mandatory, standards: [bar.clean]}\n"
    )
    written = PACK.replace("  gates:\n", areas + "  gates:\n" + gates)

    whole = laid({}, {"pack.yaml": written}).rating
    door = laid({"pack.yaml": BRAND + "departments: [front_door]\n"}, {"pack.yaml": written}).rating

    assert ([area.id for area in whole.areas], whole.half_step) == (["inside", "all"], 1)
    assert [(area.id, area.departments) for area in door.areas] == [("all", ("front_door",))]
    assert ([gate.id for gate in door.gates], door.half_step) == (["all", "no-critical", "facility"], 0)


def test_a_pack_may_speak_fewer_languages_than_its_base() -> None:
    """Then only those are taken, and asked for."""
    brand = BRAND.replace(", nb: Merke", "") + "languages: [en]\n"
    pack = laid({"pack.yaml": brand, "front_door.yaml": DOOR.partition("change:")[0]})

    assert pack.standard("front_door.greeted").text == {"en": "A guest is greeted within 60 seconds."}
    assert "nb" not in as_text(pack)


def test_a_reason_goes_with_what_it_was_for() -> None:
    """A weight or being critical that changes needs a reason of its own, or has none."""
    reasons = (
        "    weight_because: {en: First., nb: Først.}\n    critical_because: {en: Trust., nb: Tillit.}\n"
    )
    base_door = FRONT_DOOR + reasons
    door = changed(DOOR, "    weight: 2\n", "    critical: false\n")

    weighed = laid({"front_door.yaml": DOOR}, {"front_door.yaml": base_door}).standard("front_door.greeted")
    eased = laid({"front_door.yaml": door}, {"front_door.yaml": base_door}).standard("front_door.greeted")

    assert (weighed.weight_because, weighed.critical_because) == (None, {"en": "Trust.", "nb": "Tillit."})
    assert (eased.weight_because, eased.critical_because) == ({"en": "First.", "nb": "Først."}, None)


def test_a_change_can_take_a_limit_away() -> None:
    """`without` names what goes."""
    door = DOOR.replace("    limit: {within: 90 s}\n", "    without: [limit, clock]\n")

    greeted = laid({"front_door.yaml": door}).standard("front_door.greeted")

    assert (greeted.limit, greeted.clock) == (None, None)
    assert greeted.origin.changed == ("text", "weight", "clock", "limit")


def test_a_base_may_stand_on_another(tmp_path: Path) -> None:
    """Each standard says through which hands it came."""
    _laid({"front_door.yaml": DOOR}, tmp_path)
    hotel = tmp_path / "hotel"
    hotel.mkdir()
    written = BRAND.replace("id: brand", "id: hotel").replace('house, edition: "2026.1"', "brand, edition: 1")
    (hotel / "pack.yaml").write_text(written, encoding="utf-8")

    pack = load_pack(hotel)

    assert pack.base == Base("brand", "1")
    greeted, umbrella, clean = (
        pack.standard(f"{name}").origin for name in ("front_door.greeted", "front_door.umbrella", "bar.clean")
    )
    assert (greeted.kind, greeted.pack, greeted.before and greeted.before.kind) == (
        "taken",
        "brand",
        "changed",
    )
    assert umbrella == Origin("taken", "brand", "1")
    assert clean == Origin("taken", "brand", "1", before=TAKEN)
    assert from_text(as_text(pack)) == pack


def test_where_a_standard_comes_from_survives_json_and_is_absent_where_it_is_own() -> None:
    """So packs that stand on nothing keep their bytes."""
    pack = laid({"front_door.yaml": DOOR, "bar.yaml": BAR_LEFT})
    greeted, umbrella = as_json(pack)["departments"][0]["standards"]

    assert from_text(as_text(pack)) == pack
    assert greeted["origin"]["changed"] == ["text", "weight", "limit"]
    assert "origin" not in umbrella
    assert not {"base", "left"} & set(as_json(loaded()))


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "code"),
    [
        ("pack.yaml", "pack: house", "pack: hose", 5, "base-missing"),
        ("pack.yaml", "pack: house", "pack: brand", 5, "base-circle"),
        ("pack.yaml", '"2026.1"', '"2025.1"', 5, "base-edition"),
        ("pack.yaml", '{pack: house, edition: "2026.1"}', "house", 5, "wrong-shape"),
        ("pack.yaml", ', edition: "2026.1"', "", 5, "missing-key"),
        ("pack.yaml", "format: 1\n", "languages: [en, nb, sv]\n", 1, "language-not-in-base"),
        (
            "pack.yaml",
            "format: 1\n",
            "departments: [front_door, spa]\nformat: 1\n",
            1,
            "department-without-file",
        ),
        ("front_door.yaml", "take: [front_door.greeted]", "take: [front_door.gone]", 2, "not-in-base"),
        ("front_door.yaml", "take: [front_door.greeted]", "take: []", 4, "changed-not-taken"),
        ("front_door.yaml", "take: [front_door.greeted]", "take: some", 2, "wrong-shape"),
        ("front_door.yaml", "  - id: front_door.greeted", "  - id: front_door.greted", 4, "not-in-base"),
        (
            "front_door.yaml",
            "    because: {en: A smaller house., nb: Et mindre hus.}\n",
            "",
            4,
            "missing-key",
        ),
        ("front_door.yaml", "    weight: 2\n", "    weight: 0\n", 8, "bad-weight"),
        ("front_door.yaml", "    weight: 2\n", "    wieght: 2\n", 8, "unknown-key"),
        ("front_door.yaml", "    weight: 2\n", "    without: [clock]\n", 7, "limit-without-clock"),
        ("front_door.yaml", "limit: {within: 90 s}", "limit: {within: soon}", 7, "bad-duration"),
        ("front_door.yaml", "front_door.umbrella", "front_door.greeted", 10, "duplicate-standard"),
        ("bar.yaml", "id: bar.dry", "id: bar.drai", 3, "not-in-base"),
        ("bar.yaml", "order: [bar.wiped]", "order: [bar.wypd]", 4, "not-in-base"),
        ("bar.yaml", "department: bar", "department: bra", 1, "department-misnamed"),
    ],
)
def test_a_fault_in_what_is_taken_is_told_on_its_line(
    file: str, old: str, new: str, line: int, code: str
) -> None:
    """One change to a good brand's pack, one code where it was made."""
    files = {"pack.yaml": BRAND, "front_door.yaml": DOOR, "bar.yaml": BAR_LEFT}
    files[file] = changed(files[file], old, new)

    assert (f"brand/{file}", line, code) in told(files)


def test_a_limit_that_changes_is_said() -> None:
    """limit-unsaid: an inspector reads 60 seconds and would be held to 90."""
    door = changed(DOOR, DOOR.splitlines(keepends=True)[5], "")

    assert told({"front_door.yaml": door}) == [("brand/front_door.yaml", 4, "limit-unsaid")]


def test_a_change_must_change_something() -> None:
    """changes-nothing: nobody should look for a difference that is not there."""
    door = "department: front_door\nchange:\n  - id: front_door.greeted\n    because: {en: x, nb: x}\n"

    assert told({"front_door.yaml": door}) == [("brand/front_door.yaml", 3, "changes-nothing")]
    assert told({"front_door.yaml": door + "    weight: 3\n    limit: {within: 60 s, resort: {within: 90 s}, "
                 "unless: {en: told of a delay, nb: fikk vite om ventetid}}\n"}) == [
        ("brand/front_door.yaml", 3, "changes-nothing")
    ]  # fmt: skip


def test_the_id_of_a_standard_that_was_left_is_not_given_to_another() -> None:
    """id-of-base: results are compared by id, also with hotels that stand on the base itself."""
    bar = BAR_LEFT + "standards:\n" + short_standard("bar.dry")

    assert told({"bar.yaml": bar}) == [("brand/bar.yaml", 6, "id-of-base")]


def test_a_department_that_the_base_has_not_takes_nothing() -> None:
    """department-not-in-base, once for each key that would take something."""
    spa = BAR.replace("bar", "spa") + "take: all\norder: [spa.clean]\n"

    assert told({"pack.yaml": BRAND + "departments: [bar, spa]\n", "spa.yaml": spa}) == [
        ("brand/spa.yaml", 14, "department-not-in-base"),
        ("brand/spa.yaml", 15, "department-not-in-base"),
    ]


def test_two_packs_cannot_stand_on_each_other() -> None:
    """base-circle names the whole way round, in the file that closes it."""
    with pytest.raises(PackProblems) as wrong:
        laid({}, {"pack.yaml": PACK + 'base: {pack: brand, edition: "1"}\n'})

    (problem,) = wrong.value.problems
    assert (Path(problem.file).parent.name, problem.line, problem.code) == ("house", 23, "base-circle")
    assert "brand → house → brand" in problem.wrong


def test_what_is_wrong_with_the_base_is_told_in_its_own_file() -> None:
    """Together with what is wrong above it, in one pass."""
    base: Files = {"bar.yaml": changed(BASE_BAR, "weight: 1.5", "weight: heavy")}

    assert told({"front_door.yaml": changed(DOOR, "    weight: 2\n", "    weight: light\n")}, base) == [
        ("brand/front_door.yaml", 8, "bad-weight"),
        ("house/bar.yaml", 13, "bad-weight"),
    ]


def test_taking_needs_a_base() -> None:
    """unknown-key: without a base there is nothing to take."""
    with pytest.raises(PackProblems, match="unknown-key A department has no key 'take'"):
        loaded({"bar.yaml": BAR + "take: all\n"})


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_an_overlay_that_changes_nothing_equals_its_base_but_for_the_origin(data: st.DataObject) -> None:
    """However much of it is written out: listed or not, taken whole, one by one, or put in its own order."""
    files = {}
    for name, ids in {
        "bar": ["bar.clean", "bar.dry", "bar.wiped", "bar.lit"],
        "front_door": ["front_door.greeted"],
    }.items():
        take = data.draw(st.sampled_from(["", "take: all\n", "taken"]))
        one_by_one = f"take: [{', '.join(data.draw(st.permutations(ids)))}]\n"
        order = data.draw(st.sampled_from(["", f"order: [{', '.join(ids)}]\n"]))
        if data.draw(st.booleans()):
            files[f"{name}.yaml"] = f"department: {name}\n{one_by_one if take == 'taken' else take}{order}"
    said = data.draw(st.sampled_from(["", "departments: [front_door, bar]\n", "languages: [en, nb]\n"]))

    pack = laid({"pack.yaml": BRAND + said, **files})

    assert {standard.origin for standard in pack.standards()} == {TAKEN}
    assert _plain(pack).departments == loaded({"bar.yaml": BASE_BAR}).departments
    assert _plain(pack).rating == loaded().rating
