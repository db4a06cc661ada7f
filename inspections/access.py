"""Who may do what, to whose things: one table, and nothing is allowed that is not in it.

A scope says how far a role reaches:

everything       the whole chain
own_hotels       the hotels a person is responsible for: named ones, or all of a region, those added later too
several_hotels   nothing beyond own_hotels, and only for who has more than one to compare: a region
own_departments  what belongs to one of a person's departments in one of those hotels
released_there   visits of those hotels, once released
released_parts   of such a visit, what belongs to one of a person's departments
by_key           whatever hotel the key of another system reaches, where it has a scope for it
released_by_key  visits of those hotels, once released
own_visits       visits assigned to that person; what is only planned is not theirs yet

Managers read what was released and never learn who inspected. Department heads have the board of actions,
its calendar and the morning cards of their departments, and nothing else: no rating, no report, no appeal,
no photo of a visit, no guest. Inspectors see their own visits and no stars: who knows what an answer does to
a rating answers differently.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspections.keys.key import SCOPES, SYSTEM, System
from inspections.records import Account, VisitSummary

if TYPE_CHECKING:
    from inspections.events import Event
    from inspections.visit import Visit

OWNER, QUALITY, MANAGER, HEAD, INSPECTOR = "owner", "quality", "manager", "head", "inspector"
ROLES = (OWNER, QUALITY, MANAGER, HEAD, INSPECTOR)
OFFICE_ROLES = (OWNER, QUALITY, MANAGER)
"""Those who have all of the office's pages; inspectors work on the tablet, department heads on the board."""
OF_THE_HOTEL = (MANAGER, HEAD)
"""Those who work in a hotel: they are named to each other, and the chain's office is "the office" to them."""

ROLE_TITLES: Mapping[str, str] = {
    OWNER: "Owner",
    QUALITY: "Quality",
    MANAGER: "Hotel manager",
    HEAD: "Department head",
    INSPECTOR: "Inspector",
}


@dataclass(frozen=True)
class Asked:
    """What a question is about: a hotel (its id), a visit, a department (its id in the pack)."""

    hotel: str | None = None
    visit: Visit | VisitSummary | None = None
    department: str | None = None


Scope = Callable[[Account, Asked], bool]


def everything(_person: Account, _asked: Asked) -> bool:
    return True


def own_hotels(person: Account, asked: Asked) -> bool:
    return asked.hotel is not None and asked.hotel in person.hotels


def several_hotels(person: Account, _asked: Asked) -> bool:
    return len(person.hotels) > 1


def own_departments(person: Account, asked: Asked) -> bool:
    return own_hotels(person, asked) and asked.department in person.departments


def released_there(person: Account, asked: Asked) -> bool:
    visit = asked.visit
    return visit is not None and visit.status == "released" and hotel_of(visit) in person.hotels


def released_parts(person: Account, asked: Asked) -> bool:
    return released_there(person, asked) and asked.department in person.departments


def own_visits(person: Account, asked: Asked) -> bool:
    visit = asked.visit
    return visit is not None and inspector_of(visit) == person.id and visit.status != "planned"


def holds(*scopes: str) -> Scope:
    """For systems: whether the key holds one of these scopes."""

    def scope(person: Account, _asked: Asked) -> bool:
        return isinstance(person, System) and any(one in person.scopes for one in scopes)

    return scope


def by_key(*scopes: str) -> Scope:
    """For systems: where the key reaches that hotel and holds one of these scopes."""

    def scope(person: Account, asked: Asked) -> bool:
        return holds(*scopes)(person, asked) and _reached(person, asked.hotel)

    return scope


def released_by_key(*scopes: str) -> Scope:
    """For systems: where the visit is released, the key reaches its hotel and holds one of these scopes."""

    def scope(person: Account, asked: Asked) -> bool:
        visit = asked.visit
        there = visit is not None and visit.status == "released" and _reached(person, hotel_of(visit))
        return there and holds(*scopes)(person, asked)

    return scope


