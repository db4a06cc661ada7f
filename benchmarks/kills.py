"""A server killed while eight tablets send: `PYTHONPATH=. python benchmarks/kills.py [times] [seed]`.

Each time at no chosen moment (kill -9), as in tests/inspections/test_killed_server.py: after each the
database is checked, and every event that was acknowledged must be in it, once. It stops where one is not.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.inspections.test_killed_server import TABLETS, survive

TIMES = 200


def main() -> None:
    """Kills it so often and prints what was acknowledged meanwhile."""
    times, seed = (int(asked) for asked in (sys.argv[1:] + [str(TIMES), "60"][len(sys.argv) - 1 :]))
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sixty-kills-") as folder:
        acknowledged = survive(Path(folder), times, seed)
    seconds = time.monotonic() - started
    print(f"killed {times} times in {seconds:,.0f} s while {TABLETS} tablets sent:")
    print(f"{acknowledged:,} events acknowledged, 0 lost, 0 doubled")


if __name__ == "__main__":
    main()
