"""Figures about patterns: correlations with the turnout of 2021, and table 2 from its counts."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd
from headless import run
from qgis.core import QgsProcessingContext

from .hold import Found
from .index import derived_layer, rows, sample


def of_table(algorithm: str, frame: pd.DataFrame, **parameters: object) -> pd.DataFrame:
    """What an algorithm makes of a table."""
    context = QgsProcessingContext()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        frame.to_csv(path, index=False)
        found = run(algorithm, context=context, INPUT=str(path), OUTPUT="memory:", **parameters)
    return rows(context.takeResultLayer(found["OUTPUT"]))


def turnout(shared: Path) -> Found:
    """The published MDI, and the derived index, against the turnout of 17 March 2021."""
    votes = pd.read_csv(shared / "data/tables/verkiezingen_TK2021.csv", sep=";", encoding="utf-8-sig")
    votes = votes[votes.RegioCode.str.startswith("G")]
    voted = pd.Series((100 * votes.Opkomst / votes.Kiesgerechtigden).to_numpy(), index="GM" + votes.RegioCode.str[1:])
    found: Found = {}
    for name, scores in (
        ("published", sample()["mdi_gepubliceerd"]),
        ("derived", derived_layer(shared)[1]["mdi"].astype(float)),
    ):
        frame = pd.DataFrame({"code": scores.index, "mdi": scores.to_numpy()})
        frame["opkomst"] = frame["code"].map(voted)
        row = of_table("regiolens:correlations", frame, X=["mdi"], Y=["opkomst"]).iloc[0]
        found |= {f"{name}_{column}": row[column] for column in ("n", "r", "r_laag", "r_hoog")}
    return found


def types(shared: Path) -> Found:
    """The share of each type in the worst quarter, from the published counts."""
    published = pd.read_csv(shared / "facts/mdi_gemeentetypen_tabel2.csv")
    worst, everywhere = published["aantal_kwartiel_zeer_hoge_mdi"], published["aantal_nederland"]
    parts = [published[["type"]].assign(kwart=kwart, n=n) for kwart, n in ((4, worst), (1, everywhere - worst))]
    given = {"ROWS": ["type"], "COLUMNS": "kwart", "COUNT_FIELD": "n"}
    table = of_table("regiolens:crosstab", pd.concat(parts), **given)
    share = table[table["kolom"] == "4"].set_index("rij")["rij_pct"].astype(float)
    names = {"least": "agrarische gemeente", "most": "grote gemeenten", "small": "kleine gemeenten",
             "green": "groene gemeente"}  # fmt: skip
    words = {10: "ten", 15: "fifteen"}
    return {"types_": words[len(share)], **{name: float(share[one]) for name, one in names.items()}}
