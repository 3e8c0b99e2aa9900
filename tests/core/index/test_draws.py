"""What varies in a robustness run."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from regiolens.core.index.draws import (
    AGGREGATION,
    DIRICHLET,
    NORMALISATION,
    OUTLIERS,
    WITHOUT_INDICATOR,
    Plan,
    Space,
    Variant,
    options_of,
    varied,
)
from regiolens.core.index.model import Domain, Indicator, Model
from regiolens.core.index.model_file import parse_model

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
PON = parse_model((RESOURCES / "index_models" / "pon2023_domains.json").read_text(encoding="utf-8"), "pon2023_domains")


def two(**changes):
    def domain(ident, weight, *indicators):
        return Domain(ident, ident, weight, tuple(Indicator(i, i, "high is worse", "min-max") for i in indicators))

    return Model("two", "Two", (domain("x", 60.0, "a", "b"), domain("y", 40.0, "c")), ("l", "h"), (50.0,), **changes)


def test_dirichlet_weights_spread_as_far_as_uniform_ones():
    plan = Plan(20000, 25.0, kind=DIRICHLET)
    space = Space(replace(PON, domains=tuple(replace(d, weight=100 / 7) for d in PON.domains)), plan)
    weights = np.array([space.weights(row) for row in space.draws(4000, 1)])
    assert weights.sum(axis=1) == pytest.approx(100.0)
    assert weights.mean(axis=0) == pytest.approx(100 / 7, rel=0.02)
    assert weights.std(axis=0) == pytest.approx(100 / 7 * 0.25 / np.sqrt(3), rel=0.05)


def test_options_begin_with_the_model_as_it_is():
    assert options_of(two(), NORMALISATION) == ("", "z-score", "percentile rank", "exponential rank")
    assert options_of(PON, NORMALISATION) == ("", "min-max", "z-score", "percentile rank", "exponential rank")
    assert options_of(two(domain_mean="geometric"), AGGREGATION) == ("", "arithmetic")
    assert options_of(two(), WITHOUT_INDICATOR) == ("", "a", "b", "c")
    assert options_of(two(), OUTLIERS) == ("", OUTLIERS)


def test_england_s_ranks_have_the_ties_of_the_model():
    model = two(ties="average")
    assert options_of(model, NORMALISATION)[-1] == "exponential rank"
    english = varied(model, Variant(normalisation="exponential rank"))
    assert english.ties == "average"
    assert english.fingerprint() != varied(two(), Variant(normalisation="exponential rank")).fingerprint()
