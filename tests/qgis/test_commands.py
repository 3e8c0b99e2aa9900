"""The commands of README and guides, pasted into a shell as they stand."""

import re
import subprocess

import pytest

from regiolens.bridge.paths import ROOT

PUBLISHED = ("index.sld", "for_people.xlsx", "atlas.pdf", "atlas.qpt", "index.xml", "index.sql")
#: what the blocks of commands of each make, one after the other
PLACES = {
    "README.md": [("income.gpkg",)],
    "docs/guide.en.md": [("work.gpkg",), PUBLISHED],
    "docs/guide.nl.md": [("work.gpkg",), PUBLISHED],
}
BLOCKS = [(place, number) for place, made in PLACES.items() for number in range(len(made))]


def blocks(text):
    return re.findall(r"^```sh\n(.*?)^```", text, re.S | re.M)


@pytest.mark.parametrize(("place", "number"), BLOCKS)
def test_commands_can_be_pasted(qgis_process_environment, tmp_path, place, number):
    scripts = blocks((ROOT / place).read_text(encoding="utf-8"))
    assert len(scripts) == len(PLACES[place])
    script = scripts[number]
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
    assert {*PLACES[place][number], "joined.gpkg"} <= made
    if "sqlite3" in script:
        # published: 67.4, 65.5 and 65.2
        assert re.findall(r"^(.*)\|(\d+\.\d)\d*\|4$", done.stdout, re.M)[0] == ("Heerlen", "67.4")


def test_both_guides_give_the_same_commands():
    english, dutch = (blocks((ROOT / "docs" / f"guide.{name}.md").read_text(encoding="utf-8")) for name in ("en", "nl"))
    assert english == dutch
