"""What tablet and server say to each other, over HTTP."""

from __future__ import annotations

import asyncio
import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.requests import Request

from inspections import office
from inspections.events import canonical
from inspections.house_clock import clock_around
from inspections.http.answers import Problem, body_of
from inspections.office.log import OFFICE
from inspections.records import StoreBusy
from inspections.sync import LARGEST_BATCH, receipt_code
from inspections.visit_parts import Companion
from tests.inspections.a_batch import a_batch, problem
from tests.inspections.a_house import TABLET, House, a_short_visit, an_event
from tests.inspections.a_server import a_browser, a_server, signed_in_as
from tests.makers import a_pack

if TYPE_CHECKING:
    from starlette.testclient import TestClient


# --- who, what, which pack ---------------------------------------------------------------------------------


def test_the_tablet_learns_who_is_signed_in(house: House, tablet: TestClient) -> None:
    """With the token that changing requests must carry."""
    me = tablet.get("/api/me").json()

    inspector = house.people["inspector"]
    assert me.pop("csrf") == tablet.headers["X-Sixty-CSRF"]
    assert me == {"type": "sixty.me", "id": inspector.id, "name": "Inspector", "role": "inspector"}


def test_the_tablet_gets_its_inspectors_visits_with_all_it_needs_to_begin(
    house: House, tablet: TestClient
) -> None:
    """The hotel, the dates, the brief, which edition, and where it stands."""
    visit = house.visits["Bergen"]

    assert tablet.get("/api/visits").json() == {
        "type": "sixty.visits",
        "visits": [
            {
                "id": visit.id,
                "hotel": {
                    "id": house.hotels["Bergen"].id,
                    "name": "The Aurelian Bergen",
                    "city": "Bergen",
                    "country": "Europe",
                    "time_zone": "Europe/Oslo",
                    "kind": "urban",
                    "clock": [list(one) for one in clock_around("Europe/Oslo", date(2026, 5, 14))],
                },
                "starts_on": "2026-05-14",
                "ends_on": "2026-05-16",
                "brief": "Arrive by taxi, as Mr Grey.",
                "pack": {
                    "id": "test_house",
                    "edition": "1",
                    "hash": visit.pack_hash,
                    "title": {"en": "Test house"},
                },
                "status": "assigned",
                "fee": "",
                "companions": [],
            }
        ],
        "appeals": 0,
    }


def test_whoever_is_asked_to_go_learns_the_fee_and_who_goes_along(house: House, tablet: TestClient) -> None:
    """People of the house by their names; once the visit has begun, neither is told again."""
    visit, other = house.visits["Bergen"], house.people["other_inspector"]
    office.assign_visit(
        house.store,
        house.people["quality"],
        visit_id=visit.id,
        hotel_id=house.hotels["Bergen"].id,
        inspector_id=house.people["inspector"].id,
        pack=a_pack(),
        starts_on="2026-06-14",
        ends_on="2026-06-16",
        fee="4,000 NOK",
        companions=[Companion(name="Kari Nordmann"), Companion(person=other.id)],
        now=house.clock.now,
    )

    (asked,) = tablet.get("/api/visits").json()["visits"]
    assert (asked["fee"], asked["companions"]) == ("4,000 NOK", ["Kari Nordmann", other.name])
    house.submit("Bergen")
    (done,) = tablet.get("/api/visits").json()["visits"]
    assert not {"fee", "companions"} & done.keys()


