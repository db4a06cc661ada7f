"""The pages say everything in every language, and nothing in English alone."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from inspections.actions.parts import CAUSES, EFFORTS
from inspections.actions.workflow import STATUS_TITLES as ACTION_TITLES
from inspections.actions.workflow import STEPS as ACTION_STEPS
from inspections.audit import WHAT
from inspections.keys.key import SCOPES
from inspections.language import (
    LANGUAGES,
    Words,
    asked_for,
    choose_language,
    language_of,
    told,
    told_all,
)
from inspections.messages.kinds import HOWS
from inspections.messages.kinds import KINDS as MESSAGE_KINDS
from inspections.messages.wording_nb import BOKMAAL as OF_MESSAGES
from inspections.pages.api_keys_nb import BOKMAAL as OF_KEYS
from inspections.pages.house_nb import BOKMAAL as OF_HOUSE_PAGES
from inspections.pages.messages_systems import STATES as DELIVERY_STATES
from inspections.pages.messages_words import SHOWS
from inspections.pages.planning_rules import CYCLE_TITLES
from inspections.planning.rules import KINDS
from inspections.records import Account
from inspections.refusals import Refused
from inspections.store import open_store
from inspections.wording.nb import BOKMAAL as OF_THE_HOUSE
from inspections.workflow import _ROLES, _STANDING, STATUS_TITLES, STEPS
from scoring.chain.comparable import SEASONS
from scoring.chain.courses import KINDS as COURSES
from scoring.chain.said import ALIKE, DIFFER
from scoring.pages.chain_heat_nb import BOKMAAL as OF_HEAT
from scoring.pages.guests_nb import BOKMAAL as OF_GUESTS
from scoring.pages.review_words import MARKS
from scoring.pages.wording_nb import BOKMAAL as OF_RATINGS
from scoring.pdf.chain import METHOD
from scoring.pdf.coaching import TO_TALK_ABOUT
from scoring.profiles_said import SIDE_TITLES
from scoring.reviewing import FILTERS
from scoring.wording.en import ENGLISH

ROOT = Path(__file__).parent.parent
ROOMS = ("inspections", "scoring")
CATALOGUES: Mapping[str, Mapping[str, str]] = {
    "nb": {**OF_THE_HOUSE, **OF_RATINGS, **OF_GUESTS, **OF_HEAT, **OF_MESSAGES, **OF_KEYS, **OF_HOUSE_PAGES}
}
"""One line a language: a further one is a further words file in each room, and its line here."""
ROOM: Mapping[str, Mapping[str, str]] = {"nb": {**OF_THE_HOUSE, **OF_MESSAGES, **OF_KEYS, **OF_HOUSE_PAGES}}
"""What the pages of inspections/ know: nothing of what scoring says."""

MANAGERS = (
    *(f"scoring/pages/today{part}.py" for part in ("", "_lines", "_manager", "_office")),
    *("scoring/pages/stars.py", "scoring/pages/visit.py"),
    *("scoring/acting.py", "scoring/coaching.py", "scoring/pdf/coaching.py"),
    *("scoring/charts/figures.py", "scoring/charts/history.py", "scoring/charts/sides.py"),
    *(f"scoring/pages/visit_{part}.py" for part in ("actions", "appeals", "downloads", "next_star", "parts")),
    *(f"scoring/pages/visit_{part}.py" for part in ("profiles", "read", "said", "sure", "what_if")),
    *("scoring/pages/actions.py", "scoring/pages/actions_board.py", "scoring/pages/actions_calendar.py"),
    *("scoring/pages/actions_cards.py", "scoring/pages/actions_desk.py", "scoring/pages/actions_findings.py"),
    *("scoring/pages/actions_give.py", "scoring/pages/actions_one.py"),
    *("inspections/pages/appeals.py", "inspections/pages/door.py", "inspections/pages/vignettes.py"),
    *("inspections/pages/planning_own.py", "inspections/pages/planning_conflicts.py"),
    "inspections/planning/due.py",
    *(f"inspections/pages/messages{part}.py" for part in ("", "_choices", "_systems", "_words")),
    "inspections/messages/letters.py",
    "inspections/pages/api_keys.py",
    *(f"inspections/pages/house{part}.py" for part in ("", "_hotels", "_invites", "_list", "_people")),
    "inspections/pages/house_workbook.py",
    *("scoring/pages/guests.py", "scoring/pages/guests_complaints.py", "scoring/pages/guests_desk.py"),
    *("scoring/pages/guests_feed.py", "scoring/pages/guests_measures.py", "scoring/pages/guests_places.py"),
    *("scoring/pages/guests_promises.py", "scoring/pages/guests_surveys.py", "scoring/pages/guests_today.py"),
    *("scoring/pages/guests_voice.py", "scoring/pages/guests_words.py"),
    *(f"scoring/pages/chain{part}.py" for part in ("", "_branch", "_calibration", "_consistency")),
    *(f"scoring/pages/chain_{part}.py" for part in ("downloads", "overview", "rows", "select")),
    *(f"scoring/pages/chain_{part}.py" for part in ("times", "vignettes", "what_if", "words")),
    *("scoring/chain/figures.py", "scoring/chain/report.py", "scoring/chain/said.py", "scoring/pdf/chain.py"),
    *(f"scoring/charts/chain{part}.py" for part in ("", "_lines", "_times")),
)
"""The pages of managers, inspectors and guests."""
OFFICE = (
    *(f"inspections/pages/planning_{part}.py" for part in ("cycle", "proposal", "rules")),
    *(f"inspections/pages/visits{part}.py" for part in ("", "_calendar", "_new", "_one", "_parts")),
    *("inspections/pages/audit.py", "inspections/pages/privacy.py", "inspections/pages/tablet_code.py"),
    *("scoring/pages/review.py", "scoring/pages/visit_evidence.py", "scoring/charts/timeline.py"),
    *(f"scoring/pages/review_{part}.py" for part in ("appeals", "queue", "release", "rows")),
    *(f"scoring/pages/review_{part}.py" for part in ("timeline", "visit", "words")),
    *("inspections/planning/rules.py", "inspections/workflow.py", "scoring/timeline.py"),
    *(f"inspections/second_looks/{part}.py" for part in ("pace", "past", "times")),
)
"""Those of the quality office, and what they are told from. The set-up of people and hotels is English."""
ACCOUNT_FORMS = (
    "account",
    "second",
    "second_choice",
    "second_stopped",
    "code",
    "recovery",
    "oidc_refused",
    "left",
    "connect",
    "passkey",
)
FORMS = (
    "sign_in",
    "start",
    "sign_out",
    "pair",
    "invite",
    "invite_over",
    "action",
    "action_open",
    "action_over",
    *ACCOUNT_FORMS,
)

TABLES = (
    *STATUS_TITLES.values(),
    *ACTION_TITLES.values(),
    *CAUSES.values(),
    *EFFORTS.values(),
    *SIDE_TITLES.values(),
    *KINDS.values(),
    *HOWS.values(),
    *SHOWS.values(),
    *SCOPES.values(),
    *DELIVERY_STATES.values(),
    *(kind.title for kind in MESSAGE_KINDS.values()),
    *WHAT.values(),
    *FILTERS.values(),
    *(title for _, title in MARKS.values()),
    *CYCLE_TITLES.values(),
    *("List", "Calendar", "Plan a cycle", "Rules"),  # the parts of the page of visits
    *(step.does for step in (*STEPS.values(), *ACTION_STEPS.values())),
    *_ROLES.values(),
    *_STANDING.values(),
    *(*COURSES.values(), *ALIKE.values(), *DIFFER.values(), *SEASONS, *ENGLISH["numbers"], *METHOD),
)
"""Titles that the pages take from the rooms behind them."""


def sentences_of(path: str) -> Iterator[str]:
    """What that page gives to `say` as it stands there."""
    for call in (node for node in ast.walk(_tree(path)) if isinstance(node, ast.Call)):
        name, first = ast.unparse(call.func), call.args
        given = first[:1] if name in SAYS else first[1:3] if name in COUNTS else []
        yield from (
            part.value
            for one in given
            for part in ((one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,))
            if isinstance(part, ast.Constant)
        )


def constants_of(path: str) -> Iterator[str]:
    """Sentences in that page that are given to nobody: every text of two words or more outside `say`."""
    tree = _tree(path)
    told = {id(part) for call in ast.walk(tree) if _speaks(call) for part in ast.walk(call)}
    told |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    known = {**CATALOGUES["nb"]}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            text = re.sub(
                r":material/\w+:|<style>.*</style>|<[^>]*(>|$)|(\.days.*)", " ", node.value, flags=re.DOTALL
            )
            if re.search(r"[A-Za-z]{2,} [a-z]{2,}", text) and node.value not in known:
                yield node.value


SAYS = ("say", "self.say", "self.said.say", "told")
COUNTS = ("say.count", "self.count", "said.count", "count", "told_count")
SPEAKERS = (*SAYS, *COUNTS)
"""Who takes an English sentence and tells it in the reader's language."""


