"""How the office says no: a code for programs, a sentence for people."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 – an answer, not a fault
    """It was not done. `code` is for programs, `message` says why and what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


class NotYours(Refused):
    """What was asked for does not exist or is someone else's: the same answer for both."""

    def __init__(self) -> None:
        super().__init__("not_found", "There is nothing here that you can see.")


def not_allowed() -> Refused:
    return Refused("not_allowed", "Your account is not meant for this. Ask an owner of the chain.")
