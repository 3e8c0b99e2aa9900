"""regiolens:crosstab on table 2, on types and on real data."""

import csv

import pytest

ID = "regiolens:crosstab"


def cells(run, output):
    return {(row["rij"], row["kolom"]): row for row in run.rows(output)}


def areas():
    return [
        {"code": f"GM{1000 + i}", "inwoners": 1000 * (i + 1), "koopwoningen": 40.0 + i, "huishoudens": 500 * (i + 1),
         "krimp": int(i < 3), "groei": int(i > 1), "zone": ("kern", "perifeer")[i % 2], "kwartiel": 1 + i % 4}
        for i in range(8)
    ]  # fmt: skip


def test_table_2(run, make_layer):
    facts = [("krimpgemeente", 7, 14, 50), ("grote gemeenten", 27, 32, 84), ("zeer kleine gemeenten", 6, 66, 9)]
    rows = [{"type": name, "k": k, "n": n} for name, worst, all_of, _ in facts
            for k, n in ((4, worst), (1, all_of - worst))]  # fmt: skip
    layer = make_layer("tabel 2", rows, "NoGeometry")
    found = run(ID, INPUT=layer, ROWS=["type"], COLUMNS="k", COUNT_FIELD="n", OUTPUT="memory:")
    table = cells(run, found["OUTPUT"])
    assert [(name, table[name, "4"]["aantal"], round(table[name, "4"]["rij_pct"])) for name, *_ in facts] == [
        (name, worst, percent) for name, worst, _, percent in facts
    ]


def test_the_published_table_as_it_lies_there(run, make_layer, shared):
    path = shared.parent / "facts" / "mdi_gemeentetypen_tabel2.csv"
    with path.open(encoding="utf-8") as file:
        published = list(csv.DictReader(file))
    rows = [{"type": row["type"], "k": k, "n": int(n)} for row in published for k, n in
            (("slechtste", row["aantal_kwartiel_zeer_hoge_mdi"]),
             ("overig", int(row["aantal_nederland"]) - int(row["aantal_kwartiel_zeer_hoge_mdi"])))]  # fmt: skip
    layer = make_layer("tabel 2", rows, "NoGeometry")
    found = run(ID, INPUT=layer, ROWS=["type"], COLUMNS="k", COUNT_FIELD="n", OUTPUT="memory:")
    table = cells(run, found["OUTPUT"])
    assert found["CELLS"] == 30
    for row in published:
        found = table[row["type"], "slechtste"]["rij_pct"]
        cut_off = row["verhouding_pct"] in ("13", "17")
        assert (int(found) if cut_off else round(found)) == int(row["verhouding_pct"])


def test_types_as_rows_with_figures_by_their_kind(run, make_layer):
    layer = make_layer("a", areas())
    found = run(ID, INPUT=layer, ROWS=["krimp", "groei", "zone"], COLUMNS="kwartiel",
                VALUES=["inwoners", "koopwoningen"], OUTPUT="memory:")  # fmt: skip
    rows = run.rows(found["OUTPUT"])
    assert list(rows[0]) == [
        "rij", "kolom", "aantal", "rij_pct", "kolom_pct", "inwoners", "koopwoningen", "veld",
    ]  # fmt: skip
    table = cells(run, found["OUTPUT"])
    assert table["groei", "3"]["aantal"] == 2 and table["groei", "3"]["rij_pct"] == pytest.approx(100 / 3)
    assert table["groei", "3"]["inwoners"] == 3000 + 7000
    woningen = (42 * 1500 + 46 * 3500) / 5000
    assert table["groei", "3"]["koopwoningen"] == pytest.approx(woningen)
    assert table["krimp", "4"]["aantal"] == 0 and table["krimp", "4"]["inwoners"] is None
    assert table["kern", "2"]["veld"] == "zone" and "totaal" not in {row["rij"] for row in rows}


def test_areas_without_a_figure_are_told(run, make_layer, tmp_path):
    rows = areas()
    rows[0]["inwoners"] = rows[1]["inwoners"] = None
    asked = {"ROWS": ["zone"], "COLUMNS": "kwartiel", "VALUES": ["inwoners"], "OUTPUT": "memory:"}
    page = tmp_path / "r.html"
    run(ID, INPUT=make_layer("a", rows), REPORT=str(page), **asked)
    [said] = [line for line in run.feedback.warnings if "without a figure" in line]
    assert said.endswith("inwoners: 2.") and said in page.read_text(encoding="utf-8")
    run(ID, INPUT=make_layer("b", areas()), **asked)
    assert not any("without a figure" in line for line in run.feedback.warnings)


def test_totals_where_asked_and_rules(run, make_layer):
    found = run(ID, INPUT=make_layer("a", areas()), ROWS=["zone"], COLUMNS="kwartiel", TOTALS=True, OUTPUT="memory:",
                RULES={"inwoners": {"rule": "max", "name": "grootste"}})  # fmt: skip
    table = cells(run, found["OUTPUT"])
    assert table["totaal", "totaal"]["aantal"] == 8 and table["totaal", "totaal"]["grootste"] == 8000
    assert table["kern", "totaal"]["kolom_pct"] == 50


