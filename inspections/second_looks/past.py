"""Second looks at what came before: copied notes, times and findings, photos seen already, too many N/A."""

from __future__ import annotations

from collections import Counter
from math import comb
from typing import TYPE_CHECKING

from inspections.language import Told, told, told_count
from inspections.second_looks.parts import SecondLook, own_words, past_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspections.second_looks.parts import Grounds, Past

SAME_NOTE = 4
"""One wording four times in a visit: who sees four things writes four sentences."""
COPIED_NOTES = 3
"""Three notes word for word as before, pack phrases aside: one may be a habit."""
COPIED_TIMES, TIMES_SHARE = 5, 0.5
"""Read to a tenth of a second, two visits share a time by chance about once in a hundred."""
COPIED_FINDINGS, FINDINGS_SHARE = 15, 0.95
"""Two visits to one house share about a third of what was not met; 95 of 100 is one visit told twice."""
ALIKE_BITS, FEWEST_BITS = 4, 8
"""Of 64: a picture cropped by a hair, resized or saved again. One without contrast has no likeness at all."""
NA_ANSWERS, NA_LEAST, NA_KNOWN, NA_CHANCE = 10, 4, 30, 0.001
"""Answers in the department, N/A among them, answers before; how rarely chance may give as many, over all."""
OWN_VISITS = 2
"""From so many earlier visits on a house is held against itself: one without a pool has none each time."""


def copied_notes(grounds: Grounds) -> Iterator[SecondLook]:
    written = own_words(grounds)
    times = Counter(text for text, _ in written)
    same = {text for text, number in times.items() if number >= SAME_NOTE}
    if same:
        often = max(times.values())
        yield SecondLook(
            "same_note",
            told("The same words stand under {n} findings.", n=often),
            grounds.ids(about for text, about in written if text in same),
        )
    for past in _own(grounds):
        known = {text for text in times if text in past.notes}
        if len(known) >= COPIED_NOTES:
            yield SecondLook(
                "copied_notes",
                told(
                    "{n} notes stand word for word in an earlier visit by the same inspector.", n=len(known)
                ),
                grounds.ids(about for text, about in written if text in known),
                (past.visit,),
            )
            return


def copied_times(grounds: Grounds) -> Iterator[SecondLook]:
    here = past_of(grounds.visit, grounds.pack).times
    for past in grounds.earlier:
        timed = {standard for standard, _ in here} & {standard for standard, _ in past.times}
        same = here & past.times
        if len(same) >= COPIED_TIMES and len(same) >= TIMES_SHARE * len(timed):
            standards = {standard for standard, _ in same}
            yield SecondLook(
                "copied_times",
                told("{n} times are the same as in an earlier visit, to the tenth of a second.", n=len(same)),
                tuple(look.id for look in grounds.looks if look.standard in standards and look.measured),
                (past.visit,),
            )
            return


def copied_findings(grounds: Grounds) -> Iterator[SecondLook]:
    here = {look.standard: look.id for look in grounds.looks if look.answer == "not_met"}
    for past in grounds.earlier:
        either, both = here.keys() | past.not_met, here.keys() & past.not_met
        if len(both) >= COPIED_FINDINGS and len(both) >= FINDINGS_SHARE * len(either):
            yield SecondLook(
                "copied_findings",
                told("{n} of {all} findings are those of one earlier visit.", n=len(both), all=len(either)),
                grounds.ids(here[standard] for standard in both),
                (past.visit,),
            )
            return


def seen_photos(grounds: Grounds) -> Iterator[SecondLook]:
    before = {sha256: past.visit for past in reversed(grounds.earlier) for sha256 in past.photos}
    mine = {photo.sha256 for photo in grounds.visit.photos.values()}
    if same := mine & before.keys():
        sentence = told_count(
            len(same),
            "One photo is the very file of an earlier visit.",
            "{n} photos are the very files of an earlier visit.",
        )
        yield _photos(grounds, "photo_seen", sentence, {one: before[one] for one in same})
    alike = {
        sha256: before[other]
        for sha256 in sorted(mine - before.keys())
        for other in sorted(before)
        if _alike(grounds.likeness.get(sha256), grounds.likeness.get(other))
    }
    if alike:
        sentence = told_count(
            len(alike),
            "One photo looks like one of an earlier visit.",
            "{n} photos look like some of an earlier visit.",
        )
        yield _photos(grounds, "photo_alike", sentence, alike)


def many_not_applicable(grounds: Grounds) -> Iterator[SecondLook]:
    """By department, against the usual share: the house's own where it is known, else the pack's."""
    answers = past_of(grounds.visit, grounds.pack).answers
    same_house = [past for past in grounds.earlier if past.hotel == grounds.visit.hotel]
    usual = same_house if len(same_house) >= OWN_VISITS else list(grounds.earlier)
    for department, (given, left) in sorted(answers.items()):
        known, known_left = (sum(past.answers.get(department, (0, 0))[n] for past in usual) for n in (0, 1))
        if given < NA_ANSWERS or left < NA_LEAST or known < NA_KNOWN:
            continue
        share = (known_left + 1) / (known + 2)
        if at_least(left, given, share) * len(answers) < NA_CHANCE:
            title = next(d.title for d in grounds.pack.departments if d.id == department)
            sentence = told(
                "{n} of {all} answers in {department} are not applicable; usual are {usual} of 100.",
                n=left,
                all=given,
                department=next(iter(title.values())),
                usual=f"{share * 100:.0f}",
            )
            yield SecondLook(
                "many_not_applicable",
                sentence,
                tuple(
                    look.id
                    for look in grounds.looks
                    if look.answer == "not_applicable"
                    and grounds.standards[look.standard].department == department
                ),
            )


def at_least(hits: int, tries: int, chance: float) -> float:
    """How likely `hits` or more of `tries` are, each with that chance (binomial)."""
    return sum(comb(tries, n) * chance**n * (1 - chance) ** (tries - n) for n in range(hits, tries + 1))


def _own(grounds: Grounds) -> list[Past]:
    return [past for past in grounds.earlier if past.inspector == grounds.visit.inspector]


def _alike(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return False
    plain = any(not FEWEST_BITS <= bits.bit_count() <= 64 - FEWEST_BITS for bits in (one, other))
    return not plain and (one ^ other).bit_count() <= ALIKE_BITS


def _photos(grounds: Grounds, code: str, sentence: Told, seen: Mapping[str, str]) -> SecondLook:
    """`seen` maps photos of this visit to the earlier visits they are of."""
    pictures = grounds.visit.photos.values()
    about = {photo.observation for photo in pictures if photo.sha256 in seen and photo.observation}
    return SecondLook(code, sentence, grounds.ids(about), tuple(sorted(set(seen.values()))))
