"""The guest's page over HTTP: held once, counted once, in twelve languages, with and without a script."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from inspections.guests import desk, places
from inspections.guests.languages import LANGUAGES, texts
from inspections.http import guests as http_guests
from inspections.http.forms import GUEST_PAGES
from inspections.refusals import NotYours, Refused
from tests.inspections.a_house import House, a_house
from tests.inspections.a_server import a_browser, a_server, signed_in_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

THIRTY_KB = 30_000


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One for all: every test speaks of a place of its own."""
    opened = a_house(tmp_path_factory.mktemp("house"))
    yield opened
    opened.store.close()


def a_place(house: House, name: str, city: str = "Bergen") -> tuple[str, str]:
    """A new outlet there: its id, and the address its card leads to."""
    owner, hotel = house.people["owner"], house.hotels[city]
    (place,) = places.add_places(house.store, owner, hotel.id, house.clock.now, kind="outlet", names=[name])
    standing = {one.place.id: one for one in places.places_for(house.store, owner, hotel.id)}
    return place.id, f"/g/{standing[place.id].code}"


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def speak(guest: TestClient, path: str, **said: Any) -> httpx.Response:
    """The page opened and its form sent, as a browser without scripts does it."""
    page = guest.get(path).text
    hidden = {name: field(page, name) for name in ("form_token", "voice", "lang")}
    return guest.post(path, data=hidden | {name: str(value) for name, value in said.items()})


def the_voices(house: House, place: str) -> list[Any]:
    voices = house.store.guest_voices([hotel.id for hotel in house.hotels.values()])
    return [voice for voice in voices if voice.place == place]


def test_a_guest_is_heard_and_thanked(house: House) -> None:
    """Scores, words and the way to answer are held; the thanks are in the guest's language."""
    place, path = a_place(house, "Bar")
    guest = a_browser(a_server(house), "192.0.2.10")
    guest.headers["Accept-Language"] = "nn-NO,nn;q=0.9"

    answer = speak(guest, path, csat=5, nps=10, ces=7, perfect="Meir is", words="Fint", contact="Rom 214")

    assert answer.status_code == 303
    assert texts("nb")["thanks"] in guest.get(answer.headers["location"]).text
    (voice,) = the_voices(house, place)
    assert (voice.csat, voice.nps, voice.ces, voice.perfect, voice.language) == (5, 10, 7, "Meir is", "nb")
    assert voice.counts == "all"
    thread = desk.thread_for(house.store, house.people["manager"], voice.id)
    assert thread.contact is not None
    assert thread.contact.told == "Rom 214"


def test_sent_twice_it_is_held_once(house: House) -> None:
    """A bad line: the answer was lost, the script sends the same voice again."""
    place, path = a_place(house, "Lift")
    guest = a_browser(a_server(house), "192.0.2.11")
    page = guest.get(path).text
    sent = {name: field(page, name) for name in ("form_token", "voice", "lang")} | {"csat": "2"}

    for _ in range(3):
        answer = guest.post(path, data=sent, headers={"Accept": "application/json"})
        assert answer.json() == {"type": "sixty.voice", "held": True, "answered": False}

    assert len(the_voices(house, place)) == 1


def test_a_second_voice_of_the_device_is_kept_and_set_aside(house: House) -> None:
    place, path = a_place(house, "Pool")
    guest = a_browser(a_server(house), "192.0.2.12")
    speak(guest, path, csat=1)
    speak(guest, path, csat=1, words="And again")

    told = {voice.words: (voice.counts, voice.aside) for voice in the_voices(house, place)}
    assert told == {"": ("all", ""), "And again": ("none", "same_device")}


def test_someone_signed_in_is_no_guest(house: House) -> None:
    place, path = a_place(house, "Gym")
    speak(signed_in_as(house, "manager"), path, csat=5)

    assert [voice.aside for voice in the_voices(house, place)] == ["staff"]


def test_nothing_typed_is_lost_by_an_old_page(house: House) -> None:
    """The token is refused, the words stand in the new page."""
    place, path = a_place(house, "Spa")
    guest = a_browser(a_server(house), "192.0.2.13")
    guest.get(path)

    answer = guest.post(path, data={"form_token": "old", "csat": "4", "words": "Warm <stones>", "lang": "fr"})

    assert answer.status_code == 403
    assert texts("fr")["expired"] in answer.text
    assert "Warm &lt;stones&gt;" in answer.text
    assert 'id="csat4" value="4" checked' in answer.text
    assert the_voices(house, place) == []


def test_an_empty_form_is_sent_back_and_strange_scores_are_left_out(house: House) -> None:
    place, path = a_place(house, "Shop")
    guest = a_browser(a_server(house), "192.0.2.14")

    assert speak(guest, path, csat=9, nps="ten", ces="½").status_code == 422
    assert speak(guest, path, words="   ", contact="214").status_code == 422
    assert the_voices(house, place) == []


