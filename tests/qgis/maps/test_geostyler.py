"""GeoStyler reads our SLD: the same colour for each class as QGIS, and 'no data' for what has none alone.

Its parser comes with `scripts/setup`, where there is npm; without it the test is skipped.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer

FOLDER = Path(__file__).parents[3] / ".venv" / "node"
READ = """
import { readFileSync } from "node:fs";
import { SldStyleParser } from "geostyler-sld-parser";
const read = await new SldStyleParser().readStyle(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(read));
"""
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.mark.skipif(
    not (FOLDER / "node_modules" / "geostyler-sld-parser").is_dir() or shutil.which("node") is None,
    reason="geostyler-sld-parser is absent",
)
@pytest.mark.parametrize("name", ["mdi", "quartilemap", "urbanity", "assignregions"])
def test_geostyler_reads_the_same_colours(run, make_layer, tmp_path, name):
    rows = []
    for place in range(12):
        score = None if place in (3, 7) else 30.0 + 3.5 * place
        rows.append({"gm_code": f"GM{14 + place:04}", **dict.fromkeys(DOMAINS, score), "v": score, "oad": score})
    more = {"quartilemap": {"FIELD": "v"}, "urbanity": {"FIELD": "oad"}}.get(name, {})
    places = {"OUTPUT": str(tmp_path / "kaart.gpkg"), "STYLE_SLD": str(tmp_path / "kaart.sld")}
    run(f"regiolens:{name}", INPUT=make_layer("gebieden", rows), **more, **places)
    script = FOLDER / "read.mjs"
    script.write_text(READ, encoding="utf-8")
    done = subprocess.run(
        ["node", str(script), places["STYLE_SLD"]], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert not read.get("errors") and not read.get("warnings") and not read.get("unsupportedProperties")
    fills = [rule for rule in read["output"]["rules"] if "filter" in rule]
    layer = QgsVectorLayer(places["OUTPUT"], "kaart", "ogr")
    renderer = layer.renderer()
    classes = [each for each in renderer.categories() if not str(each.value()).startswith("note ")]
    wanted = {
        (None if each.value() in ("", None) or str(each.value()) == "NULL" else str(each.value())): (
            each.symbol().symbolLayer(0).fillColor().name(),
            each.label(),
        )
        for each in classes
    }
    found = {
        (None if value is None else str(value)): (rule["symbolizers"][0]["color"], rule["name"])
        for rule, (sign, field, value) in ((rule, rule["filter"]) for rule in fills)
        if (sign, field) == ("==", renderer.classAttribute())
    }
    assert found == wanted
    assert None in found
    outlines = [rule for rule in read["output"]["rules"] if "scaleDenominator" in rule]
    assert len(outlines) == 3
