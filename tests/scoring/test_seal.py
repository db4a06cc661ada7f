"""A report of the house carries its evidence, and a code that its server knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from inspections.verification import standing_of
from scoring.proof.evidence import read_evidence
from scoring.proof.evidence_pdf import not_on_its_pages, read_report
from scoring.proof.seal import evidence_for, sealed
from scoring.proof.verify import verify
from scoring.reading import pdf_for, report_for
from tests.inspections.a_house import House, a_house

TODAY = date(2026, 5, 20)
ADDRESS = "https://sixty.example"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = a_house(tmp_path)
    yield opened
    opened.store.close()


def test_the_report_a_manager_downloads_verifies_and_its_code_is_known(house: House) -> None:
    """From the file alone, and at the server that it names."""
    visit_id = house.release("Bergen")
    pdf = pdf_for(house.store, house.photos, house.people["manager"], visit_id, TODAY, address=ADDRESS)

    carried = read_report(pdf)
    evidence = read_evidence(carried.evidence)
    code = re.search(rf"{ADDRESS}/verify/([0-9a-f]{{52}})", carried.letters)
    assert verify(evidence).state == "valid"
    assert not_on_its_pages(carried, evidence.rating) == []
    assert code
    assert standing_of(house.store, code[1]).state == "valid"


def test_its_code_is_the_page_and_where_no_address_is_known_the_log(house: House) -> None:
    """What a reader's camera opens."""
    visit_id = house.release("Bergen")
    report = report_for(house.store, house.people["owner"], visit_id, TODAY)
    evidence = evidence_for(house.store, visit_id)

    with_page, without = sealed(report, evidence, ADDRESS), sealed(report, evidence)
    assert with_page.seal.payload == with_page.seal.page
    assert with_page.seal.page.startswith(f"{ADDRESS}/verify/")
    assert (without.seal.page, without.seal.payload) == ("", report.seal.payload)


def test_the_evidence_of_a_visit_of_the_house_names_nobody(house: House) -> None:
    """Neither the inspector, by name or id, nor the tablet, nor the brief."""
    visit_id = house.release("Bergen")
    told = evidence_for(house.store, visit_id)
    inspector = house.people["inspector"]
    devices = {event.device for event in house.store.events_of(visit_id)}

    assert not [word for word in (inspector.name, inspector.id, "Mr Grey", *devices) if word in told]
