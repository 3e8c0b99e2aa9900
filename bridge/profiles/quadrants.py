"""The analysis matrix as a chart: regions by zone and score, with the four quadrants around a threshold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource

from ...core.charts.scatter import ScatterTexts
from ...core.charts.zones import zone_chart
from ...core.messages import Refusal
from ...core.profiles.profile import CORE, INDEX, INTERMEDIATE, PERIPHERY, PROMISING, VULNERABLE, quadrants
from ...core.regions.own import region_texts
from ..i18n import number, tr
from ..known_fields import read_figures
from ..layers.area_fields import check_there, name_fields
from ..layers.frames import read_frame

#: from the middle of the country to its edges
ZONES = (CORE, INTERMEDIATE, PERIPHERY)
#: points within which a region stands near the threshold
NEAR = 0.5
#: the region that the text of the report names as an example, with the score that it has there
EXAMPLE, PUBLISHED = "Groot-Rijnmond", 49.5
#: the field of the output of regiolens:regionprofiles with the threshold, and the threshold of the report
THRESHOLD, USUAL = "kwadrant_drempel", 50.0


@dataclass(frozen=True)
class Matrix:
    """Regions with score and zone.

    Attributes
    ----------
    names : list of str, length r
    score : Series of float, shape (r,)
    zone : Series of str, shape (r,)
    index : str
        What the score is called.
    threshold : float
    """

    names: list[str]
    score: pd.Series
    zone: pd.Series
    index: str
    threshold: float

    @property
    def shown(self) -> bool:
        """Whether any region stands in it."""
        return bool((self.score.notna() & self.zone.isin(ZONES)).any())

    def note(self) -> str:
        """Which regions stand so near the threshold that little would move them, and where the report's example is."""
        fields = quadrants(self.score, self.zone, self.threshold)
        near = (self.score - self.threshold).abs() <= NEAR + 1e-9
        told = [
            f"{name} ({number(score, 1)})"
            for name, score, close, zone in zip(self.names, self.score, near, self.zone)
            if close and zone in ZONES
        ]
        lines = []
        if told:
            lines.append(tr("Within half a point of the threshold: {regions}.").format(regions=", ".join(told)))
        for name, score, field in zip(self.names, self.score, fields):
            if name == EXAMPLE and field:
                example = tr(
                    "{region}, the example in the text of Accentueer het verschil ({published} there, below 50), "
                    "stands here in '{field}' with {score}."
                )
                lines.append(
                    example.format(region=name, published=number(PUBLISHED, 1), field=field, score=number(score, 1))
                )
        return " ".join(lines)

    def chart(self, width: float = 680, zoom: float = 1, heading: str = "") -> str:
        """The chart as SVG, with the note below it."""
        told = tr("Threshold {threshold}: from there on kwetsbaar, below it kansrijk.").format(
            threshold=number(self.threshold, 1)
        )
        texts = ScatterTexts(
            title=tr("Analysis matrix"),
            description=f"{told} {self._words()}",
            heading=heading,
            subheading=told,
            x=self.note(),
            y=self.index,
            no_data=tr("no data"),
        )
        corners = {zone: tuple(f"{side} en {zone}" for side in (VULNERABLE, PROMISING)) for zone in (CORE, PERIPHERY)}
        score = self.score.to_numpy(dtype=np.float64)
        return zone_chart(
            score, list(self.zone), self.names, ZONES, self.threshold, corners, texts, number, width, zoom=zoom
        )

    def _words(self) -> str:
        """The regions of each quadrant, for those who do not see the chart."""
        fields = quadrants(self.score, self.zone, self.threshold)
        named = pd.Series(self.names, index=fields.index).groupby(fields).agg(", ".join)
        return "; ".join(f"{field}: {names}" for field, names in named.items())


def matrix_of(source: QgsFeatureSource, threshold: float, score: str = INDEX, zone: str = "regio_zone") -> Matrix:
    """The matrix of a layer of regions, such as the output of regiolens:regionprofiles.

    Raises
    ------
    Refusal
        If it lacks a field, or no row has a zone and a score.
    """
    fields = source.fields().names()
    check_there(source, (score, zone))
    called = "regio_naam" if "regio_naam" in fields else next(iter(name_fields(source)), "")
    frame = read_frame(source, list(dict.fromkeys(filter(None, [score, zone, called]))))
    names = region_texts(frame[called]).tolist() if called else [str(fid) for fid in frame.index]
    values = read_figures(frame[score], score, source.sourceName()).astype("float64")
    found = Matrix(names, values, region_texts(frame[zone]), "MDI" if score == INDEX else score, threshold)
    if not found.shown:
        raise Refusal(
            "No row of '{layer}' has a score in '{score}' and a zone ({zones}) in '{zone}': give the output of "
            "regiolens:regionprofiles for COROP regions.",
            layer=source.sourceName(),
            score=score,
            zones=", ".join(ZONES),
            zone=zone,
        )
    return found
