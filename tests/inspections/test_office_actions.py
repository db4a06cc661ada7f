"""What hotel, office and a colleague by link may do with an action: each step refused in a sentence."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspections import office
from inspections.actions.parts import Action, Source
from inspections.office import Refused
from inspections.office import actions as steps
from inspections.office.action_links import LASTS, LinkOver, end_link, give_link, open_link, tell_by_link
from tests.inspections.a_house import House, a_house, a_picture, an_event
from tests.inspections.a_server import a_browser, a_server
from tests.makers import a_pack

STANDARD = "front_door.greeted"
ADDRESS = "https://sixty.example"


@pytest.fixture
def house(tmp_path: Path, ready_url: str) -> Iterator[House]:
    """A visit to Bergen, in which the greeting was not met, released."""
    opened = a_house(tmp_path, ready_url)
    missed(opened, opened.visits["Bergen"].id)
    yield opened
    opened.store.close()


def missed(house: House, visit: str) -> None:
    look = {"observation": str(uuid.uuid4()), "standard": STANDARD, "answer": "not_met"}
    events = [
        an_event(visit, 1, "observed", look),
        an_event(visit, 2, "submitted", {"events": 1, "photos": []}),
    ]
    house.send(visit, *events)
    house.clock.forward(hours=1)
    office.release_visit(house.store, house.people["quality"], visit, house.clock.now)


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        work()
    assert caught.value.message.endswith(".")
    return caught.value.code


def an_action(house: House, by: str = "manager") -> Action:
    source = Source(house.visits["Bergen"].id, STANDARD, "Greeted late", department="front_door")
    return steps.open_action(house.store, house.people[by], house.clock.now, sources=[source])


def given(house: House) -> tuple[Action, str, str]:
    """An action that Kari has by link: it, the link's id, and its secret."""
    action, who = an_action(house), house.people["manager"]
    steps.assign(
        house.store, who, action.id, house.clock.now,
        department="front_door", department_title="Front door", name="Kari",
    )  # fmt: skip
    made = give_link(house.store, who, action.id, ADDRESS, house.clock.now)
    path, _, token = made.link.partition("#")
    return steps.action_for(house.store, who, action.id), path.rpartition("/")[2], token


def test_a_finding_becomes_one_action_and_not_a_second(house: House) -> None:
    assert an_action(house).status == "open"
    assert refused(lambda: an_action(house)) == "taken_already"


@pytest.mark.parametrize("who", ["other_manager", "inspector", "other_inspector"])
def test_whose_hotel_it_is_not_can_neither_make_nor_see_an_action(house: House, who: str) -> None:
    action = an_action(house)

    assert refused(lambda: an_action(house, who)) in ("not_found", "not_allowed")
    assert refused(lambda: steps.action_for(house.store, house.people[who], action.id)) == "not_found"
    assert refused(lambda: steps.actions_for(house.store, house.people[who], action.hotel)) == "not_found"


def test_what_was_met_or_is_not_released_is_no_finding(house: House) -> None:
    quality, now = house.people["quality"], house.clock.now
    met = Source(house.visits["Bergen"].id, "front_door.bags", "Bags")
    there = Source(house.submit("Como", "other_inspector"), STANDARD, "Greeted late")

    assert refused(lambda: steps.open_action(house.store, quality, now, sources=[met])) == "finding_unknown"
    assert refused(lambda: steps.open_action(house.store, quality, now, sources=[there])) == "not_released"
    assert refused(lambda: steps.open_action(house.store, quality, now, sources=[])) == "no_finding"


def test_nobody_approves_what_they_said_themselves_nor_what_nothing_shows(house: House) -> None:
    store, now, manager, quality = (
        house.store, house.clock.now, house.people["manager"], house.people["quality"],
    )  # fmt: skip
    action = an_action(house)
    steps.say_done(store, manager, action.id, now)

    assert refused(lambda: steps.approve(store, manager, action.id, now, note="I saw it.")) == "own_work"
    assert refused(lambda: steps.approve(store, quality, action.id, now)) == "no_evidence"
    assert steps.approve(store, quality, action.id, now, note="Seen on Monday.").status == "closed"
    assert refused(lambda: steps.cancel(store, quality, action.id, now, reason="x")) == "not_now"


