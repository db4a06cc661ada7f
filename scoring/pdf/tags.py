"""The structure of a PDF for readers who do not see it: headings, paragraphs, tables, figures, links.

fpdf2 tags nothing but pictures, so this takes the place of its `struct_builder`. Whatever is drawn outside
a leaf is an artifact: nothing can be left untagged. Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Any

from fpdf import FPDF
from fpdf.annotations import PDFAnnotation
from fpdf.syntax import Name, PDFObject, PDFString

LEAVES = frozenset({"P", "H1", "H2", "H3", "TH", "TD", "Figure", "Lbl", "LBody", "Caption", "Link"})
_LINKS_FROM = 1_000_000
"""The parent tree's numbers of links, above all pages."""

_NONE: list[PDFObject] = []
"""What most elements hold beside their own mark; never added to."""


class Element(PDFObject):
    """A node of the tree. Written by hand: a long list has tens of thousands of them."""

    __slots__ = ("_id", "alt", "kids", "kind", "looks", "mark", "parent", "pg", "place")

    def __init__(self, kind: str, parent: Element | Root, page: int = 0, alt: str = "") -> None:
        super().__init__()
        self.kind, self.parent, self.place, self.alt = kind, parent, page, alt
        self.mark: int | None = None
        self.kids: list[PDFObject] = _NONE
        self.pg: Any = None
        self.looks = ""

    def add(self, kid: PDFObject) -> None:
        if self.kids is _NONE:
            self.kids = []
        self.kids.append(kid)

    def page_number(self) -> int:
        """Asked by fpdf2, which then sets `pg`."""
        return self.place

    def serialize(self, _obj_dict: object = None, _security_handler: object = None) -> str:
        kids = " ".join(map(_kid, self.kids))
        marked = "" if self.mark is None else f"{self.mark} "
        told = f"{self.id} 0 obj\n<</S /{self.kind} /P {self.parent.ref} /K [{marked}{kids}]"
        if self.pg is not None:
            told += f" /Pg {self.pg.ref}"
        if self.alt:
            told += f" /Alt {PDFString(self.alt).serialize()}"
        if self.looks:
            told += f" /A <<{self.looks}>>"
        return f"{told}>>\nendobj"


def _kid(kid: PDFObject) -> str:
    if isinstance(kid, PDFAnnotation):
        return f"<</Type /OBJR /Obj {kid.ref}>>"
    return kid.ref


class Numbers(PDFObject):
    """From a page and a mark on it, or from a link, to its element."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[int, list[Element]] = {}
        self.links: list[Element] = []

    def serialize(self, _obj_dict: object = None, _security_handler: object = None) -> str:
        told = [
            f"{number} [{' '.join(element.ref for element in self.pages[number])}]"
            for number in sorted(self.pages)
        ]
        told += [f"{_LINKS_FROM + place} {link.ref}" for place, link in enumerate(self.links)]
        return f"{self.id} 0 obj\n<</Nums [{' '.join(told)}]>>\nendobj"


class Root(PDFObject):
    """The tree's root."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self.numbers = numbers
        self.document = Element("Document", self)

    def serialize(self, _obj_dict: object = None, _security_handler: object = None) -> str:
        return (
            f"{self.id} 0 obj\n<</Type /StructTreeRoot /K {self.document.ref} "
            f"/ParentTree {self.numbers.ref} /ParentTreeNextKey {_LINKS_FROM + len(self.numbers.links)}>>"
            "\nendobj"
        )


class Link(PDFAnnotation):
    """A link that its element knows."""

    struct_parent: int


class Tags:
    """The tree while pages are drawn; fpdf2 reads it through `empty`, iteration and `doc_struct_elem`."""

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        self._numbers = Numbers()
        self._root = Root(self._numbers)
        self._stack: list[Element] = [self._root.document]
        self._all: list[Element] = []
        self._open = False
        self.leaf: Element | None = None
        self.quiet = 0
        """Above nought while what is drawn is furniture: running heads, page numbers."""

    def begin_page(self) -> None:
        """All that follows on this page is an artifact, until a leaf says otherwise."""
        self._pdf._out("/Artifact BMC")  # noqa: SLF001 - fpdf2 has no other way to write an operator
        self._open = True

    def end_page(self) -> None:
        if self._open:
            self._pdf._out("EMC")  # noqa: SLF001 - as above
        self._open = False

    def start(self, kind: str, alt: str = "", looks: str = "", *, holds: bool = False) -> Element | None:
        """A new element; None within a leaf or furniture, where there can be none.

        One that `holds` others, a cell with a link in it, is no leaf.
        """
        if self.leaf is not None or self.quiet:
            return None
        is_leaf = kind in LEAVES and not holds
        element = Element(kind, self._stack[-1], int(self._pdf.page) if is_leaf else 0, alt)
        element.looks = looks
        self._stack[-1].add(element)
        self._all.append(element)
        if is_leaf:
            marks = self._numbers.pages.setdefault(self._pdf.page - 1, [])
            self._pdf.pages[self._pdf.page].struct_parents = self._pdf.page - 1
            self._pdf._out(f"EMC /{kind} <</MCID {len(marks)}>> BDC")  # noqa: SLF001 - as above
            element.mark = len(marks)
            marks.append(element)
            self.leaf = element
        else:
            self._stack.append(element)
        return element

    def end(self, element: Element | None) -> None:
        if element is None:
            return
        if element is self.leaf:
            self._pdf._out("EMC /Artifact BMC")  # noqa: SLF001 - as above
            self.leaf = None
        else:
            self._stack.pop()

    def link(self, element: Element, annotation: Link) -> None:
        """The link's place on the page belongs to that element."""
        annotation.struct_parent = _LINKS_FROM + len(self._numbers.links)
        self._numbers.links.append(element)
        element.add(annotation)

    # what fpdf2 asks

    def empty(self) -> bool:
        return not self._all

    def __iter__(self) -> Iterator[PDFObject]:
        yield self._root
        yield self._root.document
        yield self._numbers
        yield from self._all

    @property
    def doc_struct_elem(self) -> Any:
        """Its `k` are the elements that stand on a page."""
        return type("OnPages", (), {"k": [element for element in self._all if element.place]})


class Tag:
    """`with canvas.tag("P"):` what is drawn within is that element."""

    __slots__ = ("_alt", "_element", "_holds", "_kind", "_looks", "_tags")

    def __init__(self, tags: Tags, kind: str, alt: str = "", looks: str = "", *, holds: bool = False) -> None:
        self._tags, self._kind, self._alt, self._looks, self._holds = tags, kind, alt, looks, holds
        self._element: Element | None = None

    def __enter__(self) -> Element | None:
        self._element = self._tags.start(self._kind, self._alt, self._looks, holds=self._holds)
        return self._element

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tags.end(self._element)


class Furniture:
    """What is drawn within is no content: running heads, page numbers, rules."""

    def __init__(self, tags: Tags) -> None:
        self._tags = tags

    def __enter__(self) -> None:
        self._tags.quiet += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tags.quiet -= 1


TABS = Name("S")
"""Tab keys follow the structure."""
