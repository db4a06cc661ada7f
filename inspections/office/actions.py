"""What the hotel and the office do about findings: each step checked, then an event of the action's log.

Raises `Refused` (or `NotYours`) with a code and a sentence where a step may not be taken: by access.py whose
hotel it is, by actions/workflow.py who may and where the action stands. Times come in as arguments.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from inspections.access import OF_THE_HOTEL, may
from inspections.actions.action import first_due, taken_up, told
from inspections.actions.again import found_again, missed_in
from inspections.actions.bodies import LONGEST_TEXT, LONGEST_TITLE, MOST_PHOTOS, problem_of
from inspections.actions.parts import OWNED_BY_SIXTY, Action, ActionEvent, Source
from inspections.actions.workflow import problem_with
from inspections.keys.actors import actors
from inspections.keys.key import SYSTEM
from inspections.office.log import TRIES, fresh_id
from inspections.office.visits import given, summary_for, visit_for
from inspections.photos import PhotoRefused, keep_photo
from inspections.records import ActionPhoto, StoreError
from inspections.refusals import NotYours, Refused, not_allowed

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspections.records import Account
    from inspections.store import Store

MOST_PHOTOS_OF_ACTION = 60


def actions_for(store: Store, person: Account, hotel_id: str) -> list[Action]:
    """The hotel's actions that this person may see, the first opened first. NotYours for other hotels."""
    if not may(person, "see_hotel", hotel=hotel_id):
        raise NotYours
    there = store.actions_of_hotels([hotel_id])
    return [one for one in there if may(person, "see_actions", hotel=hotel_id, department=one.department)]


def action_for(store: Store, person: Account, action_id: str) -> Action:
    """That action. NotYours where there is none for this person."""
    action = store.action(action_id)
    if action is None or not may(person, "see_actions", hotel=action.hotel, department=action.department):
        raise NotYours
    return action


def open_action(
    store: Store,
    by: Account,
    now: datetime,
    *,
    sources: Sequence[Source],
    title: str = "",
    new_id: Callable[[], str] = fresh_id,
) -> Action:
    """A new action about these findings of one hotel's released visits: one, or several that go together.

    It belongs to the first one's department and is due in 30 days, in 7 if a standard of it is critical.
    Refused "not_allowed", "no_finding", "not_released", "several_hotels", "finding_unknown", "taken_already".
    """
    if not sources:
        raise Refused("no_finding", "Choose at least one finding.")
    hotel, demo = _hotel_of(store, by, sources)
    if known := _already(store, hotel, sources):
        raise Refused("taken_already", f"There is an action for that already: “{known.title}”.")
    first = sources[0]
    body = {
        "hotel": hotel,
        "title": (title.strip() or first.title)[:LONGEST_TITLE],
        "sources": [told(source) for source in sources],
        "department": first.department,
        "department_title": first.department_title,
        "due_on": first_due(now.date(), critical=any(source.critical for source in sources)),
    }
    event = ActionEvent(new_id(), new_id(), 1, "opened", by.id, now, _fit("opened", body))
    store.append_actions([event], demo=demo)
    return action_for(store, by, event.action)


def merge(store: Store, by: Account, now: datetime, *, into: str, others: Sequence[str]) -> Action:
    """The action `into` with the findings of the others, which end in it. Refused as `expect_action`."""

    def events() -> list[ActionEvent]:
        stays = expect_action(store, by, into, "merge")
        gone = [expect_action(store, by, other, "merge") for other in others if other != into]
        if any(other.hotel != stays.hotel for other in gone):
            raise Refused("several_hotels", "An action is one hotel's. Choose those of one hotel.")
        sources = [told(source) for other in gone for source in other.sources]
        took = {"took": [other.id for other in gone], "sources": sources}
        return [
            next_event(stays, by.id, now, "merged", took),
            *(next_event(other, by.id, now, "merged", {"into": into}) for other in gone),
        ]

    _write(store, events)
    return action_for(store, by, into)


