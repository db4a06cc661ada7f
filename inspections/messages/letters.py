"""What an e-mail says: what kind of thing happened, in which hotel, and a link that asks to sign in. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from inspections.language import Words
from inspections.messages.kinds import KINDS, page_of
from inspections.messages.parts import Message, Notice
from inspections.messages.wording_nb import BOKMAAL
from inspections.records import Account

say = Words(lambda: "en", nb=BOKMAAL)
CHOICES = "/messages?show=email"


@dataclass(frozen=True)
class Letter:
    """An e-mail, but for who sends it. The subject names no hotel: it is read on locked screens."""

    to: str
    subject: str
    text: str
    language: str


def letter(messages: Sequence[Message], person: Account, language: str, address: str) -> Letter:
    """The e-mail with these messages, at least one, in the person's language. `address` is this house's."""
    words = say.fixed(language)
    first = words(KINDS[messages[0].notice.kind].title)
    subject = words.count(len(messages), first, "{n} messages")
    parts = [
        f"{words(KINDS[one.notice.kind].title)}\n{plain(one.hotel)}\n{link(one.notice, person, address)}"
        for one in messages
    ]
    foot = words(
        "What it says stands behind the link, where you sign in. "
        "What you are told by e-mail, and how often, you choose here:"
    )
    return Letter(
        person.email,
        f"Sixty: {subject}",
        "\n\n".join((*parts, f"{foot}\n{address}{CHOICES}")) + "\n",
        language,
    )


def trial_letter(person: Account, language: str, address: str) -> Letter:
    """What shows that e-mail arrives."""
    words = say.fixed(language)
    text = words("This house can send you e-mail. There is nothing else to do.")
    return Letter(
        person.email, "Sixty: " + words("E-mail works"), f"{text}\n\n{address}{CHOICES}\n", language
    )


def link(notice: Notice, person: Account | None, address: str) -> str:
    """The address of what the notice is about. It holds no secret: whoever follows it signs in."""
    path, query = page_of(notice, person)
    return f"{address}{path}?{urlencode(query)}" if query else f"{address}{path}"


def plain(text: str) -> str:
    """One line of it, without what no one can see."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
