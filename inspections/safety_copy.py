"""The safety copy that a tablet saves, read: a visit's events and photos in one file. Pure.

Written by capture/safety_copy.js; taken into the log by taking_in.py.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from inspections import bodies

PROTOCOL = 1


class CopyUnreadable(Exception):  # noqa: N818 - said as it is
    """The file is no safety copy, or not a whole one: nothing of it was taken in. `code` is for programs."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class CopiedPhoto:
    """A photo by the hash it is known by; `data` is empty where the file holds nothing readable."""

    sha256: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class SafetyCopy:
    """What a device had of a visit: events as they would be sent, of other devices too, not yet looked at."""

    visit: str
    device: str
    events: tuple[Any, ...]
    photos: tuple[CopiedPhoto, ...]

    def of_device(self) -> dict[str, list[Any]]:
        """The events under the device each names, in the order of the file."""
        told: dict[str, list[Any]] = {}
        for event in self.events:
            named = event.get("device") if isinstance(event, Mapping) else None
            told.setdefault(named if isinstance(named, str) else self.device, []).append(event)
        return told


def read_copy(raw: bytes) -> SafetyCopy:
    """The copy in a file. Raises CopyUnreadable: "copy_not_json", "copy_unknown", "protocol_unknown"."""
    told = _json(raw)
    if not isinstance(told, Mapping) or told.get("type") != "sixty.copy":
        _refuse("copy_unknown", "This is JSON, but no safety copy. Choose the file that the tablet saved.")
    if told.get("protocol") != PROTOCOL:
        _refuse(
            "protocol_unknown",
            f"This server reads copies of protocol {PROTOCOL}. Update it, then try again.",
        )
    for name in ("visit", "device"):
        if wrong := bodies.uuid(told.get(name)):
            _refuse("copy_unknown", f"The copy's {name} {wrong}. Save the copy anew on the tablet.")
    events, photos = told.get("events"), told.get("photos")
    if not isinstance(events, list) or not isinstance(photos, list):
        _refuse("copy_unknown", "The copy lists no events and photos. Save it anew on the tablet.")
    return SafetyCopy(
        visit=told["visit"],
        device=told["device"],
        events=tuple(row.get("event") if isinstance(row, Mapping) else row for row in events),
        photos=tuple(_photo(row) for row in photos),
    )


def _photo(row: object) -> CopiedPhoto:
    told = row if isinstance(row, Mapping) else {}
    sha256, text = told.get("sha256"), told.get("base64")
    try:
        data = base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except ValueError:  # base64 or not even ASCII
        data = b""
    return CopiedPhoto(sha256 if isinstance(sha256, str) else "", data)


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        _refuse("copy_not_json", "The file is not text. Choose the file that the tablet saved.")
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        _refuse(
            "copy_not_json",
            f"The file breaks off or is changed at {where}. Save the copy anew on the tablet.",
        )
    except (ValueError, RecursionError):
        _refuse("copy_not_json", "The file is not a safety copy. Choose the file that the tablet saved.")


def _refuse(code: str, message: str) -> NoReturn:
    raise CopyUnreadable(code, message)
