"""What the tablet's screens record: excuses, rings, late starts, promises, others' records, and every tap."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from inspections.events import Event
from tests.browser.real_server import all_is_held
from tests.browser.tablet_server import PACK_HASH, VISITS, TabletServer
from tests.browser.test_capture_core import CHROMIUM, QUIETLY, a_tab

pytestmark = pytest.mark.browser

VISIT = VISITS[0]
ANSWERED, GREETED, SMILE, WAKE_UP = (
    f"front_door.{name}" for name in ("answered", "greeted", "smile", "wake_up")
)
LOOK = """(standard) => {
  const id = recorder.state.byStandard.get(standard)?.at(-1);
  const look = recorder.state.observations.get(id);
  return look ? [look.answer, look.excused, look.reason] : null;
}"""
TIMED = """async ([standard, seconds]) => {
  const {mark} = await import("/capture/clock.js");
  const start = {...mark(), mono: 1_000_000};
  const [{body: {stopwatch}}] = await recorder.startStopwatch({standard, at: start});
  const after = (s) => ({...start, wall: start.wall + s * 1000, mono: start.mono + s * 1000});
  window.stopAfter = (s) => recorder.stop(stopwatch, {at: after(s)});
  if (seconds) await stopAfter(seconds);
  return stopwatch;
}"""


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
    yield browser
    browser.close()


@pytest.fixture
def server() -> Iterator[TabletServer]:
    server = TabletServer()
    yield server
    server.stop()


@pytest.fixture
def tablet(browser: Browser) -> Iterator[BrowserContext]:
    size = {"width": 820, "height": 1180}
    context = browser.new_context(viewport=size, has_touch=True, locale="en", timezone_id="Asia/Kolkata")
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def hand(tablet: BrowserContext, server: TabletServer) -> Page:
    """Another tab of the same tablet: it records and reads the log without a screen."""
    return a_tab(tablet, server)


def a_screen(tablet: BrowserContext, server: TabletServer, place: str) -> Page:
    page = tablet.new_page()
    page.goto(f"{server.url}/capture/#/v/{VISIT}/{place}")
    expect(page.locator("h1")).to_be_visible()
    return page


def becomes(hand: Page, standard: str, look: list[Any] | None) -> None:
    """Waits until the log tells that look: its answer, whether it is excused, its reason."""
    hand.wait_for_function(
        f"([standard, look]) => JSON.stringify(({LOOK})(standard)) === look",
        arg=[standard, json.dumps(look, separators=(",", ":"), ensure_ascii=False)],
    )


def kinds(hand: Page) -> list[str]:
    return hand.evaluate("recorder.state.events.map(({kind}) => kind)")


# ── excuses ──


def test_an_excuse_makes_it_met_with_a_reason_and_taken_back_gives_the_answer_of_the_time(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    """R11: the answer decides, so an excuse that left it at Not met would count against the house."""
    hand.evaluate(TIMED, [GREETED, 95])
    becomes(hand, GREETED, ["not_met", False, ""])
    screen = a_screen(tablet, server, f"s/{GREETED}")
    switch = screen.get_by_role("switch", name=re.compile("The guest asked to wait"))

    switch.click()
    becomes(hand, GREETED, ["met", True, "The guest asked to wait"])
    expect(screen.get_by_role("radio", name="Met", exact=True)).to_be_checked()
    expect(switch).to_be_checked()
    field = screen.locator("[data-reason]")
    expect(field).to_have_value("The guest asked to wait")
    field.fill("He was on the phone")
    field.blur()
    becomes(hand, GREETED, ["met", True, "He was on the phone"])

    switch.click()
    becomes(hand, GREETED, ["not_met", False, ""])


def test_another_answer_ends_an_excuse(tablet: BrowserContext, server: TabletServer, hand: Page) -> None:
    hand.evaluate(TIMED, [GREETED, 95])
    screen = a_screen(tablet, server, f"s/{GREETED}")
    screen.get_by_role("switch").click()
    expect(screen.get_by_role("switch")).to_be_checked()
    screen.get_by_role("radio", name="Not met").click()

    becomes(hand, GREETED, ["not_met", False, ""])
    expect(screen.get_by_role("switch")).not_to_be_checked()


def test_an_excuse_without_a_reason_is_not_taken(hand: Page) -> None:
    hand.evaluate(TIMED, [GREETED, 95])
    said = hand.evaluate(
        "recorder.excuse([...recorder.state.observations.keys()][0], ' ').catch(({code}) => code)"
    )

    assert said == "no_reason"
    becomes(hand, GREETED, ["not_met", False, ""])


# ── rings ──


def test_a_phone_that_has_not_rung_cannot_be_answered_anywhere(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    """A stop without a ring would count as met: no rings are fewer than three."""
    stopwatch = hand.evaluate(TIMED, [ANSWERED, 0])
    screen = a_screen(tablet, server, "d/front_door")
    expect(screen.locator(f'[data-watch="{stopwatch}"] [data-down=stop]')).to_be_disabled()
    expect(screen.locator(f'button[data-row-watch="{stopwatch}"]')).to_be_disabled()
    screen.evaluate(f"location.hash = '#/v/{VISIT}/s/{ANSWERED}'")
    expect(screen.get_by_role("button", name="Answered", exact=True)).to_be_disabled()
    screen.evaluate(f"location.hash = '#/v/{VISIT}/w/{stopwatch}'")
    answered = screen.get_by_role("button", name="Answered", exact=True)
    expect(screen.get_by_role("timer")).to_be_visible()
    expect(answered).to_be_disabled()
    assert hand.evaluate("stopAfter(5).catch(({code}) => code)") == "not_rung"

    screen.get_by_role("button", name="It rang").click()
    expect(answered).to_be_enabled()
    answered.click()
    becomes(hand, ANSWERED, ["met", False, ""])
    assert hand.evaluate("[...recorder.state.observations.values()][0].measured.rings") == 1


def test_a_stopwatch_found_to_be_a_phone_without_rings_answers_nothing(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    """Stopped before it had a name: the screen then asks for the rings."""
    stopwatch = hand.evaluate(TIMED, [None, 4])
    screen = a_screen(tablet, server, f"n/{stopwatch}")
    screen.get_by_role("button", name=re.compile("The standard answered")).click()

    expect(screen.get_by_role("button", name="It rang")).to_be_visible()
    assert kinds(hand)[-1] == "stopwatch_named"
    becomes(hand, ANSWERED, None)


# ── started late ──


def test_a_start_put_right_widens_the_precision_by_half_of_that_and_is_no_note(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    """However long the stopwatch has been running when it is put right."""
    stopwatch = hand.evaluate(TIMED, [GREETED, 0])
    screen = a_screen(tablet, server, f"w/{stopwatch}")
    screen.get_by_role("button", name=re.compile("Started late")).click()
    screen.get_by_role("button", name=re.compile(r"^\+5")).click()
    screen.get_by_role("button", name="Hands full").click()
    screen.get_by_role("button", name="Keep both times").click()
    expect(screen.get_by_role("button", name="Undo correction")).to_be_visible()
    assert screen.url.endswith(f"w/{stopwatch}"), "it is still the same stopwatch"
    hand.wait_for_function("[...recorder.state.stopwatches.values()][0].ago_ms === 5000")
    hand.evaluate("stopAfter(2700)")

    measured = hand.evaluate("[...recorder.state.observations.values()][0].measured")
    assert (measured["ms"], measured["precision_ms"]) == (2_705_000, 300 + 2_500)
    assert "noted" not in kinds(hand)
    screen.evaluate(f"location.hash = '#/v/{VISIT}/s/{GREETED}'")
    expect(screen.get_by_text("Stopwatch started 5 s late: Hands full.")).to_be_visible()
    expect(screen.get_by_label("What you saw")).to_have_value("")
    screen.evaluate(f"location.hash = '#/v/{VISIT}/r'")
    expect(screen.get_by_text("Not met, with nothing written down")).to_be_visible()


def test_a_start_put_right_can_be_taken_back(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    stopwatch = hand.evaluate(TIMED, [GREETED, 0])
    hand.evaluate("(id) => recorder.startEarlier(id, {ms: 10_000, reason: 'Saw it late'})", stopwatch)
    screen = a_screen(tablet, server, f"w/{stopwatch}")
    screen.get_by_role("button", name="Undo correction").click()

    expect(screen.get_by_role("button", name="Undo start")).to_be_visible()
    hand.wait_for_function("[...recorder.state.stopwatches.values()][0].ago_ms === 0")
    assert hand.evaluate("[...recorder.state.stopwatches.values()].map(({started}) => started.mono)") == [
        1_000_000
    ]


def test_a_stop_put_right_keeps_both_times_and_the_answer_is_that_of_the_time(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    hand.evaluate(TIMED, [GREETED, 95])
    screen = a_screen(tablet, server, f"s/{GREETED}")
    screen.get_by_role("button", name="Stopped late?").click()
    screen.get_by_role("button", name=re.compile(r"^−10")).click()
    expect(screen.get_by_role("button", name="Keep both times")).to_be_disabled()
    screen.get_by_role("button", name="Hands full").click()
    screen.get_by_role("button", name="Keep both times").click()

    becomes(hand, GREETED, ["met", False, "Stopped 10\u00a0s late: Hands full"])
    expect(screen.get_by_text("measured first")).to_be_visible()
    times = "({body: {measured}}) => (measured ? [[measured.ms, measured.precision_ms]] : [])"
    assert hand.evaluate(f"recorder.state.events.flatMap({times})") == [[95_000, 300], [85_000, 300 + 5_000]]
    screen.get_by_role("button", name="Undo change").click()
    becomes(hand, GREETED, ["not_met", False, ""])


# ── what an answer asks for ──


def test_an_answer_in_the_list_asks_for_its_reason_or_what_was_seen_and_holds_up_nothing(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    screen = a_screen(tablet, server, "d/front_door")
    row = screen.locator(f'[data-standard="{SMILE}"]')
    row.get_by_role("radio", name="Not applicable").click()
    asked = screen.get_by_role("group", name="Why not applicable?")
    asked.get_by_role("button", name="Did not come up").click()
    becomes(hand, SMILE, ["not_applicable", False, "Did not come up"])
    expect(screen.locator(".asking")).to_be_hidden()

    row.get_by_role("radio", name="Not met").click()
    asked = screen.get_by_role("group", name="What you saw")
    asked.get_by_role("button", name="Nobody looked up").click()
    expect(asked.get_by_role("button", name="Nobody looked up")).to_be_disabled()
    assert hand.evaluate("[...recorder.state.notes.values()].map(({text}) => text)") == ["Nobody looked up"]
    asked.get_by_role("link", name="Add what you saw").click()
    expect(screen.get_by_label("What you saw")).to_be_focused()
    expect(screen.get_by_label("What you saw")).to_have_value("Nobody looked up")
    screen.get_by_role("radio", name="Serious").click()
    expect(screen.get_by_role("radio", name="Serious")).to_be_checked()
    assert hand.evaluate("[...recorder.state.observations.values()][0].severity") == "serious"
    all_is_held(hand)
    assert [e.body["severity"] for e in server.answers.held.values() if "severity" in e.body] == ["serious"]


def test_the_next_unanswered_is_the_one_after_the_row_that_was_answered_last(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    screen = a_screen(tablet, server, "d/front_door")
    screen.locator(f'[data-standard="{GREETED}"]').get_by_role("radio", name="Met", exact=True).click()
    becomes(hand, GREETED, ["met", False, ""])
    screen.get_by_role("button", name="Next unanswered").click()

    expect(screen.locator(f'[data-standard="{WAKE_UP}"] .row-text')).to_be_focused()


# ── promises ──


def test_a_promised_time_is_in_the_log_the_copy_and_on_the_server_before_it_is_kept(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    """A tablet lost between the promise and what came of it loses neither. Its own zone does not matter."""
    screen = a_screen(tablet, server, f"s/{WAKE_UP}")
    said = (datetime.now(ZoneInfo("Europe/Oslo")) + timedelta(minutes=1)).strftime("%H:%M")
    screen.get_by_label("The time that was set").fill(said)
    screen.get_by_role("button", name="Keep").click()
    expect(screen.get_by_role("button", name="It came now")).to_be_visible()

    hand.wait_for_function("recorder.state.promises.size === 1")
    (promise,) = hand.evaluate("[...recorder.state.promises.values()]")
    assert promise["promised_at"][11:16] == said
    copy = hand.evaluate("(visit) => store.export(visit).then((file) => file.text())", VISIT)
    assert promise["promised_at"] in copy
    all_is_held(hand)
    assert [e.body["promised_at"] for e in server.answers.held.values() if e.kind == "promised"] == [
        promise["promised_at"]
    ]

    screen.reload()
    expect(screen.get_by_label("The time that was set")).to_have_value(said)
    screen.get_by_role("button", name="It came now").click()
    becomes(hand, WAKE_UP, ["met", False, ""])
    assert (
        hand.evaluate("[...recorder.state.observations.values()][0].measured.promised_at")
        == promise["promised_at"]
    )
    screen.get_by_role("button", name="Look again").click()
    expect(screen.get_by_role("button", name="It came now")).to_be_hidden()
    expect(screen.get_by_label("The time that was set")).to_have_value("")


# ── what happened elsewhere ──


def test_each_refresh_brings_what_others_have_added_until_the_visit_is_released(
    tablet: BrowserContext, server: TabletServer, browser: Browser, hand: Page
) -> None:
    """Another tablet's records, then the office's release: then the log is whole and not asked for again."""
    all_is_held(hand)
    elsewhere = browser.new_context()
    other = a_tab(elsewhere, server)
    other.evaluate(f"recorder.answer('{SMILE}', 'met')")
    all_is_held(other)
    assert hand.evaluate("session.refresh().then(({ok}) => ok)")
    becomes(hand, SMILE, ["met", False, ""])

    office, at = str(uuid.uuid4()), "2099-05-14T18:00:00.000+02:00"
    body = {"pack_hash": PACK_HASH, "head": "b" * 64}
    released = Event(str(uuid.uuid4()), VISIT, office, 1, "released", at, at, body, "olga")
    server.answers.held[released.id] = released
    hand.evaluate("session.refresh()")
    hand.wait_for_function("recorder.state.status === 'released'")
    screen = a_screen(tablet, server, "r")
    expect(screen.get_by_text("The visit is sealed.")).to_be_visible()
    assert hand.evaluate(f"recorder.answer('{GREETED}', 'met').catch(({{code}}) => code)") == "submitted"

    before = server.answers.asked[f"GET /api/visits/{VISIT}/events"]
    hand.evaluate("session.refresh()")
    assert server.answers.asked[f"GET /api/visits/{VISIT}/events"] == before
    elsewhere.close()


# ── taps ──


class Finger:
    """A finger on the middle of an element."""

    def __init__(self, page: Page, selector: str) -> None:
        self.chrome = page.context.new_cdp_session(page)
        box = page.locator(selector).bounding_box()
        assert box
        self.at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}

    def down(self) -> None:
        self.chrome.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [self.at]})

    def up(self) -> None:
        self.chrome.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


ROW = f'[data-standard="{GREETED}"]'


def test_a_row_drawn_anew_under_the_finger_still_takes_its_tap(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    """A stopwatch is started in another tab between touch-down and lift: the row would be another one."""
    screen = a_screen(tablet, server, "d/front_door")
    finger = Finger(screen, f"{ROW} [data-answer=met]")
    finger.down()
    stopwatch = hand.evaluate(TIMED, [GREETED, 0])
    expect(screen.locator(f'.tray [data-watch="{stopwatch}"]')).to_be_visible()
    expect(screen.locator(f"{ROW} [data-row-watch]")).to_have_count(0)
    finger.up()

    becomes(hand, GREETED, ["met", False, ""])
    expect(screen.locator(f"{ROW} [data-answer=met]")).to_be_checked()


def test_a_link_drawn_anew_under_the_finger_still_leads_on(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    screen = a_screen(tablet, server, "d/front_door")
    finger = Finger(screen, f"{ROW} a.row-text")
    finger.down()
    stopwatch = hand.evaluate(TIMED, [GREETED, 0])
    expect(screen.locator(f'.tray [data-watch="{stopwatch}"]')).to_be_visible()
    finger.up()

    screen.wait_for_url(re.compile(f"s/{GREETED}$"))


def test_a_redraw_comes_once_the_finger_has_gone(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    """Here it slides off the key: nothing is answered, and the row is drawn as it now is."""
    screen = a_screen(tablet, server, "d/front_door")
    key = f"{ROW} [data-answer=met]"
    box = screen.locator(key).bounding_box()
    assert box
    screen.mouse.move(box["x"] + 5, box["y"] + 5)
    screen.mouse.down()
    stopwatch = hand.evaluate(TIMED, [GREETED, 0])
    expect(screen.locator(f'.tray [data-watch="{stopwatch}"]')).to_be_visible()
    screen.mouse.move(300, 5)
    screen.mouse.up()

    expect(screen.locator(f"{ROW} button[data-row-watch]")).to_be_visible()
    becomes(hand, GREETED, None)


def test_a_key_pressed_with_the_space_bar_acts_though_it_is_drawn_anew(
    tablet: BrowserContext, server: TabletServer, hand: Page
) -> None:
    screen = a_screen(tablet, server, "d/front_door")
    screen.locator(f"{ROW} [data-answer=met]").focus()
    screen.keyboard.down("Space")
    stopwatch = hand.evaluate(TIMED, [GREETED, 0])
    expect(screen.locator(f'.tray [data-watch="{stopwatch}"]')).to_be_visible()
    screen.keyboard.up("Space")

    becomes(hand, GREETED, ["met", False, ""])
