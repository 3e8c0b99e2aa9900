#!/usr/bin/env bash
# pandas: a figure with a raised footnote mark in an .xlsx cell, 12 and a superscript 1, is read as the number 121 in a
# column of whole numbers, by each of its engines; nothing tells it from a real 121.
# Leaves nothing behind; exits with another status than 0 where pandas behaves otherwise. Needs Python 3.11 or later.
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
"$folder/venv/bin/pip" install --quiet pandas==3.0.0 openpyxl==3.1.5 python-calamine==0.9.1 xlsxwriter==3.3.1
"$folder/venv/bin/python" - "$folder" <<'PY'
import sys
from pathlib import Path

import openpyxl
import pandas as pd
import xlsxwriter

path = Path(sys.argv[1]) / "buurten.xlsx"
with xlsxwriter.Workbook(path) as book:
    sheet, raised = book.add_worksheet(), book.add_format({"font_script": 1})
    sheet.write_row(0, 0, ("buurt", "residents"))
    sheet.write_row(1, 0, ("BU00140001", 10))
    sheet.write(2, 0, "BU00140002")
    sheet.write_rich_string(2, 1, "12", raised, "1")
    sheet.write_row(3, 0, ("BU00140003", 9))
    sheet.write(5, 0, "1 provisional figure")
parts = openpyxl.load_workbook(path, rich_text=True).active["B3"].value
marks = [(str(part), getattr(getattr(part, "font", None), "vertAlign", None)) for part in parts]
seen = {engine: pd.read_excel(path, engine=engine, nrows=3)["residents"] for engine in ("openpyxl", "calamine")}
print(f"pandas {pd.__version__}, a cell that shows 12 and a raised 1, in the file: {marks}")
print("expected: 12, or text, or a warning: the mark is no digit of the figure")
print("seen:    ", {engine: (values.tolist(), str(values.dtype)) for engine, values in seen.items()})
as_number = all(values.tolist() == [10, 121, 9] and values.dtype == "int64" for values in seen.values())
raise SystemExit(not (as_number and marks == [("12", None), ("1", "superscript")]))
PY
