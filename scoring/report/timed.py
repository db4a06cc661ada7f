"""Timed standards as rows, worst first: what was measured, the limit, and the verdict in words."""

from __future__ import annotations

from fractions import Fraction

from inspections.timing import verdict
from inspections.visit import Measured, Observation
from scoring.durations import against, clock, past
from scoring.rating import TimedResult
from scoring.report.data import Section, TimedRow
from scoring.report.ground import Ground
from scoring.wording.words import Wording, read_moment
from standards.pack import Around, Between, Every, Limit, Quoted, Rings, Wait, Within

_RANK = {"over": 0, "excused": 1, "within": 2, "unmeasured": 3, "not_counted": 4}
_LENGTHS = (Within, Every)
"""Limits where "1.7 times its limit" says what a guest lived through."""


def timed_rows(ground: Ground) -> tuple[TimedRow, ...]:
    """One row for each timed observation: past the limit first, farthest first; then those within it."""
    rows = [_row(ground, timed) for timed in ground.rating.timed]
    return tuple(sorted(rows, key=lambda row: (_RANK[row.verdict], -(row.drawn or Fraction(-1)))))


def timed_section(ground: Ground, rows: tuple[TimedRow, ...]) -> Section:
    """ "Three of twelve timed standards are not within their limits; the longest took 1.7 times …"."""
    words = ground.words
    head = _head(ground)
    worst = max((row.ratio or Fraction(0) for row in rows if _is_long(ground, row)), default=Fraction(0))
    if ground.late and worst >= Fraction(11, 10):
        head = words.say("timed.worst", head=head, times=words.score(worst))
    return Section(words.say("timed"), head, words.say("timed.note"))


def _head(ground: Ground) -> str:
    words, late, timed = ground.words, len(ground.late), len(ground.timed)
    if not timed:
        return words.say("timed.head.nothing")
    if late == timed:
        key = "timed.head.all.one" if timed == 1 else "timed.head.all"
    elif not late:
        key = "timed.head.none.one" if timed == 1 else "timed.head.none"
    else:
        return _capital(words.count("timed.head", late, timed=words.number(timed)))
    return words.say(key, timed=words.number(timed))


def _is_long(ground: Ground, row: TimedRow) -> bool:
    limit = ground.limit(ground.pack.standard(row.standard))
    return row.verdict == "over" and isinstance(limit, _LENGTHS)


def _row(ground: Ground, timed: TimedResult) -> TimedRow:
    words = ground.words
    standard = ground.pack.standard(timed.standard)
    limit = ground.limit(standard)
    look = ground.visit.observations.get(timed.observation)
    told = _verdict(limit, look, timed)
    over = over_text(words, limit, look.measured if look else None) if told in ("over", "excused") else ""
    return TimedRow(
        standard=standard.id,
        observation=timed.observation,
        department=ground.titles[standard.department],
        label=ground.text(standard),
        observed=observed_text(words, limit, look.measured if look else None),
        limit=limit_text(words, limit),
        ratio=timed.ratio,
        over=over,
        verdict=told,
        verdict_text=_verdict_text(words, told, timed),
        when=words.moment(look.observed_at) if look else "",
        observed_ms=timed.observed_ms,
        limit_ms=timed.limit_ms,
        contradicts=timed.contradicts,
        at_least=isinstance(limit, Wait),
    )


def _verdict(limit: Limit | None, look: Observation | None, timed: TimedResult) -> str:
    kept = verdict(limit, look.measured) if limit and look and look.measured else None
    if timed.answer == "not_applicable":
        return "not_counted"
    if kept is None:
        return "unmeasured"
    if kept:
        return "within"
    return "excused" if timed.excused else "over"


def _verdict_text(words: Wording, told: str, timed: TimedResult) -> str:
    if timed.contradicts:
        answer = words.say(f"outcome.{timed.answer}")
        return words.say("verdict.contradicts", answer=f"“{answer}”")
    return words.say(f"verdict.{told}")


