"""regiolens:recodeboundaries on real gemeenten, on wijken by a table of one's own, and what it refuses."""

import pandas as pd
import pytest
from qgis.core import QgsVectorLayer

RECODE = "regiolens:recodeboundaries"


def by_code(run, output, field="gm_code"):
    return {row[field]: row for row in run.rows(output)}


def table(make_layer, rows, name="cijfers"):
    return make_layer(name, rows, "NoGeometry")


@pytest.fixture
def of_2021(shared):
    return str(shared / "tables" / "gemeente_indicatoren_2021.csv")


@pytest.mark.parametrize(("year", "count", "layer"), [(2022, 345, "gemeente_2022"), (2023, 342, "gemeente_2023")])
def test_gemeenten_of_2021_become_those_of_later_years(run, shared, of_2021, year, count, layer):
    found = run(RECODE, INPUT=of_2021, TO_YEAR=year, OUTPUT="memory:")
    rows = by_code(run, found["OUTPUT"], "statcode")
    there = QgsVectorLayer(str(shared / "areas" / f"{layer}.gpkg"), "l", "ogr")
    field = "statcode" if there.fields().indexOf("statcode") >= 0 else "code"
    assert set(rows) == {feature[field] for feature in there.getFeatures()} and len(rows) == found["AREAS"] == count
    before = pd.read_csv(of_2021, usecols=["statcode", "Population"]).set_index("statcode").Population
    assert sum(row["Population"] for row in rows.values()) == before.sum() == 17475415
    assert rows["GM1982"]["Population"] == before[["GM0756", "GM1684", "GM0786", "GM0815", "GM1702"]].sum()
    assert rows["GM1982"]["Naam"] == "Land van Cuijk" and rows["GM1982"]["Provincie"] == "Noord-Brabant"
    assert all(row["Population_geschat"] == 0 for row in rows.values())
    assert found["ESTIMATED"] == 0


def test_percentages_are_weighted_with_their_denominator(run, shared, of_2021):
    rules = {"_edu_high_pct": {"rule": "weighted mean", "weight": "Population"}}
    rows = by_code(run, run(RECODE, INPUT=of_2021, TO_YEAR=2022, RULES=rules, OUTPUT="memory:")["OUTPUT"], "statcode")
    of = pd.read_csv(of_2021).set_index("statcode").loc[["GM0370", "GM0439"]]
    expected = (of._edu_high_pct * of.Population).sum() / of.Population.sum()
    assert rows["GM0439"]["_edu_high_pct"] == pytest.approx(expected, rel=1e-12)


def test_nothing_changes_within_a_year(run, shared):
    path = str(shared / "areas" / "gemeente_2022.gpkg")
    before = QgsVectorLayer(path, "l", "ogr")
    after = run.layer(run(RECODE, INPUT=path, TO_YEAR=2022, OUTPUT="memory:")["OUTPUT"])
    names = [name for name in after.fields().names() if not name.endswith("_geschat")]
    assert names == [name for name in before.fields().names() if name != "fid"]
    for one, other in zip(before.getFeatures(), after.getFeatures()):
        assert [one[name] for name in names] == [other[name] for name in names]
        assert one.geometry().equals(other.geometry())


def test_there_and_back_gives_the_merged_sums(run, of_2021):
    rows = [{"gm_code": code, "inwoners": n} for code, n in (("GM0439", 81683), ("GM0370", 10110), ("GM0014", 5))]
    layer = pd.DataFrame(rows)
    there = run(RECODE, INPUT=_layer(layer), TO_YEAR=2022, OUTPUT="memory:")["OUTPUT"]
    assert {code: row["inwoners"] for code, row in by_code(run, there).items()} == {"GM0439": 91793, "GM0014": 5}
    again = by_code(run, run(RECODE, INPUT=run.layer(there), FROM_YEAR=2022, TO_YEAR=2021, OUTPUT="memory:")["OUTPUT"])
    assert again["GM0439"]["inwoners"] + again["GM0370"]["inwoners"] == 91793 and again["GM0014"]["inwoners"] == 5
    assert again["GM0370"]["inwoners_geschat"] == 100 and again["GM0014"]["inwoners_geschat"] == 0
    assert again["GM0370"]["inwoners"] == 10110


def _layer(frame):
    layer = QgsVectorLayer("NoGeometry?field=gm_code:string&field=inwoners:integer", "cijfers", "memory")
    from qgis.core import QgsFeature

    for values in frame.itertuples(index=False):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([values.gm_code, int(values.inwoners)])
        layer.dataProvider().addFeature(feature)
    return layer


