# ruff: noqa: E501 - tables of words read better unbroken
"""What a column may hold, and the names that files give it, in several languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from standards.pack import HOUSE_KINDS

MOST_PHRASES = 12
TEXTS = (
    "text", "met", "group", "weight_because", "critical_because", "starts", "stops", "unless",
    "department_title", "condition", *(f"phrase {n}" for n in range(1, MOST_PHRASES + 1)),
)  # fmt: skip
"""Fields that are a text, in one language a column."""

WORDS = (
    "department", "id", "stage", "channel", "class", "classification", "dimension", "weight", "points", "critical",
    "expected_by", "evidence", "serves", "limit", *(f"limit {house}" for house in HOUSE_KINDS), "measures",
)  # fmt: skip
"""Fields that are the same in every language."""

FIELDS = (*WORDS, *TEXTS)

LANGUAGE_NAMES: Mapping[str, tuple[str, ...]] = {
    "en": ("english", "engelsk", "englisch", "anglais", "inglés", "engelska", "inglese", "en"),
    "nb": ("norsk", "norwegian", "bokmål", "norsk bokmål", "norwegisch", "norvégien", "nb", "no"),
    "nn": ("nynorsk", "nn"),
    "de": ("german", "deutsch", "tysk", "allemand", "alemán", "tyska", "de"),
    "fr": ("french", "français", "francais", "fransk", "französisch", "francés", "fr"),
    "es": ("spanish", "español", "espanol", "spansk", "spanisch", "espagnol", "es"),
    "it": ("italian", "italiano", "italiensk", "italienisch", "italien", "it"),
    "sv": ("swedish", "svenska", "svensk", "schwedisch", "suédois", "sv"),
    "da": ("danish", "dansk", "dänisch", "danois", "da"),
}

_NAMES: Mapping[str, Mapping[str, str]] = {
    "id": {"en": "id|ref|reference|code|standard id|standard no|no|nr|number|item|#|name",
           "nb": "nummer|kode|referanse|standardnr|løpenr", "de": "kennung|lfd nr", "fr": "numéro|réf", "es": "número"},
    "department": {"en": "department|dept|area|section|category|outlet|touchpoint|division|module|unit|chapter",
                   "nb": "avdeling|område|seksjon|kategori|kapittel|del", "de": "abteilung|bereich|kategorie",
                   "fr": "département|service concerné|secteur|rubrique", "es": "departamento|área|sección",
                   "sv": "avdelning", "da": "afdeling"},
    "department_title": {"en": "department title|department name", "nb": "avdelingsnavn"},
    "stage": {"en": "stage|journey stage|phase", "nb": "fase|reisedel", "de": "phase", "fr": "étape", "es": "etapa"},
    "group": {"en": "group|subsection|sub section|subcategory|sub category|heading|topic|sub area",
              "nb": "gruppe|underkategori|overskrift|tema", "de": "gruppe|unterkategorie", "fr": "groupe|sous catégorie",
              "es": "grupo|subcategoría"},
    "text": {"en": "text|standard|standards|question|criterion|criteria|requirement|statement|label|description"
             "|item description|service standard|standard text|audit question|checkpoint",
             "nb": "tekst|standardtekst|spørsmål|kriterium|kriterier|krav|beskrivelse|punkt",
             "de": "frage|kriterium|anforderung|beschreibung|standardtext|prüfpunkt",
             "fr": "texte|critère|question posée|exigence|libellé|norme", "es": "texto|pregunta|criterio|estándar|requisito",
             "sv": "fråga|krav på service", "da": "spørgsmål", "it": "domanda|criterio|requisito"},
    "met": {"en": "met|what counts|guidance|how to judge|hint|notes for inspector|guideline|guidelines|explanation"
            "|interpretation|what counts as met|clarification",
            "nb": "oppfylt|veiledning|hva teller|forklaring|presisering", "de": "erläuterung|hinweis|erklärung",
            "fr": "explication|consigne|précisions", "es": "explicación|guía|aclaración"},
    "channel": {"en": "channel|mode|contact channel", "nb": "kanal", "de": "kanal", "fr": "canal", "es": "canal"},
    "class": {"en": "class|service or facility|standard class", "nb": "klasse", "de": "klasse", "fr": "classe",
              "es": "clase"},
    "classification": {"en": "classification|standard type|dimension of quality|type", "nb": "klassifisering|type standard",
                       "de": "klassifizierung", "fr": "classification du critère", "es": "clasificación"},
    "dimension": {"en": "dimension", "nb": "dimensjon", "fr": "dimension du service", "es": "dimensión"},
    "weight": {"en": "weight|weighting|weightage|importance|weight %", "nb": "vekt|vekting|vekttall",
               "de": "gewicht|gewichtung", "fr": "poids|pondération|coefficient", "es": "peso|ponderación", "sv": "viktning"},
    "points": {"en": "points|score|scoring|max points|max score|value|available points", "nb": "poeng|poengsum|maks poeng",
               "de": "punkte|punktzahl", "fr": "points possibles|barème|note", "es": "puntos|puntuación"},
    "weight_because": {"en": "weight because|weight reason|why this weight", "nb": "begrunnelse for vekt"},
    "critical": {"en": "critical|mandatory|must|key standard|essential|required|non negotiable",
                 "nb": "kritisk|obligatorisk|må krav", "de": "kritisch|pflicht|muss", "fr": "critique|obligatoire",
                 "es": "crítico|obligatorio"},
    "critical_because": {"en": "critical because|critical reason|why critical", "nb": "begrunnelse for kritisk"},
    "expected_by": {"en": "expected by|whose expectation|stakeholder", "nb": "forventet av|interessent"},
    "evidence": {"en": "evidence|proof|attachment", "nb": "bevis|dokumentasjon", "de": "nachweis", "fr": "preuve",
                 "es": "evidencia"},
    "serves": {"en": "serves|values|brand value", "nb": "verdier|tjener"},
    "limit": {"en": "limit|time limit|time|max time|target time|sla|time standard|timing|response time",
              "nb": "grense|tidsgrense|tidskrav|maks tid|frist", "de": "zeitlimit|zeitvorgabe|frist", "fr": "délai|limite",
              "es": "límite|tiempo máximo|plazo"},
    "starts": {"en": "starts|clock starts|start of clock|from when|timer start", "nb": "starter|klokken starter|måles fra"},
    "stops": {"en": "stops|clock stops|end of clock|until when|timer stop", "nb": "stopper|klokken stopper|måles til"},
    "unless": {"en": "unless|exception|exceptions|except", "nb": "med mindre|unntak", "de": "ausnahme", "fr": "exception"},
    "measures": {"en": "measures|measured figure", "nb": "måler"},
    "condition": {"en": "condition|applies if|applies when|relevant|only if|applicability|if",
                  "nb": "betingelse|gjelder når|gjelder hvis|vilkår", "de": "bedingung|nur wenn", "fr": "condition d'application",
                  "es": "condición"},
}  # fmt: skip


@dataclass(frozen=True)
class Use:
    """What a column is taken for: a field, "" where it is not taken; and the language of its texts."""

    field: str
    language: str = ""

    @property
    def label(self) -> str:
        """As its heading stands in our own files: "text (en)"."""
        return f"{self.field} ({self.language})" if self.language else self.field


_SUFFIX = re.compile(
    r"^(?P<name>.*?)\s*(?:::\s*(?P<form>[^()]*?)\s*(?:\((?P<code>[\w-]+)\))?|[(\[](?P<bracket>[^()\[\]]+)[)\]]"
    r"|\s[-–—/|]\s*(?P<dash>\w+)|[_\s](?P<tail>[A-Za-z]{2}))$",
    re.DOTALL,
)
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def use_of(heading: str) -> Use | None:
    """What a column of that heading seems to hold, None where nobody knows. Exact for our own headings."""
    name, language = _split(heading)
    field, spoken = _field(name)
    if not field and language:  # "service_en" may be a name of its own after all
        field, spoken = _field(heading)
    if not field:
        return None
    return Use(field, (language or spoken) if field in TEXTS else "")


def _split(heading: str) -> tuple[str, str]:
    """The name, and the language that a suffix names: "Text (en)", "label::Norsk (nb)", "Frage – DE"."""
    match = _SUFFIX.match(heading.strip())
    if match is None:
        return heading, ""
    for group in ("code", "form", "bracket", "dash", "tail"):
        said = match[group]
        language = language_of(said, exact=group in ("code", "bracket")) if said else ""
        if language:
            return match["name"], language
    return (match["name"] if match["form"] is not None else heading), ""


def language_of(said: str, *, exact: bool = False) -> str:
    """The tag of a language by its tag or name; with `exact`, any tag that is well formed."""
    word = said.strip().casefold()
    known = next((tag for tag, names in LANGUAGE_NAMES.items() if word in names), "")
    if exact and said.strip() in LANGUAGE_NAMES:
        return said.strip()
    if not known and exact and _TAG.fullmatch(said.strip()) and len(said.strip()) < 6:
        return said.strip()
    return known


def _field(name: str) -> tuple[str, str]:
    """The field of that name, and the language the name is of where it is another than English."""
    key = normal(name)
    return _by_name().get(key, ("", ""))


@cache
def _by_name() -> dict[str, tuple[str, str]]:
    names: dict[str, tuple[str, str]] = {}
    for field, languages in _NAMES.items():
        for language, listed in languages.items():
            for name in listed.split("|"):
                names.setdefault(normal(name), (field, "" if language == "en" else language))
    for field in FIELDS:
        names[normal(field)] = (field, "")
    return names


def normal(name: str) -> str:
    """Without capitals, punctuation and needless space."""
    return " ".join(re.sub(r"[^\w#%]+|_", " ", name.casefold()).split()) or name.strip()


def slug(words: str, *, longest: int = 40) -> str:
    """Small letters, digits and '_', as ids are written: "In-room Dining" is "in_room_dining". May be ""."""
    plain = words.casefold().translate(
        str.maketrans(dict[str, str | int | None]({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "&": " and "}))
    )
    ascii_ = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    joined = "_".join(re.findall(r"[a-z0-9]+", ascii_)).lstrip("0123456789_")
    return joined if len(joined) <= longest else joined[:longest].rpartition("_")[0] or joined[:longest]


_STOPWORDS: Mapping[str, str] = {
    "en": "the is are of and a to with in within guest guests not by for was",
    "nb": "og er i på til av en et med som ikke innen gjesten gjester blir ble det den",
    "de": "der die das und ist sind mit von zu den ein eine gast gäste nicht innerhalb wird",
    "fr": "le la les et est sont de du des un une avec dans client clients pas dans en",
    "es": "el la los las y es son de del un una con en huésped huéspedes no dentro",
    "sv": "och är i på till av en ett med som inte inom gästen gäster blir",
    "da": "og er i på til af en et med som ikke inden gæsten gæster bliver",
    "it": "il la gli e è sono di del un una con in ospite ospiti non entro",
}


def language_spoken(texts: Iterable[str]) -> str:
    """The language these texts seem to be in, by their commonest words; English where nobody can tell."""
    words = [word for text in texts for word in re.findall(r"\w+", text.casefold())]
    counts = {tag: sum(word in common.split() for word in words) for tag, common in _STOPWORDS.items()}
    best = max(counts, key=lambda tag: counts[tag])
    return best if counts[best] else "en"
