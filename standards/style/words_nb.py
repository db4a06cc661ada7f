"""The words that the style rules look for in Norwegian."""

from __future__ import annotations

from standards.style.words import Words, listed, words

NORWEGIAN = Words(
    vague=listed(
        """
        ordentlig, skikkelig, passende, upassende, tilstrekkelig, tilfredsstillende, hyggelig,
        hyggelige, fint, fin, fine, pent, pen, pene, effektivt, effektiv, raskt, rask, raske,
        hurtig, hurtige, snart, vennlig, vennlige, profesjonell, profesjonelt, profesjonelle,
        høflig, høflige, oppmerksom, oppmerksomt, rimelig, rimelige, egnet, egnede, behagelig,
        behagelige, jevnlig, regelmessig, ofte, utmerket, utmerkede, fremragende, elegant, vakkert,
        vakker, vakre, smakfull, smakfullt, grundig, omhyggelig, nøye, hjertelig, oppriktig,
        oppriktige, sømløst, ved behov, om mulig, hvis mulig, om nødvendig, snarest mulig, så snart
        som mulig, så raskt som mulig, av høy kvalitet
    """
    ),
    ruling_out=listed(
        """
        ikke, ingen, intet, ingenting, aldri, verken, uten, bare, kun, unntatt, men, alene, går
        klokken videre, lar klokken gå, for sent, holdes utenfor, trekkes fra, er en feil, regnes
        som, regnes med, utenom, mangler
    """
    ),
    conjunction="og",
    sure_verbs=words(
        """
        anbefaler begynner bekrefter bekreftes ber besvarer besvares betales betyr blir bringer
        bringes bruker brukes bytter byttes bærer bæres bør dekker dekkes er finner fjerner fjernes
        foreslår forklarer forklares forlater fyller fylles får følger følges gir gis gjelder
        gjentar gjentas gjør går har henter hentes hilser hilses hjelper holder holdes hører
        introduserer inviterer kaller kan kjenner kneler kommer lar legger legges leser leverer
        leveres ligger lover loves lukker lukkes lytter låses minner må møter nevner nevnes nikker
        oppgir oppgis oppsøker passer peker planlegger presenterer presenteres prøver registrerer
        reiser rekker rettes roser rydder ryddes rører sender sendes ser serveres setter settes sier
        sies sitter skal skifter skjenker skjer skriver skrives skyller slukker slutter slår slås
        smiler snakker spiser spør spørres stanser stiller stilles stryker står svarer takker tar
        tas tenner tilbyr tilbys trekker tørker tørkes unnskylder varsles vaskes vekker vekkes
        vender venner venter vet vil viser vises åpner åpnes ønsker
    """
    ),
    likely_verbs=words("lukter lyser låser merker regner retter ringer smaker stemmer"),
    verb_signs=words("at dem den det en et gjesten gjestens hva hvor inn ned om opp på seg til ut"),
    no_verb_after=words("av de den det ei en et for fra i ingen med noen på til uten å"),
    passive=words("ble bli blir er"),
    participle_ends=(),
    participles=words(
        """
        besvart brakt brettet dekket fjernet fulgt fylt gitt hengt hentet hilst hørt lagt levert
        lukket låst møtt redd rengjort ryddet sagt satt sett slukket stilt strøket tatt tent tilbudt
        tørket vasket vist åpnet
    """
    ),
    adverbs=words("aldri alltid bare da de den det han hun ikke også samtidig straks så"),
    who=words("at der dersom enn etter fordi før hvis idet inntil mens når som"),
    what=words("hva hvilke hvilken hvilket hvor hvordan hvorfor om"),
    posture=words("går kommer ligger sitter står"),
    number_shows=False,
    people=words(
        """
        ansatte bartenderen betjeningen bæreren conciergen ekspeditøren gjest gjesten gjestens
        gjester medarbeider medarbeideren noen resepsjonisten romholderen servitøren sjåføren
        terapeuten verten vertinnen
    """
    ),
    seconds=("sekund", "sekunder", "sekunds", "sekunders"),
    minutes=("minutt", "minutter", "minutts", "minutters"),
    hours=("time", "timer", "timers"),
    days=("dag", "dager", "døgn"),
    rings=("ring", "ringesignal", "ringesignaler"),
    numbers={
        "to": 2,
        "tre": 3,
        "fire": 4,
        "fem": 5,
        "seks": 6,
        "sju": 7,
        "syv": 7,
        "åtte": 8,
        "ni": 9,
        "ti": 10,
        "elleve": 11,
        "tolv": 12,
        "femten": 15,
        "tjue": 20,
        "tretti": 30,
        "seksti": 60,
        "nitti": 90,
    },
)
