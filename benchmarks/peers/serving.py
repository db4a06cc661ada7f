"""The bare page and the peers over HTTP, as a good host does it: brotli made beforehand, kept for an hour."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
}
PRESS = (
    "import {brotliCompressSync} from 'node:zlib'; import {readFileSync, writeFileSync} from 'node:fs';"
    "for (const f of process.argv.slice(1)) writeFileSync(f + '.br', brotliCompressSync(readFileSync(f)));"
)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which the folder is served until the block ends."""
    files = {f"/{path.relative_to(site)}": path.read_bytes() for path in site.rglob("*") if path.is_file()}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Files,), {"files": files}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def press(site: Path) -> None:
    """A `.br` beside each file that has none as new. Without a Node to make it, files go out as they are."""
    plain = [str(path) for path in site.rglob("*") if path.suffix in TYPES and not _is_pressed(path)]
    if not plain:
        return
    try:
        subprocess.run(["node", "--input-type=module", "-e", PRESS, *plain], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        print("(node is missing: the bare page is served uncompressed)")


def _is_pressed(path: Path) -> bool:
    pressed = path.with_name(f"{path.name}.br")
    return pressed.exists() and pressed.stat().st_mtime >= path.stat().st_mtime


class Files(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    files: dict[str, bytes]

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        path += "index.html" if path.endswith("/") else ""
        pressed = self.files.get(f"{path}.br") if "br" in self.headers.get("Accept-Encoding", "") else None
        body = pressed or self.files.get(path)
        self.send_response(HTTPStatus.OK if body is not None else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", TYPES.get(Path(path).suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body or b"")))
        self.send_header("Cache-Control", "max-age=3600")
        if pressed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        """Quiet."""
