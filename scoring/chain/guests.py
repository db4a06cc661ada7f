"""What guests say of each branch, for what goes with it; only of hotels whose voices this person may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from inspections.access import may
from inspections.guests.desk import threads_for
from inspections.guests.feedback import Figure, Measure
from inspections.guests.measuring import measured
from scoring.chain.results import Floats, Results

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.records import Account
    from inspections.store import Store

FEWEST = 20
"""Voices of a branch before its figure stands for its guests."""
MEASURES = {"csat": "CSAT", "nps": "NPS"}


def guests_of(store: Store, person: Account, results: Results, measure: str, now: datetime) -> Floats:
    """The guests' figure of each branch's place; NaN where too few spoke, or it is not theirs to read."""
    found = np.full(len(results.branches), np.nan)
    for place in results.visited():
        hotel = results.branches[place].id
        if not may(person, "see_voices", hotel=hotel):
            continue
        told: Measure = getattr(measured(threads_for(store, person, [hotel]), now), measure)
        if isinstance(told, Figure) and told.voices >= FEWEST:
            found[place] = told.value
    return found
