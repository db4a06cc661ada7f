"""How fast one session may send: a bucket of requests that fills by the second. Pure; time comes in."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

BURST = 600
"""Requests at once: the photos of a long visit, sent from a hotel's fast network."""
PER_SECOND = 10
"""Requests that come back each second: many times what a tablet in a person's hands makes."""
MOST_KNOWN = 10_000
"""Sessions remembered before those are forgotten that have rested long enough to have all back."""


@dataclass
class Allowances:
    """What each session may still send. Of this process alone; a second one has its own."""

    burst: int = BURST
    per_second: float = PER_SECOND
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)

    def take(self, who: str, now: float) -> int:
        """0 and one request less to go; or the whole seconds to wait, and nothing taken. `now` in seconds."""
        left = self._left_of(who, now)
        if left < 1:
            return max(1, math.ceil((1 - left) / self.per_second))
        if who not in self._left and len(self._left) >= MOST_KNOWN:
            self._forget_the_rested(now)
        self._left[who] = (left - 1, now)
        return 0

    def left(self, who: str, now: float) -> int:
        """How many whole requests it may still send at once."""
        return int(self._left_of(who, now))

    def _left_of(self, who: str, now: float) -> float:
        left, seen = self._left.get(who, (float(self.burst), now))
        return min(self.burst, left + max(0.0, now - seen) * self.per_second)

    def _forget_the_rested(self, now: float) -> None:
        self._left = {who: told for who, told in self._left.items() if self._left_of(who, now) < self.burst}