def test_appeals_that_wait_for_a_comment_are_counted_for_their_inspector_alone(
    house: House, tablet: TestClient
) -> None:
    """Until the inspector has said something, the hotel takes it back, or the office decides."""
    visit, look = house.visits["Bergen"], {"observation": str(uuid.uuid4()), "standard": "front_door.greeted"}
    house.send(
        visit.id,
        an_event(visit.id, 1, "started", {"pack_hash": visit.pack_hash}),
        an_event(visit.id, 2, "observed", {**look, "answer": "not_met"}),
        an_event(visit.id, 3, "submitted", {"events": 2, "photos": []}),
    )
    now, manager = house.clock.now, house.people["manager"]
    office.release_visit(house.store, house.people["quality"], visit.id, now)

    def waiting(who: str = "inspector") -> int:
        return int(signed_in_as(house, who).get("/api/visits").json()["appeals"])

    asked = {"observation": look["observation"], "claim": "met", "reason": "The bell was heard."}
    first = office.appeal(house.store, manager, visit.id, now, **asked)
    (appeal,) = first.appeals.values()
    assert (waiting(), waiting("other_inspector")) == (1, 0)
    office.withdraw(house.store, manager, visit.id, now, appeal_id=appeal.id)
    assert waiting() == 0
    (_, again) = office.appeal(house.store, manager, visit.id, now, **asked).appeals.values()
    assert waiting() == 1
    office.comment(
        house.store, house.people["inspector"], visit.id, now, appeal_id=again.id, text="I saw it."
    )
    assert waiting() == 0


def test_a_pack_comes_as_the_very_bytes_its_hash_was_taken_of_and_may_be_kept_for_good(
    house: House, tablet: TestClient
) -> None:
    """The tablet holds it against the hash."""
    visit = house.visits["Bergen"]
    kept = house.store.pack(visit.pack_hash)

    answer = tablet.get(f"/api/packs/{visit.pack_hash}")

    assert kept is not None
    assert answer.content == kept.body.encode()
    assert answer.headers["content-type"] == "application/json"
    assert "immutable" in answer.headers["cache-control"]
    problem(tablet.get(f"/api/packs/{'0' * 64}"), 404, "not_found")


# --- sending -----------------------------------------------------------------------------------------------


def test_a_whole_visit_is_sent_and_submitted(house: House, tablet: TestClient, bergen: str) -> None:
    """The receipt names each event with its digest, in the order sent."""
    events = a_short_visit(house.visits["Bergen"].id, house.visits["Bergen"].pack_hash)

    answer = tablet.post(f"{bergen}/events", json=a_batch(*events))

    assert answer.status_code == 200
    receipt = answer.json()
    assert receipt["events"] == [{"id": e.id, "state": "held", "digest": e.digest()} for e in events]
    assert receipt["held"] == {"count": 3, "upto": 3, "beyond": []}
    assert receipt["status"] == "submitted"
    assert receipt["code"] == receipt_code(e.digest() for e in events)
    assert (receipt["visit"], receipt["device"]) == (house.visits["Bergen"].id, TABLET)
    assert tablet.get("/api/visits").json()["visits"][0]["status"] == "submitted"


def test_sending_again_gives_the_same_receipt(house: House, tablet: TestClient, bergen: str) -> None:
    """Whatever was lost on the way back."""
    batch = a_batch(*a_short_visit(house.visits["Bergen"].id, house.visits["Bergen"].pack_hash))

    first = tablet.post(f"{bergen}/events", json=batch).json()
    again = [tablet.post(f"{bergen}/events", json=batch).json() for _ in range(3)]

    assert again == [first] * 3
    assert len(house.store.events_of(house.visits["Bergen"].id)) == 4


def test_the_same_batch_from_five_hands_at_once_is_held_once(house: House, bergen: str) -> None:
    """Two tabs and a proxy that retries."""
    batch = a_batch(*a_short_visit(house.visits["Bergen"].id, house.visits["Bergen"].pack_hash))
    tablets = [signed_in_as(house, "inspector") for _ in range(5)]

    with ThreadPoolExecutor(5) as hands:
        answers = list(hands.map(lambda one: one.post(f"{bergen}/events", json=batch), tablets))

    assert [answer.status_code for answer in answers] == [200] * 5
    assert len({answer.text for answer in answers}) == 1
    assert len(house.store.events_of(house.visits["Bergen"].id)) == 4


