"""regiolens:correlations on made figures, on published ones, and on real data."""

import json
import re

import numpy as np
import pandas as pd
import pytest

from regiolens.bridge.paths import RESOURCES

ID = "regiolens:correlations"


def areas(make_layer, count=40, seed=0, **more):
    random = np.random.default_rng(seed)
    base = random.normal(50, 10, count)
    rows = [
        {"code": f"GM{1000 + i}", "naam": f"Plaats {i}", "mdi": float(base[i]), "opkomst": float(90 - base[i] / 5 +
         random.normal()), "zone": ["kern", "perifeer"][i % 2], "inwoners": 1000 * (i + 1)}
        for i in range(count)
    ]  # fmt: skip
    for row in rows:
        row.update(more)
    return rows


def test_it_equals_scipy_over_all_and_per_subset(run, make_layer):
    stats = pytest.importorskip("scipy.stats")
    rows = areas(make_layer)
    rows[3]["mdi"] = rows[4]["opkomst"] = None
    found = run(ID, INPUT=make_layer("a", rows), X=["mdi"], Y=["opkomst", "inwoners"], SUBSET_FIELD="zone",
                OUTPUT="memory:")  # fmt: skip
    assert found["PAIRS"] == 6
    table = run.rows(found["OUTPUT"])
    assert list(table[0]) == [
        "x",
        "y",
        "subset",
        "n",
        "r",
        "r_laag",
        "r_hoog",
        "samenhang",
        "weggelaten",
        "toelichting",
    ]
    assert [row["subset"] for row in table] == ["alle gebieden"] * 2 + ["kern"] * 2 + ["perifeer"] * 2
    frame = pd.DataFrame(rows)
    for row in table:
        part = frame if row["subset"] == "alle gebieden" else frame[frame.zone == row["subset"]]
        pair = part[["mdi", row["y"]]].astype(float).dropna()
        theirs = stats.pearsonr(pair["mdi"], pair[row["y"]])
        assert row["r"] == pytest.approx(theirs.statistic, abs=1e-12)
        assert (row["r_laag"], row["r_hoog"]) == pytest.approx(tuple(theirs.confidence_interval()), abs=1e-12)
        assert (row["n"], row["weggelaten"]) == (len(pair), len(part) - len(pair))


def test_few_pairs_have_no_strength_without_interval(run, make_layer):
    layer = make_layer("a", areas(make_layer, 10))
    row = run.rows(run(ID, INPUT=layer, X=["mdi"], Y=["opkomst"], OUTPUT="memory:")["OUTPUT"])[0]
    assert re.fullmatch(r"\w+ \(-?\d\.\d\d to -?\d\.\d\d; 10 pairs\)", row["samenhang"])
    layer = make_layer("a", areas(make_layer, 11))
    row = run.rows(run(ID, INPUT=layer, X=["mdi"], Y=["opkomst"], OUTPUT="memory:")["OUTPUT"])[0]
    assert row["samenhang"] in ("sterk", "matig", "zwak", "geen")


def test_two_areas_have_no_correlation_and_that_is_said(run, make_layer):
    found = run(ID, INPUT=make_layer("a", areas(make_layer, 2)), X=["mdi"], Y=["opkomst"], OUTPUT="memory:")
    row = run.rows(found["OUTPUT"])[0]
    assert (row["n"], row["r"], row["r_laag"], row["samenhang"]) == (2, None, None, None)
    assert found["PAIRS"] == 0 and "mdi - opkomst" in "".join(run.feedback.warnings)


def test_water_and_markers_are_missing(run, make_layer):
    rows = [{**row, "water": "NEE"} for row in areas(make_layer, 20)]
    rows[0]["water"], rows[1]["mdi"] = "JA", -99997.0
    row = run.rows(run(ID, INPUT=make_layer("a", rows), X=["mdi"], Y=["opkomst"], OUTPUT="memory:")["OUTPUT"])[0]
    assert (row["n"], row["weggelaten"]) == (18, 1)


def test_figures_of_a_wider_level_are_handed_down_and_that_is_said(run, make_layer):
    codes = {"GM0014": "CR03", "GM0037": "CR01", "GM0047": "CR01", "GM0363": "CR23", "GM0599": "CR29"}
    rows = [{"gm_code": code, "mdi": 40.0 + 3 * i**1.5} for i, code in enumerate(codes)]
    wider = [{"corop": code, "bbp": 30.0 + i} for i, code in enumerate(["CR01", "CR03", "CR23", "CR29"])]
    found = run(ID, INPUT=make_layer("a", rows), X=["mdi"], HIGHER=make_layer("corop", wider, "NoGeometry"),
                HIGHER_FIELDS=["bbp"], OUTPUT="memory:")  # fmt: skip
    row = run.rows(found["OUTPUT"])[0]
    figures = dict(zip(["CR01", "CR03", "CR23", "CR29"], range(30, 34)))
    expected = np.corrcoef([r["mdi"] for r in rows], [figures[codes[r["gm_code"]]] for r in rows])[0, 1]
    assert row["n"] == 5 and row["r"] == pytest.approx(expected, abs=1e-12)
    assert "corop" in row["toelichting"] and "4" in row["toelichting"]
    assert "bbp" in "".join(run.feedback.warnings)


