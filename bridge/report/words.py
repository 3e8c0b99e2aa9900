"""The words of a region report: what a region's figures come to, and how to read them with care."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ...core.charts.spine import signed as with_sign
from ...core.charts.spine import told_apart
from ...core.index.model import Model
from ...core.index.record import Told
from ..i18n import counted, number, tr
from ..profiles.units import (
    difference_unit,
    is_plain,
    is_sum,
    labelled,
    share_text,
    short_difference_unit,
    short_unit,
    with_unit,
)
from .checks import absent, text_of
from .data import Profiles
from .lead import Lead
from .sure import sure_sentence

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
#: scores are rounded means of rounded figures: regions nearer than this are not told apart
CLOSE = 1.0


def care_text() -> str:
    """How to read a score, and how not to."""
    return tr(
        "Read with care: a score says how areas compare with the reference, nothing about the people who live there. "
        "Not everyone in an area with a high score is deprived, and not everyone who is lives in one. Labels "
        "stigmatise: name a region's strong sides beside its weak ones."
    )


def printed(value: object, decimals: int = 1) -> str:
    """A number in the reader's format, a dash where it is missing."""
    return "–" if absent(value) else number(float(value), decimals)


def score_text(value: object, klasse: object, bounds: tuple[float, ...]) -> str:
    """A score in one decimal, in more where it would be printed as a score of another class than its own."""
    if absent(value) or absent(klasse):
        return printed(value)
    return number(float(value), told_apart(float(value), 1, bounds))


def signed(value: object, decimals: int = 1) -> str:
    """A difference with its sign; one that is printed as nought has none."""
    if absent(value):
        return "–"
    return with_sign(float(value), decimals, number)


@dataclass(frozen=True)
class Figures:
    """A value of a region as it is printed, with its units."""

    label: str
    score: str
    reference: str
    difference: str


def label_of(row: Mapping[str, Any]) -> str:
    """What a value is called, with the unit that its figures do not bear."""
    return labelled(text_of(row["label"]) or text_of(row["waarde"]), text_of(row.get("eenheid")), is_plain(row))


def decimals_of(row: Mapping[str, Any]) -> int:
    """Decimals of a value's figures: none of a count."""
    return 0 if is_sum(row) else 1


def figures(row: Mapping[str, Any]) -> Figures:
    """A row of the long table as it is printed: a count without decimals, with its share of the total."""
    unit = text_of(row.get("eenheid"))
    decimals = decimals_of(row)
    score, reference = (with_unit(printed(row[name], decimals), short_unit(unit)) for name in ("score", "referentie"))
    difference = with_unit(signed(row["verschil"]), short_difference_unit(unit))
    share = row.get("aandeel")
    if is_sum(row) and not absent(share):
        difference = share_text(printed(share))
    return Figures(label_of(row), score, reference, difference)


def difference_head(lead: Lead) -> str:
    """What stands above the differences of a ranking: an index has points, another value has its own unit."""
    if lead.is_index:
        return tr("Difference (points)")
    if lead.summed:
        return tr("Share of the total (%)")
    unit = difference_unit(lead.unit)
    return tr("Difference ({unit})").format(unit=unit) if unit else tr("Difference")


def difference_of(region: pd.Series, lead: Lead) -> str:
    """What stands below that head."""
    return printed(region.get(f"{lead.name}_aandeel")) if lead.summed else signed(region["mdi_verschil"])


def whole(value: object) -> str:
    """A rank or a count, a dash where it is missing."""
    return "–" if absent(value) else number(int(value))


def class_label(value: object, model: Model) -> str:
    """The label of a class, "" where there is none."""
    place = 0 if absent(value) else int(value)
    return model.labels[place - 1] if 0 < place <= len(model.labels) else ""


def shown_areas(most: int, count: str) -> str:
    """What a table of areas leaves out; `count` as it is to be printed."""
    return tr("{most} of {count} areas, the highest score first; all are in the long table of the profiles.").format(
        most=number(most), count=count
    )


def listed(items: list[str]) -> str:
    """Items in one line."""
    return ", ".join(items)


def lead(profiles: Profiles, key: str) -> list[str]:
    """The region in a few sentences."""
    region = profiles.everything.loc[key]
    name = text_of(region["regio_naam"]) or key
    if absent(region["mdi"]):
        text = tr("{region} has no score of '{index}': too few of its areas have one.")
        return [text.format(region=name, index=profiles.index)]
    label = text_of(region["mdi_label"])
    if not profiles.lead.is_index:
        return [_leading(profiles, key, name, label), *_part(region, False)]
    has = (
        tr(
            "{region} has an MDI of {score} (class: {label}), rank {rank} of {count} regions; rank 1 is the most "
            "deprived."
        )
        if profiles.index == "MDI"
        else tr(
            "By '{index}' {region} has a score of {score} (class: {label}), rank {rank} of {count} regions; rank 1 is "
            "the most deprived."
        )
    )
    sentences = [
        has.format(
            index=profiles.index,
            region=name,
            score=score_text(region["mdi"], region["mdi_klasse"], profiles.bounds),
            label=label,
            rank=whole(region["mdi_rang"]),
            count=number(int(profiles.everything["mdi"].notna().sum())),
        ),
        _compared(region["mdi_verschil"]),
        *_part(region, True),
    ]
    if profiles.drawn is not None:
        sentences.append(sure_sentence(region))
    near = _near(profiles, key)
    if near:
        sentences.append(
            tr("Regions within {points} point of it: {count}; do not read much into the exact rank.").format(
                count=number(near), points=printed(CLOSE, 0)
            )
        )
    quadrant = text_of(region.get("kwadrant"))
    if quadrant:
        sentences.append(tr("In the analysis matrix it is '{quadrant}'.").format(quadrant=quadrant))
    sentences += _standing_out(region) + _worst_quarter(region)
    return sentences