def test_the_receipt_can_be_asked_for_with_nothing_sent(
    house: House, tablet: TestClient, bergen: str
) -> None:
    """Of this device alone: another one's count starts anew."""
    house.submit("Bergen")

    mine = tablet.get(f"{bergen}/receipt", params={"device": TABLET}).json()
    other = tablet.get(f"{bergen}/receipt", params={"device": str(uuid.uuid4())}).json()

    assert (mine["type"], mine["events"], mine["held"]["upto"]) == ("sixty.receipt", [], 3)
    assert other["held"] == {"count": 0, "upto": 0, "beyond": []}


def test_other_content_under_a_known_id_is_refused_and_does_not_stop_the_rest(
    house: House, tablet: TestClient, bergen: str
) -> None:
    """What was held first stays; the tablet keeps the other and can show it."""
    visit = house.visits["Bergen"]
    started, look, submitted = a_short_visit(visit.id, visit.pack_hash)
    tablet.post(f"{bergen}/events", json=a_batch(started, look))
    forged = an_event(visit.id, 2, "noted", {"note": str(uuid.uuid4()), "text": "Else."}, event_id=look.id)

    receipt = tablet.post(f"{bergen}/events", json=a_batch(forged, submitted)).json()

    refused, held = receipt["events"]
    assert (refused["id"], refused["state"], refused["code"]) == (look.id, "refused", "id_taken")
    assert refused["message"]
    assert held["state"] == "held"
    assert [e.digest() for e in house.store.events_of(visit.id) if e.id == look.id] == [look.digest()]


def test_an_event_that_is_malformed_is_refused_alone(house: House, tablet: TestClient, bergen: str) -> None:
    """With what is wrong about it; one that is not even an object has no id to give back."""
    visit = house.visits["Bergen"]
    started = a_short_visit(visit.id, visit.pack_hash)[0]
    with_float = an_event(visit.id, 2, "observed", {"observation": str(uuid.uuid4()), "standard": 1.5})

    receipt = tablet.post(f"{bergen}/events", json=a_batch(with_float, "nonsense", started)).json()

    assert [(e["state"], e.get("code")) for e in receipt["events"]] == [
        ("refused", "event_malformed"),
        ("refused", "event_malformed"),
        ("held", None),
    ]
    assert [e["id"] for e in receipt["events"]] == [with_float.id, "", started.id]


@pytest.mark.parametrize("kind", ["released", "assigned"])
def test_a_tablet_cannot_do_the_offices_part(
    house: House, tablet: TestClient, bergen: str, kind: str
) -> None:
    """Release its own visit, say."""
    visit_id = house.submit("Bergen")
    body = {"pack_hash": "0" * 64, "head": "0" * 64}

    receipt = tablet.post(f"{bergen}/events", json=a_batch(an_event(visit_id, 4, kind, body))).json()

    assert receipt["events"][0]["code"] == "kind_not_yours"
    assert receipt["status"] == "submitted"


def test_a_tablet_cannot_send_in_the_offices_name(house: House, tablet: TestClient, bergen: str) -> None:
    """It would take the numbers that the office's events need."""
    visit_id = house.visits["Bergen"].id
    event = an_event(visit_id, 2, "started", {"pack_hash": "0" * 64}, device=OFFICE)

    problem(tablet.post(f"{bergen}/events", json=a_batch(event, device=OFFICE)), 400, "device_unknown")
    problem(tablet.get(f"{bergen}/receipt", params={"device": OFFICE}), 400, "device_unknown")
    problem(tablet.get(f"{bergen}/receipt"), 400, "device_unknown")


def test_an_event_of_another_visit_is_not_slipped_in(house: House, tablet: TestClient, bergen: str) -> None:
    """Access was asked for one visit; its batch can write to no other."""
    como = house.visits["Como"].id
    event = an_event(como, 1, "started", {"pack_hash": "0" * 64})

    receipt = tablet.post(f"{bergen}/events", json=a_batch(event)).json()

    assert receipt["events"][0]["code"] == "other_visit"
    assert [e.kind for e in house.store.events_of(como)] == ["assigned"]


