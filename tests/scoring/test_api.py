"""The API: whose things a key reaches, page by page, once where sent twice, and how it says no."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspections.accounts import open_session
from inspections.audit import audit_for
from inspections.guests.survey_sent import take_answers
from inspections.http.session import COOKIE
from inspections.keys.desk import revoke_key
from inspections.keys.key import SCOPES, System, system_of
from inspections.office import actions as office
from scoring.api.calls import CALLS, LARGEST_BODY, ROOT
from scoring.api.document import document
from scoring.api.handlers import HANDLERS
from scoring.api.problems import KINDS
from scoring.api.request import Request
from scoring.reading import report_for
from tests.inspections.a_house import NOON
from tests.scoring.an_api import Caller, World, a_world_in

HOUSE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with a_world_in(tmp_path_factory.mktemp("api")) as made:
        yield made


@pytest.fixture(scope="module")
def caller(world: World) -> Caller:
    """A system that may do everything everywhere."""
    return world.caller("Everything")


@pytest.fixture(scope="module")
def action(caller: Caller, world: World) -> str:
    return made(caller, world, "Bergen", "bar.served")["id"]


def made(caller: Caller, world: World, city: str, standard: str) -> Any:
    """An action of that finding, as it is answered."""
    answer = caller.post("/actions", {"findings": [{"visit": world.visits[city], "standard": standard}]})
    assert answer.status_code == 201, answer.text
    return answer.json()


def said(caller: Caller, world: World, city: str = "Bergen") -> str:
    """What a guest said there; its id."""
    answer = caller.post("/feedback", world.survey(city))
    assert answer.status_code == 201, answer.text
    return str(answer.json()["feedback"][0])


# ── The table ──


def test_every_call_has_its_function_and_every_function_its_call() -> None:
    assert sorted(HANDLERS) == sorted(call.name for call in CALLS)


def test_the_document_holds_every_call_and_every_kind_of_problem_is_described() -> None:
    """docs/api.md and the page for people tell the same."""
    told = document()
    operations = [one["operationId"] for path in told["paths"].values() for one in path.values()]
    docs = (HOUSE / "docs" / "api.md").read_text(encoding="utf-8")

    assert sorted(operations) == sorted(HANDLERS)
    assert not [kind for kind in KINDS if f"`{kind}`" not in docs]
    assert not [scope for scope in SCOPES if f"`{scope}`" not in docs]
    assert not [call.path for call in CALLS if f"`{call.method} {call.path}`" not in docs]


def test_people_read_the_same_without_a_key(world: World) -> None:
    """Every call, shape and problem stands on one page that loads nothing from elsewhere."""
    page = world.client.get(f"{ROOT}/")

    assert page.status_code == 200
    assert all(f'id="{name}"' in page.text for name in (*HANDLERS, *KINDS, "Rating", "Survey"))
    assert not re.search(r'(src|href)="(https?:)?//', page.text)
    assert world.client.get(f"{ROOT}/style.css").status_code == 200


# ── Who may ──


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_a_call_asks_for_a_key_and_for_its_scope(world: World, call: Any) -> None:
    """Without one 401, with every other scope 403; nothing is done."""
    path = ROOT + call.path.replace("{id}", str(uuid.uuid4()))
    nobody = world.client.request(call.method, path)
    others = [scope for scope in SCOPES if scope != call.scope]
    text = world.key(f"All but {call.name}", others)[1]
    without = world.client.request(call.method, path, headers={"Authorization": f"Bearer {text}"})

    assert nobody.status_code == 401
    assert nobody.headers["WWW-Authenticate"].startswith("Bearer")
    assert without.status_code == (403 if call.scope else 200 if call.path == "/hotels" else 404)
    assert call.scope in without.text


def test_what_a_key_does_not_reach_looks_like_what_is_not_there(world: World, caller: Caller) -> None:
    """Byte for byte, but for the id that was asked for: by address, as a filter, and in a body."""
    como = world.caller("Como alone", tuple(SCOPES), "Como")
    foreign = {
        "hotels": world.house.hotels["Bergen"].id,
        "ratings": world.visits["Bergen"],
        "actions": made(caller, world, "Bergen", "bar.smiled")["id"],
        "feedback": said(caller, world),
    }

    for path, name in foreign.items():
        theirs, nobodys = como.get(f"/{path}/{name}"), como.get(f"/{path}/{uuid.uuid4()}")
        assert theirs.status_code == nobodys.status_code == 404
        assert theirs.content == nobodys.content
        assert caller.get(f"/{path}/{name}").status_code == 200
    for path in ("ratings", "findings", "actions", "feedback"):
        theirs = como.get(f"/{path}?hotel={foreign['hotels']}")
        assert theirs.content == como.get(f"/{path}?hotel={uuid.uuid4()}").content
        assert theirs.status_code == 404
    body = {"findings": [{"visit": foreign["ratings"], "standard": "bar.served"}]}
    assert como.post("/actions", body).status_code == 404
    assert como.post("/feedback", world.survey("Bergen")).status_code == 404
    assert como.post(f"/actions/{foreign['actions']}/comments", {"text": "Ours?"}).status_code == 404


def test_lists_hold_what_the_key_reaches_and_nothing_else(world: World, caller: Caller) -> None:
    como = world.caller("Only Como", tuple(SCOPES), "Como")
    made(caller, world, "Como", "bar.served")
    said(caller, world, "Como")
    here = world.house.hotels["Como"].id

    assert [one["id"] for one in como.everything("/hotels")] == [here]
    for path in ("/ratings", "/findings", "/actions", "/feedback"):
        lines = como.everything(path)
        assert lines
        assert {one["hotel"] for one in lines} == {here}
    assert {one["hotel"] for one in caller.everything("/findings")} > {here}


def test_only_released_visits_are_read_and_nobody_is_named(world: World, caller: Caller) -> None:
    """Neither who inspected nor who works there; the visits of a_house() are not released."""
    everything = "".join(
        json.dumps(caller.everything(path)) for path in ("/ratings", "/findings", "/actions", "/feedback")
    )

    assert {one["visit"] for one in caller.everything("/ratings")} == set(world.visits.values())
    assert caller.get(f"/ratings/{world.house.visits['Bergen'].id}").status_code == 404
    for person in world.house.people.values():
        assert person.id not in everything
        assert person.name not in everything


def test_a_revoked_key_ends_with_the_next_request(world: World) -> None:
    key, text = world.key("Leaving")
    leaving = Caller(world.client, text)
    assert leaving.get("/hotels").status_code == 200

    revoke_key(world.house.store, world.house.people["owner"], key.id, world.house.clock.now)

    assert leaving.get("/hotels").status_code == 401


def test_a_key_ends_with_its_day(world: World) -> None:
    brief = world.caller("Brief", tuple(SCOPES), lasts=timedelta(days=30))
    here = world.house.clock.now
    world.house.clock.forward(days=30, seconds=-1)
    before = brief.get("/hotels").status_code
    world.house.clock.forward(seconds=1)
    after = brief.get("/hotels").status_code
    world.house.clock.now = here

    assert (before, after) == (200, 401)


# ── Pages ──


@pytest.mark.parametrize("path", ["/hotels", "/ratings", "/findings", "/actions", "/feedback"])
def test_a_list_in_pages_of_one_is_the_list(caller: Caller, action: str, path: str) -> None:
    whole, first = caller.get(f"{path}?limit=200").json(), caller.get(f"{path}?limit=1")
    following = re.fullmatch(rf"<{ROOT}(\S+)>; rel=\"next\"", first.headers["Link"])

    assert following
    assert caller.everything(f"{path}?limit=1") == whole["items"]
    assert caller.get(following[1]).json()["items"] == whole["items"][1:2]


@settings(max_examples=10, deadline=None)
@given(limit=st.integers(1, 4), added=st.lists(st.integers(0, 3), min_size=1, max_size=5))
def test_each_line_comes_once_while_others_are_added(world: World, limit: int, added: list[int]) -> None:
    """Lines of one moment too: a page goes on after a line, not after a count."""
    now, more = world.house.clock.forward(seconds=1), iter(added)
    system = system_of(world.key(f"Pages {uuid.uuid4()}")[0])
    held, seen = taken(world, system, next(more)), list[str]()
    for page in voices_by_page(world, system, limit, now):
        seen += page
        held |= taken(world, system, next(more, 0))

    assert len(seen) == len(set(seen))
    assert {name for page in voices_by_page(world, system, limit, now) for name in page} == held >= set(seen)


def taken(world: World, system: System, count: int) -> set[str]:
    """The ids of so many new voices, all of one moment."""
    if not count:
        return set()
    answers = [{"id": str(uuid.uuid4()), "said_at": "2026-05-14T10:00:00Z", "nps": 9} for _ in range(count)]
    told = {"source": "Stay survey", "answers": answers, "now": world.house.clock.now}
    return set(take_answers(world.house.store, system, world.house.hotels["Bergen"].id, **told)[0])


def voices_by_page(world: World, system: System, limit: int, since: datetime) -> Iterator[list[str]]:
    """The ids of a page, each asked for once the one before was looked at."""
    query: dict[str, Any] = {"limit": limit, "since": since.isoformat()}
    while query.get("cursor", "") is not None:
        page = HANDLERS["list_feedback"](Request(world.house.store, system, since, query=query))
        yield [one["id"] for one in page["items"]]
        query["cursor"] = page["next"]


def test_lists_are_filtered_by_hotel_time_and_status(world: World, caller: Caller, action: str) -> None:
    bergen = world.house.hotels["Bergen"].id
    rating = caller.get(f"/ratings?hotel={bergen}").json()["items"][0]
    moment = rating["released_at"]

    assert rating["visit"] == world.visits["Bergen"]
    assert caller.get(f"/ratings?hotel={bergen}&until={moment}").json()["items"] == []
    assert caller.get(f"/ratings?hotel={bergen}&since={moment}").json()["items"] == [rating]
    assert action in [one["id"] for one in caller.everything("/actions?status=open")]
    assert caller.everything("/actions?status=cancelled") == []
    assert caller.everything("/feedback?status=closed") == []
    taken = caller.everything(f"/findings?taken_up=true&hotel={bergen}")
    assert "bar.served" in [one["standard"] for one in taken]
    assert all(one["action"] for one in taken)
    assert caller.everything("/findings?critical=true") == []


def test_a_rating_says_what_the_page_says(world: World, caller: Caller) -> None:
    told = caller.get(f"/ratings/{world.visits['Bergen']}?language=nb").json()

    assert told["score"] == "25.0"
    assert {part["id"]: part["score"] for part in told["departments"]} == {
        "front_door": "0.0", "bar": "0.0", "spa": "100.0",
    }  # fmt: skip
    assert told["released_at"].endswith("Z")


def test_findings_are_those_of_the_report(world: World, caller: Caller) -> None:
    """Number for number and word for word, in either language."""
    visit, manager = world.visits["Bergen"], world.house.people["manager"]
    hotel = world.house.hotels["Bergen"].id

    for language in ("en", "nb"):
        report = report_for(world.house.store, manager, visit, NOON.date(), language=language)
        told = caller.everything(f"/findings?hotel={hotel}&language={language}")
        assert {(one["standard"], one["title"], one["points"], one["severity"]) for one in told} == {
            (one.standard, one.title, one.points.replace(",", "."), one.severity) for one in report.findings
        }
        severities = {one["standard"]: one["severity"] for one in told}
        assert severities == {"front_door.greeted": "", "bar.served": "", "bar.smiled": "serious"}


def test_what_has_not_changed_is_not_sent_again(caller: Caller) -> None:
    first = caller.get("/ratings")
    again = caller.get("/ratings", If_None_Match=first.headers["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert caller.get("/ratings", If_None_Match='"other"').status_code == 200


# ── Writing ──


def test_an_action_goes_its_way_and_the_log_says_by_whom(world: World, caller: Caller) -> None:
    """From a finding to done. Approval is for people; managers read the system's name."""
    one = made(caller, world, "Bergen", "front_door.greeted")
    path = f"/actions/{one['id']}"
    caller.post(f"{path}/assignment", {"department": "bar", "name": "Work order 4711"})
    caller.post(f"{path}/due", {"due_on": "2026-06-01"})
    caller.post(f"{path}/evidence", {"note": "A second porter from 15:00."})
    caller.post(f"{path}/comments", {"text": "The roster changes in June."})
    done = caller.post(f"{path}/done").json()
    store, manager = world.house.store, world.house.people["manager"]
    held = office.action_for(store, manager, one["id"])

    assert (done["status"], done["due_on"], done["department"]) == ("done", "2026-06-01", "bar")
    assert [shown["by"] for shown in done["evidence"]] == ["system"]
    assert "the system ‘Everything’" in office.names_for(store, manager, held).values()
    assert office.approve(store, manager, one["id"], world.house.clock.now).status == "closed"
    late = caller.post(f"{path}/due", {"due_on": "2026-06-02"})
    assert (late.status_code, late.json()["code"]) == (409, "not_now")


