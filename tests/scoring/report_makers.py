"""Packs and visits to report on: small ones told in full, large ones from a seed."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from PIL import Image, ImageDraw

from inspections.visit import Measured, Note, Observation, Photo, Visit
from scoring.report.building import HotelName, Report, build_report
from scoring.stars import rate
from standards.pack import (
    Band,
    Clock,
    Department,
    Every,
    Gate,
    Limit,
    Pack,
    Quoted,
    RatingRules,
    Rings,
    Standard,
    TimeLimit,
    Within,
)

HOTEL = HotelName("Hotel Fjordblikk", "Bergen", "Norway")
MADE_ON = date(2026, 10, 21)
STARTED = datetime(2026, 10, 12, 14, 5, tzinfo=UTC)
TITLES = (
    "Reservations", "Arrival at the door", "Check-in", "Luggage", "Guest room", "Bathroom", "Housekeeping",
    "Breakfast", "Restaurant", "Bar", "In-room dining", "Departure",
)  # fmt: skip
TEXTS = (
    "The guest is greeted with eye contact and a smile",
    "The name is used at least once, unasked",
    "Bed linen is fresh, ironed and free of marks",
    "Alternatives are offered where the answer is no",
    "Surfaces above eye level are free of dust, lamp shades and picture frames included",
    "The bill is correct, itemised and presented in a folder",
)
TIMED: tuple[tuple[str, Limit], ...] = (
    ("A guest who has to wait is acknowledged within 30 seconds", Within(30_000)),
    ("The telephone is answered within three rings or 10 seconds", Rings(3, 10_000)),
    ("The order is at the door no later than 5 minutes after the time quoted", Quoted(300_000)),
    ("Luggage is in the room within 10 minutes", Within(600_000)),
    ("A drink on the table is looked after every 10 minutes", Every(600_000)),
)
RULES = RatingRules(
    class_weights={"service": Fraction(75), "facility": Fraction(25)},
    bands=tuple(
        Band(stars, Fraction(score)) for stars, score in ((1, 60), (2, 70), (3, 80), (4, 88), (5, 95))
    ),
    gates=(
        Gate("critical", 4, "critical_not_met", at_most=2),
        Gate("critical5", 5, "critical_not_met", at_most=0),
        Gate("timed", 5, "timed_in_limit", at_least=Fraction(90)),
        Gate("department", 5, "department_score", at_least=Fraction(85)),
    ),
    coverage=Fraction(80),
)


def a_standard(name: str, department: str, text: str = "The guest is greeted", **more: object) -> Standard:
    """A standard of that name; `more` as in `Standard`."""
    given: dict[str, object] = {
        "met": {"en": "Seen and heard."},
        "channel": "face_to_face",
        "classed": "service",
        "classification": "courtesy",
        "dimension": "human",
        "weight": Fraction(1),
    }
    return Standard(id=name, department=department, text={"en": f"{text}."}, **{**given, **more})  # type: ignore[arg-type]


def a_timed_standard(name: str, department: str, text: str, limit: Limit, **more: object) -> Standard:
    clock = Clock({"en": "The guest arrives."}, {"en": "The guest is spoken to."})
    return a_standard(name, department, text, clock=clock, limit=TimeLimit(limit), **more)


def a_pack(*departments: Department, rules: RatingRules = RULES) -> Pack:
    return Pack("five_star", "2026.1", {"en": "Five-star standards"}, ("en",), departments, rules)


def a_department(title: str, *standards: Standard) -> Department:
    name = standards[0].department if standards else title.lower()
    return Department(name, {"en": title}, "arrival", standards)


def a_large_pack(size: int = 900) -> Pack:
    """`size` standards in twelve departments: a fifth timed, a tenth critical."""
    departments = []
    for place, title in enumerate(TITLES):
        name = title.lower().replace(" ", "_").replace("-", "_")
        mine = range(place, size, len(TITLES))
        departments.append(
            Department(name, {"en": title}, "arrival", tuple(_standard(name, n) for n in mine))
        )
    return a_pack(*(d for d in departments if d.standards))


def _standard(department: str, n: int) -> Standard:
    kind = {
        "dimension": ("business", "human", "hidden")[n % 3],
        "classed": "facility" if n % 4 == 0 else "service",
        "classification": ("cleanliness", "courtesy", "efficiency", "comfort")[n % 4],
        "critical": n % 10 == 3,
    }
    if n % 5 == 1:
        text, limit = TIMED[n // 5 % len(TIMED)]
        return a_timed_standard(f"{department}.s{n}", department, text, limit, **kind)
    return a_standard(f"{department}.s{n}", department, TEXTS[n % len(TEXTS)], **kind)


def a_visit(observations: Iterable[Observation] = (), **more: object) -> Visit:
    """A released visit of three days in October."""
    given: dict[str, object] = {
        "id": "0193c2aa-7d10-7c44-9f0e-1f2e3d4c5b6a",
        "status": "released",
        "starts_on": "2026-10-12",
        "ends_on": "2026-10-14",
        "pack_hash": "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
        "head": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    }
    looks = {look.id: look for look in observations}
    return Visit(**{**given, "observations": looks, **more})  # type: ignore[arg-type]


def a_look(
    standard: str,
    answer: str,
    *,
    number: int = 0,
    reason: str = "",
    excused: bool = False,
    **measured: object,
) -> Observation:
    """An observation of that standard; further keywords as in `Measured`."""
    moment = (STARTED + timedelta(minutes=3 * number)).isoformat()
    clock = Measured(**measured) if measured else None  # type: ignore[arg-type]
    return Observation(
        f"{standard}#{number}",
        standard,
        answer,
        moment,
        moment,
        "tablet",
        reason,
        excused=excused,
        measured=clock,
    )


def a_large_visit(pack: Pack, *, met: float = 0.92, photos: int = 0, seed: int = 7) -> Visit:
    """Every standard answered from a seed, with notes on what was not met and `photos` photos."""
    chance = random.Random(seed)  # noqa: S311 - a seed gives the same visit again
    looks, notes, pictures = [], {}, {}
    for number, standard in enumerate(pack.standards()):
        look = _look(standard, number, chance, met)
        looks.append(look)
        if look.answer == "not_met" and chance.random() < 0.7:
            note = Note(f"n{number}", chance.choice(NOTES), look.entered_at, observation=look.id)
            notes[note.id] = note
    missed = [look for look in looks if look.answer == "not_met"]
    for number, data in enumerate(some_jpegs(photos)):
        look = missed[number % len(missed)]
        sha = sha_of(number)
        pictures[sha] = Photo(sha, len(data), look.entered_at, "As it was found", observation=look.id)
    return a_visit(looks, notes=notes, photos=pictures)


NOTES = (
    "Silicone joint discoloured along 30 cm of the bath in room 311; engineering was told during the visit.",
    "Dust on the upper edge of the wardrobe and behind the television in room 412.",
    "The second guest in the queue was looked at, but not spoken to. Two desks stood empty.",
    "Blåbærsyltetøy uten allergenmerking på buffeten.",
)


def _look(standard: Standard, number: int, chance: random.Random, met: float) -> Observation:
    answer = "met" if chance.random() < met else "not_met"
    if chance.random() < 0.03:
        answer = "not_applicable"
    reason = "Seen too late" if answer == "not_met" and standard.limit else ""
    if standard.limit is None or answer == "not_applicable":
        return a_look(standard.id, answer, number=number, reason=reason)
    share = chance.uniform(0.3, 0.98) if answer == "met" else chance.uniform(1.05, 2.2)
    return a_look(standard.id, answer, number=number, reason=reason, **_measured(standard.limit.usual, share))


def _measured(limit: Limit, share: float) -> dict[str, object]:
    if isinstance(limit, Rings):
        return {"rings": max(1, int(limit.rings * share + 0.99)), "ms": int((limit.ms or 0) * share)}
    if isinstance(limit, Quoted):
        done = STARTED + timedelta(milliseconds=int(limit.late_ms * share))
        return {"promised_at": STARTED.isoformat(), "done_at": done.isoformat()}
    if isinstance(limit, Every):
        return {"gaps_ms": (int(limit.ms * share * 0.7), int(limit.ms * share))}
    return {"ms": int(limit.ms * share), "precision_ms": 300}  # type: ignore[union-attr]


def sha_of(number: int) -> str:
    return f"{number:064x}"


def a_jpeg(number: int = 0, size: tuple[int, int] = (1200, 900)) -> bytes:
    """A picture of a lamp, in a colour of that number."""
    picture = Image.new("RGB", size, (150 + number * 37 % 90, 140, 130))
    draw = ImageDraw.Draw(picture)
    width, height = size
    draw.rectangle((0, height * 2 // 3, width, height), fill=(94, 74, 60))
    draw.ellipse((width // 3, height // 5, width * 2 // 3, height * 3 // 5), fill=(250, 236, 190))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def some_jpegs(count: int) -> list[bytes]:
    return [a_jpeg(number) for number in range(count)]


def a_report(pack: Pack, visit: Visit, **more: object) -> Report:
    """The report of that visit, rated by that pack."""
    given: dict[str, object] = {"made_on": MADE_ON, "inspected_by": "A. Lindqvist, M. Okafor"}
    return build_report(pack, visit, rate(pack, visit), HOTEL, **{**given, **more})  # type: ignore[arg-type]
