"""Every call of the API, once: the document is made of this table, and every request is held to it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from inspections.actions.workflow import STATUSES as ACTION_STATUSES
from inspections.guests.threads import STATUSES as FEEDBACK_STATUSES
from scoring.api.schema import MOMENT, UUID, Schema, flag, named, one_of, page, whole

ROOT = "/api/v1"
LARGEST_BODY = 512 * 1024
MOST_AT_ONCE, USUALLY_AT_ONCE = 200, 50


@dataclass(frozen=True)
class Call:
    """One call. `name` is that of the function in handlers.py that answers it; `{id}` in `path` is a UUID.

    status  of the answer where all is well
    """

    name: str
    method: str
    path: str
    scope: str
    says: str
    answer: Schema
    more: str = ""
    query: Mapping[str, Schema] = field(default_factory=dict)
    body: Schema | None = None
    status: int = 200

    @property
    def writes(self) -> bool:
        return self.method == "POST"

    def id_in(self, path: str) -> str | None:
        """The `{id}` of that path where it is this call's, "" where this has none; None for another path."""
        read = re.fullmatch(self.path.replace("{id}", "([^/]{1,200})"), path)
        return None if read is None else "".join(read.groups())


_PAGING: Mapping[str, Schema] = {
    "limit": whole("How many at most", 1, MOST_AT_ONCE) | {"default": USUALLY_AT_ONCE},
    "cursor": {
        "type": "string",
        "maxLength": 300,
        "description": "`next` of the page before, as it was given",
    },
}
_HOTEL: Mapping[str, Schema] = {"hotel": UUID | {"description": "Of that hotel alone"}}


def _between(what: str) -> Mapping[str, Schema]:
    return {
        "since": MOMENT | {"description": f"{what} then or later"},
        "until": MOMENT | {"description": f"{what} before then"},
    }


_LANGUAGE = {"language": one_of("The language of its texts", "en", "nb") | {"default": "en"}}

CALLS: tuple[Call, ...] = (
    Call("list_hotels", "GET", "/hotels", "", "Hotels that the key reaches", page("Hotel"), query=_PAGING),
    Call("show_hotel", "GET", "/hotels/{id}", "", "One hotel", named("Hotel")),
    Call(
        "list_ratings", "GET", "/ratings", "read:ratings", "Ratings of released visits", page("Rating"),
        "In the order of release.",
        query={**_HOTEL, **_between("Released"), **_PAGING},
    ),
    Call("show_rating", "GET", "/ratings/{id}", "read:ratings", "One rating, with its departments",
         named("RatingWhole"), "`id` is the visit.", query=_LANGUAGE),
    Call(
        "list_findings", "GET", "/findings", "read:findings", "Findings of released visits", page("Finding"),
        "Visit by visit in the order of release, and by standard; without the inspector's notes and "
        "pictures. A page may hold fewer than `limit` and still have a next one.",
        query={**_HOTEL, **_between("Visit released"), "critical": flag("Critical ones alone, or the others"),
               "taken_up": flag("Those of which an action is, or of which none is"), **_LANGUAGE, **_PAGING},
    ),
    Call(
        "list_actions", "GET", "/actions", "read:actions", "Actions", page("Action"),
        "In the order in which they were opened. With `status`, a page may hold fewer than `limit` and still "
        "have a next one.",
        query={**_HOTEL, **_between("Opened"), "status": one_of("Those that stand there", *ACTION_STATUSES),
               **_PAGING},
    ),
    Call("show_action", "GET", "/actions/{id}", "read:actions", "One action", named("Action")),
    Call("open_action", "POST", "/actions", "write:actions", "Make an action of findings", named("Action"),
         "It is due in 30 days, in 7 where a standard of it is critical. Where one of the findings has an "
         "action already: 409.",
         body=named("NewAction"), status=201),
    Call("assign_action", "POST", "/actions/{id}/assignment", "write:actions", "Give it to a department",
         named("Action"), body=named("Assignment")),
    Call("change_due", "POST", "/actions/{id}/due", "write:actions", "Say another day", named("Action"),
         body=named("Due")),
    Call("add_evidence", "POST", "/actions/{id}/evidence", "write:actions", "Say what was done",
         named("Action"), body=named("Evidence")),
    Call("say_done", "POST", "/actions/{id}/done", "write:actions", "Say that it is done", named("Action"),
         "It then waits for approval by a person. No body."),
    Call("comment_action", "POST", "/actions/{id}/comments", "write:actions", "Comment it", named("Action"),
         body=named("Comment")),
    Call(
        "list_feedback", "GET", "/feedback", "read:feedback", "What guests said", page("Feedback"),
        "In the order in which it came in. With `status`, a page may hold fewer than `limit` and still "
        "have a next one.",
        query={**_HOTEL, **_between("Came in"),
               "status": one_of("Those that stand there", *FEEDBACK_STATUSES), **_PAGING},
    ),
    Call("show_feedback", "GET", "/feedback/{id}", "read:feedback", "One of them", named("Feedback")),
    Call("send_survey", "POST", "/feedback", "write:feedback", "Send answers to a guest survey in",
         named("Taken"), "Point your survey's webhook here.", body=named("Survey"), status=201),
    Call("answer_feedback", "POST", "/feedback/{id}/answers", "write:feedback",
         "Say how a guest was answered", named("Feedback"), body=named("Answered")),
)  # fmt: skip

IDEMPOTENCY_KEY: Schema = {
    "type": "string",
    "pattern": "^[!-~]{1,200}$",
    "description": "A name of your own for this request, such as a UUID: sent again within 24 hours under "
    "the same name, it is done once and answered alike",
}


def call_of(method: str, path: str) -> tuple[Call | None, str, list[str]]:
    """The call of that method and path (below ROOT) with its id, and the methods that the path has."""
    there = [(call, found) for call in CALLS if (found := call.id_in(path)) is not None]
    wanted = "GET" if method == "HEAD" else method
    chosen = next(((call, found) for call, found in there if call.method == wanted), None)
    return *(chosen or (None, "")), sorted({call.method for call, _ in there})
