"""regiolens:mdi in QGIS, against published figures."""

import csv
import json

import pytest
from qgis.core import (
    NULL,
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingParameters,
    QgsProperty,
    QgsVectorLayer,
)

from regiolens.bridge.index.indicators import load_model
from regiolens.bridge.paths import RESOURCES
from regiolens.core.index.model_file import parse_model
from regiolens.core.index.weights import model_json

MDI = "regiolens:mdi"
DOMAINS = ["inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving"]
SAMPLE = RESOURCES / "sample" / "mdi_2023_gemeenten.csv"
FIELDS = ["mdi", "mdi_klasse", "mdi_label", "mdi_rang", "mdi_kwartiel", "mdi_deciel", "mdi_dekking", "mdi_gewicht"]


def model_file(tmp_path, **changes):
    """A model of two domains, with changes to its first indicator."""
    indicator = {
        "id": "a",
        "label": "a",
        "direction": "high is worse",
        "normalisation": {"method": "min-max"},
        **changes,
    }
    other = {
        "id": "b",
        "label": "b",
        "direction": "low is worse",
        "normalisation": {"method": "norm", "best": 10, "worst": 0},
    }
    model = {
        "schema": "regiolens-index-model/1",
        "id": "own",
        "title": "Own",
        "classes": {"labels": ["laag", "hoog"], "lower_bounds": [50]},
        "domains": [
            {"id": "x", "label": "X", "weight": 60, "indicators": [indicator]},
            {"id": "y", "label": "Y", "weight": 40, "indicators": [other]},
        ],
    }
    path = tmp_path / "own.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    return path


def test_published_scores_to_the_digit(run):
    output = run(MDI, INPUT=str(SAMPLE), MODEL="pon2023_domains", OUTPUT="memory:")["OUTPUT"]
    rows = run.rows(output)
    differences = [abs(row["mdi"] - float(row["mdi_gepubliceerd"])) for row in rows]
    assert len(rows) == 50
    assert max(differences) <= 0.1
    assert sum(f"{row['mdi']:.1f}" == f"{float(row['mdi_gepubliceerd']):.1f}" for row in rows) >= 44


def test_output_fields_as_named(run):
    output = run(MDI, INPUT=str(SAMPLE), MODEL="pon2023_domains", OUTPUT="memory:")["OUTPUT"]
    names = run.layer(output).fields().names()
    assert names[-len(FIELDS) - 7 :] == [f"mdi_{domain}" for domain in DOMAINS] + FIELDS
    best = min(run.rows(output), key=lambda row: row["mdi_rang"])
    assert (best["statnaam"], best["mdi_klasse"], best["mdi_label"], best["mdi_kwartiel"], best["mdi_dekking"]) == (
        "Heerlen",
        4,
        "zeer hoog",
        4,
        100.0,
    )


