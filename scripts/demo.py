"""The main job from layer to map; started by scripts/demo, which sets up the machine first."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from headless import ROOT, Log, run, start
from mapsheet import map_sheet

STATUS_OK = 0


def table_output(geopackage: Path, table: str) -> str:
    """A table of a GeoPackage as the destination of an algorithm."""
    return f"ogr:dbname='{geopackage}' table=\"{table}\" (geom)"


def read(destination: str):
    """Table of an output, without geometry."""
    import pandas as pd
    from qgis.core import QgsVectorLayer

    from regiolens.bridge.layers.frames import read_frame

    layer = QgsVectorLayer(destination, "output", "ogr")
    frame: pd.DataFrame = read_frame(layer, layer.fields().names())
    return frame


def print_index(destination: str, name: str) -> None:
    """Top and bottom, classes and coverage of an index."""
    frame = read(destination)
    scored = frame[frame["mdi"].notna()].sort_values("mdi_rang")
    shown = scored[[name, "mdi", "mdi_rang", "mdi_klasse", "mdi_label", "mdi_kwartiel", "mdi_dekking"]]
    text = {"float_format": "{:.1f}".format, "index": False}
    print("\n  Grootste achterstand:\n" + shown.head(5).to_string(**text))
    print("\n  Kleinste achterstand:\n" + shown.tail(5).to_string(**text))
    print("\n  Gebieden per klasse:")
    print(scored.groupby(["mdi_klasse", "mdi_label"]).size().rename("gebieden").reset_index().to_string(index=False))
    mean = scored["mdi_dekking"].mean()
    print(f"\n  {len(scored)} van {len(frame)} gebieden hebben een score; gemiddelde dekking {mean:.0f}%\n")


def step(text: str) -> Log:
    """Announce a step, and give the feedback that prints what it says."""
    print(f"- {text}", flush=True)
    return Log(False)


def fresh(folder: Path, name: str) -> Path:
    """An empty place for a GeoPackage."""
    folder.mkdir(parents=True, exist_ok=True)
    geopackage = folder / name
    geopackage.unlink(missing_ok=True)
    return geopackage


def profiles(index: str, output: Path, folder: Path) -> tuple[str, Path]:
    """Profiles of the COROP regions of an index, and the report on them."""
    regions = run(
        "regiolens:assignregions",
        step("COROP-gebieden toekennen"),
        INPUT=index,
        REGION_SET="COROP",
        OUTPUT=table_output(output, "gemeenten_corop"),
    )
    found = run(
        "regiolens:regionprofiles",
        step("profielen van de COROP-gebieden"),
        INPUT=regions["OUTPUT"],
        YEAR="2023",
        OUTPUT=table_output(output, "profiles"),
        OUTPUT_TABLE=table_output(output, "profile_table").removesuffix(" (geom)"),
    )
    table = read(found["OUTPUT"])
    scored = table["mdi"].notna()
    report = run(
        "regiolens:regionreport",
        step("rapport over de regio's die een score hebben"),
        REGIONS=", ".join(table.loc[scored, "regio_code"]),
        INPUT=found["OUTPUT"],
        TABLE=found["OUTPUT_TABLE"],
        AREAS=index,
        OUTPUT_HTML=str(folder / "report.html"),
    )
    return found["OUTPUT"], Path(report["OUTPUT_HTML"])


def sample_demo(folder: Path) -> list[Path]:
    """50 gemeenten with their published domain scores on the tile map."""
    sample = ROOT / "resources" / "sample" / "sample.gpkg"
    output = fresh(folder, "regiolens_demo.gpkg")
    joined = run(
        "regiolens:joinindicators",
        step("de gepubliceerde domeinscores aan de tegelkaart koppelen"),
        INPUT=f"{sample}|layername=gemeenten_2023",
        TABLE=f"{sample}|layername=mdi_2023",
        OUTPUT=table_output(output, "gemeenten_2023"),
        REPORT=str(folder / "join_report.html"),
    )
    index = run(
        "regiolens:mdi",
        step("de MDI uit de domeinscores berekenen"),
        INPUT=joined["OUTPUT"],
        MODEL="pon2023_domains",
        OUTPUT=table_output(output, "mdi"),
        SCALE_OUT=str(folder / "scale.json"),
    )
    quartiles = run(
        "regiolens:quartilemap",
        step("het domein inkomen in kwartielen indelen"),
        INPUT=index["OUTPUT"],
        FIELD="mdi_inkomen",
        TITLE="Domein inkomen, 2023 (score 0-100)",
        SOURCE="Het PON & Telos (2024)",
        OUTPUT=table_output(output, "quartiles"),
        STYLE=str(folder / "quartiles.qml"),
    )
    print_index(index["OUTPUT"], "statnaam")
    regions, report = profiles(index["OUTPUT"], output, folder)
    outline = f"{sample}|layername=provincies"
    footer = (
        "Schematische kaart: een zeshoek per gemeente (2023), getekend door Regiolens. Scores: Het PON & Telos, "
        "Accentueer het verschil (2024), 50 van 342 gemeenten. Een score vergelijkt gebieden, en zegt niets over "
        "wie er wonen."
    )
    return [
        output,
        map_sheet(index["OUTPUT"], folder / "mdi.png", "Meervoudige Achterstandsindex 2023", footer, outline),
        map_sheet(quartiles["OUTPUT"], folder / "quartiles.png", "Inkomen 2023, kwartielen", footer, outline),
        map_sheet(regions, folder / "regions.png", "MDI van acht COROP-gebieden 2023", footer, outline),
        report,
        folder / "join_report.html",
        folder / "scale.json",
        folder / "quartiles.qml",
    ]


def real_demo(data: Path, folder: Path) -> list[Path]:
    """The same chain on real outlines and the real indicator tables."""
    output = fresh(folder, "regiolens_data.gpkg")
    tables, areas = data / "tables", data / "areas"
    older = run(
        "regiolens:joinindicators",
        step("de indicatoren van 2021 aan de gemeenten van 2023 koppelen"),
        INPUT=str(areas / "gemeente_2023.gpkg"),
        TABLE=str(tables / "gemeente_indicatoren_2021.csv"),
        OUTPUT=table_output(output, "gemeenten_2021"),
    )
    joined = run(
        "regiolens:joinindicators",
        step("Kerncijfers wijken en buurten 2024 koppelen"),
        INPUT=older["OUTPUT"],
        TABLE=str(tables / "kwb_2024.csv"),
        OUTPUT=table_output(output, "gemeenten_2023"),
        REPORT=str(folder / "join_report.html"),
    )
    index = run(
        "regiolens:mdi",
        step("de afgeleide index cbs_kern berekenen"),
        INPUT=joined["OUTPUT"],
        MODEL="cbs_kern",
        OUTPUT=table_output(output, "mdi"),
    )
    buurten = run(
        "regiolens:joinindicators",
        step("Kerncijfers aan de buurten van 2024 koppelen"),
        INPUT=str(areas / "buurt_2024.gpkg"),
        TABLE=str(tables / "kwb_2024.csv"),
        FIELDS=["naam", "inwoners", "wozWaarde", "adressendichtheid", "stedelijkheid"],
        OUTPUT=table_output(output, "buurten_2024"),
    )
    urban = run(
        "regiolens:urbanity",
        step("stedelijkheid indelen"),
        INPUT=buurten["OUTPUT"],
        FIELD="adressendichtheid",
        OUTPUT=table_output(output, "stedelijkheid"),
    )
    quartiles = run(
        "regiolens:quartilemap",
        step("de WOZ-waarde in kwartielen indelen"),
        INPUT=buurten["OUTPUT"],
        FIELD="wozWaarde",
        DIRECTION="low is worse",
        RAMP="PuBu",
        TITLE="WOZ-waarde, 2024 (x 1.000 euro)",
        SOURCE="CBS, Kerncijfers wijken en buurten 2024",
        OUTPUT=table_output(output, "woz"),
    )
    print_index(index["OUTPUT"], "statnaam")
    outline = str(areas / "provincie_2022.gpkg")
    both = "CBS, cijfers van gemeenten 2021 en Kerncijfers wijken en buurten 2024 (CC BY 4.0). Kaart: Regiolens."
    footer = "CBS, Kerncijfers wijken en buurten 2024 (CC BY 4.0). Kaart: Regiolens."
    return [
        output,
        map_sheet(
            index["OUTPUT"], folder / "mdi.png", "Afgeleide achterstandsindex (cbs_kern), 2021-2024", both, outline
        ),
        map_sheet(urban["OUTPUT"], folder / "stedelijkheid.png", "Stedelijkheid van buurten", footer, outline),
        map_sheet(quartiles["OUTPUT"], folder / "woz.png", "WOZ-waarde van buurten", footer, outline),
        folder / "join_report.html",
    ]


def main() -> None:
    """Run the chain and say where the files are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with areas/ and tables/ of real CBS data")
    options = parser.parse_args()
    if options.data and not (options.data / "areas").is_dir():
        sys.exit(f"{options.data} has no folder areas: give the folder that holds areas/ and tables/")
    alive = start("nl_NL")  # in one language: that of those who are shown the maps
    build = ROOT / "build"
    files = real_demo(options.data.resolve(), build / "demo-data") if options.data else sample_demo(build / "demo")
    print("De bestanden:")
    for file in files:
        print(f"  {file.relative_to(ROOT)}")
    sys.stdout.flush()
    del alive
    os._exit(STATUS_OK)  # QGIS's own clean-up after a Python provider can crash


if __name__ == "__main__":
    main()
