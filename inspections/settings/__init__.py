"""What an installation is told by its environment: every setting once, with kind, default and meaning.

A setting is one line of `Settings`. `settings()` reads them all, and says all that is wrong in one go;
`python -m inspections settings` shows what is in force, `docs/settings.md` lists them (a test compares).
A secret may stand in a file instead: NAME_FILE names it, and its first line counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import Field, dataclass, field, fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from inspections.access import ROLES
from inspections.photos.store import lend_bucket
from inspections.settings import kinds
from inspections.settings.kinds import Kind
from inspections.store import Store, open_store

T = TypeVar("T")

HOUSE = Path(__file__).parents[2]
ELSEWHERE = ("SIXTY_CHROMIUM",)
"""Names that begin as ours and are read by the tests alone."""


class SettingsWrong(Exception):  # noqa: N818 - said as an operator reads it
    """What is wrong with the settings: a sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def setting(name: str, kind: Kind[T], default: T, meaning: str, *, shown: str = "") -> T:
    """A setting. `shown` tells the default in words, where the value itself would say little."""
    about = {"name": name, "kind": kind, "meaning": meaning, "shown": shown or kind.shown(default) or "none"}
    told: T = field(default=default, repr=not (kind.secret or kind.hidden), metadata=about)
    return told


@dataclass(frozen=True)
class Settings:
    """What is in force."""

    # Where things lie
    data: Path = setting(
        "SIXTY_DATA",
        kinds.folder,
        HOUSE / "data",
        "folder for the database and the photos",
        shown="`data/` beside `streamlit_app.py`",
    )
    database: str = setting(
        "DATABASE_URL",
        kinds.database,
        "",
        "`sqlite:///…` or `postgresql+psycopg://…`",
        shown="`sixty.db` in `SIXTY_DATA`",
    )
    photo_url: str = setting(
        "PHOTO_URL",
        kinds.bucket,
        "",
        "photos in a bucket: `s3://bucket/folder`, `az://…`, `gs://…`",
        shown="files in `SIXTY_DATA`",
    )
    chain_url: str = setting(
        "CHAIN_URL",
        kinds.engine,
        "",
        "another engine for a chain's what-if (`docs/scale.md`)",
        shown="DuckDB, in the same process",
    )
    # How it is reached
    address: str = setting(
        "SIXTY_ADDRESS",
        kinds.web_address,
        "",
        "where people reach this house: links and codes in what leaves it lead there",
        shown="as the reader who takes a report does",
    )
    proxies: tuple[str, ...] = setting(
        "SIXTY_PROXIES",
        kinds.networks,
        (),
        "proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed beside this machine's own:"
        " addresses or networks, with commas",
        shown="this machine's own",
    )
    # What operators watch
    log: str = setting(
        "SIXTY_LOG", kinds.one_of("text", "json"), "text", "a line of the log: for people, or JSON"
    )
    metrics_token: str = setting(
        "SIXTY_METRICS_TOKEN",
        kinds.secret,
        "",
        "`/metrics` asks for `Authorization: Bearer` with it",
        shown="`/metrics` answers this machine alone",
    )
    least_free_mb: int = setting(
        "SIXTY_LEAST_FREE_MB",
        kinds.number(1, 10_000_000),
        200,
        "`/readyz` says `disk_nearly_full` where less than so many MB are free",
    )
    # Signing in
    oidc_issuer: str = setting(
        "SIXTY_OIDC_ISSUER",
        kinds.web_address,
        "",
        "people sign in with their organisation's accounts: its OpenID provider (`docs/sign-in.md`)",
        shown="e-mail and password alone",
    )
    oidc_client_id: str = setting("SIXTY_OIDC_CLIENT_ID", kinds.text, "", "what it calls this house")
    oidc_client_secret: str = setting(
        "SIXTY_OIDC_CLIENT_SECRET", kinds.secret, "", "what proves to it that this house asks"
    )
    oidc_name: str = setting(
        "SIXTY_OIDC_NAME", kinds.text, "your organisation", "what people call it: “Sign in with …”"
    )
    oidc_verified: str = setting(
        "SIXTY_OIDC_VERIFIED",
        kinds.text,
        "email_verified",
        "the claim by which it says that an e-mail address is its owner's",
    )
    oidc_only: tuple[str, ...] = setting(
        "SIXTY_OIDC_ONLY",
        kinds.some_of(*ROLES),
        (),
        "roles that sign in with it alone, with commas; needs `SIXTY_BREAK_GLASS`",
        shown="everyone may choose",
    )
    break_glass: str = setting(
        "SIXTY_BREAK_GLASS",
        kinds.text,
        "",
        "the e-mail address of one owner whose password works all the same, should the provider fail",
    )
    second_factor: tuple[str, ...] = setting(
        "SIXTY_SECOND_FACTOR",
        kinds.some_of(*ROLES),
        (),
        "roles that a password alone does not let in, with commas",
        shown="whoever has set one up",
    )
    secret_key: str = setting(
        "SIXTY_SECRET_KEY",
        kinds.at_least(32),
        "",
        "encrypts the secrets behind one-time codes and webhooks; several, the newest first, with commas",
        shown="made at the first need: `secret.key` in `SIXTY_DATA`",
    )
    # E-mail and other systems (docs/messages.md)
    smtp_host: str = setting(
        "SIXTY_SMTP_HOST",
        kinds.text,
        "",
        "the mail server that takes e-mails; links in them lead to `SIXTY_ADDRESS`, which it needs",
        shown="no e-mail is sent",
    )
    smtp_security: str = setting(
        "SIXTY_SMTP_SECURITY",
        kinds.one_of("starttls", "tls", "none"),
        "starttls",
        "how the connection to it is encrypted; `none` only within one machine or network",
    )
    smtp_port: int = setting(
        "SIXTY_SMTP_PORT",
        kinds.port,
        0,
        "its port",
        shown="587; 465 for `tls`, 25 for `none`",
    )
    smtp_user: str = setting("SIXTY_SMTP_USER", kinds.text, "", "who signs in there", shown="nobody")
    smtp_password: str = setting("SIXTY_SMTP_PASSWORD", kinds.secret, "", "with which password")
    smtp_from: str = setting(
        "SIXTY_SMTP_FROM",
        kinds.sender,
        "",
        "whom e-mails come from: `sixty@hotel.example`, or `Sixty <sixty@hotel.example>`",
        shown="`sixty@` the host of `SIXTY_ADDRESS`",
    )
    webhook_networks: tuple[str, ...] = setting(
        "SIXTY_WEBHOOK_NETWORKS",
        kinds.networks,
        (),
        "private networks that webhooks may reach, also by http: `10.1.0.0/16`, with commas",
        shown="only the public internet, only by https",
    )
    # Reports
    sign_certificate: str = setting(
        "SIXTY_SIGN_CERTIFICATE",
        kinds.text,
        "",
        "a PKCS #12 file: reports taken from the pages are signed with it (`pip install pyHanko==0.38.0`)",
        shown="not signed",
    )
    sign_passphrase: str = setting("SIXTY_SIGN_PASSPHRASE", kinds.secret, "", "its passphrase")

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.data / 'sixty.db'}"

    @property
    def photos(self) -> Path:
        return self.data / "photos"

    @property
    def chain(self) -> Path:
        """The folder of what only copies the store, for reading."""
        return self.data / "chain"


