"""What the fields of an output are called, and by which field its features are.

Services name properties by alias: an alias that is also the name of another field, or its alias, hides that column
there. Each output gets its aliases here, and here alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from qgis.core import (
    QgsExpression,
    QgsFields,
    QgsMapLayer,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from .compat import default_style_fault
from .i18n import as_it_is, tr
from .run import Run
from .types import TEXT

#: what fields with names are called
NAME = r"naam|name|titel|title"
#: the names of the areas themselves, whatever names of wider areas stand beside them
_OWN = ("statnaam", "naam", "name")
_REGION = "regio_naam"
#: of which regions consist
_AREAS = ("buurt", "wijk", "gemeente")


def distinct(names: Sequence[str], aliases: Mapping[str, str]) -> dict[str, str]:
    """Aliases of which none is also the name or the alias of another field, in whatever capitals.

    Parameters
    ----------
    names : sequence of str
        All fields of the layer.
    aliases : mapping
        Field to alias; fields that are not there are left out.

    Examples
    --------
    >>> distinct(["stedelijkheid", "sted_label"], {"sted_label": "stedelijkheid"})
    {'sted_label': 'stedelijkheid (sted_label)'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    fields = Counter(map(_key, names))
    for name in names:
        alias = aliases.get(name, "").strip()
        if not alias:
            continue
        while _key(alias) in taken or fields[_key(alias)] > (_key(alias) == _key(name)):
            alias = f"{alias} ({name})"
        found[name] = alias
        taken.add(_key(alias))
    return found


def _key(text: str) -> str:
    return text.strip().casefold()


def without_aliases(fields: QgsFields) -> QgsFields:
    """Fields without aliases and comments: QGIS warns of each that a format cannot take them, though `name_fields`
    stores them with the layer's style."""
    bare = QgsFields()
    for field in fields:
        field.setAlias("")
        field.setComment("")
        bare.append(field)
    return bare


def written_names(run: Run, destination: str, layer: QgsVectorLayer) -> list[str]:
    """What the fields of an output were called when they were written: a shapefile makes ``slechtst_2`` of
    ``slechtst_1_verschil``, and a GeoPackage sets its row numbers before them."""
    names, written = layer.fields().names(), run.outputs.fields.get(destination, QgsFields()).names()
    added = len(names) - len(written)
    return names[:added] + written if written and 0 <= added <= 1 else names


def name_fields(
    run: Run, destination: str, layer: QgsVectorLayer, aliases: Mapping[str, str], display: str = ""
) -> None:
    """Give the fields of an output their aliases, beside those that they have, and set the field that features show.

    Parameters
    ----------
    destination, layer
        What the sink's id is, and its layer.
    aliases : mapping
        Field to alias.
    display : str
        The field that features are called by; by default the one that seems to hold their names, see `display_field`.
    """
    names = layer.fields().names()
    there = {name: layer.attributeAlias(position) for position, name in enumerate(names)}
    given = dict(zip(written_names(run, destination, layer), names))
    own = {field.name(): field.alias() for field in run.outputs.fields.get(destination, QgsFields()) if field.alias()}
    asked = {given[name]: alias for name, alias in {**own, **aliases}.items() if name in given}
    wanted = distinct(names, {**there, **asked})
    for position, name in enumerate(names):
        if wanted.get(name, "") != there[name]:
            layer.setFieldAlias(position, wanted.get(name, ""))
    run.outputs.heads[destination] = [wanted.get(name, name) for name in given.values()]
    shown = given.get(display) or display_field(layer.fields())
    if shown:
        layer.setDisplayExpression(QgsExpression.quotedColumnRef(shown))


def display_field(fields: QgsFields) -> str:
    """The field with the names of the features, "" where there is none: the narrowest areas before wider ones."""
    from ..core.codes import LEVELS, name_hint  # with pandas, which QGIS is not to load at its start

    narrow_first = list(reversed(LEVELS))

    def rank(name: str) -> int:
        low, level = name.lower(), name_hint(name)
        if low in _OWN:
            return _OWN.index(low)
        if level in _AREAS:
            return 10 + narrow_first.index(level)
        if level:
            return 40 + narrow_first.index(level)
        return 30 if low == _REGION else 20

    texts = [field.name() for field in fields if field.type() == TEXT]
    return min((name for name in texts if re.search(NAME, name, re.IGNORECASE)), key=rank, default="")


def in_database(layer: QgsVectorLayer) -> bool:
    """Whether a layer's style and metadata lie in its database, and not in files beside it."""
    return layer.providerType() == "postgres" or layer.source().split("|")[0].lower().endswith(".gpkg")


def own_table(path: Path) -> str:
    """What QGIS calls the table of a GeoPackage that is made for one layer: the file's name up to its first dot."""
    return path.name.partition(".")[0] or path.stem


def table_name(layer: QgsVectorLayer) -> str:
    """What a service calls a layer: the name of its table, or of its file."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    named = parts.get("layerName") or parts.get("table") or Path(str(parts.get("path") or "")).stem
    return str(named or layer.name())


def store_default_style(layer: QgsVectorLayer, name: str, categories: QgsMapLayer.StyleCategory) -> str:
    """Store the style of a layer with it as its default, in its database or in a .qml; "" where that went well."""
    if in_database(layer):
        return default_style_fault(layer, name, layer.name(), categories)
    fault, saved = layer.saveDefaultStyle(categories)
    return "" if saved else fault


def store_names(layer: QgsVectorLayer) -> str:
    """Store the aliases and the display field of a layer with it, if it has any; "" where that went well."""
    if layer.displayExpression() or any(map(layer.attributeAlias, layer.attributeList())):
        categories = QgsMapLayer.StyleCategory
        return store_default_style(layer, layer.name(), categories.Fields | categories.LayerConfiguration)
    return ""


def name_output(run: Run, destination: str, aliases: Mapping[str, str], title: str = "", display: str = "") -> None:
    """Name an output that gets no style of its own, and its fields, and store that with it where its format can.

    Parameters
    ----------
    destination : str
        What the sink's id is.
    aliases, display
        See `name_fields`.
    title : str
        What the layer is to be called, "" where it keeps its name.
    """
    layer = titled(run, destination, title)
    if layer is not None:
        name_fields(run, destination, layer, aliases, display)
        tell_not_stored(layer, run.feedback, store_names)


def tell_not_stored(
    layer: QgsVectorLayer, feedback: QgsProcessingFeedback, store: Callable[[QgsVectorLayer], str]
) -> None:
    """Store a style with a layer that can have one, and warn where that fails."""
    fault = "" if layer.providerType() == "memory" else store(layer)
    if fault:
        feedback.pushWarning(tr("The style could not be stored with the layer: {fault}").format(fault=fault))


def titled(run: Run, destination: str, title: str) -> QgsVectorLayer | None:
    """The layer of an output, here and in the project by its title; None where there is none."""
    layer = QgsProcessingUtils.mapLayerFromString(destination, run.context)
    if layer is None or not title:
        return layer
    layer.setName(as_it_is(title))
    run.outputs.titles[destination] = as_it_is(title)
    if run.context.willLoadLayerOnCompletion(destination):
        run.context.layerToLoadOnCompletionDetails(destination).name = as_it_is(title)
    return layer
