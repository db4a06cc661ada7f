"""What the pages of hotels and people say, in the reader's language."""

from __future__ import annotations

from inspections.language import Words
from inspections.pages.house_nb import BOKMAAL
from inspections.pages.words import language
from inspections.wording.nb import BOKMAAL as OF_THE_HOUSE

say = Words(language, nb={**OF_THE_HOUSE, **BOKMAAL})
