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
    Drawn,
    Plan,
    Space,
    Variant,
    options_of,
    parse_drawn,
    varied,
)
from regiolens.core.index.model import Domain, Indicator, Model
from regiolens.core.index.model_file import parse_model
from regiolens.core.messages import Refusal

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


def test_the_weight_of_one_domain_has_nothing_to_vary_against():
    one = replace(two(), domains=(replace(two().domains[0], weight=100.0),))
    with pytest.raises(Refusal, match="Model 'two' has one domain in use, whose weight has nothing to vary against"):
        Space(one, Plan())
    assert list(Space(one, Plan(vary=(WITHOUT_INDICATOR,))).groups()) == [WITHOUT_INDICATOR]


def test_what_a_layer_tells_of_its_draws_is_read_again():
    told = Drawn(Plan(250, 12.5, DIRICHLET, (NORMALISATION, OUTLIERS), 9), 342, PON.fingerprint())
    assert parse_drawn(told.to_json()) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "1,000 draws",
        '{"draws":1000}',
        '{"draws":"x","noise":25,"kind":"uniform","vary":[],"seed":1,"ranked":4,"index":"a"}',
        '{"draws":1000,"noise":25,"kind":"normal","vary":[],"seed":1,"ranked":4,"index":"a"}',
        '{"draws":1000,"noise":25,"kind":"uniform","vary":["weather"],"seed":1,"ranked":4,"index":"a"}',
        '{"draws":1000,"noise":0,"kind":"uniform","vary":[],"seed":1,"ranked":4,"index":"a"}',
    ],
)
def test_what_is_no_account_of_draws_says_nothing(text):
    assert parse_drawn(text) is None
