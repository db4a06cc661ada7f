"""Photos in a bucket, where `PHOTO_URL` names one: S3 and what speaks like it. Gateway: obstore.

The bucket then holds the photos, under the names they have in a folder; the photo folder of a server is only
what it has at hand, and may be emptied at any time. What a name stands for never changes: no copy is old.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspections.records import StoreBusy, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    T = TypeVar("T")

_PATIENCE: Any = {"timeout": "20s", "connect_timeout": "5s", "allow_http": True}
_AGAIN: Any = {"max_retries": 2, "retry_timeout": timedelta(seconds=15)}
"""A tablet waits for the answer, and sends again by itself. Whoever names an http endpoint, as of a server in
the same house, means it."""
_LENT: dict[Path, str] = {}
"""Photo folders that stand for a bucket, and its address. Told once, by the settings."""


def lend_bucket(folder: Path, url: str) -> None:
    """From now on the photos of that folder are those of the bucket at `url`; "" for the folder itself."""
    if url:
        _LENT[folder] = url
    else:
        _LENT.pop(folder, None)


def bucket_of(folder: Path) -> Bucket | None:
    """The bucket that the folder stands for. Raises StoreError "photo_url_unknown"."""
    url = _LENT.get(folder)
    return _opened(url) if url else None


class Bucket:
    """Photos by name. Each call raises StoreBusy "photo_not_written" where the bucket does not answer."""

    def __init__(self, url: str) -> None:
        try:
            from obstore.store import from_url  # noqa: PLC0415 - only where photos are not on disk
        except ImportError:
            raise StoreError(
                "photo_url_unknown",
                "PHOTO_URL needs obstore: pip install -r requirements-chain.txt, then start again.",
            ) from None
        scheme = url.partition("://")[0]
        try:
            # Keys, endpoint and region come from the environment, as AWS_ACCESS_KEY_ID and the like.
            self._store: Any = from_url(url, client_options=_PATIENCE, retry_config=_AGAIN)
        except Exception as error:
            raise StoreError(
                "photo_url_unknown",
                f"PHOTO_URL is an address of {scheme or 'nothing'} that cannot be opened ({error})."
                " It must be like s3://bucket/folder, az://… or gs://….",
            ) from error

    def put(self, name: str, data: bytes) -> None:
        """Holds it once this returns; the same again changes nothing."""
        import obstore  # noqa: PLC0415
        from obstore.exceptions import AlreadyExistsError  # noqa: PLC0415

        def putting() -> None:
            try:
                obstore.put(self._store, name, data, mode="create")
            except AlreadyExistsError:
                if obstore.head(self._store, name)["size"] != len(data):
                    obstore.put(self._store, name, data)

        _asked(putting)

    def get(self, name: str) -> bytes | None:
        """The bytes; None where there are none."""
        import obstore  # noqa: PLC0415

        def getting() -> bytes | None:
            try:
                return bytes(obstore.get(self._store, name).bytes())
            except FileNotFoundError:
                return None

        return _asked(getting)

    def drop(self, name: str) -> bool:
        """Whether it was there."""
        import obstore  # noqa: PLC0415

        def dropping() -> bool:
            try:
                obstore.head(self._store, name)
                obstore.delete(self._store, name)
            except FileNotFoundError:
                return False
            return True

        return _asked(dropping)


@cache
def _opened(url: str) -> Bucket:
    return Bucket(url)


def _asked(work: Callable[[], T]) -> T:
    from obstore.exceptions import BaseError  # noqa: PLC0415

    try:
        return work()
    except (BaseError, OSError) as error:
        raise StoreBusy(
            "photo_not_written", "The photos' storage does not answer. Try again in a few seconds."
        ) from error
