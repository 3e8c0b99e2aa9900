"""Earlier years: chosen on the first page, made into a panel, a map of change, and the development in the report."""

import csv
import re

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsProcessingModelAlgorithm, QgsProject
from qgis.PyQt.QtCore import Qt

from regiolens.bridge.live.years import development
from regiolens.bridge.paths import RESOURCES
from regiolens.core.index.weights import balanced
from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.copying.model import save_model
from regiolens.plugin.gui.copying.text import as_command, as_python
from regiolens.plugin.gui.live.index import LiveIndex
from regiolens.plugin.gui.model_file import load_choice
from regiolens.plugin.gui.pages.data import DataPage
from regiolens.plugin.gui.pages.index import IndexPage
from regiolens.plugin.gui.runner import bound
from regiolens.plugin.gui.steps import CHANGE, MDI, PANEL, Output, chain

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


def gemeenten(year, seed=0):
    """Those of a year with domain scores."""
    rng = np.random.default_rng(year + seed)
    with (RESOURCES / "regions" / "gemeenten.csv").open(encoding="utf-8") as file:
        known = [row for row in csv.DictReader(file) if int(row["van"]) <= year <= int(row["tot"] or year)]
    return [
        {
            "statcode": row["code"],
            "statnaam": row["naam"],
            **dict(zip(DOMAINS, rng.uniform(0, 100, 7).round(1).tolist())),
        }
        for row in known
    ]


@pytest.fixture
def layers(make_layer):
    """Areas of 2023 with their figures, and tables of 2023, 2014 and 2021."""
    made = {2023: make_layer("gemeenten 2023", gemeenten(2023))}
    for year in (2014, 2021):
        made[year] = make_layer(f"cijfers {year}", gemeenten(year), "NoGeometry")
    return made


def choices_of(layers, **more):
    given = {
        "areas": layers[2023].id(),
        "area_code": "statcode",
        "year": "2023",
        "layer_2": layers[2021].id(),
        "year_2": "2021",
        "layer_3": layers[2014].id(),
        "year_3": "2014",
        "make_report": False,
    }
    return Choices(**{**given, **more})


def make(run, choices, folder):
    """The results of all steps by their algorithms, the last of each."""
    steps, results = chain(choices), []
    for step in steps:
        results.append(run(step.algorithm, **bound(step, results, folder)))
    return {step.algorithm: result for step, result in zip(steps, results)}


# The first page.


@pytest.fixture
def page(qtbot, provider):
    made = DataPage()
    qtbot.addWidget(made)
    yield made
    made.jobs.cancel_all()
    qtbot.waitUntil(lambda: not made.jobs.is_busy(), timeout=10000)


def test_a_table_gets_its_year_by_name_field_or_codes(qtbot, page, make_layer):
    page.enter(Choices())
    rows = gemeenten(2021)[:30]
    named = make_layer("cijfers van 2014", rows, "NoGeometry")
    told = make_layer("cijfers", [{**row, "jaar": "2018"} for row in rows], "NoGeometry")
    coded = make_layer("gemeenten", gemeenten(2022), "NoGeometry")
    unknown = make_layer("iets", [{"naam": "a"}], "NoGeometry")
    for layer, year in ((named, "2014"), (told, "2018"), (coded, "2022"), (unknown, "")):
        with qtbot.waitSignal(page.changed, timeout=10000):
            page.earlier.layer.setLayer(layer)
        assert page.earlier.pair() == (layer.id(), year)
    assert page.third.isVisibleTo(page)
    page.earlier.layer.setLayer(None)
    assert page.earlier.pair() == ("", "")
    assert not page.third.isVisibleTo(page)


def test_what_the_years_lack_is_told(page, layers):
    choices = choices_of(layers)
    page.show_choices(choices)
    page.read_choices(choices)
    assert (choices.layer_2, choices.year_2, choices.layer_3, choices.year_3) == (
        layers[2021].id(),
        "2021",
        layers[2014].id(),
        "2014",
    )
    assert page.problem(choices) == ""
    assert choices.years == ["2014", "2021", "2023"]
    for change, sentence in (
        ({"year": ""}, "Give the year of the figures"),
        ({"year": "2023/24"}, "Give the year of the figures"),
        ({"year_2": ""}, "Give the year of 'cijfers 2021'"),
        ({"year_2": "2024"}, "not earlier than 2023"),
        ({"year_2": "2014"}, "Two tables are of 2014"),
        ({"layer_2": layers[2023].id()}, "holds the figures of 2023"),
        ({"layer_2": "gone"}, "no longer in the project"),
        ({"without_index": True}, "need an index"),
    ):
        assert sentence in page.problem(choices_of(layers, **change)), change


