"""Figures with their units, as charts, tables and titles of fields print them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..i18n import tr
from ..known_fields import titled

if TYPE_CHECKING:
    from ...core.profiles.long_table import Value

#: units that stand after each figure; longer ones stand once, after the label
AFTER = ("%", "km", "km²", "ha", "m³", "kWh")
#: after the label of an indicator that is averaged plainly
MARK = " *"


def is_sum(record: Mapping[str, Any]) -> bool:
    """Whether a row of the long table is of a count."""
    return record.get("regel") == "sum"


def is_plain(record: Mapping[str, Any]) -> bool:
    """Whether a row of the long table is of an indicator of which all areas count alike."""
    return record.get("regel") == "mean" and record.get("soort") == "indicator"


def short_unit(unit: str | None) -> str:
    """What stands after a figure: 7.9 %, 1.3 km; "" where the unit stands after the label."""
    return unit if unit in AFTER else ""


def difference_unit(unit: str | None) -> str:
    """The unit of a difference: percentages differ in percentage points."""
    return tr("pp") if unit == "%" else unit or ""


def short_difference_unit(unit: str | None) -> str:
    """What stands after a difference: +1.2 pp, -0.3 km."""
    return difference_unit(short_unit(unit))


def with_unit(figure: str, unit: str) -> str:
    """A printed figure with what stands after it; a dash stays alone."""
    return f"{figure} {unit}" if unit and figure != "–" else figure


def labelled(label: str, unit: str | None, plain: bool = False) -> str:
    """A label with the unit that its figures do not bear themselves, and a mark where they are averaged plainly."""
    shown = f"{label} ({unit})" if unit and unit not in AFTER and unit not in label else label
    return shown + MARK if plain else shown


def share_text(share: str) -> str:
    """What stands in place of a count's difference."""
    return tr("{share} % of the total").format(share=share)


def plain_note() -> str:
    """What the mark means."""
    return tr("* Plain mean of the areas: there is no denominator to weight them by.")


def alias_of(value: Value) -> str:
    """A value as the title of a field: with its unit, and how it is brought together."""
    title, how = titled(value.label, value.unit), ""
    if value.weight:
        how = tr("weighted by {weight}").format(weight=value.weight)
    elif value.summed:
        how = tr("sum")
    elif value.plain:
        how = tr("plain mean")
    return f"{title}, {how}" if how else title