def test_england_to_the_third_decimal(run, shared):
    results = run(MDI, INPUT=str(shared / "imd/england_imd_2025.csv"), MODEL="imd_england", OUTPUT="memory:")
    rows = run.rows(results["OUTPUT"])
    assert len(rows) == results["SCORED"] == 33755
    assert max(abs(row["mdi"] - float(row["IMD_score"])) for row in rows) <= 0.001
    assert all(-(-row["mdi_rang"] * 10 // len(rows)) == int(row["IMD_decile"]) for row in rows)
    assert all(11 - row["mdi_deciel"] == int(row["IMD_decile"]) for row in rows)  # England calls the worst one 1


def test_a_stored_scale_gives_a_part_the_scores_of_the_whole(run, make_layer, tmp_path):
    model = model_file(tmp_path)
    country = [{"code": f"GM{i:04}", "a": float(i * i % 17), "b": i % 10} for i in range(60)]
    whole, part = make_layer("land", country), make_layer("provincie", country[20:31])
    scale = tmp_path / "scale.json"
    everything = run(MDI, INPUT=whole, MODEL_FILE=str(model), SCALE_OUT=str(scale), OUTPUT="memory:")["OUTPUT"]
    keep = ("code", "mdi_x", "mdi_y", "mdi", "mdi_klasse", "mdi_kwartiel", "mdi_deciel")

    def scores(output):
        return [{name: row[name] for name in keep} for row in run.rows(output)]

    expected = scores(everything)[20:31]
    with_scale = run(MDI, INPUT=part, MODEL_FILE=str(model), SCALE_IN=str(scale), OUTPUT="memory:")["OUTPUT"]
    assert scores(with_scale) == expected
    with_reference = run(MDI, INPUT=part, MODEL_FILE=str(model), REFERENCE=whole, OUTPUT="memory:")["OUTPUT"]
    assert scores(with_reference) == expected
    alone = run(MDI, INPUT=part, MODEL_FILE=str(model), OUTPUT="memory:")["OUTPUT"]
    assert scores(alone) != expected


@pytest.mark.parametrize(
    "field_map",
    [
        {"a": "eerste"},
        '{"a": "eerste"}',
        ["a", "eerste"],
        "a,eerste",
        ['{"a": "eerste"}'],
        ['{"a": "eerste"', ' "b": "b"}'],
        ["a", "eerste", None, None],
        [["a", "eerste"], ["b", "b"]],
        '[["a", "eerste"]]',
        QgsProperty.fromExpression("map('a', 'eerste')"),
        QgsProperty.fromExpression("to_json(map('a', 'eerste', 'b', 'b'))"),
        QgsProperty.fromExpression("array('a', 'eerste')"),
        QgsProperty.fromValue({"a": "eerste"}),
    ],
    ids=str,
)
def test_field_map_in_all_its_forms(run, make_layer, tmp_path, field_map):
    layer = make_layer("x", [{"eerste": 1, "b": 2}, {"eerste": 3, "b": 4}])
    output = run(MDI, INPUT=layer, MODEL_FILE=str(model_file(tmp_path)), FIELD_MAP=field_map, OUTPUT="memory:")[
        "OUTPUT"
    ]
    assert [row["mdi_x"] for row in run.rows(output)] == [0.0, 100.0]


@pytest.mark.parametrize(
    "wrong", [["a"], ["a", "b", "c"], "[1, 2]", ['{"a": "b"'], {"a": 3}, 7, [["a", 3]], '{"a": "a", "a": "b"}'], ids=str
)
def test_what_is_no_field_map_is_refused(run, make_layer, tmp_path, wrong):
    layer = make_layer("x", [{"a": 1, "b": 2}, {"a": 3, "b": 4}])
    sentence = run.refused(MDI, INPUT=layer, MODEL_FILE=str(model_file(tmp_path)), FIELD_MAP=wrong, OUTPUT="memory:")
    assert "FIELD_MAP" in sentence


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("to_json(map('a', 'eerste'", "cannot be evaluated"),
        ('"nergens"', "cannot be evaluated (Field 'nergens' not found)"),
        ("NULL", "gives nothing"),
        ("attribute(NULL, 'a')", "gives nothing"),
    ],
)
@pytest.mark.parametrize(("algorithm", "parameter"), [(MDI, "FIELD_MAP"), ("regiolens:aggregate", "RULES")])
def test_an_expression_that_is_broken_or_gives_nothing_is_refused(
    run, make_layer, algorithm, parameter, expression, words
):
    layer = make_layer("x", [{"code": "GM0014", "a": 1, "groep": "x"}])
    more = {"GROUP": "groep"} if parameter == "RULES" else {}
    given = {parameter: QgsProperty.fromExpression(expression)}
    sentence = run.refused(algorithm, INPUT=layer, OUTPUT="memory:", **given, **more)
    assert sentence.startswith(f"{parameter} is the expression {expression}, which {words}")


def test_a_batch_hands_over_what_an_expression_gave(run, make_layer, tmp_path):
    """What the cells of a batch make of a text: parts between commas."""
    layer = make_layer("x", [{"eerste": 1, "tweede": 2}, {"eerste": 3, "tweede": 4}])
    algorithm = QgsApplication.processingRegistry().algorithmById(MDI)
    text = '{"a": "eerste", "b": "tweede"}'
    given = QgsProcessingParameters.parameterAsMatrix(
        algorithm.parameterDefinition("FIELD_MAP"), text, QgsProcessingContext()
    )
    assert len(given) == 2
    output = run(MDI, INPUT=layer, MODEL_FILE=str(model_file(tmp_path)), FIELD_MAP=given, OUTPUT="memory:")["OUTPUT"]
    assert [row["mdi_x"] for row in run.rows(output)] == [0.0, 100.0]


ENGLISH = ["income", "employment", "education", "health", "crime", "housing_and_services", "environment"]


