#!/usr/bin/env bash
# GDAL: a column of text changes its kind from one batch of a column stream to the next, from bytes to str and back.
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
"$folder/venv/bin/python" - <<'PY'
from osgeo import gdal, ogr

gdal.UseExceptions()
source = gdal.GetDriverByName("GPKG").Create("/vsimem/areas.gpkg", 0, 0, 0, 0)
layer = source.CreateLayer("areas")
layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
for number in range(3000):
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["name"] = "x" * 3000 if number == 1500 else f"area {number:04}"
    layer.CreateFeature(feature)
feature = None
batches = [batch["name"] for batch in layer.GetArrowStreamAsNumPy(options=["MAX_FEATURES_IN_BATCH=1000"])]
seen = [(values.dtype.kind, type(values[0]).__name__) for values in batches]
print(f"GDAL {gdal.__version__}, GetArrowStreamAsNumPy, one text field, three batches, one long value in the second")
print("expected: one kind of array, and one type of value, in all batches of a column")
print("seen:    ", seen)
equal = batches[0][0] == "area 0000", batches[1][0] == "area 1000"
print("value == text of it, in the first and in the second batch:", *map(bool, equal))
raise SystemExit(seen != [("S", "bytes_"), ("O", "str"), ("S", "bytes_")] or equal != (False, True))
PY