def test_missing_and_water_stand_apart(run, make_layer):
    rows = [{**row, "water": "NEE"} for row in areas()]
    rows[0]["zone"], rows[1]["kwartiel"], rows[2]["water"] = None, None, "JA"
    found = run(ID, INPUT=make_layer("a", rows), ROWS=["zone"], COLUMNS="kwartiel", OUTPUT="memory:")
    table = cells(run, found["OUTPUT"])
    assert table["geen gegevens", "1"]["aantal"] == 1 and table["geen gegevens", "1"]["rij_pct"] is None
    assert table["perifeer", "geen gegevens"]["aantal"] == 1
    assert sum(row["aantal"] for row in table.values()) == 7
    assert "geen gegevens x 1: 1" in "".join(run.feedback.warnings)


def test_the_report_is_coloured_and_escaped(run, make_layer, tmp_path):
    rows = areas()
    rows[0]["zone"] = "<b>eigen</b>"
    path = tmp_path / "r.html"
    run(ID, INPUT=make_layer("a", rows), ROWS=["krimp", "zone"], COLUMNS="kwartiel", VALUES=["inwoners"],
        OUTPUT="memory:", REPORT=str(path))  # fmt: skip
    page = path.read_text(encoding="utf-8")
    assert "&lt;b&gt;eigen&lt;/b&gt;" in page and "<b>eigen" not in page
    assert 'style="background:#ec843e">1 (100.0%)' in page and "<h2>inwoners</h2>" in page


def test_figures_of_one_table_have_as_many_decimals(run, make_layer, tmp_path):
    rows = [{"rij": "a", "kolom": kolom, "v": v} for kolom, v in (("x", 61.0), ("y", 45.0), ("y", 46.0))]
    page = tmp_path / "r.html"
    asked = {"ROWS": ["rij"], "COLUMNS": "kolom", "RULES": {"v": {"rule": "mean"}}, "OUTPUT": "memory:"}
    run(ID, INPUT=make_layer("a", rows), REPORT=str(page), **asked)
    text = page.read_text(encoding="utf-8")
    assert '<td class="n">61.0</td><td class="n">45.5</td>' in text


def test_bad_input_is_refused_in_one_sentence(run, make_layer):
    layer = make_layer("gebieden", [{**row, "leeg": None} for row in areas()])
    given = {"INPUT": layer, "OUTPUT": "memory:"}
    assert run.refused(ID, ROWS=["zone"], COLUMNS="zone", **given).startswith("ROWS and COLUMNS both name 'zone'")
    assert "'leeg'" in run.refused(ID, ROWS=["zone"], COLUMNS="leeg", **given)
    assert "add it" in run.refused(ID, ROWS=["zone"], COLUMNS="krimp", VALUES=["code"], **given)
    rules = {"inwoners": {"rule": "sum", "name": "aantal"}}
    assert "column 'aantal' of its own" in run.refused(ID, ROWS=["zone"], COLUMNS="krimp", RULES=rules, **given)
    many = make_layer("veel", [{"a": float(i), "b": float(-i)} for i in range(80)])
    message = run.refused(ID, INPUT=many, ROWS=["a"], COLUMNS="b", OUTPUT="memory:")
    assert message.startswith("ROWS and COLUMNS make 6,400 cells")
    below = make_layer("onder", [{"a": "stad", "b": "hoog", "n": -1}])
    assert "'n' holds -1" in run.refused(ID, INPUT=below, ROWS=["a"], COLUMNS="b", COUNT_FIELD="n", OUTPUT="memory:")


def test_stedelijkheid_by_provincie_of_all_buurten(run, shared):
    """Against pandas on the same table."""
    import pandas as pd

    path = shared / "tables" / "kwb_2024.csv"
    source = f"{path}|subset=niveau = 'buurt'"
    found = run(ID, INPUT=source, ROWS=["provincie"], COLUMNS="stedelijkheid", VALUES=["inwoners"], OUTPUT="memory:")
    frame = pd.read_csv(path, dtype={"postcode": str})
    frame = frame[frame.niveau == "buurt"]
    theirs = pd.crosstab(frame.provincie, frame.stedelijkheid)
    table = cells(run, found["OUTPUT"])
    for provincie in theirs.index:
        for klas in theirs.columns:
            row = table[provincie, f"{klas:g}"]
            assert row["aantal"] == theirs.loc[provincie, klas]
            inwoners = frame[(frame.provincie == provincie) & (frame.stedelijkheid == klas)].inwoners.sum(min_count=1)
            assert (row["inwoners"] or 0) == (0 if pd.isna(inwoners) else inwoners)
    assert "geen gegevens" in "".join(run.feedback.warnings) or theirs.to_numpy().sum() == len(frame)
    message = run.refused(ID, INPUT=str(path), ROWS=["provincie"], COLUMNS="stedelijkheid", OUTPUT="memory:")
    assert "several levels" in message
