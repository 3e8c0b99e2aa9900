"""Where the plugin's own files lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
INDEX_MODELS = RESOURCES / "index_models"


def shipped_models() -> list[str]:
    """Names of the index models that come with Regiolens."""
    return sorted(path.stem for path in INDEX_MODELS.glob("*.json"))
