"""From the toolbar to a map and a profile in a real QGIS window under Xvfb; pictures in build/window."""

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
    folder = tmp_path_factory.mktemp("profile_window")
    pictures = ROOT / "build" / "window"
    for place in (folder / "profiles/lab/QGIS", folder / "plugins", folder / "run", folder / "home"):
        place.mkdir(parents=True)
    pictures.mkdir(parents=True, exist_ok=True)
    result = pictures / "profile.json"
    result.unlink(missing_ok=True)
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
    command = ["xvfb-run", "-a", "-s", "-screen 0 1280x720x24 -nolisten tcp", "timeout", "120"]
    command += ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(folder), "--profile", "lab"]
    command += ["--code", str(HERE / "profile_in_window.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
    assert result.exists(), done.stderr[-3000:]
    data = json.loads(result.read_text(encoding="utf-8"))
    assert "error" not in data, data["error"]
    return data["found"]


def test_five_clicks_lead_to_a_styled_map_and_a_profile(found):
    assert found["clicks"] == 5
    ((succeeded, sentence),) = found["ended"]
    assert succeeded, sentence
    mdi = found["layers"]["regiolens:mdi OUTPUT"]
    assert (mdi["features"], mdi["renderer"]) == (342, "categorizedSymbol")
    assert mdi["legend"][:5] == [
        "laag: < 40 (2)",
        "gematigd: 40 – < 50 (13)",
        "hoog: 50 – < 60 (21)",
        "zeer hoog: ≥ 60 (14)",
        "geen gegevens (292)",
    ]
    assert found["layers"]["regiolens:regionprofiles OUTPUT"]["features"] == 40
    assert found["regions"] == ["Zuid-Limburg"]
    assert found["report"] > 1


def test_results_stand_in_a_group_and_the_map_goes_to_the_region(found):
    assert found["groups"] == ["Regioprofiel"]
    assert 0 < found["extent"] < found["full"] / 2


def test_the_toolbox_opens_the_window_again(found):
    assert found["opened by the algorithm"]


def test_a_file_read_through_the_dialog_of_its_algorithm_is_chosen(found):
    assert found["fetched"] == [2, "gwb_code"]


def test_pictures_of_all_pages_are_kept(found):
    for name in ("start", "data", "index", "map", "region", "run", "result", "qgis"):
        assert (ROOT / "build" / "window" / f"regioprofiel_{name}.png").stat().st_size > 8_000
