"""regiolens:indicatoraudit in QGIS: the table, the page, what it says."""

import pytest

from regiolens.bridge.paths import RESOURCES

AUDIT = "regiolens:indicatoraudit"
SAMPLE = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=mdi_2023"


def test_the_published_gemeenten(run, tmp_path):
    page = tmp_path / "audit.html"
    results = run(AUDIT, INPUT=SAMPLE, OUTPUT="memory:", REPORT=str(page))
    rows = {(row["soort"], row["onderdeel"]): row for row in run.rows(results["OUTPUT"])}
    housing = rows["domain", "huisvesting"]
    assert (housing["gewicht"], round(housing["invloed_pct"], 1), round(housing["r_index"], 2)) == (9.3, -4.5, -0.5)
    assert housing["signalen"] == "pulls the index the other way"
    assert round(rows["domain", "inkomen"]["invloed_pct"], 1) == 35.7
    assert rows["indicator", "inkomen"]["veld"] == "inkomen"
    assert results["REMARKS"] >= 1
    assert "Domain 'Huisvesting': pulls the index the other way." in run.feedback.text
    text = page.read_text(encoding="utf-8")
    for part in ("-4.5", "0.83", "<svg", "pulls the index the other way"):
        assert part in text or part.replace("-", "−") in text, part


def test_several_years_and_small_areas_are_told(run, make_layer, tmp_path):
    import json

    def indicator(name, field):
        return {"id": name, "label": name, "direction": "high is worse", "normalisation": {"method": "min-max"},
                "fields": [field]}  # fmt: skip

    model = {
        "schema": "regiolens-index-model/1",
        "id": "own",
        "title": "Own",
        "classes": {"labels": ["laag", "hoog"], "lower_bounds": [50]},
        "domains": [
            {"id": "x", "label": "X", "weight": 60, "indicators": [indicator("a", "arm_2021")]},
            {"id": "y", "label": "Y", "weight": 40, "indicators": [indicator("b", "ziek_2023")]},
        ],
    }
    path = tmp_path / "own.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    rows = [
        {"code": f"BU{14:04}{k:04}", "arm_2021": float(k * k % 17), "ziek_2023": float(k * 5 % 13), "inwoners": 20 * k}
        for k in range(20)
    ]
    run(AUDIT, INPUT=make_layer("buurten", rows), MODEL_FILE=str(path), OUTPUT="memory:")
    assert "Figures of several years: 2021, 2023." in run.feedback.text
    assert "Areas with fewer than 100 inhabitants, whose rank means little: 5 (BU00140000" in run.feedback.text
    run(AUDIT, INPUT=make_layer("buurten", rows), MODEL_FILE=str(path), MIN_INHABITANTS=0, OUTPUT="memory:")
    assert "whose rank means little" not in run.feedback.text


def test_pairs_that_say_the_same_have_a_row(run, make_layer):
    names = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
    rows = [
        {"code": f"GM{14 + k:04}", **{name: float((k + 1) * (7 + 2 * i) % 97) for i, name in enumerate(names)}}
        for k in range(30)
    ]
    for row in rows:
        row["werk"] = row["inkomen"]
    found = run.rows(run(AUDIT, INPUT=make_layer("g", rows), OUTPUT="memory:")["OUTPUT"])
    pair = next(row for row in found if row["soort"] == "pair")
    assert pair["onderdeel"] == "inkomen, werk"
    assert pair["r_domein"] == pytest.approx(1.0)
