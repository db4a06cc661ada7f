"""What stands behind a number, in words: its title, its standards, and each of their events. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from fractions import Fraction

from inspections.timing import elapsed
from inspections.visit import measured_from
from scoring.behind.events import Recorded
from scoring.behind.numbers import WHOLES, Behind
from scoring.clean import clean, one_line
from scoring.profiles import SIDES
from scoring.profiles_said import part_name
from scoring.rating import StandardResult
from scoring.report.conditions import condition_row
from scoring.report.ground import Ground
from scoring.report.timed import limit_text, observed_text
from scoring.wording.words import Wording, read_moment
from standards.pack import Limit, Standard


@dataclass(frozen=True)
class Line:
    """One event in words; `when` it was entered, where that is another time, and received."""

    at: str
    device: str
    told: str
    when: str
    counts: bool
    photo: str = ""


@dataclass(frozen=True)
class Row:
    """A standard behind a number: how it came out, what is to be said of it, and its events."""

    standard: str
    text: str
    outcome: str
    outcome_text: str
    facts: tuple[str, ...]
    critical: bool
    lines: tuple[Line, ...]


def title_of(ground: Ground, what: str) -> str:
    """What the number of that address is of: "Bar", "Timed standards", a condition's sentence."""
    words, (kind, _, name) = ground.words, what.partition(":")
    if kind in WHOLES:
        return words.say(f"behind.{kind}")
    if kind in SIDES:
        return words.say(f"behind.side.{kind}", name=part_name(ground.pack, kind, name, words))
    if kind == "area":
        return ground.area(name)
    if kind == "standard":
        return ground.text(name)
    return next((condition_row(ground, c).sentence for c in ground.rating.conditions if c.id == name), what)


def figure_of(ground: Ground, found: Behind) -> str:
    """The number itself, as the report shows it: "93.4", "9 of 12 in limit", "2 of 30 not met"."""
    words, share = ground.words, found.share
    match found.what:
        case "total":
            return words.score(ground.rating.score)
        case "timed":
            kept = sum(bool(result.in_limit) for result in found.results)
            return words.say("behind.figure.timed", kept=kept, digits=len(found.results))
        case "critical":
            missed = len(ground.critical_missed)
            return words.say("behind.figure.critical", missed=missed, digits=share.counted)
        case "coverage":
            return words.say("behind.figure.coverage", share=words.score(ground.rating.coverage))
    return words.score(share.score)


def head_of(ground: Ground, found: Behind) -> str:
    """What follows below it, in a sentence."""
    share, many = found.share, len(found.results)
    return ground.words.count("behind.head", many, met=share.met, counted=share.counted)


def rows_behind(
    ground: Ground, found: Behind, events: Mapping[str, tuple[Recorded, ...]], *, inside: bool
) -> list[Row]:
    """Every standard of the number. `inside` is the quality office, which reads all that was written."""
    return [
        _row(ground, result, found.lost.get(result.standard), events.get(result.standard, ()), inside=inside)
        for result in found.results
    ]


def _row(
    ground: Ground, result: StandardResult, lost: Fraction | None, events: Iterable[Recorded], *, inside: bool
) -> Row:
    words, standard = ground.words, ground.pack.standard(result.standard)
    tell = _Teller(ground, ground.limit(standard), inside=inside)
    facts = (
        ground.titles[standard.department],
        _time(ground, standard, result),
        words.say("behind.weight", weight=_figure(words, result.weight)),
        words.say("behind.credit", credit="–" if result.credit is None else _figure(words, result.credit)),
        words.say("behind.lost", lost=ground.points_text(lost)) if lost else "",
    )
    return Row(
        standard=standard.id,
        text=ground.text(standard),
        outcome=result.outcome,
        outcome_text=words.say(f"outcome.{result.outcome}"),
        facts=tuple(filter(None, facts)),
        critical=standard.critical,
        lines=tuple(tell.line(one) for one in events),
    )


def _figure(words: Wording, figure: Fraction) -> str:
    return words.score(figure, 0 if figure.denominator == 1 else 2)


def _time(ground: Ground, standard: Standard, result: StandardResult) -> str:
    """ "1:25 of 1:00", "limit 1:00" where nothing was measured, "" without a limit."""
    words, limit = ground.words, ground.limit(standard)
    if limit is None:
        return ""
    looks = [ground.visit.observations[look] for look in result.observations]
    measured = [observed_text(words, limit, look.measured) for look in looks if look.measured]
    if not measured:
        return words.say("behind.limit", limit=limit_text(words, limit))
    return words.say("behind.of", observed=", ".join(measured), limit=limit_text(words, limit))


