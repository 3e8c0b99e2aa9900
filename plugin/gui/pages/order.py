"""The pages of the window, in their order."""

from __future__ import annotations

from ..background import Jobs
from .base import Page


def make_pages(iface, dialog, jobs: Jobs) -> list[Page]:
    """Data, Index, Map, Region and Result."""
    from .data import DataPage
    from .index import IndexPage
    from .map import MapPage
    from .region import RegionPage
    from .result import ResultPage

    return [
        DataPage(iface, jobs, dialog),
        IndexPage(iface, dialog),
        MapPage(iface, dialog),
        RegionPage(iface, jobs, dialog),
        ResultPage(iface, dialog),
    ]
