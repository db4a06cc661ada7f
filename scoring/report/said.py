"""What was said on calls and in writing: each contact with the sentences that the inspector quoted."""

from __future__ import annotations

from collections import defaultdict

from inspections.visit import Contact, Line
from scoring.clean import clean
from scoring.report.data import Quote, Section, Talk
from scoring.report.ground import Ground
from scoring.wording.words import sentence


def talks(ground: Ground) -> tuple[Talk, ...]:
    """The contacts of which something was quoted, in the order they began."""
    quoted: dict[str, list[Line]] = defaultdict(list)
    for line in sorted(ground.visit.lines.values(), key=lambda line: (line.entered_at, line.id)):
        if clean(line.text):
            quoted[line.contact].append(line)
    held = [contact for contact in ground.visit.contacts.values() if contact.id in quoted]
    held.sort(key=lambda contact: (_began(contact), contact.id))
    return tuple(_talk(ground, contact, quoted[contact.id]) for contact in held)


def talks_section(ground: Ground, told: tuple[Talk, ...]) -> Section:
    """ "Four sentences quoted from two contacts"."""
    words, quotes = ground.words, sum(len(talk.quotes) for talk in told)
    if not quotes:
        return Section(words.say("said"), words.say("said.head.none"))
    contacts = words.count("said.contacts", len(told))
    return Section(
        words.say("said"),
        sentence(words.count("said.head", quotes, contacts=contacts)),
        words.say("said.note"),
    )


def _talk(ground: Ground, contact: Contact, lines: list[Line]) -> Talk:
    words = ground.words
    where = ground.titles.get(contact.department or "", "")
    return Talk(
        title=" · ".join(filter(None, (words.name("channel", contact.channel), where))),
        when=words.moment(_began(contact)),
        quotes=tuple(
            Quote(
                who=words.name("who", line.who),
                text=clean(line.text),
                dimension=words.name("dimension", line.dimension) if line.dimension else "",
            )
            for line in lines
        ),
    )


def _began(contact: Contact) -> str:
    return contact.steps[0].at if contact.steps else ""
