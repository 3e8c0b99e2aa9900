"""regiolens:robustness, how sure ranks and classes of an index are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..bridge.i18n import number, tr
from .mdi import MdiAlgorithm
from .parameters import add_readable, add_seed, add_sld, choice, choices

if TYPE_CHECKING:
    from ..bridge.run import Run
    from ..core.index.draws import Plan

NOISES = ("uniform", "dirichlet")
CHOICES = ("normalisation", "aggregation", "indicator left out", "domain left out", "outliers")


class RobustnessAlgorithm(MdiAlgorithm):
    """The index many times over, with other weights and other choices."""

    NAME = "robustness"
    DRAWS = "DRAWS"
    WEIGHT_NOISE = "WEIGHT_NOISE"
    NOISE_KIND = "NOISE_KIND"
    VARY = "VARY"
    SEED = "SEED"
    OUTPUT_TABLE = "OUTPUT_TABLE"
    DOUBTFUL = "DOUBTFUL"

    def displayName(self) -> str:
        return tr("Robustness of the index")

    def shortHelpString(self) -> str:
        return tr(
            "Tells how sure the rank and the class of each area are: would other weights, or another method, have "
            "led elsewhere?\n\nThe index of 'Multiple deprivation index (MDI)' is computed many times, each time with "
            "other weights and, where asked, with another normalisation (min-max, z-score, percentile rank, England's "
            "exponential ranks), aggregation (arithmetic or geometric), without one indicator or domain, or with "
            "outlying values drawn in. rang_p05 and rang_p95 are the ranks between which an area lies in 90% of the "
            "draws; klasse_zeker is the percentage of the draws in which it has the class that is published.\n\n"
            "Under another normalisation or aggregation, or without an indicator, the bounds of the model mean "
            "nothing: there they leave as many areas of the reference in each class as the published ones do.\n\n"
            "The same seed gives the same result. It tells what the choices of the method do, not how good the "
            "figures are."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_inputs()
        kinds = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterNumber(self.DRAWS, tr("Draws"), kinds.Integer, 1000, minValue=2),
            tr("How many times the index is computed; with 1,000 a percentage is known to about 1.5 points."),
        )
        self.add(
            QgsProcessingParameterNumber(
                self.WEIGHT_NOISE, tr("Weights may be off by (%)"), kinds.Double, 25, minValue=0, maxValue=99
            ),
            tr("Each way, of each domain's weight; together the weights keep their sum. 0 leaves them as they are."),
        )
        self.add(
            choice(self.NOISE_KIND, tr("How weights vary"), NOISES, NOISES[0]),
            tr(
                "Each by itself: all values between the bounds are equally likely. As shares of a whole: spread as "
                "far, without bounds."
            ),
            advanced=True,
        )
        self.add(
            choices(self.VARY, tr("What else varies"), CHOICES),
            tr("Choices of the method; each of their options, and the model as it is, are equally likely."),
        )
        add_seed(self)
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Robustness")),
            tr(
                "The areas with all that 'Multiple deprivation index (MDI)' writes, as published, rang_mediaan, "
                "rang_p05, rang_p95, the percentage of the draws in each class (klasse_1_pct and so on), klasse_zeker, "
                "andere_klasse_pct (the likeliest other class) and slechtste_kwart_pct; styled by class, hatched where "
                "another class takes at least a quarter of the draws."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT_TABLE,
                tr("What decides"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            ),
            tr(
                "A table: which part of the variance of the ranks each choice explains, alone (eerste_orde) and "
                "together with the others (totaal), after Saltelli; and how far ranks shift without each indicator and "
                "each domain (rangverschuiving)."
            ),
        )
        add_readable(self)
        add_sld(self)
        self.add_counts()
        self.addOutput(QgsProcessingOutputNumber(self.DOUBTFUL, tr("Number of areas whose class is not sure")))

    def plan(self, run: Run) -> Plan:
        """What varies, and how often."""
        from ..core.index.draws import Plan

        return Plan(
            run.whole(self.DRAWS),
            run.number(self.WEIGHT_NOISE),
            run.choice(self.NOISE_KIND),
            tuple(run.choices(self.VARY)),
            run.whole(self.SEED),
        )

    def check(self, run: Run) -> None:
        super().check(run)
        self.plan(run).check(run.file(self.SCALE_IN))

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.cancel import stop_if_cancelled
        from ..bridge.index.asked import as_used, mapped_fields, score, stored_scale
        from ..bridge.index.robustness import robustness_fields, table_fields
        from ..bridge.index.scoring import index_record
        from ..bridge.layers.area_fields import name_field
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write, write_table
        from ..bridge.maps.doubt import drawn_words, robustness_style
        from ..bridge.maps.styles import apply_style
        from ..bridge.naming import name_output
        from ..bridge.provenance.keywords import DRAWS, INDEX, PLAN
        from ..core.index.draws import Drawn
        from ..core.index.robustness import DOUBTFUL, robustness

        model, plan = self.model(run), self.plan(run)
        with_table = run.given(self.OUTPUT_TABLE)

        def tell(percent: float) -> None:
            stop_if_cancelled(run.feedback)
            run.feedback.setProgress(percent)

        engine = partial(
            robustness,
            model=model,
            plan=plan,
            scale=stored_scale(run),
            missing=run.choice(self.MISSING),
            with_table=with_table,
            progress=tell,
        )
        source = run.source(self.INPUT)
        kept: dict[int, list] = {}
        scored = score(run, source, model, mapped_fields(run, model), kept, engine)
        found = scored.result.spread(scored.land)
        run = as_used(run, found.result)
        model = self.model(run)
        run.keywords[INDEX] = [index_record(found.result, model).to_json()]
        run.keywords[DRAWS] = [drawn_words(plan)]
        run.keywords[PLAN] = [Drawn(plan, int((found.result.rank > 0).sum()), model.fingerprint()).to_json()]
        new = robustness_fields(found, model)
        output = write(run, self.OUTPUT, source, scored.frame.index, new, kept)
        apply_style(run, output, robustness_style(found, model, plan, name_field(source)), aliases(new))
        doubtful = int((found.other >= DOUBTFUL).sum())
        run.feedback.pushInfo(
            tr("Areas with another class in at least 25% of the draws: {count}.").format(count=number(doubtful))
        )
        results = {self.OUTPUT: output, self.DOUBTFUL: doubtful, **self.counts(run, found.result)}
        if with_table:
            fields = table_fields(found, model)
            table = write_table(run, self.OUTPUT_TABLE, fields)
            name_output(run, table, aliases(fields))
            results[self.OUTPUT_TABLE] = table
        return results
