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
    """A person who may sign in, and how far they reach.

    `hotels` are ids of the houses that are theirs. Where `regions` are given, `hotels` follows from them and
    is read, never kept: a house added to the region is theirs at once. `departments` (ids of a pack's
    departments) narrow a department head to their part of those houses.
    """

    id: str
    email: str
    name: str
    role: str
    created_at: datetime
    password_hash: str = field(default="", repr=False)
    hotels: tuple[str, ...] = ()
    disabled_at: datetime | None = None
    demo: bool = False
    regions: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hotel:
    """A house. `kind` is one of standards.pack.HOUSE_KINDS, `time_zone` an IANA name, `brand` "" for none."""

    id: str
    name: str
    city: str
    country: str
    region: str
    kind: str
    time_zone: str
    created_at: datetime
    demo: bool = False
    brand: str = ""


@dataclass(frozen=True)
class SessionRecord:
    """A sign-in. Only the SHA-256 of its token is kept."""

    token_hash: str
    account_id: str
    csrf: str = field(repr=False)
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    device: str = ""
    way: str = ""


@dataclass(frozen=True)
class Passkey:
    """A key that a device or its owner's password store keeps. `id` and `public_key` are base64url."""

    id: str
    account_id: str
    public_key: str = field(repr=False)
    uses: int
    name: str
    added_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True)
class CodeMaker:
    """What makes a person's one-time codes. `sealed` is its secret, encrypted."""

    account_id: str
    sealed: str = field(repr=False)
    added_at: datetime
    last_step: int = 0


@dataclass(frozen=True)
class SignInStep:
    """What is under way between two requests of one browser. Only the SHA-256 of its token is kept."""

    token_hash: str
    kind: str
    account_id: str | None
    body: str = field(repr=False)
    expires_at: datetime


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
class Invite:
    """An invitation: who, as what, and how far they are to reach. Only the SHA-256 of its code is kept.

    `account_id` is the account it became, once it was used.
    """

    id: str
    token_hash: str
    email: str
    name: str
    role: str
    made_by: str
    made_at: datetime
    expires_at: datetime
    hotels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    used_at: datetime | None = None
    account_id: str | None = None
    revoked_at: datetime | None = None


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
