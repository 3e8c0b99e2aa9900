"""What an organisation can set: other addresses for the sources, such as a mirror, and the limits of a download.

All lie in QGIS's own settings below `regiolens/`: Settings > Options > Advanced, or the file that an administrator
rolls out.
"""

from __future__ import annotations

from qgis.core import QgsSettings

GROUP = "regiolens/"
#: base addresses as their owners publish them
ADDRESSES = {
    "statline_v4": "https://datasets.cbs.nl/odata/v1/CBS",
    "statline_v3": "https://opendata.cbs.nl/ODataFeed/OData",
    "dataderden_v3": "https://dataderden.cbs.nl/ODataFeed/OData",
    "gebiedsindelingen": "https://service.pdok.nl/cbs/gebiedsindelingen",
    "wijkenbuurten": "https://service.pdok.nl/cbs/wijkenbuurten",
}
TIMEOUT_SECONDS = 60.0
LIMIT_MEGABYTES = 1000.0


def address(source: str) -> str:
    """The base address of a source, without a slash at its end."""
    return str(QgsSettings().value(GROUP + source, "") or ADDRESSES[source]).rstrip("/")


def authentication(source: str) -> str:
    """The id of the authentication configuration of QGIS for a source, "" for none."""
    return str(QgsSettings().value(f"{GROUP}{source}_authcfg", "") or "")


def timeout_seconds() -> float:
    """How long a server may be silent."""
    return _positive("timeout", TIMEOUT_SECONDS)


def limit_megabytes() -> float:
    """How much one run may download."""
    return _positive("limit_mb", LIMIT_MEGABYTES)


def _positive(name: str, default: float) -> float:
    """A number of the settings, the default where it is none."""
    try:
        value = float(QgsSettings().value(GROUP + name, default))
    except (TypeError, ValueError):
        return default
    return value if value > 0 else default
