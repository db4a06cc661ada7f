"""Time limits in prose, as hotels write them: recognised with the words they were read from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.exchange.limits_found import limits_in
from standards.exchange.limits_words import duration_written, limit_in_line, limit_line, limit_tree
from standards.pack import Around, Between, Every, Quoted, Rings, Wait, Within

READ = {
    "The phone is answered within 30 seconds.": {"within": "30 s"},
    "Answered within 3 rings or 10 seconds": {"rings": {"count": "3", "within": "10 s"}},
    "Phone answered in three rings": {"rings": "3"},
    "Picked up by the third ring": {"rings": "3"},
    "The guest is seated in under 5 minutes": {"within": "5 min"},
    "Gjesten blir hilst innen 60 sekunder.": {"within": "60 s"},
    "Delivered ±5 min of quoted time": {"quoted": {"late": "5 min", "early": "5 min"}},
    "Delivered within 5 minutes of the time quoted": {"quoted": {"late": "5 min", "early": "5 min"}},
    "Seated no more than 5 minutes past the quoted wait": {"quoted": {"late": "5 min"}},
    "Levert innen 5 minutter etter oppgitt tid": {"quoted": {"late": "5 min"}},
    "Turndown between 17:00 and 21:30": {"between": ["17:00", "21:30"]},
    "Turndown between 5 pm and 9.30 pm": {"between": ["17:00", "21:30"]},
    "Turndown from 5 to 9:30 p.m.": {"between": ["17:00", "21:30"]},
    "Kveldsstell mellom kl. 17 og 21.30": {"between": ["17:00", "21:30"]},
    "Open 07:00–22:00": {"between": ["07:00", "22:00"]},
    "Refreshment offered every 90 minutes": {"every": "90 min"},
    "Hvert 90. minutt": {"every": "90 min"},
    "Checked hourly": {"every": "1 h"},
    "Wait at least 10 seconds between knocks": {"wait": "10 s"},
    "Vent minst 10 sekunder": {"wait": "10 s"},
    "Wake-up call ± 2 min of the requested time": {"around": "2 min"},
    "Vekking innen 2 minutter fra avtalt tid": {"around": "2 min"},
    "Telefonen besvares innen 3 ring eller 10 sekunder": {"rings": {"count": "3", "within": "10 s"}},
    "Telefonen besvares innen tre ring": {"rings": "3"},
    "Luggage within 5-8 minutes": {"within": "8 min"},
    "Maksimalt 5 min ventetid": {"within": "5 min"},
    "Check-in takes no longer than 5 mins": {"within": "5 min"},
    "E-mail answered within 24 hours": {"within": "24 h"},
    "Svar på e-post i løpet av 24 timer": {"within": "24 h"},
    "30 seconds or less": {"within": "30 s"},
    "Served within 1 hour and 30 minutes": {"within": "1 h 30 min"},
    "Served in half an hour": {"within": "30 min"},
    "Kept waiting <2 min": {"within": "2 min"},
    "Within a minute of sitting down": {"within": "1 min"},
}
NOT_READ = (
    "Children under 5 are welcome.",
    "Asked one time only.",
    "The pool is open 24 hours.",
    "Room 1-5 is clean.",
    "The sign stands within 2 metres of the door.",
    "Served at 65 degrees.",
    "At least 2 members of staff are there.",
    "Gjesten får minst 3 håndklær.",
    "The suite has 3 rooms and 2 baths.",
    "",
)

spans = st.integers(1, 9999 * 60).map(lambda seconds: seconds * 1000)
times = st.times().map(lambda time: f"{time:%H:%M}")
limits = st.one_of(
    st.builds(Within, spans),
    st.builds(Around, spans),
    st.tuples(times, times).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Between(*pair)),
    st.builds(Rings, st.integers(1, 20), st.none() | spans),
    st.builds(Quoted, spans, st.none() | spans),
    st.builds(Every, spans),
    st.builds(Wait, spans),
)


@pytest.mark.parametrize("sentence", READ)
def test_a_limit_in_prose_is_recognised(sentence: str) -> None:
    found = limits_in(sentence)

    assert [each.limit for each in found] == [READ[sentence]]
    assert found[0].phrase in sentence
    assert sentence[found[0].start :].strip().startswith(found[0].phrase)


@pytest.mark.parametrize("sentence", NOT_READ)
def test_what_is_no_limit_is_left_alone(sentence: str) -> None:
    assert limits_in(sentence) == ()


def test_each_of_two_limits_is_found_in_its_place() -> None:
    found = limits_in("Greeted within 30 seconds and served within 5 minutes.")

    assert [each.limit for each in found] == [{"within": "30 s"}, {"within": "5 min"}]


@given(limits)
def test_a_limit_in_one_line_is_read_back(limit: object) -> None:
    """What a cell of our own files says is exactly what was exported."""
    tree = limit_tree(limit)  # type: ignore[arg-type]

    assert limit_in_line(limit_line(tree)) == tree


@given(st.text(max_size=200))
def test_any_sentence_can_be_looked_at(sentence: str) -> None:
    """No text makes it fail, and every phrase found is of the text."""
    assert all(found.start <= len(sentence) for found in limits_in(sentence))


def test_a_duration_that_a_pack_cannot_write_is_an_error() -> None:
    with pytest.raises(ValueError, match="1500 ms"):
        duration_written(1500)
