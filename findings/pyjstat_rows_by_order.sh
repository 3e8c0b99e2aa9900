#!/usr/bin/env bash
# pyjstat: a table in long form is written to JSON-stat by the order of its rows, not by their labels. Years that were
# put one below the other, as with pandas.concat, give figures to other gemeenten and years, without a word.
# Leaves nothing behind; exits with another status than 0 where pyjstat behaves otherwise. Needs Python 3.11 or later.
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
"$folder/venv/bin/pip" install --quiet pyjstat==2.4.0 pandas==2.3.3
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import pandas as pd
from pyjstat import pyjstat

KEYS = ["gemeente", "jaar"]
years = {"2023": (31_900, 10_500, 234_600), "2024": (32_100, 10_600, 238_100)}
gemeenten = ["GM1979", "GM1966", "GM0014"]
table = pd.concat(
    [pd.DataFrame({"gemeente": gemeenten, "jaar": year, "value": figures}) for year, figures in years.items()]
)
written = pyjstat.Dataset.read(table).write()
back = pyjstat.Dataset.read(written).write("dataframe")
sorted_first = pyjstat.Dataset.read(pyjstat.Dataset.read(table.sort_values(KEYS)).write()).write("dataframe")
given, seen, of_sorted = (one.set_index(KEYS)["value"].to_dict() for one in (table, back, sorted_first))
print(f"pyjstat {version('pyjstat')}: {len(table)} rows, year by year, to JSON-stat and back")
print("expected:", given)
print("seen:    ", seen)
print("figures that now belong to another gemeente or year:", sum(seen[key] != given[key] for key in given))
print("the same table, sorted by gemeente and year first, comes back as it was:", of_sorted == given)
raise SystemExit(not (sum(seen[key] != given[key] for key in given) == 4 and of_sorted == given))
PY
