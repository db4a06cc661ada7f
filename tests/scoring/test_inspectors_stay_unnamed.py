"""No hotel learns who came: a planted name stands in nothing that a manager can see, take away or fetch.

Pages are run as Streamlit runs them, and all that goes to the browser is searched; files are unpacked.
"""

from __future__ import annotations

import ast
import io
import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from starlette.routing import Route
from streamlit.testing.v1 import AppTest

from inspections import http, office
from inspections.access import may
from inspections.messages.telling import feed, tell
from inspections.pages import door
from inspections.visit_parts import Companion
from scoring.chain import report_reading
from scoring.export.reading import csv_for, workbook_for
from scoring.proof.seal import evidence_for
from scoring.reading import pdf_for
from scoring.reading_forms import comparison_pdf_for, department_pdf_for, summary_pdf_for
from tests.inspections.a_house import TABLET, House, an_event
from tests.inspections.a_server import signed_in_as
from tests.makers import a_pack, a_standard
from tests.scoring.an_api import World, a_world

if TYPE_CHECKING:
    from collections.abc import Iterator

APP = Path(__file__).parents[2] / "streamlit_app.py"
PLANTED = ("Zebedee", "Quill", "zebedee", "Ottoline", "Prax", "Wintergreen")
"""The inspector's name and address, the name of who went along, and a word of the brief."""
OFFICE_ALONE = ("Purslane",)
"""A word of what the office wrote of the report's quality."""
LOOK = "0e8a8ae0-0000-4000-8000-00000000000a"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A manager of both hotels; in Bergen somebody named was twice, with somebody named."""
    world = a_world(tmp_path_factory.mktemp("unnamed"))
    house = world.house
    who = house.people["other_inspector"]
    named = replace(who, name="Zebedee Quill", email="zebedee.quill@aurelian.example")
    house.store.change_account(named)
    house.people["other_inspector"] = named
    manager = replace(house.people["manager"], hotels=tuple(hotel.id for hotel in house.hotels.values()))
    house.store.change_account(manager)
    house.people["manager"] = manager
    house.clock.now = datetime.now(UTC)
    world.visits["again"] = _a_second_visit(house)
    tell(house.store, house.clock.now)
    yield world
    house.store.close()


def _a_second_visit(house: House) -> str:
    """Released, with a note of its quality, an appeal and its inspector's answer."""
    store, quality, inspector, now = (
        house.store,
        house.people["quality"],
        house.people["other_inspector"],
        house.clock.now,
    )
    visit = office.assign_visit(
        store,
        quality,
        hotel_id=house.hotels["Bergen"].id,
        inspector_id=inspector.id,
        pack=a_pack(a_standard("front_door.greeted"), a_standard("bar.served")),
        starts_on="2026-05-15",
        ends_on="2026-05-16",
        brief="Arrive as Mr Wintergreen.",
        because="For the test.",
        companions=[Companion(name="Ottoline Prax")],
        now=now,
    ).id
    look = {"observation": LOOK, "standard": "bar.served", "answer": "not_met", "reason": "Nobody came."}
    pack_hash = store.summary(visit).pack_hash  # type: ignore[union-attr]
    bodies: list[tuple[str, dict[str, Any]]] = [("started", {"pack_hash": pack_hash}), ("observed", look)]
    bodies.append(("submitted", {"events": 2, "photos": []}))
    house.send(visit, *(an_event(visit, at, *one) for at, one in enumerate(bodies, 1)), by="other_inspector")
    office.grade_report(store, quality, visit, now, grade=7, note="Purslane would have timed it.")
    office.release_visit(store, quality, visit, now)
    appeal = office.appeal(
        store, house.people["manager"], visit, now, observation=LOOK, claim="met", reason="We served."
    )
    told = {"appeal_id": next(iter(appeal.appeals)), "text": "I waited."}
    office.comment(store, inspector, visit, now, **told)
    return visit


def _expect_unnamed(what: str, told: bytes | str) -> None:
    raw = told.encode() if isinstance(told, str) else told
    found = [word for word in (*PLANTED, *OFFICE_ALONE) if word.encode() in raw]
    assert not found, f"{what} says {found}"


def test_the_plant_is_there_to_be_found(world: World) -> None:
    """For the office, which plans; else this file would hold nothing."""
    owner = world.house.people["owner"]
    summary = office.summary_for(world.house.store, owner, world.visits["again"])

    with pytest.raises(AssertionError, match="Zebedee"):
        _expect_unnamed("the office's list", repr(summary))


