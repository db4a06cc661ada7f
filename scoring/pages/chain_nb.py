"""What the pages of a chain say beside its findings (scoring/chain/said_nb.py), in Norwegian bokmål."""

from __future__ import annotations

from collections.abc import Mapping

_VIEWS = {
    "View": "Visning",
    "Overview": "Oversikt",
    "Consistency": "Jevnhet",
    "Times": "Tider",
    "Calibration": "Kalibrering",
    "What if": "Hva om",
    "This page is for the chain's office, and for who has several hotels.": (
        "Denne siden er for kjedens kontor, og for den som har flere hoteller."
    ),
    "This page is for the chain's quality office.": "Denne siden er for kjedens kvalitetskontor.",
    "In 95 of 100": "I 95 av 100",
    "Branches": "Hoteller",
    "beyond chance": "mer enn tilfeldig",
    ", beyond chance": ", mer enn tilfeldig",
    "no more than chance": "ikke mer enn tilfeldig",
    "not inspected": "ikke inspisert",
    "urban": "byhotell",
    "resort": "feriehotell",
    "Points": "Poeng",
    "Score": "Poengsum",
    "Stars": "Stjerner",
    "Day": "Dag",
    "Share": "Andel",
    "The chain": "Kjeden",
}
_SELECTED = {
    "Period": "Periode",
    "12 months": "12 måneder",
    "6 months": "6 måneder",
    "3 months": "3 måneder",
    "24 months": "24 måneder",
    "All visits": "Alle besøk",
    "Country": "Land",
    "Region": "Region",
    "Kind of house": "Hotelltype",
    "Brand": "Merke",
    "All regions": "Alle regioner",
    "All countries": "Alle land",
    "All kinds": "Alle typer",
    "All brands": "Alle merker",
    "Hotels": "Hoteller",
    "All of them": "Alle",
    "Standards": "Standarder",
    "All standards": "Alle standarder",
    "The period before": "Perioden før",
    "The same months a year before": "Samme måneder året før",
    "The visits are being scored": "Besøkene vurderes nå",
    "one visit waits. It is shown here as soon as that is done.": (
        "ett besøk venter. Det vises her så snart det er gjort."
    ),
    "{n} visits wait. They are shown here as soon as that is done.": (
        "{n} besøk venter. De vises her så snart det er gjort."
    ),
    "No visit has been released yet": "Ingen besøk er frigitt ennå",
    "As soon as visits to three branches are released, they are compared here.": (
        "Så snart besøk ved tre hoteller er frigitt, sammenlignes de her."
    ),
    "No visit matches": "Ingen besøk passer",
    "Nothing was released for this selection.": "Ingenting er frigitt for dette utvalget.",
    "Clear the filters": "Fjern filtrene",
    "On the {n} standards that all were asked": "Bare de {n} standardene som gjaldt alle",
    "These visits were asked different things: only what all were asked compares them.": (
        "Disse besøkene fulgte ulike standarder: bare det som gjaldt alle, gjør dem sammenlignbare."
    ),
    "Without inspectors' severity": "Uten inspektørenes strenghet",
    "Scores less what each inspector gives above or below the others at the same hotels.": (
        "Poengsummene minus det hver inspektør gir over eller under de andre på de samme hotellene."
    ),
}
_OVERVIEW = {
    "Scores are as they were recorded here: the severity of inspectors is not taken out.": (
        "Poengsummene er her som de ble registrert: inspektørenes strenghet er ikke tatt ut."
    ),
    "Compared on the {n} standards that all of them were asked.": (
        "Sammenlignet på de {n} standardene som gjaldt alle."
    ),
    "one visit is still being scored and not in here yet.": (
        "ett besøk vurderes fortsatt og er ikke med ennå."
    ),
    "{n} visits are still being scored and not in here yet.": (
        "{n} besøk vurderes fortsatt og er ikke med ennå."
    ),
    "Inspectors' severity is taken out of the scores; departments are as they were recorded.": (
        "Inspektørenes strenghet er trukket ut av poengsummene; avdelingene er som de ble registrert."
    ),
    "How different is the same stay": "Hvor ulikt er det samme oppholdet",
    "One dot is a branch's mean; the widest true difference first, which stands at the right": (
        "Hver prikk er snittet for ett hotell; størst sann forskjell først, den står til høyre"
    ),
    "Visit to visit": "Fra besøk til besøk",
    "Since a year before": "Siden året før",
    "Since the period before": "Siden perioden før",
    "Compared with": "Sammenlignet med",
    "Month by month": "Måned for måned",
    "A control chart needs six months with visits.": "Et kontrollkort krever seks måneder med besøk.",
    "All {n} branches": "Alle {n} hoteller",
    "The hotels chosen beside all others": "De valgte hotellene mot alle andre",
    "It needs three hotels on either side.": "Det krever tre hoteller på hver side.",
    "No standard was asked of all of them, so that they are not compared.": (
        "Ingen standard gjaldt alle, så de sammenlignes ikke."
    ),
    "Means of the hotels' means. Beyond chance: over all departments at once.": (
        "Snitt av hotellenes snitt. Mer enn tilfeldig: over alle avdelinger under ett."
    ),
    "Total": "Totalt",
    "{n} beside {m}": "{n} mot {m}",
    "Side by side": "Side om side",
    "Mean of the branches' means; where it lies in 95 of 100 needs three branches": (
        "Snitt av hotellenes snitt; hvor det ligger i 95 av 100, krever tre hoteller"
    ),
    "Group {n}: cannot be told apart": "Gruppe {n}: kan ikke skilles",
    "Group {n}: apart from the rest": "Gruppe {n}: skiller seg fra resten",
    "Group {n}: by itself": "Gruppe {n}: for seg selv",
    "new level from {day}": "nytt nivå fra {day}",
    "Report as PDF": "Rapport som PDF",
    "Workbook": "Arbeidsbok",
    "chain {share}": "kjeden {share}",
    "standards counted": "standarder regnet med",
    "{branch}: {share} of 100, over {n} standards": "{branch}: {share} av 100, over {n} standarder",
    "{day}: below the limit": "{day}: under grensen",
    "{day}: above the limit": "{day}: over grensen",
}
_CONSISTENCY = {
    "Consistency needs three branches, and a second visit to some of them.": (
        "Jevnhet krever tre hoteller, og at noen av dem er besøkt to ganger."
    ),
    "How alike the branches are cannot be told yet": "Hvor like hotellene er, kan ikke sies ennå",
    "It is the same house everywhere, as far as these visits can tell": (
        "Det er samme hotell overalt, så langt disse besøkene kan si"
    ),
    "Of the difference between two stays, {share} is the branch, the rest the day": (
        "Av forskjellen mellom to opphold skyldes {share} hotellet, resten dagen"
    ),
    "Consistency index": "Jevnhetsindeks",
    "Branch to branch": "Hotell til hotell",
    "Stay to stay": "Opphold til opphold",
    "Due to the branch": "Skyldes hotellet",
    "points; {range}": "poeng; {range}",
    "points between two stays at one branch": "poeng mellom to opphold på ett hotell",
    "The index is 100 less the points by which two branches drawn at random differ, the luck of "
    "single visits taken out: 100 is the same house everywhere.": (
        "Indeksen er 100 minus poengene som skiller to tilfeldig valgte hoteller når tilfeldigheter ved "
        "enkeltbesøk er holdt utenfor: 100 er samme hotell overalt."
    ),
    "Points by which two branches differ, luck taken out; the thin line is where that lies in 95 of "
    "100. A strong bar is beyond chance over all departments.": (
        "Poeng som skiller to hoteller, tilfeldigheter holdt utenfor; den tynne streken er hvor det ligger i "
        "95 av 100. En kraftig stolpe er mer enn tilfeldig over alle avdelinger."
    ),
    "Difference between branches by department": "Forskjell mellom hoteller etter avdeling",
    "No department depends on the branch beyond chance": (
        "Ingen avdeling avhenger av hotellet mer enn tilfeldig"
    ),
    "One of {of} departments depends on the branch: {first}": (
        "Én av {of} avdelinger avhenger av hotellet: {first}"
    ),
    "{n} of {of} departments depend on the branch, {first} most": (
        "{n} av {of} avdelinger avhenger av hotellet, mest {first}"
    ),
    "The chance, of 100, that a stay is as poor as the chain's worst tenth; over the chain it is 10": (
        "Sjansen, av 100, for at et opphold er like svakt som kjedens dårligste tidel; i kjeden er den 10"
    ),
    "What goes with how guests feel": "Hva som henger sammen med gjestenes opplevelse",
    "Correlation over branches, with where it lies in 95 of 100; named where it is beyond chance "
    "over all departments. It says nothing of what causes what.": (
        "Korrelasjon over hoteller, med hvor den ligger i 95 av 100; merket der den er mer enn tilfeldig "
        "over alle avdelinger. Den sier ingenting om hva som forårsaker hva."
    ),
    "With {measure}": "Med {measure}",
    "Correlation": "Korrelasjon",
    "Standard by standard": "Standard for standard",
    "Those on which the stay depends most on the branch; named where that is beyond chance over all "
    "standards of the department": (
        "De der oppholdet avhenger mest av hotellet; merket der det er mer enn tilfeldig over alle "
        "standarder i avdelingen"
    ),
    "Met, %": "Oppfylt, %",
    "depends on the branch": "avhenger av hotellet",
    "None of its standards was seen often enough: three branches, and a second visit to some of "
    "them.": "Ingen av standardene er sett ofte nok: det krever tre hoteller, og to besøk ved noen av dem.",
}
_TIMES = {
    "None of these standards has a time limit": "Ingen av disse standardene har en tidsgrense",
    "This was not timed in these visits": "Dette ble ikke tidsmålt i disse besøkene",
    "A branch is shown from three measurements on; none has so many in this selection.": (
        "Et hotell vises fra og med tre målinger; ingen har så mange i dette utvalget."
    ),
    "Measured": "Målinger",
    "Median": "Median",
    "Nine in ten within": "Ni av ti innen",
    "Within the limit": "Innen grensen",
    "The limit differs by kind of house; the line shown is the usual one.": (
        "Grensen er ulik for ulike hotelltyper; linjen viser den vanlige."
    ),
    "Every measurement, the quickest branch first": "Hver måling, det raskeste hotellet først",
    "The {n} quickest branches and the {n} slowest": "De {n} raskeste hotellene og de {n} langsomste",
    "A dot is one measurement, the tick and the figure the branch's median; the limit is {limit}": (
        "En prikk er én måling, streken og tallet er hotellets median; grensen er {limit}"
    ),
    "Times by branch": "Tider etter hotell",
    "As a table": "Som tabell",
    "{a} s keep {b} of 100": "{a} s holder {b} av 100",
}
_BRANCH = {
    "All branches": "Alle hoteller",
    "No visit of this branch matches": "Ingen besøk ved dette hotellet passer",
    "It has none in this selection, or is not yours to read.": (
        "Det har ingen i dette utvalget, eller er ikke ditt å lese."
    ),
    "{where}; one visit in this selection": "{where}; ett besøk i dette utvalget",
    "{where}; {n} visits in this selection": "{where}; {n} besøk i dette utvalget",
    "Mean, luck taken out": "Uten tilfeldigheter",
    "Against the chain": "Mot kjeden",
    "The mean lies from {range} in 95 of 100.": "Snittet ligger fra {range} i 95 av 100.",
    "{branch}: no department differs from the chain beyond chance": (
        "{branch}: ingen avdeling skiller seg fra kjeden mer enn tilfeldig"
    ),
    "{branch} is behind in {below}": "{branch} ligger etter i {below}",
    "{branch} is ahead in {above}": "{branch} ligger foran i {above}",
    "{branch} is behind in {below}, ahead in {above}": "{branch} ligger etter i {below}, foran i {above}",
    "Against the chain's median; bold where it is beyond chance. A name leads to its standards.": (
        "Mot kjedens median; uthevet der det er mer enn tilfeldig. Et navn fører til avdelingens standarder."
    ),
    "Against the median of the hotels chosen; bold where it is beyond chance. A name leads to its "
    "standards.": (
        "Mot medianen for de valgte hotellene; uthevet der det er mer enn tilfeldig. Et navn fører til "
        "avdelingens standarder."
    ),
    "Away": "Avstand",
    "Visit by visit": "Besøk for besøk",
    "A trend is drawn from six visits on.": "En utvikling tegnes fra og med seks besøk.",
    "Chart": "Kontrollkort",
    "Score (XmR)": "Poengsum (XmR)",
    "Share met (p)": "Andel oppfylt (p)",
    "Share met, widened (Laney p′)": "Andel oppfylt, utvidet (Laney p′)",
    "Missed in 100 looks (u)": "Bom per 100 vurderinger (u)",
    "Every visit of this branch; mean ± 2.66 moving ranges": (
        "Hvert besøk ved dette hotellet; snitt ± 2,66 glidende spenn"
    ),
    "Share of standards met, by weight; limits by the number looked at, as if each were independent": (
        "Vektet andel oppfylte standarder; grenser etter hvor mange som ble vurdert, som om hver var "
        "uavhengig"
    ),
    "Share of standards met, by weight; limits as wide as visits scatter beyond chance": (
        "Vektet andel oppfylte standarder; grensene er så vide som besøkene sprer seg ut over det tilfeldige"
    ),
    "Standards missed in 100 looked at; each visit's limits by how many it looked at": (
        "Bom per 100 vurderte standarder; grensene for hvert besøk etter hvor mange det vurderte"
    ),
    "{department}, standard by standard": "{department}, standard for standard",
    "Share met here and over the chain, and the visits that missed it": (
        "Andel oppfylt her og i kjeden, og besøkene som bommet"
    ),
    "Here, %": "Her, %",
    "Chain, %": "Kjeden, %",
    "Last missed": "Siste bom",
    "All {n} standards": "Alle {n} standarder",
    "Each leads to its rating, and a department's score to what was recorded there": (
        "Hvert besøk fører til vurderingen, og en avdelings poengsum til det som ble registrert der"
    ),
}
OF_CHAIN: Mapping[str, str] = {**_VIEWS, **_SELECTED, **_OVERVIEW, **_CONSISTENCY, **_TIMES, **_BRANCH}
