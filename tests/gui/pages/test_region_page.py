"""The page Region: divisions, the names that occur, own tables and polygons."""

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt

from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.live.index import LiveIndex
from regiolens.plugin.gui.pages.region import RegionPage

NASTY = '<b>Regio</b> "O\'Neill" & co'


@pytest.fixture
def page(qtbot, provider):
    made = RegionPage()
    qtbot.addWidget(made)
    yield made
    made.jobs.cancel_all()
    qtbot.waitUntil(lambda: not made.jobs.is_busy(), timeout=10000)


@pytest.fixture
def gemeenten(make_layer):
    # Groningen and Het Hogeland: COROP CR03; Assen: CR04.
    rows = [{"statcode": code, "inwoners": 5} for code in ("GM0014", "GM1966", "GM0106")]
    return make_layer("gemeenten", rows)


def names(page):
    items = [page.regions.list.item(row) for row in range(page.regions.list.count())]
    return [item.text() for item in items if not item.isHidden()]


def listed(page, qtbot, **choices):
    given = Choices(**choices)
    page.enter(given)
    qtbot.waitUntil(lambda: page.regions.list.count() > 0 or bool(page.fault), timeout=10000)
    return given


def test_divisions_are_those_of_the_algorithm(page):
    algorithm = QgsApplication.processingRegistry().algorithmById("regiolens:assignregions")
    options = algorithm.parameterDefinition("REGION_SET").options()
    assert [page.set.itemData(row) for row in range(page.set.count())] == options


def test_only_regions_that_occur_are_listed_with_their_areas(page, qtbot, gemeenten):
    listed(page, qtbot, areas=gemeenten.id(), area_code="statcode")
    assert names(page) == ["Noord-Drenthe  (1)", "Overig Groningen  (2)"]


def test_regions_are_those_within_the_limit(page, qtbot, gemeenten):
    limit = {"limit_set": "provincie", "limit_to": "Groningen"}
    listed(page, qtbot, areas=gemeenten.id(), area_code="statcode", **limit)
    assert names(page) == ["Overig Groningen  (2)"]


def test_ticking_chooses_and_the_filter_hides(page, qtbot, gemeenten):
    choices = listed(page, qtbot, areas=gemeenten.id(), area_code="statcode")
    assert "all 2" in page.regions.told.text()
    with qtbot.waitSignal(page.changed):
        page.regions.list.item(1).setCheckState(Qt.CheckState.Checked)
    page.read_choices(choices)
    assert choices.regions == ["Overig Groningen"]
    page.regions.filter.setText("drenthe")
    assert names(page) == ["Noord-Drenthe  (1)"]
    page.regions.filter.clear()
    page.regions.only_chosen.setChecked(True)
    assert names(page) == ["Overig Groningen  (2)"]
    page.regions.none_button.click()
    page.read_choices(choices)
    assert choices.regions == []


def test_what_was_chosen_is_ticked_again_and_what_is_gone_is_not(page, qtbot, gemeenten):
    choices = listed(page, qtbot, areas=gemeenten.id(), area_code="statcode", regions=["Noord-Drenthe", "Elders"])
    page.read_choices(choices)
    assert choices.regions == ["Noord-Drenthe"]
    assert page.regions.list.item(0).checkState() == Qt.CheckState.Checked


def test_another_division_lists_its_own(page, qtbot, gemeenten):
    listed(page, qtbot, areas=gemeenten.id(), area_code="statcode")
    page.set.setCurrentIndex(page.set.findData("provincie"))
    qtbot.waitUntil(lambda: names(page) == ["Drenthe  (1)", "Groningen  (2)"], timeout=10000)


def test_an_own_table_tells_the_regions(page, qtbot, gemeenten, make_layer):
    rows = [{"gm": "14", "deel": NASTY}, {"gm": "106", "deel": "Zuid, met komma"}, {"gm": "1966", "deel": NASTY}]
    table = make_layer("indeling", rows, geometry="NoGeometry")
    own = {"region_table": table.id(), "region_table_code": "gm", "region_table_region": "deel"}
    choices = listed(page, qtbot, areas=gemeenten.id(), area_code="statcode", region_set="own table", **own)
    assert names(page) == [f"{NASTY}  (2)", "Zuid, met komma  (1)"]
    assert page.problem(choices) == ""
    assert not page.polygons.isVisibleTo(page)
    assert page.table.isVisibleTo(page)
    read = Choices()
    page.read_choices(read)
    assert {key: getattr(read, key) for key in own} == own


def test_polygons_tell_the_regions(page, qtbot, gemeenten, make_layer):
    outlines = make_layer("vlakken", [{"regio": "Noord"}, {"regio": "Noord"}, {"regio": None}, {"regio": "Zuid"}])
    listed(
        page,
        qtbot,
        areas=gemeenten.id(),
        area_code="statcode",
        region_set="polygons",
        polygons=outlines.id(),
        polygon_field="regio",
    )
    assert names(page) == ["Noord", "Zuid"]


def test_what_is_missing_is_a_sentence(page, gemeenten):
    for region_set, word in (("own table", "table"), ("polygons", "polygons")):
        assert word in page.problem(Choices(areas=gemeenten.id(), area_code="statcode", region_set=region_set))


