"""What deserves a second look: planted frauds are found, honest visits are left alone."""

from __future__ import annotations

import ast
import uuid
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from inspections.demo.chain import HOTELS, INSPECTORS
from inspections.demo.stay import Pen, Scene, tell
from inspections.events import Event
from inspections.photos.likeness import likeness
from inspections.records import HeldEvent
from inspections.second_looks import Past, SecondLook, past_of, second_looks
from inspections.second_looks.past import at_least
from inspections.visit import Note, Observation, Photo, Stopwatch, Visit, fold
from standards.loader import load_shipped
from standards.pack import Pack, Within
from tests.makers import a_look, a_pack, a_standard, a_visit

STAYS = 12
MINUTE = 60_000
START = datetime.fromisoformat("2026-05-14T15:00:00.000+02:00")


# ── whole stays, as the demo's own maker tells them ──


@cache
def the_pack() -> Pack:
    return load_shipped("five_star")


@cache
def a_stay(seed: int) -> tuple[Event, ...]:
    """An honest visit of some thousand answers."""
    dice, hotel, inspector = Random(seed), HOTELS[seed % 12], INSPECTORS[seed % 6]  # noqa: S311 - no secret
    first = datetime(2026, 1, 5, tzinfo=ZoneInfo(hotel.time_zone)) + timedelta(days=7 * seed)
    visit = str(uuid.UUID(int=dice.getrandbits(128), version=4))
    pen = Pen(visit, str(uuid.UUID(int=dice.getrandbits(128), version=4)), dice)
    sent = tell(Scene(the_pack(), hotel, inspector, seed, first), pen, "a" * 64)
    body = {
        "hotel": hotel.name,
        "inspector": inspector.name,
        "pack_id": "five_star",
        "pack_edition": "1",
        "pack_hash": "a" * 64,
        "house_kind": hotel.kind,
        "starts_on": first.date().isoformat(),
        "ends_on": (first + timedelta(days=2)).date().isoformat(),
    }
    moment = (first - timedelta(days=20)).isoformat(timespec="milliseconds")
    return (Event(pen.new_id(), visit, pen.new_id(), 1, "assigned", moment, moment, body), *sent)


def arrived(events: tuple[Event, ...]) -> list[HeldEvent]:
    """Each reached us a second after it was entered."""
    return [
        HeldEvent(e, datetime.fromisoformat(e.entered_at) + timedelta(seconds=1), e.digest()) for e in events
    ]


def told(events: tuple[Event, ...]) -> Visit:
    return fold(events[0].visit, events)


@cache
def the_past() -> tuple[Past, ...]:
    return tuple(past_of(told(a_stay(seed)), the_pack()) for seed in range(STAYS))


def found_in(events: tuple[Event, ...], past: tuple[Past, ...] = ()) -> dict[str, SecondLook]:
    return {look.code: look for look in second_looks(told(events), arrived(events), the_pack(), past)}


@pytest.mark.slow
def test_an_honest_visit_raises_one_flag_at_most_and_nearly_always_none() -> None:
    """Twelve stays held against each other. Over 150 stays, one raised one flag: a share of N/A by chance."""
    raised = [len(found_in(a_stay(seed), the_past())) for seed in range(STAYS)]

    assert max(raised) <= 1
    assert sum(raised) <= 1


@pytest.mark.slow
def test_a_copied_visit_is_found_whoever_copied_it() -> None:
    """The answers of one stay, dated a month later and handed in for another house."""
    original = a_stay(3)
    month = timedelta(days=28)

    def later(moment: str) -> str:
        return (datetime.fromisoformat(moment) + month).isoformat(timespec="milliseconds")

    copied = tuple(
        replace(
            event,
            id=str(uuid.uuid5(uuid.NAMESPACE_OID, event.id)),
            visit="00000000-0000-4000-8000-00000000c0b1",
            entered_at=later(event.entered_at),
            observed_at=later(event.observed_at),
        )
        for event in original
    )

    found = found_in(copied, (past_of(told(original), the_pack()),))

    assert {"copied_times", "copied_findings"} <= found.keys()
    assert found["copied_times"].visits == (original[0].visit,)
    assert len(found["copied_findings"].observations) > 15


