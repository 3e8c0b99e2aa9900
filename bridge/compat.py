"""What differs between the versions of QGIS and Qt that users have, each difference told here and nowhere else.

QGIS 3.34 to 4.x, with Qt 5 or Qt 6. A function takes the newest way that is there.
"""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFeatureSource,
    QgsGeometry,
    QgsMapLayer,
    QgsProcessingContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

#: as QGIS writes it, for metadata
QGIS_VERSION: str = Qgis.QGIS_VERSION

# Types of fields are QVariant's up to QGIS 3.36 and QMetaType's since; Qt 6 has no QVariant.Type.
if Qgis.QGIS_VERSION_INT >= 33800:
    from qgis.PyQt.QtCore import QMetaType

    FieldType = QMetaType.Type
    TEXT, DATE = FieldType.QString, FieldType.QDate
else:
    FieldType = QVariant.Type
    TEXT, DATE = FieldType.String, FieldType.Date

#: what NULL is an instance of under Qt 5; under Qt 6 it can be None as well
Null = QVariant


def plain(value: object) -> object:
    """An attribute, None for NULL."""
    return None if isinstance(value, Null) else value


def geometry_check(source: QgsFeatureSource) -> QgsFeatureRequest.InvalidGeometryCheck:
    """What becomes of invalid outlines of a source; before QGIS 3.36 a source does not tell, and they are repaired."""
    if hasattr(source, "invalidGeometryCheck"):
        return source.invalidGeometryCheck()
    return QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck


def union_of_coverage(together: QgsGeometry) -> QgsGeometry:
    """What GEOS makes of polygons that share exact edges, a null geometry before QGIS 3.36; nothing is checked."""
    return together.unionCoverage() if hasattr(together, "unionCoverage") else QgsGeometry()


def close_sink(sink: QgsFeatureSink) -> None:
    """Write what a sink still holds back; before QGIS 3.42 it does so when it is let go."""
    if hasattr(sink, "finalize"):
        sink.finalize()


def steps_done(context: QgsProcessingContext) -> list[tuple[dict, dict]]:
    """What the steps of the model that runs in a context were given to read, and what they have made; before QGIS 3.38
    it does not tell."""
    if not hasattr(context, "modelResult"):
        return []
    steps = [(step.inputs(), step.outputs()) for step in context.modelResult().childResults().values()]
    return [({name: given[name] for name in given if name not in made}, made) for given, made in steps]


def forget_steps(context: QgsProcessingContext) -> None:
    """Let a context know of no steps of models."""
    if hasattr(context, "clearModelResult"):
        context.clearModelResult()


def default_style_fault(
    layer: QgsVectorLayer,
    name: str,
    description: str,
    categories: QgsMapLayer.StyleCategory = QgsMapLayer.StyleCategory.AllStyleCategories,
) -> str:
    """Store a layer's style in its database as the default one; "" where that went well."""
    if hasattr(layer, "saveStyleToDatabaseV2"):
        return layer.saveStyleToDatabaseV2(name, description, True, "", categories)[1]
    # The older one takes the categories too, and tells a fault alone.
    return layer.saveStyleToDatabase(name, description, True, "", categories)


def documentation_flags(rows: str) -> object:
    """What the help of an algorithm says of ids, by whether its rows are the "same" or "new"; QGIS asks from 3.40 on.

    The same rows keep their ids, but where the ids of the input repeat.
    """
    flags = Qgis.ProcessingAlgorithmDocumentationFlag
    flag = flags.RegeneratesPrimaryKey if rows == "new" else flags.RegeneratesPrimaryKeyInSomeScenarios
    return Qgis.ProcessingAlgorithmDocumentationFlags(flag)


def as_number(flag: object) -> int:
    """A flag as a model's data hold it: flags are numbers under Qt 5, with a value under Qt 6."""
    return int(getattr(flag, "value", flag))
