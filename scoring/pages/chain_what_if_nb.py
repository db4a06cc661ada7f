"""What the page of other rules says, in Norwegian bokmål."""

from __future__ import annotations

from collections.abc import Mapping

_ASKED = {
    "The standards of these visits are no longer kept": (
        "Standardene for disse besøkene er ikke lenger lagret"
    ),
    "What would be otherwise": "Hva skulle vært annerledes",
    "The weight of service": "Vekten av service",
    "The bar of a star": "Kravet til en stjerne",
    "A time limit": "En tidsgrense",
    "A gate": "Et vilkår",
    "Another edition": "En annen utgave",
    "The lowest area": "Svakeste område",
    "Move the slider: every visit of this selection is rated again. Looking changes nothing.": (
        "Flytt glideren, så vurderes hvert besøk i utvalget på nytt. Ingenting blir endret."
    ),
    "Service of 100 (now {n})": "Service av 100 (nå {n})",
    "Stars of these standards go by {what}: weights move the score.": (
        "Stjernene for disse standardene gis etter {what}: vektene flytter poengsummen."
    ),
    "Star": "Stjerne",
    "{what} (now {score})": "{what} (nå {score})",
    "None of these standards has a time limit.": "Ingen av disse standardene har en tidsgrense.",
    "Seconds (now {n})": "Sekunder (nå {n})",
    "now {limit}": "nå {limit}",
    "{now} kept {a} of 100": "{now} holdt {a} av 100",
    "{then} would have kept {b} of 100, {now} kept {a}": "{then} ville holdt {b} av 100, {now} holdt {a}",
    "{standard} Share of {n} measurements within each limit": (
        "{standard} Andel av {n} målinger innen hver grense"
    ),
    "Share of measurements within each limit": "Andel av målingene innen hver grense",
    "Gate": "Vilkår",
    "A new one: every department": "Et nytt: hver avdeling",
    "A new one: every area": "Et nytt: hvert område",
    "Every department at least, for {n} stars": "Hver avdeling minst, for {n} stjerner",
    "Every area at least, for {n} stars": "Hvert område minst, for {n} stjerner",
    "No other edition of these standards is kept.": "Ingen annen utgave av disse standardene er lagret.",
    "Edition": "Utgave",
}
_CONDITIONS = {
    "What if {condition}?": "Hva om {condition}?",
    "service weighed something else": "service veide noe annet",
    "service weighed {n} of 100": "service veide {n} av 100",
    "one star began elsewhere": "én stjerne begynte et annet sted",
    "{n} stars began elsewhere": "{n} stjerner begynte et annet sted",
    "one star began at {score}": "én stjerne begynte ved {score}",
    "{n} stars began at {score}": "{n} stjerner begynte ved {score}",
    "the limit were another": "grensen var en annen",
    "the limit were {limit}": "grensen var {limit}",
    "the gate “{gate}” fell away": "vilkåret «{gate}» falt bort",
    "every department had to reach {least} for {n} stars": "hver avdeling måtte nå {least} for {n} stjerner",
    "every area had to reach {least} for {n} stars": "hvert område måtte nå {least} for {n} stjerner",
    "edition {edition} had held": "utgave {edition} hadde vært den gjeldende",
}
_MOVED = {
    "{n} visits rated again; nothing is changed by looking": (
        "{n} besøk vurdert på nytt; ingenting blir endret"
    ),
    "Would lose stars": "Ville mistet stjerner",
    "Would win stars": "Ville fått stjerner",
    "Points on the mean": "Poeng på snittet",
    "No visit would have other stars if {condition}": "Ingen besøk ville fått andre stjerner om {condition}",
    "one visit of {of} would lose stars if {condition}": (
        "ett av {of} besøk ville mistet stjerner om {condition}"
    ),
    "{n} visits of {of} would lose stars if {condition}": (
        "{n} av {of} besøk ville mistet stjerner om {condition}"
    ),
    "one visit of {of} would win stars if {condition}": (
        "ett av {of} besøk ville fått flere stjerner om {condition}"
    ),
    "{n} visits of {of} would win stars if {condition}": (
        "{n} av {of} besøk ville fått flere stjerner om {condition}"
    ),
    "{lost} would lose stars and {won} win some, of {of}, if {condition}": (
        "{lost} ville mistet stjerner og {won} fått flere, av {of}, om {condition}"
    ),
    "Which, and why": "Hvilke, og hvorfor",
    "The largest change of score first": "Størst endring i poengsum først",
    "Decided by": "Avgjort av",
    "And {n} more.": "Og {n} til.",
    "score": "poengsum",
    "critical standards not met": "kritiske standarder ikke oppfylt",
    "timed standards in limit": "tidsmålte standarder innen grensen",
    "every department": "hver avdeling",
    "every area": "hvert område",
    "{gate}, not met": "{gate}, ikke oppfylt",
    "{rule}: {found}, asked at most {bar}": "{rule}: {found}, kravet er høyst {bar}",
    "{rule}: {found}, asked at least {bar}": "{rule}: {found}, kravet er minst {bar}",
}
_REFUSED = {
    "This needs an engine: pip install -r requirements-chain.txt, then start Sixty again.": (
        "Dette krever en regnemotor: pip install -r requirements-chain.txt, og start så Sixty på nytt."
    ),
    "A higher star would ask for a lower score. Choose a bar between its neighbours'.": (
        "En høyere stjerne ville krevd en lavere poengsum. Velg et krav mellom naboenes."
    ),
    "{pack} {edition} counts what was looked at several times otherwise. Ask for it visit by visit.": (
        "{pack} {edition} teller det som ble sett på flere ganger, på en annen måte. Spør besøk for besøk."
    ),
    "The limit of {standard} is no single duration. Ask for it visit by visit.": (
        "Grensen for {standard} er ikke én enkelt varighet. Spør besøk for besøk."
    ),
}
OF_WHAT_IF: Mapping[str, str] = {**_ASKED, **_CONDITIONS, **_MOVED, **_REFUSED}
