"""What the office says of a visit when it plans, assigns or moves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspections.records import Hotel, PackRecord
    from inspections.visit import Visit
    from inspections.visit_parts import Companion

LONGEST_BECAUSE = 4000


@dataclass(frozen=True)
class Assignment:
    """What the office says of a visit: where, who, when, what for. `visit_id` is set where it is moved."""

    hotel_id: str
    inspector_id: str
    starts_on: str
    ends_on: str
    brief: str = ""
    fee: str = ""
    companions: tuple[Companion, ...] = ()
    because: str = ""
    visit_id: str = ""

    def after(self, before: Visit) -> Assignment:
        """This one, with the reason given before where it is for the same people, house and days still."""
        same = (
            (self.hotel_id, self.inspector_id, self.starts_on, self.ends_on, self.companions)
            == (before.hotel, before.inspector, before.starts_on, before.ends_on, before.companions)
        )  # fmt: skip
        return replace(self, because=before.because) if same and not self.because.strip() else self

    def as_body(self, kept: PackRecord, hotel: Hotel, companions: Sequence[Companion]) -> dict[str, Any]:
        """The body of the event."""
        named = [{"person": one.person} if one.person else {"name": one.name} for one in companions]
        return {
            "hotel": hotel.id,
            "inspector": self.inspector_id,
            "pack_id": kept.pack_id,
            "pack_edition": kept.edition,
            "pack_hash": kept.hash,
            "house_kind": hotel.kind,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            **({"brief": self.brief} if self.brief else {}),
            **({"fee": self.fee.strip()[:100]} if self.fee.strip() else {}),
            **({"companions": named} if named else {}),
            **({"because": self.because.strip()[:LONGEST_BECAUSE]} if self.because.strip() else {}),
        }
