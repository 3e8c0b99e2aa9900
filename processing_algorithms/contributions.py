"""regiolens:contributions, what makes up the index of each area."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
)

from ..bridge.i18n import full_title, tr
from .mdi import MdiAlgorithm
from .parameters import add_readable

if TYPE_CHECKING:
    from ..bridge.run import Run


class ContributionsAlgorithm(MdiAlgorithm):
    """The index, divided into the points of its domains, and the way to the next class."""

    NAME = "contributions"
    INDICATORS = "INDICATORS"

    def displayName(self) -> str:
        return tr("Contributions to the index")

    def shortHelpString(self) -> str:
        return tr(
            "Tells why an area has its score: the points that each domain contributes to the multiple deprivation "
            "index. They add up to the index, which is computed as by 'Multiple deprivation index (MDI)', from the "
            "same input.\n\nIt also tells by how many points the score must fall, or rise, to be in another class, "
            "and for each domain by how much its own score would have to fall to bring that about alone.\n\nAn area "
            "without a score has no contributions. A model that takes the geometric mean of its domains is refused: "
            "a product has no points per domain that add up to it."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_inputs()
        self.add(
            QgsProcessingParameterBoolean(self.INDICATORS, tr("Points per indicator as well"), defaultValue=False),
            tr(
                "Adds a field for each indicator, such as bijdrage_inkomen_arme_huishoudens, that add up to their "
                "domain. Where an indicator is missing the others of its domain share the points."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Contributions")),
            tr(
                "The areas with the points per domain (such as bijdrage_inkomen), mdi, mdi_klasse, mdi_label, "
                "mdi_rang, punten_tot_lagere_klasse (the score must fall by more than this to be in a lower class), "
                "punten_tot_hogere_klasse (it must rise by this to be in a higher one), and per domain such as "
                "daling_inkomen: by more than this the score of that domain alone must fall to bring the area into a "
                "lower class, empty where it cannot. Styled by class."
            ),
        )
        add_readable(self)
        self.add_counts()

    def check(self, run: Run) -> None:
        from ..core.index.contributions import check_sum

        super().check(run)
        check_sum(self.model(run), run.yes(self.INDICATORS))

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.index.asked import as_used, compute_index, mapped_fields
        from ..bridge.index.contributions import contribution_fields
        from ..bridge.index.scoring import index_record
        from ..bridge.layers.area_fields import name_field
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write
        from ..bridge.maps.choropleths import index_style
        from ..bridge.maps.maptip import points_tip
        from ..bridge.maps.styles import apply_style
        from ..bridge.provenance.keywords import INDEX
        from ..core.index.contributions import check_sum, contributions

        model = self.model(run)
        with_indicators = run.yes(self.INDICATORS)
        check_sum(model, with_indicators)
        field_map = mapped_fields(run, model)
        source = run.source(self.INPUT)
        kept = {}
        ids, result = compute_index(run, source, model, field_map, kept, with_indicators)
        run = as_used(run, result)
        model = self.model(run)
        run.keywords[INDEX] = [index_record(result, model).to_json()]
        new = contribution_fields(result, contributions(result, model, with_indicators), model, with_indicators)
        output = write(run, self.OUTPUT, source, ids, new, kept)
        style = replace(
            index_style(result, model),
            title=tr("{model}: contributions").format(model=full_title(model)),
            map_tip=points_tip(model, name_field(source)),
        )
        apply_style(run, output, style, aliases(new))
        return {self.OUTPUT: output, **self.counts(run, result)}
