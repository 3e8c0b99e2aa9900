"""The index while weights move: read once in the background, then recomputed with every move of a slider."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ....bridge.i18n import full_title, say, tr, without
from ....core.messages import Refusal
from ..background import Jobs, timer
from ..checks import division_problem, index_problem
from ..choices import Choices
from ..model_file import axes_title, axis_titles, changed_choice, division, load_choice, map_title, with_map
from ..project import project_layer
from .map import LiveMap

if TYPE_CHECKING:
    import numpy as np

    from ....bridge.live.areas import LiveAreas, LiveRequest
    from ....bridge.maps.styles import ClassStyle
    from ....core.index.model import Model
    from ....core.index.robustness import Robustness
    from ....core.index.scale import Scale
    from ....core.index.whatif import Explanation

READ, SURE = "live", "sure"
#: milliseconds between two recomputations, one frame of a screen
FRAME = 16
#: milliseconds of rest after which legends are counted anew
SETTLE = 250


class LiveIndex(QObject):
    """What the pages of the index and the map, the map itself and the explanation share.

    Signals
    -------
    reading
        Whether areas are being read.
    loaded
        Areas stand ready in `areas`, with `state` for the weights.
    failed
        One sentence on why there is nothing to show.
    moved
        Other weights: `state` is new. Sent once a frame at most.
    settled
        Weights have come to rest: time for what takes longer than a frame.
    selected
        Another area was chosen, by its position.
    judged
        `sure` tells how sure ranks and classes are with the weights of now.
    """

    reading = pyqtSignal(bool)
    loaded = pyqtSignal()
    failed = pyqtSignal(str)
    moved = pyqtSignal()
    settled = pyqtSignal()
    selected = pyqtSignal(int)
    judged = pyqtSignal()

    def __init__(self, iface: QgisInterface | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.iface = iface
        self.areas = self.state = self.style = self.sure = self._judged = self._undivided = None
        self.position, self._code = -1, ""
        self.fault = self._unshown = ""
        self.choices = Choices()
        self.map = LiveMap(self)
        self._jobs = Jobs(self)
        self._reading = False
        self._key = self._title = None
        self._weights: tuple[float, ...] = ()
        self._tick = timer(self, FRAME, self._recompute)
        self._rest = timer(self, SETTLE, self._settle)
        self._again = timer(self, SETTLE, self._read)
        # QGIS may crash where a layer is taken out while it removes another one.
        self._gone = timer(self, 0, self._left)
        self._watched: list = []
        self._read_of: frozenset[str] = frozenset()
        QgsProject.instance().cleared.connect(self.clear)
        QgsProject.instance().layersWillBeRemoved.connect(self._removed)

    # Reading

    def follow(self, choices: Choices, again: bool = False) -> None:
        """Take other choices; areas are read again only where they, or the model's insides, are others.

        Parameters
        ----------
        again : bool
            Read also where that failed before.
        """
        self.choices = replace(with_map(choices), weights=dict(choices.weights))
        if self._gone.isActive():
            return
        key = _key(self.choices)
        if key != self._key or (again and self.areas is None and not self._reading):
            self._key = key
            self._read()
        elif self._undivided is not None:
            self._serve(self._undivided)
        elif self.areas is not None:
            self._title = None
            if self.areas.has_index or self._divide():
                self.set_weights(self._chosen_weights())
                self._rest.start()

    def _read(self) -> None:
        """Start reading; a reading that goes on is given up."""
        from ....bridge.live.areas import read_live

        self._stop()
        self._drop()
        self._watch(_layers(self.choices))
        fault = index_problem(self.choices) if project_layer(self.choices.areas) is not None else ""
        if fault:
            self._fail(fault)
            return
        try:
            request = self._request()
        except Refusal as refusal:
            self._fail(say(refusal.message))
            return
        if request is None:
            self._fail("")
            return
        self._reading = True
        self.reading.emit(True)
        title = tr("Reading areas for the live index")
        self._jobs.start(READ, title, lambda task: read_live(request, task), self._read_ended)

    def _watch(self, layers: Sequence[QgsVectorLayer]) -> None:
        """Read again when values in these layers change, also before they are saved, as a run reads them.

        The layers may have gone; what watched them goes all the same.
        """
        for connection in self._watched:
            QObject.disconnect(connection)
        start, self._read_of = self._again.start, frozenset(layer.id() for layer in layers)
        changes = (
            (layer.afterCommitChanges, layer.dataChanged, layer.undoStack().indexChanged, layer.afterRollBack)
            for layer in layers
        )
        self._watched = [signal.connect(lambda *_: start()) for signals in changes for signal in signals]

    def _stop(self) -> None:
        """Give up reading."""
        self._jobs.cancel_all()
        if self._reading:
            self._reading = False
            self.reading.emit(False)

    def _request(self) -> LiveRequest | None:
        """What to read, None where no areas are chosen."""
        from ....bridge.live.areas import LiveRequest
        from ....bridge.live.snapshot import Snapshot

        chosen, layer = self.choices, project_layer(self.choices.areas)
        if layer is None:
            return None
        if chosen.without_index:
            return self._request_alone(layer)
        published = load_choice(chosen)
        model = _spared(changed_choice(replace(chosen, weights={})) if chosen.changes else published, chosen)
        table, reference = project_layer(chosen.table), project_layer(chosen.reference)
        bounds = project_layer(chosen.bounds) if chosen.show != "mdi" or chosen.mapped_y else None
        return LiveRequest(
            areas=Snapshot(layer),
            model=model,
            published=published if chosen.changes else model,
            area_code=chosen.area_code,
            table=Snapshot(table) if table is not None else None,
            table_code=chosen.table_code,
            reference=Snapshot(reference) if reference is not None else None,
            field_map=dict(chosen.field_map),
            missing=chosen.missing,
            period=chosen.period,
            show=chosen.show,
            show_y=chosen.mapped_y,
            bounds=Snapshot(bounds) if bounds is not None else None,
            region_set=chosen.region_set,
            scale=_scale(chosen),
            within_set=chosen.limit_set,
            within=chosen.limit_to,
            year=chosen.year if chosen.earlier else "",
            earlier=tuple((Snapshot(project_layer(ident)), year) for ident, year in chosen.earlier),
        )

    def _request_alone(self, layer: QgsVectorLayer) -> LiveRequest:
        """The same without an index."""
        from ....bridge.live.areas import LiveRequest
        from ....bridge.live.indicators import NO_MODEL
        from ....bridge.live.snapshot import Snapshot

        chosen = self.choices
        table, bounds, compare = map(project_layer, (chosen.table, chosen.bounds, chosen.compare))
        return LiveRequest(
            areas=Snapshot(layer),
            model=NO_MODEL,
            published=NO_MODEL,
            area_code=chosen.area_code,
            table=Snapshot(table) if table is not None else None,
            table_code=chosen.table_code,
            period=chosen.period,
            show=chosen.mapped,
            show_y=chosen.mapped_y,
            bounds=Snapshot(bounds) if bounds is not None else None,
            region_set=chosen.region_set,
            values=tuple(chosen.values),
            weight=chosen.weight_field,
            compare=Snapshot(compare) if compare is not None else None,
            within_set=chosen.limit_set,
            within=chosen.limit_to,
        )

    def _divide(self) -> bool:
        """Without an index: classes and ranks as number of classes and direction have them now, where they can be."""
        try:
            self.areas = self.areas.divided(
                division(self.choices), self.choices.direction == "low is worse", map_title(self.choices)
            )
        except Refusal as refusal:
            read = self.areas
            self._drop()
            self._undivided = read  # which other bounds may divide
            self._fail(say(refusal.message))
            return False
        self.state = self.areas.engine.with_weights(())
        self.loaded.emit()
        self.moved.emit()
        return True

    def _read_ended(self, areas: LiveAreas | None, fault: str) -> None:
        """In the main thread again."""
        self._reading = False
        self.reading.emit(False)
        if areas is None:
            self._fail(fault or tr("Reading was cancelled."))
            return
        self._serve(areas)

    def _serve(self, areas: LiveAreas) -> None:
        """Let the pages and the map show areas that were read."""
        self.areas, self._undivided, self.fault, self._title = areas, None, "", None
        # Another layer: the same area if it is there and was chosen, else the first rank.
        code, self._code = self._code, ""
        codes = areas.codes.tolist() if code else []
        if code in codes:
            self.position, self._code = codes.index(code), code
        else:
            self.position = -1
        self.map.of(self.choices.areas, self.areas.ids)
        if areas.has_index:
            self._weights = self._chosen_weights()
            self.state = self.areas.engine.with_weights(self._weights)
            self.loaded.emit()
            self.moved.emit()
        else:
            self._weights = ()
            self._divide()
        self._settle()

    def _fail(self, sentence: str) -> None:
        self.fault = sentence
        self.failed.emit(sentence)

    def _removed(self, ids: Sequence[str]) -> None:
        """A layer that is read goes out of the project."""
        if not self._read_of.isdisjoint(ids):
            self._gone.start()

    def _left(self) -> None:
        """Without a layer that was read: what is shown was made of it."""
        if project_layer(self.choices.areas) is None:
            self.clear()
            self._fail("")
        else:
            self._key = None
            self.follow(self.choices)

    def refused(self, choices: Choices) -> str:
        """Why these choices cannot be read or computed, as far as that was tried; Make would be refused as well.

        That bounds are none is told by the page of the map.
        """
        if self.areas is not None or self._reading or _key(with_map(choices)) != self._key:
            return ""
        return "" if choices.without_index and division_problem(choices) else self.fault

    def not_shown(self, choices: Choices) -> str:
        """Why the map cannot show what these choices map, such as a domain that is left out; "" where it can."""
        asked, known = with_map(choices), self.choices
        same = (asked.mapped, asked.mapped_y) == (known.mapped, known.mapped_y) and _key(asked) == self._key
        return self._unshown if self.areas is not None and same else ""

    def is_reading(self) -> bool:
        """Whether areas are being read."""
        return self._reading

    def clear(self) -> None:
        """Forget all, as when another project is opened or the window closes."""
        self._stop()
        self._watch([])
        self.map.show_in_project(False)
        self._drop()
        self._key = None

    def _drop(self) -> None:
        """Let go of areas, and of the layers made of them."""
        self._tick.stop()
        self._rest.stop()
        self._again.stop()
        self.areas = self.state = self.style = self.sure = self._judged = self._undivided = None
        self.map.drop()

    # Weights

    def _chosen_weights(self) -> tuple[float, ...]:
        model = self.areas.engine.given
        return tuple(self.choices.weights.get(domain.id, domain.weight) for domain in model.domains)

    def set_weights(self, weights: Sequence[float]) -> None:
        """Other weights; the index follows within a frame."""
        self._weights = tuple(weights)
        if self.areas is not None and not self._tick.isActive():
            self._tick.start()

    def _recompute(self) -> None:
        """One tick: all scores, classes and ranks; rows of the map's table whose class changed."""
        if self.areas is None or self._weights == self.state.weights:
            return
        try:
            self.state = self.areas.engine.with_weights(self._weights)
        except Refusal as refusal:
            self._fail(say(refusal.message))
            return
        self._title = self.sure = None
        self._jobs.cancel(SURE)
        self.moved.emit()
        if self.choices.show == "mdi" and not self.choices.mapped_y:
            self.map.colour(self.areas.everywhere(self.state.classes))
        self._rest.start()

    def is_changed(self) -> bool:
        """Whether the scores are others than those of the published model."""
        if self.choices.without_index:
            return False
        return bool(self.choices.changes) or (self.state is not None and self.state.changed)

    def index(self) -> str:
        """What the index is called where there is little room; a changed one tells that it is changed."""
        if self.areas is None:
            return ""
        if not self.areas.has_index:
            return self.areas.engine.model.title
        model = self.areas.engine.named(self.state)
        short = tr("{title} (changed)").format(title=model.short_title) if self.is_changed() else model.short_title
        return without(model, short)

    def title(self) -> str:
        """What the scores are to be called, as a run calls them: a changed model tells what is changed of it."""
        if self.areas is None:
            return ""
        if not self.areas.has_index:
            return self.areas.engine.model.title
        if self._title is None:
            self._title = full_title(replace(load_choice(self.choices), change=self._change()))
        return self._title

    def _change(self) -> tuple[str, ...]:
        """What of the model was changed, as a `Model` tells it."""
        from ....core.index.model import METHOD, WEIGHTS

        moved = self.state is not None and self.state.changed
        return (WEIGHTS,) * moved + (METHOD,) * bool(self.choices.changes)

    def _settle(self) -> None:
        """Bring the legend and the name of the map up to date, and tell who waited."""
        if self.areas is None:
            return
        try:
            classes, self.style = self._styled()
            self._unshown = ""
        except Refusal as refusal:
            self._unshown = say(refusal.message)
            self._fail(self._unshown)
            return
        self.map.dress(classes, self.style, self.choices.labels)
        self.settled.emit()

    def _styled(self) -> tuple[np.ndarray, ClassStyle]:
        """Classes of all areas, and their style, as the map should show them."""
        from ....bridge.live.maps import Pair, pair_style, shown_style, state_style
        from ....bridge.maps.choropleths import origin_lines

        chosen = self.choices
        notes = origin_lines(chosen.source, chosen.author)
        if chosen.mapped_y:
            titles = axis_titles(chosen)
            low = chosen.direction == "low is worse", chosen.direction_y == "low is worse"
            pair = Pair((chosen.mapped, chosen.mapped_y), titles, low)
            return pair_style(self.areas, self.state, pair, axes_title(chosen), notes)
        if self.areas.has_index and chosen.show == "mdi":
            told = chosen.legend_title, chosen.source, chosen.author, chosen.year
            style = state_style(self.areas, self.state, self.title(), self._change(), told)
            return self.areas.everywhere(self.state.classes), style
        dark_is_low = chosen.direction == "low is worse"
        title = chosen.legend_title or map_title(chosen) or chosen.mapped
        classes, style = shown_style(self.areas, chosen.mapped, division(chosen), chosen.ramp, dark_is_low, title)
        return classes, replace(style, notes=[*style.notes, *notes])

    def class_colours(self) -> list:
        """The colours of the classes, by their number: of a model from light to dark."""
        from ....bridge.maps.choropleths import INDEX_RAMP
        from ....bridge.maps.ramps import ramp_colours

        count = len(self.areas.engine.model.labels)
        if self.areas.has_index:
            return ramp_colours(INDEX_RAMP, count)
        colours = ramp_colours(self.choices.ramp, count)
        return colours[::-1] if self.choices.direction == "low is worse" else colours

    # Areas

    def select(self, position: int, by_hand: bool = True) -> None:
        """Choose an area; one that the user chose stays chosen when other areas are read."""
        if self.areas is not None and by_hand and 0 <= position < len(self.areas.codes):
            self._code = str(self.areas.codes[position])
        if position != self.position and self.areas is not None and 0 <= position < len(self.areas.codes):
            self.position = position
            self.selected.emit(position)

    def scored(self) -> frozenset[int] | None:
        """The features that have a score with the weights of now; None where that is not known."""
        return None if self.areas is None else self.areas.scored(self.state)

    def select_feature(self, number: int) -> bool:
        """Choose an area by its feature id; False where it is none that is scored."""
        if self.areas is None:
            return False
        position = self.areas.position_of(number)
        if position >= 0:
            self.select(position)
        return position >= 0

    def explain(self, position: int) -> Explanation:
        """Why an area has its score, with the weights of now.

        Raises
        ------
        Refusal
            As `WhatIf.explain`.
        """
        return self.areas.engine.explain(position, self.state)

    def judge(self) -> None:
        """Find in the background how sure ranks and classes are, once for the weights at which the sliders rest."""
        from ....bridge.live.sure import can_vary, how_sure

        areas, state = self.areas, self.state
        if areas is None or state is self._judged or self._tick.isActive() or self._rest.isActive():
            return
        self._judged = state
        if not can_vary(areas, state):
            return

        def ended(found: Robustness | None, fault: str) -> None:
            self.sure = found
            self.judged.emit()

        title = tr("How sure the live index is")
        self._jobs.start(SURE, title, lambda task: how_sure(areas, state, task), ended, reads=False)


