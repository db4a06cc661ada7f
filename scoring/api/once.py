"""A request that its sender has named is done once: sent again within a day, it is answered alike."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from inspections.keys.sent import ABANDONED, KEPT, Sent
from scoring.api.problems import ApiProblem

if TYPE_CHECKING:
    from inspections.keys.key import System
    from inspections.store import Store


def done_once(
    store: Store, system: System, do: Callable[[], dict[str, Any]], *, name: str, what: str, now: datetime
) -> tuple[dict[str, Any], bool]:
    """The answer of `do`, and whether it is one given before. `what` is all that was asked, body included.

    What was refused is not held: it may be put right and sent again under the same name. ApiProblem
    "name_reused" where something else was sent under it, "still_running" where it has not ended yet.
    """
    digest = hashlib.sha256(what.encode()).hexdigest()
    sent = Sent(system.id, name, digest, now)
    held = store.begin_sent(sent, forget=now - KEPT, abandoned=now - ABANDONED)
    if held is not None:
        return _again(held, digest), True
    try:
        answer = do()
    except BaseException:
        store.end_sent(sent)
        raise
    store.end_sent(replace(sent, status=1, answer=json.dumps(answer)))
    return answer, False


def _again(held: Sent, digest: str) -> dict[str, Any]:
    if held.digest != digest:
        raise ApiProblem("name_reused")
    if not held.status:
        raise ApiProblem("still_running", headers={"Retry-After": "1"})
    answer: dict[str, Any] = json.loads(held.answer)
    return answer
