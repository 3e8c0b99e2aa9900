"""What a CBS file is once it is open, and which files QGIS and GDAL can open."""

from __future__ import annotations

import math
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from qgis.core import QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from ...core.codes import NARROW
from ...core.files.codes import ALL
from ...core.files.layout import Layout
from ...core.messages import Message, Refusal, listing

#: how workbooks end
XLSX, XLS, ODS = ".xlsx", ".xls", ".ods"
#: what is raised where a workbook that is a zip file is damaged, of which its reader tells
DAMAGED = (zipfile.BadZipFile, zlib.error, UnicodeDecodeError)
#: QGIS joins the parts of a sublayer by this sign: number, name, number of features, type of geometry, ...
_PARTS = "!!::!!"
#: the wijk- en buurtkaart as a whole, in the names of its files and layers
_MAP_NAME = re.compile(r"wijk(?:en)?[_ -]?(?:en[_ -]?)?buurt(?:en)?(?:kaart)?")


def copy_with(archive: zipfile.ZipFile, parts: Mapping[str, str], copy: Path) -> None:
    """Write a copy of a workbook in which these parts hold another text; its folder is made."""
    copy.parent.mkdir()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for info in archive.infolist():
            text = parts.get(info.filename)
            target.writestr(info, archive.read(info) if text is None else text)


@dataclass(frozen=True)
class Choices:
    """What the user chose in place of what is found by itself."""

    layer: str = ""
    encoding: str = "automatic"
    delimiter: str = "automatic"
    level: str = ALL


@dataclass(frozen=True)
class Opened:
    """A table, read in full.

    Attributes
    ----------
    layout : Layout
        Cells; of a map layer its attributes.
    file : str
        Its name.
    part : str
        The sheet or layer, "" where the file has only one.
    form : str
        `TEXT_FILE`, or how such files end.
    sha256 : str
        Of the file.
    notes, warnings : tuple of Message
        On how it was read, in order.
    layer : QgsVectorLayer or None
        A map layer, whose geometry is to be kept.
    ids : sequence of int
        The features of the layer, a row each.
    """

    layout: Layout
    file: str
    part: str
    form: str
    sha256: str
    notes: tuple[Message, ...]
    warnings: tuple[Message, ...] = ()
    layer: QgsVectorLayer | None = None
    ids: Sequence[int] = ()

    @property
    def title(self) -> str:
        """What to call it in the log."""
        return f"{self.file}, {self.part}" if self.part else self.file


def layer_names(path: Path) -> list[str]:
    """Sheets or layers of a file, none where it cannot be read.

    The layer is closed with the end of this function: QGIS keeps a refusal's frames, and all that is open in them.
    """
    layer = QgsVectorLayer(str(path), path.name, "ogr")
    return [part.split(_PARTS)[1] for part in layer.dataProvider().subLayers()] if layer.isValid() else []


def wanted_layer(names: Sequence[str], wanted: str, file: str) -> str:
    """The sheet or layer that the user named.

    Raises
    ------
    Refusal
        If there is none of that name.
    """
    found = [name for name in names if name.strip().lower() == wanted.strip().lower()]
    if not found:
        raise Refusal(
            "'{file}' has no sheet or layer '{wanted}'; it has {known}.",
            file=file,
            wanted=wanted,
            known=listing(names),
        )
    return found[0]


def level_of_name(name: str) -> str:
    """The one level that a layer's or file's name tells, such as buurten_2024 or gem_2015; "" where it tells none."""
    parts = re.split(r"[^a-z]+", _MAP_NAME.sub("", name.lower()))
    found = [level for level in NARROW if any(part.startswith(level[:5]) or part == level[:3] for part in parts)]
    return found[0] if len(found) == 1 else ""


def can_read(form: str) -> bool:
    """Whether GDAL came with the driver for workbooks of this form, which for xls depends on who built it."""
    return f"*{form} " in QgsProviderRegistry.instance().fileVectorFilters()


def cell_text(value: object) -> str:
    """A cell as text, a whole number without decimals, a date as 2024-01-31."""
    if value is None or value is pd.NA:
        return ""
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, (QDate, QDateTime, QTime)):
        return value.toString(Qt.DateFormat.ISODate)
    return str(value)
