"""Where other software does otherwise with valid data (docs/other_software.md), ours does what the page says."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "other_software.md"


def test_missing_values_take_no_part_in_classes(run, make_layer):
    layer = make_layer(
        "g", [{"gm_code": f"GM{i:04}", "v": v} for i, v in enumerate([10.0, 20.0, 30.0, 40.0, None, None])]
    )
    made = run("regiolens:quartilemap", INPUT=layer, FIELD="v", CLASSES=2, OUTPUT="memory:")["OUTPUT"]
    assert [row["kwartiel"] for row in run.rows(made)] == [1, 1, 2, 2, None, None]
    labels = [category.label() for category in run.layer(made).renderer().categories()]
    assert "25" in labels[0]


def test_the_sum_of_nothing_is_missing_and_large_numbers_stay_whole(run, make_layer):
    figures = [None, None, 12345678.25, 1.0]
    layer = make_layer("g", [{"regio": "aabb"[i], "gm_code": f"GM{i:04}", "v": v} for i, v in enumerate(figures)])
    made = run("regiolens:aggregate", INPUT=layer, GROUP="regio", RULES={"v": "sum"}, DISSOLVE=False, OUTPUT="memory:")
    assert {row["regio"]: row["v"] for row in run.rows(made["OUTPUT"])} == {"a": None, "b": 12345679.25}


@pytest.mark.parametrize(("areas", "table"), [(14, 14.0), ("0014", 14), (14.0, "GM0014"), ("14", "0014")])
def test_codes_join_in_all_their_forms(run, make_layer, areas, table):
    one, other = make_layer("g", [{"gm_code": areas}]), make_layer("t", [{"gm_code": table, "v": 5.0}], "NoGeometry")
    made = run("regiolens:joinindicators", INPUT=one, TABLE=other, LEVEL="gemeente", OUTPUT="memory:")
    assert [row["v"] for row in run.rows(made["OUTPUT"])] == [5.0]


def test_two_columns_of_one_heading_keep_their_own_figures(run, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["gm_code", "aantal", "aantal"], ["GM0014", 1, 2], ["GM0034", 3, 4]):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    rows = run.rows(run("regiolens:readcbs", INPUT=str(tmp_path / "t.xlsx"), OUTPUT="memory:")["OUTPUT"])
    names = [name for name in rows[0] if name.startswith("aantal")]
    assert [[row[name] for row in rows] for name in names] == [[1, 3], [2, 4]]


def test_a_code_is_text_wherever_its_zero_stands(run, tmp_path):
    lines = ["gm_code;v", *(f"{1000 + i};{i}" for i in range(3000)), "0014;9"]
    (tmp_path / "t.csv").write_text("\n".join(lines), encoding="utf-8")
    rows = run.rows(
        run("regiolens:readcbs", INPUT=str(tmp_path / "t.csv"), LEVEL="gemeente", OUTPUT="memory:")["OUTPUT"]
    )
    assert (rows[0]["gm_code"], rows[-1]["gm_code"], rows[-1]["v"]) == ("GM1000", "GM0014", 9)


def test_each_row_of_the_page_tells_tool_behaviour_and_what_to_do():
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    rows = [row for row in rows if row[0] not in ("tool, version", "---")]
    assert len(rows) > 20
    assert all(len(row) == 3 and all(row) for row in rows)
    assert not [row[0] for row in rows if not re.search(r"\d|GDAL's", row[0])], "a version"
