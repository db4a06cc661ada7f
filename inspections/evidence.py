"""What a hotel lays beside its appeal: pictures, kept and held of the visit before the appeal names them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from inspections.office.visits import expect
from inspections.photos import PhotoRefused, keep_photo
from inspections.records import HeldPhoto
from inspections.refusals import Refused

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspections.records import Account
    from inspections.store import Store

MOST_PICTURES = 6
"""In one appeal: what six pictures do not show, a seventh does not."""


def hold_picture(
    store: Store, folder: Path, by: Account, visit_id: str, now: datetime, *, data: bytes
) -> HeldPhoto:
    """The picture as held of the visit, for an appeal to name. The same one again changes nothing.

    Refused "not_allowed", "not_now" (the window is over), and as `photos.keep_photo` refuses a file.
    """
    expect(store, by, visit_id, now, step="appeal", permission="appeal")
    try:
        kept = keep_photo(folder, data, hashlib.sha256(data).hexdigest())
    except PhotoRefused as refused:
        raise Refused(refused.code, str(refused)) from refused
    return store.hold_photo(HeldPhoto(visit_id, kept.sha256, kept.size, kept.media_type, now))
