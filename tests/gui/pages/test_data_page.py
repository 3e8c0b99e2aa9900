"""The page Data, and the choices that are made by themselves."""

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsProject, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtWidgets import QApplication

from regiolens.core.index.model import Denominator, Domain, Indicator, Model
from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.guess import best_model, guess, load_sample, served, weight_in
from regiolens.plugin.gui.pages.data import DataPage

NASTY = '<b>Gemeente</b> "O\'Neill" & <script>'


@pytest.fixture
def page(qtbot, provider):
    made = DataPage()
    qtbot.addWidget(made)
    yield made
    made.jobs.cancel_all()
    qtbot.waitUntil(lambda: not made.jobs.is_busy(), timeout=10000)


def shown(page, qtbot, **choices):
    """Show choices, and wait until areas and table are matched."""
    given = Choices(**choices)
    page.enter(given)
    qtbot.waitUntil(lambda: page.found is not None or bool(page.fault), timeout=10000)
    return given


def areas(make_layer, codes, name="areas"):
    return make_layer(name, [{"statcode": code, "statnaam": f"N{code}"} for code in codes])


def table(make_layer, codes, name="table"):
    return make_layer(name, [{"code": code, "inkomen": 50.0} for code in codes], geometry="NoGeometry")


def test_what_matched_is_counted_and_what_did_not_is_listed_with_its_reason(page, qtbot, make_layer):
    # Appingedam went into Eemsdelta on 1 January 2021.
    layer = areas(make_layer, ["GM0014", "GM0003", "GM0034"])
    other = table(make_layer, ["14", "34", "1979"])
    shown(page, qtbot, areas=layer.id(), area_code="statcode", table=other.id(), table_code="code")
    assert (page.found.matched, page.found.total) == (2, 3)
    rows = {(one.kind, one.code): one for one in page.found.loose}
    assert set(rows) == {("Area without a row", "GM0003"), ("Row without an area", "GM1979")}
    lost = rows["Area without a row", "GM0003"]
    assert "Eemsdelta" in lost.reason
    assert lost.name == "NGM0003"
    assert layer.getFeature(lost.feature)["statcode"] == "GM0003"
    assert page.list.isVisibleTo(page)


def test_the_list_goes_to_the_clipboard_as_a_table(page, qtbot, make_layer):
    layer, other = areas(make_layer, ["GM0014", "GM0034"]), table(make_layer, ["14"])
    shown(page, qtbot, areas=layer.id(), area_code="statcode", table=other.id(), table_code="code")
    page.copy_button.click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[1:3] == ["Code", "Name"]
    assert lines[1].split("\t")[:3] == ["Area without a row", "GM0034", "NGM0034"]


def test_zoom_goes_to_the_area_of_the_row(qtbot, make_layer, provider):
    class Canvas:
        seen = None

        def zoomToFeatureIds(self, layer, ids):
            self.seen = layer, ids

        def flashFeatureIds(self, layer, ids):
            self.flashed = ids

    class Iface:
        canvas = Canvas()

        def mapCanvas(self):
            return self.canvas

    page = DataPage(Iface())
    qtbot.addWidget(page)
    layer, other = areas(make_layer, ["GM0014", "GM0034"]), table(make_layer, ["14", "99"])
    shown(page, qtbot, areas=layer.id(), area_code="statcode", table=other.id(), table_code="code")
    assert not page.zoom_button.isEnabled()
    page.list.selectRow(0)
    page.zoom_button.click()
    seen, ids = Iface.canvas.seen
    assert seen is layer
    assert layer.getFeature(ids[0])["statcode"] == "GM0034"
    page.list.selectRow(1)
    assert not page.zoom_button.isEnabled()


def test_without_a_table_the_codes_of_the_areas_are_looked_at(page, qtbot, make_layer):
    layer = areas(make_layer, ["GM0014", None, "Zee"])
    choices = shown(page, qtbot, areas=layer.id(), area_code="statcode")
    assert page.found.matched == 1
    assert len(page.found.loose) == 2
    assert page.problem(choices) == ""


def test_a_chosen_layer_gets_its_code_field_by_itself(page, qtbot, make_layer):
    layer = areas(make_layer, ["GM0014", "GM0034"])
    other = table(make_layer, ["14", "34"], "cijfers 2022")
    page.enter(Choices())
    page.areas.setLayer(layer)
    page.table.setLayer(other)
    qtbot.waitUntil(lambda: page.found is not None, timeout=10000)
    choices = Choices()
    page.read_choices(choices)
    assert (choices.area_code, choices.table_code, choices.year) == ("statcode", "code", "2022")
    assert page.found.matched == 2