def _speaks(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in SPEAKERS


@cache
def _tree(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
@pytest.mark.parametrize("path", [*MANAGERS, *OFFICE])
def test_a_page_has_all_its_sentences_in_every_language(path: str, language: str) -> None:
    known = ROOM[language] if path.startswith("inspections/") else CATALOGUES[language]
    missing = [said for said in sentences_of(path) if said not in known]

    assert not missing


@pytest.mark.parametrize("path", [path for path in (*MANAGERS, *OFFICE) if "/pages/" in path])
def test_a_page_says_nothing_past_its_words(path: str) -> None:
    """Else a sentence stays English on a page that is Norwegian: half a page is worse than none."""
    assert not list(constants_of(path))


@pytest.mark.parametrize("form", FORMS)
def test_the_pages_before_one_is_in_are_in_every_language_too(form: str) -> None:
    html = (ROOT / f"inspections/sign_in/{form}.html").read_text(encoding="utf-8")
    said = re.findall(r'say\("((?:[^"\\]|\\.)*)"', html)

    assert said
    assert not [text for text in said if text not in OF_THE_HOUSE]
    left = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", " ", html, flags=re.DOTALL)
    assert not re.search(r"[A-Za-z]{2,}", left), left


def test_titles_from_the_rooms_behind_have_their_words() -> None:
    assert not [title for title in (*TABLES, *TO_TALK_ABOUT) if title not in CATALOGUES["nb"]]


def test_every_page_is_named_in_every_language() -> None:
    assert not [title for _, title, *_ in pages_listed() if title not in OF_THE_HOUSE]


def test_no_page_shows_a_remark_that_was_meant_for_its_reader_in_code() -> None:
    """Streamlit draws a sentence that stands alone in the file it runs, as below a constant."""
    remarks = [
        f"{path}:{node.lineno}"
        for path, *_ in pages_listed()
        for node in _tree(path).body[1:]
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]

    assert not remarks


def pages_listed() -> list[tuple[str, ...]]:
    """File, title and the rest of each page, as the one door lists them."""
    return next(
        list(ast.literal_eval(node.value))
        for node in _tree("streamlit_app.py").body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES"
    )


PLANNING = ("", "_assignment", "_calendar", "_conflicts", "_cycle", "_record")


def test_what_is_refused_has_its_words() -> None:
    """The sentences as they stand in the code. Those with a name or a number in them are `told`: below."""
    rooms = ("office/actions", "office/action_links", "office/appeals", "evidence", "refusals", "pairing")
    rooms += ("office/review", "office/visits", *(f"office/planning{part}" for part in PLANNING))
    rooms += ("office/vignettes", "photos/__init__")
    found = [
        call.args[1].value
        for room in rooms
        for call in ast.walk(_tree(f"inspections/{room}.py"))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("Refused", "PhotoRefused")
        if len(call.args) == 2 and isinstance(call.args[1], ast.Constant)
    ]

    assert found
    assert not [said for said in found if said not in OF_THE_HOUSE]


def test_what_is_told_far_from_a_page_has_its_words() -> None:
    """In every file of the rooms: a refusal with a name in it, a second look, why somebody may not go."""
    paths = [path for room in ROOMS for path in ROOT.glob(f"{room}/**/*.py")]
    sources = [path for path in paths if "told(" in path.read_text(encoding="utf-8")]
    found = [said for path in sources for said in sentences_of(str(path.relative_to(ROOT)))]

    assert len(found) > 100
    assert not [said for said in found if said not in CATALOGUES["nb"]]


def test_a_sentence_told_is_said_in_the_language_of_whoever_reads_it() -> None:
    """With its day, and with the sentences within it; and it is the English sentence until then."""
    why = told("{name} rests until {day}.", name="Ada", day=date(2026, 5, 14))
    no = told("{reasons} Choose somebody else.", reasons=told_all([why, told("So does the house.")]))
    bokmaal = {"{name} rests until {day}.": "{name} hviler til {day}.", "So does the house.": "Huset også."}

    assert no == "Ada rests until 14 May 2026. So does the house. Choose somebody else."
    assert Words(lambda: "nb", nb=bokmaal)(no) == (
        "Ada hviler til 14. mai 2026. Huset også. Choose somebody else."
    )
    assert pickle.loads(pickle.dumps(no)).values == no.values  # noqa: S301 - our own; as a session keeps it


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_a_translation_has_the_placeholders_of_the_english(language: str) -> None:
    assert not [
        english
        for english, other in CATALOGUES[language].items()
        if _placeholders(english) != _placeholders(other)
    ]


def test_no_translation_is_left_over() -> None:
    """A sentence that no page says any more goes from the words files too."""
    sources = ["streamlit_app.py"]
    sources += [str(path.relative_to(ROOT)) for room in ROOMS for path in ROOT.glob(f"{room}/**/*.py")]
    sources = [path for path in sources if not path.endswith("wording/nb.py")]
    said = {
        node.value for path in sources for node in ast.walk(_tree(path)) if isinstance(node, ast.Constant)
    }
    html = " ".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "inspections/sign_in").glob("*.html")
    )

    assert not [text for text in CATALOGUES["nb"] if text not in said and f'"{text}"' not in html]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("nb-NO,nb;q=0.9,en;q=0.8", "nb"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("de,en;q=0.9,nb;q=0.5", "en"),
        ("de-DE", "en"),
        ("", "en"),
        ("en;q=0.1,nb;q=0.2", "nb"),
        ("nb;q=x", "nb"),
    ],
)
def test_the_browser_is_asked_where_nobody_has_chosen(header: str, language: str) -> None:
    assert asked_for(header) == language


def test_what_a_language_lacks_is_said_in_english() -> None:
    say = Words(lambda: "nb", nb={"{n} visits": "{n} besøk"})

    assert (say.count(3, "one visit", "{n} visits"), say("Not yet said")) == ("3 besøk", "Not yet said")


def test_a_persons_own_choice_holds_wherever_they_sign_in(tmp_path: Path) -> None:
    """Before they choose, the browser is asked; what is no language of ours is refused."""
    store = open_store(f"sqlite:///{tmp_path / 'sixty.db'}")
    ada = Account("ada", "ada@aurelian.example", "Ada", "manager", datetime(2026, 5, 1, tzinfo=UTC))

    assert language_of(store, ada, "nb-NO") == "nb"
    choose_language(store, ada, "en")
    with pytest.raises(Refused, match="Choose one of English"):
        choose_language(store, ada, "de")

    assert language_of(store, ada, "nb-NO") == "en"
    store.close()
