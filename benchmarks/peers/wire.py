"""Bytes on the wire, counted by a relay between browser and server: headers, service worker and all."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass
class Counted:
    """The relay's address, and what came down through it so far."""

    address: str
    down: int = 0


@contextmanager
def relayed(address: str) -> Iterator[Counted]:
    """A relay to the server at `address`, until the block ends."""
    target = ("127.0.0.1", urlsplit(address).port or 80)
    with socket.create_server(("127.0.0.1", 0)) as door:
        counted = Counted(f"http://localhost:{door.getsockname()[1]}")
        threading.Thread(target=_welcome, args=(door, target, counted), daemon=True).start()
        yield counted


def _welcome(door: socket.socket, target: tuple[str, int], counted: Counted) -> None:
    while True:
        try:
            near, _ = door.accept()
        except OSError:
            return
        far = socket.create_connection(target)
        threading.Thread(target=_carry, args=(near, far, None), daemon=True).start()
        threading.Thread(target=_carry, args=(far, near, counted), daemon=True).start()


def _carry(source: socket.socket, goal: socket.socket, counted: Counted | None) -> None:
    with suppress(OSError):
        while piece := source.recv(65536):
            if counted:
                counted.down += len(piece)
            goal.sendall(piece)
    with suppress(OSError):
        goal.shutdown(socket.SHUT_WR)
