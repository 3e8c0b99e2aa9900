"""What is written of moves: the areas with their quadrant, the table by kind of area, the chart and the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

import numpy as np
import pandas as pd
from qgis.PyQt.QtGui import QColor

from ...core.change.migration import QUADRANTS, TOTAL, on_axes
from ...core.charts.scatter import Cross, ScatterTexts, scatter_chart
from ...core.messages import listing
from ..html import scrolling
from ..i18n import as_given, number, tr
from ..layers.coded import NAMED
from ..layers.new_fields import NewField, aliases
from ..layers.sinks import write_rows, write_table
from ..maps.styles import ClassStyle, apply_style, with_count
from ..naming import name_output
from ..pages import paragraph, table, write_page
from ..run import Run
from ..types import LONG, REAL, TEXT
from .flows import Flows
from .map import signed
from .migration import Migration
from .moved_areas import KINDS, outlines

#: blue where the first group arrives, red and yellow where it leaves; the darker where the second does the same
COLOURS = {"rechtsboven": "#08306b", "rechtsonder": "#4eb3d3", "linksonder": "#b2182b", "linksboven": "#fee08b"}
#: so many areas, and regions of a matrix, a page shows
MOST_ROWS, MOST_REGIONS = 400, 40
#: decimals of percentages a year
DECIMALS = 2
FIGURES = ("vestigers", "vertrekkers", "saldo", "bevolking", "saldo_relatief", "noemer", "kwadrant", "kwadrant_label")
FIGURES += ("aandeel_groei",)
ARRIVE, LEAVE = "vestiging", "vertrek"


@dataclass(frozen=True)
class Output:
    """Moves, and what their figures come to."""

    found: Migration

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The areas; see `core.change.migration.measured`."""
        return self.found.measured()

    @cached_property
    def kinds(self) -> pd.DataFrame:
        """The kinds of areas."""
        return self.found.by_kind()

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each quadrant means, with the names of both groups."""
        if not self.found.axes:
            return {}
        first, second = self.found.axes
        return {
            name: f"{first}: {ARRIVE if arrives else LEAVE}; {second}: {ARRIVE if also else LEAVE}"
            for (arrives, also), name in QUADRANTS.items()
        }

    @property
    def of_what(self) -> str:
        """The population that percentages are of."""
        return tr("the whole population") if self.found.whole else tr("the group")

    @property
    def population(self) -> str:
        """The column of that population."""
        return "geheel" if self.found.whole else "bevolking"

    @property
    def _in_percent(self) -> str:
        """What the percentages are of."""
        return tr("saldo_relatief: percent a year of {population} at the start; years: {years}.").format(
            years=as_given(self.found.years), population=self.of_what
        )

    def tell(self, run: Run) -> None:
        """Say what percentages are of, what was rounded, and which areas are in no quadrant."""
        run.feedback.pushInfo(self._in_percent)
        if self.found.tens:
            run.feedback.pushInfo(
                tr(
                    "People are rounded to tens, totals by themselves, so that they can differ from the sum of their "
                    "parts; percentages and quadrants are those of the rounded numbers."
                )
            )
        missing = self.rows[self.rows["saldo"].isna()]
        if len(missing):
            named = (f"{self.found.places.name_of(row.gebied)} {row.groep}" for row in missing.itertuples())
            run.feedback.pushWarning(
                tr("Rows without a net migration, as arrivals or departures are missing: {count} ({rows}).").format(
                    count=number(len(missing)), rows=listing(named, NAMED)
                )
            )
        if not self.found.axes:
            run.feedback.pushInfo(tr("No quadrants: name the two groups that make them in GROUPS."))
            return
        none = self.rows[self.rows["kwadrant"].isna()]["gebied"].unique()
        if len(none):
            run.feedback.pushWarning(
                tr(
                    "Areas in no quadrant, as the net migration of one of both groups is zero or missing: {count} "
                    "({areas})."
                ).format(count=number(len(none)), areas=listing(map(self.found.places.name_of, none), NAMED))
            )

    @property
    def quadrant_count(self) -> int:
        """Number of areas with a quadrant."""
        return int(self.rows[self.rows["kwadrant"].notna()]["gebied"].nunique())

    def write_areas(self, run: Run) -> str:
        """Write OUTPUT with the outlines of the areas where there are any, and return its id."""
        rows, places = self.rows, self.found.places
        own = {*FIGURES, "naam", "regio", *KINDS}
        area, group = (
            name if name and name.lower() not in own else other
            for name, other in ((self.found.area, "gebied"), (self.found.group, "groep"))
        )
        known = places.table.reindex(rows["gebied"])
        named = known["naam"].fillna("").to_numpy(dtype=object)
        fields = [NewField.of(area, TEXT, rows["gebied"], tr("area"), ("INPUT", self.found.area))]
        if (named != "").any():
            fields.append(NewField.of("naam", TEXT, np.where(named == "", None, named), tr("name of the area")))
        if run.text("REGION_FIELD"):
            fields.append(NewField.of("regio", TEXT, known["regio"].to_numpy(dtype=object), tr("region")))
        for kind, title in zip(KINDS, (tr("kind of region"), tr("class of stedelijkheid"))):
            if places.order[kind]:
                fields.append(NewField.of(kind, TEXT, known[kind].to_numpy(dtype=object), title))
        fields.append(NewField.of(group, TEXT, rows["groep"], tr("group")))
        fields += self._figures(run, rows)
        if self.found.shapes is None:
            output = write_table(run, "OUTPUT", fields)
            name_output(run, output, aliases(fields))
            return output
        source, fids = self.found.shapes
        shapes = outlines(run, source, rows["gebied"].map(fids[~fids.index.duplicated()]))
        output = write_rows(run, "OUTPUT", fields, shapes, source.sourceCrs(), source.wkbType())
        if self.found.axes:
            apply_style(run, output, self._style(), aliases(fields))
        else:
            name_output(run, output, aliases(fields))
        return output

    def _figures(self, run: Run, rows: pd.DataFrame) -> list[NewField]:
        """What stands behind the areas, and behind the kinds of areas, alike."""
        of = tr("net migration a year, of {population} (%)").format(population=self.of_what)
        end = f"{self.population}_eind"
        left = run.text("DEPARTURES")
        came, net = (left if self.found.pairs is not None else run.text(name) for name in ("ARRIVALS", "SALDO"))
        origins = [("INPUT", field) if field else ("", "") for field in (came, left, net or left)]
        fields = [
            NewField.of("vestigers", REAL, rows["vestigers"], tr("arrivals"), origins[0]),
            NewField.of("vertrekkers", REAL, rows["vertrekkers"], tr("departures"), origins[1]),
            NewField.of("saldo", REAL, rows["saldo"], tr("net migration (persons)"), origins[2]),
            NewField.of("bevolking", REAL, rows[self.population], tr("population at the start")),
            NewField.of("saldo_relatief", REAL, rows["saldo_relatief"], of),
            NewField.of("noemer", TEXT, np.full(len(rows), self._denominator, dtype=object), tr("percent of what")),
            NewField.of("kwadrant", TEXT, rows["kwadrant"], tr("quadrant")),
            NewField.of(
                "kwadrant_label", TEXT, rows["kwadrant"].map(self.labels).astype(object), tr("quadrant in words")
            ),
        ]
        if rows[end].notna().any():
            title = tr("share of net migration in the change of population (%)")
            fields.append(NewField.of("aandeel_groei", REAL, rows["aandeel_groei"], title))
        return fields

    @property
    def _denominator(self) -> str:
        return "hele bevolking" if self.found.whole else "groep"

    def _style(self) -> ClassStyle:
        """The map of quadrants."""
        areas = self.rows.drop_duplicates("gebied")
        counts = areas["kwadrant"].value_counts()
        entries = [
            (name, with_count(f"{name}: {self.labels[name]}", int(counts.get(name, 0))), QColor(colour))
            for name, colour in COLOURS.items()
        ]
        title = tr("Quadrants of net migration: {groups}").format(groups=listing(self.found.axes))
        return ClassStyle("kwadrant", entries, int(areas["kwadrant"].isna().sum()), title)

    def write_kinds(self, run: Run) -> str:
        """Write OUTPUT_TABLE, and return its id."""
        rows = self.kinds
        fields = [
            NewField.of("regiotype", TEXT, rows["regiotype"], tr("kind of region")),
            NewField.of("stedelijkheid", TEXT, rows["stedelijkheid"], tr("class of stedelijkheid")),
            NewField.of("groep", TEXT, rows["groep"], tr("group")),
            NewField.of("gebieden", LONG, rows["gebieden"], tr("number of areas with a net migration")),
            *self._figures(run, rows),
        ]
        output = write_table(run, "OUTPUT_TABLE", fields)
        name_output(run, output, aliases(fields))
        return output

    def chart(self, width: float = 680, height: float = 420) -> str:
        """The areas by the net migration of both groups, in percent a year, as SVG."""
        found = self.found
        first, second = found.axes
        both = on_axes(self.rows, found.axes, "saldo_relatief")
        names = [found.places.name_of(area) for area in both.index]
        order = ((True, True), (True, False), (False, False), (False, True))
        corners = tuple(self.labels[QUADRANTS[signs]] for signs in order)
        heading = tr("Net migration of {groups}").format(groups=listing(found.axes))
        told = tr("Percent a year of {population} at the start; years: {years}; areas: {count}").format(
            population=self.of_what, years=as_given(found.years), count=number(len(both.dropna()))
        )
        axis = tr("{group}: net migration (% a year)")
        axes = [axis.format(group=one) for one in (first, second)]
        texts = ScatterTexts(heading, f"{told}. {'; '.join(corners)}", heading, told, *axes, tr("no data"))
        classes, of_class = found.places.order["regiotype"], None
        if classes:
            kinds = found.places.table["regiotype"].reindex(both.index)
            of_class = kinds.map({kind: place for place, kind in enumerate(classes)}).fillna(-1).to_numpy(dtype=np.intp)
        x, y = (both[place].to_numpy(dtype=np.float64) for place in (0, 1))
        return scatter_chart(
            x, y, names, texts, number, classes, of_class, width, height, cross=Cross(0.0, 0.0, corners)
        )

    def write_chart(self, path: str) -> None:
        """Write the chart as a picture."""
        Path(path).write_text(self.chart(), encoding="utf-8")

    def write_report(self, path: str, flows: Flows | None) -> None:
        """Write the page: chart, quadrants, areas, kinds of areas and the matrix of flows."""
        found = self.found
        title = tr("Moves in '{layer}'").format(layer=found.title)
        told = self._in_percent
        parts = [paragraph(told.replace("saldo_relatief", tr("Relative net migration")))]
        if found.tens:
            parts.append(paragraph(tr("People are rounded to tens, each total by itself.")))
        if found.axes:
            drawn = f"{scrolling('wide', tr('Chart of the quadrants'))}{self.chart()}</div>"
            parts += [f"<figure>{drawn}</figure>", self._quadrant_list()]
        parts += [f"<h2>{escape(tr('Areas'))}</h2>", self._areas_table()]
        if any(found.places.order[kind] for kind in KINDS):
            parts += [f"<h2>{escape(tr('By kind of area'))}</h2>", self._kinds_table()]
        if flows is not None:
            parts += [f"<h2>{escape(tr('Net flows between regions'))}</h2>", _matrix(flows)]
        write_page(path, title, parts)

    def _quadrant_list(self) -> str:
        """How many areas each quadrant has, and which."""
        heads = [tr("Quadrant"), tr("meaning"), tr("areas"), tr("number")]
        areas = self.rows.drop_duplicates("gebied")
        lines = []
        for name, label in self.labels.items():
            here = areas[areas["kwadrant"] == name]["gebied"]
            lines.append([name, label, listing(map(self.found.places.name_of, here), 60), number(len(here))])
        return table(heads, lines, 3, tr("Quadrant"))

    def _areas_table(self) -> str:
        rows = self.rows
        if self.found.axes:
            rows = rows[rows["groep"].isin(self.found.axes)]
        shown = rows.head(MOST_ROWS)
        heads = [tr("Area"), tr("group"), tr("quadrant"), *self._heads()]
        lines = (
            [self.found.places.name_of(row["gebied"]), row["groep"], _or_dash(row["kwadrant"]), *self._cells(row)]
            for _, row in shown.iterrows()
        )
        more = tr("The first {count} rows of {all}; the layer has them all.")
        note = more.format(count=number(MOST_ROWS), all=number(len(rows))) if len(rows) > MOST_ROWS else ""
        return table(heads, lines, 3, tr("Areas")) + paragraph(note)

    def _kinds_table(self) -> str:
        heads = [tr("Kind of region"), tr("stedelijkheid"), tr("group"), tr("quadrant"), tr("areas"), *self._heads()]
        lines = (
            [row["regiotype"], row["stedelijkheid"], row["groep"], _or_dash(row["kwadrant"]), number(row["gebieden"]),
             *self._cells(row)]
            for _, row in self.kinds.iterrows()
        )  # fmt: skip
        return table(heads, lines, 4, tr("By kind of area"))

    def _heads(self) -> list[str]:
        return [tr("arrivals"), tr("departures"), tr("net migration"), tr("population at the start"), tr("% a year")]

    def _cells(self, row: pd.Series) -> list[str]:
        """The figures of a row, "–" where missing."""
        people = [_people(row[name]) for name in ("vestigers", "vertrekkers")]
        rest = row["saldo_relatief"]
        saldo = "–" if pd.isna(row["saldo"]) else signed(row["saldo"], 0)
        return [*people, saldo, _people(row[self.population]), "–" if pd.isna(rest) else signed(rest, DECIMALS)]


def _or_dash(text: object) -> str:
    return "–" if pd.isna(text) else str(text)


def _people(value: float) -> str:
    return "–" if pd.isna(value) else number(value)


def _matrix(flows: Flows) -> str:
    """The matrix of net flows, of the regions between which most people moved where there are many."""
    matrix = flows.matrix
    shown: Sequence[str] = list(matrix.index)
    note = tr("From the region of the row to that of the column: positive where more people went that way than back.")
    if len(shown) > MOST_REGIONS:
        size = matrix.drop(columns=TOTAL).abs().sum(axis=1).sort_values(ascending=False, kind="stable")
        shown = [name for name in shown if name in set(size.index[:MOST_REGIONS])]
        note += " " + tr("The {count} regions with the largest net flows; OUTPUT_MATRIX has them all.").format(
            count=number(MOST_REGIONS)
        )
    heads = [tr("From \\ to"), *shown, tr("all others")]
    lines = ([name, *(signed(value, 0) for value in matrix.loc[name, [*shown, TOTAL]])] for name in shown)
    return paragraph(note) + table(heads, lines, 1, tr("Net flows between regions"))
