"""fpdf2, imported without what our reports never use of it.

numpy reads pictures that we turn into JPEG first; cryptography locks files, which an archive's profile
forbids; lxml reads fonts told in XML. All are optional to fpdf2. What is not optional and never used is
imported when it is first asked for: variable fonts, and the library of test doubles that its own way of
signing needs. Together they cost a command a third of a second and 20 MB. Where other threads run, they may
be importing one of these at this moment, and nothing is kept from anybody; a server has them anyway.
"""

from __future__ import annotations

import importlib
import sys
import threading
from importlib.util import find_spec
from types import ModuleType
from typing import Any

_SPARED = ("numpy", "cryptography", "lxml")


class _Later(ModuleType):
    """A module that is imported when something of it is used."""

    def __getattr__(self, name: str) -> Any:
        return getattr(importlib.import_module(self.__name__), name)


def import_fpdf() -> None:
    """Imports it; a second time does nothing."""
    put = _stand_ins() if threading.active_count() == 1 and "fpdf" not in sys.modules else {}
    sys.modules.update(put)  # type: ignore[arg-type]  # None says: cannot be imported
    try:
        import fpdf  # noqa: F401, PLC0415 - here is where it is imported first
    finally:
        for name in put:
            del sys.modules[name]


def _stand_ins() -> dict[str, ModuleType | None]:
    """What the import finds in the place of each module that is not there yet."""
    fonts = ModuleType("fontTools.varLib")  # its parts can be had without all that its front door fetches
    spec = find_spec(fonts.__name__)
    fonts.__path__ = list(spec.submodule_search_locations or []) if spec else []
    fonts.instancer = _Later("fontTools.varLib.instancer")  # type: ignore[attr-defined]  # as a package has its parts
    doubles = ModuleType("unittest.mock")
    doubles.patch = _patch  # type: ignore[attr-defined]  # the one thing that is asked of it
    put: dict[str, ModuleType | None] = dict.fromkeys(_SPARED)
    put |= {fonts.__name__: fonts, "fontTools.varLib.instancer": fonts.instancer, doubles.__name__: doubles}
    return {name: stand_in for name, stand_in in put.items() if name not in sys.modules}


def _patch(*given: Any, **more: Any) -> Any:
    return importlib.import_module("unittest.mock").patch(*given, **more)


import_fpdf()
