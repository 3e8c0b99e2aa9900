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
    from ..bridge.run import Run

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
        from ..bridge.oad.output import area_results, write_addresses, write_areas
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
            areas = area_results(run, existing, planned, density, around.reach)
            results[self.AREAS_WITHOUT] = int((areas[1][1].values.isna()).sum())
        if areas:
            results[self.OUTPUT_AREAS] = write_areas(run, *areas)
        if asked(run, self.OUTPUT_ADDRESSES):
            results[self.OUTPUT_ADDRESSES] = write_addresses(run, existing, density)
        return results


def asked(run: Run, name: str) -> bool:
    """Whether an optional output is asked for."""
    value = run.parameters.get(name)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        return bool(value.sink.expressionString() or value.sink.staticValue())
    return value not in (None, "")
