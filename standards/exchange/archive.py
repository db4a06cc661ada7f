"""A zip that is safe to open: it unpacks to a bounded size, and its XML defines no entities.

Sizes are those the zip's directory gives; Python reads no more of a part than it says there.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from standards.exchange.remarks import Refusal, Refused

MOST_UNPACKED = 200_000_000
MOST_PARTS = 2_000
HIGHEST_RATIO = 200
"""A sheet of a thousand equal rows is packed some forty times smaller; a zip bomb a thousand times."""
_SMALL = 1_000_000
_DEFINES = re.compile(rb"<!(DOCTYPE|ENTITY)")


def opened(data: bytes) -> zipfile.ZipFile:
    """The zip, once it is known to be harmless. Refused "damaged", "unpacks-too-large" or "hostile"."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        parts = archive.infolist()
        _refuse_what_unpacks_too_large(parts)
        for part in parts:
            if part.filename.endswith((".xml", ".rels", ".vml")):
                _refuse_definitions(archive.read(part))
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise Refused(Refusal.DAMAGED, reason=str(error) or type(error).__name__) from error
    return archive


def _refuse_what_unpacks_too_large(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > _SMALL and part.file_size > HIGHEST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS or swollen:
        raise Refused(Refusal.UNPACKS_TOO_LARGE, most=MOST_UNPACKED // 10**6)


def _refuse_definitions(xml: bytes) -> None:
    """UTF-16 would hide a definition from the search, and no program writes it."""
    found = _DEFINES.search(xml)
    if found or b"\0" in xml[:8]:
        raise Refused(Refusal.HOSTILE, found=found[1].decode() if found else "UTF-16")
