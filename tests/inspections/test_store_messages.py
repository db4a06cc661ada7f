"""Messages in the store: told once and sent once, by however many servers; on SQLite and on PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from inspections.messages.parts import (
    DROPPED,
    EMAIL,
    HOOK,
    SENT,
    WAITS,
    Copy,
    Delivery,
    Endpoint,
    Notice,
)
from inspections.store import open_store
from inspections.store.messages import CLAIM_LASTS
from tests.inspections.a_log import (
    GRAND,
    INES,
    NOW,
    OFFICE,
    OTHER_VISIT,
    VISIT,
    a_visit_in,
    an_event,
    an_id,
    assigned,
)

if TYPE_CHECKING:
    from inspections.store import Store

MINUTE = timedelta(minutes=1)
PMS = Endpoint("pms", "https://pms.example/", ("assigned", "sent_back"), "whsec_s", "olga", NOW)


def sent_back(seq: int) -> object:
    body = {"submissions": [], "reason": "Look again."}
    return an_event(seq, "sent_back", body, id=an_id(0xB0 + seq), device=OFFICE)


def a_notice(store: Store, number: int) -> Notice:
    """Another one, of a guest."""
    made = Notice(f"n{number}", "low_score", "grand", f"voice{number}", "", "", NOW + number * MINUTE)
    store.give_notices([made])
    return made


def test_what_is_told_is_written_with_what_caused_it(store: Store) -> None:
    """Once, however often it is sent; and nothing of an event that was not taken in."""
    a_visit_in(store)
    store.append(VISIT, [sent_back(2), an_event(1)], "quinn", NOW)  # type: ignore[list-item]
    store.append(VISIT, [sent_back(2), assigned()], "quinn", NOW)  # type: ignore[list-item]
    store.append(VISIT, [replace(sent_back(2), id=an_id(0xBB))], "quinn", NOW)  # type: ignore[type-var, list-item]

    first, second = store.notices_to_spread()
    assert {first.kind, second.kind} == {"assigned", "sent_back"}
    assert {(one.about, one.hotel, one.person) for one in (first, second)} == {(VISIT, "grand", INES.id)}
    assert {first.actor, second.actor} == {"olga", "quinn"}


def test_a_notice_is_told_by_the_first_who_does(store: Store) -> None:
    a_visit_in(store)
    (notice,) = store.notices_to_spread()
    store.add_endpoint(PMS)

    assert store.spread(notice, [Copy(INES.id, NOW)], ["pms"], NOW)
    assert not store.spread(notice, [Copy(INES.id, NOW)], ["pms"], NOW)

    assert store.notices_to_spread() == []
    (message,) = store.feed_of(INES.id)
    assert (message.notice, message.hotel, message.read_at) == (notice, GRAND.name, None)
    (mail,) = store.deliveries_of()
    (hook,) = store.deliveries_of(endpoint="pms")
    assert store.messages_with(mail)[0].notice == store.messages_with(hook)[0].notice == notice
    store.read_messages(INES.id, NOW + MINUTE, [notice.id])
    store.read_messages(INES.id, NOW + 2 * MINUTE)
    assert store.feed_of(INES.id)[0].read_at == NOW + MINUTE


def test_several_servers_never_send_the_same(store: Store, ready_url: str) -> None:
    """Six senders of two servers and forty things to send: each goes to one of them."""
    a_visit_in(store)
    other = open_store(ready_url)
    names = [f"d{number}" for number in range(40)]
    for name in names:
        store.add_delivery(Delivery(name, EMAIL, INES.id, None, None, NOW, NOW))

    def all_of(number: int) -> list[str]:
        mine = (store, other)[number % 2]
        sent = []
        while told := mine.claim_delivery(EMAIL, f"sender {number}", NOW):
            assert mine.settle_delivery(replace(told, state=SENT))
            sent.append(told.id)
        return sent

    with ThreadPoolExecutor(6) as senders:
        sent = [name for names in senders.map(all_of, range(6)) for name in names]
    other.close()

    assert sorted(sent) == sorted(names)


def test_a_claim_that_ran_out_is_taken_over(store: Store) -> None:
    """What the one who lost it says later counts no more."""
    a_visit_in(store)
    store.add_delivery(Delivery("d", EMAIL, INES.id, None, None, NOW, NOW))
    lost = store.claim_delivery(EMAIL, "one", NOW)
    assert lost
    assert store.claim_delivery(EMAIL, "two", NOW) is None
    later = NOW + CLAIM_LASTS + MINUTE
    taken = store.claim_delivery(EMAIL, "two", later)
    assert taken

    assert not store.settle_delivery(replace(lost, state=SENT))
    assert store.settle_delivery(replace(taken, state=WAITS, tries=1, next_at=later + MINUTE))
    assert store.claim_delivery(EMAIL, "three", later) is None
    assert store.claim_delivery(EMAIL, "three", later + MINUTE)


def test_what_comes_together_goes_as_one_unless_that_one_is_on_its_way(store: Store, ready_url: str) -> None:
    """And it is there after the store was closed and opened again."""
    a_visit_in(store)
    at = NOW + MINUTE
    for number in (1, 2):
        store.spread(a_notice(store, number), [Copy(INES.id, at)], [], NOW)
    again = open_store(ready_url)
    claimed = again.claim_delivery(EMAIL, "one", at)
    assert claimed
    store.spread(a_notice(store, 3), [Copy(INES.id, at)], [], at)

    assert [one.notice.id for one in again.messages_with(claimed)] == ["n1", "n2"]
    again.settle_delivery(replace(claimed, state=SENT))
    following = again.claim_delivery(EMAIL, "one", at + MINUTE)
    assert following
    assert [one.notice.id for one in again.messages_with(following)] == ["n3"]
    again.close()


def test_a_system_that_fails_or_rests_is_left_alone(store: Store) -> None:
    """All that waits for it waits for its next attempt; others are told meanwhile."""
    a_visit_in(store)
    store.add_endpoint(PMS)
    store.add_endpoint(replace(PMS, id="bi"))
    for name, system in (("p1", "pms"), ("p2", "pms"), ("b1", "bi")):
        store.add_delivery(Delivery(name, HOOK, None, system, None, NOW, NOW))
    (bi, first) = (store.claim_delivery(HOOK, "one", NOW) for _ in range(2))
    assert bi
    assert first
    assert (bi.id, first.id) == ("b1", "p1")
    store.settle_delivery(replace(first, next_at=NOW + MINUTE, tries=1))

    assert store.claim_delivery(HOOK, "one", NOW) is None
    store.change_endpoint(replace(PMS, paused_at=NOW))
    assert store.claim_delivery(HOOK, "one", NOW + MINUTE) is None
    store.change_endpoint(PMS)
    assert store.claim_delivery(HOOK, "one", NOW + MINUTE)
    store.change_endpoint(replace(PMS, ended_at=NOW, secret=""))
    assert {one.state for one in store.deliveries_of(endpoint="pms")} == {DROPPED}
    assert [one.id for one in store.endpoints()] == ["bi"]


def test_messages_of_the_demo_go_with_it(store: Store) -> None:
    """And no others."""
    store.add_hotel(replace(GRAND, id="demo", name="Demo Palace", demo=True))
    store.add_account(replace(INES, id="demo_ines", email="ines@demo.example", demo=True))
    a_visit_in(store)
    there = {"hotel": "demo", "inspector": "demo_ines"}
    store.append(OTHER_VISIT, [assigned(OTHER_VISIT, **there)], "olga", NOW - MINUTE)
    for notice in store.notices_to_spread():
        store.spread(notice, [Copy(notice.person, NOW)], [], NOW)
    store.remove_demo()

    assert [one.hotel for one in store.feed_of(INES.id)] == [GRAND.name]
    assert store.feed_of("demo_ines") == []
    assert [one.account for one in store.deliveries_of()] == [INES.id]
