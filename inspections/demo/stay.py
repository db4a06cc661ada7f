"""One invented stay, told as the events a tablet would have sent. Pure: the same dice give the same stay."""

from __future__ import annotations

import math
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from inspections.demo.chain import DemoHotel, DemoInspector
from inspections.demo.photos import SIZE, DemoPhoto
from inspections.events import Event
from inspections.timing import verdict
from inspections.visit import Measured
from inspections.visit_steps import measured_from
from standards.pack import Around, Between, Every, Limit, Pack, Quoted, Rings, Standard, Wait, Within, said

STAGE_HOURS = {
    "before_arrival": -30.0,
    "arrival": 15.0,
    "room": 16.2,
    "dining": 19.0,
    "guest_service": 22.0,
    "leisure": 33.0,
    "departure": 58.5,
}
"""When a stage begins, in hours after midnight of the first day."""


@dataclass
class Pen:
    """Collects what one device writes of one visit, and numbers it in the order of time."""

    visit: str
    device: str
    dice: Random
    drafts: list[tuple[datetime, str, dict[str, Any]]] = field(default_factory=list)

    def new_id(self) -> str:
        """A random UUID, thrown with the stay's own dice."""
        return str(uuid.UUID(int=self.dice.getrandbits(128), version=4))

    def write(self, kind: str, at: datetime, body: dict[str, Any]) -> None:
        """Notes down that this happened then."""
        self.drafts.append((at, kind, body))

    def events(self) -> list[Event]:
        """All that was written, as a device would have sent it: seq 1, 2, 3 … through time."""
        in_time = sorted(self.drafts, key=lambda draft: draft[0])
        return [self._event(seq, *draft) for seq, draft in enumerate(in_time, start=1)]

    def _event(self, seq: int, at: datetime, kind: str, body: dict[str, Any]) -> Event:
        moment = _text(at)
        return Event(self.new_id(), self.visit, self.device, seq, kind, moment, moment, body)


@dataclass(frozen=True)
class Scene:
    """What decides an invented stay."""

    pack: Pack
    hotel: DemoHotel
    inspector: DemoInspector
    quarter: int
    first_day: datetime
    """Midnight of the first day, in the hotel's time zone."""
    pictures: Mapping[str, DemoPhoto] = field(default_factory=dict)


def tell(scene: Scene, pen: Pen, pack_hash: str, until: float = 1.0, *, submit: bool = True) -> list[Event]:
    """The stay's events: the first `until` (0…1) of the pack's standards, submitted if asked."""
    pen.write("started", scene.first_day + timedelta(hours=-31), {"pack_hash": pack_hash})
    standards = list(scene.pack.standards())
    for at, standard in _journey(scene, standards[: round(len(standards) * until)], pen.dice):
        _observe(scene, pen, at, standard)
    if submit:
        photos = [
            {"sha256": b["photo"], "size": b["size"]} for _, kind, b in pen.drafts if kind == "photographed"
        ]
        evening = max(at for at, *_ in pen.drafts) + timedelta(hours=9)
        pen.write("submitted", evening, {"events": len(pen.drafts), "photos": photos})
    return pen.events()


def chance_of_met(scene: Scene, standard: Standard) -> float:
    """How likely the house meets this standard in the eyes of this inspector, 0…1 (a logistic model)."""
    hotel, habit = scene.hotel, _habit(standard)
    ease = hotel.quality - 0.3 + hotel.drift * scene.quarter / 4 + habit
    ease += 0.7 * (standard.department in hotel.strong) - 1.1 * (standard.department in hotel.weak)
    ease -= scene.inspector.strictness * (1.0 if standard.dimension == "human" else 0.5)
    return 1 / (1 + math.exp(-ease))


def _habit(standard: Standard) -> float:
    """How easy a standard is anywhere: its own, and the same in every house."""
    return Random(f"habit {standard.id}").gauss(0.0, 0.55) + (0.5 if standard.critical else 0.0)  # noqa: S311


def _journey(scene: Scene, standards: list[Standard], dice: Random) -> Iterator[tuple[datetime, Standard]]:
    """Each standard with the moment it is looked at; a few are never seen."""
    clock: dict[str, float] = dict(STAGE_HOURS)
    stages = {department.id: department.stage for department in scene.pack.departments}
    timeline = []
    for standard in standards:
        stage = stages[standard.department]
        clock[stage] += dice.uniform(0.4, 4.0) / 60 * (1.6 if standard.limit else 1.0)
        if dice.random() > 0.02:
            timeline.append((scene.first_day + timedelta(hours=clock[stage]), standard))
    return iter(sorted(timeline, key=lambda moment: moment[0]))


