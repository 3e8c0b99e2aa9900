"""regiolens:typology on made gemeenten and on real ones."""

import json

import pandas as pd
import pytest

from regiolens.bridge.patterns.typology import SHIPPED

ID = "regiolens:typology"


def gemeente(code="GM1979", **more):
    """Eemsdelta, which is all of the COROP region Delfzijl en omgeving, with every figure below every limit."""
    return {
        "gm_code": code, "inwoners": 45000, "bevolkingsgroei_2013_2023_pct": 0.0, "woningen_na_1990_pct": 10.0,
        "woningen_voor_1905_pct": 2.0, "beschermde_gezichten": 0, "banen": 10000, "beroepsbevolking": 13000,
        "bos_en_natuur_pct": 5.0, "agrarische_grond_pct": 50.0, "voorzieningenscore": 40.0,
        "industrie_beroepsbevolking_1960_pct": 30.0, "vestigingen_toerisme_pct": 5.0,
        "beroepsbevolking_toerisme_pct": 5.0, **more,
    }  # fmt: skip


def types(run, layer, **more):
    return run.rows(run(ID, INPUT=layer, OUTPUT="memory:", **more)["OUTPUT"])


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "kleine gemeente"),
        ({"bevolkingsgroei_2013_2023_pct": 5.1}, "kleine gemeente, groeigemeente"),
        ({"bevolkingsgroei_2013_2023_pct": 5.0}, "kleine gemeente"),
        ({"bevolkingsgroei_2013_2023_pct": -2.1, "inwoners": 19999}, "zeer kleine gemeente, krimpgemeente"),
        ({"woningen_na_1990_pct": 35.1, "inwoners": 50000}, "middelgrote gemeente, new town"),
        ({"woningen_voor_1905_pct": 8.1}, "kleine gemeente"),
        ({"woningen_voor_1905_pct": 8.1, "beschermde_gezichten": 1}, "kleine gemeente, historische gemeente"),
        ({"banen": 14001}, "kleine gemeente, werkgemeente"),
        ({"banen": 14000}, "kleine gemeente"),
        ({"banen": 7799}, "kleine gemeente, woongemeente"),
        ({"bos_en_natuur_pct": 30.1, "inwoners": 100000}, "grote gemeente, groene gemeente"),
        ({"agrarische_grond_pct": 75.1}, "kleine gemeente, agrarische gemeente"),
        ({"voorzieningenscore": 50.1}, "kleine gemeente, centrumgemeente"),
        ({"industrie_beroepsbevolking_1960_pct": 55.1}, "kleine gemeente, voormalige industriegemeente"),
        ({"vestigingen_toerisme_pct": 10.1}, "kleine gemeente, toeristische gemeente"),
        ({"beroepsbevolking_toerisme_pct": 14.1}, "kleine gemeente, toeristische gemeente"),
    ],
)
def test_each_type_at_its_limit(run, make_layer, more, expected):
    row = types(run, make_layer("a", [gemeente(**more)]))[0]
    assert row["typen"] == expected
    held = {name for name, value in row.items() if value == 1 and name in ("groeigemeente", "werkgemeente", "new_town")}
    assert held == {name for name in ("groeigemeente", "werkgemeente") if name in expected} | (
        {"new_town"} if "new town" in expected else set()
    )


def test_missing_is_neither_yes_nor_no_and_is_told(run, make_layer):
    rows = [gemeente(bos_en_natuur_pct=-99997.0, bevolkingsgroei_2013_2023_pct=None), gemeente("GM0014")]
    for row in rows:
        del row["industrie_beroepsbevolking_1960_pct"]
    first, second = types(run, make_layer("a", rows))
    assert (first["groene_gemeente"], first["groeigemeente"], first["krimpgemeente"]) == (None, None, None)
    assert first["voormalige_industriegemeente"] is None and first["kleine_gemeente"] == 1
    assert second["groene_gemeente"] == 0
    said = "".join(run.feedback.warnings)
    assert "industrie_beroepsbevolking_1960_pct" in said
    # Groningen is one of the gemeenten of its COROP region, of which the others are not here.
    assert second["centrumgemeente"] == 0 and "CR03" in said  # 40 points of facilities are too few anyway


