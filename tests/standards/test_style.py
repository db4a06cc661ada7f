"""The style rules, each on a planted fault and on innocent neighbours that look like it."""

# ruff: noqa: E501 - tables of sentences, a pair a line
from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from standards.style import style_of
from standards.style.findings import Style
from standards.style.sentences import lix
from tests.standards.pack_texts import PACK, changed, write

GOOD = """\
  - id: bar.seen
    text: {en: A guest at the bar hears a word within 30 seconds., nb: En gjest ved disken får et ord innen 30 sekunder.}
    met: {en: A word to this guest. A nod does not count., nb: Et ord til denne gjesten. Et nikk teller ikke.}
    channel: face_to_face
    class: service
    classification: courtesy
    dimension: human
    weight: 1
    expected_by: guest
    evidence: [time]
    clock:
      starts: {en: The guest reaches the bar., nb: Gjesten kommer til disken.}
      stops: {en: Someone speaks., nb: Noen snakker.}
    limit: {within: 30 s}
    phrases:
      - {en: Not seen, nb: Ble ikke sett}
      - {en: Seen too late, nb: Sett for sent}
"""
TEXT = GOOD.splitlines(keepends=True)[1]
MET = GOOD.splitlines(keepends=True)[2]
TIMED = GOOD[GOOD.index("    evidence") : GOOD.index("    phrases")]
UNTIMED = changed(GOOD, TIMED, "")


def codes(*standards: str) -> list[str]:
    """What the style rules find in a department of these standards."""
    return [code for code, _ in found(*standards)]


def found(*standards: str) -> list[tuple[str, str]]:
    """Each finding's code and what is wrong."""
    files: dict[str, str | bytes] = {
        "pack.yaml": PACK.replace("[front_door, bar]", "[bar]"),
        "bar.yaml": "department: bar\ntitle: {en: The bar, nb: Baren}\nstage: dining\nstandards:\n"
        + "".join(standards),
    }
    with TemporaryDirectory() as folder:
        write(Path(folder), files)
        (Path(folder) / "front_door.yaml").unlink()
        return [(finding.code, finding.wrong) for finding in style_of(folder)]


def said(en: str, nb: str, standard: str = UNTIMED) -> str:
    """The good standard with another text."""
    return changed(standard, TEXT, f"    text:\n      en: '{_quoted(en)}'\n      nb: '{_quoted(nb)}'\n")


def met(en: str, nb: str) -> str:
    """The good standard with another `met`."""
    return changed(UNTIMED, MET, f"    met:\n      en: '{_quoted(en)}'\n      nb: '{_quoted(nb)}'\n")


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def numbered(standard: str, number: int) -> str:
    """The same standard under another id."""
    return changed(standard, "bar.seen", f"bar.seen_{number}")


def test_a_good_standard_has_no_finding() -> None:
    """So whatever a test finds is what it planted."""
    assert codes(GOOD) == []
    assert codes(UNTIMED) == []


@pytest.mark.parametrize(
    ("en", "nb"),
    [
        ("The waiter opens the door and takes the coat.", "Servitøren åpner døren og tar frakken."),
        ("The bed is made without creases, and the pillows stand alike.", "Sengen er redd, og putene ligger likt."),
        ("The guest is greeted and assisted at the door.", "Gjesten blir hilst velkommen og får hjelp ved døren."),
        ("The porter asks where the bags should go and puts them there.", "Bæreren spør hvor den skal stå og setter den der."),
        ("The toilets are clean and have soap on the shelf.", "Toalettene er rene og har såpe på hyllen."),
        ("Staff who pass a guest look up and greet first.", "Ansatte som møter en gjest, ser opp og hilser først."),
    ],
)  # fmt: skip
def test_two_predicates_are_two_promises(en: str, nb: str) -> None:
    """Found once in each language."""
    assert codes(said(en, nb)) == ["two-promises", "two-promises"]


