"""Files of ours in JSON: read by hand, and refused with the path of what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, ClassVar

from .messages import Message, Refusal, listing


class Reader:
    """Walks the parsed JSON of one kind of file, and says at which path a fault stands.

    Attributes
    ----------
    NO_JSON, FAULT : Message
        Sentences on a kind of file, with gaps for its name and the fault, the latter with one for the path as well.
    """

    NO_JSON: ClassVar[Message]
    FAULT: ClassVar[Message]

    def __init__(self, name: str) -> None:
        self.name = name

    def parsed(self, text: str) -> Any:
        """The JSON of a file."""
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise Refusal(self.NO_JSON.template, name=self.name, fault=str(error)) from error

    def fail(self, path: str, fault: str, **details: Any) -> Refusal:
        """The refusal of a fault, which is a clause without its full stop."""
        return Refusal(self.FAULT.template, name=self.name, path=path, fault=Message(fault, details))

    def keys(self, node: Any, path: str, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        """The node is an object with all required keys and no unknown one."""
        if not isinstance(node, dict):
            raise self.fail(path, "expected a JSON object")
        required = list(required)
        allowed = [*required, *optional]
        for key in node:
            if key not in allowed:
                raise self.fail(f"{path}.{key}", "unknown key; allowed are {keys}", keys=listing(allowed))
        for key in required:
            if key not in node:
                raise self.fail(f"{path}.{key}", "this key is missing")

    def text(self, node: dict[str, Any], key: str, path: str) -> str:
        """A text, "" where it is left out."""
        value = node.get(key, "")
        if not isinstance(value, str):
            raise self.fail(f"{path}.{key}", "expected text")
        return value

    def texts(self, node: dict[str, Any], key: str, path: str) -> tuple[str, ...]:
        """A list of texts, empty where it is left out."""
        values = node.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.fail(f"{path}.{key}", "expected a list of texts")
        return tuple(values)

    def number(self, value: Any, path: str) -> float:
        """A number that can be computed with."""
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < 1e300:
            raise self.fail(path, "expected a number")
        return float(value)

    def items(self, value: Any, path: str) -> list[Any]:
        """A list that holds something."""
        if not isinstance(value, list) or not value:
            raise self.fail(path, "expected a list with at least one entry")
        return value

    def ident(self, node: dict[str, Any], path: str) -> str:
        """An id that can be part of the name of a field."""
        value = self.text(node, "id", path)
        if not value.isidentifier():
            raise self.fail(f"{path}.id", "'{value}' must consist of letters, digits and underscores", value=value)
        return value
