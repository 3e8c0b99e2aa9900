"""What a run asks of an index, and the scores of its areas: for all algorithms that compute one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsFeatureSource

from ...core.index.compute import IndexResult, compute, spread
from ...core.index.scale import Scale, parse_scale
from ...core.messages import Refusal
from ..compat import plain
from ..i18n import say, tr
from ..layers.columns import whole_layer
from ..provenance.keywords import OWN
from ..provenance.lineage import index_and_year
from .indicators import Read, load_model, parse_field_map, read_indicators, read_text
from .scoring import Result, Scored, score_areas

if TYPE_CHECKING:
    import pandas as pd

    from ...core.index.model import Model
    from ..run import Run


def chosen_model(run: Run) -> Model:
    """The index model that MODEL and MODEL_FILE mean."""
    return load_model(run.choice("MODEL"), run.file("MODEL_FILE"))


def stored_scale(run: Run) -> Scale | None:
    """The scale of SCALE_IN, None where none is given."""
    path = run.file("SCALE_IN")
    return parse_scale(read_text(path), Path(path).name) if path else None


def check_scale(run: Run, reference: str = "REFERENCE") -> None:
    """Refuse a reference beside a stored scale.

    Parameters
    ----------
    reference : str
        The parameter that names it.

    Raises
    ------
    Refusal
        If both are given.
    """
    if run.given(reference) and run.file("SCALE_IN"):
        raise Refusal(
            "{reference} and SCALE_IN exclude each other: a stored scale has its reference in it.", reference=reference
        )


def mapped_fields(run: Run, model: Model) -> dict[str, str]:
    """What FIELD_MAP maps; tells of a mapping that got lost on its way."""
    given = run.parameters.get("FIELD_MAP")
    left_alone = isinstance(given, list) and [plain(cell) for cell in given] == [None]
    if left_alone or ("FIELD_MAP" in run.parameters and plain(given) is None):
        # So a batch hands over a cell that was left alone, and a map(); a model what an expression did not give.
        run.feedback.pushInfo(
            tr("FIELD_MAP is empty. If an expression was to fill it, let it give text: to_json(map(...)).")
        )
    return field_map_of(run, model)


def field_map_of(run: Run, model: Model) -> dict[str, str]:
    """What FIELD_MAP maps of a model; what it maps of domains that the run leaves out is not used."""
    left_out = set(chosen_model(run).inputs()) - set(model.inputs())
    return parse_field_map(run.parameters.get("FIELD_MAP"), model, run.context, left_out)


def score(
    run: Run,
    source: QgsFeatureSource,
    model: Model,
    field_map: dict[str, str],
    kept: dict[int, list],
    engine: Callable[..., Result],
) -> Scored[Result]:
    """What an engine makes of the areas of INPUT, relative to the reference; the fields used are told."""
    whole = whole_layer(run, "INPUT", source)

    def read(found: dict[str, str]) -> Read:
        for indicator, field in found.items():
            run.feedback.pushInfo(tr("{indicator}: field {field}").format(indicator=indicator, field=field))
        return read_indicators(source, found, run.feedback, kept, whole)

    scored = score_areas(
        source,
        run.title("INPUT"),
        model,
        field_map,
        read,
        engine,
        reference=run.source("REFERENCE", optional=True),
        reference_name=run.title("REFERENCE"),
        whole=whole,
        feedback=run.feedback,
    )
    run.years[OWN] = index_and_year(run.layer("INPUT"), scored.found.values())[1]
    for told in scored.told:
        run.feedback.pushWarning(say(told))
    return scored


def compute_index(
    run: Run,
    source: QgsFeatureSource,
    model: Model,
    field_map: dict[str, str],
    kept: dict[int, list],
    with_indicators: bool,
) -> tuple[pd.Index, IndexResult]:
    """The ids of the areas and their scores, those of indicators where asked; water gets none."""
    engine = partial(
        compute,
        model=model,
        scale=stored_scale(run),
        missing=run.choice("MISSING"),
        with_indicators=with_indicators,
    )
    scored = score(run, source, model, field_map, kept, engine)
    return scored.frame.index, spread(scored.result, scored.land)


def as_used(run: Run, result: IndexResult) -> Run:
    """The run with the domains that it left out, for the history; these, and what else to know, are told."""
    for note in result.notes:
        run.feedback.pushWarning(say(note))
    if not result.model.left_out:
        return run
    there = {domain.id for domain in result.model.domains}
    gone = [domain.id for domain in chosen_model(run).domains if domain.id not in there]
    return replace(run, parameters={**run.parameters, "WITHOUT": ",".join(gone)})
