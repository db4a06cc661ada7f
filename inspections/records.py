"""What the store takes and returns: frozen records of people, houses, visits and what is held."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from inspections.events import Event
    from inspections.visit_parts import Companion


class StoreError(Exception):
    """The store could not do it. `code` is for programs, the message for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class StoreBusy(StoreError):  # noqa: N818 - said as the trade says it: the store is busy
    """Too much waits to be written; nothing of this was. Send it again in a few seconds (HTTP 503)."""


@dataclass(frozen=True)
class Account:
    """A person who may sign in. `hotels` are the ids of the houses a manager may see."""

    id: str
    email: str
    name: str
    role: str
    created_at: datetime
    password_hash: str = field(default="", repr=False)
    hotels: tuple[str, ...] = ()
    disabled_at: datetime | None = None
    demo: bool = False


@dataclass(frozen=True)
class Hotel:
    """A house. `kind` is one of standards.pack.HOUSE_KINDS, `time_zone` an IANA name."""

    id: str
    name: str
    city: str
    country: str
    region: str
    kind: str
    time_zone: str
    created_at: datetime
    demo: bool = False


@dataclass(frozen=True)
class SessionRecord:
    """A sign-in. Only the SHA-256 of its token is kept."""

    token_hash: str
    account_id: str
    csrf: str = field(repr=False)
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class PairingRecord:
    """A code that signs one device in as `account_id`, once. Only the SHA-256 of its token is kept."""

    token_hash: str
    account_id: str
    made_by: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    used_from: str = ""


@dataclass(frozen=True)
class PackRecord:
    """An edition of a pack as it was when it was added: `body` is its JSON text, `hash` its SHA-256."""

    hash: str
    pack_id: str
    edition: str
    body: str = field(repr=False)
    added_at: datetime


@dataclass(frozen=True)
class VisitSummary:
    """A line of a list of visits: a projection of the log, made in the same transaction as its events.

    status is as in `Visit`. `submitted_at` and `released_at` are when that reached us, None until then.
    `companions` go along with the inspector; no hotel learns of them.
    """

    id: str
    hotel: Hotel
    inspector_id: str
    inspector: str
    pack_id: str
    pack_edition: str
    pack_hash: str
    house_kind: str
    starts_on: str
    ends_on: str
    brief: str
    status: str
    created_at: datetime
    submitted_at: datetime | None = None
    released_at: datetime | None = None
    demo: bool = False
    companions: tuple[Companion, ...] = ()


@dataclass(frozen=True)
class HeldEvent:
    """An event as held, and when it reached us."""

    event: Event
    received_at: datetime
    digest: str


@dataclass(frozen=True)
class EventOutcome:
    """What became of one event of a batch: "held" (new or known) or "refused", with code and what to do."""

    id: str
    state: str
    digest: str = ""
    code: str = ""
    message: str = ""

    def as_json(self) -> dict[str, str]:
        """The entry of a receipt."""
        fields = {"id": self.id, "state": self.state}
        extra = {"digest": self.digest, "code": self.code, "message": self.message}
        return fields | {name: value for name, value in extra.items() if value}


@dataclass(frozen=True)
class HeldPhoto:
    """A photo held of a visit; its bytes lie in the photo folder under `sha256`."""

    visit_id: str
    sha256: str
    size: int
    media_type: str
    received_at: datetime


@dataclass(frozen=True)
class KeptRating:
    """A rating kept so that lists need not score again. `body` is its JSON text, `score` as shown."""

    visit_id: str
    pack_hash: str
    log_head: str
    scorer: str
    stars: int
    score: str
    body: str = field(repr=False)
    made_at: datetime


@dataclass(frozen=True)
class ActionPhoto:
    """A photo held of an action; its bytes lie in the photo folder under `sha256`."""

    action_id: str
    sha256: str
    size: int
    media_type: str
    received_at: datetime


@dataclass(frozen=True)
class ActionLinkRecord:
    """A link to one action for someone without an account. Only the SHA-256 of its token is kept."""

    id: str
    action_id: str
    token_hash: str
    expires_at: datetime


@dataclass(frozen=True)
class Conflict:
    """Why somebody does not go to a hotel. `person` is a key of planning.py, `kind` one of planning.KINDS.

    `on_day` is when it was seen ("recognised"), `until` its last day; "YYYY-MM-DD", or "" if there is none.
    Taken back, it stays with who did that, when and why.
    """

    id: str
    person: str
    name: str
    hotel: str
    kind: str
    note: str
    on_day: str
    until: str
    by: str
    at: datetime
    ended_at: datetime | None = None
    ended_by: str = ""
    ended_why: str = ""


@dataclass(frozen=True)
class CalendarLink:
    """A secret address of one person's own visits. Only the SHA-256 of its token is kept."""

    token_hash: str
    account_id: str
    created_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class AuditLine:
    """Something that someone saw, changed or took away, as it was called then (audit.WHAT names `what`).

    `actor` is an account's id; `name` and `role` are as they were. `hotel` and `visit` are ids, or "".
    """

    at: datetime
    actor: str
    name: str
    role: str
    what: str
    hotel: str = ""
    visit: str = ""
    about: str = ""


@dataclass(frozen=True)
class RemovedDemo:
    """What `remove_demo` took away: rows by table, and photos that no visit names any more.

    `kept` are the ids of demo accounts and hotels that stay because something real refers to them;
    such accounts are disabled.
    """

    rows: Mapping[str, int]
    photos: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
