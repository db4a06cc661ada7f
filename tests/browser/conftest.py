"""The whole house for the journeys: the real app on a fresh database, and a real Chromium to use it with."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--disable-gpu-rasterization",
    "--disable-gpu-compositing",
]
expect.set_options(timeout=20_000)  # a busy machine is no fault; nothing waits longer than it must
TABLET = {"viewport": {"width": 820, "height": 1180}, "has_touch": True, "device_scale_factor": 1}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "device_scale_factor": 1}


@dataclass
class House:
    """The app as `make run` starts it, on a data folder of its own."""

    data: Path
    port: int
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def open(self) -> None:
        """Starts the server and waits until it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "streamlit",
                    "run",
                    "streamlit_app.py",
                    "--server.port",
                    str(self.port),
                ],
                cwd=ROOT,
                env=os.environ | {"SIXTY_DATA": str(self.data)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + 60
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the app did not start:\n{self.log.read_text()[-3000:]}")
            time.sleep(0.1)

    def kill(self) -> None:
        """kill -9, as a power cut would: no goodbye, no flush."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/api/health", timeout=2) as answer:  # noqa: S310 - own port
                return bool(answer.status == 200)
        except OSError:
            return False


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """An empty house: nobody has an account yet."""
    house = House(tmp_path / "data", a_free_port(), tmp_path / "server.log")
    house.open()
    yield house
    house.kill()


def a_free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def one_chromium(playwright: Playwright) -> Iterator[Browser]:
    """Debian's, or the one SIXTY_CHROMIUM names: to start it anew costs more than some tests."""
    path = shutil.which(os.environ.get("SIXTY_CHROMIUM", "chromium"))
    browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def chromium(one_chromium: Browser) -> Iterator[Browser]:
    """A Chromium as good as fresh: whatever a test opens in it is closed behind it."""
    yield one_chromium
    for context in one_chromium.contexts:
        context.close()
