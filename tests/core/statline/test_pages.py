"""Pages of OData in pieces: the rows whatever the size, and faults named."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.answers import read_json
from regiolens.core.messages import Refusal
from regiolens.core.statline import pages
from regiolens.core.statline.pages import Page, read_list


@pytest.mark.parametrize("piece", [1, 7, 100, 1 << 20])
@pytest.mark.parametrize("indent", [None, 2])
def test_pieces_are_the_rows_whatever_their_size(monkeypatch, piece, indent):
    monkeypatch.setattr(pages, "PIECE", piece)
    rows = [{"a": i, "text": 'een "},{" midden in de tekst', "deep": {"x": [1, {"y": 2}]}} for i in range(20)]
    body = {"value": rows, "odata.metadata": "m", "odata.nextLink": "https://example.org/?$skip=20"}
    body["odata.count"] = "99"
    found = Page(json.dumps(body, indent=indent).encode(), "p")
    assert [row for part in found.pieces() for row in part] == rows
    assert (found.following, found.count, found.rows) == ("https://example.org/?$skip=20", 99, 20)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.dictionaries(st.text(max_size=4), st.none() | st.text(max_size=12) | st.integers()), max_size=12),
    st.integers(1, 60),
)
def test_any_rows_come_back(rows, piece):
    old, pages.PIECE = pages.PIECE, piece
    try:
        for ascii_only in (True, False):
            found = Page(json.dumps({"value": rows}, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass"), "p")
            assert [row for part in found.pieces() for row in part] == json.loads(found.data)["value"]
    except UnicodeDecodeError:
        pass  # a lone surrogate is no UTF-8 either way
    finally:
        pages.PIECE = old


@pytest.mark.parametrize("cut", range(1, 60))
def test_a_page_cut_anywhere_is_refused(monkeypatch, cut):
    monkeypatch.setattr(pages, "PIECE", 10)
    data = json.dumps({"@odata.context": "c", "value": [{"a": i} for i in range(9)]}).encode()
    with pytest.raises(Refusal):
        list(Page(data[:-cut], "p").pieces())


def test_a_page_may_begin_with_a_byte_order_mark():
    assert list(Page(b'\xef\xbb\xbf{"value":[{"a":1}]}', "p").pieces()) == [[{"a": 1}]]
    assert read_json(b'\xef\xbb\xbf{"a":1}', "p") == {"a": 1}


@pytest.mark.parametrize("data", [b'{"error":1}', b'{"value":3}', b'{"value":[1,2]}'])
def test_what_is_no_list_of_rows_is_refused(data):
    with pytest.raises(Refusal, match="no list 'value'"):
        read_list(data, "p")
    with pytest.raises(Refusal, match="no list 'value'"):
        list(Page(data, "p").pieces())
