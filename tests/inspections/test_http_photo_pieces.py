"""A photo that comes in pieces: from where it was cut, to whoever may send it, and whole before it counts."""

from __future__ import annotations

import asyncio
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from inspections import http as sixty
from inspections.allowance import Allowances
from inspections.http.session import COOKIE
from inspections.photos import LARGEST_PHOTO, read_photo
from inspections.photos import pieces as photo_pieces
from inspections.photos.pieces import KEPT_FOR, MOST_BEGUN, Begun, OffsetDiffers, Pieces
from tests.inspections.a_house import House
from tests.inspections.a_server import a_server, signed_in_as
from tests.inspections.test_photos import a_photo

PHOTO = a_photo(size=(400, 300), quality=95)
NAME = hashlib.sha256(PHOTO).hexdigest()
HALF = len(PHOTO) // 2


def upload(house: House, sha256: str = NAME, city: str = "Bergen") -> str:
    return f"/api/visits/{house.visits[city].id}/photos/{sha256}/upload"


def ends(offset: int, last: bool = False, **more: str) -> dict[str, str]:
    complete = {"Upload-Offset": str(offset), "Upload-Complete": f"?{int(last)}"}
    return {"Content-Type": "application/partial-upload"} | complete | more


def send(tablet: TestClient, path: str, offset: int, piece: bytes, *, last: bool = False):  # type: ignore[no-untyped-def]
    return tablet.patch(path, content=piece, headers=ends(offset, last))


def here(tablet: TestClient, path: str) -> tuple[int, str]:
    told = tablet.head(path)
    assert (told.status_code, told.headers["cache-control"]) == (204, "no-store")
    return int(told.headers["upload-offset"]), told.headers["upload-complete"]


def files_in(house: House) -> list[Path]:
    return [path for path in (house.photos / "pieces").rglob("*") if path.is_file()]


def test_a_photo_comes_in_pieces_and_is_held_once_it_is_whole(house: House, tablet: TestClient) -> None:
    """The server says how much it has; only the last piece is answered as the photo in one is."""
    path, visit = upload(house), house.visits["Bergen"].id
    assert here(tablet, path) == (0, "?0")

    first = send(tablet, path, 0, PHOTO[:HALF])
    assert first.json() == {"type": "sixty.pieces", "visit": visit, "sha256": NAME, "offset": HALF}
    assert here(tablet, path) == (HALF, "?0")
    assert house.store.photos_of(visit) == [], "half a photo counts for nothing"
    last = send(tablet, path, HALF, PHOTO[HALF:], last=True)

    said = {"type": "sixty.photo", "visit": visit, "sha256": NAME, "size": len(PHOTO)}
    assert last.json() == said
    assert here(tablet, path) == (len(PHOTO), "?1")
    assert read_photo(house.photos, NAME) == PHOTO
    assert files_in(house) == [], "nothing of it lies about twice"
    again = [send(tablet, path, at, PHOTO[at:], last=True).json() for at in (0, HALF, len(PHOTO))]
    assert again == [said] * 3, "an answer that was lost is asked for again"


def test_a_piece_that_begins_elsewhere_is_told_where_to_go_on(house: House, tablet: TestClient) -> None:
    """Of two tabs or two tablets that send the same photo the second goes on where the first is."""
    path = upload(house)
    send(tablet, path, 0, PHOTO[:HALF])

    for offset in (0, HALF - 1, HALF + 1):
        differs = send(signed_in_as(house, "inspector"), path, offset, PHOTO[offset:], last=True)
        assert (differs.status_code, differs.json()["code"]) == (409, "offset_differs")
        assert differs.json()["offset"] == int(differs.headers["upload-offset"]) == HALF
    assert send(tablet, path, HALF, PHOTO[HALF:], last=True).json()["type"] == "sixty.photo"


