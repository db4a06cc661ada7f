"""The ratings of the visits in the store: made when asked for, kept until anything they stand on changes."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from inspections.records import KeptRating, StoreBusy, VisitSummary
from scoring.rating import Rating, shown
from scoring.rating_json import from_json, has_half_step, is_provisional, to_json
from scoring.stars import SCORER, rate
from standards.pack import Pack
from standards.pack_json import from_text

if TYPE_CHECKING:
    from inspections.store import Store
    from inspections.visit import Visit

RATED = ("submitted", "in_review", "sent_back", "released")
"""What is still under way has no rating to show."""


@dataclass(frozen=True)
class RatedVisit:
    """A visit's line with its rating; `stars` is None, `score` "–" where it has none to show."""

    visit: VisitSummary
    stars: int | None = None
    score: str = "–"
    provisional: bool = False
    half_step: bool = False


def rating_of(store: Store, visit_id: str, at: datetime | None = None) -> Rating:
    """The visit's rating by the edition it was assigned with, from its log as it is now.

    The kept one is given where it stands on the same pack, the same log and the same rules.
    `at` is the time it is kept under, now by default. LookupError where there is no such visit or pack,
    ValueError where the visit holds a standard that its pack does not have.
    """
    kept, line = store.kept_rating(visit_id), store.summary(visit_id)
    if kept and line and _stands(kept, line):
        return _read_rating(kept.body)
    visit = store.visit(visit_id)
    if visit is None:
        raise LookupError(f"There is no visit {visit_id}.")
    if kept and (kept.pack_hash, kept.log_head, kept.scorer) == (visit.pack_hash, visit.head, SCORER):
        return from_json(kept.body)
    return _made(store, visit, at)


def _made(store: Store, visit: Visit, at: datetime | None) -> Rating:
    """The rating, made and kept; made again where the log has moved on in the meantime.

    An appeal decided while this one was computed has thrown the kept rating away, and keeping would put an
    old one back. Asked after it is kept, the log says so; a decision that comes later throws it away itself.
    """
    rating = rate(pack_of(store, visit.pack_hash), visit)
    with suppress(StoreBusy):  # keeping it saves time, no more
        store.keep_rating(_to_keep(rating, at or datetime.now(UTC)))
        now = store.visit(visit.id)
        if now is not None and now.head != visit.head:
            return _made(store, now, at)
    return rating


def rated_visits(
    store: Store, visits: Iterable[VisitSummary], at: datetime | None = None
) -> list[RatedVisit]:
    """Each visit with its stars, in the order given; without where it is under way or cannot be rated."""
    listed = list(visits)
    kept = store.kept_ratings([visit.id for visit in listed if visit.status in RATED])
    return [_rated(store, visit, kept.get(visit.id), at) for visit in listed]


def pack_of(store: Store, pack_hash: str) -> Pack:
    """The pack of that hash as it was kept. LookupError where it is not there."""
    record = store.pack(pack_hash)
    if record is None:
        raise LookupError(f"The pack {pack_hash} is not in the store.")
    return _read_pack(record.body)


def _rated(store: Store, visit: VisitSummary, kept: KeptRating | None, at: datetime | None) -> RatedVisit:
    if visit.status not in RATED:
        return RatedVisit(visit)
    if kept and _stands(kept, visit):
        return RatedVisit(visit, kept.stars, kept.score, is_provisional(kept.body), has_half_step(kept.body))
    try:
        rating = rating_of(store, visit.id, at)
    except (LookupError, ValueError):  # its own page says what is wrong; a list of the others must still open
        return RatedVisit(visit)
    return RatedVisit(visit, rating.stars, shown(rating.score), rating.provisional, rating.half_step)


def _stands(kept: KeptRating, visit: VisitSummary) -> bool:
    """Kept after the release, which closes the log: it stands, and the log need not be read to know."""
    frozen = visit.released_at is not None and kept.made_at > visit.released_at
    return frozen and (kept.pack_hash, kept.scorer) == (visit.pack_hash, SCORER)


def _to_keep(rating: Rating, at: datetime) -> KeptRating:
    return KeptRating(
        visit_id=rating.visit,
        pack_hash=rating.pack_hash,
        log_head=rating.log_head,
        scorer=rating.scorer,
        stars=rating.stars,
        score=shown(rating.score),
        body=to_json(rating),
        made_at=at,
    )


@lru_cache(maxsize=32)
def _read_rating(body: str) -> Rating:
    """Read once: a large one takes a twentieth of a second, and twenty managers look at it all day."""
    return from_json(body)


@lru_cache(maxsize=8)
def _read_pack(body: str) -> Pack:
    return from_text(body)
