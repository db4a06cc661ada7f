"""The server's own addresses: sign-in, `/api/…`, `/capture/` and the fonts. Gateway: starlette.

`routes(store)` and `middleware(store)` go together into a Streamlit `st.App` or a bare Starlette app:

    store = open_the_store()
    app = st.App("streamlit_app.py", routes=routes(store), middleware=middleware(store))

Without the middleware nothing is answered, since it is what says who asks.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from starlette.middleware import Middleware

from inspections.accounts import person_of
from inspections.allowance import Allowances
from inspections.http.action_link import action_link_routes
from inspections.http.calendar import calendar_routes
from inspections.http.files import file_routes
from inspections.http.guests import guest_routes
from inspections.http.pairing import pairing_routes
from inspections.http.photo_pieces import photo_piece_routes
from inspections.http.photos import PhotosApi, photo_routes
from inspections.http.security import Gate
from inspections.http.sign_in import sign_in_routes
from inspections.http.sync import nowhere_routes, sync_routes
from inspections.http.verify import verify_routes
from inspections.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.routing import BaseRoute

    from inspections.accounts import Clock
    from inspections.store import Store

__all__ = ["middleware", "person_of", "routes", "wall_clock"]


def wall_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def routes(store: Store, photos: Path | None = None, clock: Clock = wall_clock) -> list[BaseRoute]:
    """Every route of ours. `photos` is the folder of the photos, that of the settings if not given."""
    photos = photos or settings().photos
    allowances = Allowances()
    of_photos = PhotosApi(store, photos, clock, allowances)
    return [
        *sign_in_routes(store, photos, clock),
        *pairing_routes(store, clock),
        *verify_routes(store, clock),
        *guest_routes(store, clock),
        *calendar_routes(store, clock),
        *action_link_routes(store, photos, clock),
        *sync_routes(store, clock, allowances),
        *photo_routes(of_photos),
        *photo_piece_routes(of_photos, allowances),
        *nowhere_routes(),
        *file_routes(),
    ]


def middleware(store: Store, clock: Clock = wall_clock) -> list[Middleware]:
    """The gate in front of all routes, Streamlit's included."""
    return [Middleware(Gate, store=store, clock=clock)]
