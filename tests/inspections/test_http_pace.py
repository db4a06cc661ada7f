"""How fast, how late and by what clock tablets may send: generously, and never at the price of a record."""

from __future__ import annotations

import asyncio
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import httpx
import pytest
from starlette.testclient import TestClient

from inspections import accounts, http
from inspections.allowance import BURST, PER_SECOND, Allowances
from inspections.events import Event
from inspections.http.session import COOKIE
from tests.inspections.a_house import NOON, TABLET, House, a_picture, an_event
from tests.inspections.a_server import a_browser, a_server

TABLETS = 200


def a_tablet(house: House, app: object) -> TestClient:
    """The inspector's browser, with a session of its own, at that server."""
    browser = a_browser(app)  # type: ignore[arg-type]
    token = accounts.open_session(house.store, house.people["inspector"].id, house.clock.now)
    browser.cookies.set(COOKIE, token, domain="sixty.example", path="/")
    browser.headers["X-Sixty-CSRF"] = browser.get("/api/me").json()["csrf"]
    return browser


def a_note(visit: str, seq: int, device: str = TABLET, at: str = "") -> Event:
    note = an_event(visit, seq, "noted", {"note": str(uuid.uuid4()), "text": f"No. {seq}"}, device=device)
    if not at:
        return note
    return Event(**{**vars(note), "entered_at": at, "observed_at": at})


def send(tablet: TestClient, visit: str, *events: Event, device: str = TABLET):  # type: ignore[no-untyped-def]
    batch = {"protocol": 1, "device": device, "events": [event.as_sent() for event in events]}
    return tablet.post(f"/api/visits/{visit}/events", json=batch)


def test_a_session_that_hammers_is_told_to_wait_and_another_is_not(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """429 with Retry-After, as sixty.problem; after that time it is let in. Photos count like batches."""
    monkeypatch.setattr(http, "Allowances", lambda: Allowances(burst=5, per_second=0.5))
    visit, app = house.visits["Bergen"].id, a_server(house)
    hammering, other = a_tablet(house, app), a_tablet(house, app)
    for _ in range(5):
        assert send(hammering, visit).status_code == 200
    refused = send(hammering, visit, a_note(visit, 1))
    picture, sha256 = a_picture()
    photo = hammering.put(
        f"/api/visits/{visit}/photos/{sha256}", content=picture, headers={"Content-Type": "image/jpeg"}
    )

    assert (refused.status_code, refused.json()["code"]) == (photo.status_code, photo.json()["code"])
    assert (refused.status_code, refused.json()["code"]) == (429, "too_fast")
    assert send(other, visit, a_note(visit, 1, str(uuid.uuid4()))).status_code == 200
    house.clock.forward(seconds=int(refused.headers["retry-after"]))
    assert send(hammering, visit, a_note(visit, 1)).json()["events"][0]["state"] == "held"


def test_no_tablet_in_a_persons_hands_meets_the_limit() -> None:
    """A visit of 2,000 taps and 300 photos is 20 batches and 300 pictures: far from what may come at once."""
    assert BURST > 1.5 * (2_000 / 100 + 300)
    assert PER_SECOND >= 10, "and each second brings back more than fingers make"


@pytest.mark.parametrize(
    "at",
    [
        "1970-01-01T00:00:10.000+00:00",
        "2026-05-11T09:00:00.000+02:00",
        "2026-05-17T23:59:59.999-11:00",
        "2026-05-20T12:00:00.000+14:00",
        "2099-12-31T23:59:59.999+00:00",
    ],
)
def test_a_tablets_clock_may_be_days_or_years_off_and_its_events_are_taken_in(house: House, at: str) -> None:
    """It is kept as the tablet told it, beside when it arrived; the device's own order is kept."""
    visit = house.visits["Bergen"].id
    tablet = a_tablet(house, a_server(house))
    receipt = send(tablet, visit, a_note(visit, 1), a_note(visit, 2, at=at), a_note(visit, 3)).json()

    assert [entry["state"] for entry in receipt["events"]] == ["held"] * 3
    assert [note.text for note in house.store.visit(visit).notes.values()] == ["No. 1", "No. 2", "No. 3"]  # type: ignore[union-attr]
    (odd,) = [held for held in house.store.held_events(visit) if held.event.seq == 2]
    assert (odd.event.entered_at, odd.received_at) == (at, NOON)


def test_two_hundred_tablets_that_come_back_at_once_days_later_are_all_taken_in(house: House) -> None:
    """The network was gone for three days; each sends its first batch at the same moment."""
    visit, app = house.visits["Bergen"].id, a_server(house)
    batches = {
        device: [a_note(visit, seq, device) for seq in range(1, 6)]
        for device in (str(uuid.uuid4()) for _ in range(TABLETS))
    }
    house.clock.forward(days=3)
    headers = [a_session(house) for _ in batches]

    async def all_at_once() -> list[int]:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://sixty.example", timeout=120
        ) as client:
            sending = zip(headers, batches.items(), strict=True)
            return await asyncio.gather(*(until_held(client, visit, head, *one) for head, one in sending))

    with ThreadPoolExecutor(1) as thread:  # a loop of its own, whatever else runs here
        thread.submit(asyncio.run, all_at_once()).result()
    notes = [held for held in house.store.held_events(visit) if held.event.kind == "noted"]
    assert {held.digest for held in notes} == {e.digest() for events in batches.values() for e in events}
    assert {held.received_at for held in notes} == {NOON + timedelta(days=3)}


def a_session(house: House) -> dict[str, str]:
    """The headers of a tablet that is signed in."""
    token = accounts.open_session(house.store, house.people["inspector"].id, house.clock.now)
    visitor = accounts.who_is(house.store, token, house.clock.now)
    assert visitor is not None
    return {"Cookie": f"{COOKIE}={token}", "X-Sixty-CSRF": visitor.csrf}


async def until_held(
    client: httpx.AsyncClient, visit: str, headers: dict[str, str], device: str, events: list[Event]
) -> int:
    """How often it was sent until all of it was held; a server that is too busy says when to come back."""
    batch = {"protocol": 1, "device": device, "events": [event.as_sent() for event in events]}
    for attempt in range(1, 100):
        answer = await client.post(f"/api/visits/{visit}/events", json=batch, headers=headers)
        if answer.status_code == 200:
            assert [entry["state"] for entry in answer.json()["events"]] == ["held"] * len(events)
            return attempt
        assert answer.status_code in (429, 503), answer.text
        assert int(answer.headers["retry-after"]) > 0
        await asyncio.sleep(0.05)  # the tablet would wait longer
    raise AssertionError("never let in")
