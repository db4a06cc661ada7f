"""Photos in a bucket, against a server that speaks S3."""

from __future__ import annotations

import hashlib
import io
import shutil
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from inspections.photos import drop_photos, keep_photo, photo_path, read_photo
from inspections.photos.store import bucket_of, lend_bucket
from inspections.records import StoreBusy, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("obstore")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """An S3 server on a free port, in this process."""
    threaded = pytest.importorskip("moto.server").ThreadedMotoServer
    running = threaded(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def folder(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A photo folder that stands for an empty bucket of that server."""
    import boto3  # noqa: PLC0415 - comes with the server

    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "us-east-1"}
    for name, value in {**keys, "AWS_ENDPOINT_URL": server, "AWS_ALLOW_HTTP": "true"}.items():
        monkeypatch.setenv(name, value)
    name = f"photos-{tmp_path.name.replace('_', '-').lower()}"[:60]
    boto3.client("s3", endpoint_url=server, region_name="us-east-1").create_bucket(Bucket=name)
    lend_bucket(tmp_path, f"s3://{name}/house")
    yield tmp_path
    lend_bucket(tmp_path, "")


def a_photo(colour: str = "#123456") -> tuple[bytes, str]:
    file = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(file, "JPEG")
    return file.getvalue(), hashlib.sha256(file.getvalue()).hexdigest()


def test_a_photo_is_in_the_bucket_when_it_is_kept(folder: Path) -> None:
    """So that another server, with an empty folder, has it."""
    data, sha256 = a_photo()

    keep_photo(folder, data, sha256)
    keep_photo(folder, data, sha256)

    bucket = bucket_of(folder)
    assert bucket is not None
    assert bucket.get(f"{sha256[:2]}/{sha256[2:4]}/{sha256}.jpg") == data
    for place in folder.iterdir():
        shutil.rmtree(place)
    assert read_photo(folder, sha256) == data
    assert photo_path(folder, sha256) == folder / sha256[:2] / sha256[2:4] / f"{sha256}.jpg"
    assert photo_path(folder, "0" * 64) is None


def test_a_demo_photo_goes_from_the_bucket_too(folder: Path) -> None:
    """Also where this server never had it at hand."""
    data, sha256 = a_photo("#654321")
    keep_photo(folder, data, sha256)
    for place in folder.iterdir():
        shutil.rmtree(place)

    assert drop_photos(folder, [sha256]) == 1

    assert read_photo(folder, sha256) is None


def test_a_bucket_that_does_not_answer_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tablet is asked to come again, and has its photo still."""
    data, sha256 = a_photo()
    lend_bucket(folder, "s3://no-such-bucket-of-ours/house")

    with pytest.raises(StoreBusy) as busy:
        keep_photo(folder, data, sha256)

    assert busy.value.code == "photo_not_written"
    assert not list(folder.rglob("*.jpg"))


def test_an_address_that_is_no_bucket_is_told(tmp_path: Path) -> None:
    """With what it should look like."""
    lend_bucket(tmp_path, "ftp://somewhere/photos")

    with pytest.raises(StoreError, match="s3://bucket") as refused:
        bucket_of(tmp_path)

    assert refused.value.code == "photo_url_unknown"
    lend_bucket(tmp_path, "")
