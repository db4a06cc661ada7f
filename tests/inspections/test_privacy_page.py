"""House → Privacy, run as Streamlit runs it: an owner sets how long, takes words out and erases a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

from inspections.pages import door
from inspections.privacy import persons, retention
from inspections.redaction import TAKEN_OUT

if TYPE_CHECKING:
    import pytest

    from tests.inspections.a_house import House

APP = Path(__file__).parents[2] / "streamlit_app.py"


def _page(house: House, who: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("SIXTY_DATA", str(house.photos.parent))
    monkeypatch.setattr(door, "person_of", lambda *_: house.people[who])
    monkeypatch.setattr(door, "open_the_store", lambda: house.store)
    page = AppTest.from_file(str(APP), default_timeout=60).run()
    page.switch_page("inspections/pages/house.py")
    page.query_params["part"] = "Privacy"
    page.run()
    assert not page.exception
    return page


def test_an_owner_looks_after_privacy_and_nobody_else(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is held at once, and said; the quality office has no such part."""
    visit = house.visits["Bergen"].id
    page = _page(house, "owner", monkeypatch)

    page.number_input(key="kept.photos").set_value(400)
    next(key for key in page.button if key.label == "Keep it so long").click().run()
    assert retention.periods(house.store)["photos"] == 400
    assert [one.value for one in page.success] == ["It is kept so long from now on."]

    page.selectbox[-1].set_value(visit).run()
    page.text_input[-1].set_value("A cover name.")
    next(key for key in page.button if key.label == "Take these words out").click().run()
    assert house.store.summary(visit).brief == TAKEN_OUT  # type: ignore[union-attr]

    page.text_input(key="privacy.who").set_value("manager@aurelian.example").run()
    page.button(key="privacy.erase").click().run()
    assert not page.exception
    manager = house.people["manager"].id
    assert house.store.account(manager).name == persons.pseudonym_of(manager)  # type: ignore[union-attr]

    assert "kept.photos" not in [one.key for one in _page(house, "quality", monkeypatch).number_input]
