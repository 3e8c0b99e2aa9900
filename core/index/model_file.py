"""The file of an index model: its fields, and what is wrong with them by path."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..json_file import Reader
from ..messages import Message, listing
from .model import AVERAGE_RANK, BEST_RANK, DIRECTIONS, WHOLE, Agreement, Denominator, Domain, Indicator, Model, Ratio
from .treatment import MOST

SCHEMA = "regiolens-index-model/1"
METHODS = ("min-max", "norm", "percentile rank", "z-score", "none")
MEANS = ("arithmetic", "geometric")
TRANSFORMS = ("none", "exponential rank")
TIES = (BEST_RANK, AVERAGE_RANK)
USES = ("all", "first available")
TREATMENTS = ("winsorise", "none")
QUARTILES = "quartiles of the reference"
#: the output has fields mdi_<these> of its own
RESERVED = ("klasse", "label", "rang", "kwartiel", "deciel", "dekking", "gewicht")


def parse_model(text: str, name: str) -> Model:
    """Read a model from the text of its JSON file.

    Parameters
    ----------
    text : str
    name : str
        What to call the file in a refusal.

    Raises
    ------
    Refusal
        With the path of the fault: no JSON, unknown or missing keys, a weight below 0, weights far from 100 percent
        though no domain is left out, an unknown direction or method, classes out of order, an id used twice.
    """
    reader = _Reader(name)
    return reader.model(reader.parsed(text))


class _Reader(Reader):
    NO_JSON = Message("Model '{name}' is not valid JSON: {fault}.")
    FAULT = Message("Model '{name}', at {path}: {fault}.")

    def choice(self, node: dict[str, Any], key: str, path: str, allowed: tuple[str, ...], default: str) -> str:
        value = node.get(key, default)
        if value not in allowed:
            raise self.fail(
                f"{path}.{key}", "'{value}' is not one of {allowed}", value=str(value), allowed=listing(allowed)
            )
        return str(value)

    def model(self, node: Any) -> Model:
        required = ("schema", "id", "title", "classes", "domains")
        optional = (
            "short_title",
            "description",
            "agreement",
            "source",
            "aggregation",
            "ties",
            "left_out",
            "treatment",
        )
        self.keys(node, "$", required, optional)
        self.choice(node, "schema", "$", (SCHEMA,), "")
        means = node.get("aggregation", {})
        self.keys(means, "aggregation", (), ("indicators", "domains"))
        labels, bounds = self.classes(node["classes"])
        treatment = self.treatment(node, "$", None)
        domains = tuple(
            self.domain(item, f"domains[{i}]", treatment)
            for i, item in enumerate(self.items(node.get("domains"), "$.domains"))
        )
        left_out = self.texts(node, "left_out", "$")
        # A weight of 0 is how a user leaves a domain out on purpose.
        left_out += tuple(domain.label for domain in domains if domain.weight == 0)
        self.check_domains(domains, bool(left_out))
        return Model(
            id=self.ident(node, "$"),
            title=self.text(node, "title", "$"),
            domains=tuple(domain for domain in domains if domain.weight > 0),
            labels=labels,
            lower_bounds=bounds,
            indicator_mean=self.choice(means, "indicators", "aggregation", MEANS, "arithmetic"),
            domain_mean=self.choice(means, "domains", "aggregation", MEANS, "arithmetic"),
            ties=self.choice(node, "ties", "$", TIES, BEST_RANK),
            description=self.text(node, "description", "$"),
            source=self.text(node, "source", "$"),
            named=self.text(node, "short_title", "$"),
            agreement=self.agreement(node["agreement"]) if "agreement" in node else None,
            left_out=left_out,
        )

    def agreement(self, node: Any) -> Agreement:
        self.keys(node, "agreement", ("text", "level", "year"))
        text, level, year = (self.text(node, key, "agreement") for key in ("text", "level", "year"))
        return Agreement(text, level, year)

    def check_domains(self, domains: tuple[Domain, ...], partly: bool) -> None:
        """Ids are used once and the weights are percentages, of which domains that are left out may lack."""
        ids = [domain.id.lower() for domain in domains]
        for position, ident in enumerate(ids):
            if ident in RESERVED:
                raise self.fail(f"domains[{position}].id", "a domain cannot be called {ids}", ids=listing(RESERVED))
        indicators = [node.id for domain in domains for i in domain.indicators for node in i.nodes()]
        for used in (ids, indicators):
            twice = sorted({ident for ident in used if used.count(ident) > 1})
            if twice:
                raise self.fail("domains", "the ids {ids} are used more than once", ids=listing(twice))
        total = sum(domain.weight for domain in domains)
        if total == 0:
            raise self.fail("domains", "all weights are 0, and an index needs at least one domain: give one a weight")
        if not WHOLE[0] <= total <= WHOLE[1] and not (partly and total < WHOLE[0]):
            raise self.fail(
                "domains",
                "the weights add up to {total:g}; they are percentages and must add up to 100 (99 to 101)",
                total=total,
            )

    def classes(self, node: Any) -> tuple[tuple[str, ...], tuple[float, ...] | None]:
        self.keys(node, "classes", ("labels", "lower_bounds"))
        labels = self.items(node.get("labels"), "classes.labels")
        if not all(isinstance(label, str) for label in labels):
            raise self.fail("classes.labels", "expected text")
        bounds = node["lower_bounds"]
        if bounds == QUARTILES:
            if len(labels) != 4:
                raise self.fail("classes.labels", "quartiles need four labels")
            return tuple(labels), None
        if not isinstance(bounds, list) or len(bounds) != len(labels) - 1:
            raise self.fail("classes.lower_bounds", "expected a list with one bound fewer than there are labels")
        numbers = tuple(self.number(bound, f"classes.lower_bounds[{i}]") for i, bound in enumerate(bounds))
        if any(high <= low for low, high in zip(numbers, numbers[1:])):
            raise self.fail("classes.lower_bounds", "the bounds must rise")
        return tuple(labels), numbers

    def domain(self, node: Any, path: str, treatment: int | None) -> Domain:
        self.keys(node, path, ("id", "label", "weight", "indicators"), ("transform", "use", "optional", "treatment"))
        weight = self.number(node["weight"], f"{path}.weight")
        if weight < 0:
            raise self.fail(
                f"{path}.weight",
                "a weight must be greater than 0, or 0 to leave the domain out, not {weight:g}",
                weight=weight,
            )
        optional = node.get("optional", False)
        if not isinstance(optional, bool):
            raise self.fail(f"{path}.optional", "expected true or false")
        return Domain(
            id=self.ident(node, path),
            label=self.text(node, "label", path),
            weight=weight,
            indicators=self.indicators(
                node.get("indicators"), f"{path}.indicators", self.treatment(node, path, treatment)
            ),
            transform=self.choice(node, "transform", path, TRANSFORMS, "none"),
            use=self.choice(node, "use", path, USES, "all"),
            optional=optional,
        )

    def indicator(self, node: Any, path: str, treatment: int | None) -> Indicator:
        if isinstance(node, dict) and "parts" in node:
            self.keys(node, path, ("id", "label", "parts"), ("source", "weight", "treatment"))
            parts = self.indicators(node.get("parts"), f"{path}.parts", self.treatment(node, path, treatment))
            return Indicator(
                id=self.ident(node, path),
                label=self.text(node, "label", path),
                source=self.text(node, "source", path),
                parts=parts,
                weight=self.part_weight(node, path),
            )
        optional = ("fields", "unit", "source", "ratio", "weight", "denominator", "treatment")
        self.keys(node, path, ("id", "label", "direction", "normalisation"), optional)
        direction = self.choice(node, "direction", path, DIRECTIONS, "")
        fields = self.texts(node, "fields", path)
        method, best, worst = self.normalisation(node["normalisation"], f"{path}.normalisation", direction)
        ident = self.ident(node, path)
        if "ratio" in node and "denominator" in node:
            raise self.fail(f"{path}.denominator", "an indicator has a ratio or a denominator, not both")
        found = Indicator(
            id=ident,
            label=self.text(node, "label", path),
            direction=direction,
            method=method,
            best=best,
            worst=worst,
            fields=tuple(dict.fromkeys([*fields, ident])),
            unit=self.text(node, "unit", path),
            source=self.text(node, "source", path),
            ratio=self.ratio(node["ratio"], f"{path}.ratio") if "ratio" in node else None,
            weight=self.part_weight(node, path),
            denominator=self.denominator(node["denominator"], f"{path}.denominator") if "denominator" in node else None,
        )
        treatment = self.treatment(node, path, treatment)
        if "treatment" in node and treatment is not None and not found.treatable:
            raise self.fail(
                f"{path}.treatment",
                "values with the normalisation '{method}' have a scale of their own and are not treated: take "
                "min-max, z-score or percentile rank, or leave the treatment out",
                method=method,
            )
        return replace(found, treatment=treatment if found.treatable else None)

    def indicators(self, node: Any, path: str, treatment: int | None) -> tuple[Indicator, ...]:
        """Indicators of which all have a weight of their own, or none has."""
        found = tuple(self.indicator(item, f"{path}[{i}]", treatment) for i, item in enumerate(self.items(node, path)))
        weighted = [i for i, indicator in enumerate(found) if indicator.weight is not None]
        if weighted and len(weighted) < len(found):
            raise self.fail(f"{path}[{weighted[0]}].weight", "give each of these indicators a weight, or none of them")
        return found

    def part_weight(self, node: dict[str, Any], path: str) -> float | None:
        """What an indicator counts for among others; None where nothing is said."""
        if "weight" not in node:
            return None
        weight = self.number(node["weight"], f"{path}.weight")
        if weight <= 0:
            raise self.fail(f"{path}.weight", "a weight must be greater than 0, not {weight:g}", weight=weight)
        return weight

    def ratio(self, node: Any, path: str) -> Ratio:
        self.keys(node, path, ("count", "of", "times"))
        times = self.number(node["times"], f"{path}.times")
        if times <= 0:
            raise self.fail(f"{path}.times", "expected a number above 0, such as 100 for a percentage")
        of = tuple(
            self.names(names, f"{path}.of[{i}]") for i, names in enumerate(self.items(node.get("of"), f"{path}.of"))
        )
        return Ratio(self.names(node["count"], f"{path}.count"), of, times)

    def denominator(self, node: Any, path: str) -> Denominator:
        self.keys(node, path, ("fields",), ("times",))
        times = self.number(node.get("times", 1), f"{path}.times")
        if times <= 0:
            raise self.fail(f"{path}.times", "expected a number above 0, such as 1000 for a rate per 1,000")
        return Denominator(self.names(node["fields"], f"{path}.fields"), times)

    def treatment(self, node: dict[str, Any], path: str, inherited: int | None) -> int | None:
        """How many values may be drawn in; what stands nearest to the indicator counts."""
        if "treatment" not in node:
            return inherited
        path = f"{path}.treatment"
        self.keys(node["treatment"], path, ("method",), ("most",))
        if self.choice(node["treatment"], "method", path, TREATMENTS, "") == "none":
            return None
        most = self.number(node["treatment"].get("most", MOST), f"{path}.most")
        if most < 0 or most != int(most):
            raise self.fail(f"{path}.most", "expected a whole number of values, 0 or more")
        return int(most)

    def names(self, names: Any, path: str) -> tuple[str, ...]:
        """Names of fields, at least one."""
        if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
            raise self.fail(path, "expected a list of field names")
        return tuple(names)

    def normalisation(self, node: Any, path: str, direction: str) -> tuple[str, float | None, float | None]:
        is_norm = isinstance(node, dict) and node.get("method") == "norm"
        self.keys(node, path, ("method", "best", "worst") if is_norm else ("method",))
        method = self.choice(node, "method", path, METHODS, "")
        if not is_norm:
            return method, None, None
        best, worst = self.number(node["best"], f"{path}.best"), self.number(node["worst"], f"{path}.worst")
        if best == worst or (worst > best) != (direction == "high is worse"):
            raise self.fail(
                path,
                "best {best:g} and worst {worst:g} contradict the direction '{direction}'",
                best=best,
                worst=worst,
                direction=direction,
            )
        return method, best, worst
