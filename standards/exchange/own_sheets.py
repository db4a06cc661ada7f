"""The sheets of our own files that say what is not a standard: Pack, Departments, Gates, Areas, Scenarios."""

from __future__ import annotations

from collections.abc import Mapping

from standards.exchange.fields import use_of
from standards.exchange.table import Book, Cell, Row, Sheet, letters
from standards.written import NOTHING, Written

LISTS = (
    "languages", "standards", "departments", "classifications", "classes",
    "briefly", "channels", "also", "without",
)  # fmt: skip
_TITLES = ("title",)


def leaf(key: str, text: str, sheet: str = "", cell: Cell | None = None) -> Written:
    """A single value, at its cell if it has one."""
    if cell is None:
        return Written(sheet, 0, key, "text", text=text)
    return Written(f"{sheet}!{letters(cell.column)}", cell.row, key, "text", text=text)


def listed(key: str, texts: list[str], sheet: str = "", cell: Cell | None = None) -> Written:
    """A list of single values that stand in one cell."""
    items = tuple(leaf(key, text, sheet, cell) for text in texts)
    place = leaf(key, "", sheet, cell)
    return Written(place.file, place.line, key, "list", items=items)


def mapping(key: str, entries: Mapping[str, Written], sheet: str = "", row: int = 0) -> Written:
    """A mapping that stands in that row."""
    lines = {name: value.line for name, value in entries.items()}
    return Written(sheet, row, key, "mapping", entries=entries, key_lines=lines)


def split(text: str) -> list[str]:
    """The words of a cell that lists them with commas, semicolons or lines."""
    return [word.strip() for word in text.replace(";", ",").replace("\n", ",").split(",") if word.strip()]


def pack_written(book: Book) -> Written:
    """What the sheet Pack says: keys such as 'title.en' or 'rating.bands.5', and a value each."""
    sheet = book.sheet("Pack")
    if sheet is None:
        return NOTHING
    tree: dict[str, object] = {}
    for row in sheet.rows:
        cells = list(row.values())
        key = cells[0].text.strip()
        if cells[0].column != 1 or key.casefold() == "key":
            continue
        value = cells[1] if len(cells) > 1 else Cell(cells[0].row, 2, "")
        _put(tree, key.split("."), value)
    return _grown("", tree, sheet.name, 0)


def _put(tree: dict[str, object], path: list[str], value: Cell) -> None:
    branch = tree.setdefault(path[0], {}) if len(path) > 1 else tree
    if not isinstance(branch, dict):
        return
    if len(path) > 1:
        _put(branch, path[1:], value)
    else:
        branch[path[0]] = value


def _grown(key: str, tree: Mapping[str, object], sheet: str, row: int) -> Written:
    entries: dict[str, Written] = {}
    for name, value in tree.items():
        if isinstance(value, Cell):
            words = listed(name, split(value.text), sheet, value)
            entries[name] = words if name in LISTS else leaf(name, value.text, sheet, value)
        elif isinstance(value, dict):
            entries[name] = _grown(name, value, sheet, row)
    return mapping(key, entries, sheet, row)


def rows_written(book: Book, name: str) -> tuple[Written, ...]:
    """The rows of Gates, Areas or Scenarios as mappings: a key for each column with something in it."""
    sheet = book.sheet(name)
    if sheet is None or len(sheet.rows) < 2:
        return ()
    names = {column: cell.text.strip() for column, cell in sheet.rows[0].items()}
    return tuple(_row(row, names, sheet) for row in sheet.rows[1:])


def _row(row: Row, names: Mapping[int, str], sheet: Sheet) -> Written:
    entries: dict[str, Written] = {}
    number = next(iter(row.values())).row
    for column, cell in row.items():
        key = names.get(column, "")
        name, _, language = key.partition(" (")
        if name in _TITLES and language:
            titles = {**(entries[name].entries if name in entries else {})}
            titles[language.rstrip(")")] = leaf(name, cell.text, sheet.name, cell)
            entries[name] = mapping(name, titles, sheet.name, number)
        elif key in LISTS and cell.text != "all":
            words = split(cell.text)
            entries[key] = listed(key, [] if words == ["-"] else words, sheet.name, cell)
        elif key:
            entries[key] = leaf(key, cell.text, sheet.name, cell)
    return mapping("", entries, sheet.name, number)


def departments_written(book: Book) -> dict[str, dict[str, Written]]:
    """What the sheet Departments says of each: title, stage and minutes, in its order."""
    sheet = book.sheet("Departments")
    if sheet is None or len(sheet.rows) < 2:
        return {}
    names = {column: cell.text.strip() for column, cell in sheet.rows[0].items()}
    place = next((column for column, name in names.items() if name.casefold() == "department"), 0)
    found: dict[str, dict[str, Written]] = {}
    for row in sheet.rows[1:]:
        if place in row:
            parts = {names[column]: cell for column, cell in row.items() if column in names}
            titles = {
                use.language: leaf("title", cell.text, sheet.name, cell)
                for name, cell in parts.items()
                if (use := use_of(name.replace("title (", "department title (")))
                and use.field == "department_title"
            }
            said: dict[str, Written] = {
                key: leaf(key, parts[key].text, sheet.name, parts[key])
                for key in ("stage", "minutes")
                if key in parts
            }
            number = next(iter(row.values())).row
            if titles:
                said["title"] = mapping("title", titles, sheet.name, number)
            found[row[place].text] = {
                "department": leaf("department", row[place].text, sheet.name, row[place]),
                **said,
            }
    return found
