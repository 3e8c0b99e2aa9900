"""regiolens:indicatoraudit, what to know of an index before it is trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..bridge.i18n import tr
from .mdi import MdiAlgorithm
from .parameters import add_inhabitants, add_readable, add_report

if TYPE_CHECKING:
    import pandas as pd

    from ..bridge.run import Run
    from ..core.index.audit import Audit
    from ..core.index.compute import IndexResult


class IndicatorAuditAlgorithm(MdiAlgorithm):
    """Spread, coherence and influence of what makes up an index."""

    NAME = "indicatoraudit"
    MIN_INHABITANTS = "MIN_INHABITANTS"
    REPORT = "REPORT"
    REMARKS = "REMARKS"

    def displayName(self) -> str:
        return tr("Audit of the indicators")

    def shortHelpString(self) -> str:
        return tr(
            "Looks at the indicators of an index before it is trusted: what is missing, which few values rule a scale, "
            "which indicator runs against its domain or says the same as another, whether a domain measures one thing, "
            "and what each really weighs.\n\nThe weight is what the model gives; the influence is the part of the "
            "variance of the index that goes back to a domain. A domain that hangs together with no other has less "
            "influence than its weight, and one that runs against the others pulls the index the other way.\n\nIt "
            "changes nothing. The limits are those of the handbook of OECD and JRC and of COINr; a remark is a "
            "question, not a fault."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_inputs()
        add_inhabitants(self, tr("To tell areas that are too small to rank; by default found by its name."))
        self.add(
            QgsProcessingParameterNumber(
                self.MIN_INHABITANTS,
                tr("Least number of inhabitants"),
                QgsProcessingParameterNumber.Type.Integer,
                100,
                minValue=0,
            ),
            tr("Areas with fewer are remarked; 0 remarks none."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Audit"), QgsProcessing.SourceType.TypeVector),
            tr(
                "A table with a row for each indicator, each domain and each pair that says almost the same: what is "
                "missing, mean, sd, scheefheid, kurtosis, uitschieters, gewicht, invloed_pct, r_index, r_domein, alfa "
                "and signalen."
            ),
        )
        add_report(
            self, tr("A web page with what stands out, the coherence of the domains, and a small picture an indicator.")
        )
        add_readable(self)
        self.add_counts()
        self.addOutput(QgsProcessingOutputNumber(self.REMARKS, tr("Number of remarks")))

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.index.asked import as_used, mapped_fields, score, stored_scale
        from ..bridge.index.audit import Found, audit_fields, remarks, small_areas, write_report
        from ..bridge.index.years import years_of
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write_table
        from ..bridge.naming import name_output
        from ..core.index.audit import audit
        from ..core.index.compute import compute

        model, source = self.model(run), run.source(self.INPUT)

        def engine(frame: pd.DataFrame, **reference: object) -> tuple[pd.DataFrame, IndexResult, Audit]:
            result = compute(
                frame,
                model,
                scale=stored_scale(run),
                missing=run.choice(self.MISSING),
                with_indicators=True,
                **reference,
            )
            return frame, result, audit(frame, result)

        kept: dict[int, list] = {}
        scored = score(run, source, model, mapped_fields(run, model), kept, engine)
        frame, result, found = scored.result
        ids = scored.frame.index[scored.land]
        least = run.whole(self.MIN_INHABITANTS)
        small = small_areas(run, source, ids, frame, least)
        years = years_of(source, run.layer(self.INPUT), result.model, scored.found, ids)
        whole = Found(run.title(self.INPUT), frame, result, found, scored.found, small, least, years)
        run = as_used(run, result)
        said = remarks(whole)
        for text in said:
            run.feedback.pushWarning(text)
        report = run.new_file(self.REPORT)
        if report:
            write_report(report, whole)
        fields = audit_fields(whole)
        output = write_table(run, self.OUTPUT, fields)
        name_output(run, output, aliases(fields))
        results = {self.OUTPUT: output, self.REMARKS: len(said), **self.counts(run, result)}
        return {**results, self.REPORT: report} if report else results
