"""The tablet client, form runtimes of others, a bare page: `PYTHONPATH=. python benchmarks/capture_peers.py`.

900 standards in one emulated tablet, all contenders in turn within each round, so that a busy machine is
busy for all of them. Told are medians over the rounds, and the median of the ratios to the bare page of the
same round. What is measured, and what it cannot tell: benchmarks/README.md.

    --rounds 5      rounds of loading and tapping; 0 leaves them out
    --taps 12       real taps a round
    --fills 1       fills of all 900, and kills after 450; 0 leaves them out
    --rates 4 1     how much the main thread is slowed, each in its own rounds
    --only bare sixty
    --line 1600 150 the line of a first load: kbit a second, ms there and back
    --folder DIR    where profiles and data go: on a real disk
    --out FILE      every single figure as JSON
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from benchmarks.peers import rig, table
from benchmarks.peers.form import as_xform
from benchmarks.peers.house import Open, an_open_house
from benchmarks.peers.packages import BUILT, SITE, TRANSFORM, NoPeersError, bare_site, peers_site
from benchmarks.peers.rig import Chromium, Contender
from benchmarks.peers.serving import press, served
from benchmarks.peers.wire import relayed
from tests.browser.people import PASSWORD

KILLED_AFTER = 450
Figure = dict[str, Any]  # contender, rate, turn, what, value
TOKEN = re.compile(r'name="form_token" value="([0-9a-f]+)"')
SURVEY = "SurveyJS 2.5.38, 30 pages, kept in localStorage"
ENKETO = "Enketo Core 9.0.1, pages, autosave"


def main() -> None:
    """Runs the rounds and prints the tables."""
    asked = arguments()
    figures: list[dict[str, Any]] = []
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="sixty-capture-", dir=asked.folder))
        )
        chromium = Chromium(stack.enter_context(sync_playwright()), folder)
        contenders = [
            one
            for one in stack.enter_context(all_contenders(chromium, folder))
            if not asked.only or one.way in asked.only
        ]
        for figure in measured(chromium, contenders, asked):
            figures.append(figure)
            if asked.out:
                Path(asked.out).write_text(json.dumps(figures))
            print(json.dumps(figure), flush=True) if asked.verbose else None
    table.show(figures)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--taps", type=int, default=12)
    parser.add_argument("--fills", type=int, default=1)
    parser.add_argument("--rates", type=int, nargs="*", default=[4, 1])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--line", type=int, nargs=2, metavar=("KBIT", "MS"))
    parser.add_argument("--folder", help="where profiles and data go; by default the system's own place")
    parser.add_argument("--out")
    parser.add_argument("--verbose", action="store_true")
    return parser.parse_args()


@contextmanager
def all_contenders(chromium: Chromium, folder: Path) -> Iterator[list[Contender]]:
    """The bare page, the peers where they can be had, and Sixty with and without a network."""
    with ExitStack() as stack:
        peers = []
        try:
            peers_site()
            transform_form(chromium)
            peers = [(SURVEY, "survey"), (ENKETO, "enketo")]
        except NoPeersError as why:
            print(why)
            bare_site()
        press(SITE)
        address = stack.enter_context(served(SITE))
        house = stack.enter_context(an_open_house(folder))
        yield [
            Contender("bare page, by section", "bare", f"{address}/bare/"),
            *(Contender(name, way, f"{address}/{way}/") for name, way in peers),
            *sixty(house),
        ]


def transform_form(chromium: Chromium) -> None:
    """Lays Enketo's form, transformed beforehand as its server does, beside its page."""
    laid = SITE / "enketo" / "form.json"
    if laid.exists() and laid.stat().st_mtime > BUILT.stat().st_mtime:
        return
    with served(TRANSFORM) as address, chromium.profile() as context:
        page = context.new_page()
        page.goto(f"{address}/")
        page.wait_for_function("Boolean(window.transformed)")
        form = page.evaluate("xform => transformed(xform)", as_xform())
    laid.write_text(json.dumps(form))


def sixty(house: Open) -> list[Contender]:
    """Sixty twice: recording without a network, and sending as it goes."""

    def arrive(context: BrowserContext, contender: Contender) -> Contender:
        email, visit = house.new_visit()
        door = f"{house.address}/sign-in"
        token = TOKEN.search(context.request.get(door).text())[1]  # type: ignore[index]
        sent = {"form_token": token, "email": email, "password": PASSWORD}
        answer = context.request.post(door, form=sent, max_redirects=0)
        assert answer.status == HTTPStatus.SEE_OTHER, "the new inspector is signed in"
        return replace(contender, again=f"{house.address}/capture/#/v/{visit}/d/s00")

    online = Contender(
        "Sixty, sending as it goes",
        "sixty",
        f"{house.address}/capture/",
        begin="[data-do=begin]",
        arrive=arrive,
    )
    return [replace(online, name="Sixty, no network", offline=True), online]


