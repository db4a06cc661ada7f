"""What the page of API keys says, in Norwegian bokmål, by the English sentence of the code."""

from __future__ import annotations

from collections.abc import Mapping

BOKMAAL: Mapping[str, str] = {
    "A key lets another system of yours read and write here, within what you choose. "
    "What it writes stands in the log under its name. [What can be asked, and how](/api/v1/)": (
        "Med en nøkkel kan et annet av systemene deres lese og skrive her, innenfor det du velger. "
        "Det som skrives, står i loggen under systemets navn. [Hva man kan spørre om, og hvordan](/api/v1/)"
    ),
    "This is the key. It is shown now and never again: put it where the system finds it.": (
        "Dette er nøkkelen. Den vises nå og aldri igjen: legg den der systemet finner den."
    ),
    "I have kept it": "Jeg har tatt vare på den",
    "Make a key": "Lag en nøkkel",
    "Make the key": "Lag nøkkelen",
    "Which system is it for?": "Hvilket system er den til?",
    "PMS, survey, …": "PMS, spørreundersøkelse, …",
    "What may it do?": "Hva kan den brukes til?",
    "Read ratings of released visits": "Lese vurderinger av frigitte besøk",
    "Read findings of released visits": "Lese funn fra frigitte besøk",
    "Read actions": "Lese tiltak",
    "Make actions and take steps with them": "Lage tiltak og føre dem videre",
    "Read what guests said": "Lese hva gjestene sa",
    "Send guest surveys in, and say what was answered": (
        "Sende inn gjesteundersøkelser, og si hva som ble svart"
    ),
    "Which hotels does it reach?": "Hvilke hoteller gjelder den?",
    "All hotels, also those added later": "Alle hoteller, også de som kommer til",
    "These hotels": "Disse hotellene",
    "Which ones?": "Hvilke?",
    "How long is it valid?": "Hvor lenge er den gyldig?",
    "A year": "Ett år",
    "90 days": "90 dager",
    "30 days": "30 dager",
    "Until it is revoked": "Til den trekkes tilbake",
    "Revoke": "Trekk tilbake",
    "Revoke the key": "Trekk nøkkelen tilbake",
    "The system is turned away from its next request on. What it wrote stays.": (
        "Systemet avvises fra og med neste forespørsel. Det som er skrevet, blir stående."
    ),
    "The key of {name} is revoked.": "Nøkkelen til {name} er trukket tilbake.",
    "Keys that have ended": "Nøkler som ikke gjelder lenger",
    "Revoked": "Trukket tilbake",
    "Expired": "Utløpt",
    "System": "System",
    "Key": "Nøkkel",
    "Ended": "Sluttet",
    "Last used": "Sist brukt",
    "used last on {day}": "sist brukt {day}",
    "not used yet": "ikke brukt ennå",
    "valid until {day}": "gyldig til {day}",
    "valid until it is revoked": "gyldig til den trekkes tilbake",
    "Write which system the key is for: its name stands in the log.": (
        "Skriv hvilket system nøkkelen er til: navnet står i loggen."
    ),
    "There is a valid key of that name. Revoke it first, or choose another name.": (
        "Det finnes en gyldig nøkkel med det navnet. Trekk den tilbake først, eller velg et annet navn."
    ),
    "There are 200 valid keys. Revoke those that nobody uses.": (
        "Det finnes 200 gyldige nøkler. Trekk tilbake dem ingen bruker."
    ),
    "Choose what the key may do.": "Velg hva nøkkelen kan brukes til.",
    "Choose the hotels that the key reaches, or all of them.": (
        "Velg hotellene nøkkelen gjelder, eller alle."
    ),
    "One of these hotels is not there any more. Look at the list again.": (
        "Ett av disse hotellene finnes ikke lenger. Se på listen igjen."
    ),
}
