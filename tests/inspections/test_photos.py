"""Photos as files: whole or not at all, and only pictures."""

from __future__ import annotations

import hashlib
import os
import zlib
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from inspections.photos import (
    LARGEST_PHOTO,
    PhotoRefused,
    check_photo,
    drop_photos,
    keep_photo,
    photo_path,
    read_photo,
)
from inspections.records import StoreBusy

if TYPE_CHECKING:
    from pathlib import Path


def a_photo(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    file = BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(file, kind, **options)
    return file.getvalue()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def refusal_of(data: bytes) -> str:
    with pytest.raises(PhotoRefused) as refused:
        check_photo(data, sha256(data))
    return refused.value.code


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


@pytest.mark.parametrize(
    ("kind", "media_type", "ending"),
    [("JPEG", "image/jpeg", ".jpg"), ("PNG", "image/png", ".png"), ("WEBP", "image/webp", ".webp")],
)
def test_a_photo_is_kept_under_its_hash(tmp_path: Path, kind: str, media_type: str, ending: str) -> None:
    """And read back byte for byte."""
    data = a_photo(kind)

    kept = keep_photo(tmp_path, data, sha256(data))

    name = sha256(data)
    assert (kept.size, kept.media_type, kept.width, kept.height) == (len(data), media_type, 64, 48)
    assert photo_path(tmp_path, name) == tmp_path / name[:2] / name[2:4] / f"{name}{ending}"
    assert read_photo(tmp_path, name) == data


def test_keeping_it_again_changes_nothing(tmp_path: Path) -> None:
    """And leaves nothing else behind."""
    data = a_photo()

    assert keep_photo(tmp_path, data, sha256(data)) == keep_photo(tmp_path, data, sha256(data))
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_file_damaged_on_disk_is_mended_when_it_comes_again(tmp_path: Path) -> None:
    """A photo sent again is written again unless it is there whole."""
    data = a_photo()
    keep_photo(tmp_path, data, sha256(data))
    path = photo_path(tmp_path, sha256(data))
    assert path is not None
    path.write_bytes(data[:-1])

    keep_photo(tmp_path, data, sha256(data))

    assert read_photo(tmp_path, sha256(data)) == data


@pytest.mark.parametrize(
    "options", [{"progressive": True}, {"optimize": True}, {"comment": b"\xff\xd9 not yet"}]
)
def test_every_way_to_write_a_jpeg_will_do(options: dict[str, object]) -> None:
    """Several scans, own tables, an end marker within a comment."""
    data = a_photo("JPEG", **options)

    assert check_photo(data, sha256(data)).media_type == "image/jpeg"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_half_a_photo_is_broken(kind: str) -> None:
    """Cut off anywhere behind its head."""
    data = a_photo(kind)

    assert {refusal_of(data[: len(data) * share // 10]) for share in (5, 8)} <= {
        "photo_broken",
        "photo_unknown",
    }
    assert refusal_of(data[:-1]) in ("photo_broken", "photo_and_more")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_is_something_else_as_well_is_refused(kind: str) -> None:
    """A page or an archive behind the picture."""
    assert refusal_of(a_photo(kind) + b"<html><script>alert(1)</script></html>") == "photo_and_more"


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7"])
def test_what_is_no_photo_is_unknown(data: bytes) -> None:
    """Whatever it calls itself."""
    assert refusal_of(data) == "photo_unknown"


def test_other_picture_formats_are_unknown() -> None:
    """Though they could be decoded."""
    assert [refusal_of(a_photo(kind)) for kind in ("GIF", "BMP", "TIFF")] == ["photo_unknown"] * 3


def test_a_small_file_with_a_huge_picture_is_refused_before_it_is_decoded() -> None:
    """A bomb: 60,000 × 60,000 grey dots would be 3.6 GB."""
    head = chunk(b"IHDR", (60_000).to_bytes(4) * 2 + b"\x08\x00\x00\x00\x00")
    bomb = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(60_000))) + chunk(b"IEND", b"")

    assert refusal_of(bomb) == "photo_too_many_pixels"


def test_just_over_sixty_megapixels_is_too_many() -> None:
    """Even where the decoder would only warn."""
    head = chunk(b"IHDR", (60_001).to_bytes(4) + (1_000).to_bytes(4) + b"\x01\x00\x00\x00\x00")
    photo = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"") + chunk(b"IEND", b"")

    assert refusal_of(photo) == "photo_too_many_pixels"


def test_a_photo_over_eight_mebibytes_is_too_large() -> None:
    """Told before anything is read."""
    assert refusal_of(bytes(LARGEST_PHOTO + 1)) == "photo_too_large"


def test_a_photo_with_other_bytes_than_its_name_says_is_not_kept(tmp_path: Path) -> None:
    """Damaged on the way: send it again."""
    with pytest.raises(PhotoRefused) as refused:
        keep_photo(tmp_path, a_photo(), "0" * 64)

    assert refused.value.code == "photo_differs"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 63, "A" * 64, "0" * 64 + "/.."])
def test_a_name_that_is_no_hash_leads_nowhere(tmp_path: Path, name: str) -> None:
    """Least of all out of the folder."""
    assert photo_path(tmp_path, name) is None
    assert read_photo(tmp_path, name) is None


def test_a_disk_that_refuses_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tablet keeps it and sends it again."""
    data = a_photo()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(StoreBusy, match="No space left"):
        keep_photo(tmp_path, data, sha256(data))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_photos_that_no_visit_names_can_be_dropped(tmp_path: Path) -> None:
    """Those and no others."""
    one, other = a_photo(), a_photo("PNG")
    for data in (one, other):
        keep_photo(tmp_path, data, sha256(data))

    assert drop_photos(tmp_path, [sha256(one), "0" * 64]) == 1
    assert [read_photo(tmp_path, sha256(data)) for data in (one, other)] == [None, other]


ONE_OF_EACH = [a_photo("JPEG"), a_photo("PNG"), a_photo("WEBP")]


@given(st.sampled_from(ONE_OF_EACH), st.data())
def test_a_file_changed_anywhere_is_a_photo_or_refused(photo: bytes, data: st.DataObject) -> None:
    """A decoder's own errors never get out."""
    place = data.draw(st.integers(0, len(photo) - 1))
    changed = photo[:place] + data.draw(st.binary(min_size=1, max_size=8)) + photo[place + 1 :]

    with suppress(PhotoRefused):
        assert check_photo(changed, sha256(changed)).size == len(changed)
