"""What is copied out of the window: how layers and files are named where the project is not open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsDataSourceUri, QgsProcessingUtils, QgsProject, QgsVectorLayer

from ....core.messages import Refusal
from ..steps import LayerId, Step, parts


def input_names(steps: Sequence[Step]) -> dict[tuple[int, str, int], str]:
    """A name of its own for each layer that comes from the project, by step, parameter and place in its list."""
    names: dict[tuple[int, str, int], str] = {}
    for position, step in enumerate(steps):
        for parameter, value in step.parameters.items():
            for place, one in enumerate(parts(value)):
                if isinstance(one, LayerId):
                    wanted = "AREAS" if parameter == "INPUT" else parameter
                    wanted = "YEAR" if isinstance(value, list) else wanted
                    taken = sum(1 for name in names.values() if name.rstrip("_0123456789") == wanted)
                    names[position, parameter, place] = f"{wanted}_{taken + 1}" if taken else wanted
    return names


@dataclass(frozen=True)
class Carried:
    """A model or scale of the user's own, which what is copied holds in itself: its name there, and its text."""

    name: str
    text: str


def carried_files(steps: Sequence[Step]) -> dict[str, Carried]:
    """Index models and scales that the steps read from files, by their paths.

    Raises
    ------
    Refusal
        If one is gone.
    """
    found: dict[str, Carried] = {}
    for step in steps:
        for name, value in step.parameters.items():
            if name in ("MODEL_FILE", "SCALE_IN") and isinstance(value, str) and value not in found:
                taken = {one.name for one in found.values()}
                file = Path(value).name
                name_there = f"{name.lower()}_{file}" if file in taken else file
                found[value] = Carried(name_there, _text_of(value))
    return found


def _text_of(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("The file '{path}' cannot be read: choose it anew.", path=path) from error


def layer_of(value: LayerId) -> QgsVectorLayer:
    """The layer of the project.

    Raises
    ------
    Refusal
        If it is gone.
    """
    layer = QgsProject.instance().mapLayer(value.id)
    if layer is None:
        raise Refusal("A layer that was chosen is no longer in the project: choose it anew.")
    return layer


def held_by_project(layer: QgsVectorLayer) -> str:
    """Why a layer is not what its source holds: "temporary", "joined" or "edited"; "" where it is."""
    if layer.providerType() in ("memory", "virtual") or ends_with_session(layer.source().split("|")[0]):
        return "temporary"
    if layer.isModified():
        return "edited"
    return "joined" if layer.fields().count() != layer.dataProvider().fields().count() else ""


def source_of(layer: QgsVectorLayer) -> str:
    """A layer as Processing finds it outside the project: with its filter, without a password.

    Raises
    ------
    Refusal
        If only the project holds it.
    """
    why = held_by_project(layer)
    if why == "temporary":
        raise Refusal(
            "The layer '{layer}' is temporary, which a command cannot name: save it as a file first (right-click it, "
            "Export), and choose that; or copy as Python.",
            layer=layer.name(),
        )
    if why == "edited":
        raise Refusal("The layer '{layer}' has edits that are not saved: save them first.", layer=layer.name())
    if why == "joined":
        raise Refusal(
            "The layer '{layer}' has joined or computed fields, which only this project holds: export it to a file "
            "first, and choose that; or copy as Python.",
            layer=layer.name(),
        )
    return QgsProcessingUtils.encodeProviderKeyAndUri(layer.providerType(), public_uri(layer)).removeprefix("ogr://")


def public_uri(layer: QgsVectorLayer) -> str:
    """The source of a layer without its password."""
    if layer.providerType() == "ogr":
        return QgsDataSourceUri.removePassword(layer.source())
    uri = QgsDataSourceUri(layer.source())
    if not uri.password():
        return layer.source()
    uri.setPassword("")
    return uri.uri(False)


def ends_with_session(path: str) -> bool:
    """Whether a file lies in the folder that QGIS empties when it ends."""
    return Path(path).is_relative_to(QgsProcessingUtils.tempFolder())
