"""How a step of the office ends that may not be taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspections.refusals import Refused


def refused(code: str, step: Callable[[], object]) -> Refused:
    """The refusal with which that step ends; its message is a sentence."""
    with pytest.raises(Refused) as caught:
        step()
    assert caught.value.code == code, caught.value.message
    assert caught.value.message.endswith(".")
    return caught.value
