"""regiolens:regionprofiles, regions beside a reference: figures, differences, ranks, class and quadrant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..bridge.i18n import number, say, tr
from ..bridge.paths import shipped_models
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import AS_TOLD, add_readable, add_rules, add_sld, choice, model_choice, rules_named, told_index

if TYPE_CHECKING:
    from ..bridge.profiles.output import Made
    from ..bridge.profiles.sheet import Sheet
    from ..bridge.run import Run
    from ..core.index.model import Model
    from ..core.index.record import Told
    from ..core.profiles.long_table import Value


class RegionProfilesAlgorithm(RegiolensAlgorithm):
    """One polygon a region, and the same in long form with the areas of each region and the reference beside it."""

    NAME = "regionprofiles"
    INPUT = "INPUT"
    REGION_FIELD = "REGION_FIELD"
    TYPE_FIELDS = "TYPE_FIELDS"
    VALUES = "VALUES"
    WEIGHT = "WEIGHT"
    REFERENCE = "REFERENCE"
    THRESHOLD = "THRESHOLD"
    ZONE_FIELD = "ZONE_FIELD"
    MODEL = "MODEL"
    MODEL_FILE = "MODEL_FILE"
    YEAR = "YEAR"
    RULES = "RULES"
    OUTPUT = "OUTPUT"
    OUTPUT_TABLE = "OUTPUT_TABLE"
    REGIONS = "REGIONS"
    OUTSIDE = "OUTSIDE"

    def displayName(self) -> str:
        return tr("Region profiles")

    def shortHelpString(self) -> str:
        return tr(
            "Sets regions beside a reference: each value of a region, its difference to the reference, its rank among "
            "the regions, its class, the quadrant (kwetsbaar or kansrijk x perifeer or kern), the share of areas "
            "and inhabitants in the worst quarter and tenth, and the domains in which it stands out, both "
            "ways.\n\nEach value is brought together by its own rule, as in 'Aggregate areas to groups': counts are "
            "summed, a percentage is averaged with its own denominator, a mean with its population. The index and its "
            "domains are plain means of the areas, as in the published COROP scores; with a weight the weighted mean "
            "stands beside them. What has no denominator in the layer is averaged plainly, and output, chart and "
            "report say so. A count has no difference but a share of the reference's total. An area without a value is "
            "left out, never counted as zero; water is left out.\n\nWithout a reference the areas themselves are what "
            "regions are compared with, or a row of national figures (NL00) among them. The field vergeleken_met says "
            "so, and speaks of the Netherlands only where it is such a row, or the codes show that all of the country "
            "is there. Where the areas have a class of stedelijkheid (sted), "
            "regions are also compared with areas of the same class.\n\nOf areas that come from 'Robustness of the "
            "index', with nothing varied but the weights, the regions get the same fields: ranks and classes in the "
            "same draws.\n\nWith fields of types each type is a region: an area counts in each of its types, and once "
            "in the reference.\n\nA score tells how an area compares with its reference, nothing about the people who "
            "live there."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        vector = [QgsProcessing.SourceType.TypeVector]
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas with scores and their region"), vector),
            tr("Gemeenten, wijken, buurten or areas of your own, with scores and a field that names their region."),
        )
        self._add_fields()
        self.add(
            QgsProcessingParameterFeatureSource(self.REFERENCE, tr("Reference"), vector, optional=True),
            tr(
                "What regions are compared with, such as all gemeenten of the country where the areas are a part of "
                "it, or a table with a row of national figures, as KWB and StatLine have it (NL00); with the same "
                "fields. Without it, the areas themselves."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                self.THRESHOLD, tr("Threshold of the quadrants"), QgsProcessingParameterNumber.Type.Double, 50.0
            ),
            tr("From this score of the index on, unrounded, a region is kwetsbaar; below it, kansrijk."),
        )
        self.add(
            choice(self.MODEL, tr("Model"), [AS_TOLD, *shipped_models()], AS_TOLD),
            tr(
                "Only where the areas do not say which index they hold, as those of 'Multiple deprivation index' do: "
                "the model of the scores, which gives the index its name and classes and the domains their labels."
            ),
        )
        self.add(
            QgsProcessingParameterFile(self.MODEL_FILE, tr("Model file"), extension="json", optional=True),
            tr("A model of your own, in place of a shipped one."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(self.YEAR, tr("Year"), optional=True),
            tr(
                "Year of the scores, such as 2023, as it is to stand in tables and reports. When empty, the year that "
                "the areas tell."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Region profiles")),
            tr("One polygon a region, styled by class; a table where the areas have no polygons."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT_TABLE, tr("Profiles in long form"), optional=True, createByDefault=False
            ),
            tr(
                "A table with one row for each value of the reference, of each region and of each area in it: what "
                "charts and the region report are made from."
            ),
        )
        add_readable(self)
        add_sld(self)
        self.addOutput(QgsProcessingOutputNumber(self.REGIONS, tr("Number of regions")))
        self.addOutput(QgsProcessingOutputNumber(self.OUTSIDE, tr("Number of areas outside all regions")))

    def _add_fields(self) -> None:
        """The fields of the areas."""
        any_type = QgsProcessingParameterField.DataType.Any
        self.add(
            QgsProcessingParameterField(
                self.REGION_FIELD, tr("Field with the region"), None, self.INPUT, any_type, optional=True
            ),
            tr("Code or name of each area's region. By default regio_code or regio_naam; both are kept where there."),
        )
        self.add(
            QgsProcessingParameterField(
                self.TYPE_FIELDS, tr("Fields of types"), None, self.INPUT, any_type, allowMultiple=True, optional=True
            ),
            tr(
                "In place of a field with the region: fields that hold 1 for the areas of a type and 0 for the others, "
                "as 'Types of gemeenten' makes them. Each type is a region, an area counts in each of its types, and "
                "once in the reference."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                self.VALUES, tr("Values"), None, self.INPUT, any_type, allowMultiple=True, optional=True
            ),
            tr(
                "Numeric fields to compare. By default mdi and the scores of its domains, such as mdi_inkomen; a "
                "field mdi is always added."
            ),
        )
        self.add(
            QgsProcessingParameterField(self.WEIGHT, tr("Weight"), None, self.INPUT, any_type, optional=True),
            tr(
                "Number of inhabitants, for inhabitants in the worst quarter and tenth, and for means weighted with it "
                "that stand beside the figures. A reference needs the same field for a weighted mean of its own."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                self.ZONE_FIELD, tr("Field with the zone"), None, self.INPUT, any_type, optional=True
            ),
            tr("kern, intermediair or perifeer, the same for all areas of a region. By default regio_zone."),
            advanced=True,
        )
        add_rules(
            self,
            tr(
                "Only where a field is not known, or its rule is to be another, as in 'Aggregate areas to groups': "
                "rows of field, rule (sum, mean, weighted mean, min, max, rate, leave out), weight and name, or a JSON "
                "object. A field named here is a value too."
            ),
            advanced=True,
        )

    def fields_named(self, run: Run) -> Iterator[tuple[str, str, Sequence[str]]]:
        yield from super().fields_named(run)
        yield rules_named(run)

    def own_choices(self, run: Run) -> dict[str, str]:
        return model_choice(told_index(run, self.INPUT).model)

    def check(self, run: Run) -> None:
        if run.texts(self.TYPE_FIELDS):
            for name in (self.REGION_FIELD, self.ZONE_FIELD):
                if run.given(name):
                    raise Refusal(
                        "TYPE_FIELDS and {name} do not go together: types are the regions, or a field names them. "
                        "Leave one of both out.",
                        name=name,
                    )
        self.told(run)

    def told(self, run: Run) -> Told:
        """The index of the areas, which that of the reference must be as well."""
        from ..bridge.index.told import refuse_layer
        from ..bridge.provenance.lineage import index_and_year

        told = told_index(run, self.INPUT, self.asked(run, self.INPUT))
        refuse_layer(index_and_year(run.layer(self.REFERENCE))[0], run.title(self.REFERENCE), told)
        return told

    def asked(self, run: Run, name: str) -> list[str]:
        """The fields of a layer that are profiled, as far as the parameters name them."""
        names = run.source(name).fields().names()
        return [field for field in (*run.texts(self.VALUES), *rules_named(run)[2], "mdi") if field in names]

    def reference_year(self, run: Run) -> str:
        """The year of the figures of REFERENCE: as it tells, which may be another than that of the areas, else YEAR."""
        from ..bridge.provenance.lineage import index_and_year

        if not run.given(self.REFERENCE):
            return ""
        layer = run.layer(self.REFERENCE)
        return index_and_year(layer, self.asked(run, self.REFERENCE))[1] or run.text(self.YEAR).strip()

    def execute(self, run: Run) -> dict[str, Any]:
        from contextlib import nullcontext

        from ..bridge.aggregation.dissolve import merging
        from ..bridge.aggregation.grouping import tell_without_outline
        from ..bridge.aggregation.outlines import Outlines
        from ..bridge.layers.columns import whole_layer
        from ..bridge.profiles.asked import read_sheets, write_profiles
        from ..bridge.profiles.types import by_type, type_labels
        from ..bridge.provenance.keywords import keywords

        told = self.told(run)
        model = told.model
        year = run.text(self.YEAR).strip() or told.year
        run.keywords.update(keywords(told.record, year))
        source = run.source(self.INPUT)
        has_polygons = QgsWkbTypes.geometryType(source.wkbType()) == QgsWkbTypes.GeometryType.PolygonGeometry
        shapes = has_polygons and Outlines.read(source, run.feedback, whole_layer(run, self.INPUT, source))
        sheet, reference, values = read_sheets(run, source, model)
        groups, called, outside = sheet.regions, sheet.names.fillna(sheet.codes), int(sheet.regions.isna().sum())
        inside = len(groups) - outside
        if run.texts(self.TYPE_FIELDS):
            sheet, reference, groups, outside = by_type(sheet, reference, type_labels(source, sheet), run.feedback)
            inside = groups.index.nunique()
        # the figures are made while other threads merge the outlines
        with merging(shapes, groups, run.feedback, called) if shapes else nullcontext() as merged:
            made = self.figures(run, sheet, reference, values, model, year)
            regions = merged().geometries if merged else None
        outlines = None
        if regions is not None:
            tell_without_outline(regions, run.feedback)
            outlines = [regions[region] for region in made.profiles.means.index]
        elif source.wkbType() != QgsWkbTypes.Type.NoGeometry:
            run.feedback.pushWarning(tr("The layer has no polygons to dissolve: the output is a table."))
        run.feedback.pushInfo(tr("Compared with: {reference}").format(reference=made.compared))
        run.feedback.pushInfo(
            tr("Number of regions: {regions}, with {areas} areas in all.").format(
                regions=number(len(made.profiles.means)), areas=number(inside)
            )
        )
        results = write_profiles(run, source, made, outlines)
        return {**results, self.REGIONS: len(made.profiles.means), self.OUTSIDE: outside}

    def figures(
        self, run: Run, sheet: Sheet, reference: Sheet | None, values: list[Value], model: Model, year: str
    ) -> Made:
        """The profiles; what is to be said of them goes to the log."""
        from ..bridge.profiles.output import make_profiles

        made = make_profiles(
            sheet,
            reference,
            values,
            model,
            threshold=run.number(self.THRESHOLD),
            year=year,
            long=bool(run.parameters.get(self.OUTPUT_TABLE)),
            reference_year=self.reference_year(run),
        )
        made = self.with_intervals(run, made, sheet, model)
        for note in made.notes:
            run.feedback.pushWarning(say(note))
        return made

    def with_intervals(self, run: Run, made: Made, sheet: Sheet, model: Model) -> Made:
        """The same with what the draws of 'Robustness of the index' come to in the regions, where there were any."""
        from ..bridge.cancel import stop_if_cancelled
        from ..bridge.maps.doubt import drawn_words
        from ..bridge.profiles.sure import with_intervals
        from ..bridge.provenance.keywords import DRAWS, INTERVAL_FIELD, PLAN, drawn_in
        from ..bridge.provenance.lineage import metadata_of

        layer = run.layer(self.INPUT)
        drawn = drawn_in(metadata_of(layer)) if layer is not None else None
        if drawn is None and (layer is None or layer.fields().lookupField(INTERVAL_FIELD) < 0):
            return made
        found = with_intervals(made, sheet, drawn, model, lambda _: stop_if_cancelled(run.feedback))
        if drawn is not None and len(found.fields) > len(made.fields):
            ranked = int(made.profiles.means["mdi"].notna().sum())
            run.keywords[DRAWS] = [drawn_words(drawn.plan)]
            run.keywords[PLAN] = [replace(drawn, ranked=ranked).to_json()]
        return found
