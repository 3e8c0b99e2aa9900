"""Map tips of the index: score, class, rank and a bar per domain, by QGIS's own expressions alone.

They are part of the layer's style, so that they work in a project that is opened where Regiolens is not installed.
Only tables with widths and colours are used, which Qt's WebKit and its plain rich text both draw.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from qgis.core import QgsExpression

from ...core.index.model import Model
from ..i18n import full_title, tr

BAR = "#cc4c02"
TRACK = "#d9d9d9"
#: length in pixels of the bar of the domain that weighs most
LONGEST = 130


def score_tip(model: Model, name: str) -> str:
    """The tip of a layer with domain scores: points per domain, or scores where the index is a product.

    Parameters
    ----------
    name : str
        The field with the names of the areas, "" for none.
    """
    columns = {domain.id: _column(f"mdi_{domain.id}") for domain in model.domains}
    if model.domain_mean == "geometric":
        note = tr("Bars: score of each domain, 0-100.")
        return _tip(model, name, columns, dict.fromkeys(columns, 100.0), note)
    weights = _weights(model)
    points = {domain.id: f"({columns[domain.id]} * {weights[domain.id]!r} / 100)" for domain in model.domains}
    return _tip(model, name, points, weights, _points_note())


def points_tip(model: Model, name: str) -> str:
    """The tip of a layer with the contributions of the domains."""
    points = {domain.id: _column(f"bijdrage_{domain.id}") for domain in model.domains}
    return _tip(model, name, points, _weights(model), _points_note())


def sure_tip(model: Model, name: str) -> str:
    """The tip of a layer that tells how sure rank and class are."""
    line = tr("Score {score}, {label} ({sure}% of the draws), rank {rank} ({low} to {high})")
    gaps = {
        "{sure}": sure_printed(_column("klasse_zeker")),
        "{low}": f"format_number({_column('rang_p05')}, 0)",
        "{high}": f"format_number({_column('rang_p95')}, 0)",
    }
    note = tr("Between brackets: the ranks between which the area lies in 90% of the draws.")
    return _box(model, name, line, gaps, "", note)


def sure_printed(column: str) -> str:
    """An expression of a part of the draws as `sure_text` of the room `index` prints it, without the sign: 100 and 0
    only where it is exactly that."""
    within = f"min(max(round({column}), 1), 99)"
    return f"format_number(CASE WHEN {column} IN (0, 100) THEN {column} ELSE {within} END, 0)"


def _points_note() -> str:
    return tr("Points per domain add up to the score. A whole bar is the most that the domain can add: its weight.")


def _weights(model: Model) -> dict[str, float]:
    return dict(zip((domain.id for domain in model.domains), model.shares))


def _tip(model: Model, name: str, values: Mapping[str, str], most: Mapping[str, float], note: str) -> str:
    """The tip.

    Parameters
    ----------
    values : mapping of str to str
        Domain to the expression of its value.
    most : mapping of str to float
        Domain to the highest value it can have, on one scale for all bars.
    """
    rows = "".join(
        f"<tr><td>{_plain(domain.label)}</td><td>{_bar(values[domain.id], most[domain.id], max(most.values()))}</td>"
        f'<td align="right">{_shown(_or_dash(f"format_number({values[domain.id]}, 1)"))}</td></tr>'
        for domain in model.domains
    )
    table = f'<table cellspacing="2" cellpadding="1">{rows}</table>'
    return _box(model, name, tr("Score {score}, {label}, rank {rank} (1 = most deprived)"), {}, table, note)


def _box(model: Model, name: str, text: str, more: Mapping[str, str], table: str, note: str) -> str:
    """The tip around a table: name, index, and a line whose gaps are filled from the fields.

    Parameters
    ----------
    more : mapping of str to str
        Gap to expression, beside those of score, rank and label.
    """
    # A name with this in it would end the expression before its time.
    title = f"<b>{_shown(_escaped(_column(name)))}</b><br>" if name and "%]" not in name else ""
    score = _column("mdi")
    # 59.96 is not printed as 60.0 beside the class below 60.
    decimals = f"if(abs({score} - round({score})) < 0.05 and {score} <> round({score}), 4, 1)"
    # The class comes last, so that nothing in its name is taken for a gap.
    gaps = {
        "{rank}": f"format_number({_column('mdi_rang')}, 0)",
        "{score}": f"'<b>' || format_number({score}, {decimals}) || '</b>'",
        **more,
        "{label}": f"'<b>' || {_escaped(_column('mdi_label'))} || '</b>'",
    }
    line = QgsExpression.quotedString(_plain(text))
    for gap, expression in gaps.items():
        line = f"replace({line}, '{_plain(gap)}', {expression})"
    without = QgsExpression.quotedString(_plain(tr("No score: a domain has no data.")))
    shown = _shown(f"if({score} is null, {without}, {line})")
    return f"<div>{title}{_plain(full_title(model))}<br>{shown}{table or '<br>'}<small>{_plain(note)}</small></div>"


_EMPTY = "''"


def _bar(value: str, most: float, longest: float) -> str:
    """A bar on its track, as a table of one row; nothing at all where the value is missing."""
    whole = round(LONGEST * most / longest)
    filled = f"min({whole}, round({LONGEST} * {value} / {longest!r}))"
    start = QgsExpression.quotedString('<table cellspacing="0" cellpadding="0"><tr>')
    end = QgsExpression.quotedString("</tr></table>")
    cells = f"{_cell(BAR, filled)} || {_cell(TRACK, f'({whole} - {filled})')}"
    return _shown(f"if({value} is null, {_EMPTY}, {start} || {cells} || {end})")


def _cell(colour: str, width: str) -> str:
    """An expression of a coloured cell; none where it has no width."""
    opening = QgsExpression.quotedString(f'<td bgcolor="{colour}" width="')
    closing = QgsExpression.quotedString('">&nbsp;</td>')
    return f"if({width} > 0, {opening} || {width} || {closing}, {_EMPTY})"


def _column(name: str) -> str:
    return QgsExpression.quotedColumnRef(name)


def _shown(expression: str) -> str:
    return f"[% {expression} %]"


def _or_dash(expression: str) -> str:
    return f"coalesce({expression}, '–')"


def _escaped(expression: str) -> str:
    """An expression whose text is shown as it is, whatever is in it."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        expression = f"replace({expression}, '{sign}', '{entity}')"
    return expression


def _plain(text: str) -> str:
    """A text of ours or of a model as HTML, in which nothing is taken for an expression."""
    return escape(text).replace("[", "&#91;").replace("%", "&#37;")
