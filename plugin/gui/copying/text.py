"""What the window would run, as a shell script and as a Python script; `copy_model` makes the Processing model."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence

from qgis.core import QgsApplication, QgsVectorLayer

from ....bridge.i18n import tr
from ..steps import LayerId, Output, Step, parts
from .sources import Carried, carried_files, held_by_project, input_names, layer_of, public_uri, source_of


def as_command(steps: Sequence[Step], parent: str = "") -> str:
    """A script of qgis_process lines for bash.

    Parameters
    ----------
    steps : sequence of Step
    parent : str
        The folder in which each run makes one for its outputs; "" for the one in which the script is run.

    Returns
    -------
    str
        Works as a file and as pasted into a terminal: it is one subshell, that ends at the first line that fails.

    Raises
    ------
    Refusal
        If a layer cannot be named outside this project.
    """
    carried = carried_files(steps)
    lines = [*_comments(_command_notes(steps)), "(", "set -e"]
    within = shlex.quote(parent) if parent else '"$PWD"'
    lines += [f'folder={within}/regioprofiel_"$(date +%Y-%m-%d_%H%M%S)"', 'mkdir -p "$folder"']
    for file in carried.values():
        lines.append(f"printf '%s\\n' {shlex.quote(file.text)} > {_in_folder(file.name)}")
    for position, step in enumerate(steps):
        lines += [*_comments([_heading(position, step)]), _call(step, steps, carried)]
    return "\n".join([*lines, f"printf '%s\\n' {_in_folder('')}", ")", ""])


def as_python(steps: Sequence[Step], parent: str = "") -> str:
    """A script for QGIS's Python console, that runs as it stands.

    Parameters
    ----------
    steps, parent
        As of `as_command`; without a parent a temporary folder is made.

    Raises
    ------
    Refusal
        If a layer is no longer in the project.
    """
    lines = _comments([tr("Regiolens: runs in the Python console of QGIS, with the plugin Regiolens enabled.")])
    lines += ["import tempfile", "from datetime import datetime", "from pathlib import Path", "", "import processing"]
    lines += ["from qgis.core import QgsProject, QgsVectorLayer", ""]
    if parent:
        lines.append(f'folder = Path({parent!r}) / f"regioprofiel_{{datetime.now():%Y-%m-%d_%H%M%S}}"')
    else:
        lines.append('folder = Path(tempfile.mkdtemp(prefix="regioprofiel_"))')
    lines.append("folder.mkdir(parents=True, exist_ok=True)")
    carried = carried_files(steps)
    for file in carried.values():
        lines.append(f'_ = (folder / {file.name!r}).write_text({file.text!r}, encoding="utf-8")')
    names = input_names(steps)
    for (position, parameter, place), name in names.items():
        lines += _python_layer(name.lower(), layer_of(parts(steps[position].parameters[parameter])[place]))
    for position, step in enumerate(steps):
        lines += ["", *_comments([_heading(position, step)]), f"step_{position + 1} = processing.run("]
        lines += [
            f"    {step.algorithm!r},",
            "    {",
            *_python_parameters(position, step, names, carried),
            "    },",
            ")",
        ]
    return "\n".join([*lines, "", *_python_shown(steps), ""])


def _heading(position: int, step: Step) -> str:
    algorithm = QgsApplication.processingRegistry().algorithmById(step.algorithm)
    return f"{position + 1}. {algorithm.displayName()}"


def _comments(sentences: Sequence[str]) -> list[str]:
    """Sentences as comments; a name of a layer may hold anything."""
    return [f"# {' '.join(sentence.split())}" for sentence in sentences]


def _command_notes(steps: Sequence[Step]) -> list[str]:
    values = [one for step in steps for value in step.parameters.values() for one in parts(value)]
    layers = [layer_of(value) for value in values if isinstance(value, LayerId)]
    notes = [
        tr("Regiolens: runs in bash, with the plugin enabled: qgis_process plugins enable regiolens"),
        tr(
            "Windows: paste it in Git Bash, where the command is called qgis_process-qgis-ltr.bat or "
            "qgis_process-qgis.bat in the folder bin of QGIS; in the OSGeo4W Shell write each command on one line."
        ),
    ]
    if any(public_uri(layer) != layer.source() for layer in layers):
        notes.append(
            tr("Passwords are left out: give them in PGPASSWORD, or store them in an authentication configuration.")
        )
    return notes


def _in_folder(name: str) -> str:
    return f'"$folder"/{shlex.quote(name)}' if name else '"$folder"'


def _call(step: Step, steps: Sequence[Step], carried: dict[str, Carried]) -> str:
    """One line of qgis_process, broken for reading."""
    words = [f"qgis_process run {shlex.quote(step.algorithm)} --"]
    for name, value in step.parameters.items():
        for one in parts(value):
            words.append(f"{name}={_shell_value(one, steps, carried)}")
    words += [f"{name}={_in_folder(file)}" for name, file in step.files.items()]
    return " \\\n    ".join(words)


def _shell_value(value: object, steps: Sequence[Step], carried: dict[str, Carried]) -> str:
    if isinstance(value, Output):
        return _in_folder(steps[value.step].files[value.name])
    if isinstance(value, LayerId):
        return shlex.quote(source_of(layer_of(value)))
    if isinstance(value, str) and value in carried:
        return _in_folder(carried[value].name)
    # A mapping is read from its JSON; qgis_process reads a value up to the end of its line.
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shlex.quote(" ".join(text.splitlines()))


def _python_layer(name: str, layer: QgsVectorLayer) -> list[str]:
    """A layer from its source, by the name it has here; from the project where only that holds it."""
    if held_by_project(layer):
        comment = tr("The layer '{layer}' is taken from the project that is open.").format(layer=layer.name())
        return [*_comments([comment]), f"{name} = QgsProject.instance().mapLayer({layer.id()!r})"]
    return [f"{name} = QgsVectorLayer({public_uri(layer)!r}, {layer.name()!r}, {layer.providerType()!r})"]


def _python_parameters(
    position: int, step: Step, names: dict[tuple[int, str, int], str], carried: dict[str, Carried]
) -> list[str]:
    """A line for each parameter and output."""

    def shown(name: str, value: object, place: int = 0) -> str:
        if isinstance(value, list) and any(isinstance(one, (Output, LayerId)) for one in value):
            return f"[{', '.join(shown(name, one, at) for at, one in enumerate(value))}]"
        if isinstance(value, Output):
            return f"step_{value.step + 1}[{value.name!r}]"
        if isinstance(value, LayerId):
            return names[position, name, place].lower()
        return f"str(folder / {carried[value].name!r})" if isinstance(value, str) and value in carried else repr(value)

    lines = [f"        {name!r}: {shown(name, value)}," for name, value in step.parameters.items()]
    return lines + [f"        {name!r}: str(folder / {file!r})," for name, file in step.files.items()]


def _python_shown(steps: Sequence[Step]) -> list[str]:
    """The lines that put into the project what the window puts there."""
    made = [f"step_{position + 1}[{name!r}]" for position, step in enumerate(steps) for name in step.shown]
    return [
        *_comments([tr("Show the layers.")]),
        f"made = [{', '.join(made)}]",
        '_ = QgsProject.instance().addMapLayers([QgsVectorLayer(path, Path(path).stem, "ogr") for path in made])',
        "print(folder)",
    ]
