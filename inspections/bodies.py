"""What the body of each kind of event may hold (README.md), and how one that does not is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

ANSWERS = ("met", "not_met", "not_applicable")
SEVERITIES = ("slight", "clear", "serious")
"""How much what was not met weighs, as the inspector saw it. It rates nothing."""

_WRITTEN_STEPS = ("sent", "replied", "resolved")
STEPS: Mapping[str, tuple[str, ...]] = {
    "phone": ("dialled", "rang", "answered", "held", "resumed", "transferred", "ended"),
    "email": _WRITTEN_STEPS,
    "chat": _WRITTEN_STEPS,
}
"""The steps of a contact, by its channel."""

WHOLE = 2**53 - 1
"""The largest whole number that JavaScript holds exactly."""
TEXT = 10_000
"""Characters (code points) of a note; other texts are shorter."""

Check = Callable[[object], str | None]
"""What a value must be, if it is not that; else None."""

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[\x21-\x7e]{1,200}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def uuid(value: object) -> str | None:
    """Lower case, as crypto.randomUUID writes it."""
    return None if _matches(_UUID, value) else "must be a UUID in lower case"


def sha256(value: object) -> str | None:
    return None if _matches(_SHA256, value) else "must be a SHA-256 in 64 lower-case hex digits"


def name(value: object) -> str | None:
    """An id that people or packs have chosen."""
    return None if _matches(_NAME, value) else "must be 1 to 200 ASCII characters without spaces"


def moment(value: object) -> str | None:
    """RFC 3339 with offset, at most milliseconds: what both languages read alike. Years 1970 to 2999."""
    wrong = "must be a moment with its offset, such as 2026-05-14T15:40:12.345+02:00"
    if not isinstance(value, str) or not _MOMENT.fullmatch(value) or not "1970" <= value[:4] <= "2999":
        return wrong
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return wrong
    return None


def day(value: object) -> str | None:
    wrong = "must be a day, such as 2026-05-14"
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return wrong
    try:
        date.fromisoformat(value)
    except ValueError:
        return wrong
    return None


def flag(value: object) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def any_object(value: object) -> str | None:
    """An object; what it holds depends on the kind."""
    return None if isinstance(value, Mapping) else "must be an object"


def text(longest: int, shortest: int = 0) -> Check:
    """Any Unicode text without half a character (a lone surrogate), counted in code points."""

    def check(value: object) -> str | None:
        if not isinstance(value, str) or not shortest <= len(value) <= longest:
            return f"must be text of {shortest} to {longest} characters"
        return "holds half a character (a lone surrogate)" if _LONE_SURROGATE.search(value) else None

    return check


def whole(least: int = 0, most: int = WHOLE) -> Check:
    """A whole number; true, false and 1.0 are none."""

    def check(value: object) -> str | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return None if fits else f"must be a whole number from {least} to {most}"

    return check


def one_of(*choices: str) -> Check:
    def check(value: object) -> str | None:
        return None if isinstance(value, str) and value in choices else "must be " + " or ".join(choices)

    return check


def list_of(item: Check, most: int) -> Check:
    def check(value: object) -> str | None:
        if not isinstance(value, list | tuple) or len(value) > most:
            return f"must be a list of at most {most}"
        return next((wrong for wrong in map(item, value) if wrong), None)

    return check


def shape(needed: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with all `needed` fields, perhaps some `optional` ones, and no others."""
    known = {**needed, **(optional or {})}

    def check(value: object) -> str | None:
        if not isinstance(value, Mapping):
            return "must be an object"
        missing = [field for field in needed if field not in value]
        if missing:
            return f"lacks {missing[0]}"
        return next(filter(None, (_field_problem(known, f, v) for f, v in value.items())), None)

    return check


def _field_problem(known: Mapping[str, Check], field: str, value: object) -> str | None:
    if field not in known:
        return f"has a field {str(field)[:40]!a} that is not known"
    wrong = known[field](value)
    return f"{field} {wrong}" if wrong else None


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


_MARK = shape({"wall": whole(), "mono": whole(), "life": text(64, 1)})
_MEASURED = shape(
    {},
    {
        "ms": whole(),
        "precision_ms": whole(),
        "rings": whole(0, 1_000),
        "promised_at": moment,
        "done_at": moment,
        "gaps_ms": list_of(whole(), 1_000),
        "stopwatch": uuid,
        "contact": uuid,
    },
)
_ANSWERED: dict[str, Check] = {"observation": uuid, "answer": one_of(*ANSWERS)}
_WHY: dict[str, Check] = {
    "reason": text(TEXT),
    "excused": flag,
    "severity": one_of(*SEVERITIES),
    "measured": _MEASURED,
}
_ABOUT: dict[str, Check] = {"standard": name, "observation": uuid}
_OF_START: dict[str, Check] = {"standard": name, "label": text(200), "ago_ms": whole(), "reason": text(TEXT)}
_ALL_STEPS = tuple(dict.fromkeys(step for steps in STEPS.values() for step in steps))
_STEP_OF_CONTACT = shape(
    {"contact": uuid, "channel": one_of(*STEPS), "step": one_of(*_ALL_STEPS)},
    {"mark": _MARK, "department": name},
)