def test_who_reads_and_writes_is_in_the_houses_book(world: World) -> None:
    """Reading once within the hour, writing each time; under the key's name."""
    system = world.caller("Bookkeeping")
    for path in ("/ratings", "/findings", "/findings", "/actions", "/feedback"):
        assert system.get(path).status_code == 200
    said(system, world)
    made(system, world, "Como", "bar.smiled")
    now, owner = world.house.clock.now, world.house.people["owner"]
    lines = audit_for(world.house.store, owner, now - timedelta(days=1), now + timedelta(days=1))
    told = [line.what for line in lines if line.name == "the system ‘Bookkeeping’"]

    assert sorted(told) == [
        "action: opened", "api_actions", "api_feedback", "api_feedback_sent", "api_findings", "api_ratings",
    ]  # fmt: skip


def test_a_survey_is_taken_in_whole_or_not_at_all(world: World, caller: Caller) -> None:
    """Every wrong answer is named where it stands; the same answer again is held once."""
    good = {
        "id": "A-1",
        "said_at": "2026-05-14T13:00:00+02:00",
        "csat": 5,
        "words": "Lovely.",
        "language": "de",
    }
    later = {"id": "A-2", "said_at": "2031-01-01T00:00:00Z", "nps": 3}
    nowhere = {"id": "A-3", "said_at": "2026-05-14T10:00:00Z", "nps": 3, "place": "Bar 9"}
    nothing = {"id": "A-4", "said_at": "2026-05-14T10:00:00Z", "words": " "}
    before = len(caller.everything("/feedback"))
    refused = caller.post("/feedback", world.survey("Bergen", good, later, nowhere, nothing))
    pointers = [error["pointer"] for error in refused.json()["errors"]]

    assert refused.status_code == 422
    assert pointers == ["#/answers/1/said_at", "#/answers/2/place", "#/answers/3"]
    assert len(caller.everything("/feedback")) == before
    first, again = (caller.post("/feedback", world.survey("Bergen", good)).json() for _ in range(2))
    assert (first["taken"], first["known"]) == (1, 0)
    assert (again["taken"], again["known"], again["feedback"]) == (0, 1, first["feedback"])
    told = caller.get(f"/feedback/{first['feedback'][0]}").json()
    assert (told["csat"], told["words"], told["language"]) == (5, "Lovely.", "de")
    assert told["said_at"] == "2026-05-14T11:00:00.000Z"


