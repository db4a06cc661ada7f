"""Real servers for messages to arrive at: one takes e-mails, one takes webhooks; each in its own thread."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pathlib import Path

USER, PASSWORD = "sixty", "a kettle by the door"


def a_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine that signs itself, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, private


def tls_of(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    """What a server shows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


@dataclass
class MailServer:
    """Takes e-mails; `answers` are what it says to the next ones instead of taking them."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the name by which aiosmtpd asks
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802 - the same
        parsed = BytesParser(policy=default).parsebytes(envelope.content or b"")
        self.mails.append(parsed)  # type: ignore[arg-type]
        self.encrypted.append(session.ssl is not None)
        return "250 Taken"

    def authenticate(self, _server: Any, _session: Any, _envelope: Any, _way: str, told: Any) -> AuthResult:
        fits = (told.login, told.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=fits, handled=False)

    def forget(self) -> None:
        """As if nothing had come."""
        for kept in (self.mails, self.encrypted, self.answers):
            kept.clear()

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if mail["To"] == address]


class AtAnyPort(Controller):
    """A server at a port that is free."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def a_mail_server(certificate: tuple[Path, Path] | None) -> Iterator[MailServer]:
    """It asks for STARTTLS and a password; without a certificate it offers neither."""
    server = MailServer()
    secured: dict[str, Any] = {}
    if certificate:
        secured = {"tls_context": tls_of(certificate), "require_starttls": True}
        secured |= {"auth_required": True, "authenticator": server.authenticate}
    running = AtAnyPort(server, "127.0.0.1", 0, **secured)
    running.start()
    server.port = running.port
    yield server
    running.stop()


@dataclass
class Receiver:
    """Takes webhooks; `answers` are the statuses of the next ones, 200 afterwards."""

    port: int = 0
    came: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    hangs: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def a_receiver(certificate: tuple[Path, Path] | None = None) -> Iterator[Receiver]:
    """Whatever comes to it is kept; `/hang` answers a letter and no more until the end."""
    receiver = Receiver()

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.came.append((self.path, dict(self.headers), body))
            if self.path == "/hang":
                self.wfile.write(b"H")
                receiver.hangs.wait(30)
                return
            self.send_response(receiver.answers.pop(0) if receiver.answers else 200)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_told: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Taking)
    if certificate:
        server.socket = tls_of(certificate).wrap_socket(server.socket, server_side=True)
    receiver.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield receiver
    receiver.hangs.set()
    server.shutdown()
    server.server_close()
    thread.join()
