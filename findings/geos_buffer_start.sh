#!/usr/bin/env bash
# GEOS: a buffer inwards of a ring of up to eight points is empty, or is not, by the point where the ring begins, so
# that a lake into which a circle of 46.6 m fits has no room for one of 46.1 m.
# Leaves nothing behind; exits with another status than 0 where GEOS behaves otherwise. Needs Python 3.11 or later.
set -euo pipefail

find_python() {
    local each
    for each in "${PYTHON:-}" python3.13 python3.12 python3.11 "$HOME"/.pyenv/versions/3.1[123].*/bin/python3 python3; do
        if "$each" -c 'import sys; raise SystemExit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            echo "$each"
            return
        fi
    done
    echo "needs Python 3.11 to 3.13; name one in PYTHON" >&2
    return 1
}
python=$(find_python)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet shapely==2.1.2
"$folder/venv/bin/python" - <<'PY'
import shapely

LAKE = [
    (160443.307642, 550204.796201),
    (160443.307641634, 550204.796200557),
    (160382.421091, 550103.318616),
    (160437.713291, 550060.147771),
    (160481.360566323, 550103.795046678),
    (160560.742679, 550183.17716),
    (160551.78778, 550204.796201),
]
INWARDS = 46.06987988265162
rings = [shapely.Polygon(LAKE[start:] + LAKE[:start]) for start in range(len(LAKE))]
assert all(ring.is_valid and ring.equals(rings[0]) for ring in rings)
room = shapely.maximum_inscribed_circle(rings[0], 0.001).length
areas = [round(ring.buffer(-INWARDS, quad_segs=4).area, 2) for ring in rings]
more = [round(ring.segmentize(50).buffer(-INWARDS, quad_segs=4).area, 2) for ring in rings]
print(f"shapely {shapely.__version__}, GEOS {shapely.geos_version_string}")
print(f"one valid polygon, into which a circle of {room:.2f} m fits, from each of its seven points on")
print(f"expected of its buffer by -{INWARDS:.2f} m: one area; seen: {areas}")
print(f"with more points on the same edges: {more}")
raise SystemExit(not (room > INWARDS and min(areas) == 0 < max(areas) and min(more) > 0))
PY
