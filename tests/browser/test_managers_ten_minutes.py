"""A manager new to the app, with a phone and ten minutes, and nothing but what the pages say.

They sign in, find why the fifth star was missed, make and give two actions, make one of two more findings,
appeal one observation and take the report away; then they read the same in Norwegian.
"""

from __future__ import annotations

import io
import re
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from inspections import office
from inspections.events import Event
from inspections.records import Account
from inspections.store import Store, open_store
from standards.pack import Standard
from tests.browser.conftest import PHONE, House, a_free_port
from tests.browser.furnished import PACK, furnish
from tests.browser.people import MANAGER, OFFICE_RUN, OTHER_INSPECTOR, OWNER, sign_in

pytestmark = pytest.mark.browser

LARGE = 25
"""Standards of a department in which a miss or two leaves its score above the star's bar."""


@dataclass(frozen=True)
class Released:
    """The house, its store, and the visit that its manager reads."""

    house: House
    store: Store
    visit: str
    missed: list[Standard]


@pytest.fixture
def released(tmp_path: Path) -> Iterator[Released]:
    """Five stars but for two critical standards; two more were missed beside them."""
    things = furnish(tmp_path / "data")
    store = open_store(f"sqlite:///{tmp_path / 'data' / 'sixty.db'}")
    sizes = Counter(one.department for one in PACK.standards())
    large = [one for one in PACK.standards() if sizes[one.department] > LARGE and one.limit is None]
    critical = [one for one in large if one.critical][:2]
    others = [one for one in large if not one.critical][:2]
    visit = a_visit(store, things.accounts, {one.id for one in (*critical, *others)})
    house = House(tmp_path / "data", a_free_port(), tmp_path / "server.log")
    house.open()
    yield Released(house, store, visit, [*critical, *others])
    house.kill()
    store.close()


def a_visit(store: Store, people: dict[str, Account], missed: set[str]) -> str:
    """Recorded by one tablet and released; its id."""
    now = datetime.now(UTC)
    day = now.date().isoformat()
    visit = office.assign_visit(
        store,
        people[OWNER.email],
        hotel_id=people[MANAGER.email].hotels[0],
        inspector_id=people[OTHER_INSPECTOR.email].id,
        pack=PACK,
        starts_on=day,
        ends_on=day,
        now=now,
    ).id
    looks = [
        {
            "observation": str(uuid.uuid4()),
            "standard": one.id,
            "answer": "not_met" if one.id in missed else "met",
        }
        for one in PACK.standards()
    ]
    bodies = [("observed", look) for look in looks] + [("submitted", {"events": len(looks), "photos": []})]
    moment, device = now.isoformat(timespec="milliseconds"), str(uuid.uuid4())
    events = [
        Event(str(uuid.uuid4()), visit, device, seq, kind, moment, moment, body)
        for seq, (kind, body) in enumerate(bodies, start=1)
    ]
    outcomes = store.append(visit, events, people[OTHER_INSPECTOR.email].id, now)
    assert all(outcome.state == "held" for outcome in outcomes)
    office.release_visit(store, people[OWNER.email], visit, datetime.now(UTC))
    return visit


def test_a_manager_new_to_the_app_needs_no_help(released: Released, chromium: Browser) -> None:
    page = chromium.new_context(**PHONE).new_page()
    sign_in(page, released.house.address, MANAGER)

    find_out_why(page)
    assign_two(page, released)
    make_one_of_two(page, released)
    appeal_one(page, released)
    take_the_report(page)
    read_it_in_norwegian(page)


