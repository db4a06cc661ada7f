"""The rules of planning at the office: held whenever somebody is sent, overruled with a reason or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from icalendar import Calendar

from inspections import office
from inspections.audit import audit_for
from inspections.office import Confirmed, NotYours, Refused
from inspections.office.planning_calendar import calendar_behind
from inspections.planning.cycle import Wish
from inspections.planning.rules import Hindrance, Rules
from inspections.records import Conflict, VisitSummary
from inspections.store import open_store
from inspections.visit_parts import Companion
from tests.inspections.a_house import NOON, House, a_house, an_event
from tests.inspections.a_refusal import refused
from tests.makers import a_pack

SOON, SOON_OVER = "2026-06-01", "2026-06-03"
LATER, LATER_OVER = "2027-02-01", "2027-02-03"
BECAUSE = "The hotel has changed hands and staff since."
PACK = a_pack()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all that only asks; whoever changes it takes `house`."""
    house = a_house(tmp_path_factory.mktemp("planning"))
    yield house
    house.store.close()


def assign(house: House, *, by: str = "quality", plan: bool = False, **changes: object) -> VisitSummary:
    """To Bergen, where the inspector was two weeks before."""
    details = {
        "hotel_id": house.hotels["Bergen"].id,
        "inspector_id": house.people["inspector"].id,
        "pack": PACK,
        "starts_on": SOON,
        "ends_on": SOON_OVER,
        "now": NOON,
    }
    step = office.plan_visit if plan else office.assign_visit
    return step(house.store, house.people[by], **details | changes)  # type: ignore[arg-type]


def recognised(house: House, who: Companion | None = None) -> Conflict:
    return office.record_recognised(
        house.store,
        house.people["quality"],
        who=who or Companion(house.people["inspector"].id),
        hotel_id=house.hotels["Bergen"].id,
        on_day="2026-05-14",
        now=NOON,
    )


# ── held at every step ──


@pytest.mark.parametrize("plan", [False, True])
def test_whoever_rests_is_neither_planned_nor_assigned(opened: House, *, plan: bool) -> None:
    """With every reason, and what to do about it; and nothing is recorded."""
    told = refused("hindered", lambda: assign(opened, plan=plan)).message

    assert "Inspector rests from The Aurelian Bergen for 90 days" in told
    assert "somebody else's turn" in told
    assert told.endswith("Choose somebody else or other days, or overrule it and say why.")
    assert len(opened.store.all_visits()) == 2


def test_a_visit_is_not_moved_to_where_it_may_not_be(house: House) -> None:
    """A change is held like a first assignment; its own days are not in its way."""
    visit = assign(house, starts_on=LATER, ends_on=LATER_OVER)

    moved = assign(house, visit_id=visit.id, starts_on="2027-02-02", ends_on=LATER_OVER)
    assert moved.starts_on == "2027-02-02"
    refused("hindered", lambda: assign(house, visit_id=visit.id))
    assert house.store.summary(visit.id).starts_on == "2027-02-02"  # type: ignore[union-attr]


def test_a_reason_overrules_and_stands_in_the_log_and_in_the_book(house: House) -> None:
    visit = assign(house, because=f" {BECAUSE} ")

    (event,) = house.store.events_of(visit.id)
    assert event.body["because"] == BECAUSE
    lines = audit_for(house.store, house.people["owner"], NOON, NOON + timedelta(seconds=1))
    (line,) = [one for one in lines if one.what == "rule_overruled"]
    assert (line.name, line.visit, line.about) == ("Quality", visit.id, f"rest, cycle: {BECAUSE}")


def test_the_reason_given_holds_while_nothing_of_who_where_and_when_changes(house: House) -> None:
    """Another brief asks for no second reason; another day does."""
    visit = assign(house, because=BECAUSE)

    again = assign(house, visit_id=visit.id, brief="Arrive late.")
    assert again.brief == "Arrive late."
    assert office.visit_for(house.store, house.people["quality"], visit.id).because == BECAUSE
    refused("hindered", lambda: assign(house, visit_id=visit.id, starts_on="2026-06-02"))


