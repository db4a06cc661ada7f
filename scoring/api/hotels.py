"""Hotels that a key reaches."""

from __future__ import annotations

from inspections.access import may
from inspections.office import hotels_for
from inspections.refusals import NotYours
from scoring.api import cursor, told
from scoring.api.request import Request, Told, page_of


def list_hotels(asked: Request) -> Told:
    after = cursor.read(asked.query["cursor"], 1)[0] if "cursor" in asked.query else ""
    rows = sorted(hotels_for(asked.store, asked.system), key=lambda one: one.id)
    rows = [one for one in rows if one.id > after][: asked.query["limit"] + 1]
    return page_of(asked, rows, lambda one: cursor.written(one.id), told.hotel)


def show_hotel(asked: Request) -> Told:
    house = asked.store.hotel(asked.id)
    if house is None or not may(asked.system, "see_hotel", hotel=house.id):
        raise NotYours
    return told.hotel(house)
