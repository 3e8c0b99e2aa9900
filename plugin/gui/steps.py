"""From choices to a chain of algorithms: what the window runs is what it copies as command, model or Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .choices import LATEST, Choices

#: keeps an index that the areas have out of profiles of indicators alone
LEFT_OUT = '{"mdi": "leave out"}'
#: what a layer of all areas is called in the names of files, beside one of some of them
ALL = "all"


@dataclass(frozen=True)
class Output:
    """An output of an earlier step, as input of a later one."""

    step: int
    name: str


@dataclass(frozen=True)
class LayerId:
    """A layer of the project."""

    id: str


@dataclass(frozen=True)
class Step:
    """One algorithm of the chain.

    Attributes
    ----------
    algorithm : str
        Its id.
    parameters : mapping
        Inputs by name; values may be `Output` or `LayerId`.
    files : mapping of str to str
        Outputs by name, with the name of the file that each becomes.
    shown : tuple of str
        The outputs that are put into the project.
    """

    algorithm: str
    parameters: Mapping[str, object]
    files: Mapping[str, str]
    shown: tuple[str, ...] = ()


def chain(
    choices: Choices, model_file: str = "", name: str = "areas", title: str = "", has_index: bool = False
) -> list[Step]:
    """The steps that make what is chosen.

    Parameters
    ----------
    choices : Choices
    model_file : str
        The model with changed weights, written before; "" for the model that is chosen.
    name : str
        What the areas are called, as it can stand in the name of a file: legends and reports speak of the files.
    title : str
        What a map of something else than the index is called; "" for the name of its field.
    has_index : bool
        Whether the areas have an index already, which profiles of indicators alone leave out.
    """
    steps: list[Step] = []
    areas: object = LayerId(choices.areas)
    if choices.table:
        steps.append(_join(choices, name))
        areas = Output(0, "OUTPUT")
    whole = scored_whole = None
    if choices.limit_to:
        # What is shown is a part of the areas; all of them are its reference.
        whole = scored_whole = areas
        needed = not choices.compare or (choices.show.startswith("mdi_") and not choices.bounds)
        if needed and not choices.without_index:
            steps.append(replace(_index(choices, areas, model_file, f"{name}_{ALL}", None), shown=()))
            scored_whole = Output(len(steps) - 1, "OUTPUT")
    steps.append(_assign(choices, areas, name))
    if not choices.without_index:
        steps.append(_index(choices, Output(len(steps) - 1, "OUTPUT"), model_file, name, whole))
    scored = Output(len(steps) - 1, "OUTPUT")
    if choices.mapped != "mdi":
        steps.append(_map(choices, scored, title, scored_whole))
    steps.append(_profiles(choices, scored, model_file, has_index, scored_whole))
    if choices.make_report or choices.make_pdf or choices.make_layout:
        steps.append(_report(choices, len(steps) - 1, scored, model_file))
    return steps


def _given(**parameters: object) -> dict[str, object]:
    """Parameters without those that are left to their default."""
    return {
        name: value for name, value in parameters.items() if value not in ("", None, [], {}) and value != LayerId("")
    }


def _join(choices: Choices, name: str) -> Step:
    parameters = _given(
        INPUT=LayerId(choices.areas),
        AREA_CODE=choices.area_code,
        TABLE=LayerId(choices.table),
        TABLE_CODE=choices.table_code,
        PERIOD="" if choices.period == LATEST else choices.period,
    )
    return Step("regiolens:joinindicators", parameters, {"OUTPUT": f"{name}_joined.gpkg", "REPORT": "join_report.html"})


def _assign(choices: Choices, areas: object, name: str) -> Step:
    parameters = _given(
        INPUT=areas,
        AREA_CODE=choices.area_code,
        REGION_SET=choices.region_set,
        WITHIN_SET=choices.limit_set,
        WITHIN=choices.limit_to,
    )
    if choices.region_set == "own table":
        parameters |= _given(
            TABLE=LayerId(choices.region_table),
            TABLE_CODE=choices.region_table_code,
            TABLE_REGION=choices.region_table_region,
        )
    if choices.region_set == "polygons":
        parameters |= _given(POLYGONS=LayerId(choices.polygons), POLYGON_FIELD=choices.polygon_field)
    return Step("regiolens:assignregions", parameters, {"OUTPUT": f"{name}.gpkg"})


def _model(choices: Choices, model_file: str) -> dict[str, object]:
    """The model, by its name or by its file; none without an index."""
    if choices.without_index:
        return {}
    return _given(MODEL=choices.model, MODEL_FILE=model_file or choices.model_file)


def _index(choices: Choices, areas: object, model_file: str, name: str, whole: object) -> Step:
    """The index, relative to the whole that the areas are a part of where nothing else was chosen."""
    reference = LayerId(choices.reference) if choices.reference or choices.scale_in else whole
    parameters = _given(
        INPUT=areas,
        **_model(choices, model_file),
        FIELD_MAP=choices.field_map,
        REFERENCE=reference,
        SCALE_IN=choices.scale_in,
        MISSING=choices.missing,
    )
    return Step("regiolens:mdi", parameters, {"OUTPUT": f"{name}_mdi.gpkg"}, ("OUTPUT",))


def _map(choices: Choices, scored: object, title: str, whole: object) -> Step:
    by_hand = choices.method == "own bounds"
    parameters = _given(
        INPUT=scored,
        FIELD=choices.mapped,
        REFERENCE=LayerId(choices.bounds) if choices.bounds or by_hand else whole,
        CLASSES=choices.classes,
        METHOD=choices.method if choices.method != "quantiles" else "",
        BOUNDS=choices.own_bounds if by_hand else "",
        DIRECTION=choices.direction,
        RAMP=choices.ramp,
        TITLE=choices.legend_title or title,
        SOURCE=choices.source,
    )
    return Step("regiolens:quartilemap", parameters, {"OUTPUT": "map.gpkg"}, ("OUTPUT",))


def _profiles(choices: Choices, scored: object, model_file: str, has_index: bool, whole: object) -> Step:
    alone = choices.without_index
    parameters = _given(
        INPUT=scored,
        REGION_FIELD="regio_code",
        VALUES=list(choices.values) if alone else [],
        RULES=LEFT_OUT if alone and has_index else "",
        WEIGHT=choices.weight_field,
        REFERENCE=LayerId(choices.compare) if choices.compare else whole,
        THRESHOLD=None if alone else choices.threshold,
        YEAR=choices.year,
        **_model(choices, model_file),
    )
    files = {"OUTPUT": "profiles.gpkg", "OUTPUT_TABLE": "profile_table.gpkg"}
    shown = ("OUTPUT", "OUTPUT_TABLE") if choices.make_table else ("OUTPUT",)
    return Step("regiolens:regionprofiles", parameters, files, shown)


def _report(choices: Choices, profiles: int, scored: object, model_file: str) -> Step:
    parameters = _given(
        INPUT=Output(profiles, "OUTPUT"),
        TABLE=Output(profiles, "OUTPUT_TABLE"),
        AREAS=scored,
        REGIONS=", ".join(choices.regions),
        LEAD=choices.mapped if choices.without_index else "",
        TITLE=choices.title,
        **_model(choices, model_file),
    )
    wanted = {
        "OUTPUT_HTML": ("report.html", choices.make_report),
        "OUTPUT_PDF": ("report.pdf", choices.make_pdf),
        "OUTPUT_LAYOUT": ("layout.qpt", choices.make_layout),
    }
    files = {name: file for name, (file, asked) in wanted.items() if asked}
    return Step("regiolens:regionreport", parameters, files)