def assign(
    store: Store,
    by: Account,
    action_id: str,
    now: datetime,
    *,
    department: str,
    department_title: str,
    person: str = "",
    name: str = "",
) -> Action:
    """The action, given to a department, to someone with an account, or to someone by `name`.

    Links given before end. Refused "person_unknown" where that account cannot see this hotel's actions,
    "not_allowed" where it would leave the departments of whoever gives it.
    """
    action = expect_action(store, by, action_id, "assign")
    if not may(by, "change_action", hotel=action.hotel, department=department):
        raise not_allowed()
    body: dict[str, Any] = {"department": department, "department_title": department_title[:200]}
    if person:
        account = store.account(person)
        if account is None or not may(account, "change_action", hotel=action.hotel, department=department):
            raise Refused("person_unknown", "Choose someone whose account is open and who has this hotel.")
        body["person"] = person
    elif name.strip():
        body["name"] = " ".join(name.split())[:100]
    return _step(store, by, action_id, now, step="assign", kind="assigned", body=body)


def change_due(store: Store, by: Account, action_id: str, now: datetime, *, due_on: str) -> Action:
    """The action with another day, "YYYY-MM-DD"."""
    return _step(store, by, action_id, now, step="change_due", kind="due_changed", body={"due_on": due_on})


def say_cause(
    store: Store, by: Account, action_id: str, now: datetime, *, cause: str, text: str = ""
) -> Action:
    """The action with why it came to that: one of actions_parts.CAUSES, and in words."""
    body = {"cause": cause, **({"text": text.strip()[:LONGEST_TEXT]} if text.strip() else {})}
    return _step(store, by, action_id, now, step="say_cause", kind="cause_said", body=body)


def say_effort(store: Store, by: Account, action_id: str, now: datetime, *, effort: str) -> Action:
    """The action with what it takes: one of actions_parts.EFFORTS."""
    return _step(store, by, action_id, now, step="say_effort", kind="effort_said", body={"effort": effort})


def add_evidence(
    store: Store, by: Account, action_id: str, now: datetime, *, note: str = "", photos: Sequence[str] = ()
) -> Action:
    """The action with a note, photos held of it, or both. Refused "nothing_shown", "photo_missing"."""
    body = evidence_body(store, action_id, note, photos)
    return _step(store, by, action_id, now, step="add_evidence", kind="evidence_added", body=body)


def say_done(store: Store, by: Account, action_id: str, now: datetime) -> Action:
    """The action, waiting for approval by somebody else."""
    return _step(store, by, action_id, now, step="say_done", kind="done", body={})


def approve(store: Store, by: Account, action_id: str, now: datetime, *, note: str = "") -> Action:
    """The action, closed. `note` says how one knows.

    Refused "own_work" to whoever said that it is done, "no_evidence" where neither evidence nor note shows.
    """
    action = expect_action(store, by, action_id, "approve")
    if action.said_done_by == by.id:
        raise Refused(
            "own_work",
            "You said yourself that it is done. Another manager of the hotel, or the office, approves it.",
        )
    if not note.strip() and not shown_since_opened(action):
        raise Refused(
            "no_evidence", "Nothing shows yet that it is put right. Say how you know, or send it back."
        )
    body = {"note": note.strip()[:LONGEST_TEXT]} if note.strip() else {}
    return _step(store, by, action_id, now, step="approve", kind="approved", body=body)


def send_back(store: Store, by: Account, action_id: str, now: datetime, *, reason: str) -> Action:
    """The action, to be done again by whoever has it; a link to it works on. Refused "no_reason"."""
    body = {"reason": given(reason)}
    return _step(store, by, action_id, now, step="send_back", kind="sent_back", body=body)


def reopen(store: Store, by: Account, action_id: str, now: datetime, *, reason: str) -> Action:
    """The action, open again though it was closed or cancelled. Refused "no_reason"."""
    body = {"reason": given(reason)}
    return _step(store, by, action_id, now, step="reopen", kind="reopened", body=body)


