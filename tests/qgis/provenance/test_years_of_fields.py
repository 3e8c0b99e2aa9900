"""The year that a legend or a profile names is that of the figures in it, whatever else the layer holds."""

import pytest
from qgis.core import QgsVectorLayer

from regiolens.bridge.provenance.keywords import YEAR, YEARS
from regiolens.bridge.provenance.lineage import index_and_year

CODES = ("GM0014", "GM0034", "GM0037", "GM0050", "GM0059", "GM0080", "GM0085", "GM0086")
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.fixture
def of_year(make_layer):
    """A layer with figures of its own, which tells the year of them where it is given."""

    def made(year, *fields, geometry="Polygon"):
        rows = [
            {"code": code, "streek": "ab"[place % 2], **{name: 20.0 + 7 * place + at for at, name in enumerate(fields)}}
            for place, code in enumerate(CODES)
        ]
        layer = make_layer(f"cijfers {year}", rows, geometry)
        if year:
            metadata = layer.metadata()
            metadata.setHistory(["fetched"])
            metadata.setKeywords({YEAR: [year]})
            layer.setMetadata(metadata)
        return layer

    return made


def join(run, areas, table, output):
    return run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT=str(output))["OUTPUT"]


def legend(run, path, field, **more):
    results = run("regiolens:quartilemap", INPUT=path, FIELD=field, OUTPUT="memory:", **more)
    return [item.label() for item in run.layer(results["OUTPUT"]).renderer().legendSymbolItems()][-1]


@pytest.mark.parametrize(("year", "joined"), [("2019", " (figures of 2019)"), ("", "")])
def test_a_legend_names_the_year_of_its_own_field(run, of_year, tmp_path, year, joined):
    """Areas of 2022 with figures beside a table of another year, or of one that nothing tells."""
    table = of_year(year, "w", geometry="NoGeometry")
    path = join(run, of_year("2022", "v"), table, tmp_path / "j.gpkg")
    later = run("regiolens:assignregions", INPUT=path, REGION_SET="provincie", OUTPUT=str(tmp_path / "r.gpkg"))[
        "OUTPUT"
    ]
    for layer in (path, later):
        assert legend(run, layer, "v") == "Quartiles of 8 gemeenten (figures of 2022)"
        assert legend(run, layer, "w") == f"Quartiles of 8 gemeenten{joined}"
    reference = {"REFERENCE": path, "REFERENCE_FIELD": "v"}
    assert legend(run, later, "w", **reference) == "Quartiles of 8 gemeenten (figures of 2022)"


@pytest.mark.parametrize(("of_areas", "of_table", "scores"), [(7, 0, "2022"), (0, 7, "2019"), (3, 4, "")])
def test_scores_are_of_the_year_of_their_indicators(run, of_year, tmp_path, of_areas, of_table, scores):
    """The profile of an index of two years names none."""
    areas = of_year("2022", "v", *DOMAINS[:of_areas])
    path = join(run, areas, of_year("2019", "w", *DOMAINS[7 - of_table :], geometry="NoGeometry"), tmp_path / "j.gpkg")
    index = {"MODEL": "pon2023_domains", "OUTPUT": str(tmp_path / "m.gpkg")}
    path = run("regiolens:mdi", INPUT=path, **index)["OUTPUT"]
    for fields, told in ((["mdi"], scores), (["v"], "2022"), (["w"], "2019"), (["v", "w"], "")):
        assert index_and_year(QgsVectorLayer(path, "m", "ogr"), fields)[1] == told
    results = run(
        "regiolens:regionprofiles", INPUT=path, REGION_FIELD="streek", OUTPUT="memory:", OUTPUT_TABLE="memory:"
    )
    assert {row["jaar"] for row in run.rows(results["OUTPUT_TABLE"])} == {scores or None}


@pytest.mark.parametrize(("year", "given", "said"), [("2019", "2023", "2019"), ("", "2023", "2023"), ("", "", "")])
def test_a_profile_names_the_year_of_what_it_compares_with(run, of_year, year, given, said):
    reference = {"REFERENCE": of_year(year, "v"), "VALUES": ["v"], "YEAR": given}
    results = run(
        "regiolens:regionprofiles", INPUT=of_year("2022", "v"), REGION_FIELD="streek", OUTPUT="memory:", **reference
    )
    told = {(row["jaar"], row["vergeleken_met"]) for row in run.rows(results["OUTPUT"])}
    of = f" (figures of {said})" if said else ""
    assert told == {(given or "2022", f"the 8 gemeenten{of}, not the Netherlands")}


def test_a_change_is_of_no_one_year(run, of_year, tmp_path):
    fields = {"FROM_FIELD": "v", "TO_FIELD": "w", "KIND": "index"}
    path = run("regiolens:change", INPUT=of_year("2022", "v", "w"), OUTPUT=str(tmp_path / "c.gpkg"), **fields)["OUTPUT"]
    assert legend(run, path, "verandering_pct") == "Quartiles of 8 gemeenten"
    assert legend(run, path, "v") == "Quartiles of 8 gemeenten (figures of 2022)"


def test_what_others_wrote_in_metadata_tells_no_year(run, of_year):
    layer = of_year("2022", "v")
    metadata = layer.metadata()
    for text, years in (("x", ["2022", "2022"]), ("[]", ["2022", "2022"]), ('{"2019": ["w"]}', ["", "2019"])):
        metadata.addKeywords(YEARS, [text])
        layer.setMetadata(metadata)
        assert [index_and_year(layer, [name])[1] for name in "vw"] == years
