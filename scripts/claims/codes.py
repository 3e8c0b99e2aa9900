"""Figures about codes: what joins, the gemeenten that changed, and the regions that they lie in."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
from headless import run
from qgis.core import QgsProcessingContext, QgsVectorLayer

from .areas import output
from .hold import ROOT, Found
from .index import rows

#: divided, or joined with a gemeente of another COROP region, since 2015
CHANGED = ("Vijfheerenlanden", "Amsterdam", "Súdwest-Fryslân", "Midden-Groningen", "Haarlemmermeer")
#: table -> the areas that it is joined with
JOINS = {
    "verkiezingen_TK2021": "gemeente_2021",
    "gemeente_indicatoren_2021": "gemeente_2021",
    "gebieden_in_nederland_2022": "gemeente_2022",
    "gebieden_in_nederland_2024": "gemeente_2023",
    "kwb_2024": "buurt_2024",
}
#: columns of CBS's tables of regions
COLUMNS = {"corop": "Code_8", "provincie": "Code_26", "arbeidsmarktregio": "Code_4", "landsdeel": "Code_24"}


def joins(shared: Path) -> Found:
    """How many areas find a row."""
    found: Found = {}
    pairs = {name: (name, areas) for name, areas in JOINS.items()} | {"older": ("kwb_2024", "gemeente_2022")}
    for key, (name, areas) in pairs.items():
        table = output("regiolens:readcbs", INPUT=str(shared / f"data/tables/{name}.csv"))
        layer = QgsVectorLayer(str(shared / f"data/areas/{areas}.gpkg"), areas, "ogr")
        joined = run(
            "regiolens:joinindicators", context=QgsProcessingContext(), INPUT=layer, TABLE=table, OUTPUT="memory:"
        )
        found[f"{key}_rows"], found[f"{key}_areas"] = table.featureCount(), layer.featureCount()
        found[f"{key}_matched"] = joined["MATCHED"]
    return found


def resource(name: str) -> list[dict[str, str]]:
    """Rows of a table of the project."""
    with (ROOT / "resources" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def changes(shared: Path) -> Found:
    """The gemeenten and regions of the project's own tables."""
    moved = resource("areas/gemeente_changes.csv")
    gemeenten = resource("regions/gemeenten.csv")
    since = [row for row in moved if row["date"] > "2016-01-01"]
    krimp = resource("regions/krimp_anticipeer_2016.csv")
    kinds = {row["regio_type"] for row in krimp}
    year = {y: sum(int(g["van"]) <= y <= int(g["tot"] or y) for g in gemeenten) for y in range(2010, 2025)}
    return {
        "first": year[2010],
        "in_2016": year[2016],
        "last": year[2024],
        "ended": len({row["code_from"] for row in since}),
        "begun": len({row["code_to"] for row in since if row["new"] == "yes"}),
        "all": len(gemeenten),
        "krimp": len(krimp),
        **{kind: len({row["regio_code"] for row in krimp if row["regio_type"] == kind}) for kind in kinds},
        "noord": len(resource("regions/noord_nederland_2018.csv")),
        **{
            name: len({row[name] for row in gemeenten if not row["tot"]})
            for name in ("corop", "provincie", "landsdeel")
        },
        "arbeidsmarktregio": len({row["arbeidsmarktregio_2024"] for row in gemeenten if not row["tot"]}),
    }


def memberships(shared: Path) -> Found:
    """The divisions of the project's table beside CBS's own of 2022 and 2024, and the provincies of 2016."""
    ours = pd.DataFrame(resource("regions/gemeenten.csv")).set_index("code")
    found: Found = {}
    for year, separator in ((2022, ","), (2024, ";")):
        table = pd.read_csv(
            shared / f"data/tables/gebieden_in_nederland_{year}.csv", sep=separator, dtype=str, encoding="utf-8-sig"
        ).apply(lambda column: column.str.strip())
        table = table.set_index("Code_1")
        same = True
        for division, column in COLUMNS.items():
            own = ours[f"{division}_{year}" if division == "arbeidsmarktregio" else division].reindex(table.index)
            same &= bool((own == table[column]).all())
        found[f"in_{year}"] = len(table) if same else 0
    listed = pd.read_csv(shared / "data/tables/gemeentelijke_indeling_1968_2023.csv", sep=";", dtype=str).fillna("")
    day = "2016-01-01"
    listed = listed[(listed["begindatum"] <= day) & ((listed["einddatum"] == "") | (listed["einddatum"] > day))]
    own = ours["provincie"].reindex("GM" + listed["gemeentecode"])
    right = int((own.to_numpy() == ("PV" + listed["provinciecode"]).to_numpy()).sum())
    return found | {"in_2016": len(listed), "right_2016": right}


def overlaps(shared: Path) -> Found:
    """Buurten of 2024 by overlap with outlines, beside their codes."""
    found: Found = {
        "provincies": QgsVectorLayer(str(shared / "data/areas/provincie_2022.gpkg"), "", "ogr").featureCount()
    }
    buurten = str(shared / "data/areas/buurt_2024.gpkg")
    for layer, field, regions in (("provincie_2022", "code", "provincie"), ("corop_2015", "statcode", "COROP")):
        by_code = rows(output("regiolens:assignregions", INPUT=buurten, REGION_SET=regions)).set_index("buurtcode")
        polygons = {"POLYGONS": str(shared / f"data/areas/{layer}.gpkg"), "POLYGON_FIELD": field}
        by_outline = rows(output("regiolens:assignregions", INPUT=buurten, REGION_SET="polygons", **polygons))
        own = by_outline["buurtcode"].map(by_code["regio_code"])
        wrong = by_outline[by_outline["regio_code"] != own]
        found |= {
            f"{regions}_all": len(by_outline) if regions == "COROP" or wrong.empty else 0,
            f"{regions}_other": len(wrong),
            f"{regions}_changed": 100.0 * float(wrong["gemeentenaam"].isin(CHANGED).mean()) if len(wrong) else 0.0,
            f"{regions}_none": int(by_outline["regio_code"].isna().sum()),
        }
    return found
