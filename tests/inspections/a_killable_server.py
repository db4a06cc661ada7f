"""The server as it runs, on a socket that outlives it, in a process that is killed and begun again.

    server = KillableServer(folder, listening)
    server.start()
    server.kill()           # kill -9: no goodbye, no flush
    server.close()

What the server imports is imported once: a process that has it all forks the one that serves.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from inspections.http import middleware, routes
from inspections.store import open_store

ROOT = Path(__file__).parents[2]


@dataclass
class KillableServer:
    """A server over that folder, while it is started. Whoever asks while it is not waits at the socket."""

    folder: Path
    listening: socket.socket
    pid: int = 0
    _forks: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        number = self.listening.fileno()
        self._forks = subprocess.Popen(
            [sys.executable, __file__, str(self.folder), str(number)],
            pass_fds=[number],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def start(self) -> None:
        """Begins to serve, unless it does."""
        if self.pid:
            return
        assert self._forks.stdin
        assert self._forks.stdout
        self._forks.stdin.write(b"start\n")
        self._forks.stdin.flush()
        self.pid = int(self._forks.stdout.readline())

    def kill(self) -> None:
        """Gone when this returns, unless it was."""
        while self.pid:
            try:
                os.kill(self.pid, signal.SIGKILL)
                time.sleep(0.002)  # asked again until there is nobody
            except ProcessLookupError:
                self.pid = 0

    def close(self) -> None:
        """Nothing of it is left."""
        self.kill()
        assert self._forks.stdin
        with suppress(OSError):
            self._forks.stdin.close()
        self._forks.wait()


def serve(folder: Path, number: int) -> None:
    """Serves until it is killed."""
    store = open_store(f"sqlite:///{folder / 'sixty.db'}")
    app = Starlette(routes=routes(store, folder / "photos"), middleware=middleware(store))
    config = uvicorn.Config(app, log_level="error", access_log=False)
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=number)])


def fork_servers(folder: Path, number: int) -> None:
    """A server, and its process id on a line, for every line that comes."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # those killed leave nothing behind
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            serve(folder, number)
            os._exit(0)
        print(child, flush=True)  # noqa: T201 – whoever asked reads it


if __name__ == "__main__":
    fork_servers(Path(sys.argv[1]), int(sys.argv[2]))
