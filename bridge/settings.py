"""What an organisation can set: other addresses for the sources, such as a mirror, the limits of a download, and who
is named in metadata.

All lie in QGIS's own settings below `regiolens/`: Settings > Options > Regiolens for what is published, Settings >
Options > Advanced, or the file that an administrator rolls out.
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
#: who is named in metadata, and whether whole paths are
ORGANISATION, EMAIL, ROLE, FULL_PATHS = "organisation", "email", "role", "full_paths"
#: file of the logo on reports and layouts
LOGO = "logo"
#: whether legends tell how many areas each class has
LEGEND_COUNTS = "legend_counts"
#: what an organisation can be to its data, as ISO 19115 has it, the default first
ROLES = (
    "pointOfContact",
    "custodian",
    "owner",
    "publisher",
    "distributor",
    "author",
    "processor",
    "originator",
    "principalInvestigator",
    "resourceProvider",
    "user",
)
LIMIT_MEGABYTES = 1000.0


def address(source: str) -> str:
    """The base address of a source, without a slash at its end."""
    return str(QgsSettings().value(GROUP + source, "") or ADDRESSES[source]).rstrip("/")


def public_address(text: str) -> str:
    """A text with the addresses of the owners in place of those of a mirror, for what may be published."""
    if "://" not in text:
        return text  # as paths, of which there are hundreds: the settings are slow to read
    for source, owner in ADDRESSES.items():
        text = text.replace(address(source), owner)
    return text


def text_of(name: str) -> str:
    """One of the texts that are named in metadata, "" where it is not set."""
    return str(QgsSettings().value(GROUP + name, "") or "").strip()


def role() -> str:
    """What the organisation is to its data, one of `ROLES`."""
    found = text_of(ROLE)
    return found if found in ROLES else ROLES[0]


def full_paths() -> bool:
    """Whether metadata tell whole paths and servers, not names alone."""
    return QgsSettings().value(GROUP + FULL_PATHS, False, type=bool)


def legend_counts() -> bool:
    """Whether legends tell the numbers of areas, which a service that filters would make untrue."""
    return QgsSettings().value(GROUP + LEGEND_COUNTS, True, type=bool)


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
