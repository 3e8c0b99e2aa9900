"""Where the user guide stands, in the user's language."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl

from .paths import RESOURCES


def help_url(place: str) -> QUrl:
    """The guide's address.

    Parameters
    ----------
    place : str
        The anchor of a heading, which is the same in both languages; that of an algorithm is its name.
    """
    language = "nl" if QgsApplication.instance().locale().startswith("nl") else "en"
    url = QUrl.fromLocalFile(str(RESOURCES / "help" / f"guide.{language}.html"))
    url.setFragment(place)
    return url