def _reached(person: Account, hotel: str | None) -> bool:
    return hotel is not None and isinstance(person, System) and (person.everywhere or hotel in person.hotels)


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
        SYSTEM: released_by_key("read:ratings", "read:findings", "write:actions"),
    },
    "see_photo": {
        OWNER: everything,
        QUALITY: everything,
        MANAGER: released_there,
        INSPECTOR: own_visits,
    },
    "see_rating": {
        OWNER: everything,
        QUALITY: everything,
        MANAGER: released_there,
        SYSTEM: released_by_key("read:ratings", "read:findings", "write:actions"),
    },
    "see_log": {OWNER: everything, QUALITY: everything, INSPECTOR: own_visits},
    "see_inspector": {OWNER: everything, QUALITY: everything, INSPECTOR: own_visits},
    # The findings of a visit on cards for one department each: no score, no rating, no note, no photo
    "see_cards": {
        OWNER: everything,
        QUALITY: everything,
        MANAGER: released_there,
        HEAD: released_parts,
    },
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
    "see_board": dict.fromkeys((*OFFICE_ROLES, HEAD), everything),
    "see_actions": {
        OWNER: everything,
        QUALITY: everything,
        MANAGER: own_hotels,
        HEAD: own_departments,
        SYSTEM: by_key("read:actions", "write:actions"),
    },
    "change_action": {
        OWNER: everything,
        QUALITY: everything,
        MANAGER: own_hotels,
        HEAD: own_departments,
        SYSTEM: by_key("write:actions"),
    },
    "see_audit": {OWNER: everything},
    # What guests say. Which voices count is not for the hotel to choose
    "see_voices": {
        OWNER: everything,
        QUALITY: everything,
        MANAGER: own_hotels,
        SYSTEM: by_key("read:feedback", "write:feedback"),
    },
    "answer_voice": {
        OWNER: everything,
        QUALITY: everything,
        MANAGER: own_hotels,
        SYSTEM: by_key("write:feedback"),
    },
    "run_places": {
        OWNER: everything,
        QUALITY: everything,
        MANAGER: own_hotels,
        SYSTEM: by_key("write:feedback"),
    },
    "set_voice_aside": {OWNER: everything, QUALITY: everything},
    # What people are told of; only an owner lets another system be told
    "see_messages": dict.fromkeys(ROLES, everything),
    "run_webhooks": {OWNER: everything},
    # The pages of the office, and the one that inspectors have beside the tablet: appeals on their visits
    "see_office": {OWNER: everything, QUALITY: everything, MANAGER: everything},
    "answer_appeals": {INSPECTOR: everything},
    # Shared vignettes: the quality office sets them up and reads all answers, an inspector judges alone
    "keep_vignettes": {OWNER: everything, QUALITY: everything},
    "judge_vignettes": {INSPECTOR: everything},
    "see_hotel": {
        OWNER: everything,
        QUALITY: everything,
        MANAGER: own_hotels,
        HEAD: own_hotels,
        SYSTEM: by_key(*SCOPES),
    },
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
    "appoint_head": {OWNER: everything, QUALITY: everything},
    "appoint_inspector": {OWNER: everything, QUALITY: everything},
    # Whoever has lost phone and paper: only an owner lets a password alone in again
    "reset_second_factor": {OWNER: everything},
    # Standards are no secret to those who are held to them
    "see_packs": dict.fromkeys(ROLES, everything),
    "edit_packs": {OWNER: everything, QUALITY: everything},
    "remove_demo": {OWNER: everything},
    # What is known of people: how long, whose it is, and words that should not have been written
    "keep_privacy": {OWNER: everything},
    # Other systems: their keys, and what each scope of a key lets it ask for
    "run_api_keys": {OWNER: everything},
    **{scope: {SYSTEM: holds(scope)} for scope in SCOPES},
}


def may(
    person: Account,
    action: str,
    hotel: str | None = None,
    visit: Visit | VisitSummary | None = None,
    department: str | None = None,
) -> bool:
    """Whether `person` may do `action`, to that hotel, visit or department (their ids) where it is about one.

    False for whatever the table does not allow, and for a disabled account. KeyError for an action
    that is not in the table, since a misspelt question must not pass for an answer.
    """
    scope = PERMISSIONS[action].get(person.role)
    return scope is not None and person.disabled_at is None and scope(person, Asked(hotel, visit, department))


def is_told(person: Account, event: Event) -> bool:
    """Whether an event of a visit that `person` may read is for their eyes.

    An inspector does not learn who was asked before, who would have gone along, or why they did not go.
    """
    if person.role != INSPECTOR or event.kind not in ("planned", "assigned", "accepted", "declined"):
        return True
    whose = event.body.get("inspector", event.actor)
    return bool(whose == person.id)
