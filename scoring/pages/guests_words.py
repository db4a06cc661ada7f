"""What the guests' pages say, in the language of whoever reads them now."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from inspections.language import Words
from inspections.pages.words import language, locale
from inspections.records import Hotel
from inspections.wording.nb import BOKMAAL as OF_THE_HOUSE
from scoring.pages.guests_nb import BOKMAAL

say = Words(language, nb={**OF_THE_HOUSE, **BOKMAAL})


def moment_said(at: datetime, hotel: Hotel) -> str:
    """Day and time by the hotel's clock: "14 May 15:40"."""
    here = at.astimezone(ZoneInfo(hotel.time_zone))
    if locale().startswith("nb"):
        return f"{here.day}.{here.month}. kl. {here:%H:%M}"
    return f"{here:%-d %b %H:%M}"


def span_said(span: timedelta | None) -> str:
    """ "3 min", "2 h 10 min", "4 days"; a dash for none."""
    if span is None:
        return "–"
    minutes = max(0, int(span.total_seconds())) // 60
    if minutes < 1:
        return say("under a minute")
    if minutes < 60:
        return say("{n} min", n=minutes)
    if minutes < 48 * 60:
        hours, rest = divmod(minutes, 60)
        return say("{h} h {m} min", h=hours, m=rest) if rest else say("{h} h", h=hours)
    return say("{n} days", n=minutes // (24 * 60))
