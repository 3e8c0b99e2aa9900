"""What varies in the draws of a robustness run: weights, and the choices of a model; see `robustness`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np

from ..classes import FloatArray
from ..messages import Refusal, listing
from .model import Indicator, Model, leave_out
from .treatment import MOST

#: what can vary beside the weights
NORMALISATION, AGGREGATION, OUTLIERS = "normalisation", "aggregation", "outliers"
WITHOUT_INDICATOR, WITHOUT_DOMAIN = "indicator left out", "domain left out"
CHOICES = (NORMALISATION, AGGREGATION, WITHOUT_INDICATOR, WITHOUT_DOMAIN, OUTLIERS)
#: how weights vary: each by itself between two bounds, or as shares of a whole
UNIFORM, DIRICHLET = "uniform", "dirichlet"
NOISES = (UNIFORM, DIRICHLET)
#: the choice that weights are
WEIGHTS = "weights"
#: England's way: the domains' ranks on an exponential scale
ENGLISH = "exponential rank"
_NORMALISATIONS = ("min-max", "z-score", "percentile rank", ENGLISH)
_MEANS = ("arithmetic", "geometric")


@dataclass(frozen=True)
class Plan:
    """What varies, and how often.

    Attributes
    ----------
    draws : int
    noise : float
        Percentage by which each weight may be off each way; 0 leaves the weights as they stand.
    kind : {"uniform", "dirichlet"}
        Of the weights; the shares of a Dirichlet distribution have, at a weight of average size, the standard
        deviation of the uniform one.
    vary : sequence of str
        Of `CHOICES`.
    seed : int
    """

    draws: int = 1000
    noise: float = 25.0
    kind: str = UNIFORM
    vary: Sequence[str] = ()
    seed: int = 0

    def check(self, stored: bool) -> None:
        """Refuse what leaves nothing to vary, or cannot be.

        Parameters
        ----------
        stored : bool
            Whether the normalisation is a stored one.

        Raises
        ------
        Refusal
        """
        if stored and self.vary:
            raise Refusal(
                "A stored scale holds no figures of its reference, so that only weights can vary, and not {choices}: "
                "give REFERENCE instead of SCALE_IN.",
                choices=listing(self.vary),
            )
        if not 0 <= self.noise < 100:
            raise Refusal("WEIGHT_NOISE is {noise:g}: give a percentage from 0 to below 100.", noise=self.noise)
        if self.draws < 2:
            raise Refusal("DRAWS is {draws}: give 2 or more.", draws=self.draws)
        if not self.noise and not self.vary:
            raise Refusal("Nothing varies: give a WEIGHT_NOISE above 0, or something to VARY.")


@dataclass(frozen=True)
class Drawn:
    """What a layer says of the intervals in it.

    Attributes
    ----------
    plan : Plan
    ranked : int
        How many areas, or regions, the ranks are among.
    index : str
        `Model.fingerprint` of the index.
    """

    plan: Plan
    ranked: int
    index: str

    def to_json(self) -> str:
        """In one line; `parse_drawn` gives it back.

        Examples
        --------
        >>> told = Drawn(Plan(500, 10.0, vary=(AGGREGATION,), seed=3), 342, "f00d")
        >>> parse_drawn(told.to_json()) == told
        True
        """
        return json.dumps({**asdict(self.plan), "ranked": self.ranked, "index": self.index}, separators=(",", ":"))


def parse_drawn(text: str) -> Drawn | None:
    """Read what `Drawn.to_json` wrote; None where the text is none of it, for metadata are anyone's to write in.

    Examples
    --------
    >>> parse_drawn('{"draws": "many"}') is None
    True
    """
    try:
        data = json.loads(text)
        vary = tuple(choice for choice in CHOICES if choice in data["vary"])
        plan = Plan(int(data["draws"]), float(data["noise"]), str(data["kind"]), vary, int(data["seed"]))
        if plan.kind not in NOISES or len(vary) != len(data["vary"]):
            return None
        plan.check(False)
        return Drawn(plan, int(data["ranked"]), str(data["index"]))
    except (ValueError, TypeError, KeyError, Refusal):
        return None


@dataclass(frozen=True)
class Variant:
    """One setting of all choices but the weights; "" is as the model has it."""

    normalisation: str = ""
    aggregation: str = ""
    indicator: str = ""
    domain: str = ""
    treated: str = ""


PUBLISHED = Variant()
_FIELDS = {
    NORMALISATION: "normalisation",
    AGGREGATION: "aggregation",
    WITHOUT_INDICATOR: "indicator",
    WITHOUT_DOMAIN: "domain",
    OUTLIERS: "treated",
}


class Space:
    """The choices, and what a row of random numbers means: one for each weight, one between 0 and 1 for each choice."""

    def __init__(self, model: Model, plan: Plan) -> None:
        self.model, self.plan = model, plan
        self.base = np.array([domain.weight for domain in model.domains])
        # What a norm leaves as it is may be treated where the normalisation varies too.
        basis = _normalised(model, "min-max") if NORMALISATION in plan.vary else model
        given = {OUTLIERS: basis}
        self.options = {
            choice: options_of(given.get(choice, model), choice) for choice in CHOICES if choice in plan.vary
        }
        self.options = {choice: options for choice, options in self.options.items() if len(options) > 1}
        #: whether weights vary: one alone keeps the sum of all
        self.weighted = plan.noise > 0 and len(self.base) > 1
        if not self.weighted and not self.options:
            if not plan.vary:
                raise Refusal(
                    "Model '{model}' has one domain in use, whose weight has nothing to vary against: give something "
                    "to VARY, or take a model with more domains.",
                    model=model.id,
                )
            raise Refusal(
                "Model '{model}' leaves nothing to vary of {choices}.", model=model.id, choices=listing(plan.vary)
            )

    @property
    def width(self) -> int:
        return len(self.base) + len(self.options)

    def draws(self, number: int, seed: int) -> FloatArray:
        """Random numbers, shape (number, width): all at once, so that nothing else decides what they are."""
        generator = np.random.default_rng(seed)
        drawn = generator.random((number, self.width))
        if self.plan.noise and self.plan.kind == DIRICHLET:
            count, noise = len(self.base), self.plan.noise / 100.0
            concentration = max((count - 1) * 3.0 / noise**2 - 1.0, 1.0)
            # Gamma variates in proportion to each other are shares after Dirichlet.
            shapes = concentration * self.base / self.base.sum()
            drawn[:, :count] = generator.standard_gamma(shapes, (number, count))
        return drawn

    def groups(self) -> dict[str, list[int]]:
        """The columns of each choice; where weights vary alone and by themselves, of each domain's weight."""
        weights = list(range(len(self.base)))
        found: dict[str, list[int]] = {}
        if self.weighted:
            if self.options or self.plan.kind == DIRICHLET:
                found[WEIGHTS] = weights
            else:
                found = {domain.id: [place] for place, domain in enumerate(self.model.domains)}
        return found | {choice: [len(self.base) + place] for place, choice in enumerate(self.options)}

    def shuffled(self, draws: FloatArray) -> dict[str, FloatArray]:
        """For each choice the first half of the draws with that choice from the second half (Saltelli et al., 2010)."""
        half = len(draws) // 2
        found = {}
        for choice, columns in self.groups().items():
            rows = draws[:half].copy()
            rows[:, columns] = draws[half : 2 * half, columns]
            found[choice] = rows
        return found if len(found) > 1 else {}

    def weights(self, row: FloatArray) -> FloatArray:
        """The weights of a draw, with the sum that they have in the model."""
        drawn, noise = row[: len(self.base)], self.plan.noise / 100.0
        if not noise:
            return self.base
        if self.plan.kind == UNIFORM:
            drawn = self.base * (1.0 + noise * (2.0 * drawn - 1.0))
        return np.asarray(drawn * (self.base.sum() / drawn.sum()))

    def variant(self, row: FloatArray) -> Variant:
        """The setting of the other choices in a draw; all options are equally likely."""
        chosen = {}
        for number, (choice, options) in zip(row[len(self.base) :], self.options.items()):
            chosen[_FIELDS[choice]] = options[int(number * len(options))]
        return Variant(**chosen)


