"""The user guide, in the user's language, in the browser."""

from __future__ import annotations

from qgis.PyQt.QtGui import QDesktopServices

from ...bridge.help_pages import help_url


def open_help(place: str) -> None:
    """Open the guide at a place.

    Parameters
    ----------
    place : str
        The anchor of a heading.
    """
    QDesktopServices.openUrl(help_url(place))
