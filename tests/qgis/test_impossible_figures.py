"""Figures that a known field cannot hold are named by every algorithm that reads it, and never counted."""

import pytest

from regiolens.bridge import i18n

CODES = ("GM0014", "GM0037", "GM0047", "GM0034")


@pytest.fixture
def areas(make_layer):
    """Four gemeenten, one with a marker that CBS never wrote down."""
    rows = [
        {"gm_code": code, "regio": "R", "aantal_inwoners": people, "percentage_koopwoningen": owned, "woningen": 100}
        for code, people, owned in zip(CODES, (1000, -9997, 500, 300), (40.0, 60.0, -9997.0, 9999.0))
    ]
    return make_layer("gebieden", rows)


def said(run):
    return [line for line in run.feedback.said if "impossible" in line]


def test_aggregate(run, areas):
    output = run("regiolens:aggregate", INPUT=areas, GROUP="regio", OUTPUT="memory:")["OUTPUT"]
    (row,) = run.rows(output)
    assert row["aantal_inwoners"] == 1800
    assert row["percentage_koopwoningen"] == 50.0
    assert len(said(run)) == 2
    assert any("aantal_inwoners" in line and "-9997" in line and "'gebieden'" in line for line in said(run))
    assert any("percentage_koopwoningen" in line and "9999" in line for line in said(run))


@pytest.mark.parametrize(("language", "label"), [("nl_NL", "aantal inwoners"), ("en_GB", "inhabitants")])
def test_what_the_field_holds_is_told_in_the_language_of_qgis(run, areas, monkeypatch, language, label):
    monkeypatch.setattr(i18n.QgsApplication, "locale", lambda *_: language)
    run("regiolens:aggregate", INPUT=areas, GROUP="regio", OUTPUT="memory:")
    assert any(f"({label})" in line for line in said(run))


def test_a_map(run, make_layer):
    figures = [40.0, 50.0, 60.0, 70.0, -9997.0, 9999.0]
    areas = make_layer("gebieden", [{"gm_code": f"GM{i:04}", "P_KOOPWON": value} for i, value in enumerate(figures)])
    output = run("regiolens:quartilemap", INPUT=areas, FIELD="P_KOOPWON", OUTPUT="memory:")["OUTPUT"]
    assert [row["kwartiel"] for row in run.rows(output)] == [1, 2, 3, 4, None, None]
    assert len(said(run)) == 1


def test_a_join(run, areas, make_layer):
    target = make_layer("doel", [{"code": code} for code in CODES])
    output = run("regiolens:joinindicators", INPUT=target, TABLE=areas, REASONS=True, OUTPUT="memory:")["OUTPUT"]
    rows = run.rows(output)
    assert [row["aantal_inwoners"] for row in rows] == [1000, None, 500, 300]
    assert [row["percentage_koopwoningen"] for row in rows] == [40.0, 60.0, None, None]
    assert "aantal_inwoners: impossible figure" in rows[1]["ontbreekt"]
    assert len(said(run)) == 2


def test_profiles(run, areas):
    run(
        "regiolens:regionprofiles",
        INPUT=areas,
        REGION_FIELD="regio",
        VALUES=["percentage_koopwoningen"],
        OUTPUT="memory:",
        OUTPUT_TABLE="memory:",
    )
    assert len(said(run)) == 1


def test_an_index(run, make_layer):
    domains = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
    rows = [
        {"gm_code": code, "p_koopw": 40.0 - 9000.0 * i, **dict.fromkeys(domains, 10.0)} for i, code in enumerate(CODES)
    ]
    run(
        "regiolens:mdi",
        INPUT=make_layer("gebieden", rows),
        MODEL="pon2023_domains",
        FIELD_MAP={"inkomen": "p_koopw"},
        OUTPUT="memory:",
    )
    assert len(said(run)) == 1 and "p_koopw" in said(run)[0]


@pytest.mark.parametrize(("delimiter", "form"), [(";", "csv"), ("\t", "txt")])
def test_a_file(run, tmp_path, delimiter, form):
    file = tmp_path / f"kwb.{form}"
    lines = ["gwb_code;a_inw;p_koopw", "GM0014;1000;40", "GM0037;-9997;60", "GM0047;500;-9998"]
    file.write_text("\n".join(lines).replace(";", delimiter), encoding="utf-8")
    results = run("regiolens:readcbs", INPUT=str(file), OUTPUT="memory:")
    rows = run.rows(results["OUTPUT"])
    assert [row["a_inw"] for row in rows] == [1000, None, 500]
    assert [row["p_koopw"] for row in rows] == [40, 60, None]
    assert len(said(run)) == 2


@pytest.mark.parametrize("field", ["stedelijkheid_adressen_per_km2", "stedelijkheidAdressenPerKm2", "STED", "ste_mvs"])
def test_classes_given_as_oad_are_refused_by_name(run, make_layer, field):
    layer = make_layer("gebieden", [{"gm_code": code, field: i + 1} for i, code in enumerate(CODES)])
    sentence = run.refused("regiolens:urbanity", INPUT=layer, FIELD=field, OUTPUT="memory:")
    assert field in sentence and "omgevingsadressendichtheid" in sentence


def test_densities_below_zero_get_no_class(run, make_layer):
    rows = [{"gm_code": code, "dichtheid_x": value} for code, value in zip(CODES, (-1.0, 1650.0, -9997.0, 499.9))]
    layer = make_layer("gebieden", rows)
    results = run("regiolens:urbanity", INPUT=layer, FIELD="dichtheid_x", OUTPUT="memory:")
    assert [row["sted"] for row in run.rows(results["OUTPUT"])] == [None, 2, None, 5]
    assert (results["CLASSIFIED"], results["MISSING"]) == (2, 2)
    assert "-1, -9997" in run.feedback.text
