"""What goes in and out, as JSON Schemas (2020-12): the document shows them, inputs are held to them. Pure.

Texts are Unicode without control characters, moments RFC 3339, scores texts with one decimal, cut and never
rounded: as on every page.
"""

from __future__ import annotations

from collections.abc import Mapping

from inspections.actions.bodies import LONGEST_TEXT, LONGEST_TITLE, MOST_SOURCES
from inspections.actions.workflow import STATUSES as ACTION_STATUSES
from inspections.bodies import SEVERITIES
from inspections.guests.bodies import HOWS, LONGEST
from inspections.guests.parts import CES, CHANNELS, CSAT, NPS
from inspections.guests.places import LONGEST_NAME
from inspections.guests.speaking import LONGEST_WORDS
from inspections.guests.threads import STATUSES as FEEDBACK_STATUSES
from scoring.api.schema import (
    DAY,
    MOMENT,
    SCORE,
    UUID,
    Schema,
    flag,
    maybe,
    named,
    one_of,
    scale,
    shape,
    some,
    text,
    whole,
    words,
)

MOST_ANSWERS = 200

HOTEL = shape(
    "A hotel that the key reaches.",
    {
        "id": UUID,
        "name": text("Its name"),
        "city": text("Its city"),
        "country": text("Its country"),
        "region": text("Its region"),
        "kind": text("Its kind: some limits depend on it"),
        "time_zone": text("Its clock, an IANA name"),
    },
)
_PACK = shape(
    "The standards it was held to.",
    {"id": text("The pack"), "edition": text("Its edition"), "hash": text("SHA-256 of the edition")},
)
_RATING: Mapping[str, Schema] = {
    "visit": UUID | {"description": "The visit: the rating's id"},
    "hotel": UUID | {"description": "The hotel"},
    "starts_on": DAY | {"description": "The visit's first day, at the hotel"},
    "ends_on": DAY | {"description": "Its last day"},
    "released_at": MOMENT | {"description": "When it was released"},
    "pack": _PACK,
    "stars": maybe(whole("Stars; null where this visit cannot be rated, 0 where no band was reached", 0, 10)),
    "half_step": flag("Whether half a star is added"),
    "provisional": flag("Whether too little was observed for the stars to be final"),
    "score": maybe(SCORE),
}
RATING = shape("A released visit's rating, as it stands now: an appeal may still change it.", _RATING)
DEPARTMENT = shape(
    "A department's share.",
    {
        "id": text("The department in the pack"),
        "title": text("Its name"),
        "score": maybe(SCORE),
        "met": whole("Standards met in full", 0, 100_000),
        "counted": whole("Standards that counted", 0, 100_000),
    },
)
RATING_WHOLE = shape(
    "A rating with its departments.",
    {
        **_RATING,
        "next_star": maybe(whole("The star above; null where there is none", 0, 10)),
        "coverage": maybe(SCORE) | {"description": "Of 100, how much of the edition was observed"},
        "departments": some("Department by department, in the pack's order.", named("Department")),
    },
)
FINDING = shape(
    "A standard of a released visit that was not met, or only partly.",
    {
        "visit": UUID | {"description": "The visit; with `standard` it names the finding"},
        "hotel": UUID | {"description": "The hotel"},
        "released_at": MOMENT | {"description": "When the visit was released"},
        "standard": text("The standard in the pack"),
        "department": text("Its department in the pack"),
        "department_title": text("The department's name"),
        "title": text("What was found, as a sentence"),
        "asked": text("What the standard asks for"),
        "limit": text("Its time limit; empty where it has none"),
        "observed": text("The time that was measured; empty where none was"),
        "critical": flag("Whether the standard is critical"),
        "outcome": one_of("Never met, or not each time", "not_met", "partly"),
        "severity": one_of(
            "How serious the inspector found it, at its worst; empty where nothing was said", "", *SEVERITIES
        ),
        "points": SCORE | {"description": "Points of 100 that it costs, cut"},
        "action": maybe(UUID | {"description": "The action about it; null where there is none"}),
    },
)
_BY = one_of("Who: someone of the house or office, whoever has a link, another system, or Sixty itself",
             "person", "link", "system", "sixty")  # fmt: skip
