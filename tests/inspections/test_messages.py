"""What messages say, to whom and when: the room without a database, a clock or a wire."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from inspections.access import ROLES
from inspections.actions.parts import Action, ActionEvent, Remark, Source
from inspections.events import Event
from inspections.guests.parts import Voice
from inspections.language import LANGUAGES
from inspections.messages import hooks
from inspections.messages.causes import due, of_action, of_visit, of_voice
from inspections.messages.kinds import AT_ONCE, DAILY, KINDS, NEVER, kinds_for
from inspections.messages.letters import letter, link
from inspections.messages.parts import Message, Notice
from inspections.messages.readers import Choice, Subject, mail_at, next_hour, readers
from inspections.records import Account, Hotel, VisitSummary

NOW = datetime(2026, 5, 14, 12, 0, 30, tzinfo=UTC)
ADDRESS = "https://sixty.example"
BERGEN = Hotel("bergen", "The Aurelian Bergen", "Bergen", "Norway", "North", "urban", "Europe/Oslo", NOW)


def a_person(name: str, role: str, *hotels: str, **more: object) -> Account:
    return Account(name, f"{name}@aurelian.example", name.title(), role, NOW, hotels=hotels, **more)  # type: ignore[arg-type]


PEOPLE = (
    a_person("olga", "owner"),
    a_person("quinn", "quality"),
    a_person("mona", "manager", "bergen"),
    a_person("stig", "manager", "como"),
    a_person("hana", "head", "bergen", departments=("spa",)),
    a_person("ines", "inspector"),
    a_person("oscar", "inspector"),
)
DUE = Action("act", "bergen", "assigned", "Valves", department="spa", person="hana", due_on="2026-05-16")


def a_visit(status: str = "released") -> VisitSummary:
    return VisitSummary(
        "v1", BERGEN, "ines", "Ines", "p", "1", "0" * 64, "urban", "2026-05-14", "2026-05-15", "", status, NOW
    )


def a_notice(kind: str, person: str = "", actor: str = "") -> Notice:
    return Notice(f"n-{kind}", kind, "bergen", "v1", person, actor, NOW)


def told(kind: str, person: str = "", actor: str = "", status: str = "released") -> set[str]:
    about = Subject(a_visit(status) if KINDS[kind].of == "visit" else None, "spa")
    return {one.id for one in readers(a_notice(kind, person, actor), PEOPLE, about)}


# What they say


SECRETS = st.text("αβγδεζηθικλμνξοπρστυφχψω", min_size=3, max_size=12)


def causes(secret: str, score: int) -> list[Notice]:
    """A notice of every kind, each of something that is full of what must stay inside."""
    body = {"inspector": secret, "brief": secret, "reason": secret, "text": secret, "claim": secret}
    body |= {"fee": score, "grade": score, "appeal": secret, "companions": [{"name": secret}]}
    visits = [
        of_visit(Event(kind, "v1", "d", 1, kind, "", "", body, actor="quinn"), "bergen", "ines", NOW)
        for kind in ("assigned", "sent_back", "released", "appealed", "decided")
    ]
    given_to = {"department": "spa", "department_title": secret, "person": "hana", "name": secret}
    action = of_action(ActionEvent("e", "act", 2, "assigned", "mona", NOW, given_to), "bergen")
    found = Source("v1", "spa.quiet", secret, secret, secret, "spa", secret, critical=True)
    late = replace(DUE, id="late", due_on="2026-05-01", title=secret, sources=(found,))
    soon = replace(DUE, cause_text=secret, remarks=(Remark("mona", NOW, secret),))
    voice = Voice(
        "voice", "bergen", "bar", "code", "el", NOW, NOW, csat=score % 2 + 1, words=secret, perfect=secret
    )
    found_out = [*visits, action, *due([late, soon], NOW.date(), NOW), of_voice(voice)]
    return [one for one in found_out if one]


@settings(max_examples=15)
@given(SECRETS, st.integers(0, 9))
def test_nothing_confidential_is_in_any_message(secret: str, score: int) -> None:
    """For every kind and language: beside the hotel's name and the link it says what the kind says."""
    notices = causes(secret, score)
    assert {one.kind for one in notices} == set(KINDS)
    for notice in notices:
        message = Message(notice, BERGEN.name)
        for language in LANGUAGES:
            for person in (PEOPLE[2], PEOPLE[5]):
                text = letter([message], person, language, ADDRESS)
                same = letter([Message(a_notice(notice.kind), BERGEN.name)], person, language, ADDRESS)
                assert secret not in text.text + text.subject
                where = link(notice, person, ADDRESS)
                assert text.text.replace(where, "") == same.text.replace(
                    link(a_notice(notice.kind), person, ADDRESS), ""
                )
                assert not any(sign.isdigit() for sign in text.text.replace(where, ""))
                assert BERGEN.name not in text.subject
        body = json.loads(hooks.body_of(message, ADDRESS, NOW))
        assert body.keys() == {"type", "timestamp", "data"}
        assert body["data"] == {
            "hotel": {"id": "bergen", "name": BERGEN.name},
            "id": notice.about,
            "link": link(notice, None, ADDRESS),
        }


