"""One run of the region report: maps, charts, page, PDF and template from the same figures."""

from __future__ import annotations

from threading import Lock

from qgis.core import (
    QgsFeatureSource,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
    QgsProject,
    QgsVectorLayer,
)

from ...core.messages import listing
from ..cancel import stop_if_cancelled
from ..i18n import full_title, number, tr
from ..settings import ORGANISATION, text_of
from .charts import HALF, domains_of, height_of, intervals_of, matrix_of, profile_charts, trend_of
from .data import Profiles
from .export import export_pdf
from .filled import pdf_sheet, template
from .layers import make_layers
from .layouts import build
from .logo import read_logo
from .maps import MapMaker, style_areas
from .method import source_line
from .page import Report, write_page
from .sheet import CHART_PAGE, SCALE, Drawn, Sheet

STEPS = 3
#: Qt keeps one list of all layouts' scenes, without a guard: one report at a time makes them
LAYOUTS = Lock()


class ReportRun:
    """Makes the outputs of one report.

    Parameters
    ----------
    profiles : Profiles
    texts : (str, str, str)
        Title, author and source, "" where not given; the author is then the organisation of the settings.
    feedback : QgsProcessingFeedback
    """

    def __init__(self, profiles: Profiles, texts: tuple[str, str, str], feedback: QgsProcessingFeedback) -> None:
        title, author, self.source = texts
        self.author, self.logo = author or text_of(ORGANISATION), read_logo()
        self.profiles = profiles
        self.title = title or tr("Region profiles: {model}").format(model=full_title(profiles.model))
        self.feedback = feedback
        self.steps = QgsProcessingMultiStepFeedback(STEPS, feedback)
        self.charts: dict[str, str] = {}
        self.trends: dict[str, str] = {}
        self.layers = None
        self.project = None
        self._sheet: Sheet | None = None

    def tell(self, layer: str) -> None:
        """Say how many regions there are, and what a reader may miss.

        Parameters
        ----------
        layer : str
            What the user calls the layer of regions.
        """
        if not self.profiles.lead.is_index:
            self.feedback.pushInfo(
                tr("The profiles hold no index: maps and ranking show {value}. LEAD chooses another value.").format(
                    value=self.profiles.lead.label
                )
            )
        elif not self.profiles.told.known:
            self.feedback.pushWarning(
                tr(
                    "'{layer}' does not say by which model its scores were made, and the report says so: choose it as "
                    "MODEL or MODEL_FILE where you know it."
                ).format(layer=layer)
            )
        regions = self.profiles.regions
        self.feedback.pushInfo(tr("Number of regions in the report: {count}.").format(count=number(len(regions))))
        empty = regions.loc[regions["mdi"].isna(), "regio_naam"]
        if len(empty):
            self.feedback.pushWarning(
                tr("None of their areas has a score, so these pages hold none: {regions}").format(
                    regions=listing(empty)
                )
            )

    def stop(self) -> None:
        """End the run where the user has cancelled it."""
        stop_if_cancelled(self.feedback)

    def _tell(self, step: int, done: int) -> None:
        self.stop()
        self.steps.setCurrentStep(step)
        self.steps.setProgress(100.0 * done / len(self.profiles.regions))

    def read_maps(self, source: QgsFeatureSource, areas: QgsFeatureSource | None) -> None:
        """Draw the charts and copy what the maps show."""
        for place, key in enumerate(self.profiles.regions.index):
            self._tell(0, place)
            (self.charts[key],) = profile_charts(self.profiles, key)
            trend = trend_of(self.profiles, key) if self.profiles.years else ""
            if trend:
                self.trends[key] = trend
        self.layers = make_layers(source, areas, self.profiles, self.feedback)
        if self.layers.areas is not None:
            style_areas(self.layers.areas, self.profiles.model, self.layers.counts)
        if areas is not None and not (set(self.layers.counts.index) & set(self.profiles.regions.index)):
            self.feedback.pushWarning(
                tr("None of the areas on the map could be told to lie in a region: their codes are not in the table.")
            )

    def html(self, context: QgsProcessingContext) -> bytes:
        """The page."""
        maps = MapMaker(self.layers, self.profiles.model, context)
        logo = self.logo.address if self.logo is not None else ""
        report = Report(self.title, self.author, self.source, self.charts, self.trends, logo)
        page = write_page(self.profiles, report, maps, lambda done: self._tell(1, done))
        return page.encode("utf-8", "replace")

    def sheet(self) -> Sheet:
        """The sheet on the copied layers, in a project of this thread's own, which owns them from now on."""
        if self._sheet is None:
            self.project = QgsProject()
            texts = (self._heading(), self._footer())
            logo = self.logo.on_paper if self.logo is not None else ""
            self._sheet = pdf_sheet(self.project, self.profiles, self.layers, self._drawn(), texts, logo)
        return self._sheet

    def _drawn(self) -> Drawn:
        """The charts for paper, those that are too high for a page cut into several."""
        fids, most = self.layers.fids, CHART_PAGE[3] * SCALE
        charts = {
            fids[key]: [chart] if height_of(chart) <= most else profile_charts(self.profiles, key, most)
            for key, chart in self.charts.items()
        }
        trends = {}
        for key, trend in self.trends.items():
            beside = domains_of(self.profiles, key, *HALF)
            trends[fids[key]] = [trend_of(self.profiles, key, *HALF), beside] if beside else [trend]
        return Drawn(charts, trends, self._overview())

    def _overview(self) -> list[tuple[str, str]]:
        """Charts of all regions with their headings."""
        matrix = matrix_of(self.profiles)
        found = [(tr("How sure are the ranks?"), chart) for chart in intervals_of(self.profiles)]
        return [*found, *([(tr("Analysis matrix"), matrix)] if matrix else [])]

    def _heading(self) -> str:
        return " · ".join(text for text in (self.title, self.author) if text)

    def _footer(self) -> str:
        return source_line(self.profiles, self.source)

    def pdf(self, path: str) -> None:
        """The PDF."""
        self.stop()
        self.steps.setCurrentStep(2)
        with LAYOUTS:
            sheet = self.sheet()
            export_pdf(build(self.project, sheet, self.title), path, self.steps, self.author)

    def template(self, regions: QgsVectorLayer, table: QgsVectorLayer, areas: QgsVectorLayer | None) -> str:
        """The layout as a .qpt on the user's own layers."""
        self.stop()
        with LAYOUTS:
            return template(self.sheet(), self.profiles, regions, table, areas, self.title)
