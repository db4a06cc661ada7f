"""The designs of docs/rating-designs.md, loaded as a pack would be and rated: every row of its tables."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from scoring.rating import Rating
from scoring.stars import rate
from standards.loader import load_pack
from standards.pack import STAGES, Pack
from tests.makers import a_look, a_visit

PAGE = (Path(__file__).parents[2] / "docs" / "rating-designs.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```yaml\n# design: (\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


@cache
def a_house(design: str, *standards: tuple[str, str, str]) -> Pack:
    """The design with one department of these standards: class, classification, weight; s0, s1 and so on."""
    told = [
        {
            "id": f"house.s{n}",
            "text": {"en": "A promise."},
            "met": {"en": "Met when kept."},
            "channel": "face_to_face",
            "class": classed,
            "classification": classification,
            "dimension": "human",
            "weight": weight,
            "clock": {"starts": {"en": "A guest asks."}, "stops": {"en": "It is there."}},
            "limit": {"within": "30 s"},
        }
        for n, (classed, classification, weight) in enumerate(standards)
    ]
    pack = {
        "format": "1",
        "id": "a_house",
        "edition": "1",
        "title": {"en": "A house"},
        "languages": ["en"],
        "stages": {stage: {"en": stage} for stage in STAGES},
        "departments": ["house"],
    }
    house = {"department": "house", "title": {"en": "House"}, "stage": "arrival", "standards": told}
    with TemporaryDirectory() as folder:
        rating = "rating:\n" + "".join(f"  {line}\n" for line in BLOCKS[design].splitlines())
        head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in pack.items())
        (Path(folder) / "pack.yaml").write_text(head + rating, encoding="utf-8")
        (Path(folder) / "house.yaml").write_text(json.dumps(house), encoding="utf-8")
        return load_pack(Path(folder))


def rated(pack: Pack, *missed: int) -> Rating:
    """Everything met but these."""
    looks = [
        a_look(standard.id, "not_met" if place in missed else "met", ms=1)
        for place, standard in enumerate(pack.standards())
    ]
    return rate(pack, a_visit(*looks))


def tens(*parts: tuple[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Ten standards of each class and classification."""
    return tuple((classed, classification, "1") for classed, classification in parts for _ in range(10))


def missing(*met: int) -> tuple[int, ...]:
    """Of each ten, so many met: the others, from the last of the ten."""
    return tuple(10 * block + place for block, kept in enumerate(met) for place in range(kept, 10))


def test_every_design_on_the_page_is_tried_here() -> None:
    """No block without a test."""
    tests = Path(__file__).read_text(encoding="utf-8")

    assert all(f'"{name}"' in tests for name in BLOCKS)
    assert len(BLOCKS) == 7


@pytest.mark.parametrize(
    ("met", "score", "stars"), [((9, 9), 90, 5), ((9, 6), Fraction("82.5"), 4), ((8, 8), 80, 3)]
)
def test_weighted_total(met: tuple[int, ...], score: Fraction, stars: int) -> None:
    """R5 and R6."""
    pack = a_house("weighted", *tens(("service", "courtesy"), ("facility", "comfort")))

    rating = rated(pack, *missing(*met))

    assert (rating.score, rating.stars) == (score, stars)


def test_thirteen_of_thirteen_is_a_hundred_and_what_does_not_apply_is_left_out() -> None:
    """R1 and R3."""
    pack = a_house("pass_mark", *[("service", "courtesy", "1")] * 15)
    looks = [a_look(f"house.s{n}", "met" if n < 13 else "not_applicable") for n in range(15)]

    rating = rate(pack, a_visit(*looks))

    assert (rating.departments[0].score, rating.departments[0].counted, rating.stars) == (100, 13, 1)
    assert rated(pack, 0, 1, 2, 3).stars == 0


@pytest.mark.parametrize(
    ("met", "stars", "lowest"),
    [((10, 10, 9), 5, "condition"), ((10, 6, 10), 3, "cleanliness"), ((2, 10, 10), 0, "facilities")],
)
def test_the_lowest_area_wins(met: tuple[int, ...], stars: int, lowest: str) -> None:
    """R6: and the condition names the area and what was missed there."""
    parts = (("facility", "comfort"), ("facility", "cleanliness"), ("service", "courtesy"))
    pack = a_house("lowest_area", *tens(*parts))

    rating = rated(pack, *missing(*met))

    assert rating.stars == stars
    assert [area.id for area in rating.areas] == ["facilities", "cleanliness", "condition"]
    asked = [c for c in rating.conditions if c.rule == "lowest_area"]
    assert {c.subject for c in asked} == {lowest}
    assert all(set(c.standards) == {f"house.s{n}" for n in missing(*met)} for c in asked if not c.met)


