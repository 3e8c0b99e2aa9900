"""Translation: one context, so that one .ts file serves all rooms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from ..core.messages import Figures, Message
from .paths import RESOURCES

if TYPE_CHECKING:
    from ..core.index.model import Model

CONTEXT = "Regiolens"
#: U+2060, word joiner: a sign without width, at which no line breaks
APART = "\u2060"


def tr(text: str) -> str:
    """The text in the user's language; `text` is always a literal, so that it can be collected."""
    return QCoreApplication.translate(CONTEXT, text)


class _Localised(float):
    """A number that is formatted with the reader's own decimal sign; `g` gives 1234567 whole, not as 1.23457e+06."""

    def __format__(self, spec: str) -> str:
        return super().__format__(".12g" if spec == "g" else spec).replace(".", QLocale().decimalPoint())


def say(message: Message, labels: Mapping[str, str] | None = None) -> str:
    """A message of core in the user's language, its numbers in the reader's format.

    Parameters
    ----------
    labels : dict of str to str, optional
        What dialogs call an algorithm's parameters: who sees the dialog does not see their names. They are put before
        the names in the sentence itself and in its gaps `parameter` and `parameters`, not in what users wrote.
    """
    labels = labels or {}

    def spoken(value: object) -> object:
        if isinstance(value, Message):
            return say(value, labels)
        if isinstance(value, Figures):
            return value.text(QLocale().decimalPoint())
        if isinstance(value, float):
            return _Localised(value)
        if isinstance(value, tuple):
            return "; ".join(format(spoken(item), "g") for item in value)
        return number(value) if isinstance(value, int) else value

    details = {key: spoken(value) for key, value in message.details.items()}
    for gap in ("parameter", "parameters"):
        if gap in details:
            details[gap] = with_labels(str(details[gap]), labels)
    braced = {name: label.replace("{", "{{").replace("}", "}}") for name, label in labels.items()}
    return with_labels(tr(message.template), braced).format(**details)


def with_labels(text: str, labels: Mapping[str, str], most: int = 0) -> str:
    """A text with the label of each parameter before its name: 'Field with the region' (REGION_FIELD).

    Parameters
    ----------
    most : int
        So many of the first names, 0 for all.
    """

    def labelled(found: re.Match) -> str:
        sign = '"' if "'" in labels[found[0]] else "'"  # as in Regio's
        return f"{sign}{labels[found[0]]}{sign} ({found[0]})"

    # A name in brackets already stands behind words of its own.
    names = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    return re.sub(rf"(?<![(\w])(?:{names})\b", labelled, text, count=most) if names else text


def install_translator() -> QTranslator | None:
    """Load the translation of QGIS's own language; keep the result alive, and remove it on unload."""
    translator = QTranslator()
    language = QgsApplication.instance().locale()[:2]
    if translator.load(str(RESOURCES / "i18n" / f"regiolens_{language}.qm")):
        QCoreApplication.installTranslator(translator)
        return translator
    return None


def language() -> str:
    """The language of what `tr` gives, as HTML and PDF name it."""
    return "nl" if QgsApplication.instance().locale().startswith("nl") else "en"


def number(value: float, decimals: int = 0) -> str:
    """A number in the reader's own format, thousands grouped, also where QGIS does not group them in its windows."""
    locale = QLocale()
    if locale.numberOptions() & QLocale.NumberOption.OmitGroupSeparator:
        locale.setNumberOptions(locale.numberOptions() & ~QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(value), "f", decimals)


def as_given(value: float) -> str:
    """A number with the decimals that it has, and the reader's own decimal sign."""
    return Figures.of([value]).text(QLocale().decimalPoint())


def counted(count: int, level: str, fewest: int | None = None) -> str:
    """A number of areas in words, such as 14.574 buurten; "337 to 341 gemeenten" where `fewest` is less."""
    one, more = {
        "gemeente": (tr("1 gemeente"), tr("{count} gemeenten")),
        "wijk": (tr("1 wijk"), tr("{count} wijken")),
        "buurt": (tr("1 buurt"), tr("{count} buurten")),
        "provincie": (tr("1 provincie"), tr("{count} provincies")),
        "corop": (tr("1 COROP region"), tr("{count} COROP regions")),
        "landsdeel": (tr("1 landsdeel"), tr("{count} landsdelen")),
        "land": (tr("1 row of the country"), tr("{count} rows of the country")),
    }.get(level, (tr("1 area"), tr("{count} areas")))
    text = one if count == 1 else more.format(count=number(count))
    if fewest is None or fewest == count:
        return text
    return tr("{fewest} to {areas}").format(fewest=number(fewest), areas=text)


def of_year(areas: str, year: str) -> str:
    """Areas and the year of their figures, which need not be that of the areas: "326 gemeenten (figures of 2022)"."""
    return tr("{areas} (figures of {year})").format(areas=areas, year=year) if year else areas


def dated(title: str, year: str) -> str:
    """A title with the year of its figures behind it, where that is known and not in it."""
    return tr("{title}, {year}").format(title=title, year=year) if year and year not in title else title


def as_it_is(text: str) -> str:
    """A name or label that QGIS shows as it is: of what stands between [% and %], legends, labels and map tips would
    print what it comes to. An invisible sign keeps the two signs apart."""
    return text.replace("[%", f"[{APART}%").replace("%]", f"%{APART}]")


def change_text(model: Model) -> str:
    """What of a published model was changed, "" where nothing was."""
    from ..core.index.model import CHANGED, METHOD, WEIGHTS  # QGIS loads the translation when it starts

    if set(model.change) == {WEIGHTS, METHOD}:
        return tr("changed weights and method")
    if METHOD in model.change:
        return tr("changed method")
    return tr("changed weights") if model.change or model.id.endswith(CHANGED) else ""


def full_title(model: Model) -> str:
    """The title of a model, whether it is a published one that was changed, and what is left out."""
    change = change_text(model)
    title = model.title.removesuffix(tr("{title} (changed)").format(title="")) if change else model.title
    return without(model, f"{title} ({change})" if change and change not in title else title)


def method_line(model: Model) -> str:
    """Whose method made an index, and whether it was changed."""
    change = change_text(model)
    source = f"{model.source} ({change})" if change else model.source
    return tr("Method: {source}").format(source=source)


def index_name(model: Model) -> str:
    """What the index of a model is called in titles of fields and in texts: its short title, whether its weights or its
    method were changed, and what is left out."""
    change = change_text(model)
    name = f"{model.short_title} ({change})" if change and change not in model.short_title else model.short_title
    return without(model, name)


def without(model: Model, name: str) -> str:
    """A name of an index with the domains that are left out of it."""
    if not model.left_out:
        return name
    domains = ", ".join(label[:1].lower() + label[1:] for label in model.left_out)
    return tr("{index} without {domains}").format(index=name, domains=domains)
