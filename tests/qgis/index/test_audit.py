"""regiolens:indicatoraudit in QGIS: the table, the page, what it says."""

import json

import pytest

from regiolens.bridge.paths import RESOURCES

AUDIT = "regiolens:indicatoraudit"
NAMES = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
SAMPLE = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=mdi_2023"


def test_the_published_gemeenten(run, tmp_path):
    page = tmp_path / "audit.html"
    results = run(AUDIT, INPUT=SAMPLE, OUTPUT="memory:", REPORT=str(page))
    rows = {(row["soort"], row["onderdeel"]): row for row in run.rows(results["OUTPUT"])}
    housing = rows["domain", "huisvesting"]
    assert (housing["gewicht"], round(housing["invloed_pct"], 1), round(housing["r_index"], 2)) == (9.3, -4.5, -0.5)
    assert housing["signalen"] == "pulls the index the other way"
    assert round(rows["domain", "inkomen"]["invloed_pct"], 1) == 35.7
    assert rows["indicator", "inkomen"]["veld"] == "inkomen"
    assert results["REMARKS"] >= 1
    assert "Domain 'Huisvesting': pulls the index the other way." in run.feedback.text
    text = page.read_text(encoding="utf-8")
    for part in ("-4.5", "0.83", "<svg", "pulls the index the other way"):
        assert part in text or part.replace("-", "−") in text, part


def own_model(folder, sources=("", ""), fields=("arm", "ziek")):
    """The path of a model of two indicators, a and b, in a domain each."""
    domains = [
        {
            "id": name,
            "label": name.upper(),
            "weight": weight,
            "indicators": [
                {
                    "id": leaf,
                    "label": label,
                    "direction": "high is worse",
                    "normalisation": {"method": "min-max"},
                    "fields": [field],
                    "source": source,
                }
            ],
        }
        for name, weight, leaf, label, field, source in zip("xy", (60, 40), "ab", ("Arm", "Ziek"), fields, sources)
    ]
    model = {
        "schema": "regiolens-index-model/1",
        "id": "own",
        "title": "Own",
        "classes": {"labels": ["laag", "hoog"], "lower_bounds": [50]},
        "domains": domains,
    }
    path = folder / "own.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    return str(path)


def buurten(**names):
    """Rows with figures by what their fields are called, which may hold a year as well."""
    return [
        {
            "code": f"BU{14:04}{k:04}",
            names.get("arm", "arm"): float(k * k % 17),
            names.get("ziek", "ziek"): float(k * 5 % 13),
            "inwoners": 20 * k,
            **{name: value for name, value in names.items() if name not in ("arm", "ziek")},
        }
        for k in range(20)
    ]


def audited(run, layer, model):
    """What is said of a layer, and of which year the figures of each indicator are."""
    found = run(AUDIT, INPUT=layer, MODEL_FILE=model, OUTPUT="memory:")
    years = {row["onderdeel"]: row["jaar"] for row in run.rows(found["OUTPUT"]) if row["soort"] == "indicator"}
    return run.feedback.text, years


def test_several_years_and_small_areas_are_told(run, make_layer, tmp_path):
    model = own_model(tmp_path, fields=("arm_2021", "ziek_2023"))
    rows = buurten(arm="arm_2021", ziek="ziek_2023")
    said, years = audited(run, make_layer("buurten", rows), model)
    assert "Figures of several years: 2021 (Arm); 2023 (Ziek)." in said
    assert years == {"a": "2021", "b": "2023"}
    assert "Areas with fewer than 100 inhabitants, whose rank means little: 5 (BU00140000" in said
    run(AUDIT, INPUT=make_layer("buurten", rows), MODEL_FILE=model, MIN_INHABITANTS=0, OUTPUT="memory:")
    assert "whose rank means little" not in run.feedback.text


def test_the_titles_of_fields_tell_their_years(run, make_layer, tmp_path):
    layer = make_layer("buurten", buurten())
    layer.setFieldAlias(layer.fields().lookupField("arm"), "Arme huishoudens, 2021 (%)")
    layer.setFieldAlias(layer.fields().lookupField("ziek"), "Zieken, 2022")
    said, years = audited(run, layer, own_model(tmp_path))
    assert "Figures of several years: 2021 (Arm); 2022 (Ziek)." in said
    assert years == {"a": "2021", "b": "2022"}


def test_a_join_tells_the_years_of_its_tables(run, make_layer, tmp_path):
    """Periods that were chosen: of the first table by a field with periods, of the second by its name."""
    areas = make_layer("buurten", [{"code": row["code"]} for row in buurten()])
    long = make_layer(
        "arm",
        [{"code": r["code"], "jaar": y, "arm": r["arm"] + y - 2021} for r in buurten() for y in (2019, 2020, 2021)],
    )
    other = make_layer("ziek_2023", [{"code": row["code"], "ziek": row["ziek"]} for row in buurten()])
    first, both = str(tmp_path / "first.gpkg"), str(tmp_path / "both.gpkg")
    run("regiolens:joinindicators", INPUT=areas, TABLE=long, FIELDS=["arm"], OUTPUT=first)
    run("regiolens:joinindicators", INPUT=first, TABLE=other, OUTPUT=both)
    said, years = audited(run, both, own_model(tmp_path))
    assert "Figures of several years: 2021 (Arm); 2023 (Ziek)." in said
    assert years == {"a": "2021", "b": "2023"}
    # It goes on with the layer, also beside a table of which nothing is known.
    third = make_layer("meer", [{"code": row["code"], "meer": 1} for row in buurten()])
    more = str(tmp_path / "more.gpkg")
    run("regiolens:joinindicators", INPUT=both, TABLE=third, OUTPUT=more)
    assert audited(run, more, own_model(tmp_path))[1] == {"a": "2021", "b": "2023"}


