"""The organisation's logo on reports and layouts, from the file that the settings name."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from ...core.messages import Refusal
from ..settings import LOGO, text_of

KINDS = {".png": "image/png", ".svg": "image/svg+xml"}
#: pixels of the longer side on paper, on which it is at most some 30 mm long
SHARP = 800
#: bytes: it stands in every page, layout and PDF that is made
LARGEST = 2_000_000


@dataclass(frozen=True)
class Logo:
    """A logo that could be read.

    Attributes
    ----------
    data : bytes
        The file.
    kind : str
        Its media type.
    picture : QImage
        As it stands on paper.
    """

    data: bytes
    kind: str
    picture: QImage

    @property
    def address(self) -> str:
        """For pages, that need nothing else: the file itself."""
        return f"data:{self.kind};base64,{base64.b64encode(self.data).decode('ascii')}"

    @property
    def on_paper(self) -> str:
        """For layouts, that need nothing else either, as PNG, which QGIS draws alike everywhere."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.picture.save(buffer, "PNG")
        buffer.close()
        return f"base64:{base64.b64encode(bytes(data)).decode('ascii')}"


def read_logo() -> Logo | None:
    """The logo of the settings, None where there is none.

    Raises
    ------
    Refusal
        If the file is not there, is no PNG or SVG, is larger than 2 MB, or cannot be drawn.
    """
    told = text_of(LOGO)
    if not told:
        return None
    path = Path(told)
    kind = KINDS.get(path.suffix.lower(), "")
    if not kind:
        raise Refusal(
            "The logo '{file}' is no PNG or SVG: choose another file in Settings > Options > Regiolens, or none.",
            file=told,
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal(
            "The logo '{file}' is not there or cannot be read: choose another file in Settings > Options > Regiolens, "
            "or none.",
            file=told,
        ) from error
    if len(data) > LARGEST:
        raise Refusal(
            "The logo '{file}' is larger than 2 MB, and stands in every report: choose a smaller file in Settings > "
            "Options > Regiolens, or none.",
            file=told,
        )
    picture = _drawn(data) if kind == KINDS[".svg"] else QImage.fromData(data, "PNG")
    if picture.isNull():
        raise Refusal(
            "The logo '{file}' is broken and cannot be drawn: choose another file in Settings > Options > Regiolens, "
            "or none.",
            file=told,
        )
    return Logo(data, kind, picture)


def _drawn(data: bytes) -> QImage:
    """A drawing in pixels; nothing where it cannot be drawn."""
    renderer = QSvgRenderer(QByteArray(data))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return QImage()
    size.scale(SHARP, SHARP, Qt.AspectRatioMode.KeepAspectRatio)
    picture = QImage(size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return picture
