"""The invented chain: twelve hotels in four regions and the people who work for it.

No hotel, person or address here exists. `.example` is reserved for such names (RFC 2606).
"""

from __future__ import annotations

from dataclasses import dataclass

CHAIN = "Aurelian Hotels"
BRANDS = {"urban": "Aurelian City", "resort": "Aurelian Resorts"}
PASSWORD = "sixty-demo-2026"  # noqa: S105 - printed on the sign-in page of the demo: it protects nothing


@dataclass(frozen=True)
class DemoHotel:
    """A house and its truth: how good it is, how that drifts a year, where it is weak and strong."""

    name: str
    city: str
    country: str
    region: str
    kind: str
    time_zone: str
    manager: str
    quality: float
    drift: float = 0.0
    weak: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    opened: int = 0
    """The first of the twelve quarters in which it is visited."""


@dataclass(frozen=True)
class DemoInspector:
    """An inspector and a temperament: above 0 is stricter than the others."""

    name: str
    email: str
    strictness: float


HOTELS = (
    DemoHotel(
        "The Aurelian Fjord",
        "Bergen",
        "Norway",
        "Nordics",
        "urban",
        "Europe/Oslo",
        "Ingrid Solheim",
        2.9,
        0.15,
        ("in_room_dining", "luggage"),
        ("front_door", "concierge"),
    ),
    DemoHotel(
        "The Aurelian Harbour",
        "Oslo",
        "Norway",
        "Nordics",
        "urban",
        "Europe/Oslo",
        "Henrik Aasen",
        3.1,
        0.05,
        ("reservations_by_phone",),
        ("check_in", "bar"),
    ),
    DemoHotel(
        "Aurelian Archipelago",
        "Stockholm",
        "Sweden",
        "Nordics",
        "urban",
        "Europe/Stockholm",
        "Elsa Lindqvist",
        2.5,
        0.30,
        ("housekeeping", "bathroom"),
        ("breakfast",),
    ),
    DemoHotel(
        "Aurelian Highland Lodge",
        "Inverness",
        "United Kingdom",
        "British Isles",
        "resort",
        "Europe/London",
        "Callum Fraser",
        2.4,
        -0.20,
        ("spa", "room_technology"),
        ("complaints",),
    ),
    DemoHotel(
        "The Aurelian Mayfair",
        "London",
        "United Kingdom",
        "British Isles",
        "urban",
        "Europe/London",
        "Priya Nair",
        3.4,
        0.0,
        ("guest_messages",),
        ("restaurant", "concierge", "bar"),
    ),
    DemoHotel(
        "Aurelian Claddagh",
        "Galway",
        "Ireland",
        "British Isles",
        "urban",
        "Europe/Dublin",
        "Aoife Brennan",
        2.2,
        0.25,
        ("evening_service", "laundry"),
        ("front_door",),
        2,
    ),
    DemoHotel(
        "Aurelian Gletscher",
        "Zermatt",
        "Switzerland",
        "Alps",
        "resort",
        "Europe/Zurich",
        "Luca Aufdenblatten",
        3.2,
        0.0,
        ("reservations_in_writing",),
        ("spa", "guest_room"),
    ),
    DemoHotel(
        "Aurelian Seeblick",
        "Salzburg",
        "Austria",
        "Alps",
        "urban",
        "Europe/Vienna",
        "Theresa Moser",
        2.7,
        -0.10,
        ("pool", "check_out"),
        ("breakfast", "bathroom"),
    ),
    DemoHotel(
        "Aurelian Dolomiti",
        "Cortina",
        "Italy",
        "Alps",
        "resort",
        "Europe/Rome",
        "Marco Ghedina",
        2.3,
        0.10,
        ("check_in", "reservations_by_phone"),
        ("restaurant",),
    ),
    DemoHotel(
        "Aurelian Ribeira",
        "Porto",
        "Portugal",
        "Iberia",
        "urban",
        "Europe/Lisbon",
        "Beatriz Tavares",
        2.8,
        0.20,
        ("public_areas",),
        ("guest_messages", "departure"),
    ),
    DemoHotel(
        "The Aurelian Retiro",
        "Madrid",
        "Spain",
        "Iberia",
        "urban",
        "Europe/Madrid",
        "Javier Montalbán",
        2.6,
        0.0,
        ("guest_service_by_phone", "in_room_dining"),
        ("pool",),
    ),
    DemoHotel(
        "Aurelian Cala Blanca",
        "Palma",
        "Spain",
        "Iberia",
        "resort",
        "Europe/Madrid",
        "Núria Ferrer",
        2.0,
        -0.15,
        ("complaints", "luggage", "bar"),
        ("pool",),
        2,
    ),
)

INSPECTORS = (
    DemoInspector("Astrid Holm", "astrid@inspectors.example", 0.35),
    DemoInspector("Benedikt Vogel", "benedikt@inspectors.example", 0.0),
    DemoInspector("Chiara Rossi", "chiara@inspectors.example", -0.10),
    DemoInspector("David Okonkwo", "david@inspectors.example", 0.15),
    DemoInspector("Emilie Laurent", "emilie@inspectors.example", -0.45),
    DemoInspector("Farid Rahimi", "farid@inspectors.example", 0.05),
)

OWNER = ("Margarethe Aurelian", "owner@aurelian.example")
QUALITY = ("Sigrid Thorvaldsen", "quality@aurelian.example")


def manager_email(hotel: DemoHotel) -> str:
    """The invented address of a hotel's manager: `manager.bergen@aurelian.example`."""
    return f"manager.{hotel.city.lower()}@aurelian.example"
