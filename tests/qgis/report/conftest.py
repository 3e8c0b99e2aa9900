"""Profiles of the eight COROP regions with published scores, for the tests of the report."""

from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = f"{ROOT / 'resources' / 'sample' / 'sample.gpkg'}|layername="


@pytest.fixture(scope="session")
def made(provider, tmp_path_factory):
    """Profiles of the eight COROP regions with published scores, and their areas, in one GeoPackage."""
    folder = tmp_path_factory.mktemp("profiles")

    def run(name, **parameters):
        context = QgsProcessingContext()
        found = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")
        feedback = QgsProcessingFeedback(False)
        results, succeeded = found.run(parameters, context, feedback)
        assert succeeded, feedback.textLog()
        return results

    def to(table):
        return str(folder / f"{table}.gpkg")

    joined = run(
        "joinindicators",
        INPUT=SAMPLE + "gemeenten_2023",
        TABLE=SAMPLE + "mdi_2023",
        UNMATCHED="drop",
        OUTPUT=to("joined"),
    )
    areas = run("mdi", INPUT=joined["OUTPUT"], OUTPUT=to("areas"))
    assigned = run("assignregions", INPUT=areas["OUTPUT"], REGION_SET="COROP", OUTPUT=to("assigned"))
    for year in ("2023", "2014"):
        run(
            "regionprofiles",
            INPUT=assigned["OUTPUT"],
            YEAR=year,
            OUTPUT=to(f"profiles{year}"),
            OUTPUT_TABLE=to(f"table{year}"),
        )
    return {name: to(name) for name in ("assigned", "profiles2023", "table2023", "profiles2014", "table2014")}


@pytest.fixture
def basics(made):
    return {"INPUT": made["profiles2023"], "TABLE": made["table2023"], "AREAS": made["assigned"]}