def test_the_sender_is_who_is_signed_in_whatever_the_event_says(
    house: House, tablet: TestClient, bergen: str
) -> None:
    """`actor` is the server's word."""
    visit = house.visits["Bergen"]
    started = a_short_visit(visit.id, visit.pack_hash)[0]

    tablet.post(f"{bergen}/events", json=a_batch(started))

    (held,) = [e for e in house.store.events_of(visit.id) if e.id == started.id]
    assert held.actor == house.people["inspector"].id
    claimed = tablet.post(f"{bergen}/events", json=a_batch({**started.as_sent(), "actor": "someone"})).json()
    assert claimed["events"][0]["state"] == "refused"


def test_every_event_held_comes_back_as_it_was_sent(house: House, tablet: TestClient, bergen: str) -> None:
    """So that a device can be set up anew: same digests, with who sent it and when it came."""
    visit_id = house.submit("Bergen")

    answer = tablet.get(f"{bergen}/events").json()

    held = {event.id: event for event in house.store.events_of(visit_id)}
    assert (answer["type"], len(answer["events"])) == ("sixty.events", 4)
    for sent in answer["events"]:
        actor, received_at = sent.pop("actor"), sent.pop("received_at")
        assert canonical(sent) == canonical(held[sent["id"]].as_sent())
        assert actor == held[sent["id"]].actor
        assert received_at == "2026-05-14T12:00:00.000+00:00"


# --- what cannot be read -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"protocol": 2}, "protocol_unknown"),
        ({"device": "the tablet"}, "batch_malformed"),
        ({"device": 7}, "batch_malformed"),
        ({"events": {}}, "batch_malformed"),
        ({"events": [{}] * 201}, "batch_too_long"),
    ],
)
def test_a_batch_that_is_wrong_as_a_whole_is_refused_with_what_to_do(
    tablet: TestClient, bergen: str, changes: dict[str, object], code: str
) -> None:
    """Nothing of it was recorded; all of it stays on the tablet."""
    message = problem(tablet.post(f"{bergen}/events", json=a_batch(**changes)), 400, code)

    assert message.endswith(".")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"protocol":NaN}']
)
def test_a_body_that_is_no_batch_is_refused(tablet: TestClient, bergen: str, body: bytes) -> None:
    """Cut off, not UTF-8, nested without end."""
    answer = tablet.post(f"{bergen}/events", content=body, headers={"Content-Type": "application/json"})

    problem(answer, 400, "batch_malformed")


@pytest.mark.parametrize("sent", ["text/plain", "application/x-www-form-urlencoded", "text/html", ""])
def test_a_body_of_another_type_is_refused(tablet: TestClient, bergen: str, sent: str) -> None:
    """A form of another site can send these, but not application/json."""
    answer = tablet.post(f"{bergen}/events", content=b"{}", headers={"Content-Type": sent})

    problem(answer, 415, "wrong_type")


def test_a_batch_over_the_limit_is_refused(tablet: TestClient, bergen: str) -> None:
    """By a byte."""
    json_type = {"Content-Type": "application/json"}

    answer = tablet.post(f"{bergen}/events", content=b" " * (LARGEST_BATCH + 1), headers=json_type)

    problem(answer, 413, "too_large")


def test_a_tablet_that_goes_away_in_the_middle_is_refused_and_is_no_fault_of_the_server() -> None:
    """A tunnel, a page closed: it sends again, and the log has no traceback of it."""

    async def receive() -> dict[str, object]:
        return {"type": "http.disconnect"}

    request = Request({"type": "http", "headers": []}, receive)

    with ThreadPoolExecutor(1) as thread, pytest.raises(Problem) as caught:
        thread.submit(asyncio.run, body_of(request, 16 * 1024)).result()

    assert (caught.value.status, caught.value.code) == (400, "broken_off")


