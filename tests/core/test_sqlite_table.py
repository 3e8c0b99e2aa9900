"""Tables of SQLite that are written page by page: SQLite reads them, and finds nothing wrong with them."""

import sqlite3
from contextlib import closing

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regiolens.core import sqlite_table
from regiolens.core.sqlite_table import LARGEST, TABLE, Part, write_table


def part(ids, numbers=(), texts=()):
    """Rows of lists, None where missing."""
    columns = []
    for values in numbers:
        missing = np.array([value is None for value in values])
        kind = "float64" if any(isinstance(value, float) for value in values) else "int64"
        columns.append((np.array([value or 0 for value in values], dtype=kind), missing))
    return Part(np.array(ids, dtype="int64"), columns, [np.array([*values, ""], dtype=object)[:-1] for values in texts])


def written(path, *parts):
    """What SQLite reads of a table, without what fills the rows, and what it finds wrong with the file."""
    names = [[f"{kind}{i}" for i in range(len(of))] for kind, of in (("n", parts[0].numbers), ("t", parts[0].texts))]
    path.unlink(missing_ok=True)
    write_table(path, *names, iter(parts))
    with closing(sqlite3.connect(path)) as database:
        faults = database.execute("PRAGMA integrity_check").fetchall()
        found = database.execute(f"SELECT * FROM {TABLE}").fetchall()
        for row in found[:: max(1, len(found) // 50)]:
            assert database.execute(f"SELECT * FROM {TABLE} WHERE id = ?", row[:1]).fetchall() == [row]
    return [row[:-1] for row in found], faults


def rows_of(part):
    columns = [[None if gone else value for value, gone in zip(*map(np.ndarray.tolist, pair))] for pair in part.numbers]
    return list(zip(part.ids.tolist(), *columns, *map(list, part.texts)))


reals = st.none() | st.floats(allow_nan=False)
wholes = st.none() | st.integers(-(2**63), 2**63 - 1)
words = st.none() | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sqlite_reads_what_was_given(tmp_path, data):
    ids = sorted(data.draw(st.sets(st.integers(1, LARGEST), min_size=1, max_size=12)))
    kinds = [
        data.draw(st.lists(st.sampled_from(of), max_size=most)) for of, most in (([reals, wholes], 20), ([words], 5))
    ]
    drawn = [[[data.draw(of) for of in kind] for _ in ids] for kind in kinds]
    columns = [[list(column) for column in zip(*rows)] for rows in drawn]
    cut = data.draw(st.integers(0, len(ids)))
    parts = [
        part(ids[some], *([column[some] for column in of] for of in columns)) for some in (slice(cut), slice(cut, None))
    ]
    found, faults = written(tmp_path / "a.sqlite", *parts)
    assert faults == [("ok",)]
    assert repr(found) == repr(rows_of(parts[0]) + rows_of(parts[1]))


def many(number, start=1):
    random = np.random.default_rng(start)
    there = random.random(number) > 0.2
    texts = np.where(random.random(number) > 0.3, random.choice(np.array(["é" * 90, "", "x"]), number), None)
    return Part(
        np.arange(start, start + 3 * number, 3),
        [(random.normal(size=number), ~there), (random.integers(-9, 9, number), there)],
        [texts.astype(object)],
    )


@pytest.mark.parametrize("number", [1, 600, 2_000, 20_000])
def test_pages(tmp_path, number):
    parts = [many(number), many(number, 3 * number + 1)]
    found, faults = written(tmp_path / "a.sqlite", *parts)
    assert faults == [("ok",)]
    assert found == rows_of(parts[0]) + rows_of(parts[1])


@pytest.mark.parametrize("most", [3, 4, 7])
def test_pages_that_lead_to_pages(tmp_path, monkeypatch, most):
    monkeypatch.setattr(sqlite_table, "MOST", most)
    rows = many(20_000)
    found, faults = written(tmp_path / "a.sqlite", rows)
    assert (found, faults) == (rows_of(rows), [("ok",)])


def test_the_page_of_the_locks_is_left_out(tmp_path, monkeypatch):
    assert sqlite_table.LOCKS == 16_385  # at 1 GB, which no test writes
    monkeypatch.setattr(sqlite_table, "LOCKS", 5)
    rows = many(5_000)
    found, faults = written(tmp_path / "a.sqlite", rows)
    assert found == rows_of(rows)
    assert len(faults) == 1 and "5" in faults[0][0] and "never used" in faults[0][0]


def test_no_rows(tmp_path):
    assert written(tmp_path / "a.sqlite", part([], [[]], [[]])) == ([], [("ok",)])


def test_the_longest_row(tmp_path):
    rows = part([7, 8], [[1, None]], [["x" * 65_400, "é" * 30_000]])
    found, faults = written(tmp_path / "a.sqlite", rows)
    assert (found, faults) == (rows_of(rows), [("ok",)])


@pytest.mark.parametrize(
    "parts",
    [
        [part([1], texts=[["x" * 65_500]])],
        [part([2, 1])],
        [part([1, 1])],
        [part([0, 1])],
        [part([-1])],
        [part([1, 5]), part([5, 6])],
        [part([1, LARGEST + 1])],
        [part([1], texts=[["\udc80"]])],
    ],
)
def test_what_does_not_fit(tmp_path, parts):
    with pytest.raises(ValueError):
        written(tmp_path / "a.sqlite", *parts)


def test_too_many_columns(tmp_path):
    with pytest.raises(sqlite3.Error):
        written(tmp_path / "a.sqlite", part([1], [[1]] * 2001))
