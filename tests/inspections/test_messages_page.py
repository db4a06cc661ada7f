"""The page of messages, run as Streamlit runs it: the feed shows, a choice is kept, owners tell others."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from inspections.messages.choices import choice_of
from inspections.messages.telling import feed, tell
from inspections.pages import door
from tests.inspections.a_house import House, a_house

if TYPE_CHECKING:
    from collections.abc import Iterator

APP = Path(__file__).parents[2] / "streamlit_app.py"
PAGE = "inspections/pages/messages.py"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Bergen's visit was released, and everybody told."""
    house = a_house(tmp_path_factory.mktemp("messages"))
    house.clock.now = datetime.now(UTC)
    house.release("Bergen")
    tell(house.store, house.clock.now)
    yield house
    house.store.close()


def page_of(house: House, who: str, monkeypatch: pytest.MonkeyPatch, **address: str) -> AppTest:
    monkeypatch.setattr(door, "person_of", lambda *_: house.people[who])
    monkeypatch.setattr(door, "open_the_store", lambda: house.store)
    monkeypatch.setenv("SIXTY_SECRET_KEY", "a key of this test, long enough to seal")
    page = AppTest.from_file(str(APP), default_timeout=60)
    page.run()
    page.switch_page(PAGE)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def test_a_manager_reads_what_happened_and_chooses_what_comes_by_e_mail(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A choice holds as soon as it is tapped; what was read is read."""
    manager = house.people["manager"]
    page = page_of(house, "manager", monkeypatch)
    assert [title.value for title in page.title] == ["One message is new"]
    assert any("A visit was released" in one.value for one in page.markdown)
    page.button[0].click().run()
    assert [title.value for title in page.title] == ["You have read everything"]
    assert feed(house.store, manager)[0].read_at

    page = page_of(house, "manager", monkeypatch, show="email")
    page.radio(key="how.released").set_value("never").run()
    page.selectbox(key="messages.hour").set_value(18).run()

    assert not page.exception
    choice = choice_of(house.store, manager.id)
    assert (choice.of("released"), choice.hour) == ("never", 18)
    assert "how.assigned" not in [one.key for one in page.radio]


def test_an_owner_lets_another_system_be_told_and_sees_its_secret_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(house, "owner", monkeypatch, show="systems")
    page.text_input[0].set_value("ftp://system.example")
    page.button[-2].click().run()
    assert [error.value for error in page.error] == [
        "This is no address of the web. Give one as https://system.example/sixty."
    ]

    page.text_input[0].set_value("https://system.example/sixty")
    page.button[-2].click().run()
    (made,) = house.store.endpoints()
    (shown,) = page.code
    assert shown.value.startswith("whsec_")
    assert shown.value not in made.secret
    page.run()
    assert not page.code
    page.button(key=f"delete.{made.id}").click().run()
    assert house.store.endpoints() == []


def test_nobody_but_owners_is_shown_other_systems(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever address they ask for; inspectors have the page too."""
    for who in ("quality", "inspector"):
        page = page_of(house, who, monkeypatch, show="systems")
        assert not page.text_input
        assert page.radio[0].value == "feed"
