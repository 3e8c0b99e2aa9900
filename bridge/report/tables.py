"""The tables of a region report, in HTML: every text from the data is escaped."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from html import escape

from ...core.index.model import Model
from ..html import scrolling
from ..i18n import number, tr
from ..profiles.units import is_plain, plain_note
from .charts import domains_of, name_of
from .checks import absent, text_of
from .colours import class_entries, readable
from .data import MOST_AREAS, Profiles
from .words import (
    ROMAN,
    class_label,
    decimals_of,
    figures,
    label_of,
    listed,
    printed,
    score_text,
    shown_areas,
    signed,
    whole,
)


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text, escaped here, and how it looks; `place` is that of its class, from 1."""

    text: str
    place: int = 0
    mark: str = ""
    strong: bool = False
    markup: str = ""


def table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Cell]]],
    texts: Container[int] = (),
    name: str = "",
    css: str = "",
) -> str:
    """A table with a caption, heads with their scope, and the first cell of each row as its head.

    Parameters
    ----------
    rows : sequence of (str, sequence of Cell)
        CSS class of the row, its cells.
    texts : container of int
        Columns of text besides the first; all others stand to the right.
    name : str
        What the table is called where it scrolls, in place of its caption.
    css : str
        CSS class of the whole.
    """
    head = "".join(f'<th scope="col"{_side(place, texts)}>{escape(text)}</th>' for place, text in enumerate(heads))
    body = []
    for of_row, cells in rows:
        first, *others = cells
        others_shown = "".join(_cell(cell, _side(place, texts)) for place, cell in enumerate(others, start=1))
        shown = first.markup or escape(first.text)
        body.append(f'<tr{f" class={of_row}" if of_row else ""}><th scope="row">{shown}</th>{others_shown}</tr>')
    return (
        f"{scrolling(f'wide {css}'.strip(), name or caption)}<table><caption><span>{escape(caption)}</span></caption>"
        f"<thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def _side(place: int, texts: Container[int]) -> str:
    return ' class="t"' if place == 0 or place in texts else ""


def chart(picture: str, name: str) -> str:
    """A chart that scrolls where the screen is narrower."""
    return f"<figure>{scrolling('chart', name)}{picture}</div></figure>"


def class_style(model: Model) -> str:
    """The rules by which cells have the colour of their class."""
    return "".join(
        f".k{place}{{background:{colour.name()};color:{readable(colour)}}}" for place, _, colour in class_entries(model)
    )


def _cell(cell: Cell, side: str) -> str:
    css = ["t"] if side else []
    css += [f"k{cell.place}"] if cell.place else []
    css += ["top"] if cell.strong else []
    mark = f"<i>{escape(cell.mark)}</i>" if cell.mark else ""
    names = f' class="{" ".join(css)}"' if css else ""
    return f"<td{names}>{cell.markup or escape(cell.text)}{mark}</td>"


def score_cell(score: object, klasse: object, profiles: Profiles, decimals: int = 1) -> Cell:
    """A score on its class's colour, with the class's numeral, for those who see no colours.

    Where it has no class, with so many decimals.
    """
    place = 0 if absent(klasse) else int(klasse)
    entries = class_entries(profiles.model)
    if not 0 < place <= len(entries) or absent(score):
        return Cell(printed(score, decimals))
    shown = printed(score, 0) if profiles.lead.summed else score_text(score, klasse, profiles.bounds)
    return Cell(shown, place, ROMAN[place - 1], place == len(entries))


def class_key(profiles: Profiles) -> str:
    """The numerals of the classes."""
    return " · ".join(f"{ROMAN[place - 1]} {label}" for place, label, _ in class_entries(profiles.model))


def values(profiles: Profiles, key: str) -> str:
    """The figures behind the chart."""
    heads = [tr("Value"), tr("Score"), tr("Reference"), tr("Difference"), tr("Rank"), tr("Class")]
    rows = []
    for row in profiles.rows(key).itertuples():
        rank = f"{whole(row.rang)} / {whole(row.rang_van)}" if not absent(row.rang) else "–"
        shown = figures(row._asdict())
        cells = [
            Cell(shown.label),
            score_cell(row.score, row.klasse, profiles)
            if class_label(row.klasse, profiles.model)
            else Cell(shown.score),
            Cell(shown.reference),
            Cell(shown.difference),
            Cell(rank),
            Cell(class_label(row.klasse, profiles.model) or "–"),
        ]
        rows.append(("index" if row.soort == "index" else "", cells))
    caption = (
        tr("The region's figures beside the reference's; scores: 0-100, 100 is the worst outcome.")
        if profiles.lead.is_index
        else tr("The region's figures beside the reference's.")
    )
    notes = [some_areas(profiles, key)]
    if any(is_plain(row._asdict()) for row in profiles.rows(key).itertuples()):
        notes.append(plain_note())
    name = f"{name_of(profiles, key)}: {tr('Value')}"
    # On paper the chart and the table of areas say the same.
    twice = "twice" if set(profiles.rows(key)["waarde"]) <= set(_columns(profiles, key)) else ""
    shown = table(caption, heads, rows, {len(heads) - 1}, name, twice)
    return shown + "".join(f'<p class="note">{escape(note)}</p>' for note in notes if note)


def some_areas(profiles: Profiles, key: str) -> str:
    """Which figures of a region are not of all its areas, and of how many, "" where all are."""
    some = profiles.of_some(key)
    if some.empty:
        return ""
    text = tr("Not of all {count} areas, as the others have no figure; a sum is of these alone: {values}.")
    values = listed([f"{label_of(row._asdict())} ({number(int(row.aantal))})" for row in some.itertuples()])
    return text.format(count=whole(profiles.everything.loc[key, "aantal"]), values=values)


def _columns(profiles: Profiles, key: str) -> list[str]:
    """The values that the table of areas has a column of; none where there is no such table."""
    return list(profiles.scores["waarde"]) if (profiles.areas["key"] == key).any() else []


def areas(profiles: Profiles, key: str, numbered: bool = False) -> str:
    """The region's areas by domain, as in the annex of a report; where they are many, the worst of them."""
    own = profiles.areas[profiles.areas["key"] == key]
    if own.empty:
        return ""
    order = list(profiles.scores["waarde"])
    scored, classes = (
        own[[prefix + name for name in order]].head(MOST_AREAS).to_numpy(dtype=float, na_value=float("nan"))
        for prefix in ("", "klasse_")
    )
    decimals = [decimals_of(row) for row in profiles.scores.to_dict("records")]
    called = [f"{place}. {name}" for name, place in zip(own["name"], own["order"])] if numbered else own["name"]
    total = profiles.rows(key).set_index("waarde").reindex(order)
    rows = [
        ("", [Cell(name), *(score_cell(*each, profiles, exact) for *each, exact in zip(scores, places, decimals))])
        for name, scores, places in zip(called, scored, classes)
    ]
    # Figures of indicators are sums, weighted means or plain ones.
    mean = tr("Region (mean)") if profiles.lead.is_index else tr("Region")
    of_region = zip(total["score"], total["klasse"], decimals)
    rows.append(("total", [Cell(mean), *(score_cell(*each, profiles, exact) for *each, exact in of_region)]))
    rows.append(("", [Cell(tr("Reference")), *(Cell(figures(row._asdict()).reference) for row in total.itertuples())]))
    caption = tr("Classes: {classes}").format(classes=class_key(profiles))
    heads = [tr("Area"), *profiles.scores["label"].map(text_of).where(profiles.scores["label"].notna(), order)]
    left_out = shown_areas(MOST_AREAS, number(len(own))) if len(own) > MOST_AREAS else ""
    return (
        f"<h3>{escape(tr('Areas by domain') if profiles.lead.is_index else tr('Areas by value'))}</h3>"
        + (f'<p class="note">{escape(left_out)}</p>' if left_out else "")
        + table(caption, heads, rows, name=f"{name_of(profiles, key)}: {heads[0]}")
    )


def development(profiles: Profiles, key: str, trend: str) -> str:
    """Scores over the years, with the change in points."""
    if not profiles.years:
        return ""
    years = [
        year.rows[year.rows["key"] == key].drop_duplicates("waarde").set_index("waarde") for year in profiles.years
    ]
    rows = []
    for value in profiles.scores.itertuples():
        found = [year["score"].get(value.waarde) for year in years]
        ranks = [year["rang"].get(value.waarde) for year in years]
        change = None if found[0] is None or found[-1] is None else found[-1] - found[0]
        exact = decimals_of(value._asdict())
        cells = [
            Cell(printed(score, exact) + (f" ({whole(rank)})" if not absent(rank) else ""))
            for score, rank in zip(found, ranks)
        ]
        rows.append(
            (
                "index" if value.soort == "index" else "",
                [Cell(text_of(value.label)), *cells, Cell(signed(change, exact))],
            )
        )
    first, last = profiles.years[0].name, profiles.years[-1].name
    heads = [
        tr("Value"),
        *(year.name for year in profiles.years),
        (tr("{first} to {last}, points") if profiles.lead.is_index else tr("{first} to {last}")).format(
            first=first, last=last
        ),
    ]
    others = {year.against for year in profiles.years}
    note = ""
    if len(others) > 1:
        note = tr("The years are compared with different references; ranks and differences are each year's own.")
    caption = tr("Score, with the rank among the regions of that year in brackets.")
    domains = domains_of(profiles, key)
    return (
        f"<h3>{escape(tr('Development'))}</h3>"
        + (chart(trend, f"{name_of(profiles, key)}: {tr('Development')}") if trend else "")
        + (chart(domains, tr("Domains of {region}").format(region=name_of(profiles, key))) if domains else "")
        + table(caption, heads, rows, name=f"{name_of(profiles, key)}: {tr('Development')}")
        + (f'<p class="note">{escape(note)}</p>' if note else "")
    )
