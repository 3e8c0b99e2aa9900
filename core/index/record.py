"""What a layer with an index says of it, for whoever makes something of that layer later."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from ..messages import Refusal
from .model import Indicator, Model
from .model_file import parse_model
from .weights import model_json


@dataclass(frozen=True)
class IndexRecord:
    """By which model the scores of a layer were made, and from what.

    Attributes
    ----------
    model : Model
        Without its description and the names of its fields.
    reference : str
        What the scores are relative to, in words.
    without : tuple of str
        Ids of the model's indicators that had no values.
    stated : bool
        Whether the model was chosen by who made something of the scores, and not told by the scores themselves.
    """

    model: Model
    reference: str = ""
    without: tuple[str, ...] = ()
    stated: bool = False

    def to_json(self) -> str:
        """The record in one line; `parse_record` gives it back.

        Examples
        --------
        >>> parse_record("no record") is None
        True
        """
        domains = tuple(replace(d, indicators=tuple(map(_bare, d.indicators))) for d in self.model.domains)
        model = json.loads(model_json(replace(self.model, description="", agreement=None, domains=domains)))
        data = {"model": model, "reference": self.reference, "without": list(self.without), "stated": self.stated}
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _bare(indicator: Indicator) -> Indicator:
    """An indicator without what its values are found by and where they come from."""
    return replace(indicator, fields=(), source="", parts=tuple(map(_bare, indicator.parts)))


#: id of the model that stands for one that is not known
UNKNOWN = "unknown"
#: and of what stands for one where there is no index at all
NONE = "none"


@dataclass(frozen=True)
class Told:
    """The index of a layer.

    Attributes
    ----------
    model : Model
        Where nobody told it, one that has nothing but classes and the labels of domains; see `known`.
    record : IndexRecord or None
        What the layer says, or what the user chose where it says nothing; None where nobody told a model.
    year : str
        Of the layer's figures, "" where it tells none.
    within : str
        The regions that its areas are limited to, in words; "" where it tells none.
    """

    model: Model
    record: IndexRecord | None = None
    year: str = ""
    within: str = ""

    @property
    def known(self) -> bool:
        """Whether the model was told, by the layer or by the user."""
        return self.model.id not in (UNKNOWN, NONE)

    @property
    def is_index(self) -> bool:
        """Whether there is an index, known or not."""
        return self.model.id != NONE


def parse_record(text: str) -> IndexRecord | None:
    """Read a record; None where the text is none, for metadata are anyone's to write in."""
    try:
        data = json.loads(text)
        model = parse_model(json.dumps(data["model"]), "metadata")
        without = tuple(map(str, data.get("without") or ()))
        return IndexRecord(model, str(data.get("reference") or ""), without, data.get("stated") is True)
    except (ValueError, TypeError, KeyError, Refusal):
        return None