@pytest.mark.slow
def test_a_visit_filled_in_in_its_last_hour_is_found() -> None:
    """All answers of an honest stay, entered before breakfast on the day of departure."""
    honest = a_stay(5)
    starts = datetime.fromisoformat(honest[0].body["ends_on"] + "T07:00:00+00:00")
    rushed = tuple(
        replace(
            event, entered_at=(starts + timedelta(seconds=2 * event.seq)).isoformat(timespec="milliseconds")
        )
        if event.kind == "observed"
        else event
        for event in honest
    )

    found = found_in(rushed)

    assert "late_rush" in found
    assert len(found["late_rush"].observations) > 400


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_an_impossible_stopwatch_is_found(seed: int) -> None:
    """One stopwatch of one stay stops before it starts; every other is left as it was."""
    honest = a_stay(seed)
    stop = next(event for event in honest if event.kind == "stopwatch_stopped")
    mark = stop.body["mark"] | {"mono": -5_000}
    forged = tuple(replace(e, body=e.body | {"mark": mark}) if e is stop else e for e in honest)

    found = found_in(forged)

    assert found.keys() == {"impossible_stopwatch"}
    (look,) = found["impossible_stopwatch"].observations
    measured = told(forged).observations[look].measured
    assert measured is not None
    assert measured.stopwatch == stop.body["stopwatch"]


