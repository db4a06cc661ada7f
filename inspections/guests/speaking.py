"""A guest speaks: what was typed into the page is read, weighed and held."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING

from inspections.guests.counting import Mark, mark_of
from inspections.guests.parts import CES, CSAT, NPS, Voice
from inspections.guests.places import secret_of

if TYPE_CHECKING:
    from datetime import datetime

    from inspections.guests.parts import Place
    from inspections.store import Store

LONGEST_WORDS = 2_000
LONGEST_CONTACT = 200
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def read(fields: Mapping[str, str], place: Place, language: str, now: datetime) -> Voice:
    """The voice in a form's fields. What is off its scale or too long is left out or cut, never refused.

    `voice` names it, so that one sent twice is held once. It belongs to this place: the name of a voice at
    another is of no use here.
    """
    sent = fields.get("voice", "")
    name = str(uuid.uuid5(uuid.UUID(place.id), sent)) if _UUID.fullmatch(sent) else str(uuid.uuid4())
    return Voice(
        id=name,
        hotel=place.hotel,
        place=place.id,
        channel="code",
        language=language,
        said_at=now,
        received_at=now,
        csat=_score(fields.get("csat", ""), CSAT),
        nps=_score(fields.get("nps", ""), NPS),
        ces=_score(fields.get("ces", ""), CES),
        perfect=words_of(fields.get("perfect", "")),
        words=words_of(fields.get("words", "")),
    )


def speak(
    store: Store, voice: Voice, *, contact: str, device: str, look: str, network: str, staff: bool
) -> Voice:
    """The voice as held, counted or set aside (counting.py). The same one again changes nothing."""
    told = {"device": device, "look": f"{network}\n{look}", "network": network}
    marks = mark_of(secret_of(store), hotel=voice.hotel, **told)
    mark = Mark(voice.id, voice.hotel, voice.place, **marks, at=voice.received_at)
    way = " ".join(words_of(contact).split())[:LONGEST_CONTACT]
    return store.take_voice(voice, mark, way, staff=staff)


def words_of(text: str) -> str:
    """What was typed, without what no one can type, cut where it is too long."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n")).strip()[:LONGEST_WORDS]


def _score(text: str, scale: range) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 and int(text) in scale else None