def test_a_message_is_in_the_readers_language_and_several_go_as_one() -> None:
    one = Message(a_notice("released"), "The Aurelian\r\nBcc: all@aurelian.example")
    text = letter([one, one], PEOPLE[2], "nb", ADDRESS)

    assert text.subject == "Sixty: 2 meldinger"
    assert text.text.count("Et besøk er frigitt\nThe Aurelian Bcc: all@aurelian.example\n") == 2
    assert f"{ADDRESS}/visit?visit=v1" in text.text


def test_a_message_leads_where_its_reader_may_go() -> None:
    """Inspectors to the tablet, the office to the review, others to the thing itself."""
    assert link(a_notice("assigned"), PEOPLE[5], ADDRESS) == f"{ADDRESS}/capture/"
    assert link(a_notice("appealed"), PEOPLE[5], ADDRESS) == f"{ADDRESS}/appeals"
    assert link(a_notice("appealed"), PEOPLE[1], ADDRESS) == f"{ADDRESS}/review?visit=v1"
    assert link(a_notice("low_score"), PEOPLE[2], ADDRESS) == f"{ADDRESS}/guests?hotel=bergen&voice=v1"
    assert link(a_notice("action_due"), PEOPLE[4], ADDRESS) == f"{ADDRESS}/actions?action=v1"


# What they come of


def test_the_same_cause_gives_the_same_notice() -> None:
    """So that nothing is told twice, however often it is sent or looked at."""
    assert causes("α", 1) == causes("β", 1)


def test_a_guest_is_told_of_where_the_voice_counts_and_is_low_and_new() -> None:
    low = Voice("voice", "bergen", "bar", "code", "en", NOW, NOW, csat=1)

    assert of_voice(low)
    assert of_voice(replace(low, csat=4)) is None
    assert of_voice(replace(low, counts="none")) is None
    assert of_voice(replace(low, channel="survey"))
    assert of_voice(replace(low, channel="survey", said_at=NOW - timedelta(days=2))) is None


@pytest.mark.parametrize(
    ("day", "status", "kinds"),
    [
        (date(2026, 5, 13), "assigned", []),
        (date(2026, 5, 14), "assigned", ["action_due"]),
        (date(2026, 5, 16), "open", ["action_due"]),
        (date(2026, 5, 17), "open", ["action_late"]),
        (date(2026, 5, 17), "done", []),
        (date(2026, 6, 17), "closed", []),
    ],
)
def test_an_action_is_told_of_two_days_before_its_day_and_when_it_is_late(
    day: date, status: str, kinds: list[str]
) -> None:
    assert [one.kind for one in due([replace(DUE, status=status)], day, NOW)] == kinds


def test_an_action_given_another_day_is_told_of_again() -> None:
    later = replace(DUE, due_on="2026-05-15")

    assert due([DUE], NOW.date(), NOW) != due([later], NOW.date(), NOW)
    assert due([replace(DUE, due_on="")], NOW.date(), NOW) == []


