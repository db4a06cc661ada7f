"""The real API over a small house, for tests: visits with findings, an action, what guests said, and keys."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.testclient import TestClient

from inspections import office
from inspections.http import middleware, routes
from inspections.keys.desk import make_key
from inspections.keys.key import SCOPES, ApiKey
from scoring.api.calls import ROOT
from scoring.api.http import api_routes
from standards.pack import Within
from tests.inspections.a_house import House, a_house, an_event
from tests.makers import a_pack, a_standard

PLENTY = 1_000_000
"""Requests at once: where the pace is not what a test is about."""


@dataclass
class Caller:
    """A system with its key: `get("/ratings")` and `post("/feedback", {…})` below /api/v1."""

    client: TestClient
    text: str
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"{ROOT}{path}", headers=self._headers(headers), follow_redirects=False)

    def post(self, path: str, body: object = None, **headers: str) -> Any:
        sent = {} if body is None else {"json": body}
        return self.client.post(f"{ROOT}{path}", headers=self._headers(headers), **sent)

    def everything(self, path: str) -> list[Any]:
        """All lines of a list, page after page."""
        lines, more = list[Any](), "&" if "?" in path else "?"
        told = self.get(path).json()
        while True:
            lines += told["items"]
            if told["next"] is None:
                return lines
            told = self.get(f"{path}{more}cursor={told['next']}").json()

    def _headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return {"Authorization": f"Bearer {self.text}", **named}


@dataclass
class World:
    """The house, its visits by city (released), and whoever calls."""

    house: House
    app: Starlette
    visits: dict[str, str] = field(default_factory=dict)

    @property
    def client(self) -> TestClient:
        return TestClient(self.app, raise_server_exceptions=False)

    def key(
        self,
        name: str = "PMS",
        scopes: Collection[str] = tuple(SCOPES),
        *cities: str,
        lasts: timedelta | None = None,
    ) -> tuple[ApiKey, str]:
        """A new key and its text; of those cities' hotels, of all where none is named."""
        house = self.house
        hotels = [house.hotels[city].id for city in cities]
        made = {"name": name, "scopes": scopes, "hotels": hotels, "everywhere": not cities, "lasts": lasts}
        return make_key(house.store, house.people["owner"], house.clock.now, **made)

    def caller(self, *key: Any, **more: Any) -> Caller:
        return Caller(self.client, self.key(*key, **more)[1])

    def survey(self, city: str = "Bergen", *answers: Mapping[str, Any]) -> dict[str, Any]:
        """A sending, of one answer where none is given."""
        told = answers or ({"id": str(uuid.uuid4()), "said_at": "2026-05-14T10:00:00Z", "nps": 9},)
        return {"hotel": self.house.hotels[city].id, "source": "Stay survey", "answers": [*told]}


def a_world(folder: Path, *, burst: int = PLENTY, guesses: int = PLENTY) -> World:
    """Two hotels with a released visit of three findings each."""
    house = a_house(folder)
    app = Starlette(
        routes=[
            *api_routes(house.store, house.clock, burst=burst, guesses=guesses),
            *routes(house.store, house.photos, house.clock),
        ],
        middleware=middleware(house.store, house.clock),
    )
    world = World(house, app)
    for city, inspector in (("Bergen", "other_inspector"), ("Como", "inspector")):
        world.visits[city] = release_a_visit(house, city, inspector)
    return world


def release_a_visit(house: House, city: str, inspector: str) -> str:
    """A visit there with three standards missed and one met, released; its id."""
    names = ("front_door.greeted", "bar.served", "bar.smiled", "spa.warm")
    pack = a_pack(*(a_standard(name, limit=Within(60_000) if "greeted" in name else None) for name in names))
    visit = office.assign_visit(
        house.store,
        house.people["quality"],
        hotel_id=house.hotels[city].id,
        inspector_id=house.people[inspector].id,
        pack=pack,
        starts_on="2026-05-14",
        ends_on="2026-05-15",
        because="For the test of the API.",
        now=house.clock.now,
    )
    device = str(uuid.uuid4())
    looks = [
        {"observation": str(uuid.uuid4()), "standard": name, "answer": "met" if "warm" in name else "not_met"}
        for name in names
    ]
    looks[2]["severity"] = "serious"
    bodies = [("started", {"pack_hash": visit.pack_hash}), *(("observed", look) for look in looks)]
    bodies.append(("submitted", {"events": len(bodies), "photos": []}))
    events = [an_event(visit.id, at, kind, body, device=device) for at, (kind, body) in enumerate(bodies, 1)]
    house.send(visit.id, *events, by=inspector)
    house.clock.forward(minutes=1)
    office.release_visit(house.store, house.people["quality"], visit.id, house.clock.now)
    return visit.id


@contextmanager
def a_world_in(folder: Path, **told: Any) -> Iterator[World]:
    """The same, closed afterwards."""
    world = a_world(folder, **told)
    yield world
    world.house.store.close()