ACTION = shape(
    "What is done about findings.",
    {
        "id": UUID,
        "hotel": UUID | {"description": "The hotel"},
        "status": one_of("Where it stands", *ACTION_STATUSES),
        "title": text("What it is about"),
        "findings": some(
            "The findings it is about.",
            shape(
                "A finding, as it read when it was taken up.",
                {"visit": text("Its visit"), "standard": text("Its standard"), "title": text("How it read")},
            ),
        ),
        "department": text("The department it was given to, or is of"),
        "department_title": text("The department's name"),
        "given_to_someone": flag("Whether a person has it. People are not named here"),
        "due_on": maybe(DAY),
        "critical": flag("Whether one of its standards is critical"),
        "cause": text("Why it came to that, as the house says; empty until it does"),
        "effort": text("What it takes, as the house says; empty until it does"),
        "opened_at": MOMENT,
        "since": MOMENT | {"description": "Since when it stands there"},
        "evidence": some(
            "What shows that it is put right. Pictures stay in Sixty.",
            shape(
                "A piece of evidence.",
                {"by": _BY, "at": MOMENT, "note": text("In words"), "photos": whole("Pictures", 0, 1_000)},
            ),
        ),
        "comments": some(
            "What was said to it.",
            shape("A comment.", {"by": _BY, "at": MOMENT, "text": text("In words")}),
        ),
    },
)
FEEDBACK = shape(
    "What a guest said, once. How the guest wishes to be answered stays in Sixty.",
    {
        "id": UUID,
        "hotel": UUID | {"description": "The hotel"},
        "place": maybe(
            shape(
                "Where: the hotel itself, an outlet or a room.",
                {"id": UUID, "kind": text("hotel, outlet or room"), "name": text("Its name")},
            )
        ),
        "department": text("The department the place belongs to; empty where none"),
        "channel": one_of("How it came", *CHANNELS),
        "source": text("The survey it came in; empty where it was none"),
        "language": text("The guest's language, where it is known"),
        "said_at": MOMENT,
        "received_at": MOMENT | {"description": "When it came in: lists are in this order"},
        "csat": maybe(scale("Satisfied", CSAT)),
        "nps": maybe(scale("Would recommend", NPS)),
        "ces": maybe(scale("It was easy", CES)),
        "perfect": text("What would have made it perfect"),
        "words": text("Free words"),
        "counts": one_of("What it counts for: all figures, its place's, or none", "all", "place", "none"),
        "status": one_of("What was done about it", *FEEDBACK_STATUSES),
        "complaint": flag("Whether it became a complaint"),
        "action": maybe(UUID | {"description": "The action that came of it"}),
    },
)

NEW_ACTION = shape(
    "Findings of one hotel's released visits, of which no action is yet.",
    {
        "findings": some(
            "One, or several that go together.",
            shape("A finding.", {"visit": UUID, "standard": words(200, "Its standard")}),
            1,
            MOST_SOURCES,
        )
    },
    {"title": words(LONGEST_TITLE, "What it is about; the first finding's title where it is left out")},
)
ASSIGNMENT = shape(
    "To whom it is given.",
    {"department": words(200, "The id of a department of the pack")},
    {"name": words(100, "Who in it has it, as your system calls them")},
)
DUE = shape("Another day.", {"due_on": DAY})
EVIDENCE = shape("What shows that it is put right.", {"note": words(LONGEST_TEXT, "What was done")})
COMMENT = shape("A comment.", {"text": words(LONGEST_TEXT, "In words")})
SURVEY = shape(
    "Answers of guests to your survey, all of one hotel: all are taken in, or none.",
    {
        "hotel": UUID | {"description": "The hotel"},
        "source": words(100, "The name of the survey: its figures stand beside the house's own"),
        "answers": some("The answers.", named("Answer"), 1, MOST_ANSWERS),
    },
)
ANSWER = shape(
    "What one guest said: a score, or some words. A score off its scale is refused, never converted.",
    {
        "id": words(200, "The answer's own number in your system: sent again, it is held once"),
        "said_at": MOMENT | {"description": "When the guest answered, not later than now"},
    },
    {
        "csat": maybe(scale("Satisfied", CSAT)),
        "nps": maybe(scale("Would recommend", NPS)),
        "ces": maybe(scale("It was easy", CES)),
        "perfect": {
            "type": ["string", "null"],
            "maxLength": LONGEST_WORDS,
            "description": "What would have made it perfect",
        },
        "words": {"type": ["string", "null"], "maxLength": LONGEST_WORDS, "description": "Free words"},
        "place": maybe(words(LONGEST_NAME, "The outlet or room, by its name in Sixty")),
        "language": {
            "type": ["string", "null"],
            "pattern": "^[A-Za-z0-9-]{2,20}$",
            "description": "The guest's language, such as en or pt-BR",
        },
    },
)
TAKEN = shape(
    "What became of a sending.",
    {
        "taken": whole("Answers that were new", 0, MOST_ANSWERS),
        "known": whole("Answers that were held already, and stay as they are", 0, MOST_ANSWERS),
        "feedback": some("The id of each, in the order sent.", UUID),
    },
)
ANSWERED = shape(
    "How the guest was answered, and with what words.",
    {"how": one_of("The way", *HOWS), "text": words(LONGEST, "What the guest was told")},
)
PROBLEM: Schema = {
    "type": "object",
    "description": "What went wrong, by RFC 9457.",
    "properties": {
        "type": text("Leads to what this kind of problem means"),
        "title": text("The kind of problem, in words"),
        "status": whole("The HTTP status", 400, 599),
        "detail": text("What is wrong here and what to do"),
        "code": text("For programs: the kind, or more exactly which"),
        "errors": some(
            "Field by field, where it is about fields.",
            shape(
                "One field.",
                {"detail": text("What is wrong with it and what it must be")},
                {
                    "pointer": text("Where in the body, a JSON Pointer"),
                    "parameter": text("Which parameter or header"),
                },
            ),
        ),
    },
    "required": ["type", "title", "status", "detail", "code"],
    "additionalProperties": False,
}

SCHEMAS: Mapping[str, Schema] = {
    "Hotel": HOTEL,
    "Rating": RATING,
    "RatingWhole": RATING_WHOLE,
    "Department": DEPARTMENT,
    "Finding": FINDING,
    "Action": ACTION,
    "Feedback": FEEDBACK,
    "NewAction": NEW_ACTION,
    "Assignment": ASSIGNMENT,
    "Due": DUE,
    "Evidence": EVIDENCE,
    "Comment": COMMENT,
    "Survey": SURVEY,
    "Answer": ANSWER,
    "Taken": TAKEN,
    "Answered": ANSWERED,
    "Problem": PROBLEM,
}