def test_the_share_of_a_region_is_not_told_where_parts_of_it_are_missing(run, make_layer):
    rows = [gemeente("GM0014", voorzieningenscore=80.0), gemeente(voorzieningenscore=80.0)]
    first, second = types(run, make_layer("a", rows))
    assert (first["centrumgemeente"], second["centrumgemeente"]) == (None, 1)


def test_growth_function_and_mapped_fields(run, make_layer):
    row = gemeente(inwoners_2013=50000, inwoners_2023=45000, werkplekken=20000)
    del row["bevolkingsgroei_2013_2023_pct"], row["banen"]
    found = types(run, make_layer("a", [row]), FIELD_MAP={"banen": "werkplekken"})[0]
    assert (found["krimpgemeente"], found["werkgemeente"]) == (1, 1)


def test_a_merger_makes_no_groeigemeente(run, make_layer):
    """Purmerend took over Beemster in 2022; Dijk en Waard, which began then, has no figure of 2013."""
    people = {"GM0439": (80000, 92000), "GM0014": (80000, 92000), "GM1980": (None, 90000)}
    rows = [gemeente(code, inwoners_2013=one, inwoners_2023=other) for code, (one, other) in people.items()]
    for row in rows:
        del row["bevolkingsgroei_2013_2023_pct"]
    found = {row["gm_code"]: row["groeigemeente"] for row in types(run, make_layer("a", rows))}
    assert found == {"GM0439": None, "GM0014": None, "GM1980": None}  # Groningen took over Haren and Ten Boer in 2019
    assert any("GM0439" in line and "left out" in line for line in run.feedback.warnings)
    rows[2]["inwoners_2013"] = 85000  # so all is on the boundaries of 2023
    assert {row["groeigemeente"] for row in types(run, make_layer("a", rows))} == {1}


def test_water_and_the_order_of_rows(run, make_layer):
    rows = [{**gemeente(f"GM00{i}"), "water": "JA" if i == 15 else "NEE"} for i in (14, 15, 37)]
    found = types(run, make_layer("a", rows))
    assert [row["gm_code"] for row in found] == ["GM0014", "GM0015", "GM0037"]
    assert [row["kleine_gemeente"] for row in found] == [1, None, 1] and found[1]["typen"] is None


def test_a_file_of_ones_own(run, make_layer, tmp_path):
    path = tmp_path / "eigen.json"
    rules = {
        "schema": "regiolens-typology/1", "id": "eigen", "title": "Eigen", "quantities": [
            {"id": "woz"}, {"id": "inw", "fields": ["inwoners"]},
            {"id": "aandeel", "share": {"of": "inw", "within": "streek"}}],
        "types": [{"id": "duur", "when": {"quantity": "woz", "from": 400}},
                  {"id": "stad", "when": {"quantity": "aandeel", "above": 50}}],
    }  # fmt: skip
    path.write_text(json.dumps(rules))
    rows = [{"naam": n, "woz": w, "inwoners": i, "streek": s} for n, w, i, s in
            (("a", 400.0, 60, "noord"), ("b", 399.0, 40, "noord"), ("c", None, 10, None))]  # fmt: skip
    found = types(run, make_layer("a", rows), RULES_FILE=str(path))
    assert [(row["duur"], row["stad"], row["typen"]) for row in found] == [
        (1, 1, "duur, stad"), (0, 0, None), (None, None, None),
    ]  # fmt: skip
    rules["exclusive"] = [["duur", "stad"]]
    path.write_text(json.dumps(rules))
    layer = make_layer("a", rows)
    message = run.refused(ID, INPUT=layer, RULES_FILE=str(path), OUTPUT="memory:")
    assert message.startswith("Typology 'eigen', at exclusive[0]: duur, stad exclude each other") and "(a)" in message
    rules["types"][0]["when"]["from"] = "veel"
    path.write_text(json.dumps(rules))
    message = run.refused(ID, INPUT=layer, RULES_FILE=str(path), OUTPUT="memory:")
    assert message == "Typology 'eigen.json', at types[0].when.from: expected a number."


