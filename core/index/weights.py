"""Models with other weights: kept in balance, named as changed, written to the file that `parse_model` reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from ..messages import Refusal
from .model import BEST_RANK, CHANGED, METHOD, WEIGHTS, Indicator, Model
from .model_file import QUARTILES, SCHEMA, parse_model


def check_weights(weights: Sequence[float], model: Model) -> tuple[float, ...]:
    """The weights as floats, one a domain, none negative.

    Raises
    ------
    Refusal
        If their number is wrong, or one is negative or no number.
    """
    numbers = tuple(float(weight) for weight in weights)
    if len(numbers) != len(model.domains):
        raise Refusal(
            "Model '{model}' has {expected} domains, not {given}: give one weight for each.",
            model=model.id,
            expected=len(model.domains),
            given=len(numbers),
        )
    for domain, weight in zip(model.domains, numbers):
        if not 0.0 <= weight < float("inf"):
            raise Refusal(
                "The weight of domain '{domain}' is {weight:g}: give 0, which leaves the domain out, or more.",
                domain=domain.id,
                weight=weight,
            )
    return numbers


def balanced(weights: Sequence[float], position: int, weight: float) -> tuple[float, ...]:
    """Weights of which one is set and the others make up for it in proportion, so that their sum stays as it was.

    Parameters
    ----------
    weights : sequence of float
    position : int
        Which one is set.
    weight : float
        What it is set to; held between 0 and the sum.
    """
    old = np.array(weights, dtype=np.float64)
    total = old.sum()
    others = np.arange(len(old)) != position
    new = min(max(float(weight), 0.0), total)
    rest = old[others].sum()
    old[others] = old[others] / rest * (total - new) if rest > 0 else (total - new) / max(len(old) - 1, 1)
    old[position] = new
    return tuple(old.tolist())


def changed(model: Model, published: Model) -> bool:
    """Whether a model has other weights, or other domains, than the one it came from."""
    return [(d.id, d.weight) for d in model.domains] != [(d.id, d.weight) for d in published.domains]


def marked(model: Model, published: Sequence[Model]) -> Model:
    """A model with its mark, where it is a published one with other weights or another method.

    Told by what makes the scores, whatever its id and title; one that goes by the id or title of a published model
    without being it is marked as well.

    Examples
    --------
    >>> from core.index.model import Domain
    >>> one = Model("one", "One", (Domain("work", "Work", 60.0, ()), Domain("income", "Income", 40.0, ())), (), None)
    >>> marked(replace(one, title="Mine", domains=(replace(one.domains[0], weight=100.0),)), [one]).change
    ('weights',)
    """
    for like in published:
        own = {domain.id: domain for domain in like.domains}
        if not all(domain.id in own for domain in model.domains):
            continue
        domains = tuple(replace(own[domain.id], weight=domain.weight) for domain in model.domains)
        same = replace(like, id=model.id, domains=domains, lower_bounds=model.lower_bounds)
        if same.fingerprint() == model.fingerprint():
            # A domain that is left out by its name leaves the weights of the others as they were.
            other = any(domain.weight != own[domain.id].weight for domain in model.domains)
            other |= len(model.domains) < len(own) and not model.left_out
            return replace(model, change=(WEIGHTS,) if other else (), left_out=_left_out(model, like))
    ident = model.id[: -len(CHANGED)] if model.id.endswith(CHANGED) else model.id
    for like in published:
        if like.id == ident or like.title in model.title:
            change = (WEIGHTS, METHOD) if changed(model, like) else (METHOD,)
            return replace(model, change=change, left_out=_left_out(model, like))
    return replace(model, change=(METHOD,)) if model.short_title == "MDI" else model


def _left_out(model: Model, published: Model) -> tuple[str, ...]:
    there = {domain.id for domain in model.domains}
    return tuple(domain.label for domain in published.domains if domain.id not in there)


def changed_model(model: Model, weights: Sequence[float], title: str) -> Model:
    """A model with other weights, under another name; domains of weight 0 are named as left out.

    Parameters
    ----------
    model : Model
        The published one.
    weights : sequence of float
        One a domain, in percent.
    title : str
        What it is to be called wherever its scores appear, such as "... (changed weights)".

    Raises
    ------
    Refusal
        What `parse_model` refuses: weights far from 100 percent, for one.
    """
    checked = check_weights(weights, model)
    new = reweighted(model, checked)
    gone = tuple(domain.label for domain, weight in zip(model.domains, checked) if weight == 0)
    ident = model.id if model.id.endswith(CHANGED) else model.id + CHANGED
    # Held against 100 as if nothing were left out: who sets weights here makes up for a domain at 0.
    parsed = parse_model(model_json(replace(new, id=ident, title=title, left_out=())), title)
    return replace(parsed, left_out=(*model.left_out, *gone))


def reweighted(model: Model, weights: tuple[float, ...]) -> Model:
    """The model with these weights, without the domains of weight 0; whether they are near 100 is not looked at.

    Raises
    ------
    Refusal
        If all weights are 0.
    """
    domains = [replace(d, weight=weight) for d, weight in zip(model.domains, weights) if weight > 0]
    if not domains:
        raise Refusal("All weights are 0, and an index needs at least one domain: give one a weight.")
    return replace(model, domains=tuple(domains))


def model_json(model: Model) -> str:
    """A model as the text of its file; `parse_model` gives the same model back."""
    data = {
        "schema": SCHEMA,
        "id": model.id,
        "title": model.title,
        **({"short_title": model.named} if model.named else {}),
        **({"left_out": list(model.left_out)} if model.left_out else {}),
        "description": model.description,
        **({"agreement": asdict(model.agreement)} if model.agreement else {}),
        "source": model.source,
        "aggregation": {"indicators": model.indicator_mean, "domains": model.domain_mean},
        **({"ties": model.ties} if model.ties != BEST_RANK else {}),
        "classes": {
            "labels": list(model.labels),
            "lower_bounds": QUARTILES if model.lower_bounds is None else list(model.lower_bounds),
        },
        "domains": [
            {
                "id": domain.id,
                "label": domain.label,
                "weight": domain.weight,
                "transform": domain.transform,
                "use": domain.use,
                **({"optional": True} if domain.optional else {}),
                "indicators": [_indicator_data(indicator) for indicator in domain.indicators],
            }
            for domain in model.domains
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _indicator_data(indicator: Indicator) -> dict[str, Any]:
    """An indicator as it stands in a model's file."""
    named: dict[str, Any] = {"id": indicator.id, "label": indicator.label, "source": indicator.source}
    if indicator.weight is not None:
        named["weight"] = indicator.weight
    if indicator.parts:
        return {**named, "parts": [_indicator_data(part) for part in indicator.parts]}
    normalisation: dict[str, Any] = {"method": indicator.method}
    if indicator.method == "norm":
        normalisation |= {"best": indicator.best, "worst": indicator.worst}
    more: dict[str, Any] = {"ratio": asdict(indicator.ratio)} if indicator.ratio else {}
    if indicator.denominator is not None:
        more["denominator"] = asdict(indicator.denominator)
    if indicator.treatment is not None:
        more["treatment"] = {"method": "winsorise", "most": indicator.treatment}
    return {
        **named,
        "direction": indicator.direction,
        "normalisation": normalisation,
        "fields": list(indicator.fields),
        **more,
        "unit": indicator.unit,
    }