class _Teller:
    """Puts the events of one standard into words."""

    def __init__(self, ground: Ground, limit: Limit | None, *, inside: bool) -> None:
        self._visit, self._words, self._limit, self._inside = ground.visit, ground.words, limit, inside

    def line(self, one: Recorded) -> Line:
        words = self._words
        about, entered = read_moment(one.observed_at), read_moment(one.entered_at)
        told = self._told(one, self._inside or one.counts)
        if one.taken_back:
            told = words.say("behind.taken_back", told=told)
        elif not one.counts:
            told = words.say("behind.anew", told=told)
        when = (
            [words.say("behind.entered", moment=words.instant(entered))]
            if entered != about and entered
            else []
        )
        when.append(words.say("behind.received", moment=words.instant(one.received_at.astimezone(UTC))))
        shown = one.kind == "photographed" and (self._inside or one.counts)
        return Line(
            at=words.instant(about) if about else one.observed_at,
            device=words.say("behind.tablet", number=one.device)
            if one.device
            else words.say("behind.office"),
            told=told,
            when="; ".join(when),
            counts=one.counts,
            photo=one.body["photo"] if shown else "",
        )

    def _told(self, one: Recorded, readable: bool) -> str:  # noqa: PLR0911 - one for each kind
        words, body = self._words, one.body
        match one.kind:
            case "observed" | "corrected" | "edited":
                return ", ".join(
                    [
                        words.say(f"behind.{one.kind}", answer=self._answer(body["answer"])),
                        *self._because(one, readable=readable),
                    ]
                )
            case "undone":
                known = f"behind.undone.{one.undoes}"
                what = words.say(known if words.has(known) else "behind.undone.other")
                return words.say("behind.undone", what=what)
            case "noted" | "photographed":
                text = body.get("text") or body.get("caption", "") if readable else ""
                return words.say(f"behind.{one.kind}") + _quoted(text)
            case "promised":
                due = read_moment(body["promised_at"])
                return words.say("behind.promised", moment=words.instant(due) if due else "–")
            case "contact_marked":
                channel = words.say(f"behind.channel.{body['channel']}")
                return f"{channel}: {words.say('behind.step.' + body['step'])}"
            case "appealed":
                return words.say("behind.appealed", answer=self._answer(body["claim"]))
            case "withdrawn":
                return words.say("behind.withdrawn")
            case "decided":
                return words.say("behind.granted" if body["granted"] else "behind.not_granted")
        return self._stopwatch(one) + (_quoted(body.get("label", "")) if readable else "")

    def _answer(self, answer: str) -> str:
        return self._words.say(f"behind.answer.{answer}")

    def _because(self, one: Recorded, *, readable: bool) -> list[str]:
        """What was measured, whether it was excused, and why: of an edit, only the office reads that."""
        words, body, limit, told = self._words, one.body, self._limit, []
        measured = measured_from(body.get("measured"))
        if measured and limit:
            observed = observed_text(words, limit, measured)
            told.append(words.say("behind.of", observed=observed, limit=limit_text(words, limit)))
        if measured and measured.precision_ms:
            told.append(f"± {_seconds(words, measured.precision_ms)} s")
        if body.get("excused"):
            told.append(words.say("behind.excused"))
        readable = readable and (self._inside or one.kind != "edited")
        if readable and body.get("reason", "").strip():
            told.append(f"“{one_line(body['reason'])}”")
        return told

    def _stopwatch(self, one: Recorded) -> str:
        """The mark, and how long after the stopwatch's start it is."""
        words, body, watch = self._words, one.body, self._visit.stopwatches.get(one.body["stopwatch"])
        told = words.say(f"behind.watch.{one.kind.removeprefix('stopwatch_')}")
        if one.kind == "stopwatch_started" and body.get("ago_ms"):
            return words.say("behind.watch.ago", told=told, seconds=_seconds(words, body["ago_ms"]))
        if one.kind not in ("stopwatch_lapped", "stopwatch_stopped") or watch is None:
            return told
        took = elapsed(watch.started, body["mark"])
        return words.say(
            "behind.watch.at",
            told=told,
            seconds=_seconds(words, took.ms + watch.ago_ms),
            precision=_seconds(words, took.precision_ms),
            clock=words.say(f"behind.watch.{took.basis}"),
        )


def _seconds(words: Wording, ms: int) -> str:
    return words.score(Fraction(ms, 1000), 1)


def _quoted(text: str) -> str:
    told = clean(text)
    return f": “{told}”" if told else ""
