"""A visit and its parts as frozen data. What makes them of events stands in visit.py and visit_steps.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Measured:
    """What a clock said, in the terms of the limit it is held against. Durations in ms."""

    ms: int | None = None
    precision_ms: int | None = None
    rings: int | None = None
    promised_at: str | None = None
    done_at: str | None = None
    gaps_ms: tuple[int, ...] = ()
    stopwatch: str | None = None
    contact: str | None = None


@dataclass(frozen=True)
class Note:
    id: str
    text: str
    entered_at: str
    standard: str | None = None
    observation: str | None = None


@dataclass(frozen=True)
class Photo:
    sha256: str
    size: int
    entered_at: str
    caption: str = ""
    standard: str | None = None
    observation: str | None = None
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Edit:
    """An answer the office changed: what it was, what it became, why, by whom. Both stay in the log."""

    before: str
    after: str
    reason: str
    by: str
    at: str
    event: str
    appeal: str | None = None


@dataclass(frozen=True)
class Observation:
    """One look at one standard: its answer as it stands, and every event that made it so."""

    id: str
    standard: str
    answer: str
    observed_at: str
    entered_at: str
    device: str
    reason: str = ""
    excused: bool = False
    severity: str = ""
    measured: Measured | None = None
    events: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Stopwatch:
    """A stopwatch with its marks: {"wall": epoch ms, "mono": ms, "life": page life}.

    ago_ms  how much earlier than the tap it says it started: a guess, and `reason` is why
    """

    id: str
    started: Mapping[str, Any]
    standard: str | None = None
    label: str = ""
    ago_ms: int = 0
    reason: str = ""
    laps: tuple[Mapping[str, Any], ...] = ()
    stopped: Mapping[str, Any] | None = None
    started_at: str = ""


@dataclass(frozen=True)
class Promise:
    """The time that someone of the house promised, as it was recorded when it was said."""

    id: str
    standard: str
    promised_at: str
    entered_at: str


@dataclass(frozen=True)
class Step:
    """One step of a contact. `mark` is its tap; None where it was entered later, and `at` is all there is."""

    step: str
    at: str
    entered_at: str
    event: str
    mark: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Contact:
    """A call, an e-mail or a chat: the steps that count, in the order they were entered (see contacts.py)."""

    id: str
    channel: str
    department: str | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Line:
    """A sentence of a contact, as it was said by the "agent" or the "caller"; never a recording."""

    id: str
    contact: str
    who: str
    text: str
    entered_at: str
    dimension: str | None = None


@dataclass(frozen=True)
class Comment:
    """What the visit's inspector says to an appeal."""

    text: str
    by: str
    at: str


@dataclass(frozen=True)
class Appeal:
    """A hotel's objection to one observation: what it should have been and why, and what came of it.

    `claim` is "met" or "not_applicable"; `granted` is None while nobody has decided.
    """

    id: str
    observation: str
    claim: str
    reason: str
    by: str
    at: str
    photos: tuple[str, ...] = ()
    receipt: str = ""
    comments: tuple[Comment, ...] = ()
    granted: bool | None = None
    decision: str = ""
    decided_by: str = ""
    decided_at: str = ""
    withdrawn: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.granted is None and not self.withdrawn


@dataclass(frozen=True)
class Companion:
    """Who goes along: a person of the house (the account's id), or a name that the office alone reads."""

    person: str = ""
    name: str = ""


@dataclass(frozen=True)
class Asked:
    """A visit sent back to its inspector: why, and about which standards."""

    reason: str
    standards: tuple[str, ...]
    by: str
    at: str


@dataclass(frozen=True)
class Visit:
    """A visit as its events tell it.

    `status` is one of workflow.STATUSES but "final", which time decides (workflow.standing).
    It is submitted once a submission and all that it counts are there: the device's events before it and,
    where `fold` was told which photos are held, those it lists. Until then `submission` is set and the
    status still "in_progress". Later events of a tablet fold in; the status stays.

    `missing_photos` are named by an event, but not held; `gaps` maps a device to the
    sequence numbers that lie before one it has sent and have not come.
    `photos` has one entry for each place a photo was put (see `photo_key`).
    `because` is why the office sent somebody whom a rule hinders; "" where none did.
    `head` is that of the log a rating stands on (events.bears_on_the_rating); `released_head` what it was
    at the release: where they differ, an appeal was granted since.
    """

    id: str
    status: str = "assigned"
    hotel: str = ""
    inspector: str = ""
    pack_id: str = ""
    pack_edition: str = ""
    pack_hash: str = ""
    house_kind: str = ""
    starts_on: str = ""
    ends_on: str = ""
    brief: str = ""
    fee: str = ""
    companions: tuple[Companion, ...] = ()
    because: str = ""
    assigned_at: str = ""
    declined: str = ""
    cancelled: str = ""
    submitted_at: str = ""
    released_at: str = ""
    released_by: str = ""
    released_head: str = ""
    grade: int | None = None
    grade_note: str = ""
    asked: tuple[Asked, ...] = ()
    appeals: Mapping[str, Appeal] = field(default_factory=dict)
    submissions: tuple[str, ...] = ()
    submission: Mapping[str, Any] | None = None
    observations: Mapping[str, Observation] = field(default_factory=dict)
    stopwatches: Mapping[str, Stopwatch] = field(default_factory=dict)
    promises: Mapping[str, Promise] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    photos: Mapping[str, Photo] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    lines: Mapping[str, Line] = field(default_factory=dict)
    gaps: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    missing_photos: tuple[str, ...] = ()
    head: str = ""

    def of_standard(self, standard: str) -> tuple[Observation, ...]:
        """All observations of that standard, in the order they were made."""
        return tuple(o for o in self.observations.values() if o.standard == standard)

    def notes_on(self, standard: str) -> tuple[Note, ...]:
        ids = {o.id for o in self.of_standard(standard)}
        return tuple(n for n in self.notes.values() if n.standard == standard or n.observation in ids)

    def photos_on(self, standard: str) -> tuple[Photo, ...]:
        ids = {o.id for o in self.of_standard(standard)}
        return tuple(p for p in self.photos.values() if p.standard == standard or p.observation in ids)