def test_figures_that_are_handed_down_are_not_called_those_of_a_part(run, make_layer):
    """The region's own figure is what it is, whatever gemeenten of it are in the layer."""
    layer = make_layer("a", [{"code": f"GM{code:04}", "mdi": float(code)} for code in (14, 37, 47, 1895, 765)])
    above = make_layer("corop", [{"corop": code, "bbp": place} for place, code in enumerate(("CR01", "CR03"))])
    run(ID, INPUT=layer, X=["mdi"], HIGHER=above, HIGHER_FIELDS=["bbp"], OUTPUT="memory:")
    assert run.feedback.warnings and not any("lacks gemeenten" in line for line in run.feedback.warnings)


def test_weights(run, make_layer):
    rows = areas(make_layer)
    found = run(ID, INPUT=make_layer("a", rows), X=["mdi"], Y=["opkomst"], WEIGHT="inwoners", OUTPUT="memory:")
    frame = pd.DataFrame(rows)
    covariance = np.cov(frame["mdi"], frame["opkomst"], aweights=frame["inwoners"])
    expected = covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1])
    assert run.rows(found["OUTPUT"])[0]["r"] == pytest.approx(expected, abs=1e-12)


def test_weights_that_leave_no_area_are_told_as_the_reason(run, make_layer):
    layer = make_layer("a", areas(make_layer, inwoners=0))
    found = run(ID, INPUT=layer, X=["mdi"], Y=["opkomst"], WEIGHT="inwoners", OUTPUT="memory:")
    (said,) = run.feedback.warnings
    assert "a weight ('inwoners') above zero" in said
    output = run.layer(found["OUTPUT"])
    assert "weight" in output.attributeAlias(output.fields().indexOf("weggelaten"))


def test_a_subset_that_no_area_is_in_is_refused_and_areas_in_none_are_counted(run, make_layer):
    rows = areas(make_layer)
    given = {"X": ["mdi"], "Y": ["opkomst"], "SUBSET_FIELD": "zone", "OUTPUT": "memory:"}
    said = run.refused(ID, INPUT=make_layer("leeg", [{**row, "zone": None} for row in rows]), **given)
    assert "'zone'" in said and "'leeg'" in said
    rows[0]["zone"] = rows[1]["zone"] = ""
    run(ID, INPUT=make_layer("a", rows), **given)
    assert any("in no subset: 2" in line for line in run.feedback.text.splitlines())


def test_a_row_for_each_period_is_told(run, make_layer):
    rows = [{**row, "jaar": year} for year in (2014, 2023) for row in areas(make_layer)]
    run(ID, INPUT=make_layer("lang", rows), X=["mdi"], Y=["opkomst"], OUTPUT="memory:")
    assert any("'lang'" in line and "'jaar'" in line and "period" in line for line in run.feedback.warnings)
    run(ID, INPUT=make_layer("een", rows[:40]), X=["mdi"], Y=["opkomst"], OUTPUT="memory:")
    assert not run.feedback.warnings
    wider = [{**row, "provcode": f"PV{20 + n % 4}"} for n, row in enumerate(rows[:40])]
    for row in wider:
        del row["code"]
    run(ID, INPUT=make_layer("zonder", wider), X=["mdi"], Y=["opkomst"], OUTPUT="memory:")
    assert not run.feedback.warnings


def test_bad_input_is_refused_in_one_sentence(run, make_layer):
    layer = make_layer("gebieden", areas(make_layer))
    given = {"INPUT": layer, "OUTPUT": "memory:"}
    assert run.refused(ID, X=["mdi"], Y=["mdi"], **given).startswith("X and Y name the same field 'mdi'")
    assert run.refused(ID, X=["mdi"], **given).startswith("There is nothing to correlate X with")
    assert "naam" in run.refused(ID, X=["mdi"], Y=["naam"], **given)
    assert "Spearman" in run.refused(ID, X=["mdi"], Y=["opkomst"], WEIGHT="inwoners", METHOD="Spearman", **given)
    rows = [{"code": code, "a": 1.0, "b": 2.0} for code in ("GM0014", "WK001400", "BU00140000")]
    message = run.refused(ID, INPUT=make_layer("kwb", rows), X=["a"], Y=["b"], OUTPUT="memory:")
    assert message.startswith("'kwb' holds areas of several levels (gemeente, wijk, buurt)")
    wider = make_layer("corop", [{"code": "CR01", "bbp": 1.0}, {"code": "CR01", "bbp": 2.0}], "NoGeometry")
    message = run.refused(ID, X=["mdi"], HIGHER=wider, HIGHER_FIELDS=["bbp"], **given)
    assert message.startswith("'corop' holds 1 codes more than once (CR01)")
    same = make_layer("corop", [{"code": "CR01", "mdi": 1.0}], "NoGeometry")
    assert "HIGHER_FIELDS names 'mdi'" in run.refused(ID, X=["mdi"], HIGHER=same, HIGHER_FIELDS=["mdi"], **given)
    assert "belong together" in run.refused(ID, X=["mdi"], Y=["opkomst"], HIGHER=same, **given)


