"""regiolens:themecount on made areas and on the published domain scores."""

import numpy as np
import pandas as pd
from qgis.core import QgsRenderContext

from regiolens.bridge.paths import RESOURCES

ID = "regiolens:themecount"
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


def published():
    table = pd.read_csv(RESOURCES / "sample" / "mdi_2023_gemeenten.csv")
    return [{"statcode": row["statcode"], **{f"mdi_{name}": float(row[name]) for name in DOMAINS}}
            for row in table.to_dict("records")]  # fmt: skip


def test_the_domains_of_the_published_gemeenten(run, make_layer):
    rows = published()
    fields = [f"mdi_{name}" for name in DOMAINS]
    found = run(ID, INPUT=make_layer("mdi", rows), FIELDS=fields, OUTPUT="memory:", OUTPUT_BEST="memory:")
    table = run.rows(found["OUTPUT"])
    assert found["COUNTED"] == len(rows) == 50
    values = pd.DataFrame(rows)[fields]
    # classes are inclusive at their lower bounds
    quarters = values.quantile([0.25, 0.75])
    worst, best = values >= quarters.loc[0.75], values < quarters.loc[0.25]
    assert [row["slechtste_n"] for row in table] == worst.sum(axis=1).tolist()
    assert [row["beste_n"] for row in table] == best.sum(axis=1).tolist()
    assert all(row["themas_n"] == 7 for row in table)
    for row in table:
        assert len((row["slechtste"] or "").split(", ")) == max(row["slechtste_n"], 1)
    assert [row["beste_n"] for row in run.rows(found["OUTPUT_BEST"])] == [row["beste_n"] for row in table]


def test_two_maps_with_the_same_classes(run, make_layer):
    rows = published()
    rows[0].update({f"mdi_{name}": None for name in DOMAINS})
    fields = [f"mdi_{name}" for name in DOMAINS]
    found = run(ID, INPUT=make_layer("mdi", rows), FIELDS=fields, OUTPUT="memory:", OUTPUT_BEST="memory:")
    renderers = [run.layer(found[name]).renderer() for name in ("OUTPUT", "OUTPUT_BEST")]
    assert [one.classAttribute() for one in renderers] == ["slechtste_n", "beste_n"]
    values = [[c.value() for c in one.categories() if isinstance(c.value(), int)] for one in renderers]
    assert values[0] == values[1] == list(range(len(values[0]))) and len(values[0]) > 3
    labels = [c.label() for c in renderers[0].categories()]
    assert any("(1)" in label and "no data" in label for label in labels)
    # an area without figures is not drawn as one with none in the worst quarter
    layer = run.layer(found["OUTPUT"])
    renderer, context = layer.renderer().clone(), QgsRenderContext()
    renderer.startRender(context, layer.fields())
    shown = [renderer.symbolForFeature(feature, context).color().name() for feature in layer.getFeatures()]
    renderer.stopRender(context)
    zero = next(c.symbol().color().name() for c in renderer.categories() if c.value() == 0)
    table = run.rows(found["OUTPUT"])
    assert table[0]["slechtste_n"] is None and shown[0] != zero
    assert {colour for row, colour in zip(table, shown) if row["slechtste_n"] == 0} == {zero}


def test_missing_is_neither_and_is_told(run, make_layer):
    rows = [{"code": f"GM{1000 + i}", "koop": float(i), "armoede": float(-i)} for i in range(12)]
    rows[11]["koop"], rows[0]["koop"], rows[0]["armoede"] = -99997.0, None, None
    directions = {"koop": "low is worse", "armoede": "high is worse"}
    found = run(ID, INPUT=make_layer("a", rows), FIELDS=["koop", "armoede"], DIRECTIONS=directions, OUTPUT="memory:")
    table = run.rows(found["OUTPUT"])
    assert (table[0]["slechtste_n"], table[0]["beste_n"], table[0]["themas_n"]) == (None, None, 0)
    assert (table[11]["themas_n"], table[11]["beste_n"], table[11]["beste"]) == (1, 1, "armoede")
    assert (found["COUNTED"], found["MISSING"]) == (11, 1) and "themas_n" in "".join(run.feedback.warnings)
    legend = [item.label() for item in run.layer(found["OUTPUT"]).renderer().legendSymbolItems()]
    assert legend[-1] == "Quartiles of 10 to 11 gemeenten"


def test_a_theme_without_quarters_is_not_called_missing(run, make_layer):
    rows = [{"code": f"GM{1000 + i}", "koop": float(i), "armoede": 3.0} for i in range(12)]
    directions = {"koop": "low is worse", "armoede": "high is worse"}
    found = run(ID, INPUT=make_layer("a", rows), FIELDS=["koop", "armoede"], DIRECTIONS=directions, OUTPUT="memory:")
    assert {row["themas_n"] for row in run.rows(found["OUTPUT"])} == {1}
    (said,) = run.feedback.warnings
    assert said.startswith("armoede: ")


def test_a_reference_of_the_country(run, make_layer):
    random = np.random.default_rng(0)
    country = [{"code": f"GM{1000 + i}", "mdi_werk": float(random.normal()), "mdi_inkomen": float(random.normal())}
               for i in range(80)]  # fmt: skip
    given = {"FIELDS": ["mdi_werk", "mdi_inkomen"], "OUTPUT": "memory:"}
    whole = run.rows(run(ID, INPUT=make_layer("land", country), **given)["OUTPUT"])
    part = run.rows(
        run(ID, INPUT=make_layer("p", country[:9]), REFERENCE=make_layer("land", country), **given)["OUTPUT"]
    )
    assert [row["slechtste_n"] for row in part] == [row["slechtste_n"] for row in whole[:9]]


def test_bad_input_is_refused_in_one_sentence(run, make_layer):
    rows = [{"code": f"GM{1000 + i}", "iets": float(i), "mdi_werk": float(i)} for i in range(8)]
    layer = make_layer("gebieden", rows)
    given = {"INPUT": layer, "OUTPUT": "memory:"}
    message = run.refused(ID, FIELDS=["iets"], **given)
    assert message.startswith("Whether high or low is worse is not known of 'iets': say so in DIRECTIONS")
    message = run.refused(ID, FIELDS=["iets"], DIRECTIONS={"iets": "hoog"}, **given)
    assert message.startswith("DIRECTIONS gives 'hoog' for 'iets'")
    message = run.refused(ID, FIELDS=["iets"], DIRECTIONS={"iets": {"rule": "sum"}}, **given)
    assert message.startswith("DIRECTIONS gives '{'rule': 'sum'}' for 'iets'")
    message = run.refused(ID, FIELDS=["iets"], DIRECTIONS={5: "low is worse"}, **given)
    assert message.startswith("DIRECTIONS names the field '5'")
    assert run.refused(ID, FIELDS=["mdi_werk"], DIRECTIONS={"x": "low is worse"}, **given).startswith(
        "DIRECTIONS names the field 'x'"
    )
    assert "DIRECTIONS must be a JSON object" in run.refused(ID, FIELDS=["iets"], DIRECTIONS="3", **given)
    other = make_layer("land", [{"code": "GM1000", "a": 1.0}])
    message = run.refused(ID, FIELDS=["mdi_werk"], REFERENCE=other, **given)
    assert message.startswith("The reference 'land' has no field 'mdi_werk'")