@pytest.mark.parametrize(
    ("whole", "refusal"),
    [
        (PHOTO[:-9] + b"X" + PHOTO[-8:], (422, "photo_differs")),
        (b"<script>alert(1)</script>", (415, "photo_unknown")),
        (PHOTO[:HALF], (422, "photo_broken")),
        (PHOTO + b"<html>", (422, "photo_and_more")),
    ],
    ids=["damaged", "no picture", "cut off", "more than a picture"],
)
def test_the_whole_is_checked_as_a_photo_in_one_is_and_begins_anew_if_it_is_none(
    house: House, tablet: TestClient, whole: bytes, refusal: tuple[int, str]
) -> None:
    """What was damaged on the way must not be added to for ever."""
    name = NAME if refusal[1] == "photo_differs" else hashlib.sha256(whole).hexdigest()
    path = upload(house, name)
    send(tablet, path, 0, whole[:10])

    refused = send(tablet, path, 10, whole[10:], last=True)

    assert (refused.status_code, refused.json()["code"]) == refusal
    assert here(tablet, path) == (0, "?0")
    assert house.store.photos_of(house.visits["Bergen"].id) == []


def test_pieces_are_each_ones_own_and_nobody_learns_of_anothers_photo(
    house: House, tablet: TestClient
) -> None:
    """To all others it is answered like a visit that does not exist, but for the request's own number."""
    path = upload(house)
    send(tablet, path, 0, PHOTO[:HALF])
    for who in ("owner", "quality", "manager", "other_inspector"):
        other = signed_in_as(house, who)
        nowhere = path.replace(house.visits["Bergen"].id, "00000000-0000-4000-8000-000000000000")
        for answers in (
            [other.head(p) for p in (path, nowhere)],
            [send(other, p, 0, b"x") for p in (path, nowhere)],
        ):
            for one in answers:
                del one.headers["x-request-id"]
            assert {(a.status_code, a.text, str(a.headers)) for a in answers} == {
                (404, answers[0].text, str(answers[0].headers))
            }
    assert here(signed_in_as(house, "other_inspector"), upload(house, city="Como")) == (0, "?0")
    assert here(tablet, path) == (HALF, "?0")


@pytest.mark.parametrize(
    ("headers", "refusal"),
    [
        ({"Content-Type": "image/jpeg", "Upload-Offset": "0"}, (415, "wrong_type")),
        (ends(0) | {"Upload-Offset": ""}, (400, "offset_missing")),
        (ends(0) | {"Upload-Offset": "-1"}, (400, "offset_missing")),
        (ends(0) | {"Upload-Offset": "٣"}, (400, "offset_missing")),
        (ends(0) | {"Upload-Offset": "9" * 400}, (400, "offset_missing")),
        (ends(0, **{"Upload-Length": str(LARGEST_PHOTO + 1)}), (413, "photo_too_large")),
        (ends(LARGEST_PHOTO), (413, "photo_too_large")),
    ],
)
def test_a_piece_that_says_what_cannot_be_is_refused(
    house: House, tablet: TestClient, headers: dict[str, str], refusal: tuple[int, str]
) -> None:
    """With what to do."""
    sent = {name: value.encode() for name, value in headers.items()}
    refused = tablet.patch(upload(house), content=b"x", headers=sent)  # type: ignore[arg-type]

    assert (refused.status_code, refused.json()["code"]) == refusal
    assert files_in(house) == []