def limit_text(words: Wording, limit: Limit | None) -> str:  # noqa: PLR0911 - one for each kind
    """ "0:30", "3 rings or 10 s", "±2:00", "17:00–21:30", "5:00 late", "every 10:00", "at least 10 s"."""
    match limit:
        case Within(ms):
            return clock(ms)
        case Around(ms):
            return words.say("limit.around", time=clock(ms))
        case Between(opens, closes):
            return f"{opens}–{closes}"
        case Rings(rings, ms):
            rung = words.count("rings", rings)
            return words.say("rings.or", rings=rung, time=clock(ms)) if ms else rung
        case Quoted(late, early):
            if early is None:
                return words.say("limit.quoted", time=clock(late))
            return words.say("limit.quoted_early", early=clock(early), late=clock(late))
        case Every(ms):
            return words.say("limit.every", time=clock(ms))
        case Wait(ms):
            return words.say("limit.wait", time=clock(ms))
    return ""


def observed_text(  # noqa: PLR0911 - one for each kind of limit
    words: Wording, limit: Limit | None, measured: Measured | None
) -> str:
    """What the clock said, in the terms of its limit: "0:48", "4 rings", "22:40"; "–" for nothing."""
    nothing = words.say("no_time")
    if measured is None:
        return nothing
    match limit:
        case Within(ms) | Wait(ms):
            return nothing if measured.ms is None else against(measured.ms, ms)
        case Every(ms):
            return against(max(measured.gaps_ms), ms) if measured.gaps_ms else nothing
        case Rings(_, ms):
            return _rung(words, measured, ms) or nothing
        case Between():
            done = read_moment(measured.done_at or "")
            return done.strftime("%H:%M") if done else nothing
        case Around() | Quoted():
            return _off(words, limit, measured) or nothing
    return nothing


def over_text(  # noqa: PLR0911 - one for each kind of limit
    words: Wording, limit: Limit | None, measured: Measured | None
) -> str:
    """ "4 s past the limit", "two rings past the limit", "outside 17:00–21:30"; "" if kept."""
    if measured is None or limit is None or verdict(limit, measured) is not False:
        return ""
    match limit:
        case Within(ms):
            return words.say("over.past", over=past(measured.ms or 0, ms))
        case Every(ms):
            return words.say("over.past", over=past(max(measured.gaps_ms), ms))
        case Wait(ms):
            return words.say("over.short", over=past(ms, measured.ms or 0))
        case Around() | Quoted():
            late = late_by(measured) or 0
            key = "over.quoted" if isinstance(limit, Quoted) and late > 0 else "over.off"
            return words.say(key, over=past(abs(late), _edge(limit, late) or 0))
        case Between():
            return words.say("over.between", limit=limit_text(words, limit))
        case Rings(rings, ms):
            if measured.rings is not None:
                return words.count("over.rings", measured.rings - rings)
            return words.say("over.past", over=past(measured.ms or 0, ms or 0))


def late_by(measured: Measured) -> int | None:
    """Milliseconds after the time set (negative: before it); None where one of the two is not known."""
    promised, done = read_moment(measured.promised_at or ""), read_moment(measured.done_at or "")
    if promised is None or done is None:
        return None
    return round((done - promised).total_seconds() * 1_000)


def _rung(words: Wording, measured: Measured, limit_ms: int | None) -> str:
    parts = []
    if measured.rings is not None:
        parts.append(words.count("rings", measured.rings))
    if measured.ms is not None:
        parts.append(against(measured.ms, limit_ms) if limit_ms else clock(measured.ms))
    return ", ".join(parts)


def _off(words: Wording, limit: Around | Quoted, measured: Measured) -> str:
    late = late_by(measured)
    if late is None:
        return ""
    if late == 0:
        return words.say("observed.on_time")
    edge = _edge(limit, late)
    time = clock(abs(late)) if edge is None else against(abs(late), edge)
    return words.say("observed.late" if late > 0 else "observed.early", time=time)


def _edge(limit: Around | Quoted, late: int) -> int | None:
    """How far off is allowed on that side, None where being early does not matter."""
    if isinstance(limit, Around):
        return limit.ms
    return limit.late_ms if late > 0 else limit.early_ms


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
