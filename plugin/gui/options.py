"""Settings > Options > Regiolens: who is named in metadata and on reports, with which logo, and what legends tell."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...bridge.i18n import tr
from ...bridge.paths import RESOURCES
from ...bridge.settings import (
    EMAIL,
    FULL_PATHS,
    GROUP,
    LEGEND_COUNTS,
    LOGO,
    ORGANISATION,
    ROLE,
    ROLES,
    full_paths,
    legend_counts,
    role,
    text_of,
)


class OptionsPage(QgsOptionsPageWidget):
    """Organisation, e-mail, role and logo, whether metadata tell whole paths, and legends numbers of areas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.organisation, self.email, self.role = QLineEdit(), QLineEdit(), QComboBox()
        self.logo = QgsFileWidget()
        self.logo.setFilter(tr("PNG and SVG files (*.png *.svg)"))
        self.logo.setToolTip(tr("Stands on reports, print layouts and atlases"))
        self.logo.lineEdit().setPlaceholderText(tr("none"))
        self.paths = QCheckBox(tr("Tell whole paths and servers in metadata"))
        self.counts = QCheckBox(tr("Numbers of areas in legends"))
        self.counts.setToolTip(tr("Switch this off for layers that a service filters: the numbers are of all areas."))
        words = {
            "pointOfContact": tr("point of contact"),
            "custodian": tr("custodian"),
            "owner": tr("owner"),
            "publisher": tr("publisher"),
            "distributor": tr("distributor"),
            "author": tr("author"),
            "processor": tr("processor"),
            "originator": tr("originator"),
            "principalInvestigator": tr("principal investigator"),
            "resourceProvider": tr("resource provider"),
            "user": tr("user"),
        }
        for one in ROLES:
            self.role.addItem(words[one], one)
        told = QLabel(
            tr(
                "These are named in the metadata of every layer that Regiolens makes from now on, and by 'Export "
                "metadata'; the organisation is also the author of maps and reports where none is given. Without whole "
                "paths only names of files and layers are told, so that metadata can be published."
            )
        )
        told.setWordWrap(True)
        form = QFormLayout()
        form.addRow(tr("Organisation"), self.organisation)
        form.addRow(tr("E-mail"), self.email)
        form.addRow(tr("Role"), self.role)
        form.addRow(tr("Logo"), self.logo)
        form.addRow(self.paths)
        form.addRow(self.counts)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addLayout(form)
        layout.addStretch()
        self.organisation.setText(text_of(ORGANISATION))
        self.email.setText(text_of(EMAIL))
        self.logo.setFilePath(text_of(LOGO))
        self.role.setCurrentIndex(ROLES.index(role()))
        self.paths.setChecked(full_paths())
        self.counts.setChecked(legend_counts())

    def apply(self) -> None:
        """Store what was filled in."""
        values = {
            ORGANISATION: self.organisation.text().strip(),
            EMAIL: self.email.text().strip(),
            ROLE: self.role.currentData(),
            LOGO: self.logo.filePath().strip(),
            FULL_PATHS: self.paths.isChecked(),
            LEGEND_COUNTS: self.counts.isChecked(),
        }
        for name, value in values.items():
            QgsSettings().setValue(GROUP + name, value)


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page when QGIS shows its options."""

    def __init__(self) -> None:
        super().__init__("Regiolens", QIcon(str(RESOURCES / "icons" / "regiolens.svg")))

    def createWidget(self, parent: QWidget | None = None) -> OptionsPage:
        return OptionsPage(parent)
