"""Index models: domains, weights, indicators and their normalisation, read from JSON and checked in full.

A fault is refused with its path in the file (``domains[2].indicators[0].direction``), so that a user who writes a
model of their own sees where to mend it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..messages import Refusal, listing

DIRECTIONS = ("high is worse", "low is worse")
#: which rank equal values share
BEST_RANK, AVERAGE_RANK = "best", "average"
#: between which the weights of a whole model add up, in percent
WHOLE = (99.0, 101.0)


@dataclass(frozen=True)
class Ratio:
    """An indicator from counts: `times` x count / sum of `of`, where no field holds the figure itself.

    Attributes
    ----------
    count : tuple of str
        Names of the field with the count, in the order in which they are sought.
    of : tuple of tuple of str
        The same for each field that is added up to divide by.
    times : float
        100 for a percentage, 1000 for a rate per 1,000.
    """

    count: tuple[str, ...]
    of: tuple[tuple[str, ...], ...]
    times: float


@dataclass(frozen=True)
class Denominator:
    """What the field of an indicator is divided by: `times` x field / denominator.

    Attributes
    ----------
    fields : tuple of str
        Names under which it is sought in a layer, in this order.
    times : float
        1000 for a rate per 1,000.
    """

    fields: tuple[str, ...]
    times: float = 1.0


@dataclass(frozen=True)
class Indicator:
    """One indicator; a composite has `parts` and takes their mean.

    Attributes
    ----------
    best, worst : float
        The fixed values of the method "norm", which become 0 and 100.
    fields : tuple of str
        Names under which the indicator is sought in a layer, in this order; its id comes last.
    ratio : Ratio, optional
        What it is computed from where a layer has none of these.
    weight : float, optional
        What it counts for among the indicators of its domain, or the parts of its composite, in proportion to these.
    denominator : Denominator, optional
        What its field is divided by, always.
    treatment : int, optional
        How many outlying values may be drawn in before the logarithm is taken instead, see `fit_treatment`; None where
        they are left as they are.
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
    ratio: Ratio | None = None
    weight: float | None = None
    denominator: Denominator | None = None
    treatment: int | None = None

    @property
    def denominator_key(self) -> str:
        """What its denominator is called beside indicators, in FIELD_MAP for one."""
        return f"{self.id}.denominator"

    def inputs(self) -> list[str]:
        """What fields are sought for: itself, and what it is divided by."""
        return [self.id, *([self.denominator_key] if self.denominator is not None else [])]

    @property
    def treatable(self) -> bool:
        """Whether its values may be treated: those of a norm or a score have a scale of their own."""
        return self.method not in ("norm", "none")

    def nodes(self) -> Iterator[Indicator]:
        """Itself and, of a composite, all its parts."""
        yield self
        for part in self.parts:
            yield from part.nodes()

    def served(self, there: Collection[str]) -> bool:
        """Whether these indicators serve it: itself, or half of its parts at least."""
        if not self.parts:
            return self.id in there
        return 2 * sum(part.served(there) for part in self.parts) >= len(self.parts)

    def leaves(self) -> Iterator[Indicator]:
        """The indicators that have a field of their own: the parts of a composite, else itself."""
        return (node for node in self.nodes() if not node.parts)


