"""What answers each call: access first (by the office's own steps), then the store, then told.py.

`HANDLERS` joins a call's name with its function, which takes a `Request` and gives the answer's body.
Refusals are raised, for http.py to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scoring.api import actions, feedback, hotels, ratings
from scoring.api.request import Request, Told

HANDLERS: Mapping[str, Callable[[Request], Told]] = {
    answers.__name__: answers
    for answers in (
        hotels.list_hotels,
        hotels.show_hotel,
        ratings.list_ratings,
        ratings.show_rating,
        ratings.list_findings,
        actions.list_actions,
        actions.show_action,
        actions.open_action,
        actions.assign_action,
        actions.change_due,
        actions.add_evidence,
        actions.say_done,
        actions.comment_action,
        feedback.list_feedback,
        feedback.show_feedback,
        feedback.send_survey,
        feedback.answer_feedback,
    )
}
