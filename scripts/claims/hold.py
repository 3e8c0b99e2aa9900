"""What the documentation states, held against what is found: gaps of a sentence beside figures computed from data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: read with a decimal comma
DUTCH = ("docs/guide.nl.md", "resources/index_models/cbs_kern.json")
_GAP = re.compile(r"\{(\w+)\}")
_NUMBER = r"([+-]?\d(?:[\d.,]*\d)?)"
_WORDS = r"([^|]+?)"

Found = dict[str, "float | str"]


@dataclass(frozen=True)
class Group:
    """Figures that are computed together.

    Attributes
    ----------
    title : str
    compute : callable
        From the folder with `data` and `facts` to the figures by name.
    texts : dict
        Path of a document below the root -> sentences in it. A gap in braces stands for a figure, and, where its name
        ends in an underscore, for words; blanks and line ends are alike.
    needs : tuple of str
        Files below the folder without which there is nothing to compute.
    """

    title: str
    compute: Callable[[Path], Found]
    texts: dict[str, list[str]]
    needs: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Stated:
    """A figure as a document states it: its name, the text, and the decimal sign that the document has."""

    document: str
    name: str
    text: str

    def agrees(self, found: float | str) -> bool:
        """Whether the figure, rounded to as many decimals as the text has, is the text."""
        if isinstance(found, str):
            return found == self.text
        return self.print(found) == self.text.lstrip("+").replace("," if not self.dutch else ".", "")

    def print(self, found: float | str) -> str:
        """A figure with the decimals and the sign of the text, without separators of thousands."""
        if isinstance(found, str):
            return found
        sign = "," if self.dutch else "."
        decimals = len(self.text.partition(sign)[2])
        exact = Decimal(repr(round(float(found), 12)))
        return str(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)).replace(".", sign)

    @property
    def dutch(self) -> bool:
        return self.document in DUTCH


def read(document: str) -> str:
    """A document with blanks in place of line ends; of a model what it says of its agreement."""
    text = (ROOT / document).read_text(encoding="utf-8")
    if document.endswith(".json"):
        text = json.loads(text)["agreement"]["text"]
    return " ".join(text.split())


def stated(group: Group) -> Iterator[Stated]:
    """The figures that documents state of a group.

    Raises
    ------
    LookupError
        If a sentence does not stand in its document.
    """
    for document, sentences in group.texts.items():
        text = read(document)
        for sentence in sentences:
            names = _GAP.findall(sentence)
            parts = [re.escape(part) for part in _GAP.split(" ".join(sentence.split()))[::2]]
            gaps = [_WORDS if name.endswith("_") else _NUMBER for name in names]
            pattern = "".join(part + gap for part, gap in zip(parts, [*gaps, ""]))
            matches = list(re.finditer(pattern, text))
            if not matches:
                raise LookupError(f"{document} does not say: {sentence}")
            for match in matches:
                yield from (Stated(document, name, value) for name, value in zip(names, match.groups()))