def test_a_refused_run_leaves_an_older_output_as_it_was(run, make_layer, tmp_path):
    layer, path = make_layer("a", areas(make_layer)), tmp_path / "r.csv"
    path.write_text("older")
    run.refused(ID, INPUT=layer, X=["mdi"], Y=["naam"], OUTPUT=str(path))
    assert path.read_text() == "older"


def test_the_report_has_plots_with_line_names_and_colours(run, make_layer, tmp_path):
    rows = areas(make_layer)
    rows[5]["opkomst"] = 20.0
    rows[5]["naam"] = "<b>Ver weg</b>"
    path = tmp_path / "r.html"
    run(ID, INPUT=make_layer("a <i>", rows), X=["mdi"], Y=["opkomst"], CLASS_FIELD="zone", SUBSET_FIELD="zone",
        OUTPUT="memory:", REPORT=str(path))  # fmt: skip
    page = path.read_text(encoding="utf-8")
    assert page.count("<svg ") == 1 and "&lt;b&gt;Ver weg&lt;/b&gt;" in page and "<b>Ver" not in page
    assert ">kern<" in page and ">perifeer<" in page and "#b2182b" in page and "a &lt;i&gt;" in page


def turnout(shared):
    """Percent of the electorate that voted on 17 March 2021, by gemeente."""
    table = pd.read_csv(shared / "tables" / "verkiezingen_TK2021.csv", sep=";", encoding="utf-8-sig")
    table = table[table.RegioCode.str.startswith("G")]
    return dict(zip("GM" + table.RegioCode.str[1:], 100 * table.Opkomst / table.Kiesgerechtigden))


def against_turnout(run, shared, make_layer, scores):
    found = turnout(shared)
    rows = [{"code": code, "mdi": score, "opkomst": found.get(code)} for code, score in scores]
    output = run(ID, INPUT=make_layer("mdi", rows), X=["mdi"], Y=["opkomst"], OUTPUT="memory:")["OUTPUT"]
    return run.rows(output)[0]


def test_the_fifty_published_scores_against_turnout(run, shared, make_layer):
    published = pd.read_csv(RESOURCES / "sample" / "mdi_2023_gemeenten.csv")
    row = against_turnout(run, shared, make_layer, zip(published.statcode, published.mdi_gepubliceerd))
    assert (row["n"], round(row["r"], 3), row["samenhang"]) == (50, -0.737, "sterk")
    assert (round(row["r_laag"], 3), round(row["r_hoog"], 3)) == (-0.842, -0.577)


def test_cbs_kern_against_turnout(run, shared, make_layer):
    layer = str(shared / "areas" / "gemeente_2023.gpkg")
    for table in ("gemeente_indicatoren_2021.csv", "kwb_2024.csv"):
        found = run("regiolens:joinindicators", INPUT=layer, TABLE=str(shared / "tables" / table), OUTPUT="memory:")
        layer = found["OUTPUT"]
    scored = run("regiolens:mdi", INPUT=layer, MODEL="cbs_kern", OUTPUT="memory:")["OUTPUT"]
    row = against_turnout(run, shared, make_layer, [(row["statcode"], row["mdi"]) for row in run.rows(scored)])
    assert (row["n"], round(row["r"], 3)) == (338, -0.759)


def test_it_runs_in_qgis_process(qgis_process, tmp_path):
    rows = "code,a,b\n" + "".join(f"GM{1000 + i},{i},{i * i % 7}\n" for i in range(12))
    (tmp_path / "in.csv").write_text(rows)
    inputs = {"INPUT": str(tmp_path / "in.csv"), "X": ["a"], "Y": ["b"], "OUTPUT": str(tmp_path / "out.csv"),
              "REPORT": str(tmp_path / "r.html")}  # fmt: skip
    done = qgis_process("--json", "run", "regiolens:correlations", "-", inputs=inputs)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"]["PAIRS"] == 1
    assert (tmp_path / "out.csv").read_text().startswith("x,y,subset,n,r,") and (tmp_path / "r.html").is_file()
