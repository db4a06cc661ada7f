"""Where two devices judged one standard differently: both stay in the log, and the office is told. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspections.visit_parts import Observation, Visit


@dataclass(frozen=True)
class Disagreement:
    """A standard whose answers differ between devices: the last look of each device at it, earliest first."""

    standard: str
    looks: tuple[Observation, ...]


def disagreements(visit: Visit) -> tuple[Disagreement, ...]:
    """The standards on which devices do not agree, in the order they were first looked at.

    Two looks of one device are no disagreement: who looks again may find it otherwise. What counts is the
    answer each device ended with; a correction is part of the look it corrects, whichever device made it.
    """
    last: dict[str, dict[str, Observation]] = {}
    for look in visit.observations.values():
        of_standard = last.setdefault(look.standard, {})
        of_standard.pop(look.device, None)  # so that the order is that of the last looks
        of_standard[look.device] = look
    return tuple(
        Disagreement(standard, tuple(looks.values()))
        for standard, looks in last.items()
        if len({look.answer for look in looks.values()}) > 1
    )