def test_nothing_overrules_that_somebody_was_recognised(house: House) -> None:
    recognised(house)

    moved = {"starts_on": LATER, "ends_on": LATER_OVER}
    told = refused("hindered", lambda: assign(house, **moved, because=BECAUSE)).message
    assert "was recognised at The Aurelian Bergen on 14 May 2026" in told
    assert "this is not overruled" in told


def test_a_declared_conflict_keeps_an_inspector_away(house: House) -> None:
    inspector = house.people["other_inspector"]
    conflict = office.declare_conflict(
        house.store, inspector, hotel_id=house.hotels["Bergen"].id, kind="worked_there", now=NOON
    )

    refused("hindered", lambda: assign(house, inspector_id=inspector.id, because=BECAUSE))
    office.end_conflict(house.store, inspector, conflict.id, NOON, why="Named the wrong house.")
    assert assign(house, inspector_id=inspector.id).inspector_id == inspector.id
    (kept,) = office.conflicts_for(house.store, inspector)
    assert (kept.ended_by, kept.ended_why) == (inspector.id, "Named the wrong house.")


def test_a_visit_called_off_before_it_began_leaves_no_rest(house: House) -> None:
    """One that was begun does: the inspector was in the house."""
    quality, (bergen, como) = house.people["quality"], (house.visits[c] for c in ("Bergen", "Como"))
    for visit, who in ((bergen, "inspector"), (como, "other_inspector")):
        if who == "other_inspector":
            house.send(visit.id, an_event(visit.id, 1, "started", {"pack_hash": visit.pack_hash}), by=who)
        office.cancel_visit(house.store, quality, visit.id, NOON, reason="A flood.")

    assert assign(house).status == "assigned"
    there = {"hotel_id": house.hotels["Como"].id, "inspector_id": house.people["other_inspector"].id}
    refused("hindered", lambda: assign(house, **there))


def test_the_house_sets_how_long_to_rest_and_when_reports_are_due(house: House) -> None:
    owner = house.people["owner"]
    assert office.rules_of(house.store) == Rules(90, 12, 36)

    office.set_rules(house.store, owner, Rules(30, 0, 24), NOON)

    assert office.rules_of(house.store) == Rules(30, 0, 24)
    assert assign(house, starts_on="2026-06-15", ends_on="2026-06-16").status == "assigned"
    for wrong in (Rules(29), Rules(91), Rules(90, 5), Rules(90, 12, 48)):
        refused("rules_wrong", lambda wrong=wrong: office.set_rules(house.store, owner, wrong, NOON))


def test_a_visit_to_come_that_somebody_must_not_go_to_any_more_is_told(house: House) -> None:
    """Declared after it was assigned: nothing is called off by itself, but the office is told who and why."""
    store, quality = house.store, house.people["quality"]
    visit = assign(house, because=BECAUSE)
    told = partial(office.barred_since, store, quality, office.visits_for(store, quality), NOON)
    assert told() == []

    declare(house, "inspector", kind="relative")

    assert {(one.id, why.code) for one, against in told() for why in against} == {
        (visit.id, "conflict"),
        (house.visits["Bergen"].id, "conflict"),
    }


def test_two_servers_at_once_do_not_send_one_inspector_twice(tmp_path: Path, ready_url: str) -> None:
    """Looking and recording are one moment: of two stores on one database one sends, the other is told why.

    Nor do two people at one server, who share its store.
    """
    first = a_house(tmp_path, ready_url)
    url = ready_url if ready_url.startswith("postgresql") else f"sqlite:///{tmp_path / 'sixty.db'}"
    servers = (first, replace(first, store=open_store(url)))
    for year in range(4):
        day = date(2027, 2, 1) + timedelta(days=400 * year)
        ready = Barrier(4)

        def tried(server: int, day: date = day, ready: Barrier = ready) -> str:
            ready.wait(30)
            days = {"starts_on": f"{day}", "ends_on": f"{day + timedelta(days=2)}"}
            try:
                return assign(servers[server], **days).status
            except Refused as no:
                return no.code

        with ThreadPoolExecutor(4) as people:
            became = list(people.map(tried, (0, 1, 0, 1)))

        assert sorted(became) == ["assigned", "hindered", "hindered", "hindered"]
    for server in servers:
        server.store.close()