def _layers(choices: Choices) -> list:
    """The layers that are read."""
    used = (choices.compare,) if choices.without_index else (choices.reference,)
    used += () if choices.without_index else tuple(ident for ident, _ in choices.earlier)
    found = [project_layer(ident) for ident in (choices.areas, choices.table, choices.bounds, *used)]
    return [layer for layer in found if layer is not None]


def _key(choices: Choices) -> str:
    """What decides which areas are read, and how they are normalised; weights do not."""
    from ....core.index.model import shown_scores

    alone = choices.mapped == "mdi" and not choices.mapped_y
    raw, bounds = [choices.mapped, choices.mapped_y], "" if alone else choices.bounds
    with contextlib.suppress(Refusal):
        if not choices.without_index and not bounds:
            raw = ["" if show in shown_scores(load_choice(choices)) else show for show in raw]
    light = {
        "weights": {},
        "regions": [],
        "classes": 4,
        "method": "",
        "own_bounds": "",
        "ramp": "",
        "direction": "",
        "compare": "",
        "title": "",
    }
    light |= {"weights": dict.fromkeys(_weightless(choices), 0.0)}
    light |= {"method": "", "own_bounds": "", "legend_title": "", "source": "", "author": "", "labels": False}
    light |= {"folder": "", "year": "", "threshold": 0.0, "weight_field": "", "direction_y": ""}
    light |= {"show": raw[0], "show_y": raw[1], "bounds": bounds}
    if choices.without_index:
        light |= {"compare": choices.compare, "weight_field": choices.weight_field}
    else:
        light |= {"values": []}
    flags = {"make_table": True, "make_report": True, "make_pdf": True, "make_layout": True, "make_atlas": True}
    looks = [(layer.featureCount(), layer.fields().names()) for layer in _layers(choices)]
    return f"{replace(choices, **light, **flags).to_json()} {looks}"


def _weightless(choices: Choices) -> list[str]:
    """The domains of weight 0 that have no fields: a run leaves them out, and so does the live index."""
    gone = [domain for domain, weight in choices.weights.items() if weight == 0]
    areas = project_layer(choices.areas)
    if not gone or choices.without_index or areas is None:
        return []
    from ....bridge.live.snapshot import fields_for, served

    model = load_choice(choices)
    found = served(fields_for(areas, project_layer(choices.table), choices.table_code), model, choices.field_map)
    return sorted(domain.id for domain in model.domains if domain.id in gone and not domain.served(found))


def _spared(model: Model, choices: Choices) -> Model:
    """The model, of which domains of weight 0 without fields can be left out."""
    gone = _weightless(choices)
    domains = (replace(domain, optional=domain.optional or domain.id in gone) for domain in model.domains)
    return replace(model, domains=tuple(domains)) if gone else model


def _scale(choices: Choices) -> Scale | None:
    """The stored scale that is chosen."""
    from ....bridge.index.indicators import read_text
    from ....core.index.scale import parse_scale

    path = choices.scale_in
    return parse_scale(read_text(path), Path(path).name) if path else None
