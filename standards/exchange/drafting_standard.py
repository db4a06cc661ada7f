"""An entry as a standard is written in a pack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from standards.durations import is_duration
from standards.exchange.entries import Entry
from standards.exchange.fields import MOST_PHRASES, normal, slug
from standards.exchange.limits_found import limits_in
from standards.exchange.limits_words import LimitTree, limit_in_line, limit_line
from standards.exchange.own_sheets import leaf, listed, mapping, split
from standards.exchange.remarks import Notice, Remark
from standards.exchange.table import Cell, letters
from standards.exchange.words_found import KNOWN, word_of, worth_of
from standards.exchange.xlsform import only_where
from standards.pack import HOUSE_KINDS
from standards.written import NOTHING, Written

_SHORT = re.compile(r"[a-z][a-z0-9_]{0,59}")
_STANDS_FOR = {
    "channel": "face_to_face",
    "class": "service",
    "classification": "efficiency",
    "dimension": "business",
}
_CLOCK = {
    "en": ("The guest begins to wait.", "What was promised is done."),
    "nb": ("Gjesten begynner å vente.", "Det som ble lovet, er gjort."),
}
_WORTH_SAID = {
    "comma": Notice.COMMA_READ,
    "percent": Notice.PERCENT_READ,
    "points": Notice.POINTS_READ,
    "points-for-no": Notice.POINTS_FOR_NO,
    "no-earns-more": Notice.NO_EARNS_MORE,
    "unread": Notice.UNREAD_POINTS,
}
_BY_PHONE = ("phone", "telephone", "call", "ring", "rings", "telefon", "telefonen", "hold")


@dataclass(frozen=True)
class Proposal:
    """A limit found in the sentence of a standard. It is in the draft only where `accepted`."""

    standard: str
    sheet: str
    row: int
    sentence: str
    phrase: str
    limit: LimitTree
    accepted: bool

    @property
    def said(self) -> str:
        """The limit in one line: "within 60 s"."""
        return limit_line(self.limit)


class StandardWriter:
    """Writes entries as standards, one after the other: ids stay apart, what was guessed is remarked."""

    def __init__(
        self, languages: tuple[str, ...], accepted: frozenset[str] | None, remarks: list[Remark]
    ) -> None:
        self.languages, self.accepted, self.remarks = languages, accepted, remarks
        self.limits: list[Proposal] = []
        self.values: dict[str, str] = {}
        """Values that standards serve: their ids, with what the file calls them."""
        self._ids: set[str] = set()
        self._weights: dict[str, list[Fraction]] = {}
        self._percent = False
        self._sentences: dict[tuple[str, str], int] = {}

    def written(self, entry: Entry, department: str) -> Written:
        """The standard of that entry in that department."""
        standard_id = self._id(entry, department)
        parts: dict[str, Written] = {"id": standard_id, "text": self._text(entry, "text")}
        parts["met"] = self._met(entry, parts["text"])
        parts["group"] = self._group(entry)
        parts |= {name: self._word(entry, name) for name in _STANDS_FOR}
        parts |= {name: self._optional_word(entry, name) for name in ("critical", "expected_by", "measures")}
        parts["weight"] = self._weight(entry)
        parts |= {name: self._text(entry, name) for name in ("weight_because", "critical_because")}
        parts |= {name: self._list(entry, name) for name in ("evidence", "serves")}
        parts |= self._limit_and_clock(entry, standard_id.text)
        parts["phrases"] = self._phrases(entry)
        self._note_repetition(entry, department)
        return mapping("", {key: part for key, part in parts.items() if part}, entry.sheet, entry.row)

    def _id(self, entry: Entry, department: str) -> Written:
        cell = entry.cells.get(("id", ""))
        said = cell.text.strip() if cell else ""
        if said and _SHORT.fullmatch(said.partition(".")[2]) and slug(said.partition(".")[0]):
            self._ids.add(said)
            return leaf("id", said, entry.sheet, cell)
        if said:
            short = slug(said) or f"s_{slug(f's {said}')[2:]}".rstrip("_")
            made = self._unused(f"{department}.{short}")
            self._say(Notice.ID_CHANGED, entry, cell, value=said, new=made)
        else:
            words = entry.said("text", self.languages[0]) or next(self._texts(entry, "text"), "")
            short = slug(" ".join(words.split()[:8]), longest=30)
            made = self._unused(f"{department}.{short or f's_{entry.row}'}")
            self._say(Notice.ID_MADE, entry, None)
        return leaf("id", made, entry.sheet, cell)

    def _unused(self, wanted: str) -> str:
        made, number = wanted, 2
        while made in self._ids:
            made, number = f"{wanted}_{number}", number + 1
        self._ids.add(made)
        return made

    def _texts(self, entry: Entry, name: str) -> Iterator[str]:
        return (cell.text for (field, _), cell in entry.cells.items() if field == name)

    def _text(self, entry: Entry, name: str) -> Written:
        """The text in each language; where a language has no such column at all, another stands in.

        A cell left empty in a column that there is stays missing, and is told as such.
        """
        cells = {
            language: cell
            for language in dict.fromkeys(
                [*self.languages, *(each for field, each in entry.cells if field == name)]
            )
            if (cell := entry.cells.get((name, language)))
        }
        if not cells:
            return NOTHING
        texts = {
            language: leaf(name, _clean(cell.text), entry.sheet, cell) for language, cell in cells.items()
        }
        if any(text.text != cells[language].text for language, text in texts.items()):
            self._say(Notice.CHARACTERS, entry, next(iter(cells.values())))
        return mapping(name, self._all_languages(entry, name, texts), entry.sheet, entry.row)

    def _all_languages(self, entry: Entry, name: str, texts: dict[str, Written]) -> dict[str, Written]:
        source = next(iter(texts))
        for language in self.languages:
            if language not in texts and (name, language) not in entry.columns:
                self._say(Notice.UNTRANSLATED, entry, None, field=name, language=language, source=source)
                texts[language] = texts[source]
        return {
            language: texts[language]
            for language in dict.fromkeys([*self.languages, *texts])
            if language in texts
        }

    def _met(self, entry: Entry, text: Written) -> Written:
        met = self._text(entry, "met")
        if not met:
            self._say(Notice.MET_GUESSED, entry, None)
            met = mapping(
                "met",
                {k: leaf("met", v.text, entry.sheet) for k, v in text.entries.items()},
                entry.sheet,
                entry.row,
            )
        conditions = {**entry.conditions} or {
            language: cell.text for (field, language), cell in entry.cells.items() if field == "condition"
        }
        if not conditions:
            return met
        self._say(Notice.CONDITION_TOLD, entry, None, value=next(iter(conditions.values())))
        either = next(iter(conditions.values()))
        said = {
            k: leaf("met", f"{v.text} {only_where(k, conditions.get(k, either))}", v.file, None)
            for k, v in met.entries.items()
        }
        return mapping("met", said, entry.sheet, entry.row)

    def _group(self, entry: Entry) -> Written:
        group = self._text(entry, "group")
        if group or entry.heading is None:
            return group
        text = entry.heading.text.strip(": ")
        text = text.capitalize() if text.isupper() else text
        each = {language: leaf("group", text, entry.sheet, entry.heading) for language in self.languages}
        return mapping("group", each, entry.sheet, entry.row)

    def _word(self, entry: Entry, name: str) -> Written:
        """A word that a standard must have."""
        written = self._optional_word(entry, name)
        if written:
            return written
        value = _STANDS_FOR[name]
        if name == "channel":
            spoken = {normal(word) for text in self._texts(entry, "text") for word in text.split()}
            value = "phone" if spoken & {*_BY_PHONE} else value
        self._say(Notice.MISSING, entry, None, field=name, value=value)
        return leaf(name, value, entry.sheet)

    def _optional_word(self, entry: Entry, name: str) -> Written:
        cell = entry.cells.get((name, ""))
        if cell is None:
            return NOTHING
        word, plain = word_of(name, cell.text)
        if not word:
            self._say(
                Notice.UNREAD_WORD, entry, cell, value=cell.text, field=name, known=", ".join(KNOWN[name])
            )
            return leaf(name, KNOWN[name][0], entry.sheet, cell)
        if not plain:
            self._say(Notice.WORD_GUESSED, entry, cell, value=cell.text, field=name, word=word)
        return leaf(name, word, entry.sheet, cell)

    def _weight(self, entry: Entry) -> Written:
        cell = entry.cells.get(("weight", "")) or entry.cells.get(("points", ""))
        if cell is None:
            self._say(Notice.MISSING, entry, None, field="weight", value="1")
            return leaf("weight", "1", entry.sheet)
        worth = worth_of(cell.text)
        if worth.how in _WORTH_SAID:
            self._say(_WORTH_SAID[worth.how], entry, cell, value=cell.text, weight=worth.weight)
        self._weights.setdefault(entry.department, []).append(Fraction(worth.weight or "1"))
        self._percent = self._percent or worth.how == "percent"
        return leaf("weight", worth.weight or "1", entry.sheet, cell)

    def note_sums(self) -> None:
        """Says where weights that are shares of a whole do not make one."""
        weights = [weight for each in self._weights.values() for weight in each]
        whole = 100 if self._percent else 1
        shares = self._percent or (len(weights) > 1 and max(weights) < 1)
        sums = [sum(each, Fraction(0)) for each in self._weights.values()]
        near = Fraction(whole, 200)
        whole_off = abs(sum(weights, Fraction(0)) - whole) > near
        if shares and whole_off and any(abs(each - whole) > near for each in sums):
            self.remarks.append(Notice.WEIGHTS_SUM.at(total=f"{float(sum(weights)):g}", whole=whole))

    def _list(self, entry: Entry, name: str) -> Written:
        cell = entry.cells.get((name, ""))
        if cell is None:
            return NOTHING
        if name == "serves":
            said = {word if _SHORT.fullmatch(word) else slug(word) or word: word for word in split(cell.text)}
            self.values = {**said, **self.values}
            return listed(name, list(said), entry.sheet, cell)
        words: dict[str, None] = {}
        for each in split(cell.text):
            word, plain = word_of(name, each)
            if not word:
                self._say(
                    Notice.UNREAD_WORD, entry, cell, value=each, field=name, known=", ".join(KNOWN[name])
                )
            elif not plain:
                self._say(Notice.WORD_GUESSED, entry, cell, value=each, field=name, word=word)
            words |= {word: None} if word else {}
        return listed(name, list(words), entry.sheet, cell)

    def _phrases(self, entry: Entry) -> Written:
        texts = [self._text(entry, f"phrase {n}") for n in range(1, MOST_PHRASES + 1)]
        items = tuple(text for text in texts if text)
        return Written(entry.sheet, entry.row, "phrases", "list", items=items) if items else NOTHING

    def _limit_and_clock(self, entry: Entry, standard_id: str) -> dict[str, Written]:
        usual = self._limit_said(entry, "limit") or self._limit_proposed(entry, standard_id)
        clock = {moment: self._text(entry, moment) for moment in ("starts", "stops")}
        clock = {moment: text for moment, text in clock.items() if text}
        if not usual:
            return {"clock": mapping("clock", clock, entry.sheet, entry.row)} if clock else {}
        if len(clock) < 2:
            clock |= self._clock_guessed(entry, clock)
        houses = {house: each for house in HOUSE_KINDS if (each := self._limit_said(entry, f"limit {house}"))}
        unless = self._text(entry, "unless")
        whole = {**usual.entries, **houses, **({"unless": unless} if unless else {})}
        return {
            "clock": mapping("clock", clock, entry.sheet, entry.row),
            "limit": mapping("limit", whole, usual.file, usual.line),
        }

    def _clock_guessed(self, entry: Entry, clock: Mapping[str, Written]) -> dict[str, Written]:
        self._say(Notice.CLOCK_GUESSED, entry, None)
        said = {language: _CLOCK.get(language, _CLOCK["en"]) for language in self.languages}
        return {
            moment: mapping(
                moment, {k: leaf(moment, v[n], entry.sheet) for k, v in said.items()}, entry.sheet, entry.row
            )
            for n, moment in enumerate(("starts", "stops"))
            if moment not in clock
        }

    def _limit_said(self, entry: Entry, name: str) -> Written:
        """The limit of a column of limits: plainly as we write it, or read as prose."""
        cell = entry.cells.get((name, ""))
        if cell is None or normal(cell.text) in ("n a", "na", "none", "-", "–", "ingen", "no"):
            return NOTHING
        tree = limit_in_line(cell.text)
        if tree is None:
            tree = self._limit_read(cell.text, entry.units.get(cell.column, ""))
            notice = Notice.LIMIT_READ if tree else Notice.UNREAD_LIMIT
            self._say(notice, entry, cell, value=cell.text, limit=limit_line(tree) if tree else "")
        return (
            limit_written(name.removeprefix("limit ").strip(), tree, entry.sheet, cell) if tree else NOTHING
        )

    def _limit_read(self, said: str, unit: str) -> LimitTree | None:
        if is_duration(said):
            return {"within": said}
        words = f"{said} {unit}" if unit and re.fullmatch(r"[0-9]+", said) else said
        found = limits_in(words) or limits_in(f"within {words}") or limits_in(f"innen {words}")
        return found[0].limit if len(found) == 1 else None

    def _limit_proposed(self, entry: Entry, standard_id: str) -> Written:
        """The first limit that the sentence seems to hold: kept as a proposal, taken only if accepted."""
        for language in self.languages:
            cell = entry.cells.get(("text", language))
            found = limits_in(cell.text) if cell else ()
            if cell and found:
                accepted = self.accepted is None or standard_id in self.accepted
                first = found[0]
                self.limits.append(
                    Proposal(
                        standard_id, entry.sheet, entry.row, cell.text, first.phrase, first.limit, accepted
                    )
                )
                notice = Notice.LIMIT_ACCEPTED if accepted else Notice.LIMIT_PROPOSED
                self._say(notice, entry, cell, value=first.phrase, limit=limit_line(first.limit))
                return limit_written("limit", first.limit, entry.sheet, cell) if accepted else NOTHING
        return NOTHING

    def _note_repetition(self, entry: Entry, department: str) -> None:
        sentence = normal(entry.said("text", self.languages[0]))
        first = self._sentences.setdefault((department, sentence), entry.row)
        if sentence and first != entry.row:
            self._say(Notice.TEXT_AGAIN, entry, entry.cells.get(("text", self.languages[0])), first=first)

    def _say(self, notice: Notice, entry: Entry, cell: Cell | None, **facts: object) -> None:
        column = letters(cell.column) if cell else ""
        self.remarks.append(notice.at(entry.sheet, entry.row, column, **facts))


def limit_written(key: str, tree: LimitTree, sheet: str, cell: Cell | None = None) -> Written:
    """A limit, at the cell it was read from."""
    place = leaf(key, "", sheet, cell)
    return mapping(
        key, {name: _grown(name, value, sheet, cell) for name, value in tree.items()}, place.file, place.line
    )


def _grown(key: str, value: object, sheet: str, cell: Cell | None) -> Written:
    if isinstance(value, list):
        return listed(key, [str(each) for each in value], sheet, cell)
    if isinstance(value, Mapping):
        place = leaf(key, "", sheet, cell)
        return mapping(key, {k: _grown(k, v, sheet, cell) for k, v in value.items()}, place.file, place.line)
    return leaf(key, str(value), sheet, cell)


_NOT_A_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def _clean(text: str) -> str:
    """Without the characters that a pack's text cannot hold."""
    return _NOT_A_TEXT.sub("", text).strip()
