"""How each field is aggregated: rules read from text, and the numbers they work on."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...core.aggregation.aggregate import LEAVE_OUT, WITH_WEIGHT, Rule, parse_rules
from ...core.messages import Refusal
from ...core.values import clean
from ..i18n import say, tr
from ..known_fields import catalogue, read_figures
from ..layers.area_fields import water_fields
from ..layers.coded import Side
from ..matrix import matrix_value
from .grouping import Grouped


def given_rules(value: object, context: QgsProcessingContext | None = None) -> list[Rule]:
    """The rules that RULES gives, in whatever form the dialog, a script or qgis_process hands it over.

    Raises
    ------
    Refusal
        If they cannot be understood.
    """
    return parse_rules(matrix_value(value, "RULES", 4, context))


def in_words(rule: Rule) -> str:
    """How a field is brought together, for people."""
    return {
        "sum": tr("sum"),
        "mean": tr("plain mean"),
        "weighted mean": tr("weighted by {weight}"),
        "min": tr("lowest"),
        "max": tr("highest"),
        "rate": tr("rate by {weight}"),
    }[rule.how].format(weight=rule.weight)


def fields_of_rules(value: object, context: QgsProcessingContext | None = None) -> list[str]:
    """The fields that RULES names; see `given_rules`."""
    return [name for rule in given_rules(value, context) for name in (rule.field, rule.weight) if name]


def read_rules(
    given: Sequence[Rule], side: Side, field: str, feedback: QgsProcessingFeedback, rest: bool = True
) -> list[Rule]:
    """The rule of each field: the user's own, else the catalogue's; what is left out is named.

    Parameters
    ----------
    field : str
        That gets none.
    rest : bool
        Whether fields without a rule are left out, and so named; else the caller sees to them.

    Raises
    ------
    Refusal
        If a rule cannot be understood or lacks its weight.
    """
    names = side.source.fields().names()
    known = catalogue()
    rules = [completed(rule, names, feedback) for rule in given]
    theirs = {rule.field for rule in rules}
    for name in names:
        if name in theirs or name == field:
            continue
        usual, note = known.rule(name, names)
        if usual:
            rules.append(usual)
        if note and (usual or rest):
            feedback.pushInfo(say(note))
    rules = [rule for rule in rules if rule.how != LEAVE_OUT]
    if not rules and rest:
        feedback.pushWarning(
            tr("No field of '{layer}' has a rule, so the groups get no figures: give RULES.").format(layer=side.title)
        )
    refuse_twice(rules)
    return rules


def completed(rule: Rule, names: Sequence[str], feedback: QgsProcessingFeedback) -> Rule:
    """A rule of the user's own, with what the catalogue knows where it is silent; what is at odds with it is told.

    Parameters
    ----------
    names : sequence of str
        The fields of the layer.

    Raises
    ------
    Refusal
        If it lacks its rule or its weight.
    """
    usual, _ = catalogue().rule(rule.field, names)
    how = rule.how or (usual.how if usual else "")
    weight = rule.weight or (usual.weight if usual and usual.how == how else "")
    if not how or (how in WITH_WEIGHT and not weight):
        raise Refusal(
            "RULES gives no '{missing}' for '{field}', and the catalogue knows none: add it.",
            missing="rule" if not how else "weight",
            field=rule.field,
        )
    made = Rule(rule.field, how, weight if how in WITH_WEIGHT else "", rule.name)
    objection = catalogue().objection(made)
    if objection:
        feedback.pushWarning(say(objection))
    return made


def refuse_twice(rules: Sequence[Rule]) -> None:
    """Two results of one name would be one.

    Raises
    ------
    Refusal
        That says the name.
    """
    results = pd.Series([rule.result.lower() for rule in rules], dtype=object)
    if results.duplicated().any():
        raise Refusal(
            "RULES gives two results the name '{name}': give one of them a name of its own.",
            name=results[results.duplicated()].iloc[0],
        )


def numbers_of(side: Side, rules: list[Rule], rows: pd.Index, feedback: QgsProcessingFeedback) -> pd.DataFrame:
    """The fields of the rules as numbers.

    Raises
    ------
    Refusal
        If one holds text that is no number.
    """
    wanted = dict.fromkeys(name for rule in rules for name in (rule.field, rule.weight) if name)
    frame = side.frame.loc[rows]
    found = pd.DataFrame({name: read_figures(frame[name], name, side.title, feedback) for name in wanted}, index=rows)
    tell_doubts(rules, found, side.title, feedback)
    return found


def tell_doubts(rules: Sequence[Rule], numbers: pd.DataFrame, layer: str, feedback: QgsProcessingFeedback) -> None:
    """Warn of figures that are added up and had better not be."""
    for rule in rules:
        doubt = catalogue().doubt(rule, numbers[rule.field].astype("float64"), layer)
        if doubt is not None:
            feedback.pushWarning(say(doubt))


def left_out(grouped: Grouped, rules: list[Rule]) -> list[str]:
    """The fields with numbers of which nothing is left in the output and that the catalogue does not know."""
    known, side = catalogue(), grouped.side
    used = {name for rule in rules for name in (rule.field, rule.weight)} | set(grouped.describing)
    used |= {side.code, *water_fields(side.source)}
    others = [field for field in side.source.fields() if field.name() not in used and not known.find(field.name())]
    return [field.name() for field in others if field.isNumeric() or clean(side.frame[field.name()]).is_number]