def test_the_year_of_a_layer_is_that_of_all_its_figures(run, make_layer, tmp_path):
    layer = make_layer("buurten", buurten(ziek="ziek_2022"))
    metadata = layer.metadata()
    metadata.setKeywords({"regiolens:year": ["2024"]})
    layer.setMetadata(metadata)
    model = own_model(tmp_path, fields=("arm", "ziek_2022"))
    assert "Figures of several years: 2022 (Ziek); 2024 (Arm)." in audited(run, layer, model)[0]


@pytest.mark.parametrize("field, value", [("jaar", 2024), ("Perioden", "2024JJ00"), ("peiljaar", "2024")])
def test_a_field_with_periods_tells_the_year(run, make_layer, tmp_path, field, value):
    model = own_model(tmp_path, fields=("arm", "ziek_2022"))
    said, years = audited(run, make_layer("buurten", buurten(ziek="ziek_2022", **{field: value})), model)
    assert "Figures of several years: 2022 (Ziek); 2024 (Arm)." in said
    rows = buurten(**{field: value})
    rows[3][field] = type(value)(str(value).replace("2024", "2023"))
    said, years = audited(run, make_layer("buurten", rows), own_model(tmp_path))
    assert f"Areas of several years, by field '{field}': 2023, 2024." in said
    assert "Figures of several years" not in said and years == {"a": None, "b": None}


def test_the_year_of_outlines_is_none_of_figures(run, make_layer, tmp_path):
    model = own_model(tmp_path, fields=("arm", "ziek_2022"))
    layer = make_layer("buurten", buurten(ziek="ziek_2022", jrstatcode="2024BU00140001"))
    said, years = audited(run, layer, model)
    assert "several years" not in said and years == {"a": None, "b": "2022"}


def test_the_model_s_own_source_tells_where_the_layer_does_not(run, make_layer, tmp_path):
    model = own_model(tmp_path, sources=("CBS, KWB 2021", "CBS, KWB 2024"))
    said, years = audited(run, make_layer("buurten", buurten()), model)
    assert "Figures of several years, by the model where the layer does not tell: 2021 (Arm); 2024 (Ziek)." in said
    rows = buurten(jaar=2024)  # the layer knows better
    said, years = audited(run, make_layer("buurten", rows), model)
    assert "several years" not in said and years == {"a": "2024", "b": "2024"}


def test_a_year_that_bounds_what_a_field_holds_is_none_of_its_figures(run, make_layer, tmp_path):
    names = {"arm": "p_wont2000", "ziek": "percentage_bouwjaarklasse_vanaf_2000"}
    model = own_model(tmp_path, fields=tuple(names.values()))
    said, years = audited(run, make_layer("buurten", buurten(**names, jaar=2022)), model)
    assert "several years" not in said and years == {"a": "2022", "b": "2022"}


def test_pairs_that_say_the_same_have_a_row(run, make_layer):
    rows = [
        {"code": f"GM{14 + k:04}", **{name: float((k + 1) * (7 + 2 * i) % 97) for i, name in enumerate(NAMES)}}
        for k in range(30)
    ]
    for row in rows:
        row["werk"] = row["inkomen"]
    found = run.rows(run(AUDIT, INPUT=make_layer("g", rows), OUTPUT="memory:")["OUTPUT"])
    pair = next(row for row in found if row["soort"] == "pair")
    assert pair["onderdeel"] == "inkomen, werk"
    assert pair["r_domein"] == pytest.approx(1.0)


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_few_areas_tell_nothing_but_that(run, make_layer, count):
    rows = [
        {"code": f"GM{14 + k:04}", **{name: float(10 + k * (3 + i)) for i, name in enumerate(NAMES)}}
        for k in range(count)
    ]
    results = run(AUDIT, INPUT=make_layer("weinig", rows), OUTPUT="memory:")
    said = f"Areas of 'weinig' with a score: {count}, of which spread and coherence tell nothing below 10."
    assert said in run.feedback.text
    assert results["REMARKS"] == 1
    assert {row["soort"] for row in run.rows(results["OUTPUT"])} == {"indicator", "domain"}


def test_codes_that_repeat_are_told(run, make_layer):
    rows = [
        {"code": f"GM{max(k, 2):04}", **{name: float(k * (3 + i) % 31) for i, name in enumerate(NAMES)}}
        for k in range(20)
    ]
    for name in ("indicatoraudit", "mdi", "contributions", "robustness"):
        run(f"regiolens:{name}", INPUT=make_layer("dubbel", rows), OUTPUT="memory:")
        said = "'dubbel' holds codes more than once: 1 (GM0002); each row counts as an area."
        assert said in run.feedback.text, name


@pytest.mark.parametrize(
    "name, number, given",
    [
        ("indicatoraudit", "MIN_INHABITANTS", {}),
        ("robustness", "DRAWS", {}),
        ("concentration", "PERMUTATIONS", {"FIELD": "inkomen", "NEIGHBOURS": "distance"}),
    ],
)
def test_in_a_batch_a_row_with_a_wrong_number_fails_alone(batch, make_layer, tmp_path, name, number, given):
    figures = [
        {"code": f"GM{14 + k:04}", **{one: float(k * (3 + i) % 31) for i, one in enumerate(NAMES)}} for k in range(20)
    ]
    layer = make_layer("gemeenten", figures).id()
    rows = [
        {"INPUT": layer, number: value, "OUTPUT": str(tmp_path / f"{value}.gpkg"), **given} for value in (20, -1, 30)
    ]
    assert len(batch(f"regiolens:{name}", rows)) == 1
    assert sorted(path.name for path in tmp_path.glob("*.gpkg")) == ["20.gpkg", "30.gpkg"]
