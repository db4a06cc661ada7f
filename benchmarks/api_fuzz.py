"""The API under what schemathesis makes up from its document: `python benchmarks/api_fuzz.py 200` for longer.

Each call gets all edge cases, then so many inputs by chance as right data and as many as wrong data. It ends
with the first answer that is not as documented, and prints how to send the same again.
"""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")

from tests.scoring.an_api import a_world_in  # noqa: E402 - after the warnings of others are silenced
from tests.scoring.api_fuzz import Fuzz, names  # noqa: E402

EXAMPLES = 60


def main(examples: int) -> None:
    """A line for each call, then what came back."""
    with tempfile.TemporaryDirectory() as folder, a_world_in(Path(folder) / "house") as world:
        fuzz, began = Fuzz(world), time.monotonic()
        for name in names():
            before = fuzz.counted.sent
            fuzz.run(name, examples)
            print(f"{name:16} {fuzz.counted.sent - before:6} requests, each answered as documented")
        took = time.monotonic() - began
        told = ", ".join(f"{status}: {count}" for status, count in sorted(fuzz.counted.by_status.items()))
        print(f"{fuzz.counted.sent} requests in {took:.0f} s; by status {told}")
        assert not [status for status in fuzz.counted.by_status if status >= 500]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
