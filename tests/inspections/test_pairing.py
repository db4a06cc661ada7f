"""A tablet is paired by a code: once, for minutes, by those who may, and never by guessing."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from inspections import office
from inspections.accounts import TooManyAttempts, hash_of, who_is
from inspections.http.session import COOKIE
from inspections.pairing import PairingOver, pairing, place_link, use_pairing
from inspections.qr_codes import png_of, svg_of
from inspections.refusals import Refused
from tests.inspections.a_house import House
from tests.inspections.a_server import a_browser, a_server, signed_in_as

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

ADDRESS = "https://sixty.example"
SOMEWHERE = "192.0.2.7"


def a_code(house: House, by: str = "quality", for_whom: str = "inspector") -> str:
    """The token of a fresh code."""
    made = pairing(house.store, house.people[by], house.people[for_whom].id, ADDRESS, house.clock.now)
    return made.link.partition("#")[2]


def test_a_code_is_a_link_with_its_secret_behind_the_hash_and_the_same_as_a_drawing(house: House) -> None:
    made = pairing(
        house.store, house.people["owner"], house.people["inspector"].id, f"{ADDRESS}/", house.clock.now
    )

    assert re.fullmatch(r"https://sixty\.example/pair#[\w-]{43}", made.link)
    assert made.svg == svg_of(made.link)
    assert made.inspector == "Inspector"
    assert made.expires_at == house.clock.now + timedelta(minutes=10)


def test_a_code_signs_in_as_the_inspector_it_was_made_for(house: House) -> None:
    session = use_pairing(house.store, a_code(house), SOMEWHERE, house.clock.now)

    visitor = who_is(house.store, session, house.clock.now)
    assert visitor is not None
    assert visitor.person.id == house.people["inspector"].id


def test_a_code_works_once_even_if_many_scan_it_at_once(house: House) -> None:
    token = a_code(house)

    def scan(_: int) -> bool:
        try:
            return bool(use_pairing(house.store, token, SOMEWHERE, house.clock.now))
        except PairingOver:
            return False

    with ThreadPoolExecutor(5) as hands:
        assert sorted(hands.map(scan, range(5))) == [False] * 4 + [True]


def test_a_code_lasts_ten_minutes(house: House) -> None:
    early, late = a_code(house), a_code(house, for_whom="other_inspector")
    house.clock.forward(minutes=9, seconds=59)
    assert use_pairing(house.store, early, SOMEWHERE, house.clock.now)
    house.clock.forward(seconds=1)
    with pytest.raises(PairingOver):
        use_pairing(house.store, late, SOMEWHERE, house.clock.now)


def test_a_newer_code_ends_the_one_before(house: House) -> None:
    first, second = a_code(house), a_code(house)
    with pytest.raises(PairingOver):
        use_pairing(house.store, first, SOMEWHERE, house.clock.now)
    assert use_pairing(house.store, second, SOMEWHERE, house.clock.now)


def test_the_code_itself_stands_in_no_table(house: House, tmp_path: Path) -> None:
    token = a_code(house)
    (kept,) = house.store.pairings_of(house.people["inspector"].id)
    assert kept.token_hash == hash_of(token)
    house.store.close()

    everything = b"".join(path.read_bytes() for path in tmp_path.glob("sixty.db*"))
    assert token.encode() not in everything


def test_who_made_it_for_whom_and_who_used_it_when_stays(house: House) -> None:
    token = a_code(house)
    house.clock.forward(minutes=2)
    use_pairing(house.store, token, "2001:db8::17", house.clock.now)

    (kept,) = house.store.pairings_of(house.people["inspector"].id)
    assert kept.made_by == house.people["quality"].id
    assert kept.used_at == house.clock.now
    assert kept.used_from == "2001:db8::/64"


@pytest.mark.parametrize("who", ["manager", "inspector"])
def test_only_the_office_makes_codes(house: House, who: str) -> None:
    with pytest.raises(Refused) as refused:
        a_code(house, by=who)
    assert refused.value.code == "not_allowed"


@pytest.mark.parametrize("whom", ["manager", "quality", "owner"])
def test_a_code_signs_in_inspectors_and_nobody_else(house: House, whom: str) -> None:
    with pytest.raises(Refused) as refused:
        a_code(house, by="owner", for_whom=whom)
    assert refused.value.code == "inspector_unknown"


def test_a_closed_account_gets_no_code_and_one_made_before_is_over(house: House) -> None:
    token = a_code(house)
    inspector = house.people["inspector"]
    house.store.change_account(replace(inspector, disabled_at=house.clock.now))

    with pytest.raises(PairingOver):
        use_pairing(house.store, token, SOMEWHERE, house.clock.now)
    with pytest.raises(Refused):
        a_code(house)


def test_nobody_makes_codes_without_end(house: House) -> None:
    for _ in range(20):
        a_code(house)
    with pytest.raises(Refused) as refused:
        a_code(house)
    assert refused.value.code == "too_many_codes"
    house.clock.forward(minutes=10)
    assert a_code(house)


def test_guessing_is_slowed_down_by_network_and_a_right_code_waits_too(house: House) -> None:
    token = a_code(house)
    for n in range(30):
        with pytest.raises(PairingOver):
            use_pairing(house.store, f"guess {n}", SOMEWHERE, house.clock.now)
    with pytest.raises(TooManyAttempts):
        use_pairing(house.store, token, SOMEWHERE, house.clock.now)
    assert use_pairing(house.store, token, "198.51.100.4", house.clock.now)


def test_the_demo_goes_with_its_codes(house: House) -> None:
    """A code refers to accounts; it must not keep those of the demo."""
    a_code(house)
    office.remove_demo(house.store, house.people["owner"], house.photos)
    assert house.store.pairings_of(house.people["inspector"].id), "a real one's stay"


def test_a_place_is_a_link_to_its_department_with_no_secret() -> None:
    assert place_link(ADDRESS, "h-1", "front_desk") == f"{ADDRESS}/capture/#/go/front_desk?hotel=h-1"


def test_a_code_is_drawn_with_a_ground_of_its_own_and_printed_as_a_png() -> None:
    assert '<rect width="100%" height="100%" fill="#fff"/><path' in svg_of("https://sixty.example/")
    assert png_of("https://sixty.example/").startswith(b"\x89PNG")


# ── over HTTP ──


def form_token(browser: TestClient) -> str:
    return re.findall(r'name="form_token" value="([^"]+)"', browser.get("/pair").text)[0]


def test_looking_at_the_page_uses_nothing_up_and_its_key_signs_in(house: House) -> None:
    """Cameras and messengers fetch a link beforehand."""
    token = a_code(house)
    browser = a_browser(a_server(house))
    for _ in range(3):
        assert browser.get("/pair").status_code == 200
    answer = browser.post("/pair", data={"form_token": form_token(browser), "token": token})

    assert answer.status_code == 303
    assert answer.headers["location"] == "/capture/"
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert browser.get("/api/me").json()["id"] == house.people["inspector"].id


def test_a_used_code_gets_a_sentence_and_no_session(house: House) -> None:
    token = a_code(house)
    use_pairing(house.store, token, SOMEWHERE, house.clock.now)
    browser = a_browser(a_server(house))
    answer = browser.post("/pair", data={"form_token": form_token(browser), "token": token})

    assert answer.status_code == 403
    assert "used already" in answer.text
    assert COOKIE not in browser.cookies


def test_another_site_cannot_sign_a_browser_in(house: House) -> None:
    """Signed in as somebody else without knowing it, one would send one's records in their name."""
    token = a_code(house)
    browser = a_browser(a_server(house))
    browser.get("/pair")
    forged = browser.post("/pair", data={"form_token": "made up", "token": token})
    crossed = browser.post(
        "/pair",
        data={"form_token": form_token(browser), "token": token},
        headers={"Sec-Fetch-Site": "cross-site"},
    )

    assert forged.status_code == 403
    assert crossed.status_code == 403
    assert COOKIE not in browser.cookies
    assert use_pairing(house.store, token, SOMEWHERE, house.clock.now), "the code was not used up by it"


def test_who_was_signed_in_before_is_signed_out(house: House) -> None:
    browser = signed_in_as(house, "other_inspector")
    before = browser.cookies[COOKIE]
    browser.post("/pair", data={"form_token": form_token(browser), "token": a_code(house)})

    assert who_is(house.store, before, house.clock.now) is None


def test_too_many_wrong_codes_are_told_to_wait(house: House) -> None:
    browser = a_browser(a_server(house))
    for n in range(30):
        browser.post("/pair", data={"form_token": form_token(browser), "token": f"guess {n}"})
    answer = browser.post("/pair", data={"form_token": form_token(browser), "token": a_code(house)})

    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


def test_the_list_of_visits_names_the_hotel_that_a_place_code_names(house: House) -> None:
    (visit,) = signed_in_as(house, "inspector").get("/api/visits").json()["visits"]
    assert visit["hotel"]["id"] == house.hotels["Bergen"].id
