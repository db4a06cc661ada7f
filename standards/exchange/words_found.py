# ruff: noqa: E501 - tables of words read better unbroken
"""What a cell says, as a pack's vocabulary has it: "Telephone" is phone, "Yes:3 / No:0" the weight 3."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from standards import pack
from standards.exchange.fields import normal
from standards.exchange.figures import number_in
from standards.problems import nearest

KNOWN: Mapping[str, tuple[str, ...]] = {
    "stage": pack.STAGES,
    "channel": pack.CHANNELS,
    "class": pack.CLASSES,
    "classification": pack.CLASSIFICATIONS,
    "dimension": pack.DIMENSIONS,
    "expected_by": pack.EXPECTED_BY,
    "evidence": pack.EVIDENCE,
    "measures": tuple(pack.MEASURES),
    "critical": ("true", "false"),
}

_ALSO: Mapping[str, Mapping[str, str]] = {
    "channel": {
        "face_to_face": "in person|on site|onsite|personal|face|ansikt til ansikt|personlig|oppmøte|walk in",
        "phone": "telephone|tel|call|by phone|telefon|téléphone|teléfono|phone call",
        "email": "e mail|mail|e post|epost|courriel|correo|in writing",
        "chat": "whatsapp|text message|sms|message|messaging|melding",
        "app": "mobile app|website|web|online|digital|nettside",
        "letter": "post|brev|card|kort",
    },
    "class": {
        "service": "services|staff|behaviour|behavior|people|tjeneste|betjening|dienst",
        "facility": "facilities|product|hardware|physical|property|fasilitet|fasiliteter|anlegg|produkt",
    },
    "classification": {
        "cleanliness": "clean|hygiene|cleaning|renhold|renslighet|sauberkeit|propreté|limpieza",
        "courtesy": "courteous|manners|politeness|graciousness|høflighet|freundlichkeit|guest courtesy",
        "efficiency": "speed|timeliness|timing|time|effektivitet|effizienz|service delivery",
        "food_and_drink": "food|beverage|food and beverage|f b|food quality|mat|mat og drikke|culinary",
        "thoughtfulness": "thoughtful|personalisation|personalization|personalised|omtanke|attention",
        "comfort": "guest comfort|convenience|guest comfort and convenience|komfort|confort",
        "luxury": "luxurious|sense of luxury|luksus",
        "appearance": "grooming|uniform|staff appearance|utseende|condition|maintenance|tilstand",
        "skill": "knowledge|technical|technical execution|professionalism|kunnskap|ferdighet|staff knowledge",
        "wellness": "health|wellbeing|well being|velvære|spa",
    },
    "dimension": {
        "business": "functional|operational|forretning|core",
        "human": "emotional|emotion|behavioural|menneskelig|people",
        "hidden": "back of house|behind the scenes|skjult",
    },
    "critical": {"true": "yes|y|x|1|ja|j|oui|sí|si|✓|✔|must|critical|mandatory|kritisk|obligatorisk|wahr|sant",
                 "false": "no|n|0|nei|nein|non|optional|-|falsch|usant|normal"},
    "evidence": {"time": "timing|timer|tid|stopwatch", "photo": "picture|image|bilde|foto|photograph",
                 "note": "comment|kommentar|notat|text", "receipt": "bill|kvittering|invoice", "recording": "audio|opptak"},
    "expected_by": {"guest": "guests|gjest|customer", "brand": "chain|kjede", "owner": "eier", "authority": "law|lov|legal",
                    "staff": "ansatte|employees", "neighbour": "neighbor|nabo"},
    "stage": {"before_arrival": "pre arrival|før ankomst|booking|reservation", "arrival": "ankomst|check in",
              "room": "rom|rommet|guest room", "dining": "food and drink|restaurant|mat og drikke",
              "leisure": "pool and spa|fritid|wellness", "guest_service": "service|gjesteservice|during stay",
              "departure": "avreise|check out"},
}  # fmt: skip


def word_of(field: str, said: str) -> tuple[str, bool]:
    """The word of that field's vocabulary, and whether the cell plainly said it; "" where none is near."""
    if said in KNOWN[field]:
        return said, True
    key = normal(said)
    words = _by_name(field)
    if key in words:
        return words[key], key.replace(" ", "_") == words[key]
    near = nearest(key, words) if len(key) > 3 else None
    return (words[near], False) if near else ("", False)


