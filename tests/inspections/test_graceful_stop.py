"""SIGTERM to the server as it runs: what was answered is kept, and it ends well by itself."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from inspections import accounts
from inspections.store import open_store
from tests.inspections.a_house import NOON, a_house, an_event

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_stop_keeps_all_that_was_answered_and_ends_with_0(tmp_path: Path) -> None:
    """Tablets send without a pause while it is told to stop. Each receipt stands in the log afterwards."""
    house = a_house(tmp_path)
    visit, token = house.visits["Bergen"].id, _signed_in(house)
    house.store.close()
    port = _a_free_port()
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)],
            cwd=ROOT,
            env=os.environ | {"SIXTY_DATA": str(tmp_path), "SIXTY_LOG": "json"},
            stdout=log,
            stderr=log,
        )
    try:
        _wait_until(lambda: _status(port, "/readyz") == 200)
        idle = http.client.HTTPConnection("127.0.0.1", port)  # kept open: nobody waits for it to go
        idle.request("GET", "/healthz")
        idle.getresponse().read()
        receipts: list[str] = []
        tablets = [
            threading.Thread(target=_send_on, args=(port, token, visit, number, receipts))
            for number in range(3)
        ]
        for tablet in tablets:
            tablet.start()
        _wait_until(lambda: len(receipts) > 10)
        server.send_signal(signal.SIGTERM)

        assert server.wait(30) == 0
        for tablet in tablets:
            tablet.join()
    finally:
        server.kill()
    store = open_store(f"sqlite:///{tmp_path / 'sixty.db'}")
    held = {event.id for event in store.events_of(visit)}
    store.close()
    assert set(receipts) <= held
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines() if line[:1] == "{"]
    assert lines[-1]["said"] == "ended: all that was answered is written"


def _signed_in(house: object) -> str:
    now = accounts.datetime.now(NOON.tzinfo)
    return accounts.open_session(house.store, house.people["inspector"].id, now)  # type: ignore[attr-defined]


def _send_on(port: int, token: str, visit: str, number: int, receipts: list[str]) -> None:
    """Batches of one note each, until the server answers no more; every event answered as held is noted."""
    device = f"7a1e0000-0000-4000-8000-00000000010{number}"
    cookie = {"Cookie": f"sixty={token}"}
    try:
        csrf = json.loads(_ask(port, "GET", "/api/me", headers=cookie))["csrf"]
        headers = cookie | {"X-Sixty-CSRF": csrf, "Content-Type": "application/json"}
        for seq in range(1, 10_000):
            note = {"note": "0e8a8ae0-0000-4000-8000-000000000001", "text": "still here"}
            event = an_event(visit, seq, "noted", note, device=device).as_sent()
            body = json.dumps({"protocol": 1, "device": device, "events": [event]})
            told = json.loads(_ask(port, "POST", f"/api/visits/{visit}/events", body, headers))
            receipts += [one["id"] for one in told["events"] if one["state"] == "held"]
    except (OSError, http.client.HTTPException):
        return


def _ask(port: int, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, body or None, headers or {})
    return connection.getresponse().read()


def _status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return 0


def _wait_until(so: object) -> None:
    deadline = time.monotonic() + 60
    while not so():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it never came to be so"
        time.sleep(0.05)


def _a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
