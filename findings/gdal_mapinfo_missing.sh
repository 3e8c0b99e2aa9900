#!/usr/bin/env bash
# GDAL: a missing number in a MapInfo layer (TAB, MIF) is written as 0, without an error or a warning.
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
"$folder/venv/bin/pip" install --quiet pyogrio==0.13.0 numpy==2.4.6
"$folder/venv/bin/python" - "$folder" <<'PY'
import struct
import sys
import warnings
from pathlib import Path

import numpy as np
import pyogrio
from pyogrio import raw

points = np.array([struct.pack("<BIdd", 1, 1, 1.0, 1.0)] * 2, dtype=object)
columns = [np.array(["A", "B"], dtype=object), np.array([31500, 0], dtype=np.int32)]
masks = [None, np.array([False, True])]  # the income of area B is missing
seen = {}
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    for suffix, driver in (("gpkg", "GPKG"), ("tab", "MapInfo File"), ("mif", "MapInfo File")):
        path = str(Path(sys.argv[1]) / f"areas.{suffix}")
        raw.write(path, points, columns, ["code", "income"], masks, driver=driver, geometry_type="Point", crs="EPSG:28992")
        code, income = raw.read(path, read_geometry=False)[3]
        seen[suffix] = {key: None if np.isnan(value) else int(value) for key, value in zip(code, income.astype(float))}
missing = {"A": 31500, "B": None}
print(f"GDAL {pyogrio.__gdal_version_string__} in pyogrio {pyogrio.__version__}: the income of area B is missing")
print("expected:", missing, "in each format, or an error or a warning")
print("seen:    ", seen, "and", [str(one.message) for one in said] or "no warning")
zero = {"A": 31500, "B": 0}
raise SystemExit(bool(said) or seen != {"gpkg": missing, "tab": zero, "mif": zero})
PY
