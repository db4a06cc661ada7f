"""The JSON Schema of a pack's files as it is kept beside the packs: pack.schema.json."""

from __future__ import annotations

import json
from pathlib import Path

from standards.schema import descriptions, pack_schema

SCHEMA_FILE = Path(__file__).parent / "pack.schema.json"


def schema_text() -> str:
    """The schema as text. `python -m standards schema > standards/pack.schema.json` keeps it."""
    readme = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
    return json.dumps(pack_schema(descriptions(readme)), indent=1, ensure_ascii=False)
