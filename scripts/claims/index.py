"""Figures about the index: the published MDI, England's index, and the derived index cbs_kern."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from headless import run
from qgis.core import NULL, QgsFeatureRequest, QgsProcessingContext

from .hold import ROOT, Found

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
REPORT_NAMES = {"Zeeuwsch-Vlaanderen": "Zeeuws-Vlaanderen"}
#: regions of the rural north and east without one of the 50 gemeenten, and those where the derived index is too low
RURAL = (
    *("Noord-Friesland", "Zuidwest-Friesland", "Zuidoost-Friesland", "Noord-Drenthe", "Zuidwest-Drenthe"),
    *("Twente", "Achterhoek"),
)
LOW = ("Flevoland", "Zaanstreek")
#: gemeenten of Groningen in the guides
ALONE = ("Groningen", "Pekela", "Westerkwartier")


def sample() -> pd.DataFrame:
    """The 50 gemeenten with their published scores, by code."""
    table = pd.read_csv(ROOT / "resources" / "sample" / "mdi_2023_gemeenten.csv").set_index("statcode")
    return table.replace({"corop": REPORT_NAMES})


def rows(layer: Any) -> pd.DataFrame:
    """The fields of an output layer, NaN where NULL."""
    values = [[None if value == NULL else value for value in one.attributes()] for one in layer.getFeatures()]
    return pd.DataFrame(values, columns=layer.fields().names())


def off(ours: pd.Series, theirs: pd.Series) -> float:
    """Mean absolute difference."""
    return float((ours - theirs).abs().mean())


def shipped(name: str) -> Any:
    """An index model of the project."""
    from regiolens.core.index.model_file import parse_model

    return parse_model((ROOT / f"resources/index_models/{name}.json").read_text(encoding="utf-8"), name)


def models(shared: Path) -> Found:
    """Weights and indicators of the model of the MDI."""
    domains = shipped("pon2023").domains
    found: Found = {f"weight_{domain.id}": domain.weight for domain in domains}
    found |= {f"count_{domain.id}": len(domain.indicators) for domain in domains}
    return found | {
        "weight": sum(domain.weight for domain in domains),
        "count": sum(len(domain.indicators) for domain in domains),
    }


def published(shared: Path) -> Found:
    """The MDI from published domain scores."""
    from regiolens.core.index.compute import compute

    table, model = sample(), shipped("pon2023_domains")
    ours = pd.Series(compute(table[[domain.id for domain in model.domains]], model).score, index=table.index)
    theirs = table["mdi_gepubliceerd"]
    corop = pd.read_csv(shared / "facts/mdi_corop.csv").set_index("corop")["mdi_2023"]
    regions = theirs.groupby(table["corop"]).mean()
    far = (regions - corop[regions.index]).abs()
    through = (ours.groupby(table["corop"]).mean() - corop[regions.index]).abs()
    lead = table[table["corop"] == "Oost-Groningen"][list(DOMAINS)].mean() - table[list(DOMAINS)].mean()
    oldambt = table[table["statnaam"] == "Oldambt"].iloc[0]
    return {
        "areas": len(table),
        "most": float((ours - theirs).abs().max()),
        "same": int((ours.round(1) == theirs).sum()),
        "corop_most": float(far.max()),
        "corop_where_": str(far.idxmax()),
        "corop_own": float(through.max()),
        "inkomen": float(lead["inkomen"]),
        "opleiding": float(lead["opleiding"]),
        "huisvesting": float(lead["huisvesting"]),
        "oldambt": float(oldambt["inkomen"]),
        "oldambt_points": 0.225 * float(oldambt["inkomen"]),
        "oldambt_mdi": float(oldambt["mdi_gepubliceerd"]),
    }


def example(shared: Path) -> Found:
    """The scale of the model that the page about models gives as an example, on the gemeenten of KWB."""
    from regiolens.core.index.compute import compute
    from regiolens.core.index.model_file import parse_model

    text = re.search(r"```json\n(.*?)```", (ROOT / "docs/models.md").read_text(encoding="utf-8"), re.DOTALL)
    model = parse_model(text[1] if text else "", "docs/models.md")
    table = pd.read_csv(shared / "data/tables/kwb_2024.csv", low_memory=False)
    names = {field: leaf.id for leaf in model.leaves() for field in leaf.fields if field in table}
    scale = compute(table[table["niveau"] == "gemeente"].rename(columns=names)[list(names.values())], model).scale
    ends = {
        f"{name}_{end}": scale.indicators[name][end] for name in ("woz_waarde", "huisarts") for end in ("best", "worst")
    }
    return {"areas": scale.areas, **ends, **dict(zip(("q1", "q2", "q3"), scale.quartiles))}


def england(shared: Path) -> Found:
    """England's index of 2025 from its ranks, and from its scores."""
    from regiolens.core.index.compute import compute

    table = pd.read_csv(shared / "data/imd/england_imd_2025.csv")
    found: Found = {"areas": len(table)}
    for kind in ("rank", "score"):
        model = shipped("imd_england")
        names = {name: leaf.id for leaf in model.leaves() for name in leaf.fields if name.endswith(f"_{kind}")}
        result = compute(
            table.rename(columns=names)[[leaf.id for leaf in model.leaves() if leaf.id.endswith(kind)]], model
        )
        deciles = np.ceil(result.rank * 10 / len(table))
        found[f"{kind}_most"] = float(np.abs(result.score - table["IMD_score"]).max())
        found[f"{kind}_deciles"] = int((deciles != table["IMD_decile"]).sum())
    return found


