"""Figures about areas: stedelijkheid and OAD, aggregation and its outlines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from headless import run
from qgis.core import QgsProcessingContext, QgsVectorLayer

from .hold import Found
from .index import rows

#: fields of KWB that are aggregated: the figure's name, and what a difference is rounded to in the data
FIELDS = {
    "inwoners": "inwoners",
    "koop": "koopwoningen",
    "gezond": "goed_ervaren_gezondheid_pct",
    "huisarts": "afstandHuisarts",
    "woz": "wozWaarde",
}


def output(algorithm: str, name: str = "OUTPUT", **parameters: Any) -> Any:
    """The layer in memory that an algorithm makes."""
    context = QgsProcessingContext()
    return context.takeResultLayer(run(algorithm, context=context, **parameters, **{name: "memory:"})[name])


def kwb(shared: Path) -> pd.DataFrame:
    """Kerncijfers wijken en buurten 2024, by code."""
    return pd.read_csv(shared / "data/tables/kwb_2024.csv", low_memory=False).set_index("code")


def urbanity(shared: Path) -> Found:
    """Our classes beside CBS's own."""
    from regiolens.core.classes import urbanity as classes

    known = kwb(shared)[["stedelijkheid", "adressendichtheid"]].dropna()
    other = known[classes(known["adressendichtheid"]) != known["stedelijkheid"]]
    count = {9: "nine"}.get(len(other), str(len(other)))
    return {"rows": len(known), "other_": count}


def density(shared: Path) -> Found:
    """OAD from the sample of Groningen's addresses beside CBS's OAD."""
    table = kwb(shared)
    theirs = table["adressendichtheid"]
    addresses = str(shared / "data/addresses/groningen.gpkg")
    found: Found = {
        "addresses": QgsVectorLayer(addresses, "", "ogr").featureCount(),
        "households": float(table.loc["GM0014", "huishoudens"]),
    }
    for method in ("circle", "statutory cells"):
        areas = str(shared / "data/areas/buurt_2024.gpkg")
        ours = rows(output("regiolens:oad", "OUTPUT_AREAS", ADDRESSES=addresses, AREAS=areas, METHOD=method))
        ours["cbs"] = ours["buurtcode"].map(theirs)
        ours = ours[(ours["oad_adressen"] >= 20) & (ours["cbs"] > 0)]
        for edge in (False, True):
            pairs = ours[ours["oad_rand"].astype(bool) == edge][["oad", "cbs"]].astype(float)
            ratio = pairs["oad"] / pairs["cbs"]
            key = f"{method.split()[-1]}_{'edge' if edge else 'free'}"
            found[f"{key}_n"], found[f"{key}_ratio"] = len(pairs), float(ratio.median())
            found[f"{key}_low"], found[f"{key}_high"] = (float(ratio.quantile(share)) for share in (0.1, 0.9))
            found[f"{key}_r"] = pairs["oad"].corr(pairs["cbs"])
            if (method, edge) == ("circle", False):
                factor = float((pairs["oad"] * pairs["cbs"]).sum() / (pairs["oad"] ** 2).sum())
                found["factor"] = factor
                found["factor_off"] = 100.0 * float((factor * ratio - 1).abs().median())
    return found


def aggregated(shared: Path) -> Found:
    """Figures of buurten and wijken brought to gemeenten, beside CBS's rows of the gemeenten."""
    table = kwb(shared)
    official = table[table["niveau"] == "gemeente"]
    layer = QgsVectorLayer(str(shared / "data/tables/kwb_2024.csv"), "kwb_2024", "ogr")
    found: Found = {"country": float(official["inwoners"].sum()), "gemeenten": len(official)}
    for level in ("buurt", "wijk"):
        ours = rows(output("regiolens:aggregate", INPUT=layer, LEVEL="gemeente", AREAS=level))
        ours = ours.set_index("gemeentecode").reindex(official.index)
        found[level] = int((table["niveau"] == level).sum())
        for name in FIELDS if level == "buurt" else ("inwoners", "koop"):
            field = FIELDS[name]
            apart = ours[field].astype(float) - official[field]
            far = apart.abs().dropna()
            found[f"{level}_{name}"] = float(far.median())
            found[f"{level}_{name}_95"], found[f"{level}_{name}_most"] = float(far.quantile(0.95)), float(far.max())
            found[f"{level}_{name}_sum"] = abs(float(apart.sum()))
            found[f"{level}_{name}_where_"] = str(official["naam"][far.idxmax()])
    buurten = table[table["niveau"] == "buurt"]
    found["no_income"] = 100.0 * float(buurten["inkomenPerInwoner"].isna().mean())
    return found


def dissolved(shared: Path) -> Found:
    """The areas of dissolved outlines beside the sums of their buurten."""
    layer = QgsVectorLayer(str(shared / "data/areas/buurt_2024.gpkg"), "buurt_2024", "ogr")
    outlines = [feature.geometry().area() for feature in layer.getFeatures()]
    buurten = pd.Series(outlines, [feature["buurtcode"] for feature in layer.getFeatures()])
    wijken = QgsVectorLayer(str(shared / "data/areas/wijk_2022.gpkg"), "", "ogr").featureCount()
    found: Found = {"tolerance": float(np.median(outlines)) ** 0.5 / 16, "damaged": wijken // 2}
    for level in ("wijk", "gemeente", "COROP", "provincie"):
        groups = output("regiolens:aggregate", INPUT=layer, LEVEL=level, AREA_CODE="buurtcode")
        own = {str(one.attributes()[0]): one.geometry().area() for one in groups.getFeatures()}
        found[f"{level}_all"] = 100.0 * (sum(own.values()) / sum(outlines) - 1.0)
        if level == "provincie":
            continue
        if level == "COROP":
            gemeenten = pd.read_csv(Path(__file__).resolve().parents[2] / "resources/regions/gemeenten.csv", dtype=str)
            group = ("GM" + buurten.index.str[2:6]).map(gemeenten.set_index("code")["corop"])
        else:
            group = {"wijk": "WK", "gemeente": "GM"}[level] + buurten.index.str[2 : 8 if level == "wijk" else 6]
        sums = buurten.groupby(np.asarray(group)).sum()
        apart = pd.Series(own)[sums.index] / sums - 1.0
        found[f"{level}_most"] = 100.0 * float(apart.abs().max())
    return found
