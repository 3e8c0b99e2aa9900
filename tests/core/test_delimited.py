"""Delimited text is read in one go where all its lines are regular, else not at all."""

import csv
import io
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core import delimited
from regiolens.core.delimited import Irregular, regular_rows

NAMES = ["code", "naam", "v"]
HEAD = b"code,naam,v\n"


def rows(data, names=NAMES, fields=None):
    """The cells, line by line; None where they are left to other readers."""
    try:
        parts = [*regular_rows(data, names, fields or names)]
    except Irregular:
        return None
    columns = [np.concatenate(column) for column in zip(*([each.rows() for each in part.values()] for part in parts))]
    assert all(column.dtype == object for column in columns)
    return [list(line) for line in zip(*(column.tolist() for column in columns))]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (b"0014,a,1.0", ["0014", "a", "1.0"]),
        (b"14,,", ["14", "", ""]),
        (b",,", ["", "", ""]),
        (b" 14 ,\ta ,. ", [" 14 ", "\ta ", ". "]),
        (b'GM0014,"Bergen, Noord-Holland","1.250,5"', ["GM0014", "Bergen, Noord-Holland", "1.250,5"]),
        (b'"0014","","NA"', ["0014", "", "NA"]),
        (b'1,"zegt ""ja""","""",', None),
        (b'1,"zegt ""ja""",""""', ["1", 'zegt "ja"', '"']),
        (b'1,""""""," "" "', ["1", '""', ' " ']),
        (b"123456789012345678901234567890,-99997,1e400", ["123456789012345678901234567890", "-99997", "1e400"]),
        (b"NULL,nan,-inf", ["NULL", "nan", "-inf"]),
        (b"#1,'a',x\\", ["#1", "'a'", "x\\"]),
        ("S\u00fadwest,\U0001d518 \u200b,\u2028".encode(), ["S\u00fadwest", "\U0001d518 \u200b", "\u2028"]),
        (b"1\x0b,2\x0c,3\x1a", ["1\x0b", "2\x0c", "3\x1a"]),
        (b"1,2", None),
        (b"1,2,3,4", None),
        (b"1;2;3", None),
        (b"", None),
        (b'1,a"b,3', None),
        (b'1,"a"b,3', None),
        (b'1, "a",3', None),
        (b'1,"a" ,3', None),
        (b'1,"a,3', None),
        (b'1,"a\nb",3', None),
        (b'1,"a""b,3', None),
        (b'1,",",3,"', None),
        (b"1,a\rb,3", None),
        (b"1,a\0b,3", None),
        (b"1,\xef\xbb\xbfb,3", None),
    ],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_a_line_is_read_to_the_letter_or_not_at_all(line, cells, end):
    assert rows(HEAD + b"x,y,z\n" + line + end) == (cells and [["x", "y", "z"], cells]) or (not line and not end)
    assert rows(HEAD + line + b"\n" + b"x,y,z" + end) == (cells and [cells, ["x", "y", "z"]])


@pytest.mark.parametrize("delimiter", [b",", b";", b"\t", b"|"])
def test_the_names_tell_the_delimiter(delimiter):
    data = (
        (HEAD + b"1,2;3,4\n").replace(b",", delimiter) if delimiter != b";" else HEAD.replace(b",", b";") + b"1;2,3;4"
    )
    assert [len(line) for line in rows(data)] == [3]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        HEAD,
        b"code\n1\n",
        b"code,naam\n1,2\n",
        b"a,naam,v\n1,2,3\n",
        b"code,naam,v\r1,2,3\r",
        b"c\xf3de,naam,v\n1,2,3\n",
    ],
)
def test_other_names_or_no_rows_are_left_alone(data):
    assert rows(data) is None


def test_a_byte_order_mark_and_quoted_names():
    assert rows(b'\xef\xbb\xbf"code","naam","v"\r\n1,2,3\r\n') == [["1", "2", "3"]]


def test_some_columns_in_another_order():
    assert rows(HEAD + b"1,2,3\n", fields=["v", "code"]) == [["3", "1"]]


def test_what_is_no_utf_8_is_not_guessed():
    with pytest.raises(UnicodeDecodeError):
        rows(HEAD + b"1,S\xfadwest,3\n")


def test_long_cells_that_look_alike_by_their_number_stay_apart(monkeypatch):
    monkeypatch.setattr(delimited, "_MIXED", np.ones_like(delimited._MIXED))
    cells = ["aaaaaaaabbbbbbbb", "bbbbbbbbaaaaaaaa", "aaaaaaaabbbbbbbb"]
    (part,) = regular_rows("\n".join(["n,v", *(f"{cell}," for cell in cells), ""]).encode(), ["n", "v"], ["n"])
    assert part["n"].rows().tolist() == cells
    assert not part["n"].differ


def test_many_rows_come_in_parts(monkeypatch):
    monkeypatch.setattr(delimited, "PIECE", 30)
    data = HEAD + b"".join(b"%d,%d,\n" % (n, n % 2) for n in range(40))
    assert len([*regular_rows(data, NAMES, NAMES)]) == 8
    assert rows(data) == [[str(n), str(n % 2), ""] for n in range(40)]


cells = st.text(st.sampled_from(list('a1.,;\t| "\n\r\u00e9\u2028')), max_size=5)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    table=st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    newline=st.sampled_from(["\n", "\r\n"]),
)
def test_any_table_comes_back_as_it_was_written(table, delimiter, quoting, newline):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=newline).writerows([NAMES, *table])
    found, written = (
        rows(text.getvalue().encode()),
        [*csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=delimiter)],
    )
    assert found == written[1:] or (found is None and any("\r" in cell or "\n" in cell for cell in chain(*table)))


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(st.text(st.sampled_from(list('a1,," \n\r')), max_size=40))
def test_any_text_is_read_as_python_reads_it_or_not_at_all(text):
    found = rows(HEAD + text.encode())
    assert found is None or found == [*csv.reader(io.StringIO(text, newline=""))]
