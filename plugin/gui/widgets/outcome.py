"""What comes of the weights: ranking, profile and explanation, one tab each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ....bridge.i18n import number, say, tr
from ..checks import index_problem
from ..forms import searchable
from ..live.follow import Follower
from .explain import ExplainPanel, WhyTool
from .export import ExportButton
from .picture import Picture, scrolled
from .ranking import Ranking

if TYPE_CHECKING:
    from ..live.index import LiveIndex

AREA = ""
#: width of a chart that is written to a file, in pixels
CHART = 900
WHY = 2


class Outcome(QWidget):
    """Follows the live index; only what is in view is drawn."""

    def __init__(self, iface: QgisInterface | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.iface, self.live, self._tool = iface, None, None
        self.status = QLabel(tr("Choose areas on the page Data first."))
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.status.setAccessibleName(tr("State of the live index"))
        self.on_map = QCheckBox(tr("Show on &the map"))
        self.on_map.setToolTip(
            tr("A temporary layer that follows the weights; it goes when the window closes. Make keeps a real one.")
        )
        self.why = QPushButton(tr("&Why this colour?"))
        self.why.setToolTip(tr("Point at an area on QGIS's map to see what makes up its score"))
        self.why.setCheckable(True)
        self.why.setVisible(iface is not None)
        self.follow = QCheckBox(tr("Map &goes along"))
        self.follow.setToolTip(
            tr("The map zooms to the chosen row. Areas selected on the map or in the attribute table are marked here.")
        )
        self.follow.setChecked(True)
        self.follow.setVisible(iface is not None)
        self.follower = None
        self.ranking = Ranking()
        self.profile = Picture()
        self.profile.setAccessibleName(tr("Profile"))
        self.years = Picture()
        self.years.setAccessibleName(tr("Development"))
        self.years.hide()
        self.explanation = ExplainPanel()
        self.whose = QComboBox()
        searchable(self.whose)
        self.whose.setAccessibleName(tr("Profile of"))
        self.tabs = QTabWidget()
        self.tabs.addTab(self.ranking, tr("Ranking"))
        self.tabs.addTab(self._profile_tab(), tr("Profile"))
        self.tabs.addTab(scrolled(self.explanation, tr("Why")), tr("Why"))
        above = QHBoxLayout()
        above.addWidget(self.on_map)
        above.addWidget(self.follow)
        above.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.status)
        layout.addLayout(above)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(self._below())
        self.setMinimumWidth(330)
        self.on_map.toggled.connect(self._show_on_map)
        self.why.toggled.connect(self._point)
        self.whose.currentIndexChanged.connect(self.draw_profile)
        self.tabs.currentChanged.connect(self._turned)

    def _below(self) -> QHBoxLayout:
        """Pointing at an area, and what the tabs show as files."""
        self.export = ExportButton(
            [
                (tr("Ranking as a workbook (xlsx)…"), ".xlsx", self.write_ranking),
                (tr("Ranking as text for programs (csv)…"), ".csv", self.write_ranking),
                (tr("Profile as a workbook (xlsx)…"), ".xlsx", self.write_profile),
                (tr("Profile as text for programs (csv)…"), ".csv", self.write_profile),
                (tr("Chart of the profile as a picture (png)…"), ".png", self.write_chart),
                (tr("Chart of the profile as a drawing (svg)…"), ".svg", self.write_chart),
            ],
            self.say,
        )
        self.export.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(self.why)
        row.addStretch(1)
        row.addWidget(self.export)
        return row

    def write_ranking(self, path: str) -> None:
        """The ranking of now as a file, under the title of its index."""
        from ....bridge.live.export import ranking_table, write_table

        write_table(path, self.live.index(), ranking_table(self.live.areas, self.live.state))

    def write_profile(self, path: str) -> None:
        """The profile of the chosen area or region as a file."""
        from ....bridge.live.charts import area_rows, compared_rows, region_rows
        from ....bridge.live.export import compared_table, profile_table, write_table

        live, region, chosen = self.live, self.whose.currentData(), self.ranking.positions
        if not region and len(chosen) > 1:
            rows = compared_rows(live.areas, live.state, chosen, live.index())
            write_table(path, live.index(), compared_table(rows, [str(live.areas.names[one]) for one in chosen]))
            return
        make, which = (region_rows, region) if region else (area_rows, live.position)
        rows = make(live.areas, live.state, which, live.index())
        write_table(path, region or str(live.areas.names[live.position]), profile_table(rows))

    def write_chart(self, path: str) -> None:
        """The chart of the profile as a file."""
        from ....bridge.live.export import write_chart

        write_chart(path, self._drawing(CHART))

    def _profile_tab(self) -> QWidget:
        label = QLabel(tr("Pro&file of:"))
        label.setBuddy(self.whose)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.whose, 1)
        tab = QWidget()
        layout = QVBoxLayout(tab)
        layout.addLayout(row)
        both = QWidget()
        charts = QVBoxLayout(both)
        charts.setContentsMargins(0, 0, 0, 0)
        charts.addWidget(self.profile)
        charts.addWidget(self.years)
        charts.addStretch(1)
        layout.addWidget(scrolled(both, tr("Profile")), 1)
        return tab

    def set_live(self, live: LiveIndex) -> None:
        """Follow an index."""
        self.live = live
        self.explanation.set_live(live)
        live.reading.connect(self._reading)
        live.failed.connect(self._failed)
        live.loaded.connect(self._loaded)
        live.moved.connect(self._moved)
        live.settled.connect(self._settled)
        live.selected.connect(self._selected)
        live.map.shown.connect(self._shown_on_map)
        self.follower = Follower(live, self.iface, self)
        self.follower.picked.connect(self._picked)
        self.follow.toggled.connect(self._zoom_along)
        self.ranking.chosen.connect(live.select)
        self.ranking.marked.connect(self.follower.choose)
        self.ranking.marked.connect(self._choice_changed)
        self.ranking.view.activated.connect(lambda _: self.tabs.setCurrentIndex(WHY))

    def _zoom_along(self, wanted: bool) -> None:
        self.follower.zooms = wanted

    def _picked(self, positions: list[int]) -> None:
        """Areas were selected on the map or in the attribute table: mark them, and show the profile of the first."""
        live = self.live
        if not positions:
            self.ranking.mark([], live.position)
            self._choice_changed()
            return
        first = min(positions, key=self.ranking.model.row_of)
        self.whose.setCurrentIndex(0)
        live.select(first)
        self.ranking.mark(positions, first)
        self._choice_changed()

    def _choice_changed(self, *_: object) -> None:
        """One area or several are chosen by now: the profile is of these."""
        self._name_choice()
        self.draw_profile()

    def _name_choice(self) -> None:
        count = len(self.ranking.positions)
        several = tr("the {count} chosen areas").format(count=number(count))
        self.whose.setItemText(0, several if count > 1 else tr("the chosen area"))

    def say(self, sentence: str) -> None:
        """Tell the user something."""
        self.status.setText(sentence)

    def _reading(self, busy: bool) -> None:
        if busy:
            self.say(tr("Reading the areas…"))

    def _failed(self, sentence: str) -> None:
        self.say(sentence or tr("Choose areas on the page Data first."))
        self.export.setEnabled(self.live.areas is not None)
        if self.live.areas is None:
            self.ranking.set_areas(None, None, (), -1)
            self.profile.show_svg("", "")

    def _loaded(self) -> None:
        live = self.live
        # Without an index there are no points that add up to a score.
        self.tabs.setTabVisible(WHY, live.areas.has_index)
        self.why.setVisible(self.iface is not None and live.areas.has_index)
        if not live.areas.has_index:
            self.put_down()
        self.export.setEnabled(True)
        colours = live.class_colours()
        self.ranking.set_areas(live.areas, live.state, colours, live.position)
        regions = live.areas.region_names()
        before = self.whose.currentData()
        self.whose.blockSignals(True)
        self.whose.clear()
        self.whose.addItem(tr("the chosen area"), AREA)
        for name in regions:
            self.whose.addItem(name, name)
        wanted = before or next((name for name in live.choices.regions if name in regions), AREA)
        self.whose.setCurrentIndex(max(self.whose.findData(wanted), 0))
        self.whose.blockSignals(False)
        if live.position < 0 and len(live.areas.codes):
            live.select(self.ranking.model.position(0), by_hand=False)

    def _settled(self) -> None:
        """How many areas have a score, and what is to be known of it."""
        live = self.live
        there, all_of_them = int((live.state.rank > 0).sum()), len(live.areas.codes)
        scored, count, without = number(there), number(all_of_them), all_of_them - there
        if live.areas.has_index:
            parts = [tr("{scored} of {count} areas have a score.").format(scored=scored, count=count)]
            if scored != count:
                parts.append(tr("The rest, without one, stand at the end: {count}.").format(count=number(without)))
        else:
            told = tr("{scored} of {count} areas have a figure: {value}.")
            parts = [told.format(scored=scored, count=count, value=live.index())]
        parts += [say(note) for note in live.areas.notes[:2]]
        problem = index_problem(live.choices)
        if problem:
            parts.insert(0, f"⚠ {problem}")
        self.say(" ".join(parts))

    def _moved(self) -> None:
        """Other weights: what is in view follows."""
        live = self.live
        if live.areas is None:
            return
        self.ranking.set_state(live.state, live.position)
        self.draw_profile()

    def _selected(self, position: int) -> None:
        self.ranking.show_position(position)
        self._choice_changed()

    def _turned(self, _: object) -> None:
        self.draw_profile()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.draw_profile()

    def draw_profile(self, *_: object) -> None:
        """The profile of the chosen area or region, where it is in view."""
        live = self.live
        if live is None or live.areas is None or not self.profile.isVisible():
            return
        width = max(self.profile.width(), 520)
        self.profile.show_svg(self._drawing(width), self.whose.currentText())
        self._draw_years(width)

    def _draw_years(self, width: float) -> None:
        """The years of the chosen area or region beside each other, where there are several."""
        from ....bridge.live.years import years_chart

        live, region = self.live, self.whose.currentData()
        several = not region and len(self.ranking.positions) > 1
        there = bool(live.areas.years) and not several and bool(region or live.position >= 0)
        self.years.setVisible(there)
        if there:
            svg = years_chart(live.areas, live.state, region, live.position, live.index(), width)
            self.years.show_svg(svg, self.whose.currentText())

    def _drawing(self, width: float) -> str:
        """The profile of the chosen area or region as SVG."""
        from ....bridge.live.charts import area_profile, areas_compared, region_profile

        live, region = self.live, self.whose.currentData()
        if region:
            return region_profile(live.areas, live.state, region, live.index(), width)
        if len(self.ranking.positions) > 1:
            return areas_compared(live.areas, live.state, self.ranking.positions, live.index(), width)
        if live.position >= 0:
            return area_profile(live.areas, live.state, live.position, live.index(), width)
        return ""

    # The map

    def _show_on_map(self, wanted: bool) -> None:
        if self.live is not None:
            self.live.map.show_in_project(wanted)

    def _shown_on_map(self, there: bool) -> None:
        self.on_map.blockSignals(True)
        self.on_map.setChecked(there)
        self.on_map.blockSignals(False)

    def _point(self, wanted: bool) -> None:
        """Take up the tool on QGIS's map, or put it down."""
        if self.iface is None or self.live is None:
            return
        canvas = self.iface.mapCanvas()
        if self._tool is None:
            self._tool = WhyTool(canvas, self.live)
            self._tool.found.connect(self._pointed)
            self._tool.missed.connect(lambda: self.say(tr("There is no area there.")))
            self._tool.deactivated.connect(lambda: self.why.setChecked(False))
        if wanted:
            canvas.setMapTool(self._tool)
        else:
            canvas.unsetMapTool(self._tool)

    def _pointed(self, feature: int) -> None:
        """An area was pointed at."""
        if self.live.select_feature(feature):
            self.tabs.setCurrentIndex(WHY)
            self.window().raise_()
        else:
            self.say(tr("That area is not scored: it is water, or was left out."))

    def put_down(self) -> None:
        """Leave QGIS's map as it was."""
        self.why.setChecked(False)
