"""Messages go out: by a real mail server that asks for encryption and a password, and to a real receiver."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from standardwebhooks import Webhook
from starlette.applications import Starlette
from starlette.testclient import TestClient

from inspections import office
from inspections.actions.parts import ActionEvent
from inspections.guests import places, speaking
from inspections.guests.parts import Voice
from inspections.http import lifespan
from inspections.language import choose_language
from inspections.messages import outside, systems
from inspections.messages.choices import choice_of, choose, choose_hour
from inspections.messages.kinds import DAILY, KINDS, NEVER
from inspections.messages.letters import trial_letter
from inspections.messages.outside import Outside
from inspections.messages.parts import DROPPED, GIVEN_UP, SENT, WAITS
from inspections.messages.rounds import Round, begin_rounds, end_rounds
from inspections.messages.sending import send_hooks, send_mails
from inspections.messages.smtp import NotTaken, Smtp, mail_server, send
from inspections.messages.telling import feed, look_for_due, tell
from inspections.office import fresh_id
from inspections.refusals import NotYours, Refused
from inspections.sealing import Seal
from inspections.settings import SettingsWrong, settings
from tests.inspections.a_house import House, a_short_visit
from tests.inspections.a_receiver import (
    PASSWORD,
    USER,
    MailServer,
    Receiver,
    a_certificate,
    a_mail_server,
    a_receiver,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = "https://sixty.example"
SEAL = Seal("a key of these tests, long enough to seal", Path("/nowhere"))
HERE = Outside(ADDRESS, ("127.0.0.0/8", "::1/128"), SEAL)
NOWHERE_INSIDE = Outside(ADDRESS, (), SEAL)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return a_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="module")
def mail_server_here(certificate: tuple[Path, Path]) -> Iterator[MailServer]:
    with a_mail_server(certificate) as server:
        yield server


@pytest.fixture
def mails(
    mail_server_here: MailServer, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> MailServer:
    """A mail server whose certificate this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    mail_server_here.forget()
    return mail_server_here


@pytest.fixture(scope="module")
def receiver_here() -> Iterator[Receiver]:
    with a_receiver() as running:
        yield running


@pytest.fixture
def receiver(receiver_here: Receiver) -> Receiver:
    receiver_here.came.clear()
    receiver_here.answers.clear()
    return receiver_here


@pytest.fixture
def house(house: House) -> House:
    """The chain today: the check of a signature looks at the clock. How it was built is no news."""
    house.clock.now = datetime.now(UTC)
    tell(house.store, house.clock.now)
    return house


def by(server: MailServer, **changes: object) -> Smtp:
    told = Smtp("localhost", server.port, "starttls", "Sixty <sixty@sixty.example>", ADDRESS, USER, PASSWORD)
    return replace(told, **changes)  # type: ignore[arg-type]


def go_round(house: House, server: MailServer) -> None:
    """Tells what happened, and sends what is due a minute later."""
    tell(house.store, house.clock.now)
    house.clock.forward(minutes=1)
    send_mails(house.store, by(server), house.clock)


def a_low_voice(house: House) -> Voice:
    manager, hotel = house.people["manager"], house.hotels["Bergen"]
    places.add_places(house.store, manager, hotel.id, house.clock.now, kind="outlet", names=["Bar"])
    bar = house.store.guest_places([hotel.id])[-1]
    voice = speaking.read({"csat": "1", "words": "Never again"}, bar, "en", house.clock.now)
    told = {"contact": "Room 104", "device": "d", "look": "l", "network": "n"}
    return speaking.speak(house.store, voice, **told, staff=False)


def an_action(house: House) -> str:
    """An action at Como whose day has passed."""
    body = {"hotel": house.hotels["Como"].id, "title": "Valves", "sources": [], "due_on": "2026-05-01"}
    opened = ActionEvent(fresh_id(), fresh_id(), 1, "opened", "olga", house.clock.now, body)
    house.store.append_actions([opened])
    return opened.action


# By e-mail


