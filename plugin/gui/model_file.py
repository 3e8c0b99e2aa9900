"""The model with what the user changed of it, as a file that the algorithms take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsFields, QgsProcessingUtils

from ...bridge.i18n import dated, tr
from ...core.index.model import DIRECTIONS
from .choices import Choices
from .project import project_layer

if TYPE_CHECKING:
    from ...core.divisions import Division
    from ...core.index.model import Domain, Indicator, Model


def load_choice(choices: Choices) -> Model:
    """The model that is chosen, as it was published."""
    from ...bridge.index.indicators import load_model

    return load_model(choices.model, choices.model_file)


def changed_choice(choices: Choices) -> Model:
    """The model with the changes in weights, directions and normalisation, under a title that tells of them."""
    from ...core.index.weights import changed_model

    model = load_choice(choices)
    if choices.changes:
        model = replace(model, domains=tuple(_changed_domain(domain, choices.changes) for domain in model.domains))
    weights = [choices.weights.get(domain.id, domain.weight) for domain in model.domains]
    return changed_model(model, weights, tr("{title} (changed)").format(title=model.title))


def map_title(choices: Choices) -> str:
    """What a map of a domain's score is called, with its model and year; "" for the index itself.

    Of another field it is the indicator with its unit and year.

    Raises
    ------
    Refusal
        If the model cannot be read.
    """
    if choices.without_index:
        return _indicator_title(choices)
    model = load_choice(choices)
    names = {f"mdi_{domain.id}": domain.label for domain in model.domains}
    if choices.show not in names:
        return "" if choices.show == "mdi" else _indicator_title(choices)
    title = tr("{title} (changed)") if choices.weights or choices.changes else "{title}"
    text = tr("{domain}: {model}").format(domain=names[choices.show], model=title.format(title=model.title))
    return dated(text, choices.year)


def index_title(choices: Choices) -> str:
    """What the index is called where there is little room; "" without an index.

    Raises
    ------
    Refusal
        If the model cannot be read.
    """
    if choices.without_index:
        return ""
    title = load_choice(choices).short_title
    return tr("{title} (changed)").format(title=title) if choices.weights or choices.changes else title


def division(choices: Choices) -> Division:
    """How the values that the map shows are divided into classes; of a map of two fields those of the first.

    Raises
    ------
    Refusal
        If own bounds are none, or do not rise.
    """
    from ...bridge.maps.ramps import MOST_CLASSES
    from ...core.bivariate import THIRDS
    from ...core.divisions import OWN, Division, own_bounds, parse_bounds

    if choices.mapped_y:
        return Division(THIRDS)
    if choices.method == OWN:
        return Division(method=OWN, own=own_bounds(parse_bounds(choices.own_bounds), MOST_CLASSES))
    return Division(choices.classes, choices.method)


def joined_fields(choices: Choices) -> QgsFields:
    """The fields of the areas with those of the table behind them; none where no areas are chosen."""
    from ...bridge.live.snapshot import fields_for

    areas = project_layer(choices.areas)
    if areas is None:
        return QgsFields()
    return fields_for(areas, project_layer(choices.table), choices.table_code).fields()


def known_direction(name: str) -> str:
    """Which end of a field is worse by the catalogue of indicators, "" where it does not know."""
    from ...bridge.known_fields import catalogue

    known = catalogue().find(name)
    return {1: DIRECTIONS[0], -1: DIRECTIONS[1]}.get(known.direction, "") if known is not None else ""


def with_map(choices: Choices) -> Choices:
    """The choices with an indicator to map where nobody chose one: the first that is no count, in its own direction."""
    from ...bridge.known_fields import catalogue

    if not choices.without_index or choices.show in choices.values or not choices.values:
        return choices
    known = {name: catalogue().find(name) for name in choices.values}
    shown = next((name for name, one in known.items() if one is None or one.kind != "count"), choices.values[0])
    return replace(choices, show=shown, direction=known_direction(shown) or choices.direction)


def axis_titles(choices: Choices) -> tuple[str, str]:
    """What the two figures are called of which a map shows both; "" where there is no second one.

    Raises
    ------
    Refusal
        If the model cannot be read.
    """
    from ...bridge.i18n import index_name

    names: dict[str, str] = {}
    if not choices.without_index:
        model = changed_choice(choices) if choices.weights or choices.changes else load_choice(choices)
        names = {"mdi": index_name(model), **{f"mdi_{one.id}": one.label for one in model.domains}}
    first, second = (names.get(name) or _field_title(choices, name) for name in (choices.mapped, choices.mapped_y))
    return (first, second) if choices.mapped_y else ("", "")


def axes_title(choices: Choices) -> str:
    """What a map of two figures is called: as the user says, else both with the year; "" where there is no second one.

    Raises
    ------
    Refusal
        If the model cannot be read.
    """
    from ...bridge.maps.bivariate import pair_title

    if not choices.mapped_y:
        return ""
    return choices.legend_title or dated(pair_title(*axis_titles(choices)), choices.year)


def _field_title(choices: Choices, name: str) -> str:
    """What a field is called, with its unit; its name where nothing more is known of it."""
    from ...bridge.known_fields import title_of

    fields = joined_fields(choices)
    place = fields.lookupField(name)
    return title_of(fields.at(place)) if place >= 0 else name


def _indicator_title(choices: Choices) -> str:
    """What a map of an indicator is called; its field's name where nothing more is known of it."""
    title = _field_title(choices, choices.mapped)
    title = title[:1].upper() + title[1:] if title != choices.mapped else title
    return dated(title, choices.year)


def changed_model_file(choices: Choices) -> str:
    """Write the changed model, and return its path; "" where nothing was changed.

    The path follows from what the file holds, so that the same changes give the same file.
    """
    if choices.without_index or not (choices.weights or choices.changes):
        return ""
    from ...core.index.weights import model_json

    text = model_json(changed_choice(choices))
    folder = Path(choices.folder or QgsProcessingUtils.tempFolder())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"model_{sha256(text.encode()).hexdigest()[:8]}.json"
    path.write_text(text, encoding="utf-8")
    return str(path)


def _changed_domain(domain: Domain, changes: Mapping[str, dict]) -> Domain:
    return replace(domain, indicators=tuple(_changed_indicator(one, changes) for one in domain.indicators))


def _changed_indicator(indicator: Indicator, changes: Mapping[str, dict]) -> Indicator:
    """An indicator, and its parts, with what was changed of them: direction, method, best and worst."""
    parts = tuple(_changed_indicator(part, changes) for part in indicator.parts)
    new = replace(indicator, parts=parts, **changes.get(indicator.id, {}))
    return new if new.treatable else replace(new, treatment=None)