@pytest.mark.slow
@settings(max_examples=5)
@given(st.integers())
def test_the_order_of_log_and_past_does_not_matter(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - no secret
    events, past = list(a_stay(1)), list(the_past()[:4])
    expected = found_in(tuple(events), tuple(past))
    visit, held = told(tuple(events)), arrived(tuple(events))
    dice.shuffle(held)
    dice.shuffle(past)
    scrambled = replace(
        visit, observations=dict(sorted(visit.observations.items(), key=lambda _: dice.random()))
    )

    assert second_looks(scrambled, held, the_pack(), past * 2) == tuple(expected.values())


# ── small visits, one rule each ──


def at(seconds: float) -> str:
    return (START + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


def answers(*seconds: float, answer: str = "met") -> list[Observation]:
    """One look at each of so many standards, entered at these seconds."""
    return [
        replace(a_look(f"room.item_{n}", answer, observed_at=at(0)), entered_at=at(when))
        for n, when in enumerate(seconds)
    ]


ROOM = a_pack(
    *(a_standard(f"room.item_{n}") for n in range(60)),
    a_standard("desk.greeted", limit=Within(60_000), phrases=({"en": "No eye contact"},)),
    *(a_standard(f"desk.timed_{n}", limit=Within(300_000)) for n in range(12)),
)


def codes(
    visit: Visit, *past: Past, held: tuple[HeldEvent, ...] = (), **more: dict[str, int]
) -> Counter[str]:
    return Counter(look.code for look in second_looks(visit, held, ROOM, past, **more))


def stayed(*looks: Observation, **changes: object) -> Visit:
    dates = {"starts_on": "2026-05-14", "ends_on": "2026-05-16", "inspector": "ines"}
    return a_visit(*looks, **dates | changes)


def test_five_answers_in_two_seconds_are_faster_than_anyone_reads() -> None:
    assert codes(stayed(*answers(0, 0.5, 1, 1.5, 2.0))) == {"quick_answers": 1}
    assert not codes(stayed(*answers(0, 0.5, 1, 1.5, 2.1)))
    assert not codes(stayed(*answers(0, 0, 0, 0)))


def test_what_one_call_proposed_is_taken_over_at_once_and_counts_as_one_answer() -> None:
    proposed = [
        a_look(f"desk.timed_{n}", "met", observed_at=at(0), ms=4_321, contact="call") for n in range(8)
    ]

    assert not codes(stayed(*proposed))


def test_twenty_equal_answers_without_a_pause_are_a_straight_run() -> None:
    tapped = answers(*(2.5 * n for n in range(20)))
    assert codes(stayed(*tapped))["straight_run"]

    read = [replace(look, answer="not_met") if n == 9 else look for n, look in enumerate(tapped)]
    assert not codes(stayed(*read))["straight_run"]
    assert not codes(stayed(*answers(*(3.0 * n for n in range(20)))))["straight_run"]


def test_most_answers_in_the_last_hour_are_asked_about_only_in_a_stay_of_days() -> None:
    late = answers(*(60 * n for n in range(15)), *(40 * 3600 + 30 * n for n in range(16)))

    assert codes(stayed(*late)) == {"late_rush": 1}
    assert not codes(stayed(*late, ends_on="2026-05-14"))["late_rush"]


def test_an_answer_about_another_day_is_outside_the_visit_but_its_last_night_is_not() -> None:
    def on(moment: str) -> Counter[str]:
        return codes(stayed(a_look("room.item_1", "met", observed_at=moment)))

    assert on("2026-05-13T12:00:00.000+02:00") == {"outside_dates": 1}
    assert on("2026-05-18T12:00:00.000+02:00") == {"outside_dates": 1}
    assert not on("2026-05-14T00:10:00.000+02:00")
    assert not on("2026-05-17T03:00:00.000+02:00")


def test_the_same_words_under_four_findings_are_asked_about_unless_the_pack_offers_them() -> None:
    looks = answers(*(60 * n for n in range(4)), answer="not_met")

    def noted(text: str) -> Visit:
        visit = stayed(*looks)
        ids = list(visit.observations)
        return replace(
            visit, notes={f"n{n}": Note(f"n{n}", text, at(60 * n), None, one) for n, one in enumerate(ids)}
        )

    assert codes(noted("The lamp by the window flickered.")) == {"same_note": 1}
    assert not codes(noted("No eye contact"))
    assert not codes(noted("Dusty"))


def test_three_notes_word_for_word_as_before_are_copied_if_the_same_inspector_wrote_them() -> None:
    words = [
        "The lamp by the window flickered.",
        "Nobody came back to the desk.",
        "Hairs in the shower tray.",
    ]

    def noted(*texts: str, **changes: str) -> Visit:
        notes = {f"n{n}": Note(f"n{n}", text, at(0)) for n, text in enumerate(texts)}
        return replace(stayed(**changes), notes=notes)

    before = past_of(noted(*words, visit_id="before"), ROOM)
    copied = noted(*(text.upper().replace(" ", "  ") for text in words))

    assert codes(copied, before) == {"copied_notes": 1}
    assert not codes(replace(copied, inspector="oscar"), before)
    assert not codes(noted(*words[:2]), before)


@pytest.mark.parametrize(
    ("times", "asked"),
    [
        ([10_000, 20_000, 30_000, 40_000, 50_000, 70_000], True),
        ([MINUTE] * 6, True),
        ([10_000, 20_000, 30_000, 40_000, 50_000], False),
        ([10_000, 20_000, 30_000, 40_000, 50_000, 61_300, 70_000], False),
    ],
)
def test_times_round_throughout_were_not_read_from_a_clock(times: list[int], *, asked: bool) -> None:
    looks = [a_look(f"desk.timed_{n}", "met", observed_at=at(60 * n), ms=ms) for n, ms in enumerate(times)]

    assert codes(stayed(*looks)) == ({"round_times": 1} if asked else {})


def mark(seconds: float, *, life: str = "a", mono: float | None = None) -> dict[str, object]:
    wall = round((START.timestamp() + seconds) * 1000)
    return {"wall": wall, "mono": round((seconds if mono is None else mono) * 1000), "life": life}


def timed(ms: int, start: dict[str, object], stop: dict[str, object]) -> Counter[str]:
    """An answer that a stopwatch with these marks gave."""
    look = a_look("desk.timed_1", "met", observed_at=at(600), ms=ms, stopwatch="w")
    visit = replace(stayed(look), stopwatches={"w": Stopwatch("w", start, stopped=stop)})
    return codes(visit)


def test_a_stopwatch_is_impossible_backwards_or_at_odds_with_its_answer() -> None:
    assert timed(5_000, mark(5), mark(0)) == {"impossible_stopwatch": 1}
    assert timed(5_000, mark(30), mark(0, life="b")) == {"impossible_stopwatch": 1}
    assert timed(45_000, mark(0), mark(85)) == {"impossible_stopwatch": 1}
    assert not timed(85_000, mark(0), mark(85))


def test_a_wall_clock_set_back_while_a_stopwatch_runs_is_nobodys_fault() -> None:
    """The page's own clock counts then (timing.py)."""
    assert not timed(45_000, mark(0), mark(-3600, mono=45))


def test_an_answer_entered_before_its_stopwatch_stopped_is_impossible() -> None:
    look = a_look("desk.timed_1", "met", observed_at=at(10), ms=45_000, stopwatch="w")
    visit = replace(stayed(look), stopwatches={"w": Stopwatch("w", mark(0), stopped=mark(45))})
    stop = Event(
        "s", "visit-1", "tablet", 2, "stopwatch_stopped", at(45), at(45), {"stopwatch": "w", "mark": {}}
    )

    assert codes(visit, held=(HeldEvent(stop, START + timedelta(hours=1), ""),)) == {
        "impossible_stopwatch": 1
    }


def test_an_answer_without_the_stopwatch_it_names_is_asked_about() -> None:
    look = a_look("desk.timed_1", "met", observed_at=at(10), ms=45_000, stopwatch="gone")

    assert codes(stayed(look)) == {"impossible_stopwatch": 1}


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"answer": "met"}, True),
        ({"answer": "met", "excused": True}, False),
        ({"answer": "met", "reason": "The guest asked to wait."}, False),
        ({"answer": "not_met"}, False),
    ],
)
def test_met_beside_a_time_past_its_limit_needs_an_excuse_or_a_reason(
    changes: dict[str, object], *, asked: bool
) -> None:
    look = replace(a_look("desk.greeted", "met", observed_at=at(0), ms=85_000), **changes)

    assert codes(stayed(look)) == ({"against_the_clock": 1} if asked else {})


