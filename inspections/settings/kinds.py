"""What the value of a setting must be, and how one that is not is told. A kind reads text, or ValueError."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")


@dataclass(frozen=True)
class Kind(Generic[T]):
    """`read` makes the value of what is written; `must` says what else to write, after the wrong value.

    The value of a `secret` is never shown; `hidden` is an address, shown without the password in it.
    """

    read: Callable[[str], T]
    must: str
    secret: bool = False
    hidden: bool = False

    def shown(self, value: object) -> str:
        """The value for people to read: secrets only as set or not set, addresses without their password."""
        if self.secret:
            return "set, not shown" if value else ""
        if self.hidden:
            return without_password(str(value))
        return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def without_password(address: str) -> str:
    """The address with ••• for its password, and without its query: drivers take passwords there too."""
    try:
        parts = urlsplit(address)
        password = parts.password
    except ValueError:
        return "•••"
    told = parts._replace(query="•••" if parts.query else "").geturl()
    return told.replace(f":{password}@", ":•••@") if password else told


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text)
        if not least <= number <= most:
            raise ValueError(text)
        return number

    return read


def number(least: int, most: int) -> Kind[int]:
    """A whole number within these bounds."""
    return Kind(_whole(least, most), f"is not a number that fits; give {least}–{most}")


def one_of(*words: str) -> Kind[str]:
    """One of these words."""

    def read(text: str) -> str:
        if text not in words:
            raise ValueError(text)
        return text

    return Kind(read, f"is not known here; give {' or '.join(words)}")


def some_of(*words: str) -> Kind[tuple[str, ...]]:
    """Some of these words, with commas."""

    def read(text: str) -> tuple[str, ...]:
        told = tuple(part.strip() for part in text.split(",") if part.strip())
        if set(told) - set(words):
            raise ValueError(text)
        return told

    return Kind(read, f"is not known here; give some of {', '.join(words)}")


def at_least(signs: int) -> Kind[str]:
    """A secret of at least so many signs, so that nobody guesses it."""

    def read(text: str) -> str:
        if len(text) < signs:
            raise ValueError(text)
        return text

    return Kind(
        read,
        f"is too short; give at least {signs} signs, such as `openssl rand -base64 32` prints",
        secret=True,
    )


def _yes_or_no(text: str) -> bool:
    return {"yes": True, "1": True, "true": True, "no": False, "0": False, "false": False}[text.casefold()]


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(text)
    return text.rstrip("/")


def _beginning(*schemes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not text.startswith(schemes):
            raise ValueError(text)
        return text

    return read


def _networks(text: str) -> tuple[str, ...]:
    return tuple(str(ipaddress.ip_network(part.strip())) for part in text.split(",") if part.strip())


def _sender(text: str) -> str:
    _, address = parseaddr(text)
    name, at, host = address.rpartition("@")
    if not (name and at and host) or not text.isprintable():
        raise ValueError(text)
    return text


text = Kind(str, "")
sender = Kind(_sender, "is not an e-mail address; give sixty@hotel.example or Sixty <sixty@hotel.example>")
secret = Kind(str, "", secret=True)
folder: Kind[Path] = Kind(lambda written: Path(written).absolute(), "")
port = Kind(_whole(1, 65535), "is not a port number; give 1–65535")
yes_or_no = Kind(_yes_or_no, "says neither yes nor no; give yes or no")
web_address = Kind(_web_address, "is not an address of the web; give one as https://sixty.example")
database = Kind(
    _beginning("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://"),
    "is no database that Sixty knows; give sqlite:///path/to/sixty.db or postgresql+psycopg://user@host/name",
    hidden=True,
)
bucket = Kind(
    _beginning("s3://", "az://", "gs://"), "is no bucket; give s3://bucket/folder, az://… or gs://…"
)
engine = Kind(str, "", hidden=True)
networks = Kind(_networks, "is not a list of addresses; give 127.0.0.1, 10.0.0.0/8 and the like")
