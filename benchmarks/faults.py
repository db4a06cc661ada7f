"""Random faults, run after run: `PYTHONPATH=. python benchmarks/faults.py [runs] [first seed]`.

Each run is tests/browser/fault_journey.py with its own seed: two tablets with two tabs each, while network,
server (kill -9), tabs, clocks and disks fail. Told are what was seen kept and what the server holds: a run in
which one event is lost, doubled or changed stops with its seed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.fault_journey import a_ground, journey
from tests.browser.test_capture_core import CHROMIUM, QUIETLY

RUNS = 200
ANEW = 25
"""Runs after which Chromium is started anew, so that one that leaks does not slow down the rest."""


def main() -> None:
    """Runs them all and prints the sums."""
    runs, first = (int(asked) for asked in (sys.argv[1:] + [str(RUNS), "1"][len(sys.argv) - 1 :]))
    sums: Counter[str] = Counter()
    befell: Counter[str] = Counter()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sixty-faults-") as folder, a_ground(Path(folder)) as ground:
        for batch in range(first, first + runs, ANEW):
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
                for seed in range(batch, min(batch + ANEW, first + runs)):
                    run = journey(ground, browser, seed)
                    sums.update(runs=1, kept=run.kept, held=run.events, photos=run.photos)
                    sums["taps a full disk refused"] += sum(sum(d.failures.values()) for d in run.devices)
                    befell += run.befell
                browser.close()
    seconds = time.monotonic() - started
    print(f"{sums['runs']} runs in {seconds:,.0f} s: {sums['kept']:,} events seen kept, 0 lost, 0 doubled;")
    print(f"{sums['held']:,} events and {sums['photos']:,} photos held by the server; what befell them:")
    for what, times in befell.most_common():
        print(f"{times:6,}  {what.replace('_', ' ')}")
    print(f"{sums['taps a full disk refused']:6,}  taps that said at once they could not be kept or made")


if __name__ == "__main__":
    main()
