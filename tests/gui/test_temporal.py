"""Layers of several years in QGIS's temporal controller: it goes on by years when one arrives."""

from types import SimpleNamespace

import pytest
from qgis.core import Qgis, QgsInterval, QgsTemporalNavigationObject, QgsVectorLayer
from qgis.gui import QgsMapCanvas

from regiolens.bridge.change.play import play, plays
from regiolens.plugin.gui.temporal import step_by_years


@pytest.fixture
def window(qgis_app):
    canvas, controller = QgsMapCanvas(), QgsTemporalNavigationObject()
    canvas.setTemporalController(controller)
    controller.setFrameDuration(QgsInterval(1, Qgis.TemporalUnit.Hours))  # as QGIS begins
    yield SimpleNamespace(mapCanvas=lambda: canvas), controller
    canvas.deleteLater()


def layer(fields):
    return QgsVectorLayer(f"Polygon?crs=EPSG:28992&{fields}", "panel", "memory")


def test_a_layer_of_years_is_played_by_years(window):
    iface, controller = window
    panel, other = layer("field=van:date&field=tot:date"), layer("field=van:date")
    for one in (panel, other):
        play(one)
    assert plays(panel) and not plays(other)
    step_by_years(iface, [other])
    assert controller.frameDuration().seconds() == 3600
    step_by_years(iface, [other, panel])
    assert controller.frameDuration().originalUnit() == Qgis.TemporalUnit.Years
    assert controller.frameDuration().originalDuration() == 1


def test_a_step_of_the_users_own_stays(window):
    iface, controller = window
    panel = layer("field=van:date&field=tot:date")
    play(panel)
    controller.setFrameDuration(QgsInterval(5, Qgis.TemporalUnit.Years))
    step_by_years(iface, [panel])
    assert controller.frameDuration().originalDuration() == 5