def derived_layer(shared: Path) -> tuple[Any, Any]:
    """The 342 gemeenten with the fields of cbs_kern, and the derived index of them."""
    data, context = shared / "data", QgsProcessingContext()
    join = "regiolens:joinindicators"
    older = run(
        join,
        context=context,
        INPUT=str(data / "areas/gemeente_2023.gpkg"),
        TABLE=str(data / "tables/gemeente_indicatoren_2021.csv"),
        OUTPUT="memory:",
    )
    layer = context.takeResultLayer(older["OUTPUT"])
    newer = run(join, context=context, INPUT=layer, TABLE=str(data / "tables/kwb_2024.csv"), OUTPUT="memory:")
    layer = context.takeResultLayer(newer["OUTPUT"])
    return layer, index_of(layer)


def index_of(layer: Any, **options: Any) -> pd.DataFrame:
    """The derived index of a layer, by code."""
    context = QgsProcessingContext()
    found = run("regiolens:mdi", context=context, INPUT=layer, MODEL="cbs_kern", OUTPUT="memory:", **options)
    return rows(context.takeResultLayer(found["OUTPUT"])).set_index("statcode")


def derived(shared: Path) -> Found:
    """The derived index against the published scores, and a province alone."""
    from regiolens.core.classes import classify

    layer, ours = derived_layer(shared)
    theirs = sample()
    fifty = ours.loc[theirs.index]
    found: Found = {"scored": int(ours["mdi"].notna().sum()), "gemeenten": len(ours)}
    for domain in DOMAINS:
        score = fifty[f"mdi_{domain}"].astype(float)
        found[f"r_{domain}"], found[f"off_{domain}"] = theirs[domain].corr(score), off(score, theirs[domain])
        found[f"up_{domain}"] = float((score - theirs[domain]).mean())
        found[f"down_{domain}"] = -float((score - theirs[domain]).mean())
    score, mdi = fifty["mdi"].astype(float), theirs["mdi_gepubliceerd"]
    classes = classify(score, (40, 50, 60)) - classify(mdi, (40, 50, 60))
    found |= {
        "r": mdi.corr(score),
        "rank": mdi.corr(score, method="spearman"),
        "off": off(score, mdi),
        "up": float((score - mdi).mean()),
        # "none is more than one class off" is held here
        "same_class": 100.0 * float((classes == 0).mean()) if np.abs(classes).max() <= 1 else math.nan,
    }
    found |= _regions(ours["mdi"].astype(float), shared)
    return found | _alone(layer, ours)


def _regions(mdi: pd.Series, shared: Path) -> Found:
    """Means per COROP region beside the published ones; what a constant guess would be off."""
    tables = ROOT / "resources" / "regions"
    gemeenten = pd.read_csv(tables / "gemeenten.csv", dtype=str)
    names = pd.read_csv(tables / "regios.csv", dtype=str)
    name = names[names["indeling"] == "corop"].drop_duplicates("code").set_index("code")["naam"].replace(REPORT_NAMES)
    region = gemeenten[gemeenten["tot"].isna()].set_index("code")["corop"].map(name)
    means = mdi.groupby(region.reindex(mdi.index)).mean()
    corop = pd.read_csv(shared / "facts/mdi_corop.csv").set_index("corop")["mdi_2023"]
    means = means[corop.index]
    other = corop.index.difference(sample()["corop"].unique())
    ours, theirs = means[other], corop[other]
    r = ours.corr(theirs)
    low, high = (math.tanh(math.atanh(r) + side * 1.959964 / math.sqrt(len(other) - 3)) for side in (-1, 1))
    apart = ours - theirs
    return {
        "regions": len(corop),
        "r_regions": means.corr(corop),
        "others": len(other),
        "r_others": r,
        "r_low": low,
        "r_high": high,
        "off_others": off(ours, theirs),
        "off_constant": off(theirs, pd.Series(theirs.mean(), index=other)),
        "rural_least": float(apart[list(RURAL)].min()),
        "rural_most": float(apart[list(RURAL)].max()),
        "low_least": -float(apart[list(LOW)].max()),
        "low_most": -float(apart[list(LOW)].min()),
    }


def _alone(layer: Any, country: pd.DataFrame) -> Found:
    """Gemeenten of Groningen as they are scored by themselves, and within the country."""
    codes = pd.read_csv(ROOT / "resources/regions/gemeenten.csv", dtype=str)
    codes = codes[(codes["provincie"] == "PV20") & codes["tot"].isna()]["code"]
    listed = ", ".join(f"'{code}'" for code in codes)
    part = layer.materialize(QgsFeatureRequest().setFilterExpression(f"statcode in ({listed})"))
    alone = index_of(part)
    found: Found = {}
    for name in ALONE:
        for side, table in (("alone", alone), ("within", country)):
            row = table[table["statnaam"] == name].iloc[0]
            found[f"{name}_{side}"] = float(row["mdi"])
            found[f"{name}_{side}_"] = str(row["mdi_label"])
    return found
