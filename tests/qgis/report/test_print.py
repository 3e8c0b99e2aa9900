"""The HTML report printed by a browser: a region a page, no page with a sentence alone, no letters below 8 points."""

import re
import subprocess
from shutil import which

import pytest

#: gemeenten in each COROP region in 2024
SIZES = [5, 1, 4, 9, 2, 5, 3, 3, 3, 11, 4, 14, 16, 8, 16, 11, 6, 26, 11, 4, 5, 3, 2, 11, 6, 10, 6, 2, 5, 15]
SIZES += [9, 3, 10, 13, 11, 15, 21, 8, 7, 16]
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


def score_of(region, number, place):
    """Made up, without ties."""
    return round(20 + (region * 37 + number * 11 + place * 13) % 60 + region / 100 + number / 1000, 3)


def area_rows():
    rows = []
    for region, count in enumerate(SIZES, start=1):
        for number in range(count):
            scores = [score_of(region, number, place) for place in range(len(DOMAINS) + 1)]
            rows.append(
                {
                    "gemeentecode": f"GM{region:02d}{number:02d}",
                    "gemeentenaam": f"Gemeente {region} - {number}",
                    "regio_code": f"CR{region:02d}",
                    "regio_naam": f"Agglomeratie {region} en omgeving",
                    "mdi": scores[0],
                    "mdi_klasse": 1 + sum(scores[0] >= bound for bound in (40, 50, 60)),
                    "mdi_label": "x",
                    **{f"mdi_{domain}": score for domain, score in zip(DOMAINS, scores[1:])},
                }
            )
    return rows


@pytest.fixture(scope="module")
def printed(provider, tmp_path_factory):
    """Prints the report of an algorithm's inputs to a PDF by Chromium."""
    browser = which("chromium") or which("chromium-browser") or which("google-chrome")
    if not browser or not which("pdftotext"):
        pytest.skip("Chromium or poppler-utils is absent")
    folder = tmp_path_factory.mktemp("print")

    def printed(page):
        pdf = page.with_suffix(".pdf")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--disable-extensions"]
        options += [f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={pdf}", page.as_uri()]
        subprocess.run([browser, *options], capture_output=True, timeout=180, check=True)
        return pdf

    return printed


def pages_of(pdf):
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True, timeout=60)
    return [[line for line in page.splitlines() if line.strip()] for page in done.stdout.split("\f")[:-1]]


def letters_of(pdf):
    """Sizes of letters in points, read by poppler at three times the size, for it rounds."""
    command = ["pdftohtml", "-xml", "-i", "-stdout", "-zoom", "3", pdf]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return {float(size) / 3 for size in re.findall(r'<fontspec [^>]*size="([\d.]+)"', done.stdout)}


def test_forty_regions_take_about_forty_pages(run, make_layer, printed, tmp_path):
    areas = make_layer("gemeenten", area_rows())
    given = {"INPUT": areas, "MODEL": "pon2023_domains"}
    made = run("regiolens:regionprofiles", **given, OUTPUT=str(tmp_path / "p.gpkg"), OUTPUT_TABLE="memory:")
    path = tmp_path / "report.html"
    run(
        "regiolens:regionreport",
        INPUT=made["OUTPUT"],
        TABLE=made["OUTPUT_TABLE"],
        AREAS=areas,
        OUTPUT_HTML=str(path),
    )
    pdf = printed(path)
    pages = pages_of(pdf)
    assert 41 <= len(pages) <= 42
    assert min(map(len, pages)) > 12, "a page with a few lines"  # the method has two columns
    assert sum("en omgeving" in page[0] for page in pages) == 40
    assert sum(any(line.split()[0] == "Reference" for line in page) for page in pages[1:]) == 40, (
        "a table over two pages"
    )
    assert min(letters_of(pdf)) >= 8


@pytest.mark.parametrize("regions", ["", "Zuid-Limburg"])
def test_the_published_regions_have_a_page_each(run, basics, printed, tmp_path, regions):
    path = tmp_path / "report.html"
    run("regiolens:regionreport", **basics, REGIONS=regions, OUTPUT_HTML=str(path))
    pages = pages_of(printed(path))
    assert len(pages) <= (3 if regions else 11)
    assert min(map(len, pages)) > 8