def test_the_year_follows_the_table_until_it_is_typed(page, qtbot, make_layer):
    page.enter(Choices())
    page.areas.setLayer(areas(make_layer, ["GM0014", "GM0034"]))
    older = table(make_layer, ["14", "34"], "cijfers 2022")
    newer = table(make_layer, ["14", "34"], "kwb")
    metadata = newer.metadata()
    metadata.setKeywords({"regiolens:year": ["2024"]})
    newer.setMetadata(metadata)
    for layer, year in ((older, "2022"), (newer, "2024"), (older, "2022")):
        page.table.setLayer(layer)
        qtbot.waitUntil(lambda year=year: page.year.text() == year, timeout=10000)
    page.year.setText("")
    qtbot.keyClicks(page.year, "2019")
    page.table.setLayer(newer)
    qtbot.waitUntil(lambda: page.table_code.currentField() == "code", timeout=10000)
    qtbot.wait(100)
    assert page.year.text() == "2019"


def test_another_level_is_a_sentence_with_what_to_do(page, qtbot, make_layer):
    layer, other = areas(make_layer, ["GM0014", "GM0034"]), table(make_layer, ["BU00140000", "BU00340000"])
    choices = shown(page, qtbot, areas=layer.id(), area_code="statcode", table=other.id(), table_code="code")
    assert "gemeente" in page.problem(choices)
    assert "buurt" in page.problem(choices)


def test_codes_that_stand_more_than_once_stop_here_and_not_in_the_run(page, qtbot, make_layer):
    layer, other = areas(make_layer, ["GM0014", "GM0034"]), table(make_layer, ["14", "14"])
    choices = shown(page, qtbot, areas=layer.id(), area_code="statcode", table=other.id(), table_code="code")
    assert "GM0014" in page.problem(choices)


def test_no_layer_and_a_layer_that_went_are_told(page, make_layer):
    page.enter(Choices())
    assert "sample" in page.problem(Choices())
    assert "sample" in page.problem(Choices(areas="gone_for_good"))


def hostile_layers():
    wide = [{**{f"veld_{i}": i for i in range(200)}, NASTY: NASTY} for _ in range(3)]
    empty = [{"statcode": None, "statnaam": None, "waarde": None} for _ in range(3)]
    named = [{"statcode": code, "statnaam": NASTY, '<i>x</i>"': 1.0} for code in ("GM0014", "GM0034")]
    return {"no code field": wide, "all NULL": empty, "names": named}


@pytest.mark.parametrize("kind", hostile_layers())
@pytest.mark.parametrize("role", ["areas", "table"])
def test_a_hostile_layer_gives_a_sentence_and_no_crash(page, qtbot, make_layer, kind, role):
    bad = make_layer(NASTY, hostile_layers()[kind])
    good = areas(make_layer, ["GM0014", "GM0034"])
    chosen = {"areas": bad, "table": good} if role == "areas" else {"areas": good, "table": bad}
    page.enter(Choices())
    page.areas.setLayer(chosen["areas"])
    page.table.setLayer(chosen["table"])
    qtbot.wait(600)
    qtbot.waitUntil(lambda: not page.jobs.is_busy(), timeout=10000)
    choices = Choices()
    page.read_choices(choices)
    sentence = page.problem(choices)
    if kind == "names":
        assert sentence == ""
        assert page.found.matched == 2
    else:
        assert NASTY in sentence or "statcode" in sentence
    assert page.grab().width() > 0


def test_a_field_of_nulls_as_code_is_told(page, qtbot, make_layer):
    layer = make_layer("leeg", [{"statcode": None, "x": 1.0} for _ in range(3)])
    choices = shown(page, qtbot, areas=layer.id(), area_code="statcode")
    assert "statcode" in page.problem(choices)


# Choices that are made by themselves


class Iface:
    def __init__(self, layer):
        self.layer = layer

    def activeLayer(self):
        return self.layer


def test_areas_table_model_and_weight_are_found(provider, make_layer):
    make_layer("lijnen", [{"x": 1.0}], geometry="LineString")
    layer = areas(make_layer, ["GM0014", "GM0034"], "gemeenten")
    domains = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
    rows = [{"regio": code, **dict.fromkeys(domains, 50.0), "aantalInwoners": 9} for code in ("GM0014", "GM0034")]
    other = make_layer("scores 2023", rows, geometry="NoGeometry")
    make_layer("niets", [{"regio": "GM0014", "zomaar": 1.0}], geometry="NoGeometry")
    found = guess(QgsProject.instance(), None)
    assert (found.areas, found.area_code) == (layer.id(), "statcode")
    assert (found.table, found.table_code) == (other.id(), "regio")
    assert found.model == "pon2023_domains"
    assert found.year == "2023"


def test_the_active_layer_comes_first(provider, make_layer):
    areas(make_layer, ["GM0014", "GM0034"], "a")
    second = areas(make_layer, ["BU00140000", "BU00140001"], "b")
    assert guess(QgsProject.instance(), Iface(second)).areas == second.id()


