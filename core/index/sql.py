"""An index as SQL: a view that gives the scores of every row of a table where it lies, equal to those of `compute`.

For PostgreSQL, DuckDB and SQLite. What depends on the other rows (the rank among these areas) is not in it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np

from ..classes import DECIMALS, FloatArray
from ..values import NUMERIC_MARKERS
from .denominators import times_of
from .domains import ALL
from .model import WHOLE, Domain, Indicator, Model, own_weights
from .scale import Scale, check_scale, exponential_rank, treatment_of
from .treatment import Treatment

#: rows of an INSERT
ROWS = 500
#: beyond this no figure lies, and infinity and NaN do
MOST = "1e308"
#: how near a value lies to one of the reference that is the same, as a share of it
NEAR = 1e-9


@dataclass(frozen=True)
class Dialect:
    """What differs between databases.

    Attributes
    ----------
    real, text : str
        Names of the types.
    ordered : bool
        Whether an index finds the last row below a value; otherwise the one range that holds it is looked up.
    lateral : bool
        Whether steps are joined to a row, so that each is computed once and a filter still reaches the table.
    fence : str
        What keeps a database from computing a step anew wherever its columns are used.
    """

    real: str
    text: str
    ordered: bool
    lateral: bool
    fence: str = ""


DIALECTS = {
    "PostgreSQL": Dialect("double precision", "text", True, True, "\nOFFSET 0"),
    "DuckDB": Dialect("DOUBLE", "VARCHAR", False, False),
    "SQLite": Dialect("REAL", "TEXT", True, False, "\nLIMIT -1"),
}


@dataclass(frozen=True)
class Source:
    """A table with what its columns hold.

    Attributes
    ----------
    table : str
        As SQL names it.
    columns : sequence of str
        All that the view is to show as they are.
    fields : mapping
        Indicator to column; of one that is divided that of the count, see `counts`.
    counts : mapping
        Indicator that is divided, to the columns by whose sum it is.
    limits : mapping
        Column to the least and the greatest figure that it can hold, either None; what lies beyond is missing.
    water : sequence of str
        Columns that mark water, which gets no score, with the marks.
    marks : sequence of str
    booleans : set of str
        Columns that hold true and false, which count as 1 and 0.
    """

    table: str
    columns: Sequence[str]
    fields: Mapping[str, str]
    counts: Mapping[str, Sequence[str]]
    limits: Mapping[str, tuple[float | None, float | None]]
    water: Sequence[str] = ()
    marks: Sequence[str] = ()
    booleans: Set[str] = frozenset()


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def quoted_path(name: str) -> str:
    """A name with that of its schema before it; one that is quoted already, or is a call, stays."""
    return name if '"' in name or "(" in name else ".".join(map(quoted, name.split(".")))


def index_sql(model: Model, scale: Scale, source: Source, view: str, dialect: str, missing: str) -> str:
    """A script that makes the view.

    Parameters
    ----------
    model : Model
        As `choose_indicators` leaves it.
    scale : Scale
        Fitted for this model.
    view : str
        The name of the view; a table of what ranks are looked up in bears it too, with `_scale` behind it.
    dialect : str
        One of `DIALECTS`.
    missing : str
        As for `compute`; a missing value refuses nothing here.

    Raises
    ------
    Refusal
        If the scale is that of another model.
    """
    check_scale(scale, model)
    return _Script(model, scale, source, view, DIALECTS[dialect], missing).text()


class _Script:
    def __init__(self, model: Model, scale: Scale, source: Source, view: str, dialect: Dialect, missing: str) -> None:
        self.model, self.scale, self.source, self.dialect, self.view = model, scale, source, dialect, view
        self.needed = 1.0 if missing == ALL else 0.5
        #: rows of the table of ranks: item, from, to, score
        self.steps: list[tuple[str, float, float, float]] = []
        self.leaves = {leaf.id: place for place, leaf in enumerate(model.leaves())}

    def text(self) -> str:
        """The whole script."""
        select = self._select()
        view, steps = quoted_path(self.view), self._steps_table()
        parts = [self._head(), f"DROP VIEW IF EXISTS {view};\n"]
        if self.steps:
            parts.append(f"DROP TABLE IF EXISTS {steps};\n")
            real = self.dialect.real
            kinds = f"item {self.dialect.text}, low {real}, high {real}, score {real}"
            parts.append(f"CREATE TABLE {steps} ({kinds});\n")
            for start in range(0, len(self.steps), ROWS):
                rows = ",\n".join(
                    f"({_literal(item)}, {_number(low)}, {_number(high)}, {_number(score)})"
                    for item, low, high, score in self.steps[start : start + ROWS]
                )
                parts.append(f"INSERT INTO {steps} VALUES\n{rows};\n")  # nosec B608
            index = quoted(f"{self.view.rpartition('.')[2]}_scale_low".replace('"', ""))
            parts.append(f"CREATE INDEX {index} ON {steps} (item, low);\n")
        parts.append(f"CREATE VIEW {view} AS\n{select};\n")
        return "\n".join(parts)

    def _steps_table(self) -> str:
        schema, _, name = self.view.rpartition(".")
        return quoted_path(".".join(filter(None, [schema, name.replace('"', "") + "_scale"])))

    def _head(self) -> str:
        lines = [
            f"{self.model.title} ({self.model.id}, {self.model.fingerprint()})",
            f"Reference: {self.scale.reference} ({self.scale.areas})",
        ]
        return "".join(f"-- {' '.join(line.split())}\n" for line in lines)

    def _select(self) -> str:
        """The view: values, scores of indicators, of domains, the index, and what follows from it."""
        domains = self.model.domains
        steps = [
            self._values(),
            self._scores(),
            [(f"rl_r{place}", self._raw(domain)) for place, domain in enumerate(domains)],
            [(f"rl_d{place}", self._domain(place, domain)) for place, domain in enumerate(domains)],
            [("rl_mdi", self._index())],
        ]
        table = quoted_path(self.source.table)
        text = f"{table} AS t" if self.dialect.lateral else f"SELECT t.* FROM {table} AS t"  # nosec B608
        for number, columns in enumerate(steps):
            added = ",\n  ".join(f"{expression} AS {name}" for name, expression in columns)
            if self.dialect.lateral:
                text += f"\nCROSS JOIN LATERAL (SELECT\n  {added}{self.dialect.fence}) AS q{number}"
            else:
                text = f"SELECT q{number}.*,\n  {added}\nFROM (\n{text}{self.dialect.fence}\n) AS q{number}"  # nosec B608
        results = list(self._results())
        taken = {*(name.lower() for name, _ in results), "mdi_rang"}  # a rank of another run is none of these scores
        kept = [quoted(name) for name in self.source.columns if name.lower() not in taken]
        shown = ",\n  ".join([*kept, *(f"{expression} AS {quoted(name)}" for name, expression in results)])
        inside = text if self.dialect.lateral else f"(\n{text}{self.dialect.fence}\n) AS q"
        return f"SELECT\n  {shown}\nFROM {inside}"  # nosec B608

    def _values(self) -> list[tuple[str, str]]:
        """The figures of the indicators, missing where they are marked so or cannot be, and in water."""
        land = " AND ".join(
            f"COALESCE(UPPER(TRIM(CAST({quoted(name)} AS {self.dialect.text}))), '') NOT IN "
            f"({', '.join(map(_literal, self.source.marks))})"
            for name in self.source.water
        )
        found = [("rl_land", f"CASE WHEN {land} THEN 1 END" if land else "1")]
        for place, leaf in enumerate(self.model.leaves()):
            column = self.source.fields.get(leaf.id)
            if column is None or leaf.id not in self.scale.indicators:
                continue
            value = self._figure(column, land)
            of = self.source.counts.get(leaf.id, ())
            if of:
                whole = " + ".join(self._figure(name, land) for name in of)
                value = f"CASE WHEN {whole} > 0 THEN {_number(times_of(leaf))} * {value} / ({whole}) END"
            treatment = treatment_of(leaf, self.scale.indicators[leaf.id])
            found.append((f"rl_v{place}", value if treatment is None else self._treated(value, treatment)))
        return found

    def _treated(self, value: str, treatment: Treatment) -> str:
        """As `Treatment` does it with a value; missing stays missing."""
        lower, upper = (_number(bound) for bound in (treatment.lower, treatment.upper))
        tests = f"WHEN ({value}) < {lower} THEN {lower}" if math.isfinite(treatment.lower) else ""
        tests += f" WHEN ({value}) > {upper} THEN {upper}" if math.isfinite(treatment.upper) else ""
        held = f"CASE {tests.strip()} ELSE {value} END" if tests else value
        if not treatment.log:
            return held
        away = f"({held}) - {lower}" if treatment.log > 0 else f"{upper} - ({held})"
        sign = "" if treatment.log > 0 else "-"
        return f"{sign}LN({away} + {_number(treatment.offset)})"

    def _figure(self, column: str, land: str) -> str:
        """A column as a number, missing where it is none."""
        # PostgreSQL makes whole numbers alone of true and false
        whole = f"CAST({quoted(column)} AS integer)" if column in self.source.booleans else quoted(column)
        number = f"CAST({whole} AS {self.dialect.real})"
        least, most = self.source.limits.get(column, (None, None))
        markers = ", ".join(_number(marker) for marker in NUMERIC_MARKERS if math.isfinite(marker))
        tests = [f"{number} > -{MOST} AND {number} < {MOST} AND {number} NOT IN ({markers})"]
        tests += [f"{number} >= {_number(least)}"] if least is not None else []
        tests += [f"{number} <= {_number(most)}"] if most is not None else []
        tests += [land] if land else []
        return f"CASE WHEN {' AND '.join(tests)} THEN {number} END"

    def _scores(self) -> list[tuple[str, str]]:
        """The scores of the indicators that have a field, 0-100."""
        found = []
        for domain in self.model.domains:
            for leaf in domain.leaves():
                place = self.leaves[leaf.id]
                if leaf.id in self.source.fields and leaf.id in self.scale.indicators:
                    found.append((f"rl_s{place}", self._score(leaf, f"rl_v{place}", domain)))
                else:
                    found.append((f"rl_s{place}", f"CAST(NULL AS {self.dialect.real})"))
        return found

    def _score(self, leaf: Indicator, value: str, domain: Domain) -> str:
        """As `scale.score_indicator`; a score that is taken as it is and is none counts as missing."""
        fitted, worse = self.scale.indicators[leaf.id], leaf.direction == "high is worse"
        if leaf.method == "none":
            score = value if worse else f"100.0 - {value}"
            return f"CASE WHEN {value} BETWEEN 0 AND 100 THEN {score} END" if domain.transform == "none" else score
        if leaf.method == "percentile rank":
            self._add_steps(leaf.id, fitted["values"], worse)
            return self._looked_up(leaf.id, value)
        if leaf.method == "z-score":
            sign = 10.0 if worse else -10.0
            score = f"50.0 + {_number(sign)} * ({value} - {_number(fitted['mean'])}) / {_number(fitted['sd'])}"
        else:
            best, worst = fitted["best"], fitted["worst"]
            score = f"100.0 * ({value} - {_number(best)}) / {_number(worst - best)}"
        return f"CASE WHEN {score} < 0 THEN 0.0 WHEN {score} > 100 THEN 100.0 ELSE {score} END"

    def _add_steps(self, item: str, values: Sequence[float], worse: bool) -> None:
        """The percentage of the reference below a value, half of the ties counted, by ranges of the value."""
        points, counts = np.unique(np.asarray(values, dtype=np.float64), return_counts=True)
        upto = np.cumsum(counts)
        at, above = 50.0 * (2 * upto - counts) / len(values), 100.0 * upto / len(values)
        below = 0.0
        if not worse:
            at, above, below = 100.0 - at, 100.0 - above, 100.0
        self._ranges(item, points, at, above, below)

    def _ranges(self, item: str, points: FloatArray, at: FloatArray, above: FloatArray, below: float) -> None:
        """Rows of the table of ranks: each point, and the ranges between."""
        gap = float(np.diff(points).min()) / 4 if len(points) > 1 else math.inf
        near = [min(gap, NEAR * max(abs(float(point)), 1e-3)) for point in points]
        start, score = -float(MOST), below
        for point, width, same, more in zip(points.tolist(), near, at.tolist(), above.tolist()):
            self.steps.append((item, start, point - width, score))
            self.steps.append((item, point - width, point + width, same))
            start, score = point + width, more
        self.steps.append((item, start, float(MOST), score))

    def _looked_up(self, item: str, value: str) -> str:
        """The score of the range in which a value lies."""
        found = f"SELECT r.score FROM {self._steps_table()} AS r WHERE r.item = {_literal(item)} AND r.low <= {value}"  # nosec B608
        if self.dialect.ordered:
            return f"({found} ORDER BY r.low DESC LIMIT 1)"
        return f"({found} AND r.high > {value})"

    def _raw(self, domain: Domain) -> str:
        """The mean of a domain's indicators before any transform."""
        raw = self._mean(domain.indicators, self.model.indicator_mean)
        return raw if domain.transform == "none" else self._rounded(raw)

    def _made(self, indicator: Indicator) -> str:
        """The score of an indicator, or of a composite from its parts."""
        if indicator.parts:
            return self._mean(indicator.parts, "arithmetic")
        return f"rl_s{self.leaves[indicator.id]}"

    def _mean(self, indicators: Sequence[Indicator], kind: str) -> str:
        """As `compute._mean`: missing where too few are there."""
        scores = [self._made(one) for one in indicators]
        if len(scores) == 1:
            return scores[0]
        count = whole = _counted(scores)
        times, weights = [""] * len(scores), own_weights(indicators)
        if weights is not None:
            times = [f" * {_number(weight)}" for weight in weights.tolist()]
            there = (f"CASE WHEN {score} IS NULL THEN 0.0 ELSE 1.0 END{by}" for score, by in zip(scores, times))
            whole = " + ".join(there)
        enough = max(1, math.ceil(self.needed * len(scores)))
        if kind == "geometric":
            zero = " OR ".join(f"{score} = 0" for score in scores)
            powers = zip(scores, times)
            logs = " + ".join(f"CASE WHEN {score} > 0 THEN LN({score}) ELSE 0.0 END{by}" for score, by in powers)
            mean = f"CASE WHEN {zero} THEN 0.0 ELSE EXP(({logs}) / ({whole})) END"
        else:
            terms = " + ".join(f"COALESCE({score}, 0.0){by}" for score, by in zip(scores, times))
            mean = f"({terms}) / ({whole})"
        return f"CASE WHEN {count} >= {enough} THEN {mean} END"

    def _domain(self, place: int, domain: Domain) -> str:
        raw = f"rl_r{place}"
        if domain.transform == "none":
            return self._rounded(raw)
        reference = np.asarray(self.scale.domains[domain.id], dtype=np.float64)
        points, ties = np.unique(reference), self.model.ties
        at, above = (
            np.round(exponential_rank(reference, values, ties), DECIMALS)
            for values in (points, np.nextafter(points, np.inf))
        )
        item = f"domain {domain.id}"
        self._ranges(item, points, at, above, 0.0)
        return self._looked_up(item, raw)

    def _index(self) -> str:
        """The weighted sum, or geometric mean, of the domains; missing where one is."""
        parts = [(f"rl_d{place}", share / 100.0) for place, share in enumerate(self.model.shares)]
        if self.model.domain_mean != "geometric":
            return self._rounded(" + ".join(f"{name} * {_number(share)}" for name, share in parts))
        total = sum(share for _, share in parts)
        parts = [(name, share / total) for name, share in parts]
        missing = " OR ".join(f"{name} IS NULL" for name, _ in parts)
        zero = " OR ".join(f"{name} = 0" for name, share in parts if share)
        logs = " + ".join(
            f"CASE WHEN {name} > 0 THEN LN({name}) ELSE 0.0 END * {_number(share)}" for name, share in parts
        )
        product = self._rounded(f"EXP({logs})")
        return f"CASE WHEN {missing} THEN NULL WHEN {zero} THEN 0.0 ELSE {product} END"

    def _results(self) -> Iterator[tuple[str, str]]:
        """The columns of the view, by the names that `regiolens:mdi` gives them."""
        for place, domain in enumerate(self.model.domains):
            yield f"mdi_{domain.id}", f"rl_d{place}"
        yield "mdi", "rl_mdi"
        bounds = self.scale.quartiles if self.model.lower_bounds is None else self.model.lower_bounds
        labels = [_literal(label) for label in self.model.labels]
        yield "mdi_klasse", self._class(bounds, [str(place + 1) for place in range(len(bounds) + 1)])
        yield "mdi_label", self._class(bounds, labels)
        yield "mdi_kwartiel", self._class(self.scale.quartiles, [str(place) for place in range(1, 5)])
        yield "mdi_deciel", self._class(self.scale.deciles, [str(place) for place in range(1, 11)])
        indicators = [self._made(one) for domain in self.model.domains for one in domain.indicators]
        coverage = self._rounded(f"100.0 * ({_counted(indicators)}) / {len(indicators)}")
        yield "mdi_dekking", f"CASE WHEN rl_land = 1 THEN {coverage} END"
        weights = [domain.weight for domain in self.model.domains]
        whole = sum(weights) if WHOLE[0] <= sum(weights) <= WHOLE[1] else 100.0
        there = " + ".join(
            f"CASE WHEN rl_d{place} IS NULL THEN 0.0 ELSE {_number(weight)} END" for place, weight in enumerate(weights)
        )
        behind = self._rounded(f"100.0 * ({there}) / {_number(whole)}")
        yield "mdi_gewicht", f"CASE WHEN rl_land = 1 THEN {behind} END"

    def _class(self, bounds: Sequence[float], words: Sequence[str]) -> str:
        """Which of the words a score gets; the lower bounds belong to their class."""
        if not len(bounds):
            return "NULL"
        pairs = list(zip(bounds, words[1:]))
        tests = " ".join(f"WHEN rl_mdi >= {_number(bound)} THEN {word}" for bound, word in reversed(pairs))
        return f"CASE WHEN rl_mdi IS NULL THEN NULL {tests} ELSE {words[0]} END"

    def _rounded(self, number: str) -> str:
        """A number of 0 to 100 rounded as numpy does it, halves to the even digit, in which databases differ.

        Beside 1.5 x 2 ** 52 a double has room for no digit behind the point.
        """
        real, scaled = self.dialect.real, 10.0**DECIMALS
        room = f"CAST({1.5 * 2.0**52:.1f} AS {real})"
        return f"((({number}) * CAST({scaled:.1f} AS {real}) + {room}) - {room}) / CAST({scaled:.1f} AS {real})"


def _counted(scores: Iterable[str]) -> str:
    """How many scores are there."""
    return " + ".join(f"CASE WHEN {score} IS NULL THEN 0 ELSE 1 END" for score in scores)


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _number(value: float) -> str:
    """A number to the last bit, in brackets where it is negative."""
    text = repr(float(value))
    return f"({text})" if text.startswith("-") else text
