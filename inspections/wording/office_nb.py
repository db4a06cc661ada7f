"""What the quality office reads, in Norwegian bokmål: planning, second looks, the house's book, refusals.

By the English sentence of the code, as wording/nb.py, which takes it in.
"""

from __future__ import annotations

from collections.abc import Mapping

OF_OFFICE: Mapping[str, str] = {
    # the page of visits
    "Part": "Del",
    "List": "Liste",
    "Calendar": "Kalender",
    "Plan a cycle": "Syklus",
    "Rules": "Regler",
    "All visits": "Alle besøk",
    "All": "Alle",
    "Hotel": "Hotell",
    "Month": "Måned",
    "Why": "Hvorfor",
    "Earlier": "Tidligere",
    "Later": "Senere",
    "End it": "Avslutt den",
    "Assign a visit": "Tildel et besøk",
    "One visit": "Ett besøk",
    "{n} visits": "{n} besøk",
    "Tick a row to change, cancel or hand over that visit.": (
        "Kryss av en rad for å endre, avlyse eller gi besøket til en annen."
    ),
    "a hotel": "et hotell",
    "an inspector": "en inspektør",
    "A visit needs a hotel and an inspector. Add {missing} first.": (
        "Et besøk trenger et hotell og en inspektør. Legg til {missing} først."
    ),
    "Status": "Status",
    "Days": "Dager",
    "Report": "Rapport",
    "Hotels and people": "Hoteller og folk",
    "Send somebody else": "Send en annen",
    "No visit like that.": "Ingen slike besøk.",
    "No visit has been assigned yet.": "Ingen besøk er tildelt ennå.",
    "Filter": "Filter",
    "Filter ({n})": "Filter ({n})",
    "Hotels": "Hoteller",
    "States": "Status",
    "Companions": "Reisefølge",
    "Choose, or type a name": "Velg, eller skriv et navn",
    "They rest and count like inspectors. No hotel ever reads their names.": (
        "De hviler og teller som inspektører. Ingen hoteller leser navnene deres."
    ),
    "Overrule it, because": "Overstyr, fordi",
    "This is not overruled. Choose somebody else.": "Dette overstyres ikke. Velg en annen.",
    "It stays with the visit and the audit": "Den blir stående ved besøket",
    # a new visit, and one visit
    "Free to go there then: {names}.": "Ledige til å dra dit da: {names}.",
    "No inspector is free to go there then.": "Ingen inspektør er ledig til å dra dit da.",
    "{n} standards, about {hours} h {minutes} min of recording": (
        "{n} standarder, omtrent {hours} t {minutes} min registrering"
    ),
    "Brief for the inspector": "Oppdrag til inspektøren",
    "Brief": "Oppdrag",
    "Fee and expenses": "Honorar og utgifter",
    "First day": "Første dag",
    "Last day": "Siste dag",
    "Scenario": "Scenario",
    "Who goes": "Hvem drar",
    "What to book, what to test, what to leave alone": "Hva som bestilles, prøves og holdes utenfor",
    "For example: 180 EUR and the room": "For eksempel: 1800 kr og rommet",
    "Assign the visit": "Tildel besøket",
    "Only plan it": "Bare planlegg det",
    "{name} has the visit to {hotel} on the tablet the next time it is online, at /capture.": (
        "{name} får besøket til {hotel} på nettbrettet neste gang det er på nett, på /capture."
    ),
    "The visit to {hotel} is planned. Assign it below when it is settled.": (
        "Besøket til {hotel} er planlagt. Tildel det nedenfor når det er avklart."
    ),
    "Everything": "Alt",
    "The inspector sees it once it is assigned.": "Inspektøren ser det når det er tildelt.",
    "Stage": "Stasjon",
    "Timed": "Med tid",
    "Critical": "Kritiske",
    "Minutes": "Minutter",
    "Assign it": "Tildel det",
    "Change the visit": "Endre besøket",
    "with {names}": "med {names}",
    "The visit to {hotel} is assigned.": "Besøket til {hotel} er tildelt.",
    "Cancel this visit": "Avlys besøket",
    "What was recorded stays, and what a tablet still sends is kept.": (
        "Det som er registrert, blir stående, og det et nettbrett fortsatt sender, tas vare på."
    ),
    "Cancel the visit": "Avlys besøket",
    "Somebody was recognised": "Noen ble gjenkjent",
    "The inspector and the log keep it": "Inspektøren og loggen beholder det",
    "The visit to {hotel} is cancelled.": "Besøket til {hotel} er avlyst.",
    "See its rating": "Se vurderingen",
    "Says “Stay” and the city, and nothing of a visit.": (
        "Sier «Stay» og byen, og ingenting om en inspeksjon."
    ),
    "Sign in a tablet by a code": "Logg inn et nettbrett med kode",
    "Signs one tablet in as {name}: once, within {n} minutes. Making another ends the one before.": (
        "Logger inn ett nettbrett som {name}: én gang, innen {n} minutter. En ny kode avslutter den forrige."
    ),
    "Make the code": "Lag koden",
    "QR code for the tablet": "QR-kode til nettbrettet",
    "Scan it with the tablet's camera before {time} UTC, or open this link there:": (
        "Skann den med kameraet på nettbrettet før {time} UTC, eller åpne denne lenken der:"
    ),
    # the calendar and the rules
    "Dashed: only planned. Framed: its report is late. Struck through: called off.": (
        "Stiplet: bare planlagt. Innrammet: rapporten er forsinket. Overstrøket: avlyst."
    ),
    "No visit in this month.": "Ingen besøk denne måneden.",
    "What holds for every visit": "Det som gjelder for alle besøk",
    "Nobody goes to a house twice in a cycle; a cycle lasts half a year.": (
        "Ingen drar til samme hus to ganger i en syklus; en syklus er et halvt år."
    ),
    "Nobody goes to a house twice in a cycle; a cycle is the calendar year.": (
        "Ingen drar til samme hus to ganger i en syklus; en syklus er kalenderåret."
    ),
    "Inspectors and companions rest from a house for {n} days between visits.": (
        "Inspektører og reisefølge hviler {n} dager fra et hus mellom besøkene."
    ),
    "Nobody is in two houses on one night.": "Ingen er i to hus samme natt.",
    "Whoever has a conflict of interest, or was recognised in a house, does not go there.": (
        "Den som har en interessekonflikt eller er gjenkjent i et hus, drar ikke dit."
    ),
    "A report is due {n} hours after the last day of the stay.": (
        "Rapportfristen er {n} timer etter siste dag av oppholdet."
    ),
    "A conflict or a recognised face is never overruled; the other rules are, with a reason.": (
        "En konflikt eller et gjenkjent ansikt overstyres aldri; de andre reglene kan det, med en grunn."
    ),
    "An owner sets these.": "En eier fastsetter disse.",
    "Rest, in days": "Hvile, i dager",
    "A cycle lasts": "En syklus varer",
    "a year": "et år",
    "half a year": "et halvt år",
    "no cycles": "ingen sykluser",
    "Report due after, in hours": "Rapportfrist etter, i timer",
    "Save the rules": "Lagre reglene",
    "The rules are saved.": "Reglene er lagret.",
    # a cycle
    "What is to be planned": "Hva som skal planlegges",
    "The whole chain": "Hele kjeden",
    "Regions": "Regioner",
    "All of them": "Alle",
    "From": "Fra",
    "To": "Til",
    "Visits a hotel": "Besøk per hotell",
    "Nights": "Netter",
    "Scenarios, in turn": "Scenarioer, etter tur",
    "Visits that a hotel has in these days already count. Nothing is recorded before you confirm.": (
        "Besøk som et hotell alt har i disse dagene, teller med. Ingenting registreres før du bekrefter."
    ),
    "Propose dates and inspectors": "Foreslå datoer og inspektører",
    "Every hotel has its visits in these days already.": (
        "Alle hotellene har alt besøkene sine i disse dagene."
    ),
    "Looking for dates and inspectors …": "Ser etter datoer og inspektører …",
    "One visit proposed": "Ett besøk foreslått",
    "{n} visits proposed": "{n} besøk foreslått",
    "One visit is {what}.": "Ett besøk er {what}.",
    "{n} visits are {what}.": "{n} besøk er {what}.",
    "assigned": "tildelt",
    "planned": "planlagt",
    "nobody": "ingen",
    "weekend": "helg",
    "weekdays": "ukedager",
    "Brief for all of them": "Oppdrag til alle",
    "Overruled: {because}": "Overstyrt: {because}",
    "Change this visit": "Endre dette besøket",
    "Keep it so": "Behold det slik",
    "Leave it out": "Utelat det",
    "Assign this visit": "Tildel dette besøket",
    "Assign {n} visits": "Tildel {n} besøk",
    "Only plan them": "Bare planlegg dem",
    "Put the proposal away": "Legg bort forslaget",
    "Recording the visits …": "Registrerer besøkene …",
    "One is not: it stands below.": "Ett er det ikke: det står nedenfor.",
    "{n} are not: they stand below.": "{n} er det ikke: de står nedenfor.",
    "{n} to settle": "{n} å avklare",
    "{page} of {pages}": "{page} av {pages}",
    "Inspectors see them once they are assigned.": "Inspektørene ser dem når de er tildelt.",
    # why somebody may not be sent
    "This companion": "Dette reisefølget",
    "this hotel": "dette hotellet",
    "another hotel": "et annet hotell",
    "until {day}": "til {day}",
    "without an end": "uten sluttdato",
    "{name} is at {where} from {first} to {last}.": "{name} er på {where} fra {first} til {last}.",
    "{name} was recognised at {house} on {day} and never returns there.": (
        "{name} ble gjenkjent på {house} {day} og kommer aldri tilbake dit."
    ),
    "{name} was recognised at {house} and never returns there.": (
        "{name} ble gjenkjent på {house} og kommer aldri tilbake dit."
    ),
    "{name} has a conflict of interest with {house} ({kind}), {ends}.": (
        "{name} har en interessekonflikt med {house} ({kind}), {ends}."
    ),
    "{name} rests from {house} for {n} days and may go there again from {day}.": (
        "{name} hviler {n} dager fra {house} og kan dra dit igjen fra {day}."
    ),
    "{name} goes to {house} on {next} and rests from it for {n} days before: "
    "a visit must be over by {day}.": (
        "{name} drar til {house} {next} og hviler {n} dager fra huset før det: "
        "et besøk må være over innen {day}."
    ),
    "{name} has a visit to {house} in this cycle already, on {day}: "
    "until {ends} it is somebody else's turn.": (
        "{name} har alt et besøk til {house} i denne syklusen, {day}: til {ends} er det en annens tur."
    ),
    "{reasons} Choose somebody else: this is not overruled.": (
        "{reasons} Velg en annen: dette overstyres ikke."
    ),
    "{reasons} Choose somebody else or other days, or overrule it and say why.": (
        "{reasons} Velg en annen eller andre dager, eller overstyr det og si hvorfor."
    ),
    # what deserves a second look
    "{n} answers were given faster than their standards can be read: "
    "{least} or more within {seconds} seconds.": (
        "{n} svar ble gitt raskere enn standardene kan leses: {least} eller flere innen {seconds} sekunder."
    ),
    "{n} equal answers in one straight run, never {seconds} seconds apart: tapped down the list?": (
        "{n} like svar på rad, aldri {seconds} sekunder imellom: trykket nedover listen?"
    ),
    "{n} of {all} answers about the house were entered in the last hour.": (
        "{n} av {all} svar om huset ble ført inn den siste timen."
    ),
    "One answer is about a day outside the visit, {first} to {last}.": (
        "Ett svar gjelder en dag utenom besøket, {first} til {last}."
    ),
    "{n} answers are about a day outside the visit, {first} to {last}.": (
        "{n} svar gjelder en dag utenom besøket, {first} til {last}."
    ),
    "The tablet's clock was ahead: something arrived {n} minutes before the time it says it was entered.": (
        "Klokken på nettbrettet gikk foran: noe kom {n} minutter før det skal ha blitt ført inn."
    ),
    "Two devices judged one standard differently.": "To enheter vurderte én standard ulikt.",
    "Two devices judged {n} standards differently.": "To enheter vurderte {n} standarder ulikt.",
    "The same words stand under {n} findings.": "De samme ordene står under {n} funn.",
    "{n} notes stand word for word in an earlier visit by the same inspector.": (
        "{n} notater står ord for ord i et tidligere besøk av samme inspektør."
    ),
    "{n} times are the same as in an earlier visit, to the tenth of a second.": (
        "{n} tider er de samme som i et tidligere besøk, på tidelen."
    ),
    "{n} of {all} findings are those of one earlier visit.": (
        "{n} av {all} funn er de samme som i ett tidligere besøk."
    ),
    "One photo is the very file of an earlier visit.": (
        "Ett bilde er den samme filen som i et tidligere besøk."
    ),
    "{n} photos are the very files of an earlier visit.": (
        "{n} bilder er de samme filene som i et tidligere besøk."
    ),
    "One photo looks like one of an earlier visit.": "Ett bilde ligner et fra et tidligere besøk.",
    "{n} photos look like some of an earlier visit.": "{n} bilder ligner noen fra et tidligere besøk.",
    "{n} of {all} answers in {department} are not applicable; usual are {usual} of 100.": (
        "{n} av {all} svar i {department} er ikke aktuelle; vanlig er {usual} av 100."
    ),
    "{n} of {all} measured times are whole minutes: estimated, not measured?": (
        "{n} av {all} målte tider er hele minutter: anslått, ikke målt?"
    ),
    "{n} of {all} measured times are whole multiples of 10 seconds: estimated, not measured?": (
        "{n} av {all} målte tider går opp i 10 sekunder: anslått, ikke målt?"
    ),
    "A stopwatch cannot be right: {why}.": "En stoppeklokke kan ikke stemme: {why}.",
    "{n} stopwatches cannot be right. The first: {why}.": (
        "{n} stoppeklokker kan ikke stemme. Den første: {why}."
    ),
    "the log has no stopwatch that gave this time": "loggen har ingen stoppeklokke som ga denne tiden",
    "it stopped before it started": "den stoppet før den startet",
    "its answer was entered before it was stopped": "svaret ble ført inn før den ble stoppet",
    "it ran for {ran}, the answer says {said}": "den gikk i {ran}, svaret sier {said}",
    "One answer says otherwise than the time beside it, without an excuse or a reason.": (
        "Ett svar sier noe annet enn tiden ved siden av, uten unnskyldning eller grunn."
    ),
    "{n} answers say otherwise than the time beside them, without an excuse or a reason.": (
        "{n} svar sier noe annet enn tiden ved siden av, uten unnskyldning eller grunn."
    ),
    "One answer is met, and the note says what was wrong.": (
        "Ett svar er oppfylt, og notatet sier hva som var galt."
    ),
    "{n} answers are met, and the note says what was wrong.": (
        "{n} svar er oppfylt, og notatet sier hva som var galt."
    ),
    # what is refused, and what to do
    "Enter two dates, the last not before the first.": "Velg to datoer, den siste ikke før den første.",
    "Choose an inspector whose account is open.": "Velg en inspektør med åpen konto.",
    "There is no such hotel.": "Det finnes ikke noe slikt hotell.",
    "Keep the brief to {n} characters.": "Hold oppdraget på høyst {n} tegn.",
    "Name up to {n} companions, each once.": "Oppgi høyst {n} i reisefølget, hver én gang.",
    "Write the companion's name, or leave the companion out.": (
        "Skriv navnet på reisefølget, eller utelat det."
    ),
    "A companion is a person of the house, but no manager, or a name.": (
        "Reisefølget er en person i huset, men ingen leder, eller et navn."
    ),
    "{name} has an account: choose it from the list, so that their visits count. "
    "If it is somebody else, write the name differently.": (
        "{name} har en konto: velg den fra listen, så besøkene teller med. "
        "Er det en annen, skriv navnet på en annen måte."
    ),
    "Choose 1 to {visits} visits a hotel, 0 to {nights} nights, and what is inspected.": (
        "Velg 1 til {visits} besøk per hotell, 0 til {nights} netter, og hva som inspiseres."
    ),
    "Choose at least one hotel.": "Velg minst ett hotell.",
    "Set a rest of 30 to 90 days, cycles of 12, 6 or 0 (no) months, reports due after 24 to 36 h.": (
        "Sett hvilen til 30–90 dager, syklusen til 12, 6 eller 0 (ingen) måneder, rapportfristen til 24–36 t."
    ),
    "Choose who it is about.": "Velg hvem det gjelder.",
    "Choose a hotel of the chain.": "Velg et hotell i kjeden.",
    "Say in a few words which interest it is.": "Si med noen få ord hvilken interesse det er.",
    "Enter the day on which it happened; it cannot lie ahead.": (
        "Oppgi dagen da det skjedde; den kan ikke ligge frem i tid."
    ),
    "Enter a day, such as 2026-05-14.": "Oppgi en dag, for eksempel 2026-05-14.",
    "Who was recognised never returns. Only an owner corrects a mistake.": (
        "Den som er gjenkjent, kommer aldri tilbake. Bare en eier retter en feil."
    ),
    "Say why it does not hold any more.": "Si hvorfor det ikke lenger gjelder.",
    "It was taken back already.": "Det er alt trukket tilbake.",
    "That is the answer it has. Choose another, or leave it.": (
        "Det er svaret det har. Velg et annet, eller la det stå."
    ),
    "Some of its records or photos are still only on the tablet.": (
        "Noen av registreringene eller bildene er fortsatt bare på nettbrettet."
    ),
    "You have made many codes just now. Wait ten minutes, then make another.": (
        "Du har laget mange koder nå nettopp. Vent ti minutter før du lager en ny."
    ),
    "The picture {name} has not arrived. Add it again.": (
        "Bildet {name} er ikke kommet frem. Legg det til igjen."
    ),
    # what may be done when: the rooms' own words for it
    "{does} is for {roles}.": "{does} er for {roles}.",
    "{does} comes by itself.": "{does} skjer av seg selv.",
    "{does} is not possible now: {standing}.": "{does} er ikke mulig nå: {standing}.",
    "{first}, {rest}": "{first}, {rest}",
    "{first} or {rest}": "{first} eller {rest}",
    "Assigning": "Å tildele",
    "Accepting": "Å ta imot",
    "Declining": "Å takke nei",
    "Cancelling": "Å avlyse",
    "Recording": "Å registrere",
    "Submitting": "Å sende inn",
    "Sending": "Å sende",
    "Previewing the rating": "Å se vurderingen på forhånd",
    "Reviewing": "Å gå gjennom",
    "Changing an answer": "Å endre et svar",
    "Grading the report": "Å gi rapporten karakter",
    "Sending back": "Å sende tilbake",
    "Releasing": "Å frigi",
    "Reading the rating": "Å lese vurderingen",
    "Appealing": "Å klage",
    "Withdrawing an appeal": "Å trekke en klage",
    "Commenting on an appeal": "Å uttale seg om en klage",
    "Deciding an appeal": "Å avgjøre en klage",
    "The end of the appeal window": "Slutten på klagefristen",
    "an owner": "en eier",
    "the quality office": "kvalitetskontoret",
    "a hotel manager": "en hotelleder",
    "the visit's inspector": "besøkets inspektør",
    "the visit is only planned": "besøket er bare planlagt",
    "the visit has not been started": "besøket er ikke påbegynt",
    "its inspector cannot go, and nobody else has it yet": (
        "inspektøren kan ikke, og ingen andre har det ennå"
    ),
    "the visit was cancelled": "besøket er avlyst",
    "the visit is still being recorded": "besøket registreres fortsatt",
    "the visit has been submitted and waits for its review": "besøket er sendt inn og venter på gjennomgang",
    "the visit is being reviewed": "besøket er til gjennomgang",
    "the visit was sent back to its inspector": "besøket er sendt tilbake til inspektøren",
    "the visit has been released": "besøket er frigitt",
    "the time for appeals is over": "klagefristen er over",
    "Making an action": "Å lage et tiltak",
    "Merging": "Å slå sammen",
    "Giving it to someone": "Å gi det til noen",
    "Changing the day": "Å endre dagen",
    "Saying the cause": "Å oppgi årsaken",
    "Saying the effort": "Å oppgi innsatsen",
    "Giving a link": "Å gi en lenke",
    "Ending a link": "Å avslutte en lenke",
    "Adding evidence": "Å legge til bevis",
    "Saying that it is done": "Å si at det er gjort",
    "Approving": "Å godkjenne",
    "Opening again": "Å åpne igjen",
    "Being found again": "Å bli funnet igjen",
    "Commenting": "Å kommentere",
    "the hotel's manager": "hotellets leder",
    "the department's head": "avdelingens leder",
    "whoever it was given to": "den det er gitt til",
    "a system with a key": "et system med nøkkel",
    "nobody has this action yet": "ingen har dette tiltaket ennå",
    "it is under way": "det er i arbeid",
    "it was said to be done and waits for approval": "det er meldt gjort og venter på godkjenning",
    "it is closed": "det er lukket",
    "it was cancelled": "det er avlyst",
    "it was merged into another action": "det er slått sammen med et annet tiltak",
    # the page of a link to one action
    "Something to put right": "Noe som skal rettes",
    "Open it": "Åpne det",
    "Open the whole link that you were given, or scan its code: this address alone leads nowhere.": (
        "Åpne hele lenken du fikk, eller skann koden: denne adressen alene leder ingen steder."
    ),
    "{asks} asks {name} to put this right.": "{asks} ber {name} rette dette.",
    "{asks} asks {name} to put this right by {day}.": "{asks} ber {name} rette dette innen {day}.",
    "Not yet done": "Ikke gjort ennå",
    "What the standard asks": "Det standarden krever",
    "Limit: {limit}": "Grense: {limit}",
    "What you have told": "Det du har fortalt",
    "Your picture": "Bildet ditt",
    "You have said that it is done. Thank you.": "Du har sagt at det er gjort. Takk.",
    "It is looked at now; if anything is missing, you read it here.": (
        "Nå blir det sett på; mangler det noe, leser du det her."
    ),
    "What was done": "Hva som ble gjort",
    "Picture": "Bilde",
    "Of the thing, not of guests. Where it was taken is not sent along.": (
        "Av tingen, ikke av gjester. Hvor det er tatt, sendes ikke med."
    ),
    "Sending picture {a} of {n} …": "Sender bilde {a} av {n} …",
    "One picture goes with it.": "Ett bilde følger med.",
    "{n} pictures go with it.": "{n} bilder følger med.",
    "There is no network. Choose it again when there is.": (
        "Det er ikke noe nett. Velg det igjen når det er det."
    ),
    "This picture cannot be read. Choose a JPEG or PNG.": (
        "Bildet kan ikke leses. Velg et JPEG- eller PNG-bilde."
    ),
    "It is done": "Det er gjort",
    "Only keep this, not done yet": "Bare lagre dette, ikke ferdig ennå",
    "Only this one action is shown here. Whoever has your link can see it.": (
        "Bare dette ene tiltaket vises her. Den som har lenken din, kan se det."
    ),
    "There is nothing here": "Det er ingenting her",
    "Please wait": "Vent litt",
    "Not now": "Ikke nå",
    "Look again": "Se igjen",
    "This link leads nowhere any more. If something is still to be done, ask whoever gave it to you.": (
        "Denne lenken leder ingen steder lenger. Er det fortsatt noe å gjøre, spør den som ga deg den."
    ),
    # the house's book
    "Who saw, changed or took away what": "Hvem så, endret eller tok med seg hva",
    "Written as it is done, and never changed: the database itself refuses to. Signing in is in it too, "
    "with the kind of device and without anything that was typed. "
    "What the office does to visits and actions is told from their own logs.": (
        "Skrives idet det gjøres, og endres aldri: databasen selv nekter. Innlogging står her også, "
        "med slags enhet og uten noe av det som ble skrevet. "
        "Det kontoret gjør med besøk og tiltak, fortelles av deres egne logger."
    ),
    "From and to": "Fra og til",
    "Who": "Hvem",
    "What": "Hva",
    "Everyone": "Alle",
    "All of it": "Alt sammen",
    "Download all of it as CSV": "Last ned alt som CSV",
    "The newest {n} of {all}.": "De nyeste {n} av {all}.",
    "When (UTC)": "Når (UTC)",
    "About": "Om",
    "Nothing in these days.": "Ingenting i disse dagene.",
    "Signed in": "Logget inn",
    "Signed in by a tablet's code": "Logget inn med kode til nettbrett",
    "Signed in with a second step": "Logget inn med et ekstra trinn",
    "Signed in with a passkey": "Logget inn med passnøkkel",
    "Signed in through the organisation": "Logget inn gjennom organisasjonen",
    "Failed to sign in": "Fikk ikke logget inn",
    "Failed at the second step": "Kom ikke forbi det ekstra trinnet",
    "Was not let in through the organisation": "Ble ikke sluppet inn gjennom organisasjonen",
    "Connected the organisation's sign-in": "Koblet til organisasjonens innlogging",
    "Set up a second step": "La til et ekstra trinn",
    "Removed a second step": "Fjernet et ekstra trinn",
    "Reset someone's second step": "Nullstilte noens ekstra trinn",
    "Made recovery codes": "Laget gjenopprettingskoder",
    "Used a recovery code": "Brukte en gjenopprettingskode",
    "Saw the report": "Så rapporten",
    "Downloaded the PDF report": "Lastet ned PDF-rapporten",
    "Downloaded the tables": "Lastet ned tabellene",
    "Downloaded morning cards": "Lastet ned morgenkort",
    "Exported what guests said": "Eksporterte det gjestene sa",
    "Exported this book": "Eksporterte denne boken",
    "Added a person": "La til en person",
    "Invited a person": "Inviterte en person",
    "Took an invitation back": "Trakk en invitasjon tilbake",
    "Took up an invitation": "Tok imot en invitasjon",
    "Added a hotel": "La til et hotell",
    "Changed a hotel": "Endret et hotell",
    "Took in hotels and people from a workbook": "Tok inn hoteller og folk fra en arbeidsbok",
    "Changed how far someone reaches": "Endret hva noen har tilgang til",
    "Closed an account": "Lukket en konto",
    "Set a password": "Satte et passord",
    "Ended someone's sessions": "Avsluttet noens innlogginger",
    "Removed the demo": "Fjernet demoen",
    "Set up a shared vignette": "La opp en felles oppgave til vurdering",
    "Closed a shared vignette": "Lukket en felles oppgave til vurdering",
    "Set how long something is kept": "Fastsatte hvor lenge noe oppbevares",
    "Set whether staff may be named": "Fastsatte om ansatte kan navngis",
    "Took away what is known of a person": "Tok med seg det som er kjent om en person",
    "Erased a person's data": "Slettet en persons data",
    "Took away what is known of a guest": "Tok med seg det som er kjent om en gjest",
    "Erased a guest's data": "Slettet en gjests data",
    "Overruled a planning rule": "Overstyrte en planleggingsregel",
    "Set the planning rules": "Fastsatte planleggingsreglene",
    "Recorded a conflict of interest": "Registrerte en interessekonflikt",
    "Recorded that somebody was recognised": "Registrerte at noen ble gjenkjent",
    "Took a conflict of interest back": "Trakk en interessekonflikt tilbake",
    "Made a calendar link": "Laget en kalenderlenke",
    "Ended a calendar link": "Avsluttet en kalenderlenke",
    "Let another system be told by webhook": "Lot et annet system bli varslet med webhook",
    "Took a webhook away": "Fjernet en webhook",
    "Made an API key": "Laget en API-nøkkel",
    "Revoked an API key": "Trakk tilbake en API-nøkkel",
    "Read ratings by the API": "Leste vurderinger med API-et",
    "Read findings by the API": "Leste funn med API-et",
    "Read actions by the API": "Leste tiltak med API-et",
    "Read guests' feedback by the API": "Leste gjestenes tilbakemeldinger med API-et",
    "Sent guests' feedback by the API": "Sendte gjestenes tilbakemeldinger med API-et",
}