# ── companions ──


def test_companions_are_named_with_the_visit_and_rest_like_inspectors(house: House) -> None:
    """A person of the house or a free name; each counts at the next assignment, in any part."""
    other = house.people["other_inspector"]
    along = (Companion(house.people["quality"].id), Companion(name="  Per   Holm "))
    dates = {"starts_on": "2026-05-20", "ends_on": "2026-05-22", "inspector_id": other.id}

    visit = assign(house, **dates, companions=along)

    assert visit.companions == (along[0], Companion(name="Per Holm"))
    assert office.companions_said(house.store, visit.companions) == "Quality, Per Holm"
    newcomer = office.add_person(
        house.store,
        house.people["owner"],
        name="New Comer",
        email="new@aurelian.example",
        password="four green lifts rising",
        role="inspector",
        now=NOON,
    )
    told = refused(
        "hindered", lambda: assign(house, inspector_id=newcomer.id, companions=[Companion(name="per holm")])
    ).message
    assert told.startswith("per holm rests from The Aurelian Bergen")
    assert assign(house, inspector_id=newcomer.id).inspector_id == newcomer.id


@pytest.mark.parametrize(
    ("along", "code"),
    [
        ([Companion("nobody")], "companion_unknown"),
        ([Companion(name="  ")], "companion_unknown"),
        ([Companion(name="other inspector")], "companion_known"),
        ([Companion(name="Per"), Companion(name="PER")], "companions_many"),
        ([Companion(name=f"Guest {n}") for n in range(5)], "companions_many"),
    ],
)
def test_a_companion_that_cannot_be_is_named(opened: House, along: list[Companion], code: str) -> None:
    refused(code, lambda: assign(opened, companions=along))


@pytest.mark.parametrize("who", ["manager", "inspector"])
def test_a_companion_is_no_manager_and_not_the_inspector(opened: House, who: str) -> None:
    along = [Companion(opened.people[who].id)]

    refused("companion_unknown", lambda: assign(opened, companions=along))


def test_a_companion_can_be_recognised_too(house: House) -> None:
    recognised(house, Companion(name="Per Holm"))
    along = {"companions": [Companion(name="per holm")], "because": BECAUSE}

    told = refused("hindered", lambda: assign(house, starts_on=LATER, ends_on=LATER_OVER, **along)).message
    assert "never returns there" in told


# ── who may ──


def test_a_manager_learns_nothing_of_all_this(house: House) -> None:
    """Neither who came along, nor why a rule was overruled, nor who does not go."""
    manager, visit = house.people["manager"], house.visits["Bergen"]
    assign(house, visit_id=visit.id, companions=[Companion(name="Per Holm")], because=BECAUSE)
    recognised(house)
    house.release("Bergen")

    shown = repr(
        (
            office.visits_for(house.store, manager),
            office.visit_for(house.store, manager, visit.id),
            office.summary_for(house.store, manager, visit.id),
            office.conflicts_for(house.store, manager),
            office.houses_to_declare(house.store, manager),
        )
    )
    assert "Per Holm" not in shown
    assert BECAUSE not in shown
    assert "recognised" not in shown


def declare(house: House, by: str, **changes: str) -> Conflict:
    about = {"hotel_id": house.hotels["Bergen"].id, "kind": "supplier"} | changes
    return office.declare_conflict(house.store, house.people[by], **about, now=NOON)


def look_for(house: House, by: str) -> tuple[Hindrance, ...]:
    return office.hindrances_for(
        house.store,
        house.people[by],
        hotel_id=house.hotels["Bergen"].id,
        inspector_id=house.people["inspector"].id,
        first=date(2026, 6, 1),
        last=date(2026, 6, 3),
    )


