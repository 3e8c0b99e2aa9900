"""The page of settings: what is filled in there stands in metadata."""

import pytest
from qgis.core import QgsSettings

from regiolens.bridge.settings import full_paths, legend_counts, role, text_of
from regiolens.plugin.gui.options import OptionsFactory


@pytest.fixture(autouse=True)
def _forget():
    QgsSettings().remove("regiolens")
    yield
    QgsSettings().remove("regiolens")


def test_what_is_filled_in_is_kept_and_shown_again(qtbot):
    page = OptionsFactory().createWidget()
    qtbot.addWidget(page)
    assert (page.organisation.text(), page.role.currentData(), page.paths.isChecked()) == ("", "pointOfContact", False)
    page.organisation.setText(" Provincie X ")
    page.email.setText("geo@x.nl")
    page.role.setCurrentIndex(page.role.findData("publisher"))
    page.paths.setChecked(True)
    assert text_of("organisation") == ""
    page.apply()
    assert (text_of("organisation"), text_of("email")) == ("Provincie X", "geo@x.nl")
    assert (role(), full_paths()) == ("publisher", True)
    again = OptionsFactory().createWidget()
    qtbot.addWidget(again)
    assert (again.email.text(), again.role.currentData(), again.paths.isChecked()) == ("geo@x.nl", "publisher", True)


def test_a_role_that_iso_does_not_know_is_the_first():
    QgsSettings().setValue("regiolens/role", "baas")
    assert role() == "pointOfContact"


def test_numbers_in_legends_can_be_left_out(qtbot):
    page = OptionsFactory().createWidget()
    qtbot.addWidget(page)
    assert page.counts.isChecked()
    page.counts.setChecked(False)
    page.apply()
    assert not legend_counts()


def test_a_logo_can_be_chosen_and_taken_away(qtbot, tmp_path):
    page = OptionsFactory().createWidget()
    qtbot.addWidget(page)
    page.logo.setFilePath(str(tmp_path / "logo.svg"))
    page.apply()
    assert text_of("logo") == str(tmp_path / "logo.svg")
    again = OptionsFactory().createWidget()
    qtbot.addWidget(again)
    assert again.logo.filePath() == text_of("logo")
    again.logo.setFilePath("")
    again.apply()
    assert text_of("logo") == ""
