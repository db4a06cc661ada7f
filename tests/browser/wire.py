"""The wire between tablet and server, in a test's hand: it drops, delays, changes or keeps what goes over.

`wire.treat` is what happens to a request of the protocol: a function of wire and request that gives the
answer, or None for a connection that just ends. Files of the client always pass.
"""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

HOP_BY_HOP = ("connection", "keep-alive", "transfer-encoding", "content-length")


@dataclass(frozen=True)
class Asked:
    """A request on its way to the server."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def changes(self) -> bool:
        return self.method not in ("GET", "HEAD")


@dataclass(frozen=True)
class Answer:
    """What comes back."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)


Treatment = Callable[["Wire", Asked], Answer | None]


# ── what can happen to a request ──


def passes(wire: Wire, asked: Asked) -> Answer | None:
    """Nothing: the server answers, or is away."""
    return wire.forward(asked)


def ends(_wire: Wire, _asked: Asked) -> Answer | None:
    """The connection breaks before the server heard anything."""
    return None


def loses_the_answer(wire: Wire, asked: Asked) -> Answer | None:
    """The server did it, and the connection broke before it could say so."""
    wire.forward(asked)
    return None


def never_answers(wire: Wire, _asked: Asked) -> Answer | None:
    """Dead air: the connection stands until the test is over."""
    wire.over.wait()
    return None


def waits_at(gate: threading.Event, reached: threading.Event) -> Treatment:
    """It arrives, and comes through once the test opens the gate."""

    def treat(wire: Wire, asked: Asked) -> Answer | None:
        reached.set()
        gate.wait()
        return wire.forward(asked)

    return treat


def is_kept_back(wire: Wire, asked: Asked) -> Answer | None:
    """It lies somewhere on the way; `wire.deliver` brings it later, in any order."""
    wire.kept.append(asked)
    return None


def answers(status: int, body: bytes = b"", content_type: str = "application/json") -> Treatment:
    """Something on the way answers in the server's place."""
    return lambda _wire, _asked: Answer(status, body, (("Content-Type", content_type),))


def comes_damaged(damage: Callable[[bytes], bytes]) -> Treatment:
    """The server gets another body than was sent."""
    return lambda wire, asked: wire.forward(replace(asked, body=damage(asked.body)))


def is_answered_with(change: Callable[[bytes], bytes]) -> Treatment:
    """The server's answer comes changed."""

    def treat(wire: Wire, asked: Asked) -> Answer | None:
        answer = wire.forward(asked)
        return answer and replace(answer, body=change(answer.body))

    return treat


def only_changes(treatment: Treatment) -> Treatment:
    """What only asks passes."""
    return lambda wire, asked: (treatment if asked.changes else passes)(wire, asked)


def only_of(part: str, treatment: Treatment) -> Treatment:
    """Addresses without that part pass."""
    return lambda wire, asked: (treatment if part in asked.path else passes)(wire, asked)


PORTAL = answers(
    200, b"<!doctype html><title>Welcome to the hotel's Wi-Fi</title>", "text/html; charset=utf-8"
)


@dataclass
class Wire:
    """A proxy on a port of its own in front of the server at `port`.

    With `files` the client's modules come from there, as from its service worker; what is not there, from the
    server.
    """

    port: int
    treat: Treatment = passes
    files: Path | None = None
    kept: list[Asked] = field(default_factory=list)
    seen: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        handler = type("OnWire", (_Handler,), {"wire": self})
        self._proxy = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._proxy.daemon_threads = True
        threading.Thread(
            target=self._proxy.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.over.set()
        self._proxy.shutdown()
        self._proxy.server_close()

    @property
    def address(self) -> str:
        return f"http://localhost:{self._proxy.server_port}"

    def forward(self, asked: Asked) -> Answer | None:
        """The server's answer, or None if it is away."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(asked.method, asked.path, asked.body, dict(asked.headers))
            got = connection.getresponse()
            body = got.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        return Answer(got.status, body, tuple(h for h in got.getheaders() if h[0].lower() not in HOP_BY_HOP))

    def deliver(self, asked: Asked) -> Answer | None:
        """Brings what was kept back."""
        return self.forward(asked)


def _file(path: Path) -> Answer | None:
    """The client's file; None if it is none of those that lie there as they are sent."""
    kinds = {".js": "text/javascript", ".webmanifest": "application/manifest+json"}
    if path.suffix not in kinds or not path.is_file():
        return None
    return Answer(200, path.read_bytes(), (("Content-Type", kinds[path.suffix]),))


class _Handler(BaseHTTPRequestHandler):
    wire: Wire
    protocol_version = "HTTP/1.1"

    def _treat(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = tuple(
            (name, value) for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP
        )
        asked = Asked(self.command, self.path, headers, body)
        if asked.path.startswith("/api/"):
            self.wire.seen.append(asked)
            answer = self.wire.treat(self.wire, asked)
        else:
            answer = self._kept(asked) or passes(self.wire, asked)
        self._give(answer)

    def _kept(self, asked: Asked) -> Answer | None:
        if self.wire.files is None or not asked.path.startswith("/capture/"):
            return None
        return _file(self.wire.files / asked.path.removeprefix("/capture/"))

    def _give(self, answer: Answer | None) -> None:
        if answer is None:
            self.close_connection = True
            return
        try:
            self.send_response_only(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)
        except OSError:
            self.close_connection = True  # whoever asked has gone

    do_GET = do_POST = do_PUT = do_PATCH = do_HEAD = _treat  # noqa: N815 – the names that the base class calls

    def log_message(self, *_said: object) -> None:
        """The test tells what matters."""
