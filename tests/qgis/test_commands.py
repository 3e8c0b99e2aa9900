"""The commands of README and guides, pasted into a shell as they stand."""

import re
import subprocess

import pytest

from regiolens.bridge.paths import ROOT

PLACES = {"README.md": "income.gpkg", "docs/guide.en.md": "work.gpkg", "docs/guide.nl.md": "work.gpkg"}


def blocks(text):
    return re.findall(r"^```sh\n(.*?)^```", text, re.S | re.M)


@pytest.mark.parametrize("place", PLACES)
def test_commands_can_be_pasted(qgis_process_environment, tmp_path, place):
    (script,) = blocks((ROOT / place).read_text(encoding="utf-8"))
    if "plugins enable" in script:  # which fails where it is enabled already
        (tmp_path / "conf/profiles/default/QGIS/QGIS3.ini").unlink()
    done = subprocess.run(
        ["bash", "--norc", "-e"],
        input=f"{script}\npwd\n",
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=tmp_path,
        env={**qgis_process_environment, "REGIOLENS": str(ROOT), "TMPDIR": str(tmp_path)},
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    made = {path.name for path in next(tmp_path.glob("tmp.*")).iterdir()}
    assert {PLACES[place], "joined.gpkg"} <= made


def test_both_guides_give_the_same_commands():
    english, dutch = (blocks((ROOT / "docs" / f"guide.{name}.md").read_text(encoding="utf-8")) for name in ("en", "nl"))
    assert english == dutch
