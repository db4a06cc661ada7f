"""Who may compare which branches; the page, its report and its command on a real store."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from inspections.access import may
from inspections.language import choose_language
from inspections.office import NotYours, assign_visit, release_visit
from inspections.pages import door
from inspections.records import Account
from inspections.store import Store, open_store
from scoring.__main__ import main
from scoring.chain.reading import catalogue_of, results_for
from scoring.chain.report_reading import overview_for, pdf_of, workbook_of
from scoring.pages import chain_select
from scoring.pages.chain_select import BY_SCORE
from tests.browser.furnished import HOTEL, PACK, Furnished, furnish, record
from tests.browser.people import INSPECTOR, MANAGER, OWNER, QUALITY, STRANGER

NOW = datetime.now(UTC)
APP = str(Path(__file__).parents[3] / "streamlit_app.py")


class Chain:
    """A house with one released visit to each of two hotels."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.things: Furnished = furnish(folder / "data")
        self.store: Store = open_store(f"sqlite:///{folder / 'data' / 'sixty.db'}")
        quality, inspector = self.who(QUALITY.email), self.who(INSPECTOR.email)
        release_visit(self.store, quality, self.things.visit, NOW)
        other = next(hotel for hotel in self.store.hotels() if hotel.name != HOTEL)
        stay = {"starts_on": "2026-11-10", "ends_on": "2026-11-12"}
        second = assign_visit(
            self.store, quality, hotel_id=other.id, inspector_id=inspector.id, pack=PACK, **stay, now=NOW
        )
        record(self.store, second.id, inspector, NOW)
        release_visit(self.store, quality, second.id, NOW)

    def who(self, email: str) -> Account:
        return self.things.accounts[email]

    def region(self) -> Account:
        """A manager of both hotels."""
        return replace(self.who(MANAGER.email), hotels=tuple(hotel.id for hotel in self.store.hotels()))

    @property
    def columns(self) -> Path:
        return self.folder / "data" / "chain"


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chain]:
    made = Chain(tmp_path_factory.mktemp("chain"))
    yield made
    made.store.close()


@pytest.mark.parametrize("email", [MANAGER.email, STRANGER.email, INSPECTOR.email])
def test_who_has_one_hotel_or_none_compares_nothing(chain: Chain, email: str) -> None:
    person = chain.who(email)

    assert not may(person, "compare_branches")
    with pytest.raises(NotYours):
        results_for(chain.store, chain.columns, person, NOW)


def test_the_office_reads_every_branch_and_who_inspected(chain: Chain) -> None:
    for email in (OWNER.email, QUALITY.email):
        results = results_for(chain.store, chain.columns, chain.who(email), NOW)

        assert len(results) == 2
        assert results.inspectors == (chain.who(INSPECTOR.email).id,)


def test_who_has_several_hotels_reads_those_and_never_who_inspected(chain: Chain) -> None:
    both = results_for(chain.store, chain.columns, chain.region(), NOW)
    elsewhere = replace(chain.region(), hotels=(chain.region().hotels[0], "a-hotel-of-another-chain"))
    one = results_for(chain.store, chain.columns, elsewhere, NOW)

    assert len(both) == 2
    assert both.inspectors == ("",)
    assert [one.branches[place].id for place in one.visited()] == [chain.region().hotels[0]]


def test_what_is_read_is_what_each_rating_says(chain: Chain) -> None:
    """All met but the hold, in both visits."""
    results = results_for(chain.store, chain.columns, chain.who(OWNER.email), NOW)
    catalogue = catalogue_of(chain.store, results)

    assert np.nanmin(results.score) == np.nanmax(results.score) > 95
    assert catalogue.department("check_in") == "Check-in"
    assert catalogue.standard("reservations_by_phone.hold") is not None


def test_the_report_tells_of_too_few_visits_and_its_workbook_has_five_sheets(chain: Chain) -> None:
    told, catalogue = overview_for(chain.store, chain.columns, chain.who(OWNER.email), NOW, months=0)

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf_of(told, catalogue, NOW.date()))).pages]
    book = load_workbook(io.BytesIO(workbook_of(told, catalogue, NOW.date())))

    assert "Two branches, too few visits to compare them" in " ".join(pages[0].split())
    assert book.sheetnames == ["Summary", "League", "Departments", "Away from the chain", "Months"]


