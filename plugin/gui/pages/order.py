"""The pages of the window, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgisInterface

from ..background import Jobs
from .base import Page

if TYPE_CHECKING:
    from ..dialog import RegionProfileDialog


def make_pages(iface: QgisInterface, dialog: RegionProfileDialog, jobs: Jobs) -> list[Page]:
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
