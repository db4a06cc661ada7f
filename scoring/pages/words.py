"""What the pages of ratings say, in the language of whoever reads them now."""

from __future__ import annotations

from inspections.language import Words
from inspections.pages.words import language
from inspections.wording.nb import BOKMAAL as OF_THE_HOUSE
from scoring.pages.wording_nb import BOKMAAL
from scoring.wording.words import Wording

say = Words(language, nb={**OF_THE_HOUSE, **BOKMAAL})


def words() -> Wording:
    """The report's own sentences, in the same language."""
    return Wording(language())
