"""Tables as JSON: the same cells under the same keys in every language."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from scoring.export.tables import Cell, Table

TYPE = "sixty.export"


def to_json(tables: Iterable[Table]) -> bytes:
    """{"type": "sixty.export", "standards": [{"id": …}], …}, in UTF-8. Days and moments are ISO 8601."""
    told = {
        table.name: [
            {column.key: _told(value) for column, value in zip(table.columns, row, strict=True)}
            for row in table.rows
        ]
        for table in tables
    }
    return json.dumps({"type": TYPE, **told}, ensure_ascii=False, indent=1).encode()


def _told(value: Cell) -> Cell:
    return value.isoformat() if isinstance(value, date) else value
