"""The server as it runs, on a socket that outlives it. Arguments: the data folder, the socket's number."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from inspections.http import middleware, routes
from inspections.store import open_store

if __name__ == "__main__":
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    store = open_store(f"sqlite:///{folder / 'sixty.db'}")
    app = Starlette(routes=routes(store, folder / "photos"), middleware=middleware(store))
    config = uvicorn.Config(app, log_level="error", access_log=False)
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=number)])