@pytest.mark.parametrize("given", ["field", "FROM_YEAR", "nothing"])
def test_a_part_of_the_country_whose_codes_fit_many_years(run, make_layer, given):
    """Amsterdam kept its code when Weesp joined it: of 2023 it is divided for 2021, of 2021 it is as it was."""
    rows = [{"gm_code": code, "inwoners": n} for code, n in (("GM0363", 931298), ("GM0034", 226500))]
    rows = [{**row, "jaar": 2023} for row in rows] if given == "field" else rows
    more = {"FROM_YEAR": 2023} if given == "FROM_YEAR" else {}
    found = run(RECODE, INPUT=table(make_layer, rows), TO_YEAR=2021, OUTPUT="memory:", **more)
    people = {code: row["inwoners"] for code, row in by_code(run, found["OUTPUT"]).items()}
    assert sum(people.values()) == 931298 + 226500
    if given == "nothing":
        assert people == {"GM0363": 931298, "GM0034": 226500}
        (warning,) = run.feedback.warnings
        assert "fit every year from 2010 to 2024" in warning and "GM0363" in warning and "GM0034" not in warning
        assert "taken for those of 2021; give FROM_YEAR" in warning
    else:
        assert set(people) == {"GM0363", "GM0457", "GM0034"} and 15000 < people["GM0457"] < 25000


def test_outlines_of_whole_mergers_are_merged_and_of_parts_left_out(run, shared):
    layer = str(shared / "areas" / "gemeente_2022.gpkg")
    after = run.layer(run(RECODE, INPUT=layer, TO_YEAR=2023, OUTPUT="memory:")["OUTPUT"])
    before = {f["statcode"]: f.geometry().area() for f in QgsVectorLayer(layer, "l", "ogr").getFeatures()}
    found = {f["statcode"]: f for f in after.getFeatures()}
    assert len(found) == 342 and not any(f.geometry().isEmpty() for f in found.values())
    parts = sum(before[code] for code in ("GM0501", "GM0530", "GM0614"))
    assert found["GM1992"].geometry().area() == pytest.approx(parts, rel=1e-3)
    assert found["GM1992"]["jrstatcode"] == "2023GM1992" and found["GM0014"]["jrstatcode"] == "2023GM0014"
    back = run(RECODE, INPUT=after, FROM_YEAR=2023, TO_YEAR=2022, OUTPUT="memory:")
    empty = {f["statcode"] for f in run.layer(back["OUTPUT"]).getFeatures() if f.geometry().isEmpty()}
    assert empty == {"GM0363", "GM0457", "GM0501", "GM0530", "GM0614"} and back["ESTIMATED"] == 5
    assert any("GM0457" in line for line in run.feedback.warnings)


def test_classes_go_by_the_majority_of_inhabitants_and_other_figures_are_none(run, make_layer):
    rows = [
        {"gm_code": "GM0439", "gm_naam": "Purmerend", "inwoners": 80, "mdi_klasse": 3, "x": 1.5, "dichtheid": 1},
        {"gm_code": "GM0370", "gm_naam": "Beemster", "inwoners": 10, "mdi_klasse": 1, "x": 2.5, "dichtheid": 2},
        {"gm_code": "GM0014", "gm_naam": "Groningen", "inwoners": 5, "mdi_klasse": 4, "x": 3.5, "dichtheid": 3},
    ]
    found = by_code(run, run(RECODE, INPUT=table(make_layer, rows), TO_YEAR=2022, OUTPUT="memory:")["OUTPUT"])
    assert (found["GM0439"]["mdi_klasse"], found["GM0439"]["x"], found["GM0439"]["gm_naam"]) == (3, None, "Purmerend")
    assert (found["GM0014"]["mdi_klasse"], found["GM0014"]["x"], found["GM0014"]["dichtheid"]) == (4, 3.5, 3)
    assert any(line.endswith(": x, dichtheid.") for line in run.feedback.warnings)


def test_a_part_that_is_not_there_leaves_no_figure(run, make_layer):
    rows = [{"gm_code": code, "inwoners": 10} for code in ("GM0439", "GM0014")]
    found = by_code(
        run, run(RECODE, INPUT=table(make_layer, rows), FROM_YEAR=2021, TO_YEAR=2022, OUTPUT="memory:")["OUTPUT"]
    )
    assert found["GM0439"]["inwoners"] is None and found["GM0014"]["inwoners"] == 10
    said = "\n".join(run.feedback.warnings)
    assert "GM0370" in said and "20" in said


def test_codes_are_written_as_they_were(run, make_layer):
    rows = [{"gemeente": code, "inwoners": 10} for code in ("0501", "0530", "0614", "0014")]
    found = run(
        RECODE, INPUT=table(make_layer, rows), AREA_CODE="gemeente", FROM_YEAR=2022, TO_YEAR=2023, OUTPUT="memory:"
    )
    assert set(by_code(run, found["OUTPUT"], "gemeente")) == {"1992", "0014"}


