"""Codes of the files of all years: by the column's name, by the level of each row, however they are spelled."""

import pytest

READ = "regiolens:readcbs"
THREE = ["GM0014", "WK001400", "BU00140001"]


def read(run, tmp_path, lines, sign=";", **parameters):
    path = tmp_path / "bestand.csv"
    path.write_text("\n".join(lines).replace(";", sign) + "\n", encoding="utf-8")
    results = run(READ, INPUT=str(path), OUTPUT="memory:", **parameters)
    return results["CODE_FIELD"], run.rows(results["OUTPUT"])


@pytest.mark.parametrize("sign", [";", "\t", ","])
@pytest.mark.parametrize(
    "lines",
    [
        ["GWB_CODE12;REGIO;RECS;AANT_INW", "0014;Groningen;G;19", "001400;Centrum;W;18", "00140001;Zuid;B;4"],
        ["gwb_code10;regio;recs;a_inw", "14;Groningen;g;19", "1400;Centrum;w;18", "140001;Zuid;b;4"],
        ["GWB_CODE;REGIO;RECS;AANT_INW", "00140000;Groningen;G;19", "00140000;Centrum;W;18", "00140001;Zuid;B;4"],
        ["gwb_code_8;regio;recs;a_inw", "14;Groningen;Gemeente;19", "1400;Centrum;Wijk;18", "140001;Zuid;Buurt;4"],
        ["GWB_CODE;REGIO;Regioaanduiding;A", "0014;Groningen;G ;19", "001400;Centrum;W ;18", "00140001;Zuid;B ;4"],
        [
            "Codering;Naam;Soort regio;A",
            "0014;Groningen;Gemeente;19",
            "001400;Centrum;Wijk;18",
            "00140001;Zuid;Buurt;4",
        ],
    ],
)
def test_the_level_of_each_row_as_a_column_tells_it(run, tmp_path, lines, sign):
    code, rows = read(run, tmp_path, lines, sign)
    assert code == lines[0].split(";")[0]
    assert [row[code] for row in rows] == THREE


@pytest.mark.parametrize("head", ["regio;recs", "REGIO;RECS"])
def test_the_row_of_the_country_beside_letters(run, tmp_path, head):
    lines = [f"gwb_code_8;{head};a_inw", "0;Nederland;Land;17", "14;Groningen;G;19", "1400;C;W;18", "140001;Zuid;B;4"]
    code, rows = read(run, tmp_path, lines)
    assert [row[code] for row in rows][1:] == THREE
    assert not rows[0][code].startswith("GM")


@pytest.mark.parametrize("level", ["all", "gemeente"])
@pytest.mark.parametrize(
    ("gemeente", "provincie"),
    [("Gemcode", "provcode"), ("GM_CODE", "PV_CODE"), ("gemeentecode", "ProvincieCode"), ("gem_code", "prov_code")],
)
def test_a_provcode_is_a_provincie(run, tmp_path, level, gemeente, provincie):
    lines = [f"{gemeente};naam;{provincie};provcodel", "0003;Appingedam;20;Groningen", "0106;Assen;22;Drenthe"]
    code, rows = read(run, tmp_path, lines, LEVEL=level)
    assert code == gemeente
    assert [row[gemeente] for row in rows] == ["GM0003", "GM0106"]
    assert [row[provincie] for row in rows] == ["PV20", "PV22"]


@pytest.mark.parametrize("head", ["waterschapcode", "ggd_code", "am_code"])
def test_codes_of_other_things_are_left_as_they_are(run, tmp_path, head):
    lines = [f"gemcode;{head};a_inw", "0003;153;5", "0106;12;6"]
    code, rows = read(run, tmp_path, lines, LEVEL="gemeente")
    assert code == "gemcode"
    assert [str(row[head]) for row in rows] == ["153", "12"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("1680,00", "14,00"), ("1680.0", "14.0"), ("'1680", "'0014"), ("GM 1680", "GM-0014"), ("gm1680 ", "GM14")],
)
def test_codes_however_they_are_spelled(run, tmp_path, first, second):
    code, rows = read(run, tmp_path, ["gemeentecode;naam;aantal", f"{first};Aa en Hunze;4", f"{second};Groningen;7"])
    assert code == "gemeentecode"
    assert [row[code] for row in rows] == ["GM1680", "GM0014"]


def test_the_kind_of_a_file_of_2012_and_what_its_figures_are_written_with(run, tmp_path):
    path = tmp_path / "kwb.csv"
    lines = ["GWB_CODE12;REGIO;RECS;AANT_INW;P_KOOPWON", "0014;Groningen;G;190000;39", "001400;Centrum;W;18000;      ."]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    results = run(READ, INPUT=str(path), OUTPUT="memory:")
    assert "Kerncijfers wijken en buurten" in results["KIND"]
    assert [row["P_KOOPWON"] for row in run.rows(results["OUTPUT"])] == [39, None]
    assert "thousands removed" not in run.feedback.text
