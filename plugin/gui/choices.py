"""What the user has chosen in the window: plain values that are remembered with the project."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, fields, replace

from qgis.core import QgsProject

SCOPE, KEY = "regiolens", "choices"
#: the period of a table that is joined where none is chosen
LATEST = "latest"
#: the choices that name a layer
LAYERS = ("areas", "table", "layer_2", "layer_3", "reference", "bounds", "region_table", "polygons", "compare")


@dataclass
class Choices:
    """The single truth of the window; layers are named by their id, "" is none.

    Attributes
    ----------
    weights : dict of str to float
        Domain to weight in percent where the user changed them; empty for the published ones.
    changes : dict of str to dict
        Indicator to what the user changed of it: `direction`, `method`, `best`, `worst` of an `Indicator`.
    show : str
        The field that the map shows: ``mdi``, ``mdi_<domain>`` or another.
    method, own_bounds : str
        How values are divided into classes, and the bounds that the user gave, as they were typed.
    show_y, direction_y : str
        A second field that the map shows beside it, "" for none, and which end of that is worse.
    legend_title, source : str
        What a map of another field than the index is called, and where its figures come from; "" for what is known.
    author : str
        Who makes maps and report; "" for the organisation of the settings.
    labels : bool
        Whether the names of areas stand on the map.
    bounds : str
        The layer whose values of that field determine the classes' bounds; "" for the areas themselves.
    without_index : bool
        Whether indicators alone are mapped and compared, without an index.
    values : list of str
        The fields of these indicators.
    period : str
        The period of the table that is joined, ``latest`` or as the table writes it.
    layer_2, year_2, layer_3, year_3 : str
        Tables or layers with the indicators of earlier years, and these years; "" for none.
    limit_set, limit_to : str
        The division and its region that map, ranking, profile and report are limited to; "" for all areas.
    regions : list of str
        Names of the regions to report on; empty for all.
    folder : str
        Where outputs are saved; "" for temporary files.
    """

    areas: str = ""
    area_code: str = ""
    limit_set: str = ""
    limit_to: str = ""
    table: str = ""
    table_code: str = ""
    period: str = LATEST
    year: str = ""
    layer_2: str = ""
    year_2: str = ""
    layer_3: str = ""
    year_3: str = ""
    model: str = "pon2023_domains"
    model_file: str = ""
    weights: dict[str, float] = field(default_factory=dict)
    changes: dict[str, dict] = field(default_factory=dict)
    field_map: dict[str, str] = field(default_factory=dict)
    missing: str = "available with at least half"
    reference: str = ""
    scale_in: str = ""
    without_index: bool = False
    values: list[str] = field(default_factory=list)
    show: str = "mdi"
    show_y: str = ""
    direction_y: str = "high is worse"
    classes: int = 4
    method: str = "quantiles"
    own_bounds: str = ""
    legend_title: str = ""
    source: str = ""
    author: str = ""
    labels: bool = False
    ramp: str = "YlOrBr"
    direction: str = "high is worse"
    bounds: str = ""
    region_set: str = "COROP"
    region_table: str = ""
    region_table_code: str = ""
    region_table_region: str = ""
    polygons: str = ""
    polygon_field: str = ""
    regions: list[str] = field(default_factory=list)
    compare: str = ""
    threshold: float = 50.0
    weight_field: str = ""
    make_table: bool = True
    make_report: bool = True
    make_pdf: bool = False
    make_layout: bool = False
    make_atlas: bool = False
    folder: str = ""
    title: str = ""

    @property
    def mapped(self) -> str:
        """The field that the map shows: without an index one of the indicators, the first of them by default."""
        if not self.without_index or self.show in self.values:
            return self.show
        return self.values[0] if self.values else ""

    @property
    def mapped_y(self) -> str:
        """The second field that the map shows, "" where it shows one."""
        there = not self.without_index or self.show_y in self.values
        return self.show_y if there and self.show_y != self.mapped else ""

    @property
    def earlier(self) -> list[tuple[str, str]]:
        """The layers of earlier years with their years."""
        return [pair for pair in ((self.layer_2, self.year_2), (self.layer_3, self.year_3)) if pair[0]]

    @property
    def years(self) -> list[str]:
        """All years, in their order; empty where there is one alone."""
        others = [year for _, year in self.earlier]
        return sorted([*others, self.year]) if others else []

    def without(self, layers: Collection[str]) -> Choices:
        """The same where these layers, by their ids, are gone."""
        return replace(self, **{name: "" for name in LAYERS if getattr(self, name) in layers})

    def to_json(self) -> str:
        """As text."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Choices:
        """From text; what is unknown or of another type than it should be is left out."""
        try:
            data = json.loads(text or "{}")
        except ValueError:
            data = {}
        choices = cls()
        if not isinstance(data, dict):
            return choices
        for item in fields(cls):
            value, default = data.get(item.name), getattr(choices, item.name)
            if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
                value = float(value)
            if type(value) is type(default):
                setattr(choices, item.name, value)
        return choices

    def save(self, project: QgsProject) -> None:
        """Keep them with a project, which is marked as changed only where they are others."""
        if Choices.load(project) != self:
            project.writeEntry(SCOPE, KEY, self.to_json())

    @classmethod
    def load(cls, project: QgsProject) -> Choices | None:
        """The choices kept with a project, None where there are none."""
        text, found = project.readEntry(SCOPE, KEY)
        return cls.from_json(text) if found else None