def test_met_with_a_phrase_for_what_was_not_met_contradicts_itself() -> None:
    look = a_look("desk.greeted", "met", observed_at=at(0))

    def noted(visit: Visit) -> Visit:
        (one,) = visit.observations
        return replace(visit, notes={"n": Note("n", "no eye contact.", at(5), None, one)})

    assert codes(noted(stayed(look))) == {"against_the_note": 1}
    assert not codes(noted(stayed(replace(look, answer="not_met"))))


def test_many_more_not_applicable_than_usual_are_told_by_the_binomial() -> None:
    usual = tuple(Past(f"before-{n}", "elsewhere", "oscar", answers={"room": (40, 1)}) for n in range(3))
    left = [
        replace(look, answer="not_applicable" if n < 12 else "met")
        for n, look in enumerate(answers(*(600 * n for n in range(30))))
    ]

    assert codes(stayed(*left), *usual) == {"many_not_applicable": 1}
    assert not codes(stayed(*left)), "with nothing to compare there is nothing to say"
    same_house = tuple(Past(f"here-{n}", "hotel-1", "oscar", answers={"room": (40, 16)}) for n in range(2))
    assert not codes(stayed(*left), *usual, *same_house), "a house without a pool has none each time"


def test_the_binomial_tail_is_that_of_the_tables() -> None:
    """Five heads or more of ten: 638 of 1024."""
    assert at_least(5, 10, 0.5) == pytest.approx(638 / 1024)
    assert at_least(0, 10, 0.3) == pytest.approx(1)


