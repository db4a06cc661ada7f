"""Who leaves loses access at once: every way in, and every link, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from inspections import accounts, office
from inspections.http.session import COOKIE
from inspections.keys.desk import make_key, system_behind
from inspections.office.action_links import LinkOver, give_link, open_link
from inspections.office.actions import assign
from inspections.office.invites import InviteOver, invite, invited, invited_by_email
from inspections.office.planning_calendar import calendar_behind, give_calendar_link
from inspections.pairing import PairingOver, pairing, use_pairing
from inspections.records import Account
from inspections.refusals import Refused
from tests.inspections.a_house import NOON, PASSWORD, House, a_house
from tests.inspections.a_server import a_browser, a_server
from tests.inspections.test_reach import an_action_in, hire

AT = "https://sixty.example"
HERE = "192.0.2.9"
OWN = {"department": "front_door", "department_title": "Front door"}


@pytest.fixture
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    opened = a_house(tmp_path_factory.mktemp("house"))
    yield opened
    opened.store.close()


def leave(house: House, person: Account) -> Account:
    """The account, closed by an owner."""
    return office.disable_person(house.store, house.people["owner"], person.id, NOON)


def browser_of(house: House, person: Account) -> TestClient:
    """Somebody's browser with an open session."""
    browser = a_browser(a_server(house))
    token = accounts.open_session(house.store, person.id, NOON)
    browser.cookies.set(COOKIE, token, domain="sixty.example", path="/")
    return browser


@pytest.mark.parametrize("who", ["manager", "inspector", "quality"])
def test_a_browser_and_a_tablet_are_out_with_their_next_request(house: House, who: str) -> None:
    """Pages, the tablet's addresses and the websocket of a page alike."""
    browser = browser_of(house, house.people[who])
    assert browser.get("/api/me").status_code == 200

    leave(house, house.people[who])

    assert browser.get("/api/me").status_code == 401
    assert browser.get("/api/visits").status_code == 401
    assert browser.get("/").headers["location"] == "/sign-in"
    with pytest.raises(WebSocketDisconnect), browser.websocket_connect("/_stcore/stream"):
        pass


def test_no_new_session_is_opened_by_password(house: House) -> None:
    """And the answer is the same as for a wrong one."""
    leave(house, house.people["manager"])

    with pytest.raises(accounts.WrongPassword):
        accounts.sign_in(house.store, "manager@aurelian.example", PASSWORD, HERE, NOON)


def test_a_session_that_slips_in_behind_the_closing_opens_nothing(house: House) -> None:
    """Opened a moment before by another process: who is here is asked of the account as well."""
    manager = house.people["manager"]
    leave(house, manager)
    token = accounts.open_session(house.store, manager.id, NOON)

    assert accounts.who_is(house.store, token, NOON) is None


def test_a_pairing_code_shown_before_signs_no_tablet_in(house: House) -> None:
    """Neither one made for who leaves, nor one made by them for somebody else."""
    store, quality, inspector = house.store, house.people["quality"], house.people["inspector"]
    other = house.people["other_inspector"]
    for_them = pairing(store, house.people["owner"], inspector.id, AT, NOON).link.partition("#")[2]
    by_them = pairing(store, quality, other.id, AT, NOON).link.partition("#")[2]

    leave(house, inspector)
    leave(house, quality)

    for token in (for_them, by_them):
        with pytest.raises(PairingOver):
            use_pairing(store, token, HERE, NOON)


def test_a_calendar_that_asks_gets_nothing_more(house: House) -> None:
    """The secret address leads nowhere, and stays so should the account ever open again."""
    inspector = house.people["inspector"]
    token = give_calendar_link(house.store, inspector, AT, NOON).rpartition("/")[2].removesuffix(".ics")
    assert calendar_behind(house.store, token, NOON) is not None

    leave(house, inspector)

    assert calendar_behind(house.store, token, NOON) is None
    assert house.store.calendar_link_of(inspector.id) is None


