"""What to do next: a manager's newest rating and actions, the office's reviews, appeals and late reports."""

from __future__ import annotations

from inspections.access import MANAGER
from inspections.office import visits_for
from inspections.pages.door import enter, the_store
from scoring.pages.guests_today import show_guests
from scoring.pages.today_manager import draw_for_manager
from scoring.pages.today_office import draw_for_office


def draw() -> None:
    person = enter()
    visits = visits_for(the_store(), person)
    show_guests(person)
    if person.role == MANAGER:
        draw_for_manager(person, visits)
    else:
        draw_for_office(person, visits)


draw()
