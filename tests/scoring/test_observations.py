"""Files of observations: what they tell, and every problem with its line and what to do."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.visit import Measured
from scoring.entries import ObservationsError
from scoring.observations import SCHEMA, read_observations
from scoring.observations_csv import COLUMNS, milliseconds
from scoring.observations_json import lines_of
from scoring.stars import rate
from standards.pack import Around, Between, Every, Limit, Quoted, Rings, TimeLimit, Wait, Within
from standards.problems import Problem
from tests.makers import a_pack, a_standard

PACK = a_pack(
    a_standard("desk.greeted", limit=TimeLimit(Within(60_000), by_house={"resort": Within(90_000)})),
    a_standard("desk.named"),
    a_standard("phone.answered", limit=Rings(3, 10_000)),
    a_standard("phone.wake_up", limit=Around(120_000)),
    a_standard("room.evening", limit=Between("17:00", "21:30")),
    a_standard("bar.checked", limit=Every(600_000)),
)


def from_csv(text: str, house: str = "") -> Any:
    return read_observations(text.encode(), "visit.csv", PACK, house)


def from_json(told: Any, house: str = "") -> Any:
    return read_observations(json.dumps(told).encode(), "visit.json", PACK, house)


def problems(text: str | bytes, file: str = "visit.csv") -> list[Problem]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(ObservationsError) as refused:
        read_observations(data, file, PACK)
    return list(refused.value.problems)


def codes(text: str | bytes, file: str = "visit.csv") -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in problems(text, file)]


def looks(*entries: dict[str, Any], **about: Any) -> dict[str, Any]:
    return {"type": "sixty.observations", **about, "observations": list(entries)}


def test_a_row_is_an_observation_with_all_it_says() -> None:
    """Every column that says something of the look itself."""
    visit = from_csv(
        "standard,answer,seconds,reason,excused,note,observed_at\n"
        "desk.greeted,not met,1:25.5,Two colleagues talked,yes,Nobody looked up,2026-05-14T15:40:12+02:00\n"
    )

    look = visit.observations["0001"]
    assert (look.standard, look.answer, look.measured) == ("desk.greeted", "not_met", Measured(ms=85_500))
    assert (look.reason, look.excused) == ("Two colleagues talked", True)
    assert look.observed_at == "2026-05-14T15:40:12+02:00"
    assert visit.notes_on("desk.greeted")[0].text == "Nobody looked up"


def test_csv_and_json_of_the_same_visit_rate_alike() -> None:
    """One shape behind both."""
    sheet = from_csv(
        "standard;answer;seconds;rings;promised_at;done_at;gaps\n"
        "desk.greeted;;45;;;;\n"
        "desk.named;n/a;;;;;\n"
        "phone.answered;;;4;;;\n"
        "phone.wake_up;;;;2026-05-15T06:30:00+02:00;2026-05-15T06:31:10+02:00;\n"
        "room.evening;;;;;2026-05-14T22:10:00+02:00;\n"
        "bar.checked;;;;;;4:50 11:00\n"
    )
    told = from_json(
        looks(
            {"standard": "desk.greeted", "measured": {"ms": 45_000}},
            {"standard": "desk.named", "answer": "not_applicable"},
            {"standard": "phone.answered", "measured": {"rings": 4}},
            {
                "standard": "phone.wake_up",
                "measured": {
                    "promised_at": "2026-05-15T06:30:00+02:00",
                    "done_at": "2026-05-15T06:31:10+02:00",
                },
            },
            {"standard": "room.evening", "measured": {"done_at": "2026-05-14T22:10:00+02:00"}},
            {"standard": "bar.checked", "measured": {"gaps_ms": [290_000, 660_000]}},
        )
    )

    assert sheet.observations == told.observations
    answers = [look.answer for look in sheet.observations.values()]
    assert answers == ["met", "not_applicable", "not_met", "met", "not_met", "not_met"]
    assert rate(PACK, sheet).conditions == rate(PACK, told).conditions


def test_an_answer_follows_from_the_limit_of_the_kind_of_house() -> None:
    """What the command line says goes before what the file says."""
    told = looks({"standard": "desk.greeted", "measured": {"ms": 75_000}}, house="resort")

    in_file, from_outside = from_json(told), from_json(told, house="urban")

    assert [v.observations["0001"].answer for v in (in_file, from_outside)] == ["met", "not_met"]
    assert [v.house_kind for v in (in_file, from_outside)] == ["resort", "urban"]


def test_an_answer_given_goes_before_the_clock() -> None:
    """R11: and is listed as contradicting."""
    visit = from_csv("standard,answer,seconds\ndesk.greeted,met,75\n")

    assert visit.observations["0001"].answer == "met"
    assert rate(PACK, visit).timed[0].contradicts


def test_a_standard_may_be_seen_several_times() -> None:
    """R2."""
    visit = from_csv("standard,answer\ndesk.named,met\n\ndesk.named,no\n")

    assert rate(PACK, visit).standards[1].outcome == "partly"


def test_what_a_json_file_says_of_the_visit_is_kept() -> None:
    """And the head is the file's own SHA-256."""
    told = looks(
        {"standard": "desk.named", "answer": "met"},
        visit="spring",
        hotel="lind",
        inspector="anna",
        starts_on="2026-05-14",
        ends_on="2026-05-16",
        pack={"id": "test_house", "edition": "1"},
    )

    visit = from_json(told)

    assert (visit.id, visit.hotel, visit.inspector) == ("spring", "lind", "anna")
    assert (visit.starts_on, visit.ends_on, visit.pack_id) == ("2026-05-14", "2026-05-16", "test_house")
    assert visit.head == hashlib.sha256(json.dumps(told).encode()).hexdigest()