def _step_of_contact(value: object) -> str | None:
    """A step of its channel. A call is marked while it lasts; a written one may be entered days later."""
    wrong = _STEP_OF_CONTACT(value)
    if wrong or not isinstance(value, Mapping):
        return wrong
    steps = STEPS[value["channel"]]
    if value["step"] not in steps:
        return f"step must be {' or '.join(steps)} for the channel {value['channel']}"
    return "lacks mark" if value["channel"] == "phone" and "mark" not in value else None


_COMPANION = shape({}, {"person": name, "name": text(100, 1)})
_ASSIGNMENT = shape(
    {
        "hotel": name,
        "inspector": name,
        "pack_id": name,
        "pack_edition": text(200, 1),
        "pack_hash": sha256,
        "house_kind": name,
        "starts_on": day,
        "ends_on": day,
    },
    {
        "brief": text(TEXT),
        "fee": text(100),
        "because": text(TEXT),
        "companions": list_of(_COMPANION, 10),
    },
)
_BECAUSE: dict[str, Check] = {"reason": text(TEXT, 1)}
_ANSWERS_TO = list_of(uuid, 1_000)
_CLAIMS = ("met", "not_applicable")

BODIES: Mapping[str, Check] = {
    "planned": _ASSIGNMENT,
    "assigned": _ASSIGNMENT,
    "cancelled": shape(_BECAUSE),
    "accepted": shape({}),
    "declined": shape(_BECAUSE),
    "started": shape({"pack_hash": sha256}),
    "observed": shape({**_ANSWERED, "standard": name}, _WHY),
    "corrected": shape(_ANSWERED, _WHY),
    "undone": shape({"event": uuid}),
    "stopwatch_started": shape({"stopwatch": uuid, "mark": _MARK}, _OF_START),
    "stopwatch_lapped": shape({"stopwatch": uuid, "mark": _MARK}, {"label": text(200)}),
    "stopwatch_stopped": shape({"stopwatch": uuid, "mark": _MARK}),
    "stopwatch_named": shape({"stopwatch": uuid, "standard": name}),
    "promised": shape({"promise": uuid, "standard": name, "promised_at": moment}),
    "noted": shape({"note": uuid, "text": text(TEXT)}, _ABOUT),
    "photographed": shape(
        {"photo": sha256, "size": whole(1), "width": whole(1), "height": whole(1)},
        {"caption": text(1_000), **_ABOUT},
    ),
    "contact_marked": _step_of_contact,
    "contact_quoted": shape(
        {"line": uuid, "contact": uuid, "who": one_of("agent", "caller"), "text": text(TEXT)},
        {"dimension": one_of("business", "human")},
    ),
    "submitted": shape(
        {
            "events": whole(0, 100_000),
            "photos": list_of(shape({"sha256": sha256, "size": whole(1)}), 1_000),
        },
        {"reason": text(TEXT)},
    ),
    "review_started": shape({"submissions": _ANSWERS_TO}),
    "edited": shape({**_ANSWERED, **_BECAUSE}),
    "graded": shape({"grade": whole(1, 10)}, {"note": text(TEXT)}),
    "sent_back": shape({"submissions": _ANSWERS_TO, **_BECAUSE}, {"standards": list_of(name, 1_000)}),
    "released": shape({"pack_hash": sha256, "head": sha256}),
    "appealed": shape(
        {"appeal": uuid, "observation": uuid, "claim": one_of(*_CLAIMS), **_BECAUSE},
        {"photos": list_of(sha256, 10), "receipt": text(200)},
    ),
    "commented": shape({"appeal": uuid, "text": text(TEXT, 1)}),
    "withdrawn": shape({"appeal": uuid}),
    "redacted": shape(
        {"event": uuid, "digest": sha256, "left": sha256, "fields": list_of(name, 10), **_BECAUSE}
    ),
    "decided": shape(
        {"appeal": uuid, "observation": uuid, "claim": one_of(*_CLAIMS), "granted": flag, **_BECAUSE}
    ),
}
