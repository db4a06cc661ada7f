"""Who may do what, to whose things: one table, and nothing is allowed that is not in it.

A scope says how far a role reaches:

everything       the whole chain
own_hotels       the hotels a person is responsible for
several_hotels   nothing beyond own_hotels, and only for who has more than one to compare: a region
released_there   visits of those hotels, once released
own_visits       visits assigned to that person; what is only planned is not theirs yet

Managers read what was released and never learn who inspected. Inspectors see their own
visits and no stars: who knows what an answer does to a rating answers differently.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from inspections.records import Account, VisitSummary

if TYPE_CHECKING:
    from inspections.events import Event
    from inspections.visit import Visit

OWNER, QUALITY, MANAGER, INSPECTOR = "owner", "quality", "manager", "inspector"
ROLES = (OWNER, QUALITY, MANAGER, INSPECTOR)
OFFICE_ROLES = (OWNER, QUALITY, MANAGER)
"""Those who work in the office's pages; inspectors work on the tablet."""

ROLE_TITLES: Mapping[str, str] = {
    OWNER: "Owner",
    QUALITY: "Quality",
    MANAGER: "Hotel manager",
    INSPECTOR: "Inspector",
}


Scope = Callable[[Account, "str | None", "Visit | VisitSummary | None"], bool]


def everything(_person: Account, _hotel: str | None, _visit: Visit | VisitSummary | None) -> bool:
    return True


def own_hotels(person: Account, hotel: str | None, _visit: Visit | VisitSummary | None) -> bool:
    return hotel is not None and hotel in person.hotels


def several_hotels(person: Account, _hotel: str | None, _visit: Visit | VisitSummary | None) -> bool:
    return len(person.hotels) > 1


def released_there(person: Account, _hotel: str | None, visit: Visit | VisitSummary | None) -> bool:
    return visit is not None and visit.status == "released" and hotel_of(visit) in person.hotels


def own_visits(person: Account, _hotel: str | None, visit: Visit | VisitSummary | None) -> bool:
    return visit is not None and inspector_of(visit) == person.id and visit.status != "planned"


def hotel_of(visit: Visit | VisitSummary) -> str:
    """The id of the visit's hotel."""
    return visit.hotel.id if isinstance(visit, VisitSummary) else visit.hotel


def inspector_of(visit: Visit | VisitSummary) -> str:
    """The id of the account the visit is assigned to; a summary's `inspector` is a name."""
    return visit.inspector_id if isinstance(visit, VisitSummary) else visit.inspector


PERMISSIONS: Mapping[str, Mapping[str, Scope]] = {
    # A visit and what it says
    "see_visit": {
        OWNER: everything,
        QUALITY: everything,
        MANAGER: released_there,
        INSPECTOR: own_visits,
    },
    "see_photo": {
        OWNER: everything,
        QUALITY: everything,
        MANAGER: released_there,
        INSPECTOR: own_visits,
    },
    "see_rating": {OWNER: everything, QUALITY: everything, MANAGER: released_there},
    "see_log": {OWNER: everything, QUALITY: everything, INSPECTOR: own_visits},
    "see_inspector": {OWNER: everything, QUALITY: everything, INSPECTOR: own_visits},
    # The tablet
    "record_visit": {INSPECTOR: own_visits},
    "sync_visit": {INSPECTOR: own_visits},
    "answer_assignment": {INSPECTOR: own_visits},
    # The office
    "assign_visit": {OWNER: everything, QUALITY: everything},
    "cancel_visit": {OWNER: everything, QUALITY: everything},
    # Who may be sent where: what is known of people is the office's; what they declare of themselves, theirs
    "overrule_planning": {OWNER: everything, QUALITY: everything},
    "keep_conflicts": {OWNER: everything, QUALITY: everything},
    "declare_conflict": {INSPECTOR: everything},
    "set_planning_rules": {OWNER: everything},
    "own_calendar": {INSPECTOR: everything},
    "review_visit": {OWNER: everything, QUALITY: everything},
    "release_visit": {OWNER: everything, QUALITY: everything},
    # An appeal: the hotel objects, the inspector may answer, the office decides
    "appeal": {MANAGER: released_there},
    "comment_appeal": {INSPECTOR: own_visits},
    "decide_appeal": {OWNER: everything, QUALITY: everything},
    # What is done about what was found, and the house's book of who saw and did what
    "see_actions": {OWNER: everything, QUALITY: everything, MANAGER: own_hotels},
    "change_action": {OWNER: everything, QUALITY: everything, MANAGER: own_hotels},
    "see_audit": {OWNER: everything},
    # What guests say. Which voices count is not for the hotel to choose
    "see_voices": {OWNER: everything, QUALITY: everything, MANAGER: own_hotels},
    "answer_voice": {OWNER: everything, QUALITY: everything, MANAGER: own_hotels},
    "run_places": {OWNER: everything, QUALITY: everything, MANAGER: own_hotels},
    "set_voice_aside": {OWNER: everything, QUALITY: everything},
    # The pages of the office, and the one that inspectors have beside the tablet: appeals on their visits
    "see_office": {OWNER: everything, QUALITY: everything, MANAGER: everything},
    "answer_appeals": {INSPECTOR: everything},
    "see_hotel": {OWNER: everything, QUALITY: everything, MANAGER: own_hotels},
    "see_chain": {OWNER: everything, QUALITY: everything},
    "compare_branches": {OWNER: everything, QUALITY: everything, MANAGER: several_hotels},
    "add_hotel": {OWNER: everything, QUALITY: everything},
    "change_hotel": {OWNER: everything, QUALITY: everything},
    "see_people": {OWNER: everything, QUALITY: everything},
    "add_person": {OWNER: everything, QUALITY: everything},
    # Adding, closing and giving a new password to an account of that role
    "appoint_owner": {OWNER: everything},
    "appoint_quality": {OWNER: everything},
    "appoint_manager": {OWNER: everything, QUALITY: everything},
    "appoint_inspector": {OWNER: everything, QUALITY: everything},
    # Standards are no secret to those who are held to them
    "see_packs": dict.fromkeys(ROLES, everything),
    "edit_packs": {OWNER: everything, QUALITY: everything},
    "remove_demo": {OWNER: everything},
}


def may(
    person: Account, action: str, hotel: str | None = None, visit: Visit | VisitSummary | None = None
) -> bool:
    """Whether `person` may do `action`, to that hotel (its id) or that visit where it is about one.

    False for whatever the table does not allow, and for a disabled account. KeyError for an action
    that is not in the table, since a misspelt question must not pass for an answer.
    """
    scope = PERMISSIONS[action].get(person.role)
    return scope is not None and person.disabled_at is None and scope(person, hotel, visit)


def is_told(person: Account, event: Event) -> bool:
    """Whether an event of a visit that `person` may read is for their eyes.

    An inspector does not learn who was asked before, who would have gone along, or why they did not go.
    """
    if person.role != INSPECTOR or event.kind not in ("planned", "assigned", "accepted", "declined"):
        return True
    whose = event.body.get("inspector", event.actor)
    return bool(whose == person.id)
