"""The logo and the author of the settings on page, PDF, layout and atlas; a logo that cannot be used is refused."""

import base64
import re
import shutil
import subprocess

import pytest
from qgis.core import QgsLayoutItemPicture, QgsPrintLayout, QgsProject, QgsSettings
from qgis.PyQt.QtGui import QColor, QImage

from regiolens.bridge.paths import RESOURCES
from regiolens.bridge.report.logo import read_logo
from regiolens.bridge.report.templates import read_template

RED = "#ff0000"
SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="{RED}"/></svg>'
)
SAMPLE = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"


@pytest.fixture
def settings():
    yield QgsSettings()
    for name in ("logo", "organisation"):
        QgsSettings().remove(f"regiolens/{name}")


@pytest.fixture(params=["png", "svg"])
def logo(request, tmp_path, settings):
    path = tmp_path / f"logo.{request.param}"
    if request.param == "svg":
        path.write_text(SVG, encoding="utf-8")
    else:
        image = QImage(80, 40, QImage.Format.Format_RGB32)
        image.fill(QColor(RED))
        image.save(str(path))
    settings.setValue("regiolens/logo", str(path))
    settings.setValue("regiolens/organisation", "Provincie X")
    return path


@pytest.fixture
def profiles(run, make_layer, tmp_path):
    rows = [
        {
            "code": f"GM{n:04d}",
            "naam": f"G{n}",
            "regio_code": f"R{n % 2}",
            "regio_naam": f"Streek {n % 2}",
            "v": float(n),
        }
        for n in range(14, 22)
    ]
    areas = make_layer("areas", rows)
    made = run(
        "regiolens:regionprofiles",
        INPUT=areas,
        VALUES=["v"],
        OUTPUT=str(tmp_path / "p.gpkg"),
        OUTPUT_TABLE=str(tmp_path / "t.gpkg"),
    )
    return {"INPUT": made["OUTPUT"], "TABLE": made["OUTPUT_TABLE"], "AREAS": areas}


NEEDED = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm (poppler-utils) is absent")


def has_red(pdf, pages, tmp_path):
    """Whether the upper right corner of each page has the logo's colour."""
    subprocess.run(["pdftoppm", "-png", "-r", "50", str(pdf), str(tmp_path / "page")], check=True)
    pictures = [QImage(str(path)) for path in sorted(tmp_path.glob("page*.png"))]
    found = []
    for picture in pictures:
        places = [(x, y) for x in range(picture.width() * 3 // 4, picture.width()) for y in range(10, 45)]
        colours = (QColor(picture.pixel(x, y)) for x, y in places)
        found.append(any(one.red() > 240 and one.green() < 15 and one.blue() < 15 for one in colours))
    return len(found) >= pages and all(found)


def test_the_page_holds_logo_and_author(run, profiles, logo, tmp_path):
    path = tmp_path / "report.html"
    run("regiolens:regionreport", **profiles, OUTPUT_HTML=str(path))
    page = path.read_text(encoding="utf-8")
    address, alternative = re.search(r'<img class="logo" src="data:[^;]*;base64,([^"]*)" alt="([^"]*)"', page).groups()
    assert base64.b64decode(address) == logo.read_bytes() and alternative == "Provincie X"
    assert "Provincie X</p>" in page and str(logo) not in page


@NEEDED
def test_the_pdf_has_it_on_each_page_and_names_the_author(run, profiles, logo, tmp_path):
    path = tmp_path / "report.pdf"
    run("regiolens:regionreport", **profiles, OUTPUT_PDF=str(path))
    assert has_red(path, 4, tmp_path)
    assert "Provincie X".encode("utf-16-be").hex().upper().encode() in path.read_bytes()


def test_the_layout_keeps_it_without_the_file(run, profiles, logo, tmp_path):
    path = tmp_path / "layout.qpt"
    run("regiolens:regionreport", **profiles, OUTPUT_LAYOUT=str(path))
    logo.unlink()
    project = QgsProject()
    layout = read_template(path.read_text(encoding="utf-8"), project)
    assert isinstance(layout, QgsPrintLayout)
    pictures = [one for one in layout.items() if isinstance(one, QgsLayoutItemPicture) and one.id() == "logo"]
    assert pictures and all(one.picturePath().startswith("base64:") and not one.isMissingImage() for one in pictures)


@NEEDED
def test_an_atlas_has_it_too(run, logo, tmp_path):
    path = tmp_path / "atlas.pdf"
    regions = {"INPUT": SAMPLE, "REGION_SET": "provincie", "OUTPUT": str(tmp_path / "a.gpkg")}
    areas = run("regiolens:assignregions", **regions)["OUTPUT"]
    oad = run("native:fieldcalculator", INPUT=areas, FIELD_NAME="w", FORMULA="$id % 7", OUTPUT="memory:")["OUTPUT"]
    run("regiolens:regionatlas", INPUT=oad, FIELDS=["w"], REGION_FIELD="regio_naam", OUTPUT_PDF=str(path))
    assert has_red(path, 1, tmp_path)


def test_without_settings_there_is_none(run, profiles, settings, tmp_path):
    assert read_logo() is None
    path = tmp_path / "report.html"
    run("regiolens:regionreport", **profiles, OUTPUT_HTML=str(path))
    assert 'class="logo"' not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("weg.png", None, "is not there or cannot be read"),
        ("kapot.png", b"\x89PNG\r\n\x1a\nnone", "is broken"),
        ("kapot.svg", b"<svg", "is broken"),
        ("groot.png", b"0" * 2_000_001, "larger than 2 MB"),
        ("logo.tif", b"II*", "is no PNG or SVG"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(run, profiles, settings, tmp_path, name, content, words):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    settings.setValue("regiolens/logo", str(file))
    report = tmp_path / "report.html"
    report.write_text("old", encoding="utf-8")
    sentence = run.refused("regiolens:regionreport", **profiles, OUTPUT_HTML=str(report))
    assert words in sentence and str(file) in sentence and sentence.count(". ") == 0
    assert report.read_text(encoding="utf-8") == "old"
