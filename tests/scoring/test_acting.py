"""What the page of actions says: what an action would bring, what is left, repeats; and the morning cards."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from inspections.actions.parts import Action, Source
from inspections.language import Words
from inspections.visit import Visit
from inspections.visit_parts import Edit
from scoring.acting import Worth, headline, not_taken_up, repeats_said, source_of, worth
from scoring.coaching import card
from scoring.pages.actions_desk import Desk
from scoring.pages.wording_nb import BOKMAAL
from scoring.pdf.coaching import write_cards
from scoring.report.building import build_report
from scoring.report.data import Finding, HotelName
from scoring.stars import rate
from standards.pack import Pack
from tests.makers import a_look, a_visit
from tests.scoring.houses import inspected, the_worked_pack, the_worked_visit

PACK, VISIT = the_worked_pack(), the_worked_visit()
REPORT = build_report(
    PACK, VISIT, rate(PACK, VISIT), HotelName("The Aurelian", "Bergen", "Norway"), made_on=date(2026, 5, 20)
)
FINDINGS = REPORT.findings
TODAY = "2026-05-20"


def an_action(standard: str = "reception.desk", status: str = "open", **more: str) -> Action:
    return replace(Action("a", "h", status, sources=(Source(VISIT.id, standard, "Desk"),)), **more)


def test_an_action_brings_what_its_standards_lost() -> None:
    """The desk costs 5 points (scoring/README.md, worked by hand); what was met brings nothing."""
    assert worth(PACK, VISIT, ["reception.desk"]) == Worth(Fraction(5), 0)
    assert worth(PACK, VISIT, ["room.lock", "gone.from_the_pack"]) == Worth()


def test_the_greeting_alone_brings_a_star() -> None:
    """Met both times it lifts the total to 95, as the README works out."""
    brings = worth(PACK, VISIT, ["front_door.greeting"])

    assert (brings.stars, brings.said) == (1, "10.7 points and a star")


@given(inspected(), st.data())
def test_an_action_never_brings_less_than_nothing(house: tuple[Pack, Visit], data: st.DataObject) -> None:
    """G1: doing better never hurts."""
    pack, visit = house
    standards = data.draw(st.sets(st.sampled_from([standard.id for standard in pack.standards()])))

    brings = worth(pack, visit, standards)

    assert brings.points >= 0
    assert brings.stars >= 0


def test_a_finding_is_left_until_an_action_is_about_it() -> None:
    left = {finding.standard for finding in not_taken_up(FINDINGS, VISIT, [an_action()])}

    assert left == {finding.standard for finding in FINDINGS} - {"reception.desk"}
    assert not_taken_up(FINDINGS, VISIT, [an_action(status="cancelled")]) == list(FINDINGS)


def test_an_action_keeps_no_word_of_the_inspectors() -> None:
    noted = replace(FINDINGS[0], seen=("I sat in the corner by the bar.",))

    assert "corner" not in repr(source_of(VISIT.id, noted))


@pytest.mark.parametrize(
    ("times", "of", "said"),
    [(0, 11, ""), (3, 11, "Repeat: 3 of 11 visits before"), (1, 1, "Repeat: the visit before")],
)
def test_a_repeat_says_how_often(times: int, of: int, said: str) -> None:
    assert repeats_said("s", {"s": ("v",) * times}, of) == said


@pytest.mark.parametrize(
    ("actions", "left", "said"),
    [
        ([], 0, "Nothing to act on"),
        ([], 1, "1 finding, and no action yet"),
        ([an_action(status="closed")], 2, "2 findings have no action, and none is open"),
        ([an_action(status="closed")], 0, "Every finding has been acted on"),
        ([an_action(due_on="2026-05-20")], 3, "One action is open, none is late"),
        ([an_action(due_on="2026-05-19"), an_action()], 3, "One action is late, of 2 open"),
        ([an_action(status="done")] * 2, 0, "Two actions wait for approval"),
    ],
)
def test_the_headline_says_what_asks_for_something_first(actions: list[Action], left: int, said: str) -> None:
    assert headline(actions, left, TODAY) == said


# Morning cards


def findings(count: int) -> list[Finding]:
    return [replace(FINDINGS[0], standard=f"s{n}", department_id="d", loss=Fraction(n)) for n in range(count)]


def a_card(count: int = 5, **repeats: str) -> list[str]:
    """The things of a card, told by what costs them."""
    told = {finding.standard: finding for finding in findings(count)}
    made = card(
        hotel="The Aurelian",
        department="d",
        title="Reception",
        visited="12–14 May 2026",
        findings=[replace(one, asked=name) for name, one in told.items()],
        actions=[],
        repeats=repeats,
    )
    return [thing.asked for thing in made.things]


def test_a_card_has_three_things_what_was_missed_before_first() -> None:
    """Then what costs most; fewer where there are fewer."""
    assert a_card() == ["s4", "s3", "s2"]
    assert a_card(s0="Repeat: the visit before") == ["s0", "s4", "s3"]
    assert a_card(1) == ["s0"]


def test_cards_are_printed_a_page_each_and_alike_each_time() -> None:
    """Without a score, and without anything that a person of the house should not read."""
    made = [
        card(
            hotel="The Aurelian",
            department=department,
            title=department,
            visited="12–14 May 2026",
            findings=FINDINGS,
            actions=[an_action(name="Kari", due_on="2026-06-17")],
            repeats={"reception.desk": "Repeat: 3 of 11 visits before"},
        )
        for department in ("reception", "front_door")
    ]

    pdf = write_cards(made, date(2026, 5, 20))

    assert pdf == write_cards(made, date(2026, 5, 20))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) == 2
    assert "3 of 11 visits before" in pages[0]
    assert "Kari has it" in pages[0]
    assert "84.2" not in "".join(pages)


def test_no_card_is_no_file() -> None:
    with pytest.raises(ValueError, match="no card"):
        write_cards([], date(2026, 5, 20))


def test_a_card_of_the_longest_words_stays_on_its_page() -> None:
    """Whatever a pack's standards say."""
    long = [replace(one, asked="The guest is greeted by name and " * 12) for one in findings(3)]
    made = card(
        hotel="The Aurelian", department="d", title="Reception " * 20, visited="May",
        findings=long, actions=[], repeats={"s0": "Repeat: the visit before"}, met=(9, 12),
    )  # fmt: skip

    assert len(PdfReader(io.BytesIO(write_cards([made], date(2026, 5, 20)))).pages) == 1


def test_what_an_appeal_took_back_is_told_and_what_the_office_changed_is_not() -> None:
    """Overturned is a granted appeal's word; an answer changed in the review is no finding of the hotel's."""
    looks = (
        replace(a_look("desk.greeted", "met"), edits=(an_edit(appeal="a1"),)),
        replace(a_look("desk.name", "not_met"), edits=(an_edit(),)),
    )
    desk = Desk(None, None, None, [], visit=a_visit(*looks))  # type: ignore[arg-type]

    assert desk.overturned("desk.greeted", "desk.name")
    assert not desk.overturned("desk.name")


def an_edit(appeal: str | None = None) -> Edit:
    return Edit("not_met", "met", "Shown on the list.", "quinn", "2026-05-16T09:00:00.000+02:00", "e", appeal)


def test_an_actions_worth_and_a_headline_are_told_in_other_words_too() -> None:
    say = Words(lambda: "nb", nb=BOKMAAL)

    assert Worth(Fraction(7, 10), 1).told(say) == "0,7 poeng og én stjerne"
    assert headline([], 2, TODAY, say) == "2 funn, og ingen tiltak ennå"
    assert repeats_said("s", {"s": ("v", "w")}, 11, say) == "Gjentatt: 2 av 11 tidligere besøk"