def test_a_link_leads_to_its_action_until_that_is_closed(house: House) -> None:
    """And its secret is kept nowhere."""
    action, link, token = given(house)
    linked = open_link(house.store, link, token, "192.0.2.7", house.clock.now)
    tell_by_link(house.store, linked, house.clock.now, "A second porter.", (), done=True)

    manager = house.people["manager"]
    done = steps.action_for(house.store, manager, action.id)
    assert (done.status, done.said_done_by) == ("done", f"link:{link}")
    assert token not in repr(done) + repr(house.store.action_link(link))
    steps.approve(house.store, manager, action.id, house.clock.now)
    with pytest.raises(LinkOver):
        open_link(house.store, link, token, "192.0.2.7", house.clock.now)
    steps.reopen(house.store, manager, action.id, house.clock.now, reason="Not over.")
    with pytest.raises(LinkOver):
        open_link(house.store, link, token, "192.0.2.7", house.clock.now)


@pytest.mark.parametrize("ending", ["ended", "old", "given to another", "another secret", "another link"])
def test_a_link_that_is_over_or_wrong_leads_nowhere(house: House, ending: str) -> None:
    action, link, token = given(house)
    manager, now = house.people["manager"], house.clock.now
    if ending == "ended":
        end_link(house.store, manager, action.id, now, link_id=link)
    if ending == "old":
        house.clock.forward(days=LASTS.days)
    if ending == "given to another":
        steps.assign(house.store, manager, action.id, now, department="spa", department_title="Spa")
    if ending == "another secret":
        token = "x" * 43
    if ending == "another link":
        link = str(uuid.uuid4())

    with pytest.raises(LinkOver):
        open_link(house.store, link, token, "192.0.2.7", house.clock.now)


def test_the_page_of_a_link_shows_its_picture_to_its_holder_alone(house: House) -> None:
    """Over HTTP: opened once by the secret, then by the cookie of that address."""
    _, link, token = given(house)
    browser, path = a_browser(a_server(house)), f"/action/{link}"
    assert "Greeted late" not in browser.get(path).text
    form = browser.get(path).text.partition('name="form_token" value="')[2].partition('"')[0]

    assert browser.post(f"{path}/open", data={"form_token": form, "token": token}).status_code == 303
    assert "Greeted late" in browser.get(path).text
    sent = browser.post(f"{path}/photos", content=a_picture()[0], headers={"Content-Type": "image/jpeg"})
    told = {"form_token": form, "note": "Done so.", "photos": sent.json()["sha256"], "done": "yes"}
    assert browser.post(path, data=told).status_code == 303

    shown = f"{path}/photos/{a_picture()[1]}"
    assert browser.get(shown).content == a_picture()[0]
    assert a_browser(a_server(house)).get(shown).status_code == 404
    assert browser.post(path, data=told).status_code == 409


def test_wrong_secrets_are_slowed(house: House) -> None:
    _, link, _ = given(house)
    browser = a_browser(a_server(house))
    browser.cookies.set("sixty_action", "wrong", domain="sixty.example", path="/")

    answers = {browser.get(f"/action/{link}").status_code for _ in range(40)}

    assert answers == {404, 429}


def test_the_next_release_opens_it_again_once(house: House) -> None:
    store, now, manager, quality = (
        house.store, house.clock.now, house.people["manager"], house.people["quality"],
    )  # fmt: skip
    action = an_action(house)
    before = house.clock.now
    house.clock.now = before.replace(hour=12, minute=1)  # the tablet of the next visit writes from 12:05 on
    store_action_done(house, action)
    visit = another_visit(house)

    missed(house, visit)

    again = steps.action_for(store, manager, action.id)
    assert (again.status, again.found_again, again.times_opened) == ("open", (visit,), 2)
    assert steps.reopen_what_was_found_again(store, visit, now) == []
    assert steps.names_for(store, manager, again)["sixty"] == "Sixty"
    assert steps.names_for(store, manager, again)[quality.id] == "The chain's office"


def store_action_done(house: House, action: Action) -> None:
    """Done and approved at the clock's time, by two people."""
    at = house.clock.now
    steps.say_done(house.store, house.people["manager"], action.id, at)
    steps.approve(house.store, house.people["quality"], action.id, at, note="Seen.")


def another_visit(house: House) -> str:

    return office.assign_visit(
        house.store,
        house.people["quality"],
        hotel_id=house.hotels["Bergen"].id,
        inspector_id=house.people["inspector"].id,
        pack=a_pack(),
        starts_on="2026-05-20",
        ends_on="2026-05-21",
        because="They go again: this is about something else.",
        now=house.clock.now,
    ).id
