"""What watches the server: its health, readiness, metrics and log, none of which tells a secret."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from inspections import accounts
from inspections.http.session import COOKIE
from inspections.office.planning_calendar import give_calendar_link
from inspections.operations.log_lines import LOG, AsJson, AsText
from inspections.pairing import pairing
from tests.inspections.a_form import fill_in, sign_in
from tests.inspections.a_house import PASSWORD, TABLET, House, an_event
from tests.inspections.a_server import a_browser, a_server, signed_in_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient

HERE = "127.0.0.1"


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """What the log says meanwhile, as JSON."""
    written: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: written.append(AsJson().format(record))  # type: ignore[method-assign]
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    yield written
    LOG.removeHandler(handler)


def test_a_living_server_with_its_database_is_ready(browser: TestClient) -> None:
    assert browser.get("/healthz").json() == {"type": "sixty.alive", "ok": True}
    assert browser.get("/readyz").json() == {"type": "sixty.ready", "ok": True, "reasons": []}


def test_what_keeps_it_from_working_is_said_in_words_for_operators(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503, and no word of the error itself, in which an address or a password may stand."""
    browser = a_browser(a_server(house))

    def away() -> str:
        raise OSError("cannot reach postgresql://anna:geheim@db")

    monkeypatch.setattr(house.store, "revision", away)
    monkeypatch.setenv("SIXTY_LEAST_FREE_MB", "10000000")
    answer = browser.get("/readyz")

    assert (answer.status_code, answer.json()["reasons"]) == (
        503,
        ["database_unreachable", "disk_nearly_full"],
    )
    assert browser.get("/healthz").status_code == 200
    monkeypatch.setattr(house.store, "revision", lambda: "0001")
    assert "schema_differs" in browser.get("/readyz").json()["reasons"]


def test_metrics_count_what_is_done_and_name_nobody(house: House) -> None:
    visit = house.visits["Bergen"].id
    tablet = signed_in_as(house, "inspector")
    event = an_event(visit, 1, "started", {"pack_hash": house.visits["Bergen"].pack_hash}).as_sent()
    watching = a_browser(a_server(house), HERE)
    before = _figures(watching)

    tablet.post(f"/api/visits/{visit}/events", json={"protocol": 1, "device": TABLET, "events": [event]})

    told = watching.get("/metrics").text
    assert _figures(watching)["sixty_events_held_total"] == before["sixty_events_held_total"] + 1
    assert _figures(watching)["sixty_sync_batches_total"] == before["sixty_sync_batches_total"] + 1
    assert 'method="POST",route="/api/visits/{visit}/events",status="200"' in told
    assert _figures(watching)["sixty_messages_waiting"] == 0
    assert visit not in told
    assert house.people["inspector"].id not in told


