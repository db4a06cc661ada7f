"""The page of API keys, run as Streamlit runs it: a key is made, shown once, and revoked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from inspections.keys.desk import system_behind
from inspections.pages import door
from tests.inspections.a_house import a_house

APP = Path(__file__).parents[2] / "streamlit_app.py"


def test_an_owner_makes_a_key_takes_it_away_and_revokes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing is said; while the key is shown there is nothing else; then it is nowhere any more."""
    house = a_house(tmp_path / "house")
    monkeypatch.setattr(door, "person_of", lambda *_: house.people["owner"])
    monkeypatch.setattr(door, "open_the_store", lambda: house.store)
    page = AppTest.from_file(str(APP), default_timeout=60)
    page.run()
    page.switch_page("inspections/pages/api_keys.py").run()

    tapped(page, "Make the key")
    assert [error.value for error in page.error] == [
        "Write which system the key is for: its name stands in the log."
    ]
    page.text_input[0].set_value("PMS")
    next(box for box in page.checkbox if box.label == "Read actions").check()
    page.radio[0].set_value("All hotels, also those added later")
    tapped(page, "Make the key")
    text = page.code[0].value
    system = system_behind(house.store, text, datetime.now(UTC))
    assert system is not None
    assert (system.scopes, system.everywhere) == (("read:actions",), True)
    assert not page.text_input

    tapped(page, "I have kept it")
    assert not page.code
    assert not any(text in one.value for one in (*page.markdown, *page.caption, *page.success))
    tapped(page, "Revoke the key")
    assert not page.exception
    assert [one.value for one in page.success] == ["The key of PMS is revoked."]
    assert system_behind(house.store, text, datetime.now(UTC)) is None
    assert "revoked" in str(page.dataframe[0].value).lower()
    house.store.close()


def tapped(page: AppTest, label: str) -> None:
    next(button for button in page.button if button.label == label).click().run()
