"""The differences between versions, against the version that is here."""

from qgis.core import QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import Qt

from regiolens.bridge.compat import Null, as_number, close_sink, default_style_fault, plain


class OldLayer:
    """A layer of a version without saveStyleToDatabaseV2."""

    def saveStyleToDatabase(self, *asked):
        self.asked = asked
        return "no room"


class NewLayer(OldLayer):
    def saveStyleToDatabaseV2(self, *asked):
        self.asked = asked
        return 0, "no room here"


class Sink:
    closed = False

    def finalize(self):
        self.closed = True


def test_null_is_none():
    layer = QgsVectorLayer("None?field=a:integer&field=b:string", "x", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([None, "x"])
    layer.dataProvider().addFeature(feature)
    values = next(layer.getFeatures()).attributes()
    assert [plain(value) for value in values] == [None, "x"]
    assert plain(Null()) is None and plain(0) == 0 and plain("") == ""


def test_a_style_is_stored_in_the_way_that_the_version_has():
    for layer, fault in ((OldLayer(), "no room"), (NewLayer(), "no room here")):
        assert default_style_fault(layer, "field", "Title") == fault
        assert layer.asked[:4] == ("field", "Title", True, "")


def test_a_sink_is_closed_where_the_version_can():
    sink = Sink()
    close_sink(sink)
    assert sink.closed
    close_sink(object())


def test_a_flag_is_a_number():
    class Flag:
        value = 130

    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert as_number(right) == as_number(Flag()) == 130
