"""Published address densities: what is none is said or refused."""

import numpy as np
import pandas as pd
import pytest

from regiolens.core.classes import urbanity
from regiolens.core.messages import Refusal
from regiolens.core.oad.published import check_oad


def test_below_zero_is_no_density_and_gets_no_class():
    oad = pd.Series([-1.0, 1650.0, np.nan, -9997.0, 0.0])
    assert urbanity(oad).tolist() == [0, 2, 0, 0, 5]
    (warning,) = check_oad(oad, "oad", "laag")
    assert "-1, -9997" in str(warning) and "rows: 2" in str(warning) and "'laag'" in str(warning)


def test_classes_are_told_from_densities():
    classes = pd.Series([1.0, 4.0, np.nan, 5.0])
    with pytest.raises(Refusal, match=r"sted.*class of stedelijkheid.*omgevingsadressendichtheid"):
        check_oad(classes, "sted", "laag", "class")
    (warning,) = check_oad(classes, "x", "laag")
    assert "1 to 5" in str(warning)


@pytest.mark.parametrize("values", [[1.0, 4.0, 6.0], [1.5, 4.0], [0.0, 1.0], [2500.0], [np.nan], []])
@pytest.mark.parametrize("kind", ["", "class", "mean"])
def test_densities_are_left_in_peace(values, kind):
    assert check_oad(pd.Series(values, dtype="float64"), "oad", "laag", kind) == []
