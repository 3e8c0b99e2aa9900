"""The package as QGIS's "Install from ZIP" gets it, and as the plugin site checks it."""

import configparser
import os
import re
import subprocess
import sys
import zipfile

import pytest

from regiolens.bridge.paths import ROOT
from regiolens.processing_algorithms.catalogue import ALGORITHMS


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The package of the files as git would archive them now."""
    folder = tmp_path_factory.mktemp("package")
    path = folder / "regiolens.zip"
    tree = subprocess.run(
        ["git", "stash", "create"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    command = ["git", "archive", "--format=zip", "--prefix=regiolens/", f"--output={path}", tree or "HEAD"]
    subprocess.run(command, cwd=ROOT, check=True)
    return path


def test_one_folder_and_nothing_that_does_not_belong(package):
    names = zipfile.ZipFile(package).namelist()
    assert {name.split("/")[0] for name in names} == {"regiolens"}
    for needed in (
        "metadata.txt",
        "LICENSE",
        "__init__.py",
        "resources/i18n/regiolens_nl.qm",
        "resources/models/mainjob.model3",
    ):
        assert f"regiolens/{needed}" in names
    unwanted = re.compile(r"/\.|/tests/|/scripts/|\.pyc$|__pycache__|\.(so|dll|exe)$")
    assert [name for name in names if unwanted.search(name)] == []
    assert package.stat().st_size < 25e6


def test_no_picture_of_the_package_is_dead(package):
    """Guides with their pictures are in resources/help; the texts that they are made of, and the README, are not."""
    archive = zipfile.ZipFile(package)
    names = set(archive.namelist())
    for name in names:
        if name.endswith(".md"):
            shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", archive.read(name).decode())
            assert not [one for one in shown if f"{name.rpartition('/')[0]}/{one}" not in names], name
    assert "regiolens/resources/help/guide.nl.html" in names
    assert not [name for name in names if name.startswith("regiolens/docs/")]


def test_the_picture_of_the_readme_is_there():
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(shown) == 1 and (ROOT / shown[0]).is_file()


def test_metadata_is_complete():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    general = dict(parser["general"])
    needed = (
        "name",
        "description",
        "version",
        "qgisMinimumVersion",
        "author",
        "email",
        "about",
        "tracker",
        "repository",
        "homepage",
    )
    assert all(general.get(key) for key in needed)
    assert (general["qgisMinimumVersion"], general["qgisMaximumVersion"]) == ("3.34", "4.99")
    assert general["hasProcessingProvider"] == "yes"
    assert "plugin_dependencies" not in general
    assert (ROOT / general["icon"]).exists()
    assert f"[{general['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_it_loads_from_the_zip_in_a_fresh_profile(package, tmp_path):
    plugins = tmp_path / "profile" / "python" / "plugins"
    plugins.mkdir(parents=True)
    zipfile.ZipFile(package).extractall(plugins)
    code = f"""
import os, sys
from qgis.core import QgsApplication
app = QgsApplication([], False, r"{tmp_path / "profile"}"); app.initQgis()
sys.path.insert(0, r"{plugins}")
import qgis.utils
qgis.utils.plugin_paths = [r"{plugins}"]
qgis.utils.updateAvailablePlugins()
assert "regiolens" in qgis.utils.available_plugins
assert qgis.utils.loadPlugin("regiolens")
assert qgis.utils.startProcessingPlugin("regiolens")
registry = QgsApplication.processingRegistry()
print(sorted(a.id() for a in registry.providerById("regiolens").algorithms()))
assert qgis.utils.unloadPlugin("regiolens")
print(registry.providerById("regiolens"))
sys.stdout.flush(); os._exit(0)
"""
    environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=tmp_path,
        env=environment,
    )
    lines = done.stdout.splitlines()
    models = (path.stem for path in (ROOT / "resources" / "models").glob("*.model3"))
    names = sorted([*(algorithm.NAME for algorithm in ALGORITHMS), *models])
    assert lines[:1] == [str([f"regiolens:{name}" for name in names])], done.stdout + done.stderr[-3000:]
    assert lines[1] == "None"


def test_every_text_is_translated():
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "translate"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_shipped_translation_is_the_compiled_one():
    """The .qm holds as many texts as the .ts."""
    from qgis.PyQt.QtCore import QTranslator

    text = (ROOT / "resources" / "i18n" / "regiolens_nl.ts").read_text(encoding="utf-8")
    translator = QTranslator()
    assert translator.load(str(ROOT / "resources" / "i18n" / "regiolens_nl.qm"))
    assert translator.translate("Regiolens", "Quartile map") == "Kwartielkaart"
    assert 'type="unfinished"' not in text
