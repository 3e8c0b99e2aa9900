"""Types, themes, cross tables and correlations as steps of models, in batch and through qgis_process."""

import csv
import json

import pandas as pd
import pytest
from qgis.core import (
    QgsVectorLayer,
)

from regiolens.bridge.paths import RESOURCES

from ..models import given, layer_input, made, model_of

SAMPLE = RESOURCES / "sample" / "mdi_2023_gemeenten.csv"
TILES = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"
DOMAINS = ["inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving"]
BOUNDS = {
    "zeer_kleine_gemeente": (0, 20000),
    "kleine_gemeente": (20000, 50000),
    "middelgrote_gemeente": (50000, 100000),
    "grote_gemeente": (100000, 10**9),
}


def rows_of(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def sizes_by_quarter(frame):
    """By pandas: how many gemeenten of each size are in each quarter."""
    return {
        (size, str(quarter)): int(((frame["mdi_kwartiel"] == quarter) & frame["inwoners"].between(low, high - 1)).sum())
        for size, (low, high) in BOUNDS.items()
        for quarter in (1, 2, 3, 4)
    }


def test_the_shipped_model_from_table_to_cross_table(run, shared, tmp_path):
    """cbs_kern of all gemeenten; the sizes that the table tells are the rows, types without figures are left out."""
    older = run(
        "regiolens:joinindicators",
        INPUT=str(shared / "areas" / "gemeente_2023.gpkg"),
        TABLE=str(shared / "tables" / "gemeente_indicatoren_2021.csv"),
        OUTPUT="memory:",
    )["OUTPUT"]
    report = tmp_path / "rapport.html"
    found = run("regiolens:typesindex", AREAS=older, TABLE=str(shared / "tables" / "kwb_2024.csv"), MODEL="cbs_kern",
                mdi="memory:", kruistabel="memory:", rapport=str(report))  # fmt: skip
    layer = run.layer(found["mdi"])
    assert layer.renderer().classAttribute() == "mdi_klasse"
    frame = pd.DataFrame(run.rows(found["mdi"]))
    assert len(frame) == 342 and frame["mdi"].notna().sum() > 300 and frame["groeigemeente"].isna().all()
    table = {(row["rij"], row["kolom"]): row for row in run.rows(found["kruistabel"]) if "geen gegevens" not in
             (row["rij"], row["kolom"])}  # fmt: skip
    frame[["mdi_kwartiel", "inwoners"]] = frame[["mdi_kwartiel", "inwoners"]].astype(float)
    expected = sizes_by_quarter(frame)
    assert {key: row["aantal"] for key, row in table.items()} == expected
    everywhere = sum(expected["grote_gemeente", str(quarter)] for quarter in (1, 2, 3, 4))
    share = 100 * expected["grote_gemeente", "4"] / everywhere
    # Large gemeenten are the type of which most are in the worst quarter, as in the published table (84 %).
    assert table["grote_gemeente", "4"]["rij_pct"] == pytest.approx(share) and share > 50
    assert "grote_gemeente" in report.read_text(encoding="utf-8")


def test_the_shipped_model_through_qgis_process(qgis_process, provider, tmp_path):
    rows = [{**row, "inwoners": 10000 + 2000 * n} for n, row in enumerate(rows_of(SAMPLE))]
    with (tmp_path / "tabel.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    given = {"AREAS": TILES, "TABLE": str(tmp_path / "tabel.csv")}
    files = {name: str(tmp_path / f"{name}.{end}") for name, end in
             (("mdi", "gpkg"), ("kruistabel", "csv"), ("rapport", "html"))}  # fmt: skip
    done = qgis_process("--json", "run", "regiolens:typesindex", "-", inputs={**given, **files})
    assert done.returncode == 0, done.stderr
    found = rows_of(tmp_path / "kruistabel.csv")
    counts = {size: sum(int(row["aantal"]) for row in found if row["rij"] == size) for size in BOUNDS}
    assert counts == {"zeer_kleine_gemeente": 5, "kleine_gemeente": 15, "middelgrote_gemeente": 25, "grote_gemeente": 5}
    assert (tmp_path / "rapport.html").is_file()
    assert QgsVectorLayer(files["mdi"], "mdi", "ogr").renderer().classAttribute() == "mdi_klasse"


def model_of_areas(*steps):
    """A model of a user's own: steps of (id, algorithm, sources, outputs), with AREAS and others' outputs as tuples."""

    def source(one):
        return given("AREAS") if one == "AREAS" else made(*one) if isinstance(one, tuple) else one

    return model_of(
        "eigen",
        [layer_input("AREAS")],
        [
            (
                ident,
                f"regiolens:{algorithm}",
                {name: source(one) for name, one in sources.items()},
                {f"{ident}_{name}": name for name in outputs},
            )
            for ident, algorithm, sources, outputs in steps
        ],
    )


def test_themes_correlations_and_profiles_of_types_in_a_model(run, make_layer):
    """The 50 published gemeenten: themes counted, the count correlated with the index, types profiled."""
    rows = [{"gm_code": row["statcode"], "mdi": float(row["mdi_gepubliceerd"]), "inwoners": 10000 + 2000 * n,
             **{f"mdi_{name}": float(row[name]) for name in DOMAINS}}
            for n, row in enumerate(rows_of(SAMPLE))]  # fmt: skip
    model = model_of_areas(
        ("themes", "themecount", {"INPUT": "AREAS", "FIELDS": [f"mdi_{name}" for name in DOMAINS]}, ["OUTPUT"]),
        (
            "correlations",
            "correlations",
            {"INPUT": ("themes", "OUTPUT"), "X": ["mdi"], "Y": ["slechtste_n", "beste_n"]},
            ["OUTPUT"],
        ),
        ("types", "typology", {"INPUT": ("themes", "OUTPUT")}, []),
        (
            "profiles",
            "regionprofiles",
            {"INPUT": ("types", "OUTPUT"), "TYPE_FIELDS": ("types", "TYPES"), "VALUES": ["slechtste_n"]},
            ["OUTPUT"],
        ),
    )
    given = {"AREAS": make_layer("vijftig", rows)}
    given |= {one.name(): "memory:" for one in model.destinationParameterDefinitions()}
    valid, message = model.checkParameterValues(given, run.context)
    assert valid, message
    results, succeeded = model.run(given, run.context, run.feedback)
    assert succeeded, run.feedback.text
    results = results["CHILD_RESULTS"]
    frame = pd.DataFrame(run.rows(results["themes"]["OUTPUT"]))
    counts = frame[["mdi", "slechtste_n", "beste_n"]].astype(float)
    found = {row["y"]: row["r"] for row in run.rows(results["correlations"]["OUTPUT"])}
    assert found == {name: pytest.approx(counts["mdi"].corr(counts[name])) for name in ("slechtste_n", "beste_n")}
    assert results["types"]["TYPES"] == ";".join(BOUNDS)
    profiled = {row["regio_code"]: row for row in run.rows(results["profiles"]["OUTPUT"])}
    for size, (low, high) in BOUNDS.items():
        own = counts[frame["inwoners"].astype(float).between(low, high - 1)]
        assert profiled[size]["mdi"] == pytest.approx(own["mdi"].mean())
        assert profiled[size]["slechtste_n"] == pytest.approx(own["slechtste_n"].mean())


@pytest.mark.parametrize(
    ("algorithm", "parameters", "count"),
    [
        ("typology", {}, 25),
        ("crosstab", {"ROWS": ["corop"], "COLUMNS": "kwart"}, None),
        ("themecount", {"FIELDS": DOMAINS, "DIRECTIONS": json.dumps(dict.fromkeys(DOMAINS, "high is worse"))}, 25),
        ("correlations", {"X": ["mdi_gepubliceerd"], "Y": DOMAINS}, 7),
        ("regionprofiles", {"TYPE_FIELDS": ["hoog", "laag"], "VALUES": ["inkomen"]}, 2),
    ],
)
def test_batch_over_two_tables(make_layer, tmp_path, batch, algorithm, parameters, count):
    """Each row of a batch has its own areas and its own output."""
    rows = [{"statcode": row["statcode"], "corop": row["corop"], "mdi_gepubliceerd": float(row["mdi_gepubliceerd"]),
             "inwoners": 30000, "kwart": 1 + n % 4, "hoog": n % 2, "laag": n % 3 // 2,
             **{name: float(row[name]) for name in DOMAINS}} for n, row in enumerate(rows_of(SAMPLE))]  # fmt: skip
    layers = {"een": make_layer("een", rows[:25]), "twee": make_layer("twee", rows[25:])}
    paths = {name: tmp_path / f"{name}.gpkg" for name in layers}
    asked = [{**parameters, "INPUT": layer, "OUTPUT": str(paths[name])} for name, layer in layers.items()]
    assert batch(f"regiolens:{algorithm}", asked) == []
    for name, path in paths.items():
        layer = QgsVectorLayer(str(path), name, "ogr")
        assert layer.isValid() and layer.featureCount() == (count or layer.featureCount()) > 0
        if algorithm == "crosstab":
            assert sum(feature["aantal"] for feature in layer.getFeatures()) == 25