# What Make does.


def test_the_chain_has_one_scale_for_all_years(layers):
    steps = chain(choices_of(layers, make_report=True))
    assert [step.algorithm.split(":")[1] for step in steps] == [
        "assignregions",
        "mdi",
        "indexpanel",
        "joinindicators",
        "change",
        *["extractbyattribute", "assignregions", "regionprofiles"] * 2,
        "regionprofiles",
        "regionreport",
    ]
    assert steps[1].files["SCALE_OUT"] == "scale.json"
    assert steps[2].parameters["SCALE_IN"] == Output(1, "SCALE_OUT")
    assert steps[2].parameters["YEARS"] == "2023, 2021, 2014"
    assert (steps[4].parameters["FROM_FIELD"], steps[4].parameters["TO_FIELD"]) == ("mdi_2014", "mdi_2023")
    assert len(steps[-1].parameters["EARLIER"]) == 2
    names = [file for step in steps for file in step.files.values()]
    assert len(names) == len(set(names))


def test_the_last_year_has_the_scores_of_the_map(run, layers, tmp_path):
    made = make(run, choices_of(layers), tmp_path)
    scored = {row["statcode"]: row["mdi"] for row in run.rows(made[MDI]["OUTPUT"])}
    wide = {row["code"]: row for row in run.rows(made[PANEL]["OUTPUT_WIDE"])}
    assert set(wide) >= set(scored)
    assert {code: wide[code]["mdi_2023"] for code in scored} == pytest.approx(scored)
    changed = {row["statcode"]: row for row in run.rows(made[CHANGE]["OUTPUT"])}
    # Maasdonk was divided in 2015 by shares that no source gives: what took a part of it has no score of before.
    assert {code for code in scored if wide[code]["mdi_2014"] is None} == {"GM0796", "GM0828"}
    for code in set(scored) - {"GM0796", "GM0828"}:
        assert changed[code]["verandering"] == pytest.approx(wide[code]["mdi_2023"] - wide[code]["mdi_2014"])
    title = run.layer(made[CHANGE]["OUTPUT"]).metadata().title()
    assert "2014" in title and "2023" in title


def test_with_a_limit_the_scale_is_that_of_all_areas(run, layers, tmp_path):
    choices = choices_of(layers, limit_set="provincie", limit_to="Drenthe")
    made = make(run, choices, tmp_path)
    scored = {row["statcode"]: row["mdi"] for row in run.rows(made[MDI]["OUTPUT"])}
    wide = {row["code"]: row["mdi_2023"] for row in run.rows(made[PANEL]["OUTPUT_WIDE"])}
    assert len(scored) == 12
    assert {code: wide[code] for code in scored} == pytest.approx(scored)
    assert len(run.rows(made[CHANGE]["OUTPUT"])) == 12


def test_the_report_tells_the_development(run, layers, tmp_path):
    make(run, choices_of(layers, make_report=True, region_set="provincie", regions=["Drenthe"]), tmp_path)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    for year in ("2014", "2021", "2023"):
        assert f">{year}<" in text


def test_what_is_copied_takes_all_years(run, layers, tmp_path):
    steps = chain(choices_of(layers))
    script = as_python(steps)
    compile(script, "copied", "exec")
    assert "'INPUT': [year, year_2, year_3]," in script
    for layer in layers.values():
        assert layer.name() in script
    path = tmp_path / "copied.model3"
    save_model(steps, str(path))
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(path))
    names = [one.name() for one in model.parameterDefinitions()]
    assert {"YEAR", "YEAR_2", "YEAR_3"} <= set(names)
    values = {one.name(): one.defaultValue() for one in model.parameterDefinitions()}
    asked = {name: value for name, value in values.items() if value is not None}
    for one in model.destinationParameterDefinitions():
        asked[one.name()] = str(tmp_path / f"{one.name()}.{one.defaultFileExtension()}")
    _, succeeded = model.run(asked, run.context, run.feedback)
    assert succeeded, run.feedback.text