@pytest.mark.parametrize(
    ("en", "nb"),
    [
        ("Cups, glasses and plates carry no marks of lips.", "Kopper, glass og fat har ingen merker av lepper."),
        ("A guest who stops and looks about is offered help.", "En gjest som stanser og ser seg om, får hjelp."),
        ("When a guest sits down and waits, a list is brought.", "Når en gjest sitter og venter, kommer en liste."),
        ("Those who leave and those who arrive meet at the desk.", "De som går, og de som kommer, møtes i skranken."),
        ("The waiter names a dish without having to go and ask.", "Servitøren står og venter til gjesten er klar."),
        ("The reply is signed with a name and a direct number.", "Svaret er signert med navn og et nummer."),
        ('The agent says "welcome and come in" at the door.', "Medarbeideren sier «velkommen og kom inn» i døren."),
        ("The menu is laid out with its cover and its ribbon.", "Menyen ligger fremme med omslag og bånd rundt."),
        ("Glass doors and walls carry a mark at eye level.", "Glassdører og vegger er merket i øyehøyde her."),
    ],
)  # fmt: skip
def test_one_predicate_with_an_and_is_one_promise(en: str, nb: str) -> None:
    """Things, clauses about the guest, infinitives, posture and quotations are joined without a second promise."""
    assert codes(said(en, nb)) == []


@pytest.mark.parametrize(
    ("en", "nb", "word"),
    [
        (
            "The guest is promptly shown to the table.",
            "Gjesten blir vist til bordet av servitøren.",
            "promptly",
        ),
        (
            "The guest is shown to the table as needed.",
            "Gjesten blir vist til bordet av servitøren.",
            "as needed",
        ),
        ("The guest is shown to the table at once.", "Gjesten blir raskt vist til bordet.", "raskt"),
        ("The guest is shown to the table at once.", "Gjesten blir vist til bordet ved behov.", "ved behov"),
    ],
)
def test_a_word_of_opinion_is_vague(en: str, nb: str, word: str) -> None:
    """In each language by its own list."""
    assert found(said(en, nb)) == [("vague-word", f"'{word}' is a matter of opinion.")]


def test_what_somebody_says_or_is_asked_is_not_vague() -> None:
    """Quotations, and "how often", say what can be heard and counted; so does a word that only holds another."""
    text = said(
        "The guest chooses how frequently towels are changed.", "Gjesten velger hvor ofte håndklær skiftes."
    )
    quoted = met(
        'A table is named. "A nice one" does not count.', "Et bord nevnes. «Et hyggelig bord» teller ikke."
    )

    assert codes(text) == []
    assert codes(quoted) == []


@pytest.mark.parametrize(
    ("en", "nb", "languages"),
    [
        ("A word to this guest.", "Et ord til denne gjesten.", ["en", "nb"]),
        ("A word to this guest. A nod does not count.", "Et ord til denne gjesten.", ["nb"]),
        ("A word. A second try keeps the clock running.", "Et ord. Ved nytt forsøk går klokken videre.", []),
        ("Only a word to this guest.", "Bare et ord til denne gjesten.", []),
        ("A word to this guest; a nod is too late.", "Et ord til denne gjesten; et nikk er for sent.", []),
    ],
)  # fmt: skip
def test_met_says_what_does_not_count(en: str, nb: str, languages: list[str]) -> None:
    """Code "nothing-ruled-out", in the language that lacks it."""
    wanted = [
        ("nothing-ruled-out", f"'met' does not say in '{language}' what does not count.")
        for language in languages
    ]

    assert found(met(en, nb)) == wanted


def test_a_promise_said_twice_is_a_near_duplicate() -> None:
    """Another number and another member of staff do not make another promise."""
    first = said("The waiter offers a guest 2 kinds of bread.", "Servitøren tilbyr gjesten 2 slags brød.")
    again = said("The bartender offers a guest 3 kinds of bread.", "Bartenderen tilbyr gjesten 3 slags brød.")

    told = found(first, numbered(again, 2))

    assert [code for code, _ in told] == ["near-duplicate"]
    assert "'bar.seen'" in told[0][1]
    assert "bar.yaml:5" in told[0][1]


