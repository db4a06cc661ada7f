"""The bytes of a long report in little memory: pages that are done are kept packed, the file is written once.

fpdf2 keeps every page's drawing as it is until all is done, and its file in a buffer that has to be copied:
of 20,000 standards each is some 17 MB.
"""

from __future__ import annotations

import io
import zlib
from typing import Any, Self

from fpdf import FPDF
from fpdf.output import OutputProducer, PDFPage
from fpdf.syntax import PDFObject

_QUICK = 1
"""How hard a page is packed while it waits; in the file it is packed as ever."""


class Paper(FPDF):
    """fpdf2's document, with pages that can be put aside."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._aside: dict[int, bytes] = {}

    def put_aside(self, number: int) -> None:
        """That page is drawn. More can still be drawn on it, which then comes after what is there."""
        page = self.pages[number]
        drawn = zlib.decompress(self._aside.pop(number)) if number in self._aside else b""
        self._aside[number] = zlib.compress(drawn + bytes(page.contents), _QUICK)  # type: ignore[arg-type]
        page.contents = bytearray()

    def take_back(self, number: int) -> None:
        """The page as it was drawn, with what came after."""
        if number in self._aside:
            page = self.pages[number]
            drawn = zlib.decompress(self._aside.pop(number))
            page.contents = bytearray(drawn + bytes(page.contents))  # type: ignore[arg-type]

    def written(self) -> bytes:
        """The file. It is not copied once more."""
        self.output(output_producer_class=Producer)
        return self.buffer.getvalue()  # type: ignore[union-attr, no-any-return]  # a Buffer, by Producer

    def _default_file_id(self, buffer: Any) -> Any:
        with buffer.getbuffer() as told:
            return super()._default_file_id(told)


class Buffer(io.BytesIO):
    """What fpdf2 asks of its buffer: to be added to, and its length."""

    def __iadd__(self, data: bytes) -> Self:
        self.write(data)
        return self

    def __len__(self) -> int:
        return self.tell()


class Producer(OutputProducer):
    """Takes one page back at a time."""

    def __init__(self, fpdf: Paper) -> None:
        super().__init__(fpdf)
        self._paper = fpdf
        self.buffer: Any = Buffer()

    def _add_pdf_obj(self, pdf_obj: PDFObject, _trace_label: str | None = None) -> int:
        """Without its label: nobody reads fpdf2's log of how many bytes each kind of object took."""
        return super()._add_pdf_obj(pdf_obj)

    def _add_pages(self, _slice: slice = slice(0, None)) -> list[PDFPage]:
        made: list[PDFPage] = []
        for place, number in enumerate(list(self._paper.pages)):
            self._paper.take_back(number)
            made += super()._add_pages(slice(place, place + 1))
        return made