def test_an_answer_to_a_guest_is_noted(world: World, caller: Caller) -> None:
    voice = said(caller, world)
    told = caller.post(f"/feedback/{voice}/answers", {"how": "email", "text": "Thank you."})

    assert told.json()["status"] == "answered"


def test_sent_twice_under_one_name_it_is_done_once(world: World, caller: Caller) -> None:
    """Also at the same time; another request under that name is refused, and after a day it is new."""
    voice, body, name = said(caller, world), {"how": "phone", "text": "We are sorry."}, str(uuid.uuid4())
    path, store = f"/feedback/{voice}/answers", world.house.store
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: caller.post(path, body, Idempotency_Key=name), range(4)))
    again = caller.post(path, body, Idempotency_Key=name)
    other = caller.post(path, body | {"text": "Otherwise."}, Idempotency_Key=name)

    assert {answer.status_code for answer in answers} <= {200, 409}
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (200, "true")
    assert (other.status_code, other.json()["code"]) == (422, "name_reused")
    assert len(store.guest_events_about(voice)) == 1
    world.house.clock.forward(hours=25)
    assert caller.post(path, body, Idempotency_Key=name).status_code == 200
    assert len(store.guest_events_about(voice)) == 2


def test_what_was_refused_may_be_put_right_under_the_same_name(world: World, caller: Caller) -> None:
    wrong = {"id": "B-1", "said_at": "2031-01-01T00:00:00Z", "nps": 3}
    refused = caller.post("/feedback", world.survey("Bergen", wrong), Idempotency_Key="b")
    right = caller.post(
        "/feedback", world.survey("Bergen", wrong | {"said_at": "2026-05-14T10:00:00Z"}), Idempotency_Key="b"
    )

    assert (refused.status_code, right.status_code) == (422, 201)