def test_another_thing_about_the_same_moment_is_no_duplicate() -> None:
    """Neither are two standards that are alike in one language only."""
    first = said("The waiter offers a guest 2 kinds of bread.", "Servitøren tilbyr gjesten 2 slags brød.")
    other = said("The waiter offers a guest butter with salt.", "Servitøren tilbyr gjesten smør med salt.")
    half = said(
        "The waiter offers a guest 2 kinds of bread.", "På disken settes 2 sorter loff frem uoppfordret."
    )

    assert "near-duplicate" not in codes(first, numbered(other, 2))
    assert "near-duplicate" not in codes(first, numbered(half, 2))


def test_phrases_are_there_and_fit_a_button() -> None:
    """Two to five words: "no-phrases", "phrase-length"; a long compound of a translation is two words."""
    phrases = UNTIMED[UNTIMED.index("    phrases") :]

    def with_phrase(en: str, nb: str) -> str:
        return changed(UNTIMED, phrases, f"    phrases:\n      - {{en: {en}, nb: {nb}}}\n")

    assert codes(changed(UNTIMED, phrases, "")) == ["no-phrases"]
    assert codes(with_phrase("Dirty", "Var skitten")) == ["phrase-length"]
    assert codes(with_phrase("It was not the room I booked", "Et annet rom")) == ["phrase-length"]
    assert codes(with_phrase("Was dirty", "Skitten")) == ["phrase-length"]
    assert codes(with_phrase("Spelling mistakes", "Skrivefeilene")) == []
    assert codes(with_phrase("Not the room I booked", "Et annet rom")) == []


def test_evidence_is_named_where_it_is_needed() -> None:
    """A timed standard by the stopwatch, one of class facility by anything; others need none."""
    facility = changed(UNTIMED, "class: service", "class: facility")

    assert codes(changed(GOOD, "    evidence: [time]\n", "")) == ["no-evidence"]
    assert codes(changed(GOOD, "evidence: [time]", "evidence: [photo]")) == ["no-evidence"]
    assert codes(facility) == ["no-evidence"]
    assert codes(changed(facility, "    expected_by", "    evidence: [note]\n    expected_by")) == []


def test_a_clock_does_not_stop_where_it_starts() -> None:
    """Code "clock-same", in each language."""
    stops = "{en: Someone speaks., nb: Noen snakker.}"

    assert codes(changed(GOOD, stops, "{en: The guest reaches the bar., nb: Noen snakker.}")) == [
        "clock-same"
    ]
    assert codes(changed(GOOD, stops, "{en: The guest leaves the bar., nb: Gjesten forlater disken.}")) == []


def test_a_weight_and_what_is_critical_say_why() -> None:
    """Codes "weight-unexplained", "critical-unexplained" and, where nothing is to explain, "…-needs-no-reason"."""
    heavy = changed(UNTIMED, "weight: 1", "weight: 2")
    why = "_because: {en: It decides the evening., nb: Det avgjør kvelden.}\n"
    critical = changed(UNTIMED, "    weight: 1\n", "    weight: 1\n    critical: true\n")

    assert codes(heavy) == ["weight-unexplained"]
    assert codes(changed(heavy, "    expected_by", f"    weight{why}    expected_by")) == []
    assert codes(changed(UNTIMED, "    expected_by", f"    weight{why}    expected_by")) == [
        "weight-needs-no-reason"
    ]
    assert codes(critical) == ["critical-unexplained"]
    assert codes(changed(critical, "    expected_by", f"    critical{why}    expected_by")) == []
    assert codes(changed(UNTIMED, "    expected_by", f"    critical{why}    expected_by")) == [
        "critical-needs-no-reason"
    ]
    assert codes(changed(UNTIMED, "weight: 1", "weight: 1.0")) == []


