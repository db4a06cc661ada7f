# ruff: noqa: E501 - tables of words read better unbroken
"""Time limits recognised in prose, English and Norwegian: "within 30 seconds", "innen 60 sekunder".

What is found is only ever proposed. A sentence may hold several; what they limit, its reader knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from standards.exchange.limits_words import LimitTree

_WORDS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "nb": "ett to tre fire fem seks sju åtte ni ti elleve tolv",
}
_MORE = {
    "en": {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90,
           "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5},
    "nb": {"en": 1, "et": 1, "én": 1, "syv": 7, "femten": 15, "tjue": 20, "tretti": 30, "førtifem": 45, "seksti": 60,
           "nitti": 90, "første": 1, "andre": 2, "tredje": 3, "fjerde": 4, "femte": 5},
}  # fmt: skip
NUMBERS = {
    language: {word: n for n, word in enumerate(words.split(), 1)} | _MORE[language]
    for language, words in _WORDS.items()
}
_UNITS = {
    "en": {"h": r"hours?|hrs?\.?|h", "min": r"minutes?|mins?\.?|min\.?", "s": r"seconds?|secs?\.?|s"},
    "nb": {"h": r"timer?|t|h", "min": r"minutter|minutts?|min\.?", "s": r"sekunder|sekunds?|sek\.?|s"},
}
_HALF = {"en": r"half an hour", "nb": r"(?:en )?halv ?time"}
_WITHIN = {
    "en": r"(?:not|no) (?:more|longer|later) than|no(?:t)? exceed(?:ing)?|within|in under|in less than|less than|under"
    r"|at most|(?:a )?max(?:imum)?\.?(?: of)?|up to|takes?|inside|in|<|≤|<=",
    "nb": r"ikke (?:mer|lenger|senere) enn|innen(?:for)?|i løpet av|på under|under|på mindre enn|mindre enn"
    r"|maks(?:imalt|imum)?\.?|høyst|inntil|senest(?: etter)?|tar|på|<|≤|<=",
}
_QUOTED_TIME = {
    "en": r"(?:the |their )?(?:time )?(?:quoted|promised|estimated|stated)(?: delivery| waiting| wait)?(?: times?)?",
    "nb": r"(?:den )?(?:oppgitte?|lovede?|lovet|opplyste?|anslåtte?)(?: leverings| vente)? ?tid(?:en|spunkt)?(?: som ble \w+)?",
}
_SET_TIME = {
    "en": r"(?:the |their )?(?:requested|agreed|set|scheduled|arranged|ordered|pre-?arranged|booked|appointed)"
    r"(?: \w+)?(?: times?)?|the time (?:requested|agreed|set|ordered)",
    "nb": r"(?:den )?(?:avtalte?|ønskede?|ønsket|bestilte?|fastsatte?|satte)(?: \w+)? ?tid(?:en|spunkt(?:et)?)?",
}
_OF = {
    "en": r"(?:of|from|either side of|before or after|around)",
    "nb": r"(?:av|fra|på hver side av|før eller etter|rundt)",
}
_AFTER = {"en": r"(?:after|past|beyond)", "nb": r"(?:etter|over)"}
_RING = {"en": r"rings?", "nb": r"ring(?:etoner|etone|esignaler|esignal|er)?"}
_AT_LEAST = {
    "en": r"at least|no less than|not less than|(?:a )?minimum(?: of)?|waits?|≥|>=",
    "nb": r"minst|i det minste|minimum|ikke mindre enn|venter|≥|>=",
}
_OR_LESS = {
    "en": r"or (?:less|under|fewer)|at (?:the )?most|max(?:imum)?\.?",
    "nb": r"eller (?:mindre|kortere)|maks\.?",
}
_OR = {"en": r"or|/|,", "nb": r"eller|/|,"}
_AND = {"en": r"and|to|until|till|-|–|—", "nb": r"og|til|-|–|—"}
_TIME = (
    r"(?:kl\.? ?)?(?P<{0}h>[01]?[0-9]|2[0-3])(?:[:.h](?P<{0}m>[0-5][0-9]))? ?(?P<{0}p>[ap]\.?m\b\.?)?(?:h\b)?"
)


_MAY_HOLD = re.compile(
    r"[0-9]\W{0,3}(?:s|m|h|t|rin|[ap]\.?m|\.|-|–|—|and|og|to|til)|kl\.?|hourly|hour|minut|second|sekund|time|ring",
    re.IGNORECASE,
)
"""Nine of ten sentences are passed over at a glance: they have nothing that every limit has."""


@dataclass(frozen=True)
class Found:
    """A limit recognised in a sentence: as a pack writes it, the words it was read from, and where they stand."""

    limit: LimitTree
    phrase: str
    start: int


def limits_in(sentence: str) -> tuple[Found, ...]:
    """Every limit the sentence seems to hold, in the order of its words, no word read twice."""
    text = sentence.replace("\u00a0", " ").replace("\u202f", " ")
    found: list[Found] = []
    if not _MAY_HOLD.search(text):
        return ()
    for language in NUMBERS:
        for pattern, made in _patterns(language):
            for match in pattern.finditer(text):
                limit = made(match, language)
                if limit is not None:
                    found.append(Found(limit, match[0].strip(" ,.;"), match.start()))
    return tuple(_without_overlaps(found))


def _without_overlaps(found: list[Found]) -> Iterator[Found]:
    """The longest of those that share words, since "3 rings or 10 seconds" also holds "10 seconds"."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: -len(one.phrase)):
        end = each.start + len(each.phrase)
        if all(end <= other.start or each.start >= other.start + len(other.phrase) for other in kept):
            kept.append(each)
    return iter(sorted(kept, key=lambda one: one.start))


