"""regiolens:concentration, where areas are like their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ..bridge.i18n import tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import add_inhabitants, add_readable, add_seed, add_sld, choice

if TYPE_CHECKING:
    from ..bridge.run import Run

WAYS = ("queen", "rook", "k nearest", "distance")
DIRECTIONS = ("automatic", "high is worse", "low is worse")


class ConcentrationAlgorithm(RegiolensAlgorithm):
    """Local and global Moran's I, Gini, and what gemeenten hide."""

    NAME = "concentration"
    INPUT = "INPUT"
    FIELD = "FIELD"
    NEIGHBOURS = "NEIGHBOURS"
    K = "K"
    DISTANCE = "DISTANCE"
    TOLERANCE = "TOLERANCE"
    PERMUTATIONS = "PERMUTATIONS"
    SEED = "SEED"
    SIGNIFICANCE = "SIGNIFICANCE"
    FDR = "FDR"
    DIRECTION = "DIRECTION"
    OUTPUT = "OUTPUT"

    def displayName(self) -> str:
        return tr("Concentration")

    def shortHelpString(self) -> str:
        return tr(
            "Tells where high values lie among high ones and low among low ones, more than chance would have it: local "
            "Moran's I, with its pseudo-p by conditional permutation.\n\nNeighbours are areas whose outlines meet; "
            "gaps between generalised outlines are closed. An area without neighbours, such as an island, has no "
            "statistic and counts nowhere; nor has an area without a value, which is nobody's neighbour. Water is left "
            "out.\n\nWith thousands of areas some are striking by chance alone: the type goes by the probability that "
            "is adjusted for their number (Benjamini and Hochberg), unless you choose otherwise.\n\nverborgen is 1 for "
            "a buurt or wijk of the worst quartile within a gemeente of the better half, which figures of gemeenten do "
            "not show."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        kinds = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), [QgsProcessing.SourceType.TypeVectorPolygon]),
            tr("Polygons of areas of one level, with the figure."),
        )
        self.add(
            QgsProcessingParameterField(self.FIELD, tr("Field"), None, self.INPUT),
            tr("The figure, such as mdi; a percentage or a score, rather than a number of something."),
        )
        self.add(
            choice(self.NEIGHBOURS, tr("Neighbours"), WAYS, WAYS[0]),
            tr("Which areas are neighbours; each counts equally."),
        )
        self.add(
            QgsProcessingParameterNumber(self.K, tr("Number of nearest areas"), kinds.Integer, 8, minValue=1),
            tr("For the nearest areas with a value, by the distance between centroids."),
        )
        self.add(
            QgsProcessingParameterNumber(self.DISTANCE, tr("Distance (m)"), kinds.Double, 5000, minValue=0),
            tr("For areas within a distance, between centroids."),
        )
        self.add(
            QgsProcessingParameterNumber(
                self.TOLERANCE, tr("Gap between neighbours (m)"), kinds.Double, None, optional=True, minValue=0
            ),
            tr(
                "Outlines no further apart than this meet. When empty, a sixteenth of the side of a typical area, 50 m "
                "at most."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(self.PERMUTATIONS, tr("Permutations"), kinds.Integer, 999, minValue=9),
            tr("How many times neighbours are drawn at random; the smallest pseudo-p is 1 in one more than this."),
            advanced=True,
        )
        add_seed(self)
        self.add(
            QgsProcessingParameterNumber(
                self.SIGNIFICANCE, tr("Significant up to"), kinds.Double, 0.05, minValue=0, maxValue=1
            ),
            tr("An area with a higher probability is 'niet significant'."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(self.FDR, tr("Adjust for the number of areas"), defaultValue=True),
            tr("Goes by moran_p_fdr, which allows for chance among many areas; otherwise by moran_p."),
            advanced=True,
        )
        self.add(
            choice(self.DIRECTION, tr("Direction"), DIRECTIONS, DIRECTIONS[0]),
            tr("Which end is the worst quartile; automatic: as the catalogue knows the field, otherwise the highest."),
            advanced=True,
        )
        add_inhabitants(
            self, tr("By which areas count in the Gini coefficient and the worst tenth; by default found by its name.")
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Concentration")),
            tr(
                "The areas with moran_i, moran_p, moran_p_fdr, moran_type (hoog-hoog, laag-laag, hoog-laag, laag-hoog "
                "or niet significant; empty without a value or neighbours), buren, their number, and verborgen; styled "
                "by type."
            ),
        )
        add_readable(self)
        add_sld(self)
        for name, title in (
            ("MORAN_I", tr("Moran's I of all areas")),
            ("MORAN_P", tr("Pseudo-p of Moran's I of all areas")),
            ("GINI", tr("Gini coefficient")),
            ("WORST_TENTH", tr("Inhabitants in the worst tenth of the areas (%)")),
            ("SIGNIFICANT", tr("Number of areas with a significant type")),
            ("ISLANDS", tr("Number of areas without neighbours")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def check(self, run: Run) -> None:
        if run.choice(self.NEIGHBOURS) == WAYS[3] and not run.number(self.DISTANCE) > 0:
            raise Refusal("DISTANCE is 0, within which no area has a neighbour: give a number of metres above 0.")

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write
        from ..bridge.maps.styles import apply_style
        from ..bridge.patterns.concentration import concentration_style, read_concentration, tell

        kept: dict[int, list] = {}
        found = read_concentration(run, kept)
        tell(run, found)
        fields = found.new_fields()
        output = write(run, self.OUTPUT, run.source(self.INPUT), found.ids, fields, kept)
        apply_style(run, output, concentration_style(run, found), aliases(fields))
        counts = {"SIGNIFICANT": int(found.significant.sum()), "ISLANDS": found.islands}
        return {self.OUTPUT: output, **found.figures, **counts}
