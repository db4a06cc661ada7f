"""A server for the tablet client alone: its files, the protocol, and every way to fail.

It keeps events as inspections/README.md says, so that what a tablet sends is checked for real.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import socket
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from inspections.events import Event, canonical, from_sent, problem_of
from inspections.http.files import LAID, TYPES, laid_client, state_of_client

HOUSE = Path(__file__).parents[2]
DEPARTMENT = {
    "id": "front_door",
    "title": {"en": "Arrival at the door"},
    "stage": "arrival",
    "standards": [
        {
            "id": f"front_door.{name}",
            "text": {"en": f"The standard {name}."},
            "met": {"en": "Seen."},
            "channel": "face_to_face",
            "class": "service",
            "classification": "efficiency",
            "dimension": "human",
            "weight": "1",
            "critical": False,
            "evidence": [],
            "group": None,
            "clock": None,
            "phrases": [{"en": "Nobody looked up"}],
            "limit": limit,
        }
        for name, limit in {
            "smile": None,
            "greeted": {
                "kind": "within",
                "ms": 60_000,
                "by_house": {"resort": {"kind": "within", "ms": 90_000}},
                "unless": {"en": "the guest asked to wait"},
            },
            "wake_up": {"kind": "around", "ms": 120_000, "by_house": {}, "unless": None},
            "answered": {"kind": "rings", "rings": 3, "ms": 10_000, "by_house": {}, "unless": None},
        }.items()
    ],
}
PACK = {
    "format": 1,
    "id": "five_star",
    "edition": "2026.1",
    "title": {"en": "Five-star hotel"},
    "languages": ["en"],
    "stages": [{"id": "arrival", "title": {"en": "Arrival"}}],
    "departments": [DEPARTMENT],
    "rating": {
        "class_weights": {"service": "75", "facility": "25"},
        "coverage": "60",
        "bands": [],
        "gates": [],
    },
}
PACK_HASH = hashlib.sha256(canonical(PACK).encode()).hexdigest()
VISITS = ("00000000-0000-4000-8000-0000000000f1", "00000000-0000-4000-8000-0000000000f2")


@dataclass
class Answers:
    """What the server holds, and how it is told to behave.

    mood: "well", "portal" (a Wi-Fi sign-in page answers for it), "unavailable" (503), "signed_out" (401)
    drops: so many requests that change something are done, and then not answered
    """

    mood: str = "well"
    person: str = "ines"
    drops: int = 0
    most_events: int = 200
    refuse_texts: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    held: dict[str, Event] = field(default_factory=dict)
    photos: dict[tuple[str, str], bytes] = field(default_factory=dict)
    arrivals: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    sending: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def texts(self) -> list[str]:
        """The texts of the notes held, in the order of their numbers."""
        notes = [e for e in self.held.values() if e.kind == "noted"]
        return [e.body["text"] for e in sorted(notes, key=lambda e: (e.visit, e.device, e.seq))]

    def take(self, visit: str, batch: dict[str, Any]) -> dict[str, Any]:
        """Keeps a batch; its receipt."""
        with self.lock:
            entries = [self._take_one(sent) for sent in batch["events"]]
            return self.receipt(visit, batch["device"], entries)

    def _take_one(self, sent: dict[str, Any]) -> dict[str, Any]:
        self.arrivals[sent["id"]] += 1
        wrong = problem_of(sent)
        if wrong or sent["body"].get("text") in self.refuse_texts:
            code, message = (wrong.code, wrong.message) if wrong else ("id_taken", "Export it.")
            return {"id": sent["id"], "state": "refused", "code": code, "message": message}
        event = from_sent(sent, self.person)
        first = self.held.setdefault(event.id, event)
        return {"id": event.id, "digest": first.digest(), "state": "held"}

    def receipt(self, visit: str, device: str, entries: list[dict[str, Any]]) -> dict[str, Any]:
        mine = [e for e in self.held.values() if (e.visit, e.device) == (visit, device)]
        seqs = {e.seq for e in mine}
        upto = next(n for n in range(len(seqs) + 1) if n + 1 not in seqs)
        named = {e.body["photo"] for e in mine if e.kind == "photographed"}
        here = {sha256 for of, sha256 in self.photos if of == visit}
        submitted = any(e.kind == "submitted" and upto >= e.seq for e in mine) and named <= here
        code = hashlib.sha256("\n".join(sorted(e.digest() for e in mine)).encode()).hexdigest()[:8].upper()
        return {
            "type": "sixty.receipt",
            "protocol": 1,
            "visit": visit,
            "device": device,
            "code": f"{code[:4]}-{code[4:]}",
            "events": entries,
            "held": {"count": len(seqs), "upto": upto, "beyond": sorted(s for s in seqs if s > upto)},
            "photos": sorted(here),
            "missing_photos": sorted(named - here),
            "status": "submitted" if submitted else "in_progress",
            "server_time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        }


class ServerThatHangsUp(ThreadingHTTPServer):
    """Stopped, it answers nobody: a browser keeps its connection, and a thread would go on serving it."""

    def process_request(self, request: socket.socket, client_address: Any) -> None:  # type: ignore[override]
        self.lines = [*getattr(self, "lines", []), request]
        super().process_request(request, client_address)

    def server_close(self) -> None:
        super().server_close()
        for line in getattr(self, "lines", []):
            with contextlib.suppress(OSError):  # hung up already
                line.shutdown(socket.SHUT_RDWR)


class Handler(SimpleHTTPRequestHandler):
    """Files under /capture and /fonts, a blank page at /blank, the protocol under /api."""

    protocol_version = "HTTP/1.1"
    extensions_map: ClassVar[dict[str, str]] = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".webmanifest": "application/manifest+json",
        ".js": "text/javascript",
    }
    answers: Answers

    def log_message(self, *_said: object) -> None:
        """Quiet."""

    def translate_path(self, path: str) -> str:
        path = path.partition("?")[0]
        if path.startswith("/fonts/"):
            return str(HOUSE / "assets" / path[1:])
        return str(HOUSE / "inspections" / path[1:])

    def do_GET(self) -> None:
        if self.path.startswith("/api/"):
            self._answer(self._read)
        elif self.path == "/blank":
            self._send(HTTPStatus.OK, b"<!doctype html><title>blank</title>", "text/html")
        elif (name := self.path.removeprefix("/capture/")) in LAID:
            made = laid_client(state_of_client())[name]
            self._send(HTTPStatus.OK, made, TYPES[Path(name).suffix])
        else:
            super().do_GET()

    def do_POST(self) -> None:
        self._answer(self._write)

    do_PUT = do_POST  # noqa: N815 – the name that the base class calls

    def _answer(self, make: Any) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.answers.asked[f"{self.command} {self.path}"] += 1
        if self.answers.mood == "portal":
            self._send(HTTPStatus.OK, b"<html><body>Welcome to Hotel Wi-Fi</body></html>", "text/html")
        elif self.answers.mood == "unavailable":
            self._problem(HTTPStatus.SERVICE_UNAVAILABLE, "busy")
        elif self.answers.mood == "signed_out":
            self._problem(HTTPStatus.UNAUTHORIZED, "not_signed_in")
        else:
            make(body)

    def _read(self, _body: bytes) -> None:
        path = self.path.partition("?")[0]
        if path == "/api/me":
            self._json(
                {
                    "type": "sixty.me",
                    "id": self.answers.person,
                    "name": "Ines",
                    "role": "inspector",
                    "csrf": "token",
                }
            )
        elif path == "/api/visits":
            self._json({"type": "sixty.visits", "visits": [a_visit(v) for v in VISITS]})
        elif path == f"/api/packs/{PACK_HASH}":
            self._json(PACK)
        elif found := re.fullmatch(r"/api/visits/([^/]+)/receipt", path):
            device = self.path.partition("device=")[2]
            self._json(self.answers.receipt(found[1], device, []))
        elif found := re.fullmatch(r"/api/visits/([^/]+)/events", path):
            mine = [e for e in self.answers.held.values() if e.visit == found[1]]
            events = [
                {**e.as_sent(), "actor": e.actor, "received_at": "2026-05-14T13:40:13.001+00:00"}
                for e in mine
            ]
            self._json({"type": "sixty.events", "visit": found[1], "events": events})
        else:
            self._problem(HTTPStatus.NOT_FOUND, "not_found")

    def _write(self, body: bytes) -> None:
        if self.headers.get("X-Sixty-CSRF") != "token":
            self._problem(HTTPStatus.FORBIDDEN, "csrf")
            return
        with self.answers.lock:
            self.answers.sending += 1
            self.answers.most_at_once = max(self.answers.most_at_once, self.answers.sending)
        try:
            self._do(body)
        finally:
            with self.answers.lock:
                self.answers.sending -= 1

    def _do(self, body: bytes) -> None:
        visit, what = re.fullmatch(r"/api/visits/([^/]+)/(.+)", self.path).groups()  # type: ignore[union-attr]
        if visit in self.answers.gone:
            self._problem(HTTPStatus.NOT_FOUND, "not_found")
        elif what.startswith("photos/"):
            self._keep_photo(visit, what.removeprefix("photos/"), body)
        elif len(json.loads(body)["events"]) > self.answers.most_events:
            self._problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large")
        else:
            self._json(self.answers.take(visit, json.loads(body)))

    def _keep_photo(self, visit: str, sha256: str, body: bytes) -> None:
        if hashlib.sha256(body).hexdigest() != sha256:
            self._problem(HTTPStatus.BAD_REQUEST, "wrong_hash")
            return
        self.answers.photos[visit, sha256] = body
        self._json({"type": "sixty.photo", "visit": visit, "sha256": sha256, "size": len(body)})

    def _json(self, value: Any) -> None:
        self._send(HTTPStatus.OK, json.dumps(value).encode(), "application/json")

    def _problem(self, status: HTTPStatus, code: str) -> None:
        content = {"type": "sixty.problem", "code": code, "message": "What to do."}
        self._send(status, json.dumps(content).encode(), "application/json")

    def _send(self, status: HTTPStatus, body: bytes, content_type: str) -> None:
        if self.answers.drops and self.command != "GET":
            self.answers.drops -= 1
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def a_visit(visit: str) -> dict[str, Any]:
    """A visit as the server lists it."""
    hotel = {"name": "Grand", "city": "Oslo", "country": "NO", "time_zone": "Europe/Oslo", "kind": "resort"}
    pack = {"id": "five_star", "edition": "2026.1", "hash": PACK_HASH, "title": {"en": "Five-star hotel"}}
    dates = {"starts_on": "2026-05-14", "ends_on": "2026-05-16", "brief": "Order room service."}
    return {"id": visit, "hotel": hotel, **dates, "pack": pack, "status": "assigned"}


class TabletServer:
    """The server, running on a free port. Started anew it listens on the same port."""

    def __init__(self) -> None:
        self.answers = Answers()
        self.port = 0
        self.start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        handler = type("BoundHandler", (Handler,), {"answers": self.answers})
        self.server = ServerThatHangsUp(("127.0.0.1", self.port), handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        at_once = {"poll_interval": 0.02}  # how long a stop may wait
        threading.Thread(target=self.server.serve_forever, kwargs=at_once, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
