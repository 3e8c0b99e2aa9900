"""regiolens:oad, address density (OAD) of areas of one's own, from addresses, also with a building plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ..bridge.i18n import tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import add_addresses, add_readable, add_sld, choice

if TYPE_CHECKING:
    import pandas as pd

    from ..bridge.layers.new_fields import NewField
    from ..bridge.maps.styles import ClassStyle
    from ..bridge.oad.points import Points
    from ..bridge.run import Run
    from ..core.oad.oad import Density

METHODS = ("circle", "statutory cells")


class OadAlgorithm(RegiolensAlgorithm):
    """OAD of areas and of addresses."""

    NAME = "oad"
    ADDRESSES = "ADDRESSES"
    COUNT_FIELD = "COUNT_FIELD"
    AREAS = "AREAS"
    PLANNED = "PLANNED"
    PLANNED_COUNT = "PLANNED_COUNT"
    METHOD = "METHOD"
    RADIUS = "RADIUS"
    OUTPUT_AREAS = "OUTPUT_AREAS"
    OUTPUT_ADDRESSES = "OUTPUT_ADDRESSES"
    ADDRESSES_COUNTED = "ADDRESSES_COUNTED"
    AREAS_WITHOUT = "AREAS_WITHOUT"

    def displayName(self) -> str:
        return tr("Address density (OAD) from addresses")

    def shortHelpString(self) -> str:
        return tr(
            "Computes CBS's omgevingsadressendichtheid exactly: the OAD of an address is the number of addresses "
            "within 1 km of it, itself included, per km²; the OAD of an area is the mean over all addresses in it. "
            "Neighbours outside an area count, so give addresses at least 1 km beyond its border: oad_rand is true "
            "where addresses of the area lie so near to the edge of the address layer that the value may be too "
            "low.\n\nAreas may overlap; an address on a border belongs to each area that touches it. Areas without "
            "addresses get no value. With planned addresses the OAD is computed as well as if they were built: "
            "oad_plan is the mean over existing and planned addresses, sted_stap the number of classes by which an "
            "area gets more urban.\n\nThe statutory variant (Besluit financiële verhouding 2001) takes the address's "
            "own cell of 500 m and the 12 whose centres lie within 1 km: 3.25 km²."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self._add_sources()
        self.add(
            choice(self.METHOD, tr("Surroundings"), METHODS, METHODS[0]),
            tr("Of an address: 'circle' as CBS has it, or 'statutory cells' of 500 m, aligned to RD."),
        )
        radius = QgsProcessingParameterNumber(
            self.RADIUS, tr("Radius (m)"), QgsProcessingParameterNumber.Type.Double, 1000.0, minValue=1.0
        )
        self.add(radius, tr("Of the circle; CBS takes 1000 m. The cells have no radius."), advanced=True)
        self.add(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT_AREAS, tr("Areas with OAD"), optional=True, createByDefault=True
            ),
            tr(
                "The areas with oad, oad_adressen, sted (1-5), sted_label and oad_rand, and with planned addresses "
                "oad_plan, sted_plan and sted_stap; styled."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT_ADDRESSES, tr("Addresses with OAD"), optional=True, createByDefault=False
            ),
            tr("The addresses with their own oad, and with planned addresses oad_plan."),
        )
        add_readable(self)
        add_sld(self)
        self.addOutput(QgsProcessingOutputNumber(self.ADDRESSES_COUNTED, tr("Number of addresses")))
        self.addOutput(QgsProcessingOutputNumber(self.AREAS_WITHOUT, tr("Number of areas without addresses")))

    def _add_sources(self) -> None:
        """The layers and their fields."""
        points, numeric = [QgsProcessing.SourceType.TypeVectorPoint], QgsProcessingParameterField.DataType.Any
        add_addresses(self)
        self.add(
            QgsProcessingParameterFeatureSource(
                self.AREAS, tr("Areas"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr("Any areas: buurten, a station's surroundings, a new border. They may overlap."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.PLANNED, tr("Planned addresses"), points, optional=True),
            tr("Addresses that a plan adds to the existing ones."),
        )
        self.add(
            QgsProcessingParameterField(
                self.PLANNED_COUNT,
                tr("Number of addresses at each planned point"),
                None,
                self.PLANNED,
                numeric,
                optional=True,
            ),
            tr("Such as the dwellings of a block; without it each planned point is one address."),
        )

    def check(self, run: Run) -> None:
        if not any(asked(run, name) for name in (self.OUTPUT_AREAS, self.OUTPUT_ADDRESSES)):
            raise Refusal("No output is asked for: choose OUTPUT_AREAS, OUTPUT_ADDRESSES or both.")
        if asked(run, self.OUTPUT_AREAS) and not run.given(self.AREAS):
            raise Refusal("OUTPUT_AREAS needs areas: give a layer of polygons as AREAS, or skip that output.")

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.oad.points import count_addresses, read_points
        from ..core.oad.oad import Neighbourhood

        radius = run.number(self.RADIUS)
        around = Neighbourhood(run.choice(self.METHOD), radius)
        existing = read_points(run, self.ADDRESSES, run.text(self.COUNT_FIELD))
        planned = None
        if run.source(self.PLANNED, optional=True) is not None:
            planned = read_points(run, self.PLANNED, run.text(self.PLANNED_COUNT))
        density = count_addresses(existing, planned, around, run.feedback)
        results = {self.ADDRESSES_COUNTED: int(existing.addresses.weight.sum())}
        # All that is computed comes before the first sink.
        areas = None
        if asked(run, self.OUTPUT_AREAS):
            areas = self.area_results(run, existing, planned, density, around.reach)
            results[self.AREAS_WITHOUT] = int((areas[1][1].values.isna()).sum())
        if areas:
            results[self.OUTPUT_AREAS] = self.write_areas(run, *areas)
        if asked(run, self.OUTPUT_ADDRESSES):
            results[self.OUTPUT_ADDRESSES] = self.write_addresses(run, existing, density)
        return results

    def area_results(
        self, run: Run, existing: Points, planned: Points | None, density: Density, reach: float
    ) -> tuple[pd.Index, list[NewField], ClassStyle]:
        """Ids of the areas, their new fields and their style."""
        from ..bridge.layers.new_fields import NewField
        from ..bridge.maps.choropleths import urbanity_style
        from ..bridge.oad.maps import change_steps, change_style, density_fields, plan_fields
        from ..bridge.oad.membership import find_members
        from ..bridge.oad.points import cancel_said
        from ..bridge.types import BOOLEAN
        from ..core.classes import URBANITY_LABELS, labels_of
        from ..core.oad.areas import area_means, edge_flags

        title = run.title(self.AREAS)
        source = run.source(self.AREAS)
        every = existing.addresses + planned.addresses if planned else existing.addresses
        areas = find_members(run, source, title, every)
        mine = areas.members.before(len(existing.addresses))
        now = area_means(density.within, every.weight, density.area, mine)
        with cancel_said():
            flags = edge_flags(existing.addresses, reach, mine, run.feedback.isCanceled)
        edge = NewField.of("oad_rand", BOOLEAN, flags, tr("near the edge of the addresses: OAD may be too low"))
        new = [*density_fields(now, labels_of(now.classes, URBANITY_LABELS)), edge]
        if not planned:
            return areas.ids, new, urbanity_style(now.classes, title)
        then = area_means(density.planned_within, every.weight, density.area, areas.members)
        style = change_style(change_steps(now.classes, then.classes), title)
        return areas.ids, [*new, *plan_fields(now, then)], style

    def write_areas(self, run: Run, ids: pd.Index, new: list[NewField], style: ClassStyle) -> str:
        """The layer of areas."""
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write
        from ..bridge.maps.styles import apply_style

        source = run.source(self.AREAS)
        output = write(run, self.OUTPUT_AREAS, source, ids, new, read=self.AREAS)
        apply_style(run, output, style, aliases(new))
        return output

    def write_addresses(self, run: Run, existing: Points, density: Density) -> str:
        """The layer of addresses."""
        from ..bridge.layers.new_fields import NewField
        from ..bridge.layers.sinks import write
        from ..bridge.naming import name_output
        from ..bridge.types import REAL

        source, count = run.source(self.ADDRESSES), len(existing.addresses)
        new = [NewField.of("oad", REAL, existing.per_feature(density.oad(count)))]
        if density.planned_within is not None:
            new.append(NewField.of("oad_plan", REAL, existing.per_feature(density.planned_oad(count))))
        output = write(run, self.OUTPUT_ADDRESSES, source, existing.ids, new, read=self.ADDRESSES)
        name_output(run, output, {})
        return output


def asked(run: Run, name: str) -> bool:
    """Whether an optional output is asked for."""
    value = run.parameters.get(name)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        return bool(value.sink.expressionString() or value.sink.staticValue())
    return value not in (None, "")