def test_what_is_mapped_wins_over_what_is_found(run, make_layer):
    """Ranks stand first in the model; their order is the other way round from the scores'."""
    names = {domain: domain.title().replace("_And_", "_and_") for domain in ENGLISH}
    rows = [
        {"code": f"E{i}", **{f"{names[d]}_rank": i + 1 for d in ENGLISH}, **{f"{names[d]}_score": i for d in ENGLISH}}
        for i in range(8)
    ]
    layer = make_layer("lsoa", rows)

    def incomes(field_map, reference=None):
        output = run(MDI, INPUT=layer, MODEL="imd_england", FIELD_MAP=field_map, REFERENCE=reference, OUTPUT="memory:")[
            "OUTPUT"
        ]
        return [row["mdi_income"] for row in run.rows(output)]

    assert incomes({}) == sorted(incomes({}), reverse=True)
    mapped = incomes({"income_score": "Income_score"})
    assert mapped == sorted(mapped) and "income_score: field Income_score" in run.feedback.text
    assert "income_rank" not in run.feedback.text and "employment_rank: field" in run.feedback.text
    both = incomes({"income_score": "Income_score", "income_rank": "Income_rank"})
    assert both == incomes({}), "of two that are mapped the model's first"
    assert incomes({"income_score": "Income_score"}, reference=layer) == mapped


def test_the_reference_serves_the_same_indicators_as_the_areas(run, make_layer):
    """Areas with scores alone, a reference with ranks and scores: ranks beside scores would be no comparison."""
    names = {domain: domain.title().replace("_And_", "_and_") for domain in ENGLISH}
    rows = [
        {"code": f"E{i}", **{f"{names[d]}_rank": 8 - i for d in ENGLISH}, **{f"{names[d]}_score": i for d in ENGLISH}}
        for i in range(8)
    ]
    country = make_layer("land", rows)
    part = make_layer("deel", [{key: value for key, value in row.items() if "_rank" not in key} for row in rows[2:5]])
    whole = run.rows(run(MDI, INPUT=country, MODEL="imd_england", OUTPUT="memory:")["OUTPUT"])
    some = run.rows(run(MDI, INPUT=part, MODEL="imd_england", REFERENCE=country, OUTPUT="memory:")["OUTPUT"])
    assert [row["mdi"] for row in some] == pytest.approx([row["mdi"] for row in whole[2:5]])


def test_true_and_false_are_one_and_zero(run, tmp_path):
    table = QgsVectorLayer("NoGeometry?field=code:string&field=a:boolean&field=b:boolean", "t", "memory")
    for values in (("GM0001", True, None), ("GM0002", False, True), ("GM0003", None, False)):
        feature = QgsFeature(table.fields())
        feature.setAttributes(list(values))
        table.dataProvider().addFeatures([feature])
    rows = run.rows(run(MDI, INPUT=table, MODEL_FILE=str(model_file(tmp_path)), OUTPUT="memory:")["OUTPUT"])
    assert [(row["mdi_x"], row["mdi_y"]) for row in rows] == [(100.0, None), (0.0, 90.0), (None, 100.0)]


def domains_layer(make_layer, values):
    return make_layer("x", [{"gm_code": f"GM{i:04}", **dict.fromkeys(DOMAINS, v)} for i, v in enumerate(values)])


@pytest.mark.parametrize("values, said", [([10.0], ": 1, fewer than four"), ([10.0] * 6, "have the same one")])
def test_no_quarter_without_four_areas_that_differ(run, make_layer, values, said):
    rows = run.rows(run(MDI, INPUT=domains_layer(make_layer, values), OUTPUT="memory:")["OUTPUT"])
    assert [row["mdi_kwartiel"] for row in rows] == [None] * len(values)
    assert [row["mdi_deciel"] for row in rows] == [None] * len(values)
    assert [row["mdi_klasse"] for row in rows] == [1] * len(values)
    assert said in run.feedback.text


def test_the_legend_of_quarters_that_are_none_says_so(run, make_layer):
    names = {domain: domain.title().replace("_And_", "_and_") for domain in ENGLISH}
    layer = make_layer("x", [{"code": f"E{i}", **{f"{names[d]}_rank": i + 1 for d in ENGLISH}} for i in range(3)])
    output = run.layer(run(MDI, INPUT=layer, MODEL="imd_england", OUTPUT="memory:")["OUTPUT"])
    labels = [category.label() for category in output.renderer().categories()]
    assert labels[0] == "no data (3)" and any("fewer than four" in label for label in labels)
    assert [feature["mdi_klasse"] for feature in output.getFeatures()] == [NULL] * 3


