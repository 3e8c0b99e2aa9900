"""Pictures as XML, for the tests of this room."""

from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
NAN = float("nan")


def form(value, decimals):
    return f"{value:.{decimals}f}"


def tree(picture):
    """The picture as XML, after what must hold for all: numbers are finite and inside, and it is one line of title."""
    root = ET.fromstring(picture)
    assert root.tag == SVG + "svg"
    assert root[0].tag == SVG + "title"
    assert root[1].tag == SVG + "desc"
    width, height = float(root.get("width")), float(root.get("height"))
    for node in root.iter():
        for name, text in node.attrib.items():
            assert "nan" not in text.lower().split(), (node.tag, name)
            assert "inf" not in text.lower().split(), (node.tag, name)
            if name in ("x", "x1", "x2", "cx"):
                assert -8 <= float(text) <= width, (node.tag, name, text)
            if name in ("y", "y1", "y2", "cy"):
                assert -8 <= float(text) <= height, (node.tag, name, text)
            if name in ("width", "height", "r"):
                assert float(text) >= 0
    return root


def words(root):
    return [node.text for node in root.iter(SVG + "text")]
