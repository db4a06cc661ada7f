"""What can go wrong with a request: every kind with its status and what to do about it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class Kind(NamedTuple):
    """A kind of problem: its status, its name in words, what to do."""

    status: int
    title: str
    advice: str


KINDS: Mapping[str, Kind] = {
    "query_wrong": Kind(400, "A parameter is wrong", "Correct the parameters that `errors` names."),
    "not_json": Kind(400, "The body is not JSON", "Send one JSON text in UTF-8."),
    "no_key": Kind(401, "No valid key", "Send `Authorization: Bearer sixty_…` with a key that is valid now."),
    "scope_missing": Kind(403, "The key may not do this", "Ask an owner for a key with the scope named."),
    "not_allowed": Kind(403, "The key may not do this", "Ask an owner of the chain."),
    "not_found": Kind(
        404, "Nothing here", "Check the address and the id. What a key does not reach looks the same."
    ),
    "method_wrong": Kind(405, "Not a way to use this address", "Use one of the methods in `Allow`."),
    "not_now": Kind(409, "Not possible as things stand", "Read it again and decide anew."),
    "still_running": Kind(409, "The same request is still under way", "Wait a second and send it again."),
    "too_large": Kind(413, "Too much at once", "Send it in smaller parts."),
    "wrong_type": Kind(415, "Not the right kind of body", "Send `Content-Type: application/json`."),
    "body_wrong": Kind(422, "A field is wrong", "Correct the fields that `errors` names and send all again."),
    "refused": Kind(422, "This cannot be done", "Do as `detail` says."),
    "name_reused": Kind(
        422, "Another request has this Idempotency-Key", "Choose a new one for a new request."
    ),
    "too_fast": Kind(429, "Too many requests", "Wait as many seconds as `Retry-After` says."),
    "failed": Kind(500, "Our fault", "Nothing was half done. Tell us the reference in `detail`."),
    "busy": Kind(503, "Busy", "Wait as many seconds as `Retry-After` says and send it again."),
}


class ApiProblem(Exception):  # noqa: N818 – an answer, not a fault
    """Answered as `application/problem+json`. `code` says more exactly which, where it is not the kind."""

    def __init__(
        self,
        kind: str,
        detail: str = "",
        *,
        code: str = "",
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.kind, self.status = kind, KINDS[kind].status
        self.detail, self.code = detail or KINDS[kind].advice, code or kind
        self.errors, self.headers = tuple(errors), dict(headers or {})
        super().__init__(self.detail)

    def body(self, root: str) -> dict[str, Any]:
        """By RFC 9457; `type` leads to the kind on the page for people."""
        told: dict[str, Any] = {
            "type": f"{root}/#{self.kind}",
            "title": KINDS[self.kind].title,
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
        }
        return told | ({"errors": [dict(error) for error in self.errors]} if self.errors else {})
