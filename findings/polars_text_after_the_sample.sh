#!/usr/bin/env bash
# polars: from row 101 of an .xlsx sheet text in a column that began with numbers becomes null, so that codes such as
# "12A" are lost; a row in which all cells are such text is left out. Neither is said.
# Leaves nothing behind; exits with another status than 0 where polars behaves otherwise. Needs Python 3.11 or later.
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
"$folder/venv/bin/pip" install --quiet polars==2.1.0 fastexcel==0.21.0 xlsxwriter==3.3.1 openpyxl==3.1.5
"$folder/venv/bin/python" - "$folder" <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

import openpyxl
import polars as pl
import xlsxwriter

path = Path(sys.argv[1]) / "buurten.xlsx"
rows = [*((number, number * 10) for number in range(1, 151)), ("150A", "x"), ("150B", 70), (151, "<5"), (152, 80)]
with xlsxwriter.Workbook(path) as book:
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("buurt", "residents"))
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, row)
stored = list(openpyxl.load_workbook(path).active.iter_rows(min_row=2, values_only=True))
read = pl.read_excel(path)
seen = read.rows()
print(f"polars {pl.__version__}, fastexcel {version('fastexcel')}, read_excel of {len(rows)} rows of two columns")
print("expected:", len(stored), "rows, the last four", stored[-4:], "or an error")
print("seen:    ", len(seen), "rows, the last three", seen[-3:], "and no error")
raise SystemExit((len(seen), seen[-3:]) != (len(rows) - 1, [(None, 70), (151, None), (152, 80)]))
PY