def of_areas(region: pd.Series) -> tuple[int, int] | None:
    """How many of the areas of a region have a score, where not all have; None where all have, or nothing tells it."""
    scored, count = region.get("aantal_met_mdi"), region.get("aantal")
    if absent(scored) or absent(count) or not 0 < int(scored) < int(count):
        return None
    return int(scored), int(count)


def _part(region: pd.Series, is_index: bool) -> list[str]:
    """That the score of a region is that of some of its areas."""
    found = of_areas(region)
    if found is None:
        return []
    text = (
        tr("Areas with a score: {scored} of {count}; the index of the region is theirs alone.")
        if is_index
        else tr("Areas with a figure: {scored} of {count}; that of the region is theirs alone.")
    )
    return [text.format(scored=number(found[0]), count=number(found[1]))]


def _leading(profiles: Profiles, key: str, name: str, label: str) -> str:
    """The region by the value that leads, where there is no index."""
    region = profiles.everything.loc[key]
    rows = profiles.rows(key)
    shown = figures(rows[rows["waarde"] == profiles.lead.name].iloc[0].to_dict())
    figure = score_text(region["mdi"], region["mdi_klasse"], profiles.bounds)
    return (
        tr(
            "{value} in {region}: {figure}, {difference} of the reference; rank {rank} of {count} regions; rank 1 is "
            "the highest."
        )
        if profiles.lead.summed
        else tr(
            "{value} in {region}: {figure} (quarter of the areas: {label}), difference from the reference "
            "{difference}, rank {rank} of {count} regions; rank 1 is the highest."
        )
    ).format(
        value=profiles.index,
        region=name,
        figure=shown.score if profiles.lead.summed else with_unit(figure, short_unit(profiles.lead.unit)),
        label=label,
        difference=shown.difference,
        rank=whole(region["mdi_rang"]),
        count=number(int(profiles.everything["mdi"].notna().sum())),
    )


def _compared(difference: object) -> str:
    """How the score compares with the reference."""
    text = signed(difference)
    if text == "–":
        return tr("There is no reference to compare it with.")
    points = text.lstrip("+−")
    if text.startswith("+"):
        return tr("That is {points} points above (worse than) the mean of the reference.").format(points=points)
    if text.startswith("−"):
        return tr("That is {points} points below (better than) the mean of the reference.").format(points=points)
    return tr("That equals the mean of the reference.")


def _near(profiles: Profiles, key: str) -> int:
    """How many other regions are within `CLOSE` points."""
    scores = profiles.everything["mdi"].astype("float64")
    return int((scores.drop(key) - scores[key]).abs().le(CLOSE).sum())


def _standing_out(region: pd.Series) -> list[str]:
    """The domains in which the region differs most."""
    found = []
    for kind, sentence in (
        ("slechtst", tr("It stands out worst in {domains}.")),
        ("best", tr("It stands out best in {domains}.")),
    ):
        items = [
            f"{text_of(region[f'{kind}_{place}'])} ({signed(region.get(f'{kind}_{place}_verschil'))})"
            for place in (1, 2, 3)
            if text_of(region.get(f"{kind}_{place}"))
        ]
        if items:
            found.append(sentence.format(domains=listed(items)))
    return found


def _worst_quarter(region: pd.Series) -> list[str]:
    """Shares of areas and inhabitants in the worst quarter of the reference."""
    areas, people = region.get("aandeel_slechtste_kwartiel"), region.get("inwoners_slechtste_kwartiel")
    if absent(areas):
        return []
    every = of_areas(region) is None
    if absent(people):
        text = (
            tr("{share}% of its areas are in the worst quarter of the reference.")
            if every
            else tr("{share}% of its areas with a score are in the worst quarter of the reference.")
        )
    else:
        text = (
            tr("{share}% of its areas, with {people}% of its inhabitants, are in the worst quarter of the reference.")
            if every
            else tr(
                "{share}% of its areas with a score, with {people}% of the inhabitants of these, are in the worst "
                "quarter of the reference."
            )
        )
    return [text.format(share=printed(areas, 0), people=printed(people, 0))]


def only_within(told: Told) -> str:
    """That the areas are those of some regions alone, "" where they are not."""
    return tr("only areas in {place}").format(place=told.within) if told.within else ""


def heading_facts(profiles: Profiles, key: str) -> list[str]:
    """Kind, zone, number of areas, year and reference of a region."""
    region = profiles.everything.loc[key]
    facts = [text_of(region.get("regio_type")), text_of(region.get("regio_zone"))]
    facts.append(counted(int(region["aantal"] or 0), profiles.level))
    facts += [only_within(profiles.told), profiles.year]
    against = text_of(region["vergeleken_met"])
    facts.append(tr("compared with {reference}").format(reference=against) if against else "")
    return [fact for fact in facts if fact]
