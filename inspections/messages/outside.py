"""A request to another system, which can lead nowhere but where it may. Gateway: http.client, socket, ssl.

Its name is looked up once, and the connection goes to the address that was looked at: a name that answers
otherwise a moment later gains nothing. Redirects are answers like others, and are not followed; no proxy of
the environment is asked. What it answers is not read beyond its status.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inspections.messages.hooks import may_go
from inspections.sealing import Seal
from inspections.sign_in.rules import KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspections.settings import Settings

SECONDS = 15
"""How long all of it may take."""


@dataclass(frozen=True)
class Outside:
    """How other systems are told: links lead to `address`, private networks `inside` are allowed.

    `seal` opens their secrets, which lie encrypted.
    """

    address: str
    inside: tuple[str, ...]
    seal: Seal


def outside_of(here: Settings) -> Outside:
    """As the settings say."""
    return Outside(here.address, here.webhook_networks, Seal(here.secret_key, here.data / KEY_FILE))


class NotReached(Exception):  # noqa: N818 - said as an owner reads it
    """Nothing was heard from there, in a few words."""


def post(url: str, body: bytes, headers: Mapping[str, str], inside: Sequence[str]) -> int:
    """The status it answered. Raises NotReached. `inside` are the private networks that are allowed."""
    parts = urlsplit(url)
    host, plainly = parts.hostname or "", parts.scheme == "http"
    connection = _Connection(host, parts.port or (80 if plainly else 443))
    deadline = threading.Timer(SECONDS, connection.cut)
    deadline.daemon = True
    deadline.start()
    try:
        connection.open(_addresses(host, connection.port, inside, plainly=plainly), plainly=plainly)
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.request("POST", path, body, dict(headers))
        return connection.getresponse().status
    except ssl.SSLCertVerificationError as wrong:
        raise NotReached(f"its certificate is not good: {wrong.verify_message}") from wrong
    except (OSError, http.client.HTTPException, ValueError) as failed:
        raise NotReached(_said(failed, late=connection.late)) from failed
    finally:
        deadline.cancel()
        connection.close()


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was looked at, under the name that it was looked up by."""

    late = False

    def open(self, addresses: Sequence[str], *, plainly: bool) -> None:
        *before, last = addresses
        for address in before:
            with suppress(OSError):
                self.sock = socket.create_connection((address, self.port), SECONDS)
                break
        else:
            self.sock = socket.create_connection((last, self.port), SECONDS)
        if not plainly:
            trusted = ssl.create_default_context()
            self.default_port = http.client.HTTPS_PORT
            self.sock = trusted.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def cut(self) -> None:
        """From another thread: a system that answers a letter a second does not hold up the others."""
        self.late = True
        if self.sock:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def _addresses(host: str, port: int, inside: Sequence[str], *, plainly: bool) -> list[str]:
    """The addresses of that name, as they are to be tried. Raises NotReached where any is not allowed."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]) for one in found]
    for one in addresses:
        if not may_go(ipaddress.ip_address(one.partition("%")[0]), inside, plainly=plainly):
            why = "which is not allowed" if not plainly else "which is not allowed by http"
            raise NotReached(f"its name leads to {one}, {why}")
    return addresses


def _said(failed: Exception, *, late: bool) -> str:
    if late or isinstance(failed, TimeoutError):
        return f"no answer within {SECONDS} seconds"
    if isinstance(failed, socket.gaierror):
        return "its name is not known"
    return f"no connection: {failed}"[:200]
