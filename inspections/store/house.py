"""Hotels, packs, ratings and settings in the store; and the one place where anything is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inspections.records import Hotel, KeptRating, PackRecord, StoreError
from inspections.store.engine import AtDatabase, insert
from inspections.store.schema import hotels, packs, ratings, settings, visits

if TYPE_CHECKING:
    from collections.abc import Sequence


class House(AtDatabase):
    """What visits are made to, by what, and what came of them."""

    def add_hotel(self, hotel: Hotel) -> None:
        """Adds it. Raises StoreError "hotel_taken" if the id is held."""

        def work(connection: sa.Connection) -> None:
            added = insert(connection, hotels).values(vars(hotel)).on_conflict_do_nothing()
            if not connection.scalar(added.returning(hotels.c.id)):
                raise StoreError("hotel_taken", f"There is a hotel {hotel.id} already. Choose another id.")

        self._db.write(work)

    def change_hotel(self, hotel: Hotel) -> None:
        """Replaces what is known of the house. Raises StoreError "hotel_unknown"."""
        self._db.write(lambda connection: change_hotel_in(connection, hotel))

    def hotel(self, hotel_id: str) -> Hotel | None:
        """The hotel of that id."""
        return next(iter(self._hotels(hotels.c.id == hotel_id)), None)

    def hotels(self) -> list[Hotel]:
        """Every hotel by name."""
        return self._hotels(sa.true())

    def add_pack(self, pack: PackRecord) -> None:
        """Keeps that edition for good; one of the same hash is kept once."""

        def work(connection: sa.Connection) -> None:
            connection.execute(insert(connection, packs).values(vars(pack)).on_conflict_do_nothing())

        self._db.write(work)

    def pack(self, pack_hash: str) -> PackRecord | None:
        """The pack of that hash."""
        asked = sa.select(packs).where(packs.c.hash == pack_hash)
        row = self._db.read(lambda connection: connection.execute(asked).mappings().one_or_none())
        return PackRecord(**row) if row else None

    def packs(self) -> list[PackRecord]:
        """Every pack, latest added first."""
        asked = sa.select(packs).order_by(packs.c.added_at.desc(), packs.c.hash)
        return self._db.read(
            lambda connection: [PackRecord(**r) for r in connection.execute(asked).mappings()]
        )

    def keep_rating(self, rating: KeptRating) -> None:
        """Keeps it in place of the visit's earlier one. Raises StoreError "visit_unknown"."""

        def work(connection: sa.Connection) -> None:
            if connection.scalar(sa.select(visits.c.id).where(visits.c.id == rating.visit_id)) is None:
                raise StoreError("visit_unknown", f"There is no visit {rating.visit_id}.")
            values = vars(rating)
            kept = insert(connection, ratings).values(values)
            connection.execute(kept.on_conflict_do_update(index_elements=["visit_id"], set_=values))

        self._db.write(work)

    def kept_rating(self, visit_id: str) -> KeptRating | None:
        """The visit's rating as kept. Stale unless its pack_hash, log_head and scorer are today's."""
        return self.kept_ratings([visit_id]).get(visit_id)

    def kept_ratings(self, visit_ids: Sequence[str] | None = None) -> dict[str, KeptRating]:
        """Ratings kept, by visit: of those visits, or of all."""
        chosen = sa.true() if visit_ids is None else ratings.c.visit_id.in_(visit_ids)
        asked = sa.select(ratings).where(chosen)
        return self._db.read(
            lambda connection: {
                row["visit_id"]: KeptRating(**row) for row in connection.execute(asked).mappings()
            }
        )

    def setting(self, key: str) -> str | None:
        """The value kept under that key."""
        asked = sa.select(settings.c.value).where(settings.c.key == key)
        return self._db.read(lambda connection: connection.scalar(asked))

    def keep_setting(self, key: str, value: str) -> None:
        """Keeps the value in place of an earlier one."""

        def work(connection: sa.Connection) -> None:
            kept = insert(connection, settings).values(key=key, value=value)
            connection.execute(kept.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

        self._db.write(work)

    def _hotels(self, chosen: sa.ColumnElement[bool]) -> list[Hotel]:
        asked = sa.select(hotels).where(chosen).order_by(hotels.c.name, hotels.c.id)
        return self._db.read(
            lambda connection: [Hotel(**row) for row in connection.execute(asked).mappings()]
        )


def change_hotel_in(connection: sa.Connection, hotel: Hotel) -> None:
    """As `House.change_hotel`, in a transaction that is under way."""
    changed = {k: v for k, v in vars(hotel).items() if k not in ("id", "demo", "created_at")}
    if not connection.execute(sa.update(hotels).where(hotels.c.id == hotel.id).values(changed)).rowcount:
        raise StoreError("hotel_unknown", f"There is no hotel {hotel.id}. Look at the list again.")