def test_the_legend_has_a_title_source_and_author_of_ones_own(run, make_layer):
    layer = make_layer("x", [{"code": f"GM{i:04}", **dict.fromkeys(DOMAINS, 10.0 * i)} for i in range(8)])
    told = {"TITLE": "Achterstand in beeld", "SOURCE": "Het PON & Telos", "AUTHOR": "Provincie X"}
    plain = run.layer(run(MDI, INPUT=layer, MODEL="pon2023_domains", OUTPUT="memory:")["OUTPUT"])
    own = run.layer(run(MDI, INPUT=layer, MODEL="pon2023_domains", **told, OUTPUT="memory:")["OUTPUT"])
    before, after = ([one.label() for one in layer.renderer().categories()] for layer in (plain, own))
    assert own.name() == "Achterstand in beeld"
    first = 5  # four classes and no data
    assert after[:first] == before[:first]
    assert after[first:] == [
        f"Index: {plain.name()}",
        *before[first:],
        "Source: Het PON & Telos",
        "Author: Provincie X",
    ]


def titles(layer):
    return {field.name(): layer.attributeAlias(position) for position, field in enumerate(layer.fields())}


def own_file(tmp_path, **changes):
    """The file of the published model with changes, as a user makes one from it."""
    path = tmp_path / "own.json"
    model = json.loads((RESOURCES / "index_models" / "pon2023_domains.json").read_text(encoding="utf-8"))
    path.write_text(json.dumps({**model, **changes}), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "changes, name",
    [
        ({}, "MDI"),
        ({"title": "Eigen index", "id": "eigen"}, "Eigen index"),
        ({"title": "Eigen index"}, "Eigen index"),
        ({"title": "MDI van de regio"}, "MDI van de regio"),
        ({"title": "Brede index van de regio", "short_title": "Brede index"}, "Brede index"),
        ({"title": "Eigen index", "id": "eigen_changed"}, "Eigen index (changed weights)"),
        ({"id": "pon2023_domains_changed"}, "MDI (changed weights)"),
    ],
    ids=str,
)
@pytest.mark.parametrize("algorithm", [MDI, "regiolens:contributions"])
def test_an_index_is_called_by_its_own_name(run, make_layer, tmp_path, changes, name, algorithm):
    layer = domains_layer(make_layer, [10.0 + i for i in range(8)])
    path = own_file(tmp_path, **changes)
    output = run.layer(run(algorithm, INPUT=layer, MODEL_FILE=path, OUTPUT="memory:")["OUTPUT"])
    called = titles(output)
    assert called["mdi"] == f"{name} (0-100)"
    assert called["mdi_klasse"] == f"{name}, class" and called["mdi_label"] == f"{name}, class in words"
    texts = [*called.values(), output.name(), output.mapTipTemplate()]
    texts += [category.label() for category in output.renderer().categories()]
    if "MDI" not in changes.get("title", "MDI"):
        assert not [text for text in texts if "MDI" in text]


@pytest.mark.parametrize("name", ["pon2023", "pon2023_domains", "imd_england", "cbs_kern", "cbs_buurt"])
def test_only_the_models_of_het_pon_give_an_mdi(name):
    model = load_model(name)
    assert model.named and (model.short_title == "MDI") == name.startswith("pon")
    assert parse_model(model_json(model), name) == model


HOSTILE = "n [% 6*7 %] [%6*7%]"


def test_no_name_is_taken_for_an_expression(run, make_layer, tmp_path):
    layer = domains_layer(make_layer, [10.0 * i for i in range(8)])
    layer.setName(HOSTILE)
    model = json.loads((RESOURCES / "index_models" / "pon2023_domains.json").read_text(encoding="utf-8"))
    for domain in model["domains"]:
        domain["label"] = HOSTILE
    classes = {**model["classes"], "labels": [HOSTILE + str(i) for i in range(4)]}
    path = own_file(tmp_path, title=HOSTILE, source=HOSTILE, classes=classes, domains=model["domains"])
    output = run.layer(run(MDI, INPUT=layer, MODEL_FILE=path, OUTPUT="memory:")["OUTPUT"])
    labels = [category.label() for category in output.renderer().categories()]
    assert sum("6*7" in label for label in labels) == 5
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.layerScope(output))
    for text in [*labels, output.name()]:
        assert QgsExpression.replaceExpressionText(text, context) == text
    context.setFeature(next(output.getFeatures()))
    assert "42" not in QgsExpression.replaceExpressionText(output.mapTipTemplate(), context)


