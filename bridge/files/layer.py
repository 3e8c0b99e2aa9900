"""A file that was read, as the fields of a layer, its log, its report and its metadata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsVectorLayer,
)

from ...core.files.codes import ALL
from ...core.files.columns import AUTOMATIC, Tidied, missing_reasons, tidy
from ...core.files.kinds import Kind, recognise
from ...core.messages import Message
from ...core.years import one_year
from ..cancel import stop_if_cancelled
from ..compat import QGIS_VERSION
from ..html import captioned, document
from ..i18n import number, say, tr
from ..known_fields import catalogue, titled, unit_text
from ..layers.frames import features
from ..layers.new_fields import NewField, definitions
from ..layers.sinks import fill_sink, new_ids, write_table
from ..provenance.metadata import LICENCE, Provenance, unstated, version
from ..public import file_name
from ..run import Run
from ..types import BOOLEAN, LONG, REAL, TEXT
from .opened import Opened
from .read import WORKBOOKS

if TYPE_CHECKING:
    from ...core.values import Cleaned
    from ..types import FieldType

#: whose figures are published under the licence that CBS names
_LICENSED = ("CBS", "CBS / Kadaster", "RIVM", "Politie")


@dataclass(frozen=True)
class Reading:
    """A file with its clean columns.

    Attributes
    ----------
    opened : Opened
    tidied : Tidied
    kind : Kind
    year : str
        "" where file and title tell none.
    fields : list of NewField
    """

    opened: Opened
    tidied: Tidied
    kind: Kind
    year: str
    fields: list[NewField]

    def notes(self) -> list[Message]:
        """What was recognised and what was changed."""
        name, found = self.opened.title, self.kind.name
        first = Message("'{file}': {kind}.", {"file": name, "kind": found})
        if self.year:
            first = Message("'{file}': {kind}, {year}.", {"file": name, "kind": found, "year": str(self.year)})
        return [first, *self.opened.notes, *self.opened.layout.notes, *self.tidied.notes]

    def warnings(self) -> list[Message]:
        """Where what was read is in doubt."""
        return [*self.opened.warnings, *self.opened.layout.warnings, *self.tidied.warnings]


def understand(opened: Opened, decimal: str = AUTOMATIC, level: str = ALL) -> Reading:
    """Clean the columns of a file and tell what it is.

    Raises
    ------
    Refusal
        If it has no rows of the level asked for.
    """
    layout, known = opened.layout, catalogue()
    headers = list(layout.frame)
    found = {name: indicator for name in headers if (indicator := known.find(name))}
    around = (*layout.above, *layout.below)
    figures = sum(indicator.kind != "code" for indicator in found.values())
    kind = recognise(headers, (opened.title, *around), opened.layer is not None, figures)
    tidied = tidy(layout.frame, opened.title, decimal, level, known.counts, opened.form in WORKBOOKS)
    tidied = _possible(tidied, opened.title)
    fields = []
    for name, title, given in zip(headers, layout.titles, layout.units):
        cleaned, indicator = tidied.columns[name].cleaned, found.get(name)
        label = title if indicator is None or _at_odds(given, indicator.unit) else indicator.label
        unit = given or (unit_text(indicator.unit) if indicator else "")
        alias = titled(label, unit)
        fields.append(NewField.of(name, _type_of(cleaned), cleaned.values, "" if alias == name else alias))
    return Reading(opened, tidied, kind, one_year(opened.title, *around), fields)


def _possible(tidied: Tidied, file: str) -> Tidied:
    """Figures without those that the columns cannot hold."""
    columns, warnings = {}, list(tidied.warnings)
    for name, column in tidied.columns.items():
        cleaned, warning = catalogue().possible_of(column.cleaned, name, file)
        columns[name] = replace(column, cleaned=cleaned)
        warnings += [warning] if warning else []
    return replace(tidied, columns=columns, warnings=tuple(warnings))


def _at_odds(given: str, unit: str) -> bool:
    """Whether the unit in a file is a percentage and that of the catalogue is none, or the reverse."""
    percent = [text.strip().lower() in ("%", "percentage", "procent") for text in (given, unit)]
    return bool(given and unit) and percent[0] != percent[1]


def _type_of(cleaned: Cleaned) -> FieldType:
    kind = str(cleaned.values.dtype).lower()
    if kind.startswith("bool"):
        return BOOLEAN
    if not cleaned.is_number:
        return TEXT
    return LONG if kind.startswith(("int", "uint")) else REAL


def write_reading(run: Run, name: str, reading: Reading) -> str:
    """Write the table, with the geometry of a map layer, and return the id of the sink.

    Raises
    ------
    QgsProcessingException
        If the sink cannot be made or written, or the user cancels before.
    """
    layer = reading.opened.layer
    if layer is None:
        return write_table(run, name, reading.fields)
    fields = definitions(name, reading.fields)
    stop_if_cancelled(run.feedback)
    ids = [reading.opened.ids[row] for row in reading.tidied.rows.tolist()]
    rows = dict(zip(ids, zip(*(field.column() for field in reading.fields))))
    shape = (fields, layer.wkbType(), layer.crs())
    made = _shapes(layer, rows)
    return fill_sink(run, name, shape, made, len(rows), anew=new_ids(reading.fields))


def _shapes(layer: QgsVectorLayer, rows: dict[int, tuple]) -> Iterator[QgsFeature]:
    """The features of a layer with their new attributes."""
    for feature in features(layer, QgsFeatureRequest().setNoAttributes()):
        values = rows.get(feature.id())
        if values is not None:
            feature.setAttributes(list(values))
            yield feature


def origin(reading: Reading, file: str) -> Provenance:
    """The metadata of the output."""
    opened, owner = reading.opened, reading.kind.owner
    licence = LICENCE if owner in _LICENSED else unstated()[0]
    now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    changed = datetime.fromtimestamp(Path(file).stat().st_mtime).astimezone().strftime("%Y-%m-%d")
    history = [
        tr("{date}: read from {file} (of {changed}, sha256 {sha256}).").format(
            date=now, file=file_name(file), changed=changed, sha256=opened.sha256
        ),
        *(say(note) for note in (*reading.notes(), *reading.warnings())),
        tr("Made with Regiolens {version} (regiolens:readcbs) in QGIS {qgis}.").format(
            version=version(), qgis=QGIS_VERSION
        ),
    ]
    around = [*opened.layout.above, *opened.layout.below]
    return Provenance(
        title=" ".join(filter(None, [Path(opened.file).stem, opened.part])),
        abstract="\n".join([say(reading.kind.name), *around]),
        attribution=f"{owner}, {licence}" if owner else unstated()[0],
        licence=licence,
        constraints=tr("Name the source: {source}.").format(source=f"{owner}, {licence}") if owner else "",
        history=history,
        columns={field.definition.name(): field.alias for field in reading.fields if field.alias},
        year=str(reading.year or ""),
    )


def write_report(path: str, reading: Reading) -> None:
    """A page that tells what was recognised, what was changed, and what each column holds."""
    title = tr("Reading of {file}").format(file=reading.opened.title)
    parts = [f"<h1>{escape(title)}</h1>", _list(reading.notes())]
    if reading.warnings():
        parts += [f"<h2>{escape(tr('In doubt'))}</h2>", _list(reading.warnings())]
    for heading, texts in (
        (tr("Above the table, left out"), reading.opened.layout.above),
        (tr("Below the table, left out"), reading.opened.layout.below),
    ):
        if texts:
            items = "".join(f"<li>{escape(text)}</li>" for text in texts)
            parts += [f"<h2>{escape(heading)}</h2>", f"<ul>{items}</ul>"]
    parts += [f"<h2>{escape(tr('Columns'))}</h2>", _columns(reading)]
    Path(path).write_text(document(title, "".join(parts)), encoding="utf-8")


def _list(messages: list[Message]) -> str:
    return "<ul>" + "".join(f"<li>{escape(say(message))}</li>" for message in messages) + "</ul>"


def _columns(reading: Reading) -> str:
    """A table of columns: what each is, how it was written, what is missing and why."""
    forms = {
        "comma": tr("decimal comma"),
        "point": tr("decimal point"),
        "thousands": tr("signs between thousands"),
        "blanks": tr("blanks between thousands"),
        "signs": tr("signs % or €"),
    }
    types = {LONG: tr("whole numbers"), REAL: tr("numbers"), BOOLEAN: tr("yes or no"), TEXT: tr("text")}
    heads = [tr("Column"), tr("Description"), tr("Type"), tr("Written with"), tr("Missing")]
    rows = ""
    for field in reading.fields:
        name = field.definition.name()
        column = reading.tidied.columns[name]
        missing = "; ".join(f"{tr(reason)} {number(count)}" for reason, count in missing_reasons(column).items())
        cells = (name, field.alias, types[field.definition.type()], forms.get(column.form, ""), missing)
        rows += "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
    return captioned(tr("Columns"), heads, rows)
