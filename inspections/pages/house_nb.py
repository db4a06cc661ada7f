"""Hotels and people in bokmål, by the English sentence."""

from __future__ import annotations

BOKMAAL = {
    "People": "Personer",
    "Workbook": "Arbeidsbok",
    "Audit": "Revisjonslogg",
    "Privacy": "Personvern",
    # Lists
    "Find among {n} hotels": "Finn blant {n} hoteller",
    "Find among {n} people": "Finn blant {n} personer",
    "Find among {n} invitations": "Finn blant {n} invitasjoner",
    "Any words of a row": "Ord fra en rad",
    "Nothing here is called so.": "Ingenting her heter det.",
    "{first} to {last} of {n}": "{first} til {last} av {n}",
    "Earlier ones": "Forrige",
    "Further ones": "Neste",
    # Hotels
    "Add a hotel": "Legg til et hotell",
    "Tick a row to change that hotel.": "Kryss av en rad for å endre det hotellet.",
    "City": "By",
    "Country": "Land",
    "Region": "Region",
    "Brand": "Merke",
    "Kind": "Type",
    "Time": "Tid",
    "urban": "byhotell",
    "resort": "feriehotell",
    "Outlets: {outlets} · rooms: {rooms}": "Utsalgssteder: {outlets} · rom: {rooms}",
    "Outlets and rooms": "Utsalgssteder og rom",
    "Managers of a region see all its hotels.": "Den som leder en region, ser alle hotellene i den.",
    "Brands of the chain can be compared.": "Kjedens merker kan sammenlignes.",
    "Kind of house": "Hotelltype",
    "Some limits differ between urban and resort houses": (
        "Noen grenser er forskjellige for byhoteller og feriehoteller"
    ),
    "Time zone": "Tidssone",
    "Type the nearest large city": "Skriv den nærmeste storbyen",
    "Save the hotel": "Lagre hotellet",
    "Add the hotel": "Legg til hotellet",
    "{name} is changed.": "{name} er endret.",
    "{name} is added.": "{name} er lagt til.",
    "Known: {names}.": "Kjente: {names}.",
    # People
    "Everything, and the set-up": "Alt, og oppsettet",
    "Assigns, reviews and releases visits of the whole chain": (
        "Tildeler, gjennomgår og frigir besøk i hele kjeden"
    ),
    "Reads released ratings of their hotels or regions, appeals and acts": (
        "Leser frigitte vurderinger av egne hoteller eller regioner, klager og setter i verk tiltak"
    ),
    "Acts on the findings of their departments in their hotels, and nothing else": (
        "Arbeider med funnene i egne avdelinger i egne hoteller, og ikke noe annet"
    ),
    "Records visits on a tablet at /capture": "Registrerer besøk på et nettbrett på /capture",
    "By an invitation link": "Med en invitasjonslenke",
    "With a first password": "Med et første passord",
    "Closed accounts": "Stengte kontoer",
    "Add a person": "Legg til en person",
    "Name": "Navn",
    "Role": "Rolle",
    "Of": "For",
    "E-mail": "E-post",
    "Account": "Konto",
    "closed": "stengt",
    "open": "åpen",
    "Tick a row to change what someone reaches, or to close the account.": (
        "Kryss av en rad for å endre hva noen har tilgang til, eller for å stenge kontoen."
    ),
    "Choose what this person does": "Velg hva denne personen gjør",
    "How they come in": "Slik kommer de inn",
    "First password": "Første passord",
    "At least 10 characters": "Minst 10 tegn",
    "Invite the {role}": "Inviter {role}",
    "Add the {role}": "Legg til {role}",
    "{name} is invited: the link stands here.": "{name} er invitert: Lenken står her.",
    "{name} is added and can sign in.": "{name} er lagt til og kan logge inn.",
    "Or regions": "Eller regioner",
    "All hotels of a region, and those that are added to it later": (
        "Alle hoteller i en region, også de som kommer til senere"
    ),
    "Departments": "Avdelinger",
    "This account was closed on {day}. What this person recorded stays.": (
        "Denne kontoen ble stengt {day}. Det personen registrerte, blir stående."
    ),
    "An owner looks after this account.": "En eier tar hånd om denne kontoen.",
    "Where they do not go": "Der de ikke sendes",
    "Save what they reach": "Lagre tilgangen",
    "What {name} reaches is changed.": "Tilgangen til {name} er endret.",
    "Present password": "Nåværende passord",
    "Ends every session of this account; the records on a tablet stay and wait for the sign-in.": (
        "Avslutter alle økter på denne kontoen. Det som er registrert på et nettbrett, venter på innlogging."
    ),
    "Give the new password": "Sett det nye passordet",
    "{name} signs in with the new password from now on.": (
        "{name} logger inn med det nye passordet fra nå av."
    ),
    "Sign out everywhere": "Logg ut overalt",
    "A tablet was lost, or a screen was left open.": "Et nettbrett er borte, eller en skjerm sto åpen.",
    "{name} is signed out everywhere.": "{name} er logget ut overalt.",
    "Close the account": "Steng kontoen",
    "{name} is out at once: every session and tablet, codes, the calendar's address, "
    "invitations, API keys and links to actions given by them. What was recorded stays.": (
        "{name} er ute med en gang: alle økter og nettbrett, koder, kalenderadressen, "
        "invitasjoner, API-nøkler og lenker til tiltak som de har gitt. Det som er registrert, blir stående."
    ),
    "Close it now": "Steng den nå",
    "{name} can no longer sign in.": "{name} kan ikke lenger logge inn.",
    # Invitations
    "Invitations that wait · {n}": "Invitasjoner som venter · {n}",
    "Tick a row to take that invitation back.": "Kryss av en rad for å trekke den invitasjonen tilbake.",
    "Take back the invitation of {email}": "Trekk tilbake invitasjonen til {email}",
    "The invitation of {email} leads nowhere now.": "Invitasjonen til {email} virker ikke lenger.",
    "**For {name}**, once, until {day}. It is shown only now.": (
        "**Til {name}**, én gang, til {day}. Den vises bare nå."
    ),
    "QR code of the invitation": "QR-kode for invitasjonen",
    "Let them scan the code, or send the link: they choose their own password.": (
        "La dem skanne koden, eller send lenken: De velger sitt eget passord."
    ),
    # The workbook
    "Two sheets, Hotels and People, in one workbook. New people get an invitation; nothing is "
    "removed, and nothing is written before you have seen what it would do.": (
        "To ark, Hoteller og Personer, i én arbeidsbok. Nye personer får en invitasjon, ingenting fjernes, "
        "og ingenting skrives før du har sett hva det vil gjøre."
    ),
    "Download the workbook to fill in": "Last ned arbeidsboken som skal fylles ut",
    "With the hotels and people that there are": "Med hotellene og personene som finnes",
    "The workbook": "Arbeidsboken",
    "New": "Nytt",
    "Changed": "Endret",
    "Unchanged": "Uendret",
    "Nothing can be taken in yet. Put right what is listed first, and choose the file again.": (
        "Ingenting kan tas inn ennå. Rett det som er listet opp, og velg filen på nytt."
    ),
    "All of this is known already. There is nothing to take in.": (
        "Alt dette er kjent fra før. Det er ingenting å ta inn."
    ),
    "Take these in": "Ta dette inn",
    "The workbook is taken in.": "Arbeidsboken er tatt inn.",
    "To put right · {n}": "Å rette · {n}",
    "Where": "Hvor",
    "What is so": "Hva som er galt",
    "What to do": "Hva du kan gjøre",
    "Sheet": "Ark",
    "Row": "Rad",
    "Who or what": "Hvem eller hva",
    "What changes": "Hva som endres",
    "country": "land",
    "region": "region",
    "brand": "merke",
    "kind": "type",
    "time_zone": "tidssone",
    "name": "navn",
    "regions": "regioner",
    "departments": "avdelinger",
    "hotels": "hoteller",
    "invited": "invitert",
    "invited anew": "invitert på nytt",
    "**Taken in.** Hotels: {new} new, {changed} changed. People: {invited} invited, {people} changed.": (
        "**Tatt inn.** Hoteller: {new} nye, {changed} endret. Personer: {invited} invitert, {people} endret."
    ),
    "Download the invitation links": "Last ned invitasjonslenkene",
    "It is made only now: each link works once, for seven days. Who has it can come in.": (
        "Den lages bare nå: Hver lenke virker én gang, i sju dager. Den som har den, kan komme inn."
    ),
    "and {n} more": "og {n} til",
    # What is refused
    "Enter the hotel's name and its city.": "Skriv hotellets navn og by.",
    "Enter a time zone such as Europe/Oslo.": "Skriv en tidssone, for eksempel Europe/Oslo.",
    "Managers need at least one hotel, or at least one region; not both.": (
        "En hotelldirektør trenger minst ett hotell eller minst én region, ikke begge deler."
    ),
    "Department heads need at least one hotel; a region is for managers.": (
        "En avdelingsleder trenger minst ett hotell. Regioner er for hotelldirektører."
    ),
    "Only managers and department heads have hotels of their own.": (
        "Bare hotelldirektører og avdelingsledere har egne hoteller."
    ),
    "Department heads need at least one department; others have none.": (
        "En avdelingsleder trenger minst én avdeling. Andre har ingen."
    ),
    "Put right what is listed first. Nothing was taken in.": (
        "Rett det som er listet opp, først. Ingenting er tatt inn."
    ),
    "Something has changed meanwhile. Look at what it would do now.": (
        "Noe er endret i mellomtiden. Se på hva det vil gjøre nå."
    ),
    "You cannot close your own account. Another owner can.": (
        "Du kan ikke stenge din egen konto. En annen eier kan."
    ),
}
