"""Correlations of fields of areas: read, told, written as a table and as a page with scatter plots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource

from ...core.charts.scatter import ScatterTexts, scatter_chart
from ...core.messages import Refusal, listing
from ...core.patterns.correlation import ALL, FEW, correlations
from ...core.patterns.keys import keys_of
from ..i18n import number, tr
from ..known_fields import catalogue, read_figures
from ..layers.area_fields import check_there
from ..layers.coded import Side
from ..layers.frames import read_frame
from ..layers.new_fields import NewField
from ..pages import paragraph, table, write_page
from ..run import Run
from ..types import INTEGER, REAL, TEXT
from .areas import check_once, figures, handed_down, land_fields, land_side, read_land, refuse_valueless

#: scatter plots on a page, those of the strongest correlations
PLOTS = 24


@dataclass(frozen=True)
class Found:
    """Correlations with what they were computed from.

    Attributes
    ----------
    side : Side
    values : DataFrame
        Each x and y, by feature id.
    classes : Series of category or None
        By which dots are coloured.
    table : DataFrame
        See `core.patterns.correlation.correlations`.
    handed, level : tuple of str, str
        Fields that are figures of wider areas, and of which level.
    method, weight : str
    by_weight : Series or None
        The weight of each area.
    """

    side: Side
    values: pd.DataFrame
    classes: pd.Series | None
    table: pd.DataFrame
    handed: tuple[str, ...]
    level: str
    method: str
    weight: str
    by_weight: pd.Series | None = None

    def note(self, x: str, y: str) -> str:
        """What must be known of a pair beside its figures."""
        handed = [name for name in (x, y) if name in self.handed]
        if not handed:
            return ""
        distinct = self.values[handed[0]].nunique()
        return tr("{field}: figure of {level}, handed down to its areas; different values: {count}").format(
            field=listing(handed), level=self.level, count=number(distinct)
        )

    def words(self, row: pd.Series) -> str | None:
        """The strength of a correlation; of few pairs with its interval, without which it says nothing."""
        if not row["samenhang"] or row["n"] > FEW:
            return row["samenhang"] or None
        low, high = number(row["r_laag"], 2), number(row["r_hoog"], 2)
        return tr("{strength} ({low} to {high}; {count} pairs)").format(
            strength=row["samenhang"], low=low, high=high, count=number(row["n"])
        )


def read_correlations(run: Run) -> Found:
    """Correlate what X, Y and HIGHER_FIELDS name.

    Raises
    ------
    Refusal
        If there is no pair of fields, the areas count more than once, or a field holds no numbers.
    """
    names_x, names_y = run.texts("X"), run.texts("Y")
    higher = run.texts("HIGHER_FIELDS") if run.given("HIGHER") else []
    subset, weight, colour = (run.text(name) for name in ("SUBSET_FIELD", "WEIGHT", "CLASS_FIELD"))
    used = [*names_x, *names_y, *filter(None, [subset, weight, colour])]
    side, _ = read_land(run, "INPUT", used)
    check_once(run, side)
    values = figures(run, side, [*names_x, *names_y])
    level = ""
    if higher:
        alike = [name for name in higher if name in values]
        if alike:
            raise Refusal(
                "HIGHER_FIELDS names '{field}', which X or Y names too: rename one of the two fields.", field=alike[0]
            )
        above, level = handed_down(run, side, "HIGHER", higher)
        values = pd.concat([values, above], axis=1)
    columns_y = list(dict.fromkeys([*names_y, *higher]))
    if not any(x != y for x in names_x for y in columns_y):
        raise Refusal("X and Y name the same field '{field}' alone: choose another for one of them.", field=names_x[0])
    by_weight = figures(run, side, [weight])[weight] if weight else None
    found = correlations(
        values[list(dict.fromkeys(names_x))],
        values[columns_y],
        run.choice("METHOD"),
        _subsets(run, side, subset) if subset else None,
        by_weight,
        weight,
    )
    classes = keys_of(side.frame[colour]) if colour else None
    return Found(side, values, classes, found, tuple(higher), level, run.choice("METHOD"), weight, by_weight)


def _subsets(run: Run, side: Side, field: str) -> pd.Series:
    """The subset of each area; those that are in none are told.

    Raises
    ------
    Refusal
        If no area is in one.
    """
    subsets = keys_of(side.frame[field])
    refuse_valueless(side, field, subsets)
    without = int(subsets.isna().sum())
    if without:
        run.feedback.pushInfo(
            tr("Areas of which '{field}' is missing, which are in no subset: {count}.").format(
                field=field, count=number(without)
            )
        )
    return subsets


def tell(run: Run, found: Found) -> None:
    """Say which pairs have no correlation, and why."""
    none = found.table[found.table["r"].isna()]
    if len(none):
        pairs = listing((f"{row.x} - {row.y} ({row.subset})" for row in none.itertuples()), 5)
        plain = tr(
            "Pairs without a correlation, as fewer than three areas have both or all have the same: {count} ({pairs})."
        )
        weighted = tr(
            "Pairs without a correlation, as fewer than three areas have both and a weight ('{weight}') above zero, or "
            "all have the same: {count} ({pairs})."
        )
        text = weighted if found.weight else plain
        run.feedback.pushWarning(text.format(count=number(len(none)), pairs=pairs, weight=found.weight))
    for name in found.handed:
        run.feedback.pushWarning(
            tr(
                "'{field}' is a figure of {level}: areas within one share it, so that the interval is narrower than it "
                "should be."
            ).format(field=name, level=found.level)
        )


def new_fields(found: Found) -> list[NewField]:
    """The columns of the output."""
    rows = found.table
    few = rows["n"] <= FEW
    words = rows["samenhang"].where(rows["samenhang"] != "", None)
    words[few] = rows[few].apply(found.words, axis=1) if few.any() else words[few]
    left_out = tr("areas left out, as one of both is missing")
    if found.weight:
        left_out = tr("areas left out, as one of both or the weight is missing, or the weight is zero")
    pairs = {pair: found.note(*pair) or None for pair in set(zip(rows["x"], rows["y"]))} if found.handed else {}
    notes = pd.Series([pairs.get(pair) for pair in zip(rows["x"], rows["y"])], dtype=object)
    return [
        NewField.of("x", TEXT, rows["x"], tr("first field")),
        NewField.of("y", TEXT, rows["y"], tr("second field")),
        NewField.of("subset", TEXT, rows["subset"], tr("areas")),
        NewField.of("n", INTEGER, rows["n"], tr("number of areas with both")),
        NewField.of("r", REAL, rows["r"], tr("correlation ({method})").format(method=found.method)),
        NewField.of("r_laag", REAL, rows["r_laag"], tr("lower end of the 95% interval")),
        NewField.of("r_hoog", REAL, rows["r_hoog"], tr("upper end of the 95% interval")),
        NewField.of("samenhang", TEXT, words, tr("strength of the correlation")),
        NewField.of("weggelaten", INTEGER, rows["weggelaten"], left_out),
        NewField.of("toelichting", TEXT, notes, tr("note")),
    ]


def label_of(field: str) -> str:
    """What a field is called where the catalogue knows it, else its name."""
    known = catalogue().find(field)
    return f"{known.label} ({field})" if known else field


def title_of(found: Found) -> str:
    """What the table is called."""
    return tr("Correlations of '{layer}'").format(layer=found.side.title)


def write_report(path: str, found: Found) -> None:
    """Write the table of all areas, scatter plots of the strongest pairs, and the table of subsets."""
    rows = found.table
    whole = rows[rows["subset"] == ALL]
    method = {"Pearson": tr("Pearson's correlation"), "Spearman": tr("Spearman's rank correlation")}[found.method]
    weighted = tr("weighted by {field}").format(field=found.weight) if found.weight else ""
    about = tr(
        "{method}. r is given with its 95% interval by Fisher; strength by |r|: 0.5 sterk, 0.3 matig, 0.1 zwak, else "
        "geen (Field, 2009). A correlation says nothing of cause and effect, nor of single households."
    )
    parts = [
        paragraph(about.format(method=", ".join(filter(None, [method, weighted])))),
        _rows(found, whole, tr("All areas")),
    ]
    strongest = whole[whole["r"].notna()].sort_values("r", key=lambda r: -r.abs(), kind="stable")
    if len(strongest) > PLOTS:
        parts.append(paragraph(tr("Scatter plots: the {count} strongest pairs.").format(count=number(PLOTS))))
    seen: set[frozenset[str]] = set()
    for row in strongest.itertuples():
        if len(seen) < PLOTS and frozenset((row.x, row.y)) not in seen:
            seen.add(frozenset((row.x, row.y)))
            parts.append(f"<figure>{scatter(found, row.x, row.y)}</figure>")
    subsets = rows[rows["subset"] != ALL]
    if len(subsets):
        parts += [f"<h2>{tr('Per subset')}</h2>", _rows(found, subsets, tr("Per subset"))]
    write_page(path, title_of(found), parts)


def _rows(found: Found, rows: pd.DataFrame, caption: str) -> str:
    heads = [tr("x"), tr("y"), tr("areas"), "n", "r", tr("95% interval"), tr("strength"), tr("left out"), tr("note")]

    def texts(row: pd.Series) -> list[str]:
        none = pd.isna(row["r"])
        interval = "" if none else f"{number(row['r_laag'], 3)} – {number(row['r_hoog'], 3)}"
        figure = "–" if none else number(row["r"], 3)
        counts = number(row["n"]), number(row["weggelaten"])
        words, note = found.words(row) or "", found.note(row["x"], row["y"])
        return [
            label_of(row["x"]),
            label_of(row["y"]),
            row["subset"],
            counts[0],
            figure,
            interval,
            words,
            counts[1],
            note,
        ]

    return table(heads, (texts(row) for _, row in rows.iterrows()), 3, caption)


def scatter(found: Found, x: str, y: str, width: float = 560, zoom: float = 1) -> str:
    """The scatter plot of two fields over all areas."""
    row = found.table[(found.table["x"] == x) & (found.table["y"] == y) & (found.table["subset"] == ALL)].iloc[0]
    names = found.side.names.to_numpy(dtype=object)
    names = np.where(names == "", found.side.codes.keys, names)
    heading = tr("{y} by {x}").format(x=label_of(x), y=label_of(y))
    told = tr("r = {r} ({low} to {high}), {count} areas: {words}").format(
        r=number(row["r"], 3),
        low=number(row["r_laag"], 3),
        high=number(row["r_hoog"], 3),
        count=number(row["n"]),
        words=row["samenhang"],
    )
    texts = ScatterTexts(heading, told, heading, told, label_of(x), label_of(y), tr("no data"))
    classes, of_class = (), None
    if found.classes is not None:
        classes, of_class = tuple(found.classes.cat.categories), found.classes.cat.codes.to_numpy(dtype=np.intp)
    values = (found.values[name].to_numpy(dtype=np.float64) for name in (x, y))
    weight = None if found.by_weight is None else found.by_weight.to_numpy(dtype=np.float64)
    return scatter_chart(*values, names, texts, number, classes, of_class, width, zoom=zoom, weight=weight)


def scatter_of(source: QgsFeatureSource, x: str, y: str, colour: str, width: float, zoom: float) -> str:
    """The scatter plot of two fields of a source, for layouts.

    Raises
    ------
    Refusal
        If it lacks a field, or one holds text that is no number.
    """
    wanted = [x, y, *filter(None, [colour])]
    check_there(source, wanted)
    side = land_side(source, source.sourceName(), read_frame(source, land_fields(source, wanted)))
    values = pd.DataFrame({name: read_figures(side.frame[name], name, side.title) for name in (x, y)})
    if x == y:
        raise Refusal("X and Y name the same field '{field}' alone: choose another for one of them.", field=x)
    classes = keys_of(side.frame[colour]) if colour else None
    found = Found(side, values, classes, correlations(values[[x]], values[[y]]), (), "", "Pearson", "")
    return scatter(found, x, y, width, zoom)
