"""The sentences of the documentation that state figures, by the computation that finds them."""

from __future__ import annotations

from . import areas, codes, index, patterns
from .hold import Group

KERN = "resources/index_models/cbs_kern.json"
INDEX, OAD, AGGREGATION, PATTERNS = (f"docs/methods/{name}.md" for name in ("index", "oad", "aggregation", "patterns"))
KWB, BUURTEN = "data/tables/kwb_2024.csv", "data/areas/buurt_2024.gpkg"
COROP_FACTS = "facts/mdi_corop.csv"


def ratios(key: str) -> str:
    """The end of a row of the table of OAD against CBS."""
    return f"({{{key}_n}} buurten) | {{{key}_ratio}} | {{{key}_low}} - {{{key}_high}} | {{{key}_r}} |"


GROUPS = [
    Group(
        "models",
        index.models,
        {
            INDEX: [
                "weight (%) | indicators in `pon2023` | | --- | --- | --- |"
                + "".join(f" | {domain} | {{weight_{domain}}} | {{count_{domain}}} |" for domain in index.DOMAINS),
                "The weights add up to {weight} and are used",
                "the highest possible MDI is {weight}.",
            ],
            "docs/guide.en.md": ["the {count} indicators of the MDI, min-max on the reference"],
            "docs/guide.nl.md": ["de {count} indicatoren van de MDI, min-max op de referentie"],
        },
    ),
    Group(
        "MDI from published domain scores",
        index.published,
        {
            "README.md": [
                "MDI from domain scores, {areas} gemeenten | published scores of 2023 | all within 0.1 "
                "(largest difference {most}), {same} of 50 equal to the digit",
                "all within 0.1 (largest difference {corop_most}; {corop_own} from our own MDI of them)",
                "computed from the 50 published rows: {inkomen}, {opleiding}, {huisvesting} points",
            ],
            INDEX: ["come out within 0.1 (largest difference {most}) and {same} of 50 to the digit"],
            "docs/methods/profiles.md": [
                "within 0.1 (largest difference {corop_most}, {corop_where_}, as the published scores are "
                "rounded to a "
                "tenth; with our own MDI of these gemeenten {corop_own})"
            ],
            "docs/methods/index-contributions.md": [
                "Oldambt: inkomen gives 0.225 x {oldambt} = {oldambt_points} of its {oldambt_mdi} points"
            ],
        },
        (COROP_FACTS,),
    ),
    Group(
        "scale file of the example model",
        index.example,
        {
            "docs/models.md": [
                '"areas": {areas},',
                '"woz_waarde": {"n": {areas}, "best": {woz_waarde_best}, "worst": {woz_waarde_worst}},',
                '"huisarts": {"n": {areas}, "best": {huisarts_best}, "worst": {huisarts_worst}}',
                '"quartiles": [{q1}, {q2}, {q3}]',
            ]
        },
        (KWB,),
    ),
    Group(
        "England's index",
        index.england,
        {
            "README.md": [
                "England's index by domain ranks, {areas} areas | published scores of 2025 | "
                "largest difference {rank_most}, all deciles equal",
                "largest difference {score_most}, {score_deciles} areas in another decile",
            ],
            INDEX: [
                "scores of all {areas} areas come out within {rank_most}, and all deciles",
                "they come out within {score_most}, and {score_deciles} areas fall in another decile",
            ],
        },
        ("data/imd/england_imd_2025.csv",),
    ),
    Group(
        "derived index cbs_kern",
        index.derived,
        {
            "README.md": [
                "published MDI of 50 gemeenten | r = {r} |",
                "published scores of the {others} COROP regions outside these 50 | r = {r_others} (95%: "
                "{r_low}-{r_high})",
                "{off_others} points off, where the mean of the regions is {off_constant} off",
            ],
            INDEX: [
                "50 gemeenten, reference the {gemeenten} gemeenten of 2024",
                "| r | mean absolute difference | | --- | --- | --- |"
                + "".join(f" | {domain} | {{r_{domain}}} | {{off_{domain}}} |" for domain in index.DOMAINS)
                + " | **MDI** | **{r}** | **{off}** |",
                "{same_class}% have the same class, none is more than one class off; "
                "the derived index is {up} points higher on average",
                "correlate with the {regions} published scores at r = {r_regions}; the ranks of the 50 "
                "gemeenten at {rank}",
                "over the {others} COROP regions that hold none of them r = {r_others} (95%: {r_low}-{r_high}), "
                "with a mean absolute difference of {off_others} points",
                "gives all {others} the mean of their published scores is off by {off_constant} points",
                "it is {rural_least} to {rural_most} points too high",
                "and {low_least} to {low_most} too low in Flevoland and the Zaanstreek",
                "(werk lies {up_werk} points higher on average for the 50 gemeenten, "
                "gezondheid {down_gezondheid} and inkomen {down_inkomen} lower)",
            ],
            "docs/guide.en.md": [
                "over the {others} COROP regions without one of the 50 gemeenten whose MDI is published r = "
                "{r_others} "
                "(95%: {r_low}-{r_high}), and it is off by {off_others} points, "
                "where one guess for all is off by {off_constant}.",
                *(
                    f"| {name} | {{{name}_alone}}, {{{name}_alone_}} | {{{name}_within}}, {{{name}_within_}} |"
                    for name in index.ALONE
                ),
            ],
            "docs/guide.nl.md": [
                "over de {others} COROP-gebieden zonder een van de 50 gemeenten waarvan de MDI gepubliceerd is, is "
                "r = {r_others} (95%: {r_low}-{r_high}), en de index zit er gemiddeld {off_others} punten "
                "naast, waar wie "
                "overal hetzelfde invult er {off_constant} naast zit.",
                *(
                    f"| {name} | {{{name}_alone}}, {{{name}_alone_}} | {{{name}_within}}, {{{name}_within_}} |"
                    for name in index.ALONE
                ),
            ],
            KERN: [
                "totaal r = {r} (rang {rank}), gemiddeld verschil {off} punten (gemiddeld {up} punten hoger), "
                "zelfde klasse {same_class}%, nooit meer dan één klasse ernaast",
                "over de {others} COROP-gebieden zonder een van deze 50 is r = {r_others} (95%: "
                "{r_low}-{r_high}) en het "
                "gemiddelde verschil {off_others} punten; wie overal het gemiddelde invult, zit er "
                "{off_constant} punten naast",
                "valt in landelijk Noord- en Oost-Nederland {rural_least} tot {rural_most} punten te hoog uit "
                "en in Flevoland "
                "en de Zaanstreek {low_least} tot {low_most} punten te laag",
                "inkomen r = {r_inkomen}, veiligheid {r_veiligheid}, werk {r_werk}, opleiding {r_opleiding}, "
                "gezondheid {r_gezondheid}, huisvesting {r_huisvesting}, woonomgeving {r_woonomgeving}.",
                "(werk ligt voor die 50 gemiddeld {up_werk} punten hoger, gezondheid {down_gezondheid} en inkomen "
                "{down_inkomen} punten lager)",
            ],
        },
        ("data/areas/gemeente_2023.gpkg", "data/tables/gemeente_indicatoren_2021.csv", KWB, COROP_FACTS),
    ),
    Group(
        "stedelijkheid",
        areas.urbanity,
        {
            "README.md": ["{rows} classified rows of KWB 2024 | CBS's own class | equal for all but {other_}, whose"],
            "docs/methods/maps.md": ["Of the {rows} classified rows", "all get CBS's own class but {other_}, whose"],
        },
        (KWB,),
    ),
    Group(
        "OAD from addresses against CBS",
        areas.density,
        {
            "README.md": ["OAD per address, {addresses} addresses of Groningen"],
            OAD: [
                "a sample of {addresses} addresses of the gemeente Groningen, and that gemeente counts "
                "{households} households",
                "Over the {circle_free_n} buurten of 2024 with at least 20 sampled addresses",
                f"circle, no flag {ratios('circle_free')}",
                f"circle, flagged {ratios('circle_edge')}",
                f"statutory cells, no flag {ratios('cells_free')}",
                "One factor for all ({factor}, by least squares through the origin) brings the {circle_free_n} "
                "buurten to "
                "CBS's figures with a median difference of {factor_off}%",
            ],
        },
        ("data/addresses/groningen.gpkg", BUURTEN, KWB),
    ),
    Group(
        "aggregation against CBS",
        areas.aggregated,
        {
            "README.md": ["at most {buurt_inwoners_most} off, {buurt_inwoners_sum} for the country"],
            AGGREGATION: [
                "aggregated to the {gemeenten} gemeenten",
                "| inwoners | sum | {buurt} buurten | {buurt_inwoners} | {buurt_inwoners_95} | {buurt_inwoners_most} "
                "(country: {buurt_inwoners_sum} of {country}) |",
                "| inwoners | sum | {wijk} wijken | {wijk_inwoners} | {wijk_inwoners_95} | {wijk_inwoners_most} "
                "(country: {wijk_inwoners_sum}) |",
                "| koopwoningen (%) | weighted with huishoudens | buurten | {buurt_koop} | {buurt_koop_95} | "
                "{buurt_koop_most} |",
                "| koopwoningen (%) | weighted with huishoudens | wijken | {wijk_koop} | {wijk_koop_95} | "
                "{wijk_koop_most} |",
                "| goed ervaren gezondheid (%) | weighted with inwoners | buurten | {buurt_gezond} | "
                "{buurt_gezond_95} | "
                "{buurt_gezond_most} |",
                "| afstand tot huisarts (km) | weighted with inwoners | buurten | {buurt_huisarts} | "
                "{buurt_huisarts_95} | "
                "{buurt_huisarts_most} |",
                "| WOZ-waarde (1,000 euro) | weighted with huishoudens | buurten | {buurt_woz} | {buurt_woz_95} "
                "| {buurt_woz_most} |",
                "in student towns ({buurt_koop_where_})",
                "Of inkomen per inwoner {no_income}% of the buurten have no published value",
            ],
        },
        (KWB,),
    ),
    Group(
        "dissolved outlines",
        areas.dissolved,
        {
            AGGREGATION: [
                "for the buurten of 2024 it is {tolerance} m",
                "On {damaged} wijken of 2022 with faults put into their outlines",
                "dissolved regions is {COROP_all}% more than the sum of their buurten",
                "dissolved regions is {gemeente_all}% more than the sum of their buurten",
                "dissolved regions is {provincie_all}% more than the sum of their buurten",
                "The largest difference is {COROP_most}% for a COROP region, {gemeente_most}% for a gemeente and "
                "{wijk_most}% for a wijk",
            ]
        },
        (BUURTEN, "data/areas/wijk_2022.gpkg"),
    ),
    Group(
        "correlations with the turnout",
        patterns.turnout,
        {
            PATTERNS: [
                "the {published_n} published MDI scores of 2023 against the turnout of 17 March 2021 give r = "
                "{published_r} (95% {published_r_laag} to {published_r_hoog};",
                "the derived index `cbs_kern` of {derived_n} gemeenten {derived_r} (",
            ]
        },
        ("data/tables/verkiezingen_TK2021.csv", KWB),
    ),
    Group(
        "types by quarter",
        patterns.types,
        {
            PATTERNS: [
                "comes out of its counts: {types_} types, {least}% of the agrarische gemeenten to {most}% of the grote "
                "gemeenten in the worst quarter. Its 13 and 17 are cut off ({small} and {green})"
            ]
        },
        ("facts/mdi_gemeentetypen_tabel2.csv",),
    ),
    Group(
        "joins",
        codes.joins,
        {
            "README.md": [
                "| buurten of 2024 | {kwb_2024_matched} of {kwb_2024_areas} |",
                "| gemeenten of 2022 | {older_matched} of {older_areas}, the other four named",
            ],
            "docs/methods/files.md": [
                "a comma in a header) | {verkiezingen_TK2021_rows} | gemeenten 2021 | "
                "{verkiezingen_TK2021_matched} of "
                "{verkiezingen_TK2021_areas} |",
                *(
                    f"| {name}.csv{words} | {{{name}_rows}} | {areas} | {{{name}_matched}} of {{{name}_areas}} |"
                    for name, words, areas in (
                        ("gemeente_indicatoren_2021", "", "gemeenten 2021"),
                        ("gebieden_in_nederland_2022", " (codes padded to 10)", "gemeenten 2022"),
                        ("gebieden_in_nederland_2024", " (`;`, BOM)", "gemeenten 2023"),
                        ("kwb_2024", " (three levels)", "buurten 2024"),
                    )
                ),
            ],
        },
        (*(f"data/tables/{name}.csv" for name in codes.JOINS), "data/areas/gemeente_2021.gpkg", BUURTEN),
    ),
    Group(
        "gemeenten and regions of the project's tables",
        codes.changes,
        {
            "docs/methods/joining.md": [
                "From {first} gemeenten to {last}; since 2016 {ended} codes ended and {begun} began"
            ],
            "docs/methods/regions.md": [
                "COROP ({corop}), provincie ({provincie}), arbeidsmarktregio ({arbeidsmarktregio}) and "
                "landsdeel ({landsdeel})"
            ],
            "docs/guide.en.md": ["CBS's {corop} COROP regions", "the {arbeidsmarktregio} arbeidsmarktregio's"],
            "docs/guide.nl.md": ["de {corop} COROP-gebieden van het CBS", "de {arbeidsmarktregio} arbeidsmarktregio's"],
            "resources/areas/README.md": [
                "There were {first} gemeenten on the first date, {in_2016} on 1 January 2016 and {last} on the "
                "last; since "
                "2016 {ended} codes ended and {begun} were new"
            ],
            "resources/regions/README.md": [
                "the {all} gemeenten of 1 January 2010 to 2024",
                "{krimp} gemeenten in {krimpregio} krimpregio's and {anticipeerregio} anticipeerregio's",
                "{noord} gemeenten of Groningen, Fryslân and Drenthe",
            ],
        },
    ),
    Group(
        "memberships against CBS",
        codes.memberships,
        {
            "README.md": ["memberships of {in_2022} and {in_2024} gemeenten"],
            "docs/methods/regions.md": ["{right_2016} of {in_2016} gemeenten of 2016 come out right"],
        },
        (
            "data/tables/gebieden_in_nederland_2022.csv",
            "data/tables/gebieden_in_nederland_2024.csv",
            "data/tables/gemeentelijke_indeling_1968_2023.csv",
        ),
    ),
    Group(
        "regions by overlap",
        codes.overlaps,
        {
            "docs/methods/regions.md": [
                "{provincie_all} buurten by overlap with the {provincies} provincies: all as by their code. "
                "With the COROP "
                "regions of 2015 {COROP_other} differ, {COROP_changed}% of them in five gemeenten",
                "{COROP_none} touch no polygon of that layer",
            ]
        },
        (BUURTEN, "data/areas/provincie_2022.gpkg", "data/areas/corop_2015.gpkg"),
    ),
]
