"""What is looked at before files are written: QGIS replaces a file whole, with all layers in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from qgis.core import (
    QgsMapLayer,
    QgsProcessingOutputLayerDefinition,
    QgsProviderRegistry,
)

from ...core.messages import Refusal
from ..run import Run

#: bytes in the name of a file or folder, on all usual disks
LONGEST_NAME = 255


def check_destinations(run: Run) -> None:
    """Refuse what would lose data: two outputs in one file, a file that is read, a second output that cannot be made.

    Raises
    ------
    Refusal
        If the folder of an output does not exist, a name is too long, or the file is that of another output or of an
        input.
    """
    taken: dict[Path, str] = {}
    for definition in run.algorithm.destinationParameterDefinitions():
        value = run.parameters.get(definition.name())
        _check_length(definition.name(), value)
        path = _file(value)
        if path is None:
            continue
        details = {"parameter": definition.name(), "file": str(path)}
        if not path.parent.is_dir():
            raise Refusal(
                "The folder of {parameter} does not exist ({file}): make it first, or choose another.", **details
            )
        if path in taken:
            raise Refusal(
                "{first} and {parameter} are the same file ({file}), and the one would replace the other: give each a "
                "file of its own.",
                first=taken[path],
                **details,
            )
        taken[path] = definition.name()
    existing = {path: name for path, name in taken.items() if path.exists()}
    for name, path in _files_read(run) if existing else ():
        if path in existing:
            raise Refusal(
                "{parameter} is the file from which {input} is read ({file}), and would replace it with all layers in "
                "it: choose another file.",
                parameter=existing[path],
                input=name,
                file=str(path),
            )


def _check_length(name: str, value: object) -> None:
    """Refuse a name of a file that no file system takes, at which the look whether it exists would break."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    if not isinstance(value, str) or ":" in value[2:]:
        return
    if any(len(os.fsencode(part)) > LONGEST_NAME for part in Path(value).parts):
        raise Refusal(
            "The name that {parameter} gives is longer than the 255 signs that a file or folder may have ({file}): "
            "choose a shorter one.",
            parameter=name,
            file=value,
        )


def _file(value: object) -> Path | None:
    """The file that a destination replaces, None where it is no file of its own."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    # A colon behind more than a drive letter: memory:, ogr:dbname=..., postgis:...
    if not isinstance(value, str) or ":" in value[2:] or not Path(value).suffix:
        return None
    return Path(value).resolve()


def _files_read(run: Run) -> Iterator[tuple[str, Path]]:
    """Parameters with the files from which they are read."""
    for definition in run.algorithm.parameterDefinitions():
        name, kind = definition.name(), definition.type()
        if not run.given(name):
            continue
        if kind == "file":
            yield name, Path(run.file(name)).resolve()
        elif kind == "multilayer":
            for layer in run.layers(name):
                yield from ((name, path) for path in _file_of(layer))
        elif kind in ("source", "vector"):
            yield from ((name, path) for path in _file_of(run.layer(name)))


def _file_of(layer: QgsMapLayer | None) -> Iterator[Path]:
    """The file of a layer, where it has one."""
    if layer is not None:
        path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path")
        if path:
            yield Path(str(path)).resolve()
