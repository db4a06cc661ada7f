"""Hotels and people from a workbook: looked at first, all of it or nothing, and nothing that does harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspections import office
from inspections.office.invites import invited, join
from inspections.refusals import Refused
from inspections.roster.plan import CHANGED, NEW, UNCHANGED, Plan, plan
from inspections.roster.sheets import COLUMNS, HOTELS, PEOPLE, Roster, read_roster, roster_of
from inspections.roster.taking import Taken, links_sheet, take_in, template
from standards.exchange.book_xlsx_made import as_xlsx
from standards.exchange.reading import read
from standards.exchange.table import Book, sheet_of
from tests.inspections.a_house import NOON, House, a_house
from tests.inspections.test_reach import hire

AT = "https://sixty.example"
HOTEL_HEAD = ["Name", "City", "Country", "Region", "Brand", "Kind of house", "Time zone"]
PEOPLE_HEAD = ["Name", "E-mail", "Role", "Hotels", "Regions", "Departments"]
GRAND = ["Grand", "Oslo", "Norway", "north", "Park", "Resort", "Europe/Oslo"]


@pytest.fixture
def house(tmp_path: Any) -> Iterator[House]:
    opened = a_house(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house that these tests only look at."""
    opened = a_house(tmp_path_factory.mktemp("house"))
    yield opened
    opened.store.close()


def a_book(hotels: Sequence[Sequence[str]] = (), people: Sequence[Sequence[str]] = ()) -> bytes:
    """Those rows under our own headings, as a real workbook."""
    return as_xlsx({HOTELS: [HOTEL_HEAD, *hotels], PEOPLE: [PEOPLE_HEAD, *people]})


def a_roster(hotels: Sequence[Sequence[str]] = (), people: Sequence[Sequence[str]] = ()) -> Roster:
    """The same as if it had been read from one: that costs a sixth of a second each time."""
    tables = ((HOTELS, [HOTEL_HEAD, *hotels]), (PEOPLE, [PEOPLE_HEAD, *people]))
    sheets = tuple(sheet_of(name, [list(row) for row in rows]) for name, rows in tables)
    return roster_of(Book("a.xlsx", sheets))


def planned(house: House, roster: Roster, by: str = "owner") -> Plan:
    return plan(house.store, house.people[by], roster, NOON)


def taken(house: House, roster: Roster) -> Taken:
    """Looked at and taken in at once."""
    owner = house.people["owner"]
    return take_in(house.store, owner, roster, planned(house, roster), address=AT, now=NOON)


def everything(house: House) -> tuple[object, ...]:
    """All that a workbook could change."""
    store = house.store
    return store.hotels(), store.accounts(), store.invites()


def test_a_workbook_goes_in_as_it_was_shown(house: House) -> None:
    """New hotels, people who refer to them, and one whose reach changes."""
    manager = house.people["manager"]
    data = a_book(
        [GRAND, ["The Aurelian Bergen", "bergen", "", "", "Park", "", "Europe/Oslo"]],
        [
            ["Nora", "nora@aurelian.example", "Hotel manager", "Grand, Oslo", "", ""],
            ["Rolf", "rolf@aurelian.example", "Regional manager", "", "NORTH", ""],
            ["Hege", "hege@aurelian.example", "department head", "grand", "", "front_door"],
            ["", manager.email.upper(), "Hotel manager", "", "North", ""],
        ],
    )
    roster = read_roster(data, "a.xlsx")
    shown = planned(house, roster)
    assert not shown.troubles
    assert [(step.row, step.what) for step in shown.of(NEW)] == [(2, NEW), (2, NEW), (3, NEW), (4, NEW)]
    assert {(step.name, step.about) for step in shown.of(CHANGED)} == {
        ("The Aurelian Bergen, Bergen", "brand"),
        (manager.email.upper(), "regions, hotels"),
    }
    before = everything(house)
    assert before == everything(house)  # looking writes nothing

    done = taken(house, roster)

    assert (done.hotels_new, done.hotels_changed, done.people_changed) == (1, 1, 1)
    grand = next(hotel for hotel in house.store.hotels() if hotel.name == "Grand")
    assert (grand.region, grand.kind, grand.brand) == ("North", "resort", "Park")
    bergen = house.hotels["Bergen"]
    changed = house.store.account(manager.id)
    assert changed is not None
    assert set(changed.hotels) == {grand.id, bergen.id}
    reach = {one.email: one for one in house.store.invites()}
    assert reach["nora@aurelian.example"].hotels == (grand.id,)
    assert reach["rolf@aurelian.example"].regions == ("North",)
    assert reach["hege@aurelian.example"].departments == ("front_door",)


