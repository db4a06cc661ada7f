"""An e-mail on its way, by SMTP. Gateway: smtplib."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.messages.letters import Letter
    from inspections.settings import Settings

SECONDS = 20
"""How long a server may take for each answer."""
STARTTLS, TLS, PLAIN = "starttls", "tls", "none"
PORTS = {STARTTLS: 587, TLS: 465, PLAIN: 25}


@dataclass(frozen=True)
class Smtp:
    """The server that takes e-mails. `address` is where this house is reached: links lead there."""

    host: str
    port: int
    security: str
    sender: str
    address: str
    user: str = ""
    password: str = field(default="", repr=False)


def mail_server(here: Settings) -> Smtp | None:
    """The server that the settings name; None where they name none."""
    if not here.smtp_host:
        return None
    return Smtp(
        here.smtp_host,
        here.smtp_port or PORTS[here.smtp_security],
        here.smtp_security,
        here.smtp_from or f"Sixty <sixty@{urlsplit(here.address).hostname}>",
        here.address,
        here.smtp_user,
        here.smtp_password,
    )


class NotTaken(Exception):  # noqa: N818 - said as the post says it
    """The server did not take it. `for_good`: it will not either when it is asked again."""

    def __init__(self, said: str, *, for_good: bool) -> None:
        super().__init__(said)
        self.for_good = for_good


def send(letter: Letter, name: str, smtp: Smtp, now: datetime) -> None:
    """The server has taken it. Raises NotTaken. `name` stays the same from one attempt to the next."""
    message = _message(letter, name, smtp, now)
    try:
        with _connect(smtp) as server:
            server.send_message(message)
    except smtplib.SMTPRecipientsRefused as refused:
        code, said = next(iter(refused.recipients.values()))
        raise NotTaken(_said(code, said), for_good=code >= 500) from refused
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refused:
        raise NotTaken(_said(refused.smtp_code, refused.smtp_error), for_good=False) from refused
    except smtplib.SMTPAuthenticationError as refused:
        raise NotTaken(f"{refused.smtp_code}: user or password is not accepted", for_good=False) from refused
    except ssl.SSLCertVerificationError as wrong:
        raise NotTaken(f"its certificate is not good: {wrong.verify_message}", for_good=False) from wrong
    except (OSError, smtplib.SMTPException) as failed:
        raise NotTaken(f"no connection: {failed}"[:200], for_good=False) from failed


def _connect(smtp: Smtp) -> smtplib.SMTP:
    """A connection: encrypted before anything is said, and signed in, where the settings ask for it."""
    trusted = ssl.create_default_context()
    if smtp.security == TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=SECONDS, context=trusted)
    else:
        server = smtplib.SMTP(smtp.host, smtp.port, timeout=SECONDS)
    try:
        if smtp.security == STARTTLS:
            server.starttls(context=trusted)
        if smtp.user:
            server.login(smtp.user, smtp.password)
    except BaseException:
        server.close()
        raise
    return server


def _message(letter: Letter, name: str, smtp: Smtp, now: datetime) -> EmailMessage:
    message = EmailMessage()
    message["From"] = smtp.sender
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{name}@{urlsplit(smtp.address).hostname}>"
    message["Content-Language"] = letter.language
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday answers it
    message.set_content(letter.text)
    return message


def _said(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return f"{code}: {' '.join(text.split())}"[:200]