def test_everyone_is_told_by_e_mail_of_what_is_theirs(house: House, mails: MailServer) -> None:
    """A visit's whole life and after; encrypted on the way; nobody is told of their own deed."""
    store, quality, manager = house.store, house.people["quality"], house.people["manager"]
    como = house.submit("Como", "other_inspector")
    office.send_back(store, quality, como, house.clock.now, reason="The lobby is missing.")
    go_round(house, mails)
    assert subjects(mails, "other_inspector") == ["Sixty: A visit was sent back to you"]

    visit = house.visits["Bergen"].id
    begun, look, submitted = a_short_visit(visit, house.visits["Bergen"].pack_hash)
    house.send(visit, begun, replace(look, body={**look.body, "answer": "not_met"}), submitted)
    office.release_visit(store, quality, visit, house.clock.now)
    go_round(house, mails)
    assert subjects(mails, "manager") == ["Sixty: A visit was released"]

    choose_language(store, quality, "nb")
    seen, now = look.body["observation"], house.clock.now
    office.appeal(store, manager, visit, now, observation=seen, claim="met", reason="Closed.")
    a_low_voice(house)
    go_round(house, mails)
    assert subjects(mails, "quality") == ["Sixty: En klage venter på svar"]
    assert subjects(mails, "owner") == ["Sixty: An appeal waits for its answer"]
    assert subjects(mails, "inspector") == ["Sixty: An appeal waits for its answer"]
    assert subjects(mails, "manager")[1:] == ["Sixty: A guest needs you"]
    assert not mails.to("other_manager@aurelian.example")

    assert all(mails.encrypted)
    everything = "".join(str(mail) for mail in mails.mails)
    for secret in ("Inspector", "Never again", "Room 104", "lobby", "Closed.", "Mr Grey"):
        assert secret not in everything
    text = mails.to("manager@aurelian.example")[0].get_content().replace("\r\n", "\n")
    assert f"The Aurelian Bergen\n{ADDRESS}/visit?visit={visit}\n" in text
    assert mails.mails[0]["Auto-Submitted"] == "auto-generated"


def subjects(mails: MailServer, who: str) -> list[str]:
    return [mail["Subject"] for mail in mails.to(f"{who}@aurelian.example")]


def test_what_comes_once_a_day_comes_together_at_the_chosen_hour(house: House, mails: MailServer) -> None:
    """By the clock of one's hotel; what one never wants by e-mail stands in the feed alone."""
    store, manager = house.store, house.people["manager"]
    house.clock.now = datetime(2026, 5, 14, 12, tzinfo=UTC)
    for kind in KINDS.keys() & {"released", "low_score"}:
        choose(store, manager, kind, DAILY)
    choose_hour(store, manager, 18)
    house.release("Bergen")
    a_low_voice(house)
    go_round(house, mails)
    assert subjects(mails, "manager") == []

    house.clock.now = datetime(2026, 5, 14, 15, 59, tzinfo=UTC)
    go_round(house, mails)

    assert subjects(mails, "manager") == ["Sixty: 2 messages"]
    choose(store, manager, "low_score", NEVER)
    house.clock.forward(days=4)
    a_low_voice(house)
    house.clock.forward(days=1)
    go_round(house, mails)
    assert len(subjects(mails, "manager")) == 1
    assert sorted(one.notice.kind for one in feed(store, manager)) == ["low_score", "low_score", "released"]


def test_what_is_no_longer_so_is_not_sent(house: House, mails: MailServer) -> None:
    """The manager lost the hotel, the inspector left, the action was done, before the e-mail went."""
    store, owner = house.store, house.people["owner"]
    house.release("Bergen")
    action = an_action(house)
    look_for_due(store, house.clock.now)
    tell(store, house.clock.now)
    assert len(feed(store, house.people["manager"])) == 1
    assert feed(store, house.people["other_manager"])[0].notice.kind == "action_late"
    finished = ActionEvent(
        fresh_id(), action, 2, "done", house.people["other_manager"].id, house.clock.now, {}
    )
    store.append_actions([finished])
    office.set_reach(
        store, owner, house.people["manager"].id, house.clock.now, hotels=[house.hotels["Como"].id]
    )
    house.clock.forward(days=1, hours=1)
    send_mails(store, by(mails), house.clock)

    assert mails.mails == []
    assert {one.state for one in store.deliveries_of()} == {DROPPED}
    assert feed(store, store.account(house.people["manager"].id)) == []  # type: ignore[arg-type]