def options_of(model: Model, choice: str) -> Sequence[str]:
    """The options of a choice, first as the model has it."""
    if choice == OUTLIERS:
        return ("", OUTLIERS) if any(leaf.treatable for leaf in model.leaves()) else ("",)
    if choice == WITHOUT_DOMAIN:
        return ("", *(domain.id for domain in model.domains)) if len(model.domains) > 1 else ("",)
    if choice == WITHOUT_INDICATOR:
        indicators = [indicator.id for domain in model.domains for indicator in domain.indicators]
        return ("", *indicators) if len(indicators) > 1 else ("",)
    if choice == AGGREGATION:
        return ("", *(mean for mean in _MEANS if mean != model.domain_mean))
    as_it_is = model.fingerprint()
    others = (way for way in _NORMALISATIONS if _normalised(model, way).fingerprint() != as_it_is)
    return ("", *others)


def _normalised(model: Model, way: str) -> Model:
    """The model with another normalisation of all its indicators, or with England's of its domains."""
    if way == ENGLISH:
        return replace(model, domains=tuple(replace(domain, transform=ENGLISH) for domain in model.domains))
    model = _each(model, lambda leaf: replace(leaf, method=way, best=None, worst=None))
    return replace(model, domains=tuple(replace(domain, transform="none") for domain in model.domains))


def _treated(model: Model) -> Model:
    """The model with its outlying values treated; one that treats some itself, without that."""
    most = None if any(leaf.treatment is not None for leaf in model.leaves()) else MOST
    return _each(model, lambda leaf: replace(leaf, treatment=most if leaf.treatable else None))


def _each(model: Model, change: Callable[[Indicator], Indicator]) -> Model:
    """The model with another of each indicator that has a field of its own."""

    def other(indicator: Indicator) -> Indicator:
        if indicator.parts:
            return replace(indicator, parts=tuple(map(other, indicator.parts)))
        return change(indicator)

    domains = (replace(domain, indicators=tuple(map(other, domain.indicators))) for domain in model.domains)
    return replace(model, domains=tuple(domains))


def _without(model: Model, ident: str) -> Model:
    """The model without an indicator; a domain that loses its only one goes with it."""
    for domain in model.domains:
        stay = tuple(indicator for indicator in domain.indicators if indicator.id != ident)
        if len(stay) == len(domain.indicators):
            continue
        if not stay:
            return leave_out(model, [domain.id])
        domains = tuple(replace(each, indicators=stay) if each is domain else each for each in model.domains)
        return replace(model, domains=domains)
    return model


def varied(model: Model, variant: Variant) -> Model:
    """The model under a variant."""
    if variant.normalisation:
        model = _normalised(model, variant.normalisation)
    if variant.treated:
        model = _treated(model)
    if variant.aggregation:
        model = replace(model, domain_mean=variant.aggregation)
    if variant.domain and len(model.domains) > 1:
        model = leave_out(model, [variant.domain])
    return _without(model, variant.indicator) if variant.indicator and len(model.leaves()) > 1 else model