def test_a_command_names_each_layer(run, layers, tmp_path, shared):
    from qgis.core import QgsVectorLayer

    made = {
        year: QgsVectorLayer(str(shared / f"areas/gemeente_{year}.gpkg"), f"g{year}", "ogr") for year in (2023, 2022)
    }
    QgsProject.instance().addMapLayers(list(made.values()), False)
    choices = Choices(areas=made[2023].id(), area_code="statcode", year="2023", layer_2=made[2022].id(), year_2="2022")
    text = as_command(chain(choices))
    panel = text[text.index("indexpanel") : text.index("joinindicators")]
    assert panel.count("INPUT=") == 2
    assert "gemeente_2022.gpkg" in panel


# While weights move.


def read(qtbot, live, choices):
    with qtbot.waitSignal(live.settled, timeout=20_000):
        live.follow(choices)
    return live.areas


@pytest.mark.parametrize("limit", [{}, {"limit_set": "provincie", "limit_to": "Noord-Brabant"}])
def test_the_live_years_are_those_of_make(qtbot, live, run, layers, tmp_path, limit):
    choices = choices_of(layers, **limit)
    areas = read(qtbot, live, choices)
    then = development(areas, live.state)
    assert then.years == ["2014", "2021", "2023"]
    made = make(run, choices, tmp_path)
    wide = {row["code"]: row for row in run.rows(made[PANEL]["OUTPUT_WIDE"])}
    changed = {row["statcode"]: row for row in run.rows(made[CHANGE]["OUTPUT"])}
    assert sorted(changed) == sorted(areas.codes.tolist())
    for place, code in enumerate(areas.codes):
        for year, scores in zip(then.years, then.scores):
            expected = wide[code][f"mdi_{year}"]
            assert (None if np.isnan(scores[place]) else pytest.approx(scores[place])) == expected
        row = changed[code]
        if row["verandering"] is None:
            assert np.isnan(then.change[place])
        else:
            assert then.change[place] == pytest.approx(row["verandering"])
            assert then.places[place] == row["plaatsen"]
    missing = {code for code, value in zip(areas.codes, then.change) if np.isnan(value)}
    assert {"GM0796", "GM0828"} == missing


def test_other_weights_move_all_years(qtbot, live, layers):
    areas = read(qtbot, live, choices_of(layers))
    before = development(areas, live.state)
    model = load_choice(live.choices)
    weights = balanced([domain.weight for domain in model.domains], 0, 60.0)
    with qtbot.waitSignal(live.moved, timeout=5000):
        live.set_weights(weights)
    after = development(areas, live.state)
    rows = {row["statcode"]: row for row in gemeenten(2021)}
    place = areas.codes.tolist().index("GM0014")
    expected = sum(weight / 100 * rows["GM0014"][domain] for weight, domain in zip(weights, DOMAINS))
    assert after.scores[1][place] == pytest.approx(expected)
    assert not np.allclose(before.scores[0], after.scores[0], equal_nan=True)


def first_told(svg, year):
    """The score of the index that a chart tells of a year."""
    return float(re.search(rf"<title>{year}: ([\d.]+)</title>", svg)[1])