def test_a_mail_server_that_is_busy_is_asked_again_and_one_that_refuses_is_not(
    house: House, mails: MailServer
) -> None:
    """What was refused for good is shown with the server's own words."""
    house.release("Bergen")
    mails.answers = ["451 Greylisted, come back"]
    go_round(house, mails)
    (waiting,) = house.store.deliveries_of(states=(WAITS,))
    assert (waiting.tries, waiting.said) == (1, "451: Greylisted, come back")

    mails.answers = ["550 No such mailbox"]
    house.clock.forward(minutes=1)
    send_mails(house.store, by(mails), house.clock)
    (given_up,) = house.store.deliveries_of(states=(GIVEN_UP,))
    assert (given_up.tries, given_up.said) == (2, "550: No such mailbox")
    assert mails.mails == []


def test_what_could_not_be_sent_for_three_days_is_given_up(house: House) -> None:
    """No server answers at that port."""
    house.release("Bergen")
    nowhere = MailServer(port=9)
    go_round(house, nowhere)
    house.clock.forward(days=3)
    send_mails(house.store, by(nowhere), house.clock)

    (given_up,) = house.store.deliveries_of()
    assert given_up.state == GIVEN_UP
    assert given_up.said.startswith("no connection")


def test_nothing_is_said_to_a_mail_server_that_is_not_who_it_says(
    house: House, certificate: tuple[Path, Path]
) -> None:
    """A certificate nobody vouches for; no encryption offered; a wrong password."""
    letter = trial_letter(house.people["owner"], "en", ADDRESS)
    with a_mail_server(certificate) as server:
        with pytest.raises(NotTaken, match="certificate is not good"):
            send(letter, "1", by(server), house.clock.now)
        assert server.mails == []
    with a_mail_server(None) as server:
        with pytest.raises(NotTaken, match="STARTTLS"):
            send(letter, "1", by(server), house.clock.now)
        send(letter, "1", by(server, security="none", user=""), house.clock.now)
        assert server.mails[0]["Message-ID"] == "<1@sixty.example>"


def test_a_wrong_password_is_told_without_it(house: House, mails: MailServer) -> None:
    letter = trial_letter(house.people["owner"], "en", ADDRESS)

    with pytest.raises(NotTaken, match="password is not accepted") as refused:
        send(letter, "1", by(mails, password="a wrong one"), house.clock.now)
    assert "a wrong one" not in str(refused.value)
    send(letter, "1", by(mails), house.clock.now)
    assert subjects(mails, "owner") == ["Sixty: E-mail works"]


def test_the_settings_of_e_mail_say_what_is_missing() -> None:
    told = {"SIXTY_SMTP_HOST": "mail.example", "SIXTY_ADDRESS": "https://sixty.example"}

    server = mail_server(settings(told | {"SIXTY_SMTP_SECURITY": "tls"}))
    assert server == Smtp("mail.example", 465, "tls", "Sixty <sixty@sixty.example>", ADDRESS)
    assert mail_server(settings({})) is None
    for wrong, said in (
        ({"SIXTY_ADDRESS": ""}, "SIXTY_ADDRESS must be given too"),
        ({"SIXTY_SMTP_USER": "a", "SIXTY_SMTP_SECURITY": "none"}, "unencrypted"),
        ({"SIXTY_SMTP_FROM": "the house"}, "is not an e-mail address"),
        ({"SIXTY_WEBHOOK_NETWORKS": "inside"}, "is not a list of addresses"),
    ):
        with pytest.raises(SettingsWrong, match=said):
            settings(told | wrong)


