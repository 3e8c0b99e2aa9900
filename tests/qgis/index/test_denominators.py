"""Denominators and the treatment of outlying values, as steps of a model, in the algorithms that take one."""

import json
import sqlite3

import numpy as np
import pandas as pd
import pytest

MDI, AUDIT, SQL, PANEL = (f"regiolens:{name}" for name in ("mdi", "indicatoraudit", "indexsql", "indexpanel"))
HIGH, LOW = "high is worse", "low is worse"


@pytest.fixture
def model(tmp_path):
    """Benefits per 1,000 inhabitants, treated, and the value of dwellings, by fields that others call otherwise."""

    def write(**changes):
        data = {
            "schema": "regiolens-index-model/1",
            "id": "own",
            "title": "Own",
            "classes": {"labels": ["laag", "hoog"], "lower_bounds": [50]},
            "treatment": {"method": "winsorise"},
            "domains": [
                {
                    "id": "werk",
                    "label": "Werk",
                    "weight": 60,
                    "indicators": [
                        {
                            "id": "uitkeringen",
                            "label": "Uitkeringen per 1.000 inwoners",
                            "direction": HIGH,
                            "normalisation": {"method": "min-max"},
                            "denominator": {"fields": ["inwoners", "aantalInwoners"], "times": 1000},
                            **changes,
                        }
                    ],
                },
                {
                    "id": "wonen",
                    "label": "Wonen",
                    "weight": 40,
                    "indicators": [
                        {"id": "woz", "label": "WOZ", "direction": LOW, "normalisation": {"method": "z-score"}}
                    ],
                },
            ],
        }
        path = tmp_path / "own.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        return str(path)

    return write


def rows_of(count=60, seed=1, people="inwoners"):
    random = np.random.default_rng(seed)
    inhabitants = random.integers(2000, 90000, count)
    rates = random.normal(40.0, 8.0, count)
    rates[[3, 4]] = [900.0, 700.0]
    return [
        {
            "gm_code": f"GM{14 + place:04}",
            "naam": f"Gemeente {place}",
            "uitkeringen": round(float(rates[place] * inhabitants[place]) / 1000),
            people: int(inhabitants[place]),
            "woz": round(float(random.normal(300.0, 50.0)), 1),
        }
        for place in range(count)
    ]


def by_hand(rows, reference=None):
    """The scores with the two highest rates drawn in, in pandas alone."""
    frame, fitted = pd.DataFrame(rows), pd.DataFrame(reference or rows)
    rate, others = (
        1000 * each["uitkeringen"] / each["inwoners"].where(each["inwoners"] > 0) for each in (frame, fitted)
    )
    bound = others.nlargest(3).iloc[2]
    work = 100 * (rate.clip(upper=bound) - others.min()) / (bound - others.min())
    living = 50 - 10 * (frame["woz"] - fitted["woz"].mean()) / fitted["woz"].std(ddof=0)
    return 0.6 * work.clip(0, 100) + 0.4 * living


def scores(run, output):
    return np.array([np.nan if row["mdi"] is None else row["mdi"] for row in run.rows(output)], dtype=float)


def test_a_count_is_divided_and_its_outlying_rates_are_drawn_in(run, make_layer, model, tmp_path):
    rows, scale = rows_of(), tmp_path / "scale.json"
    results = run(MDI, INPUT=make_layer("g", rows), MODEL_FILE=model(), SCALE_OUT=str(scale), OUTPUT="memory:")
    np.testing.assert_allclose(scores(run, results["OUTPUT"]), by_hand(rows), rtol=0, atol=1e-8)
    assert "uitkeringen: field uitkeringen" in run.feedback.text
    assert "uitkeringen.denominator: field inwoners" in run.feedback.text
    assert "2 values of indicator 'uitkeringen' above" in run.feedback.text
    assert "GM0017, GM0018" in run.feedback.text
    stored = json.loads(scale.read_text(encoding="utf-8"))["indicators"]["uitkeringen"]
    assert (stored["drawn_in"], stored["log"], stored["lower"]) == (2, 0, None)
    assert stored["upper"] == stored["worst"]

    # of a part, and of another year, the bounds are those of the whole: by the stored scale and by the reference
    part = rows[:10]
    of_scale = run(MDI, INPUT=make_layer("p", part), MODEL_FILE=model(), SCALE_IN=str(scale), OUTPUT="memory:")
    of_reference = run(
        MDI, INPUT=make_layer("p", part), MODEL_FILE=model(), REFERENCE=make_layer("g", rows), OUTPUT="memory:"
    )
    whole = scores(run, results["OUTPUT"])[:10]
    np.testing.assert_array_equal(scores(run, of_scale["OUTPUT"]), whole)
    np.testing.assert_array_equal(scores(run, of_reference["OUTPUT"]), whole)


