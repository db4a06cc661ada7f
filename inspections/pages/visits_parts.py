"""What the parts of the page Visits share: taking a step, choosing what is shown, asking who goes along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from inspections.access import OF_THE_HOTEL
from inspections.office import hindrances_for, hotels_for, inspectors_for, people_for, rules_of
from inspections.pages.step import taker
from inspections.pages.words import say
from inspections.planning.rules import Hindrance, Rules
from inspections.records import Account, Hotel, VisitSummary
from inspections.store import Store
from inspections.visit_parts import Companion
from inspections.workflow import STATUS_TITLES

take = taker(say)


@dataclass(frozen=True)
class Desk:
    """Who works here, and with what: hotels and inspectors by id, as they are shown."""

    person: Account
    store: Store
    hotels: dict[str, Hotel]
    inspectors: dict[str, Account]
    along: dict[str, str]
    rules: Rules

    def house(self, hotel_id: str) -> str:
        """ "The Aurelian Fjord, Bergen"."""
        hotel = self.hotels.get(hotel_id)
        return f"{hotel.name}, {hotel.city}" if hotel else ""

    def name(self, inspector_id: str) -> str:
        """The inspector's name, with the address where two are called alike."""
        one = self.inspectors.get(inspector_id)
        if one is None:
            return ""
        alike = sum(other.name == one.name for other in self.inspectors.values()) > 1
        return f"{one.name}, {one.email}" if alike else one.name


def desk_of(person: Account, store: Store) -> Desk:
    """The desk of whoever may assign visits."""
    people = [
        one for one in people_for(store, person) if one.role not in OF_THE_HOTEL and not one.disabled_at
    ]
    return Desk(
        person,
        store,
        {hotel.id: hotel for hotel in hotels_for(store, person)},
        {one.id: one for one in inspectors_for(store, person)},
        {one.id: one.name for one in people},
        rules_of(store),
    )


def filtered(desk: Desk, visits: list[VisitSummary]) -> list[VisitSummary]:
    """The visits of the hotels, inspectors and states that are picked; all of them where none is."""
    picked = sum(len(st.session_state.get(f"only.{what}", ())) for what in ("hotel", "who", "status"))
    label = say("Filter ({n})", n=picked) if picked else say("Filter")
    there = [status for status in STATUS_TITLES if status != "final"]  # which time decides, not a line
    with st.popover(label, icon=":material/filter_list:"):
        hotels = st.multiselect(
            say("Hotels"), desk.hotels, format_func=desk.house, key="only.hotel", placeholder=say("All")
        )
        who = st.multiselect(
            say("Inspectors"), desk.inspectors, format_func=desk.name, key="only.who", placeholder=say("All")
        )
        states = st.multiselect(
            say("States"),
            there,
            format_func=lambda status: say(STATUS_TITLES[status]),
            key="only.status",
            placeholder=say("All"),
        )
    return [
        visit
        for visit in visits
        if (not hotels or visit.hotel.id in hotels)
        and (not who or visit.inspector_id in who)
        and (not states or visit.status in states)
    ]


def companions(
    desk: Desk, inspector: str | None, key: str, present: tuple[Companion, ...] = ()
) -> list[Companion]:
    """Who goes along: people of the house from the list, or names typed in."""
    known = {person: name for person, name in desk.along.items() if person != inspector}
    before = [one.person or one.name for one in present if not one.person or one.person in known]
    names = [one for one in before if one not in known]
    chosen = st.multiselect(
        say("Companions"),
        [*known, *names],
        default=before,
        format_func=lambda one: known.get(one, one),
        accept_new_options=True,
        placeholder=say("Choose, or type a name"),
        help=say("They rest and count like inspectors. No hotel ever reads their names."),
        key=f"along.{key}",
    )
    return [Companion(person=one) if one in known else Companion(name=one) for one in chosen]


def draw_against(against: tuple[Hindrance, ...], key: str, before: str = "") -> str | None:
    """What stands against it, and the reason that overrules it; None where it cannot be done so."""
    if not against:
        return ""
    for why in against:
        icon = ":material/block:" if why.absolute else ":material/hourglass_top:"
        st.markdown(f"{icon} {plain(say(why.text))}")
    if any(why.absolute for why in against):
        st.caption(say("This is not overruled. Choose somebody else."))
        return None
    because = st.text_input(
        say("Overrule it, because"),
        value=before,
        key=f"because.{key}",
        max_chars=400,
        placeholder=say("It stays with the visit and the audit"),
    )
    return because.strip() or None


def against_sending(
    desk: Desk,
    hotel: str,
    who: tuple[str, list[Companion]],
    days: tuple[date, date],
    visit: str = "",
) -> tuple[Hindrance, ...]:
    """Every reason why the inspector and the companions may not go there from the first to the last day."""
    inspector, along = who
    return hindrances_for(
        desk.store,
        desk.person,
        hotel_id=hotel,
        inspector_id=inspector,
        companions=[one for one in along if one.person or one.name.strip()],
        first=days[0],
        last=days[1],
        visit_id=visit,
    )


def plain(text: str) -> str:
    """Text that people wrote, with Markdown's signs made harmless."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#+|~$:" else sign for sign in text)
