"""What a report carries: the files attached to a PDF, and the words on its pages. Gateway: pypdf."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.rating import shown

LARGEST = 64 * 1024 * 1024
"""Bytes of a report; the largest we make has a few million."""
NAME = "evidence.json"


@dataclass(frozen=True)
class Carried:
    """What was found in a report: its evidence, and the letters of its pages without what is between them."""

    evidence: str
    letters: str


def read_report(pdf: bytes) -> Carried:
    """What the PDF carries. ValueError where it is none, or no evidence is attached to it."""
    from pypdf import PdfReader  # noqa: PLC0415 - only who verifies a PDF needs it
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - the same

    if len(pdf) > LARGEST:
        raise ValueError(f"This file is over {LARGEST // 1024 // 1024} MB: no report is.")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(pdf))
        attached = {name: parts[0] for name, parts in reader.attachments.items() if parts}
        letters = "".join("".join(page.extract_text().split()) for page in reader.pages)
    except (
        PyPdfError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
        OSError,
    ) as problem:
        raise ValueError(f"This PDF cannot be read ({problem}). Ask for the report again.") from problem
    if NAME not in attached:
        raise ValueError(f"No {NAME} is attached to this PDF. Ask for the report again, as Sixty wrote it.")
    return Carried(attached[NAME].decode("utf-8", "replace"), letters)


def not_on_its_pages(report: Carried, rating: Mapping[str, object]) -> list[str]:
    """Which of score, log head and pack hash, as the rating has them, stand on no page of the report."""
    wanted = [(name, [str(rating.get(name) or "")]) for name in ("log_head", "pack_hash")]
    if isinstance(score := rating.get("score"), str):
        cut = shown(Fraction(score))
        wanted.append(("score", [cut, cut.replace(".", ",")]))
    return [name for name, spellings in wanted if not any(told in report.letters for told in spellings)]
