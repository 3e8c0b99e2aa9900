"""Where the plugin's own files lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
INDEX_MODELS = RESOURCES / "index_models"