# ── photos ──


def a_scene(seed: int, size: tuple[int, int] = (640, 480), quality: int = 85) -> bytes:
    """A picture of some twenty shapes that the dice place."""
    dice, image = Random(seed), Image.new("RGB", (640, 480), "#888")  # noqa: S311 - no secret
    draw = ImageDraw.Draw(image)
    for _ in range(20):
        x, y, shade = dice.randint(0, 540), dice.randint(0, 380), dice.randint(0, 255)
        draw.rectangle((x, y, x + dice.randint(40, 200), y + dice.randint(40, 200)), fill=(shade,) * 3)
    out = BytesIO()
    image.resize(size).save(out, "JPEG", quality=quality)
    return out.getvalue()


def test_a_photo_made_smaller_and_saved_again_still_looks_the_same() -> None:
    original, again = likeness(a_scene(1)), likeness(a_scene(1, (400, 300), 55))
    others = [likeness(a_scene(seed)) for seed in range(2, 20)]

    assert original is not None
    assert again is not None
    assert (original ^ again).bit_count() <= 4
    assert all(other is not None and (original ^ other).bit_count() > 4 for other in others)


@pytest.mark.parametrize("data", [b"", b"no picture", a_scene(1)[:200]])
def test_what_is_no_picture_looks_like_nothing(data: bytes) -> None:
    assert likeness(data) is None


def pictured(*hashes: str, visit_id: str = "visit-1") -> Visit:
    visit = stayed(*answers(0), visit_id=visit_id)
    (look,) = visit.observations
    return replace(visit, photos={one: Photo(one, 1, at(0), observation=look) for one in hashes})


def test_a_photo_seen_in_an_earlier_visit_is_named_by_its_bytes_or_by_its_looks() -> None:
    before = past_of(pictured("a" * 64, visit_id="before"), ROOM)
    bits = 0x0F0F_0F0F_0F0F_0F0F

    assert codes(pictured("a" * 64), before) == {"photo_seen": 1}
    alike = {"a" * 64: bits, "b" * 64: bits ^ 0b1011}
    assert codes(pictured("b" * 64), before, likeness=alike) == {"photo_alike": 1}
    unlike = {"a" * 64: bits, "b" * 64: bits ^ 0x3F}
    assert not codes(pictured("b" * 64), before, likeness=unlike)
    assert not codes(pictured("b" * 64), before, likeness={"a" * 64: 0, "b" * 64: 0}), "black is like black"


def test_two_devices_that_differ_and_a_clock_that_is_ahead_are_told() -> None:
    one = a_look("room.item_1", "met", observed_at=at(0))
    other = replace(a_look("room.item_1", "not_met", observed_at=at(60)), device="other")
    assert codes(stayed(one, other)) == {"devices_differ": 1}

    event = Event("e", "visit-1", "tablet", 1, "observed", at(0), at(0), {})
    early = HeldEvent(event, START - timedelta(minutes=30), "")
    in_time = HeldEvent(event, START - timedelta(minutes=4), "")
    assert codes(stayed(), held=(early,)) == {"clock_ahead": 1}
    assert not codes(stayed(), held=(in_time,))


def test_every_code_is_described() -> None:
    """docs/life-of-a-visit.md says what each one found."""
    house = Path(__file__).parents[2]
    told = (house / "docs" / "life-of-a-visit.md").read_text(encoding="utf-8")
    made = {
        argument.value
        for file in (house / "inspections").glob("second_looks/*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("SecondLook", "_photos")
        for argument in call.args[:2]
        if isinstance(argument, ast.Constant)
    }

    assert len(made) == 17
    assert not [code for code in made if f"`{code}`" not in told]
