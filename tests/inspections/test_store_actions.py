"""Actions, links and the house's book in the store: added to, never changed; on SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inspections.audit import as_csv
from inspections.records import ActionLinkRecord, ActionPhoto, AuditLine, StoreError
from tests.inspections.a_log import GRAND
from tests.inspections.an_action import DAWN, LINK_ID, OPENED, a_log

if TYPE_CHECKING:
    from inspections.actions.parts import ActionEvent
    from inspections.store import Store

SEEN = AuditLine(DAWN, "mona", "Mona", "manager", "report_seen", "grand", "v1")


def a_log_at(store: Store, *kinds: str) -> list[ActionEvent]:
    """Those events of an action at the Grand, held."""
    if store.hotel("grand") is None:
        store.add_hotel(GRAND)
    log = a_log(*kinds)
    log[0] = replace(log[0], body=OPENED | {"hotel": "grand"})
    store.append_actions(log)
    return log


def test_an_action_comes_back_as_its_log_tells_it(store: Store) -> None:
    log = a_log_at(store, "opened", "assigned", "evidence_added", "done")

    action = store.action("a")

    assert action is not None
    assert (action.status, action.hotel, action.name) == ("done", "grand", "Kari")
    assert action.events == tuple(log)
    assert store.actions_of_hotels(["grand"]) == [action]
    assert store.actions_of_hotels(["another"]) == []
    assert store.action("nowhere") is None


def test_two_at_once_take_two_numbers(store: Store) -> None:
    """Who comes second is told, and nothing of theirs is half held."""
    a_log_at(store, "opened")
    second = a_log("opened", "assigned")[1]
    store.append_actions([second])
    other = replace(a_log("opened", "cancelled")[1], id="other")

    with pytest.raises(StoreError) as refused:
        store.append_actions([replace(other, seq=3, id="third"), other])

    assert refused.value.code == "seq_taken"
    action = store.action("a")
    assert action is not None
    assert [event.kind for event in action.events] == ["opened", "assigned"]


def test_nothing_is_recorded_of_an_action_that_was_never_opened(store: Store) -> None:
    with pytest.raises(StoreError) as refused:
        store.append_actions([a_log("opened", "assigned")[1]])

    assert refused.value.code == "action_unknown"


def test_photos_and_links_are_held(store: Store) -> None:
    a_log_at(store, "opened")
    photo = ActionPhoto("a", "d" * 64, 12, "image/jpeg", DAWN)
    link = ActionLinkRecord(LINK_ID, "a", "hash", DAWN + timedelta(days=30))

    assert store.hold_action_photo(photo) == store.hold_action_photo(photo)
    store.add_action_link(link)

    assert store.action_photos("a") == [photo]
    assert store.action_link(LINK_ID) == link
    assert store.action_link("another") is None


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE audit SET name = 'Nobody'",
        "DELETE FROM audit",
        "UPDATE action_events SET actor = 'nobody'",
    ],
)
def test_the_database_refuses_to_change_what_was_written(store: Store, deed: str) -> None:
    """Not only our own code: whoever writes to it."""
    a_log_at(store, "opened")
    store.add_audit(SEEN)

    with pytest.raises(sa.exc.DBAPIError, match="nothing in"):
        store._db.write(lambda connection: connection.execute(sa.text(deed)).rowcount)

    assert store.audit_lines(DAWN, DAWN + timedelta(days=1)) == [SEEN]


def test_looking_again_within_the_hour_is_one_look(store: Store) -> None:
    """By the same person at the same visit, and only then."""
    again, hour = replace(SEEN, at=DAWN + timedelta(minutes=30)), timedelta(hours=1)

    assert store.add_audit_once(SEEN, SEEN.at - hour)
    assert not store.add_audit_once(again, again.at - hour)
    assert store.add_audit_once(replace(again, visit="v2"), again.at - hour)
    assert store.add_audit_once(replace(again, actor="stig"), again.at - hour)
    assert store.add_audit_once(replace(SEEN, at=DAWN + timedelta(hours=2)), DAWN + hour)


def test_what_was_done_to_an_action_is_in_the_book_by_itself(store: Store) -> None:
    """From its log: no step can forget to say so."""
    a_log_at(store, "opened", "assigned")

    lines = store.log_lines(DAWN, DAWN + timedelta(days=1))

    assert [(line.what, line.actor, line.hotel) for line in lines] == [
        ("action: opened", "mona", "grand"),
        ("action: assigned", "mona", "grand"),
    ]


def test_the_book_taken_along_runs_nothing_in_a_spreadsheet() -> None:
    text = as_csv([replace(SEEN, name="=HYPERLINK(1)")], {"grand": "Grand Hotel"}).decode("utf-8-sig")

    assert text.splitlines()[1].split(",")[1:5] == [
        "'=HYPERLINK(1)",
        "manager",
        "Saw the report",
        "Grand Hotel",
    ]