def test_a_csv_visit_is_named_like_its_file() -> None:
    """There is nowhere else to say it."""
    assert from_csv("standard,answer\ndesk.named,met\n").id == "visit"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_spreadsheets_separator_will_do(separator: str) -> None:
    """With the byte order mark and the line ends of Windows, and a text that holds line breaks."""
    rows = [
        ["Standard", "Answer", "Note"],
        ["desk.named", "Yes", '"first\r\nsecond"'],
        ["desk.named", "No", ""],
    ]
    text = "\ufeff" + "\r\n".join(separator.join(row) for row in rows)

    visit = read_observations(text.encode(), "visit.csv", PACK)

    assert [look.answer for look in visit.observations.values()] == ["met", "not_met"]
    assert visit.notes_on("desk.named")[0].text == "first\r\nsecond"


def test_every_problem_comes_in_one_pass_with_its_line() -> None:
    """The line on which the row begins, also after a text of several lines."""
    found = codes(
        "standard,answer,seconds,note\n"
        "desk.greted,met,,\n"
        'desk.named,maybe,,"two\nlines"\n'
        "desk.named,met,45,\n"
        ",met,,\n"
        "desk.greeted,,,\n"
        "phone.wake_up,,45,\n"
        "desk.named,met,,a,b\n"
        "desk.named,met,,\n"
    )

    assert found == [
        (2, "standard-unknown"),
        (3, "cell-unreadable"),
        (5, "not-timed"),
        (6, "shape"),
        (7, "shape"),
        (8, "undecided"),
        (9, "cells-beyond"),
    ]


def test_a_problem_says_where_what_and_what_to_do() -> None:
    """As file:line, with the nearest standard."""
    assert str(problems("standard,answer\ndesk.greted,met\n")[0]) == (
        "visit.csv:2: standard-unknown test_house 1 has no standard “desk.greted”. "
        "Did you mean “desk.greeted”?"
    )


def test_a_standard_like_no_other_is_not_guessed_at() -> None:
    """A wrong suggestion is worse than none."""
    assert "Take the id from the pack" in problems("standard,answer\nxyz,met\n")[0].remedy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, "column-missing")]),
        ("standard,answer\n", [(1, "shape")]),
        ("answer\nmet\n", [(1, "column-missing")]),
        ("standard,anwser\ndesk.named,met\n", [(1, "column-unknown")]),
        ("standard,answer,answer\ndesk.named,met,met\n", [(1, "column-twice")]),
        ("\n\nstandard,colour\n", [(3, "column-unknown")]),
        ("standard,answer\ndesk.named,met\n".encode("utf-16"), [(1, "not-utf8")]),
        ("standard,answer,note\ndesk.named,met,caf\xe9\n".encode("latin-1"), [(2, "not-utf8")]),
        ("standard,answer,observed_at\ndesk.named,met,yesterday\n", [(2, "shape")]),
        ("standard,answer,observed_at\ndesk.named,met,2026-05-14T15:40:12\n", [(2, "shape")]),
        ("standard,answer,rings\nphone.answered,,three\n", [(2, "cell-unreadable")]),
        ("standard,answer,rings\nphone.answered,,-1\n", [(2, "shape")]),
        ("standard,answer,seconds\ndesk.greeted,,1:75\n", [(2, "cell-unreadable")]),
        ("standard,answer,seconds\nbar.checked,,45\n", [(2, "undecided")]),
    ],
)
def test_a_wrong_table_is_told_apart(text: str | bytes, expected: list[tuple[int, str]]) -> None:
    """Header, encoding, cells."""
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("{", (1, "not-json")),
        ('{"a": 1,\n"a": 2}', (1, "not-json")),
        ("[" * 100_000, (1, "not-json")),
        ("[]", (1, "shape")),
        ("null", (1, "shape")),
        ('{"type": "sixty.observations"}', (1, "shape")),
        ('{"type": "sixty.observations",\n"observations": []}', (2, "shape")),
        ('{"type": "sixty.observations", "observations": [\n{},\n7]}', (2, "shape")),
        ('{"type": "sixty.observations",\n"house": "castle", "observations": [7]}', (2, "shape")),
        (
            '{"type": "sixty.observations",\n"pack": {"id": "a", "edition": "b"},\n"observations": []}',
            (2, "other-pack"),
        ),
        (
            '{"type": "sixty.observations", "observations": [{"standard": "-",\n"measured":\n{"ms": 4.0}}]}',
            (3, "shape"),
        ),
        (
            '{"type": "sixty.observations", "observations": [\n{"standard": "desk.named",\n"answer": NaN}]}',
            (1, "not-json"),
        ),
    ],
)
def test_wrong_json_is_told_with_its_line(told: str, expected: tuple[int, str]) -> None:
    """The line of the value itself."""
    assert expected in codes(told, "visit.json")