# To whom


def test_each_kind_is_for_those_who_need_it() -> None:
    assert told("assigned", "ines", status="assigned") == {"ines"}
    assert told("sent_back", "ines", status="sent_back") == {"ines"}
    assert told("released", actor="quinn") == {"mona"}
    assert told("appealed", actor="mona") == {"olga", "quinn", "ines"}
    assert told("decided", actor="quinn") == {"mona"}
    assert told("action_given", "hana", "mona") == {"hana"}
    assert told("action_given", "mona", "mona") == set(), "who takes it oneself knows"
    assert told("action_due", "hana") == {"hana"}
    assert told("action_due") == {"mona", "hana"}
    assert told("low_score") == {"mona"}


def test_where_nobody_has_the_hotel_the_office_is_told() -> None:
    nobody = [one for one in PEOPLE if "bergen" not in one.hotels]

    assert {one.id for one in readers(a_notice("low_score"), nobody, Subject())} == {"olga", "quinn"}


def test_what_says_you_is_for_nobody_else() -> None:
    """The visit was given to another inspector before anybody was told; the account was closed."""
    assert told("assigned", "oscar", status="assigned") == set()
    gone = [replace(one, disabled_at=NOW) for one in PEOPLE]
    assert not readers(a_notice("action_given", "hana"), gone, Subject(department="spa"))


@given(
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(["", *(one.id for one in PEOPLE)]),
    st.sampled_from(["planned", "assigned", "in_progress", "submitted", "sent_back", "released"]),
)
def test_nobody_learns_what_they_may_not_see(kind: str, person: str, status: str) -> None:
    """No manager of a visit before its release, no inspector of anybody else's, nobody of another hotel."""
    found = told(kind, person, status=status)

    assert "stig" not in found
    assert "oscar" not in found
    if KINDS[kind].of == "visit" and status != "released":
        assert not found & {"mona", "hana"}
    if kind not in ("assigned", "sent_back", "appealed"):
        assert "ines" not in found


def test_everyone_chooses_among_the_kinds_that_can_reach_them() -> None:
    chosen = {role: kinds_for(a_person("x", role)) for role in ROLES}

    assert chosen["inspector"] == ["assigned", "sent_back", "appealed"]
    assert chosen["head"] == ["action_given", "action_due", "action_late"]
    assert "appealed" not in chosen["manager"]
    assert all(chosen.values())


# When


def test_at_once_is_with_the_next_minute_and_never_is_never() -> None:
    """So that what comes together goes as one."""
    kind = "released"
    minute = datetime(2026, 5, 14, 12, 1, tzinfo=UTC)

    assert mail_at(a_notice(kind), Choice({kind: AT_ONCE}), "Europe/Oslo", NOW) == minute
    assert mail_at(a_notice(kind), Choice({kind: NEVER}), "Europe/Oslo", NOW) is None
    assert mail_at(a_notice(kind), Choice({kind: "odd"}), "Europe/Oslo", NOW) == minute
    daily = mail_at(a_notice(kind), Choice({kind: DAILY}, 7), "Europe/Oslo", NOW)
    assert daily == datetime(2026, 5, 15, 5, 0, tzinfo=UTC)


@given(
    st.integers(0, 23),
    st.sampled_from(["Europe/Oslo", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "UTC"]),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 - strategies take naive ones
)
def test_what_comes_daily_comes_within_a_day_at_that_hour(hour: int, zone: str, moment: datetime) -> None:
    """Also on the days that have 23 or 25 hours; an hour that a day skips comes right after."""
    now = moment.replace(tzinfo=UTC)
    then = next_hour(hour, zone, now)

    assert now < then <= now + timedelta(hours=25)
    assert (then.astimezone(ZoneInfo(zone)).hour - hour) % 24 in (0, 1)


# To other systems


