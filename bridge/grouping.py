"""Areas and the groups they belong to: which rows count, what each group is called, which rule each field gets."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsGeometry

from ..core.aggregate import LEAVE_OUT, WITH_WEIGHT, Rule, parse_rules
from ..core.codes import LEVELS, Codes, find_code_field, read_codes
from ..core.messages import Refusal, listing
from ..core.values import clean, clean_numbers
from .catalogue import catalogue
from .columns import read_table
from .frames import name_field, water_fields, water_mask
from .i18n import counted, number, say, tr
from .joining import Side
from .regions import FOLDER, by_code
from .sinks import NewField
from .types import TEXT

BY_FIELD = "field"
#: levels whose code is a part of the area's own
WITHIN = ("wijk", "gemeente")
TARGETS = (BY_FIELD, *WITHIN, "COROP", "provincie", "landsdeel", "land")
LOWEST = "lowest"
AREA_LEVELS = (LOWEST, "buurt", "wijk", "gemeente")


@dataclass(frozen=True)
class Grouped:
    """Areas with their groups.

    Attributes
    ----------
    side : Side
        All rows of the layer.
    groups : Series
        Group key by feature id, of the areas that count and have one.
    describing : DataFrame
        Code, name and whatever else is one for a whole group; indexed by group key.
    """

    side: Side
    groups: pd.Series
    describing: pd.DataFrame


def read_areas(source: QgsFeatureSource, title: str, code: str, needed: bool, feedback, whole=None) -> Side:
    """All fields of the layer and its codes; without codes it is only refused where they are needed.

    `whole` is the layer behind the source, where `whole_layer` finds that the source is all of it.
    """
    frame = read_table(source, source.fields().names(), whole, feedback)
    none = np.full(len(frame), "", dtype=object)
    codes = Codes(none, none, "")
    with contextlib.nullcontext() if needed or code else contextlib.suppress(Refusal):
        code = code or find_code_field(frame, title)
        codes = read_codes(frame[code], code)
    return Side(source, title, frame, code, codes)


def group(side: Side, target: str, field: str, area_level: str, feedback) -> Grouped:
    """The group of each area that counts.

    Parameters
    ----------
    target : str
        One of `TARGETS`.
    field : str
        Where the target is a field.
    area_level : str
        One of `AREA_LEVELS`: a table may hold gemeenten, wijken and buurten, and adding them up counts all twice.

    Raises
    ------
    Refusal
        If no area is left, the areas are no part of the target, or one stands there twice.
    """
    counts = _counting(side, area_level, feedback)
    if target == BY_FIELD:
        values = side.frame[field]
        groups = values.where(values.notna() & (values.astype(str).str.strip() != ""))
        more = pd.DataFrame({field: groups})
    else:
        _check_levels(side, counts, target)
        more = _within(side, target) if target in WITHIN else _wider(side, target, counts, feedback)
        groups = more.iloc[:, 0]
    _tell_twice(side, counts, target, feedback)
    lost = np.flatnonzero(counts & groups.isna())
    if len(lost):
        feedback.pushWarning(
            tr("Areas in no group, left out: {count} ({areas}).").format(
                count=number(len(lost)), areas=listing(side.labels(lost[:21]))
            )
        )
    groups = groups[counts & groups.notna()]
    if not len(groups):
        raise Refusal("No area of '{layer}' belongs to a group: choose another field or level.", layer=side.title)
    return Grouped(side, groups, _describing(side, groups, more))


def _counting(side: Side, area_level: str, feedback) -> np.ndarray:
    """Which rows are areas to count: no water, and of one level."""
    counts = ~water_mask(side.frame, water_fields(side.source)).to_numpy(dtype=bool)
    wet = int((~counts).sum())
    if wet:
        feedback.pushInfo(tr("Water areas left out: {count}.").format(count=number(wet)))
    levels = pd.Series(side.codes.levels[counts])
    found = [level for level in LEVELS if (levels == level).any()]
    if area_level == LOWEST and len(found) < 2:
        return counts
    chosen = found[-1] if area_level == LOWEST else area_level
    if chosen not in found:
        raise Refusal(
            "'{layer}' holds no areas of the level {level}, which AREAS asks for; its levels are {levels}.",
            layer=side.title,
            level=chosen,
            levels=listing(found) or "-",
        )
    kept = counts & (side.codes.levels == chosen)
    if len(found) > 1 or kept.sum() < counts.sum():
        feedback.pushInfo(
            tr(
                "'{layer}' holds areas of several levels ({levels}). Only the {kept} are aggregated; adding up all "
                "would count everything more than once."
            ).format(layer=side.title, levels=listing(found), kept=counted(int(kept.sum()), chosen))
        )
    return kept


def _check_levels(side: Side, counts: np.ndarray, target: str) -> None:
    """Areas must be smaller than what they are to be aggregated to."""
    order = list(LEVELS)
    wrong = [
        level for level in set(side.codes.levels[counts]) if level and order.index(level) <= order.index(target.lower())
    ]
    if wrong:
        raise Refusal(
            "The areas of '{layer}' are of the level {level} and cannot be aggregated to {target}: choose a higher "
            "level.",
            layer=side.title,
            level=wrong[0],
            target=target,
        )


def _tell_twice(side: Side, counts: np.ndarray, target: str, feedback) -> None:
    """An area that stands there twice is counted twice."""
    keys = pd.Series(side.codes.keys[counts & (side.codes.levels != "")])
    twice = keys[keys.duplicated()].unique()
    if len(twice) and target != BY_FIELD:
        raise Refusal(
            "'{layer}' holds {count} codes more than once ({codes}), which would count these areas twice: leave one "
            "row an area, of one year.",
            layer=side.title,
            count=len(twice),
            codes=listing(twice, 5),
        )
    if len(twice):
        feedback.pushWarning(
            tr("Field '{field}' holds {count} codes more than once ({codes}); each row is counted.").format(
                field=side.code, count=number(len(twice)), codes=listing(twice, 5)
            )
        )


def _within(side: Side, target: str) -> pd.DataFrame:
    """Code and name of the wijk or gemeente in which each area lies, as its code tells."""
    prefix, width = LEVELS[target]
    keys = pd.Series(side.codes.keys, index=side.frame.index).astype(str)
    known = pd.Series(np.isin(side.codes.levels, ("gemeente", "wijk", "buurt")), index=keys.index)
    code = (prefix + keys.str[2 : 2 + width]).where(known)
    names = _names_of_rows(side, target)
    if target == "gemeente":
        for year in ("2022", "2024"):
            table = pd.read_csv(FOLDER / f"gemeenten_{year}.csv", dtype=str, keep_default_na=False)
            names = {**dict(zip(table.code, table.naam)), **names}
    return pd.DataFrame({f"{target}code": code, f"{target}naam": code.map(names)})


def _names_of_rows(side: Side, level: str) -> dict[str, str]:
    """Names of the areas of a level that stand in the same table."""
    rows = np.flatnonzero(side.codes.levels == level)
    return dict(side.called(rows)) if name_field(side.source) else {}


def _wider(side: Side, target: str, counts: np.ndarray, feedback) -> pd.DataFrame:
    """The region of each area by the shipped divisions."""
    if target == "land":
        index = side.frame.index
        return pd.DataFrame({"landcode": pd.Series("NL00", index), "landnaam": pd.Series("Nederland", index)})
    part = Side(
        side.source,
        side.title,
        side.frame[counts],
        side.code,
        Codes(side.codes.keys[counts], side.codes.levels[counts], side.codes.level),
    )
    found = by_code(part, target, None)
    found.tell(feedback)
    columns = {field.definition.name(): pd.Series(field.values, part.frame.index) for field in found.fields()}
    return pd.DataFrame(columns).reindex(side.frame.index)


def _describing(side: Side, groups: pd.Series, more: pd.DataFrame) -> pd.DataFrame:
    """What is one and the same for all areas of a group: its code and name, and text such as the provincie."""
    taken = {name.lower() for name in more}
    skip = {side.code, name_field(side.source), *water_fields(side.source)}
    texts = [
        field.name()
        for field in side.source.fields()
        if field.type() == TEXT and field.name() not in skip and field.name().lower() not in taken
    ]
    texts = [name for name in texts if not catalogue().find(name)]
    frame = side.frame.loc[groups.index, texts]
    spread = frame.groupby(groups, sort=False).nunique()
    one = [name for name in texts if spread[name].max() == 1 and not frame[name].dropna().isin(LEVELS).any()]
    every = pd.concat([more.loc[groups.index], frame[one]], axis=1)
    return every.groupby(groups, sort=False).first().reindex(groups.unique())


def read_rules(value: object, side: Side, field: str, feedback) -> list[Rule]:
    """The rule of each field: the user's own, else the catalogue's; what is left out is named.

    Raises
    ------
    Refusal
        If a rule cannot be understood or lacks its weight.
    """
    names = side.source.fields().names()
    given = parse_rules(_as_object(value), names)
    known = catalogue()
    rules = []
    for rule in given:
        usual, _ = known.rule(rule.field, names)
        how = rule.how or (usual.how if usual else "")
        weight = rule.weight or (usual.weight if usual and usual.how == how else "")
        if not how or (how in WITH_WEIGHT and not weight):
            raise Refusal(
                "RULES gives no '{missing}' for '{field}', and the catalogue knows none: add it.",
                missing="rule" if not how else "weight",
                field=rule.field,
            )
        rules.append(Rule(rule.field, how, weight if how in WITH_WEIGHT else "", rule.name))
        objection = known.objection(rules[-1])
        if objection:
            feedback.pushWarning(say(objection))
    theirs = {rule.field for rule in rules}
    for name in names:
        if name in theirs or name == field:
            continue
        usual, note = known.rule(name, names)
        if usual:
            rules.append(usual)
        if note:
            feedback.pushInfo(say(note))
    rules = [rule for rule in rules if rule.how != LEAVE_OUT]
    if not rules:
        feedback.pushWarning(
            tr("No field of '{layer}' has a rule, so the groups get no figures: give RULES.").format(layer=side.title)
        )
    results = pd.Series([rule.result.lower() for rule in rules], dtype=object)
    if results.duplicated().any():
        raise Refusal(
            "RULES gives two results the name '{name}': give one of them a name of its own.",
            name=results[results.duplicated()].iloc[0],
        )
    return rules


def _as_object(value: object) -> object:
    """RULES as a Python object; the dialog and scripts hand it over in several forms."""
    if value is None:
        return {}
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value.strip() else {}
    except ValueError:
        return value.split(",")


def numbers_of(side: Side, rules: list[Rule], rows: pd.Index) -> pd.DataFrame:
    """The fields of the rules as numbers.

    Raises
    ------
    Refusal
        If one holds text that is no number.
    """
    wanted = dict.fromkeys(name for rule in rules for name in (rule.field, rule.weight) if name)
    frame = side.frame.loc[rows]
    return pd.DataFrame({name: clean_numbers(frame[name], name, side.title) for name in wanted}, index=rows)


def describing_fields(grouped: Grouped) -> list[NewField]:
    """Fields that describe the groups; a field of the layer keeps its type."""
    fields = grouped.side.source.fields()
    found = []
    for name, values in grouped.describing.items():
        place = fields.lookupField(name)
        kind = fields.at(place).type() if place >= 0 else TEXT
        found.append(NewField.of(name, kind, values))
    return found


def left_out(grouped: Grouped, rules: list[Rule]) -> list[str]:
    """The fields with numbers of which nothing is left in the output and that the catalogue does not know."""
    known, side = catalogue(), grouped.side
    used = {name for rule in rules for name in (rule.field, rule.weight)} | set(grouped.describing)
    used |= {side.code, *water_fields(side.source)}
    others = [field for field in side.source.fields() if field.name() not in used and not known.find(field.name())]
    return [field.name() for field in others if field.isNumeric() or clean(side.frame[field.name()]).is_number]


def tell_without_outline(outlines: Mapping[object, QgsGeometry], feedback) -> None:
    """Name the groups that no area has an outline of: they stand in the output, but not on the map.

    Parameters
    ----------
    outlines : mapping
        Group key to merged outline.
    """
    lost = [key for key, outline in outlines.items() if outline.isEmpty()]
    if lost:
        feedback.pushWarning(
            tr("None of their areas has an outline, so these are not on the map: {groups}.").format(
                groups=listing(lost)
            )
        )


def names_of(side: Side) -> pd.Series:
    """Code and name of every area by its feature id, as far as known; the id itself where neither is."""
    return pd.Series(side.labels(range(len(side.frame))), index=side.frame.index, dtype=object)