def test_areas_without_gemeente_codes_are_told(page, qtbot, make_layer):
    layer = make_layer("wegen", [{"code": NASTY}, {"code": "B"}])
    choices = listed(page, qtbot, areas=layer.id(), area_code="code")
    assert "own table" in page.problem(choices)
    assert page.regions.told.text() == page.problem(choices)


@pytest.mark.parametrize(
    "rows",
    [
        [{"statcode": None, "x": None}] * 3,
        [{f"veld_{i}": str(i) for i in range(200)}] * 3,
        [{NASTY: "GM0014"}, {NASTY: "GM0106"}],
    ],
    ids=["all NULL", "200 columns", "names"],
)
def test_a_hostile_layer_gives_a_sentence_or_a_list(page, qtbot, make_layer, rows):
    layer = make_layer(NASTY, rows)
    field = next(iter(rows[0]))
    choices = listed(page, qtbot, areas=layer.id(), area_code=field)
    assert bool(page.problem(choices)) != bool(page.regions.list.count())
    # The code field is no figure.
    assert page.weight.count() == len(rows[0])
    assert page.grab().width() > 0


def test_threshold_weight_and_comparison_are_kept(page, qtbot, gemeenten, make_layer):
    country = make_layer("land", [{"statcode": "GM0014", "mdi": 1.0}])
    wanted = {"threshold": 47.5, "weight_field": "inwoners", "compare": country.id()}
    listed(page, qtbot, areas=gemeenten.id(), area_code="statcode", **wanted)
    read = Choices()
    page.read_choices(read)
    assert {key: getattr(read, key) for key in wanted} == wanted


# Which regions have figures

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.fixture
def live_page(page):
    live = LiveIndex()
    page.set_live(live)
    page.show()
    yield page
    live.clear()
    live.deleteLater()


@pytest.fixture
def partly(make_layer):
    """Overig Groningen (CR03) with one score of two, Noord-Drenthe (CR04) with none, Zuid-Limburg with all."""
    scores = {"GM0014": 40.0, "GM1966": None, "GM0106": None, "GM0935": 60.0}
    return make_layer("deels", [{"statcode": code, **dict.fromkeys(DOMAINS, at)} for code, at in scores.items()])


def test_regions_tell_how_many_of_their_areas_have_a_score(live_page, qtbot, partly):
    listed(live_page, qtbot, areas=partly.id(), area_code="statcode")
    assert names(live_page) == [
        "Overig Groningen  (2, 1 with a score)",
        "Zuid-Limburg  (1)",
        "Noord-Drenthe  (1, none with a score)",
    ]
    assert "Of 1 of these no area has a score" in live_page.regions.told.text()


def test_a_profile_of_a_region_without_scores_is_not_begun(live_page, qtbot, partly):
    choices = listed(live_page, qtbot, areas=partly.id(), area_code="statcode", regions=["Noord-Drenthe"])
    assert live_page.problem(choices).startswith("No area of Noord-Drenthe has a score")
    choices.regions = ["Noord-Drenthe", "Zuid-Limburg"]
    assert live_page.problem(choices) == ""
    choices.regions, choices.table = ["Noord-Drenthe"], "another"
    assert live_page.problem(choices) == ""


def test_figures_that_come_later_are_seen(live_page, qtbot, partly):
    choices = listed(live_page, qtbot, areas=partly.id(), area_code="statcode", regions=["Noord-Drenthe"])
    feature = next(feature for feature in partly.getFeatures() if feature["statcode"] == "GM0106")
    partly.startEditing()
    for domain in DOMAINS:
        partly.changeAttributeValue(feature.id(), partly.fields().lookupField(domain), 55.0)
    assert partly.commitChanges()
    qtbot.waitUntil(lambda: "Noord-Drenthe  (1)" in names(live_page), timeout=10000)
    assert live_page.problem(choices) == ""


def test_a_layer_without_scores_is_nothing_to_compare_with(page, gemeenten, make_layer):
    country = make_layer("land", [{"statcode": "GM0014", "mdi": 1.0}])
    asked = Choices(areas=gemeenten.id(), area_code="statcode", compare=country.id())
    assert "'land' has no field mdi_inkomen, mdi_werk" in page.problem(asked)
    scored = make_layer("scores", [{"MDI": 1.0, **{f"mdi_{domain}": 2.0 for domain in DOMAINS}}])
    asked.compare = scored.id()
    assert page.problem(asked) == ""


def test_no_layer_is_said_in_words_on_every_page(qtbot, provider, make_layer):
    from regiolens.plugin.gui.pages.data import DataPage
    from regiolens.plugin.gui.pages.map import MapPage

    make_layer("areas", [{"code": "GM0014"}])
    shown = {}
    for page, name in ((DataPage(), "table"), (MapPage(), "bounds"), (RegionPage(), "compare")):
        qtbot.addWidget(page)
        page.show_choices(Choices())
        shown[name] = getattr(page, name).currentText()
    assert shown == {
        "table": "(in the areas themselves)",
        "bounds": "the areas themselves",
        "compare": "(with all areas of the layer)",
    }
