"""What the page of actions knows of a hotel: newest visit, findings, actions, repeats. Read once a run."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import streamlit as st

from inspections.access import HEAD, may
from inspections.actions.action import taken_up
from inspections.actions.again import earlier_misses
from inspections.actions.parts import Action
from inspections.audit import note
from inspections.dates import stay_said
from inspections.office import NotYours, visit_for, visits_for
from inspections.office.actions import actions_for
from inspections.pages.door import now
from inspections.pages.words import language, locale
from inspections.records import Account, Hotel, VisitSummary
from inspections.store import Store
from inspections.visit import Visit
from scoring.acting import Worth, not_taken_up, repeats_said, worth
from scoring.briefing import findings_on_cards, missed_before, visits_on_cards
from scoring.coaching import Card, card
from scoring.pages.words import say
from scoring.ratings import pack_of
from scoring.reading import report_for
from scoring.report.data import Finding
from standards.pack import Pack, said

KEPT = 600
"""Seconds for which earlier visits are not read again: released, they change by appeals alone."""


@dataclass
class Desk:
    """One hotel's actions before one person.

    `newest` is its newest released visit, None where there is none; `visit` is that one for whoever may read
    it: a department's head has its findings on cards, and no more.
    """

    store: Store
    person: Account
    hotel: Hotel
    actions: list[Action]
    newest: VisitSummary | None = None
    visit: Visit | None = None
    pack: Pack | None = None
    findings: tuple[Finding, ...] = ()
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    earlier_count: int = 0
    met: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def today(self) -> str:
        return now().date().isoformat()

    @cached_property
    def left(self) -> list[Finding]:
        """Findings of the newest visit that no action is about."""
        return not_taken_up(self.findings, self.visit, self.actions) if self.visit else []

    def action_of(self, standard: str) -> Action | None:
        """The action that is about this visit's finding of that standard."""
        return self._taken.get((self.visit.id, standard)) if self.visit else None

    @cached_property
    def _taken(self) -> dict[tuple[str, str], Action]:
        return taken_up(self.actions)

    def overturned(self, *standards: str) -> bool:
        """Whether an appeal that was granted took one of these findings back."""
        visit = self.visit
        return visit is not None and any(
            look.standard in standards and any(edit.appeal for edit in look.edits)
            for look in visit.observations.values()
        )

    def repeat(self, standard: str) -> str:
        return repeats_said(standard, self.earlier, self.earlier_count, say)

    def repeats(self, action: Action) -> str:
        """The first of its standards that is a repeat, as it is said; "" where none is."""
        return next(filter(None, map(self.repeat, action.standards)), "")

    def worth(self, *standards: str) -> Worth:
        """What it would bring to the newest visit, were these met."""
        if self.visit is None or self.pack is None:
            return Worth()
        return _worth(self.visit.id, self.visit.head, standards, self.pack, self.visit)

    def open_actions(self) -> list[Action]:
        return [action for action in self.actions if action.is_open]

    def cards(self) -> list[Card]:
        """A morning card for each department with a finding, what was missed before first."""
        if self.newest is None:
            return []
        days = map(date.fromisoformat, (self.newest.starts_on, self.newest.ends_on))
        visited = stay_said(*days, locale())
        said_again = {finding.standard: self.repeat(finding.standard) for finding in self.findings}
        titles = {finding.department_id: finding.department for finding in self.findings}
        return [
            card(
                hotel=self.hotel.name,
                department=department,
                title=title,
                visited=say("Visit of {days}", days=visited),
                findings=self.findings,
                actions=self.actions,
                repeats=said_again,
                met=self.met.get(department, (0, 0)),
                say=say,
            )
            for department, title in sorted(titles.items(), key=lambda pair: pair[1])
        ]

    def print_cards(self, pdf: bytes) -> bytes:
        """The cards as they were printed; that they were taken is in the house's book."""
        visit = self.newest.id if self.newest else ""
        note(self.store, self.person, "cards_taken", now(), hotel=self.hotel.id, visit=visit)
        return pdf

    def departments(self) -> dict[str, str]:
        """Titles by id, of the pack of the newest visit: those whose actions are this person's to change."""
        found = {a.department: a.department_title for a in self.actions if a.department}
        if self.pack:
            found |= {part.id: said(part.title, language()) for part in self.pack.departments}
        return {one: title for one, title in found.items() if self.may_change(one)}

    def may_change(self, department: str) -> bool:
        return may(self.person, "change_action", hotel=self.hotel.id, department=department)


def desk_of(store: Store, person: Account, hotel: Hotel, visit_id: str = "") -> Desk:
    """What is known, by that released visit or else the newest. NotYours where the hotel is not theirs."""
    desk = Desk(store, person, hotel, actions_for(store, person, hotel.id))
    if person.role == HEAD:
        return _with_cards(desk)
    released = [
        line for line in visits_for(store, person) if line.hotel.id == hotel.id and line.status == "released"
    ]
    if not released:
        return desk
    place = next((n for n, line in enumerate(released) if line.id == visit_id), 0)
    desk.newest, before = (newest := released[place]), released[place + 1 :]
    desk.visit = visit_for(store, person, newest.id)
    desk.pack = pack_of(store, newest.pack_hash)
    desk.findings, desk.met = _findings(newest.id, desk.visit.head, language(), store, person)
    desk.earlier = _earlier(tuple(line.id for line in before), store, person)
    desk.earlier_count = len(before)
    return desk


def _with_cards(desk: Desk) -> Desk:
    """The desk of a department's head: the findings of the own departments, and no visit behind them."""
    desk.newest, *before = [*visits_on_cards(desk.store, desk.person, desk.hotel.id), None]
    if desk.newest is None:
        return desk
    earlier = [line for line in before if line]
    desk.pack = pack_of(desk.store, desk.newest.pack_hash)
    with suppress(NotYours):  # the newest visit looked at nothing of theirs
        visit, parts = desk.store.visit(desk.newest.id), desk.person.departments
        head = visit.head if visit else ""
        desk.findings, desk.met = _on_cards(desk.newest, head, language(), parts, desk.store, desk.person)
    desk.earlier = missed_before(desk.store, earlier)
    desk.earlier_count = len(earlier)
    return desk


@st.cache_data(show_spinner=False, max_entries=64)
def _on_cards(
    newest: VisitSummary,
    head: str,
    language: str,
    departments: tuple[str, ...],
    _store: Store,
    _person: Account,
) -> tuple[tuple[Finding, ...], Mapping[str, tuple[int, int]]]:
    del head, departments  # what the answer is kept under
    return findings_on_cards(_store, _person, newest, language)


@st.cache_data(show_spinner=False, max_entries=64)
def _findings(
    visit_id: str, head: str, language: str, _store: Store, _person: Account
) -> tuple[tuple[Finding, ...], Mapping[str, tuple[int, int]]]:
    """Findings, and by department how many standards were met of those counted.

    Kept by the log's head, so that a granted appeal is seen at once.
    """
    del head  # what the answer is kept under
    report = report_for(_store, _person, visit_id, now().date(), language=language)
    return report.findings, {line.id: (line.met, line.counted) for line in report.departments}


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=64)
def _earlier(visit_ids: tuple[str, ...], _store: Store, _person: Account) -> Mapping[str, tuple[str, ...]]:
    return earlier_misses(visit_for(_store, _person, visit_id) for visit_id in visit_ids)


@st.cache_data(show_spinner=False, max_entries=4096)
def _worth(visit_id: str, head: str, standards: tuple[str, ...], _pack: Pack, _visit: Visit) -> Worth:
    del visit_id, head  # what the answer is kept under
    return worth(_pack, _visit, standards)
