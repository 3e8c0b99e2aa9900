"""regiolens:migration on the published figures of Noord-Nederland, on moves between areas, and on bad input."""

import csv
import json

import pytest
from qgis.core import QgsVectorLayer, QgsWkbTypes

from ..models import given, layer_input, made, model_of, value

ID = "regiolens:migration"
YEARS = 6


def groups(lower=312143, inhabitants=1717610):
    """Noord-Nederland 2011-2016 by group; see tests/core/change/test_migration.py for the sizes of the groups."""
    rows = [("onder 101", -590, 0.4 * lower), ("101-150", -890, 0.6 * lower)]
    rows += [("hoger", -13460, 0.9 * (inhabitants - lower)), ("student", 2510, 0.1 * (inhabitants - lower))]
    return [{"gebied": "Noord-Nederland", "groep": name, "saldo": net, "begin": people} for name, net, people in rows]


def signs(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def by(run, output, *names):
    return {tuple(row[name] for name in names): row for row in run.rows(output)}


def areas(make_layer):
    rows = [
        {
            "code": "GM0014",
            "naam": "Groningen",
            "regio": "Noord",
            "type": "hoofdstad",
            "sted": "1 zeer",
            "mensen": 1000,
        },
        {"code": "GM0106", "naam": "Assen", "regio": "Noord", "type": "hoofdstad", "sted": "2 sterk", "mensen": 500},
        {"code": "GM0037", "naam": "Stadskanaal", "regio": "Oost", "type": "krimp", "sted": "4 weinig", "mensen": 300},
        {"code": "GM0047", "naam": "Veendam", "regio": "Oost", "type": "krimp", "sted": "4 weinig", "mensen": 200},
    ]
    return make_layer("gemeenten", rows)


def pairs(make_layer):
    higher = [("14", "106", 50), ("106", "14", 20), ("37", "14", 40), ("47", "14", 5), ("37", "99", 7)]
    lower = [("14", "37", 30), ("14", "47", 15), ("47", "47", 99)]
    moves = [(a, b, group, n) for group, some in (("hoger", higher), ("lager", lower)) for a, b, n in some]
    rows = [{"gm_van": int(a), "gm_naar": int(b), "inkomen": c, "n": d} for a, b, c, d in moves]
    return make_layer("stromen", rows, "NoGeometry")


def test_noord_nederland_as_published(run, make_layer):
    found = run(ID, INPUT=make_layer("nn", groups(), "NoGeometry"), AREA_FIELD="gebied", GROUP_FIELD="groep",
                SALDO="saldo", POPULATION="begin", YEARS=YEARS, GROUPS="hoger + student; onder 101 + 101-150",
                OUTPUT="memory:")  # fmt: skip
    table = by(run, found["OUTPUT"], "groep")
    assert round(table[("hoger + student",)]["saldo_relatief"], 2) == -0.13
    assert round(table[("onder 101 + 101-150",)]["saldo_relatief"], 2) == -0.08
    assert table[("hoger",)]["kwadrant"] == "linksonder" and found["IN_QUADRANT"] == 1
    assert table[("hoger",)]["noemer"] == "groep"


def test_leeuwarden_with_arrivals_and_departures(run, make_layer):
    rows = [
        {"g": "Leeuwarden", "k": "lager", "in": 5230, "uit": 5000, "n": 23676},
        {"g": "Leeuwarden", "k": "hoger", "in": 25650, "uit": 25420, "n": 95833},
    ]
    layer = make_layer("l", rows, "NoGeometry")
    given = {"INPUT": layer, "AREA_FIELD": "g", "GROUP_FIELD": "k", "ARRIVALS": "in", "DEPARTURES": "uit",
             "POPULATION": "n", "YEARS": YEARS, "GROUPS": "hoger, lager", "OUTPUT": "memory:"}  # fmt: skip
    table = by(run, run(ID, **given)["OUTPUT"], "k")
    assert [round(table[(name,)]["saldo_relatief"], 2) for name in ("hoger", "lager")] == [0.04, 0.16]
    assert {row["kwadrant"] for row in table.values()} == {"rechtsboven"}
    assert table[("lager",)]["kwadrant_label"] == "hoger: vestiging; lager: vestiging"
    listed = by(run, run(ID, **{**given, "GROUPS": ["lager", "hoger"]})["OUTPUT"], "k")
    assert listed[("lager",)]["kwadrant_label"] == "lager: vestiging; hoger: vestiging"
    whole = by(run, run(ID, **given, DENOMINATOR="whole population")["OUTPUT"], "k")
    assert whole[("lager",)]["bevolking"] == 23676 + 95833 and whole[("lager",)]["noemer"] == "hele bevolking"
    assert whole[("lager",)]["saldo_relatief"] == pytest.approx(100 * 230 / 6 / 119509)
    assert "the sum of the groups lager, hoger" in run.feedback.text
    sums = {**given, "GROUPS": "lager + hoger; lager", "DENOMINATOR": "whole population"}
    table = by(run, run(ID, **sums)["OUTPUT"], "k")
    assert {row["bevolking"] for row in table.values()} == {119509} and table[("lager + hoger",)]["saldo"] == 460
    assert round(table[("lager + hoger",)]["saldo_relatief"], 2) == 0.06


def test_the_six_places_are_in_the_quadrants_that_the_study_names(run, make_layer, shared):
    way = {"vestiging": 10, "vertrek": -10}
    named = signs(shared.parent / "facts" / "nn_kwadranten_genoemd.csv")
    rows = [
        {"plaats": row["plaats_of_regio"], "groep": group, "saldo": way[row[group]], "type": row["gebiedstype"]}
        for row in named
        for group in ("hoger_incl_student", "lager")
    ]
    found = run(ID, INPUT=make_layer("p", rows, "NoGeometry"), AREA_FIELD="plaats", GROUP_FIELD="groep", SALDO="saldo",
                GROUPS="hoger_incl_student; lager", TYPE_FIELD="type", OUTPUT="memory:",
                OUTPUT_TABLE="memory:")  # fmt: skip
    table = by(run, found["OUTPUT"], "plaats", "groep")
    assert len(named) == 6 == found["IN_QUADRANT"]
    for row in named:
        assert table[row["plaats_of_regio"], "lager"]["kwadrant"] == row["kwadrant"]
        assert table[row["plaats_of_regio"], "lager"]["saldo_relatief"] is None
    kinds = by(run, found["OUTPUT_TABLE"], "regiotype", "groep")
    assert kinds["krimp", "lager"]["gebieden"] == 3 and kinds["krimp", "lager"]["kwadrant"] == "linksboven"


def test_the_published_saldi_of_the_whole_population(run, make_layer, shared):
    """Every area of which the study gives saldo, inhabitants of 2011 and percentage, and these agree (see domain 9)."""
    folder = shared.parent / "facts"
    people = {row["gebied"]: row for row in signs(folder / "nn_bevolking_2011_2017.csv")}
    rows, published = [], {}
    for row in signs(folder / "nn_verhuissaldo_2011_2016.csv"):
        known = people[row["gebied"]]
        if not row["saldo_totaal_pct_per_jaar"]:
            continue
        end = int(known["bevolking_2017"])
        start = int(known["bevolking_2011"] or end - int(known["verschil_gepubliceerd"]))
        rows.append({"gebied": row["gebied"], "saldo": int(row["saldo_totaal"]), "begin": start, "eind": end})
        published[row["gebied"]] = float(row["saldo_totaal_pct_per_jaar"])
    found = run(ID, INPUT=make_layer("nn", rows, "NoGeometry"), AREA_FIELD="gebied", SALDO="saldo", POPULATION="begin",
                POPULATION_END="eind", YEARS=YEARS, OUTPUT="memory:")  # fmt: skip
    table = by(run, found["OUTPUT"], "gebied")
    differ = {area for (area,), row in table.items() if round(row["saldo_relatief"], 2) != published[area]}
    # 0.177 is printed 0.17; of the Wadden the four kinds sum to 30, which give 0.05.
    assert len(published) == 11 and differ == {"Groningen (gemeente)", "Friese Waddeneilanden"}
    assert table[("Zuidoost-Drenthe",)]["aandeel_groei"] == pytest.approx(100 * 1630 / 3640)


def test_a_layer_keeps_its_outlines_and_gets_a_map_of_quadrants(run, make_layer, tmp_path):
    rows = [
        {"code": code, "groep": group, "in": arrive, "uit": 10, "n": 100, "water": "NEE"}
        for code, both in (("GM0014", (20, 5)), ("GM0037", (5, 20)), ("GM0047", (10, 3)), ("GM0106", (None, 3)))
        for group, arrive in zip(("hoger", "lager"), both)
    ]
    path = str(tmp_path / "k.gpkg")
    found = run(ID, INPUT=make_layer("l", rows), GROUP_FIELD="groep", ARRIVALS="in", DEPARTURES="uit", POPULATION="n",
                GROUPS="hoger; lager", OUTPUT=path)  # fmt: skip
    layer = run.layer(found["OUTPUT"])
    assert QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.PolygonGeometry
    assert all(not feature.geometry().isEmpty() for feature in layer.getFeatures())
    table = by(run, found["OUTPUT"], "code", "groep")
    assert (
        table["GM0014", "hoger"]["kwadrant"] == "rechtsonder" and table["GM0037", "hoger"]["kwadrant"] == "linksboven"
    )
    assert table["GM0047", "lager"]["kwadrant"] is None and table["GM0106", "hoger"]["saldo"] is None
    warned = "".join(run.feedback.warnings)
    assert "Areas in no quadrant" in warned and "GM0106 hoger" in warned
    layer.loadDefaultStyle()
    labels = {str(one.value()): one.label() for one in layer.renderer().categories()}
    assert labels["rechtsonder"].startswith("rechtsonder: hoger: vestiging; lager: vertrek")
    assert len(labels) == 5


def test_moves_between_areas_with_kinds_flows_and_matrix(run, make_layer, tmp_path):
    found = run(ID, INPUT=pairs(make_layer), AREA_FIELD="gm_van", DESTINATION="gm_naar", GROUP_FIELD="inkomen",
                DEPARTURES="n", GROUPS="hoger; lager", AREAS=areas(make_layer), TYPE_FIELD="type",
                URBANITY_FIELD="sted", REGION_FIELD="regio", AREAS_POPULATION="mensen",
                DENOMINATOR="whole population", OUTPUT="memory:", OUTPUT_TABLE="memory:",
                OUTPUT_FLOWS=str(tmp_path / "f.gpkg"), OUTPUT_MATRIX="memory:")  # fmt: skip
    table = by(run, found["OUTPUT"], "gm_van", "inkomen")
    here = table["GM0014", "hoger"]
    assert (here["vestigers"], here["vertrekkers"], here["saldo"], here["kwadrant"]) == (65, 50, 15, "rechtsonder")
    assert here["naam"] == "Groningen" and here["saldo_relatief"] == pytest.approx(1.5)
    assert table["GM0047", "lager"]["vestigers"] == 15  # not the 99 within Veendam
    assert table["GM0037", "hoger"]["vertrekkers"] == 47  # those to GM0099, which the areas lack, included
    assert "GM0099" in "".join(run.feedback.warnings)
    kinds = by(run, found["OUTPUT_TABLE"], "regiotype", "stedelijkheid", "groep")
    capital = kinds["hoofdstad", "totaal", "hoger"]
    assert (capital["gebieden"], capital["vestigers"], capital["vertrekkers"], capital["bevolking"]) == (2, 45, 0, 1500)
    assert kinds["totaal", "4 weinig", "lager"]["saldo"] == 45 and ("krimp", "1 zeer", "lager") not in kinds
    assert kinds["totaal", "totaal", "hoger"]["saldo"] == -7
    assert run.rows(found["OUTPUT_FLOWS"]) == []  # 45 went from Noord to Oost, and 45 back
    matrix = run.rows(found["OUTPUT_MATRIX"])
    assert [row["van"] for row in matrix] == ["Noord", "Oost"] and matrix[0]["Oost"] == 0


def test_flows_are_as_wide_as_their_number(run, make_layer, tmp_path):
    path = str(tmp_path / "f.gpkg")
    found = run(ID, INPUT=pairs(make_layer), AREA_FIELD="gm_van", DESTINATION="gm_naar", GROUP_FIELD="inkomen",
                DEPARTURES="n", AREAS=areas(make_layer), FLOW_GROUPS="hoger", OUTPUT="memory:", OUTPUT_FLOWS=path,
                OUTPUT_MATRIX="memory:")  # fmt: skip
    layer = run.layer(found["OUTPUT_FLOWS"])
    assert QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.LineGeometry
    rows = by(run, found["OUTPUT_FLOWS"], "van", "naar")
    assert {key: row["netto"] for key, row in rows.items()} == {
        ("Stadskanaal", "Groningen"): 40,
        ("Groningen", "Assen"): 30,
        ("Veendam", "Groningen"): 5,
    }
    ends = {f["van"]: f.geometry().asPolyline() for f in layer.getFeatures()}
    assert ends["Stadskanaal"][0].x() == 2500 and ends["Stadskanaal"][1].x() == 500
    layer.loadDefaultStyle()
    rules = layer.renderer().rootRule().children()
    assert rules[0].filterExpression() == '"netto" > 0'
    arrow = rules[0].symbol().symbolLayer(0)
    assert "/ 40" in arrow.dataDefinedProperties().property(arrow.Property.PropertyArrowWidth).asExpression()
    assert [rule.label() for rule in rules[1:]] == ["40 persons", "30 persons", "10 persons"]
    matrix = {row["van"]: row for row in run.rows(found["OUTPUT_MATRIX"])}
    assert matrix["Stadskanaal"]["Groningen"] == 40 and matrix["Groningen"]["Stadskanaal"] == -40
    assert matrix["Groningen"]["totaal"] == -15


def test_rounding_hides_small_numbers_and_keeps_totals_apart(run, make_layer):
    rows = [{"code": f"GM{1000 + i}", "in": 4, "uit": 0, "n": 104, "sted": "5"} for i in range(3)]
    found = run(ID, INPUT=make_layer("l", rows, "NoGeometry"), ARRIVALS="in", DEPARTURES="uit", POPULATION="n",
                URBANITY_FIELD="sted", ROUND="tens", OUTPUT="memory:", OUTPUT_TABLE="memory:")  # fmt: skip
    for row in run.rows(found["OUTPUT"]):
        assert (row["vestigers"], row["saldo"], row["bevolking"], row["saldo_relatief"]) == (0, 0, 100, 0)
        assert not {"in", "uit", "n"} & set(row)
    (total, *_) = [row for row in run.rows(found["OUTPUT_TABLE"]) if row["stedelijkheid"] == "totaal"]
    assert (total["saldo"], total["bevolking"]) == (10, 310)
    assert "rounded to tens" in run.feedback.text


def test_report_and_chart(run, make_layer, tmp_path):
    page, chart = tmp_path / "r.html", tmp_path / "c.svg"
    layer = pairs(make_layer)
    run(ID, INPUT=layer, AREA_FIELD="gm_van", DESTINATION="gm_naar", GROUP_FIELD="inkomen", DEPARTURES="n",
        GROUPS="hoger; lager", AREAS=areas(make_layer), TYPE_FIELD="type", AREAS_POPULATION="mensen", ROUND="tens",
        DENOMINATOR="whole population", OUTPUT="memory:", REPORT=str(page), CHART=str(chart))  # fmt: skip
    text = page.read_text(encoding="utf-8")
    assert "Groningen" in text and "<svg" in text and "krimp" in text and "rounded to tens" in text
    assert text.count("<table") == 4
    picture = chart.read_text(encoding="utf-8")
    assert picture.startswith("<svg") and ">Stadskanaal<" in picture and ">hoger: vestiging; lager: vertrek<" in picture


def test_bare_numbers_are_codes_where_something_says_so_alone(run, make_layer):
    """1 and 2 are wijken of one's own; beside a layer of gemeenten 14 and 14.0 are GM0014."""
    rows = [{"gebied": n, "in": 3, "uit": 1} for n in (1, 2)]
    given = {"AREA_FIELD": "gebied", "ARRIVALS": "in", "DEPARTURES": "uit", "OUTPUT": "memory:"}
    found = run(ID, INPUT=make_layer("eigen", rows, "NoGeometry"), **given)
    assert [row["gebied"] for row in run.rows(found["OUTPUT"])] == ["1", "2"]
    rows = [{"gebied": float(n), "in": 3, "uit": 1} for n in (14, 37)]
    found = run(ID, INPUT=make_layer("stad", rows, "NoGeometry"), AREAS=areas(make_layer), **given)
    assert [row["naam"] for row in run.rows(found["OUTPUT"])] == ["Groningen", "Stadskanaal"]


def test_the_outlines_of_the_moves_serve_where_the_areas_have_none(run, make_layer):
    rows = [{"code": code, "in": 3, "uit": 1} for code in ("GM0014", "GM0037")]
    kinds = make_layer("soorten", [{"code": code, "type": "krimp"} for code in ("GM0014", "GM0037")], "NoGeometry")
    found = run(ID, INPUT=make_layer("vlakken", rows), ARRIVALS="in", DEPARTURES="uit", AREAS=kinds, TYPE_FIELD="type",
                OUTPUT="memory:")  # fmt: skip
    shapes = [feature.geometry() for feature in run.layer(found["OUTPUT"]).getFeatures()]
    assert [shape.boundingBox().xMinimum() for shape in shapes] == [0, 1000]
    assert {row["regiotype"] for row in run.rows(found["OUTPUT"])} == {"krimp"}


def test_population_by_group_beside_an_origin_destination_table(run, make_layer):
    people = [{"code": code, "k": group, "n": n} for code, n in (("GM0014", 200), ("GM0037", 80)) for group in
              ("hoger", "lager")]  # fmt: skip
    found = run(ID, INPUT=pairs(make_layer), AREA_FIELD="gm_van", DESTINATION="gm_naar", GROUP_FIELD="inkomen",
                DEPARTURES="n", AREAS=make_layer("m", people, "NoGeometry"), AREAS_GROUP="k", AREAS_POPULATION="n",
                OUTPUT="memory:")  # fmt: skip
    table = by(run, found["OUTPUT"], "gm_van", "inkomen")
    assert table["GM0014", "hoger"]["saldo_relatief"] == pytest.approx(7.5) and len(table) == 4


def test_between_very_many_areas_there_are_saldi_and_no_matrix(run, make_layer, tmp_path):
    rows = [{"van": f"a{i}", "naar": f"a{i + 1}", "n": 1} for i in range(600)]
    given = {"INPUT": make_layer("veel", rows, "NoGeometry"), "AREA_FIELD": "van", "DESTINATION": "naar",
             "DEPARTURES": "n", "OUTPUT": "memory:"}  # fmt: skip
    page = tmp_path / "r.html"
    found = run(ID, **given, REPORT=str(page))
    assert len(run.rows(found["OUTPUT"])) == 601 and "Net flows between" not in page.read_text(encoding="utf-8")
    assert run.refused(ID, **given, OUTPUT_MATRIX="memory:").startswith("Flows between 601 regions")


def test_areas_of_another_year_are_named_with_what_became_of_them(run, make_layer):
    rows = [{"code": code, "in": 3, "uit": 1} for code in ("GM0003", "GM0014")]
    run(ID, INPUT=make_layer("oud", rows, "NoGeometry"), ARRIVALS="in", DEPARTURES="uit", AREAS=areas(make_layer),
        OUTPUT="memory:")  # fmt: skip
    warned = "\n".join(run.feedback.warnings)
    assert "'gemeenten' lacks" in warned and "GM0003: " in warned and "GM1979 Eemsdelta" in warned


def test_bad_input_is_refused_in_one_sentence(run, make_layer):
    rows = [{"code": "GM0014", "k": k, "in": 5, "uit": gone, "n": 10} for k, gone in (("hoger", 3), ("lager", -3))]
    layer = make_layer("gebieden", rows, "NoGeometry")
    given = {"INPUT": layer, "AREA_FIELD": "code", "GROUP_FIELD": "k", "ARRIVALS": "in", "OUTPUT": "memory:"}
    assert run.refused(ID, **given).startswith("Give ARRIVALS and DEPARTURES")
    assert "'uit' of 'gebieden' holds -3" in run.refused(ID, DEPARTURES="uit", **given)
    assert "GROUPS names 1 groups" in run.refused(ID, DEPARTURES="n", GROUPS="hoger", **given)
    assert "'rijk', which is no group" in run.refused(ID, DEPARTURES="n", GROUPS="hoger; rijk", **given)
    assert "OUTPUT_TABLE needs kinds" in run.refused(ID, DEPARTURES="n", OUTPUT_TABLE="memory:", **given)
    assert "origin-destination table" in run.refused(ID, DEPARTURES="n", OUTPUT_FLOWS="memory:", **given)
    assert "YEARS is 0" in run.refused(ID, DEPARTURES="n", YEARS=0, **given)
    assert "the field 'nergens', which layer 'gebieden' does not have" in run.refused(
        ID, DEPARTURES="n", TYPE_FIELD="nergens", **given
    )
    one = {**given, "GROUP_FIELD": ""}
    assert "more than one row of GM0014" in run.refused(ID, DEPARTURES="n", **one)
    other = make_layer("elders", [{"code": "GM0363"}])
    assert "No area of 'gebieden' (field 'code') is in 'elders'" in run.refused(
        ID, DEPARTURES="n", AREAS=other, **given
    )
    moves = {"INPUT": pairs(make_layer), "AREA_FIELD": "gm_van", "DESTINATION": "gm_naar", "OUTPUT": "memory:"}
    assert "give as DEPARTURES" in run.refused(ID, **moves)
    assert "give as AREAS a layer" in run.refused(ID, DEPARTURES="n", OUTPUT_FLOWS="memory:", **moves)


@pytest.fixture
def table(tmp_path):
    """Two groups of three gemeenten as a csv."""
    path = tmp_path / "verhuizingen.csv"
    lines = ["gm_code,groep,in,uit,n"]
    lines += [f"GM{code},{group},{20 + i},{15 + 4 * i},1000" for i, code in enumerate(("0014", "0037", "0047"))
              for group in ("hoger", "lager")]  # fmt: skip
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def asked(path):
    return {"INPUT": str(path), "GROUP_FIELD": "groep", "ARRIVALS": "in", "DEPARTURES": "uit", "POPULATION": "n",
            "GROUPS": "hoger; lager"}  # fmt: skip


def test_qgis_process_runs_it_and_tells_it_in_dutch(qgis_process, table, tmp_path):
    inputs = {**asked(table), "DENOMINATOR": "whole population", "ROUND": "tens", "OUTPUT": str(tmp_path / "m.csv"),
              "REPORT": str(tmp_path / "m.html")}  # fmt: skip
    done = qgis_process("--json", "run", ID, "-", inputs=inputs, LANG="nl_NL.UTF-8", LC_ALL="")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["results"]["IN_QUADRANT"] == 1  # 5 and 1 are rounded to 10 and 0
    with (tmp_path / "m.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["saldo"] for row in rows if row["groep"] == "hoger"] == ["10", "0", "0"]
    assert "afgerond" in (tmp_path / "m.html").read_text(encoding="utf-8")
    refused = qgis_process("run", ID, f"--INPUT={table}", "--OUTPUT=TEMPORARY_OUTPUT", LANG="nl_NL.UTF-8", LC_ALL="")
    assert refused.returncode != 0
    assert "Geef 'Vestigers' (ARRIVALS) en 'Vertrekkers' (DEPARTURES)" in refused.stdout + refused.stderr


def test_batch(batch, table, tmp_path):
    rows = [{**asked(table), "YEARS": years, "OUTPUT": str(tmp_path / f"{years}.gpkg")} for years in (1, 6)]
    assert batch(ID, rows) == []
    found = [QgsVectorLayer(row["OUTPUT"], "m", "ogr") for row in rows]
    first, sixth = ([feature["saldo_relatief"] for feature in layer.getFeatures()] for layer in found)
    assert first[0] == pytest.approx(0.5) and sixth == pytest.approx([value / 6 for value in first])


def test_a_step_of_a_model(run, make_layer, table):
    """Regions assigned in the step before are the kinds of the table."""
    fixed = {name: of for name, of in asked(table).items() if name != "INPUT"}
    kinds = {"INPUT": given("AREAS"), "REGION_SET": value("provincie")}
    moves = {"INPUT": given("MOVES"), "AREAS": made("kinds", "OUTPUT"), "TYPE_FIELD": value("regio_naam"), **fixed}
    steps = [
        ("kinds", "regiolens:assignregions", kinds, {}),
        ("moves", "regiolens:migration", moves, {"areas": "OUTPUT", "kinds": "OUTPUT_TABLE"}),
    ]
    model = model_of("moves", [layer_input("AREAS"), layer_input("MOVES")], steps)
    layer = make_layer("gemeenten", [{"gm_code": code, "naam": code} for code in ("GM0014", "GM0037", "GM0047")])
    parameters = {"AREAS": layer, "MOVES": str(table), "areas": "memory:", "kinds": "memory:"}
    results, succeeded = model.run(parameters, run.context, run.feedback)
    assert succeeded, run.feedback.text
    assert run.layer(results["areas"]).renderer().classAttribute() == "kwadrant"
    kinds = by(run, results["kinds"], "regiotype", "groep")
    assert kinds["Groningen", "lager"]["saldo"] == 5 + 2 - 1
