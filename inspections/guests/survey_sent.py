"""Answers to another system's guest survey, sent by that system: all of one sending are taken in, or none.

An answer is named by the survey and its own number there, as in a file (survey_in.py): the same one, sent
again or taken in from a file later, is held once. What was said is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from inspections.guests.desk import Subject, event_after, expect_hotel
from inspections.guests.parts import Place, Voice
from inspections.guests.places import place_of_hotel
from inspections.guests.speaking import words_of
from inspections.guests.survey_in import name_of_answer
from inspections.office.log import fresh_id
from inspections.refusals import NotYours, Refused

if TYPE_CHECKING:
    from inspections.records import Account
    from inspections.store import Store


@dataclass(frozen=True)
class Flaw:
    """What is wrong with one answer: its place in the list, its field, and what to do."""

    at: int
    field: str
    said: str


class AnswersRefused(Refused):
    """None was taken in: `flaws` says why, each where it is."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        super().__init__("answers_wrong", "Nothing was taken in. Correct these answers and send all again.")
        self.flaws = tuple(flaws)


def take_answers(
    store: Store,
    by: Account,
    hotel_id: str,
    now: datetime,
    *,
    source: str,
    answers: Sequence[Mapping[str, Any]],
) -> tuple[list[str], int]:
    """The ids of the voices, in the order of the answers, and how many were new.

    An answer has "id" and "said_at" (RFC 3339), and may have csat, nps, ces, perfect, words, place, language.
    NotYours, AnswersRefused.
    """
    expect_hotel(by, hotel_id, "answer_voice")
    hotel = store.hotel(hotel_id)
    if hotel is None:
        raise NotYours
    whole = place_of_hotel(store, hotel, by, now)
    places = {place.name.casefold(): place for place in store.guest_places([hotel_id]) if not place.closed_at}
    flaws = [flaw for at, one in enumerate(answers) for flaw in _flaws(at, one, places, now)]
    if flaws:
        raise AnswersRefused(flaws)
    voices = [_voice(one, hotel_id, places.get(_place(one), whole), source, now) for one in answers]
    fresh = {voice.id for voice in voices} - store.known_voices([voice.id for voice in voices])
    body = {"file": "API", "source": source, "rows": len(voices), "taken": len(fresh)}
    body |= {"known": len(voices) - len(fresh), "wrong": 0}
    event = event_after((), Subject("import", hotel_id, fresh_id()), by, now, kind="imported", body=body)
    taken = store.add_voices(voices, [event])
    return [voice.id for voice in voices], taken


def _flaws(at: int, one: Mapping[str, Any], places: Mapping[str, Place], now: datetime) -> list[Flaw]:
    flaws = list[Flaw]()
    if datetime.fromisoformat(one["said_at"]) > now:
        flaws.append(Flaw(at, "said_at", "is later than now: send when the guest answered"))
    if _place(one) and _place(one) not in places:
        flaws.append(
            Flaw(at, "place", "is no outlet or room of this hotel: add it among its places, or leave it out")
        )
    scored = any(one.get(score) is not None for score in ("csat", "nps", "ces"))
    if not scored and not any(words_of(one.get(words) or "") for words in ("perfect", "words")):
        flaws.append(Flaw(at, "", "says nothing: send a score or words"))
    return flaws


def _place(one: Mapping[str, Any]) -> str:
    return " ".join((one.get("place") or "").split()).casefold()


def _voice(one: Mapping[str, Any], hotel: str, place: Place, source: str, now: datetime) -> Voice:
    return Voice(
        id=name_of_answer(hotel, source, one["id"]),
        hotel=hotel,
        place=place.id,
        channel="survey",
        language=one.get("language") or "",
        said_at=datetime.fromisoformat(one["said_at"]),
        received_at=now,
        csat=one.get("csat"),
        nps=one.get("nps"),
        ces=one.get("ces"),
        perfect=words_of(one.get("perfect") or ""),
        words=words_of(one.get("words") or ""),
        source=source,
    )
