"""The expression functions over all buurten, each against what QGIS's own expressions offer for the same answer."""

from __future__ import annotations

import tempfile

from measure import alternate, data_files, leave, report

#: name, our expression, QGIS's, and the ratio that is aimed at; a padding stands for the reading of codes
PAIRS = (
    ("cbs_code", "cbs_code(\"code\", 'buurt')", "'BU' || lpad(substr(\"code\", 3), 8, '0')", 4.0),
    (
        "stedelijkheidsklasse",
        'stedelijkheidsklasse("adressendichtheid")',
        'CASE WHEN "adressendichtheid" >= 2500 THEN 1 WHEN "adressendichtheid" >= 1500 THEN 2 '
        'WHEN "adressendichtheid" >= 1000 THEN 3 WHEN "adressendichtheid" >= 500 THEN 4 ELSE 5 END',
        4.0,
    ),
    (
        "kwartiel",
        "kwartiel(\"adressendichtheid\", 'buurten', 'adressendichtheid')",
        'CASE WHEN "adressendichtheid" >= q3("adressendichtheid") THEN 4 '
        'WHEN "adressendichtheid" >= median("adressendichtheid") THEN 3 '
        'WHEN "adressendichtheid" >= q1("adressendichtheid") THEN 2 ELSE 1 END',
        4.0,
    ),
)


def column(text: str, layer) -> list:
    """A value for each feature, with one context as a renderer or the field calculator has."""
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsProject

    context, expression = QgsExpressionContext(), QgsExpression(text)
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.projectScope(QgsProject.instance()))
    context.appendScope(QgsExpressionContextUtils.layerScope(layer))
    expression.prepare(context)
    values = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        values.append(expression.evaluate(context))
        if expression.hasEvalError():
            raise SystemExit(f"expressions: {expression.evalErrorString()}")
    return values


def main() -> None:
    """Evaluate each pair in turns."""
    (table,) = map(str, data_files("expressions", __doc__, "tables/kwb_2024.csv"))
    from headless import run, start
    from qgis.core import QgsFeatureRequest, QgsProject, QgsVectorLayer

    alive = start()
    from regiolens.bridge.expressions import functions

    functions.register_functions()
    with tempfile.TemporaryDirectory() as folder:
        made = run("regiolens:readcbs", INPUT=table, LEVEL="buurt", OUTPUT=f"{folder}/buurten.gpkg")
        stored = QgsVectorLayer(made["OUTPUT"], "buurten", "ogr")
        layer = stored.materialize(QgsFeatureRequest())
    layer.setName("buurten")
    QgsProject.instance().addMapLayer(layer)
    for name, ours, peer, target in PAIRS:

        def fresh(text: str = ours) -> list:
            functions._code.cache_clear()
            return column(text, layer)

        times = alternate(fresh, lambda text=peer: column(text, layer))
        title = f"expressions: {name} of {layer.featureCount()} buurten"
        report(title, (name, times[0]), ("QGIS's own expression", times[1]), target)
    leave(alive)


if __name__ == "__main__":
    main()