def cancel(store: Store, by: Account, action_id: str, now: datetime, *, reason: str) -> Action:
    """The action, cancelled; its log stays. Refused "no_reason"."""
    body = {"reason": given(reason)}
    return _step(store, by, action_id, now, step="cancel", kind="cancelled", body=body)


def comment(store: Store, by: Account, action_id: str, now: datetime, *, text: str) -> Action:
    """The action with what someone says to it. Refused "no_reason" for nothing."""
    return _step(store, by, action_id, now, step="comment", kind="commented", body={"text": given(text)})


def hold_evidence(
    store: Store, folder: Path, by: Account, action_id: str, now: datetime, *, data: bytes
) -> ActionPhoto:
    """The picture as held of the action, for evidence to name. Refused as `photos.keep_photo` refuses."""
    expect_action(store, by, action_id, "add_evidence")
    return hold_photo(store, folder, action_id, now, data)


def reopen_what_was_found_again(store: Store, visit_id: str, now: datetime) -> list[Action]:
    """The actions that this released visit, or an earlier one not yet held against them, has found again.

    Taken again, the step changes nothing: what it says is in the log once.
    """
    summary = store.summary(visit_id)
    if summary is None:
        return []
    hotel, changed = summary.hotel.id, []
    for action in store.actions_of_hotels([hotel]):
        for line in reversed(store.visits_of_hotels([hotel])):
            if line.status == "released" and _may_tell(action, line.released_at, line.id):
                changed += _find_again(store, action.id, line.id, now)
    return [action for action in map(store.action, dict.fromkeys(changed)) if action]


# What the steps above and those by link have in common


def expect_action(store: Store, by: Account, action_id: str, step: str) -> Action:
    """The action, where this person may take that step now. NotYours; Refused "not_allowed", "not_now"."""
    action = action_for(store, by, action_id)
    if not may(by, "change_action", hotel=action.hotel, department=action.department):
        raise not_allowed()
    if problem := problem_with(step, action.status, by.role):
        raise Refused("not_now", problem)
    return action


def next_event(action: Action, actor: str, now: datetime, kind: str, body: Mapping[str, Any]) -> ActionEvent:
    """The event that follows on the action's log. Refused "action_malformed" where its body cannot be."""
    return ActionEvent(fresh_id(), action.id, len(action.events) + 1, kind, actor, now, _fit(kind, body))


def record(store: Store, made: Callable[[], ActionEvent]) -> None:
    """Held in the action's log. `made` looks at the action anew should something else come first."""
    _write(store, lambda: [made()])


def hold_photo(store: Store, folder: Path, action_id: str, now: datetime, data: bytes) -> ActionPhoto:
    """The picture on disk and held of the action. Refused "photos_enough", or as `keep_photo` refuses."""
    if len(store.action_photos(action_id)) >= MOST_PHOTOS_OF_ACTION:
        raise Refused("photos_enough", f"This action has {MOST_PHOTOS_OF_ACTION} pictures. Say it in a note.")
    try:
        kept = keep_photo(folder, data, hashlib.sha256(data).hexdigest())
    except PhotoRefused as refused:
        raise Refused(refused.code, str(refused)) from refused
    return store.hold_action_photo(ActionPhoto(action_id, kept.sha256, kept.size, kept.media_type, now))


def evidence_body(store: Store, action_id: str, note: str, photos: Sequence[str]) -> dict[str, Any]:
    """What an "evidence_added" holds. Refused "nothing_shown", "photos_many", "photo_missing"."""
    if not note.strip() and not photos:
        raise Refused("nothing_shown", "Write what was done, or add a picture.")
    if len(photos) > MOST_PHOTOS:
        raise Refused("photos_many", f"Choose the {MOST_PHOTOS} pictures that say most.")
    held = {photo.sha256 for photo in store.action_photos(action_id)}
    if missing := [sha256 for sha256 in photos if sha256 not in held]:
        raise Refused("photo_missing", f"The picture {missing[0][:8]} has not arrived. Add it again.")
    text = {"note": note.strip()[:LONGEST_TEXT]} if note.strip() else {}
    return {**text, **({"photos": list(dict.fromkeys(photos))} if photos else {})}


