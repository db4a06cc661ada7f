"""Shared vignettes: set up by the quality office, judged by every inspector alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inspections.access import may
from inspections.audit import note as write_down
from inspections.office.log import fresh_id
from inspections.photos import PhotoRefused, keep_photo
from inspections.refusals import NotYours, Refused, not_allowed
from inspections.vignette_records import Vignette, VignetteAnswer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from inspections.records import Account
    from inspections.store import Store

ANSWERS = ("met", "not_met", "not_applicable")
LONGEST_TOLD, LONGEST_LINK = 2000, 500


def set_up_vignette(
    store: Store,
    by: Account,
    *,
    pack_hash: str,
    standard: str,
    now: datetime,
    told: str = "",
    link: str = "",
    photo: tuple[Path, bytes] | None = None,
    new_id: Callable[[], str] = fresh_id,
) -> Vignette:
    """The vignette, open to every inspector. `photo` is the photo folder and the picture's bytes.

    Refused "not_allowed", "pack_unknown", "nothing_to_judge", "link_wrong", or as `keep_photo` refuses.
    """
    if not may(by, "keep_vignettes"):
        raise not_allowed()
    if store.pack(pack_hash) is None or not standard:
        raise Refused("pack_unknown", "Choose the standard that it is judged by.")
    told, link = told.strip()[:LONGEST_TOLD], link.strip()
    if not (told or link or photo):
        raise Refused("nothing_to_judge", "Describe what happened, add a photo, or give a link to a clip.")
    if link and (urlsplit(link).scheme != "https" or not urlsplit(link).hostname or len(link) > LONGEST_LINK):
        raise Refused("link_wrong", "Give the clip's whole address; it begins with https://.")
    sha256 = _kept(*photo) if photo else None
    made = Vignette(new_id(), pack_hash, standard, told, link, sha256, by.id, now, demo=by.demo)
    store.add_vignette(made)
    write_down(store, by, "vignette_set_up", now, about=standard)
    return made


def close_vignette(store: Store, by: Account, vignette_id: str, now: datetime) -> None:
    """Nobody answers it any more; what was answered counts. Refused "not_allowed", "not_now"."""
    if not may(by, "keep_vignettes"):
        raise not_allowed()
    if not store.close_vignette(vignette_id, now):
        raise Refused("not_now", "It was closed already.")
    write_down(store, by, "vignette_closed", now, about=vignette_id)


def judge_vignette(store: Store, by: Account, vignette_id: str, answer: str, now: datetime) -> None:
    """That inspector's answer, for good. NotYours; Refused "answer_unknown", "not_now"."""
    if not may(by, "judge_vignettes") or vignette_id not in {one.id for one in store.vignettes()}:
        raise NotYours
    if answer not in ANSWERS:
        raise Refused("answer_unknown", "Choose met, not met or not applicable.")
    if not store.answer_vignette(VignetteAnswer(vignette_id, by.id, answer, now)):
        raise Refused("not_now", "You have answered it already, or it was closed meanwhile.")


def vignettes_to_judge(store: Store, by: Account) -> tuple[list[Vignette], int]:
    """Those open ones that this inspector has not answered, and how many they have. Nobody else's answers."""
    if not may(by, "judge_vignettes"):
        return [], 0
    own = {one.vignette_id for one in store.vignette_answers(by.id)}
    return [one for one in store.vignettes() if one.closed_at is None and one.id not in own], len(own)


def vignettes_kept(store: Store, by: Account) -> tuple[list[Vignette], list[VignetteAnswer]]:
    """All of them with everyone's answers, for the quality office. Refused "not_allowed"."""
    if not may(by, "keep_vignettes"):
        raise not_allowed()
    return store.vignettes(), store.vignette_answers()


def _kept(folder: Path, data: bytes) -> str:
    try:
        return keep_photo(folder, data, hashlib.sha256(data).hexdigest()).sha256
    except PhotoRefused as refused:
        raise Refused(refused.code, str(refused)) from refused
