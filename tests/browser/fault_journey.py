"""Random work under random faults: two devices with two tabs each, on one visit, while everything may fail.

A run is told by its seed. What a person saw kept (the tap's promise resolved) is noted here; at the end
all is brought back, and the server must hold exactly what lies in the devices' logs, once each.

    with a_ground(folder) as ground:
        run = journey(ground, browser, seed=7)      # AssertionError if anything is lost, doubled or changed
"""

from __future__ import annotations

import random
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from inspections.photos import photo_path
from tests.browser.fault_tablet import Device
from tests.browser.real_server import ROOT, RealServer
from tests.browser.wire import (
    PORTAL,
    Treatment,
    Wire,
    answers,
    comes_damaged,
    ends,
    loses_the_answer,
    only_changes,
    passes,
)
from tests.inspections.a_killable_server import KillableServer

STEPS = 10
"""Bursts of work in a run, with a fault or a repair before each."""
DAY = 86_400_000
PATIENCE = 60
"""Seconds until what must come has come; on a busy machine much passes before."""

ON_THE_WIRE: tuple[Treatment, ...] = (
    passes,
    ends,
    only_changes(loses_the_answer),
    only_changes(comes_damaged(lambda _body: b"")),
    answers(500, b"oops", "text/plain"),
    answers(413, b"<h1>Too large</h1>", "text/html"),
    PORTAL,
)


@dataclass
class Ground:
    """A furnished server in a process of its own, behind a wire; it serves as many runs as there are."""

    house: RealServer
    wire: Wire
    server: KillableServer
    session: str


@contextmanager
def a_ground(folder: Path) -> Iterator[Ground]:
    """The server, running, and the wire to it."""
    house = RealServer(folder / "server")
    house.furnish()
    with (
        socket.create_server(("127.0.0.1", 0), backlog=64) as listening,
        Wire(listening.getsockname()[1], files=ROOT / "inspections/capture") as wire,
    ):
        ground = Ground(house, wire, KillableServer(house.folder, listening), house.session())
        ground.server.start()
        try:
            yield ground
        finally:
            ground.server.close()
            house.store.close()


@dataclass
class Run:
    """One run as it goes: its devices, what befell them, and what came of it."""

    ground: Ground
    visit: str
    chance: random.Random
    devices: list[Device]
    befell: Counter[str] = field(default_factory=Counter)
    events: int = 0
    photos: int = 0

    @property
    def kept(self) -> int:
        """Events that a person saw kept."""
        return sum(len(device.kept) for device in self.devices)

    def fault(self) -> None:
        """Something fails, or comes back."""
        happen = self.chance.choice(FAULTS)
        self.befell[happen.__name__] += 1
        happen(self)

    def work(self) -> None:
        """Someone taps a dozen times. What comes next may come at once, or after the first tap is settled."""
        device = self.chance.choice(self.devices)
        settled = device.settled
        taps = device.tap(self.chance.randrange(2**31), self.chance.randint(3, 12), self.chance.randrange(2))
        if taps and self.chance.random() < 0.6:
            wait_for(lambda: device.settled > settled or not device.is_alive(), device)


# ── what may happen ──


def the_network_does_something_else(run: Run) -> None:
    run.ground.wire.treat = run.chance.choice(ON_THE_WIRE)


def a_device_goes_off_or_on(run: Run) -> None:
    device = run.chance.choice(run.devices)
    device.is_off = not device.is_off
    device.context.set_offline(device.is_off)


def the_server_dies_or_is_back(run: Run) -> None:
    server = run.ground.server
    (server.kill if server.pid else server.start)()


def a_tab_dies(run: Run) -> None:
    run.chance.choice(run.devices).lose_a_tab(run.chance.randrange(2))


def a_clock_jumps(run: Run) -> None:
    run.chance.choice(run.devices).set_clock(run.chance.choice((-DAY, -3_600_000, 0, 5_000, DAY)))


def a_disk_fills_or_is_cleared(run: Run) -> None:
    device = run.chance.choice(run.devices)
    device.fill_disk(full=not device.is_full)


def a_page_comes_to_the_front(run: Run) -> None:
    run.chance.choice(run.devices).wake()


FAULTS: tuple[Callable[[Run], None], ...] = (
    the_network_does_something_else,
    the_network_does_something_else,
    a_device_goes_off_or_on,
    the_server_dies_or_is_back,
    a_tab_dies,
    a_clock_jumps,
    a_disk_fills_or_is_cleared,
    a_page_comes_to_the_front,
)


# ── a run ──


def journey(ground: Ground, browser: Browser, seed: int, steps: int = STEPS) -> Run:
    """The run of that seed, proved. AssertionError, with the seed, for anything lost or doubled."""
    chance = random.Random(seed)  # noqa: S311 - what fails when
    visit = ground.house.assign()
    ground.server.start()
    ground.wire.treat = passes
    contexts = [browser.new_context() for _ in range(2)]
    try:
        run = Run(ground, visit, chance, [a_device(ground, visit, context) for context in contexts])
        for _ in range(steps):
            run.fault()
            run.work()
        bring_all_back(run)
        prove(run)
    except Exception as error:
        error.add_note(f"seed {seed}; python -m pytest tests/browser/test_fault_journey.py -k '[{seed}]'")
        raise
    finally:
        for context in contexts:
            context.close()
    return run


def a_device(ground: Ground, visit: str, context: BrowserContext) -> Device:
    device = Device(context, ground.wire.address, visit, ground.session)
    device.begin()
    return device


def bring_all_back(run: Run) -> None:
    """All works again; people tap "Try again" and "Try to send now"; one of them submits."""
    run.ground.wire.treat = passes
    run.ground.server.start()
    for device in run.devices:
        device.recover()
    for device in run.devices:
        wait_for(device.holds_nothing_alone, device)
    run.devices[0].submit()
    for device in run.devices:
        wait_for(device.holds_nothing_alone, device)


def prove(run: Run) -> None:
    """The server holds what each device wrote, once each, to the byte; each wrote what was seen kept."""
    store = run.ground.house.store
    held = run.ground.house.of_tablets(run.visit)
    logs = [device.log() for device in run.devices]
    assert Counter(event.device for event in held) == Counter(
        {d.id: len(log) for d, log in zip(run.devices, logs, strict=True)}
    )
    for device, log in zip(run.devices, logs, strict=True):
        assert [event["seq"] for event in log] == list(range(1, len(log) + 1)), "a number is missing"
        assert device.kept.items() <= {event["id"]: event for event in log}.items(), (
            "what was seen kept is not there"
        )
        assert [event.as_sent() for event in held if event.device == device.id] == log, (
            "the server holds something else"
        )
        assert device.tells_what_is_there(), "a tab counts something else than there is"
    told = store.visit(run.visit)
    assert told is not None
    assert (told.status, told.gaps, told.missing_photos) == ("submitted", {}, ())
    named = {event.body["photo"] for event in held if event.kind == "photographed"}
    assert {photo.sha256 for photo in store.photos_of(run.visit)} == named
    assert all(photo_path(run.ground.house.photos, sha256) for sha256 in named)
    run.events, run.photos = len(held), len(named)


def wait_for(condition: Callable[[], bool], device: Device) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"{condition} did not come true: {device.told()}"
        device.pass_time()
