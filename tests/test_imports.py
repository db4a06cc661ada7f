"""The house's arrows: who may import whom, and where a framework may stand. See docs/architecture.md."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("standards", "inspections", "scoring")
"""From left to right; a room imports itself and the rooms before it."""

GATEWAYS = {
    "streamlit": ("*/pages/*.py",),
    "plotly": ("scoring/charts/*.py", "*/pages/*.py"),
    "pandas": ("*/pages/*.py",),
    "rapidfuzz": ("standards/style/alike.py",),
    "yaml": ("standards/loader.py", "standards/yaml_*.py"),
    "sqlalchemy": (
        "inspections/store/*.py",
        "inspections/store/schema.py",
        "inspections/store/engine.py",
        "inspections/store/writer.py",
        "inspections/migrations/*.py",
        "inspections/migrations/versions/*.py",
    ),
    "alembic": (
        "inspections/migrations/*.py",
        "inspections/migrations/versions/*.py",
        "inspections/store/*.py",
    ),
    "pysqlite3": ("inspections/store/engine.py",),
    "starlette": ("inspections/http/*.py", "scoring/api/http.py"),  # the API reads ratings
    "uvicorn": ("inspections/http/journal.py",),
    "prometheus_client": ("inspections/http/metrics.py",),
    "argon2": ("inspections/passwords.py",),
    "cryptography": ("inspections/sealing.py",),
    "pyotp": ("inspections/second_factor/one_time.py",),
    "webauthn": ("inspections/second_factor/passkeys.py",),
    "authlib": ("inspections/http/oidc_provider.py",),
    "joserfc": ("inspections/http/oidc_provider.py",),
    "httpx2": ("inspections/http/oidc_provider.py",),
    "brotli": ("inspections/http/pressing.py",),
    "PIL": (
        "inspections/photos/__init__.py",
        "inspections/photos/likeness.py",
        "inspections/demo/photos.py",
        "scoring/pdf/photos.py",
    ),
    "imagehash": ("inspections/photos/likeness.py",),
    "fpdf": ("scoring/pdf/*.py",),
    "pyhanko": ("scoring/pdf/sign.py",),
    "qrcode": ("scoring/pdf/*.py", "inspections/qr_codes.py"),
    "jsonschema": ("scoring/observations.py", "scoring/api/checking.py"),
    "numpy": (
        "scoring/sure_visits.py",
        "scoring/columns.py",
        "scoring/chain/*.py",
        "scoring/pages/chain*.py",
    ),
    "pyarrow": ("scoring/chain/kept_file.py",),
    "ibis": ("scoring/chain/kept_what_if.py",),
    "obstore": ("inspections/photos/store.py",),
    "scipy": ("scoring/sure_visits.py", "scoring/chain/*.py"),
    "statsmodels": ("scoring/chain/*.py",),
    "krippendorff": ("scoring/chain/agreement.py",),
    "openpyxl": ("scoring/export/excel.py", "standards/exchange/book_xlsx*.py"),
    "pypdf": ("scoring/proof/evidence_pdf.py",),
    "icalendar": ("inspections/planning/ics.py",),
    "babel": ("inspections/dates.py", "inspections/numbers.py", "scoring/wording/words.py"),
}

SOURCES = sorted(p for room in ROOMS for p in (ROOT / room).rglob("*.py"))


@cache
def imported_by(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_itself_and_the_rooms_before_it(path: Path) -> None:
    """Rule 1: scoring → inspections → standards, never the other way."""
    room = path.relative_to(ROOT).parts[0]
    allowed = ROOMS[: ROOMS.index(room) + 1]

    strangers = {
        name
        for name in imported_by(path)
        if name.split(".")[0] in ROOMS and name.split(".")[0] not in allowed
    }

    assert not strangers


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_framework_stands_only_in_its_gateway(path: Path) -> None:
    """Rule 2: beside the standard library and our own rooms, only what GATEWAYS names, only where it says."""
    here = path.relative_to(ROOT)
    foreign = {name.split(".")[0] for name in imported_by(path)} - set(ROOMS) - set(sys.stdlib_module_names)

    out_of_place = {
        name for name in foreign if not any(here.match(where) for where in GATEWAYS.get(name, ()))
    }

    assert not out_of_place


def test_the_gateways_named_here_exist() -> None:
    """A rule about a file that is gone protects nothing."""
    assert all(any(ROOT.glob(where)) for places in GATEWAYS.values() for where in places)