def test_a_form_from_another_site_is_refused(house: House) -> None:
    _, path = a_place(house, "Yard")
    guest = a_browser(a_server(house), "192.0.2.15")

    answer = guest.post(path, data={"csat": "1"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403


def test_a_revoked_code_leads_to_a_sentence_and_takes_nothing(house: House) -> None:
    place, path = a_place(house, "Terrace")
    guest = a_browser(a_server(house), "192.0.2.16")
    page = guest.get(path).text
    sent = {name: field(page, name) for name in ("form_token", "voice", "lang")} | {"csat": "1"}
    places.revoke_code(house.store, house.people["manager"], place, house.clock.now)

    assert guest.get(path).status_code == 404
    assert texts("en")["gone"] in guest.get(path).text
    assert guest.post(path, data=sent).status_code == 404
    assert guest.get("/g/AAAAAAAAAAAAAAAA").status_code == 404
    assert the_voices(house, place) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_light_in_every_language(house: House, language: str) -> None:
    """All that is fetched, uncompressed and with its heads, stays below 30 kB; no letters, no pictures."""
    _, path = a_place(house, f"Lobby {language}")
    guest = a_browser(a_server(house), f"192.0.2.{100 + LANGUAGES.index(language)}")

    answers = [
        guest.get(path, params={"lang": language}),
        guest.get("/g/guest.css"),
        guest.get("/g/guest.js"),
    ]

    assert f'lang="{language}"' in answers[0].text
    assert texts(language)["privacy"] in answers[0].text
    asked = set(re.findall(r'(?:src|href)="(/[^"?]*)"', answers[0].text))
    assert asked == {"/g/guest.css", "/g/guest.js"}
    assert "url(" not in answers[1].text
    heads = sum(len(f"{k}: {v}\r\n") for answer in answers for k, v in answer.headers.items())
    assert sum(len(answer.content) for answer in answers) + heads < THIRTY_KB


def test_the_page_keeps_to_a_policy_without_inline_scripts(house: House) -> None:
    _, path = a_place(house, "Hall")
    answer = a_browser(a_server(house), "192.0.2.17").get(path)

    assert answer.headers["content-security-policy"].startswith("default-src 'self'; img-src")
    assert "no-store" in answer.headers["cache-control"]
    (cookie,) = [c for c in answer.headers.get_list("set-cookie") if c.startswith("sixty_guest=")]
    assert "Path=/g" in cookie
    assert "HttpOnly" in cookie
    assert "Max-Age=259200" in cookie, "three days, as the page says"


def test_one_network_can_ask_only_so_fast(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is one too many at once waits, and is told so in the guest's language."""
    monkeypatch.setattr(http_guests, "BURST", 30)
    guest = a_browser(a_server(house), "192.0.2.18")
    guest.headers["Accept-Language"] = "de"

    answers = [guest.get("/g/" + uuid.uuid4().hex[:16].upper()) for _ in range(31)]

    assert answers[-2].status_code == 404
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert texts("de")["fast"] in answers[-1].text


def test_many_votes_of_one_phone_move_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """It throws its cookies away between them: one counts, soon it is told to wait, none is lost.

    A thousand are weighed in test_guests_counting.py.
    """
    monkeypatch.setattr(http_guests, "VOICES_AT_ONCE", 20)
    place, path = a_place(house, "Roof")
    server, told = a_server(house), list[int]()
    for _ in range(25):
        phone = a_browser(server, "192.0.2.21")
        told.append(speak(phone, path, csat=1).status_code)

    assert told == [303] * 20 + [429] * 5
    voices = the_voices(house, place)
    assert len(voices) == 20
    assert [voice.counts for voice in voices].count("all") == 1


def test_a_manager_sees_and_does_in_the_own_hotel_alone(house: House) -> None:
    """Voices, places, complaints: what is another hotel's does not exist."""
    place, path = a_place(house, "Kiosk")
    speak(a_browser(a_server(house), "192.0.2.19"), path, csat=1, contact="Room 3")
    (voice,) = the_voices(house, place)
    mine, other, now = house.people["manager"], house.people["other_manager"], house.clock.now
    hotel = house.hotels["Bergen"].id
    complaint = desk.receive(house.store, mine, hotel, now, how="code", text="Cold", voice_id=voice.id)

    for asked in (
        lambda: desk.threads_for(house.store, other, [hotel]),
        lambda: desk.thread_for(house.store, other, voice.id),
        lambda: desk.answer(house.store, other, voice.id, now, how="phone", text="Sorry"),
        lambda: desk.complaints_for(house.store, other, [hotel]),
        lambda: desk.complaint_for(house.store, other, complaint.id),
        lambda: desk.receive(house.store, other, hotel, now, how="phone", text="Cold"),
        lambda: desk.promise(house.store, other, hotel, now, {}),
        lambda: places.places_for(house.store, other, hotel),
        lambda: places.revoke_code(house.store, other, place, now),
        lambda: places.add_places(house.store, other, hotel, now, kind="room", names=["1"]),
    ):
        with pytest.raises(NotYours):
            asked()
    for who in ("inspector", "other_inspector"):
        with pytest.raises(NotYours):
            desk.threads_for(house.store, house.people[who], [hotel])
    with pytest.raises(Refused) as refused:
        desk.step(house.store, mine, voice.id, now, kind="set_aside", body={"reason": "We dislike it"})
    assert refused.value.code == "not_allowed", "which voices count is not for the hotel to choose"


def test_promises_are_public_once_they_are_made(house: House) -> None:
    """And an address of none says as much for a hotel as for no hotel."""
    hotel, guest = house.hotels["Como"], a_browser(a_server(house), "192.0.2.20")
    assert guest.get(f"/promises/{hotel.id}").status_code == 404
    assert guest.get(f"/promises/{uuid.uuid4()}").status_code == 404
    assert guest.get("/promises/nope").status_code == 404

    body = {
        "promises": ["Breakfast <warm>"],
        "acknowledge_hours": 1,
        "answer_days": 3,
        "dispute": "The board",
    }
    desk.promise(house.store, house.people["other_manager"], hotel.id, house.clock.now, body)

    page = guest.get(f"/promises/{hotel.id}").text
    assert "Breakfast &lt;warm&gt;" in page
    assert "within 1 hour" in page
    assert "answer it within 3 days" in page
    assert "The board" in page


def test_what_the_page_needs_is_beside_it() -> None:
    assert {"guest.html", "guest.css", "guest.js"} <= {path.name for path in GUEST_PAGES.iterdir()}