def propose(house: House, by: str) -> object:
    wish = Wish(date(2027, 1, 1), date(2027, 6, 30))
    return office.propose_cycle(house.store, house.people[by], [house.hotels["Bergen"].id], wish)


STEPS: dict[str, tuple[set[str], Callable[[House, str], object]]] = {
    "set the rules": (
        {"owner"},
        lambda house, by: office.set_rules(house.store, house.people[by], Rules(), NOON),
    ),
    "record that somebody was recognised": (
        {"owner", "quality"},
        lambda house, by: office.record_recognised(
            house.store,
            house.people[by],
            who=Companion(house.people["inspector"].id),
            hotel_id=house.hotels["Como"].id,
            on_day="2026-05-01",
            now=NOON,
        ),
    ),
    "declare somebody's conflict": (
        {"owner", "quality", "inspector"},
        lambda house, by: declare(house, by, person_id=house.people["inspector"].id),
    ),
    "look for hindrances": ({"owner", "quality"}, look_for),
    "propose a cycle": ({"owner", "quality"}, propose),
    "confirm a cycle": (
        {"owner", "quality"},
        lambda house, by: office.confirm_cycle(house.store, house.people[by], [], {}, NOON, assign=True),
    ),
    "have a calendar link": (
        {"inspector", "other_inspector"},
        lambda house, by: office.give_calendar_link(house.store, house.people[by], "https://x.example", NOON),
    ),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("by", ["owner", "quality", "manager", "inspector", "other_inspector"])
def test_each_role_may_do_its_part_of_planning_and_no_more(opened: House, step: str, by: str) -> None:
    allowed, take = STEPS[step]
    if by in allowed:
        take(opened, by)
    else:
        refused("not_allowed", lambda: take(opened, by))


def test_an_inspector_knows_the_own_conflicts_and_nobody_elses(house: House) -> None:
    declare(house, "inspector")
    theirs = declare(house, "other_inspector")

    own = office.conflicts_for(house.store, house.people["inspector"])
    assert [one.person for one in own] == [house.people["inspector"].id]
    assert len(office.conflicts_for(house.store, house.people["quality"])) == 2
    with pytest.raises(NotYours):
        office.end_conflict(house.store, house.people["inspector"], theirs.id, NOON, why="Mine now.")


def test_only_an_owner_corrects_that_somebody_was_recognised(house: House) -> None:
    one = recognised(house)
    for who in ("quality", "inspector"):
        by = house.people[who]
        refused("not_allowed", lambda by=by: office.end_conflict(house.store, by, one.id, NOON, why="No."))
    owner = house.people["owner"]
    refused("no_reason", lambda: office.end_conflict(house.store, owner, one.id, NOON, why=" "))

    office.end_conflict(house.store, owner, one.id, NOON, why="It was somebody else.")

    assert assign(house, starts_on=LATER, ends_on=LATER_OVER).status == "assigned"
    refused("not_now", lambda: office.end_conflict(house.store, owner, one.id, NOON, why="Again."))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "rival"}, "kind_unknown"),
        ({"kind": "recognised"}, "kind_unknown"),
        ({"kind": "other"}, "no_reason"),
        ({"until": "next year"}, "day_wrong"),
        ({"hotel_id": "nowhere"}, "hotel_unknown"),
    ],
)
def test_a_conflict_that_cannot_be_is_named(opened: House, changes: dict[str, str], code: str) -> None:
    refused(code, lambda: declare(opened, "inspector", **changes))


# ── a cycle ──


