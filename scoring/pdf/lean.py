"""fpdf2, imported without what our reports never use of it.

numpy reads pictures that we turn into JPEG first; cryptography locks files, which an archive's profile
forbids. Both are optional to fpdf2, and cost a command a fifth of a second and 15 MB. Where other threads
run, they may be importing either at this moment, and nothing is kept from anybody; a server has them anyway.
"""

from __future__ import annotations

import sys
import threading

_SPARED = ("numpy", "cryptography")


def import_fpdf() -> None:
    """Imports it; a second time does nothing."""
    spared = [name for name in _SPARED if name not in sys.modules] if threading.active_count() == 1 else []
    sys.modules.update(dict.fromkeys(spared))  # type: ignore[arg-type]  # None says: cannot be imported
    try:
        import fpdf  # noqa: F401, PLC0415 - here is where it is imported first
    finally:
        for name in spared:
            del sys.modules[name]


import_fpdf()
