"""regiolens:mdi, the multiple deprivation index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..bridge.i18n import number, tr
from ..bridge.paths import shipped_models
from .base import RegiolensAlgorithm
from .parameters import (
    MISSING,
    MatrixParameter,
    add_labels,
    add_origin,
    add_readable,
    add_regions,
    add_sld,
    choice,
    model_choice,
)

if TYPE_CHECKING:
    from ..bridge.run import Run
    from ..core.index.compute import IndexResult
    from ..core.index.model import Model


class MdiAlgorithm(RegiolensAlgorithm):
    """Indicators or domain scores in; domain scores, index, class, rank, quartile and coverage out."""

    NAME = "mdi"
    INPUT = "INPUT"
    MODEL = "MODEL"
    MODEL_FILE = "MODEL_FILE"
    FIELD_MAP = "FIELD_MAP"
    REFERENCE = "REFERENCE"
    SCALE_IN = "SCALE_IN"
    SCALE_OUT = "SCALE_OUT"
    MISSING = "MISSING"
    OUTPUT = "OUTPUT"
    SCORED = "SCORED"
    UNSCORED = "UNSCORED"
    WITHOUT = "WITHOUT"
    TITLE = "TITLE"
    YEAR = "YEAR"
    SOURCE = "SOURCE"
    AUTHOR = "AUTHOR"

    def displayName(self) -> str:
        return tr("Multiple deprivation index (MDI)")

    def shortHelpString(self) -> str:
        return tr(
            "Computes a multiple deprivation index from indicators, or from domain scores, by a model: seven weighted "
            "domains after Het PON & Telos (2024), England's index, or a model of your own.\n\nEach indicator is "
            "brought to 0-100, 100 the worst outcome; a domain is the mean of its indicators; the index is the sum of "
            "weight/100 x domain score, with the weights as they stand.\n\nThe normalisation belongs to a reference, "
            "not to the layer at hand: give the whole country as reference, or a stored scale, and a province gets "
            "the very scores that it has within the country. Missing is never zero: "
            "mdi_dekking tells what percentage of the indicators stands behind each score, mdi_gewicht what percentage "
            "of the weights.\n\nShipped models: "
            "pon2023 (22 indicators), pon2023_domains (the "
            "seven domain scores), imd_england (ranks or scores of the seven English domains), cbs_kern (a derived "
            "index of gemeenten from what CBS publishes freely), cbs_buurt (the same for wijken and buurten, from the "
            "Kerncijfers of any year: domains that a year does not hold are left out, and the name says so). A score "
            "tells how an area compares with its reference, nothing about the people who live there."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_inputs()
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Index")),
            tr(
                "The areas with a score per domain (such as mdi_inkomen), mdi, mdi_klasse, mdi_label, mdi_rang "
                "(1 = most deprived of this layer), mdi_kwartiel (4 = most deprived quarter of the "
                "reference), mdi_deciel (10 = most deprived tenth), mdi_dekking (percentage of the indicators present) "
                "and mdi_gewicht (percentage of the weights whose domains have a score), styled by class."
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                self.SCALE_OUT, tr("Store the scale"), tr("JSON files (*.json)"), optional=True, createByDefault=False
            ),
            tr("Write the fitted normalisation to a file, to show it and to apply it elsewhere."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(self.TITLE, tr("Title of the legend"), optional=True),
            tr("When empty, the title of the model. What the index is called stands below a title of your own."),
        )
        self.add(
            QgsProcessingParameterString(self.YEAR, tr("Year of the figures"), optional=True),
            tr("Stands behind the title of the model in the legend, such as 2024."),
        )
        add_origin(self)
        add_regions(self)
        add_labels(self)
        add_readable(self)
        add_sld(self)
        self.add_counts()

    def add_counts(self) -> None:
        """The numbers that come out."""
        self.addOutput(QgsProcessingOutputNumber(self.SCORED, tr("Number of areas with a score")))
        self.addOutput(QgsProcessingOutputNumber(self.UNSCORED, tr("Number of areas without a score")))

    def add_inputs(self) -> None:
        """The parameters that say which index of what."""
        vector = [QgsProcessing.SourceType.TypeVector]
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas with indicators"), vector),
            tr("A layer or table with the indicators, or the domain scores, in its fields."),
        )
        self.add_model()
        self.add(
            QgsProcessingParameterFeatureSource(self.REFERENCE, tr("Reference"), vector, optional=True),
            tr(
                "Layer or table on which the normalisation and the quartiles are fitted, such as all gemeenten of the "
                "country. Without it, and without a scale, the areas themselves are the reference."
            ),
        )
        self.add_choices()

    def add_model(self) -> None:
        """The model, and the fields that it finds its indicators in."""
        self.add(
            choice(self.MODEL, tr("Model"), shipped_models(), "pon2023_domains"),
            tr("A model that comes with Regiolens: cbs_buurt, cbs_kern, imd_england, pon2023 or pon2023_domains."),
        )
        self.add(
            QgsProcessingParameterFile(self.MODEL_FILE, tr("Model file"), extension="json", optional=True),
            tr(
                "A model of your own, in place of a shipped one: a JSON file with domains, weights, indicators, "
                "directions, denominators, treatment of outlying values, normalisation and classes. A fault is named "
                "with its path in the file."
            ),
        )
        self.add(
            MatrixParameter(
                self.FIELD_MAP,
                tr("Fields of the indicators"),
                headers=[tr("Indicator"), tr("Field")],
                optional=True,
            ),
            tr(
                "Only where fields have other names than the model gives: pairs of indicator and field, or a JSON "
                'object such as {"inkomen": "score_inkomen"}. What an indicator is divided by is named with '
                "'.denominator' behind its id, such as 'uitkeringen.denominator'."
            ),
        )

    def add_choices(self) -> None:
        """A stored scale, and what becomes of missing values and domains."""
        self.add(
            QgsProcessingParameterFile(self.SCALE_IN, tr("Stored scale"), extension="json", optional=True),
            tr("A normalisation that an earlier run stored, applied unchanged. In place of a reference."),
            advanced=True,
        )
        self.add(
            choice(self.MISSING, tr("Missing values"), MISSING, MISSING[0]),
            tr(
                "'available with at least half': a domain is the mean of the indicators present, of which it needs at "
                "least half. 'all required': a domain with any indicator missing has no score. 'strict': the run is "
                "refused if any value is missing. The index always needs all its domains, but those that are left out."
            ),
        )
        self.add(
            QgsProcessingParameterString(self.WITHOUT, tr("Domains to leave out"), optional=True),
            tr(
                "Ids of domains, parted by commas, such as 'veiligheid,woonomgeving'. The others count in proportion "
                "to their weights, and the name of the index says what it is without. Domains that the model marks as "
                "optional are left out by themselves where there are no figures for them."
            ),
            advanced=True,
        )

    def fields_named(self, run: Run) -> Iterator[tuple[str, str, Sequence[str]]]:
        from ..bridge.index.asked import field_map_of

        yield from super().fields_named(run)
        mapped = field_map_of(run, self.model(run))
        for layer in (self.INPUT, self.REFERENCE):
            yield self.FIELD_MAP, layer, list(mapped.values())

    def check(self, run: Run) -> None:
        from ..bridge.aggregation.region_map import check_regions
        from ..bridge.index.asked import check_scale

        check_regions(run)
        check_scale(run)

    def model(self, run: Run) -> Model:
        """The model to use, without the domains that are to be left out."""
        from ..bridge.index.asked import chosen_model
        from ..core.index.model import leave_out

        return leave_out(chosen_model(run), run.text(self.WITHOUT).split(","))

    def own_choices(self, run: Run) -> dict[str, str]:
        return model_choice(self.model(run))

    def about(self, run: Run) -> str:
        return f"{super().about(run)} {self.model(run).description}".strip()

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.aggregation.region_map import OUTPUT_REGIONS, regions_on_map, write_shares
        from ..bridge.index.asked import as_used, compute_index, mapped_fields
        from ..bridge.index.scoring import index_record, result_fields
        from ..bridge.layers.area_fields import name_field
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write
        from ..bridge.maps.choropleths import index_style, signed_legend
        from ..bridge.maps.maptip import score_tip
        from ..bridge.maps.styles import apply_style
        from ..bridge.provenance.keywords import INDEX

        model = self.model(run)
        field_map = mapped_fields(run, model)
        source = run.source(self.INPUT)
        kept = {}
        ids, result = compute_index(run, source, model, field_map, kept, with_indicators=False)
        run = as_used(run, result)
        model = self.model(run)
        run.keywords[INDEX] = [index_record(result, model).to_json()]
        new = result_fields(result, model)
        told = (run.text(name) for name in (self.TITLE, self.SOURCE, self.AUTHOR, self.YEAR))
        style = signed_legend(index_style(result, model), *told)
        style = replace(style, map_tip=score_tip(model, name_field(source)))
        shown = regions_on_map(run, source, ids)
        if shown is not None:
            new, style = [*new, *shown.fields], shown.outline(style)
        output = write(run, self.OUTPUT, source, ids, new, kept)
        apply_style(run, output, style, aliases(new))
        results = {self.OUTPUT: output, **self.counts(run, result)}
        if shown is not None and run.given(OUTPUT_REGIONS):
            results[OUTPUT_REGIONS] = write_shares(run, source, shown, result.classes, list(model.labels))
        path = run.new_file(self.SCALE_OUT)
        if path:
            Path(path).write_text(result.scale.to_json(), encoding="utf-8")
            results[self.SCALE_OUT] = path
        return results

    def counts(self, run: Run, result: IndexResult) -> dict[str, int]:
        """How many areas have a score and how many have none, told and as results."""
        scored, count = int((result.rank > 0).sum()), len(result.rank)
        run.feedback.pushInfo(
            tr("{scored} of {count} areas have a score.").format(scored=number(scored), count=number(count))
        )
        return {self.SCORED: scored, self.UNSCORED: count - scored}