def test_the_links_that_come_out_make_the_accounts(house: House) -> None:
    """Each opens the invitation it was made for; no password is anywhere in the file."""
    done = taken(house, a_roster([], [["Ida", "ida@aurelian.example", "Inspector", "", "", ""]]))

    sheet = read(links_sheet(done), "links.xlsx").sheets[0]
    head, row = ([cell.text for cell in line.values()] for line in sheet.rows)
    assert head[:4] == ["Name", "E-mail", "Role", "Link"]
    code = row[3].rpartition("/")[2]
    person = join(
        house.store,
        invited(house.store, code, "192.0.2.1", NOON),
        name=row[0],
        password="six quiet porters",
        now=NOON,
    )
    assert (person.email, person.role) == ("ida@aurelian.example", "inspector")


def test_the_template_taken_in_again_changes_nothing(house: House) -> None:
    """It holds what there is: an office that only adds a row changes nothing else."""
    bergen = house.hotels["Bergen"].id
    hire(house, "head", "head@aurelian.example", hotels=[bergen], departments=["front_door"])
    hire(house, "manager", "region@aurelian.example", regions=["South"])
    roster = read_roster(template(house.store, house.people["owner"]), "template.xlsx")

    shown = planned(house, roster)

    assert not shown.troubles
    assert len(shown.steps) == len(house.store.hotels()) + len(house.store.accounts())
    assert all(step.what == UNCHANGED for step in shown.steps)
    with pytest.raises(Refused, match="nothing to take in"):
        taken(house, roster)


def test_a_workbook_taken_in_twice_is_the_same_as_once(house: House) -> None:
    """Who is invited already is not invited again, and their link goes on working."""
    roster = a_roster([GRAND], [["Nora", "nora@aurelian.example", "Hotel manager", "Grand", "", ""]])
    first = taken(house, roster)

    again = planned(house, roster)

    assert not again.does_something
    assert [step.what for step in again.steps] == [UNCHANGED, UNCHANGED]
    assert invited(house.store, first.invitations[0].link.rpartition("/")[2], "192.0.2.1", NOON)


TROUBLES = [
    ("Hotels B2", [["Grand", "", "", "", "", "", "Europe/Oslo"]], []),
    ("Hotels G2", [["Grand", "Oslo", "", "", "", "", ""]], []),
    ("Hotels G2", [["Grand", "Oslo", "", "", "", "", "Oslo"]], []),
    ("Hotels F2", [["Grand", "Oslo", "", "", "", "palace", "Europe/Oslo"]], []),
    ("Hotels A3", [GRAND, [*GRAND[:3], "", "", "", "Europe/Oslo"]], []),
    ("People B2", [], [["N", "nora", "Inspector", "", "", ""]]),
    ("People B2", [], [["N", "", "Inspector", "", "", ""]]),
    ("People B3", [], [["N", "n@x.example", "Inspector", "", "", ""]] * 2),
    ("People C2", [], [["N", "n@x.example", "King", "", "", ""]]),
    ("People D2", [], [["N", "n@x.example", "Hotel manager", "Nowhere", "", ""]]),
    ("People D2", [], [["N", "n@x.example", "Hotel manager", "", "", ""]]),
    ("People D2", [], [["N", "n@x.example", "Inspector", "The Aurelian Bergen", "", ""]]),
    ("People E2", [], [["N", "n@x.example", "Hotel manager", "", "Nowhere", ""]]),
    ("People F2", [], [["N", "n@x.example", "Department head", "The Aurelian Bergen", "", "Moat"]]),
    ("People F2", [], [["N", "n@x.example", "Department head", "The Aurelian Bergen", "", ""]]),
    ("People C2", [], [["N", "manager@aurelian.example", "Inspector", "", "", ""]]),
    ("People A2", [], [["N" * 101, "n@x.example", "Inspector", "", "", ""]]),
]


