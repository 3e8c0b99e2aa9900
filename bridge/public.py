"""What of a text may be published: no folder, server or user, and never a password.

Metadata go along wherever a layer goes. Names of files and layers stay; the rest only where the settings say so.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

from qgis.core import QgsDataSourceUri, QgsProviderRegistry, QgsVectorLayer

from .settings import full_paths, public_address

#: what stands between the source of a layer and whoever may read its metadata
_SECRETS = (
    (re.compile(r"(?<=://)[^/@\s]+@"), ""),
    (re.compile(r"""(?i)\b(password|passwd|pwd|token|secret|api_?key)\s*=\s*('(\\.|[^'])*'|"[^"]*"|[^\s&;|]*)"""), ""),
)
#: how a database is reached, in a text that says so
_CONNECTED = re.compile(r"(?i)\b(dbname|service|database)\s*=")
_CONNECTION = re.compile(
    r"(?i)\b(host|hostaddr|server|port|user|username|dbname|database|service|authcfg|ssl\w+)\s*="
    r"""\s*('(\\.|[^'])*'|"[^"]*"|[^\s&;|]*) ?"""
)
#: a path, an address, a connection and a password hold one of these
_TELLING = frozenset("/\\=:")
_PART = r"""[^\s\\/\[\]|;,'"<>](?:[^\\/\[\]|;,'"<>\n]*[^\s\\/\[\]|;,'"<>])?"""
#: the folders of a path, from a root, a drive, a home or a server; not what follows a word, as in km/h or a web address
_VIRTUAL = re.compile(r"/vsi\w+/(?:https?://[^/\s]+/)?")
_FOLDERS = re.compile(rf"(?<![\w:/\\.)])(?:file:/*)?(?:[A-Za-z]:[\\/]|~[\\/]|\\\\|/)(?:{_PART}[\\/])+")


def without_secrets(text: str) -> str:
    """A text without passwords."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


def public(text: str) -> str:
    """A text as it may be published.

    Examples
    --------
    >>> public("read from /home/jan/werk/kwb 2024.csv (1 km/h)")
    'read from kwb 2024.csv (1 km/h)'
    """
    if not _TELLING.intersection(text):
        return text  # as the definitions of columns, of which there are hundreds
    text = without_secrets(text)
    if full_paths():
        return text
    text = public_address(text)
    if _CONNECTED.search(text):
        text = _CONNECTION.sub("", text)
    return _FOLDERS.sub("", _VIRTUAL.sub("", text))


def file_name(text: str) -> str:
    """The name of a file that is given by its path, on whichever system; the path where that may be told."""
    if full_paths():
        return without_secrets(text)
    name = PureWindowsPath(text).name
    return name if "\\" in text else PurePosixPath(text).name


def place_named(layer: QgsVectorLayer) -> str:
    """Where a layer lies: the file and its table, or the table of a database; "" for a layer in memory."""
    provider, source = layer.providerType(), layer.source()
    if provider == "memory":
        return ""
    if full_paths():
        return without_secrets(layer.publicSource())
    if provider == "postgres":
        uri = QgsDataSourceUri(source)
        return f"{uri.schema()}.{uri.table()}" if uri.schema() else uri.table()
    parts = QgsProviderRegistry.instance().decodeUri(provider, source)
    if parts.get("path"):
        return " | ".join(filter(None, [file_name(str(parts["path"])), parts.get("layerName")]))
    return str(parts.get("typename") or parts.get("layerName") or "")