@dataclass(frozen=True)
class Domain:
    """A domain with its weight in percent; an optional one is left out where there are no figures for it."""

    id: str
    label: str
    weight: float
    indicators: tuple[Indicator, ...]
    transform: str = "none"
    use: str = "all"
    optional: bool = False

    def served(self, there: Collection[str]) -> bool:
        """Whether these indicators are enough for a score: one of those of which the first is used, else half."""
        served = [indicator.served(there) for indicator in self.indicators]
        return any(served) if self.use != "all" else 2 * sum(served) >= len(served)

    def leaves(self) -> list[Indicator]:
        """All its indicators that have a field of their own."""
        return [leaf for indicator in self.indicators for leaf in indicator.leaves()]


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
    ties : {"best", "average"}
        Which rank equal scores of a domain share where it is brought to 0-100 by rank.
    agreement : Agreement, optional
    change : tuple of str
        `WEIGHTS`, `METHOD` or both, where a published model has others; see `core.index.weights.marked`.
    left_out : tuple of str
        Labels of the domains that the whole model, or that published model, has and this one has not.
    """

    id: str
    title: str
    domains: tuple[Domain, ...]
    labels: tuple[str, ...]
    lower_bounds: tuple[float, ...] | None
    indicator_mean: str = "arithmetic"
    domain_mean: str = "arithmetic"
    ties: str = BEST_RANK
    description: str = ""
    source: str = ""
    named: str = ""
    agreement: Agreement | None = None
    change: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def shares(self) -> tuple[float, ...]:
        """What each domain counts for in the index, in percent; see `counting`."""
        return counting([domain.weight for domain in self.domains], bool(self.left_out))

    @property
    def short_title(self) -> str:
        """What its index is called where there is no room for the whole title.

        Words that are not in the title are another model's, from whose file this one was copied; the MDI is the index
        of Het PON & Telos.
        """
        own = self.named and self.named in self.title and (self.named != "MDI" or "PON & Telos" in self.title)
        return self.named if own else self.title

    @property
    def is_relative(self) -> bool:
        """Whether scores depend on the areas that they are normalised by, and are not taken as they were published."""
        ranked = any(domain.transform != "none" for domain in self.domains)
        return ranked or any(leaf.method not in ("", "none", "norm") for leaf in self.leaves())

    def leaves(self) -> list[Indicator]:
        """All indicators that have a field of their own."""
        return [leaf for domain in self.domains for leaf in domain.leaves()]

    def inputs(self) -> list[str]:
        """What fields are sought for: the indicators, and what they are divided by."""
        return [key for leaf in self.leaves() for key in leaf.inputs()]

    def fingerprint(self) -> str:
        """A short hash of all that makes the scores (not of titles and field names)."""

        def bare(node: Any) -> Any:
            if isinstance(node, dict):
                skip = {"title", "named", "label", "labels", "description", "source", "fields", "unit"}
                # What is left out tells from the domains that are there.
                skip |= {"agreement", "change", "left_out", "optional", "count", "of"}
                # Models that do without these keep the fingerprint, and the scales, that they had before.
                skip |= {key for key in ("ratio", "weight", "denominator", "treatment") if node.get(key) is None}
                return {key: bare(value) for key, value in node.items() if key not in skip}
            return [bare(item) for item in node] if isinstance(node, (list, tuple)) else node

        data = asdict(self)
        if self.ties == BEST_RANK or all(domain.transform == "none" for domain in self.domains):
            del data["ties"]
        text = json.dumps(bare(data), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def own_weights(indicators: Sequence[Indicator]) -> npt.NDArray[np.float64] | None:
    """What the indicators of a domain, or the parts of a composite, count for; None where all count the same.

    Returns
    -------
    ndarray of float, shape (number of indicators,)
        In proportion to each other.
    """
    found = [indicator.weight for indicator in indicators if indicator.weight is not None]
    return np.array(found) if found and len(found) == len(indicators) else None


def shown_scores(model: Model) -> list[str]:
    """The fields of scores that a map can show: the index and its domains."""
    return ["mdi", *(f"mdi_{domain.id}" for domain in model.domains)]


def counting(weights: Sequence[float], partly: bool) -> tuple[float, ...]:
    """What weights count for: as they stand, but where domains are left out in proportion and of 100 together.

    So the score of what is left keeps to 0-100, and to the bounds of the classes.

    Parameters
    ----------
    weights : sequence of float
        Of the domains that are there, in percent.
    partly : bool
        Whether domains are left out.

    Returns
    -------
    tuple of float
        In percent.

    Examples
    --------
    >>> counting([30.0, 10.0], False), counting([30.0, 10.0], True), counting([60.0, 39.9], True)
    ((30.0, 10.0), (75.0, 25.0), (60.0, 39.9))
    """
    total = sum(weights)
    if not partly or WHOLE[0] <= total <= WHOLE[1] or total <= 0:
        return tuple(weights)
    return tuple(100.0 * weight / total for weight in weights)


def leave_out(model: Model, idents: Collection[str]) -> Model:
    """The model without some of its domains, which it names as left out.

    Raises
    ------
    Refusal
        If a name is none of its domains, or none is left.
    """
    wanted = {ident.strip().lower() for ident in idents if ident.strip()}
    known = {domain.id.lower() for domain in model.domains}
    for ident in sorted(wanted - known):
        raise Refusal(
            "Model '{model}' has no domain '{domain}' to leave out; its domains are {known}.",
            model=model.id,
            domain=ident,
            known=listing([domain.id for domain in model.domains], 40),
        )
    return _without(model, [domain.id.lower() not in wanted for domain in model.domains])


def _without(model: Model, stay: Sequence[bool]) -> Model:
    """The model with the domains that stay."""
    if all(stay):
        return model
    if not any(stay):
        raise Refusal("Model '{model}' would have no domain left: leave out fewer.", model=model.id)
    gone = tuple(domain.label for domain, there in zip(model.domains, stay) if not there)
    domains = tuple(domain for domain, there in zip(model.domains, stay) if there)
    return replace(model, domains=domains, left_out=(*model.left_out, *gone))


def serving(model: Model, there: Collection[str], layer: str) -> Model:
    """The model without the optional domains for which there are too few indicators.

    Parameters
    ----------
    there : collection of str
        Ids of indicators.
    layer : str
        What to call the layer of areas.

    Raises
    ------
    Refusal
        If that leaves no domain.
    """
    stay = [not domain.optional or domain.served(there) for domain in model.domains]
    if not any(stay):
        raise Refusal(
            "No field was found in '{layer}' for any domain of model '{model}': name the fields of its indicators in "
            "FIELD_MAP, join a table that has them, or choose another model.",
            layer=layer,
            model=model.id,
        )
    return _without(model, stay)