def test_shape_problems_say_what_is_needed() -> None:
    """In words, from the schema's own descriptions."""
    told = looks(
        {"standard": "desk.named", "answer": "maybe"}, {"standard": "desk.named"}, {"answer": "met", "x": 1}
    )

    said = [problem.wrong for problem in problems(json.dumps(told, indent=0), "visit.json")]

    assert said == [
        "“maybe” does not fit “answer”.",
        "There is neither an answer nor a measurement.",
        "Not known here: “x”.",
        "“standard” is missing.",
    ]
    assert all(problem.remedy for problem in problems(json.dumps(told), "visit.json"))


def test_every_part_of_the_schema_describes_itself() -> None:
    """What is needed is said from these descriptions."""

    def parts(schema: dict[str, Any]) -> list[dict[str, Any]]:
        inner = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
        return [schema, *(part for each in inner for part in parts(each))]

    told = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert all("description" in part or "$ref" in part for part in parts(told))


def test_the_columns_are_those_of_the_schema() -> None:
    """What can be said in a table can be said in JSON under the same name, or a plainer one."""
    known = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    fields = {*known["observation"]["properties"], *known["measured"]["properties"]}

    assert {key for key, _, _ in COLUMNS.values()} | {"measured", "precision_ms"} == fields


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        ("45", 45_000),
        ("45.5", 45_500),
        ("0,25", 250),
        ("1:30", 90_000),
        ("1:02:03", 3_723_000),
        ("90", 90_000),
    ],
)
def test_durations_as_people_write_them(written: str, ms: int) -> None:
    """Exact to the millisecond."""
    assert milliseconds(written) == ms


@given(st.integers(0, 10**9))
def test_a_written_duration_is_read_exactly(ms: int) -> None:
    """No float on the way: 0.57 s is 570 ms."""
    assert milliseconds(f"{ms // 1000}.{ms % 1000:03d}") == ms


@given(st.text(max_size=12))
def test_no_text_is_read_as_a_duration_by_accident(written: str) -> None:
    """A number, or a ValueError that becomes a problem."""
    try:
        assert milliseconds(written) >= 0
    except ValueError:
        assert not written.strip().isascii() or not written.strip().isdigit()


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(TREES, st.sampled_from([None, 0, 2]))
def test_the_line_of_every_value_is_known(tree: Any, indent: int | None) -> None:
    """For any JSON: each path leads to the line on which its value begins."""
    text = json.dumps(tree, indent=indent, ensure_ascii=False)
    lines = lines_of(text)
    written = text.split("\n")

    def check(value: Any, path: tuple[str | int, ...]) -> None:
        begins = {dict: "{", list: "["}.get(type(value)) or json.dumps(value, ensure_ascii=False)
        assert begins in written[lines[path] - 1]
        children = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        for step, child in children:
            check(child, (*path, step))

    check(tree, ())


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode), st.sampled_from(["a.csv", "a.json"]))
def test_no_bytes_break_the_reader(data: bytes, file: str) -> None:
    """Whatever comes is a visit or problems."""
    with pytest.raises(ObservationsError) as refused:
        read_observations(data, file, PACK)

    assert refused.value.problems


@pytest.mark.parametrize(
    "limit",
    [Within(1), Around(1), Between("10:00", "11:00"), Rings(3), Quoted(1), Every(1), Wait(1)],
    ids=lambda limit: limit.kind,
)
def test_every_kind_of_limit_says_what_it_needs(limit: Limit) -> None:
    """Where a measurement does not decide."""
    pack = a_pack(a_standard("desk.timed", limit=limit))
    measured = {"precision_ms": 300}
    told = json.dumps(looks({"standard": "desk.timed", "measured": measured})).encode()

    with pytest.raises(ObservationsError) as refused:
        read_observations(told, "visit.json", pack)

    assert [problem.code for problem in refused.value.problems] == ["undecided"]
