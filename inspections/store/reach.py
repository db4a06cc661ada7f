"""How far an account reaches, in rows: hotels, or regions whose hotels follow; and departments."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inspections.records import StoreError
from inspections.store.schema import (
    account_departments,
    account_hotels,
    account_regions,
    accounts,
    hotels,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspections.records import Account


class Reach(NamedTuple):
    """Ids of hotels, names of regions, ids of departments; each in order."""

    hotels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()


def reaches(connection: sa.Connection, chosen: sa.ColumnElement[bool]) -> Mapping[str, Reach]:
    """How far each of the chosen accounts reaches now; an account that is not in it reaches nothing."""
    houses = _by_account(connection, sa.select(account_hotels).join(accounts).where(chosen))
    regions = _by_account(connection, sa.select(account_regions).join(accounts).where(chosen))
    parts = _by_account(connection, sa.select(account_departments).join(accounts).where(chosen))
    if regions:
        there = sa.select(account_regions.c.account_id, hotels.c.id).join_from(
            account_regions, hotels, account_regions.c.region == hotels.c.region
        )
        for account, found in _by_account(connection, there.join(accounts).where(chosen)).items():
            houses[account] |= found
    return {
        account: Reach(*(tuple(sorted(held[account])) for held in (houses, regions, parts)))
        for account in {*houses, *regions, *parts}
    }


def keep_reach(connection: sa.Connection, account: Account) -> None:
    """Settings, so what goes is deleted. Where there are regions, hotels follow and are not kept.

    Raises StoreError "hotel_unknown".
    """
    wanted = () if account.regions else account.hotels
    known = set(connection.scalars(sa.select(hotels.c.id).where(hotels.c.id.in_(wanted))))
    if strange := set(wanted) - known:
        raise StoreError("hotel_unknown", f"There is no hotel {min(strange)}. Add it first.")
    for table, column, values in (
        (account_hotels, "hotel_id", wanted),
        (account_regions, "region", account.regions),
        (account_departments, "department", account.departments),
    ):
        connection.execute(sa.delete(table).where(table.c.account_id == account.id))
        if rows := [{"account_id": account.id, column: value} for value in sorted(set(values))]:
            connection.execute(sa.insert(table), rows)


def drop_reach(connection: sa.Connection, going: sa.Select[tuple[str]]) -> None:
    """Forgets how far those accounts reached: they are about to go."""
    for table in (account_hotels, account_regions, account_departments):
        connection.execute(sa.delete(table).where(table.c.account_id.in_(going)))


def _by_account(connection: sa.Connection, asked: sa.Select[Any]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for account, held in connection.execute(asked):
        found[account].add(held)
    return found
