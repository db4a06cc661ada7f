"""What guests said: read, sent in by surveys, answered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from inspections import audit
from inspections.guests import desk as guests
from inspections.guests.survey_sent import take_answers
from inspections.guests.threads import threads_of
from scoring.api import cursor, told
from scoring.api.request import Request, Told, page_asked, page_of

if TYPE_CHECKING:
    from inspections.guests.parts import Voice


def list_feedback(asked: Request) -> Told:
    asked.note("api_feedback")
    rows = asked.store.voices_page(page_asked(asked))
    hotels = sorted({voice.hotel for voice in rows})
    threads = {one.voice.id: one for one in threads_of(rows, (), asked.store.guest_events(hotels, "voice"))}
    places = {place.id: place for place in asked.store.guest_places(hotels)}
    status = asked.query.get("status")
    return page_of(
        asked,
        rows,
        _after_voice,
        lambda voice: told.feedback(threads[voice.id], places),
        keep=lambda voice: status in (None, threads[voice.id].status),
    )


def show_feedback(asked: Request) -> Told:
    asked.note("api_feedback")
    thread = guests.thread_for(asked.store, asked.system, asked.id)
    return _feedback(asked, thread.voice.id)


def send_survey(asked: Request) -> Told:
    body = asked.body
    taking = partial(take_answers, asked.store, asked.system, body["hotel"], asked.now)
    ids, taken = taking(source=body["source"], answers=body["answers"])
    audit.note(
        asked.store, asked.system, "api_feedback_sent", asked.now, hotel=body["hotel"], about=body["source"]
    )
    return {"taken": taken, "known": len(ids) - taken, "feedback": ids}


def answer_feedback(asked: Request) -> Told:
    how, text = asked.body["how"], asked.body["text"]
    guests.answer(asked.store, asked.system, asked.id, asked.now, how=how, text=text)
    return _feedback(asked, asked.id)


def _feedback(asked: Request, voice_id: str) -> Told:
    thread = guests.thread_for(asked.store, asked.system, voice_id)
    places = {place.id: place for place in asked.store.guest_places([thread.voice.hotel])}
    return told.feedback(thread, places)


def _after_voice(voice: Voice) -> str:
    return cursor.written(voice.received_at, voice.id)
