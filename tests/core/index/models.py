"""Small models, and what they read, for the tests of this room."""

import copy
import json

import pandas as pd

from regiolens.core.index.model import Domain, Indicator, Model
from regiolens.core.index.model_file import parse_model

HIGH, LOW = "high is worse", "low is worse"
#: of the published domains, and their classes
WEIGHTS = (22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3)
LABELS = ("laag", "gematigd", "hoog", "zeer hoog")
BOUNDS = (40.0, 50.0, 60.0)


def indicator(name, method="none", direction=HIGH, **options):
    return Indicator(name, name, direction, method, **options)


def domain(name, weight, *indicators, **options):
    return Domain(name, name, weight, tuple(indicators) or (indicator(name),), **options)


def model(*domains, **options):
    return Model("m", "M", domains, LABELS, options.pop("lower_bounds", BOUNDS), **options)


def domains_of_scores(weights=WEIGHTS, **options):
    """A model whose fields are the scores of its domains."""
    return model(*(domain(f"d{k}", weight) for k, weight in enumerate(weights)), **options)


def scores_frame(rows):
    """Areas with the scores of such domains."""
    return pd.DataFrame(rows, columns=[f"d{k}" for k in range(len(rows[0]))], dtype=float)


def entry(name, **changes):
    """An indicator as a file has it."""
    node = {
        "id": name,
        "label": name.capitalize(),
        "direction": HIGH,
        "normalisation": {"method": "min-max"},
        **changes,
    }
    return {key: value for key, value in node.items() if value is not None}


#: a model as a file has it
VALID = {
    "schema": "regiolens-index-model/1",
    "id": "eigen",
    "title": "Eigen index",
    "aggregation": {"indicators": "arithmetic", "domains": "geometric"},
    "classes": {"labels": ["laag", "midden", "hoog"], "lower_bounds": [40, 60]},
    "domains": [
        {"id": "een", "label": "Een", "weight": 60, "indicators": [entry("a"), entry("b")]},
        {
            "id": "twee",
            "label": "Twee",
            "weight": 40,
            "indicators": [
                {"id": "samen", "label": "Samen", "parts": [entry("c"), entry("d", fields=["D", "d"])]},
                entry("e", normalisation={"method": "norm", "best": 0, "worst": 12.5}),
            ],
        },
    ],
}


def parse(data):
    return parse_model(json.dumps(data), "eigen.json")


def changed(path, value):
    """The valid model with one entry set, or taken out where the value is KeyError."""
    data = copy.deepcopy(VALID)
    node = data
    for step in path[:-1]:
        node = node[step]
    if value is KeyError:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return data
