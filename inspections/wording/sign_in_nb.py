"""What the pages of signing in and of one's own account say, in Norwegian bokmål. Part of wording/nb.py."""

from __future__ import annotations

from collections.abc import Mapping

OF_SIGN_IN: Mapping[str, str] = {
    # the ways in
    "Sign in with {name}": "Logg inn med {name}",
    "Or with a password of this house": "Eller med et passord for dette huset",
    "Sign in with a passkey": "Logg inn med en passnøkkel",
    "Your account signs in with {name}.": "Kontoen din logger inn med {name}.",
    "your organisation": "organisasjonen din",
    "The device gave no passkey. Try again, or take another way.": (
        "Enheten ga ingen passnøkkel. Prøv igjen, eller velg en annen måte."
    ),
    "This passkey does not sign anyone in here. Use another one, or your password.": (
        "Denne passnøkkelen logger ingen inn her. Bruk en annen, eller passordet ditt."
    ),
    "That took too long. Please begin again.": "Det tok for lang tid. Begynn på nytt.",
    "That took more than ten minutes. Please begin again.": "Det tok mer enn ti minutter. Begynn på nytt.",
    "The passkey could not be checked. Please begin again.": (
        "Passnøkkelen kunne ikke kontrolleres. Begynn på nytt."
    ),
    "Too much was asked for from here. Wait a minute, then try again.": (
        "Det kom for mange forespørsler herfra. Vent et minutt og prøv igjen."
    ),
    # the second step
    "Second step": "Andre trinn",
    "One step more": "Ett trinn til",
    "Use a passkey": "Bruk en passnøkkel",
    "Code from your authenticator app": "Kode fra autentiseringsappen",
    "Six digits, or one of your recovery codes.": "Seks sifre, eller en av gjenopprettingskodene dine.",
    "Or one of your recovery codes": "Eller en av gjenopprettingskodene dine",
    "Go on": "Gå videre",
    "Lost both? An owner of your chain can reset the second step.": (
        "Mistet begge deler? En eier i kjeden kan nullstille det andre trinnet."
    ),
    "Start over": "Begynn på nytt",
    "This code does not fit. Codes change every half minute, and each works once.": (
        "Koden stemmer ikke. Koder skifter hvert halve minutt, og hver virker én gang."
    ),
    "Your account needs a second step": "Kontoen din trenger et andre trinn",
    "A password alone does not open accounts like yours, {name}. Choose what you show beside it.": (
        "Et passord alene åpner ikke kontoer som din, {name}. Velg hva du viser i tillegg."
    ),
    "Set up a passkey": "Sett opp en passnøkkel",
    "Set up another passkey": "Sett opp en passnøkkel til",
    "The fingerprint, face or PIN of this device, or a security key.": (
        "Fingeravtrykk, ansikt eller PIN på denne enheten, eller en sikkerhetsnøkkel."
    ),
    "Set up an authenticator app": "Sett opp en autentiseringsapp",
    "An app on your phone that shows a new code every half minute.": (
        "En app på telefonen som viser en ny kode hvert halve minutt."
    ),
    "Sign in again to do this.": "Logg inn på nytt for å gjøre dette.",
    "Not done": "Ikke gjort",
    "That was not done": "Det ble ikke gjort",
    "Back": "Tilbake",
    # an authenticator app, and recovery codes
    "Authenticator app": "Autentiseringsapp",
    "Set up your authenticator app": "Sett opp autentiseringsappen",
    "Scan this code with the app. It then shows six digits that change every half minute.": (
        "Skann koden med appen. Da viser den seks sifre som skifter hvert halve minutt."
    ),
    "QR code for the app": "QR-kode for appen",
    "Or type the key by hand": "Eller skriv nøkkelen for hånd",
    "The six digits it shows now": "De seks sifrene den viser nå",
    "Check and finish": "Kontroller og fullfør",
    "Recovery codes": "Gjenopprettingskoder",
    "Keep these recovery codes": "Ta vare på gjenopprettingskodene",
    "Each signs you in once, should you lose your phone. They are shown this once: print them or write them"
    " down, and keep them away from the phone.": (
        "Hver av dem logger deg inn én gang, om du mister telefonen. De vises bare nå: skriv dem ut eller"
        " ned, og oppbevar dem et annet sted enn telefonen."
    ),
    "I have kept them": "Jeg har tatt vare på dem",
    "Ten passkeys are the most. Remove one first.": "Ti passnøkler er det meste. Fjern en først.",
    "This passkey is known already.": "Denne passnøkkelen er kjent fra før.",
    "Recovery codes stand in for a second step. Set one up first.": (
        "Gjenopprettingskoder erstatter et andre trinn. Sett opp et først."
    ),
    "Your account needs a second step. Set up another one first.": (
        "Kontoen din trenger et andre trinn. Sett opp et annet først."
    ),
    # the organisation's own sign-in
    "Not signed in": "Ikke logget inn",
    "You were not signed in": "Du ble ikke logget inn",
    "Try again with {name}": "Prøv igjen med {name}",
    "Other ways to sign in": "Andre måter å logge inn på",
    "You stopped on the way. Nothing was changed.": "Du stoppet underveis. Ingenting ble endret.",
    "The sign-in of your organisation cannot be reached just now.": (
        "Innloggingen til organisasjonen din kan ikke nås akkurat nå."
    ),
    "What came back does not belong to a sign-in that was begun here, or it is older than ten minutes."
    " Please begin again.": (
        "Svaret hører ikke til en innlogging som ble begynt her, eller den er eldre enn ti minutter."
        " Begynn på nytt."
    ),
    "Somebody else is signed in here now. Nothing was connected.": (
        "Noen andre er logget inn her nå. Ingenting ble koblet til."
    ),
    "You have no account here that is open. An owner of your chain can invite you.": (
        "Du har ingen åpen konto her. En eier i kjeden kan invitere deg."
    ),
    "Your organisation does not say that this e-mail address is yours. Sign in with your password, then"
    " connect the two on your account's page.": (
        "Organisasjonen din bekrefter ikke at denne e-postadressen er din. Logg inn med passordet ditt, og"
        " koble de to sammen på siden for kontoen din."
    ),
    "This account is connected with another sign-in, or this sign-in with another account. Ask an owner of"
    " your chain.": (
        "Denne kontoen er koblet til en annen innlogging, eller denne innloggingen til en annen konto. Spør"
        " en eier i kjeden."
    ),
    "Signed out": "Logget ut",
    "This browser is still signed in with {name}. On a device that others use, sign out there too.": (
        "Denne nettleseren er fortsatt logget inn med {name}. På en enhet som andre bruker, logg ut der også."
    ),
    "Sign out with {name} too": "Logg ut med {name} også",
    "Sign in again": "Logg inn igjen",
    "Connect": "Koble til",
    "Connect your account": "Koble til kontoen din",
    "Sign in with {name} now. From then on that sign-in opens this account.": (
        "Logg inn med {name} nå. Fra da av åpner den innloggingen denne kontoen."
    ),
    "Go on to {name}": "Gå videre til {name}",
    # one's own account
    "Your account": "Kontoen din",
    "Only your password protects this account. A passkey or a code from your phone keeps out whoever has"
    " learned it.": (
        "Bare passordet ditt beskytter denne kontoen. En passnøkkel eller en kode fra telefonen holder ute"
        " den som har fått tak i det."
    ),
    "Passkey, {device}": "Passnøkkel, {device}",
    "since {day}": "siden {day}",
    "last used {day}": "sist brukt {day}",
    "last seen {day}": "sist sett {day}",
    "Remove": "Fjern",
    "Six digits at each sign-in": "Seks sifre ved hver innlogging",
    "{n} of {most} left": "{n} av {most} igjen",
    "Make new recovery codes": "Lag nye gjenopprettingskoder",
    "Sign in again to change this": "Logg inn på nytt for å endre dette",
    "Its sign-in opens this account.": "Innloggingen derfra åpner denne kontoen.",
    "Its sign-in does not open this account yet.": "Innloggingen derfra åpner ikke denne kontoen ennå.",
    "Where you are signed in": "Hvor du er logget inn",
    "{browser} on {system}": "{browser} på {system}",
    "an unknown device": "en ukjent enhet",
    "this device": "denne enheten",
    "password": "passord",
    "code from the office": "kode fra kontoret",
    "password and second step": "passord og andre trinn",
    "passkey": "passnøkkel",
    "End": "Avslutt",
    "End all others": "Avslutt alle andre",
    "Current password": "Nåværende passord",
    "New password": "Nytt passord",
    "Change the password": "Endre passordet",
    "Back to work": "Tilbake til arbeidet",
    "That is not your current password.": "Det er ikke det nåværende passordet ditt.",
    "Your account has no password of its own.": "Kontoen din har ikke noe eget passord.",
    "Your second step is set up.": "Det andre trinnet er satt opp.",
    "It is removed.": "Den er fjernet.",
    "The session has ended.": "Økten er avsluttet.",
    "All other sessions have ended.": "Alle andre økter er avsluttet.",
    "Your password is changed. All other sessions have ended.": (
        "Passordet er endret. Alle andre økter er avsluttet."
    ),
    "The sign-in of your organisation is connected.": "Innloggingen til organisasjonen din er koblet til.",
}