# To other systems


def a_system(house: House, url: str, *kinds: str) -> str:
    made, _ = systems.add_system(
        house.store, house.people["owner"], house.clock.now, url=url, kinds=kinds or list(KINDS), outside=HERE
    )
    return made.id


def go_out(house: House, to: Outside = HERE) -> None:
    tell(house.store, house.clock.now)
    send_hooks(house.store, to, house.clock)


def test_another_system_is_told_and_knows_by_whom(house: House, receiver: Receiver) -> None:
    """The published check finds every signature good; what it is not told of does not come."""
    system = a_system(house, receiver.address + "/sixty?at=1", "released")
    (made,) = house.store.endpoints()
    visit = house.release("Bergen")
    a_low_voice(house)
    go_out(house)

    ((path, headers, body),) = receiver.came
    assert path == "/sixty?at=1"
    told = Webhook(SEAL.open(made.secret)).verify(body, headers)
    assert told["type"] == "visit.released"
    assert told["data"] == {
        "hotel": {"id": house.hotels["Bergen"].id, "name": "The Aurelian Bergen"},
        "id": visit,
        "link": f"{ADDRESS}/visit?visit={visit}",
    }
    (sent,) = house.store.deliveries_of(endpoint=system)
    assert (sent.state, sent.said) == (SENT, "HTTP 200")


def test_a_failed_attempt_is_made_again_under_the_same_name(house: House, receiver: Receiver) -> None:
    """Others wait behind it; a redirect is a failure and is not followed."""
    system = a_system(house, receiver.address)
    house.release("Bergen")
    a_low_voice(house)
    receiver.answers = [500, 302]
    go_out(house)
    assert len(receiver.came) == 1
    house.clock.forward(seconds=31)
    go_out(house)
    assert len(receiver.came) == 2
    house.clock.forward(minutes=2)
    go_out(house)

    assert [path for path, _, _ in receiver.came] == ["/"] * 4
    names = [headers["webhook-id"] for _, headers, _ in receiver.came]
    assert len(set(names)) == 2
    stamps = [headers["webhook-timestamp"] for _, headers, _ in receiver.came]
    assert stamps[0] < stamps[1] < stamps[2]
    assert {one.state for one in house.store.deliveries_of(endpoint=system)} == {SENT}


def test_nothing_is_sent_inside_unless_it_is_allowed(house: House, receiver: Receiver) -> None:
    """Whatever the name, it is the address that counts."""
    a_system(house, receiver.address)
    named = f"https://localhost:{receiver.port}"
    system = a_system(house, named)
    house.release("Bergen")
    go_out(house, NOWHERE_INSIDE)

    assert receiver.came == []
    (told,) = house.store.deliveries_of(endpoint=system)
    assert told.state == WAITS
    assert "which is not allowed" in told.said
    with pytest.raises(Refused, match="begins with https"):
        systems.add_system(
            house.store,
            house.people["owner"],
            house.clock.now,
            url=receiver.address,
            kinds=["released"],
            outside=NOWHERE_INSIDE,
        )