@pytest.mark.parametrize("empty", [[], [None], [None, None], ["", ""], "", None])
def test_an_empty_field_map_is_none(run, empty):
    assert run(MDI, INPUT=str(SAMPLE), FIELD_MAP=empty, OUTPUT="memory:")["SCORED"] == 50


def test_a_map_that_a_batch_lost_is_told(run, make_layer):
    run(MDI, INPUT=str(SAMPLE), FIELD_MAP=[None], OUTPUT="memory:")
    assert "to_json(map(...))" in run.feedback.text
    run(MDI, INPUT=str(SAMPLE), OUTPUT="memory:")
    assert "to_json" not in run.feedback.text


def test_missing_values(run, make_layer, tmp_path):
    layer = make_layer(
        "x",
        [
            {"code": "GM0001", "a": "1,0", "b": "2"},
            {"code": "GM0002", "a": "3,0", "b": "-99997"},
            {"code": "GM0003", "a": "x", "b": "0"},
        ],
    )
    rows = run.rows(run(MDI, INPUT=layer, MODEL_FILE=str(model_file(tmp_path)), OUTPUT="memory:")["OUTPUT"])
    assert [(row["mdi_x"], row["mdi_y"]) for row in rows] == [(0.0, 80.0), (100.0, None), (None, 100.0)]
    assert [row["mdi"] for row in rows] == [32.0, None, None]
    assert [row["mdi_dekking"] for row in rows] == [100.0, 50.0, 50.0]
    assert [row["mdi_rang"] for row in rows] == [1, None, None]
    sentence = run.refused(MDI, INPUT=layer, MODEL_FILE=str(model_file(tmp_path)), MISSING="strict", OUTPUT="memory:")
    assert "'a'" in sentence and "GM0003" in sentence


def test_of_a_reference_with_several_levels_that_of_the_areas_counts(run, make_layer, tmp_path):
    model = str(model_file(tmp_path))
    rows = [{"code": f"GM{i:04}", "a": float(i), "b": i % 7} for i in range(20)]
    mixed = make_layer("kwb", [*rows, {"code": "WK000101", "a": 900.0, "b": 3}], "NoGeometry")
    part = make_layer("deel", rows[5:9])
    output = run(MDI, INPUT=part, MODEL_FILE=model, REFERENCE=mixed, OUTPUT="memory:")["OUTPUT"]
    assert [row["mdi_x"] for row in run.rows(output)] == pytest.approx([100 * i / 19 for i in range(5, 9)])
    assert "Relative to: 20 gemeenten" in [c.label() for c in run.layer(output).renderer().categories()]


def test_class_bounds_are_printed_as_they_are(run, make_layer, tmp_path):
    path = model_file(tmp_path)
    path.write_text(path.read_text().replace("[50]", "[33.25]"))
    layer = make_layer("x", [{"a": 1.0, "b": 2}, {"a": 2.0, "b": 4}])
    output = run(MDI, INPUT=layer, MODEL_FILE=str(path), OUTPUT="memory:")["OUTPUT"]
    assert run.layer(output).renderer().categories()[0].label().startswith("laag: < 33.25 (")


def test_a_domain_may_not_take_the_name_of_an_output_field(run, tmp_path):
    path = model_file(tmp_path)
    path.write_text(path.read_text().replace('"id": "x"', '"id": "klasse"'))
    valid, message = run.check(MDI, {"INPUT": str(SAMPLE), "MODEL_FILE": str(path), "OUTPUT": "memory:"})
    assert not valid
    assert "domains[0].id" in message


def test_water_is_no_area_to_score(run, make_layer, tmp_path):
    layer = make_layer(
        "x",
        [
            {"a": 1.0, "b": 2, "water": "NEE"},
            {"a": 2.0, "b": 2, "water": "NEE"},
            {"a": 99.0, "b": 2, "water": "JA"},
            {"a": 50.0, "b": 2, "water": "B"},
        ],
    )
    rows = run.rows(
        run(MDI, INPUT=layer, MODEL_FILE=str(model_file(tmp_path)), MISSING="strict", OUTPUT="memory:")["OUTPUT"]
    )
    assert [row["mdi_x"] for row in rows] == [0.0, 100.0, None, None]


def test_faults_of_a_model_are_named_with_their_path(run, tmp_path):
    for change, path in (
        ({"direction": "sideways"}, "domains[0].indicators[0].direction"),
        ({"colour": "red"}, "domains[0].indicators[0].colour"),
        ({"normalisation": {"method": "norm", "best": 5, "worst": 1}}, "domains[0].indicators[0].normalisation"),
    ):
        valid, message = run.check(
            MDI, {"INPUT": str(SAMPLE), "MODEL_FILE": str(model_file(tmp_path, **change)), "OUTPUT": "memory:"}
        )
        assert not valid
        assert path in message


