"""Of many tests at once, those beyond chance. Pure."""

from __future__ import annotations

from collections.abc import Sequence


def holm(chances: Sequence[float], level: float) -> list[bool]:
    """Which of these chances are beyond `level` over all of them; of noise, any is, with that chance at most.

    S. Holm, Scandinavian Journal of Statistics 6 (1979), 65–70.
    """
    order = sorted(range(len(chances)), key=chances.__getitem__)
    named = [False] * len(chances)
    for rank, place in enumerate(order):
        if not chances[place] * (len(chances) - rank) <= level:
            break
        named[place] = True
    return named
