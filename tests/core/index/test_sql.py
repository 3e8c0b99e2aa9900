"""An index as SQL gives what the engine gives, in SQLite here and in DuckDB where it is installed."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.index.available import choose_indicators
from regiolens.core.index.compute import compute
from regiolens.core.index.denominators import divide
from regiolens.core.index.domains import ALL, HALF
from regiolens.core.index.model import Denominator, Domain, Indicator, Model, Ratio
from regiolens.core.index.model_file import parse_model
from regiolens.core.index.sql import Source, index_sql
from regiolens.core.messages import Refusal

HIGH, LOW = "high is worse", "low is worse"
MODELS = sorted((Path(__file__).parents[3] / "resources" / "index_models").glob("*.json"))
COLUMNS = {
    "score": "mdi",
    "coverage": "mdi_dekking",
    "behind": "mdi_gewicht",
    "classes": "mdi_klasse",
    "quartile": "mdi_kwartiel",
    "decile": "mdi_deciel",
}


def model_of(path):
    return parse_model(path.read_text(encoding="utf-8"), path.name)


def figures(model, number, seed, missing=0.1):
    """Areas with figures between 0 and 100 of one decimal, so that there are ties, and some that are missing."""
    random = np.random.default_rng(seed)
    values = random.integers(0, 1000, (number, len(model.leaves()))) / 10.0
    values[random.random(values.shape) < missing] = np.nan
    return pd.DataFrame(values, columns=[leaf.id for leaf in model.leaves()])


def in_sqlite(frame, script, view):
    database = sqlite3.connect(":memory:")
    frame.to_sql("gebieden", database, index=False)
    database.executescript(script)
    return pd.read_sql_query(f"SELECT * FROM {view}", database)


def in_duckdb(frame, script, view):
    duckdb = pytest.importorskip("duckdb")
    database = duckdb.connect()
    database.register("ingelezen", frame)
    database.execute("CREATE TABLE gebieden AS SELECT * FROM ingelezen")
    database.execute(script)
    return database.execute(f"SELECT * FROM {view}").df()


AVERAGE = {"transform": "exponential rank", "ties": "average"}
RUN = {"SQLite": in_sqlite, "DuckDB": in_duckdb}


def scored(dialect, frame, model, scale, missing=HALF, **more):
    """What the view holds."""
    leaves = [leaf.id for leaf in model.leaves() if leaf.id in frame]
    given = {"columns": list(frame), "fields": {leaf: leaf for leaf in leaves}, "counts": {}, "limits": {}, **more}
    used = choose_indicators(pd.DataFrame(columns=leaves), model, scale.indicators)
    table = frame.rename(columns=str)
    script = index_sql(used, scale, Source("gebieden", **given), "gebieden_mdi", dialect, missing)
    return RUN[dialect](table, script, "gebieden_mdi")


def same(found, result):
    """Whether a view holds a result, missing where that is."""
    for attribute, column in COLUMNS.items():
        wanted = np.asarray(getattr(result, attribute), dtype=np.float64)
        if attribute in ("classes", "quartile", "decile"):
            wanted = np.where(wanted > 0, wanted, np.nan)
        np.testing.assert_allclose(found[column].astype(float), wanted, rtol=0, atol=1e-9, err_msg=column)
    for domain in result.domains:
        np.testing.assert_allclose(
            found[f"mdi_{domain}"].astype(float), result.domains[domain], rtol=0, atol=1e-9, err_msg=domain
        )


@pytest.mark.parametrize("dialect", RUN)
@pytest.mark.parametrize("path", MODELS, ids=[path.stem for path in MODELS])
@pytest.mark.parametrize("missing", [HALF, ALL])
def test_shipped_models_give_the_same_scores(path, missing, dialect):
    model = model_of(path)
    reference, frame = figures(model, 300, 1), figures(model, 120, 2, 0.02 if missing == ALL else 0.15)
    scale = compute(reference, model, missing=missing).scale
    wanted = compute(frame, model, scale=scale, missing=missing)
    same(scored(dialect, frame, model, scale, missing), wanted)
    assert np.isfinite(wanted.score).any() and np.isnan(wanted.score).any()


def model(method="min-max", direction="high is worse", **more):
    parts = (
        Indicator("p", "P", direction, method, best=0.0, worst=50.0),
        Indicator("q", "Q", "low is worse", method, best=100.0, worst=10.0),
    )
    composite = Indicator(
        "c", "C", "high is worse", "", parts=(Indicator("r", "R", "high is worse", method, 0.0, 9.0),)
    )
    domains = (
        Domain("een", "Een", 60.0, (*parts, composite), transform=more.pop("transform", "none")),
        Domain("twee", 'Twee\'s "x"', 40.0, (Indicator("s", "S", direction, method, 0.0, 100.0),)),
    )
    return Model(
        "proef", "Proef", domains, ("laag", "mid's", "hoog", "top"), more.pop("bounds", (40.0, 50.0, 60.0)), **more
    )


@pytest.mark.parametrize("dialect", RUN)
@pytest.mark.parametrize("method", ["min-max", "norm", "z-score", "percentile rank"])
@pytest.mark.parametrize("mean", ["arithmetic", "geometric"])
@pytest.mark.parametrize("more", [{}, {"transform": "exponential rank"}, {"bounds": None}, AVERAGE])
def test_every_method_and_mean(dialect, method, mean, more):
    made = model(method, indicator_mean=mean, domain_mean=mean, **more)
    frame = figures(made, 200, 3)
    wanted = compute(frame, made)
    same(scored(dialect, frame, made, wanted.scale), wanted)


@pytest.mark.parametrize("dialect", RUN)
@pytest.mark.parametrize("mean", ["arithmetic", "geometric"])
def test_unequal_weights_within_a_domain(dialect, mean):
    made = model(indicator_mean=mean, domain_mean=mean)
    first = made.domains[0]
    parts = tuple(replace(part, weight=weight) for part, weight in zip(first.indicators, (0.5, 2.0, 1.25)))
    made = replace(made, domains=(replace(first, indicators=parts), made.domains[1]))
    frame = figures(made, 200, 8)
    wanted = compute(frame, made)
    same(scored(dialect, frame, made, wanted.scale), wanted)


@pytest.mark.parametrize("dialect", RUN)
@pytest.mark.parametrize("ties", ["best", "average"])
def test_values_beyond_and_between_those_of_the_reference(dialect, ties):
    made = model("percentile rank", transform="exponential rank", ties=ties)
    scale = compute(figures(made, 50, 4, 0.0), made).scale
    frame = figures(made, 60, 5) * 3.0 - 100.0
    same(scored(dialect, frame, made, scale), compute(frame, made, scale=scale))


@pytest.mark.parametrize("dialect", RUN)
def test_markers_water_and_impossible_figures_are_missing(dialect):
    made = model()
    frame = figures(made, 40, 6, 0.0)
    scale = compute(frame, made).scale
    table = frame.assign(water=["JA", "b", "NEE", None] * 10, naam="x", mdi=1.0)
    table.loc[4, "p"] = -99997.0
    table.loc[5, "q"] = 101.5
    clean = frame.copy()
    clean.loc[4, "p"] = clean.loc[5, "q"] = np.nan
    wet = table["water"].isin(["JA", "b"]).to_numpy()
    wanted = compute(clean, made, scale=scale)
    found = scored(dialect, table, made, scale, limits={"q": (None, 100.0)}, water=["water"], marks=["JA", "B"])
    assert found[wet][["mdi", "mdi_een", "mdi_klasse", "mdi_dekking", "mdi_gewicht"]].isna().all().all()
    np.testing.assert_allclose(found[~wet]["mdi"], wanted.score[~wet], rtol=0, atol=1e-9)
    np.testing.assert_allclose(found[~wet]["mdi_dekking"], wanted.coverage[~wet])
    assert list(found.columns)[:6] == ["p", "q", "r", "s", "water", "naam"]


@pytest.mark.parametrize("dialect", RUN)
def test_a_ratio_of_counts_is_divided_and_a_column_that_is_not_there_is_missing(dialect):
    rate = Indicator("p", "P", "high is worse", "min-max", ratio=Ratio(("a",), (("b",), ("c",)), 100.0))
    made = replace(
        model(), domains=(Domain("een", "Een", 100.0, (rate, Indicator("q", "Q", "high is worse", "norm", 0.0, 9.0))),)
    )
    counts = pd.DataFrame(
        {"a": [1.0, 2.0, 3.0, 4.0, 5.0], "b": [4.0, 0.0, 9.0, np.nan, 5.0], "c": [1.0, 0.0, 2.0, 3.0, 6.0]}
    )
    frame = pd.DataFrame({"p": 100.0 * counts["a"] / (counts["b"] + counts["c"]).where(lambda whole: whole > 0)})
    scale = compute(frame, made).scale
    found = scored(dialect, counts, made, scale, fields={"p": "a"}, counts={"p": ["b", "c"]})
    same(found, compute(frame, made, scale=scale))


def test_the_scale_of_another_model_is_refused():
    made = model()
    scale = compute(figures(made, 20, 7), made).scale
    other = replace(made, id="ander")
    with pytest.raises(Refusal):
        index_sql(other, scale, Source("t", [], {}, {}, {}), "v", "SQLite", HALF)


def test_names_are_quoted():
    made = model()
    scale = compute(figures(made, 20, 8), made).scale
    source = Source('s."t 1"', ['x"y'], {"p": 'kol"om'}, {}, {})
    text = index_sql(made, scale, source, "schema.beeld", "PostgreSQL", HALF)
    assert 'FROM s."t 1" AS t' in text and '"kol""om"' in text and '"x""y"' in text
    assert 'CREATE VIEW "schema"."beeld" AS' in text
    assert "'mid''s'" in text


@pytest.mark.parametrize("method", ["min-max", "z-score", "percentile rank"])
@pytest.mark.parametrize("dialect", RUN)
def test_treated_values_and_denominators_are_those_of_the_engine(dialect, method):
    per = Denominator(("mensen",), 1000.0)
    leaves = [
        Indicator(ident, ident.upper(), direction, method, treatment=most, denominator=per if ident == "p" else None)
        for ident, direction, most in (("p", HIGH, 5), ("q", LOW, 5), ("r", HIGH, 0), ("s", LOW, 0), ("t", HIGH, None))
    ]
    made = replace(model(), domains=(Domain("een", "Een", 100.0, tuple(leaves)),))
    random = np.random.default_rng(5)
    raw = pd.DataFrame({leaf.id: random.integers(0, 300, 80) / 10.0 for leaf in leaves})
    raw["mensen"] = random.integers(1, 9, 80) * 1000.0
    raw.loc[[3, 4], ["p", "r"]] = [[9000.0, 900.0], [8000.0, 800.0]]
    raw.loc[[5, 6], ["q", "s"]] = [[-900.0, -90.0], [-800.0, -80.0]]
    raw.loc[7, "mensen"], raw.loc[8, "mensen"], raw.loc[9, "q"] = 0.0, np.nan, np.nan
    frame = divide(raw.rename(columns={"mensen": "p.denominator"}), made).frame
    scale = compute(frame, made).scale
    assert [fitted.get("log") for fitted in scale.indicators.values()] == [0, 0, 1, -1, None]
    assert scale.indicators["p"]["drawn_in"] and scale.indicators["q"]["drawn_in"]
    more = {"fields": {leaf.id: leaf.id for leaf in leaves}, "counts": {"p": ["mensen"]}}
    same(scored(dialect, raw, made, scale, **more), compute(frame, made, scale=scale))
    later = raw * 1.21  # beyond what the reference had
    of_later = divide(later.rename(columns={"mensen": "p.denominator"}), made).frame
    same(scored(dialect, later, made, scale, **more), compute(of_later, made, scale=scale))
