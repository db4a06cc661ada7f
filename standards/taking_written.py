"""The forms of a pack that stands on another: what it may leave to its base, take, leave and change."""

from __future__ import annotations

from standards.forms import Form
from standards.pack import STAGES
from standards.texts import text
from standards.values import list_of, one_of, set_of, word
from standards.vocabulary import PACK, STANDARD, all_or

MAY_GO = ("group", "evidence", "clock", "limit", "measures", "phrases", "serves")
"""What a change may take away from a standard, beside the reasons that go with what they were for."""

TAKING = ("take", "leave", "change", "order")
"""The keys of a department's file that speak of its base."""

LEFT = Form("what is left", required={"id": word, "because": text})

CHANGE = Form(
    "a change",
    required={"id": word, "because": text},
    optional={
        **{key: rule for key, rule in {**STANDARD.required, **STANDARD.optional}.items() if key != "id"},
        "without": set_of(one_of(MAY_GO)),
    },
)

DEPARTMENT_ON_BASE = Form(
    "a department",
    required={"department": word},
    optional={
        "title": text,
        "stage": one_of(STAGES),
        "take": all_or(set_of(word)),
        "leave": list_of(LEFT),
        "change": list_of(CHANGE),
        "standards": list_of(STANDARD),
        "order": set_of(word),
    },
)

FROM_BASE = ("languages", "stages", "departments", "rating")
"""What pack.yaml must say, unless its base says it."""

PACK_ON_BASE = Form(
    "the pack",
    required={key: rule for key, rule in PACK.required.items() if key not in FROM_BASE},
    optional={**{key: PACK.required[key] for key in FROM_BASE}, **PACK.optional},
)
