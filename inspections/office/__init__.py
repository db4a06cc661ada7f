"""What people do at the office: people, hotels, visits, review, release, appeals.

Each step is held against access.py and workflow.py and raises `Refused` (or `NotYours`) with a
code and a sentence if it may not be taken. Times and new ids come in as arguments.
"""

from inspections.office.appeals import appeal, comment, decide, withdraw
from inspections.office.hotels import add_hotel, change_hotel, hotels_for
from inspections.office.leaving import disable_person
from inspections.office.log import fresh_id
from inspections.office.people import (
    add_person,
    inspectors_for,
    open_house,
    people_for,
    remove_demo,
    set_password,
    set_reach,
    sign_out_everywhere,
)
from inspections.office.planning import (
    companions_said,
    free_inspectors,
    hindrances_for,
    rules_of,
    set_rules,
)
from inspections.office.planning_calendar import end_calendar_link, give_calendar_link, visit_calendar
from inspections.office.planning_conflicts import (
    conflicts_for,
    declare_conflict,
    end_conflict,
    houses_to_declare,
    record_recognised,
)
from inspections.office.planning_cycle import Confirmed, barred_since, confirm_cycle, look_over, propose_cycle
from inspections.office.review import begin_review, edit_answer, grade_report, release_visit, send_back
from inspections.office.visits import (
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
    "Confirmed",
    "NotYours",
    "Refused",
    "add_hotel",
    "add_person",
    "answer_assignment",
    "appeal",
    "assign_visit",
    "barred_since",
    "begin_review",
    "cancel_visit",
    "change_hotel",
    "comment",
    "companions_said",
    "confirm_cycle",
    "conflicts_for",
    "decide",
    "declare_conflict",
    "disable_person",
    "edit_answer",
    "end_calendar_link",
    "end_conflict",
    "free_inspectors",
    "fresh_id",
    "give_calendar_link",
    "grade_report",
    "hindrances_for",
    "hotels_for",
    "houses_to_declare",
    "inspectors_for",
    "keep_pack",
    "look_over",
    "open_house",
    "people_for",
    "plan_visit",
    "propose_cycle",
    "record_recognised",
    "release_visit",
    "remove_demo",
    "rules_of",
    "send_back",
    "set_password",
    "set_reach",
    "set_rules",
    "sign_out_everywhere",
    "summary_for",
    "visit_calendar",
    "visit_for",
    "visits_for",
    "withdraw",
]