def _observe(scene: Scene, pen: Pen, at: datetime, standard: Standard) -> None:
    dice = pen.dice
    seen: dict[str, Any] = {"observation": pen.new_id(), "standard": standard.id}
    if not standard.critical and dice.random() < 0.03:
        pen.write(
            "observed", at, {**seen, "answer": "not_applicable", "reason": "Not offered during this stay"}
        )
        return
    met = dice.random() < chance_of_met(scene, standard)
    if standard.limit:
        limit = standard.limit.for_house(scene.hotel.kind)
        measured, at = _time(pen, at, standard, limit, met=met)
        met = bool(verdict(limit, measured_from(measured) or Measured()))
        seen["measured"] = measured
    pen.write("observed", at, {**seen, "answer": "met" if met else "not_met"})
    if not met:
        _note(pen, at, standard, seen["observation"])
        _photograph(scene, pen, at, standard, seen["observation"])


def _time(
    pen: Pen, at: datetime, standard: Standard, limit: Limit, *, met: bool
) -> tuple[dict[str, Any], datetime]:
    """What the clock said, and the moment it stopped. Most are well within, misses are near misses."""
    dice = pen.dice
    share = min(dice.lognormvariate(-0.55, 0.35), 0.97) if met else 1.04 + dice.expovariate(2.6)
    if isinstance(limit, Within | Wait):
        if isinstance(limit, Wait):
            share = 1.05 + dice.random() if met else dice.uniform(0.3, 0.9)
        ms = _tenths(limit.ms * share)
        stopped = at + timedelta(milliseconds=ms)
        watch = _run_stopwatch(pen, at, stopped, standard)
        return {"ms": ms, "precision_ms": 300, "stopwatch": watch}, stopped
    if isinstance(limit, Rings):
        rings = dice.randint(1, limit.rings) if met else limit.rings + dice.randint(1, 4)
        return {"rings": rings, "ms": rings * 3000}, at + timedelta(seconds=3 * rings)
    if isinstance(limit, Around | Quoted):
        room = limit.ms if isinstance(limit, Around) else limit.late_ms
        off = room * (dice.uniform(-0.2, 0.8) if met else share)
        promised = at.replace(second=0, microsecond=0) + timedelta(minutes=20)
        done = promised + timedelta(milliseconds=_tenths(off))
        return {"promised_at": _text(promised), "done_at": _text(done)}, done
    if isinstance(limit, Between):
        done = _between(at, limit, share, met=met)
        return {"done_at": _text(done)}, max(at, done)
    if isinstance(limit, Every):
        gaps = [_tenths(limit.ms * dice.uniform(0.6, 0.95)), _tenths(limit.ms * share)]
        return {"gaps_ms": gaps}, at
    raise TypeError(f"no demo time for a {limit.kind} limit")


def _between(at: datetime, limit: Between, share: float, *, met: bool) -> datetime:
    opens, closes = (_at_clock(at, text) for text in (limit.opens, limit.closes))
    if closes <= opens:
        closes += timedelta(days=1)
    if met:
        return opens + (closes - opens) * min(share, 0.95)
    return closes + timedelta(minutes=round(25 * share))


def _at_clock(day: datetime, text: str) -> datetime:
    hours, minutes = (int(part) for part in text.split(":"))
    return day.replace(hour=hours, minute=minutes, second=0, microsecond=0)


def _run_stopwatch(pen: Pen, start: datetime, stop: datetime, standard: Standard) -> str:
    watch, life = pen.new_id(), pen.new_id()
    begun = round(start.timestamp() * 1000)
    ms = round((stop - start) / timedelta(milliseconds=1))
    pen.write(
        "stopwatch_started",
        start,
        {"stopwatch": watch, "standard": standard.id, "mark": {"wall": begun, "mono": 0, "life": life}},
    )
    pen.write(
        "stopwatch_stopped",
        stop,
        {"stopwatch": watch, "mark": {"wall": begun + ms, "mono": ms, "life": life}},
    )
    return watch


def _note(pen: Pen, at: datetime, standard: Standard, observation: str) -> None:
    if standard.phrases and pen.dice.random() < 0.75:
        phrase = said(pen.dice.choice(standard.phrases), "en")
        pen.write(
            "noted",
            at + timedelta(seconds=pen.dice.randint(20, 400)),
            {"note": pen.new_id(), "text": f"{phrase}.", "observation": observation},
        )


def _photograph(scene: Scene, pen: Pen, at: datetime, standard: Standard, observation: str) -> None:
    """A picture of some findings: what is broken is photographed more often than what was slow."""
    subject = "facility" if standard.classed == "facility" else "table" if standard.limit else "waiting"
    picture = scene.pictures.get(subject)
    if picture is None or pen.dice.random() > (0.35 if subject == "facility" else 0.12):
        return
    body = {
        "photo": picture.sha256,
        "size": len(picture.jpeg),
        "width": SIZE[0],
        "height": SIZE[1],
        "caption": picture.caption,
        "observation": observation,
    }
    pen.write("photographed", at + timedelta(seconds=pen.dice.randint(10, 90)), body)


def _tenths(ms: float) -> int:
    return round(ms / 100) * 100


def _text(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")