def test_a_system_without_a_good_certificate_is_told_nothing(
    house: House, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_receiver(certificate) as receiver:
        system = a_system(house, f"https://localhost:{receiver.port}")
        house.release("Bergen")
        go_out(house)
        assert receiver.came == []
        assert "certificate is not good" in house.store.deliveries_of(endpoint=system)[0].said

        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        house.clock.forward(minutes=1)
        go_out(house)
        assert len(receiver.came) == 1
        assert receiver.came[0][1]["Host"] == f"localhost:{receiver.port}"


def test_a_system_that_hangs_holds_up_nobody(
    house: House, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "SECONDS", 0.3)
    slow = a_system(house, receiver.address + "/hang")
    quick = a_system(house, receiver.address + "/quick")
    house.release("Bergen")
    go_out(house)

    assert house.store.deliveries_of(endpoint=slow)[0].said.startswith("no answer within")
    assert house.store.deliveries_of(endpoint=quick)[0].state == SENT


def test_a_system_that_says_it_is_gone_is_asked_no_more(house: House, receiver: Receiver) -> None:
    """An owner can let it go on; what happened meanwhile is not told there."""
    owner, system = house.people["owner"], a_system(house, receiver.address)
    receiver.answers = [410]
    systems.try_system(house.store, owner, system, house.clock.now)
    go_out(house)
    (there,) = house.store.endpoints()
    assert there.paused_why == "it answered 410: gone"
    with pytest.raises(Refused, match="paused"):
        systems.try_system(house.store, owner, system, house.clock.now)

    house.release("Bergen")
    go_out(house)
    systems.resume_system(house.store, owner, system)
    house.clock.forward(minutes=1)
    go_out(house)

    assert [json.loads(body)["type"] for _, _, body in receiver.came] == ["sixty.test"] * 2
    systems.end_system(house.store, owner, system, house.clock.now)
    assert house.store.endpoints() == []
    book = house.store.audit_lines(house.clock.now - timedelta(1), house.clock.now + timedelta(1))
    assert [line.what for line in book][-2:] == ["webhook_added", "webhook_ended"]


def test_only_owners_let_other_systems_be_told(house: House) -> None:
    for who in ("quality", "manager", "inspector"):
        with pytest.raises(NotYours):
            systems.systems_for(house.store, house.people[who])
    with pytest.raises(Refused, match="at least one kind"):
        systems.add_system(
            house.store,
            house.people["owner"],
            house.clock.now,
            url="https://a.example",
            kinds=["strange"],
            outside=HERE,
        )


# The choices, and the rounds


def test_a_choice_is_kept_for_kinds_that_can_reach_one(house: House) -> None:
    manager = house.people["manager"]
    choose(house.store, manager, "released", NEVER)
    choose_hour(house.store, manager, 22)

    assert choice_of(house.store, manager.id).of("released") == NEVER
    assert choice_of(house.store, manager.id).hour == 22
    for wrong in (("assigned", NEVER), ("released", "hourly")):
        with pytest.raises(Refused):
            choose(house.store, manager, *wrong)
    with pytest.raises(Refused):
        choose_hour(house.store, manager, 24)


def test_the_rounds_begin_with_the_app_and_end_with_it(
    house: House, mails: MailServer, receiver: Receiver
) -> None:
    """What happens meanwhile is told by them; what is under way is done before they end."""
    house.release("Bergen")
    a_system(house, receiver.address)
    ahead = datetime.now(UTC) + timedelta(minutes=2)
    tell(house.store, house.clock.now)
    rounds = begin_rounds(house.store, by(mails), HERE, lambda: ahead)
    arrived = threading.Event()
    while not (mails.mails and receiver.came):
        arrived.wait(0.01)
    end_rounds(rounds)

    assert subjects(mails, "manager") == ["Sixty: A visit was released"]
    assert not [one for one in threading.enumerate() if isinstance(one, Round)]
    assert {one.state for one in house.store.deliveries_of()} == {SENT}


def test_the_app_begins_the_rounds_that_its_settings_ask_for_and_ends_them(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a mail server there is no round for e-mails."""

    def names() -> set[str]:
        return {one.name for one in threading.enumerate() if isinstance(one, Round)}

    monkeypatch.delenv("SIXTY_SMTP_HOST", raising=False)
    with TestClient(Starlette(lifespan=lifespan(house.store))):
        assert names() == {"sixty-telling", "sixty-webhooks"}
    assert names() == set()


def test_a_round_that_fails_is_gone_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspections.messages.rounds.PAUSE_AFTER_FAILURE", 0.0)
    twice, gone = threading.Event(), []

    def step(_going: object) -> bool:
        gone.append(1)
        if len(gone) == 1:
            raise RuntimeError("the database is away")
        twice.set()
        return True

    one = Round("trial", step)
    one.start()
    assert twice.wait(10)
    end_rounds([one])
