"""Pieces of SVG."""

from regiolens.core.charts import svg


def test_text_is_wrapped_and_shortened():
    assert svg.wrap("kort", 12, 100) == ["kort"]
    rows = svg.wrap("een tamelijk lang label dat niet past", 12, 90)
    assert len(rows) == 2
    assert rows[1].endswith("…")
    assert all(svg.text_width(row, 12) <= 90 for row in rows)
    assert svg.wrap("", 12, 50) == [""]