@pytest.mark.parametrize("announced", ["", "10", "nonsense"])
def test_a_body_is_read_no_further_than_its_limit_whatever_it_announces(announced: str) -> None:
    """Sixteen parts of a thousand are taken, and the one that is too many."""
    taken = 0

    async def receive() -> dict[str, object]:
        nonlocal taken
        taken += 1
        return {"type": "http.request", "body": b" " * 1024, "more_body": taken < 1000}

    headers = [(b"content-length", announced.encode())] if announced else []
    request = Request({"type": "http", "method": "POST", "headers": headers}, receive)

    with ThreadPoolExecutor(1) as thread, pytest.raises(Problem) as caught:
        # a thread of its own: a browser's test before this one may have left its loop running in ours
        thread.submit(asyncio.run, body_of(request, 16 * 1024)).result()

    assert caught.value.status == 413
    assert taken == 17


def test_a_batch_at_the_limit_is_read(tablet: TestClient, bergen: str) -> None:
    """1 MiB, to the byte."""
    batch = json.dumps(a_batch()).encode()
    padded = batch + b" " * (LARGEST_BATCH - len(batch))

    answer = tablet.post(f"{bergen}/events", content=padded, headers={"Content-Type": "application/json"})

    assert answer.status_code == 200


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(event=JSON)
def test_whatever_is_sent_as_an_event_is_answered_with_a_receipt(
    house: House, tablet: TestClient, bergen: str, event: object
) -> None:
    """Never an error of the server, and never held."""
    answer = tablet.post(f"{bergen}/events", json=a_batch(event))

    assert answer.status_code == 200
    assert answer.json()["events"][0]["state"] == "refused"
    assert len(house.store.events_of(house.visits["Bergen"].id)) == 1


# --- when the store is busy, or the session over -----------------------------------------------------------


def test_a_busy_store_asks_to_come_back(
    house: House, tablet: TestClient, bergen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503 with Retry-After; sent again, all is held."""
    batch = a_batch(*a_short_visit(house.visits["Bergen"].id, house.visits["Bergen"].pack_hash))

    def busy(*_: object) -> None:
        raise StoreBusy("store_busy", "Too much waits to be written. Try again in a few seconds.")

    with monkeypatch.context() as moment:
        moment.setattr(house.store, "append", busy)
        answer = tablet.post(f"{bergen}/events", json=batch)

    problem(answer, 503, "store_busy")
    assert int(answer.headers["retry-after"]) > 0
    assert tablet.post(f"{bergen}/events", json=batch).json()["held"]["count"] == 3


def test_a_session_that_was_ended_is_answered_401_and_the_records_can_be_sent_after_signing_in(
    house: House, tablet: TestClient, bergen: str
) -> None:
    """The tablet's queue stays; nothing about it was wrong."""
    batch = a_batch(*a_short_visit(house.visits["Bergen"].id, house.visits["Bergen"].pack_hash))
    house.store.revoke_sessions_of(house.people["inspector"].id, house.clock.now)

    problem(tablet.post(f"{bergen}/events", json=batch), 401, "not_signed_in")
    problem(tablet.get("/api/me"), 401, "not_signed_in")

    again = signed_in_as(house, "inspector").post(f"{bergen}/events", json=batch)
    assert again.json()["held"]["count"] == 3


def test_a_session_that_is_out_of_date_is_answered_401(house: House, tablet: TestClient) -> None:
    """Fourteen days after its last use."""
    house.clock.forward(days=14, hours=1)

    problem(tablet.get("/api/visits"), 401, "not_signed_in")


# --- health ------------------------------------------------------------------------------------------------


def test_health_is_answered_to_anyone(house: House) -> None:
    """And says nothing about the house."""
    answer = a_browser(a_server(house)).get("/api/health")

    assert (answer.status_code, answer.json()) == (200, {"type": "sixty.health", "ok": True})
