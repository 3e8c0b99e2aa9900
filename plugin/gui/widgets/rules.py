"""How an index is computed: missing values, reference and stored scale."""

from __future__ import annotations

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QWidget

from ....bridge.i18n import tr
from ..checks import MISSING
from ..choices import Choices
from ..forms import choose_layer, layer_combo, layer_id, narrow
from ..project import project_layer


class Rules(QWidget):
    """The three controls, below each other.

    Signals
    -------
    changed
        The user chose something else.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.missing = QComboBox()
        words = (tr("a domain needs half of its indicators"), tr("all are required"), tr("stop at any missing value"))
        for key, word in zip(MISSING, words):
            self.missing.addItem(word, key)
        narrow(self.missing)
        self.reference = layer_combo(tr("the areas themselves"))
        self.reference.setToolTip(
            tr("The areas on which the normalisation is fitted, such as all gemeenten of the country")
        )
        narrow(self.reference)
        self.scale = QgsFileWidget()
        self.scale.setFilter(tr("JSON files (*.json)"))
        self.scale.lineEdit().setPlaceholderText(tr("none"))
        self.scale.setToolTip(tr("A normalisation that an earlier run stored, in place of a reference"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("M&issing values:"), self.missing)
        form.addRow(tr("&Reference:"), self.reference)
        form.addRow(tr("Stored scal&e:"), self.scale)
        for control, name in (
            (self.missing, tr("Missing values")),
            (self.reference, tr("Reference")),
            (self.scale.lineEdit(), tr("Stored scale")),
        ):
            control.setAccessibleName(name)
        for signal in (self.missing.currentIndexChanged, self.reference.layerChanged, self.scale.fileChanged):
            signal.connect(lambda *_: self.changed.emit())

    def show_choices(self, choices: Choices) -> None:
        """Fill the controls."""
        self.missing.setCurrentIndex(max(self.missing.findData(choices.missing), 0))
        choose_layer(self.reference, project_layer(choices.reference))
        self.scale.setFilePath(choices.scale_in)

    def read_choices(self, choices: Choices) -> None:
        """Write what they hold."""
        choices.missing = self.missing.currentData()
        choices.reference = layer_id(self.reference)
        choices.scale_in = self.scale.filePath()