def measured(chromium: Chromium, contenders: list[Contender], asked: argparse.Namespace) -> Iterator[Figure]:
    """Every single figure."""
    for contender in contenders:
        yield from ({"contender": contender.name, **figure} for figure in wire(chromium, contender))
    for rate in asked.rates:
        for turn in range(asked.rounds):
            for contender in turned(contenders, turn):
                at = {"contender": contender.name, "rate": rate, "turn": turn}
                yield from told(at, opened_and_tapped(chromium, contender, rate, turn, asked))
    for turn in range(asked.fills):
        for contender in turned(contenders, turn):
            at = {"contender": contender.name, "rate": 1, "turn": turn}
            yield from told(at, filled_and_killed(chromium, contender))


def told(at: Figure, measuring: Iterator[tuple[str, float]]) -> Iterator[Figure]:
    """Its figures. One that breaks off is named, and the others go on."""
    try:
        yield from (at | {"what": what, "value": value} for what, value in measuring)
    except PlaywrightError as error:
        print(
            f"(broken off: {at['contender']}, {at['rate']}×, round {at['turn'] + 1}: {error.message[:120]})"
        )


def turned(contenders: list[Contender], turn: int) -> list[Contender]:
    """Another one first in each round."""
    start = turn % len(contenders)
    return contenders[start:] + contenders[:start]


def wire(chromium: Chromium, contender: Contender) -> Iterator[dict[str, Any]]:
    """Bytes of a first load until the first question, and until all is there to work without a network."""
    with relayed(contender.address) as relay, rig.a_tablet(chromium, contender) as (context, _):
        opened = rig.open_page(context, 1)
        rig.load_first(opened, replace(contender, address=relay.address + urlsplit(contender.address).path))
        yield {"rate": 1, "turn": 0, "what": "wire_kb", "value": relay.down / 1000}
        rig.make_offline_ready(opened)
        yield {"rate": 1, "turn": 0, "what": "wire_all_kb", "value": relay.down / 1000}


def opened_and_tapped(
    chromium: Chromium, contender: Contender, rate: int, turn: int, asked: argparse.Namespace
) -> Iterator[tuple[str, float]]:
    with rig.a_tablet(chromium, contender) as (context, here):
        first = rig.open_page(context, rate)
        if asked.line:
            rig.narrow(first, *asked.line)
        yield "cold", rig.load_first(first, here)
        yield "cold_cpu", first.cpu()
        rig.make_offline_ready(first)
        first.page.close()
        context.set_offline(here.offline)
        opened, warm, cpu = rig.load_again(context, here, rate)
        yield "warm", warm
        yield "warm_cpu", cpu
        opened.page.wait_for_timeout(1000)
        yield "heap", opened.heap_mb()
        yield "elements", opened.elements()
        for number in range(asked.taps):
            felt = rig.tap(opened, turn % 5 * 30 + number)
            yield from ((what, value) for what, value in felt.items() if value is not None)
        yield "long_tasks", len(opened.page.evaluate("rig.longTasks.filter(({duration}) => duration > 100)"))


def filled_and_killed(chromium: Chromium, contender: Contender) -> Iterator[tuple[str, float]]:
    """All 900 in one go; then, on another tablet, 450 and the tab killed."""
    with rig.a_tablet(chromium, contender) as (context, here):
        opened = ready(context, here)
        for start, stop, what in ((0, 100, "first"), (100, 800, "middle"), (800, 900, "last")):
            ms, cpu = rig.fill(opened, start, stop)
            yield f"fill_{what}", ms
            yield f"fill_{what}_cpu", cpu
        yield "heap_full", opened.heap_mb()
    with rig.a_tablet(chromium, contender) as (context, here):
        opened = ready(context, here)
        rig.fill(opened, 0, KILLED_AFTER)
        rig.kill_tab(opened.page)
        yield "survived", rig.survivors(context, here)


def ready(context: Any, contender: Contender) -> rig.Opened:
    first = rig.open_page(context, 1)
    rig.load_first(first, contender)
    rig.make_offline_ready(first)
    first.page.close()
    context.set_offline(contender.offline)
    return rig.load_again(context, contender, 1)[0]


if __name__ == "__main__":
    main()