def test_the_command_writes_both_and_the_book_says_who_took_them(
    chain: Chain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("inspections.settings.open_the_store", lambda: chain.store)
    monkeypatch.setenv("SIXTY_DATA", str(chain.folder / "data"))

    assert main(["chain-report", "--as", OWNER.email, "--to", str(tmp_path), "--months", "0"]) == 0

    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.suffix for path in written] == [".pdf", ".xlsx"]
    assert all(path.stat().st_size > 1000 for path in written)
    lines = chain.store.audit_lines(datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
    taken = [(line.what, line.name) for line in lines if line.about == "the chain's report"]
    assert taken == [("pdf_taken", OWNER.name), ("table_taken", OWNER.name)]


def test_the_command_refuses_who_may_not_and_who_is_not_there(
    chain: Chain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("inspections.settings.open_the_store", lambda: chain.store)

    assert main(["chain-report", "--as", MANAGER.email, "--to", str(tmp_path)]) == 1
    assert main(["chain-report", "--as", "nobody@aurelian.example", "--to", str(tmp_path)]) == 1
    assert list(tmp_path.iterdir()) == []
    assert "may not compare branches" in capsys.readouterr().err


def page_of(chain: Chain, person: Account, monkeypatch: pytest.MonkeyPatch, **address: str) -> AppTest:
    """The chain's page as that person sees it at that address."""
    monkeypatch.setattr(door, "person_of", lambda *_: person)
    monkeypatch.setattr(door, "open_the_store", lambda: chain.store)
    monkeypatch.setenv("SIXTY_DATA", str(chain.folder / "data"))
    page = AppTest.from_file(APP, default_timeout=60)
    page.run()
    page.switch_page("scoring/pages/chain.py")
    for key, value in address.items():
        page.query_params[key] = value
    return page.run()


@pytest.mark.parametrize(
    "view", ["", "consistency", "times", "calibration", "what-if", "branch", "heat", "no-such-view"]
)
def test_every_view_opens_on_two_visits_without_an_error_in_norwegian(
    chain: Chain, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    """Severity can be taken out where scores are shown, and nowhere else: it would change nothing there."""
    person = chain.who(OWNER.email)
    choose_language(chain.store, person, "nb")
    page = page_of(chain, person, monkeypatch, view=view, period="0")
    choose_language(chain.store, person, "en")

    assert not page.exception
    assert page.title
    assert page.selectbox[0].label == "Periode"
    switches = [one.label for one in page.toggle]
    assert ("Uten inspektørenes strenghet" in switches) == (view in BY_SCORE)


def test_while_visits_are_being_scored_nobody_is_told_that_none_was_released(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those scored first are the oldest, and may all lie before the period."""
    monkeypatch.setattr(Store, "results_waiting", lambda _: 3)
    monkeypatch.setattr(chain_select, "now", lambda: NOW + timedelta(days=2000))

    page = page_of(chain, chain.who(OWNER.email), monkeypatch)

    assert [title.value for title in page.title] == ["The visits are being scored"]


def test_a_standard_at_a_branch_shows_what_it_stands_on(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One visit, which missed it, is said to be too few; another chain's branch shows the map alone."""
    cell = {"department": "reservations_by_phone", "standard": "reservations_by_phone.hold", "period": "0"}
    hotel = next(hotel.id for hotel in chain.store.hotels() if hotel.name == HOTEL)

    page = page_of(chain, chain.who(OWNER.email), monkeypatch, view="heat", branch=hotel, **cell)
    elsewhere = page_of(chain, chain.region(), monkeypatch, view="heat", branch="elsewhere", **cell)

    assert page.title[0].value.replace("\\", "") == f"{HOTEL}: missed at 1 of 1 visits"
    assert "too few visits to tell" in " ".join(said.value for said in page.markdown)
    assert "too few visits to tell any branch apart" in elsewhere.title[0].value


def test_a_region_is_turned_away_from_calibration_and_from_what_if(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    for view in ("calibration", "what-if"):
        page = page_of(chain, chain.region(), monkeypatch, view=view)

        assert [header.value for header in page.header] == ["This page is for the chain's quality office."]
    page = page_of(chain, chain.region(), monkeypatch, period="0")
    assert [title.value for title in page.title] == ["Two branches, too few visits to compare them"]
    assert chain.who(INSPECTOR.email).name not in str(page.main)


def test_a_filter_that_finds_nothing_says_so(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(
        chain, chain.who(OWNER.email), monkeypatch, period="0", view="branch", branch="no-such-hotel"
    )

    assert [title.value for title in page.title] == ["No visit of this branch matches"]
