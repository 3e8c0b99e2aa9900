"""The user guide behind QGIS's help buttons: up to date, the same places in both languages, whole."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl

from regiolens.bridge import help_pages
from regiolens.bridge.paths import RESOURCES, ROOT

HELP, DOCS = RESOURCES / "help", ROOT / "docs"
LANGUAGES = ("en", "nl")


class Page(HTMLParser):
    """Anchors, links and pictures of a page."""

    def __init__(self, path):
        super().__init__()
        self.anchors, self.links, self.sources, self.tags = [], [], [], set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.add(tag)
        if "id" in given:
            self.anchors.append(given["id"])
        if "href" in given:
            self.links.append(given["href"])
        if "src" in given:
            self.sources.append(given["src"])


@pytest.fixture(scope="module")
def pages():
    return {path.relative_to(HELP).as_posix(): Page(path) for path in sorted(HELP.rglob("*.html"))}


def test_the_pages_are_those_of_the_guides_now():
    script = str(ROOT / "scripts" / "make_help")
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_heading_of_a_guide_has_an_anchor_of_its_own_choice():
    for language in LANGUAGES:
        text = (DOCS / f"guide.{language}.md").read_text(encoding="utf-8")
        headings = re.findall(r"^##+ .*$", re.sub(r"```.*?```", "", text, flags=re.S), flags=re.M)
        assert len(headings) > 20
        assert [heading for heading in headings if not re.search(r" \{#[a-z]+\}$", heading)] == []


def test_both_languages_have_the_same_places_in_the_same_order(pages):
    english, dutch = (pages[f"guide.{language}.html"].anchors[1:] for language in LANGUAGES)
    assert english == dutch
    assert len(set(english)) == len(english)


def test_pictures_are_in_the_pages_and_there_in_both_languages(pages):
    shown = {}
    for language in LANGUAGES:
        text = (DOCS / f"guide.{language}.md").read_text(encoding="utf-8")
        paths = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
        assert all(path.startswith(f"images/{language}/") and (DOCS / path).is_file() for path in paths), paths
        shown[language] = [path.rpartition("/")[2] for path in paths]
        sources = pages[f"guide.{language}.html"].sources
        assert len(sources) == len(paths)
        assert all(source.startswith("data:image/png;base64,iVBOR") for source in sources)
    assert shown["en"] == shown["nl"]
    assert len(shown["en"]) == 7


def test_links_within_the_help_lead_somewhere(pages):
    broken = []
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                continue
            target = (HELP / name).parent / unquote(parts.path) if parts.path else HELP / name
            found = pages.get(target.resolve().relative_to(ROOT).as_posix().removeprefix("resources/help/"))
            if found is None or (parts.fragment and parts.fragment not in found.anchors):
                broken.append((name, link))
    assert broken == []


def test_pages_stand_on_their_own(pages):
    for page in pages.values():
        assert not page.tags & {"script", "link", "iframe", "object"}
        assert all(source.startswith("data:") for source in page.sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_button_of_every_algorithm_opens_its_section(provider, pages, monkeypatch, language):
    class Application:
        def locale(self):
            return {"en": "en_GB", "nl": "nl_NL"}[language]

    class There:
        instance = staticmethod(Application)

    monkeypatch.setattr(help_pages, "QgsApplication", There)
    registry = QgsApplication.processingRegistry()
    provider.refreshAlgorithms()  # a model takes its address when it is loaded
    identifiers = [algorithm.id() for algorithm in registry.providerById("regiolens").algorithms()]
    assert len(identifiers) > 10
    for identifier in identifiers:
        # The copy, as a dialog has it.
        algorithm = registry.createAlgorithmById(identifier)
        url = QUrl(algorithm.helpUrl())
        assert url.toLocalFile() == str(HELP / f"guide.{language}.html"), identifier
        assert url.fragment() == algorithm.name()
        assert url.fragment() in pages[f"guide.{language}.html"].anchors, identifier


def test_the_help_button_of_every_page_of_the_window_opens_its_section(pages):
    from regiolens.plugin.gui.pages.data import DataPage
    from regiolens.plugin.gui.pages.index import IndexPage
    from regiolens.plugin.gui.pages.map import MapPage
    from regiolens.plugin.gui.pages.region import RegionPage
    from regiolens.plugin.gui.pages.result import ResultPage

    places = [page.help_page(None) for page in (DataPage, IndexPage, MapPage, RegionPage, ResultPage)]
    assert len(set(places)) == 5
    assert set(places) <= set(pages["guide.en.html"].anchors)


def test_the_package_holds_the_help_and_not_its_pictures_twice():
    names = ["resources/help", "docs/images"]
    done = subprocess.run(
        ["git", "check-attr", "export-ignore", *names], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert [line.rsplit(": ", 1)[1] for line in done.stdout.splitlines()] == ["unspecified", "set"]
    assert sum(path.stat().st_size for path in HELP.rglob("*.html")) < 5e6