def test_bad_input_is_refused_in_one_sentence(run, make_layer):
    layer = make_layer("gebieden", [{"gm_code": "GM0014", "iets": 1.0}])
    given = {"INPUT": layer, "OUTPUT": "memory:"}
    assert run.refused(ID, **given).startswith("No type of typology 'gemeentetypologie' can be told from the fields of")
    assert run.refused(ID, FIELD_MAP={"werk": "iets"}, **given).startswith("FIELD_MAP names 'werk', which typology")
    assert run.refused(ID, FIELD_MAP={"banen": "x"}, **given).startswith("FIELD_MAP names the field 'x'")
    assert "must be a JSON object" in run.refused(ID, FIELD_MAP='{"banen": 3}', **given)
    assert "nergens.json" in run.refused(ID, RULES_FILE="/tmp/nergens.json", **given)


def test_size_classes_of_the_real_gemeenten(run, shared):
    """65, 182, 63 and 32 beside the report's 66, 184, 60 and 32 of another year."""
    source = f"{shared / 'tables' / 'kwb_2024.csv'}|subset=niveau = 'gemeente'"
    found = pd.DataFrame(types(run, source))
    sizes = [f"{size}_gemeente" for size in ("zeer_kleine", "kleine", "middelgrote", "grote")]
    frame = pd.read_csv(shared / "tables" / "kwb_2024.csv", usecols=["niveau", "inwoners"])
    bounds = [0, 20000, 50000, 100000, 10**9]
    theirs = pd.cut(frame[frame.niveau == "gemeente"].inwoners, bounds, right=False).value_counts(sort=False)
    assert found[sizes].astype(float).sum().tolist() == theirs.tolist()
    assert theirs.tolist() == [65, 182, 63, 32]
    assert (found[sizes].astype(float).sum(axis=1) == 1).all()
    assert found["groeigemeente"].isna().all()


def test_types_go_on_to_the_cross_table(run, make_layer):
    rows = [gemeente(f"GM{1000 + i}", bos_en_natuur_pct=float(10 * i), kwartiel=1 + i % 4) for i in range(8)]
    layer = run.layer(run(ID, INPUT=make_layer("a", rows), OUTPUT="memory:")["OUTPUT"])
    found = run("regiolens:crosstab", INPUT=layer, ROWS=["groene_gemeente", "kleine_gemeente"], COLUMNS="kwartiel",
                OUTPUT="memory:")  # fmt: skip
    counts = {(row["rij"], row["kolom"]): row["aantal"] for row in run.rows(found["OUTPUT"])}
    assert counts["groene_gemeente", "1"] == 1 and counts["kleine_gemeente", "1"] == 2


def test_the_shipped_file_lies_among_the_resources():
    assert SHIPPED.is_file()


def test_wijken_and_buurten_are_no_small_gemeenten(run, make_layer):
    rows = [gemeente(), gemeente("WK197900", inwoners=9000), gemeente("BU19790001", inwoners=900)]
    found = types(run, make_layer("kerncijfers", rows))
    assert [row["typen"] for row in found] == ["kleine gemeente", None, None]
    assert [row["zeer_kleine_gemeente"] for row in found] == [0, None, None]
    [said] = [warning for warning in run.feedback.warnings if "get no type" in warning]
    assert "'kerncijfers'" in said and "1 wijk" in said and "1 buurt" in said
    sentence = run.refused(ID, INPUT=make_layer("buurten", rows[2:]), OUTPUT="memory:")
    assert "'buurten'" in sentence and "RULES_FILE" in sentence


def test_rules_of_ones_own_serve_areas_of_any_level(run, make_layer, tmp_path):
    own = {
        "schema": "regiolens-typology/1", "id": "eigen", "title": "Eigen",
        "quantities": [{"id": "inwoners"}],
        "types": [{"id": "klein", "when": {"quantity": "inwoners", "below": 1000}}],
    }  # fmt: skip
    (tmp_path / "eigen.json").write_text(json.dumps(own), encoding="utf-8")
    layer = make_layer("buurten", [{"bu_code": "BU19790001", "inwoners": 900}])
    assert [row["klein"] for row in types(run, layer, RULES_FILE=str(tmp_path / "eigen.json"))] == [1]
