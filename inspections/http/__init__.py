"""The server's own addresses: sign-in, `/api/…`, `/capture/` and the fonts. Gateway: starlette.

`routes(store)` and `middleware(store)` go together into a Streamlit `st.App` or a bare Starlette app:

    store = open_the_store()
    app = st.App("streamlit_app.py", routes=routes(store), middleware=middleware(store))

Without the middleware nothing is answered, since it is what says who asks.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware

from inspections.accounts import person_of
from inspections.allowance import Allowances
from inspections.http.account import AccountPages
from inspections.http.action_link import action_link_routes
from inspections.http.calendar import calendar_routes
from inspections.http.files import file_routes
from inspections.http.guests import guest_routes
from inspections.http.invite import invite_routes
from inspections.http.journal import Journal, behind
from inspections.http.letting_in import Door
from inspections.http.metrics import metrics_routes
from inspections.http.oidc import OidcPages
from inspections.http.pairing import pairing_routes
from inspections.http.passkeys import PasskeyPages
from inspections.http.photo_pieces import photo_piece_routes
from inspections.http.photos import PhotosApi, photo_routes
from inspections.http.readiness import readiness_routes
from inspections.http.second_set_up import SetUpPages
from inspections.http.second_step import SecondPages
from inspections.http.security import Gate
from inspections.http.sign_in import sign_in_routes
from inspections.http.sync import nowhere_routes, sync_routes
from inspections.http.verify import verify_routes
from inspections.messages.outside import outside_of
from inspections.messages.rounds import begin_rounds, end_rounds
from inspections.messages.smtp import mail_server
from inspections.operations.log_lines import LOG
from inspections.privacy.daily import DailySweep
from inspections.settings import settings
from inspections.sign_in.rules import SignInRules, rules_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from starlette.routing import BaseRoute

    from inspections.accounts import Clock
    from inspections.store import Store

__all__ = ["lifespan", "middleware", "person_of", "routes", "wall_clock"]


def wall_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def routes(
    store: Store,
    photos: Path | None = None,
    clock: Clock = wall_clock,
    rules: SignInRules | None = None,
) -> list[BaseRoute]:
    """Every route of ours. The photos' folder and the rules of signing in are the settings' if not given."""
    photos = photos or settings().photos
    door = Door(store, clock, rules or rules_of(settings(), photos.parent))
    second, oidc = SecondPages(door), OidcPages(door)
    set_up = SetUpPages(second)
    allowances = Allowances()
    of_photos = PhotosApi(store, photos, clock, allowances)
    return [
        *readiness_routes(store, photos),
        *metrics_routes(store, photos),
        *sign_in_routes(door, photos, oidc.provider),
        *second.routes(),
        *set_up.routes(),
        *PasskeyPages(set_up).routes(),
        *oidc.routes(),
        *AccountPages(door, oidc).routes(),
        *invite_routes(door),
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


def lifespan(store: Store) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """Around all requests: messages go their rounds, from before the first until after the last.

    Then what waits is written and the store is closed.
    """

    @asynccontextmanager
    async def living(_app: object) -> AsyncIterator[None]:
        LOG.info("began")
        here = settings()
        rounds = begin_rounds(store, mail_server(here), outside_of(here), wall_clock)
        sweep = DailySweep(store, here.photos, wall_clock)
        try:
            yield
        finally:
            await run_in_threadpool(sweep.end)
            await run_in_threadpool(end_rounds, rounds)
            await run_in_threadpool(store.close)
            LOG.info("ended: all that was answered is written")

    return living


def middleware(store: Store, clock: Clock = wall_clock) -> list[Middleware]:
    """Who asks, told by proxies that are believed; the log; the gate. In front of Streamlit's routes too."""
    return [
        Middleware(behind, proxies=settings().proxies),
        Middleware(Journal),
        Middleware(Gate, store=store, clock=clock),
    ]
