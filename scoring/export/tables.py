"""A rated visit as tables: summary, departments, sides, standards, times, findings. Pure; export_*.py writes.

Scores are cut, never rounded (R10), so that no cell reaches a bar that the score did not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from inspections.visit import Observation, Visit
from scoring.clauses import SIDE as ISO
from scoring.clean import clean, shortened
from scoring.export.words import TITLES
from scoring.profiles import profile
from scoring.profiles_said import part_name, sides_of
from scoring.rating import Rating, StandardResult, TimedResult, shown
from scoring.report.data import HotelName
from scoring.report.ground import Ground
from scoring.sure_said import between, said
from scoring.wording.words import Wording, read_day, read_moment
from standards.pack import Pack

Cell = str | int | float | date | datetime | None
LONGEST = 16_000
"""Letters of a cell: Excel takes 32,767 and counts rare ones twice. What is left out is said in the cell."""


@dataclass(frozen=True)
class Column:
    """`key` is the same in every language, `title` is read. `kind`: text, whole, number, score or moment."""

    key: str
    title: str
    kind: str = "text"
    width: int = 14


@dataclass(frozen=True)
class Table:
    """Rows under columns. `name` is the same in every language, `title` is read."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(
    pack: Pack, visit: Visit, rating: Rating, hotel: HotelName, language: str = "en", *, made_on: date
) -> tuple[Table, ...]:
    """Everything that the rating says, in six tables. They name no inspector."""
    ground = Ground(pack, visit, rating, Wording(language))
    return (
        _table(ground, "summary", SUMMARY, _summary(ground, hotel, made_on)),
        _table(ground, "departments", DEPARTMENTS, _departments(ground)),
        _table(ground, "sides", SIDES, _sides(ground)),
        _table(ground, "standards", STANDARDS, _standards(ground)),
        _table(ground, "timed", TIMED, _timed(ground)),
        _table(ground, "findings", FINDINGS, _findings(ground)),
    )


Layout = tuple[tuple[str, str, int], ...]
SUMMARY: Layout = (("what", "text", 30), ("value", "text", 80))
DEPARTMENTS: Layout = (
    ("department", "text", 30), ("score", "score", 10), ("points_lost", "number", 12), ("met", "whole", 8),
    ("counted", "whole", 10), ("not_applicable", "whole", 14), ("not_observed", "whole", 14),
)  # fmt: skip
SIDES: Layout = (
    ("side", "text", 28), ("part", "text", 34), ("score", "score", 10), ("met", "whole", 8),
    ("counted", "whole", 10), ("not_applicable", "whole", 14), ("not_observed", "whole", 14),
    ("remark", "text", 60),
)  # fmt: skip
STANDARDS: Layout = (
    ("department", "text", 24), ("id", "text", 34), ("standard", "text", 60), ("class", "text", 12),
    ("classification", "text", 16), ("dimension", "text", 12), ("weight", "number", 9),
    ("critical", "text", 9), ("outcome", "text", 16), ("credit", "score", 9), ("times_seen", "whole", 11),
    ("points_lost", "number", 12), ("notes", "text", 60),
)  # fmt: skip
TIMED: Layout = (
    ("id", "text", 34), ("standard", "text", 60), ("observed_at", "moment", 20), ("answer", "text", 14),
    ("observed_s", "number", 13), ("limit_s", "number", 10), ("over_s", "number", 12), ("rings", "whole", 8),
    ("excused", "text", 10), ("contradicts", "text", 14),
)  # fmt: skip
FINDINGS: Layout = (
    ("number", "text", 10), ("critical", "text", 9), ("department", "text", 24), ("id", "text", 34),
    ("standard", "text", 60), ("outcome", "text", 16), ("points_lost", "number", 12),
    ("observed_at", "moment", 20), ("notes", "text", 80),
)  # fmt: skip


def _table(ground: Ground, name: str, layout: Layout, rows: Iterable[tuple[Cell, ...]]) -> Table:
    titles = TITLES[ground.words.language]
    columns = tuple(Column(key, titles[key], kind, width) for key, kind, width in layout)
    return Table(name, titles[f"table.{name}"], columns, tuple(rows))


def _summary(ground: Ground, hotel: HotelName, made_on: date) -> Iterator[tuple[Cell, ...]]:
    titles, rating, visit = TITLES[ground.words.language], ground.rating, ground.visit
    sure = ground.sure
    low, high = between(sure.likely) if sure else (None, None)
    facts: dict[str, Cell] = {
        "hotel": plain(hotel.name),
        "city": plain(hotel.city),
        "country": plain(hotel.country),
        "first_day": read_day(visit.starts_on),
        "last_day": read_day(visit.ends_on),
        "standards_applied": plain(f"{ground.said(ground.pack.title)} {rating.pack_edition}"),
        "stars": rating.stars,
        "half_star_more": _yes(ground, told=rating.half_step),
        "provisional": _yes(ground, told=rating.provisional),
        "score": _score(rating.score),
        "likely_from": low,
        "likely_to": high,
        "how_sure": " ".join(said(sure, ground.words.language)) if sure else "",
        "coverage": _score(rating.coverage),
        "met": rating.total.met,
        "counted": rating.total.counted,
        "not_applicable": rating.total.not_applicable,
        "not_observed": rating.total.not_observed,
        "visit": plain(rating.visit),
        "log_head": rating.log_head,
        "pack_hash": rating.pack_hash,
        "scorer": rating.scorer,
        "made_on": made_on,
    }
    return ((titles[key], value) for key, value in facts.items())


