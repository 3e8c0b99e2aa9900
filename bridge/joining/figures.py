"""The columns of a table as a join adds them: numbers where they are figures, and what to say of how they were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...core.figures import form_of, told_by_others
from ...core.values import Cleaned, among_figures, clean, is_text, settled
from ..i18n import say, tr
from ..known_fields import catalogue
from ..layers.coded import Side


@dataclass(frozen=True)
class Figures:
    """Columns with their figures as numbers.

    Attributes
    ----------
    columns : dict of str to Cleaned
    read_as : dict of str to str
        Of fields whose signs could be read in two ways, how they were read.
    warnings : list of str
        Readings that are not certain, figures that a field cannot hold, text among figures.
    """

    columns: dict[str, Cleaned] = field(default_factory=dict)
    read_as: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def figures_of(table: Side, fields: Sequence[str]) -> Figures:
    """Clean columns; where points or commas can be read in two ways, the other columns tell which."""
    columns = {name: clean(table.frame[name], table.texts.get(name)) for name in fields}
    found = Figures(columns)
    unclear = [name for name, column in columns.items() if column.ambiguous]
    clear: set[str] = set()
    perhaps: set[str] = set()
    if unclear:
        clear = {form_of(column.texts) for column in columns.values() if column.texts and not column.ambiguous}
        counts = catalogue().counts
        clear, perhaps = told_by_others(((columns[name].texts, counts(name)) for name in unclear), clear)
    for name in unclear:
        example = next(text for text in columns[name].texts if "." in text or "," in text)
        columns[name], grouped = settled(
            table.frame[name], columns[name], clear, count=catalogue().counts(name), perhaps=perhaps
        )
        found.read_as[name] = (
            tr("signs such as in {example} were read as thousands")
            if grouped
            else tr("signs such as in {example} were read as decimal signs")
        ).format(example=example)
        if columns[name].ambiguous:
            found.warnings.append(
                tr(
                    "Field '{field}' of '{layer}': {reading}, which the table does not make certain; where that is "
                    "wrong, read the file with regiolens:readcbs and choose its DECIMAL."
                ).format(field=name, layer=table.title, reading=found.read_as[name])
            )
    for name, column in columns.items():
        columns[name], warning = catalogue().possible_of(column, name, table.title)
        found.warnings.extend([say(warning)] if warning else [])
        wrong = among_figures(column.values) if is_text(column.values) else ""
        if wrong:
            found.warnings.append(
                tr(
                    "Field '{field}' of '{layer}' stays text, as it holds '{value}' beside figures: correct that where "
                    "the field is to be used as a number."
                ).format(field=name, layer=table.title, value=wrong[:60])
            )
    return found
