"""The main job in a real QGIS window under Xvfb: dialogs, background tasks, styled layers; pictures in build/window."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SETTINGS = """[PythonPlugins]
regiolens=true
[qgis]
checkVersion=false
askToSaveProjectChanges=false
[app]
plugin_installer\\checkOnStart=false
askToSaveMemoryLayers=false
[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true
[locale]
overrideFlag=true
userLocale=nl
globalLocale=nl_NL
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What the script that runs inside the window saw."""
    if shutil.which("qgis") is None or shutil.which("xvfb-run") is None:
        pytest.skip("qgis or xvfb-run is absent")
    folder = tmp_path_factory.mktemp("window")
    pictures = ROOT / "build" / "window"
    shutil.rmtree(pictures, ignore_errors=True)
    for place in (folder / "profiles/lab/QGIS", folder / "plugins", folder / "run", folder / "home", pictures):
        place.mkdir(parents=True)
    (folder / "run").chmod(0o700)
    (folder / "plugins" / "regiolens").symlink_to(ROOT)
    (folder / "profiles/lab/QGIS/QGIS3.ini").write_text(SETTINGS)
    environment = {
        **{key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"},
        "HOME": str(folder / "home"),
        "QGIS_PLUGINPATH": str(folder / "plugins"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "REGIOLENS_WINDOW_OUT": str(pictures),
    }
    command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24 -nolisten tcp", "timeout", "150"]
    command += ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(folder), "--profile", "lab"]
    command += ["--code", str(HERE / "in_window.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200, check=False)
    result = pictures / "result.json"
    assert result.exists(), done.stderr[-3000:]
    data = json.loads(result.read_text(encoding="utf-8"))
    assert "error" not in data, data["error"]
    return data["found"]


@pytest.mark.parametrize("job", ["mainjob", "mdi"])
def test_a_styled_mdi_layer_arrives(found, job):
    succeeded, layers = found[job]
    assert succeeded
    (layer,) = layers.values()
    assert layer["renderer"] == "categorizedSymbol"
    assert layer["legend"][:5] == [
        "laag: < 40 (2)",
        "gematigd: 40 – < 50 (13)",
        "hoog: 50 – < 60 (21)",
        "zeer hoog: ≥ 60 (14)",
        "geen gegevens (292)",
    ]
    assert layer["provider"] == ("memory" if job == "mainjob" else "ogr")


def test_a_quartile_map_in_the_readers_number_format(found):
    succeeded, layers = found["quartiles"]
    assert succeeded
    assert list(layers) == ["Inkomen, 2023"]
    assert layers["Inkomen, 2023"]["legend"][:4] == [
        "< 50,1 (13)",
        "50,1 – < 60,8 (12)",
        "60,8 – < 73,1 (12)",
        "≥ 73,1 (13)",
    ]


def test_areas_and_addresses_with_oad(found):
    succeeded, layers = found["oad"]
    assert succeeded
    assert len(layers) == 2
    (areas,) = (layer for layer in layers.values() if layer["renderer"] == "categorizedSymbol")
    assert "5 niet stedelijk: < 500 (342)" in areas["legend"]
    assert areas["fields"][-5:] == ["oad", "oad_adressen", "sted", "sted_label", "oad_rand"]


def test_a_refusal_loads_nothing_and_says_why(found):
    succeeded, layers = found["refused"]
    assert not succeeded
    assert layers == {}


def test_pictures_are_there_to_look_at(found):
    pictures = ROOT / "build" / "window"
    for name in ("window.png", "dialog_mdi.png", "log_join.png"):
        assert (pictures / name).stat().st_size > 10_000