@pytest.mark.parametrize(
    ("met", "also", "stars"),
    [((10, 10), (), 5), ((10, 8), (), 4), ((10, 10), (1,), 4), ((10, 10), (0,), 0), ((10, 5), (), 2)],
)
def test_key_areas_and_requirements(met: tuple[int, ...], also: tuple[int, ...], stars: int) -> None:
    """R6 and R7: the weakest key area gives the band; a requirement missed holds its star and all above."""
    pack = a_house("key_areas", *tens(("service", "courtesy"), ("facility", "cleanliness")))

    assert rated(pack, *missing(*met), *also).stars == stars


@pytest.mark.parametrize(
    ("points", "missed", "stars", "half"),
    [
        (600, (), 5, False),
        (599, (), 4, False),
        (400, (1,), 3, True),
        (400, (1, 2), 3, False),
        (169, (), 1, False),
        (170, (0,), 1, True),
        (89, (), 0, False),
    ],
)
def test_points_with_mandatory_standards(
    points: int, missed: tuple[int, ...], stars: int, *, half: bool
) -> None:
    """R6, R7 and R8: weight earned, and half a star where one mandatory standard is missed."""
    weights = ["1", "1", "1", str(points - 3 + len(missed))]
    pack = a_house("points", *[("facility", "comfort", weight) for weight in weights])

    rating = rated(pack, *missed)

    assert (rating.stars, rating.half_step) == (stars, half)


@pytest.mark.parametrize(("met", "stars"), [((10, 10), 5), ((10, 7), 4), ((10, 4), 2), ((10, 2), 0)])
def test_a_cap_by_one_area(met: tuple[int, ...], stars: int) -> None:
    """R7: the house has at most one star more than its safety, and none where that fails."""
    pack = a_house("cap", *tens(("service", "courtesy"), ("facility", "skill")))

    rating = rated(pack, *missing(*met))

    by_total = max((b.stars for b in pack.rating.bands if b.score <= (rating.score or 0)), default=0)
    assert (rating.stars, by_total >= stars) == (stars, True)


def test_all_of_it_combined() -> None:
    """R1, R2, R7 and R8: graded credit, the worst look, gates and a half step in one pack."""
    pack = a_house("combined", *tens(("service", "courtesy"), ("facility", "comfort")))
    late = a_look("house.s5", "not_met", ms=45_000)
    looks = [a_look(s.id, "met", ms=1) for s in pack.standards()]

    rating = rate(pack, a_visit(*looks, late))
    promise = rated(pack, 0)

    credits_ = {result.standard: result.credit for result in rating.standards}
    assert (credits_["house.s5"], credits_["house.s6"]) == (Fraction(1, 2), 1)
    assert (rating.score, rating.stars) == (100 - Fraction(75, 20), 5)
    assert (promise.stars, promise.half_step) == (2, True)


@pytest.mark.parametrize(
    ("ms", "credit"),
    [(30_000, 0), (30_001, Fraction(29_999, 30_000)), (45_000, Fraction(1, 2)), (60_000, 0), (90_000, 0)],
)
def test_graded_credit_falls_in_a_line_from_the_limit(ms: int, credit: Fraction) -> None:
    """R1: and what was not met though in time has none: something else was amiss."""
    pack = a_house("combined", *tens(("service", "courtesy")))

    rating = rate(pack, a_visit(a_look("house.s0", "not_met", ms=ms)))

    assert rating.standards[0].credit == credit


@pytest.mark.parametrize(("repeated", "credit"), [("mean", Fraction(2, 3)), ("worst", 0), ("latest", 1)])
def test_what_a_standard_seen_three_times_is_worth(repeated: str, credit: Fraction) -> None:
    """R2: the last look is the one made last, whatever the offset of its clock."""
    text = BLOCKS["weighted"] + f"credit: {{repeated: {repeated}}}\n"
    BLOCKS["repeated"] = text
    pack = a_house.__wrapped__("repeated", ("service", "courtesy", "1"))
    del BLOCKS["repeated"]
    looks = (
        a_look("house.s0", "met", observed_at="2026-05-14T09:00:00+02:00"),
        a_look("house.s0", "met", observed_at="2026-05-14T08:30:00+00:00"),
        a_look("house.s0", "not_met", observed_at="2026-05-14T10:00:00+02:00"),
    )

    assert rate(pack, a_visit(*looks)).standards[0].credit == credit
