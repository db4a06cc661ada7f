"""What the page of calibration and vignettes says, in Norwegian bokmål."""

from __future__ import annotations

from collections.abc import Mapping

_SEVERITY = {
    "All visits of the branches selected, whatever the period: the more, the surer": (
        "Alle besøk ved de valgte hotellene, uansett periode: jo flere, jo sikrere"
    ),
    "someone who is gone": "en som er borte",
    "How strict": "Hvor strenge",
    "It needs two inspectors who visited the same hotels, three times or more each.": (
        "Det krever to inspektører som har besøkt de samme hotellene, minst tre ganger hver."
    ),
    "Points above or below the others": "Poeng over eller under de andre",
    "At the same hotels, by a mixed model; a bar is where it lies in 95 of 100, strong with a "
    "diamond is beyond chance for all inspectors at once": (
        "På de samme hotellene, etter en blandet modell; streken er hvor det ligger i 95 av 100, kraftig "
        "med rute er mer enn tilfeldig for alle inspektører under ett"
    ),
    "stricter": "strengere",
    "more lenient": "mildere",
    "Hotels differ by {hotels} (standard deviation), inspectors by {inspectors}, and one inspector's "
    "visits to one hotel by {visits}. “Without inspectors' severity” takes it out of Overview and "
    "Consistency, drawn to 0 for who is little known.": (
        "Hotellene sprer seg med {hotels} (standardavvik), inspektørene med {inspectors}, og én inspektørs "
        "besøk ved ett hotell med {visits}. «Uten inspektørenes strenghet» trekker den ut av Oversikt og "
        "Jevnhet, dratt mot 0 for den man vet lite om."
    ),
    "Not told: {names}. They share no hotel with the others, or made too few visits.": (
        "Ikke vist: {names}. De deler ikke noe hotell med de andre, eller har gjort for få besøk."
    ),
    "Give or take": "Pluss/minus",
    "In one department": "I én avdeling",
    "Beyond chance for all inspectors and all departments at once": (
        "Mer enn tilfeldig for alle inspektører og alle avdelinger under ett"
    ),
    "{names} drifts": "{names} endrer seg",
    "{names} drift": "{names} endrer seg",
    "drifts": "endrer seg",
    "Nobody drifts beyond chance": "Ingen har endret seg mer enn tilfeldig",
    "Points a year by which an inspector became more lenient, hotels taken out": (
        "Poeng i året en inspektør er blitt mildere med, når hotellene er holdt utenfor"
    ),
    "A year": "Per år",
    "Appeals overturned": "Klager med medhold",
    "Of appeals decided; a share from eight on": "Av avgjorte klager; en andel fra og med åtte",
    "No hotel has appealed yet.": "Ingen hoteller har klaget ennå.",
    "too few": "for få",
}
_AGREEMENT = {
    "No two inspectors have visited one hotel together yet": (
        "Ingen to inspektører har besøkt ett hotell sammen ennå"
    ),
    "Send two to the same house in the same days: what they answer is compared.": (
        "Send to til samme hotell på samme dager: svarene deres sammenlignes."
    ),
    "Side by side at the same house": "Side om side på samme hotell",
    "On shared vignettes": "På felles scener",
    "Side by side and on vignettes together": "Side om side og på scener samlet",
    "On that sheet": "På det arket",
    "Nothing was answered by two inspectors.": "Ingenting er besvart av to inspektører.",
    "{title}: they agree on {n} of 100": "{title}: de er enige om {n} av 100",
    "Agreement, of 100": "Enighet, av 100",
    "Gwet's AC1": "Gwets AC1",
    "Krippendorff's alpha": "Krippendorffs alfa",
    "Cohen's kappa": "Cohens kappa",
    "No standard is read differently beyond doubt (AC1 surely below {bar}, on {n} pairs or "
    "more).": "Ingen standard leses sikkert ulikt (AC1 sikkert under {bar}, på {n} par eller flere).",
    "one standard to rewrite": "én standard å skrive om",
    "{n} standards to rewrite": "{n} standarder å skrive om",
    "Pairs": "Par",
    "Agreement": "Enighet",
    "{n} pairs of answers; {range}. Where nearly all is met, kappa falls though people agree: read AC1 "
    "beside it.": (
        "{n} par av svar; {range}. Der nesten alt er oppfylt, faller kappa selv om folk er enige: les AC1 "
        "ved siden av."
    ),
    "Vignettes judged elsewhere": "Scener vurdert andre steder",
    "A CSV with the columns vignette, standard, inspector, answer (met, not met or n/a). It is read, "
    "not kept.": (
        "En CSV med kolonnene vignette, standard, inspector, answer (met, not met eller n/a). Den leses, men "
        "lagres ikke."
    ),
    "A sheet of answers": "Et ark med svar",
    "The sheet is not in UTF-8. Save it as “CSV UTF-8” and choose it again.": (
        "Arket er ikke i UTF-8. Lagre det som «CSV UTF-8» og velg det på nytt."
    ),
    "Line 1: there is no column {missing}. The first line must name {columns}.": (
        "Linje 1: kolonnen {missing} mangler. Første linje må navngi {columns}."
    ),
    "Line {line}: “{answer}” is no answer. Write met, not met or n/a.": (
        "Linje {line}: «{answer}» er ikke noe svar. Skriv met, not met eller n/a."
    ),
    "Line {line}: vignette, standard and inspector must be filled in.": (
        "Linje {line}: vignette, standard og inspector må fylles ut."
    ),
}
_VIGNETTES = {
    "Shared vignettes": "Felles scener",
    "A photo, a clip or a scene that every inspector judges alone by one standard, under Vignettes "
    "in their menu. Nobody sees what others answered but this page.": (
        "Et bilde, et klipp eller en scene som hver inspektør vurderer alene etter én standard, under Scener "
        "i menyen sin. Ingen ser hva andre svarte, utenom på denne siden."
    ),
    "None has been set up yet.": "Ingen er lagt opp ennå.",
    "Set one up": "Legg opp en",
    "closed, one answer": "lukket, ett svar",
    "closed, {n} answers": "lukket, {n} svar",
    "open, one answer": "åpen, ett svar",
    "open, {n} answers": "åpen, {n} svar",
    "A photo": "Et bilde",
    "See the clip": "Se klippet",
    "{a} met · {b} not met · {c} not applicable": "{a} oppfylt · {b} ikke oppfylt · {c} ikke aktuelt",
    "Close it": "Lukk den",
    "Closed. Its answers count.": "Lukket. Svarene teller.",
    "What happens": "Hva som skjer",
    "A guest waits at the desk …": "En gjest venter ved skranken …",
    "The address of a clip": "Adressen til et klipp",
    "Set it up": "Legg den opp",
    "Set up. Every inspector finds it under Vignettes.": (
        "Lagt opp. Alle inspektører finner den under Scener."
    ),
}
OF_CALIBRATION: Mapping[str, str] = {**_SEVERITY, **_AGREEMENT, **_VIGNETTES}
