"""What this room's pages and forms say, in Norwegian bokmål, by the English sentence of the code.

A new sentence in a page needs its line here: tests/test_languages.py asks for every one.
"""

from __future__ import annotations

from collections.abc import Mapping

from inspections.wording.office_nb import OF_OFFICE
from inspections.wording.privacy_nb import OF_PRIVACY
from inspections.wording.sign_in_nb import OF_SIGN_IN

BOKMAAL: Mapping[str, str] = {
    **OF_SIGN_IN,
    **OF_OFFICE,
    **OF_PRIVACY,
    # every page
    "Today": "I dag",
    "Rating": "Vurdering",
    "Actions": "Tiltak",
    "Chain": "Kjeden",
    "Guests": "Gjester",
    "Own visits": "Egne besøk",
    "Review": "Gjennomgang",
    "Appeals": "Klager",
    "Visits": "Besøk",
    "House": "Huset",
    "Messages": "Meldinger",
    "Standards": "Standarder",
    "API keys": "API-nøkler",
    "Tablet": "Nettbrett",
    "You record visits on the tablet": "Du registrerer besøk på nettbrettet",
    "To the tablet": "Til nettbrettet",
    "Back to the tablet": "Tilbake til nettbrettet",
    "You are signed out": "Du er logget ut",
    "Nothing is lost. Sign in again to go on where you were.": (
        "Ingenting er tapt. Logg inn igjen for å fortsette der du var."
    ),
    "Sign in": "Logg inn",
    "Sign out": "Logg ut",
    "Signed in as {name}": "Innlogget som {name}",
    "This page is for the chain's office.": "Denne siden er for kjedens kontor.",
    "Back to today": "Tilbake til i dag",
    "**Invented demo data.** No hotel, person or visit here is real.": (
        "**Oppdiktede demodata.** Ingen hoteller, personer eller besøk her er virkelige."
    ),
    # before one is in
    "Please check": "Se over",
    "E-mail address": "E-postadresse",
    "Password": "Passord",
    "Whose eyes would you like to look through?": "Hvem vil du se det som?",
    "Invented demo data. No hotel, person or visit here is real.": (
        "Oppdiktede demodata. Ingen hoteller, personer eller besøk her er virkelige."
    ),
    "You are signed in as {name}.": "Du er logget inn som {name}.",
    "The office": "Kontoret",
    "Hotel managers": "Hotelledere",
    "Inspectors": "Inspektører",
    "Owner": "Eier",
    "Quality": "Kvalitet",
    "Hotel manager": "Hotelleder",
    "Inspector": "Inspektør",
    "On the tablet": "På nettbrettet",
    "Sign in with an e-mail address": "Logg inn med e-postadresse",
    "No account or no password? An owner of your chain can give you one.": (
        "Ingen konto eller passord? En eier i kjeden din kan gi deg det."
    ),
    "This e-mail address and password do not belong together.": (
        "Denne e-postadressen og dette passordet hører ikke sammen."
    ),
    "Too many attempts. Try again in {n} seconds.": "For mange forsøk. Prøv igjen om {n} sekunder.",
    "Too many attempts. Try again in {n} minutes.": "For mange forsøk. Prøv igjen om {n} minutter.",
    "This page had been open for too long, or this browser keeps no cookies. Please try again.": (
        "Siden har vært åpen for lenge, eller nettleseren tar ikke vare på informasjonskapsler. Prøv igjen."
    ),
    "The form could not be read.": "Skjemaet kunne ikke leses.",
    "The demo chain is no longer open.": "Demokjeden er ikke lenger åpen.",
    "Start": "Start",
    "Every standard, to the second": "Hver standard, på sekundet",
    "Nobody has an account here yet. Yours will be the owner’s: you add the hotels and the people.": (
        "Ingen har konto her ennå. Din blir eierens: du legger til hotellene og folkene."
    ),
    "Your name": "Navnet ditt",
    "At least 10 characters. Three or four words in a row are easy to remember.": (
        "Minst 10 tegn. Tre eller fire ord på rad er lette å huske."
    ),
    "Open your house": "Åpne huset ditt",
    "Or look around first": "Eller se deg om først",
    "An invented chain of hotels with three years of visits. "
    "It can be removed again with one click, and nothing of it stays.": (
        "En oppdiktet hotellkjede med tre års besøk. "
        "Den kan fjernes igjen med ett klikk, og ingenting blir igjen."
    ),
    "Open the demo chain": "Åpne demokjeden",
    "It takes about half a minute: three years of visits are played through the log.": (
        "Det tar omtrent et halvt minutt: tre års besøk spilles gjennom loggen."
    ),
    "Enter a name of at most 100 characters.": "Skriv et navn på høyst 100 tegn.",
    "Enter an e-mail address, for example ada@aurelian.example.": (
        "Skriv en e-postadresse, for eksempel ada@aurelian.example."
    ),
    "Choose a password that is not your e-mail address.": "Velg et passord som ikke er e-postadressen din.",
    "This password is among the first that anyone would try. Choose another.": (
        "Dette passordet er blant de første noen ville prøvd. Velg et annet."
    ),
    "What is only on this device stays on it, and is sent once you have signed in again.": (
        "Det som bare er på denne enheten, blir på den og sendes når du har logget inn igjen."
    ),
    "Stay signed in": "Forbli innlogget",
    "Sign this device in": "Logg inn denne enheten",
    "Sign this device in?": "Logge inn denne enheten?",
    "The code you scanned was made for one inspector. It works once, and for ten minutes.": (
        "Koden du skannet, ble laget for én inspektør. Den virker én gang, i ti minutter."
    ),
    "{name} is signed in here now and will be signed out. What is only on this device stays on it.": (
        "{name} er logget inn her nå og blir logget ut. Det som bare er på denne enheten, blir på den."
    ),
    "Sign in on this device": "Logg inn på denne enheten",
    "There is no code in this address. Scan the one that the office shows you with this device's camera.": (
        "Det er ingen kode i denne adressen. Skann den som kontoret viser deg, med kameraet på denne enheten."
    ),
    "Sign in with e-mail and password": "Logg inn med e-post og passord",
    # where a visit stands
    "Planned": "Planlagt",
    "Assigned": "Tildelt",
    "Accepted": "Tatt imot",
    "Declined": "Takket nei",
    "Cancelled": "Avlyst",
    "In progress": "Pågår",
    "Submitted": "Sendt inn",
    "In review": "Til gjennomgang",
    "Sent back": "Sendt tilbake",
    "Released": "Frigitt",
    "Final": "Endelig",
    # an inspector's appeals
    "{n} appeal waits for what you saw": "{n} klage venter på det du så",
    "{n} appeals wait for what you saw": "{n} klager venter på det du så",
    "Every appeal on your visits is closed": "Alle klager på besøkene dine er avgjort",
    "No hotel has appealed anything of yours": "Ingen hoteller har klaget på noe av ditt",
    "The hotel: should be {answer}. “{reason}”": "Hotellet: skulle vært {answer}. «{reason}»",
    "You noted: “{text}”": "Du noterte: «{text}»",
    "You said: “{text}”": "Du sa: «{text}»",
    "What you saw": "Hva du så",
    "The office and the hotel read it, without your name.": (
        "Kontoret og hotellet leser det, uten navnet ditt."
    ),
    "Send to the office": "Send til kontoret",
    "Sent. The office reads it before it decides.": "Sendt. Kontoret leser det før det avgjør.",
    "Withdrawn by the hotel": "Trukket av hotellet",
    "Granted": "Medhold",
    "Refused": "Avslått",
    "met": "oppfylt",
    "not met": "ikke oppfylt",
    "not applicable": "ikke aktuelt",
    # where an action stands, its causes and its efforts
    "To give": "Skal gis",
    "Under way": "I arbeid",
    "To approve": "Til godkjenning",
    "Closed": "Lukket",
    "Merged": "Slått sammen",
    "The standard was not known": "Standarden var ikke kjent",
    "Not trained or not practised": "Ikke opplært eller ikke øvd",
    "Too few people at that hour": "For få folk på den tiden",
    "Something was missing or broken": "Noe manglet eller var i stykker",
    "The way of working does not lead to it": "Måten å arbeide på fører ikke dit",
    "Lost between two shifts or departments": "Falt mellom to vakter eller avdelinger",
    "A supplier or contractor": "En leverandør eller underleverandør",
    "One person, one day": "Én person, én dag",
    "Something else": "Noe annet",
    "Small: within a shift": "Liten: i løpet av en vakt",
    "Medium: within a week": "Middels: i løpet av en uke",
    "Large: takes money or other departments": "Stor: krever penger eller andre avdelinger",
    # what is refused, and what to do
    "Say why, in a few words. It stays with the visit.": (
        "Si hvorfor, med noen få ord. Det blir stående ved besøket."
    ),
    "There is nothing here that you can see.": "Det er ingenting her som du kan se.",
    "Your account is not meant for this. Ask an owner of the chain.": (
        "Kontoen din er ikke ment for dette. Spør en eier i kjeden."
    ),
    "Choose at least one finding.": "Velg minst ett funn.",
    "An action is one hotel's. Choose those of one hotel.": (
        "Et tiltak hører til ett hotell. Velg dem fra ett hotell."
    ),
    "An action is one hotel's. Choose findings of one hotel.": (
        "Et tiltak hører til ett hotell. Velg funn fra ett hotell."
    ),
    "Choose someone whose account is open and who has this hotel.": (
        "Velg noen som har en åpen konto og dette hotellet."
    ),
    "You said yourself that it is done. Another manager of the hotel, or the office, approves it.": (
        "Du sa selv at det er gjort. En annen leder ved hotellet, eller kontoret, godkjenner det."
    ),
    "Nothing shows yet that it is put right. Say how you know, or send it back.": (
        "Ingenting viser ennå at det er rettet. Si hvordan du vet det, eller send det tilbake."
    ),
    "Write what was done, or add a picture.": "Skriv hva som ble gjort, eller legg til et bilde.",
    "Release the visit first: until then a finding may still change.": (
        "Frigi besøket først: til da kan et funn fortsatt endre seg."
    ),
    "This link has ended. Ask whoever gave it to you for a new one.": (
        "Denne lenken er avsluttet. Be den som ga deg den, om en ny."
    ),
    "Say who it is for.": "Si hvem det er til.",
    "This visit has no such observation. Look at it again.": (
        "Besøket har ingen slik observasjon. Se på det igjen."
    ),
    "Only what was not met can be appealed.": "Bare det som ikke ble oppfylt, kan påklages.",
    "This observation has been appealed already; the answer stands there.": (
        "Denne observasjonen er allerede påklaget; svaret står der."
    ),
    "This appeal is closed. Look at the visit again.": "Denne klagen er avgjort. Se på besøket igjen.",
    "The visit has changed at this moment. Look at it again and repeat the step.": (
        "Besøket ble endret akkurat nå. Se på det igjen og gjenta trinnet."
    ),
    # an inspector's own visits, and where one does not go
    "No visit is planned for you": "Ingen besøk er planlagt for deg",
    "One visit is under way": "Ett besøk pågår",
    "{n} visits are under way": "{n} besøk pågår",
    "One report is late": "Én rapport er forsinket",
    "{n} reports are late": "{n} rapporter er forsinket",
    "Your next visit begins on {day}": "Ditt neste besøk begynner {day}",
    "report due {moment} ({city})": "rapportfrist {moment} ({city})",
    "report late by {span}": "rapporten er {span} forsinket",
    "less than an hour": "under en time",
    "one hour": "én time",
    "{n} hours": "{n} timer",
    "{n} days": "{n} dager",
    "In your own calendar": "I din egen kalender",
    "Your calendar can fetch your stays from a secret address. It says “Stay” and the city: "
    "no hotel, and nothing of what you do there.": (
        "Kalenderen din kan hente oppholdene dine fra en hemmelig adresse. Den sier «Stay» og byen: "
        "ikke noe hotell, og ingenting om hva du gjør der."
    ),
    "Calendar file": "Kalenderfil",
    "Copy it now: it is shown once. Whoever has it sees your stays.": (
        "Kopier den nå: Den vises én gang. Den som har den, ser oppholdene dine."
    ),
    "You have had one since {day}.": "Du har hatt en siden {day}.",
    "Make my calendar address": "Lag min kalenderadresse",
    "Make a new one; the old one ends": "Lag en ny; den gamle slutter å virke",
    "The address leads nowhere now.": "Adressen virker ikke lenger.",
    "Where you do not go": "Der du ikke sendes",
    "Tell the office where you, your family or friends work or worked, and whom you supply. "
    "Only the office reads it, and you are not sent there.": (
        "Fortell kontoret hvor du, familie eller venner arbeider eller har arbeidet, og hvem du leverer til. "
        "Bare kontoret leser det, og du sendes ikke dit."
    ),
    "No conflict of interest is known.": "Ingen interessekonflikt er kjent.",
    "One taken back": "Én trukket tilbake",
    "{n} taken back": "{n} trukket tilbake",
    "Add a conflict of interest": "Legg til en interessekonflikt",
    "Recognised in a house": "Gjenkjent i et hus",
    " on {day}": " {day}",
    ", until {day}": ", til {day}",
    "Take it back": "Trekk tilbake",
    "It does not hold any more": "Det gjelder ikke lenger",
    "Taken back. It stays to be read.": "Trukket tilbake. Den kan fortsatt leses.",
    "Which house": "Hvilket hus",
    "What is it": "Hva er det",
    "In a few words": "Med noen få ord",
    "Until": "Til",
    "Without a day it holds for good.": "Uten en dag gjelder det for alltid.",
    "Record the conflict": "Registrer konflikten",
    "Recorded. Nobody is sent there against it.": "Registrert. Ingen sendes dit på tross av det.",
    "On": "Dato",
    "How": "Hvordan",
    "Whoever was recognised in a house never returns there. No hotel reads this.": (
        "Den som er gjenkjent i et hus, kommer aldri tilbake dit. Ingen hoteller leser dette."
    ),
    "Record it": "Registrer det",
    "Recorded: they never return to {hotel}.": "Registrert: Den kommer aldri tilbake til {hotel}.",
    "worked there": "har arbeidet der",
    "a relative works there": "en slektning arbeider der",
    "supplies the house": "leverer til huset",
    "another interest": "en annen interesse",
    "recognised in the house": "gjenkjent i huset",
    # An invitation
    "Your invitation": "Din invitasjon",
    "Invitation": "Invitasjon",
    "You are invited": "Du er invitert",
    "To the sign-in": "Til innlogging",
    "This browser is signed in as {name}. That ends when you go on here.": (
        "Denne nettleseren er logget inn som {name}. Det slutter når du går videre her."
    ),
    "You sign in with it from now on.": "Du logger inn med den fra nå av.",
    "Come in": "Kom inn",
    "You record visits on a tablet: open this page there, or sign in there later.": (
        "Du registrerer besøk på et nettbrett: Åpne denne siden der, eller logg inn der senere."
    ),
    "This invitation is over": "Denne invitasjonen er over",
    "Not now": "Ikke nå",
    "This invitation leads nowhere any more. Ask whoever sent it to you for a new one.": (
        "Denne invitasjonen virker ikke lenger. Be den som sendte den, om en ny."
    ),
    "Too much was asked for from here. Try again in {n} seconds.": (
        "Det ble spurt for mye herfra. Prøv igjen om {n} sekunder."
    ),
    "all hotels of {regions}": "alle hoteller i {regions}",
    "Department head": "Avdelingsleder",
    "Department heads": "Avdelingsledere",
    # Shared vignettes
    "Vignettes": "Scener",
    "Set up a shared vignette": "La opp en felles scene",
    "Closed a shared vignette": "Lukket en felles scene",
    "Every inspector judges the same scenes alone: it shows which standards are read differently. "
    "No hotel sees it, and there is no right answer to be found out.": (
        "Alle inspektører vurderer de samme scenene hver for seg: Det viser hvilke standarder som leses "
        "ulikt. Ingen hoteller ser det, og det finnes ikke noe fasitsvar."
    ),
    "One scene waits for your judgement": "Én scene venter på vurderingen din",
    "{n} scenes wait for your judgement": "{n} scener venter på vurderingen din",
    "You have judged every scene": "Du har vurdert alle scenene",
    "There is no scene to judge yet": "Det er ingen scene å vurdere ennå",
    "See the clip": "Se klippet",
    "Your judgement": "Din vurdering",
    "Met": "Oppfylt",
    "Not met": "Ikke oppfylt",
    "Does not apply": "Gjelder ikke",
    "Give it, for good": "Avgi den, for godt",
    "Kept. Thank you.": "Lagret. Takk.",
    "Choose met, not met or not applicable.": "Velg oppfylt, ikke oppfylt eller ikke aktuelt.",
    "You have answered it already, or it was closed meanwhile.": (
        "Du har allerede svart, eller den ble lukket i mellomtiden."
    ),
    "Choose the standard that it is judged by.": "Velg standarden den vurderes etter.",
    "Describe what happened, add a photo, or give a link to a clip.": (
        "Beskriv hva som skjedde, legg ved et bilde, eller oppgi adressen til et klipp."
    ),
    "Give the clip's whole address; it begins with https://.": (
        "Oppgi hele adressen til klippet; den begynner med https://."
    ),
    "It was closed already.": "Den var allerede lukket.",
    "The photo must be a JPEG, a PNG or a WebP.": "Bildet må være JPEG, PNG eller WebP.",
    "The photo came with other bytes than its name says. Send it again.": (
        "Bildet kom med andre byte enn navnet sier. Send det på nytt."
    ),
    "Something else follows the picture in its file. Take it anew.": (
        "Det ligger noe annet etter bildet i filen. Ta det på nytt."
    ),
    "Back to the actions": "Tilbake til tiltakene",
}
