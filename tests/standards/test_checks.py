"""Each rule that a pack must obey: what breaks it, on which line it is told, under which code."""

from __future__ import annotations

import re

import pytest

from tests.standards.pack_texts import BAR, FRONT_DOOR, PACK, changed, found, problems, short_standard

CLOCK = """\
    clock:
      starts: {en: The guest stops., nb: Gjesten stanser.}
      stops: {en: Someone speaks., nb: Noen snakker.}
"""
LIMIT = """\
    limit:
      within: 60 s
      resort: {within: 90 s}
      unless: {en: told of a delay, nb: fikk vite om ventetid}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("format: 1", "format: 2", 1, "bad-format"),
        ("id: small_house", "id: Small House", 2, "bad-id"),
        ('edition: "2026.1"', "edition:", 3, "no-value"),
        ('edition: "2026.1"', "edition: [1]", 3, "wrong-shape"),
        ("title: {en: Small house, nb: Lite hus}", "title: Small house", 4, "wrong-shape"),
        ("languages: [en, nb]", "languages: [en, norsk bokmål]", 5, "bad-language"),
        ("languages: [en, nb]", "languages: []", 5, "nothing-listed"),
        ("languages: [en, nb]", "languages: [en, nb, en]", 5, "listed-twice"),
        ("  dining: {", "  dinning: {", 10, "unknown-key"),
        ("departments: [front_door, bar]", "departments: [front_door, bar, bar]", 14, "listed-twice"),
        (
            "departments: [front_door, bar]",
            "departments: [front_door, bar, spa]",
            14,
            "department-without-file",
        ),
        ("departments: [front_door, bar]", "departments: {bar: 1}", 14, "wrong-shape"),
        ("service: 75, ", "service: 70, ", 16, "class-weights"),
        ("service: 75, ", "service: 75%, ", 16, "bad-percent"),
        ("service: 75, ", "", 16, "missing-key"),
        ("coverage: 60", "coverage: 101", 17, "bad-percent"),
        ("{5: 90, 4: 82, 3: 70}", "{5: 90, 4: 82, 3: 82}", 18, "bands-not-descending"),
        ("{5: 90, 4: 82, 3: 70}", "{5: 90, 4: 82, 3: 90.5}", 18, "bands-not-descending"),
        ("{5: 90, 4: 82, 3: 70}", "{5: 190, 4: 82}", 18, "bad-percent"),
        ("{5: 90, 4: 82, 3: 70}", "{5: 90, 4: -1}", 18, "bad-percent"),
        ("{5: 90, 4: 82, 3: 70}", "{6: 90, 5: 82}", 18, "bad-stars"),
        ("{5: 90, 4: 82, 3: 70}", "{}", 18, "nothing-listed"),
        ("rule: critical_not_met", "rule: critical_missed", 20, "unknown-word"),
        (", at_most: 0", "", 20, "gate-key-missing"),
        (", at_most: 0", ", at_most: some", 20, "bad-count"),
        (", at_most: 0", ", at_most: 0, at_least: 3", 20, "gate-key-idle"),
        (", at_least: 75", "", 21, "gate-key-missing"),
        ("department: bar", "department: barr", 21, "unknown-department"),
        ("class: facility, at", "class: facilities, at", 22, "unknown-word"),
        ("class: facility, at", "at", 22, "gate-key-missing"),
        ("id: facility", "id: no-critical", 22, "listed-twice"),
        ("rule: class_score, class: facility", "rule: area_score, area: barr", 22, "unknown-area"),
        (
            "rule: class_score, class: facility",
            "rule: mandatory, standards: [bar.no]",
            22,
            "unknown-standard",
        ),
        ("rule: class_score, class: facility", "rule: area_cap, area: bar", 22, "gate-key-missing"),
        ("coverage: 60", "areas: [{id: bar}]", 17, "area-of-nothing"),
        ("coverage: 60", "areas: [{id: a, departments: [barr]}]", 17, "unknown-department"),
        ("coverage: 60", "areas: [{id: a, classes: [room]}]", 17, "unknown-word"),
        ("coverage: 60", "half_step: 1", 17, "half-step-idle"),
        ("coverage: 60", "measure: mean", 17, "unknown-word"),
        ("coverage: 60", "credit: {none_at: 100}", 17, "bad-none-at"),
        ("coverage: 60", "credit: {none_at: 200 %}", 17, "bad-none-at"),
        ("coverage: 60", "credit: {repeated: best}", 17, "unknown-word"),
        ("stars: 5, rule: class_score", "stars: five, rule: class_score", 22, "bad-stars"),
    ],
)
def test_a_fault_in_pack_yaml_is_told_on_its_line(old: str, new: str, line: int, code: str) -> None:
    """One change to a good pack.yaml, one code."""
    assert ("pack.yaml", line, code) in found({"pack.yaml": changed(PACK, old, new)})


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("department: front_door", "department: frontdoor", 1, "department-misnamed"),
        ("stage: arrival", "stage: arival", 3, "unknown-word"),
        ("stage: arrival\n", "", 1, "missing-key"),
        ("id: front_door.greeted", "id: bar.greeted", 5, "bad-standard-id"),
        ("id: front_door.greeted", "id: front_door.Greeted!", 5, "bad-standard-id"),
        ("id: front_door.greeted", "id: greeted", 5, "bad-standard-id"),
        ("nb: En gjest blir hilst innen 60 sekunder.", "nb: ", 6, "text-empty"),
        ("nb: En gjest blir hilst innen 60 sekunder.", "nb: '  '", 6, "text-empty"),
        ("nb: En gjest blir hilst innen 60 sekunder.", "nb: [60]", 6, "wrong-shape"),
        (", nb: En gjest blir hilst innen 60 sekunder.", "", 6, "text-missing"),
        ("nb: En gjest blir hilst innen 60 sekunder.", "nb: Innen 60., nn: Innan 60.", 6, "unknown-language"),
        ("innen 60 sekunder", "innen 90 sekunder", 6, "number-lost"),
        (
            "    met: {en: Someone speaks to the guest., nb: Noen snakker til gjesten.}\n",
            "",
            5,
            "missing-key",
        ),
        ("channel: face_to_face", "channel: telephone", 8, "unknown-word"),
        ("class: service", "class: services", 9, "unknown-word"),
        ("classification: efficiency", "classification: speed", 10, "unknown-word"),
        ("dimension: human", "dimension: humane", 11, "unknown-word"),
        ("weight: 3", "weight: 0", 12, "bad-weight"),
        ("weight: 3", "weight: -1", 12, "bad-weight"),
        ("weight: 3", "weight: heavy", 12, "bad-weight"),
        ("weight: 3", "weight: 1e9", 12, "bad-weight"),
        ("weight: 3", "weight: .nan", 12, "bad-weight"),
        ("weight: 3", "weight:", 12, "no-value"),
        ("weight: 3", "weihgt: 3", 12, "unknown-key"),
        ("critical: true", "critical: yes", 13, "not-true-or-false"),
        ("evidence: [time]", "evidence: [time, film]", 14, "unknown-word"),
        ("evidence: [time]", "evidence: time", 14, "wrong-shape"),
        ("evidence: [time]", "evidence: [time, time]", 14, "listed-twice"),
        ("      stops: {en: Someone speaks., nb: Noen snakker.}\n", "", 16, "missing-key"),
        ("within: 60 s", "within: 60", 19, "bad-duration"),
        ("within: 60 s", "within: 0 s", 19, "bad-duration"),
        ("within: 60 s", "within: a minute", 19, "bad-duration"),
        ("within: 60 s", "within: 1.5 min", 19, "bad-duration"),
        ("within: 60 s", "within: 30 s 1 min", 19, "bad-duration"),
        ("within: 60 s", "withn: 60 s", 19, "unknown-key"),
        ("within: 60 s", "between: ['17:00', '24:00']", 19, "bad-clock-time"),
        ("within: 60 s", "between: [5 pm, 9 pm]", 19, "bad-clock-time"),
        ("within: 60 s", "between: ['17:00', '17:00']", 19, "same-times"),
        ("within: 60 s", "between: ['17:00']", 19, "wrong-shape"),
        ("within: 60 s", "between: 17:00-21:30", 19, "wrong-shape"),
        ("within: 60 s", "rings: none", 19, "bad-count"),
        ("within: 60 s", "rings: 0", 19, "bad-count"),
        ("within: 60 s", "rings: {within: 10 s}", 19, "missing-key"),
        ("within: 60 s", "quoted: {early: 5 min}", 19, "missing-key"),
        ("within: 60 s", "quoted: 5 min", 19, "wrong-shape"),
        ("      within: 60 s\n", "", 19, "limit-without-kind"),
        ("within: 60 s", "within: 60 s\n      wait: 10 s", 20, "limit-with-two-kinds"),
        ("resort: {within: 90 s}", "resort: {wait: 90 s}", 20, "house-limit-differs"),
        ("resort: {within: 90 s}", "resort: {}", 20, "limit-without-kind"),
        ("resort: {within: 90 s}", "resort: 90 s", 20, "wrong-shape"),
        ("resort: {within: 90 s}", "airport: {within: 90 s}", 20, "unknown-key"),
        (
            "unless: {en: told of a delay, nb: fikk vite om ventetid}",
            "unless: {en: told}",
            21,
            "text-missing",
        ),
        (CLOCK, "", 15, "limit-without-clock"),
        (LIMIT, "", 15, "clock-without-limit"),
        ("    phrases:\n", "    measures: holds\n    phrases:\n", 22, "unknown-word"),
        ("    phrases:\n", "    measures: longest_hold\n    phrases:\n", 22, "measures-misfit"),
        ("{en: No one there, nb: Ingen der}", "No one there", 23, "wrong-shape"),
    ],
)
def test_a_fault_in_a_department_is_told_on_its_line_and_nothing_else_is(
    old: str, new: str, line: int, code: str
) -> None:
    """One change to a good file; whatever else is told is a true consequence on another line."""
    told = found({"front_door.yaml": changed(FRONT_DOOR, old, new)})

    assert ("front_door.yaml", line, code) in told
    assert {told_code for _, told_line, told_code in told if told_line == line} == {code}


@pytest.mark.parametrize(
    ("channel", "limit", "measures", "fits"),
    [
        ("phone", "within: 30 s", "longest_hold", True),
        ("phone", "within: 30 s", "time_to_answer", True),
        ("phone", "rings: 3", "rings", True),
        ("chat", "within: 3 min", "first_reply", True),
        ("email", "within: 24 h", "resolution", True),
        ("phone", "rings: 3", "time_to_answer", False),
        ("phone", "within: 30 s", "rings", False),
        ("email", "within: 30 s", "longest_hold", False),
        ("phone", "within: 4 h", "first_reply", False),
        ("app", "within: 4 h", "first_reply", False),
    ],
)
def test_a_figure_measured_goes_with_its_channel_and_limit(
    channel: str, limit: str, measures: str, fits: bool
) -> None:
    """A call has no first reply, and a count of rings is held against a limit of rings."""
    written = changed(FRONT_DOOR, "channel: face_to_face", f"channel: {channel}")
    written = changed(written, "within: 60 s\n      resort: {within: 90 s}", limit)
    written = changed(written, "    phrases:\n", f"    measures: {measures}\n    phrases:\n")

    told = [code for _, _, code in found({"front_door.yaml": written})]

    assert told == ([] if fits else ["measures-misfit"])


def test_a_figure_without_a_limit_decides_nothing() -> None:
    """measures-misfit says what would go with it."""
    (problem,) = problems({"bar.yaml": BAR + short_standard("bar.held", "measures: longest_hold")})

    assert problem.wrong.endswith("cannot decide this standard: it is of channel phone, without a limit.")
    assert problem.remedy.startswith("It decides standards of channel phone with a limit 'within'.")


def test_a_word_that_is_nearly_right_is_told_the_right_one() -> None:
    """A suggestion first, then all that is allowed."""
    (problem,) = problems({"front_door.yaml": changed(FRONT_DOOR, "stage: arrival", "stage: arival")})

    assert problem.wrong == "'arival' is not a known stage."
    assert problem.remedy.startswith("Did you mean 'arrival'? Known are: before_arrival, arrival, ")


def test_an_id_used_twice_is_told_where_it_was_used_before() -> None:
    """duplicate-standard names the other file and line."""
    (problem,) = [
        problem
        for problem in problems({"bar.yaml": BAR + short_standard("front_door.greeted")})
        if problem.code == "duplicate-standard"
    ]

    assert problem.line == 14
    assert problem.wrong.endswith("front_door.yaml:5.")


def test_a_file_that_is_not_listed_is_told_and_checked_all_the_same() -> None:
    """file-not-listed, and what is wrong inside."""
    spa = BAR.replace("bar", "spa").replace("weight: 1.5", "weight: 0")

    assert found({"spa.yaml": spa}) == [("spa.yaml", 1, "file-not-listed"), ("spa.yaml", 13, "bad-weight")]


def test_a_file_that_is_neither_listed_nor_readable_is_told_both() -> None:
    """Nobody mends a file to learn only then that it is not used."""
    assert found({"spa.yaml": ""}) == [("spa.yaml", 1, "empty-file"), ("spa.yaml", 1, "file-not-listed")]


def test_a_department_listed_under_a_misspelt_name_is_told_the_right_one() -> None:
    """department-without-file suggests a file that is not listed yet."""
    told = problems(
        {"pack.yaml": changed(PACK, "departments: [front_door, bar]", "departments: [frontdoor, bar]")}
    )

    assert [problem.code for problem in told] == ["department-without-file", "file-not-listed"]
    assert "Did you mean 'front_door'?" in told[0].remedy


def test_a_misnamed_file_is_one_problem_and_not_one_for_each_id() -> None:
    """Ids that agree with the file's own `department` are right."""
    told = found({"front_door.yaml": changed(FRONT_DOOR, "department: front_door", "department: door")})

    assert told == [("front_door.yaml", 1, "department-misnamed")]


