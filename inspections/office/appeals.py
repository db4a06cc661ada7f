"""What a hotel objects to after a release, and what came of it. Reached through office.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspections.language import told
from inspections.office.log import fresh_id, record
from inspections.office.visits import expect, given, visit_for
from inspections.refusals import NotYours, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from inspections.records import Account
    from inspections.store import Store
    from inspections.visit import Visit
    from inspections.visit_parts import Appeal

CLAIMS = ("met", "not_applicable")


def appeal(
    store: Store,
    by: Account,
    visit_id: str,
    now: datetime,
    *,
    observation: str,
    claim: str,
    reason: str,
    photos: Sequence[str] = (),
    receipt: str = "",
    new_id: Callable[[], str] = fresh_id,
) -> Visit:
    """The visit with that observation under appeal: what it should say (`claim`) and why.

    `photos` are hashes of pictures held of the visit. Refused "not_allowed", "not_now" (the window is over),
    "no_reason", "observation_unknown", "nothing_to_gain", "appealed_already".
    """
    visit = expect(store, by, visit_id, now, step="appeal", permission="appeal")
    look = visit.observations.get(observation)
    if look is None or claim not in CLAIMS:
        raise Refused("observation_unknown", "This visit has no such observation. Look at it again.")
    if look.answer != "not_met":
        raise Refused("nothing_to_gain", "Only what was not met can be appealed.")
    if any(known.observation == observation and not known.withdrawn for known in visit.appeals.values()):
        raise Refused(
            "appealed_already", "This observation has been appealed already; the answer stands there."
        )
    held = {photo.sha256 for photo in store.photos_of(visit_id)}
    if missing := [sha256 for sha256 in photos if sha256 not in held]:
        raise Refused(
            "photo_missing", told("The picture {name} has not arrived. Add it again.", name=missing[0][:8])
        )
    body = {
        "appeal": new_id(),
        "observation": observation,
        "claim": claim,
        "reason": given(reason),
        **({"photos": list(photos)} if photos else {}),
        **({"receipt": receipt.strip()[:200]} if receipt.strip() else {}),
    }
    record(store, by, visit_id, now, kind="appealed", body=body)
    return visit_for(store, by, visit_id)


def withdraw(store: Store, by: Account, visit_id: str, now: datetime, *, appeal_id: str) -> Visit:
    """The visit without that appeal; it stays in the log. Refused "not_allowed", "decided_already"."""
    visit = expect(store, by, visit_id, now, step="withdraw", permission="appeal")
    _open_appeal(visit, appeal_id)
    record(store, by, visit_id, now, kind="withdrawn", body={"appeal": appeal_id})
    return visit_for(store, by, visit_id)


def comment(store: Store, by: Account, visit_id: str, now: datetime, *, appeal_id: str, text: str) -> Visit:
    """The visit with what its inspector says to that appeal. Refused "not_allowed", "decided_already"."""
    visit = expect(store, by, visit_id, now, step="comment", permission="comment_appeal")
    _open_appeal(visit, appeal_id)
    record(store, by, visit_id, now, kind="commented", body={"appeal": appeal_id, "text": given(text)})
    return visit_for(store, by, visit_id)


def decide(
    store: Store, by: Account, visit_id: str, now: datetime, *, appeal_id: str, reason: str, granted: bool
) -> Visit:
    """The visit with that appeal decided; a granted one changes the answer, and so perhaps the stars.

    Refused "not_allowed", "no_reason", "decided_already".
    """
    visit = expect(store, by, visit_id, now, step="decide", permission="decide_appeal")
    asked = _open_appeal(visit, appeal_id)
    body = {
        "appeal": appeal_id,
        "observation": asked.observation,
        "claim": asked.claim,
        "granted": granted,
        "reason": given(reason),
    }
    record(store, by, visit_id, now, kind="decided", body=body)
    return visit_for(store, by, visit_id)


def _open_appeal(visit: Visit, appeal_id: str) -> Appeal:
    found = visit.appeals.get(appeal_id)
    if found is None:
        raise NotYours
    if not found.is_open:
        raise Refused("decided_already", "This appeal is closed. Look at the visit again.")
    return found
