"""What the pages of ratings say, in Norwegian bokmål, by the English sentence of the code.

A new sentence in a page needs its line here: tests/test_languages.py asks for every one.
"""

from __future__ import annotations

from collections.abc import Mapping

from scoring.chain.said_nb import BOKMAAL as OF_FINDINGS
from scoring.pages.chain_calibration_nb import OF_CALIBRATION
from scoring.pages.chain_nb import OF_CHAIN
from scoring.pages.chain_what_if_nb import OF_WHAT_IF
from scoring.pages.review_nb import OF_REVIEW

BOKMAAL: Mapping[str, str] = {
    **OF_FINDINGS,
    **OF_CHAIN,
    **OF_CALIBRATION,
    **OF_WHAT_IF,
    **OF_REVIEW,
    # numbers and stars
    ".": ",",
    " and ": " og ",
    "No": "Ingen",
    "One": "Ett",
    "Two": "To",
    "Three": "Tre",
    "Four": "Fire",
    "Five": "Fem",
    "Six": "Seks",
    "Seven": "Sju",
    "Eight": "Åtte",
    "Nine": "Ni",
    "{points} points": "{points} poeng",
    "under 0.1 points": "under 0,1 poeng",
    "a star": "én stjerne",
    "no star": "ingen stjerne",
    "{n} star": "{n} stjerne",
    "{n} stars": "{n} stjerner",
    "{n} stars and a half": "{n} og en halv stjerne",
    "{held} star": "{held} stjerne",
    "{held} stars": "{held} stjerner",
    "{held} of {top} stars": "{held} av {top} stjerner",
    "{held}, {score} of 100": "{held}, {score} av 100",
    "provisional": "foreløpig",
    "Met": "Oppfylt",
    "Not met": "Ikke oppfylt",
    "Not applicable": "Ikke aktuelt",
    # today
    "Hotel": "Hotell",
    "No visit has been released for your hotel yet": "Ingen besøk er frigitt for hotellet ditt ennå",
    "Its rating and report will stand here as soon as the quality office releases it.": (
        "Vurderingen og rapporten står her så snart kvalitetskontoret frigir dem."
    ),
    "Newest rating": "Siste vurdering",
    "Score of 100, {days}": "Poeng av 100, {days}",
    "Why, and the next star": "Hvorfor, og den neste stjernen",
    "Why, and what keeps it": "Hvorfor, og hva som holder den",
    "Open to appeals until {day}.": "Kan påklages til {day}.",
    "No finding has its action yet. Each can become one on the page of the rating.": (
        "Ingen funn har fått sitt tiltak ennå. Hvert av dem kan bli ett på siden for vurderingen."
    ),
    "To the actions": "Til tiltakene",
    "late": "forsinket",
    "due {day}": "frist {day}",
    "late: {day}": "forsinket: {day}",
    "Earlier visits": "Tidligere besøk",
    "Visit by visit": "Besøk for besøk",
    "{hotel} stands at {stars}": "{hotel} har {stars}",
    "as on the visit before": "som ved forrige besøk",
    "as before, and the score rose from {before} to {now}": (
        "som før, og poengene steg fra {before} til {now}"
    ),
    "as before, but the score fell from {before} to {now}": (
        "som før, men poengene falt fra {before} til {now}"
    ),
    "up from {stars}": "opp fra {stars}",
    "down from {stars}": "ned fra {stars}",
    "None yet.": "Ingen ennå.",
    "And {n} more.": "Og {n} til.",
    "done": "gjort",
    "Appeals to decide": "Klager å avgjøre",
    "Decide": "Avgjør",
    "To review and release": "Å gå gjennom og frigi",
    "Late: the stay is over and no report has come": (
        "Forsinket: oppholdet er over, og ingen rapport har kommet"
    ),
    "Must not go there any more: somebody else is needed": "Må ikke sendes dit lenger: en annen trengs",
    "Declined: nobody goes yet": "Takket nei: ingen reiser ennå",
    "Newest ratings": "Siste vurderinger",
    "To the visit": "Til besøket",
    "Assign a visit": "Tildel et besøk",
    "Add a hotel": "Legg til et hotell",
    "Add an inspector": "Legg til en inspektør",
    "Add a hotel and people": "Legg til hotell og folk",
    "{number} appeal to decide": "{number} besøk med klage å avgjøre",
    "{number} appeals to decide": "{number} besøk med klager å avgjøre",
    "{number} visit to review": "{number} besøk å gå gjennom",
    "{number} visits to review": "{number} besøk å gå gjennom",
    "{number} report late": "{number} besøk med forsinket rapport",
    "{number} reports late": "{number} besøk med forsinket rapport",
    "{number} visit under way": "{number} besøk pågår",
    "{number} visits under way": "{number} besøk pågår",
    "Nothing waits; {visits}": "Ingenting venter; {visits}",
    "Nothing waits, and no visit is under way": "Ingenting venter, og ingen besøk pågår",
    "Welcome. Three steps to the first rating": "Velkommen. Tre skritt til den første vurderingen",
    "Remove the demo": "Fjern demoen",
    "Takes away every invented hotel, person and visit, and signs you out. Nothing else is touched.": (
        "Fjerner alle oppdiktede hoteller, personer og besøk, og logger deg ut. Ingenting annet røres."
    ),
    "Remove all invented data": "Fjern alle oppdiktede data",
    # on charts
    "{a} of {b}": "{a} av {b}",
    "of {limit}": "av {limit}",
    "{title}: {a} of {b} met": "{title}: {a} av {b} oppfylt",
    "limit": "grense",
    "stars": "stjerner",
    # a visit
    "Visit": "Besøk",
    "There is no such visit for you to read.": "Det finnes ikke noe slikt besøk som du kan lese.",
    "No visit has been released for your hotel yet.": "Ingen besøk er frigitt for hotellet ditt ennå.",
    "Download report": "Last ned rapporten",
    "Summary, departments, standards, timed standards and findings, a sheet each.": (
        "Sammendrag, avdelinger, standarder, standarder med tid og funn, ett ark hver."
    ),
    "Still being recorded. What is shown may change, and the hotel does not see it.": (
        "Registreres fortsatt. Det som vises, kan endre seg, og hotellet ser det ikke."
    ),
    "**{status}, not released.** Only the quality office sees it. "
    "Releasing shows it to the hotel and freezes edition and log.": (
        "**{status}, ikke frigitt.** Bare kvalitetskontoret ser det. "
        "Når det frigis, ser hotellet det, og utgave og logg fryses."
    ),
    "Review it": "Gå gjennom det",
    "Release to the hotel": "Frigi til hotellet",
    "This visit cannot be rated: {why}": "Besøket kan ikke vurderes: {why}",
    "Edition {edition} · log {log} · scorer {scorer}": "Utgave {edition} · logg {log} · regelsett {scorer}",
    "{score} {title}, between the stars": "{score} {title}, mellom stjernene",
    "Condition": "Vilkår",
    "Found": "Funnet",
    "Gap": "Avstand",
    "In the way": "I veien",
    "Standard": "Standard",
    "Observed": "Observert",
    "Limit": "Grense",
    "Note": "Notat",
    "All {n} times": "Alle {n} tider",
    "All {n} findings": "Alle {n} funn",
    "limit {limit}": "grense {limit}",
    "critical": "kritisk",
    "what was recorded": "hva som ble registrert",
    "Least work instead": "Minst arbeid i stedet",
    "Say how much work each standard is. The way changes where another is less work.": (
        "Si hvor mye arbeid hver standard er. Veien endrer seg der en annen er mindre arbeid."
    ),
    "Closest to their limits": "Nærmest grensen sin",
    "Took": "Tok",
    "Needs": "Mangler",
    "What if …": "Hva om …",
    "Switch findings to met, or move a limit. Nothing is recorded, and nobody else sees it.": (
        "Sett funn til oppfylt, eller flytt en grense. Ingenting registreres, og ingen andre ser det."
    ),
    "More findings put right": "Flere funn rettet",
    "Change the limit of": "Endre grensen for",
    "Limit in seconds: {standard}": "Grense i sekunder: {standard}",
    "Score of 100": "Poeng av 100",
    "Now": "Nå",
    "Then": "Da",
    "How sure is the score?": "Hvor sikre er poengene?",
    "Nothing counted, so there is no score to be sure of.": (
        "Ingenting talte, så det er ingen poeng å være sikker på."
    ),
    "No star depends on it. It is about the score alone: conditions beside it are not in it.": (
        "Ingen stjerne avhenger av det. Det gjelder poengene alene: vilkårene ved siden av er ikke med."
    ),
    "The score from each side": "Poengene fra hver side",
    "By": "Etter",
    "No standard is of any of these.": "Ingen standard hører til noen av disse.",
    "{side}: {scores}": "{side}: {scores}",
    "Shown, they decide nothing: stars go by what the next star asks for.": (
        "De vises, men avgjør ingenting: stjernene følger det den neste stjernen krever."
    ),
    "How long things take": "Hvor lang tid ting tar",
    "No time was taken three times or more yet, in this visit and those before it.": (
        "Ingen tid er tatt tre ganger eller mer ennå, i dette besøket og de før det."
    ),
    "A dot is one time, of this visit, held against its limit; the tick is the middle one.": (
        "En prikk er én tid fra dette besøket, holdt mot grensen sin; streken er den midterste."
    ),
    "A dot is one time, of this and earlier visits, {n} in all, held against its limit; "
    "the tick is the middle one.": (
        "En prikk er én tid fra dette og tidligere besøk, {n} i alt, holdt mot grensen sin; "
        "streken er den midterste."
    ),
    "Within · middle": "Innenfor · midterst",
    "Departments": "Avdelinger",
    "Stages of the stay": "Deler av oppholdet",
    "Classifications": "Klassifiseringer",
    "Service and facility": "Service og anlegg",
    "Channels": "Kanaler",
    "Dimensions": "Dimensjoner",
    "Brand values": "Merkeverdier",
    "Clauses of ISO 22483": "Punkter i ISO 22483",
    "Other files to take away": "Andre filer å ta med",
    "Form": "Form",
    "Full report": "Hele rapporten",
    "One page": "Én side",
    "One department": "Én avdeling",
    "Comparison": "Sammenligning",
    "Excel": "Excel",
    "CSV": "CSV",
    "JSON": "JSON",
    "Language": "Språk",
    "one page": "én side",
    "Department": "Avdeling",
    "Compare with": "Sammenlign med",
    "No visit before this one has been released.": "Ingen besøk før dette er frigitt.",
    "Download {file}": "Last ned {file}",
    # appeals
    "An appeal was granted since the release: {counts}. Released with {stars}.": (
        "En klage har fått medhold siden frigivelsen: {counts}. Frigitt med {stars}."
    ),
    "{n} appeals were granted since the release: {counts}. Released with {stars}.": (
        "{n} klager har fått medhold siden frigivelsen: {counts}. Frigitt med {stars}."
    ),
    "“{standard}” counts as {answer}": "«{standard}» teller som {answer}",
    "You may appeal a finding until {day}, {n} days after the release.": (
        "Du kan klage på et funn til {day}, {n} dager etter frigivelsen."
    ),
    "The time for appeals ended on {day}.": "Klagefristen gikk ut {day}.",
    "Appeal": "Klag",
    "Appealed.": "Påklaget.",
    "Appeal a finding": "Klag på et funn",
    "Which time": "Hvilken gang",
    "It should have been": "Det skulle vært",
    "Now {now}. If granted, **{then}**.": "Nå {now}. Med medhold **{then}**.",
    "Why": "Hvorfor",
    "What happened, by whose record": "Hva som skjedde, og hvem som har det nedskrevet",
    "Receipt or booking number": "Kvittering eller bestillingsnummer",
    "If there is one": "Om det finnes",
    "Pictures": "Bilder",
    "Choose the {n} pictures that say most.": "Velg de {n} bildene som sier mest.",
    "The quality office decides. The visit's inspector reads your reason and may answer it.": (
        "Kvalitetskontoret avgjør. Inspektøren leser begrunnelsen din og kan svare på den."
    ),
    "Send the appeal": "Send klagen",
    "Sent. The quality office decides; you read it here.": (
        "Sendt. Kvalitetskontoret avgjør; du leser det her."
    ),
    "Sent with {n} picture. The quality office decides; you read it here.": (
        "Sendt med {n} bilde. Kvalitetskontoret avgjør; du leser det her."
    ),
    "Sent with {n} pictures. The quality office decides; you read it here.": (
        "Sendt med {n} bilder. Kvalitetskontoret avgjør; du leser det her."
    ),
    "{n} appeal": "{n} klage",
    "{n} appeals": "{n} klager",
    "Appealed": "Påklaget",
    "Appealed by {name}": "Påklaget av {name}",
    "should be {answer}": "skulle vært {answer}",
    "Receipt {number}": "Kvittering {number}",
    "The inspector": "Inspektøren",
    "Withdrawn": "Trukket",
    "Waits for a decision": "Venter på avgjørelse",
    "Withdraw the appeal": "Trekk klagen",
    "The appeal is withdrawn.": "Klagen er trukket.",
    "overturned": "omgjort",
    # the findings to act on
    "There is no hotel yet whose findings you could act on.": (
        "Det er ingen hoteller ennå med funn du kan gjøre noe med."
    ),
    "There is no such action for you to see.": "Det finnes ikke noe slikt tiltak som du kan se.",
    "Show": "Vis",
    "Findings": "Funn",
    "Board": "Tavle",
    "List": "Liste",
    "Calendar": "Kalender",
    "Morning cards": "Morgenkort",
    "Repeat: the visit before": "Gjentatt: forrige besøk",
    "Repeat: {times} of {of} visits before": "Gjentatt: {times} av {of} tidligere besøk",
    "One action is late, of {open} open": "Ett tiltak er forsinket, av {open} åpne",
    "{number} actions are late, of {open} open": "{number} tiltak er forsinket, av {open} åpne",
    "One action waits for approval": "Ett tiltak venter på godkjenning",
    "{number} actions wait for approval": "{number} tiltak venter på godkjenning",
    "One action is open, none is late": "Ett tiltak er åpent, ingen er forsinket",
    "{number} actions are open, none is late": "{number} tiltak er åpne, ingen er forsinket",
    "{n} finding has no action, and none is open": "{n} funn uten tiltak, og ingen er åpne",
    "{n} findings have no action, and none is open": "{n} funn uten tiltak, og ingen er åpne",
    "{n} finding, and no action yet": "{n} funn, og ingen tiltak ennå",
    "{n} findings, and no action yet": "{n} funn, og ingen tiltak ennå",
    "Every finding has been acted on": "Alle funn er fulgt opp",
    "Nothing to act on": "Ingenting å følge opp",
    "No visit has been released for this hotel. Its findings will stand here.": (
        "Ingen besøk er frigitt for dette hotellet. Funnene vil stå her."
    ),
    "Every finding of the newest visit has its action.": "Alle funn fra siste besøk har sitt tiltak.",
    "{n} finding of the newest visit without an action.": "{n} funn fra siste besøk uten tiltak.",
    "{n} findings of the newest visit without an action.": "{n} funn fra siste besøk uten tiltak.",
    "Missed before: {n}.": "Ikke oppfylt før: {n}.",
    "Choose {finding}": "Velg {finding}",
    "Make an action": "Lag et tiltak",
    "Action": "Tiltak",
    "Together with others": "Sammen med andre",
    "Tick several findings, and the key for one action of them all appears below them.": (
        "Kryss av flere funn, så kommer knappen for ett felles tiltak under dem."
    ),
    "Tick another one to make one action of both.": "Kryss av ett til for å lage ett tiltak av begge.",
    "One action for {n} findings": "Ett tiltak for {n} funn",
    "One action for {n} findings, together {worth}": "Ett tiltak for {n} funn, til sammen {worth}",
    "Make one action of these {n}": "Lag ett tiltak av disse {n}",
    "“{title}” is an action now. Give it to someone on the board.": (
        "«{title}» er et tiltak nå. Gi det til noen på tavlen."
    ),
    "brings {worth}": "gir {worth}",
    # actions: board, list, calendar, cards
    "Nothing waits for an owner.": "Ingenting venter på en ansvarlig.",
    "Nothing is under way.": "Ingenting er i arbeid.",
    "Nothing to approve.": "Ingenting å godkjenne.",
    "Nothing closed yet.": "Ingenting er lukket ennå.",
    "found again, opened again": "funnet igjen, åpnet igjen",
    "All departments": "Alle avdelinger",
    "Which": "Hvilke",
    "Open": "Åpne",
    "Late": "Forsinket",
    "All": "Alle",
    "No action matches.": "Ingen tiltak passer.",
    "opened again": "åpnet igjen",
    "repeat": "gjentatt",
    "Due": "Frist",
    "Stands": "Står",
    "Make several actions one": "Slå sammen flere tiltak",
    "The one that stays": "Det som blir stående",
    "Make these {n} one": "Slå sammen disse {n}",
    "They are one action now: “{title}”.": "De er ett tiltak nå: «{title}».",
    "nobody yet": "ingen ennå",
    "No open action has a day.": "Ingen åpne tiltak har en frist.",
    "Month": "Måned",
    "Actions due in {month}": "Tiltak med frist i {month}",
    "{n} due": "{n} tiltak",
    "The newest visit has no finding: there is nothing to coach.": (
        "Siste besøk har ingen funn: det er ingenting å øve på."
    ),
    "Three things a department, what was missed before first. No score and no inspector is on them.": (
        "Tre ting per avdeling, det som manglet før, først. Verken poeng eller inspektør står på dem."
    ),
    "Download {n} card to print": "Last ned {n} kort til utskrift",
    "Download {n} cards to print": "Last ned {n} kort til utskrift",
    "Visit of {days}": "Besøk {days}",
    "Morning briefing": "Morgenmøte",
    "{good} of {counted} standards were met. Thank you for that.": (
        "{good} av {counted} standarder ble oppfylt. Takk for det."
    ),
    "Nothing was missed here.": "Her manglet ingenting.",
    "One thing to talk about today": "Én ting å snakke om i dag",
    "Two things to talk about today": "To ting å snakke om i dag",
    "Three things to talk about today": "Tre ting å snakke om i dag",
    "What we do today": "Hva vi gjør i dag",
    "Who": "Hvem",
    "Measured {time}": "Målt {time}",
    "{name} has it": "{name} har den",
    # one action
    "All actions": "Alle tiltak",
    "To the rating": "Til vurderingen",
    "Opened again": "Åpnet igjen",
    "the next visit found it again": "det neste besøket fant det igjen",
    "the next visit found it again.": "det neste besøket fant det igjen.",
    "{n} visits found it again.": "{n} besøk fant det igjen.",
    "it was not over.": "det var ikke over.",
    "What was found": "Hva som ble funnet",
    "the visit": "besøket",
    "It came from what guests said; the words stand below.": (
        "Det kom av det gjestene sa; ordene står under."
    ),
    "What was done": "Hva som ble gjort",
    "Nothing has been shown yet.": "Ingenting er vist ennå.",
    "Picture of what was done": "Bilde av det som ble gjort",
    "Keep it": "Lagre",
    "It is done": "Det er gjort",
    "It waits for approval by someone else.": "Det venter på godkjenning av noen andre.",
    "Kept.": "Lagret.",
    "You said that it is done. Someone else approves it.": (
        "Du sa at det er gjort. Noen andre godkjenner det."
    ),
    "How you know, or what is missing": "Hvordan du vet det, eller hva som mangler",
    "Approve and close": "Godkjenn og lukk",
    "Closed. The next visit will tell.": "Lukket. Det neste besøket vil vise det.",
    "Send back": "Send tilbake",
    "Sent back.": "Sendt tilbake.",
    "Root cause": "Rotårsak",
    "Not yet said": "Ikke sagt ennå",
    "In words": "Med ord",
    "Effort": "Innsats",
    "Keep these": "Lagre disse",
    "Say something, cancel, open again": "Si noe, avlys, åpne igjen",
    "Words": "Ord",
    "Say it": "Si det",
    "Said.": "Sagt.",
    "Cancel the action": "Avlys tiltaket",
    "Cancelled. It stands among the findings again.": "Avlyst. Det står blant funnene igjen.",
    "Open it again": "Åpne det igjen",
    "It is open again.": "Det er åpent igjen.",
    "History, {n} steps": "Historikk, {n} trinn",
    "someone": "noen",
    "made it an action": "gjorde det til et tiltak",
    "merged": "slo sammen",
    "gave it to {who}": "ga det til {who}",
    "said it is due {due_on}": "satte fristen til {due_on}",
    "said the cause: {cause}": "sa årsaken: {cause}",
    "said the effort: {effort}": "sa innsatsen: {effort}",
    "made a link for {name}": "laget en lenke til {name}",
    "ended a link": "avsluttet en lenke",
    "showed something": "viste noe",
    "said it is done": "sa at det er gjort",
    "approved it": "godkjente det",
    "sent it back: {reason}": "sendte det tilbake: {reason}",
    "found again by a visit": "funnet igjen av et besøk",
    "opened it again: {reason}": "åpnet det igjen: {reason}",
    "cancelled it: {reason}": "avlyste det: {reason}",
    "said: {text}": "sa: {text}",
    # giving an action
    "Who puts it right": "Hvem som retter det",
    "Given to": "Gis til",
    "A colleague, by link": "En kollega, med lenke",
    "A department": "En avdeling",
    "Someone with an account": "Noen med konto",
    "Their name": "Navnet deres",
    "Kari, head concierge": "Kari, sjefportier",
    "Person": "Person",
    "Give it": "Gi det",
    "Give it and make the link": "Gi det og lag lenken",
    "It is {name}’s now.": "{name} har det nå.",
    "**For {name}**, until {day}. It is shown only now.": (
        "**Til {name}**, frem til {day}. Den vises bare nå."
    ),
    "QR code of the link": "QR-kode for lenken",
    "Scan it with the colleague’s phone or send the link. It opens this one action, no score.": (
        "Skann den med kollegaens telefon, eller send lenken. Den åpner bare dette tiltaket, ingen poeng."
    ),
    "A link for {name} works until {day}.": "En lenke til {name} virker frem til {day}.",
    "End it": "Avslutt den",
    "That link has ended.": "Den lenken er avsluttet.",
    "Here is the link.": "Her er lenken.",
    "Make a link for {name}": "Lag en lenke til {name}",
    # what a number stands on, and who signs
    "Reports are signed by {name}.": "Rapportene er signert av {name}.",
    "Reports are not signed. {why}": "Rapportene er ikke signert. {why}",
    "Reports are not signed at the moment.": "Rapportene er ikke signert for øyeblikket.",
    "Back to the rating": "Tilbake til vurderingen",
    "This rating has no such number.": "Denne vurderingen har ikke et slikt tall.",
    "{a} to {b} of {n}": "{a} til {b} av {n}",
    "Earlier": "Tidligere",
    "Later": "Senere",
}
