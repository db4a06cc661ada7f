"""What people do at the office: people, hotels, visits, review, release, appeals.

Each step is held against access.py and workflow.py and raises `Refused` (or `NotYours`) with a
code and a sentence if it may not be taken. Times and new ids come in as arguments.
"""

from inspections.office_appeals import appeal, comment, decide, withdraw
from inspections.office_hotels import add_hotel, change_hotel, hotels_for
from inspections.office_log import fresh_id
from inspections.office_people import (
    add_person,
    disable_person,
    inspectors_for,
    open_house,
    people_for,
    remove_demo,
    set_hotels,
    set_password,
    sign_out_everywhere,
)
from inspections.office_review import begin_review, edit_answer, grade_report, release_visit, send_back
from inspections.office_visits import (
    answer_assignment,
    assign_visit,
    cancel_visit,
    keep_pack,
    plan_visit,
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
    "answer_assignment",
    "appeal",
    "assign_visit",
    "begin_review",
    "cancel_visit",
    "change_hotel",
    "comment",
    "decide",
    "disable_person",
    "edit_answer",
    "fresh_id",
    "grade_report",
    "hotels_for",
    "inspectors_for",
    "keep_pack",
    "open_house",
    "people_for",
    "plan_visit",
    "release_visit",
    "remove_demo",
    "send_back",
    "set_hotels",
    "set_password",
    "sign_out_everywhere",
    "summary_for",
    "visit_for",
    "visits_for",
    "withdraw",
]