def shown_since_opened(action: Action) -> bool:
    """Whether evidence came since the action was opened, or opened again."""
    begun = [event.seq for event in action.events if event.kind in ("opened", "reopened")]
    return any(event.kind == "evidence_added" and event.seq > begun[-1] for event in action.events)


def _step(
    store: Store, by: Account, action_id: str, now: datetime, *, step: str, kind: str, body: Mapping[str, Any]
) -> Action:
    def made() -> ActionEvent:
        return next_event(expect_action(store, by, action_id, step), by.id, now, kind, body)

    record(store, made)
    return action_for(store, by, action_id)


def _write(store: Store, made: Callable[[], list[ActionEvent]]) -> None:
    """Two people at once take two numbers: who comes second looks again, and may then be refused."""
    for tries_left in reversed(range(TRIES)):
        events = made()
        if not events:
            return
        try:
            store.append_actions(events)
        except StoreError as error:
            if error.code == "seq_taken" and tries_left:
                continue
            raise Refused(error.code, f"{error} Look at it again and repeat the step.") from error
        return


def _fit(kind: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
    if problem := problem_of(kind, body):
        raise Refused("action_malformed", f"This could not be recorded: {problem}.")
    return body


def _hotel_of(store: Store, by: Account, sources: Sequence[Source]) -> tuple[str, bool]:
    """The hotel of findings that stand in its released visits, and whether they are of the demo."""
    summaries = {source.visit: summary_for(store, by, source.visit) for source in sources}
    hotels = {summary.hotel.id for summary in summaries.values()}
    if len(hotels) > 1:
        raise Refused("several_hotels", "An action is one hotel's. Choose findings of one hotel.")
    (hotel,) = hotels
    if not may(by, "change_action", hotel=hotel):
        raise not_allowed()
    if any(summary.status != "released" for summary in summaries.values()):
        raise Refused("not_released", "Release the visit first: until then a finding may still change.")
    missed = {visit: missed_in(visit_for(store, by, visit)) for visit in summaries}
    if strange := [source for source in sources if source.standard not in missed[source.visit]]:
        raise Refused("finding_unknown", f"That visit has no finding of {strange[0].standard} (any more).")
    return hotel, any(summary.demo for summary in summaries.values())


def _already(store: Store, hotel: str, sources: Sequence[Source]) -> Action | None:
    taken = taken_up(store.actions_of_hotels([hotel]))
    keys = [(source.visit, source.standard) for source in sources]
    return next((taken[key] for key in keys if key in taken), None)


def _may_tell(action: Action, released_at: datetime | None, visit_id: str) -> bool:
    known = visit_id in action.visits
    return not known and released_at is not None and released_at > action.events[0].at


def _find_again(store: Store, action_id: str, visit_id: str, now: datetime) -> list[str]:
    visit, found = store.visit(visit_id), list[ActionEvent]()

    def made() -> list[ActionEvent]:
        found.clear()
        action = store.action(action_id)
        again = found_again([action], visit) if action and visit else []
        for one in again:
            sources = [told(source) for source in one.sources]
            body = {"visit": visit_id, "sources": sources}
            found.append(next_event(one.action, OWNED_BY_SIXTY, now, one.kind, body))
        return list(found)

    _write(store, made)
    return [event.action for event in found]


def names_for(store: Store, person: Account, action: Action) -> dict[str, str]:
    """How each actor of the action is called: by name within the hotel, the office as the office.

    Owners and the quality office read every name.
    """
    by_link = {f"link:{link.id}": link.name for link in action.links}
    accounts = actors(store)

    def called(actor: str) -> str:
        account = accounts.get(actor)
        if account is None:
            return "Sixty"
        named = person.role not in OF_THE_HOTEL or account.role in (*OF_THE_HOTEL, SYSTEM)
        return account.name if named else "The chain's office"

    return by_link | {
        event.actor: called(event.actor) for event in action.events if event.actor not in by_link
    }
