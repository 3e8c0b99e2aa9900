"""Where the plugin's own files lie, and what files of maps are called."""

from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
INDEX_MODELS = RESOURCES / "index_models"
#: endings of formats of maps that have files beside them: style, metadata
MAPS = (".shp", ".geojson", ".geojsonl", ".json", ".fgb", ".gml", ".kml", ".tab", ".mif", ".gpx", ".parquet", ".dxf")


@cache
def shipped_models() -> tuple[str, ...]:
    """Names of the index models that come with Regiolens."""
    return tuple(sorted(path.stem for path in INDEX_MODELS.glob("*.json")))
