"""The control of enumerations in QGIS's dialogs, batch and Model Designer: words to choose from, a keyword as value."""

from __future__ import annotations

from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition
from qgis.gui import (
    QgsAbstractProcessingParameterWidgetWrapper,
    QgsCheckableComboBox,
    QgsGui,
    QgsProcessingParameterWidgetFactoryInterface,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ...bridge.choice_words import CONTROL, choice_words, keyword_of


class ChoiceControl(QgsAbstractProcessingParameterWidgetWrapper):
    """A list of words.

    QGIS hands this object, and what `createWidget` returns, on to Python as new objects, and these here are cut off
    from theirs: none of QGIS's methods is called on `self`, and the list stands in a box that is handed on.
    """

    def __init__(self, definition: QgsProcessingParameterDefinition, kind: object) -> None:
        super().__init__(definition, kind)
        self._keywords = definition.options()
        self._several = definition.allowMultiple()
        self._list = QgsCheckableComboBox() if self._several else QComboBox()

    def createWidget(self) -> QWidget:
        words = choice_words()
        for keyword in self._keywords:
            self._list.addItem(words.get(keyword, keyword), keyword)
        box = QWidget()
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list)
        box.setFocusProxy(self._list)
        return box

    def setWidgetValue(self, value: object, context: QgsProcessingContext) -> None:
        if not self._several:
            self._list.setCurrentIndex(self._list.findData(keyword_of(value, self._keywords)))
            return
        given = value if isinstance(value, (list, tuple)) else str("" if value is None else value).split(",")
        chosen = {keyword_of(one, self._keywords) for one in given}
        for row, keyword in enumerate(self._keywords):
            ticked = Qt.CheckState.Checked if keyword in chosen else Qt.CheckState.Unchecked
            self._list.setItemCheckState(row, ticked)

    def widgetValue(self) -> str | list[str] | None:
        return self._list.checkedItemsData() if self._several else self._list.currentData()


class ChoiceControls(QgsProcessingParameterWidgetFactoryInterface):
    """Makes the controls, and keeps them for as long as QGIS does."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[int, ChoiceControl] = {}

    def parameterType(self) -> str:
        return CONTROL

    def createWidgetWrapper(self, parameter: QgsProcessingParameterDefinition, kind: object) -> ChoiceControl:
        control = ChoiceControl(parameter, kind)
        kept, key = self._kept, id(control)
        kept[key] = control
        control.destroyed.connect(lambda *_: kept.pop(key, None))
        return control

    def compatibleParameterTypes(self) -> list[str]:
        return ["enum", "string", "number"]

    def compatibleOutputTypes(self) -> list[str]:
        return ["outputString", "outputNumber"]


def add_choice_controls() -> ChoiceControls:
    """Tell QGIS of the control; keep what comes back, for `remove_choice_controls`."""
    controls = ChoiceControls()
    QgsGui.processingGuiRegistry().addParameterWidgetFactory(controls)
    return controls


def remove_choice_controls(controls: ChoiceControls) -> None:
    """QGIS shows the keywords themselves from then on."""
    QgsGui.processingGuiRegistry().removeParameterWidgetFactory(controls)