def test_links_to_actions_go_with_who_gave_them_and_with_whose_the_action_is(house: House) -> None:
    """At once for whoever holds one, and told by the action's own log."""
    store, manager = house.store, house.people["manager"]
    bergen = house.hotels["Bergen"].id
    head = hire(house, "head", "head@aurelian.example", hotels=[bergen], departments=["front_door"])
    given, theirs, kept = (an_action_in(house, "front_door", f"a-{n}") for n in range(3))
    owner = house.people["owner"]

    def link(action: str, by: Account, **to: Any) -> tuple[str, str]:
        assign(store, by, action, NOON, **OWN, **to)
        told = give_link(store, by, action, AT, NOON, name="Kari").link
        name, _, secret = told.rpartition("/")[2].partition("#")
        return name, secret

    by_leaver = link(given, manager, name="Kari")
    of_head = link(theirs, owner, person=head.id)
    of_owner = link(kept, owner, name="Kari")
    for one in (by_leaver, of_head, of_owner):
        assert open_link(store, *one, HERE, NOON).link.name == "Kari"

    store.close_account(manager.id, NOON)  # before anything is written into any action's log
    with pytest.raises(LinkOver):
        open_link(store, *by_leaver, HERE, NOON)
    leave(house, manager)
    leave(house, head)

    for one in (by_leaver, of_head):
        with pytest.raises(LinkOver):
            open_link(store, *one, HERE, NOON)
    assert open_link(store, *of_owner, HERE, NOON).link.name == "Kari"
    ended = [
        all(one.ended for one in action.links) for action in map(store.action, (given, theirs)) if action
    ]
    assert ended == [True, True]
    still = store.action(kept)
    assert still is not None
    assert not still.links[0].ended


def test_keys_of_other_systems_end_with_who_made_them(house: House) -> None:
    """Whoever made one has read it, and may have kept it."""
    store, first = house.store, house.people["owner"]
    second = hire(house, "owner", "second@aurelian.example")
    _, theirs = make_key(
        store, second, NOON, name="PMS", scopes=["read:actions"], everywhere=True, lasts=None
    )
    _, ours = make_key(store, first, NOON, name="BI", scopes=["read:actions"], everywhere=True, lasts=None)
    assert system_behind(store, theirs, NOON) is not None

    leave(house, second)

    assert system_behind(store, theirs, NOON) is None
    assert system_behind(store, ours, NOON) is not None


def test_invitations_that_somebody_made_end_with_them(house: House) -> None:
    """Else whoever is about to leave could ask themselves in again."""
    store, quality = house.store, house.people["quality"]
    told = invite(store, quality, name="", email="me@private.example", role="inspector", address=AT, now=NOON)
    code = told.link.rpartition("/")[2]
    assert invited(store, code, HERE, NOON).email == "me@private.example"

    leave(house, quality)

    with pytest.raises(InviteOver):
        invited(store, code, HERE, NOON)
    assert invited_by_email(store, "me@private.example", NOON) is None


def test_who_leaves_does_nothing_more_though_a_page_still_holds_the_account(house: House) -> None:
    """A page that was open holds the account as it was: its steps ask the store."""
    store, inspector = house.store, house.people["inspector"]
    leave(house, inspector)
    closed = store.account(inspector.id)

    assert closed is not None
    assert closed.disabled_at == NOON
    with pytest.raises(Refused):
        office.answer_assignment(store, closed, house.visits["Bergen"].id, NOON, accepts=True)
    assert leave(house, inspector).disabled_at == NOON
    later = office.disable_person(store, house.people["owner"], inspector.id, NOON + timedelta(days=1))
    assert later.disabled_at == NOON  # when they left first stays


def test_every_part_of_a_page_that_is_drawn_alone_asks_first_who_is_here() -> None:
    """A bare fragment would go on with the account as it was when the page was opened."""
    root = Path(__file__).parents[2]
    pages = [path for room in ("inspections", "scoring") for path in root.glob(f"{room}/pages/*.py")]

    assert [path.name for path in pages if "st.fragment" in path.read_text(encoding="utf-8")] == ["door.py"]
