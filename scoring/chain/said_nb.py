"""What is said of a chain, in Norwegian bokmål, by the English sentence of the code."""

from __future__ import annotations

from collections.abc import Mapping

_FIGURES = {
    ".": ",",
    " and ": " og ",
    "no": "ingen",
    "one": "ett",
    "two": "to",
    "three": "tre",
    "four": "fire",
    "five": "fem",
    "six": "seks",
    "seven": "sju",
    "eight": "åtte",
    "nine": "ni",
    "ten": "ti",
    "eleven": "elleve",
    "twelve": "tolv",
    "none": "ingen",
    "{points} points": "{points} poeng",
    "{low} to {high}": "{low} til {high}",
    "{range} in 95 of 100": "{range} i 95 av 100",
    "{names} and {n} more": "{names} og {n} til",
    "one branch": "ett hotell",
    "{n} branches": "{n} hoteller",
    "one visit": "ett besøk",
    "{n} visits": "{n} besøk",
}
_FIRST_PAGE = {
    "one branch, too few visits to compare them": "ett hotell, for få besøk til å sammenligne",
    "{n} branches, too few visits to compare them": "{n} hoteller, for få besøk til å sammenligne dem",
    "The branches cannot be told apart": "Hotellene kan ikke skilles fra hverandre",
    "Two branches differ by {points}": "Det skiller {points} mellom to hoteller",
    "Two branches differ by {points}; in {department} by {more}": (
        "Det skiller {points} mellom to hoteller, og {more} i {department}"
    ),
    "No visits": "Ingen besøk",
    "{n} standards counted": "{n} standarder regnet med",
    "A comparison needs three branches, and a second visit to some of them.": (
        "En sammenligning krever tre hoteller, og at noen av dem er besøkt to ganger."
    ),
    "By the luck of single visits alone they would differ as much. The true difference of two "
    "branches is at most {points}.": (
        "Tilfeldigheter ved enkeltbesøk alene ville gitt like store forskjeller. Den sanne forskjellen "
        "mellom to hoteller er høyst {points}."
    ),
    "Two branches drawn at random, the luck of single visits taken out; {range} in 95 of 100. "
    "Two stays at one and the same branch differ by {points}.": (
        "To tilfeldig valgte hoteller, når tilfeldigheter ved enkeltbesøk er holdt utenfor; {range} i 95 av "
        "100. Mellom to opphold på ett og samme hotell skiller det {points}."
    ),
    "Where differences come from cannot be told yet": "Hvor forskjellene kommer fra, kan ikke sies ennå",
    "The branch explains {share} of the difference": "Hotellet forklarer {share} av forskjellen",
    "Share of the variance of a visit's score; {range} in 95 of 100": (
        "Andel av variansen i poengsummen for et besøk; {range} i 95 av 100"
    ),
    "No league yet": "Ingen tabell ennå",
    "{branches}, none told apart from the best": "{branches}, ingen kan skilles fra det beste",
    "{branches}, one group": "{branches}, én gruppe",
    "{branches}, {n} groups": "{branches}, {n} grupper",
    "It needs three branches, and a second visit to some of them.": (
        "Det krever tre hoteller, og at noen av dem er besøkt to ganger."
    ),
    "Within a group, order is chance: no branch differs from the group's best beyond chance, over "
    "all pairs at once. Bars are where a branch's mean lies in 95 of 100.": (
        "Innenfor en gruppe er rekkefølgen tilfeldig: ingen hoteller skiller seg fra gruppens beste mer enn "
        "tilfeldigheter kan forklare, over alle par under ett. Stolpen viser hvor hotellets snitt ligger i "
        "95 av 100."
    ),
    "No department of any branch differs beyond chance": (
        "Ingen avdeling ved noe hotell skiller seg ut mer enn tilfeldig"
    ),
    "one real difference, at {branch}": "én reell forskjell, ved {branch}",
    "{n} real differences, all at {branch}": "{n} reelle forskjeller, alle ved {branch}",
    "{n} real differences, at {branches}": "{n} reelle forskjeller, ved {branches}",
    "Points against the chain's median; a number only where it is beyond chance in {n} comparisons": (
        "Poeng mot kjedens median; tall bare der forskjellen er mer enn tilfeldig over {n} sammenligninger"
    ),
    "A funnel needs five branches": "Et traktplott krever fem hoteller",
    "No branch is beyond what chance and ordinary differences allow": (
        "Ingen hoteller ligger utenfor det tilfeldigheter og vanlige forskjeller gir"
    ),
    "{above} above the limits, none below": "{above} over grensene, ingen under",
    "{below} below the limits, {above} above": "{below} under grensene, {above} over",
    "There is one branch.": "Det er ett hotell.",
    "There are {n} branches.": "Det er {n} hoteller.",
    "Share of standards met, by weight, against how many were looked at; limits at 95 and 99.8\u202f%": (
        "Vektet andel oppfylte standarder mot hvor mange som ble vurdert; grenser ved 95 og 99,8\u202f%"
    ),
    "{caption}. Branches scatter {n} times as much as chance; limits are widened for it, by {points} "
    "of ordinary difference": (
        "{caption}. Hotellene sprer seg {n} ganger så mye som tilfeldigheter tilsier; grensene er utvidet "
        "for det, med {points} vanlig forskjell"
    ),
    "A real rise of {points} since {month}": "En reell oppgang på {points} siden {month}",
    "A real fall of {points} since {month}": "En reell nedgang på {points} siden {month}",
    "{months} beyond the limits, no lasting change": "{months} utenfor grensene, ingen varig endring",
    "No lasting change, and no month stands out": "Ingen varig endring, og ingen måned skiller seg ut",
    "Share of standards met, month by month, with Laney's three-sigma limits (σz {sigma}); a level "
    "changes only where a test of all splits finds it": (
        "Andel oppfylte standarder, måned for måned, med Laneys tresigmagrenser (σz {sigma}); nivået endres "
        "bare der en test av alle delinger finner det"
    ),
    "No branch has six visits yet": "Ingen hoteller har seks besøk ennå",
    "The one branch has not changed its level": "Det ene hotellet har ikke endret nivå",
    "None of {n} branches has changed its level": "Ingen av {n} hoteller har endret nivå",
    "{names} fell": "{names} gikk ned",
    "{names} rose": "{names} gikk opp",
    "; the other one held its level": "; det andre holdt nivået",
    "; the other {n} held their level": "; de andre {n} holdt nivået",
    "A trend is drawn from six visits of a branch on.": "En utvikling tegnes fra og med seks besøk.",
    "Score of each visit with its limits (mean ± 2.66 moving ranges). A change of level is named "
    "where its chance is below 5 in 100 over all branches together.": (
        "Poengsummen for hvert besøk med grenser (snitt ± 2,66 glidende spenn). Et nivåskifte nevnes der "
        "sjansen for det ved en tilfeldighet er under 5 av 100 for alle hoteller samlet."
    ),
    "no change of level": "ikke noe nivåskifte",
    "no change of level, one visit outside the limits": "ikke noe nivåskifte, ett besøk utenfor grensene",
    "no change of level, {n} visits outside the limits": "ikke noe nivåskifte, {n} besøk utenfor grensene",
    "rise of {points} from {month}": "oppgang på {points} fra {month}",
    "fall of {points} from {month}": "nedgang på {points} fra {month}",
    "Too few branches were seen in both periods to compare them": (
        "For få hoteller er besøkt i begge perioder til å sammenligne dem"
    ),
    "{change}, over {branches} seen in both periods ({range})": (
        "{change}, over {branches} som er besøkt i begge perioder ({range})"
    ),
    "No change beyond chance: {points}": "Ingen endring ut over det tilfeldige: {points}",
    "Up {points}": "Opp {points}",
    "Down {points}": "Ned {points}",
    "No department changed beyond chance.": "Ingen avdeling har endret seg mer enn tilfeldig.",
    "Beyond chance, over all departments: {names}.": "Mer enn tilfeldig, over alle avdelinger: {names}.",
    "The hotels chosen and all others cannot be told apart": (
        "De valgte hotellene kan ikke skilles fra alle de andre"
    ),
    "{alike} but in {department}, {more}": "{alike}, unntatt i {department}, {more}",
    "The hotels chosen are {points} above all others": "De valgte hotellene ligger {points} over alle andre",
    "The hotels chosen are {points} below all others": "De valgte hotellene ligger {points} under alle andre",
    "{apart}; most in {department}, {more}": "{apart}; mest i {department}, {more}",
    "The regions cannot be told apart": "Regionene kan ikke skilles fra hverandre",
    "The countries cannot be told apart": "Landene kan ikke skilles fra hverandre",
    "The kinds of house cannot be told apart": "Hotelltypene kan ikke skilles fra hverandre",
    "The brands cannot be told apart": "Merkene kan ikke skilles fra hverandre",
    "{best} is above {worst} by {points}": "{best} ligger {points} over {worst}",
}
_CAUTIONS = {
    "Visits went by different standards ({names}).": "Besøkene fulgte ulike standarder ({names}).",
    "Visits went by several editions of the standards ({names}).": (
        "Besøkene fulgte flere utgaver av standardene ({names})."
    ),
    "Visits differ in scope ({names}).": "Besøkene har ulikt omfang ({names}).",
    "whole pack": "alle standarder",
    "Visits were rated by {n} versions of the rules.": "Besøkene er vurdert etter {n} versjoner av reglene.",
    "{department} was not inspected, or does not apply, at {branches}.": (
        "{department} er ikke inspisert, eller er ikke aktuelt, ved {branches}."
    ),
    "{branches} was only ever visited in {season}.": "{branches} er bare besøkt om {season}.",
    "{branches} were only ever visited in {season}.": "{branches} er bare besøkt om {season}.",
    "winter": "vinteren",
    "spring": "våren",
    "summer": "sommeren",
    "autumn": "høsten",
    "Less was looked at in {branches}.": "Mindre ble sett på ved {branches}.",
    "one visit saw less than 80 of 100.": "ett besøk dekket mindre enn 80 av 100.",
    "{n} visits saw less than 80 of 100.": "{n} besøk dekket mindre enn 80 av 100.",
    "one rating is provisional.": "én vurdering er foreløpig.",
    "{n} ratings are provisional.": "{n} vurderinger er foreløpige.",
}
_FURTHER_PAGES = {
    "Where a loyal guest would be disappointed cannot be told yet": (
        "Hvor en trofast gjest ville bli skuffet, kan ikke sies ennå"
    ),
    "No branch would surely disappoint a guest who knows the chain": (
        "Ingen hoteller ville sikkert skuffe en gjest som kjenner kjeden"
    ),
    "At {branch}, {stays} are as poor as the chain's worst tenth": (
        "Ved {branch} er {stays} like svake som kjedens dårligste tidel"
    ),
    "{n} stays in 100": "{n} opphold av 100",
    "one stay in ten": "ett opphold av ti",
    "{n} stays in ten": "{n} opphold av ti",
    "Too few branches were timed to compare them": "For få hoteller er tidsmålt til å sammenligne dem",
    "The branches cannot be told apart, from {low} to {high}": (
        "Hotellene kan ikke skilles fra hverandre, fra {low} til {high}"
    ),
    "{quick} takes {low}, {slow} {high}": "{quick} bruker {low}, {slow} {high}",
    "How strict inspectors are cannot be told yet": "Hvor strenge inspektørene er, kan ikke sies ennå",
    "{names} is lenient": "{names} er mild",
    "{names} are lenient": "{names} er milde",
    "{names} is strict": "{names} er streng",
    "{names} are strict": "{names} er strenge",
    "No inspector is stricter or more lenient than the others beyond chance": (
        "Ingen inspektør er strengere eller mildere enn de andre ut over det tilfeldige"
    ),
}
_REPORT = {
    "Chain report": "Kjederapport",
    "Page {n} of {m}": "Side {n} av {m}",
    "Confidential": "Konfidensielt",
    "Consistency index, of 100": "Jevnhetsindeks, av 100",
    "Points between two branches": "Poeng mellom to hoteller",
    "Points between two stays at one": "Poeng mellom to opphold på ett",
    "Share that is the branch": "Andel som skyldes hotellet",
    "Share that is the branch, %": "Andel som skyldes hotellet, %",
    "Finding": "Funn",
    "Scope": "Grunnlag",
    "What it means": "Hva det betyr",
    "Mind": "Merk",
    "Funnel": "Traktplott",
    "Months": "Måneder",
    "Month": "Måned",
    "Trends": "Utvikling",
    "A loyal guest": "En trofast gjest",
    "Made on": "Laget",
    "From": "Fra",
    "To": "Til",
    "Branch": "Hotell",
    "Department": "Avdeling",
    "Departments": "Avdelinger",
    "What": "Hva",
    "Value": "Verdi",
    "Group": "Gruppe",
    "Place": "Sted",
    "Visits": "Besøk",
    "Mean score": "Snittpoeng",
    "Luck taken out": "Tilfeldigheter holdt utenfor",
    "Lowest": "Lavest",
    "Highest": "Høyest",
    "Standards met, %": "Oppfylte standarder, %",
    "Lower limit": "Nedre grense",
    "Upper limit": "Øvre grense",
    "Summary": "Sammendrag",
    "League": "Tabell",
    "Away from the chain": "Avstand til kjeden",
    "Department by department": "Avdeling for avdeling",
    "Points by which two branches differ, the luck of single visits taken out; the line is where that "
    "lies in 95 of 100": (
        "Poeng som skiller to hoteller når tilfeldigheter ved enkeltbesøk er holdt utenfor; streken viser "
        "hvor det ligger i 95 av 100"
    ),
    "limits": "grenser",
    "How to read this": "Slik leses dette",
    "Two branches differ by: the mean difference of two branches drawn at random, from the variance between "
    "branches (one-way random effects), so that the luck of single visits does not count. The consistency "
    "index is 100 less that.": (
        "Hva som skiller to hoteller: den gjennomsnittlige forskjellen mellom to tilfeldig valgte hoteller, "
        "fra variansen mellom hotellene (enveis modell med tilfeldige effekter), slik at tilfeldigheter ved "
        "enkeltbesøk ikke teller med. Jevnhetsindeksen er 100 minus det."
    ),
    "Groups: in a group no branch differs from the group's best by Tukey and Kramer's test over all pairs, "
    "at 95 of 100. Order within a group is chance.": (
        "Grupper: i en gruppe skiller ingen hoteller seg fra gruppens beste etter Tukeys og Kramers test "
        "over alle par, ved 95 av 100. Rekkefølgen i en gruppe er tilfeldig."
    ),
    "Real differences: beyond chance at 95 of 100 over all cells together (Bonferroni).": (
        "Reelle forskjeller: mer enn tilfeldige ved 95 av 100 over alle ruter samlet (Bonferroni)."
    ),
    "Months: Laney's p′ chart. A change of level is named where the largest of all splits is beyond "
    "chance, at 95 of 100.": (
        "Måneder: Laneys p′-kort. Et nivåskifte nevnes der den største av alle delinger er mer enn "
        "tilfeldig, ved 95 av 100."
    ),
    "Sources of every statistic: docs/chains.md.": "Kilden til hvert mål: docs/chains.md.",
}
BOKMAAL: Mapping[str, str] = {**_FIGURES, **_FIRST_PAGE, **_CAUTIONS, **_FURTHER_PAGES, **_REPORT}
