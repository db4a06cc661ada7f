"""What a tablet sends to the server, and what it is told that it did wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.inspections.a_house import TABLET

if TYPE_CHECKING:
    import httpx2


def a_batch(*events: object, device: str = TABLET, **changes: object) -> dict[str, object]:
    sent = [event.as_sent() if hasattr(event, "as_sent") else event for event in events]
    return {"protocol": 1, "device": device, "events": sent} | changes


def problem(response: httpx2.Response, status: int, code: str) -> str:
    """The sentence of a `sixty.problem` with that status and code."""
    said = response.json()
    assert (response.status_code, said["type"], said["code"]) == (status, "sixty.problem", code)
    assert response.headers["cache-control"] == "no-store"
    return str(said["message"])
