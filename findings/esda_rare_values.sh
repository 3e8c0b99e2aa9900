#!/usr/bin/env bash
# esda: local Moran of a figure that all but a few areas share calls nearly all areas significant, though what is found
# among their neighbours is what nearly every permutation gives: draws equal to it count as large, at the one end alone.
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

SIDE, DRAWS = 60, 999
weights = libpysal.weights.lat2W(SIDE, SIDE, rook=False)
weights.transform = "r"
values = np.zeros(SIDE * SIDE)
values[[800, 2200]] = 1.0  # a thing that two areas of 3,600 have
found = esda.Moran_Local(values, weights, permutations=DRAWS, seed=1, n_jobs=1)
alone = values + libpysal.weights.lag_spatial(weights, values) == 0
usual = 1 - 8 * 2 / (SIDE * SIDE)
significant = int((found.p_sim[alone] <= 0.01).sum())
print(f"esda {esda.__version__}, Moran_Local, {SIDE} by {SIDE} cells, 1 in two of them and 0 elsewhere, {DRAWS} permutations")
print(f"expected: {alone.sum()} cells of 0 among 0, as at least {usual:.1%} of the draws have it, are not significant")
print(f"seen:     {significant} of them have p_sim <= 0.01, the least {found.p_sim[alone].min():.3f}")
raise SystemExit(not significant > 0.5 * alone.sum())
PY