def test_an_empty_project_gives_no_layers(provider):
    assert guess(QgsProject.instance(), Iface(None)) == Choices()


def test_names_tell_model_and_weight(provider):
    assert best_model(["statcode", "naam"])[1] == 0.0
    assert best_model(["Income Score (rate)"])[0] in ("imd_england", "pon2023_domains")
    assert weight_in(["naam", "aantalInwoners"]) == "aantalInwoners"
    assert weight_in(["naam", "AANTAL_INWONERS"]) == "AANTAL_INWONERS"


def test_guessing_with_real_layers(provider, shared):
    project = QgsProject.instance()
    layers = [
        QgsVectorLayer(str(shared / "areas" / f"{name}.gpkg"), name, "ogr") for name in ("buurt_2024", "gemeente_2023")
    ]
    layers.append(QgsVectorLayer(str(shared / "tables" / "kwb_2024.csv"), "kwb_2024", "ogr"))
    for name in ("gemeente_indicatoren_2021", "kwb_amsterdam_2024"):
        layers.append(QgsVectorLayer(str(shared / "tables" / f"{name}.csv"), name, "ogr"))
    project.addMapLayers(layers)
    found = guess(project, Iface(layers[0]))
    project.removeAllMapLayers()
    assert (found.area_code, found.table_code) == ("buurtcode", "code")
    assert found.weight_field == "inwoners"


def test_the_sample_is_loaded_once(provider):
    project = QgsProject.instance()
    first = load_sample(project)
    again = load_sample(project)
    assert first == again
    assert len(project.mapLayers()) == 2
    assert project.mapLayer(first.table).featureCount() == 50
    project.removeAllMapLayers()


def periods(make_layer, years=("2021", "2022", "2023")):
    rows = [{"code": code, "jaar": year, "inkomen": float(year)} for year in years for code in ("14", "34")]
    return make_layer("per jaar", rows, geometry="NoGeometry")


def test_of_a_table_with_a_row_per_period_one_can_be_chosen(page, qtbot, make_layer):
    layer, other = areas(make_layer, ["GM0014", "GM0034"]), periods(make_layer)
    given = {"areas": layer.id(), "area_code": "statcode", "table": other.id(), "table_code": "code"}
    shown(page, qtbot, **given)
    page.show()
    assert [page.period.itemText(row) for row in range(page.period.count())] == ["the latest", "2023", "2022", "2021"]
    assert page.of_period.isVisibleTo(page)
    assert (page.year.text(), page.found.matched, page.fault) == ("2023", 2, "")
    with qtbot.waitSignal(page.changed, timeout=5000):
        page.period.setCurrentIndex(page.period.findData("2022"))
    qtbot.waitUntil(lambda: page.year.text() == "2022", timeout=10000)
    choices = Choices()
    page.read_choices(choices)
    assert (choices.period, choices.year) == ("2022", "2022")
    # It comes back with the project, and what the user types stays.
    shown(page, qtbot, **given, period="2021", year="mijn jaar")
    qtbot.waitUntil(lambda: page.found is not None and page.found.year == "2021", timeout=10000)
    assert (page.period.currentData(), page.year.text()) == ("2021", "mijn jaar")


def test_a_period_that_is_not_there_is_told_and_another_table_has_its_own(page, qtbot, make_layer):
    layer, other = areas(make_layer, ["GM0014", "GM0034"]), periods(make_layer)
    given = {"areas": layer.id(), "area_code": "statcode", "table": other.id(), "table_code": "code"}
    choices = shown(page, qtbot, **given, period="2019")
    assert "holds no period '2019'" in page.problem(choices)
    assert page.period.currentText() == "2019 (is not there)"
    assert page.period.findData("2023") > 0
    page.table.setLayer(table(make_layer, ["14", "34"]))
    qtbot.waitUntil(lambda: page.found is not None and not page.found.fault, timeout=10000)
    assert page.period.currentData() == "latest" and not page.of_period.isVisibleTo(page)


def test_periods_of_which_the_latest_cannot_be_told_are_offered(page, qtbot, make_layer):
    layer = areas(make_layer, ["GM0014", "GM0034"])
    rows = [dict(zip(("code", "meting", "v"), (code, when, 1.0))) for code in ("14", "34") for when in ("nul", "na")]
    other = make_layer("metingen", rows, geometry="NoGeometry")
    given = {"areas": layer.id(), "area_code": "statcode", "table": other.id(), "table_code": "code"}
    choices = shown(page, qtbot, **given)
    assert "the latest cannot be told" in page.problem(choices)
    assert {page.period.itemData(row) for row in range(page.period.count())} == {"latest", "nul", "na"}
    page.period.setCurrentIndex(page.period.findData("na"))
    qtbot.waitUntil(lambda: page.found is not None and not page.found.fault, timeout=10000)


