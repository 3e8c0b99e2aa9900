"""Where the plugin's own files lie."""

from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
INDEX_MODELS = RESOURCES / "index_models"


@cache
def shipped_models() -> tuple[str, ...]:
    """Names of the index models that come with Regiolens."""
    return tuple(sorted(path.stem for path in INDEX_MODELS.glob("*.json")))
