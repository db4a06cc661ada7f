"""Every released visit scored anew: all of it or the rest of it, beside servers that go on."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from inspections.result_records import Due
from inspections.store import Store
from scoring.chain import kept, rescore
from scoring.chain.kept import bring_up_to_date, catch_up, scored_now
from scoring.chain.rescore import rescored
from tests.inspections.a_house import NOON, House, a_house

LATER = NOON + timedelta(days=40)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = a_house(tmp_path)
    yield house
    house.store.close()


@pytest.fixture
def pool(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadPoolExecutor]:
    """Threads with the house's own store stand for processes with stores of theirs."""
    monkeypatch.setattr(rescore, "_here", [house.store])
    monkeypatch.setattr(rescore, "TOGETHER", 1)
    with ThreadPoolExecutor(2) as threads:
        yield threads


def both(house: House) -> list[str]:
    """The house's two visits, released."""
    return [house.release("Bergen"), house.release("Como", by="other_inspector")]


def spoil(store: Store, visit_id: str) -> None:
    """As a rule that has changed since would have left it."""
    was = store.result(visit_id)
    assert was is not None
    store.keep_results([dataclasses.replace(was, stars=0, score=1.0)], [])


def test_every_visit_is_scored_anew_and_what_changed_is_counted(
    house: House, pool: ThreadPoolExecutor
) -> None:
    visits = both(house)
    bring_up_to_date(house.store, NOON)
    right = house.store.result(visits[0])
    spoil(house.store, visits[0])

    *_, told = rescored(house.store, pool, LATER)

    assert (told.scored, told.failed, told.stars, told.scores) == (2, 0, 1, 1)
    again = house.store.result(visits[0])
    assert right is not None
    assert again is not None
    assert (again.stars, again.score, again.parts) == (right.stars, right.score, right.parts)
    assert again.made_at == LATER
    assert house.store.results_waiting() == 0


def test_a_dry_run_says_the_same_and_keeps_nothing(house: House, pool: ThreadPoolExecutor) -> None:
    visit = house.release("Bergen")
    bring_up_to_date(house.store, NOON)
    spoil(house.store, visit)

    *_, told = rescored(house.store, pool, LATER, keep=False)

    assert (told.scored, told.stars, told.scores) == (1, 1, 1)
    kept_still = house.store.result(visit)
    assert kept_still is not None
    assert kept_still.score == 1.0
    assert house.store.results_waiting() == 0


def test_stopped_half_way_it_goes_on_where_it_was(house: House, pool: ThreadPoolExecutor) -> None:
    """What was done is not done again, and what was not is neither lost nor forgotten."""
    both(house)
    bring_up_to_date(house.store, NOON)
    under_way = rescored(house.store, pool, LATER, ahead=1)
    assert next(under_way).scored == 1
    under_way.close()

    *_, told = rescored(house.store, pool, LATER + timedelta(days=1))

    assert told.scored == 1
    assert house.store.results_waiting() == 0


def test_what_was_scored_from_an_older_log_is_not_kept_over_the_newer(house: House) -> None:
    """Two servers read the same visit; one of them is slow, and the log has moved on meanwhile."""
    visit = house.release("Bergen")
    [due] = house.store.results_due("any")
    slow = scored_now(house.store, due, NOON)
    assert slow is not None
    newer = dataclasses.replace(slow, score=77.0, made_at=LATER)
    house.store.keep_results([newer], [due])

    house.store.keep_results([slow], [due])
    house.store.keep_results([slow], [Due(visit, "")])

    held = house.store.result(visit)
    assert held is not None
    assert held.score == 77.0


def test_a_page_scores_what_is_little_and_leaves_what_is_much_to_a_thread(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = both(house)
    assert catch_up(house.store, NOON) == 0
    house.store.mark_results_due()
    monkeypatch.setattr(kept, "AT_MOST", 1)

    assert catch_up(house.store, LATER) in {0, 1, 2}

    with kept._BEHIND:  # the thread is through
        assert house.store.results_waiting() == 0
    results = [house.store.result(visit) for visit in visits]
    assert [one.made_at for one in results if one] == [LATER, LATER]


@pytest.mark.slow
def test_the_command_does_so_with_processes_of_its_own(house: House, tmp_path: Path) -> None:
    """As it is typed: its processes begin from the command, not from whatever else is running."""
    visit = house.release("Bergen")
    bring_up_to_date(house.store, NOON)
    spoil(house.store, visit)
    here = {"SIXTY_DATA": str(tmp_path), "DATABASE_URL": str(house.store._db.writing.url)}

    typed = [sys.executable, "-m", "scoring", "rescore", "--processes", "1"]
    ended = subprocess.run(typed, env=os.environ | here, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    assert "1 visits scored: 1 scores and 1 stars changed" in ended.stdout
    held = house.store.result(visit)
    assert held is not None
    assert held.score != 1.0