def test_files_are_opened_and_chosen_by_what_they_hold(page, qtbot, make_layer, tmp_path):
    page.show_choices(Choices())
    drawn = tmp_path / "gebieden 2023.gpkg"
    save(make_layer("first", [{"statcode": "GM0014", "naam": "Groningen"}]), drawn, "first")
    save(make_layer("second", [{"statcode": "GM0034"}]), drawn, "second")
    figures = tmp_path / "cijfers 2022.csv"
    figures.write_text("code,inkomen\nGM0034,12\n", encoding="utf-8")
    asked = []

    def pick(path, names):
        asked.append(names)
        return next(name for name in names if "second" in name)

    page.open_files([str(drawn), str(figures)], pick)
    assert len(asked) == 1 and len(asked[0]) == 2
    assert "second" in page.areas.currentLayer().source()
    assert page.table.currentLayer().name() == "cijfers 2022"
    qtbot.waitUntil(lambda: page.found is not None, timeout=20_000)
    assert page.found.matched == 1
    assert page.year.text() == "2022"


def test_a_file_that_holds_no_layer_is_told(page, qtbot, tmp_path):
    picture = tmp_path / "leeg.gpkg"
    picture.write_bytes(b"")
    for path in (picture, tmp_path / "nergens.gpkg"):
        with qtbot.waitSignal(page.told, timeout=2000) as told:
            page.open_files([str(path)])
        assert path.name in told.args[0]


def save(layer, path, name):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = name
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)


def limited(page, qtbot, layer, limit_set="provincie"):
    """Choose a division to limit to, and wait for its regions."""
    shown(page, qtbot, areas=layer.id(), area_code="statcode")
    page.limit.set.setCurrentIndex(page.limit.set.findData(limit_set))
    qtbot.waitUntil(lambda: page.limit.region.count() > 0 or bool(page.limit.fault), timeout=10000)
    return [page.limit.region.itemText(row) for row in range(page.limit.region.count())]


def test_a_region_to_limit_to_is_one_in_which_areas_lie(page, qtbot, make_layer):
    layer = areas(make_layer, ["GM0014", "GM0106", "GM0059"])
    choices = shown(page, qtbot, areas=layer.id(), area_code="statcode")
    assert not page.limit.region.isVisibleTo(page)
    assert limited(page, qtbot, layer) == ["Drenthe", "Fryslân", "Groningen"]
    assert page.limit.region.isVisibleTo(page)
    choices.regions = ["Zuid-Limburg"]
    page.read_choices(choices)
    assert page.problem(choices) == "Choose the region to limit to, or all areas of the layer."
    assert choices.regions == []  # they were regions of all areas
    page.limit.region.setCurrentIndex(2)
    page.read_choices(choices)
    assert (choices.limit_set, choices.limit_to, page.problem(choices)) == ("provincie", "Groningen", "")
    page.limit.set.setCurrentIndex(0)
    page.read_choices(choices)
    assert (choices.limit_set, choices.limit_to) == ("", "")


def test_a_division_that_holds_no_area_is_told(page, qtbot, make_layer):
    layer = areas(make_layer, ["GM0363", "GM0518"])
    assert limited(page, qtbot, layer, "krimp- en anticipeerregio's 2016") == []
    choices = Choices()
    page.read_choices(choices)
    assert page.problem(choices).startswith("None of the areas lies in one of these regions")


def test_a_region_of_another_layer_is_not_there(page, qtbot, make_layer):
    layer = areas(make_layer, ["GM0014", "GM0106"])
    chosen = {"limit_set": "provincie", "limit_to": "Limburg"}
    choices = shown(page, qtbot, areas=layer.id(), area_code="statcode", **chosen)
    qtbot.waitUntil(lambda: bool(page.limit.there), timeout=10000)
    assert page.limit.region.currentText() == "Limburg (is not there)"
    assert page.problem(choices) == "No area lies in 'Limburg': choose another region to limit to."
    page.limit.region.setCurrentIndex(page.limit.region.findText("Drenthe"))
    page.read_choices(choices)
    assert (choices.limit_to, page.problem(choices)) == ("Drenthe", "")


def test_a_model_is_served_where_its_denominators_are():
    leaf = Indicator("u", "U", "high is worse", "min-max", fields=("u",), denominator=Denominator(("Inwoners", "n")))
    model = Model("m", "M", (Domain("d", "D", 100.0, (leaf,)),), ("l", "h"), (50.0,))
    assert served(["U", "inwoners"], model) == 1.0
    assert served(["u", "mensen"], model) == served(["inwoners"], model) == 0.0