def test_a_department_needs_standards() -> None:
    """no-standards: an empty department could not be scored."""
    assert found({"bar.yaml": BAR.split("standards:")[0] + "standards: []\n"}) == [
        ("bar.yaml", 4, "no-standards")
    ]


def test_the_standards_of_a_group_stand_together() -> None:
    """group-split: on the tablet a heading comes once."""
    counter, shelf = "group: {en: The counter, nb: Disken}", "group: {en: The shelf, nb: Hyllen}"
    text = BAR + short_standard("bar.shelf", shelf) + short_standard("bar.again", counter)

    (problem,) = problems({"bar.yaml": text})

    assert (problem.code, problem.line) == ("group-split", 31)
    assert "it began on line 6" in problem.wrong


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("by 9 pm", "innen 21"),
        ("by 9:30 p.m.", "innen 21.30"),
        ("at 07:00", "kl. 7.00"),
        ("1.5 litres", "1,5 liter"),
        ("1,000 guests", "1 000 gjester"),
        ("three rings", "3 ring"),
    ],
)
def test_numbers_may_be_written_as_each_language_writes_them(source: str, translation: str) -> None:
    """Only a number that is missing or another is a problem."""
    text = changed(BAR, "{en: No stains., nb: Ingen flekker.}", f'{{en: "{source}", nb: "{translation}"}}')

    assert found({"bar.yaml": text}) == []


