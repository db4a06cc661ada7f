"""The routes as they run, and one more: what a manager's page asks. Arguments: database, photos, port."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from inspections.http import middleware, routes
from inspections.store import open_store
from scoring.chain.kept import catch_up
from scoring.chain.kept_read import read_results
from scoring.ratings import rated_visits, rating_of

store = open_store(sys.argv[1])
photos = Path(sys.argv[2])


def a_page(hotel: str) -> dict[str, int]:
    """The visits of a hotel with their stars, the newest rated in full, and the columns of the chain."""
    visits = rated_visits(store, store.visits_of_hotels([hotel]))
    released = [one.visit.id for one in visits if one.visit.status == "released"]
    rating = rating_of(store, released[0])
    catch_up(store, datetime.now(UTC))
    return {
        "visits": len(visits),
        "stars": rating.stars,
        "chain": len(read_results(store, photos.parent / "chain")),
    }


async def page(request: Request) -> JSONResponse:
    return JSONResponse(await run_in_threadpool(a_page, request.path_params["hotel"]))


app = Starlette(
    routes=[Route("/bench/{hotel}", page), *routes(store, photos)],
    middleware=middleware(store),
)
uvicorn.run(app, port=int(sys.argv[3]), log_level="error", access_log=False)
