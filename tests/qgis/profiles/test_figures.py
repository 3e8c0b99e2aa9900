"""Figures of regions by their kind: against aggregate, an independent computation, and what was published."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from qgis.core import NULL, QgsProject, QgsVectorLayer

ROOT = Path(__file__).resolve().parents[3]
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
PROFILES = "regiolens:regionprofiles"
LOW = "HumanCapital: Low education (%)"
MINIMUM = "Inequality: At-or-below social minimum (%)"


def table(path):
    """A csv as a table in the project."""
    layer = QgsVectorLayer(f"{path.as_uri()}?type=csv&detectTypes=yes&geomType=none", path.stem, "delimitedtext")
    QgsProject.instance().addMapLayer(layer, False)
    return layer


def profiles(run, **parameters):
    found = run(PROFILES, OUTPUT="memory:", OUTPUT_TABLE="memory:", **parameters)
    rows = pd.DataFrame(run.rows(found["OUTPUT_TABLE"]))
    return {row["regio_naam"]: row for row in run.rows(found["OUTPUT"])}, rows


def in_regions(run, layer, which, **parameters):
    """The areas of a table with their region."""
    found = run("regiolens:assignregions", INPUT=layer, REGION_SET=which, OUTPUT="memory:", **parameters)
    return run.layer(found["OUTPUT"])


def frame_of(layer):
    """The rows of a layer."""
    names = layer.fields().names()
    rows = [[None if value == NULL else value for value in feature.attributes()] for feature in layer.getFeatures()]
    return pd.DataFrame(rows, columns=names)


@pytest.fixture
def indicators(shared):
    """352 gemeenten of 2021."""
    return table(shared / "tables" / "gemeente_indicatoren_2021.csv")


def weighted(frame, value, weight):
    """An independent weighted mean."""
    known = frame.dropna(subset=[value, weight])
    return float(np.average(known[value], weights=known[weight]))


def test_low_education_in_drenthe_is_four_points_above_the_country(run, indicators, shared):
    layer = in_regions(run, indicators, "arbeidsmarktregio")
    found, rows = profiles(run, INPUT=layer, VALUES=[LOW])
    frame = frame_of(layer)
    drenthe = frame[frame["regio_naam"] == "Drenthe"]
    here, country = (weighted(part, LOW, "Population") for part in (drenthe, frame))
    assert round(here - country, 1) == 4.2
    assert found["Drenthe"][LOW] == pytest.approx(here, abs=1e-8)
    assert found["Drenthe"][f"{LOW}_verschil"] == pytest.approx(here - country, abs=1e-8)
    row = rows[(rows["niveau"] == "regio") & (rows["regio_naam"] == "Drenthe")].iloc[0]
    assert (row["eenheid"], row["regel"], row["noemer"]) == ("%", "weighted mean", "Population")
    plain, _ = profiles(run, INPUT=layer, VALUES=[LOW], RULES=f'{{"{LOW}": "mean"}}')
    assert round(plain["Drenthe"][f"{LOW}_verschil"], 1) == 2.1
    assert found["Drenthe"]["vergeleken_met"].startswith("the Netherlands: 352 gemeenten")


def test_poverty_in_the_eleven_regions_of_ocw_is_below_the_country(run, shared, make_layer):
    poverty = pd.read_csv(shared / "tables" / "gemeente_indicatoren_2021.csv").set_index("statcode")[MINIMUM]
    kwb = pd.read_csv(shared / "tables" / "kwb_2024.csv", encoding="utf-8-sig", low_memory=False)
    kwb = kwb[kwb["code"].str.startswith("GM")].set_index("code")["huishoudens"]
    rows = pd.DataFrame({"p_hh_osm": poverty, "huishoudens": kwb}).dropna().rename_axis("code").reset_index()
    table = make_layer("armoede", rows.to_dict("records"), geometry="NoGeometry")
    layer = in_regions(run, table, "krimpregio's OCW")
    frame = frame_of(layer)
    eleven = frame[frame["regio_naam"].notna()]
    assert eleven["regio_naam"].nunique() == 11
    found, _ = profiles(run, INPUT=layer, VALUES=["p_hh_osm"], REGION_FIELD="regio_type")
    (one,) = found.values()
    assert one["aantal"] == len(eleven)
    expected = weighted(eleven, "p_hh_osm", "huishoudens") - weighted(frame, "p_hh_osm", "huishoudens")
    assert round(expected, 1) == -0.4
    assert one["p_hh_osm_verschil"] == pytest.approx(expected, abs=1e-8)
    assert round(eleven["p_hh_osm"].mean() - frame["p_hh_osm"].mean(), 1) == 0.3
    groningen, _ = profiles(run, INPUT=layer, VALUES=["p_hh_osm"])
    assert round(groningen["Groningen"]["p_hh_osm"], 1) == 7.9
    assert round(weighted(frame, "p_hh_osm", "huishoudens"), 1) == 6.7


@pytest.fixture
def kwb(shared, make_layer):
    """342 gemeenten of KWB 2024."""
    with (shared / "tables" / "kwb_2024.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["niveau"] == "gemeente" or row["code"].startswith("GM")]
    names = ("inwoners", "huishoudens", "koopwoningen", "afstandHuisarts", "wozWaarde", "oppervlakteLandHa")
    return make_layer(
        "kwb 2024",
        [{"code": row["code"], **{name: float(row[name]) if row[name] else None for name in names}} for row in rows],
        types=dict.fromkeys(names, float),
        geometry="NoGeometry",
    )


def test_owner_occupied_dwellings_in_fryslan(run, kwb):
    layer = in_regions(run, kwb, "provincie")
    found, _ = profiles(run, INPUT=layer, VALUES=["koopwoningen"])
    frame = frame_of(layer)
    each = frame.groupby("regio_naam").apply(lambda part: weighted(part, "koopwoningen", "huishoudens"))
    country = weighted(frame, "koopwoningen", "huishoudens")
    row = found["Fryslân"]
    assert round(row["koopwoningen_verschil"], 1) == 5.0
    assert row["koopwoningen_verschil"] == pytest.approx(each["Fryslân"] - country, abs=1e-8)
    assert row["koopwoningen_rang"] == each.rank(ascending=False)["Fryslân"] == 4
    plain = frame.groupby("regio_naam")["koopwoningen"].mean()
    assert round(plain["Fryslân"] - frame["koopwoningen"].mean(), 1) == -3.0
    assert plain.rank(ascending=False)["Fryslân"] == 10


def test_the_sign_turns_in_ten_corop_regions_and_every_figure_is_aggregates(run, kwb):
    layer = in_regions(run, kwb, "COROP")
    names = ["inwoners", "huishoudens", "koopwoningen", "afstandHuisarts", "wozWaarde", "oppervlakteLandHa"]
    found, rows = profiles(run, INPUT=layer, VALUES=names, WEIGHT="inwoners")
    output = run("regiolens:aggregate", INPUT=layer, GROUP="regio_naam", OUTPUT="memory:")["OUTPUT"]
    groups = {row["regio_naam"]: row for row in run.rows(output)}
    country = run("regiolens:aggregate", INPUT=layer, LEVEL="land", OUTPUT="memory:")["OUTPUT"]
    (country,) = run.rows(country)
    assert len(found) == len(groups) == 40
    for name in names:
        for region, row in found.items():
            assert row[name] == pytest.approx(groups[region][name], abs=1e-8)
        whole = rows[(rows["niveau"] == "referentie") & (rows["waarde"] == name)].iloc[0]
        assert whole["score"] == pytest.approx(country[name], abs=1e-8)
    frame = frame_of(layer)
    plain = frame.groupby("regio_naam")["koopwoningen"].mean() - frame["koopwoningen"].mean()
    turned = [region for region, row in found.items() if row["koopwoningen_verschil"] * plain[region] < 0]
    assert len(turned) == 10
    one = found["Twente"]
    assert one["inwoners"] == frame.loc[frame["regio_naam"] == "Twente", "inwoners"].sum()
    assert one["inwoners_verschil"] is None
    assert one["inwoners_aandeel"] == pytest.approx(100 * one["inwoners"] / frame["inwoners"].sum())
    bounds = frame["afstandHuisarts"].quantile([0.75, 0.9])
    here = frame[frame["regio_naam"] == "Twente"]
    for name, bound in zip(("kwartiel", "deciel"), bounds):
        inside = here["afstandHuisarts"] >= bound - 1e-9
        assert one[f"afstandHuisarts_slechtste_{name}"] == pytest.approx(100 * inside.mean())
        people = 100 * here.loc[inside, "inwoners"].sum() / here["inwoners"].sum()
        assert one[f"afstandHuisarts_inwoners_slechtste_{name}"] == pytest.approx(people)
    assert "koopwoningen_slechtste_kwartiel" not in one


NAMES = ("code", "regio_naam", "p_hh_osm", "huishoudens", "inwoners")
ROWS = (
    ("GM0014", "Oost", 12.0, 100.0, 250.0),
    ("GM0037", "Oost", 4.0, 300.0, 700.0),
    ("GM0034", "West", 8.0, 600.0, 1500.0),
)


def few(make_layer, *more, names=NAMES, title="drie"):
    """Three gemeenten, and further rows."""
    rows = [dict(zip(names, row)) for row in (*ROWS, *more)]
    return make_layer(title, rows, types=dict.fromkeys(names[2:], float), geometry="NoGeometry")


def test_a_row_of_national_figures_is_found_and_called_the_netherlands(run, make_layer):
    layer = few(make_layer, ("NL00", None, 6.7, 8000.0, 18000.0))
    found, rows = profiles(run, INPUT=layer, VALUES=["p_hh_osm", "inwoners"], YEAR="2023")
    assert found["Oost"]["p_hh_osm"] == 6.0
    assert found["Oost"]["p_hh_osm_verschil"] == pytest.approx(-0.7)
    assert found["Oost"]["inwoners_aandeel"] == pytest.approx(100 * 950 / 18000)
    assert found["Oost"]["vergeleken_met"] == "the Netherlands, 2023: national figures (NL00)"
    assert rows["gebied_code"].dropna().tolist().count("NL00") == 0
    assert len(found) == 2


def test_a_reference_may_be_a_row_alone_without_denominators(run, make_layer):
    row = make_layer("cijfers", [{"RegioS": "NL01  ", "p_hh_osm": 6.7, "jaar": 2022}], geometry="NoGeometry")
    found, rows = profiles(run, INPUT=few(make_layer), VALUES=["p_hh_osm"], REFERENCE=row)
    assert found["Oost"]["p_hh_osm"] == 6.0
    assert found["Oost"]["p_hh_osm_verschil"] == pytest.approx(-0.7)
    assert found["Oost"]["vergeleken_met"] == "the Netherlands, 2022: national figures (NL01)"
    assert set(rows["noemer"]) == {"huishoudens"}


def test_a_reference_of_areas_is_brought_together_by_the_same_rule(run, make_layer):
    other = [{"gm_code": f"GM{n:04}", "p_socminh": 2.0 * n, "aantal_hh": 10.0 * n} for n in range(1, 4)]
    reference = make_layer("ander", other, geometry="NoGeometry")
    found, _ = profiles(run, INPUT=few(make_layer), VALUES=["p_hh_osm"], REFERENCE=reference)
    assert found["Oost"]["p_hh_osm_verschil"] == pytest.approx(6.0 - (2 * 10 + 4 * 20 + 6 * 30) / 60)
    for row in other:
        del row["aantal_hh"]
    without = make_layer("zonder", other, geometry="NoGeometry")
    found, rows = profiles(run, INPUT=few(make_layer), VALUES=["p_hh_osm"], REFERENCE=without)
    assert found["Oost"]["p_hh_osm"] == 8.0
    assert found["Oost"]["p_hh_osm_verschil"] == 4.0
    assert set(rows["regel"]) == {"mean"}
    assert "Averaged plainly" in run.feedback.text


def test_a_reference_without_codes_and_one_of_nuts_regions_are_areas(run, make_layer):
    rows = [{"naam": f"g{n}", "p_hh_osm": 2.0 * n, "huishoudens": 10.0} for n in range(1, 4)]
    plain = make_layer("zonder codes", rows, geometry="NoGeometry")
    found, _ = profiles(run, INPUT=few(make_layer), VALUES=["p_hh_osm"], REFERENCE=plain)
    assert found["Oost"]["p_hh_osm_verschil"] == pytest.approx(6.0 - 4.0)
    nuts = make_layer("nuts", [{"code": f"NL1{n}", **row} for n, row in enumerate(rows)], geometry="NoGeometry")
    found, _ = profiles(run, INPUT=few(make_layer), VALUES=["p_hh_osm"], REFERENCE=nuts)
    assert found["Oost"]["p_hh_osm_verschil"] == pytest.approx(6.0 - 4.0)


def test_several_national_rows_are_refused(run, make_layer):
    layer = few(make_layer, ("NL00", None, 6.7, 1.0, 1.0), ("NL00", None, 6.8, 1.0, 1.0))
    message = run.refused(PROFILES, INPUT=layer, VALUES=["p_hh_osm"], OUTPUT="memory:")
    assert "2 rows of national figures (NL00)" in message


def test_a_row_of_a_reference_goes_before_one_among_the_areas(run, make_layer):
    layer = few(make_layer, ("NL00", None, 6.7, 8000.0, 18000.0))
    row = make_layer("cijfers", [{"code": "NL00", "p_hh_osm": 5.0}], geometry="NoGeometry")
    found, _ = profiles(run, INPUT=layer, VALUES=["p_hh_osm"], REFERENCE=row)
    assert found["Oost"]["p_hh_osm_verschil"] == pytest.approx(1.0)
    assert "Row NL00 of 'drie' is left out" in run.feedback.text


def test_what_a_national_row_does_not_tell_is_compared_with_nothing(run, make_layer):
    layer = few(make_layer)
    row = make_layer("cijfers", [{"code": "NL00", "p_hh_osm": 5.0}], geometry="NoGeometry")
    found, _ = profiles(run, INPUT=layer, VALUES=["p_hh_osm", "inwoners"], REFERENCE=row)
    assert found["Oost"]["p_hh_osm_verschil"] == pytest.approx(1.0)
    assert (found["Oost"]["inwoners"], found["Oost"]["inwoners_aandeel"]) == (950.0, None)
    assert "which are compared with nothing" in run.feedback.text
    # beside areas of the reference that lack the field as well
    rows = [{"code": "NL00", "p_hh_osm": 5.0}, *({"code": code, "p_hh_osm": value} for code, _, value, *_ in ROWS)]
    table = make_layer("land", rows, geometry="NoGeometry")
    found, _ = profiles(run, INPUT=layer, VALUES=["p_hh_osm", "inwoners"], REFERENCE=table)
    assert found["Oost"]["p_hh_osm_verschil"] == pytest.approx(1.0)
    row = make_layer("cijfers", [{"code": "NL00", "anders": 5.0}], geometry="NoGeometry")
    assert "has no field" in run.refused(PROFILES, INPUT=layer, VALUES=["p_hh_osm"], REFERENCE=row, OUTPUT="memory:")


def test_inwoners_as_value_beside_the_weight(run, make_layer):
    found, rows = profiles(run, INPUT=few(make_layer), VALUES=["p_hh_osm", "inwoners"], WEIGHT="inwoners")
    assert found["Oost"]["inwoners"] == 950.0
    assert found["Oost"]["inwoners_aandeel"] == pytest.approx(100 * 950 / 2450)
    assert found["Oost"]["p_hh_osm_gewogen"] == pytest.approx((12 * 250 + 4 * 700) / 950)
    assert found["Oost"]["p_hh_osm"] == 6.0
    assert rows[(rows["niveau"] == "referentie") & (rows["waarde"] == "inwoners")]["score"].tolist() == [2450.0]


def test_rules_name_a_rate_and_leave_out(run, make_layer):
    layer = few(make_layer)
    rules = '{"huishoudens": {"rule": "rate", "weight": "inwoners", "name": "hh_per_1000"}, "inwoners": "leave out"}'
    found, rows = profiles(run, INPUT=layer, VALUES=["p_hh_osm", "inwoners"], RULES=rules)
    assert found["Oost"]["hh_per_1000"] == pytest.approx(1000 * 400 / 950)
    assert found["Oost"]["hh_per_1000_verschil"] == pytest.approx(1000 * 400 / 950 - 1000 * 1000 / 2450)
    assert set(rows["waarde"]) == {"p_hh_osm", "hh_per_1000"}
    areas = rows[(rows["niveau"] == "gebied") & (rows["waarde"] == "hh_per_1000")]
    assert areas["score"].tolist() == pytest.approx([400.0, 1000 * 300 / 700, 400.0])
    message = run.refused(PROFILES, INPUT=layer, VALUES=["p_hh_osm"], RULES='{"weg": "sum"}', OUTPUT="memory:")
    assert "RULES names the field 'weg'" in message


def test_what_is_averaged_plainly_says_so(run, make_layer):
    rows = [{"code": code, "regio_naam": name, "p_hh_osm": value, "eigen": 1.0} for code, name, value, *_ in ROWS]
    layer = make_layer("zonder", rows, geometry="NoGeometry")
    output = run(PROFILES, INPUT=layer, VALUES=["p_hh_osm", "eigen"], OUTPUT="memory:", OUTPUT_TABLE="memory:")
    made = run.layer(output["OUTPUT"])
    assert made.attributeAlias(made.fields().lookupField("p_hh_osm")).endswith("(%), plain mean")
    assert made.attributeAlias(made.fields().lookupField("p_hh_osm_verschil")).endswith("difference (pp)")
    assert {row["regel"] for row in run.rows(output["OUTPUT_TABLE"])} == {"mean"}
    assert "no field to weight them by: p_hh_osm" in run.feedback.text.replace("\n", " ")
    assert "no rule is known for them: eigen" in run.feedback.text.replace("\n", " ")


def test_no_share_of_regions_that_are_their_own_areas(run, make_layer):
    rows = [{"code": f"GM{n:04}", "mdi": float(n)} for n in range(1, 21)]
    found = run.rows(run(PROFILES, INPUT=make_layer("eigen", rows), REGION_FIELD="code", OUTPUT="memory:")["OUTPUT"])
    assert {row["aandeel_slechtste_kwartiel"] for row in found} == {None}
    assert {row["aandeel_slechtste_deciel"] for row in found} == {None}


def test_areas_without_a_score_are_not_counted_in_the_worst_quarter(run, make_layer):
    rows = [
        {"naam": name, "streek": "a", "mdi": score, "mdi_kwartiel": quarter}
        for name, score, quarter in (("x", 40.0, 1), ("y", 60.0, 4), ("z", None, 4))
    ]
    layer = make_layer("drie", rows, types={"mdi": float, "mdi_kwartiel": int})
    (row,) = run.rows(run(PROFILES, INPUT=layer, REGION_FIELD="streek", OUTPUT="memory:")["OUTPUT"])
    assert row["aandeel_slechtste_kwartiel"] == 50.0


def test_figure_13_comes_out_beside_the_national_domain_means(run, make_layer):
    """Midden-Limburg's werk 12, Zuid-Limburg's 17 points worse, beside the national mean that these tell (31.2)."""
    with (ROOT / "resources" / "sample" / "mdi_2023_gemeenten.csv").open(encoding="utf-8") as file:
        rows = [
            {
                "statcode": row["statcode"],
                "regio_naam": row["corop"],
                "mdi": float(row["mdi_gepubliceerd"]),
                **{f"mdi_{name}": float(row[name]) for name in DOMAINS},
            }
            for row in csv.DictReader(file)
        ]
    means = {"mdi_werk": 31.2, "mdi_inkomen": 54.6}
    empty = dict.fromkeys(rows[0])
    layer = make_layer("figuur 13", [*rows, {**empty, "statcode": "NL00", **means}])
    found, _ = profiles(run, INPUT=layer, YEAR="2023")
    assert int(found["Midden-Limburg"]["mdi_werk_verschil"]) == 12
    assert int(found["Zuid-Limburg"]["mdi_werk_verschil"]) == 17
    assert round(found["Zuid-Limburg"]["mdi_inkomen_verschil"]) == 7
    assert found["Oost-Groningen"]["mdi"] == pytest.approx(62.2, abs=0.1)
    assert found["Oost-Groningen"]["mdi_verschil"] is None
    assert "which are compared with nothing" in run.feedback.text
    assert found["Zuid-Limburg"]["vergeleken_met"].startswith("the Netherlands, 2023")
