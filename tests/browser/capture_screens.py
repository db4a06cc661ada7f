"""Every screen of the tablet with something on it, one after another: for what must hold on all of them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.a_tablet import go

SETTLED = "() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => done())))"
FURNISH = """async (visit) => {
  const [{openStore}, {openSession}, {uuid7}] = await Promise.all(
    ["store", "session", "events"].map((name) => import(`/capture/${name}.js`)));
  const session = await openSession({store: await openStore()});
  await session.refresh();
  const recorder = await session.openVisit(visit);
  const {departments} = recorder.pack;
  const all = departments.flatMap(({standards}) => standards);
  const here = departments.find(({id}) => id === "front_door").standards;
  const timed = here.filter(({id}) => recorder.limit(id)?.kind === "within");
  const plain = here.filter(({id}) => !recorder.limit(id));
  for (const {id} of departments[0].standards) await recorder.answer(id, "met");
  await recorder.answer(plain[0].id, "met");
  await recorder.answer(plain[1].id, "not_met");
  await recorder.note({text: "Nobody looked up until I spoke.", standard: plain[1].id});
  await recorder.answer(plain[2].id, "not_applicable");
  await recorder.answer(timed[0].id, "met");
  const started = [];
  for (const [i, standard] of [timed[1].id, undefined, undefined, undefined].entries()) {
    const [{body}] = await recorder.startStopwatch({standard, label: i > 1 ? `Waiter ${i}` : undefined});
    started.push(body.stopwatch);
  }
  await recorder.lap(started[0]);
  const {id: department} = departments.find(({standards}) => standards.some(({measures}) => measures));
  const contact = async (channel, ...steps) => {
    const id = uuid7(Date.now());
    for (const step of steps) await recorder.markContact({contact: id, channel, department, step});
    return id;
  };
  const calls = {
    ringing: await contact("phone", "dialled", "rang", "rang"),
    held: await contact("phone", "dialled", "rang", "answered", "held"),
    ended: await contact("phone", "dialled", "rang", "answered", "held", "resumed", "ended"),
    email: await contact("email", "sent", "replied"),
  };
  await recorder.quote({contact: calls.ended, who: "agent", text: "One moment, please.", dimension: "human"});
  const withLimit = (...kinds) => all.find(({id}) => kinds.includes(recorder.limit(id)?.kind)).id;
  const findings = {notMet: plain[1].id, na: plain[2].id, open: timed[2]?.id ?? plain[3].id};
  const kinds = {between: withLimit("around", "quoted"), rings: withLimit("rings")};
  return {started, calls, department, ...kinds, ...findings};
}"""


def furnish(page: Page, visit: str) -> dict[str, object]:
    """Answers, notes, four stopwatches and calls in every state; the ids of what a screen is about."""
    told: dict[str, object] = page.evaluate(FURNISH, visit)
    return told


def every_screen(page: Page, visit: str, told: dict[str, object]) -> Iterator[str]:
    """Opens each screen in turn and gives its name once it stands."""
    calls, started = told["calls"], told["started"]
    assert isinstance(calls, dict)
    assert isinstance(started, list)
    places = {
        "today": "#/",
        "departments": f"#/v/{visit}",
        "department": f"#/v/{visit}/d/front_door",
        "department, unanswered": f"#/v/{visit}/d/front_door?filter=unanswered",
        "stopwatch": f"#/v/{visit}/w/{started[0]}",
        "stopwatch without a name": f"#/v/{visit}/w/{started[1]}",
        "naming": f"#/v/{visit}/n/{started[1]}",
        "finding, open": f"#/v/{visit}/s/{told['open']}",
        "finding, not met": f"#/v/{visit}/s/{told['notMet']}",
        "finding, not applicable": f"#/v/{visit}/s/{told['na']}",
        "finding, rings": f"#/v/{visit}/s/{told['rings']}",
        "finding, promised": f"#/v/{visit}/s/{told['between']}",
        "calls": f"#/v/{visit}/calls",
        "call, new": f"#/v/{visit}/c/new/{told['department']}?channel=phone",
        "call, ringing": f"#/v/{visit}/c/{calls['ringing']}",
        "call, on hold": f"#/v/{visit}/c/{calls['held']}",
        "call, ended": f"#/v/{visit}/c/{calls['ended']}",
        "e-mail": f"#/v/{visit}/c/{calls['email']}",
        "find": f"#/v/{visit}/f",
        "find, nothing": f"#/v/{visit}/f?q=zebra",
        "review": f"#/v/{visit}/r",
        "safety": "#/safety",
        "settings": "#/settings",
        "sign out": "#/sign-out",
        "no such place": "#/go/casino?hotel=nowhere",
    }
    for name, place in places.items():
        go(page, place)
        opened(page, place)
        yield name
    yield from parts(page, visit, told)


def parts(page: Page, visit: str, told: dict[str, object]) -> Iterator[str]:
    """What opens within a screen or over it."""
    go(page, f"#/v/{visit}/d/front_door")
    page.locator('[data-standard] .answer.not_met[aria-checked="false"]').first.click()
    expect(page.locator(".asking")).to_be_visible()
    yield "department, asking"
    go(page, f"#/v/{visit}/s/{told['notMet']}")
    picture = io.BytesIO()
    Image.new("RGB", (800, 600), (120, 140, 160)).save(picture, "JPEG")
    file = {"name": "desk.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    page.locator("input[type=file]").first.set_input_files(files=[file])
    page.get_by_role("button", name="Cover a spot").click()
    yield "photo editor"
    page.get_by_role("button", name="Keep the photo").click()
    expect(page.locator(".photo img").first).to_be_visible()
    yield "finding, with a photo"
    go(page, f"#/v/{visit}/r")
    page.get_by_role("button", name="Submit with a reason").click()
    yield "review, asking why"
    page.get_by_role("button", name="Cancel").click()
    page.evaluate("localStorage.setItem('sixty.discreet', '{}')")
    page.locator('[data-do="book"]').first.click()
    expect(page.locator(".reader-lesson")).to_be_visible()
    yield "book, its lesson"
    page.locator('[data-do="learnt"]').click()
    yield "book"
    page.locator('[data-zone="back"]').dispatch_event("click")
    expect(page.locator("#cover")).to_be_hidden()
    page.evaluate("localStorage.setItem('sixty.discreet', JSON.stringify({form: 'notes'}))")
    page.locator('[data-do="book"]').first.click()
    expect(page.locator(".notes-lesson")).to_be_visible()
    yield "notes, their lesson"
    page.locator('[data-do="learnt"]').click()
    page.locator(".notes-text").fill("Bring the blue umbrella.")
    yield "notes"
    page.locator('[data-zone="back"]').dispatch_event("click")
    expect(page.locator("#cover")).to_be_hidden()
    yield from locked(page)


def locked(page: Page) -> Iterator[str]:
    """A PIN is set and asked for; then it is gone again."""
    go(page, "#/settings")
    page.locator('[data-do="pinAfter"][data-minutes="1"]').click()
    for name in ("first", "again"):
        page.locator(f'[data-pin="{name}"]').fill("4711")
    yield "settings, a new PIN"
    page.locator('[data-do="pinKeep"]').click()
    expect(page.locator('[data-do="pinChange"]')).to_be_visible()
    page.locator('[data-do="book"]').first.click()
    page.locator('[data-zone="back"]').wait_for(state="attached")
    # Only now: once locked, it covers itself at its next step.
    page.evaluate("localStorage.setItem('sixty.locked', '1')")
    page.locator('[data-zone="back"]').dispatch_event("click")
    expect(page.locator(".lock-keys")).to_be_visible()
    yield "PIN"
    for digit in "4711":
        page.locator(f'.lock-keys [data-digit="{digit}"]').click()
    page.locator('[data-do="unlock"]').click()
    expect(page.locator("#cover")).to_be_hidden()


def sealed_screens(page: Page, visit: str, told: dict[str, object]) -> Iterator[str]:
    """The visit submitted, and what is left to read."""
    go(page, f"#/v/{visit}/r")
    page.get_by_role("button", name="Submit with a reason").click()
    page.get_by_role("textbox").fill("The visit ended early")
    page.get_by_role("button", name=re.compile("^Submit")).last.click()
    expect(page.get_by_text("The visit is sealed.")).to_be_visible()
    yield "sealed"
    for name, place in {
        "sealed department": f"#/v/{visit}/d/front_door",
        "sealed finding": f"#/v/{visit}/s/{told['notMet']}",
    }.items():
        go(page, place)
        opened(page, place)
        yield name


def opened(page: Page, place: str) -> None:
    """Waits until the screen of that address stands with its letters."""
    expect(page.locator("#place h1").first).to_be_visible()
    page.wait_for_function("(place) => document.documentElement.dataset.place === place", arg=place)
    page.evaluate(SETTLED)
