"""Every role walks over every route. A route without a line in this table fails."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from inspections import http
from tests.inspections.a_house import TABLET, House, a_held_photo, a_picture, an_event
from tests.inspections.a_server import a_browser, a_server, signed_in_as

ANOTHER_TABLET = TABLET[:-1] + "2"

WHO = ("nobody", "owner", "quality", "manager", "other_manager", "inspector", "other_inspector")

# What each of WHO gets, in that order, for the visit in Bergen: the hotel of `manager`, assigned to
# `inspector`. Where it matters, first while it is assigned, then once it is released.
# Forms are sent empty-handed, so that 403 means: came through the gate, was not shown this form.
TABLE: dict[str, tuple[tuple[int, ...], ...]] = {
    "GET /api/health": ((200,) * 7,),
    # For whoever looks after the machine; /metrics answers it alone (test_watched.py)
    "GET /healthz": ((200,) * 7,),
    "GET /readyz": ((200,) * 7,),
    "GET /metrics": ((403,) * 7,),
    "GET /api/me": ((401, 200, 200, 200, 200, 200, 200),),
    "GET /api/visits": ((401, 200, 200, 200, 200, 200, 200),),
    "GET /api/packs/{hash}": ((401, 200, 200, 200, 200, 200, 200),),
    "GET /api/visits/{visit}/events": ((401, 200, 200, 404, 404, 200, 404),),
    "POST /api/visits/{visit}/events": ((401, 404, 404, 404, 404, 200, 404),),
    "GET /api/visits/{visit}/receipt": ((401, 404, 404, 404, 404, 200, 404),),
    "PUT /api/visits/{visit}/photos/{sha256}": ((401, 404, 404, 404, 404, 200, 404),),
    "PATCH /api/visits/{visit}/photos/{sha256}/upload": ((401, 404, 404, 404, 404, 200, 404),),
    "GET /api/visits/{visit}/photos/{sha256}": (
        (401, 200, 200, 404, 404, 200, 404),
        (401, 200, 200, 200, 404, 200, 404),
    ),
    **{
        f"{method} /api/{{rest:path}}": ((401, 404, 404, 404, 404, 404, 404),)
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
    },
    "GET /sign-in": ((200, 303, 303, 303, 303, 303, 303),),
    "POST /sign-in": ((403,) * 7,),
    "POST /sign-in/demo": ((403,) * 7,),
    "GET /sign-in/style.css": ((200,) * 7,),
    # Whoever is here has no step under way, and no provider is set
    "GET /sign-in/second": ((303,) * 7,),
    "POST /sign-in/second": ((403,) * 7,),
    "POST /sign-in/code": ((403,) * 7,),
    "POST /sign-in/code/proof": ((403,) * 7,),
    "POST /sign-in/recovery": ((403,) * 7,),
    "GET /sign-in/passkey.js": ((200,) * 7,),
    "POST /sign-in/passkey/ask": ((403,) * 7,),
    "POST /sign-in/passkey": ((403,) * 7,),
    "POST /sign-in/passkey/new/ask": ((403,) * 7,),
    "POST /sign-in/passkey/new": ((403,) * 7,),
    "GET /sign-in/oidc": ((303,) * 7,),
    "GET /sign-in/oidc/back": ((303,) * 7,),
    "GET /account": ((303, 200, 200, 200, 200, 200, 200),),
    "POST /account/password": ((401, 403, 403, 403, 403, 403, 403),),
    "POST /account/sessions": ((401, 403, 403, 403, 403, 403, 403),),
    "POST /account/drop": ((401, 403, 403, 403, 403, 403, 403),),
    "POST /account/connect": ((401, 403, 403, 403, 403, 403, 403),),
    "GET /sign-out": ((303, 200, 200, 200, 200, 200, 200),),
    "POST /sign-out": ((403,) * 7,),
    "GET /pair": ((200,) * 7,),
    "POST /pair": ((403,) * 7,),
    "GET /sign-in/pair.js": ((200,) * 7,),
    "GET /start": ((303,) * 7,),
    "POST /start": ((403,) * 7,),
    "POST /start/demo": ((403,) * 7,),
    # No code of a report: the house knows none of that kind
    "GET /verify/{code}": ((404,) * 7,),
    # No code that the house has signed, and no house with promises
    "GET /g/guest.css": ((200,) * 7,),
    "GET /g/guest.js": ((200,) * 7,),
    "GET /g/{code}": ((404,) * 7,),
    "POST /g/{code}": ((404,) * 7,),
    "GET /promises/{hotel}": ((404,) * 7,),
    # No secret address that was ever given
    "GET /calendar/{token}.ics": ((404,) * 7,),
    # No invitation that was ever made
    "GET /invite/{code}": ((404,) * 7,),
    "POST /invite/{code}": ((404,) * 7,),
    # No link that was ever given; without its secret the page says nothing, whoever asks
    "GET /action/{link:uuid}": ((200,) * 7,),
    "POST /action/{link:uuid}": ((404,) * 7,),
    "POST /action/{link:uuid}/open": ((403,) * 7,),
    "POST /action/{link:uuid}/photos": ((404,) * 7,),
    "GET /action/{link:uuid}/photos/{sha256}": ((404,) * 7,),
    "GET /sign-in/action.js": ((200,) * 7,),
    "GET /capture": ((308,) * 7,),
    "GET /capture/": ((200,) * 7,),
    "GET /fonts/OFL-Inter.txt": ((200,) * 7,),
    # Streamlit's: a page, and where a page's data comes from
    "GET /": ((303, 200, 200, 200, 200, 303, 303),),
    "GET /media/a.png": ((401, 200, 200, 200, 200, 200, 200),),  # two pages are the inspectors' too
}
MOUNTED = {"/capture": "GET /capture/", "/fonts": "GET /fonts/OFL-Inter.txt"}


def test_every_route_is_in_the_table(house: House) -> None:
    """And the table names no route that is gone."""
    found: set[str] = set()
    for route in http.routes(house.store, house.photos, house.clock):
        if isinstance(route, Mount):
            found.add(MOUNTED[route.path])
        else:
            assert isinstance(route, Route)
            found |= {f"{method} {route.path}" for method in route.methods or () if method != "HEAD"}

    assert found == TABLE.keys() - {"GET /", "GET /media/a.png"}


@pytest.mark.parametrize("who", WHO)
def test_everyone_gets_at_every_route_what_the_table_says(house: House, who: str) -> None:
    """While the visit is assigned, and once it is released."""
    keep_a_photo(house)
    browser = a_browser(a_server(house)) if who == "nobody" else signed_in_as(house, who)

    expected = {line: stages[0][WHO.index(who)] for line, stages in TABLE.items()}
    assert {line: knock(house, browser, line) for line in TABLE} == expected

    house.release("Bergen")
    expected = {line: stages[-1][WHO.index(who)] for line, stages in TABLE.items()}
    assert {line: knock(house, browser, line) for line in TABLE} == expected


@pytest.mark.parametrize("who", WHO[1:])
def test_what_is_someone_elses_is_answered_like_what_does_not_exist(house: House, who: str) -> None:
    """Byte for byte, on every address of a visit."""
    keep_a_photo(house)
    browser = signed_in_as(house, who)
    for line in (line for line in TABLE if "{visit}" in line):
        if knock(house, browser, line) == 404:
            method, path = address(house, line)
            hidden = browser.request(method, path, **body_of(house, line))
            absent = browser.request(
                method,
                path.replace(house.visits["Bergen"].id, "00000000-0000-4000-8000-000000000000"),
                **body_of(house, line),
            )
            assert (hidden.status_code, hidden.text) == (absent.status_code, absent.text)
            assert _told_by(hidden.headers) == _told_by(absent.headers)


def test_without_the_gate_nothing_is_answered_to_anyone(house: House) -> None:
    """Routes mounted without their middleware fail closed."""
    from starlette.applications import Starlette  # noqa: PLC0415 – only here

    bare = Starlette(routes=http.routes(house.store, house.photos, house.clock))
    browser = TestClient(bare, raise_server_exceptions=False)

    assert browser.get("/api/me").status_code == 500
    assert browser.get("/api/visits").status_code == 500


def knock(house: House, browser: TestClient, line: str) -> int:
    method, path = address(house, line)
    return browser.request(method, path, **body_of(house, line)).status_code


def address(house: House, line: str) -> tuple[str, str]:
    method, _, path = line.partition(" ")
    visit = house.visits["Bergen"]
    filled = (
        path.replace("{visit}", visit.id)
        .replace("{hash}", visit.pack_hash)
        .replace("{sha256}", a_picture()[1])
        .replace("{link:uuid}", "00000000-0000-4000-8000-00000000000a")
        .replace("{hotel:uuid}", "00000000-0000-4000-8000-00000000000a")
        .replace("{code}", "AAAABBBBCCCCDDDD")
        .replace("{rest:path}", "visits/secret/plans")
    )
    return method, f"{filled}?device={TABLET}" if filled.endswith("/receipt") else filled


def body_of(house: House, line: str) -> dict[str, object]:
    """What goes along with the request: right where it is about access, empty where it is about forms."""
    visit = house.visits["Bergen"]
    if line.startswith("POST /api/visits"):
        started = an_event(visit.id, 1, "started", {"pack_hash": visit.pack_hash}, device=ANOTHER_TABLET)
        return {"json": {"protocol": 1, "device": ANOTHER_TABLET, "events": [started.as_sent()]}}
    if line.startswith("PUT "):
        return {"content": a_picture()[0], "headers": {"Content-Type": "image/jpeg"}}
    if line.startswith("PATCH /api/visits"):
        piece = {"Content-Type": "application/partial-upload", "Upload-Offset": "0"}
        return {"content": b"", "headers": piece}
    if line.startswith("POST /sign-in/passkey"):
        return {"json": {}}
    if line.startswith(("POST /s", "POST /pair", "POST /account")) or line.endswith("/open"):
        return {"data": {"email": "x"}}
    return {}


def keep_a_photo(house: House) -> None:
    """A photo of the visit in Bergen, on disk and in the store."""
    data, sha256 = a_picture()
    from inspections.photos import keep_photo  # noqa: PLC0415 – only here

    keep_photo(house.photos, data, sha256)
    house.store.hold_photo(a_held_photo(house.visits["Bergen"].id, sha256, len(data)))


def _told_by(headers: Mapping[str, str]) -> dict[str, str]:
    """What an answer's headers say; each answer has a number of its own, which says nothing."""
    return {name: value for name, value in headers.items() if name != "x-request-id"}
