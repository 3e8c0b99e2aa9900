#!/usr/bin/env bash
# esda: a permutation that draws the very neighbours of an area is counted as large as what was found, or not, by the
# rounding of that area's sum; with one neighbour an area, pseudo-p then depend on the order of additions.
# Leaves nothing behind; exits with another status than 0 where esda behaves otherwise. Needs Python 3.11 or later.
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
"$folder/venv/bin/pip" install --quiet esda==2.9.0 libpysal==4.14.1 numba
"$folder/venv/bin/python" -W ignore - <<'PY'
import esda
import libpysal
import numpy as np
from esda.crand import vec_permutations

AREAS, DRAWS = 60, 999
generator = np.random.default_rng(7)
weights = libpysal.weights.KNN.from_array(generator.random((AREAS, 2)), k=1)
weights.transform = "r"
values = generator.normal(size=AREAS)
found = esda.Moran_Local(values, weights, permutations=DRAWS, seed=1, n_jobs=1)
drawn = vec_permutations(1, AREAS, DRAWS, 1)[:, 0]  # the permutations that it uses for this seed
z = (values - values.mean()) / values.std()
as_large = left_out = 0
for area in range(AREAS):
    others, neighbour = np.delete(z, area), z[weights.neighbors[area][0]]
    equal = others[drawn] == neighbour
    larger = int(((z[area] * others[drawn] > z[area] * neighbour) & ~equal).sum())
    with_equal, without = ((min(n, DRAWS - n) + 1) / (DRAWS + 1) for n in (larger + int(equal.sum()), larger))
    p = found.p_sim[area]
    as_large += bool(equal.any() and np.isclose(p, with_equal) and not np.isclose(p, without))
    left_out += bool(equal.any() and np.isclose(p, without) and not np.isclose(p, with_equal))
print(f"esda {esda.__version__}, Moran_Local, {AREAS} areas with one neighbour each, {DRAWS} permutations, seed 1")
print("expected: a permutation that draws the neighbour itself counts as large in all areas, as p_sim is documented")
print(f"seen:     it counts as large in {as_large} areas, and not in {left_out}")
raise SystemExit(not (as_large > 10 and left_out > 5))
PY