def test_somebody_expects_it() -> None:
    """Code "expected-unsaid"."""
    assert codes(changed(UNTIMED, "    expected_by: guest\n", "")) == ["expected-unsaid"]


def _many(critical: int) -> list[str]:
    """20 standards of which so many are critical, no two alike."""
    things = "bread salt honey lemon mint sugar cream ice olives nuts figs dates plums pears limes grapes jam tea oil figs"
    reason = "    critical: true\n    critical_because: {en: It is safety., nb: Det er trygghet.}\n"
    whole = [
        numbered(
            said(
                f"A bowl of {thing} number {number} stands there.",
                f"En skål {thing} nummer {number} står der.",
            ),
            number,
        )
        for number, thing in enumerate(things.split())
    ]
    return [
        changed(each, "    weight: 1\n", f"    weight: 1\n{reason}") if number < critical else each
        for number, each in enumerate(whole)
    ]  # fmt: skip


def test_few_standards_are_critical() -> None:
    """1 of 20 is 5 of 100; 2 of 20 are "too-many-critical". Among fewer than 20 nobody counts."""
    assert "too-many-critical" not in codes(*_many(1))
    assert "too-many-critical" in codes(*_many(2))
    assert "too-many-critical" not in codes(*_many(2)[:19])


@pytest.mark.parametrize(
    ("limit", "en", "nb"),
    [
        ("within: 90 s", "30 seconds", "30 sekunder"),
        ("within: 30 s, resort: {within: 45 s}", "30 seconds", "30 sekunder"),
        ("within: 30 min", "30 seconds", "30 sekunder"),
        ("rings: 4", "3 rings", "3 ring"),
        ('between: ["17:00", "21:30"]', "17:00 to 21:00", "17:00 til 21:00"),
    ],
)  # fmt: skip
def test_a_text_says_the_figure_of_its_own_limit(limit: str, en: str, nb: str) -> None:
    """Code "figure-differs", in each language."""
    standard = changed(GOOD, "within: 30 s", limit)
    text = said(
        f"A guest at the bar hears a word in {en}.", f"En gjest ved disken får et ord på {nb}.", standard
    )

    assert codes(text) == ["figure-differs", "figure-differs"]


@pytest.mark.parametrize(
    ("limit", "en", "nb"),
    [
        ("within: 30 s, resort: {within: 45 s}", "30 seconds (resort: 45)", "30 sekunder (resort: 45)"),
        ("within: 60 s", "1 minute", "1 minutt"),
        ("around: 2 min", "2 minutes, early or late", "2 minutters avvik"),
        ("every: 72 h", "3 days", "3 døgn"),
        ("rings: {count: 3, within: 10 s}", "3 rings or 10 seconds", "3 ring eller 10 sekunder"),
        ('between: ["17:00", "21:30"]', "5 pm to 9:30 pm", "17 til 21:30"),
        ("within: 30 s, unless: {en: asked to wait 5 min, nb: bedt om å vente 5 min}", "30 seconds", "30 sekunder"),
    ],
)  # fmt: skip
def test_a_figure_may_be_written_in_several_ways(limit: str, en: str, nb: str) -> None:
    """In another unit, with the unit said once, as a time of day; an excuse has figures of its own."""
    text = said(
        f"A guest at the bar hears a word in {en}.",
        f"En gjest ved disken får et ord på {nb}.",
        changed(GOOD, "within: 30 s", limit),
    )

    assert "figure-differs" not in codes(text)


def test_a_translation_adds_no_number() -> None:
    """Code "number-added"; 9 pm may be 21, and the same number in both is right."""
    added = said(
        "Guests who share a bed have duvets of their own.", "2 gjester som deler seng, har hver sin dyne."
    )
    same = said(
        "The bar is open for guests until 9 pm today.", "Baren er åpen for gjestene til klokken 21 i dag."
    )

    assert codes(added) == ["number-added"]
    assert codes(same) == []


