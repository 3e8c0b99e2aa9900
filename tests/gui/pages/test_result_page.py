"""The page Result: what to make, where, and the way to what was made."""

from pathlib import Path

import pytest
from qgis.core import QgsPrintLayout, QgsProject
from qgis.PyQt.QtGui import QDesktopServices

from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.pages.result import ResultPage

NASTY = '<b>Titel</b> "x" & y'


@pytest.fixture
def page(qtbot, qgis_app):
    made = ResultPage()
    qtbot.addWidget(made)
    return made


def test_choices_go_in_and_come_out(page, tmp_path):
    given = Choices(
        make_table=False, make_pdf=True, make_layout=True, make_atlas=True, title=NASTY, folder=str(tmp_path)
    )
    page.enter(given)
    read = Choices()
    page.read_choices(read)
    assert read == given


def test_showing_sends_no_change_and_the_user_does(page, qtbot):
    with qtbot.assertNotEmitted(page.changed):
        page.enter(Choices(title=NASTY, make_pdf=True))
    with qtbot.waitSignal(page.changed):
        page.make_layout.click()


def test_temporary_files_are_called_what_they_are(page, tmp_path):
    page.enter(Choices())
    assert "gone when QGIS is closed" in page.where.text()
    page.folder_widget.setFilePath(str(tmp_path))
    assert "kept" in page.where.text()


def test_a_folder_that_is_not_there_is_a_problem(page, tmp_path):
    assert page.problem(Choices(folder=str(tmp_path))) == ""
    gone = str(tmp_path / "<b>weg</b>")
    assert gone in page.problem(Choices(folder=gone))


def test_links_lead_to_what_was_made(page, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url.toLocalFile()))
    assert not page.results.isVisibleTo(page)
    html = str(tmp_path / "report.html")
    Path(html).touch()
    page.show_run(NASTY, tmp_path, [{"OUTPUT": "x"}, {"OUTPUT_HTML": html}], [NASTY], True)
    assert page.results.isVisibleTo(page)
    assert page.sentence.text() == NASTY
    assert page.warnings.item(0).text() == NASTY
    assert page.open_report.isEnabled()
    assert not page.open_pdf.isEnabled()
    page.open_report.click()
    page.open_folder.click()
    assert opened == [html, str(tmp_path)]
    Path(html).unlink()
    page.open_report.click()
    assert opened == [html, str(tmp_path)]
    assert page.sentence.text() == f"The file '{html}' is no longer there: press Make to make it anew."
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    page.open_folder.click()
    assert "No program was found" in page.sentence.text()


def test_a_run_that_failed_leads_nowhere(page, tmp_path):
    page.show_run("no", tmp_path, [], [], False)
    buttons = (page.open_report, page.open_pdf, page.open_folder, page.zoom)
    assert not any(button.isEnabled() for button in buttons)
    assert not page.warnings.isVisibleTo(page)


class Opener:
    """As much of QGIS as opens a layout."""

    def __init__(self):
        self.opened = []

    def openLayoutDesigner(self, layout):
        self.opened.append(layout.name())


def test_the_layout_that_was_made_is_opened_while_it_is_there(qtbot, qgis_app, tmp_path):
    page, project = ResultPage(Opener()), QgsProject.instance()
    qtbot.addWidget(page)
    page.show_run("Done.", tmp_path, [{}], [], False)
    assert not page.open_layout.isEnabled()
    layout = QgsPrintLayout(project)
    layout.setName("Regioprofiel 2")
    project.layoutManager().addLayout(layout)
    page.show_run("Done.", tmp_path, [{}], [], False, ["Regioprofiel 2"])
    page.open_layout.click()
    assert page.iface.opened == ["Regioprofiel 2"]
    project.layoutManager().removeLayout(layout)
    page.open_layout.click()
    assert page.iface.opened == ["Regioprofiel 2"]
    assert "'Regioprofiel 2' is no longer there" in page.sentence.text()


def test_report_and_atlas_are_two_files(page, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url.toLocalFile()))
    report, atlas = str(tmp_path / "report.pdf"), str(tmp_path / "atlas.pdf")
    for made in (report, atlas):
        Path(made).touch()
    page.show_run("x", tmp_path, [{"OUTPUT_PDF": report}, {"OUTPUT_PDF": atlas, "PAGES": 2}], [], True)
    page.open_pdf.click()
    page.open_atlas.click()
    assert opened == [report, atlas]
    page.show_run("x", tmp_path, [{"OUTPUT_PDF": atlas, "PAGES": 2}], [], True)
    assert not page.open_pdf.isEnabled() and page.open_atlas.isEnabled()
