"""Reports signed from the app: by whom, where a certificate is set; a wrong setting costs nobody a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.signing import signed_by_the_house, signing
from tests.scoring.test_pdf_file import a_certificate, a_made_pdf


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A certificate in its file, set with its passphrase."""
    pytest.importorskip("pyhanko")
    file = tmp_path / "office.p12"
    file.write_bytes(a_certificate("EC"))
    monkeypatch.setenv("SIXTY_SIGN_CERTIFICATE", str(file))
    monkeypatch.setenv("SIXTY_SIGN_PASSPHRASE", "fjord")
    monkeypatch.delenv("SIXTY_SIGN_PASSPHRASE_FILE", raising=False)
    return file


def test_without_a_certificate_a_report_is_as_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIXTY_SIGN_CERTIFICATE", raising=False)

    assert signed_by_the_house(b"%PDF") == b"%PDF"
    assert (signing().by, signing().problem) == ("", "")


def test_with_one_it_is_signed_and_the_page_knows_by_whom(certificate: Path) -> None:
    pdf = signed_by_the_house(a_made_pdf())

    assert signing().by == "Hotel Fjordblikk"
    assert pdf.startswith(a_made_pdf())
    assert b"/ETSI.CAdES.detached" in pdf[len(a_made_pdf()) :]


def test_the_passphrase_may_stand_in_a_file(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As container platforms hand out secrets; a line's end is no part of it."""
    secret = certificate.with_name("passphrase")
    secret.write_text("fjord\n")
    monkeypatch.delenv("SIXTY_SIGN_PASSPHRASE")
    monkeypatch.setenv("SIXTY_SIGN_PASSPHRASE_FILE", str(secret))

    assert signing().by == "Hotel Fjordblikk"


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("SIXTY_SIGN_PASSPHRASE", "not it", "Check its passphrase"),
        ("SIXTY_SIGN_CERTIFICATE", "/nowhere/office.p12", "SIXTY_SIGN_CERTIFICATE names a file"),
        ("SIXTY_SIGN_CERTIFICATE", __file__, "cannot be read"),
        ("SIXTY_SIGN_PASSPHRASE_FILE", "/nowhere/secret", "SIXTY_SIGN_PASSPHRASE_FILE names a file"),
    ],
)
def test_a_wrong_setting_is_told_and_the_report_comes_out_unsigned(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, told: str
) -> None:
    monkeypatch.setenv(setting, value)

    assert signed_by_the_house(b"%PDF") == b"%PDF"
    assert told in signing().problem
    assert signing().by == ""
