"""The words that the style rules look for in English."""

from __future__ import annotations

from standards.style.words import Words, both_persons, listed, words

ENGLISH = Words(
    vague=listed(
        """
        properly, proper, promptly, prompt, warmly, appropriate, appropriately, inappropriate,
        adequate, adequately, nice, nicely, efficiently, efficient, sufficient, sufficiently,
        suitable, suitably, reasonable, reasonably, quickly, swiftly, speedily, friendly,
        professional, professionally, politely, polite, courteous, courteously, attentive,
        attentively, genuine, genuinely, sincere, sincerely, smoothly, seamless, seamlessly,
        excellent, outstanding, exceptional, pleasant, pleasantly, beautiful, beautifully, elegant,
        elegantly, tasteful, tastefully, graciously, regularly, frequently, timely, soon, carefully,
        effortless, effortlessly, high quality, as needed, if needed, if possible, as soon as
        possible, where necessary, as required
    """
    ),
    ruling_out=listed(
        """
        not, no, never, nor, neither, nothing, nobody, none, cannot, without, only, unless, except,
        alone, but, fail*, keeps the clock running, keep the clock running, too late, left out,
        deducted, is a fault, counts as, count as, counts too
    """
    ),
    conjunction="and",
    sure_verbs=words("is are has have was does do can may must will")
    | both_persons(
        """
        accept acknowledge add agree allow apologise appear arrange arrive ask assist assure attend
        avoid become begin believe bring carry choose clear come complete confirm contain decide
        deliver describe eat enter escort explain fetch fill find finish fold follow get give go
        greet happen hear hold include introduce invite keep kneel know lay lead learn let lie
        listen look lower make mean meet mention open owe own pay pour prepare propose put read
        receive recognise recommend refer refuse remain remember remind remove repeat replace rise
        say see seem send serve set sit smile speak stand stop suggest take teach tell thank think
        throw tidy try turn understand use wait wake walk warn withdraw write
    """
    ),
    likely_verbs=both_persons(
        """
        answer arrest book call change charge check clean close cook cost cover cut dress drink
        drive drop dry end fit guide hand handle hang help iron knock leave lift light link list
        lock mark match move name need note offer order pack park pass phone pick place plan play
        point polish post present press print promise quote reach record refill reply rest return
        ring round run score seat show sign slice smell smoke start state stay step store suit sweep
        switch talk taste time touch treat visit warm wash water wear welcome wipe work wrap
    """
    ),
    verb_signs=words(
        """
        a again an away back down each every first guests help her him his how it its last off one
        out over that the their them these this those up what where whether
    """
    ),
    no_verb_after=words(
        """
        's a an another any can do does each every in may must no of the to will without
    """
    ),
    passive=words("are be been is was"),
    participle_ends=("ed",),
    participles=words(
        """
        brought built chosen cut done drawn dried driven found given gone heard held hung kept laid
        led let lit made met paid put read rung said seen sent served set shown shut spoken stood
        swept taken thrown told understood washed woken worn written
    """
    ),
    adverbs=words("also always at both he it never not once only she then they"),
    who=words(
        """
        after as because before once since than that unless until when which while who whom whose
    """
    ),
    what=words("how if what where whether why"),
    posture=words("come comes go goes try"),
    number_shows=True,
    people=words(
        """
        agent attendant bartender butler concierge driver guest guest's guests host hostess
        housekeeper manager member operator person porter receptionist someone sommelier staff
        therapist waiter
    """
    ),
    seconds=("second", "seconds"),
    minutes=("minute", "minutes"),
    hours=("hour", "hours"),
    days=("day", "days"),
    rings=("ring", "rings"),
    numbers={
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
        "sixty": 60,
        "ninety": 90,
    },
)
