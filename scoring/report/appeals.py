"""What the hotel appealed, and how it ended. Who wrote it and what the inspector said to it are not told."""

from __future__ import annotations

from inspections.visit import Visit
from inspections.visit_parts import Appeal
from scoring.clean import clean
from scoring.report.data import AppealTold, Section
from scoring.report.ground import Ground


def appeals(ground: Ground) -> tuple[AppealTold, ...]:
    """Every appeal, in the order they came."""
    made = sorted(ground.visit.appeals.values(), key=lambda appeal: (appeal.at, appeal.id))
    return tuple(_told(ground, ground.visit, appeal) for appeal in made)


def appeals_section(ground: Ground, told: tuple[AppealTold, ...]) -> Section:
    """ "Three appeals; one was granted"; or that none is on record."""
    words = ground.words
    if not told:
        return Section(words.say("appeals"), words.say("appeals.head.none"))
    granted = words.count("appeals.granted", sum(appeal.granted is True for appeal in told))
    return Section(words.say("appeals"), words.count("appeals.head", len(told), granted=granted))


def _told(ground: Ground, visit: Visit, appeal: Appeal) -> AppealTold:
    words, look = ground.words, visit.observations.get(appeal.observation)
    state = (
        "withdrawn" if appeal.withdrawn else {None: "open", True: "granted", False: "refused"}[appeal.granted]
    )
    return AppealTold(
        text=ground.text(look.standard) if look else appeal.observation,
        claim=words.say("appeal.claim", outcome=words.say(f"outcome.{appeal.claim}")),
        reason=clean(appeal.reason),
        granted=appeal.granted,
        outcome=words.say(f"appeal.{state}"),
        decision=clean(appeal.decision),
        when=words.moment(appeal.decided_at or appeal.at),
    )
