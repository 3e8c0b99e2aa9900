"""Areas of CBS from PDOK's WFS, from a mirror, or from what was kept: asking, paging, keeping."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback

from ...core.messages import Refusal, listing
from ...core.pdok.layers import Layer, code_names, filters, find_field, find_layer, hits_url, not_served, page_url
from ...core.pdok.pages import AreaPage, Bounds, check_place, read_hits, read_page
from ..cancel import stop_if_cancelled
from ..i18n import number, tr
from ..known_fields import catalogue_part
from ..network.cache import Cache, Writer
from ..network.download import MEGABYTE, NOT_FOUND, OTHER, FetchRefusal, Limits, fetch, now
from ..settings import address, authentication
from .read import Areas, Request, read_areas
from .within import read_within

if TYPE_CHECKING:
    from ..network.cache import Entry

#: limits of servers are round numbers
LIMIT_STEP = 100
#: gives the bytes of a part by its name and address
Get = Callable[[str, str], bytes]


def known_areas() -> dict:
    """The catalogue's section of areas."""
    return catalogue_part("areas")


def layer_of(request: Request) -> Layer:
    """The layer that holds what is asked.

    Raises
    ------
    Refusal
        If none does.
    """
    return find_layer(known_areas(), request.variant, request.level, request.year)


def fetch_areas(request: Request, feedback: QgsProcessingFeedback) -> Areas:
    """Fetch areas, all pages, and look whether they are whole.

    Raises
    ------
    Refusal
        If there is no whole answer, or nothing in it that is asked.
    QgsProcessingException
        If the user cancels.
    """
    layer = layer_of(request)
    within = read_within(request.level, request.year, request.within)
    source, authcfg = address(layer.source), authentication(layer.source)
    feedback.pushInfo(tr("Asking {address} for {layer}.").format(address=source, layer=layer.label))
    limits = Limits()
    asked = {"terms": list(within.terms), "bounds": None if within.terms else request.extent}
    with Writer(Cache(), layer.source, _key(layer), asked) as writer:

        def get(name: str, url: str) -> bytes:
            answer = fetch(url, feedback, limits=limits.after(writer.size), authcfg=authcfg)
            writer.add(name, url, answer.content)
            feedback.setProgressText(
                tr("{size} MB of {layer}").format(size=number(writer.size / MEGABYTE, 1), layer=layer.label)
            )
            return answer.content

        try:
            pages = _read(layer, source, within.terms, request.extent, get, feedback)
        except FetchRefusal as refusal:
            if not _does_not_have(refusal):
                raise
            if not within.terms or writer.parts:
                raise not_served(layer.level, layer.variant, layer.year, layer.years) from refusal
            # It may be the filter that the service does not take: a field that has got another name.
            asked["terms"] = []
            pages = _read_everything(layer, source, get, feedback, refusal)
        fetched = now()
        urls = [url for name, url in writer.parts if name.startswith("page")]
        origin = {"urls": urls, "fetched": fetched, "sha256": writer.sha256, "size": writer.size, "offline": False}
        areas = read_areas(layer, request, within, pages, origin, feedback)
        writer.finish(fetched)
        areas.warnings.extend(filter(None, [writer.not_kept]))
        return areas


def _does_not_have(refusal: FetchRefusal) -> bool:
    """Whether the service lacks the layer; MapServer, which PDOK runs, answers 400 then."""
    return refusal.kind == NOT_FOUND or (refusal.kind == OTHER and refusal.status == 400)


def _read_everything(
    layer: Layer, base: str, get: Get, feedback: QgsProcessingFeedback, first: FetchRefusal
) -> list[AreaPage]:
    """All pages without a filter, where the service refused that."""
    try:
        pages = _read(layer, base, (), None, get, feedback)
    except FetchRefusal as refusal:
        if _does_not_have(refusal):
            raise not_served(layer.level, layer.variant, layer.year, layer.years) from first
        raise
    feedback.pushInfo(tr("The service takes no filter on {field}; all was fetched.").format(field=layer.code))
    return pages


def kept_areas(request: Request, feedback: QgsProcessingFeedback) -> Areas:
    """Areas from what was fetched before, without a network.

    Raises
    ------
    Refusal
        If nothing that was kept holds all that is asked.
    """
    layer = layer_of(request)
    within = read_within(request.level, request.year, request.within)
    cache = Cache()

    def suits(entry: Entry) -> bool:
        terms, bounds = tuple(entry.request["terms"]), entry.request["bounds"]
        covered = not terms or (within.terms and all(term.startswith(terms) for term in within.terms))
        return covered and (not bounds or (request.extent is not None and list(request.extent) == list(bounds)))

    entry = cache.find(_key(layer), suits)
    if entry is None:
        dates = [kept.fetched for kept in cache.entries() if kept.table.lower() == _key(layer).lower()]
        raise _nothing_kept(layer, dates)
    warning = tr("Offline: {layer} as it was fetched on {date}; it may have been corrected since.").format(
        layer=layer.label, date=entry.fetched
    )
    feedback.pushWarning(warning)
    parts = cache.read(entry)

    def get(name: str, _: str) -> bytes:
        found = next(parts, None)
        if found is None or found[0] != name:
            raise cache.lacking(layer.label, name)
        return found[2]

    terms, bounds = tuple(entry.request["terms"]), entry.request["bounds"]
    pages = _read(layer, address(layer.source), terms, tuple(bounds) if bounds else None, get, feedback)
    for _ in parts:  # to the end, so that the hash is looked at
        pass
    urls = [url for name, url in entry.parts if name.startswith("page")]
    origin = {"urls": urls, "fetched": entry.fetched, "sha256": entry.sha256, "size": entry.size, "offline": True}
    return read_areas(layer, request, within, pages, origin, feedback)


