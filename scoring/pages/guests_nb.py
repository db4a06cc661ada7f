"""The guests' pages in Norwegian, by the English sentences."""

from __future__ import annotations

from collections.abc import Mapping

_PAGE = {
    "There is no hotel yet whose guests you could hear.": (
        "Det er ennå ikke noe hotell du kan høre gjestene ved."
    ),
    "No guest has spoken in the last seven days": "Ingen gjest har sagt noe de siste sju dagene",
    "One complaint is late": "Én klage er for sen",
    "{n} complaints are late": "{n} klager er for sene",
    "One guest needs you now": "Én gjest trenger deg nå",
    "{n} guests need you now": "{n} gjester trenger deg nå",
    "Nobody waits; one voice in seven days": "Ingen venter; én stemme på sju dager",
    "Nobody waits; {n} voices in seven days": "Ingen venter; {n} stemmer på sju dager",
    "Guests": "Gjester",
    "Hotel": "Hotell",
    "Show": "Vis",
    "Live": "Nå",
    "Measures": "Målinger",
    "Complaints": "Klager",
    "Places and cards": "Steder og kort",
    "Surveys": "Undersøkelser",
    "Promises": "Løfter",
    "The hotel": "Hotellet",
    "The chain's office": "Kjedens kontor",
    "To the guests": "Til gjestene",
    "Guests who need you now": "Gjester som trenger deg nå",
    "Late complaint": "Klage over fristen",
    "{n} days": "{n} dager",
    "under a minute": "under et minutt",
    "{n} min": "{n} min",
    "{h} h {m} min": "{h} t {m} min",
    "{h} h": "{h} t",
    "Day": "Dag",
    "Time": "Klokkeslett",
    "How": "Hvordan",
    "Why": "Hvorfor",
    "Where": "Hvor",
    "Department": "Avdeling",
    "None": "Ingen",
    "Open": "Åpne",
    "Kept.": "Tatt vare på.",
    "Keep it": "Ta vare på det",
    "Note it": "Noter det",
}
_VOICES = {
    "Read anew every few seconds; last at {time}.": "Leses på nytt med få sekunders mellomrom; sist {time}.",
    "Words alone": "Bare ord",
    "Nobody has spoken yet. Print a card, and put it where guests wait.": (
        "Ingen har sagt noe ennå. Skriv ut et kort, og sett det der gjester venter."
    ),
    "Somebody should go now": "Noen bør gå dit nå",
    "What was said": "Det som ble sagt",
    "Set aside, and waiting for an answer": "Lagt til side, og venter på svar",
    "And {n} more, in the export under Surveys.": "Og {n} til, i eksporten under Undersøkelser.",
    "Satisfied {n} of 5": "Fornøyd {n} av 5",
    "Recommends {n} of 10": "Anbefaler {n} av 10",
    "Easy {n} of 7": "Lett {n} av 7",
    "has waited {span} for an answer": "har ventet på svar i {span}",
    "is a complaint": "er en klage",
    "set aside: {why}": "lagt til side: {why}",
    "Answer": "Svar",
    "New": "Ny",
    "Answered": "Besvart",
    "Code on a card": "Kode på et kort",
    "Survey": "Undersøkelse",
    "Told to us": "Sagt til oss",
    "The hotel": "Hotellet",
    "Outlet": "Utsalgssted",
    "Room": "Rom",
    "this device has spoken here in the same stay": "denne enheten har svart her under samme opphold",
    "this device has spoken elsewhere in the hotel: it counts for its place alone": (
        "denne enheten har svart et annet sted på hotellet: den teller bare for sitt sted"
    ),
    "a phone just like it, in the same network, spoke within the hour, or three have lately": (
        "en helt lik telefon på samme nett svarte den siste timen, eller tre har gjort det nylig"
    ),
    "more came from one network than guests speak at once": (
        "det kom flere fra ett nett enn det er gjester som svarer på én gang"
    ),
    "it was sent from a browser that is signed in to Sixty": (
        "den ble sendt fra en nettleser som er logget inn i Sixty"
    ),
    "the quality office has set it aside": "kvalitetskontoret har lagt den til side",
    "What a guest said": "Det en gjest sa",
    "All voices": "Alle stemmer",
    "There is no such voice for you to hear.": "Det er ingen slik stemme du kan høre.",
    "What would have made it a perfect ten?": "Hva skulle til for en perfekt tier?",
    "In their own words": "Med egne ord",
    "Wishes an answer": "Ønsker svar",
    "Anonymous: this guest has left no way to be answered. What you do can be noted.": (
        "Anonym: denne gjesten har ikke sagt hvor svaret kan sendes. Det du gjør, kan noteres."
    ),
    "The action that came of it": "Tiltaket som kom av det",
    "The complaint that came of it": "Klagen som kom av det",
    "What was done": "Det som ble gjort",
    "What you told the guest": "Det du sa til gjesten",
    "It is answered": "Det er besvart",
    "Noted: the guest is answered.": "Notert: gjesten har fått svar.",
    "Note something": "Noter noe",
    "What was done, or should be known": "Det som ble gjort, eller bør være kjent",
    "The guest wrote again": "Gjesten skrev igjen",
    "What the guest said": "Det gjesten sa",
    "Close it": "Lukk den",
    "Closed.": "Lukket.",
    "Open it again": "Åpne den igjen",
    "Count it again": "Tell den med igjen",
    "Set it aside": "Legg den til side",
    "Make it a complaint": "Gjør den til en klage",
    "Its clocks run from when the guest said it: {at}.": "Fristene løper fra gjesten sa det: {at}.",
    "What the complaint is": "Hva klagen gjelder",
    "It is a complaint now, with its clocks.": "Det er en klage nå, med sine frister.",
    "Make an action of it": "Gjør den til et tiltak",
    "What is to be done": "Det som skal gjøres",
    "Open the action": "Åpne tiltaket",
    "The action stands on the board.": "Tiltaket står på tavlen.",
    "Forget the way to answer": "Glem svaradressen",
    "What was said stays. The guest can no longer be answered.": (
        "Det som ble sagt, blir stående. Gjesten kan ikke lenger få svar."
    ),
    "Forget it": "Glem den",
    "Forgotten.": "Glemt.",
    "Noted": "Notert",
    "Opened again": "Åpnet igjen",
    "Made a complaint": "Gjort til klage",
    "Became an action": "Ble et tiltak",
    "Set aside by the office": "Lagt til side av kontoret",
    "Counted again by the office": "Telles med igjen av kontoret",
    "The way to answer was forgotten": "Svaradressen ble glemt",
    "In person": "Ansikt til ansikt",
    "By telephone": "På telefon",
    "By e-mail": "På e-post",
    "By message": "Med melding",
    "By letter": "I brev",
    "By a code in the house": "Med en kode i huset",
}
_COMPLAINTS = {
    "A complaint": "En klage",
    "All complaints": "Alle klager",
    "There is no such complaint for you to see.": "Det er ingen slik klage du kan se.",
    "Receive a complaint": "Ta imot en klage",
    "Receive the complaint": "Ta imot klagen",
    "No complaint has been received. One can also be made of a guest's voice.": (
        "Ingen klage er mottatt. En gjests stemme kan også gjøres til en klage."
    ),
    "What the guest complains of": "Hva gjesten klager på",
    "How it came": "Hvordan den kom",
    "None, or the whole house": "Ingen, eller hele huset",
    "How the guest can be answered": "Hvordan gjesten kan få svar",
    "The complaint is received; its clocks run.": "Klagen er mottatt; fristene løper.",
    "Open the complaint": "Åpne klagen",
    "promises kept": "løftene ble holdt",
    "a promise was broken": "et løfte ble brutt",
    "in {span}": "på {span}",
    "to be closed": "skal lukkes",
    "acknowledge it": "bekreft den",
    "answer it": "besvar den",
    "{what} within {span}": "{what} innen {span}",
    "{what}: {span} late": "{what}: {span} for sent",
    "argued outside: {where}": "tvist utenfor huset: {where}",
    "Received": "Mottatt",
    "Acknowledged": "Bekreftet",
    "Assessed": "Vurdert",
    "Closed": "Lukket",
    "Acknowledge it": "Bekreft den",
    "It is acknowledged": "Den er bekreftet",
    "Assess it": "Vurder den",
    "It is assessed": "Den er vurdert",
    "Answer it": "Besvar den",
    "How much it weighs": "Hvor tungt den veier",
    "What was found": "Det som ble funnet",
    "What happened, and why": "Hva som skjedde, og hvorfor",
    "Minor: put right at once": "Liten: rettet med en gang",
    "Serious: it spoilt the stay": "Alvorlig: den ødela oppholdet",
    "Grave: safety, health, law or dignity": "Svært alvorlig: sikkerhet, helse, lov eller verdighet",
    "The guest is right": "Gjesten har rett",
    "Partly right": "Delvis rett",
    "We see it otherwise": "Vi ser det annerledes",
    "It cannot be found out any more": "Det lar seg ikke finne ut lenger",
    "Is the guest content?": "Er gjesten fornøyd?",
    "The guest is content with it": "Gjesten er fornøyd med det",
    "The guest is not content": "Gjesten er ikke fornøyd",
    "The guest has not said": "Gjesten har ikke sagt det",
    "Anything else": "Noe mer",
    "Close the complaint": "Lukk klagen",
    "Compensate": "Gi kompensasjon",
    "Compensated": "Kompensert",
    "What the guest is given": "Det gjesten får",
    "Worth": "Verdi",
    "Currency": "Valuta",
    "Note the compensation": "Noter kompensasjonen",
    "What is learnt": "Det vi lærer",
    "What the house does otherwise from now on": "Det huset gjør annerledes fra nå av",
    "Open an action of it": "Åpne et tiltak av det",
    "Learnt": "Lært",
    "Learnt.": "Lært.",
    "Argued outside the house": "Tvist utenfor huset",
    "Settled outside the house": "Avgjort utenfor huset",
    "How it was settled": "Hvordan det ble avgjort",
    "Where the guest goes on: a board, an ombudsman, a court (ISO 10003).": (
        "Hvor gjesten går videre: en nemnd, et ombud, en domstol (ISO 10003)."
    ),
}
_MEASURES = {
    "Period": "Periode",
    "30 days": "30 dager",
    "90 days": "90 dager",
    "12 months": "12 måneder",
    "All": "Alt",
    "Nobody has spoken in that time.": "Ingen har sagt noe i den tiden.",
    "What guests say": "Det gjestene sier",
    "CSAT: top two of five, %": "CSAT: de to øverste av fem, %",
    "{low} to {high}": "{low} til {high}",
    "NPS: 9–10 less 0–6": "NPS: 9–10 minus 0–6",
    "CES: easy, of seven": "CES: lett, av sju",
    "Too few voices": "For få stemmer",
    "{n} answers; it takes {needed}": "{n} svar; det må {needed} til",
    "{low} to {high} · {n} answers": "{low} til {high} · {n} svar",
    "{n} voices count, {aside} are set aside.": "{n} stemmer teller, {aside} er lagt til side.",
    "Ranges hold the true figure in 95 of 100 cases, were the guests who speak like all guests.": (
        "Spennet rommer det sanne tallet i 95 av 100 tilfeller, om de som svarer, er som alle gjester."
    ),
    "How fast guests are answered": "Hvor fort gjester får svar",
    "Nobody has asked for an answer.": "Ingen har bedt om svar.",
    "First response": "Første svar",
    "First response, on average": "Første svar, i snitt",
    "half within {span}": "halvparten innen {span}",
    "Every response, on average": "Hvert svar, i snitt",
    "Until closed, on average": "Til den er lukket, i snitt",
    "{n} closed": "{n} lukket",
    "Waiting": "Venter",
    "Waiting now": "Venter nå",
    "the longest for {span}": "den lengste i {span}",
    "By place and channel": "Etter sted og kanal",
    "Of": "Av",
    "Voices": "Stemmer",
    "too few ({n} of {needed})": "for få ({n} av {needed})",
    "too few ({n})": "for få ({n})",
    "Month by month": "Måned for måned",
    "A month with too few voices has no point.": "En måned med for få stemmer har ikke noe punkt.",
    "Beside the inspector": "Ved siden av inspektøren",
    "Standards met": "Standarder innfridd",
    "Guests content": "Fornøyde gjester",
    "What it says": "Hva det sier",
    "Two shares of different things: standards met in the newest visit, and guests who were content. "
    "They are said to disagree only where the two differ by more than ten points beyond chance.": (
        "To andeler av ulike ting: standarder som ble innfridd ved siste besøk, og gjester som var fornøyde. "
        "De sies å være uenige bare der de skiller seg med mer enn ti poeng ut over tilfeldigheter."
    ),
    "Too few voices, or too few standards, to compare": (
        "For få stemmer, eller for få standarder, til å sammenligne"
    ),
    "They are close": "De ligger nær hverandre",
    "They are apart, and it may be chance": "De ligger fra hverandre, og det kan være tilfeldig",
    "They disagree: standards are kept, and guests are less content": (
        "De er uenige: standardene holdes, og gjestene er mindre fornøyde"
    ),
    "They disagree: guests are content, and standards are missed": (
        "De er uenige: gjestene er fornøyde, og standarder brytes"
    ),
}
_PLACES = {
    "The hotel itself has no code yet: one for the lobby, the lift, the bill.": (
        "Hotellet selv har ingen kode ennå: én for lobbyen, heisen, regningen."
    ),
    "Make the hotel's code": "Lag hotellets kode",
    "The hotel has its code.": "Hotellet har sin kode.",
    "Add outlets or rooms": "Legg til utsalgssteder eller rom",
    "What they are": "Hva de er",
    "Names": "Navn",
    "Name": "Navn",
    "A line or a comma each. 101-120 is twenty rooms.": (
        "En linje eller et komma for hvert. 101-120 er tjue rom."
    ),
    "Then its guests stand beside the inspector's view of that department.": (
        "Da står gjestene der ved siden av inspektørens syn på avdelingen."
    ),
    "Add them": "Legg dem til",
    "They are added, each with a code.": "De er lagt til, hver med en kode.",
    "Cards to print": "Kort til å skrive ut",
    "Guest cards {hotel}.pdf": "Gjestekort {hotel}.pdf",
    "Places": "Steder",
    "Place": "Sted",
    "All places": "Alle steder",
    "Kind": "Slag",
    "Code": "Kode",
    "revoked": "trukket tilbake",
    "Download one card to print": "Last ned ett kort til å skrive ut",
    "Download {n} cards to print": "Last ned {n} kort til å skrive ut",
    "Eight on a sheet of A4, with lines to cut along.": "Åtte på et A4-ark, med linjer å klippe langs.",
    "Tick a row to change the place, or to revoke its code.": (
        "Kryss av en rad for å endre stedet eller trekke tilbake koden."
    ),
    "Save the place": "Lagre stedet",
    "The place is changed.": "Stedet er endret.",
    "New code": "Ny kode",
    "Cards with the present one lead nowhere from then on.": (
        "Kort med den nåværende fører ingen steder fra da av."
    ),
    "It has a new code. Print its card.": "Det har en ny kode. Skriv ut kortet.",
    "Revoke the code": "Trekk tilbake koden",
    "Its cards lead nowhere any more.": "Kortene fører ingen steder lenger.",
    "Close the place": "Steng stedet",
    "The place is closed; what was said there stays.": (
        "Stedet er stengt; det som ble sagt der, blir stående."
    ),
}
_PROMISES = {
    "Guests read them at {link}": "Gjester leser dem på {link}",
    "In force since {at}.": "Gjelder siden {at}.",
    "Nothing is promised in public yet. Until then the clocks below hold inside the house.": (
        "Ingenting er lovet offentlig ennå. Til da gjelder fristene under innad i huset."
    ),
    "What the house promises, a line each": "Det huset lover, en linje for hvert",
    "A complaint is acknowledged within hours": "En klage bekreftes innen timer",
    "It is answered within days": "Den besvares innen dager",
    "How to complain": "Hvordan man klager",
    "What happens where a promise was not kept": "Hva som skjer når et løfte ikke ble holdt",
    "Where a guest can go who is not content with the answer": (
        "Hvor en gjest kan gå som ikke er fornøyd med svaret"
    ),
    "A complaints board, an ombudsman: outside of the house (ISO 10003).": (
        "En klagenemnd, et ombud: utenfor huset (ISO 10003)."
    ),
    "Complaints received before keep the clocks that were promised then.": (
        "Klager som er mottatt før, beholder fristene som ble lovet da."
    ),
    "Make these promises": "Gi disse løftene",
    "These promises are public now.": "Disse løftene er offentlige nå.",
}
_SURVEYS = {
    "Take in a survey": "Ta inn en undersøkelse",
    "CSV or Excel": "CSV eller Excel",
    "Take everything away": "Ta med alt",
    "Every voice, complaint and step of this hotel, as CSV and JSON in one file.": (
        "Hver stemme, klage og hvert steg på dette hotellet, som CSV og JSON i én fil."
    ),
    "Export what guests said": "Eksporter det gjestene sa",
    "{rows} rows. Say which column means what; what is left out is kept beside each voice.": (
        "{rows} rader. Si hvilken kolonne som betyr hva; det som utelates, følger hver stemme."
    ),
    "Which survey this is": "Hvilken undersøkelse dette er",
    "How days are written": "Hvordan dager skrives",
    "**{new}** new, {known} held already, {wrong} cannot be read.": (
        "**{new}** nye, {known} er her fra før, {wrong} kan ikke leses."
    ),
    "Rows that cannot be taken in": "Rader som ikke kan tas inn",
    "Download these rows, to mend them": "Last ned disse radene for å rette dem",
    "Take in one voice": "Ta inn én stemme",
    "Take in {n} voices": "Ta inn {n} stemmer",
    "Taken in. The rows that could not be are still in the file, and named below it.": (
        "Tatt inn. Radene som ikke kunne tas inn, er fremdeles i filen og navngitt under den."
    ),
    "rows to mend.csv": "rader å rette.csv",
    "Row": "Rad",
    "Column": "Kolonne",
    "What is wrong": "Hva som er galt",
    "{file}: {taken} of {rows} rows taken in, {wrong} could not be read": (
        "{file}: {taken} av {rows} rader tatt inn, {wrong} kunne ikke leses"
    ),
    "Day, or day and time": "Dag, eller dag og klokkeslett",
    "Satisfied, 1 to 5": "Fornøyd, 1 til 5",
    "Would recommend, 0 to 10": "Ville anbefale, 0 til 10",
    "It was easy, 1 to 7": "Det var lett, 1 til 7",
    "What would have made it perfect": "Hva som skulle til for at det var perfekt",
    "Free words": "Fritekst",
    "Outlet or room": "Utsalgssted eller rom",
    "Language": "Språk",
    "The survey's own number of the answer": "Undersøkelsens eget nummer på svaret",
}
BOKMAAL: Mapping[str, str] = {
    **_PAGE,
    **_VOICES,
    **_COMPLAINTS,
    **_MEASURES,
    **_PLACES,
    **_PROMISES,
    **_SURVEYS,
}
