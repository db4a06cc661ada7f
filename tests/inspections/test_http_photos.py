"""Photos, sent to the server and asked back, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.inspections.a_batch import a_batch, problem
from tests.inspections.a_house import TABLET, House, a_picture, an_event
from tests.inspections.a_server import signed_in_as

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def put_photo(tablet: TestClient, bergen: str, data: bytes, sha256: str, sent: str = "image/jpeg") -> object:
    return tablet.put(f"{bergen}/photos/{sha256}", content=data, headers={"Content-Type": sent})


def test_a_photo_comes_back_as_it_was_sent(house: House, tablet: TestClient, bergen: str) -> None:
    """Under its digest, to keep for good, with the type it really has; sent twice, it is held once."""
    data, sha256 = a_picture()

    answers = [put_photo(tablet, bergen, data, sha256, sent) for sent in ("image/jpeg", "image/png")]

    visit_id = house.visits["Bergen"].id
    said = {"type": "sixty.photo", "visit": visit_id, "sha256": sha256, "size": len(data)}
    assert [answer.json() for answer in answers] == [said] * 2  # type: ignore[attr-defined]
    shown = tablet.get(f"{bergen}/photos/{sha256}")
    assert (shown.content, shown.headers["content-type"]) == (data, "image/jpeg")
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert len(house.store.photos_of(visit_id)) == 1


def test_a_submission_is_complete_when_its_last_photo_has_come(
    house: House, tablet: TestClient, bergen: str
) -> None:
    """Until then the receipt names what is missing."""
    visit, (data, sha256) = house.visits["Bergen"], a_picture()
    photo = {"photo": sha256, "size": len(data), "width": 8, "height": 6}
    events = [
        an_event(visit.id, 1, "started", {"pack_hash": visit.pack_hash}),
        an_event(visit.id, 2, "photographed", photo),
        an_event(visit.id, 3, "submitted", {"events": 2, "photos": [{"sha256": sha256, "size": len(data)}]}),
    ]

    before = tablet.post(f"{bergen}/events", json=a_batch(*events)).json()
    put_photo(tablet, bergen, data, sha256)
    after = tablet.get(f"{bergen}/receipt", params={"device": TABLET}).json()

    assert (before["status"], before["photos"], before["missing_photos"]) == ("in_progress", [], [sha256])
    assert (after["status"], after["photos"], after["missing_photos"]) == ("submitted", [sha256], [])


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ("other bytes", (422, "photo_differs")),
        ("no picture", (415, "photo_unknown")),
        ("cut off", (422, "photo_broken")),
        ("too large", (413, "too_large")),
        ("wrong type", (415, "wrong_type")),
    ],
)
def test_a_photo_that_cannot_be_kept_is_refused_and_not_held(
    house: House, tablet: TestClient, bergen: str, change: str, refusal: tuple[int, str]
) -> None:
    """It stays on the tablet."""
    import hashlib  # noqa: PLC0415 – only here

    data, sha256 = a_picture()
    data = {
        "other bytes": a_picture("red")[0],
        "no picture": b"<script>alert(1)</script>",
        "cut off": data[: len(data) // 2],
        "too large": b"x" * (8 * 1024 * 1024 + 1),
        "wrong type": data,
    }[change]
    name = sha256 if change == "other bytes" else hashlib.sha256(data).hexdigest()

    answer = put_photo(tablet, bergen, data, name, "text/html" if change == "wrong type" else "image/jpeg")

    problem(answer, *refusal)
    assert house.store.photos_of(house.visits["Bergen"].id) == []
    problem(tablet.get(f"{bergen}/photos/{name}"), 404, "not_found")


def test_a_photo_of_one_visit_is_not_shown_under_another(
    house: House, tablet: TestClient, bergen: str
) -> None:
    """Knowing a digest is not being allowed to see what it is of."""
    data, sha256 = a_picture()
    put_photo(tablet, bergen, data, sha256)
    other = signed_in_as(house, "other_inspector")

    problem(other.get(f"/api/visits/{house.visits['Como'].id}/photos/{sha256}"), 404, "not_found")


@pytest.mark.parametrize("name", ["0" * 63, "A" * 64, "..%2F..%2Fsixty.db", "%00"])
def test_a_name_that_is_no_digest_finds_nothing(tablet: TestClient, bergen: str, name: str) -> None:
    """Nor does it leave the photo folder."""
    assert tablet.get(f"{bergen}/photos/{name}").status_code == 404
