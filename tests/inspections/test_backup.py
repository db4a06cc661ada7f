"""A backup made while Sixty runs, and put back after the original was destroyed."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import uuid
from typing import TYPE_CHECKING

import pytest

from inspections.__main__ import main
from inspections.backup import back_up, check_backup, check_files, latest, restore
from inspections.photos import keep_photo, photo_path, read_photo
from inspections.records import HeldPhoto, StoreError
from inspections.store import open_store
from tests.inspections.a_house import NOON, House, a_house, an_event
from tests.inspections.test_photos import a_photo, sha256

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PICTURE = a_photo()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A released visit, another with a photo, and everything around them."""
    folder = tmp_path / "house"
    folder.mkdir()
    opened = a_house(folder)
    opened.release("Bergen")
    como = opened.visits["Como"]
    keep_photo(opened.photos, PICTURE, sha256(PICTURE))
    opened.store.hold_photo(HeldPhoto(como.id, sha256(PICTURE), len(PICTURE), "image/jpeg", NOON))
    yield opened
    opened.store.close()


def url_of(house: House) -> str:
    return f"sqlite:///{house.photos.parent / 'sixty.db'}"


def everything_in(url: str) -> dict[str, object]:
    """All that the store says."""
    store = open_store(url)
    told = {
        visit.id: (visit, store.held_events(visit.id), store.photos_of(visit.id))
        for visit in store.all_visits()
    }
    found = {"visits": told, "people": store.accounts(), "hotels": store.hotels(), "packs": store.packs()}
    store.close()
    return found


def test_all_is_back_after_the_original_is_destroyed(house: House, tmp_path: Path) -> None:
    """Database and photos, by the commands."""
    url, backups, data = url_of(house), tmp_path / "backups", house.photos.parent
    before = everything_in(url)
    where = ["--database-url", url, "--photos", str(house.photos)]

    assert main(["backup", str(backups), *where]) == 0
    assert main(["check", str(backups), *where]) == 0
    house.store.close()
    shutil.rmtree(data)
    assert main(["check", *where]) == 1
    assert main(["restore", str(backups), *where]) == 0

    assert main(["check", *where]) == 0
    assert everything_in(url) == before
    assert read_photo(house.photos, sha256(PICTURE)) == PICTURE


def test_writers_go_on_and_nothing_acknowledged_before_is_missing(house: House, tmp_path: Path) -> None:
    """Four threads send while it is copied: the copy is of one moment, and whole."""
    visit, stop, sent = house.visits["Como"], threading.Event(), []

    def send(tablet: int) -> None:
        device = f"00000000-0000-4000-8000-{tablet:012d}"
        for seq in range(1, 2_000):
            note = {"note": str(uuid.uuid4()), "text": f"Note {seq}"}
            house.send(visit.id, an_event(visit.id, seq, "noted", note, device=device), by="other_inspector")
            sent.append((device, seq))
            if stop.is_set():
                return

    threads = [threading.Thread(target=send, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    pause = threading.Event()
    while len(sent) < 40 and any(thread.is_alive() for thread in threads):
        pause.wait(0.001)
    acknowledged = list(sent)
    made = back_up(url_of(house), house.photos, tmp_path / "backups", NOON)
    stop.set()
    for thread in threads:
        thread.join()

    url = f"sqlite:///{tmp_path / 'again' / 'sixty.db'}"
    restore(latest(tmp_path / "backups")[0], url, tmp_path / "again" / "photos")
    store = open_store(url)
    held = {(one.device, one.seq) for one in store.events_of(visit.id)}
    store.close()
    assert len(acknowledged) >= 40
    assert set(acknowledged) <= held
    assert made.rows["events"] <= len(sent) + made.rows["visits"] * 20


def test_a_second_backup_copies_only_new_photos(house: House, tmp_path: Path) -> None:
    """Photos never change under their name."""
    backups = tmp_path / "backups"
    back_up(url_of(house), house.photos, backups, NOON)
    first = photo_path(backups / "photos", sha256(PICTURE))
    assert first is not None
    written = first.stat().st_mtime_ns

    back_up(url_of(house), house.photos, backups, NOON.replace(hour=23))

    assert first.stat().st_mtime_ns == written
    assert [path.name for path in latest(backups)] == ["sixty-20260514T230000Z", "sixty-20260514T120000Z"]


def test_nothing_is_ever_overwritten(house: House, tmp_path: Path) -> None:
    """Not even by what was backed up from there."""
    back_up(url_of(house), house.photos, tmp_path / "backups", NOON)

    with pytest.raises(StoreError) as refused:
        restore(latest(tmp_path / "backups")[0], url_of(house), house.photos)

    assert refused.value.code == "place_taken"


def test_a_damaged_backup_is_told_and_not_restored(house: House, tmp_path: Path) -> None:
    """One byte is enough; so is a photo."""
    backups, url = tmp_path / "backups", f"sqlite:///{tmp_path / 'new.db'}"
    back_up(url_of(house), house.photos, backups, NOON)
    (backup,) = latest(backups)
    assert check_backup(backup) == []

    picture = photo_path(backups / "photos", sha256(PICTURE))
    assert picture is not None
    picture.write_bytes(b"\xff" + PICTURE[1:-1])
    assert "is missing or damaged" in check_backup(backup)[0]
    with pytest.raises(StoreError, match=sha256(PICTURE)):
        restore(backup, url, tmp_path / "photos")

    file = backup / "sixty.db"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert "is not what was backed up" in check_backup(backup)[0]
    with pytest.raises(StoreError) as refused:
        restore(backup, url, tmp_path / "photos")
    assert refused.value.code == "backup_damaged"
    assert not (tmp_path / "new.db").exists()


def test_an_event_that_was_changed_in_the_file_is_found(house: House, tmp_path: Path) -> None:
    """SQLite finds the file sound; the digest does not."""
    url = url_of(house)
    assert check_files(url, house.photos) == []
    house.store.close()
    with sqlite3.connect(house.photos.parent / "sixty.db") as connection:
        connection.execute("UPDATE events SET body = '{}' WHERE kind = 'submitted'")
    connection.close()

    assert "is not what was sent" in check_files(url, house.photos)[0]


def test_a_photo_without_a_file_is_told_but_does_not_stop_the_backup(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The log is worth having all the same."""
    path = photo_path(house.photos, sha256(PICTURE))
    assert path is not None
    path.unlink()
    where = ["--database-url", url_of(house), "--photos", str(house.photos)]

    assert main(["backup", str(tmp_path / "backups"), *where]) == 1

    assert sha256(PICTURE) in capsys.readouterr().err
    restore(latest(tmp_path / "backups")[0], f"sqlite:///{tmp_path / 'n.db'}", tmp_path / "photos")


def test_postgresql_has_its_own_tools_and_they_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the address, and without the password."""
    where = ["--database-url", "postgresql+psycopg://sixty:secret@db/sixty", "--photos", str(tmp_path)]

    assert main(["backup", str(tmp_path / "backups"), *where]) == 1

    told = capsys.readouterr().err
    assert "pg_dump --format=custom --file=sixty.dump postgresql://sixty@db/sixty" in told
    assert "secret" not in told


def test_what_is_no_backup_is_told(tmp_path: Path) -> None:
    """With what is missing."""
    assert "is no backup" in check_backup(tmp_path)[0]
    with pytest.raises(StoreError) as refused:
        back_up(f"sqlite:///{tmp_path / 'none.db'}", tmp_path, tmp_path / "backups", NOON)
    assert refused.value.code == "nothing_to_back_up"