# ── How it says no ──


def test_too_fast_a_key_is_asked_to_wait_and_others_are_not(tmp_path: Path) -> None:
    with a_world_in(tmp_path / "house", burst=5, guesses=3) as world:
        fast, other = world.caller("Fast"), world.caller("Other")
        answers = [fast.get("/hotels") for _ in range(6)]
        slow = answers[-1]

        assert [answer.status_code for answer in answers] == [200] * 5 + [429]
        assert answers[0].headers["RateLimit-Policy"] == '"key";q=5;w=2'
        assert answers[0].headers["RateLimit"].startswith('"key";r=4;')
        assert other.get("/hotels").status_code == 200
        world.house.clock.forward(seconds=int(slow.headers["Retry-After"]))
        assert fast.get("/hotels").status_code == 200
        guessing = Caller(world.client, "sixty_" + "x" * 38)
        assert [guessing.get("/hotels").status_code for _ in range(4)] == [401] * 3 + [429]
        assert other.get("/hotels").status_code == 200


BAD_BODIES = [
    (b"{", 400, "not_json"),
    (b'{"text": "\xff"}', 400, "not_json"),
    (b'{"text": "\\ud800"}', 400, "not_json"),
    (b'{"text": NaN}', 400, "not_json"),
    (b"[" * 100_000, 400, "not_json"),
    (b"[]", 422, "body_wrong"),
    (b'{"text": "\\u0000"}', 422, "body_wrong"),
    (b'{"text": " "}', 422, "body_wrong"),
    (b'{"text": 1}', 422, "body_wrong"),
    (b'{"text": "a", "more": 1}', 422, "body_wrong"),
    (b" " * (LARGEST_BODY + 1), 413, "too_large"),
]