def _key(layer: Layer) -> str:
    """What an answer is kept under."""
    return f"{layer.source}/{layer.path}/{layer.name}"


def _nothing_kept(layer: Layer, dates: list[str]) -> Refusal:
    if dates:
        return Refusal(
            "What was kept of {layer} (fetched {dates}) does not hold all that is asked: choose the WITHIN or the "
            "extent of that time, or run without OFFLINE.",
            layer=layer.label,
            dates=listing(dates),
        )
    return Refusal(
        "Nothing was kept of {layer}, so it cannot be used offline: run once without OFFLINE.", layer=layer.label
    )


def _read(
    layer: Layer, base: str, terms: tuple[str, ...], extent: Bounds | None, get: Get, feedback: QgsProcessingFeedback
) -> list[AreaPage]:
    """All pages of all filters, each area as often as the server gives it."""
    series = filters(layer, terms) or [""]
    bounds = None if terms else extent
    names = [f"hits {n + 1}" for n in range(len(series))]
    counts = [read_hits(get(n, hits_url(layer, base, f, bounds)), layer.label) for n, f in zip(names, series)]
    if terms and not any(map(_unsure, counts)):
        everything = read_hits(get("hits", hits_url(layer, base)), layer.label)
        if not _unsure(everything) and sum(counts) >= everything:
            # The server passes over filters, or the choice is the whole country: one series of full pages then.
            series, counts = [""], [everything]
    total = None if None in counts else sum(counts)
    pages: list[AreaPage] = []
    for filter_, count in zip(series, counts):
        for page in _series(layer, base, filter_, bounds, count, len(pages), get):
            pages.append(page)
            done = sum(len(p.rows) for p in pages)
            feedback.setProgress(min(100.0 * done / total, 100.0) if total else 0.0)
            stop_if_cancelled(feedback)
        if len(series) > 1 and _passed_over(layer, pages, terms):
            break
    return pages


def _unsure(count: int | None) -> bool:
    """Whether a count may be no more than the limit of a server, as MapServer tells it in place of the number."""
    return count is None or (count > 0 and count % LIMIT_STEP == 0)


def _passed_over(layer: Layer, pages: list[AreaPage], terms: tuple[str, ...]) -> bool:
    """Whether areas came that no filter asked for: the first series then holds all there is."""
    names = code_names(layer.level)
    for page in pages:
        code = find_field(list(page.rows[0]), names)
        if code and any(not str(row.get(code)).strip().startswith(terms) for row in page.rows):
            return True
    return False


def _series(
    layer: Layer, base: str, filter_: str, bounds: Bounds | None, count: int | None, before: int, get: Get
) -> Iterator[AreaPage]:
    """The pages of one filter; without a count that is sure, until one is empty."""
    start, sizes = 0, [0]

    def page_at(place: int, number_: int) -> AreaPage:
        name = f"{layer.label}, page {number_}"
        try:
            page = read_page(get(f"page {number_}", page_url(layer, base, place, filter_, bounds)), name)
        except FetchRefusal as refusal:
            if refusal.kind == NOT_FOUND and place:
                raise _not_whole(layer, start, count) from refusal
            raise
        check_place(page.bounds, page.crs, name)
        return page

    while count is None or start < count or _unsure(count):
        page = page_at(start, before + len(sizes))
        if not page.rows:
            break
        sizes.append(len(page.rows))
        start += len(page.rows)
        yield page
    # An empty page after a full one may be one that is missing: no count tells.
    full = _unsure(count) and start > 0 and sizes[-1] == max(sizes)
    if full and page_at(start + sizes[-1], before + len(sizes) + 1).rows:
        raise _not_whole(layer, start, None)
    if count is not None and (start < count or (start > count and not _unsure(count))):
        raise _not_whole(layer, start, count)


def _not_whole(layer: Layer, rows: int, count: int | None) -> Refusal:
    return Refusal(
        "{layer} should have {count} areas for this choice, but its pages held {rows}: a page is missing or came "
        "twice, so nothing was written: run again later.",
        layer=layer.label,
        count="?" if count is None else count,
        rows=rows,
    )
