"""Pages of areas as one frame: in RD New, chosen, without water, with missing values recognised."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsProcessingFeedback,
    QgsRectangle,
)

from ...core.codes import LEVELS, Codes, read_codes
from ...core.messages import Refusal, listing
from ...core.pdok.layers import Layer, code_names, find_field, name_names
from ...core.pdok.pages import RD, AreaPage, Bounds, check_place
from ...core.values import clean, frame_of
from ..cancel import stop_if_cancelled
from ..i18n import say, tr
from ..known_fields import catalogue
from ..layers.area_fields import WATER_FIELDS, water_mask
from .within import Within

#: fields of the services themselves that hold no figures
KEYS = ("id", "code", "statcode", "jrstatcode", "statnaam", "rubriek", "naam", *WATER_FIELDS)
#: row numbers, which GeoPackage keeps itself
ROW_NUMBERS = ("fid", "ogcfid")


@dataclass(frozen=True)
class Request:
    """What is asked.

    Attributes
    ----------
    level, variant : str
        Keys of the catalogue's section `areas`.
    year : int
    within : tuple of str
        Codes; empty for the whole country.
    extent : tuple or None
        Least x and y, greatest x and y in RD New.
    water : bool
        Keep water areas.
    """

    level: str
    year: int
    variant: str
    within: tuple[str, ...] = ()
    extent: Bounds | None = None
    water: bool = False


@dataclass(frozen=True)
class Areas:
    """Areas with their outlines and where they came from.

    Attributes
    ----------
    frame : DataFrame
        The fields as the source names them.
    shapes : list of bytes or None
        WKB in RD New.
    code, name : str
        Fields; `name` may be "".
    water : int
        How many water areas were left out.
    missing : Counter
        Reason to number of values.
    notes, warnings : list of str
        Lines for the log.
    """

    layer: Layer
    frame: pd.DataFrame
    shapes: list[bytes | None]
    code: str
    name: str
    urls: list[str]
    fetched: str
    sha256: str
    size: int
    offline: bool
    water: int = 0
    missing: Counter = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_areas(
    layer: Layer, request: Request, within: Within, pages: list[AreaPage], origin: dict, feedback: QgsProcessingFeedback
) -> Areas:
    """The pages as one frame with what was asked, cleaned."""
    shapes, warnings = _in_rd(layer, pages)
    rows = [row for page in pages for row in page.rows]
    ids = [name for page in pages for name in page.ids]
    if not rows:
        within.choose(read_codes(pd.Series([], dtype=object)))
        raise _nothing_found(layer)
    _refuse_twice(layer, [name for name in ids if name])
    frame = _frame(rows)
    code, name = _fields(layer, frame)
    frame[code] = frame[code].map(lambda value: None if value is None else str(value).strip())
    codes = read_codes(frame[code], code, level=layer.level if layer.level in LEVELS else None)
    keep, told = within.choose(codes)
    warnings += told
    keep &= _touching(shapes, request.extent, keep)
    wet = water_mask(frame, [c for c in frame.columns if c.lower() in WATER_FIELDS]).to_numpy(dtype=bool)
    dry = keep & ~wet
    _refuse_doubles(layer, codes, dry)
    left_out = 0 if request.water else int((keep & wet).sum())
    keep = keep if request.water else dry
    if not keep.any():
        raise _nothing_found(layer)
    frame, missing, impossible = _cleaned(frame[keep].reset_index(drop=True), (code, name), layer.label)
    warnings += impossible
    stop_if_cancelled(feedback)
    kept = [shape for shape, here in zip(shapes, keep) if here]
    notes = list(within.notes)
    return Areas(
        layer, frame, kept, code, name, **origin, water=left_out, missing=missing, notes=notes, warnings=warnings
    )


def _nothing_found(layer: Layer) -> Refusal:
    return Refusal(
        "{layer} gave no area for this choice, so nothing was written: check WITHIN, the extent and the year.",
        layer=layer.label,
    )


def _in_rd(layer: Layer, pages: list[AreaPage]) -> tuple[list[bytes | None], list[str]]:
    """Outlines in RD New, and a warning where they came in another CRS."""
    shapes: list[bytes | None] = []
    others = sorted({page.crs for page in pages} - {RD})
    for page in pages:
        shapes += page.shapes if page.crs == RD else _transformed(layer, page)
    if not others:
        return shapes, []
    told = tr("{layer} came in {crs} although RD New was asked; it was transformed, which may move it some decimetres.")
    return shapes, [told.format(layer=layer.label, crs=listing(others))]


def _transformed(layer: Layer, page: AreaPage) -> list[bytes | None]:
    crs = QgsCoordinateReferenceSystem(page.crs)
    change = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(RD), QgsCoordinateTransformContext())
    if not change.isValid():
        raise Refusal(
            "{layer} came in {crs}, which QGIS does not know: nothing was written.", layer=layer.label, crs=page.crs
        )
    shapes: list[bytes | None] = []
    box = QgsRectangle()
    for shape in page.shapes:
        geometry = geometry_of(shape)
        try:
            geometry.transform(change)
        except QgsCsException as error:
            raise Refusal(
                "{layer} came in {crs} and could not be transformed to RD New ({fault}): nothing was written.",
                layer=layer.label,
                crs=page.crs,
                fault=str(error),
            ) from error
        if shape is not None:
            box.combineExtentWith(geometry.boundingBox())
        shapes.append(None if shape is None else bytes(geometry.asWkb()))
    check_place((box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()), RD, layer.label)
    return shapes


def geometry_of(shape: bytes | None) -> QgsGeometry:
    """An outline as QGIS holds it, null where there is none."""
    geometry = QgsGeometry()
    if shape is not None:
        geometry.fromWkb(shape)
    return geometry


def _touching(shapes: list[bytes | None], extent: Bounds | None, keep: np.ndarray) -> np.ndarray:
    """Which outlines touch the extent: a server may pass over it, or look at boxes alone."""
    if extent is None:
        return np.ones(len(shapes), dtype=bool)
    box = QgsRectangle(*extent)
    pairs = zip(shapes, keep)
    return np.array([bool(here and shape and geometry_of(shape).intersects(box)) for shape, here in pairs], dtype=bool)


def _refuse_twice(layer: Layer, ids: list[str]) -> None:
    """Refuse areas that stand on two pages: another is on none then."""
    double = [name for name, times in Counter(ids).items() if times > 1]
    if double:
        raise Refusal(
            "{layer} gave {count} areas on more than one page ({names}), so others may be missing and nothing was "
            "written: run again later.",
            layer=layer.label,
            count=len(double),
            names=listing(double, 5),
        )


def _refuse_doubles(layer: Layer, codes: Codes, dry: np.ndarray) -> None:
    """Refuse land areas of the same code; water parts bear the code of their gemeente, wijk or buurt."""
    keys = pd.Series(codes.keys[dry], dtype=object)
    _refuse_twice(layer, [str(key) for key in keys[(keys != "") & keys.duplicated(keep=False)]])


def _frame(rows: list[dict]) -> pd.DataFrame:
    """Fields by the names of the source, in the order in which they first come."""
    names = dict.fromkeys(name for row in rows for name in row)
    plain = [name for name in names if name.replace("_", "").lower() not in ROW_NUMBERS]
    return frame_of({name: _column([row.get(name) for row in rows]) for name in plain})


def _column(values: list) -> np.ndarray | pd.api.extensions.ExtensionArray:
    """Values as whole numbers, numbers, or as they are; what each is decides, not how many decimals it shows."""
    kinds = set(map(type, values)) - {type(None)}
    if kinds == {int}:
        return pd.array(values, dtype="Int64")
    if kinds and kinds <= {int, float}:
        return np.array(values, dtype="float64")
    if kinds <= {str}:
        return np.array([*values, None], dtype=object)[:-1]
    texts = [None if value is None else value if isinstance(value, str) else json.dumps(value) for value in values]
    return np.array([*texts, None], dtype=object)[:-1]


def _fields(layer: Layer, frame: pd.DataFrame) -> tuple[str, str]:
    """The fields with codes and names.

    Raises
    ------
    Refusal
        If there is none with codes.
    """
    names = list(frame.columns)
    code = find_field(names, code_names(layer.level))
    if not code:
        raise Refusal(
            "{layer} has none of the fields {wanted}; it has {present}. The names have changed at the source, so the "
            "areas cannot be read.",
            layer=layer.label,
            wanted=listing(code_names(layer.level)),
            present=listing(names, 12),
        )
    return code, find_field(names, name_names(layer.level))


def _cleaned(frame: pd.DataFrame, known: tuple[str, str], layer: str) -> tuple[pd.DataFrame, Counter, list[str]]:
    """Missing markers made missing, with a count by reason and warnings of impossible figures."""
    missing: Counter = Counter()
    warnings: list[str] = []
    columns = {}
    for name in frame.columns:
        plain = name.replace("_", "").lower()
        if name in known or plain in KEYS or plain.endswith(("code", "naam")):
            columns[name] = frame[name]
            continue
        cleaned, warning = catalogue().possible_of(clean(frame[name]), name, layer)
        warnings += [say(warning)] if warning else []
        missing.update(reason for reason in cleaned.reasons if reason and reason != "empty")
        columns[name] = cleaned.values
    return frame_of(columns), missing, warnings
