"""The file of a typology: its quantities, types and limits, and what is wrong with them by path."""

from __future__ import annotations

from typing import Any

from ..codes import LEVELS
from ..json_file import Reader
from ..messages import Message, Refusal, listing
from .typology import Condition, Limit, Quantity, Several, Type, Typology, quantities_of

SCHEMA = "regiolens-typology/1"
#: the divisions within which a share can be; any other text is the name of a field
DIVISIONS = ("COROP", "provincie", "landsdeel", "land")
#: the output has a column of its own by this name
RESERVED = ("typen",)
_BOUNDS = {"above": "above", "from": "at_least", "below": "below", "to": "at_most"}


def parse_typology(text: str, name: str) -> Typology:
    """Read a typology from the text of its JSON file.

    Parameters
    ----------
    text : str
    name : str
        What to call the file in a refusal.

    Raises
    ------
    Refusal
        With the path of the fault: no JSON, unknown or missing keys, an id that there is not or twice, a limit that is
        no number or that nothing can meet, quantities that are computed from one another in a circle.
    """
    reader = _Reader(name)
    return reader.typology(reader.parsed(text))


class _Reader(Reader):
    NO_JSON = Message("Typology '{name}' is not valid JSON: {fault}.")
    FAULT = Message("Typology '{name}', at {path}: {fault}.")

    def pair(self, node: dict[str, Any], key: str, path: str) -> tuple[str, ...]:
        values = node.get(key)
        if not isinstance(values, list) or len(values) != 2 or not all(isinstance(value, str) for value in values):
            raise self.fail(f"{path}.{key}", "expected a list of {number} texts", number=2)
        return tuple(values)

    def fresh(self, node: dict[str, Any], path: str, taken: set[str]) -> str:
        """An id that is not taken; from now on it is."""
        value = self.ident(node, path)
        if value.lower() in taken:
            raise self.fail(f"{path}.id", "'{value}' stands there twice, or is a column of the output", value=value)
        taken.add(value.lower())
        return value

    def typology(self, node: Any) -> Typology:
        self.keys(
            node, "$", ("schema", "id", "title", "quantities", "types"), ("source", "description", "exclusive", "level")
        )
        if node["schema"] != SCHEMA:
            raise self.fail("schema", "expected '{schema}'", schema=SCHEMA)
        taken: set[str] = set()
        quantities = tuple(
            self.quantity(item, f"quantities[{place}]", taken)
            for place, item in enumerate(self.items(node.get("quantities"), "quantities"))
        )
        self.check_quantities(quantities)
        known = {one.id for one in quantities}
        taken = set(RESERVED)
        types = tuple(
            self.type(item, f"types[{place}]", taken, known)
            for place, item in enumerate(self.items(node.get("types"), "types"))
        )
        ident, title, source = (self.text(node, key, "$") for key in ("id", "title", "source"))
        level = self.text(node, "level", "$")
        if level and level not in LEVELS:
            raise self.fail("level", "expected one of {keys}", keys=listing(LEVELS))
        exclusive = self.exclusive(node, {one.id for one in types})
        return Typology(ident, title, source, quantities, types, exclusive, level)

    def quantity(self, node: Any, path: str, taken: set[str]) -> Quantity:
        self.keys(node, path, ("id",), ("label", "fields", "ratio", "times", "growth", "share"))
        ident = self.fresh(node, path, taken)
        computed = [key for key in ("ratio", "growth", "share") if key in node]
        if len(computed) > 1:
            raise self.fail(path, "has {keys}, of which there can be one", keys=listing(computed))
        fields = self.texts(node, "fields", path)
        share = node.get("share", {"of": "", "within": ""})
        self.keys(share, f"{path}.share", ("of", "within"))
        of, within = (self.text(share, key, f"{path}.share") for key in ("of", "within"))
        if "share" in node and not (of and within):
            raise self.fail(f"{path}.share", "needs the id of a quantity (of) and a region (within)")
        pairs = {key: self.pair(node, key, path) for key in ("ratio", "growth") if key in node}
        if "times" in node and "ratio" not in node:
            raise self.fail(f"{path}.times", "belongs to a ratio")
        times = self.number(node.get("times", 1), f"{path}.times")
        label = self.text(node, "label", path) or ident
        return Quantity(ident, label, fields or (ident,), times=times, share_of=of, within=within, **pairs)

    def unknown(self, path: str, quantity: str, known: set[str]) -> Refusal:
        ids = listing(sorted(known))
        return self.fail(path, "there is no quantity '{quantity}'; there are {known}", quantity=quantity, known=ids)

    def check_quantities(self, quantities: tuple[Quantity, ...]) -> None:
        """What quantities are computed from is there, and not computed from them in turn."""
        seen: set[str] = set()
        known = {one.id for one in quantities}
        for place, one in enumerate(quantities):
            for need in one.needs:
                path = f"quantities[{place}]"
                if need not in known:
                    raise self.unknown(path, need, known)
                if need not in seen:
                    raise self.fail(path, "needs '{quantity}', which must stand before it", quantity=need)
            seen.add(one.id)

    def type(self, node: Any, path: str, taken: set[str], known: set[str]) -> Type:
        self.keys(node, path, ("id", "when"), ("label", "group"))
        ident = self.fresh(node, path, taken)
        when = self.condition(node["when"], f"{path}.when", known)
        return Type(ident, self.text(node, "label", path) or ident, self.text(node, "group", path), when)

    def condition(self, node: Any, path: str, known: set[str], deep: int = 0) -> Condition:
        if isinstance(node, dict) and len(node) == 1 and next(iter(node)) in ("all", "any"):
            key = next(iter(node))
            if deep > 20:
                raise self.fail(path, "conditions are nested too deep")
            parts = self.items(node.get(key), f"{path}.{key}")
            return Several(
                key == "all",
                tuple(self.condition(part, f"{path}.{key}[{i}]", known, deep + 1) for i, part in enumerate(parts)),
            )
        self.keys(node, path, ("quantity",), _BOUNDS)
        quantity = self.text(node, "quantity", path)
        if quantity not in known:
            raise self.unknown(f"{path}.quantity", quantity, known)
        bounds = {_BOUNDS[key]: self.number(node[key], f"{path}.{key}") for key in _BOUNDS if key in node}
        if not bounds:
            raise self.fail(path, "needs one of {keys}", keys=listing(_BOUNDS))
        low = max([bounds[key] for key in ("above", "at_least") if key in bounds], default=float("-inf"))
        high = min([bounds[key] for key in ("below", "at_most") if key in bounds], default=float("inf"))
        if low > high or (low == high and ("above" in bounds or "below" in bounds)):
            raise self.fail(path, "no figure lies between {low:g} and {high:g}", low=low, high=high)
        return Limit(quantity, **bounds)

    def exclusive(self, node: dict[str, Any], types: set[str]) -> tuple[tuple[str, ...], ...]:
        groups = node.get("exclusive", [])
        if not isinstance(groups, list):
            raise self.fail("exclusive", "expected a list of lists of types")
        found = []
        for place, _ in enumerate(groups):
            names = self.texts({"exclusive": groups[place]}, "exclusive", f"exclusive[{place}]")
            unknown = [name for name in names if name not in types]
            if unknown or len(set(names)) < 2:
                if not unknown:
                    raise self.fail(f"exclusive[{place}]", "expected two types or more")
                raise self.fail(f"exclusive[{place}]", "there is no type '{type}'", type=unknown[0])
            found.append(names)
        return tuple(found)


def used_quantities(typology: Typology) -> list[str]:
    """Ids of the quantities that some type looks at, directly or through what they are computed from."""
    by_id = {one.id: one for one in typology.quantities}
    ahead = [name for one in typology.types for name in quantities_of(one.when)]
    seen: dict[str, None] = {}
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen[name] = None
            ahead += by_id[name].needs
    return [one.id for one in typology.quantities if one.id in seen]
