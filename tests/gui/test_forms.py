"""Controls that pages share: rows that come and go, and pages that fit where there is little width."""

import pytest
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from regiolens.plugin.gui.forms import Folding
from regiolens.plugin.gui.pages.data import DataPage
from regiolens.plugin.gui.pages.index import IndexPage
from regiolens.plugin.gui.pages.map import MapPage
from regiolens.plugin.gui.pages.region import RegionPage


def test_a_row_that_is_hidden_leaves_no_gap_and_comes_back_in_its_place(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    form = QFormLayout(place)
    fields = [QLineEdit(str(number)) for number in range(4)]
    for number, field in enumerate(fields[:3]):
        form.addRow(QLabel(str(number)), field)
    form.addRow(fields[3])
    place.show()
    folding, high = Folding(form), form.sizeHint().height()
    for field in (fields[1], fields[2], fields[3]):
        folding.show(field, False)
        folding.show(field, False)
    single = fields[0].sizeHint().height() + form.contentsMargins().top() + form.contentsMargins().bottom()
    assert form.rowCount() == 1 and form.sizeHint().height() == single < high
    assert fields[1].isHidden()
    for field in (fields[3], fields[1], fields[2]):
        folding.show(field, True)
    rows = [form.itemAt(row, QFormLayout.ItemRole.FieldRole) for row in range(form.rowCount())]
    assert [item.widget() for item in rows] == fields and form.sizeHint().height() == high
    assert [form.labelForField(field).text() for field in fields[:3]] == ["0", "1", "2"]
    assert not any(field.isHidden() for field in fields)


@pytest.mark.parametrize("kind", [DataPage, IndexPage, MapPage, RegionPage])
def test_a_page_fits_in_a_dock(qtbot, kind):
    page = kind()
    qtbot.addWidget(page)
    page.set_narrow(True)
    page.show()
    # As many letters as a dock of 480 pixels takes in the type of QGIS's own windows.
    assert page.minimumSizeHint().width() <= 80 * page.fontMetrics().averageCharWidth()
