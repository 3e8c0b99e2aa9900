"""Figures over the years as a chart: areas beside the country by one figure, or several figures of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsFeedback

from ...core.aggregation.known_fields import Known
from ...core.change.moments import COUNT, INDEX, country_figure
from ...core.charts.trend import MOST, Line, TrendTexts, trend_chart
from ...core.codes import read_code
from ...core.messages import Refusal
from ...core.profiles.extent import COUNTRY, extent
from ..i18n import number, tr
from ..known_fields import catalogue, read_figures
from ..layers.area_fields import check_there
from ..layers.coded import Side, read_side, repeated
from .asked import KINDS
from .panel import years_of_rows


def lines_of(
    source: QgsFeatureSource, fields: Sequence[str], areas: Sequence[str], width: float, zoom: float = 1
) -> str:
    """The lines of some areas beside the country by one field, or of several fields of one area, as SVG.

    Parameters
    ----------
    source : QgsFeatureSource
        A row for each area and year.
    fields : sequence of str
    areas : sequence of str
        Codes or names; none for the country alone.
    width : float
        In pixels.
    zoom : float
        See `core.charts.svg.document`.

    Raises
    ------
    Refusal
        If a field, an area or the years are not there, or both several fields and several areas are asked for.
    """
    table = _Table.of(source, fields)
    if len(fields) > 1 and len(areas) > 1:
        raise Refusal("Several fields and several areas make no one chart: give one field, or one area.")
    if max(len(fields), len(areas)) > MOST:
        raise Refusal("A chart holds {most} lines at most, and {count} are asked for.", most=MOST,
                      count=max(len(fields), len(areas)))  # fmt: skip
    found = {area: table.rows_of(area) for area in areas}
    if len(fields) > 1:
        heading = table.called(*found.values()) if found else table.country_name
        lines = [
            Line(
                table.title(field),
                table.figures(field, *found.values()) if found else table.country(field),
                _role(field),
            )
            for field in fields
        ]
    else:
        (field,) = fields
        heading = table.title(field)
        alone = len(areas) == 1
        lines = [
            Line(table.called(rows), table.figures(field, rows), "region" if alone else "other")
            for rows in found.values()
        ]
        country = table.country(field)
        if not np.isnan(country).all():
            lines.append(Line(table.country_name, country, "reference" if lines else "region"))
    years = table.years
    texts = TrendTexts(
        title=tr("Development: {what}").format(what=heading),
        description=tr("Lines over the years {first} to {last}.").format(first=years[0], last=years[-1]),
        heading=heading,
        subheading=f"{years[0]}–{years[-1]}",
        no_data=tr("no data"),
    )
    return trend_chart(years, lines, texts, number, width, zoom=zoom)


def _role(field: str) -> str:
    """The index stands out among its domains."""
    return "region" if field == "mdi" else "other"


@dataclass(frozen=True)
class _Table:
    """A long table.

    Attributes
    ----------
    side : Side
        Its rows of land with a year.
    year : ndarray of int, shape (n,)
    years : list of int
    """

    side: Side
    year: np.ndarray
    years: list[int]

    @classmethod
    def of(cls, source: QgsFeatureSource, fields: Sequence[str]) -> _Table:
        names = source.fields().names()
        check_there(source, fields or [""])
        side = read_side(source, source.sourceName(), "", QgsFeedback(), names, needed=False)
        year = years_of_rows(side, "")
        rows = np.flatnonzero(~side.water & (year > 0))
        if not len(rows):
            raise Refusal("'{layer}' has no row with a year.", layer=side.title)
        return cls(side.part(rows), year[rows], np.unique(year[rows]).tolist())

    def rows_of(self, area: str) -> np.ndarray:
        """The rows of an area, by its code or its name.

        Raises
        ------
        Refusal
            If there are none, or two in a year.
        """
        wanted = area.strip()
        code = read_code(wanted, self.side.codes.level or None)
        rows = np.flatnonzero(self.side.codes.keys == code) if code else np.empty(0, dtype=int)
        if not len(rows):
            names = self.side.names.str.casefold().to_numpy(dtype=object)
            rows = np.flatnonzero(names == wanted.casefold())
        if not len(rows):
            raise Refusal("'{layer}' has no area with the code or name '{area}'.", layer=self.side.title, area=area)
        twice = repeated(self.year[rows])
        if len(twice):
            raise Refusal(
                "'{layer}' has more than one row of {area} in {year}: give the code of the area.",
                layer=self.side.title,
                area=area,
                year=str(twice[0]),
            )
        return rows

    def called(self, rows: np.ndarray) -> str:
        """The name of an area, its code where it has none; that of the last year."""
        last = rows[np.argmax(self.year[rows])]
        return str(self.side.names.iloc[last]) or str(self.side.codes.keys[last])

    def title(self, field: str) -> str:
        """What a field is called."""
        fields = self.side.source.fields()
        known = catalogue().find(field)
        title = fields.at(fields.indexOf(field)).alias() or (known.label if known else field)
        return title[:1].upper() + title[1:]

    def _numbers(self, field: str) -> np.ndarray:
        values = read_figures(self.side.frame[field], field, self.side.title)
        return values.to_numpy(dtype="float64", na_value=np.nan)

    def figures(self, field: str, rows: np.ndarray) -> list[float]:
        """A figure a year of one area, NaN where there is none."""
        of = dict(zip(self.year[rows].tolist(), self._numbers(field)[rows].tolist()))
        return [of.get(year, float("nan")) for year in self.years]

    @property
    def _land(self) -> np.ndarray:
        return self.side.codes.levels == "land"

    @property
    def country_name(self) -> str:
        """What the line of all areas is called: the Netherlands only where they are."""
        if self._land.any() or all(self._is_country(year) for year in self.years):
            return tr("the Netherlands")
        return tr("all areas")

    def _is_country(self, year: int) -> bool:
        rows = self.year == year
        keys = pd.Series(self.side.codes.keys[rows], dtype=object)
        return extent(keys, self.side.codes.level, pd.Series(True, keys.index)) == COUNTRY

    def country(self, field: str) -> list[float]:
        """The country's figure a year: of its own row, else that of all areas by the rule of the field; NaN for counts,
        which lie far above those of areas, and where no rule or no weight is known."""
        values = self._numbers(field)
        if self._land.any():
            return self.figures(field, np.flatnonzero(self._land))
        known = catalogue().find(field)
        kind = _kind_of(known, field)
        if kind in ("", COUNT):
            return [float("nan")] * len(self.years)
        rule, _ = catalogue().rule(field, [str(name) for name in self.side.frame.columns])
        weight = rule.weight if rule and rule.weight else ""
        frame = pd.DataFrame({"value": values, "weight": self._numbers(weight) if weight else np.nan})
        needed = ["value"] if kind == INDEX else ["value", "weight"]
        found = []
        for year in self.years:
            part = frame[self.year == year].dropna(subset=needed if weight else ["value"])
            found.append(country_figure(part, kind, "value", "weight" if weight else ""))
        return found


def _kind_of(known: Known | None, field: str) -> str:
    """What a field holds, "" where it is not known; scores of an index of one's own are named as those of the MDI."""
    if known is not None:
        return KINDS.get(known.kind, "")
    return INDEX if field.startswith("mdi_") else ""