@pytest.mark.parametrize(("body", "status", "code"), BAD_BODIES, ids=range(len(BAD_BODIES)))
def test_a_body_that_is_wrong_is_told_what_to_do(
    caller: Caller, action: str, body: bytes, status: int, code: str
) -> None:
    headers = {"Authorization": f"Bearer {caller.text}", "Content-Type": "application/json"}
    told = caller.client.post(f"{ROOT}/actions/{action}/comments", content=body, headers=headers)

    assert (told.status_code, told.json()["code"]) == (status, code)
    assert told.headers["Content-Type"] == "application/problem+json"
    assert told.json()["detail"]
    assert told.json()["type"] == f"{ROOT}/#{code}"


def test_errors_name_the_field_and_say_what_it_must_be(world: World, caller: Caller) -> None:
    body = world.survey("Bergen", {"id": "1", "said_at": "yesterday", "nps": 11, "csat": "5", "Nps": 1})
    errors = {error["pointer"]: error["detail"] for error in caller.post("/feedback", body).json()["errors"]}
    query = caller.get("/ratings?limit=0&hotels=1&since=2026-02-30T00:00:00Z&limit=2").json()["errors"]

    assert errors["#/answers/0/nps"] == "must be 10 or less"
    assert errors["#/answers/0/csat"] == "must be a whole number or null"
    assert "2026-05-14T13:40:13Z" in errors["#/answers/0/said_at"]
    assert "'Nps'" in errors["#/answers/0"]
    assert [one["parameter"] for one in query] == ["limit", "hotels", "since", "limit"]


@pytest.mark.parametrize(
    "cursor", ["x", "é", "W10", "WyJhIiwiYiJd", "WyIyMDI2LTAxLTAxIiwgImEiXQ", "eyJhIjoxfQ", "A" * 300]
)
def test_a_cursor_that_no_page_gave_is_refused(caller: Caller, cursor: str) -> None:
    for path in ("/ratings", "/findings", "/actions", "/feedback"):
        told = caller.get(f"{path}?cursor={cursor}")
        assert (told.status_code, told.json()["errors"][0]["parameter"]) == (400, "cursor")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("DELETE", "/ratings", 405), ("GET", "/rating", 404), ("GET", "/a%0Ab", 404)],
)
def test_an_address_that_is_not_there_answers_as_everything_does(
    caller: Caller, method: str, path: str, status: int
) -> None:
    told = caller.client.request(method, f"{ROOT}{path}")

    assert told.status_code == status
    assert told.headers["Content-Type"] == "application/problem+json"
    assert told.headers.get("Allow") == ("GET" if status == 405 else None)


def test_a_session_of_the_pages_is_no_key(world: World) -> None:
    """Else every page of another site could write in the name of whoever is signed in."""
    client, house = world.client, world.house
    client.cookies.set(COOKIE, open_session(house.store, house.people["owner"].id, house.clock.now))

    assert client.get("/api/me").status_code == 200
    assert client.get(f"{ROOT}/hotels").status_code == 401
