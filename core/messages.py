"""What core has to say to a user: an English sentence and the details that fill it.

The sentence is the key under which the bridge finds the translation; core itself translates nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Message:
    """A sentence with named gaps.

    Parameters
    ----------
    template : str
        English sentence with ``{name}`` gaps.
    details : dict
        What fills the gaps.
    """

    template: str
    details: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.details)


class Refusal(Exception):
    """Input that cannot be worked with, said in one sentence that tells what to do."""

    def __init__(self, template: str, **details: Any) -> None:
        self.message = Message(template, details)
        super().__init__(str(self.message))


@dataclass(frozen=True)
class Figures:
    """Figures of the user's, of which the first three are printed, with the reader's own decimal sign."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Iterable[Any]) -> Figures:
        """The distinct ones, in their order."""
        return cls(tuple(dict.fromkeys(map(float, values))))

    def __str__(self) -> str:
        return self.text(".")

    def text(self, sign: str) -> str:
        """The figures with this decimal sign; where it is a comma, semicolons stand between them."""
        shown = [f"{value:.12g}".replace(".", sign) for value in self.values[:3]]
        apart = "; " if sign == "," else ", "
        return apart.join([*shown, "..."] if len(self.values) > len(shown) else shown)


def listing(items: Iterable[Any], most: int = 20) -> str:
    """The first items as a comma-separated text, with three dots where more follow."""
    texts = [str(item) for item in items]
    return ", ".join(texts[:most]) + (", ..." if len(texts) > most else "")