Made = Callable[[re.Match[str], str], "LimitTree | None"]


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Made], ...]:
    """The forms of a limit in that language, with what each makes of its words."""
    span = _span(language, "a")
    within, number, ring = _WITHIN[language], _number(language), _RING[language]
    quoted, fixed = _QUOTED_TIME[language], _SET_TIME[language]
    of, after = _OF[language], _AFTER[language]
    about = rf"(?:{within}|plus or minus|pluss/?minus|pluss eller minus|±|\+ ?/ ?[-–−])"
    time, until = _TIME.format("a"), _TIME.format("b")
    said = (
        ((rf"(?:{within}|before|før|by)?\W{{0,2}}(?:the |det )?(?P<count>{number})\.? ?{ring}\b"
          rf"(?: ?(?:{_OR[language]}) ?(?:{within})? ?{span})?"), _rings),
        (rf"\b(?:{within}) {span} ?(?:{_OR[language]}) ?(?P<count>{number}) ?{ring}\b", _rings),
        (rf"{about} ?{span} (?:{of}) {quoted}", _quoted_both),
        (rf"(?:{within})? ?{span} (?:{after}) {quoted}", _quoted_late),
        (rf"{about} ?{span} (?:{of}) (?:{fixed})", _around),
        (rf"(?:±|\+ ?/ ?[-–−]|plus or minus|pluss/?minus|pluss eller minus) ?{span}", _around),
        (rf"(?:between|from|mellom|fra) {time} ?(?:{_AND[language]}) ?(?:and )?{until}(?![0-9]| ?(?:{_any_unit(language)})\b)",
         _between),
        (rf"(?<![0-9:.,]){_TIME.format('a')} ?[-–—] ?{_TIME.format('b')}(?![0-9:.]| ?(?:{_any_unit(language)})\b)",
         _between_if_told),
        (rf"(?:every|each|hvert|hver) {span}", _every),
        (r"\b(?:hourly|every hour|each hour|hver time)\b", _hourly),
        (r"(?:every|hvert) (?P<count>[0-9]{1,4})\. ?minutt\b", _every_nth),
        (rf"(?<![<>])(?:{_AT_LEAST[language]}) ?{span}", _wait),
        (rf"(?<![\w>])(?:{within}) ?(?:(?:the )?(?:first|next) )?(?:{number} ?[-–] ?)?{span}", _within),
        (rf"{span} (?:{_OR_LESS[language]})", _within),
        (rf"(?<![\w])(?:{within}) ?(?P<half>{_HALF[language]})", _half_hour),
    )  # fmt: skip
    return tuple((re.compile(form, re.IGNORECASE), made) for form, made in said)


