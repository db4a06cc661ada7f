"""What an observation is worth, and a standard seen several times: rules R1, R2 and R7 of README.md."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from inspections.timing import epoch_ms, over_by, verdict
from inspections.visit import Observation
from scoring.timed import against
from standards.pack import Credit, Limit, Wait

NONE, ALL = Fraction(0), Fraction(1)


def credit_of(look: Observation, limit: Limit | None, rules: Credit) -> Fraction:
    """R1. What a counted observation is worth: met 1, not met 0.

    Where the pack grades it, what was late is worth a part: 1 at the limit, 0 at `none_at` per cent of it.
    """
    if look.answer == "met":
        return ALL
    if rules.none_at is None or limit is None or look.measured is None or isinstance(limit, Wait):
        return NONE
    over, (observed, allowed) = over_by(limit, look.measured), against(limit, look.measured)
    if over is None or over <= 0 or observed is None or not allowed:
        return NONE  # the clock does not say that it was late: something else was amiss
    none_at = rules.none_at / 100
    return max(NONE, (none_at - Fraction(observed, allowed)) / (none_at - 1))


def combined(looks: Sequence[Observation], credits_: Sequence[Fraction], rules: Credit) -> Fraction | None:
    """R2. The standard's credit from those of its counted observations; None where there are none."""
    if len(credits_) < 2:
        return credits_[0] if credits_ else None
    if rules.repeated == "worst":
        return min(credits_)
    if rules.repeated == "latest":
        last = max(range(len(looks)), key=lambda n: (epoch_ms(looks[n].observed_at), looks[n].id))
        return credits_[last]
    whole = sum([credit is ALL for credit in credits_])
    if whole == len(credits_):
        return ALL
    if all(credit is ALL or credit is NONE for credit in credits_):  # nothing graded: a count will do
        return Fraction(whole, len(credits_)) if whole else NONE
    return sum(credits_, NONE) / len(credits_)


def kept_in_time(looks: Sequence[Observation], limit: Limit | None, rules: Credit) -> bool | None:
    """R7. Whether a timed standard was in its limit; None where no counted look at it was measured.

    The answers of the measured looks decide (R11), together as the pack combines them.
    """
    if limit is None:
        return None
    measured = [look for look in looks if look.measured and verdict(limit, look.measured) is not None]
    answers = [ALL if look.answer == "met" else NONE for look in measured]
    return combined(measured, answers, rules) == 1 if measured else None