def _departments(ground: Ground) -> Iterator[tuple[Cell, ...]]:
    lost: dict[str, Fraction] = {}
    for result in ground.rating.standards:
        lost[result.department] = lost.get(result.department, Fraction(0)) + ground.points(result.standard)
    for share in ground.rating.departments:
        yield (
            plain(ground.titles[share.id]),
            _score(share.score),
            _points(lost[share.id]),
            share.met,
            share.counted,
            share.not_applicable,
            share.not_observed,
        )


def _sides(ground: Ground) -> Iterator[tuple[Cell, ...]]:
    """The rating from every side but departments, which have a table of their own."""
    words = ground.words
    for side in sides_of(ground.pack):
        remark = words.say("iso.note") if side == ISO else ""
        for share in profile(ground.pack, ground.rating, side) if side != "department" else ():
            yield (
                words.say(f"index.side.{side}"),
                plain(part_name(ground.pack, side, share.id, words)),
                _score(share.score),
                share.met,
                share.counted,
                share.not_applicable,
                share.not_observed,
                remark,
            )


def _standards(ground: Ground) -> Iterator[tuple[Cell, ...]]:
    words = ground.words
    for result in ground.rating.standards:
        standard = ground.pack.standard(result.standard)
        yield (
            plain(ground.titles[result.department]),
            standard.id,
            plain(ground.text(standard)),
            words.name("classed", standard.classed),
            words.name("classification", standard.classification),
            words.name("dimension", standard.dimension),
            float(standard.weight),
            _yes(ground, told=standard.critical),
            _outcome(ground, result.outcome),
            _score(result.credit and 100 * result.credit),
            len(result.observations),
            _points(ground.points(standard.id)) if result.credit is not None else None,
            _notes(ground, standard.id),
        )


def _timed(ground: Ground) -> Iterator[tuple[Cell, ...]]:
    for timed in ground.rating.timed:
        yield (
            timed.standard,
            plain(ground.text(timed.standard)),
            _moment(ground.visit.observations.get(timed.observation)),
            _outcome(ground, timed.answer),
            _seconds(timed.observed_ms),
            _seconds(timed.limit_ms),
            _seconds(timed.over_ms),
            timed.rings,
            *_exceptions(ground, timed),
        )


def _exceptions(ground: Ground, timed: TimedResult) -> tuple[str, str]:
    return _yes(ground, told=timed.excused), _yes(ground, told=timed.contradicts)


def _findings(ground: Ground) -> Iterator[tuple[Cell, ...]]:
    for result in ground.missed:
        yield (
            ground.numbers[result.standard],
            _yes(ground, told=ground.critical(result)),
            plain(ground.titles[result.department]),
            result.standard,
            plain(ground.text(result.standard)),
            _outcome(ground, result.outcome),
            _points(ground.points(result.standard)),
            _moment(_first(ground, result)),
            _notes(ground, result.standard),
        )


def _first(ground: Ground, result: StandardResult) -> Observation | None:
    """The first look that was not met, else the first."""
    looks = [ground.visit.observations[look] for look in result.observations]
    return next((look for look in looks if look.answer == "not_met"), looks[0] if looks else None)


def plain(text: str) -> str:
    """A text as a cell may hold it: what cannot be seen is taken out, and what is too long is cut."""
    told, left = shortened(clean(text), LONGEST)
    return f"{told} … (+{left})" if left else told


def _notes(ground: Ground, standard: str) -> str:
    """What was written about it: notes, and why an answer is what it is."""
    notes = [note.text for note in ground.notes.get(standard, ())]
    reasons = [look.reason for look in ground.looks.get(standard, ()) if look.reason.strip()]
    return plain("\n".join([*notes, *reasons]))


def _outcome(ground: Ground, outcome: str) -> str:
    return TITLES[ground.words.language][f"outcome.{outcome}"]


def _yes(ground: Ground, *, told: bool) -> str:
    return TITLES[ground.words.language]["yes" if told else "no"]


def _score(score: Fraction | None) -> float | None:
    return None if score is None else float(shown(score))


def _points(points: Fraction) -> float:
    return float(shown(points, 2))


def _seconds(ms: int | None) -> float | None:
    return None if ms is None else ms / 1000


def _moment(look: Observation | None) -> datetime | None:
    """By the house's own clock, to the second: Excel knows no time zones."""
    moment = read_moment(look.observed_at) if look else None
    return moment.replace(microsecond=0, tzinfo=None) if moment else None
