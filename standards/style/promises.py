"""The rule that a standard promises one thing: no conjunction joins two predicates of its main clause.

A sentence is read word by word, without a grammar, so the rule keeps to what it can know:

- "Cups and glasses have no marks": no verb stands before the conjunction, it joins things.
- "A guest who stops and looks about is offered help": it joins verbs of a clause about the guest. Such a
  clause ends with a comma or with the next verb that no conjunction brings.
- "asks where the bags should go and puts them there": a clause that is asked, said or shown follows a verb of
  the main clause, and the conjunction goes back to that.
- "without having to go and ask": the second verb has not the subject of the main one, which would be "asks".
- "han står og venter": a verb of posture and the next are one act.
- What is quoted is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standards.problems import Problem
from standards.style.findings import Style
from standards.style.languages import words_of
from standards.style.sentences import without_quotes
from standards.style.words import Words
from standards.written import Written

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;:…()]")
_REACH = 5
"""How far after the conjunction the verb of a new subject may stand: "and all the papers lie"."""
_ENDINGS = frozenset(",;:")
_BREAKS = frozenset(",;:…()")
_SHORTEST_PARTICIPLE = 5


def one_promise(standard: Written, languages: tuple[str, ...]) -> Iterator[Problem]:
    """A sentence with two predicates promises two things."""
    for language in languages:
        known = words_of(language)
        both = second_promise(standard["text"][language].text, known) if known else ""
        if both:
            yield Style.TWO_PROMISES.at(standard["text"].at(language), language=language, both=both)


def second_promise(sentence: str, known: Words) -> str:
    """The words around the conjunction that joins two promises, or "" where there is none."""
    said = [word.casefold() for word in _WORD.findall(without_quotes(sentence))]
    reading = _Reading(known, said)
    for place, word in enumerate(said):
        if word == known.conjunction and reading.joins_promises(place):
            return " ".join(said[max(0, place - 2) : place + 4])
        reading.read(place)
    return ""


@dataclass
class _Reading:
    """What is known of a sentence that has been read up to a word."""

    known: Words
    said: list[str]
    verb: str = ""
    """The verb of the main clause, "" before it was read."""
    clause: str = ""
    """The kind of the clause that is open, "who" or "what", or "" for the main clause."""
    clause_has_verb: bool = False

    def read(self, place: int) -> None:
        """One word more."""
        word = self.said[place]
        if word in self.known.who | self.known.what:
            self.clause = "what" if word in self.known.what and self.verb else "who"
            self.clause_has_verb = False
        elif word in _ENDINGS:
            self.clause = "" if self.clause_has_verb else self.clause
        elif self._is_verb(place):
            self._read_verb(word, joined=self.said[place - 1] == self.known.conjunction)

    def _read_verb(self, word: str, *, joined: bool) -> None:
        """A clause has its first verb; the next is the main verb, unless it was joined or is known."""
        if self.clause and not self.clause_has_verb:
            self.clause_has_verb = True
        elif not (self.clause and (joined or self.verb)):
            self.clause, self.verb = "", word

    def joins_promises(self, place: int) -> bool:
        """Whether the conjunction there brings a second predicate of the main clause."""
        if not self.verb or self.verb in self.known.posture or self.clause == "who":
            return False
        return self._verb_follows(place + 1) or self._subject_and_verb_follow(place + 1)

    def _verb_follows(self, place: int) -> bool:
        while place < len(self.said) and self.said[place] in self.known.adverbs:
            place += 1
        if place == len(self.said):
            return False
        same_subject = self._is_verb(place) and self._agrees(self.said[place])
        return same_subject or (self.verb in self.known.passive and self._is_participle(self.said[place]))

    def _agrees(self, word: str) -> bool:
        return not self.known.number_shows or word.endswith("s") == self.verb.endswith("s")

    def _subject_and_verb_follow(self, place: int) -> bool:
        ends = self.known.who | self.known.what | {self.known.conjunction} | _BREAKS
        for ahead in range(place, min(place + _REACH, len(self.said))):
            if self.said[ahead] in ends:
                return False
            if ahead > place and self.said[ahead] in self.known.sure_verbs and self._is_verb(ahead):
                return True
        return False

    def _is_verb(self, place: int) -> bool:
        """Whether a finite verb stands there; never as the first word of a promise."""
        if not place or self.said[place - 1] in self.known.no_verb_after:
            return False
        word, after = self.said[place], self.said[place + 1 : place + 2]
        return word in self.known.sure_verbs or (
            word in self.known.likely_verbs and bool(self.known.verb_signs.intersection(after))
        )

    def _is_participle(self, word: str) -> bool:
        ends = len(word) >= _SHORTEST_PARTICIPLE and word.endswith(self.known.participle_ends)
        return ends or word in self.known.participles
