"""What an import says of a file: what is wrong, was guessed, changed, skipped or noticed; and refusals.

Nothing is taken silently: whatever a pack holds that its file did not plainly say has a remark.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, unique
from typing import Literal

Kind = Literal["wrong", "guessed", "changed", "skipped", "noticed"]
KINDS: tuple[Kind, ...] = ("wrong", "guessed", "changed", "skipped", "noticed")
_MANY = 8


@dataclass(frozen=True)
class Remark:
    """One thing said of a place in a file. `rows` are those it is true of; `column` is in letters, or ""."""

    kind: Kind
    code: str
    sheet: str
    rows: tuple[int, ...]
    column: str
    said: str
    advice: str = ""

    @property
    def place(self) -> str:
        """As in "Standards!D14", or "Standards!D: rows 4, 5 and 6"."""
        if len(self.rows) > 1:
            shown = ", ".join(map(str, self.rows[:_MANY])) + (" …" if len(self.rows) > _MANY else "")
            where = f"{self.column}: " if self.column else ""
            return f"{self.sheet}!{where}{len(self.rows)} rows ({shown})"
        at = f"{self.column}{self.rows[0] if self.rows else ''}"
        return f"{self.sheet}!{at}" if self.sheet and at else self.sheet or at

    def __str__(self) -> str:
        """`place: code what is so. What to do.`"""
        return f"{f'{self.place}: ' if self.place else ''}{self.code} {self.said} {self.advice}".rstrip()


class Refused(Exception):  # noqa: N818 - it says what was done with the file
    """A file that is not read, and why. `code` never changes; the message says what to do."""

    def __init__(self, said: Refusal, **facts: object) -> None:
        self.code = said.name.lower().replace("_", "-")
        super().__init__(said.value.format(**facts))


@unique
class Refusal(Enum):
    """Why a file is not read at all."""

    TOO_LARGE = "The file is larger than {most} MB. Split it, or save it without pictures."
    EMPTY = "The file is empty. Choose the file that holds the standards."
    OLD_EXCEL = (
        "This is an Excel file of before 2007, whatever its name says. "
        "Open it in Excel or LibreOffice and save it as .xlsx."
    )
    LOCKED = "The file is locked with a password. Open it, take the password away and save it again."
    NOT_A_TABLE = (
        "The file is {found}, not a table of standards. Give an .xlsx, .csv or .tsv file, or paste the text."
    )
    DAMAGED = "The file is damaged: {reason}. Open it in the program it comes from and save it again."
    UNPACKS_TOO_LARGE = "The file would unpack to more than {most} MB, or as no table does. It stays shut."
    HOSTILE = "The file holds a definition that tables never need ({found}). It was not opened."
    NO_SHEETS = "The file has no sheet with anything in it. Choose the file that holds the standards."
    TOO_MANY_ROWS = "The file has more than {most} rows or cells. Split it."
    NO_STANDARDS = (
        "No sheet has a column of standards: {sheets}. "
        "Say which column holds them, or name it 'text' in the first row."
    )
    SHEET_MISSING = (
        "The file has no sheet '{sheet}', which its sheet '{other}' needs. Its sheets are: {sheets}."
    )
    CELL_TOO_LONG = "A text of '{what}' is longer than a cell may be (32 767 characters). Shorten it."
    NOT_WHOLE = "Only a whole pack can be written to a file, not one reduced to the scenario '{scenario}'."


@unique
class Notice(Enum):
    """What an import says of a place. A notice's name is its code and never changes."""

    # Wrong: the pack cannot be made before it is put right
    NO_TEXT = ("wrong", "The row has {found} but no text.", "Write the standard, or delete the row.")
    UNREAD_LIMIT = ("wrong", "'{value}' is not a limit that can be read.", "Write it as in 'within 5 min'.")
    UNREAD_WORD = ("wrong", "'{value}' is not a known {field}.", "Choose one of: {known}.")
    UNREAD_POINTS = ("wrong", "'{value}' does not say what yes and no are worth.", "Write the weight: 3.")
    NO_EARNS_MORE = (
        "wrong",
        "'{value}' gives no more than yes.",
        "Turn the sentence round, so that yes is what a guest hopes for.",
    )
    MANGLED_DATE = (
        "wrong",
        "Excel made a date of this ({value}); what was typed is lost, it may have been {perhaps}.",
        "Format the cell as text and type it again.",
    )
    FORMULA_EMPTY = ("wrong", "The formula has no kept result.", "Open the file in Excel and save it again.")
    CELL_ERROR = ("wrong", "The cell shows the error {value}.", "Mend the formula, or type the value.")
    UNKNOWN_KEY = ("wrong", "The sheet '{sheet}' has no key '{value}'.", "Correct it. {advice}")

    # Guessed: somebody should look
    DEPARTMENT_GUESSED = ("guessed", "There is no department; '{value}' was taken from {where}.", "")
    FILLED_DOWN = ("guessed", "The cell is empty; '{value}' was taken from above.", "")
    HEADING = ("guessed", "The row was read as a heading: '{value}'.", "")
    STAGE_GUESSED = ("guessed", "'{value}' was put at the stage '{stage}'.", "")
    ID_MADE = ("guessed", "The standard has no id; one was made of its words.", "")
    ID_CHANGED = ("changed", "The id '{value}' was changed to '{new}', as a pack writes ids.", "")
    MISSING = ("guessed", "The file says no '{field}'; '{value}' was put there.", "")
    MET_GUESSED = (
        "guessed",
        "The file does not say what counts as met; the standard itself stands there.",
        "",
    )
    UNTRANSLATED = (
        "guessed",
        "There is no '{field}' in '{language}'; the '{source}' text stands there until it is translated.",
        "",
    )
    LANGUAGE_GUESSED = ("guessed", "The texts were taken to be in '{language}'.", "")
    WORD_GUESSED = ("guessed", "'{value}' was read as the {field} '{word}'.", "")
    CLOCK_GUESSED = (
        "guessed",
        "The limit has no clock; a general one was written.",
        "Say what starts and stops it.",
    )
    PACK_GUESSED = ("guessed", "The file does not say '{key}'; '{value}' was put there.", "")
    LIMIT_PROPOSED = (
        "guessed",
        "'{value}' looks like the limit {limit}. It was not taken.",
        "Accept it, or not.",
    )

    # Changed: said in another way than in the file
    LIMIT_READ = ("changed", "'{value}' was read as the limit {limit}.", "")
    LIMIT_ACCEPTED = ("changed", "'{value}' was accepted as the limit {limit}.", "")
    POINTS_READ = ("changed", "'{value}' became the weight {weight}.", "")
    POINTS_FOR_NO = (
        "changed",
        "'{value}' gives points for no as well; only the weight {weight} was taken.",
        "",
    )
    PERCENT_READ = ("changed", "'{value}' became the weight {weight}, without the per cent sign.", "")
    COMMA_READ = ("changed", "'{value}' was read as {weight}.", "")
    CONDITION_TOLD = ("changed", "The condition '{value}' was written into what counts as met.", "")
    MERGED = ("changed", "The cells are merged; each row was given '{value}'.", "")
    FORMULA = ("changed", "The cell holds a formula; its last result '{value}' was taken.", "")
    TIME_READ = ("changed", "Excel keeps a time here; it was read as '{value}'.", "")
    CHARACTERS = ("changed", "Characters that a text cannot hold were taken out.", "")
    SCALE = ("changed", "The question has {count} choices; it became met or not met.", "")
    GATHERED = ("changed", "The standards of '{value}' stood apart; they were brought together.", "")
    LATIN = (
        "changed",
        "The file is not UTF-8; it was read as Windows text.",
        "Look at letters such as é and ø.",
    )
    GUARD = ("changed", "The apostrophe that guards a text from being a formula was taken off.", "")

    # Skipped
    COLUMN_SKIPPED = ("skipped", "The column '{value}' was not taken.", "")
    SHEET_SKIPPED = ("skipped", "The sheet was not taken: {why}.", "")
    ABOVE_SKIPPED = ("skipped", "The row stands above the column names and was not taken: '{value}'.", "")
    TOTAL_SKIPPED = ("skipped", "The row is a sum and was not taken: '{value}'.", "")
    REPEATED_HEADER = ("skipped", "The column names stand here again; the row was not taken.", "")
    QUESTION_SKIPPED = ("skipped", "A question of type '{value}' is nothing that is met or not.", "")
    FAR_SKIPPED = ("skipped", "A cell stands beyond row 99 999 or column ZZ and was not read.", "")
    TEXT_AGAIN = ("noticed", "The same standard stands in row {first} as well.", "Both were taken.")

    # Noticed
    WEIGHTS_SUM = (
        "noticed",
        "The weights add up to {total}, not to {whole}, neither together nor in each department.",
        "Each counts in proportion, exactly as written.",
    )
    LIST_MISSING = (
        "noticed",
        "The list of choices '{value}' is nowhere; it was taken as met or not met.",
        "",
    )
    LOOKS_LIKE_FORMULA = ("noticed", "The text begins as a formula would; it is kept as a text.", "")
    MACROS = ("noticed", "The file holds macros. They were neither run nor kept.", "")
    LINKS = (
        "noticed",
        "The file points at other files. None was opened; the last results kept were taken.",
        "",
    )

    @property
    def code(self) -> str:
        """The notice's name as it stands in messages: "column-skipped"."""
        return self.name.lower().replace("_", "-")

    def at(self, sheet: str = "", row: int = 0, column: str = "", **facts: object) -> Remark:
        """This notice at that place, its sentences filled with the facts."""
        kind, said, advice = self.value
        shown = {name: _shown(fact) for name, fact in facts.items()}
        rows = (row,) if row else ()
        return Remark(kind, self.code, sheet, rows, column, said.format(**shown), advice.format(**shown))  # type: ignore[arg-type]


def gathered(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """The same said of several rows of a column, once with all its rows; in order of kind, sheet and row."""
    rows: dict[Remark, dict[int, None]] = {}
    for remark in remarks:
        rows.setdefault(replace(remark, rows=()), {}).update(dict.fromkeys(remark.rows))
    whole = [replace(remark, rows=tuple(sorted(numbers))) for remark, numbers in rows.items()]
    return tuple(sorted(whole, key=_reading_order))


def _reading_order(remark: Remark) -> tuple[int, str, int]:
    return KINDS.index(remark.kind), remark.sheet, remark.rows[0] if remark.rows else 0


def _shown(fact: object) -> str:
    """A fact as it may stand in a message: on one line and not endless."""
    words = " ".join("".join(each if each.isprintable() else " " for each in str(fact)).split())
    return words if len(words) <= 120 else words[:120] + "…"
