"""The catalogue of indicators that comes with Regiolens."""

from __future__ import annotations

import json
from functools import lru_cache

from ..core.aggregation.known_fields import Catalogue, parse_catalogue
from .paths import RESOURCES

FILE = RESOURCES / "catalogue.json"


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue, read when it is first asked for."""
    return parse_catalogue(json.loads(FILE.read_text(encoding="utf-8")))
