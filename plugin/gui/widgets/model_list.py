"""The models to choose from, each with how many of its domains the table at hand has figures for."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ....bridge.i18n import number, tr
from ....bridge.paths import shipped_models
from ....core.messages import Refusal
from ..forms import wide_list

if TYPE_CHECKING:
    from ....bridge.live.snapshot import JoinedFields

FROM_FILE, NO_INDEX = "file:", "none:"


class ModelList(QComboBox):
    """Shipped models, files of the user's own, and no index; the data of an item says which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        for name in shipped_models():
            self.addItem(name, name)
        self.addItem(tr("No index: indicators alone"), NO_INDEX)

    @property
    def without(self) -> bool:
        """Whether "no index" is chosen."""
        return self.currentData() == NO_INDEX

    def add_file(self, path: str) -> str:
        """List a file, once; the data of its item."""
        data = FROM_FILE + path
        if self.findData(data) < 0:
            self.addItem(tr("{file} (own file)").format(file=Path(path).name), data)
        return data

    def count_domains(self, fields: JoinedFields | None) -> None:
        """Tell of each model how many domains have figures among these fields; nothing where there are none."""
        for place in range(self.count()):
            data = str(self.itemData(place))
            if data != NO_INDEX:
                text, told = _told(data, fields)
                self.setItemText(place, text)
                self.setItemData(place, f"<span>{escape(told)}</span>", Qt.ItemDataRole.ToolTipRole)
        self.setToolTip(f"<span>{escape(self.currentText())}</span>")
        wide_list(self)


def _told(data: str, fields: JoinedFields | None) -> tuple[str, str]:
    """What a model is called in the list, and in full."""
    from ....bridge.index.indicators import load_model
    from ....bridge.live.snapshot import served

    path = data[len(FROM_FILE) :] if data.startswith(FROM_FILE) else ""
    try:
        model = load_model("" if path else data, path)
    except Refusal:
        called = tr("{file} (own file)").format(file=Path(path).name)
        return called, called
    called = tr("{file} (own file)").format(file=Path(path).name) if path else model.title
    if fields is None:
        return called, called
    found = served(fields, model, {})
    there = sum(domain.served(found) for domain in model.domains)
    text = tr("{model}: {found} of {count} domains").format(
        model=called, found=number(there), count=number(len(model.domains))
    )
    lacking = [domain.label for domain in model.domains if not domain.served(found)]
    return text, tr("{text}; none for {domains}").format(text=text, domains=", ".join(lacking)) if lacking else text
