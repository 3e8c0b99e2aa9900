"""From choices to a chain of algorithms: what the window runs is what it copies as command, model or Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ...bridge.regions.catalogue import SETS, YEAR_CHOICES
from ...bridge.settings import ORGANISATION, text_of
from .choices import LATEST, Choices

#: keeps an index that the areas have out of profiles of indicators alone
LEFT_OUT = '{"mdi": "leave out"}'
MDI, PANEL, CHANGE = "regiolens:mdi", "regiolens:indexpanel", "regiolens:change"
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
        Inputs by name; values may be `Output` or `LayerId`, or a list of these.
    files : mapping of str to str
        Outputs by name, with the name of the file that each becomes.
    shown : tuple of str
        The outputs that are put into the project.
    """

    algorithm: str
    parameters: Mapping[str, object]
    files: Mapping[str, str]
    shown: tuple[str, ...] = ()


def parts(value: object) -> list[object]:
    """The values of an input: those of a list, else the value itself."""
    return list(value) if isinstance(value, (list, tuple)) else [value]


def chain(
    choices: Choices,
    model_file: str = "",
    name: str = "areas",
    title: str = "",
    has_index: bool = False,
    index: str = "",
    axes: tuple[str, str] = ("", ""),
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
        What a map of something else than the index is called; "" for the names of its fields.
    has_index : bool
        Whether the areas have an index already, which profiles of indicators alone leave out.
    index : str
        What the index is called where a map shows its change; "" for the name of its field.
    axes : (str, str)
        What the figures of a map of two are called; "" for the names of their fields.
    """
    steps: list[Step] = []
    areas: object = LayerId(choices.areas)
    if choices.table:
        steps.append(_join(choices, name))
        areas = Output(0, "OUTPUT")
    whole = scored_whole = None
    joined = areas
    if choices.limit_to:
        # What is shown is a part of the areas; all of them are its reference.
        whole = scored_whole = areas
        # The index alone has classes of its own; thirds and quantiles of scores are those of all areas.
        shown = (choices.mapped, choices.mapped_y) if choices.mapped_y or choices.mapped != "mdi" else ()
        scores = [show for show in shown if show == "mdi" or show.startswith("mdi_")]
        needed = not choices.compare or choices.years or (bool(scores) and not choices.bounds)
        if needed and not choices.without_index:
            steps.append(replace(_index(choices, areas, model_file, f"{name}_{ALL}", None), shown=()))
            scored_whole = Output(len(steps) - 1, "OUTPUT")
    steps.append(_assign(choices, areas, name))
    if not choices.without_index:
        steps.append(_index(choices, Output(len(steps) - 1, "OUTPUT"), model_file, name, whole))
    scored = Output(len(steps) - 1, "OUTPUT")
    earlier: list[Output] = []
    if choices.years:
        steps += _development(choices, steps, joined, scored, model_file, name, index)
        earlier = _earlier(choices, steps, model_file, has_index)
    if choices.mapped_y:
        steps.append(_square(choices, scored, title, axes, scored_whole))
    elif choices.mapped != "mdi":
        steps.append(_map(choices, scored, title, scored_whole))
    mapped = Output(len(steps) - 1, "OUTPUT") if choices.mapped_y or choices.mapped != "mdi" else scored
    steps.append(_profiles(choices, scored, model_file, has_index, scored_whole))
    profiles = len(steps) - 1
    if choices.make_report or choices.make_pdf or choices.make_layout:
        steps.append(_report(choices, profiles, scored, model_file, earlier))
    if choices.make_atlas:
        steps.append(_atlas(choices, mapped))
    return steps


def _development(
    choices: Choices, before: list[Step], joined: object, scored: Output, model_file: str, name: str, index: str
) -> list[Step]:
    """The index in all years on the scale of the map, and the change from the first to the last on a map.

    The scale is stored by the step that computes the index of all areas, the first of its kind.
    """
    first = next(place for place, step in enumerate(before) if step.algorithm == MDI)
    files = {**before[first].files, "SCALE_OUT": "scale.json"}
    before[first] = replace(before[first], files=files)
    panel = Output(len(before), "OUTPUT_WIDE")
    parameters = _given(
        INPUT=[joined, *(LayerId(layer) for layer, _ in choices.earlier)],
        YEARS=", ".join([choices.year, *(year for _, year in choices.earlier)]),
        **_model(choices, model_file),
        FIELD_MAP=choices.field_map,
        SCALE_IN=Output(first, "SCALE_OUT"),
        MISSING=choices.missing,
    )
    tables = {
        "OUTPUT_WIDE": "index_by_area.gpkg",
        "OUTPUT_CLASSES": "movements.gpkg",
        "OUTPUT_TOP": "rankings.gpkg",
    }
    fields = [f"{figure}_{year}" for figure in ("mdi", "klasse", "rang") for year in choices.years]
    join = _given(INPUT=scored, AREA_CODE=choices.area_code, TABLE=panel, TABLE_CODE="code", FIELDS=fields)
    change = _given(
        INPUT=Output(len(before) + 1, "OUTPUT"),
        AREA_CODE=choices.area_code,
        FROM_FIELD=f"mdi_{choices.years[0]}",
        TO_FIELD=f"mdi_{choices.years[-1]}",
        KIND="index",
        DIRECTION="high is worse",
        REFERENCE=panel,
        TITLE=index,
    )
    pages = {"OUTPUT_PDF": "maps_by_year.pdf"} if choices.make_pdf else {}
    return [
        Step(PANEL, parameters, {"OUTPUT": "index_by_year.gpkg", **tables, **pages}, ("OUTPUT", *tables)),
        Step("regiolens:joinindicators", join, {"OUTPUT": f"{name}_years.gpkg"}),
        Step(CHANGE, change, {"OUTPUT": f"{name}_change.gpkg"}, ("OUTPUT",)),
    ]


def _earlier(choices: Choices, steps: list[Step], model_file: str, has_index: bool) -> list[Output]:
    """Add the profiles of the regions in the earlier years, for the development in the report."""
    panel = Output(len(steps) - 3, "OUTPUT")
    tables = []
    for year in choices.years:
        if year == choices.year:
            continue
        of_year = _given(INPUT=panel, FIELD="jaar", OPERATOR=0, VALUE=year)
        steps.append(Step("native:extractbyattribute", of_year, {"OUTPUT": f"areas_{year}.gpkg"}))
        whole = Output(len(steps) - 1, "OUTPUT")
        assign = _assign(replace(choices, area_code="code"), whole, f"regions_{year}")
        if SETS[choices.region_set].columns and choices.year in YEAR_CHOICES:
            # The areas are those of the last year, whatever year their figures are of.
            assign = replace(assign, parameters={**assign.parameters, "YEAR": choices.year})
        steps.append(assign)
        then = replace(choices, year=year, weight_field="", compare="")
        areas = Output(len(steps) - 1, "OUTPUT")
        step = _profiles(then, areas, model_file, has_index, whole if choices.limit_to else None)
        files = {"OUTPUT": f"profiles_{year}.gpkg", "OUTPUT_TABLE": f"profile_table_{year}.gpkg"}
        steps.append(replace(step, files=files, shown=()))
        tables.append(Output(len(steps) - 1, "OUTPUT_TABLE"))
    return tables


def _given(**parameters: object) -> dict[str, object]:
    """Parameters without those that are left to their default."""
    return {
        name: value for name, value in parameters.items() if value not in ("", None, [], {}) and value != LayerId("")
    }


def _author(choices: Choices) -> str:
    """Who makes maps and report; by name, so that what is copied says the same in another profile."""
    return choices.author or text_of(ORGANISATION)


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
    # Title and source are those of what the map shows.
    mapped = choices.mapped == "mdi" and not choices.mapped_y
    parameters = _given(
        INPUT=areas,
        **_model(choices, model_file),
        FIELD_MAP=choices.field_map,
        REFERENCE=reference,
        SCALE_IN=choices.scale_in,
        MISSING=choices.missing,
        TITLE=choices.legend_title if mapped else "",
        YEAR=choices.year,
        SOURCE=choices.source if mapped else "",
        AUTHOR=_author(choices) if mapped else "",
        LABELS=choices.labels or None,
    )
    return Step(MDI, parameters, {"OUTPUT": f"{name}_mdi.gpkg"}, ("OUTPUT",))


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
        AUTHOR=_author(choices),
        LABELS=choices.labels or None,
    )
    return Step("regiolens:quartilemap", parameters, {"OUTPUT": "map.gpkg"}, ("OUTPUT",))


def _square(choices: Choices, scored: object, title: str, axes: tuple[str, str], whole: object) -> Step:
    parameters = _given(
        INPUT=scored,
        FIELD_X=choices.mapped,
        FIELD_Y=choices.mapped_y,
        REFERENCE=LayerId(choices.bounds) if choices.bounds else whole,
        DIRECTION_X=choices.direction,
        DIRECTION_Y=choices.direction_y,
        TITLE=choices.legend_title or title,
        TITLE_X=axes[0],
        TITLE_Y=axes[1],
        SOURCE=choices.source,
        AUTHOR=_author(choices),
        LABELS=choices.labels or None,
    )
    files = {"OUTPUT": "map.gpkg", "LEGEND": "legend.svg"}
    files |= {"OUTPUT_LAYOUT": "map.qpt"} if choices.make_layout else {}
    return Step("regiolens:bivariatemap", parameters, files, ("OUTPUT",))


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


def _report(choices: Choices, profiles: int, scored: object, model_file: str, earlier: list[Output]) -> Step:
    parameters = _given(
        INPUT=Output(profiles, "OUTPUT"),
        TABLE=Output(profiles, "OUTPUT_TABLE"),
        AREAS=scored,
        EARLIER=earlier,
        REGIONS=", ".join(choices.regions),
        LEAD=choices.mapped if choices.without_index else "",
        TITLE=choices.title,
        AUTHOR=_author(choices),
        **_model(choices, model_file),
    )
    wanted = {
        "OUTPUT_HTML": ("report.html", choices.make_report),
        "OUTPUT_PDF": ("report.pdf", choices.make_pdf),
        "OUTPUT_LAYOUT": ("layout.qpt", choices.make_layout),
    }
    files = {name: file for name, (file, asked) in wanted.items() if asked}
    return Step("regiolens:regionreport", parameters, files)


def _atlas(choices: Choices, mapped: object) -> Step:
    """Pages of the regions with the classes and colours of the map, which it takes from its style."""
    parameters = _given(
        INPUT=mapped,
        REGION_FIELD="regio_naam",
        CHOSEN=", ".join(choices.regions),
        NAMES=choices.labels or None,
        TITLE=choices.legend_title,
        YEAR=choices.year,
        SOURCE=choices.source,
        AUTHOR=_author(choices),
    )
    return Step("regiolens:regionatlas", parameters, {"OUTPUT_PDF": "atlas.pdf"})