def test_metrics_are_this_machines_alone_unless_a_token_is_set(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, elsewhere = a_browser(a_server(house), HERE), a_browser(a_server(house), "192.0.2.7")

    assert here.get("/metrics").status_code == 200
    assert elsewhere.get("/metrics").status_code == 403
    # a proxy on this machine brings the whole world along
    assert here.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 403

    monkeypatch.setenv("SIXTY_METRICS_TOKEN", "geheim")
    assert here.get("/metrics").status_code == 403
    assert elsewhere.get("/metrics", headers={"Authorization": "Bearer geheim"}).status_code == 200


def test_only_a_known_proxy_is_believed_about_who_asks(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A guesser with a new address each time waits all the same; behind a known proxy each has its own."""
    waits = [_fails(house, "192.0.2.7", f"198.51.100.{n}") for n in range(6)]
    assert waits == [401] * 5 + [429]

    house.clock.forward(hours=1)
    monkeypatch.setenv("SIXTY_PROXIES", "192.0.2.0/24")
    assert [_fails(house, "192.0.2.7", f"198.51.100.{n}") for n in range(6)] == [401] * 6
    assert [_fails(house, "192.0.2.7", "198.51.100.9") for n in range(6)] == [401] * 5 + [429]


@pytest.mark.parametrize(
    ("address", "secure"), [("192.0.2.7", False), (HERE, True), (f"::ffff:{HERE}", True)]
)
def test_only_a_known_proxy_is_believed_about_https(house: House, address: str, secure: bool) -> None:
    """And one on this machine is known, by IPv6's name for its address too."""
    browser = a_browser(a_server(house), address)
    browser.headers["X-Forwarded-Proto"] = "https"

    arrived = sign_in(browser)

    assert ("; Secure" in arrived.headers["set-cookie"]) is secure  # type: ignore[attr-defined]


def test_a_whole_journeys_log_holds_no_secret(house: House, lines: list[str]) -> None:
    """Not what was typed, no code, no token, no e-mail: patterns of addresses, and ids of accounts."""
    browser = a_browser(a_server(house))
    fill_in(
        browser,
        "/sign-in?next=/visit?id=7",
        "/sign-in",
        email="anna@secret.example",
        password="wrong one",
        next="",
    )
    sign_in(browser)
    inspector = house.people["inspector"]
    calendar = give_calendar_link(house.store, inspector, "http://sixty.example", house.clock.now)
    made = pairing(house.store, house.people["owner"], inspector.id, "http://x", house.clock.now)
    code = made.link.partition("#")[2]
    tablet = a_browser(a_server(house))
    tablet.get(calendar)
    fill_in(tablet, "/pair", "/pair", token=code)
    for path in ("/g/abcdefghjkmnpqrs", "/verify/0123456789ABCDEF", "/api/me", "/visit?id=geheim"):
        browser.get(path)

    log = "\n".join(lines)
    secrets = [
        PASSWORD,
        "wrong one",
        "anna@",
        "aurelian.example",
        "abcdefghjkmnpqrs",
        "0123456789ABCDEF",
        "geheim",
    ]
    secrets += [code, calendar.rpartition("/")[2].partition(".")[0]]
    secrets += [one for client in (browser, tablet) for one in client.cookies.values()]
    secrets.append(accounts.hash_of(browser.cookies[COOKIE]))
    assert not [secret for secret in secrets if secret in log]
    told = [json.loads(line) for line in lines]
    assert {"/sign-in", "/calendar/{token}.ics", "/pair", "/g/{code}", "/verify/{code}"} <= {
        one["route"] for one in told
    }
    assert house.people["quality"].id in {one["person"] for one in told}
    assert all(one["request"] and one["ms"] >= 0 for one in told)


def test_an_error_is_logged_with_its_trace_but_without_what_was_typed(
    house: House, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database's error tells its statement, not the values; the answer carries the number to ask for."""

    def broken(email: str) -> None:
        house.store._db.read(lambda c: c.exec_driver_sql("SELECT ? FROM nowhere", (email,)))

    monkeypatch.setattr(house.store, "account_by_email", broken)
    browser = a_browser(a_server(house))
    with pytest.raises(Exception, match="nowhere"):
        fill_in(browser, "/sign-in", "/sign-in", email="anna@secret.example", password="x", next="")

    failed = json.loads(next(line for line in lines if "a request failed" in line))
    assert "nowhere" in failed["trace"]
    assert "anna@" not in "\n".join(lines)


def test_the_log_reads_as_text_too() -> None:
    record = logging.makeLogRecord({"msg": "request", "levelname": "INFO", "told": {"status": 200}})

    assert AsText().format(record).endswith("info request status=200")


def _figures(browser: TestClient) -> dict[str, float]:
    lines = [line for line in browser.get("/metrics").text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def _fails(house: House, address: str, forwarded: str) -> int:
    browser = a_browser(a_server(house), address)
    browser.headers["X-Forwarded-For"] = forwarded
    answer = sign_in(browser, password="guessing")
    return int(answer.status_code)  # type: ignore[attr-defined]