@pytest.mark.parametrize(("where", "hotels", "people"), TROUBLES)
def test_each_trouble_says_where_what_and_what_to_do(
    kept: House, where: str, hotels: list[list[str]], people: list[list[str]]
) -> None:
    """And while there is one, nothing of the rest goes in."""
    fine = ["Fine", "fine@aurelian.example", "Inspector", "", "", ""]
    roster = a_roster(hotels, [*people, fine])
    before = everything(kept)

    shown = planned(kept, roster)

    (trouble,) = shown.troubles
    assert f"{trouble.sheet} {trouble.cell}" == where
    assert trouble.what.endswith(".")
    assert trouble.to_do.endswith(".")
    with pytest.raises(Refused, match="Nothing was taken in"):
        take_in(kept.store, kept.people["owner"], roster, shown, address=AT, now=NOON)
    assert everything(kept) == before


def test_a_closed_account_is_not_opened_by_a_workbook(house: House) -> None:
    """Whoever left comes back by an owner's hand, not by an old list."""
    manager = house.people["manager"]
    office.disable_person(house.store, house.people["owner"], manager.id, NOON)

    shown = planned(house, a_roster([], [["M", manager.email, "Hotel manager", "", "North", ""]]))

    assert [trouble.cell for trouble in shown.troubles] == ["B2"]
    assert "closed" in shown.troubles[0].what


def test_nobody_brings_in_what_they_may_not_appoint(kept: House) -> None:
    """Quality no owner; a manager nothing at all."""
    roster = a_roster([], [["O", "o@aurelian.example", "Owner", "", "", ""]])

    assert [trouble.cell for trouble in planned(kept, roster, by="quality").troubles] == ["C2"]
    for who in ("manager", "inspector"):
        with pytest.raises(Refused):
            planned(kept, roster, by=who)


def test_what_changed_since_it_was_shown_is_looked_at_again(house: House) -> None:
    """Somebody else has added the hotel meanwhile: what was shown is not what would be done."""
    roster, owner = a_roster([GRAND]), house.people["owner"]
    shown = planned(house, roster)
    place = {"city": "Oslo", "country": "Norway", "region": "North", "kind": "urban"}
    office.add_hotel(house.store, owner, name="Grand", **place, time_zone="Europe/Oslo", now=NOON)

    with pytest.raises(Refused) as no:
        take_in(house.store, owner, roster, shown, address=AT, now=NOON)
    assert no.value.code == "changed_meanwhile"


def test_all_of_it_goes_in_or_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """An account made by another process in the last moment stops the hotels before it as well."""
    owner, email = house.people["owner"], "late@aurelian.example"
    roster = a_roster([GRAND], [["L", email, "Inspector", "", "", ""]])
    shown, write = planned(house, roster), house.store.take_in

    def late(*parts: Any) -> None:
        hire(house, "inspector", email)
        write(*parts)

    monkeypatch.setattr(house.store, "take_in", late)
    with pytest.raises(Refused, match="Nothing was taken in"):
        take_in(house.store, owner, roster, shown, address=AT, now=NOON)
    assert "Grand" not in {hotel.name for hotel in house.store.hotels()}
    assert house.store.invites() == []


# Files that are not what they say


