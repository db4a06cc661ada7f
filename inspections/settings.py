"""Where this installation keeps its things. Read from the environment once, here and nowhere else.

DATABASE_URL   sqlite:///… or postgresql+psycopg://…   default: sixty.db in SIXTY_DATA
SIXTY_DATA     folder for the database and the photos   default: data/ beside streamlit_app.py
PHOTO_URL      s3://bucket/folder, az://…, gs://…       default: none, photos are files in SIXTY_DATA
CHAIN_URL      another engine for a chain's what-if     default: none, DuckDB in this process
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from inspections.photos.store import lend_bucket
from inspections.store import Store, open_store

HOUSE = Path(__file__).parent.parent


@dataclass(frozen=True)
class Settings:
    """Where the log and the photos lie; `chain` is the folder of what only copies the store, for reading."""

    database_url: str
    photos: Path
    chain: Path
    chain_url: str = ""


def settings() -> Settings:
    """What the environment says, else what suits a single machine."""
    data = Path(os.environ.get("SIXTY_DATA", HOUSE / "data")).absolute()
    lend_bucket(data / "photos", os.environ.get("PHOTO_URL", ""))
    return Settings(
        database_url=os.environ.get("DATABASE_URL", f"sqlite:///{data / 'sixty.db'}"),
        photos=data / "photos",
        chain=data / "chain",
        chain_url=os.environ.get("CHAIN_URL", ""),
    )


@cache
def open_the_store() -> Store:
    """The one store of this process; its folder is made where it is missing."""
    here = settings()
    here.photos.mkdir(parents=True, exist_ok=True)
    return open_store(here.database_url)