def test_a_confirmed_cycle_makes_its_visits_and_tells_which_it_did_not(house: House) -> None:
    """One line refused does not stop the others; asked again, only what lacks is proposed."""
    store, quality = house.store, house.people["quality"]
    hotels = [house.hotels["Bergen"].id, house.hotels["Como"].id]
    wish = Wish(date(2027, 1, 1), date(2027, 6, 30))
    lines = office.propose_cycle(store, quality, hotels, wish)
    assert [line.why_not for line in lines] == [()] * 4
    wanted = [Confirmed(line) for line in lines]
    twice = next(line for line in lines[1:] if line.hotel == lines[0].hotel)
    at = lines.index(twice)
    wanted[at] = Confirmed(replace(twice, inspector=lines[0].inspector))

    done = office.confirm_cycle(store, quality, wanted, {"": PACK}, NOON, assign=False, brief="As a couple.")

    assert [one.visit.status if one.visit else "" for one in done] == [
        "" if n == at else "planned" for n in range(4)
    ]
    assert "somebody else's turn" in done[at].why_not
    assert {one.visit.brief for one in done if one.visit} == {"As a couple."}
    assert [line.hotel for line in office.propose_cycle(store, quality, hotels, wish)] == [twice.hotel]
    (overruled,) = office.confirm_cycle(
        store, quality, [replace(wanted[at], because=BECAUSE)], {"": PACK}, NOON, assign=True
    )
    assert overruled.visit
    assert overruled.visit.status == "assigned"


@pytest.mark.parametrize(
    ("hotels", "changes", "code"),
    [
        ([], {}, "no_hotels"),
        (["h"], {"last": date(2026, 1, 1)}, "dates_wrong"),
        (["h"], {"visits": 0}, "visits_wrong"),
        (["h"], {"nights": 15}, "visits_wrong"),
        (["h"], {"scenarios": ()}, "visits_wrong"),
    ],
)
def test_a_cycle_that_cannot_be_is_refused(
    opened: House, hotels: list[str], changes: dict[str, object], code: str
) -> None:
    wish = replace(Wish(date(2027, 1, 1), date(2027, 6, 30)), **changes)

    refused(code, lambda: office.propose_cycle(opened.store, opened.people["quality"], hotels, wish))


# ── the calendar ──


def test_a_calendar_says_stay_and_the_city_and_nothing_of_the_mystery(opened: House) -> None:
    inspector, visit = opened.people["inspector"], opened.visits["Bergen"]
    given = office.visit_calendar(opened.store, inspector, visit.id, NOON)

    (stay,) = Calendar.from_ical(given).walk("VEVENT")
    assert (str(stay["SUMMARY"]), str(stay["LOCATION"])) == ("Stay", "Bergen, Europe")
    assert (stay.decoded("DTSTART"), stay.decoded("DTEND")) == (date(2026, 5, 14), date(2026, 5, 17))
    text = given.decode()
    for secret in (visit.id, "Aurelian", "Grey", inspector.name, "nspect", "mystery"):
        assert secret not in text


def test_a_calendar_link_shows_ones_own_stays_until_it_is_ended(house: House) -> None:
    store, inspector = house.store, house.people["inspector"]

    def token() -> str:
        link = office.give_calendar_link(store, inspector, "https://sixty.example/", NOON)
        assert link.startswith("https://sixty.example/calendar/")
        return link.rpartition("/")[2].removesuffix(".ics")

    first = token()
    assign(house, starts_on=LATER, ends_on=LATER_OVER, plan=True)
    shown = Calendar.from_ical(calendar_behind(store, first, NOON)).walk("VEVENT")  # type: ignore[arg-type]
    assert [str(stay["LOCATION"]) for stay in shown] == ["Bergen, Europe"], (
        "what is only planned is not theirs"
    )

    second = token()
    assert calendar_behind(store, first, NOON) is None, "a new link ends the one before"
    assert calendar_behind(store, "guessed", NOON) is None
    assert office.end_calendar_link(store, inspector, NOON)
    assert calendar_behind(store, second, NOON) is None
    third = token()
    office.disable_person(store, house.people["owner"], inspector.id, NOON)
    assert calendar_behind(store, third, NOON) is None
    assert third not in repr(store.calendar_link_of(inspector.id)), "only its digest is kept"
