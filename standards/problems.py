"""What can be wrong with a pack: for each fault a stable code, what is wrong and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import Protocol

_LONGEST_SHOWN = 1000


class Place(Protocol):
    """Anything that knows the file and the line it stands on."""

    @property
    def file(self) -> str: ...

    @property
    def line(self) -> int: ...


@dataclass(frozen=True)
class Where:
    """A line of a file, counted from 1."""

    file: str
    line: int = 1


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a pack, said so that its author can put it right."""

    file: str
    line: int
    code: str
    wrong: str
    remedy: str

    def __str__(self) -> str:
        """`file:line: CODE what is wrong. What to do.`"""
        return f"{self.file}:{self.line}: {self.code} {self.wrong} {self.remedy}"


class PackProblems(Exception):  # noqa: N818 - it carries problems, it is not one more error
    """Everything that is wrong with a pack, found in one pass."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Catalogue(Enum):
    """Kinds of problem, each with what is wrong and what to do. A name is a code and never changes."""

    @property
    def code(self) -> str:
        """The kind's name as it stands in messages: "unknown-key"."""
        return self.name.lower().replace("_", "-")

    def at(self, place: Place, **facts: object) -> Problem:
        """This kind of problem at that place, its sentences filled with the facts."""
        said = {name: _shown(fact) for name, fact in facts.items()}
        wrong, remedy = (sentence.format(**said).strip() for sentence in self.value)
        return Problem(place.file, place.line, self.code, wrong, remedy)


