"""The page of regions: which division, which of its regions, and what they are compared with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface, QgsFieldComboBox
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QVBoxLayout,
    QWidget,
)

from ....bridge.i18n import say, tr
from ....bridge.regions.catalogue import OWN_TABLE, POLYGONS, SETS
from ....core.messages import Refusal, listing
from ..background import Jobs, timer, when_idle
from ..checks import figure_fields
from ..choices import Choices
from ..forms import (
    Folding,
    add,
    called,
    choose_layer,
    field_combo,
    group,
    layer_combo,
    layer_id,
    narrow,
    page_layout,
    part,
)
from ..model_file import load_choice
from ..project import project_layer
from ..widgets.region_list import RegionList
from .base import Page

if TYPE_CHECKING:
    from ....bridge.live.lookups import Region
    from ..live.index import LiveIndex

NAMES = "regions"


class RegionPage(Page):
    """A division of the country or the user's own, the regions to report on, and the comparison."""

    def __init__(
        self, iface: QgisInterface | None = None, jobs: Jobs | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.jobs = jobs or Jobs(self)
        self.fault = ""
        self._key: tuple = ()
        self._choices = Choices()
        self._showing = False
        self.live = None
        self._regions: list[Region] = []
        self._scored_key: tuple = ()
        self._soon = timer(self, 0, self._refill)
        layout = page_layout(self)
        self._build_set(layout)
        self.regions = RegionList()
        layout.addWidget(self.regions, 1)
        self._build_compare(layout)
        self._connect()

    def title(self) -> str:
        return tr("Region")

    def help_page(self) -> str:
        return "region"

    # Building

    def _build_set(self, layout: QVBoxLayout) -> None:
        form = group(tr("Division"), layout)
        self.set = QComboBox()
        for one in SETS.values():
            self.set.addItem(say(one.label), one.key)
        add(form, tr("Re&gions"), self.set, tr("The division that the areas are assigned to."))
        self.own_table, inside = part(form)
        self.table = layer_combo(tr("(choose a table)"))
        add(inside, tr("&Table of regions"), self.table, tr("A row for each area, wijk or gemeente, with its region."))
        self.table_code = field_combo()
        add(inside, tr("C&ode field"), self.table_code, tr("When empty, the field is found by its values."))
        self.table_region = field_combo()
        add(inside, tr("Fiel&d with the region"), self.table_region)
        self.own_polygons, inside = part(form)
        self.polygons = layer_combo(tr("(choose a layer)"), polygons=True)
        add(inside, tr("Polygon&s of regions"), self.polygons, tr("An area gets the region it mostly lies in."))
        self.polygon_field = field_combo()
        add(inside, tr("&Field with the region"), self.polygon_field)
        for combo in (self.table_code, self.table_region, self.polygon_field):
            narrow(combo)
        self.folding = Folding(form)

    def _build_compare(self, layout: QVBoxLayout) -> None:
        form = group(tr("Comparison"), layout)
        self.compare = layer_combo(tr("(with all areas of the layer)"))
        add(
            form,
            tr("Compare &with"),
            self.compare,
            tr("A layer with the scores, or the indicators, of the whole country, where the areas are a part of it."),
        )
        self.weight = QComboBox()
        add(
            form,
            tr("Inhab&itants"),
            self.weight,
            tr("For means weighted by inhabitants, beside the plain ones, and for inhabitants in the worst quarter."),
        )
        self.threshold = QDoubleSpinBox()
        self.threshold.setRange(0.0, 100.0)
        self.threshold.setDecimals(1)
        add(
            form,
            tr("Th&reshold of the quadrants"),
            self.threshold,
            tr("From this score of the index on a region is kwetsbaar; below it, kansrijk."),
        )

    def _connect(self) -> None:
        self.set.currentIndexChanged.connect(self._set_chosen)
        own = ((self.table, (self.table_code, self.table_region)), (self.polygons, (self.polygon_field,)))
        for combo, fields in own:
            combo.layerChanged.connect(lambda layer, fields=fields: self._own_chosen(layer, fields))
        for field in (self.table_code, self.table_region, self.polygon_field):
            field.fieldChanged.connect(self._edited)
        self.compare.layerChanged.connect(self._edited)
        self.weight.currentIndexChanged.connect(self._edited)
        self.threshold.valueChanged.connect(self._edited)
        self.regions.changed.connect(self.changed)

    def set_live(self, live: LiveIndex) -> None:
        """Share the index that is held ready: it knows which areas have a score."""
        self.live = live
        live.reading.connect(lambda busy: None if busy else self._soon.start())

    # What the user does

    def _set_chosen(self, *_: object) -> None:
        self._show_own()
        if not self._showing:
            self.regions.choose(())
        self._edited()

    def _own_chosen(self, layer: QgsVectorLayer | None, fields: Sequence[QgsFieldComboBox]) -> None:
        for field in fields:
            field.setLayer(layer)
            if not self._showing:
                field.setField("")
        self._edited()

    def _edited(self, *_: object) -> None:
        if not self._showing:
            self.changed.emit()
            self._look_up()

    # The page's duties

    def show_choices(self, choices: Choices) -> None:
        self._showing = True
        self._choices = choices
        project = QgsProject.instance()
        self.set.setCurrentIndex(max(self.set.findData(choices.region_set), 0))
        for combo, ident, fields in (
            (
                self.table,
                choices.region_table,
                ((self.table_code, choices.region_table_code), (self.table_region, choices.region_table_region)),
            ),
            (self.polygons, choices.polygons, ((self.polygon_field, choices.polygon_field),)),
        ):
            layer = project.mapLayer(ident) if ident else None
            choose_layer(combo, layer)
            for field, name in fields:
                field.setLayer(layer)
                field.setField(name)
        choose_layer(self.compare, project.mapLayer(choices.compare) if choices.compare else None)
        self._fill_weights(choices)
        self.threshold.setValue(choices.threshold)
        # Quadrants are those of an index.
        self.threshold.setEnabled(not choices.without_index)
        self.regions.choose(choices.regions)
        self._show_own()
        self._showing = False
        self.regions.tell(self.fault)
        self._look_up()

    def _fill_weights(self, choices: Choices) -> None:
        """The fields that areas and table have together."""
        self.weight.clear()
        self.weight.addItem(tr("(no weighted means)"), "")
        for field in figure_fields(choices):
            self.weight.addItem(called(field), field.name())
        if choices.weight_field and self.weight.findData(choices.weight_field) < 0:
            self.weight.addItem(choices.weight_field, choices.weight_field)
        self.weight.setCurrentIndex(max(self.weight.findData(choices.weight_field), 0))

    def enter(self, choices: Choices) -> None:
        known = self._key
        super().enter(choices)
        if self._key == known:
            self._count()

    def forget(self) -> None:
        self._key = ()

    def read_choices(self, choices: Choices) -> None:
        choices.region_set = self.set.currentData() or next(iter(SETS))
        own, polygons = choices.region_set == OWN_TABLE, choices.region_set == POLYGONS
        choices.region_table = layer_id(self.table) if own else ""
        choices.region_table_code = self.table_code.currentField() if own else ""
        choices.region_table_region = self.table_region.currentField() if own else ""
        choices.polygons = layer_id(self.polygons) if polygons else ""
        choices.polygon_field = self.polygon_field.currentField() if polygons else ""
        choices.regions = sorted(self.regions.chosen)
        choices.compare = layer_id(self.compare)
        choices.weight_field = self.weight.currentData() or ""
        choices.threshold = self.threshold.value()

    def problem(self, choices: Choices) -> str:
        fault = self.fault if self._key == _key(choices) else ""
        return (
            self._division_lacks(choices)
            or fault
            or self._nothing_to_compare(choices)
            or self._nothing_to_report(choices)
        )

    def _division_lacks(self, choices: Choices) -> str:
        """What the user's own division is not complete without."""
        project = QgsProject.instance()
        if choices.region_set == OWN_TABLE:
            if project.mapLayer(choices.region_table) is None:
                return tr("Choose the table that tells the region of each area.")
            if not choices.region_table_region:
                return tr("Choose the field of the table that names the region.")
        if choices.region_set == POLYGONS:
            if project.mapLayer(choices.polygons) is None:
                return tr("Choose the layer with the polygons of the regions.")
            if not choices.polygon_field:
                return tr("Choose the field of the polygons that names the region.")
        return ""

    def _nothing_to_compare(self, choices: Choices) -> str:
        """The layer to compare with lacks scores of the model."""
        from ....core.index.model import shown_scores

        layer = project_layer(choices.compare)
        if layer is None:
            return ""
        if choices.without_index:
            return self._lacks_indicators(choices, layer)
        there = {name.lower() for name in layer.fields().names()}
        try:
            lacking = [name for name in shown_scores(load_choice(choices)) if name.lower() not in there]
        except Refusal:
            return ""
        if not lacking:
            return ""
        return tr(
            "'{layer}' has no field {fields} to compare with: choose a layer that this index was computed for, or all "
            "areas of the layer."
        ).format(layer=layer.name(), fields=listing(lacking, 3))

    def _lacks_indicators(self, choices: Choices, layer: QgsVectorLayer) -> str:
        """The layer to compare with lacks indicators."""
        from ....bridge.profiles.rules import counterpart

        names = layer.fields().names()
        lacking = [name for name in choices.values if not counterpart(name, names)]
        if not lacking:
            return ""
        return tr(
            "'{layer}' has no field {fields} to compare with: choose a layer with the same indicators, or all areas of "
            "the layer."
        ).format(layer=layer.name(), fields=listing(lacking, 3))

    def _nothing_to_report(self, choices: Choices) -> str:
        """None of the regions that are ticked has a score."""
        known = self.regions.scored if self._scored_key == _figures_key(choices) else {}
        if not choices.regions or any(known.get(name, 1) for name in choices.regions):
            return ""
        names = [region.name for region in self._regions if region.key in choices.regions]
        return tr("No area of {regions} has a score: tick a region that has some, or add its figures.").format(
            regions=listing(names, 3)
        )

    def _show_own(self) -> None:
        """Show the controls that the division needs."""
        chosen = self.set.currentData()
        self.folding.show(self.own_table, chosen == OWN_TABLE)
        self.folding.show(self.own_polygons, chosen == POLYGONS)

    # Names

    def _look_up(self) -> None:
        """Ask which regions there are, in the background."""
        one = self._choices
        choices = Choices(areas=one.areas, area_code=one.area_code, limit_set=one.limit_set, limit_to=one.limit_to)
        self.read_choices(choices)
        key = _key(choices)
        if key == self._key:
            return
        self._key, self.fault = key, ""
        self.jobs.cancel(NAMES)
        if not choices.areas or not choices.area_code or self._division_lacks(choices):
            self._fill([])
            return
        self.regions.told.setText(tr("Looking up the regions…"))
        when_idle(self, lambda: self._ask(choices))

    def _ask(self, choices: Choices) -> None:
        """Start the job, if its layers are still there."""
        from ....bridge.live.lookups import regions_of
        from ....bridge.live.snapshot import Snapshot

        project = QgsProject.instance()
        areas = project.mapLayer(choices.areas)
        own = project.mapLayer(choices.region_table or choices.polygons)
        if areas is None or self._key != _key(choices):
            return
        sources = Snapshot(areas), Snapshot(own) if own is not None else None
        self.jobs.start(
            NAMES,
            tr("Looking up the regions"),
            lambda task: regions_of(
                sources[0],
                choices.area_code,
                choices.region_set,
                sources[1],
                choices.region_table_code,
                choices.region_table_region or choices.polygon_field,
                task,
                (choices.limit_set, choices.limit_to),
            ),
            self._found,
        )

    def _found(self, regions: list[Region] | None, fault: str) -> None:
        if regions is not None and not regions:
            fault = tr(
                "None of the areas lies in one of these regions: choose another division, or another code field on the "
                "page Data."
            )
        self.fault, self._regions = fault, regions or []
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        """List the regions as soon as it is known which of their areas have a score."""
        if self.live is not None and self.isVisible() and any(region.areas for region in self._regions):
            self.live.follow(self._choices)
            if self.live.is_reading():
                return
        self._fill(self._regions)

    def _refill(self) -> None:
        """Areas were read, or could not be."""
        if self._regions and self.isVisible():
            self._fill(self._regions)
            self.changed.emit()

    def _fill(self, regions: list[Region]) -> None:
        """List these regions, with what is known of their scores."""
        scored = self.live.scored() if self.live is not None else None
        self._scored_key = _figures_key(self.live.choices) if scored is not None else ()
        self.regions.fill(regions, scored, self.fault)


def _figures_key(choices: Choices) -> tuple:
    """What decides which areas have a score; weights may, but then the index is read again on entering."""
    made = () if choices.without_index else (choices.model, choices.model_file)
    areas = (choices.areas, choices.area_code, choices.limit_set, choices.limit_to)
    return *areas, choices.table, choices.table_code, choices.without_index, *made


def _key(choices: Choices) -> tuple:
    """What decides which regions there are."""
    return (
        choices.areas,
        choices.area_code,
        choices.limit_set,
        choices.limit_to,
        choices.region_set,
        choices.region_table,
        choices.region_table_code,
        choices.region_table_region,
        choices.polygons,
        choices.polygon_field,
    )
