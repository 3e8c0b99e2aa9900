"""Of which years the figures of an index are, by all that a layer, and a model, tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd
from qgis.core import QgsFeatureSource, QgsVectorLayer

from ...core.index.denominators import parts_of
from ...core.index.model import Indicator, Model
from ...core.messages import listing
from ...core.years import YEAR, years_in, years_of_figures
from ..i18n import tr
from ..known_fields import FIGURE_YEAR_FIELDS, OUTLINE_YEAR_FIELDS, catalogue
from ..layers.columns import read_table
from ..provenance.lineage import with_titles, years_told


@dataclass(frozen=True)
class Years:
    """The years of the figures.

    Attributes
    ----------
    told : mapping
        Indicator to the years that the layer tells of it, the first first; without an entry where it tells none.
    declared : mapping
        The same by the source that the model names, for those of which the layer tells nothing.
    row_field : str
        The field with the year of each row, "" where there is none.
    rows : tuple of str
        The years in it.
    """

    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    declared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    row_field: str = ""
    rows: tuple[str, ...] = ()

    def _of(self, indicator: Indicator) -> list[str]:
        leaves = [leaf.id for leaf in indicator.leaves()]
        return sorted({year for leaf in leaves for year in self.told.get(leaf) or self.declared.get(leaf, ())})

    def of(self, ident: str, model: Model) -> str:
        """The years of an indicator as a text; "" where none is told, and of a domain."""
        indicators = (indicator for domain in model.domains for indicator in domain.indicators)
        return next((", ".join(self._of(one)) for one in indicators if one.id == ident), "")

    def remarks(self, model: Model) -> Iterator[str]:
        """What is to be remarked: figures of several years, and rows of several."""
        by_year: dict[str, list[str]] = {}
        leaves = [leaf for leaf in model.leaves() if self._of(leaf)]
        for leaf in leaves:
            by_year.setdefault(", ".join(self._of(leaf)), []).append(leaf.label.partition(" (")[0])
        if len({year for leaf in leaves for year in self._of(leaf)}) > 1:
            years = "; ".join(f"{year} ({listing(by_year[year])})" for year in sorted(by_year))
            said = tr("Figures of several years: {years}.")
            if any(leaf.id in self.declared for leaf in leaves):
                said = tr("Figures of several years, by the model where the layer does not tell: {years}.")
            yield said.format(years=years)
        if len(self.rows) > 1:
            said = tr("Areas of several years, by field '{field}': {years}.")
            yield said.format(field=self.row_field, years=listing(self.rows))


def years_of(
    source: QgsFeatureSource, layer: QgsVectorLayer | None, model: Model, found: Mapping[str, str], ids: pd.Index
) -> Years:
    """The years of figures: by the name or title of their field, by what Regiolens stored of the field or of the layer,
    by a field with the year of the rows; else by the source that the model names.

    Parameters
    ----------
    layer : QgsVectorLayer or None
        Behind the source.
    found : mapping
        What `resolve_fields` gives.
    ids : Index
        Of the areas that are scored.
    """
    whole, by_field = years_told(layer)
    row_field, rows = _rows(source, found, ids)
    # The year of an outline is none of its figures.
    of_rows = rows if len(rows) == 1 and row_field.lower() not in OUTLINE_YEAR_FIELDS else ()
    titled = with_titles(layer).fields() if layer is not None else source.fields()

    def tells(field: str) -> tuple[str, ...]:
        place = titled.lookupField(field)
        named = _named(field) or (years_of_figures(titled.at(place).alias()) if place >= 0 else [])
        one = by_field.get(field) or whole
        return tuple(dict.fromkeys(named)) or ((one,) if one else of_rows)

    told, declared = {}, {}
    for leaf in model.leaves():
        fields = [found[key] for key in (leaf.id, *parts_of(leaf)) if key in found]
        years = tuple(sorted({year for field in fields for year in tells(field)}))
        by_model = tuple(years_in(leaf.source)) if fields else ()
        if years:
            told[leaf.id] = years
        elif len(by_model) == 1:
            declared[leaf.id] = by_model
    return Years(told, declared, row_field, rows)


def _named(field: str) -> list[str]:
    """The years in the name of a field, but for one that belongs to what it holds (dwellings built before 2000)."""
    known = catalogue().find(field)
    always = {year for name in (known.name, *known.fields) for year in years_in(name)} if known else set()
    return [year for year in years_of_figures(field) if year not in always]


def _rows(source: QgsFeatureSource, found: Mapping[str, str], ids: pd.Index) -> tuple[str, tuple[str, ...]]:
    """The field with the year of each row, and the years in it; "" and none where there is none."""
    there = {name.lower(): name for name in source.fields().names() if name not in found.values()}
    names = [there[name] for name in FIGURE_YEAR_FIELDS if name in there]
    if not names:
        return "", ()
    frame = read_table(source, names, None).reindex(ids)
    for name in names:
        texts = pd.Series(frame[name].dropna().unique()).astype(str).str.strip()
        years = texts.map(YEAR.match)
        if len(texts) and years.notna().all():
            return name, tuple(sorted({year[0] for year in years}))
    return "", ()