def test_wijken_go_by_a_table_of_ones_own(run, make_layer):
    rows = [{"wk_code": f"WK0014{n:02}", "inwoners": n * 10 + 1, "aantal_huishoudens": n} for n in range(4)]
    conversion = [
        {"van": "WK001400", "naar": "WK001410", "adressen": 30},
        {"van": "WK001400", "naar": "WK001411", "adressen": 10},
        {"van": "WK001401", "naar": "WK001411", "adressen": 5},
    ]
    wijken = table(make_layer, rows)
    found = run(RECODE, INPUT=wijken, CONVERSION=table(make_layer, conversion, "omzetting"), OUTPUT="memory:")
    rows = by_code(run, found["OUTPUT"], "wk_code")
    assert {code: row["inwoners"] for code, row in rows.items()} == {
        "WK001410": 1, "WK001411": 11, "WK001402": 21, "WK001403": 31,
    }  # fmt: skip
    assert rows["WK001411"]["inwoners_geschat"] == 0  # the one inhabitant went to the larger part
    said = run.refused(RECODE, INPUT=wijken, FROM_YEAR=2021, TO_YEAR=2022, OUTPUT="memory:")
    assert "CONVERSION" in said and "wijk" in said


def test_what_cannot_be_told_is_refused(run, make_layer):
    divided = table(make_layer, [{"gm_code": "GM1671", "inwoners": 10}])
    said = run.refused(RECODE, INPUT=divided, TO_YEAR=2022, OUTPUT="memory:")
    assert "GM1671" in said and "CONVERSION" in said
    twice = table(make_layer, [{"gm_code": "GM0014", "inwoners": 10}, {"gm_code": "GM0014", "inwoners": 11}])
    assert "GM0014" in run.refused(RECODE, INPUT=twice, TO_YEAR=2022, OUTPUT="memory:")
    assert "FROM_YEAR" in run.refused(RECODE, INPUT=divided, FROM_YEAR=1999, OUTPUT="memory:")


def test_a_gemeente_that_was_divided_goes_by_the_inhabitants_of_its_parts(run, make_layer):
    """Haaren went to Boxtel, Oisterwijk, Tilburg and Vught on 1 January 2021."""
    names = {"GM0788": 14305, "GM0757": 30000, "GM0824": 26000, "GM0855": 219000, "GM0865": 26000, "GM0014": 230000}
    layer = table(make_layer, [{"gm_code": code, "inwoners": count} for code, count in names.items()])
    found = run(RECODE, INPUT=layer, FROM_YEAR=2020, TO_YEAR=2021, OUTPUT="memory:")
    rows = by_code(run, found["OUTPUT"])
    assert set(rows) == set(names) - {"GM0788"} and found["ESTIMATED"] == 4
    assert sum(row["inwoners"] for row in rows.values()) == sum(names.values())  # to the last unit
    more = {code: rows[code]["inwoners"] - names[code] for code in rows}
    assert more == {"GM0757": 2160, "GM0824": 5884, "GM0855": 1450, "GM0865": 4811, "GM0014": 0}
    assert (
        rows["GM0757"]["inwoners_geschat"] == pytest.approx(100 * 2160 / 32160)
        and not rows["GM0014"]["inwoners_geschat"]
    )


def test_rows_that_are_no_gemeenten_are_named_when_they_are_left_out(run, make_layer):
    """The Kiesraad's Bonaire, and a row of totals."""
    rows = [{"gm_code": code, "inwoners": 5} for code in ("GM0003", "GM0010", "GM0024", "GM0014", "O9001")]
    found = run(RECODE, INPUT=table(make_layer, [*rows, {"gm_code": None, "inwoners": 25}]), OUTPUT="memory:")
    assert sorted(by_code(run, found["OUTPUT"])) == ["GM0014", "GM1979"]
    [said] = [warning for warning in run.feedback.warnings if "left out" in warning]
    assert "'cijfers'" in said and "2 (O9001" in said


def test_rows_of_another_year_are_named_for_they_may_count_twice(run, make_layer):
    """Appingedam and the rest became Eemsdelta in 2021; a table that has both is of no one year."""
    rows = [{"gm_code": code, "inwoners": 10} for code in ("GM0439", "GM0370", "GM1979", "GM0003", "GM0457", "GM0363")]
    run(RECODE, INPUT=table(make_layer, rows), FROM_YEAR=2021, TO_YEAR=2022, OUTPUT="memory:")
    (said,) = (line for line in run.feedback.warnings if "no gemeenten of 2021" in line)
    assert "GM0003" in said and "GM1979" not in said and "cijfers" in said
    run(RECODE, INPUT=table(make_layer, rows[:3]), FROM_YEAR=2021, TO_YEAR=2022, OUTPUT="memory:")
    assert not any("no gemeenten of 2021" in line for line in run.feedback.warnings)
