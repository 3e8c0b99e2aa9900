"""Index models: domains, weights, indicators and their normalisation, read from JSON and checked in full.

A fault is refused with its path in the file (``domains[2].indicators[0].direction``), so that a user who writes a
model of their own sees where to mend it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

DIRECTIONS = ("high is worse", "low is worse")


@dataclass(frozen=True)
class Indicator:
    """One indicator; a composite has `parts` and takes their mean.

    Attributes
    ----------
    best, worst : float
        The fixed values of the method "norm", which become 0 and 100.
    fields : tuple of str
        Names under which the indicator is sought in a layer, in this order; its id comes last.
    """

    id: str
    label: str
    direction: str = ""
    method: str = ""
    best: float | None = None
    worst: float | None = None
    fields: tuple[str, ...] = ()
    unit: str = ""
    source: str = ""
    parts: tuple[Indicator, ...] = ()

    def nodes(self) -> Iterator[Indicator]:
        """Itself and, of a composite, all its parts."""
        yield self
        for part in self.parts:
            yield from part.nodes()

    def leaves(self) -> Iterator[Indicator]:
        """The indicators that have a field of their own: the parts of a composite, else itself."""
        return (node for node in self.nodes() if not node.parts)


@dataclass(frozen=True)
class Domain:
    """A domain with its weight in percent."""

    id: str
    label: str
    weight: float
    indicators: tuple[Indicator, ...]
    transform: str = "none"
    use: str = "all"


#: what the id of a model with changed weights ends with
CHANGED = "_changed"
#: what may be other than in the published model that a model came from
WEIGHTS, METHOD = "weights", "method"


@dataclass(frozen=True)
class Agreement:
    """How far an index agrees with a published one: a measurement, which holds for the figures it was made on alone."""

    text: str
    level: str
    year: str


@dataclass(frozen=True)
class Model:
    """An index model; see docs/models.md for its file.

    Attributes
    ----------
    named : str
        The words of the title by which its index is called, as its file says; see `short_title`.
    lower_bounds : tuple of float or None
        Lower bounds of the classes above the first; None where the classes are the quartiles of the reference.
    agreement : Agreement, optional
    change : tuple of str
        `WEIGHTS`, `METHOD` or both, where a published model has others; see `core.index.weights.marked`.
    left_out : tuple of str
        Labels of the domains that only that published model has.
    """

    id: str
    title: str
    domains: tuple[Domain, ...]
    labels: tuple[str, ...]
    lower_bounds: tuple[float, ...] | None
    indicator_mean: str = "arithmetic"
    domain_mean: str = "arithmetic"
    description: str = ""
    source: str = ""
    named: str = ""
    agreement: Agreement | None = None
    change: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def short_title(self) -> str:
        """What its index is called where there is no room for the whole title.

        Words that are not in the title are another model's, from whose file this one was copied; the MDI is the index
        of Het PON & Telos.
        """
        own = self.named and self.named in self.title and (self.named != "MDI" or "PON & Telos" in self.title)
        return self.named if own else self.title

    def leaves(self) -> list[Indicator]:
        """All indicators that have a field of their own."""
        return [leaf for domain in self.domains for indicator in domain.indicators for leaf in indicator.leaves()]

    def fingerprint(self) -> str:
        """A short hash of all that makes the scores (not of titles and field names)."""

        def bare(node: Any) -> Any:
            if isinstance(node, dict):
                skip = {"title", "named", "label", "labels", "description", "source", "fields", "unit"}
                skip |= {"agreement", "change", "left_out"}
                return {key: bare(value) for key, value in node.items() if key not in skip}
            return [bare(item) for item in node] if isinstance(node, (list, tuple)) else node

        text = json.dumps(bare(asdict(self)), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def shown_scores(model: Model) -> list[str]:
    """The fields of scores that a map can show: the index and its domains."""
    return ["mdi", *(f"mdi_{domain.id}" for domain in model.domains)]
