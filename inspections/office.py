"""What people do at the office: people, hotels, visits, release.

Each step is held against access.py and workflow.py and raises `Refused` (or `NotYours`) with a
code and a sentence if it may not be taken. Times and new ids come in as arguments.
"""

from inspections.office_people import (
    add_person,
    disable_person,
    fresh_id,
    inspectors_for,
    open_house,
    people_for,
    remove_demo,
    set_hotels,
    set_password,
    sign_out_everywhere,
)
from inspections.office_visits import (
    add_hotel,
    assign_visit,
    hotels_for,
    keep_pack,
    release_visit,
    summary_for,
    visit_for,
    visits_for,
)
from inspections.refusals import NotYours, Refused

__all__ = [
    "NotYours",
    "Refused",
    "add_hotel",
    "add_person",
    "assign_visit",
    "disable_person",
    "fresh_id",
    "hotels_for",
    "inspectors_for",
    "keep_pack",
    "open_house",
    "people_for",
    "release_visit",
    "remove_demo",
    "set_hotels",
    "set_password",
    "sign_out_everywhere",
    "summary_for",
    "visit_for",
    "visits_for",
]