def known() -> tuple[Field[Any], ...]:
    """The settings that there are, in their order; `metadata` of each has name, kind, meaning and shown."""
    return fields(Settings)


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """What the environment says, else what suits a single machine. SettingsWrong with all that is wrong."""
    read = {one.name: _value(one, environment) for one in known()}
    if wrong := [str(value) for value in read.values() if isinstance(value, ValueError)]:
        raise SettingsWrong(wrong)
    here = Settings(**read)
    if here.smtp_host and not here.address:
        raise SettingsWrong(["SIXTY_SMTP_HOST: e-mails hold links, so SIXTY_ADDRESS must be given too."])
    if here.smtp_user and here.smtp_security == "none":
        raise SettingsWrong(["SIXTY_SMTP_SECURITY: give starttls or tls, or a password goes unencrypted."])
    lend_bucket(here.photos, here.photo_url)
    return here


def warnings(environment: Mapping[str, str] = os.environ) -> list[str]:
    """A sentence for each name that begins as ours and is none: a slip of the pen would go unseen."""
    names = [name for one in known() for name in _names(one)] + list(ELSEWHERE)
    strange = sorted(name for name in environment if name.startswith("SIXTY_") and name not in names)
    return [f"{name} is no setting of Sixty{_nearest(name, names)}. It is passed over." for name in strange]


@cache
def open_the_store() -> Store:
    """The one store of this process; its folder is made where it is missing."""
    here = settings()
    here.photos.mkdir(parents=True, exist_ok=True)
    return open_store(here.database_url)


def _value(one: Field[Any], environment: Mapping[str, str]) -> Any:
    """The value, its default where nothing is written, or a ValueError that says what is wrong."""
    name, kind = one.metadata["name"], one.metadata["kind"]
    try:
        written = _from_file(one, environment) or environment.get(name, "").strip()
    except ValueError as wrong:
        return wrong
    if not written:
        return one.default
    try:
        return kind.read(written)
    except (ValueError, KeyError):
        said = "what it holds" if kind.secret or kind.hidden else f"‘{written}’"
        return ValueError(f"{name}: {said} {kind.must}, or leave it out.")


def _from_file(one: Field[Any], environment: Mapping[str, str]) -> str:
    named = environment.get(f"{one.metadata['name']}_FILE", "") if one.metadata["kind"].secret else ""
    if not named:
        return ""
    try:
        lines = Path(named).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as failed:
        name = one.metadata["name"]
        raise ValueError(
            f"{name}_FILE names a file that cannot be read: {failed.strerror}. Correct it."
        ) from failed
    return lines[0] if lines else ""


def _names(one: Field[Any]) -> tuple[str, ...]:
    name: str = one.metadata["name"]
    return (name, f"{name}_FILE") if one.metadata["kind"].secret else (name,)


def _nearest(name: str, names: list[str]) -> str:
    near = get_close_matches(name, names, 1, 0.6)
    return f"; {near[0]} is the nearest" if near else ""