def test_what_cannot_be_divided_is_missing_and_counted(run, make_layer, model):
    rows = rows_of()
    for place, people in ((10, 0), (11, None), (12, -99997)):
        rows[place]["inwoners"] = people
    results = run(MDI, INPUT=make_layer("g", rows), MODEL_FILE=model(), OUTPUT="memory:")
    found = scores(run, results["OUTPUT"])
    assert np.isnan(found[10:13]).all() and results["UNSCORED"] == 3
    assert "3 areas of 'g' have no 'uitkeringen': what it is divided by is missing there, or not above 0." in (
        run.feedback.text
    )
    np.testing.assert_allclose(found, by_hand(rows), rtol=0, atol=1e-8)


def test_without_its_denominator_a_count_is_refused(run, make_layer, model):
    layer = make_layer("g", rows_of(people="mensen"))
    for algorithm in (MDI, AUDIT, "regiolens:contributions", "regiolens:robustness"):
        refused = run.refused(algorithm, INPUT=layer, MODEL_FILE=model(), OUTPUT="memory:")
        assert (
            "'g' has no field by which 'uitkeringen' is divided (inwoners, aantalInwoners): join it, or name it in "
            "FIELD_MAP as 'uitkeringen.denominator'." in refused
        ), algorithm
    mapped = {"uitkeringen.denominator": "mensen"}
    results = run(MDI, INPUT=layer, MODEL_FILE=model(), FIELD_MAP=mapped, OUTPUT="memory:")
    np.testing.assert_allclose(scores(run, results["OUTPUT"]), by_hand(rows_of()), rtol=0, atol=1e-8)
    refused = run.refused(
        MDI, INPUT=layer, MODEL_FILE=model(), FIELD_MAP={"woz.denominator": "mensen"}, OUTPUT="memory:"
    )
    assert "FIELD_MAP names 'woz.denominator'" in refused and "uitkeringen.denominator" in refused
    reference = make_layer("land", rows_of(people="volk"))
    refused = run.refused(
        MDI, INPUT=make_layer("g", rows_of()), REFERENCE=reference, MODEL_FILE=model(), OUTPUT="memory:"
    )
    assert "'land' has no field by which 'uitkeringen' is divided" in refused


def test_more_than_the_most_take_the_logarithm(run, make_layer, model):
    rows = rows_of()
    treatment = {"method": "winsorise", "most": 1}
    results = run(MDI, INPUT=make_layer("g", rows), MODEL_FILE=model(treatment=treatment), OUTPUT="memory:")
    assert "The logarithm of indicator 'uitkeringen' is taken" in run.feedback.text
    frame = pd.DataFrame(rows)
    rate = 1000 * frame["uitkeringen"] / frame["inwoners"]
    logs = np.log(rate - rate.min() + 0.01 * (rate.max() - rate.min()))
    work = 100 * (logs - logs.min()) / (logs.max() - logs.min())
    living = 50 - 10 * (frame["woz"] - frame["woz"].mean()) / frame["woz"].std(ddof=0)
    np.testing.assert_allclose(scores(run, results["OUTPUT"]), 0.6 * work + 0.4 * living, rtol=0, atol=1e-8)


