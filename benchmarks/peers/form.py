"""One form for all: 900 standards in 30 sections, each met, not met or N/A, 200 timed, a comment on each.

The same texts go to every contender in its own tongue: a pack, an XForm, SurveyJS's JSON, the bare page's.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from xml.sax.saxutils import escape

from standards.pack import STAGES, Band, Clock, Department, Pack, RatingRules, Standard, TimeLimit, Within

SECTIONS, IN_EACH, TIMED = 30, 30, 200
ALL = SECTIONS * IN_EACH
ANSWERS = {"met": "Met", "not_met": "Not met", "not_applicable": "N/A"}
PLACES = ("desk", "door", "table", "bar", "pool", "spa", "lift", "room", "terrace", "telephone")
DEEDS = (
    "A guest who comes to the {place} is greeted with eye contact and a smile before any question is asked",
    "Whoever serves at the {place} offers help without being asked and says by when it will be done",
    "The area around the {place} is clean and free of used glasses, papers and trolleys",
    "At the {place} the guest's name is used at least once, naturally and as the guest said it",
    "What was promised at the {place} is confirmed in full and repeated if the guest hesitates",
    "Staff at the {place} speak so that other guests cannot hear a name or a room number",
)


@dataclass(frozen=True)
class Asked:
    """One standard of the form; `n` counts from 0 over all sections."""

    n: int
    text: str
    seconds: bool

    @property
    def section(self) -> int:
        return self.n // IN_EACH


def asked() -> list[Asked]:
    """All 900, the timed ones spread evenly."""
    return [Asked(n, _text(n), (n + 1) * TIMED // ALL > n * TIMED // ALL) for n in range(ALL)]


def sections() -> list[list[Asked]]:
    every = asked()
    return [every[start : start + IN_EACH] for start in range(0, ALL, IN_EACH)]


def _text(n: int) -> str:
    deed = DEEDS[n % len(DEEDS)].format(place=PLACES[n % len(PLACES)])
    return f"{deed} ({n + 1})."


def as_pack() -> Pack:
    """The form as an inspector of Sixty gets it."""
    return Pack(
        id="nine_hundred",
        edition="1",
        title={"en": "Nine hundred standards"},
        languages=("en",),
        departments=tuple(_department(number, part) for number, part in enumerate(sections())),
        rating=RatingRules(
            class_weights={"service": Fraction(75), "facility": Fraction(25)},
            bands=tuple(
                Band(stars, Fraction(score)) for stars, score in ((5, 90), (4, 82), (3, 70), (2, 55), (1, 40))
            ),
        ),
        stages={stage: {"en": stage.replace("_", " ").capitalize()} for stage in STAGES},
    )


def _department(number: int, part: list[Asked]) -> Department:
    name = f"s{number:02}"
    return Department(
        id=name,
        title={"en": f"Section {number + 1}"},
        stage=STAGES[number * len(STAGES) // SECTIONS],
        standards=tuple(_standard(name, one) for one in part),
    )


def _standard(department: str, one: Asked) -> Standard:
    clock = Clock(starts={"en": "The guest arrives."}, stops={"en": "The guest is served."})
    return Standard(
        id=f"{department}.q{one.n:03}",
        department=department,
        text={"en": one.text},
        met={"en": "Seen or heard by the inspector in person."},
        channel="face_to_face",
        classed="service",
        classification="courtesy",
        dimension="human",
        weight=Fraction(1),
        clock=clock if one.seconds else None,
        limit=TimeLimit(Within(60_000)) if one.seconds else None,
    )


def as_bare() -> dict[str, Any]:
    """The form as the bare page reads it."""
    return {
        "sections": [
            {
                "title": f"Section {number + 1}",
                "standards": [{"n": one.n, "text": one.text, "seconds": one.seconds} for one in part],
            }
            for number, part in enumerate(sections())
        ]
    }


def as_survey() -> dict[str, Any]:
    """The form as SurveyJS reads it: 30 pages."""
    choices = [{"value": value, "text": words} for value, words in ANSWERS.items()]

    def elements(one: Asked) -> list[dict[str, Any]]:
        name = f"q{one.n:03}"
        radio = {"type": "radiogroup", "name": name, "title": one.text, "choices": choices, "colCount": 3}
        comment = {"type": "text", "name": f"{name}_comment", "title": "Comment"}
        seconds = {"type": "text", "inputType": "number", "name": f"{name}_seconds", "title": "Seconds"}
        return [radio, *([seconds] if one.seconds else []), comment]

    return {
        "title": "Nine hundred standards",
        "pages": [
            {
                "name": f"s{number:02}",
                "title": f"Section {number + 1}",
                "elements": [element for one in part for element in elements(one)],
            }
            for number, part in enumerate(sections())
        ],
    }


def as_xform() -> str:
    """The form as an XForm in pages, its choices in an itemset as XLSForm's converter writes them."""
    names = [(f"/data/s{one.section:02}/q{one.n:03}", one) for one in asked()]
    nodes = "".join(
        f"<s{number:02}>{''.join(_nodes(one) for one in part)}</s{number:02}>"
        for number, part in enumerate(sections())
    )
    binds = "".join(
        f'<bind nodeset="{path}" type="string"/><bind nodeset="{path}_comment" type="string"/>'
        + (f'<bind nodeset="{path}_seconds" type="int"/>' if one.seconds else "")
        for path, one in names
    )
    choices = "".join(
        f"<item><name>{value}</name><label>{words}</label></item>" for value, words in ANSWERS.items()
    )
    groups = "".join(
        f'<group ref="/data/s{number:02}" appearance="field-list"><label>Section {number + 1}</label>'
        f"{''.join(_controls(one) for one in part)}</group>"
        for number, part in enumerate(sections())
    )
    return (
        '<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" '
        'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" '
        'xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Nine hundred standards</h:title><model>'
        f'<instance><data id="nine_hundred">{nodes}<meta><instanceID/></meta></data></instance>'
        f'<instance id="answers"><root>{choices}</root></instance>{binds}'
        '<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>'
        f'</model></h:head><h:body class="pages">{groups}</h:body></h:html>'
    )


def _nodes(one: Asked) -> str:
    name = f"q{one.n:03}"
    return f"<{name}/>" + (f"<{name}_seconds/>" if one.seconds else "") + f"<{name}_comment/>"


def _controls(one: Asked) -> str:
    path = f"/data/s{one.section:02}/q{one.n:03}"
    seconds = f'<input ref="{path}_seconds"><label>Seconds</label></input>' if one.seconds else ""
    return (
        f'<select1 ref="{path}"><label>{escape(one.text)}</label>'
        '<itemset nodeset="instance(\'answers\')/root/item"><value ref="name"/><label ref="label"/></itemset>'
        f'</select1>{seconds}<input ref="{path}_comment"><label>Comment</label></input>'
    )