@cache
def _by_name(field: str) -> dict[str, str]:
    also = _ALSO.get(field, {})
    listed = {normal(name): word for word, names in also.items() for name in names.split("|")}
    return {normal(word): word for word in KNOWN[field]} | listed


@dataclass(frozen=True)
class Worth:
    """What a cell of weights or points says: the weight, how it was said, and why it cannot be used if so."""

    weight: str = ""
    how: str = "plain"
    """plain, comma, percent, points, points-for-no, no-earns-more or unread"""


_YES_NO = re.compile(
    r"(?:yes|ja|y|j|oui|sí|si|met|oppfylt|pass|true)\s*[:=]?\s*(?P<yes>-?[0-9]+(?:[.,][0-9]+)?)\W+"
    r"(?:no|nei|nein|n|non|not met|ikke oppfylt|fail|false)\s*[:=]?\s*(?P<no>-?[0-9]+(?:[.,][0-9]+)?)"
    r"(?:\W+(?:n/?a|not applicable|ikke aktuelt)\W*[0-9.,-]*)?",
    re.IGNORECASE,
)
_NO_YES = re.compile(
    r"(?:no|nei|nein|n|non|not met|fail)\s*[:=]\s*(?P<no>-?[0-9]+(?:[.,][0-9]+)?)\W+"
    r"(?:yes|ja|y|j|oui|sí|si|met|pass)\s*[:=]\s*(?P<yes>-?[0-9]+(?:[.,][0-9]+)?).*",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?P<yes>[0-9]+(?:[.,][0-9]+)?)\s*[/|]\s*(?P<no>0)")
_PERCENT = re.compile(r"(?P<share>[0-9]{1,6}(?:[.,][0-9]{1,6})?)\s*%")


def worth_of(said: str) -> Worth:
    """The weight that a cell of weights or points gives."""
    plain = number_in(said)
    if plain is not None:
        return Worth(plain, "comma" if "," in said else "plain")
    if match := _PERCENT.fullmatch(said.strip()):
        return Worth(number_in(match["share"]) or "", "percent")
    for form in (_YES_NO, _NO_YES, _PAIR):
        if match := form.fullmatch(said.strip()):
            return _points(match["yes"].replace(",", "."), match["no"].replace(",", "."))
    return Worth(how="unread")


def _points(yes: str, no: str) -> Worth:
    if Fraction(yes) <= Fraction(no):
        return Worth(how="no-earns-more")
    return Worth(yes, "points" if not Fraction(no) else "points-for-no")


_STAGE_WORDS = (
    ("departure", "departure|check out|checkout|checking out|utsjekk|avreise|farewell|after stay|after_stay"),
    ("before_arrival", "reservation|booking|pre arrival|before|website|reservasjon|bestilling|før ankomst"),
    (
        "dining",
        "dining|restaurant|bar|breakfast|lunch|dinner|food|beverage|f b|frokost|middag|lounge|minibar|kitchen|mat",
    ),
    ("leisure", "spa|pool|fitness|gym|beach|wellness|leisure|basseng|golf|kids"),
    ("room", "room|housekeeping|bath|turndown|evening service|laundry|rom|renhold|bad|vaskeri"),
    (
        "arrival",
        "arrival|check in|checkin|front office|reception|door|bell|luggage|valet|lobby|resepsjon|ankomst|innsjekk",
    ),
)


def stage_of(department: str) -> str:
    """The stage of the journey that a department's name speaks of; guest_service where it speaks of none."""
    name = f" {normal(department)} "
    for stage, words in _STAGE_WORDS:
        if any(f" {word}" in name for word in words.split("|")):
            return stage
    return "guest_service"