def test_no_file_a_manager_takes_away_names_the_inspector(world: World) -> None:
    """PDFs with their attachments, workbooks, tables, evidence."""
    store, photos, manager = world.house.store, world.house.photos, world.house.people["manager"]
    visit, today = world.visits["again"], world.house.clock.now.date()
    pdfs = {
        "report": pdf_for(store, photos, manager, visit, today),
        "summary": summary_pdf_for(store, manager, visit, today),
        "department": department_pdf_for(store, photos, manager, visit, "bar", today),
        "comparison": comparison_pdf_for(store, manager, world.visits["Bergen"], visit, today),
    }
    for name, pdf in pdfs.items():
        reader = PdfReader(io.BytesIO(pdf))
        _expect_unnamed(name, "\n".join(page.extract_text() for page in reader.pages))
        _expect_unnamed(name, json.dumps(reader.metadata, default=str))
        for attached, parts in reader.attachments.items():
            _expect_unnamed(attached, b"".join(parts))
        _expect_unnamed(name, pdf)
    _unpacked("workbook", workbook_for(store, manager, visit, today))
    _expect_unnamed("table", csv_for(store, manager, visit, today))
    _expect_unnamed("evidence", evidence_for(store, visit))
    folder = photos.parent / "chain"
    overview, catalogue = report_reading.overview_for(store, folder, manager, world.house.clock.now)
    _unpacked("chain's workbook", report_reading.workbook_of(overview, catalogue, today))
    pdf = PdfReader(io.BytesIO(report_reading.pdf_of(overview, catalogue, today)))
    _expect_unnamed("chain's report", "\n".join(page.extract_text() for page in pdf.pages))


def test_no_address_a_manager_may_ask_names_the_inspector(world: World) -> None:
    """Every route of ours, with everything in its place that a manager could put there."""
    house = world.house
    browser = signed_in_as(house, "manager")
    values = {
        "visit": world.visits["again"],
        "hotel": house.hotels["Bergen"].id,
        "path:path": "",
        "rest:path": "x",
    }
    values |= {"hash": house.store.summary(world.visits["again"]).pack_hash}  # type: ignore[union-attr]
    for route in http.routes(house.store, house.photos, house.clock):
        if not isinstance(route, Route) or "GET" not in (route.methods or ()):
            continue
        path = route.path
        for name, value in values.items():
            path = path.replace(f"{{{name}}}", value)
        answer = browser.get(path.replace("{", "").replace("}", ""), params={"device": TABLET})
        _expect_unnamed(path, answer.content)


def test_no_system_with_a_key_of_any_scope_is_told_the_inspector(world: World) -> None:
    """All that the interface can read."""
    told = world.caller("Everything")
    document = told.get("/openapi.json").json()
    for path, does in document["paths"].items():
        if "get" not in does:
            continue
        asked = path.removeprefix("/api/v1").replace("{visit}", world.visits["again"])
        _expect_unnamed(path, told.get(asked).content)


def test_no_message_to_a_manager_names_the_inspector(world: World) -> None:
    messages = feed(world.house.store, world.house.people["manager"])

    assert messages
    _expect_unnamed("the feed", repr(messages))


def test_no_page_of_a_manager_names_the_inspector(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Every page in the menu, and the visit with each of its parts: what goes to the browser, to the byte."""
    house, manager = world.house, world.house.people["manager"]
    monkeypatch.setenv("SIXTY_DATA", str(house.photos.parent))
    monkeypatch.setattr(door, "person_of", lambda *_: manager)
    monkeypatch.setattr(door, "open_the_store", lambda: house.store)
    page = AppTest.from_file(str(APP), default_timeout=60).run()
    for file, _title, address, _icon, action in _pages():
        if not may(manager, action):
            continue
        page.switch_page(file)
        if address == "visit":
            page.query_params["id"] = world.visits["again"]
        page.run()
        assert not page.exception, (file, page.exception)
        seen = b"".join(_sent(node) for node in page._tree)
        assert len(seen) > 100, file
        _expect_unnamed(file, seen)


def _pages() -> list[tuple[str, str, str, str, str]]:
    """The menu, as streamlit_app.py has it: importing it would open this machine's own house."""
    tree = ast.parse(APP.read_text(encoding="utf-8"))
    named = (
        node for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES"
    )
    return list(ast.literal_eval(next(named).value))


def _sent(node: Any) -> bytes:
    """An element as it goes to the browser."""
    with suppress(AttributeError):
        return bytes(node.proto.SerializeToString())
    return b""


def _unpacked(name: str, book: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        for part in parts.namelist():
            _expect_unnamed(f"{name}: {part}", parts.read(part))
