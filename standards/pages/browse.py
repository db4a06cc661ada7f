"""The page of standards: find and read them, compare editions, bring in a house's own, work on a draft."""

from __future__ import annotations

from standards.pages import bring_in, compare, edit, find
from standards.pages.parts import FOR_ALL, FOR_THE_OFFICE, chosen
from standards.pages.shelf import the_shelf

PARTS = {"Find": find.draw, "Compare": compare.draw, "Bring in": bring_in.draw, "Draft": edit.draw}

PARTS[chosen((*FOR_ALL, *(FOR_THE_OFFICE if the_shelf().may_edit else ())))]()
