"""The workbook as rows whose cells know where they stand: two sheets, "Hotels" and "People".

What cannot be read is a trouble: where, what, and what to do. The file itself is opened as that of standards
is: nothing in it is run, followed or calculated, and what would do harm stays shut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from inspections.refusals import Refused
from standards.exchange.reading import read
from standards.exchange.remarks import Refused as FileRefused
from standards.exchange.table import Book, Cell, Row, Sheet, letters, number_of

HOTELS, PEOPLE = "Hotels", "People"
SHEETS: Mapping[str, tuple[str, ...]] = {HOTELS: (HOTELS, "Hoteller"), PEOPLE: (PEOPLE, "Personer")}
COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    HOTELS: {
        "name": ("Name", "Navn"),
        "city": ("City", "By"),
        "country": ("Country", "Land"),
        "region": ("Region",),
        "brand": ("Brand", "Merke"),
        "kind": ("Kind of house", "Kind", "Hotelltype"),
        "time_zone": ("Time zone", "Tidssone"),
    },
    PEOPLE: {
        "name": ("Name", "Navn"),
        "email": ("E-mail", "Email", "E-post"),
        "role": ("Role", "Rolle"),
        "hotels": ("Hotels", "Hoteller"),
        "regions": ("Regions", "Regioner"),
        "departments": ("Departments", "Avdelinger"),
    },
}
"""By sheet and field, how a column may be called: the first is ours. The order is that of the template."""
NEEDED: Mapping[str, tuple[str, ...]] = {HOTELS: ("name", "city", "time_zone"), PEOPLE: ("email", "role")}
MOST_ROWS = 2_000
LONGEST = 2_000
_UNREAD = {
    "formula-empty": ("a formula without a result", "Put the result itself in the cell."),
    "error": ("an error of the spreadsheet", "Put the value itself in the cell."),
}
_IN_OUR_WORDS = {
    "empty": "The file is empty. Choose the workbook with the sheets Hotels and People.",
    "not-a-table": "This is no workbook. Save it as .xlsx, with the sheets Hotels and People.",
    "no-sheets": "Nothing stands in this workbook. Fill in its sheets Hotels and People.",
    "damaged": "The file is damaged. Open it in the program it comes from, and save it again as .xlsx.",
}


@dataclass(frozen=True)
class Trouble:
    """What keeps a workbook out: sheet and cell ("B7", "" for all of the sheet), what is so, what to do."""

    sheet: str
    cell: str
    what: str
    to_do: str


@dataclass(frozen=True)
class Line:
    """A filled row: its number, and by field what stands there and in which column (its letters)."""

    sheet: str
    row: int
    said: Mapping[str, str]
    columns: Mapping[str, str]

    def trouble(self, field: str, what: str, to_do: str) -> Trouble:
        """That trouble, in the cell of that field; of the whole row where it has no such column."""
        column = self.columns.get(field, "")
        return Trouble(self.sheet, f"{column}{self.row}" if column else f"row {self.row}", what, to_do)

    def get(self, field: str) -> str:
        return self.said.get(field, "")

    def several(self, field: str) -> list[str]:
        """What a cell lists, parted by semicolons or lines."""
        parts = self.get(field).replace("\n", ";").split(";")
        return list(dict.fromkeys(filter(None, (" ".join(part.split()) for part in parts))))


@dataclass(frozen=True)
class Roster:
    """What was read: the rows of each sheet, and every trouble found so far."""

    hotels: tuple[Line, ...]
    people: tuple[Line, ...]
    troubles: tuple[Trouble, ...]


def read_roster(data: bytes, name: str) -> Roster:
    """The rows of the workbook. Refused "not_read" where the file itself cannot or should not be opened."""
    try:
        book = read(data, name)
    except FileRefused as no:
        raise Refused("not_read", _IN_OUR_WORDS.get(no.code, str(no))) from no
    return roster_of(book)


def roster_of(book: Book) -> Roster:
    """The rows of tables that were read. Refused "not_read" where none of them is ours."""
    found = {title: book.sheet(*names) for title, names in SHEETS.items()}
    if not any(found.values()):
        names = ", ".join(sheet.name for sheet in book.sheets[:8])
        told = f"No sheet is called Hotels or People; there is {names}. Name them so, as in the template."
        raise Refused("not_read", told)
    troubles: list[Trouble] = []
    lines = {title: _lines(title, sheet, troubles) if sheet else () for title, sheet in found.items()}
    return Roster(lines[HOTELS], lines[PEOPLE], tuple(troubles))


def _lines(title: str, sheet: Sheet, troubles: list[Trouble]) -> tuple[Line, ...]:
    head, *rows = sheet.rows
    columns = dict(_columns(title, head.values(), troubles))
    missing = [field for field in NEEDED[title] if field not in columns.values()]
    for field in missing:
        ours = COLUMNS[title][field][0]
        troubles.append(
            Trouble(title, "", f"There is no column “{ours}”.", f"Write {ours} in the first row.")
        )
    if len(rows) > MOST_ROWS:
        troubles.append(
            Trouble(title, "", f"There are more than {MOST_ROWS} rows.", "Take them in by parts.")
        )
    if missing or len(rows) > MOST_ROWS:
        return ()
    return tuple(_line(title, row, columns, troubles) for row in rows if {*row} & {*columns})


def _columns(title: str, head: Iterable[Cell], troubles: list[Trouble]) -> Iterator[tuple[int, str]]:
    known = {name.casefold(): field for field, names in COLUMNS[title].items() for name in names}
    seen: set[str] = set()
    for cell in head:
        field = known.get(cell.text.casefold())
        at = f"{letters(cell.column)}{cell.row}"
        if field is None:
            ours = ", ".join(names[0] for names in COLUMNS[title].values())
            troubles.append(
                Trouble(title, at, f"“{cell.text[:60]}” is no column of this sheet.",
                        f"Take it out, or name it as one of these: {ours}.")
            )  # fmt: skip
        elif field in seen:
            troubles.append(Trouble(title, at, f"“{cell.text}” stands there twice.", "Keep one of the two."))
        else:
            seen.add(field)
            yield cell.column, field


def _line(title: str, row: Row, columns: Mapping[int, str], troubles: list[Trouble]) -> Line:
    said: dict[str, str] = {}
    for cell in row.values():
        if cell.column not in columns:
            continue
        said[columns[cell.column]] = cell.text
        at = f"{letters(cell.column)}{cell.row}"
        if cell.note in _UNREAD:
            what, to_do = _UNREAD[cell.note]
            troubles.append(Trouble(title, at, f"There is {what}.", to_do))
        if len(cell.text) > LONGEST:
            troubles.append(Trouble(title, at, "The text is too long.", f"Keep it to {LONGEST} characters."))
    return Line(title, number_of(row), said, {field: letters(column) for column, field in columns.items()})