def test_pieces_count_against_the_pace_of_the_session(
    house: House, tablet: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And so does asking how much is there."""
    monkeypatch.setattr(sixty, "Allowances", lambda: Allowances(burst=2, per_second=1))
    tablet = signed_in_as(house, "inspector")

    answers = [tablet.head(upload(house)), *(send(tablet, upload(house), n, b"x") for n in range(2))]

    assert [answer.status_code for answer in answers] == [204, 200, 429]
    assert answers[-1].headers["retry-after"]


# --- on disk -----------------------------------------------------------------------------------------------


def begun(number: int, account: str = "ines") -> Begun:
    return Begun(account, "visit", f"{number:064x}")


def test_an_account_begins_no_more_than_so_many_and_the_one_longest_at_rest_goes(tmp_path: Path) -> None:
    """Nothing of it is lost: the tablet has the photo, and begins it anew."""
    pieces = Pieces(tmp_path)
    for number in range(MOST_BEGUN):
        pieces.add(begun(number), 0, b"piece", now=0)
        os.utime(pieces._path(begun(number)), (number, number))
    pieces.add(begun(0, "another"), 0, b"piece", now=0)

    pieces.add(begun(MOST_BEGUN), 0, b"piece", now=0)

    sizes = [pieces.size_of(begun(number)) for number in range(MOST_BEGUN + 1)]
    assert sizes == [0] + [5] * MOST_BEGUN
    assert pieces.size_of(begun(0, "another")) == 5


def test_what_nobody_goes_on_with_is_dropped_after_days(tmp_path: Path) -> None:
    """Looked for when another is begun; what was touched within the week stays."""
    pieces, now = Pieces(tmp_path), 10 * KEPT_FOR
    for number, rested in enumerate((KEPT_FOR + 1, KEPT_FOR - 1)):
        pieces.add(begun(number), 0, b"piece", now=now)
        os.utime(pieces._path(begun(number)), (now - rested, now - rested))

    Pieces(tmp_path).add(begun(2, "another"), 0, b"piece", now=now)

    assert [pieces.size_of(begun(number)) for number in range(2)] == [0, 5]


def test_a_disk_that_refuses_asks_to_come_back(
    house: House, tablet: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503: the tablet waits and goes on from what is there."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as moment:
        moment.setattr(photo_pieces, "_write_at", full)
        busy = send(tablet, upload(house), 0, PHOTO, last=True)

    assert (busy.status_code, busy.json()["code"]) == (503, "photo_not_written")
    assert send(tablet, upload(house), 0, PHOTO, last=True).json()["type"] == "sixty.photo"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=12))
def test_whatever_pieces_come_in_whatever_order_what_is_there_is_the_photos_beginning(
    tmp_path_factory: pytest.TempPathFactory, tries: list[tuple[int, int]]
) -> None:
    """Repeated, overlapping, ahead of what is there."""
    pieces, photo = Pieces(tmp_path_factory.mktemp("photos")), bytes(range(12))
    for start, length in tries:
        before = pieces.size_of(begun(1))
        if start == before:
            assert pieces.add(begun(1), start, photo[start : start + length], now=0) >= before
        else:
            with pytest.raises(OffsetDiffers) as differs:
                pieces.add(begun(1), start, photo[start : start + length], now=0)
            assert differs.value.offset == before
        assert photo.startswith(pieces.whole(begun(1)))
        assert len(pieces.whole(begun(1))) >= before


# --- a line that breaks -------------------------------------------------------------------------------------


def test_what_came_of_a_piece_before_the_line_broke_is_kept(house: House, tablet: TestClient) -> None:
    """On a line too bad for even one piece the photo still gets there; half of the last piece is no end."""
    path, app = upload(house), a_server(house)
    session = f"{COOKIE}={tablet.cookies.get(COOKIE)}"
    sent = ends(0, last=True) | {"Cookie": session, "X-Sixty-CSRF": tablet.headers["X-Sixty-CSRF"]}
    scope = {"type": "http", "method": "PATCH", "path": path, "query_string": b"", "root_path": ""}
    scope["headers"] = [(name.lower().encode(), value.encode()) for name, value in sent.items()]
    comes = iter([{"type": "http.request", "body": PHOTO[:HALF], "more_body": True}])

    async def receive() -> dict[str, object]:
        return next(comes, {"type": "http.disconnect"})

    async def answer(_message: object) -> None:
        """Nobody hears it."""

    with ThreadPoolExecutor(1) as thread:  # a loop of its own, whatever else runs here
        thread.submit(asyncio.run, app(scope, receive, answer)).result()

    assert here(tablet, path) == (HALF, "?0")
    assert send(tablet, path, HALF, PHOTO[HALF:], last=True).json()["type"] == "sixty.photo"
    assert read_photo(house.photos, NAME) == PHOTO


def test_the_same_piece_from_five_hands_at_once_is_there_once(house: House) -> None:
    """Two tabs and a proxy that retries: one is thanked, the others are told where to go on."""
    app = a_server(house)
    tablets = [signed_in_as(house, "inspector", app) for _ in range(5)]
    with ThreadPoolExecutor(5) as hands:
        answers = list(hands.map(lambda one: send(one, upload(house), 0, PHOTO[:HALF]), tablets))
        assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409]
        ends_ = list(hands.map(lambda one: send(one, upload(house), HALF, PHOTO[HALF:], last=True), tablets))

    assert 200 in {answer.status_code for answer in ends_} <= {200, 409}
    assert send(tablets[0], upload(house), len(PHOTO), b"", last=True).json()["type"] == "sixty.photo"
    assert read_photo(house.photos, NAME) == PHOTO
