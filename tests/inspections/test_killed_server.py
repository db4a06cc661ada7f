"""A server killed again and again while tablets send: nothing acknowledged is lost, nothing is held twice."""

from __future__ import annotations

import random
import shutil
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from inspections.accounts import hash_of, open_session
from inspections.http.session import COOKIE
from inspections.store import open_store
from inspections.store.engine import sqlite_driver
from tests.inspections.a_killable_server import KillableServer
from tests.inspections.a_log import INES, VISIT, a_visit_in, an_event, an_id

if TYPE_CHECKING:
    from inspections.events import Event

ROOT = Path(__file__).parents[2]
KILLS = 6
"""Each at another moment; `benchmarks/kills.py` has it killed two hundred times."""
TABLETS = 8
BATCH = 20


@dataclass
class Acknowledged:
    """What the receipts said, by event; waits can be made for there to be more."""

    digests: dict[str, str] = field(default_factory=dict)
    receipts: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def note(self, events: list[dict[str, str]]) -> None:
        with self.changed:
            self.digests |= {e["id"]: e["digest"] for e in events if e["state"] == "held"}
            self.receipts += 1
            self.changed.notify_all()

    def wait_for(self, more: int) -> None:
        with self.changed:
            enough = self.receipts + more
            assert self.changed.wait_for(lambda: self.receipts >= enough, timeout=60), (
                "the server does not answer"
            )

    def so_far(self) -> dict[str, str]:
        with self.changed:
            return dict(self.digests)


@dataclass
class Tablet:
    """Records and sends until told to stop; forgets only what a receipt holds; sends some of that again."""

    number: int
    address: str
    headers: dict[str, str]
    acknowledged: Acknowledged
    stop: threading.Event
    made: list[Event] = field(default_factory=list)
    lost_answers: int = 0

    @property
    def device(self) -> str:
        return an_id(0xD000 + self.number)

    def run(self) -> None:
        chance = random.Random(self.number)  # noqa: S311 - which to repeat
        outbox: list[Event] = []
        with httpx.Client(base_url=self.address, headers=self.headers, timeout=20) as client:
            while not self.stop.is_set():
                outbox += [self._record() for _ in range(BATCH - len(outbox))]
                again = chance.sample(self.made, 3)
                held = self._send(client, [*outbox, *again])
                outbox = [event for event in outbox if event.id not in held]

    def _record(self) -> Event:
        seq = len(self.made) + 1
        event = an_event(seq, id=an_id(self.number * 10**6 + seq), device=self.device)
        self.made.append(event)
        return event

    def _send(self, client: httpx.Client, events: list[Event]) -> set[str]:
        batch = {"protocol": 1, "device": self.device, "events": [event.as_sent() for event in events]}
        try:
            answer = client.post(f"/api/visits/{VISIT}/events", json=batch)
        except httpx.HTTPError:
            self.lost_answers += 1
            return set()
        assert answer.status_code == 200, answer.text
        receipt = answer.json()
        self.acknowledged.note(receipt["events"])
        return {entry["id"] for entry in receipt["events"] if entry["state"] == "held"}


def what_is_held(folder: Path, scratch: Path) -> dict[str, str]:
    """Digests by id, read from a copy of what the killed server left, after SQLite's own check of it."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(folder, scratch)
    with closing(sqlite_driver().connect(scratch / "sixty.db")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = copy.execute("SELECT id, digest, device, seq FROM events").fetchall()
    assert len({row[0] for row in rows}) == len({row[2:] for row in rows}) == len(rows), "held twice"
    return {row[0]: row[1] for row in rows}


@pytest.mark.slow
def test_a_server_killed_again_and_again_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    """The real routes on a real server, killed at no chosen moment while eight tablets send and repeat."""
    survive(tmp_path, KILLS)


def survive(tmp_path: Path, kills: int, seed: int = 60) -> int:
    """How many events were acknowledged while it was killed so often. AssertionError if one is lost."""
    folder, scratch = tmp_path / "data", tmp_path / "copy"
    store = open_store(f"sqlite:///{folder / 'sixty.db'}")
    a_visit_in(store)
    token = open_session(store, INES.id, datetime.now(UTC))
    session = store.session(hash_of(token))
    assert session is not None
    store.close()
    acknowledged, stop, chance = Acknowledged(), threading.Event(), random.Random(seed)  # noqa: S311 - when to kill

    with (
        socket.create_server(("127.0.0.1", 0), backlog=64) as listening,
        closing(KillableServer(folder, listening)) as server,
    ):
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        headers = {"Cookie": f"{COOKIE}={token}", "X-Sixty-CSRF": session.csrf}
        tablets = [Tablet(n, address, headers, acknowledged, stop) for n in range(1, TABLETS + 1)]
        with ThreadPoolExecutor(TABLETS) as threads:
            sending = [threads.submit(tablet.run) for tablet in tablets]
            try:
                for _ in range(kills):
                    server.start()
                    acknowledged.wait_for(chance.randint(1, 40))
                    server.kill()
                    before = acknowledged.so_far()
                    held = what_is_held(folder, scratch)
                    assert before.items() <= held.items()
            finally:
                stop.set()
                server.start()  # whoever still waits for an answer gets one
            for one in sending:
                one.result(60)

    made = {event.id: event.digest() for tablet in tablets for event in tablet.made}
    held = what_is_held(folder, scratch)
    assert acknowledged.digests.items() <= held.items()
    assert {event_id: digest for event_id, digest in held.items() if event_id in made}.items() <= made.items()
    assert len(held.keys() - made.keys()) == 1  # the assignment
    assert sum(tablet.lost_answers for tablet in tablets) >= kills // 2, "the kills met nobody sending"
    return len(acknowledged.digests)