def refused_file(data: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(Refused) as no:
        read_roster(data, name)
    assert no.value.code == "not_read"
    return no.value.message


def a_zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"PK\x03\x04 cut off",
        b"name,city\nGrand,Oslo\n",
        b"x" * 20_000_001,
    ],
    ids=["empty", "pdf", "picture", "old", "damaged", "csv", "large"],
)
def test_a_file_of_another_kind_is_refused_with_what_to_do(data: bytes) -> None:
    """None of them is opened any further."""
    assert refused_file(data).endswith(".")


def test_a_workbook_that_would_unpack_without_end_stays_shut() -> None:
    """Nor is one read that defines entities."""
    bomb = a_zip(xl__workbook_xml=b"<workbook/>", xl__sheet_xml=b" " * 5_000_000)
    laughs = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'

    assert "unpack" in refused_file(bomb)
    assert refused_file(a_zip(xl__workbook_xml=laughs))


def test_a_workbook_without_our_sheets_names_those_it_has() -> None:
    """So that the right one can be renamed."""
    assert "Rooms" in refused_file(as_xlsx({"Rooms": [["Name"], ["101"]]}))


def test_columns_that_are_missing_unknown_or_doubled_are_told() -> None:
    """A misspelt heading must not lose its column silently."""
    told = read_roster(
        as_xlsx(
            {HOTELS: [["Name", "Town", "Name"], ["a", "b", "c"]], PEOPLE: [["Navn", "E-post"], ["a", "b"]]}
        ),
        "a.xlsx",
    ).troubles

    assert [(one.sheet, one.cell) for one in told] == [
        *[(HOTELS, "B1"), (HOTELS, "C1"), (HOTELS, ""), (HOTELS, ""), (PEOPLE, "")]
    ]


def test_a_text_that_looks_like_a_formula_stays_a_text_on_its_way_in_and_out(house: House) -> None:
    """Neither calculated here nor by whoever opens the template or the links."""
    evil = '=HYPERLINK("http://evil.example")'
    hotel = [evil, "+Oslo", "@x", "-n", "", "urban", "Europe/Oslo"]
    person = [evil, "e@aurelian.example", "Inspector", "", "", ""]
    taken(house, read_roster(a_book([hotel], [person]), "a.xlsx"))

    assert evil in {one.name for one in house.store.hotels()}
    book = template(house.store, house.people["owner"])
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]
    again = planned(house, read_roster(book, "again.xlsx"))
    assert all(step.what == UNCHANGED for step in again.steps if step.sheet == HOTELS)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)


def rows_of(columns: int) -> st.SearchStrategy[list[list[str]]]:
    """A few rows of so many cells."""
    return st.lists(st.lists(TEXTS, min_size=columns, max_size=columns), max_size=4)


@settings(max_examples=25, deadline=None)
@given(rows_of(7), rows_of(6))
def test_any_text_in_any_cell_is_a_plan_or_a_trouble_never_a_fault(
    kept: House, hotels: list[list[str]], people: list[list[str]]
) -> None:
    """And a row becomes one step or one trouble, not both."""
    shown = planned(kept, a_roster(hotels, people))

    assert all(step.what in {NEW, CHANGED, UNCHANGED} for step in shown.steps)
    assert all(one.what and one.to_do for one in shown.troubles)


def test_every_column_can_be_called_in_norwegian(kept: House) -> None:
    """A chain's own list need not be translated first."""
    norwegian = {
        "Hoteller": [[names[-1] for names in COLUMNS[HOTELS].values()], GRAND],
        "Personer": [
            [names[-1] for names in COLUMNS[PEOPLE].values()],
            ["Nora", "nora@aurelian.example", "Avdelingsleder", "Grand", "", "front_door"],
        ],
    }

    shown = planned(kept, read_roster(as_xlsx(norwegian), "liste.xlsx"))

    assert not shown.troubles
    assert [step.what for step in shown.steps] == [NEW, NEW]
