"""JSON from web services, and what stands in its place."""

import json

import pytest

from regiolens.core.answers import read_json
from regiolens.core.messages import Refusal
from regiolens.core.statline.pages import read_list

DEEP = b"[" * 200_000 + b"]" * 200_000


def test_an_object_comes_back_with_or_without_a_byte_order_mark():
    found = {"naam": "Súdwest-Fryslân", "cijfers": [1, None]}
    for codec in ("utf-8", "utf-8-sig"):
        assert read_json(json.dumps(found, ensure_ascii=False).encode(codec), "a") == found


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (b"<html><head><title> Aanmelden </title>", "'Aanmelden'"),
        (b"\n  <!DOCTYPE html><TITLE lang='nl'>Proxy\n</TITLE>", "'Proxy'"),
        (b"<html>nothing", "''"),
    ],
)
def test_a_web_page_is_told_by_its_title(page, title):
    with pytest.raises(Refusal, match=f"^CBS gave a web page \\({title}\\)"):
        read_json(page, "CBS")


@pytest.mark.parametrize("data", [b"", b'{"a": ', b'{"a": 1} {"b": 2}', b"niets", b'{"a": "\xff'])
def test_what_breaks_off_is_refused_and_named(data):
    with pytest.raises(Refusal, match=r"^The answer of page 3 breaks off or is no JSON"):
        read_json(data, "page 3")


@pytest.mark.parametrize("data", [b"[1]", b"3", b'"tekst"', b"null"])
def test_json_that_is_no_object_is_refused(data):
    with pytest.raises(Refusal, match="holds no JSON object"):
        read_json(data, "page 3")


@pytest.mark.parametrize("data", [DEEP, b'{"value": ' + DEEP + b"}", b'{"value": ' + b'{"a":' * 100_000])
def test_what_is_nested_deeply_is_refused(data):
    for read in (read_json, read_list):
        with pytest.raises(Refusal, match="breaks off or is no JSON"):
            read(data, "page 3")
