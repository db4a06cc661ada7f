"""How the office's refusals read in the API. Pure."""

from __future__ import annotations

from inspections.guests.survey_sent import AnswersRefused, Flaw
from inspections.refusals import NotYours, Refused
from scoring.api.problems import ApiProblem

_AS_THINGS_STAND = ("not_now", "taken_already", "seq_taken", "own_work", "not_released")


def problem_of(refused: Refused) -> ApiProblem:
    """The same in the API's words: what is someone else's looks like what is not there."""
    if isinstance(refused, NotYours):
        return ApiProblem("not_found")
    if isinstance(refused, AnswersRefused):
        return ApiProblem(
            "body_wrong", refused.message, code=refused.code, errors=[_told(f) for f in refused.flaws]
        )
    if refused.code == "not_allowed":
        return ApiProblem("not_allowed", refused.message)
    kind = "not_now" if refused.code in _AS_THINGS_STAND else "refused"
    return ApiProblem(kind, refused.message, code=refused.code)


def _told(flaw: Flaw) -> dict[str, str]:
    pointer = f"#/answers/{flaw.at}" + (f"/{flaw.field}" if flaw.field else "")
    return {"pointer": pointer, "detail": flaw.said}
