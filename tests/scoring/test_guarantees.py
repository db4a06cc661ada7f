"""The guarantees of scoring/README.md, each for any pack and any visit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from inspections import events
from inspections.events import Event
from inspections.visit import Observation, Visit, fold
from scoring.rating import Rating, shown
from scoring.rating_json import from_json, to_json
from scoring.rollup import losses
from scoring.stars import highest, rate
from standards.pack import Pack
from tests.makers import a_look
from tests.scoring.houses import ANSWERS, inspected

Inspected = tuple[Pack, Visit]


def with_looks(visit: Visit, *looks: Observation) -> Visit:
    """The visit with these looks added, or put in place of those with the same id."""
    return replace(visit, observations={**visit.observations, **{look.id: look for look in looks}})


def standing(rating: Rating) -> tuple[Fraction, tuple[int, bool], Fraction]:
    """What must never fall. No score is lower than any."""
    score = Fraction(-1) if rating.score is None else rating.score
    return score, (rating.stars, rating.half_step), rating.coverage


def no_lower(after: Rating, before: Rating) -> bool:
    return all(now >= then for now, then in zip(standing(after), standing(before), strict=True))


@given(inspected(), st.data())
def test_meeting_what_was_not_met_lowers_nothing(house: Inspected, data: st.DataObject) -> None:
    """G1, a changed answer."""
    pack, visit = house
    failed = [look for look in visit.observations.values() if look.answer == "not_met"]
    assume(failed)
    look = data.draw(st.sampled_from(failed))

    better = with_looks(visit, replace(look, answer="met"))

    assert no_lower(rate(pack, better), rate(pack, visit))


@given(inspected(), st.data())
def test_one_more_look_that_was_met_lowers_nothing(house: Inspected, data: st.DataObject) -> None:
    """G1, an added observation: of a standard seen before or never."""
    pack, visit = house
    standard = data.draw(st.sampled_from([s.id for s in pack.standards()]))

    measured = data.draw(st.sampled_from([{}, {"ms": 1}, {"ms": 99_000}]))
    better = with_looks(visit, a_look(standard, "met", observation="one-more", **measured))

    assert no_lower(rate(pack, better), rate(pack, visit))


@given(inspected(), st.data())
def test_not_applicable_moves_no_score_and_no_star(house: Inspected, data: st.DataObject) -> None:
    """G2: looks that do not count, added to a visit and taken out of it, move only coverage."""
    pack, visit = house
    names = [s.id for s in pack.standards()]
    added = [
        a_look(data.draw(st.sampled_from(names)), "not_applicable", observation=f"more-{place}")
        for place in range(data.draw(st.integers(1, 4)))
    ]
    counted = {name: o for name, o in visit.observations.items() if o.answer != "not_applicable"}

    with_more = rate(pack, with_looks(visit, *added))
    with_none = rate(pack, replace(visit, observations=counted))

    for other in (with_more, with_none):
        assert scores(other) == scores(rate(pack, visit))


def scores(rating: Rating) -> object:
    kinds = (rating.classes, rating.departments, rating.dimensions, rating.classifications, rating.areas)
    shares = (*(share for kind in kinds for share in kind), rating.total)
    asked = tuple(c for c in rating.conditions if c.rule != "coverage")
    return rating.score, rating.stars, tuple((share.id, share.score) for share in shares), asked


@given(inspected(), st.randoms())
def test_the_order_of_observations_does_not_matter(house: Inspected, chance: Random) -> None:
    """G3, of a visit as folded: the same bytes."""
    pack, visit = house
    shuffled = list(visit.observations.items())
    chance.shuffle(shuffled)

    again = rate(pack, replace(visit, observations=dict(shuffled)))

    assert to_json(again) == to_json(rate(pack, visit))


@given(inspected(), st.randoms())
def test_events_in_any_order_and_sent_twice_rate_alike(house: Inspected, chance: Random) -> None:
    """G3, of the log itself."""
    pack, visit = house
    log = [observed(look, seq) for seq, look in enumerate(visit.observations.values(), start=1)]
    again = [*log, *chance.sample(log, len(log) // 2)]
    chance.shuffle(again)

    assert to_json(rate(pack, fold("visit-1", again))) == to_json(rate(pack, fold("visit-1", log)))


def observed(look: Observation, seq: int) -> Event:
    body = {"observation": look.id, "standard": look.standard, "answer": look.answer}
    at = look.observed_at
    return Event(f"event-{seq}", "visit-1", "tablet", seq, "observed", at, at, body)


@given(inspected())
def test_every_score_lies_within_0_and_100(house: Inspected) -> None:
    """G4, also of coverage, and of the counts behind each share."""
    rating = rate(*house)

    shares = (*rating.classes, *rating.departments, *rating.dimensions, *rating.classifications, rating.total)
    for share in shares:
        assert share.score is None or 0 <= share.score <= 100
        assert 0 <= share.met <= share.counted <= share.total
    assert 0 <= rating.coverage <= 100


@given(inspected())
def test_all_met_is_100_and_the_highest_star_none_met_is_0(house: Inspected) -> None:
    """G4, at both ends. Of points there may be too few; where credit is graded, a little late is not none."""
    pack, visit = house
    everything = rate(pack, answered(visit, "met"))
    nothing = rate(pack, answered(visit, "not_met"))
    assume(everything.score is not None and everything.conditions_for(max_stars(pack))[0].actual is not None)

    assert everything.score == 100
    if pack.rating.measure != "points":
        assert everything.stars == max_stars(pack)
    if pack.rating.credit.none_at is None:
        assert nothing.score == 0


def max_stars(pack: Pack) -> int:
    return max(band.stars for band in pack.rating.bands)


def answered(visit: Visit, answer: str) -> Visit:
    looks = {name: replace(look, answer=answer) for name, look in visit.observations.items()}
    return replace(visit, observations=looks)


@given(st.fractions(0, 100), st.integers(0, 4))
def test_a_shown_figure_is_cut(score: Fraction, decimals: int) -> None:
    """G5 and R10."""
    figure = Fraction(shown(score, decimals))

    assert figure <= score < figure + Fraction(1, 10**decimals)


@given(inspected())
def test_no_shown_score_reaches_a_bar_that_the_score_did_not(house: Inspected) -> None:
    """G5 and R10, against every band of at most one decimal."""
    pack, visit = house
    rating = rate(pack, visit)
    assume(rating.score is not None)
    for band in pack.rating.bands:
        if (band.score * 10).denominator == 1:
            assert (Fraction(shown(rating.score)) >= band.score) == (rating.score >= band.score)


@given(inspected())
def test_a_rating_is_its_json(house: Inspected) -> None:
    """G6: equal when read back, and the stars follow again from what was read."""
    rating = rate(*house)

    read = from_json(to_json(rating))

    assert read == rating
    assert to_json(read) == to_json(rating)
    assert highest(read.conditions) == rating.stars


@given(inspected())
def test_losses_add_up_to_what_is_missing(house: Inspected) -> None:
    """G7: exactly 100 − score."""
    pack, visit = house
    rating = rate(pack, visit)
    assume(rating.score is not None)

    assert sum(losses(pack, rating.classes, rating.standards).values()) == 100 - rating.score


@given(inspected())
def test_the_reasons_suffice(house: Inspected) -> None:
    """G8: once every standard named in a star's way is met, the star's conditions are. But for points."""
    pack, visit = house
    rating = rate(pack, visit)
    assume(rating.score is not None and pack.rating.measure != "points")
    for star in {band.stars for band in pack.rating.bands}:
        assume(rating.conditions_for(star)[0].actual is not None)
        named = {standard for c in rating.conditions_for(star) for standard in c.standards}
        mended = [
            replace(look, answer="met")
            for look in visit.observations.values()
            if look.standard in named and look.answer == "not_met"
        ]

        assert all(c.met for c in rate(pack, with_looks(visit, *mended)).conditions_for(star))


def test_the_answers_tried_here_are_all_there_are() -> None:
    """The properties above hold for every answer the log knows."""
    assert ANSWERS == events.ANSWERS
