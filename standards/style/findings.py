"""What can be wanting in the style of a standard: for each rule a stable code, what is wrong, what to do."""

from __future__ import annotations

from standards.problems import Catalogue


class Style(Catalogue):
    """What an inspector would stumble over, or an owner would ask about. README.md has them as a table."""

    NEEDS_THE_FOLDER = (
        "A kept pack has no lines to point at.",
        "Give the folder it was written from.",
    )

    # One promise, that can be seen
    TWO_PROMISES = (
        "The '{language}' text promises two things: '… {both} …'.",
        "Make two standards, or keep the one that decides the moment.",
    )
    VAGUE_WORD = (
        "'{word}' is a matter of opinion.",
        "Say what is seen or heard, or give a figure.",
    )
    NOTHING_RULED_OUT = (
        "'met' does not say in '{language}' what does not count.",
        "Settle the doubtful case: '… does not count', 'only …', '… keeps the clock running'.",
    )
    NEAR_DUPLICATE = (
        "It says almost what '{other}' says at {where}.",
        "Keep one, or say what is another thing about this moment.",
    )

    # What an inspector needs
    NO_PHRASES = ("There is nothing to tap when it is not met.", "Add 'phrases', two to four.")
    PHRASE_LENGTH = ("The phrase '{phrase}' has {count} words.", "Use 2 to 5, so that it fits a button.")
    NO_EVIDENCE = ("{what} names no evidence.", "Add 'evidence', such as '[{such}]'.")
    CLOCK_SAME = (
        "The clock starts and stops at the same moment: '{moment}'.",
        "Say what is seen when it stops.",
    )

    # What an owner asks
    EXPECTED_UNSAID = ("Nobody is named who expects it.", "Add 'expected_by': one of {known}.")
    WEIGHT_UNEXPLAINED = ("It weighs {weight} and does not say why.", "Add 'weight_because'.")
    WEIGHT_NEEDS_NO_REASON = ("It weighs 1 like most, yet gives a reason.", "Delete 'weight_because'.")
    CRITICAL_UNEXPLAINED = ("It is critical and does not say why.", "Add 'critical_because'.")
    CRITICAL_NEEDS_NO_REASON = ("It is not critical, yet gives a reason.", "Delete 'critical_because'.")
    TOO_MANY_CRITICAL = (
        "{critical} of {standards} standards are critical, more than {percent} of 100.",
        "Keep it for what ends a guest's trust: safety, privacy, hygiene, honesty about money.",
    )

    # Figures
    FIGURE_DIFFERS = (
        "The limit is {limit}, the '{language}' text does not say so.",
        "Write the limit's own figure in the text, or correct the limit.",
    )
    NUMBER_ADDED = (
        "The '{language}' text says {number}, the '{source}' text does not.",
        "Make the numbers agree, in figures.",
    )
    FIGURE_IN_WORDS = ("'{words}' is a figure in words.", "Write it in digits: {digits}.")

    # The sentence
    NO_FULL_STOP = ("The sentence does not end with a full stop.", "Write a whole sentence.")
    SEVERAL_SENTENCES = ("The text has {count} sentences.", "Keep one; the rest belongs in 'met'.")
    SMALL_FIRST_LETTER = ("The sentence begins with a small letter.", "Begin with a capital letter.")
    SENTENCE_LENGTH = (
        "The '{language}' text has {count} words.",
        "Use {least} to {most}.",
    )
    HARD_TO_READ = (
        "Text and 'met' are hard to read in '{language}': LIX {lix}, more than {most}.",
        "Use shorter sentences and shorter words.",
    )
    UNTRANSLATED = (
        "The '{language}' text has the words of the '{source}' text: '{words}'.",
        "Translate it.",
    )
