"""What the pages of the review say, in Norwegian bokmål; wording/nb.py takes it in."""

from __future__ import annotations

from collections.abc import Mapping

OF_REVIEW: Mapping[str, str] = {
    # what waits
    "There is no such visit for you to review.": "Det finnes ikke noe slikt besøk som du kan gå gjennom.",
    "Nothing has been recorded of this visit yet.": "Ingenting er registrert av dette besøket ennå.",
    "To review": "Å gå gjennom",
    "Asked back, with the inspector": "Sendt tilbake, hos inspektøren",
    "Nothing waits for a review": "Ingenting venter på gjennomgang",
    "one visit with appeals to decide": "ett besøk med klager å avgjøre",
    "{n} visits with appeals to decide": "{n} besøk med klager å avgjøre",
    "one visit to review": "ett besøk å gå gjennom",
    "{n} visits to review": "{n} besøk å gå gjennom",
    "one visit in review": "ett besøk til gjennomgang",
    "{n} visits in review": "{n} besøk til gjennomgang",
    "one report is late": "én rapport er forsinket",
    "submitted {moment}": "sendt inn {moment}",
    "released {moment}": "frigitt {moment}",
    "Answers that did not stand": "Svar som ikke ble stående",
    "Appeals granted of those decided. A share and where it lies in 95 of 100 cases are shown from "
    "{n} decided on: fewer say nothing of a person or a standard.": (
        "Klager med medhold av dem som er avgjort. En andel, og hvor den ligger i 95 av 100 tilfeller, "
        "vises fra {n} avgjorte: færre sier ingenting om en person eller en standard."
    ),
    "By inspector": "Etter inspektør",
    "By standard": "Etter standard",
    "Decided": "Avgjort",
    "Share, of 100": "Andel, av 100",
    "Every appeal was withdrawn.": "Alle klager ble trukket.",
    # one visit
    "All that waits": "Alt som venter",
    "One appeal waits for a decision": "Én klage venter på avgjørelse",
    "{n} appeals wait for a decision": "{n} klager venter på avgjørelse",
    "Nothing in this visit asks for a second look": "Ingenting i dette besøket krever et ekstra blikk",
    "One thing deserves a second look": "Én ting fortjener et ekstra blikk",
    "{n} things deserve a second look": "{n} ting fortjener et ekstra blikk",
    "Comparing with earlier visits …": "Sammenligner med tidligere besøk …",
    "Nobody is reviewing it yet.": "Ingen går gjennom det ennå.",
    "Begin the review": "Begynn gjennomgangen",
    "You are reviewing this visit.": "Du går gjennom dette besøket.",
    "You are reviewing it since {moment} UTC.": "Du har gått gjennom det siden {moment} UTC.",
    "{name} is reviewing it since {moment} UTC.": "{name} har gått gjennom det siden {moment} UTC.",
    "Someone": "Noen",
    "Asked back by {name}": "Sendt tilbake av {name}",
    "one standard": "én standard",
    "{n} standards": "{n} standarder",
    "Some records or photos are still only on the tablet.": (
        "Noen registreringer eller bilder er fortsatt bare på nettbrettet."
    ),
    "Answers": "Svar",
    "{n} timed": "{n} med tid",
    "Photos": "Bilder",
    "Photo": "Bilde",
    "one note": "ett notat",
    "{n} notes": "{n} notater",
    "Two devices differ": "To enheter er uenige",
    "standards judged by both": "standarder begge har vurdert",
    "Second looks": "Ekstra blikk",
    "Second look {n}": "Ekstra blikk {n}",
    "Questions, not verdicts: a person decides what they mean.": (
        "Spørsmål, ikke dommer: et menneske avgjør hva de betyr."
    ),
    "Show the answer": "Vis svaret",
    "Show {n} answers": "Vis {n} svar",
    "The other visit": "Det andre besøket",
    "Ask": "Spør",
    # the picture of its hours
    "The visit, one answer": "Besøket, ett svar",
    "The visit, {n} answers": "Besøket, {n} svar",
    "A tick is an answer, at the time it is about: above the line it is met, below it and red it is not. "
    "An amber ground is two hours or more without any record.": (
        "En strek er et svar, på tiden det gjelder: over linjen er det oppfylt, under den og rødt ikke. "
        "Ravgul bunn er to timer eller mer uten noen registrering."
    ),
    "A number is a second look.": "Et tall er et ekstra blikk.",
    "Nothing was looked at.": "Ingenting ble sett på.",
    "one day": "én dag",
    "{n} answers on {days}, {missed} not met; never two hours without a record.": (
        "{n} svar på {days}, {missed} ikke oppfylt; aldri to timer uten en registrering."
    ),
    "{n} answers on {days}, {missed} not met; longest stretch without a record {time}.": (
        "{n} svar på {days}, {missed} ikke oppfylt; lengste strekk uten en registrering {time}."
    ),
    "{hours} h": "{hours} t",
    "{hours} h {minutes} min": "{hours} t {minutes} min",
    "Stopwatch": "Stoppeklokke",
    "Stopwatches": "Stoppeklokker",
    "Calls and messages": "Samtaler og meldinger",
    # its records
    "All answers": "Alle svar",
    "Flagged": "Med ekstra blikk",
    "With notes or photos": "Med notat eller bilde",
    "Changed by the office": "Endret av kontoret",
    "Search": "Søk",
    "Words of a standard or note": "Ord fra en standard eller et notat",
    "No answer fits that.": "Ingen svar passer til det.",
    "{a} to {b} of {n} records, by the time they are about": (
        "{a} til {b} av {n} registreringer, etter tiden de gjelder"
    ),
    "Details": "Detaljer",
    "All of it: change it, or ask about it": "Alt om det: endre det, eller spør om det",
    "call or message": "samtale eller melding",
    "excused": "unnskyldt",
    "slight": "lite alvorlig",
    "clear": "tydelig",
    "serious": "alvorlig",
    "Entered {moment}": "Ført inn {moment}",
    "after an appeal": "etter en klage",
    "by {name}": "av {name}",
    "the office": "kontoret",
    "One answer": "Ett svar",
    "The visit is not in review: its answers stay as they are.": (
        "Besøket er ikke til gjennomgang: svarene blir stående som de er."
    ),
    "Ask the inspector about this": "Spør inspektøren om dette",
    "It should say": "Det skal stå",
    "Stays with the visit, beside the inspector's answer.": (
        "Blir stående ved besøket, ved siden av inspektørens svar."
    ),
    "Change the answer": "Endre svaret",
    "The answer is changed. The inspector's stays beside it.": (
        "Svaret er endret. Inspektørens blir stående ved siden av."
    ),
    "Notes on the whole visit": "Notater om hele besøket",
    "Somebody seems to be named: {places}. Ask for a role instead; an owner can take words out.": (
        "Noen ser ut til å være navngitt: {places}. Be om en rolle i stedet; en eier kan ta ord ut."
    ),
    # asking back, grading, deciding, releasing
    "Ask the inspector": "Spør inspektøren",
    "Standards to look at again": "Standarder å se på igjen",
    "All of the visit": "Hele besøket",
    "What you ask": "Hva du spør om",
    "Send back to the inspector": "Send tilbake til inspektøren",
    "Send back to the inspector with one standard": "Send tilbake til inspektøren med én standard",
    "Send back to the inspector with {n} standards": "Send tilbake til inspektøren med {n} standarder",
    "Sent back. The inspector can record and submit again.": (
        "Sendt tilbake. Inspektøren kan registrere og sende inn igjen."
    ),
    "Grade of the report": "Karakter på rapporten",
    "Graded **{n} of 10**": "Karakter **{n} av 10**",
    "Of 10": "Av 10",
    "For the inspector": "Til inspektøren",
    "What was good, what to do better": "Hva som var bra, hva som kan bli bedre",
    "The inspector sees it, the hotel never does.": "Inspektøren ser den, hotellet aldri.",
    "Grade the report": "Gi karakter",
    "Graded {n} of 10.": "Karakteren er {n} av 10.",
    "Now {now}. If granted, **{then}**.": "Nå {now}. Med medhold **{then}**.",
    "Why, for the hotel and the inspector": "Hvorfor, til hotellet og inspektøren",
    "Grant the appeal": "Gi medhold",
    "Refuse it": "Avslå",
    "The appeal is granted.": "Klagen har fått medhold.",
    "The appeal is refused.": "Klagen er avslått.",
    "Release to the hotel?": "Frigi til hotellet?",
    "It shows **{stars}** and the whole report to the managers of **{hotel}**, "
    "without the inspector's name.": (
        "Det viser **{stars}** og hele rapporten til lederne ved **{hotel}**, uten inspektørens navn."
    ),
    "It freezes the edition {edition} and the log {log}: nothing more can be recorded or changed. "
    "For {n} days the hotel may appeal; only an appeal that is granted changes an answer then.": (
        "Det fryser utgaven {edition} og loggen {log}: ingenting mer kan registreres eller endres. "
        "I {n} dager kan hotellet klage; bare en klage med medhold endrer et svar da."
    ),
    "One second look stands above. Released, it is closed.": (
        "Ett ekstra blikk står ovenfor. Når besøket er frigitt, er det lukket."
    ),
    "{n} second looks stand above. Released, they are closed.": (
        "{n} ekstra blikk står ovenfor. Når besøket er frigitt, er de lukket."
    ),
    "The rating is provisional: too little was observed.": (
        "Vurderingen er foreløpig: for lite ble observert."
    ),
    "Release with {stars}": "Frigi med {stars}",
    "Released. The managers of {hotel} can read it now.": "Frigitt. Lederne ved {hotel} kan lese det nå.",
}