def test_refusals_name_what_is_wrong(run, make_layer, tmp_path):
    model = str(model_file(tmp_path))
    layer = make_layer("laag", [{"code": "GM0001", "a": "1", "b": "2"}, {"code": "GM0002", "a": "veel", "b": "3"}])
    sentence = run.refused(MDI, INPUT=layer, MODEL_FILE=model, OUTPUT="memory:")
    assert all(word in sentence for word in ("'laag'", "'a'", "'veel'"))
    same = make_layer("gelijk", [{"a": 1, "b": 2}, {"a": 1, "b": 3}])
    assert "REFERENCE" in run.refused(MDI, INPUT=same, MODEL_FILE=model, OUTPUT="memory:")
    assert "'nergens'" in run.refused(MDI, INPUT=same, MODEL_FILE=model, FIELD_MAP={"a": "nergens"}, OUTPUT="memory:")
    assert "its indicators are a, b" in run.refused(
        MDI, INPUT=same, MODEL_FILE=model, FIELD_MAP={"q": "a"}, OUTPUT="memory:"
    )
    scale = tmp_path / "scale.json"
    run(MDI, INPUT=str(SAMPLE), SCALE_OUT=str(scale), OUTPUT="memory:")
    assert "pon2023_domains" in run.refused(MDI, INPUT=same, MODEL_FILE=model, SCALE_IN=str(scale), OUTPUT="memory:")
    assert "REFERENCE" in run.refused(
        MDI, INPUT=same, REFERENCE=same, MODEL_FILE=model, SCALE_IN=str(scale), OUTPUT="memory:"
    )
    assert "not a scale" in run.refused(MDI, INPUT=same, MODEL_FILE=model, SCALE_IN=model, OUTPUT="memory:")


def test_a_second_run_replaces_its_own_fields(run):
    once = run(MDI, INPUT=str(SAMPLE), OUTPUT="memory:")["OUTPUT"]
    twice = run(MDI, INPUT=once, OUTPUT="memory:")["OUTPUT"]
    assert "are replaced" in run.feedback.text
    assert run.layer(once).fields().names() == run.layer(twice).fields().names()


def test_cbs_kern_agrees_with_the_published_scores(run, shared):
    """Floors below what was found, per domain; woonomgeving is documented as not reproduced."""
    import pandas as pd

    join = "regiolens:joinindicators"
    older = run(
        join,
        INPUT=str(shared / "areas/gemeente_2023.gpkg"),
        TABLE=str(shared / "tables/gemeente_indicatoren_2021.csv"),
        OUTPUT="memory:",
    )
    newer = run(join, INPUT=older["OUTPUT"], TABLE=str(shared / "tables/kwb_2024.csv"), OUTPUT="memory:")
    results = run(MDI, INPUT=newer["OUTPUT"], MODEL="cbs_kern", OUTPUT="memory:")
    assert results["SCORED"] == 338
    with SAMPLE.open(encoding="utf-8") as file:
        published = (
            pd.DataFrame(csv.DictReader(file)).set_index("statcode").drop(columns=["statnaam", "corop"]).astype(float)
        )
    ours = pd.DataFrame(run.rows(results["OUTPUT"])).set_index("statcode").loc[published.index]
    assert len(ours) == 50
    floors = {
        "inkomen": 0.95,
        "werk": 0.84,
        "gezondheid": 0.68,
        "opleiding": 0.79,
        "huisvesting": 0.64,
        "veiligheid": 0.85,
    }
    for domain, floor in floors.items():
        assert published[domain].corr(ours[f"mdi_{domain}"].astype(float)) >= floor, domain
    assert published["mdi_gepubliceerd"].corr(ours["mdi"].astype(float)) >= 0.92


@pytest.mark.parametrize("model", ["pon2023", "cbs_kern", "imd_england"])
def test_an_absent_field_is_refused_with_the_layer_and_what_to_do(run, make_layer, model):
    layer = make_layer("england_lsoa", [{"lsoa21cd": f"E0100000{n}", "income": n} for n in range(5)])
    sentence = run.refused(MDI, INPUT=layer, MODEL=model, OUTPUT="memory:")
    assert "'england_lsoa'" in sentence and "FIELD_MAP" in sentence