def test_the_audit_tells_which_areas_were_treated(run, make_layer, model, tmp_path):
    page = tmp_path / "audit.html"
    layer = make_layer("g", rows_of())
    results = run(AUDIT, INPUT=layer, MODEL_FILE=model(), OUTPUT="memory:", REPORT=str(page))
    rows = {row["onderdeel"]: row for row in run.rows(results["OUTPUT"])}
    told = rows["uitkeringen"]["behandeld"]
    assert told.startswith("2 values count as ") and told.endswith(": GM0017, GM0018")
    assert rows["uitkeringen"]["behandeling"] == "2 values drawn in"
    assert rows["woz"]["behandeld"] in (None, "") or rows["woz"]["behandeld"] != rows["woz"]["behandeld"]
    assert "rule the scale" not in (rows["uitkeringen"]["signalen"] or "")
    text = page.read_text(encoding="utf-8")
    assert "Treated by the model" in text and told in text
    run(AUDIT, INPUT=layer, MODEL_FILE=model(treatment={"method": "none"}), OUTPUT="memory:", REPORT=str(page))
    assert "rule the scale" in run.feedback.text
    assert "Treated by the model" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("most", [5, 1])
def test_a_database_gives_the_same(run, make_layer, model, tmp_path, most):
    path, script = tmp_path / "g.gpkg", tmp_path / "mdi.sql"
    run("native:savefeatures", INPUT=make_layer("g", rows_of()), OUTPUT=str(path))
    made = model(treatment={"method": "winsorise", "most": most})
    wanted = scores(run, run(MDI, INPUT=str(path), MODEL_FILE=made, OUTPUT="memory:")["OUTPUT"])
    run(SQL, INPUT=str(path), MODEL_FILE=made, DATABASE="SQLite", OUTPUT=str(script))
    database = sqlite3.connect(path)
    database.executescript(script.read_text(encoding="utf-8"))
    found = pd.read_sql_query('SELECT mdi FROM "g_mdi"', database)
    database.close()
    np.testing.assert_allclose(found["mdi"].to_numpy(dtype=float), wanted, rtol=0, atol=1e-9)


def test_years_share_the_bounds_of_all(run, make_layer, model):
    one, two = rows_of(), rows_of(seed=2)
    layers = [make_layer("g 2020", one), make_layer("g 2021", two)]
    results = run(PANEL, INPUT=layers, MODEL_FILE=model(), YEARS="2020,2021", OUTPUT="memory:")
    found = {(row["code"], str(row["jaar"])): row["mdi"] for row in run.rows(results["OUTPUT"])}
    frame = pd.DataFrame([*one, *two])
    rate = 1000 * frame["uitkeringen"] / frame["inwoners"]
    bound = rate.nlargest(5).iloc[4]  # four are drawn in
    work = 100 * (rate.clip(upper=bound) - rate.min()) / (bound - rate.min())
    living = 50 - 10 * (frame["woz"] - frame["woz"].mean()) / frame["woz"].std(ddof=0)
    wanted = 0.6 * work + 0.4 * living
    got = [found[code, year] for year, rows in (("2020", one), ("2021", two)) for code in (r["gm_code"] for r in rows)]
    np.testing.assert_allclose(got, wanted, rtol=0, atol=1e-8)


def test_robustness_leaves_the_treatment_in_half_of_the_draws(run, make_layer, model):
    more = {"DRAWS": 40, "WEIGHT_NOISE": 0, "VARY": [4], "SEED": 1}
    results = run(
        "regiolens:robustness", INPUT=make_layer("g", rows_of()), MODEL_FILE=model(), OUTPUT="memory:", **more
    )
    assert any(row["rang_p05"] != row["rang_p95"] for row in run.rows(results["OUTPUT"]))


def test_a_denominator_of_another_year_is_told(run, make_layer, model):
    rows = [
        {**row, "inwoners_2021": row.pop("inwoners"), "uitkeringen_2023": row.pop("uitkeringen")} for row in rows_of()
    ]
    made = model(fields=["uitkeringen_2023"], denominator={"fields": ["inwoners_2021"], "times": 1000})
    run(AUDIT, INPUT=make_layer("g", rows), MODEL_FILE=made, OUTPUT="memory:")
    assert "Figures of several years: 2021, 2023 (Uitkeringen per 1.000 inwoners)." in run.feedback.text
