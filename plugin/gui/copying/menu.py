"""The menu "Copy as" of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QMenu

from ....bridge.i18n import say, tr
from ....core.messages import Refusal
from .model import save_model
from .text import as_command, as_python

if TYPE_CHECKING:
    from ..dialog import RegionProfileDialog


def copy_menu(dialog: RegionProfileDialog) -> QMenu:
    """What the window would run, to take along.

    Parameters
    ----------
    dialog : RegionProfileDialog
    """
    menu = QMenu(dialog)
    for text, action in (
        (tr("Processing &command"), _copy_command),
        (tr("&Python script"), _copy_python),
        (tr("Processing &model…"), _save_model),
    ):
        menu.addAction(text).triggered.connect(lambda _checked=False, action=action: _do(dialog, action))
    return menu


def _do(dialog: RegionProfileDialog, action: Callable[[RegionProfileDialog], str]) -> None:
    """Carry out one action, and say in the window what came of it."""
    dialog.page().read_choices(dialog.choices)
    try:
        sentence, level = action(dialog), Qgis.MessageLevel.Success
    except Refusal as refusal:
        sentence, level = say(refusal.message), Qgis.MessageLevel.Warning
    if sentence:
        dialog.messages.pushMessage(sentence, level, 0 if level == Qgis.MessageLevel.Warning else 8)


def _copy_command(dialog: RegionProfileDialog) -> str:
    QApplication.clipboard().setText(as_command(dialog.steps(), dialog.choices.folder))
    return tr("The command is on the clipboard: paste it into a terminal or a file.")


def _copy_python(dialog: RegionProfileDialog) -> str:
    QApplication.clipboard().setText(as_python(dialog.steps(), dialog.choices.folder))
    return tr("The script is on the clipboard: paste it into the Python console or its editor.")


def _save_model(dialog: RegionProfileDialog) -> str:
    wanted = str(Path(dialog.choices.folder or Path.home()) / "regioprofiel.model3")
    path, _ = QFileDialog.getSaveFileName(
        dialog, tr("Save as a Processing model"), wanted, tr("Processing models (*.model3)")
    )
    if not path:
        return ""
    path = path if path.endswith(".model3") else f"{path}.model3"
    save_model(dialog.steps(), path)
    return tr("The model is saved as {path}: open it in the Model Designer.").format(path=path)
