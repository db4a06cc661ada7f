"""The heat map of a department's standards in Norwegian bokmål, by its English."""

BOKMAAL = {
    "All branches": "Alle hoteller",
    "{department}: no standard of any branch differs beyond chance": (
        "{department}: ingen standard ved noe hotell skiller seg ut mer enn tilfeldig"
    ),
    "{department}: too few visits to tell any branch apart": (
        "{department}: for få besøk til å skille noe hotell ut"
    ),
    "{department}: one real difference, at {branch}": "{department}: én reell forskjell, ved {branch}",
    "{department}: {n} real differences, all at {branch}": (
        "{department}: {n} reelle forskjeller, alle ved {branch}"
    ),
    "{department}: {n} real differences, at {m} branches": (
        "{department}: {n} reelle forskjeller, ved {m} hoteller"
    ),
    "Only the {n} standards that every visit was asked.": (
        "Bare de {n} standardene som ble spurt om ved alle besøk."
    ),
    "Standards are as they were recorded: the severity of inspectors is not taken out.": (
        "Standardene er som de ble registrert: inspektørenes strenghet er ikke tatt ut."
    ),
    "Beyond chance": "Mer enn tilfeldig",
    "Branches that miss a standard oftener than the chain, or more seldom; the surest first.": (
        "Hoteller som bommer på en standard oftere enn kjeden, eller sjeldnere; det sikreste først."
    ),
    "All {n} differences": "Alle {n} forskjeller",
    "The {n} surest of {m}. A region or a set of hotels shows the others.": (
        "De {n} sikreste av {m}. En region eller et utvalg av hoteller viser de andre."
    ),
    "Branch by standard": "Hotell mot standard",
    "Visits that missed it, of those that looked. Coloured only where that is beyond chance in {n} "
    "comparisons: of departments in which all branches are alike, at most 5 in 100 show any colour.": (
        "Besøk som bommet, av dem som så etter. Farget bare der det er mer enn tilfeldig i {n} "
        "sammenligninger: av avdelinger der alle hoteller er like, viser høyst 5 av 100 noen farge."
    ),
    "Shown are the {n} of {m} branches and the {k} of {l} standards that stand out most.": (
        "Vist er de {n} av {m} hotellene og de {k} av {l} standardene som skiller seg mest ut."
    ),
    "missed oftener": "oftere bom",
    "missed more seldom": "sjeldnere bom",
    "no more than chance": "ikke mer enn tilfeldig",
    "too few visits to tell": "for få besøk til å si noe",
    "not inspected": "ikke inspisert",
    "missed at {n} of {m} visits": "bom ved {n} av {m} besøk",
    "{branch}: missed at {n} of {m} visits": "{branch}: bom ved {n} av {m} besøk",
    "{n} of 100 over the chain": "{n} av 100 i kjeden",
    "Over the chain it was missed at {n} of 100 visits.": "I kjeden var det bom ved {n} av 100 besøk.",
    "Here it is missed oftener, beyond chance.": "Her er det oftere bom, mer enn tilfeldig.",
    "Here it is missed more seldom, beyond chance.": "Her er det sjeldnere bom, mer enn tilfeldig.",
    "The difference is no more than chance.": "Forskjellen er ikke mer enn tilfeldig.",
    "That is too few visits to tell, whatever they had found.": (
        "Det er for få besøk til å si noe, hva de enn hadde funnet."
    ),
    "Each leads to what was recorded there.": "Hvert fører til det som ble registrert der.",
    "Missed": "Bom",
    "Met in part": "Delvis oppfylt",
    "Not looked at, or did not apply": "Ikke sett på, eller gjaldt ikke",
    "All of {department}": "Hele {department}",
    "{branch} as a whole": "{branch} som helhet",
    "No visit of this selection looked at that": "Ingen besøk i utvalget så på det",
    "Choose another department, or a longer period.": "Velg en annen avdeling eller en lengre periode.",
    "Standard by standard": "Standard for standard",
    "Choose a department": "Velg en avdeling",
}
