"""What a report's code tells whoever scans it: valid, superseded or unknown, and never a score."""

from __future__ import annotations

import uuid
from datetime import timedelta

from inspections import office
from inspections.http.verify import BURST
from inspections.verification import code_of, heads_of, page_of, standing_of
from inspections.visit import Visit
from tests.inspections.a_house import House, an_event
from tests.inspections.a_server import a_browser, a_server, signed_in_as


def the_visit(house: House, visit_id: str) -> Visit:
    visit = house.store.visit(visit_id)
    assert visit is not None
    return visit


def released(house: House) -> str:
    """The visit in Bergen, with two looks that were not met, released; its id."""
    visit = house.visits["Bergen"]
    looks = [
        {"observation": str(uuid.uuid4()), "standard": "front_door.greeted", "answer": "not_met"}
        for _ in "ab"
    ]
    house.send(
        visit.id,
        an_event(visit.id, 1, "started", {"pack_hash": visit.pack_hash}),
        *(an_event(visit.id, seq, "observed", look) for seq, look in enumerate(looks, start=2)),
        an_event(visit.id, 4, "submitted", {"events": 3, "photos": []}),
    )
    office.release_visit(house.store, house.people["quality"], visit.id, house.clock.now)
    return visit.id


def appeal(house: House, visit_id: str) -> str:
    """The hotel objects to the first answer that is not met and not under appeal; the appeal's id."""
    visit = the_visit(house, visit_id)
    known = {made.observation for made in visit.appeals.values()}
    look = next(look for look in visit.observations if look not in known)
    manager, now = house.people["manager"], house.clock.forward(minutes=1)
    after = office.appeal(
        house.store, manager, visit_id, now, observation=look, claim="met", reason="The film shows it."
    )
    return next(made.id for made in after.appeals.values() if made.is_open)


def grant_an_appeal(house: House, visit_id: str) -> None:
    """The hotel objects, and the office agrees."""
    made, quality = appeal(house, visit_id), house.people["quality"]
    now = house.clock.forward(minutes=1)
    office.decide(house.store, quality, visit_id, now, appeal_id=made, granted=True, reason="So it does.")


def test_a_released_report_is_valid(house: House) -> None:
    """By the code of the log it was released on, with or without hyphens and capitals."""
    visit_id = released(house)
    code = code_of(visit_id, the_visit(house, visit_id).head)

    for typed in (code, code.upper(), f" {code[:32]}-{code[32:]} "):
        standing = standing_of(house.store, typed)
        assert (standing.state, standing.visit and standing.visit.id) == ("valid", visit_id)


def test_a_granted_appeal_supersedes_the_report_and_every_one_before(house: House) -> None:
    """The reports made at the release and between the two appeals; the one made now is valid."""
    visit_id = released(house)
    heads = [the_visit(house, visit_id).head]
    for _ in range(2):
        grant_an_appeal(house, visit_id)
        heads.append(the_visit(house, visit_id).head)

    states = [standing_of(house.store, code_of(visit_id, head)).state for head in heads]
    assert states == ["superseded", "superseded", "valid"]
    assert heads_of(house.store.events_of(visit_id)) == heads[::-1]


def test_an_appeal_that_is_open_or_refused_supersedes_nothing(house: House) -> None:
    """Only what changes an answer does."""
    visit_id = released(house)
    code = code_of(visit_id, the_visit(house, visit_id).head)
    made, quality = appeal(house, visit_id), house.people["quality"]
    open_ = standing_of(house.store, code).state
    now = house.clock.forward(minutes=1)
    office.decide(house.store, quality, visit_id, now, appeal_id=made, granted=False, reason="It does not.")

    assert open_ == "valid"
    assert standing_of(house.store, code).state == "valid"


def test_a_visit_that_is_not_released_is_unknown(house: House) -> None:
    """A draft that left the office proves nothing."""
    visit_id = house.submit("Bergen")

    assert standing_of(house.store, code_of(visit_id, the_visit(house, visit_id).head)).state == "unknown"


def test_a_code_cannot_be_made_from_what_strangers_know(house: House) -> None:
    """The visit's id alone, another visit's head, a wrong digit: all look alike."""
    visit_id = released(house)
    head = the_visit(house, visit_id).head
    code = code_of(visit_id, head)
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")

    for other in (uuid.UUID(visit_id).hex, code_of(house.visits["Como"].id, head), wrong, "", "x" * 5_000):
        assert standing_of(house.store, other).state == "unknown"
        assert standing_of(house.store, other).visit is None


def test_a_visit_read_from_a_file_has_no_code() -> None:
    """No server holds it; nor is there a page where no address is known."""
    assert code_of("hotel-lind-2026-05", "00") == ""
    assert page_of("https://sixty.example", "hotel-lind-2026-05", "00") == ""
    assert page_of("", str(uuid.uuid4()), "00") == ""


def test_the_page_says_where_the_report_stands_and_gives_away_no_score(house: House) -> None:
    """To a stranger: hotel, days, and that it is valid; then that it is superseded."""
    visit_id = released(house)
    page = page_of("http://sixty.example/", visit_id, the_visit(house, visit_id).head)
    browser = a_browser(a_server(house))

    valid = browser.get(page)
    grant_an_appeal(house, visit_id)
    superseded = browser.get(page)

    assert (valid.status_code, superseded.status_code) == (200, 200)
    assert "This report is valid" in valid.text
    assert "This report has been superseded" in superseded.text
    for answer in (valid, superseded):
        assert "The Aurelian Bergen" in answer.text
        assert "14–16 May 2026" in answer.text
        assert "100" not in answer.text
        assert "/visit?visit=" not in answer.text
        assert house.people["inspector"].name not in answer.text
        assert answer.headers["Cache-Control"] == "no-store"


def test_who_may_read_the_rating_is_led_to_it(house: House) -> None:
    """The hotel's own manager and the office; no other manager, no inspector."""
    visit_id = released(house)
    page = f"/verify/{code_of(visit_id, the_visit(house, visit_id).head)}"

    led = {
        who for who in house.people if f"/visit?visit={visit_id}" in signed_in_as(house, who).get(page).text
    }
    assert led == {"owner", "quality", "manager"}


def test_an_unknown_code_is_told_so(house: House) -> None:
    """Without a word about what there is."""
    answer = a_browser(a_server(house)).get(f"/verify/{'0' * 52}")

    assert answer.status_code == 404
    assert "This code is not known" in answer.text
    assert "Aurelian" not in answer.text


def test_codes_cannot_be_tried_out_fast(house: House) -> None:
    """After a burst an address waits; another one does not, and waiting helps."""
    app = a_server(house)
    browser, another = a_browser(app), a_browser(app, "192.0.2.8")
    codes = [browser.get(f"/verify/{number:052x}").status_code for number in range(BURST + 1)]

    assert codes == [404] * BURST + [429]
    assert int(browser.get("/verify/0").headers["Retry-After"]) >= 1
    assert another.get("/verify/0").status_code == 404
    house.clock.now += timedelta(seconds=10)
    assert browser.get("/verify/0").status_code == 404
