"""pack.yaml: from the file's own sheets, from whoever imports, and guessed where neither says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standards.exchange.fields import slug
from standards.exchange.own_sheets import leaf, listed, mapping, rows_written
from standards.exchange.remarks import Notice, Remark
from standards.exchange.table import Book
from standards.pack import STAGES
from standards.written import Written

_STAGES = {
    "en": (
        "Before arrival",
        "Arrival",
        "The room",
        "Food and drink",
        "Leisure",
        "Guest service",
        "Departure",
    ),
    "nb": ("Før ankomst", "Ankomst", "Rommet", "Mat og drikke", "Fritid", "Gjesteservice", "Avreise"),
}
_BANDS = {"5": "90", "4": "82", "3": "70", "2": "55", "1": "40"}
_CLASS_WEIGHTS = {"service": "75", "facility": "25"}
_LISTED = {"Gates": "gates", "Areas": "areas"}
FIRST_EDITION = "1"


def whole_pack(  # noqa: PLR0917 - the parts a pack is made of, called once
    book: Book,
    own: Written,
    departments: Sequence[str],
    known: Mapping[str, Mapping[str, Written]],
    languages: tuple[str, ...],
    wishes: Mapping[str, object],
    values: Mapping[str, str],
    remarks: list[Remark],
) -> Written:
    """The whole of pack.yaml. What nobody said is put there and remarked."""
    entries = dict(own.entries)
    named = {"id": wishes.get("pack_id"), "edition": wishes.get("edition"), "title": wishes.get("title")}
    title = str(named["title"] or wishes.get("form") or book.name.rpartition(".")[0] or book.name)
    said = {"id": named["id"] or slug(title) or "house", "edition": named["edition"] or FIRST_EDITION}
    entries.setdefault("format", leaf("format", "1"))
    for key, value in said.items():
        if named[key] or key not in entries:
            entries[key] = leaf(key, str(value))
            _guessed(remarks, key, value, unless=named[key])
    if named["title"] or "title" not in entries:
        entries["title"] = _text("title", dict.fromkeys(languages, title))
        _guessed(remarks, "title", title, unless=named["title"])
    entries["languages"] = own["languages"] or listed("languages", list(languages))
    entries["departments"] = listed("departments", list(departments))
    if "stages" not in entries:
        entries["stages"] = _stages(languages)
        _guessed(remarks, "stages", ", ".join(_STAGES["en"]))
    entries["rating"] = _rating(book, own, remarks)
    entries |= _scenarios_minutes_values(book, own, known, values, languages, remarks)
    return mapping("", entries, own.file, own.line)


def _rating(book: Book, own: Written, remarks: list[Remark]) -> Written:
    rating = dict(own["rating"].entries)
    for key, usual in (("class_weights", _CLASS_WEIGHTS), ("bands", _BANDS)):
        if key not in rating:
            rating[key] = mapping(key, {name: leaf(name, value) for name, value in usual.items()})
            _guessed(remarks, key, ", ".join(f"{name} {value}" for name, value in usual.items()))
    for sheet, key in _LISTED.items():
        rows = rows_written(book, sheet)
        if rows:
            rating[key] = Written(sheet, 1, key, "list", items=rows)
    return mapping("rating", rating, own["rating"].file, own["rating"].line)


def _scenarios_minutes_values(  # noqa: PLR0917 - the same parts
    book: Book,
    own: Written,
    known: Mapping[str, Mapping[str, Written]],
    values: Mapping[str, str],
    languages: tuple[str, ...],
    remarks: list[Remark],
) -> dict[str, Written]:
    entries = {}
    scenarios = rows_written(book, "Scenarios")
    if scenarios:
        entries["scenarios"] = Written("Scenarios", 1, "scenarios", "list", items=scenarios)
    minutes = {name: said["minutes"] for name, said in known.items() if "minutes" in said}
    if minutes:
        entries["minutes"] = mapping("minutes", minutes, "Departments", 1)
    declared = dict(own["values"].entries)
    for value, words in values.items() if not own else ():
        declared[value] = _text(value, dict.fromkeys(languages, words.capitalize()))
        _guessed(remarks, f"values.{value}", words)
    if declared:
        entries["values"] = mapping("values", declared, own["values"].file, own["values"].line)
    return entries


def _stages(languages: tuple[str, ...]) -> Written:
    titles = {language: _STAGES.get(language, _STAGES["en"]) for language in languages}
    each = {
        stage: _text(stage, {language: said[number] for language, said in titles.items()})
        for number, stage in enumerate(STAGES)
    }
    return mapping("stages", each)


def _text(key: str, said: Mapping[str, str]) -> Written:
    return mapping(key, {language: leaf(key, text) for language, text in said.items()})


def _guessed(remarks: list[Remark], key: str, value: object, *, unless: object = None) -> None:
    if not unless:
        remarks.append(Notice.PACK_GUESSED.at(key=key, value=value))
