"""A rating as JSON: what may not be read, and that nothing of it is a float. G6 is in test_guarantees.py."""

from __future__ import annotations

import json

import pytest

from scoring.rating_json import from_json, is_provisional, to_json
from scoring.stars import rate
from tests.makers import a_look, a_visit
from tests.scoring.houses import the_worked_pack, the_worked_visit

RATING = rate(the_worked_pack(), the_worked_visit())
TEXT = to_json(RATING)


def test_fractions_are_text() -> None:
    """G6: so that no float ever touches a score."""
    told = json.loads(TEXT, parse_float=lambda written: pytest.fail(f"a float: {written}"))

    assert told["type"] == "sixty.rating"
    assert (told["score"], told["coverage"], told["stars"]) == ("590/7", "1200/13", 4)


@pytest.mark.parametrize(
    "text",
    [
        "not JSON",
        "[]",
        "{}",
        '{"type":"sixty.report"}',
        '{"type":"sixty.rating"}',
        TEXT.replace('"590/7"', "84.28"),
        TEXT.replace('"590/7"', '"590/0"'),
        TEXT.replace('"590/7"', '"a lot"'),
        TEXT.replace('"stars":4', '"stars":"four"'),
    ],
)
def test_what_is_no_rating_is_refused(text: str) -> None:
    """ValueError, whatever is wrong with it."""
    with pytest.raises(ValueError):
        from_json(text)


def test_whether_it_is_provisional_can_be_told_from_its_text() -> None:
    """G6: also where an id tries to look like the field."""
    named = a_visit(a_look("front_door.bags", "met"), visit_id='"provisional":true')

    assert not is_provisional(TEXT)
    assert not is_provisional(to_json(rate(the_worked_pack(), the_worked_visit())))
    assert is_provisional(to_json(rate(the_worked_pack(), named)))
