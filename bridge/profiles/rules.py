"""By which rule each value of a profile is brought together: the user's own, the catalogue's, else the plain mean."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsProcessingFeedback

from ...core.aggregation.aggregate import LEAVE_OUT, MEAN, Rule
from ...core.messages import Message, Refusal, listing
from ..aggregation.rules import completed, refuse_twice
from ..i18n import say
from ..known_fields import catalogue

#: of these a region has none of its own: what its areas have on average is all that can be said
_NO_FIGURE = ("density", "median", "class", "code")
_NOTES = {
    "unknown": Message(
        "Averaged plainly over the areas, small ones as much as large ones, as no rule is known for them: {fields}. "
        "Give RULES where that is not what you want."
    ),
    "denominator": Message(
        "Averaged plainly over the areas, small ones as much as large ones, as the layer or its reference has no field "
        "to weight them by: {fields}."
    ),
    "no figure": Message(
        "Of densities, medians and classes a region has none; the plain mean of its areas stands there: {fields}."
    ),
}


def counterpart(field: str, fields: Sequence[str]) -> str:
    """The field of another layer that holds the same: of the same name, or the same to the catalogue; "" for none."""
    same = next((name for name in fields if name.lower() == field.lower()), "")
    known = catalogue().find(field)
    return same or (catalogue().field_of(known.name, fields) if known else "")


def value_rules(
    chosen: Sequence[Rule],
    scores: Sequence[str],
    given: Sequence[Rule],
    names: Sequence[str],
    theirs: Sequence[str] | None,
    feedback: QgsProcessingFeedback,
) -> tuple[Rule, ...]:
    """The rule of each value, and of what RULES names beside them.

    Parameters
    ----------
    chosen : sequence of Rule
        Fields with the names of their values, without a rule.
    scores : sequence of str
        Names of the index and its domains, which are averaged plainly.
    given : sequence of Rule
        RULES.
    names : sequence of str
        The fields of the areas.
    theirs : sequence of str, optional
        Those of a reference that is to be brought together in the same way: only denominators that it has serve.

    Raises
    ------
    Refusal
        If a rule lacks its weight, nothing is left, or two values would bear one name.
    """
    usable = list(names) if theirs is None else [name for name in names if counterpart(name, theirs)]
    rules: list[Rule] = []
    plain: dict[str, list[str]] = {}
    asked = {rule.field for rule in given}
    for rule in chosen:
        if rule.field in asked:
            continue
        usual, why = (None, "") if rule.result in scores else _usual(rule.field, usable, feedback)
        if why:
            plain.setdefault(why, []).append(rule.field)
        usual = usual or Rule(rule.field, MEAN)
        rules.append(Rule(rule.field, usual.how, usual.weight, rule.result))
    called = {rule.field: rule.result for rule in chosen}
    for rule in given:
        made = completed(rule, names, feedback)
        rules.append(Rule(made.field, made.how, made.weight, made.name or called.get(made.field, "")))
    rules = _in_order([rule for rule in rules if rule.how != LEAVE_OUT], chosen)
    for why, fields in plain.items():
        feedback.pushWarning(say(Message(_NOTES[why].template, {"fields": listing(fields)})))
    if not rules:
        raise Refusal("RULES leaves out all the values: leave one of them in, or choose other VALUES.")
    refuse_twice(rules)
    return tuple(rules)


def _usual(field: str, names: Sequence[str], feedback: QgsProcessingFeedback) -> tuple[Rule | None, str]:
    """The catalogue's rule, and where it has none why not, see `_NOTES`; what stands in for a denominator is told."""
    known = catalogue().find(field)
    usual, note = catalogue().rule(field, names)
    if usual is not None and note is not None:
        feedback.pushInfo(say(note))
    if usual is not None:
        return usual, ""
    return None, "unknown" if known is None else "no figure" if known.kind in _NO_FIGURE else "denominator"


def _in_order(rules: list[Rule], chosen: Sequence[Rule]) -> list[Rule]:
    """The rules in the order of the values, what RULES adds last."""
    place = {rule.field: position for position, rule in enumerate(chosen)}
    return sorted(rules, key=lambda rule: place.get(rule.field, len(place)))


def rules_of_reference(rules: Sequence[Rule], fields: Sequence[str], title: str, needed: bool) -> tuple[Rule, ...]:
    """The same rules by the names that a reference gives its fields.

    Parameters
    ----------
    needed : bool
        Whether its areas are what counts. Where they are not, a value without its denominator is averaged plainly,
        its published figure is taken, and a value that it does not tell is compared with nothing.

    Raises
    ------
    Refusal
        If it lacks a value, or a weight that its areas need.
    """
    made, absent = [], []
    for rule in rules:
        field, weight = (counterpart(name, fields) if name else "" for name in (rule.field, rule.weight))
        absent += [rule.field] if not field else []
        if not field and not needed:
            continue  # its national figure is not told
        if rule.weight and not weight:
            absent += [rule.weight] if needed else []
            made.append(Rule(field, MEAN, "", rule.result))
        else:
            made.append(Rule(field, rule.how, weight, rule.result))
    if absent and (needed or not made):
        raise Refusal(
            "Reference '{reference}' has no field {fields}: choose VALUES that it has, or a reference with the same "
            "fields as the input.",
            reference=title,
            fields=listing(dict.fromkeys(absent)),
        )
    return tuple(made)
