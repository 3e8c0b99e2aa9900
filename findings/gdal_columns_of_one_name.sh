#!/usr/bin/env bash
# GDAL: of two columns of one name in the result of a join in a GeoPackage, the second is left out without a word.
# Leaves nothing behind; exits with another status than 0 where GDAL behaves otherwise. Needs Python 3.12 or 3.13.
set -euo pipefail

find_python() {
    local each
    for each in "${PYTHON:-}" python3.13 python3.12 "$HOME"/.pyenv/versions/3.1[23].*/bin/python3 python3; do
        if "$each" -c 'import sys; raise SystemExit(not (3, 12) <= sys.version_info < (3, 14))' 2>/dev/null; then
            echo "$each"
            return
        fi
    done
    echo "needs Python 3.12 or 3.13; name one in PYTHON" >&2
    return 1
}
python=$(find_python)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet gdal-wheel==3.13.3 numpy==2.4.6
"$folder/venv/bin/python" - "$folder" <<'PY'
import sqlite3
import sys
from pathlib import Path

from osgeo import gdal, ogr

gdal.UseExceptions()
path = str(Path(sys.argv[1]) / "areas.gpkg")
source = gdal.GetDriverByName("GPKG").Create(path, 0, 0, 0, 0)
for name, value in (("areas", "Loppersum"), ("regions", "Oost-Groningen")):
    layer = source.CreateLayer(name)
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["name"] = value
    layer.CreateFeature(feature)
layer = feature = None
sql = "SELECT areas.name, regions.name, count(*), 0, 0 FROM areas JOIN regions ON areas.fid = regions.fid"
said = []
gdal.PushErrorHandler(lambda kind, number, text: said.append(text))
result = source.ExecuteSQL(sql)
row = result.GetNextFeature()
seen = [row.GetField(number) for number in range(row.GetFieldCount())]
row = None
source.ReleaseResultSet(result)
gdal.PopErrorHandler()
source = None
with sqlite3.connect(path) as connection:
    wanted = [*connection.execute(sql).fetchone()]
print(f"GDAL {gdal.__version__}: {sql}")
print("expected:", wanted, "as SQLite gives it, or a warning")
print("seen:    ", seen, "and", said or "no warning")
raise SystemExit(seen != ["Loppersum", 1, 0] or bool(said))
PY
