"""regiolens:regionreport on all 40 COROP regions, from gemeenten and from buurten: seconds a region, and megabytes.

With --against DIR the plugin of another checkout does the same work, and the processors' time is set beside it.

The scores are of a small model made up here from what Kerncijfers holds for buurten: what counts is their number.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from measure import FIGURES, data_files, leave

#: seconds a region
TARGET = 0.5
TABLE = "tables/kwb_2024.csv"
LEVELS = {"gemeenten": "areas/gemeente_2023.gpkg", "buurten": "areas/buurt_2024.gpkg"}
#: domains with the columns that they are made of; after a minus, low is worse
DOMAINS = {
    "inkomen": ("-wozWaarde",),
    "werk": ("-koopwoningen",),
    "gezondheid": ("inwoners65plus", "-inwoners0tot15"),
    "opleiding": ("-scholenBinnen3km", "-huishoudensgrootte"),
    "huisvesting": ("-eengezinswoning", "afstandHuisarts", "afstandSupermarkt", "afstandSchool"),
    "veiligheid": ("misdrijven_per1000",),
    "woonomgeving": ("adressendichtheid", "dichtheid"),
}


def model() -> dict:
    """An index model of the shipped form."""
    return {
        "schema": "regiolens-index-model/1",
        "id": "benchmark",
        "title": "Benchmark",
        "description": "",
        "source": "CBS, Kerncijfers wijken en buurten 2024",
        "aggregation": {"indicators": "arithmetic", "domains": "arithmetic"},
        "classes": {"labels": ["laag", "gematigd", "hoog", "zeer hoog"], "lower_bounds": [45, 50, 55]},
        "domains": [
            {
                "id": name,
                "label": name.capitalize(),
                "weight": 22 if name == "inkomen" else 13,
                "transform": "none",
                "use": "all",
                "indicators": [
                    {
                        "id": column.lstrip("-").lower(),
                        "label": column.lstrip("-"),
                        "unit": "",
                        "source": "CBS",
                        "direction": "low is worse" if column.startswith("-") else "high is worse",
                        "normalisation": {"method": "percentile rank"},
                        "fields": [column.lstrip("-")],
                    }
                    for column in columns
                ],
            }
            for name, columns in DOMAINS.items()
        ],
    }


def profiles(run, areas: Path, table: Path, folder: Path) -> dict[str, str]:
    """The layers that a report is made from.

    Returns
    -------
    dict of str to str
        The algorithm's parameters.
    """

    def to(name: str) -> str:
        return str(folder / f"{areas.stem}_{name}.gpkg")

    file = folder / "model.json"
    file.write_text(json.dumps(model()), encoding="utf-8")
    run("regiolens:joinindicators", INPUT=str(areas), TABLE=str(table), OUTPUT=to("joined"))
    run("regiolens:mdi", INPUT=to("joined"), MODEL_FILE=str(file), OUTPUT=to("mdi"))
    run("regiolens:assignregions", INPUT=to("mdi"), REGION_SET="COROP", OUTPUT=to("areas"))
    run(
        "regiolens:regionprofiles",
        INPUT=to("areas"),
        MODEL_FILE=str(file),
        WEIGHT="inwoners",
        YEAR="2024",
        OUTPUT=to("profiles"),
        OUTPUT_TABLE=to("table"),
    )
    return {"INPUT": to("profiles"), "TABLE": to("table"), "AREAS": to("areas"), "MODEL_FILE": str(file)}


def main() -> None:
    """A page alone, and page with PDF, of each level."""
    table, *layers = data_files("report", __doc__, TABLE, *LEVELS.values())
    from headless import run, start

    alive = start()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for level, areas in zip(LEVELS, layers):
            inputs = profiles(run, areas, table, folder)
            html, pdf = folder / f"{level}.html", folder / f"{level}.pdf"
            run("regiolens:regionreport", **inputs, REGIONS="CR01", OUTPUT_HTML=str(html), OUTPUT_PDF=str(pdf))
            print(f"report: all COROP regions from {level} ({areas.name})")
            for files in ({"OUTPUT_HTML": str(html)}, {"OUTPUT_HTML": str(html), "OUTPUT_PDF": str(pdf)}):
                before, used = perf_counter(), process_time()
                count = run("regiolens:regionreport", **inputs, **files)["COUNT"]
                each, work = (perf_counter() - before) / count, (process_time() - used) / count
                FIGURES[f"processor's seconds a region, {level}, {' and '.join(files)}"] = work
                sizes = ", ".join(
                    f"{Path(path).name} {Path(path).stat().st_size / 1e6:.1f} MB" for path in files.values()
                )
                verdict = "met" if each <= TARGET else "MISSED"
                print(
                    f"  {count} regions{each:8.2f} s each ({work:.2f} s of the processor), at most {TARGET:.2f}: "
                    f"{verdict}   ({sizes})"
                )
    leave(alive)


if __name__ == "__main__":
    main()
