"""What rows are grouped by, as text: in the order in which a reader expects it."""

from __future__ import annotations

import pandas as pd

from ..classes import URBANITY_LABELS
from ..values import clean

#: classes whose order their names do not tell
ORDERS = (URBANITY_LABELS, ("laag", "gematigd", "hoog", "zeer hoog"), ("kern", "intermediair", "perifeer"))


def keys_of(values: pd.Series) -> pd.Series:
    """A column as ordered categories of text.

    Missing are nothing, empty texts, and markers of what is missing among numbers. Numbers come in the order of their
    size, classes that are known in their own order, the rest by the alphabet.

    Parameters
    ----------
    values : Series, shape (n,)
        Text or numbers.

    Returns
    -------
    Series of category, shape (n,)

    Examples
    --------
    >>> keys_of(pd.Series(["hoog ", "laag", None, "zeer hoog", "laag"])).cat.categories.tolist()
    ['laag', 'hoog', 'zeer hoog']
    >>> keys_of(pd.Series([10, 2, 1.0])).tolist()
    ['10', '2', '1']
    """
    numbers, uniques = pd.factorize(values)
    cleaned = clean(pd.Series(uniques))
    found = cleaned.values
    if cleaned.is_number:
        size = found.astype("float64")
        texts = ["" if pd.isna(one) else f"{one:.15g}" for one in size]
        order = list(dict.fromkeys(texts[place] for place in size.argsort() if texts[place]))
    else:
        texts = ["" if pd.isna(one) else str(one).strip() for one in found]
        named = set(filter(None, texts))
        known = next((labels for labels in ORDERS if named and named <= set(labels)), None)
        order = [label for label in known if label in named] if known else sorted(named)
    positions = pd.Index(order, dtype=object).get_indexer(pd.Index(texts, dtype=object))
    spread = [*positions.tolist(), -1]
    codes = pd.Series(spread).to_numpy()[numbers]
    return pd.Series(
        pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(order, ordered=True)), index=values.index
    )