def _number(language: str) -> str:
    words = "|".join(sorted(NUMBERS[language], key=len, reverse=True))
    return rf"(?:[0-9]{{1,4}}|(?:{words})\b)"


def _any_unit(language: str) -> str:
    return "|".join(_UNITS[language].values())


def _span(language: str, name: str) -> str:
    """A duration: a number and its unit, and perhaps a smaller one. Groups are called by `name`."""
    number, unit = _number(language), _any_unit(language)
    return (
        rf"(?P<{name}n>{number}) ?-?(?P<{name}u>{unit})(?!\w)"
        rf"(?: ?(?:and|og)? ?(?P<{name}n2>{number}) ?-?(?P<{name}u2>{unit})(?!\w))?"
    )


def _duration(match: re.Match[str], language: str) -> str | None:
    """The first duration of the match as a pack writes it."""
    parts = match.groupdict()
    said = [(parts.get("an"), parts.get("au")), (parts.get("an2"), parts.get("au2"))]
    written = [
        f"{_figure(number, language)} {_unit(unit, language)}" for number, unit in said if number and unit
    ]
    order = [("h", "min", "s").index(each.rpartition(" ")[2]) for each in written]
    if not written or order != sorted(set(order)) or written[0].startswith("0 "):
        return None
    return " ".join(each for each in written if not each.startswith("0 "))


def _figure(number: str, language: str) -> int:
    return int(number) if number.isdigit() else NUMBERS[language][number.casefold()]


def _unit(unit: str, language: str) -> str:
    return next(name for name, form in _UNITS[language].items() if re.fullmatch(form, unit, re.IGNORECASE))


def _rings(match: re.Match[str], language: str) -> LimitTree | None:
    count, span = str(_figure(match["count"], language)), _duration(match, language)
    return {"rings": {"count": count, "within": span} if span else count} if count != "0" else None


def _quoted_both(match: re.Match[str], language: str) -> LimitTree | None:
    span = _duration(match, language)
    return {"quoted": {"late": span, "early": span}} if span else None


def _quoted_late(match: re.Match[str], language: str) -> LimitTree | None:
    span = _duration(match, language)
    return {"quoted": {"late": span}} if span else None


def _around(match: re.Match[str], language: str) -> LimitTree | None:
    span = _duration(match, language)
    return {"around": span} if span else None


def _every(match: re.Match[str], language: str) -> LimitTree | None:
    span = _duration(match, language)
    return {"every": span} if span else None


def _hourly(_match: re.Match[str], _language: str) -> LimitTree | None:
    return {"every": "1 h"}


def _every_nth(match: re.Match[str], _language: str) -> LimitTree | None:
    return {"every": f"{int(match['count'])} min"}


def _wait(match: re.Match[str], language: str) -> LimitTree | None:
    span = _duration(match, language)
    return {"wait": span} if span else None


def _within(match: re.Match[str], language: str) -> LimitTree | None:
    span = _duration(match, language)
    return {"within": span} if span else None


def _half_hour(_match: re.Match[str], _language: str) -> LimitTree | None:
    return {"within": "30 min"}


def _between(match: re.Match[str], _language: str) -> LimitTree | None:
    opens, closes = _time_of_day(match, "a"), _time_of_day(match, "b")
    return {"between": [opens, closes]} if opens != closes else None


def _between_if_told(match: re.Match[str], language: str) -> LimitTree | None:
    """ "5–8" may be minutes or anything: times of day must show minutes, or am and pm."""
    told = all(match[f"{each}m"] or match[f"{each}p"] for each in "ab")
    return _between(match, language) if told else None


def _time_of_day(match: re.Match[str], name: str) -> str:
    """ "9 pm" is 21:00; in "5–9 pm" the first half of the day is that of the second."""
    half = match[f"{name}p"] or (match["bp"] if name == "a" else "")
    hour = int(match[f"{name}h"])
    if half:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    return f"{hour:02}:{match[f'{name}m'] or '00'}"
