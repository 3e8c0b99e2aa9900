"""The audit of an index as a table, and as a page that people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource

from ...core.charts.histogram import histogram
from ...core.index import audit as core
from ...core.index.audit import Audit, Part
from ...core.index.compute import IndexResult
from ...core.messages import listing
from ..i18n import full_title, number, tr
from ..known_fields import inhabitants_field
from ..layers.area_fields import read_numbers
from ..layers.new_fields import NewField
from ..pages import captioned, paragraph, shade, table, write_page
from ..run import Run
from ..types import INTEGER, REAL, TEXT
from .years import Years


@dataclass(frozen=True)
class Found:
    """What was looked at: the figures of the land areas, their index, and what stands out.

    Attributes
    ----------
    frame : DataFrame
        Indexed by what the areas are called.
    fields : mapping of str to str
        Indicator to the field that it was read from.
    small : list of str
        Areas with fewer inhabitants than the least that was asked for.
    years : Years
        Of which years the figures are.
    """

    title: str
    frame: pd.DataFrame
    result: IndexResult
    audit: Audit
    fields: Mapping[str, str]
    small: list[str]
    least: int
    years: Years

    def called(self, places: Iterable[int]) -> str:
        """What areas are called, the first of them."""
        return listing([str(self.frame.index[place]) for place in places], core.NAMED)


def small_areas(run: Run, source: QgsFeatureSource, ids: pd.Index, frame: pd.DataFrame, least: int) -> list[str]:
    """What the areas are called that have fewer inhabitants than the least, where these are known.

    Parameters
    ----------
    ids : Index, shape (n,)
        Of the areas of the frame.
    """
    field = inhabitants_field(run, source.fields().names())
    if not field:
        return []
    people = read_numbers(source, field, run.feedback)["value"].reindex(ids)
    return [str(name) for name in frame.index[(people < least).to_numpy()]]


def words(remark: str) -> str:
    """A remark in words."""
    return {
        core.CONSTANT: tr("the same value everywhere"),
        core.LACKING: tr("more than 10% of the values missing"),
        core.OUTLYING: tr("a few values rule the scale (|skewness| ≥ 2 and kurtosis ≥ 3.5)"),
        core.AGAINST: tr("runs against the other indicators of its domain"),
        core.DOUBLED: tr("says the same as another indicator (|r| ≥ 0.98)"),
        core.CLOSE_TO: tr("says nearly the same as another indicator (|r| ≥ 0.9)"),
        core.LOOSE: tr("its indicators do not measure one thing (Cronbach's alpha below 0.7)"),
        core.CONTRARY: tr("pulls the index the other way"),
    }[remark]


def remarks(found: Found) -> list[str]:
    """What stands out, a sentence each."""
    few = tr("Areas of '{layer}' with a score: {count}, of which spread and coherence tell nothing below {least}.")
    told = {"layer": found.title, "count": number(found.audit.scored), "least": number(core.LEAST)}
    said = [few.format(**told)] if found.audit.scored < core.LEAST else []
    said += [
        tr("{kind} '{name}': {remark}.").format(
            kind=tr("Indicator") if part.domain else tr("Domain"), name=part.label, remark=words(remark)
        )
        for part in (*found.audit.indicators, *found.audit.domains)
        for remark in part.remarks
    ]
    said += found.years.remarks(found.result.model)
    if found.small:
        said.append(
            tr("Areas with fewer than {least} inhabitants, whose rank means little: {count} ({areas}).").format(
                least=number(found.least), count=number(len(found.small)), areas=listing(found.small, core.NAMED)
            )
        )
    if found.audit.partly:
        said.append(
            tr("Areas with a score of which some indicator is missing: {count}.").format(
                count=number(found.audit.partly)
            )
        )
    if found.audit.unscored:
        said.append(tr("Areas without a score: {count}.").format(count=number(found.audit.unscored)))
    return said


def audit_fields(found: Found) -> list[NewField]:
    """A row for each indicator, domain and pair of indicators that say almost the same."""
    columns = {
        "soort": (TEXT, tr("kind of row")),
        "onderdeel": (TEXT, tr("indicator, domain or pair")),
        "naam": (TEXT, tr("name")),
        "domein": (TEXT, tr("domain")),
        "veld": (TEXT, tr("field")),
        "jaar": (TEXT, tr("year of the figures")),
        "n": (INTEGER, tr("areas with a value")),
        "ontbreekt_pct": (REAL, tr("missing (%)")),
        "gemiddelde": (REAL, tr("mean")),
        "sd": (REAL, tr("standard deviation")),
        "scheefheid": (REAL, tr("skewness")),
        "kurtosis": (REAL, tr("kurtosis (excess)")),
        "uitschieters": (INTEGER, tr("areas far out")),
        "uitschieters_namen": (TEXT, tr("which areas are far out")),
        "behandeling": (TEXT, tr("treatment that would keep the limits")),
        "behandeld": (TEXT, tr("treatment by the model, with areas and bounds")),
        "gewicht": (REAL, tr("weight by the model (%)")),
        "invloed_pct": (REAL, tr("part of the variance of the index (%)")),
        "r_index": (REAL, tr("correlation with the index")),
        "r_domein": (REAL, tr("correlation with the rest of the domain")),
        "alfa": (REAL, tr("Cronbach's alpha")),
        "signalen": (TEXT, tr("remarks")),
    }
    rows = [_row(found, part) for part in (*found.audit.indicators, *found.audit.domains)]
    for pair in found.audit.pairs:
        double = core.DOUBLED if abs(pair.r) >= core.DOUBLE else core.CLOSE_TO
        rows.append(
            {
                "soort": tr("pair"),
                "onderdeel": f"{pair.first}, {pair.second}",
                "n": pair.areas,
                "r_domein": pair.r,
                "signalen": words(double),
            }
        )
    frame = pd.DataFrame(rows, columns=list(columns))
    return [NewField.of(name, kind, frame[name], alias) for name, (kind, alias) in columns.items()]


def _row(found: Found, part: Part) -> dict[str, object]:
    spread = part.spread
    treatment = {0: "", -1: tr("logarithm")}.get(
        spread.treatment, tr("{count} values drawn in").format(count=number(spread.treatment))
    )
    return {
        "soort": tr("indicator") if part.domain else tr("domain"),
        "onderdeel": part.ident,
        "naam": part.label,
        "domein": part.domain or part.ident,
        "veld": found.fields.get(part.ident) if part.domain else None,
        "jaar": found.years.of(part.ident, found.result.model) or None,
        "n": spread.n,
        "ontbreekt_pct": spread.missing,
        "gemiddelde": spread.mean,
        "sd": spread.sd,
        "scheefheid": spread.skewness,
        "kurtosis": spread.kurtosis,
        "uitschieters": len(spread.far),
        "uitschieters_namen": found.called(spread.far.tolist()) if len(spread.far) else None,
        "behandeling": treatment or None,
        "behandeld": "; ".join(treated_texts(found, part)) or None,
        "gewicht": part.weight,
        "invloed_pct": part.influence,
        "r_index": part.with_index,
        "r_domein": part.with_domain,
        "alfa": part.alpha,
        "signalen": "; ".join(map(words, part.remarks)) or None,
    }


def treated_texts(found: Found, part: Part) -> list[str]:
    """What the model did with outlying values of an indicator: which areas count as what, or the logarithm."""
    texts = []
    for one in part.treated:
        said = [tr("logarithm")] if one.treatment.log else []
        for places, bound in ((one.below, one.treatment.lower), (one.above, one.treatment.upper)):
            if len(places):
                text = tr("{count} values count as {bound}: {areas}")
                areas = found.called(places.tolist())
                said.append(text.format(count=number(len(places)), bound=_value(bound), areas=areas))
        if not said:
            said = [tr("no value beyond the bounds")]
        texts += [f"{one.label}: {text}" if one.label else text for text in said]
    return texts


def _value(value: float) -> str:
    """A value with the decimals that it has, ten digits at most."""
    text = f"{value:.10g}"
    return text if "e" in text else number(value, len(text.partition(".")[2]))


def write_report(path: str, found: Found) -> None:
    """Write the page: what stands out, weight beside influence, coherence, and each indicator in a small picture."""
    said = remarks(found)
    model = found.result.model
    about = tr(
        "{count} areas of '{layer}'. The weight of a domain is what the model gives it; its influence is the part of "
        "the variance of the index that goes back to it. They differ where domains hang together, or are spread "
        "unequally."
    )
    items = "".join(f"<li>{escape(text)}</li>" for text in said)
    parts = [
        paragraph(about.format(count=number(len(found.frame)), layer=found.title)),
        f"<h2>{escape(tr('What stands out'))}</h2>",
        f"<ul>{items}</ul>" if said else paragraph(tr("Nothing.")),
        f"<h2>{escape(tr('Domains'))}</h2>",
        _parts_table(found.audit.domains, tr("Weight and influence of the domains"), alpha=True),
        _between(found),
        f"<h2>{escape(tr('Indicators'))}</h2>",
        _parts_table(found.audit.indicators, tr("Spread and influence of the indicators"), alpha=False),
        *_treatments(found),
        f"<h2>{escape(tr('How values are spread'))}</h2>",
        f'<div style="display:flex;flex-wrap:wrap;gap:.6em">{"".join(_pictures(found))}</div>',
    ]
    write_page(path, tr("Audit of the index: {model}").format(model=full_title(model)), parts)


def _treatments(found: Found) -> list[str]:
    """What the model did with outlying values, where it treats any."""
    said = [(part.label, text) for part in found.audit.indicators for text in treated_texts(found, part)]
    if not said:
        return []
    items = "".join(f"<li>{escape(label)}: {escape(text)}</li>" for label, text in said)
    return [f"<h2>{escape(tr('Treated by the model'))}</h2>", f"<ul>{items}</ul>"]


def _figure(value: float, decimals: int) -> str:
    return "–" if pd.isna(value) else number(value, decimals)


def _parts_table(parts: Iterable[Part], caption: str, alpha: bool) -> str:
    heads = [tr("name"), tr("weight (%)"), tr("influence (%)"), tr("r with the index")]
    heads += [tr("Cronbach's alpha")] if alpha else [tr("r with the domain"), tr("missing (%)"), tr("skewness")]
    heads += [] if alpha else [tr("kurtosis"), tr("far out")]

    def row(part: Part) -> list[str]:
        first = [part.label, number(part.weight, 1), _figure(part.influence, 1), _figure(part.with_index, 2)]
        if alpha:
            return [*first, _figure(part.alpha, 2)]
        spread = part.spread
        return [
            *first,
            _figure(part.with_domain, 2),
            number(spread.missing, 1),
            _figure(spread.skewness, 1),
            _figure(spread.kurtosis, 1),
            number(len(spread.far)),
        ]

    return table(heads, (row(part) for part in parts), 1, caption)


def _between(found: Found) -> str:
    """The correlations of the domains, coloured."""
    labels = [escape(domain.label) for domain in found.result.model.domains]
    tops = "".join(f'<th scope="col" class="n">{label}</th>' for label in labels)
    head = f'<tr><th scope="col">{escape(tr("Domain"))}</th>{tops}</tr>'
    rows = []
    for label, row in zip(labels, found.audit.between):
        cells = "".join(f'<td class="n" style="background:{shade(r)}">{_figure(r, 2)}</td>' for r in row)
        rows.append(f'<tr><th scope="row">{label}</th>{cells}</tr>')
    return captioned(tr("Correlations of the domains (Pearson)"), head, "".join(rows))


def _pictures(found: Found) -> Iterable[str]:
    for part in found.audit.indicators:
        values = found.frame.get(part.ident, found.result.indicators.get(part.ident))
        if values is None:
            continue
        told = tr("missing {missing}%, skewness {skewness}").format(
            missing=number(part.spread.missing, 1), skewness=_figure(part.spread.skewness, 1)
        )
        yield histogram(values.to_numpy(dtype=np.float64), part.label, told, number, bool(part.remarks))
