"""Field types under their two names: QVariant's up to QGIS 3.36, QMetaType's since."""

from qgis.core import Qgis

if Qgis.QGIS_VERSION_INT >= 33800:
    from qgis.PyQt.QtCore import QMetaType

    FieldType = QMetaType.Type
    BOOLEAN = QMetaType.Type.Bool
    INTEGER = QMetaType.Type.Int
    LONG = QMetaType.Type.LongLong
    REAL = QMetaType.Type.Double
    TEXT = QMetaType.Type.QString
else:
    from qgis.PyQt.QtCore import QVariant

    FieldType = QVariant.Type
    BOOLEAN = QVariant.Type.Bool
    INTEGER = QVariant.Type.Int
    LONG = QVariant.Type.LongLong
    REAL = QVariant.Type.Double
    TEXT = QVariant.Type.String