def find_out_why(page: Page) -> None:
    """From what Today says, by its one primary key."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("stands at", timeout=OFFICE_RUN)
    page.get_by_role("button", name="Why, and the next star").click()
    expect(page.get_by_role("heading", name="What the fifth star asks for")).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_text("One of five conditions stands before the fifth star")).to_be_visible()
    expect(page.get_by_text("In the way")).to_be_visible()
    steps = page.get_by_role("heading", name="Putting two standards right earns five stars")
    expect(steps).to_be_visible(timeout=OFFICE_RUN)


def assign_two(page: Page, released: Released) -> None:
    """A tap beside each step of the way to the star; then each is given to whoever puts it right."""
    steps = page.locator(".st-key-next_star")
    for made in (1, 2):
        steps.get_by_role("button", name="Make an action").first.click()
        expect(steps.get_by_role("button", name=re.compile("Action: to give"))).to_have_count(
            made, timeout=OFFICE_RUN
        )  # the key that was tapped stays, greyed, until the page is drawn to its end
        expect(steps.get_by_role("button", name="Make an action")).to_have_count(2 - made, timeout=OFFICE_RUN)
    for left in (1, 0):
        steps.get_by_role("button", name=re.compile("Action: to give")).first.click()
        page.get_by_role("button", name="Give it", exact=True).click(timeout=OFFICE_RUN)
        expect(page.get_by_text("Under way")).to_be_visible(timeout=OFFICE_RUN)
        page.get_by_role("link", name="To the rating").click()
        expect(steps.get_by_role("button", name=re.compile("Action: to give"))).to_have_count(
            left, timeout=OFFICE_RUN
        )
    made_so_far = released.store.actions_of_hotels([hotel_of(released)])
    assert [action.status for action in made_so_far] == ["assigned", "assigned"]
    assert {name for action in made_so_far for name in action.standards} == {
        one.id for one in released.missed[:2]
    }


def make_one_of_two(page: Page, released: Released) -> None:
    """Two ticks, and the key for both stands below the findings."""
    ticks = page.get_by_text("Together with others")
    expect(ticks).to_have_count(2, timeout=OFFICE_RUN)
    ticks.first.click()
    expect(page.get_by_text("Tick another one")).to_be_visible(timeout=OFFICE_RUN)
    ticks.last.click()
    page.get_by_role("button", name="Make one action of these 2").click(timeout=OFFICE_RUN)
    expect(ticks).to_have_count(0, timeout=OFFICE_RUN)
    together = released.store.actions_of_hotels([hotel_of(released)])[-1]
    assert set(together.standards) == {one.id for one in released.missed[2:]}


def appeal_one(page: Page, released: Released) -> None:
    """Under the finding; what it would bring is said before it is sent."""
    page.get_by_role("button", name="Appeal", exact=True).first.click()
    form = page.get_by_role("dialog")
    expect(form.get_by_text("If granted")).to_be_visible(timeout=OFFICE_RUN)
    form.get_by_label("Why").fill("The porter's list shows it was done at 15:02.")
    form.get_by_role("button", name="Send the appeal").click()
    expect(page.get_by_text("Sent. The quality office decides")).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_text("Appealed. Waits for a decision.")).to_be_visible()
    visit = released.store.visit(released.visit)
    assert visit is not None
    assert [one.is_open for one in visit.appeals.values()] == [True]


def take_the_report(page: Page) -> None:
    with page.expect_download(timeout=OFFICE_RUN) as taken:
        page.get_by_role("button", name="Download report").click()
    report = PdfReader(io.BytesIO(Path(taken.value.path()).read_bytes()))
    assert len(report.pages) > 5


def read_it_in_norwegian(page: Page) -> None:
    """By the key at the foot; it stays chosen on the pages that follow."""
    page.get_by_role("button", name="Norsk bokmål").click()
    expect(page.get_by_role("heading", name=re.compile("Hva den femte stjernen"))).to_be_visible(
        timeout=OFFICE_RUN
    )
    expect(page.get_by_text("Påklaget. Venter på avgjørelse.")).to_be_visible()
    page.goto(page.url.partition("/visit")[0])
    expect(page.get_by_role("heading", name="Siste vurdering")).to_be_visible(timeout=OFFICE_RUN)
    expect(page.get_by_role("button", name="English")).to_be_visible()


def hotel_of(released: Released) -> str:
    visit = released.store.visit(released.visit)
    assert visit is not None
    return visit.hotel
