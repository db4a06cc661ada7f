"""What messages and their page say, in Norwegian bokmål, by the English sentence of the code."""

from __future__ import annotations

from collections.abc import Mapping

BOKMAAL: Mapping[str, str] = {
    # the kinds
    "A visit is yours": "Du har fått et besøk",
    "A visit was sent back to you": "Et besøk er sendt tilbake til deg",
    "A visit was released": "Et besøk er frigitt",
    "An appeal waits for its answer": "En klage venter på svar",
    "An appeal was decided": "En klage er avgjort",
    "An action was given to you": "Du har fått et tiltak",
    "An action is due soon": "Et tiltak har frist snart",
    "An action is late": "Et tiltak er forsinket",
    "A guest needs you": "En gjest trenger deg",
    # letters
    "{n} messages": "{n} meldinger",
    "What it says stands behind the link, where you sign in. "
    "What you are told by e-mail, and how often, you choose here:": (
        "Hva det gjelder, står bak lenken, der du logger inn. "
        "Hva du får på e-post, og hvor ofte, velger du her:"
    ),
    "This house can send you e-mail. There is nothing else to do.": (
        "Dette huset kan sende deg e-post. Du trenger ikke gjøre noe mer."
    ),
    "E-mail works": "E-posten virker",
    # the page
    "Show": "Vis",
    "When": "Når",
    "What happened": "Hva som har skjedd",
    "By e-mail": "På e-post",
    "Other systems": "Andre systemer",
    "One message is new": "Én melding er ny",
    "{n} messages are new": "{n} meldinger er nye",
    "You have read everything": "Du har lest alt",
    "Nothing has happened that you are told of": "Det har ikke skjedd noe som du får melding om",
    "When something happens that is for you, it stands here, and leads to where it happened. "
    "What also comes by e-mail, and how often, you choose beside this list.": (
        "Når det skjer noe som angår deg, står det her og leder til stedet. "
        "Hva som også kommer på e-post, og hvor ofte, velger du ved siden av denne listen."
    ),
    "Mark all as read": "Merk alle som lest",
    "Show the {n} before these": "Vis de {n} før disse",
    "Look": "Se",
    # what is chosen
    "People of the demo get no e-mail: they are invented.": (
        "Personene i demoen får ikke e-post: De er oppdiktet."
    ),
    "This house sends no e-mail yet. What you choose counts from when it does.": (
        "Dette huset sender ikke e-post ennå. Det du velger, gjelder fra det gjør det."
    ),
    "An e-mail says what kind of thing happened, in which hotel, and where to read it. "
    "It never says what was found, said or scored.": (
        "En e-post sier hva slags ting som har skjedd, på hvilket hotell, og hvor du kan lese det. "
        "Den sier aldri hva som ble funnet, sagt eller vurdert."
    ),
    "What comes once a day comes at": "Det som kommer én gang om dagen, kommer klokken",
    "Whether e-mail arrives": "Om e-posten kommer fram",
    "E-mails go by {host}, as {sender}.": "E-post går via {host}, som {sender}.",
    "Send me a test": "Send meg en prøve",
    "The mail server did not take it. {said}": "E-posttjeneren tok den ikke imot. {said}",
    "The mail server took it: look at {email}.": "E-posttjeneren tok den imot: Se i {email}.",
    "No mail server is set. Whoever runs this installation sets SIXTY_SMTP_HOST.": (
        "Ingen e-posttjener er satt. Den som driver installasjonen, setter SIXTY_SMTP_HOST."
    ),
    "To whom": "Til hvem",
    "Where it stands": "Hvor det står",
    "Given up": "Gitt opp",
    "Tried again": "Prøves igjen",
    "Tried": "Forsøk",
    "What was answered": "Hva som ble svart",
    "Nothing is stuck.": "Ingenting står fast.",
    # other systems
    "Another system is told as an e-mail would tell: the kind, the hotel and a link. "
    "Each message is signed, and tried for three days. How to check it: docs/messages.md.": (
        "Et annet system får vite det en e-post ville sagt: hva slags ting, hotellet og en lenke. "
        "Hver melding er signert og prøves i tre dager. Slik kontrolleres den: docs/messages.md."
    ),
    "It is told from now on. This is its secret, shown once: keep it where it is checked.": (
        "Det får beskjed fra nå av. Dette er hemmeligheten, som vises én gang: "
        "Ta vare på den der den kontrolleres."
    ),
    "Paused since {moment}.": "Satt på pause {moment}.",
    "Nothing was sent there yet.": "Ingenting er sendt dit ennå.",
    "Let it go on": "La det fortsette",
    "Send a test": "Send en prøve",
    "Pause it": "Sett på pause",
    "Take it away": "Ta det bort",
    "On its way. Look again in a few seconds.": "På vei. Se igjen om noen sekunder.",
    "Next": "Neste",
    "Waits": "Venter",
    "Taken": "Tatt imot",
    "Not sent": "Ikke sendt",
    "Tell another system": "Gi et annet system beskjed",
    "Its address": "Adressen",
    "What it is told": "Hva det får vite",
    "Who hears of a visit that is given or sent back knows of it before the hotel does.": (
        "Den som hører om et besøk som er tildelt eller sendt tilbake, vet om det før hotellet."
    ),
    "Tell it": "Gi beskjed",
    "This cannot be read as an address. Give one as https://system.example/sixty.": (
        "Dette kan ikke leses som en adresse. Skriv en som https://system.example/sixty."
    ),
    "This is no address of the web. Give one as https://system.example/sixty.": (
        "Dette er ingen nettadresse. Skriv en som https://system.example/sixty."
    ),
    "Leave name, password and # out of the address: the signature says who sends.": (
        "Utelat navn, passord og # fra adressen: Signaturen sier hvem som sender."
    ),
    "Give an address that begins with https.": "Skriv en adresse som begynner med https.",
    "Choose at least one kind of message.": "Velg minst én slags melding.",
    # how often
    "At once": "Med en gang",
    "Once a day": "Én gang om dagen",
    "Never": "Aldri",
}