def test_the_published_algorithm_finds_the_signature_good_and_no_other() -> None:
    """`standardwebhooks` is the convention's own check."""
    secret, now = hooks.secret_of(b"s" * hooks.SECRET_BYTES), datetime.now(UTC)
    body = hooks.body_of(Message(a_notice("released"), "Åsgård “B”"), ADDRESS, now)
    headers = dict(hooks.signed(secret, "d-1", body, now))

    assert Webhook(secret).verify(body, headers)["type"] == "visit.released"
    for wrong in (
        (body.replace(b"bergen", b"berlin"), headers),
        (body, headers | {"webhook-id": "d-2"}),
        (body, headers | {"webhook-timestamp": str(int(now.timestamp()) - 1)}),
    ):
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(*wrong)
    with pytest.raises(WebhookVerificationError):
        Webhook(hooks.secret_of(b"t" * 32)).verify(body, headers)


@given(st.integers(1, 200), st.floats(0, 1))
def test_attempts_grow_apart_and_end(tries: int, chance: float) -> None:
    """From a quarter of a minute to six hours; after three days there is none."""
    again = hooks.next_try(tries, NOW, NOW + timedelta(days=1), chance)

    assert again
    pause = again - NOW - timedelta(days=1)
    whole = timedelta(seconds=min(30 * 2 ** (tries - 1), 6 * 3600))
    assert whole / 2 <= pause <= whole
    assert hooks.next_try(tries, NOW, NOW + timedelta(days=3), chance) is None


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104 - an address to refuse
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fd00::1", "ff02::1"),
        *("::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:a00:1::"),
    ],
)
def test_nothing_goes_to_an_address_inside(address: str) -> None:
    """However it is written; unless the installation says so."""
    assert not hooks.may_go(ip_address(address), (), plainly=False)
    assert not hooks.may_go(ip_address(address), ("10.99.0.0/16",), plainly=False)


def test_by_http_only_where_the_installation_allows_it() -> None:
    outside, inside = ip_address("93.184.216.34"), ip_address("10.1.2.3")

    assert hooks.may_go(outside, (), plainly=False)
    assert not hooks.may_go(outside, ("10.1.0.0/16",), plainly=True)
    assert hooks.may_go(inside, ("10.1.0.0/16",), plainly=True)
    assert hooks.may_go(ip_address("::ffff:10.1.2.3"), ("10.1.0.0/16",), plainly=True)


@pytest.mark.parametrize(
    "url",
    [
        *("", "system.example", "ftp://system.example", "https://", "https:///sixty", "https://[::1"),
        *("https://a:b@system.example", "https://system.example/#x", "https://system.example:0/"),
        *("https://system.example/a b", "https://system.example:99999/", "http://system.example/"),
        "https://system.example/" + "x" * 500,
    ],
)
def test_an_address_that_cannot_be_told_is_refused_with_what_to_do(url: str) -> None:
    assert "ive " in str(hooks.problem_with(url, ())) or "Leave" in str(hooks.problem_with(url, ()))
    assert hooks.problem_with("https://system.example:8443/sixty?key=1", ()) is None
    assert hooks.problem_with("http://pms.hotel.example/", ("10.1.0.0/16",)) is None


# What docs/messages.md says

DOCS = (Path(__file__).parents[2] / "docs" / "messages.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_described(kind: str) -> None:
    told = KINDS[kind]
    often = {AT_ONCE: "at once", DAILY: "once a day"}[told.usual]

    assert re.search(rf"^\| `{kind}` \|.*\| {often} \| `{re.escape(told.wire)}` \|$", DOCS, re.MULTILINE)


def test_the_check_in_the_docs_knows_what_comes_from_here() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    there: dict[str, Any] = {}
    exec(code, there)  # noqa: S102 - the text that people copy
    secret, body, now = hooks.secret_of(b"s" * 32), b"{}", NOW.timestamp()
    headers = dict(hooks.signed(secret, "d", body, NOW))

    assert there["is_from_sixty"](secret, headers, body, now)
    assert there["is_from_sixty"](
        secret, headers | {"webhook-signature": "v1,x " + headers["webhook-signature"]}, body, now
    )
    assert not there["is_from_sixty"](secret, headers, b"[]", now)
    assert not there["is_from_sixty"](secret, headers, body, now + 300)
