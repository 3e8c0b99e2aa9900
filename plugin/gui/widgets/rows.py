"""A table of texts to look at and to copy, however long."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt


class Rows(QAbstractTableModel):
    """Rows of texts under headers."""

    def __init__(self, headers: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers, self._rows = list(headers), []

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._rows[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return None

    def as_text(self) -> str:
        """Headers and rows, with tabs between columns, as a spreadsheet takes them."""
        return "\n".join("\t".join(row) for row in [self._headers, *self._rows])