class Fault(Catalogue):
    """What makes a folder no pack."""

    # The folder and its files
    FOLDER_MISSING = (
        "There is no folder '{folder}'.",
        "Check the path, or name a pack that comes with Sixty: {shipped}.",
    )
    NOT_A_FOLDER = (
        "'{folder}' is a file.",
        "A pack is a folder with pack.yaml and a file per department: give that folder.",
    )
    PACK_FILE_MISSING = (
        "The folder has no pack.yaml.",
        "Add it, with the pack's title, languages, departments and rating.",
    )
    FILE_ENDING = (
        "This file would not be read: the files of a pack end in .yaml.",
        "Rename it to '{name}.yaml'.",
    )
    UNREADABLE = ("The file cannot be opened: {reason}.", "Check that it is a file and that you may read it.")
    FILE_TOO_LARGE = ("The file is larger than {limit}.", "Split it: a file holds one department.")
    NOT_UTF8 = ("The file is not UTF-8 from here on.", "Save it again with the encoding UTF-8.")
    BAD_CHARACTER = (
        "The character U+{number} cannot be part of a text.",
        "Delete it; it often comes in with text pasted from elsewhere.",
    )
    EMPTY_FILE = (
        "The file is empty.",
        "Write its content, or delete it and take it off the list of departments.",
    )

    NOT_A_KEPT_PACK = (
        "The file holds no pack as JSON: {reason}.",
        "Give a file that 'python -m standards json' wrote, or the folder of a pack.",
    )

    # YAML
    YAML_SYNTAX = (
        "This is not YAML: {reason}.",
        "Look at indentation, quotes and colons here and on the lines above.",
    )
    SECOND_DOCUMENT = ("'---' starts a second document.", "Delete that line: a file holds one department.")
    TAG = ("The tag '{tag}' is not used in packs.", "Delete it and write the plain value.")
    TOO_DEEP = (
        "Lists and keys are nested more than {limit} deep.",
        "Look for a bracket that was never closed.",
    )
    TOO_MUCH = (
        "The file, with its aliases written out, has more than {limit} values.",
        "Write the values themselves instead of aliases (*name), or split the file.",
    )
    ALIAS_UNKNOWN = (
        "'*{name}' has no '&{name}' that ends before it.",
        "Write the value itself, or put &{name} before the first one.",
    )
    KEY_NOT_A_WORD = (
        "A list or mapping stands where a key should be.",
        "Write a single word before the colon.",
    )
    DUPLICATE_KEY = ("'{key}' is already given on line {first}.", "Keep one of the two.")

    # Keys and their shapes
    UNKNOWN_KEY = ("{whole} has no key '{key}'.", "{advice}")
    MISSING_KEY = ("{whole} lacks '{key}'.", "Add '{key}: …'.")
    WRONG_SHAPE = ("'{key}' is {found}.", "Write {expected}.")
    NO_VALUE = ("'{key}' has no value.", "Fill it in, or delete the key if it may be left out.")
    NOTHING_LISTED = ("'{key}' lists nothing.", "List at least one.")
    LISTED_TWICE = ("'{value}' is already in the list on line {first}.", "Keep it once.")

    # Single values
    UNKNOWN_WORD = ("'{value}' is not a known {key}.", "{advice}")
    BAD_FORMAT = ("'{value}' is no format that Sixty reads.", "Write 'format: 1'.")
    BAD_ID = (
        "'{value}' cannot be an id.",
        "Begin with a small letter, then use small letters a–z, digits, '_' or '-': 'front_door'.",
    )
    BAD_LANGUAGE = ("'{value}' is not a language tag.", "Write it as in 'en', 'nb' or 'pt-BR'.")
    BAD_WEIGHT = (
        "'{value}' is not a weight.",
        "Write a number above 0 with at most six digits either side of the point: 3 or 1.5.",
    )
    BAD_PERCENT = (
        "'{value}' is not a number from 0 to 100.",
        "Write it without a per cent sign: 75 or 82.5.",
    )
    BAD_COUNT = ("'{value}' is not a count.", "Write a whole number{least}.")
    BAD_STARS = ("'{value}' is not a number of stars.", "Write 1, 2, 3, 4 or 5.")
    NOT_TRUE_OR_FALSE = ("'{value}' is neither true nor false.", "Write true or false.")

    # Texts and languages
    TEXT_MISSING = ("'{key}' has no text in '{language}'.", "Add '{language}: …'.")
    TEXT_EMPTY = ("The '{language}' text of '{key}' is empty.", "Write it.")
    UNKNOWN_LANGUAGE = ("'{language}' is not a language of this pack.", "{advice}")
    NUMBER_LOST = (
        "The '{source}' text says {number}, the '{language}' text does not.",
        "Make the numbers agree, in figures.",
    )

    # Limits and clocks
    BAD_DURATION = (
        "'{value}' is not a duration.",
        "Write whole hours, minutes and seconds above 0: '30 s', '5 min', '2 h', '1 min 30 s'.",
    )
    BAD_CLOCK_TIME = ("'{value}' is not a time of day.", 'Write it in quotes from "00:00" to "23:59".')
    SAME_TIMES = ("The time ends when it begins, at {value}.", "Give two different times of day.")
    LIMIT_WITHOUT_KIND = ("The limit says no time.", "Give it one of: {kinds}.")
    LIMIT_WITH_TWO_KINDS = ("The limit is of several kinds: {found}.", "Keep one of them.")
    HOUSE_LIMIT_DIFFERS = (
        "The limit for '{house}' is '{kind}', the usual one is '{usual}'.",
        "Make them the same kind, or make two standards.",
    )
    LIMIT_WITHOUT_CLOCK = (
        "There is a limit but no clock.",
        "Add 'clock' and say what 'starts' and what 'stops' it.",
    )
    CLOCK_WITHOUT_LIMIT = (
        "There is a clock but no limit.",
        "Add 'limit: {{within: …}}', or delete the clock.",
    )
    MEASURES_MISFIT = (
        "'{value}' cannot decide this standard: it is {has}.",
        "It decides standards of channel {channels} with a limit '{kind}'. Correct it, or delete the key.",
    )

    # Departments and standards
    DEPARTMENT_WITHOUT_FILE = (
        "There is no file for the department '{value}'.",
        "Add {value}.yaml, or take it off the list. {advice}",
    )
    FILE_NOT_LISTED = (
        "The department '{value}' is not on the list in pack.yaml.",
        "Add it to 'departments' in its place on the guest's journey, or move the file away.",
    )
    DEPARTMENT_MISNAMED = (
        "The file says it is the department '{value}'.",
        "Write 'department: {name}', or rename the file.",
    )
    NO_STANDARDS = ("The department has no standards.", "Add one, or take the department away.")
    BAD_STANDARD_ID = (
        "'{value}' cannot be the id of a standard of this department.",
        "Write '{department}.' and a short name in small letters a–z, digits and '_'.",
    )
    DUPLICATE_STANDARD = ("The id '{value}' is already taken at {first}.", "Give one of the two another id.")
    UNKNOWN_VALUE = (
        "The pack declares no value '{value}' of the house.",
        "Correct it, or add it to 'values' in pack.yaml. {advice}",
    )
    GROUP_SPLIT = (
        "The group '{value}' was left and begins again; it began on line {first}.",
        "Move its standards together, or give this group another heading.",
    )

    # A pack that stands on another
    BASE_MISSING = (
        "There is no pack '{value}' to stand on.",
        "Name a folder beside this pack's own, or a pack that comes with Sixty: {shipped}.",
    )
    BASE_CIRCLE = (
        "The pack stands on itself: {chain}.",
        "Let one of them stand on its own.",
    )
    BASE_EDITION = (
        "The base {pack} is of edition {edition}, not {value}.",
        "Look at what is new with 'python -m standards compare', then write the edition that is there.",
    )
    LANGUAGE_NOT_IN_BASE = (
        "The base has no texts in '{value}'.",
        "Leave it out; the base has {languages}.",
    )
    DEPARTMENT_NOT_IN_BASE = (
        "The base has no department '{value}', so there is nothing to {key}.",
        "Delete '{key}', or correct the department. {advice}",
    )
    NOT_IN_BASE = ("The base has no standard '{value}' in this department.", "{advice}")
    CHANGED_NOT_TAKEN = (
        "'{value}' is changed but not taken.",
        "Take it as well, or delete the change.",
    )
    CHANGES_NOTHING = (
        "The change of '{value}' says what the base says.",
        "Write what is to be another, or delete the change.",
    )
    LIMIT_UNSAID = (
        "The limit of '{value}' changes, its text still says the old one.",
        "Change 'text' as well.",
    )
    ID_OF_BASE = (
        "The id '{value}' belongs to a standard of the base.",
        "Give this one an id of its own: results are compared by it.",
    )

    # Scenarios
    UNKNOWN_STANDARD = ("The pack has no standard '{value}'.", "{advice}")
    SELECTS_NOTHING = (
        "The scenario '{value}' selects no standard.",
        "Name departments, or a lower 'at_least_weight'.",
    )

    # Rating
    CLASS_WEIGHTS = ("The class weights add up to {total}.", "Make them add up to 100.")
    BANDS_NOT_DESCENDING = (
        "{stars} stars need {score}, but {fewer} need {more}.",
        "More stars must need a higher score.",
    )
    GATE_KEY_MISSING = ("The rule '{rule}' needs '{key}'.", "Add '{key}: …'.")
    GATE_KEY_IDLE = ("The rule '{rule}' does not use '{key}'.", "Delete it, or choose another rule.")
    UNKNOWN_AREA = ("The rating has no area '{value}'.", "{advice}")
    AREA_OF_NOTHING = (
        "The area '{value}' names nothing.",
        "Give it 'departments', 'classifications' or 'classes'.",
    )
    CAP_OF_POINTS = (
        "An area has a score, not points: '{rule}' cannot be held against bands of points.",
        "Use 'area_score' with 'at_least', or another measure.",
    )
    HALF_STEP_IDLE = (
        "No gate has the rule 'mandatory', so 'half_step' has nothing that may be missed.",
        "Add such a gate, or delete 'half_step'.",
    )
    BAD_NONE_AT = (
        "'{value}' is no per cent of a limit beyond the limit.",
        "Write a number above 100, without a per cent sign: 200 ends the credit at twice the limit.",
    )
    UNKNOWN_DEPARTMENT = ("The pack has no department '{value}'.", "{advice}")


def advice(word: str, known: Sequence[str]) -> str:
    """The nearest known word, if one is near, and all that are known."""
    near = nearest(word, known)
    listed = f"Known are: {', '.join(known)}." if known else "None is known."
    return f"Did you mean '{near}'? {listed}" if near else listed


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, None where none is near."""
    return next(iter(get_close_matches(word[:100], list(known), n=1)), None)


def _shown(fact: object) -> object:
    """A fact as it may stand in a message: on one line, without escapes to a terminal, and not endless."""
    words = "".join(character if character.isprintable() else " " for character in str(fact))
    return words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN] + "…"