@pytest.mark.parametrize(
    ("source", "translation"), [("9 am", "21"), ("60 s", "ett minutt"), ("2 of 3", "2 av 2"), ("9 pm", "22")]
)
def test_a_number_that_is_lost_in_translation_is_told(source: str, translation: str) -> None:
    """number-lost: an inspector would hold the house to something else."""
    text = changed(BAR, "{en: No stains., nb: Ingen flekker.}", f'{{en: "{source}", nb: "{translation}"}}')

    assert found({"bar.yaml": text}) == [("bar.yaml", 8, "number-lost")]


def test_a_pack_in_one_language_needs_no_other() -> None:
    """The languages are the pack's own."""
    whole = {"pack.yaml": PACK.replace("[en, nb]", "[en]"), "front_door.yaml": FRONT_DOOR, "bar.yaml": BAR}

    assert found({name: re.sub(", nb: [^}]+", "", text) for name, text in whole.items()}) == []


def test_what_is_written_cannot_write_to_the_readers_terminal() -> None:
    """A message is one printable line, whatever the file holds."""
    (problem,) = problems({"front_door.yaml": changed(FRONT_DOOR, "stage: arrival", r'stage: "a\n\tb\x85c"')})

    assert str(problem).isprintable()


def test_a_cap_cannot_be_held_against_points() -> None:
    """An area has a score of 100, and bands of points may ask for 600."""
    capped = changed(
        PACK, "rule: class_score, class: facility, at_least: 85", "rule: area_cap, area: bar, above: 1"
    )
    pointed = changed(capped, "coverage: 60", "measure: points")

    assert ("pack.yaml", 22, "cap-of-points") in found({"pack.yaml": pointed})