def test_time_is_told_in_digits() -> None:
    """Code "figure-in-words"; a number of other things may be a word."""
    words = met(
        "A word within ten minutes. A nod does not count.", "Et ord innen ti minutter. Et nikk teller ikke."
    )

    assert codes(words) == ["figure-in-words", "figure-in-words"]
    assert (
        codes(met("Two words to the guest. One does not count.", "To ord til gjesten. Ett teller ikke."))
        == []
    )


@pytest.mark.parametrize(
    ("en", "nb", "code"),
    [
        ("A guest at the bar hears a word", "En gjest ved disken får et ord.", "no-full-stop"),
        ("A guest hears a word. It is a greeting.", "En gjest ved disken får et ord.", "several-sentences"),
        ("a guest at the bar hears a word.", "En gjest ved disken får et ord.", "small-first-letter"),
        ("A guest is greeted.", "En gjest ved disken får et ord.", "sentence-length"),
        ("A guest at the bar hears a word.", "Bordet står støtt.", "sentence-length"),
        (f"A guest hears {'so ' * 28}much.", "En gjest ved disken får et ord.", "sentence-length"),
    ],
)
def test_a_text_is_one_whole_sentence(en: str, nb: str, code: str) -> None:
    """Each fault of form has its code."""
    assert codes(said(en, nb)) == [code]


def test_the_form_of_a_sentence_leaves_room() -> None:
    """A figure may begin it, a translation be short, quotations end sentences of their own, numbers have points."""
    assert codes(said("2 guests at a table hear each other.", "2 gjester hører hverandre godt.")) == []
    assert (
        codes(said('The agent asks "Shall I? Now?" before it.', "Medarbeideren spør «Skal jeg? Nå?» først."))
        == []
    )
    assert (
        codes(said("The desk stands at least 1.5 metres away.", "Skranken står minst 1,5 meter unna.")) == []
    )


def test_reading_is_no_harder_than_a_newspaper() -> None:
    """Code "hard-to-read", LIX above 50, in each language by the same formula."""
    hard = (
        "Organisational responsibilities concerning representatives necessitate comprehensive documentation"
    )
    text = said(f"{hard}.", "En gjest ved disken får et ord.")

    assert codes(
        changed(text, MET, f"    met:\n      en: Not {hard} otherwise.\n      nb: Et nikk teller ikke.\n")
    ) == ["hard-to-read"]
    assert (
        codes(said("The guest hears a word of welcome at the bar.", "Gjesten hører et ord ved disken.")) == []
    )


def test_lix_is_words_in_a_sentence_and_long_words_in_a_hundred() -> None:
    """Worked by hand: 10 words in 2 sentences, 2 of them longer than six letters: 5 + 20. No words: 0."""
    assert lix("The porter carries a case. He takes the wooden stairs.") == 5 + 10
    assert lix("The porter carries luggage up. He takes the old lift.") == 5 + 20
    assert lix("17:00, 21:30") == 0


def test_a_translation_has_words_of_its_own() -> None:
    """Code "untranslated"; words that both languages share, and what is quoted, are not enough."""
    same = said("The bartender offers a guest water.", "The bartender offers a guest vann.")
    alike = said("The bar has 12 sorts of gin at hand.", "Baren har 12 sorter gin for hånden.")
    quoted = met(
        '"Good evening, sir" is enough; "yes?" is not.', "«Good evening, sir» er nok; «yes?» er det ikke."
    )

    assert codes(same) == ["untranslated"]
    assert codes(alike) == []
    assert codes(quoted) == []


def test_a_kept_pack_needs_its_folder() -> None:
    """It has no lines to point at; the code is part of the catalogue."""
    assert Style.NEEDS_THE_FOLDER.code == "needs-the-folder"
