"""The spine chart of a region from the rows of a profile table, with its texts in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...core.charts.spine import WHOLE
from ...core.charts.spine_chart import ChartTexts, SpineRow, spine_chart
from ...core.profiles.columns import NUMBERS
from ..i18n import number, tr
from .units import is_plain, is_sum, labelled, plain_note, share_text, short_difference_unit, short_unit

#: values at least this large are printed without decimals
LARGE = 1000.0


def spine_rows(
    records: Iterable[Mapping[str, Any]], areas: Mapping[str, Sequence[float]] | None = None
) -> list[SpineRow]:
    """The rows of one region and its areas as rows of a spine chart.

    Parameters
    ----------
    records : iterable of mapping
        Rows with the `CHART_COLUMNS` of `core.profiles.columns`, None where missing:
        `niveau` "regio" once a value, "gebied" once a value and area; with those `OF_KIND` where they are there.
    areas : mapping of str to sequence of float, optional
        Figures of the areas by `waarde`, where no records give them.
    """
    records = list(records)
    dots: dict[str, list[float]] = {name: list(figures) for name, figures in (areas or {}).items()}
    for record in records:
        if record["niveau"] == "gebied" and record["score"] is not None:
            dots.setdefault(record["waarde"], []).append(float(record["score"]))
    return [
        SpineRow(
            label=labelled(record["label"] or record["waarde"] or "", record.get("eenheid"), is_plain(record)),
            unit=short_unit(record.get("eenheid")),
            difference_unit=short_difference_unit(record.get("eenheid")),
            note=_share(record),
            soort=record["soort"] or "indicator",
            richting=int(record["richting"] or 0),
            dots=tuple(dots.get(record["waarde"], ())),
            decimals=_decimals(record),
            **{
                name: None if record[name] is None or (name != "score" and is_sum(record)) else float(record[name])
                for name in NUMBERS
            },
            **{name: None if record[name] is None else int(record[name]) for name in WHOLE},
        )
        for record in records
        if record["niveau"] == "regio"
    ]


def _share(record: Mapping[str, Any]) -> str:
    """What a count is of the total of the reference, "" for all others."""
    share = record.get("aandeel")
    return share_text(number(float(share), 1)) if is_sum(record) and share is not None else ""


def _decimals(record: Mapping[str, Any]) -> int:
    """One decimal, none for counts and for large values such as incomes."""
    if is_sum(record):
        return 0
    return 0 if max(abs(record["score"] or 0.0), abs(record["referentie"] or 0.0)) >= LARGE else 1


def spine_texts(region: str, year: str, compared: str, regions: int, classes: tuple[str, ...] = ()) -> ChartTexts:
    """The texts of a spine chart.

    Parameters
    ----------
    region, year, compared : str
        The region's name, the year, and what it is compared with, as the table tells; "" where it does not.
    regions : int
        Number of regions behind the bands.
    classes : tuple of str
        Labels of the model's classes; without them no classes are shown.
    """
    against = tr("compared with {reference}").format(reference=compared) if compared else ""
    return ChartTexts(
        title=tr("Profile of {region}").format(region=region),
        description=tr("Spine chart: each value of the region with its difference from the mean of the reference."),
        heading=region,
        subheading="; ".join(text for text in (year, against) if text),
        better=tr("better"),
        worse=tr("worse"),
        reference=tr("mean of the reference"),
        region_worse=tr("region, worse than the mean"),
        region_better=tr("region, better than the mean"),
        region_equal=tr("region, equal or direction unknown"),
        areas=tr("areas in the region"),
        extremes=tr("lowest to highest of {count} regions").format(count=number(regions)),
        middle=tr("middle half of the regions"),
        value=tr("score"),
        difference=tr("difference"),
        rank_head=tr("rank"),
        class_head=tr("class"),
        rank=tr("{rank} of {count}"),
        no_data=tr("no data"),
        no_reference=tr("no reference"),
        beyond=tr("▸ Areas of the region lie beyond the scale."),
        unknown=tr("■ Whether high is good or bad is not known for every value; higher is to the right."),
        sorts={
            "index": tr("Index"),
            "domein": tr("Domains (points, one scale)"),
            "indicator": tr("Indicators (each on its own scale)"),
        },
        classes=classes,
    )


def profile_chart(
    records: Iterable[Mapping[str, Any]], width: float = 760, classes: tuple[str, ...] = (), zoom: float = 1
) -> str:
    """The spine chart of one region, as SVG.

    Parameters
    ----------
    records : iterable of mapping
        As for `spine_rows`, at least one of `niveau` "regio".
    width, zoom : float
        As for `spine_chart`.
    """
    records = list(records)
    plain = plain_note() if any(map(is_plain, records)) else ""
    first = next(record for record in records if record["niveau"] == "regio")
    regions = max((int(record["rang_van"] or 0) for record in records), default=0)
    name = first["regio_naam"] or first["regio_code"] or ""
    texts = spine_texts(name, str(first["jaar"] or ""), first["vergeleken_met"] or "", regions, classes)
    return spine_chart(spine_rows(records), replace(texts, plain=plain), number, width, zoom)