def test_ranking_and_profile_show_the_years(qtbot, layers, provider, tmp_path):
    live, page = LiveIndex(), IndexPage()
    page.set_live(live)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    with qtbot.waitSignal(live.settled, timeout=20_000):
        page.enter(choices_of(layers))
    model = page.outcome.ranking.model
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads[5:] == ["2014", "2021", "Change", "Places"]
    then = development(live.areas, live.state)
    row = next(row for row in range(model.rowCount()) if not np.isnan(then.change[model.position(row)]))
    shown = [model.data(model.index(row, column)) for column in range(5, 9)]
    place = model.position(row)
    assert shown[0] == f"{then.scores[0][place]:.1f}"
    assert shown[2].replace("−", "-") == f"{then.change[place]:+.1f}"
    assert shown[3][0] in "▲▼="
    lost = model.row_of(live.areas.codes.tolist().index("GM0796"))
    assert [model.data(model.index(lost, column)) for column in (5, 7, 8)] == ["–", "–", "–"]
    page.outcome.tabs.setCurrentIndex(1)
    live.select(place)
    svg = page.outcome.years.svg
    assert page.outcome.years.isVisible()
    for year, scores in zip(then.years, then.scores):
        assert first_told(svg, year) == pytest.approx(scores[place], abs=0.06)
    assert "development 2014–2023" in svg
    page.outcome.whose.setCurrentIndex(page.outcome.whose.findData("Oost-Groningen"))
    inside = live.areas.regions == "Oost-Groningen"
    mean = np.nanmean(then.scores[0][inside])
    assert first_told(page.outcome.years.svg, "2014") == pytest.approx(mean, abs=0.06)
    page.outcome.whose.setCurrentIndex(0)
    page.outcome.ranking.mark([0, 1], 0)
    page.outcome.draw_profile()
    assert not page.outcome.years.isVisible()
    page.outcome.write_ranking(str(tmp_path / "r.csv"))
    wrote = pd.read_csv(tmp_path / "r.csv")
    assert {"Score 2014", "Score 2021", "Change 2014–2023", "Places 2014–2023"} <= set(wrote.columns)
    assert wrote["Change 2014–2023"].notna().sum() == 340
    with qtbot.waitSignal(live.settled, timeout=20_000):
        page.enter(choices_of(layers, layer_2="", layer_3=""))
    assert model.columnCount() == 5
    assert not page.outcome.years.isVisible()
    page.leave()
    live.clear()
    live.deleteLater()


def test_what_make_refuses_of_a_year_the_live_view_refuses(qtbot, live, make_layer, layers, run, tmp_path):
    bare = make_layer("leeg 2020", [{"statcode": "GM0014", "naam": "x"}], "NoGeometry")
    choices = choices_of(layers, layer_2=bare.id(), year_2="2020", layer_3="", year_3="")
    with qtbot.waitSignal(live.failed, timeout=20_000) as told:
        live.follow(choices)
    steps, results = chain(choices), []
    for step in steps:
        if step.algorithm == PANEL:
            assert run.refused(step.algorithm, **bound(step, results, tmp_path)) == told.args[0]
            break
        results.append(run(step.algorithm, **bound(step, results, tmp_path)))


def test_a_year_that_lacks_a_domain_has_no_score_in_both(qtbot, live, make_layer, layers, run, tmp_path):
    rows = [{key: value for key, value in row.items() if key != "werk"} for row in gemeenten(2022)]
    part = make_layer("cijfers 2022", rows, "NoGeometry")
    choices = choices_of(layers, layer_2=part.id(), year_2="2022", layer_3="", year_3="")
    areas = read(qtbot, live, choices)
    assert np.isnan(development(areas, live.state).scores[0]).all()
    steps, results = chain(choices), []
    for step in steps:
        results.append(run(step.algorithm, **bound(step, results, tmp_path)))
        if step.algorithm == PANEL:
            break
    assert "No area has a score in 2022: there are no figures for Werk." in run.feedback.text


def test_real_kerncijfers_of_two_years_are_read_with_their_faults(qtbot, live, make_layer, run, shared, tmp_path):
    table = pd.read_csv(shared / "tables/kwb_2024.csv", dtype={"code": str})
    table = (
        table[table.niveau == "Gemeente"] if (table.niveau == "Gemeente").any() else table[table.code.str[:2] == "GM"]
    )
    table = table.drop(columns=[name for name in table if name not in ("code", "naam") and table[name].dtype == object])
    then = table.assign(goed_ervaren_gezondheid_pct=table.goed_ervaren_gezondheid_pct * 1.3)
    layers = {}
    for year, frame in ((2024, table), (2021, then)):
        rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
        layers[year] = make_layer(f"kwb {year}", rows)
    choices = Choices(
        areas=layers[2024].id(),
        area_code="code",
        year="2024",
        model="cbs_buurt",
        layer_2=layers[2021].id(),
        year_2="2021",
        make_report=False,
    )
    areas = read(qtbot, live, choices)
    found = development(areas, live.state)
    wide = {row["code"]: row for row in run.rows(make(run, choices, tmp_path)[PANEL]["OUTPUT_WIDE"])}
    for place, code in enumerate(areas.codes):
        expected = wide[code]["mdi_2021"]
        assert (None if np.isnan(found.scores[0][place]) else pytest.approx(found.scores[0][place])) == expected
    assert np.isnan(found.scores[0]).sum() < 342
