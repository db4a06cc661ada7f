"""What the page of privacy says, in Norwegian bokmål, by the English sentence of the code (wording/nb.py)."""

from __future__ import annotations

from collections.abc import Mapping

OF_PRIVACY: Mapping[str, str] = {
    "How long things are kept": "Hvor lenge ting oppbevares",
    "In days; 0 is for ever. Once a day what is older goes, on its own. What was recorded on a visit "
    "stays: ratings stand on it, and it knows people by a number alone.": (
        "I dager; 0 er for alltid. Én gang om dagen slettes det som er eldre, av seg selv. Det som ble "
        "registrert på et besøk, blir: vurderinger bygger på det, og det kjenner folk bare ved et nummer."
    ),
    "Keep it so long": "Oppbevar så lenge",
    "It is kept so long from now on.": "Fra nå av oppbevares det så lenge.",
    "Count what would go now": "Tell det som ville blitt slettet nå",
    "Nothing is older than it is kept.": "Ingenting er eldre enn det skal bli.",
    "How guests wish to be answered": "Hvordan gjester ønsker svar",
    "What guests wrote; their scores stay": "Det gjester skrev; tallene blir",
    "Photos of visits": "Bilder fra besøk",
    "Messages and what went out with them": "Meldinger og det som gikk ut med dem",
    "Invitations": "Invitasjoner",
    "Sign-ins that are over": "Innlogginger som er over",
    "Attempts to sign in": "Forsøk på å logge inn",
    "Codes and links that are over": "Koder og lenker som er over",
    "The book of who saw and did what": "Boken over hvem som så og gjorde hva",
    "since something was last done about it": "siden det sist ble gjort noe med det",
    "since it was said": "siden det ble sagt",
    "since the visit was released": "siden besøket ble frigitt",
    "since they were written": "siden de ble skrevet",
    "since they were used or ran out": "siden de ble brukt eller løp ut",
    "since they ended": "siden de tok slutt",
    "since they were made": "siden de ble gjort",
    "since it was written": "siden det ble skrevet",
    "Staff in notes": "Ansatte i notater",
    "Staff may be named": "Ansatte kan nevnes ved navn",
    "As your works council and your law allow. Else the review shows notes that seem to name someone.": (
        "Slik tillitsvalgte og loven tillater. Ellers viser gjennomgangen notater som synes å navngi noen."
    ),
    "A person's data": "En persons opplysninger",
    "E-mail address": "E-postadresse",
    "Of an account; or what a guest left to be answered by, a telephone number too.": (
        "Til en konto; eller det en gjest oppga for å få svar, også et telefonnummer."
    ),
    "Gather what is known": "Samle det som er kjent",
    "Download it as JSON": "Last ned som JSON",
    "Erase": "Slett",
    "Name, address and every way in go at once; what this person recorded stays under a number. "
    "It cannot be undone.": (
        "Navn, adresse og alle veier inn forsvinner med en gang; det personen registrerte, blir under et "
        "nummer. Det kan ikke angres."
    ),
    "Erase it for good": "Slett for godt",
    "It is erased.": "Det er slettet.",
    "Words that should not have been written": "Ord som ikke skulle vært skrevet",
    "The words go; that they were there, who took them out and why stays. Ratings and reports stand "
    "as before: the digest of what was sent is kept.": (
        "Ordene forsvinner; at de sto der, hvem som tok dem ut og hvorfor, blir. Vurderinger og rapporter "
        "står som før: fingeravtrykket av det som ble sendt, beholdes."
    ),
    "Words": "Ord",
    "Visit": "Besøk",
    "Nobody wrote anything on that visit.": "Ingen skrev noe på det besøket.",
    "Take these words out": "Ta ut disse ordene",
    "The words are gone.": "Ordene er borte.",
    "Set how long something is kept": "Bestemte hvor lenge noe oppbevares",
    "Set whether staff may be named": "Bestemte om ansatte kan nevnes ved navn",
    "Took away what is known of a person": "Hentet ut det som er kjent om en person",
    "Erased a person's data": "Slettet en persons opplysninger",
    "Took away what is known of a guest": "Hentet ut det som er kjent om en gjest",
    "Erased a guest's data": "Slettet en gjests opplysninger",
}
