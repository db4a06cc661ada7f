"""The file itself: its structure for those who do not see it, what it claims and holds, its signature."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pypdf import PdfReader

from scoring.pdf import write_pdf
from scoring.pdf.sign import CannotSign, signed
from scoring.rating_json import from_json
from scoring.report.data import Report
from scoring.stars import rate
from tests.scoring.report_makers import a_jpeg, a_large_pack, a_large_visit, a_report

PACK = a_large_pack(60)
VISIT = a_large_visit(PACK, met=0.85, photos=3)


@cache
def a_made_report() -> Report:
    return a_report(PACK, VISIT)


@cache
def a_made_pdf() -> bytes:
    return write_pdf(a_made_report(), lambda sha: a_jpeg(int(sha, 16)))


@cache
def root() -> Any:
    return PdfReader(io.BytesIO(a_made_pdf())).trailer["/Root"]


def elements(node: Any = None) -> Iterator[Any]:
    """Every element of the structure tree, from the document down."""
    node = root()["/StructTreeRoot"]["/K"] if node is None else node
    yield node
    for kid in node.get("/K", []):
        held = kid.get_object()
        if isinstance(held, dict) and "/S" in held:
            yield from elements(held)


def test_it_is_tagged_says_its_language_and_shows_its_title() -> None:
    assert root()["/MarkInfo"]["/Marked"]
    assert root()["/Lang"] == "en"
    assert root()["/ViewerPreferences"]["/DisplayDocTitle"]


def test_headings_tables_figures_and_links_are_told_as_such() -> None:
    found = Counter(element["/S"] for element in elements())
    report = a_made_report()

    assert found["/H1"] >= 8
    assert found["/TR"] >= len(report.departments) + sum(len(d.rows) for d in report.standards)
    assert found["/Figure"] >= sum(len(finding.photos) for finding in report.findings)
    assert found["/Link"] == len(root()["/Outlines"].get_object()) or found["/Link"] > 5


def test_every_figure_says_what_it_shows() -> None:
    figures = [element for element in elements() if element["/S"] == "/Figure"]

    assert figures
    assert all(len(element.get("/Alt", "")) > 5 for element in figures)
    assert all("/A" in element for element in figures)


def test_every_row_of_a_table_fills_its_columns() -> None:
    for table in (element for element in elements() if element["/S"] == "/Table"):
        widths = {
            sum(int(cell.get_object().get("/A", {}).get("/ColSpan", 1)) for cell in row.get_object()["/K"])
            for row in table["/K"]
        }
        assert len(widths) == 1


def test_every_mark_on_a_page_belongs_to_one_element_of_that_page() -> None:
    """What is drawn is content of one element, or furniture; never neither, never both."""
    reader = PdfReader(io.BytesIO(a_made_pdf()))
    told = Counter((e["/Pg"]["/StructParents"], e["/K"][0]) for e in elements() if "/Pg" in e)

    assert set(told.values()) == {1}
    for page in reader.pages:
        content = page.get_contents()
        assert content is not None
        data = content.get_data()
        opened = data.count(b" BDC") + data.count(b" BMC")
        marks = {int(part.split(b">>")[0]) for part in data.split(b"/MCID ")[1:]}
        assert opened == data.count(b"EMC")
        assert marks == {mark for parents, mark in told if parents == page["/StructParents"]}


def test_the_rating_is_attached_and_is_the_rating() -> None:
    attached = PdfReader(io.BytesIO(a_made_pdf())).attachments["rating.json"][0]

    assert from_json(attached.decode()) == rate(PACK, VISIT)


def test_it_names_the_archive_profile_it_keeps() -> None:
    metadata = root()["/Metadata"].get_data().decode()

    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>" in metadata
    assert root()["/OutputIntents"]


def a_certificate(kind: str) -> bytes:
    """A certificate that this test made for itself, with its key, under the passphrase "fjord"."""
    key = rsa.generate_private_key(65537, 2048) if kind == "RSA" else ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Hotel Fjordblikk")])
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, start, start + dt.timedelta(days=36500))
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = made.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    return pkcs12.serialize_key_and_certificates(
        b"x", key, certificate, None, BestAvailableEncryption(b"fjord")
    )


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="poppler's pdfsig checks signatures")
@pytest.mark.parametrize("kind", ["RSA", "EC"])
def test_a_signature_holds_for_the_whole_file_and_breaks_with_one_byte(kind: str, tmp_path: Path) -> None:
    pytest.importorskip("pyhanko")
    pdf = signed(a_made_pdf(), a_certificate(kind), "fjord", reason="Released (by the office)")
    assert pdf.startswith(a_made_pdf())

    told = _checked(tmp_path / "signed.pdf", pdf)
    assert "Signature is Valid" in told
    assert "Total document signed" in told

    place = pdf.index(b"/Type /Page")
    broken = pdf[:place] + b"/type" + pdf[place + 5 :]
    assert "Signature is Valid" not in _checked(tmp_path / "broken.pdf", broken)


def test_it_is_signed_from_within_a_running_loop_too() -> None:
    """A server's handler, or a notebook."""
    pytest.importorskip("pyhanko")

    async def handler() -> bytes:
        return signed(a_made_pdf(), a_certificate("EC"), "fjord")

    with ThreadPoolExecutor(1) as apart:  # the journeys' own loop may run in this thread
        assert apart.submit(asyncio.run, handler()).result().startswith(a_made_pdf())


def _checked(path: Path, pdf: bytes) -> str:
    path.write_bytes(pdf)
    return subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout


def test_a_wrong_passphrase_is_told() -> None:
    pytest.importorskip("pyhanko")
    with pytest.raises(CannotSign, match="cannot be read"):
        signed(a_made_pdf(), a_certificate("EC"), "not it")
