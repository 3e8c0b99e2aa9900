"""A StatLine table from CBS, from a mirror, or from what was kept: download, description, figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from qgis.core import QgsProcessingFeedback

from ...core.answers import read_json
from ...core.messages import Refusal, listing
from ...core.statline.answers import Figures, LongReader, WideReader
from ...core.statline.description import dimensions_v3, table_v3, table_v4
from ...core.statline.pages import Page, read_list
from ...core.statline.query import filter_of
from ...core.statline.request import Request, choose, chosen_codes
from ...core.statline.table import OTHER, Table
from ..cancel import stop_if_cancelled
from ..i18n import number, say, tr
from ..known_fields import catalogue_part
from ..network.cache import Cache, Writer
from ..network.download import ELSEWHERE, MEGABYTE, NOT_FOUND, FetchRefusal, Limits, fetch, now
from ..settings import address, authentication

if TYPE_CHECKING:
    from ..network.cache import Entry

#: keyword of a service -> setting with its address, version of OData; tried in this order
SERVICES = {"v4": ("statline_v4", 4), "v3": ("statline_v3", 3), "dataderden": ("dataderden_v3", 3)}
AUTOMATIC = "automatic"
#: rows of a page of v3; a page that is exactly full may have a successor that its server does not name
FULL_PAGE = 10_000
#: a subject of the catalogue with a year
_NAMED = re.compile(r"(\w+)\s+(\d{4})")
#: stays as it is in the values of a query, and in an address that a server gave
_SAFE, _SAFE_LINK = "$,()'", "$,()'=&/%?+:;@!*"

#: gives the bytes of a part by its name and address
Get = Callable[[str, str], bytes]


@dataclass(frozen=True)
class Fetched:
    """A table with its figures and where they came from.

    Attributes
    ----------
    service : str
        Key of `SERVICES`.
    urls : list of str
        Addresses of the pages with figures.
    fetched : str
        ISO 8601, UTC.
    offline : bool
        True where it came from what was kept.
    """

    table: Table
    figures: Figures
    service: str
    urls: list[str]
    fetched: str
    sha256: str
    size: int
    offline: bool


def fetch_table(table: str, request: Request, service: str, reasons: bool, feedback: QgsProcessingFeedback) -> Fetched:
    """Fetch a table, from the first service that has it.

    Raises
    ------
    Refusal
        If no service gives a whole answer, or the request does not fit the table.
    QgsProcessingException
        If the user cancels.
    """
    services = list(SERVICES) if service == AUTOMATIC else [service]
    failed: list[FetchRefusal] = []
    for name in services:
        try:
            return _fetch_from(name, table, request, reasons, feedback)
        except FetchRefusal as refusal:
            if refusal.kind not in ELSEWHERE:
                raise
            failed.append(refusal)
            if name != services[-1]:
                feedback.pushInfo(say(refusal.message))
    worst = next((refusal for refusal in failed if refusal.kind != NOT_FOUND), None)
    if worst is not None:
        raise worst
    raise _not_found(table, failed[-1].status, [address(SERVICES[name][0]) for name in services])


def _fetch_from(service: str, table: str, request: Request, reasons: bool, feedback: QgsProcessingFeedback) -> Fetched:
    source, _ = SERVICES[service]
    base, authcfg = f"{address(source)}/{quote(table)}", authentication(source)
    feedback.pushInfo(tr("Asking {address} for table {table}.").format(address=address(source), table=table))
    limits = Limits()
    with Writer(Cache(), service, table, {**asdict(request), "reasons": reasons}) as writer:

        def get(name: str, url: str) -> bytes:
            answer = fetch(url, feedback, limits=limits.after(writer.size), authcfg=authcfg)
            writer.add(name, url, answer.content)
            feedback.setProgressText(
                tr("{size} MB of table {table}").format(size=number(writer.size / MEGABYTE, 1), table=table)
            )
            return answer.content

        described, figures, urls = _read(service, base, table, request, reasons, get, feedback)
        fetched = now()
        writer.finish(fetched)
        if writer.fault:
            feedback.pushWarning(writer.not_kept)
        return Fetched(described, figures, service, urls, fetched, writer.sha256, writer.size, offline=False)


def kept_table(table: str, request: Request, service: str, reasons: bool, feedback: QgsProcessingFeedback) -> Fetched:
    """A table from what was fetched before, without a network.

    Raises
    ------
    Refusal
        If nothing that was kept holds all that is asked.
    """
    cache = Cache()

    def suits(entry: Entry) -> bool:
        asked = {name: value for name, value in entry.request.items() if name != "reasons"}
        had = Request(
            tuple(asked["measures"]),
            tuple(asked["regions"]),
            tuple(asked["periods"]),
            tuple((name, code) for name, code in asked["others"]),
        )
        explained = entry.request["reasons"] or not reasons or entry.source == "v4"
        return entry.source in SERVICES and service in (AUTOMATIC, entry.source) and had.covers(request) and explained

    entry = cache.find(table, suits)
    if entry is None:
        raise _nothing_kept(table, [e for e in cache.entries() if e.table.lower() == table.lower()])
    parts = cache.read(entry)
    feedback.pushWarning(
        tr("Offline: table {table} as it was fetched on {date}; newer figures may exist.").format(
            table=table, date=entry.fetched
        )
    )
    waiting: dict[str, bytes] = {}

    def get(name: str, url: str) -> bytes:
        while name not in waiting:
            found = next(parts, None)
            if found is None:
                raise cache.lacking(table, name)
            waiting[found[0]] = found[2]
        return waiting.pop(name)

    base = f"{address(SERVICES[entry.source][0])}/{quote(table)}"
    described, figures, _ = _read(entry.source, base, table, request, reasons, get, feedback)
    for _ in parts:  # to the end, so that the hash is looked at
        pass
    urls = [url for name, url in entry.parts if name.startswith("page")]
    return Fetched(described, figures, entry.source, urls, entry.fetched, entry.sha256, entry.size, offline=True)


def _read(
    service: str, base: str, table: str, request: Request, reasons: bool, get: Get, feedback: QgsProcessingFeedback
) -> tuple[Table, Figures, list[str]]:
    """Description, figures and addresses of a table, from wherever `get` takes its parts."""
    version = SERVICES[service][1]
    described = (_describe_v4 if version == 4 else _describe_v3)(base, table, get)
    wanted = choose(described, request)
    chosen = chosen_codes(described, request)
    keys = [measure.key for measure in wanted.measures] if request.measures else []
    text, left = filter_of(described, chosen, keys, version)
    if left:
        feedback.pushInfo(
            tr("The choice of {names} is too long for an address; all is fetched and chosen from here.").format(
                names=listing(left)
            )
        )
    if version == 4:
        query, part = {"$count": "true", "$filter": text}, "Observations"
        reader = LongReader(wanted, reasons)
    else:
        fields = [*(dimension.key for dimension in wanted.dimensions), *keys] if keys else []
        query = {"$format": "json", "$select": ",".join(fields), "$filter": text}
        part = "UntypedDataSet" if reasons else "TypedDataSet"
        reader = WideReader(wanted, reasons)
    urls = _pages(_address(f"{base}/{part}", query), base, table, reader, get, feedback, version)
    figures = _narrowed(reader.figures(), described, chosen)
    if not len(figures.frame):
        raise Refusal(
            "Table {table} gave no row for this choice of regions, periods and measures, so nothing was written: "
            "choose others.",
            table=table,
        )
    return wanted, figures, urls


def _address(url: str, query: dict[str, str]) -> str:
    pairs = [f"{key}={quote(value, safe=_SAFE)}" for key, value in query.items() if value]
    return f"{url}?{'&'.join(pairs)}" if pairs else url


def _list(get: Get, name: str, url: str, base: str, table: str) -> list[dict]:
    """All rows of a list of measures or codes, which v3 pages too."""
    rows: list[dict] = []
    seen: set[str] = set()
    while url:
        _refuse_circle(url, seen, table)
        data = get(f"{name} {len(seen)}", url)
        rows += read_list(data, f"{table}/{name}")
        page = read_json(data, f"{table}/{name}")
        link = page.get("@odata.nextLink") or page.get("odata.nextLink") or ""
        url = _following(link, url, base, table) if link else ""
    return rows


def _describe_v4(base: str, table: str, get: Get) -> Table:
    properties = read_json(get("Properties", f"{base}/Properties"), f"{table}/Properties")
    measures = _list(get, "MeasureCodes", f"{base}/MeasureCodes", base, table)
    groups = []
    if any(row.get("MeasureGroupId") for row in measures):
        groups = _list(get, "MeasureGroups", f"{base}/MeasureGroups", base, table)
    dimensions = _list(get, "Dimensions", f"{base}/Dimensions", base, table)
    keys = [str(row.get("Identifier")) for row in dimensions]
    codes = {key: _list(get, f"{key}Codes", f"{base}/{quote(key)}Codes", base, table) for key in keys}
    return table_v4(table, properties, measures, groups, dimensions, codes)


def _describe_v3(base: str, table: str, get: Get) -> Table:
    def rows(name: str) -> list[dict]:
        return _list(get, name, f"{base}/{quote(name)}?$format=json", base, table)

    infos, properties = rows("TableInfos"), rows("DataProperties")
    codes = {key: rows(key) for key in dimensions_v3(properties, table)}
    return table_v3(table, infos[0] if infos else {}, properties, codes)


def _pages(
    url: str,
    base: str,
    table: str,
    reader: LongReader | WideReader,
    get: Get,
    feedback: QgsProcessingFeedback,
    version: int,
) -> list[str]:
    """Read all pages of figures, and give their addresses."""
    urls: list[str] = []
    seen: set[str] = set()
    count: int | None = None
    first = url
    while url:
        _refuse_circle(url, seen, table)
        urls.append(url)
        try:
            data = get(f"page {len(urls)}", url)
        except FetchRefusal as refusal:
            if len(urls) == 1 or refusal.kind != NOT_FOUND:
                raise
            raise Refusal(
                "Page {page} of table {table} does not exist at the source although page {before} names it, so the "
                "table is not whole and nothing was written: run again later.",
                page=len(urls),
                before=len(urls) - 1,
                table=table,
            ) from refusal
        page = Page(data, f"{table}, page {len(urls)}")
        reader.add(page, partial(stop_if_cancelled, feedback))
        count = page.count if page.count is not None else count
        feedback.setProgress(min(100.0 * reader.rows / count, 100.0) if count else 0.0)
        url = _following(page.following, url, base, table) if page.following else ""
        if not url and version == 3 and page.rows == FULL_PAGE:
            url = f"{first}&$skip={reader.rows}"
    if count is not None and reader.rows != count:
        raise Refusal(
            "Table {table} should have {count} observations for this choice, but its pages held {rows}, so nothing was "
            "written: run again later.",
            table=table,
            count=count,
            rows=reader.rows,
        )
    return urls


def _following(link: str, url: str, base: str, table: str) -> str:
    """The address of the next page at our own base address: a mirror passes on answers that name CBS's."""
    absolute = urljoin(url, link)
    parts = re.split(rf"/{re.escape(table)}/", absolute, maxsplit=1, flags=re.IGNORECASE)
    if len(parts) != 2:
        raise Refusal(
            "Table {table} names '{link}' as its next page, which is no page of this table: nothing was written.",
            table=table,
            link=link,
        )
    return f"{base}/{quote(parts[1], safe=_SAFE_LINK)}"


def _refuse_circle(url: str, seen: set[str], table: str) -> None:
    if url in seen:
        raise Refusal(
            "Table {table} names a page twice as its next page, so the table is not whole and nothing was written: run "
            "again later.",
            table=table,
        )
    seen.add(url)


def _narrowed(figures: Figures, table: Table, chosen: dict[str, Sequence[str]]) -> Figures:
    """The rows that were asked for: a server, or what was kept, may have given more."""
    frame = figures.frame
    keep = None
    for dimension in table.dimensions:
        codes = tuple(chosen.get(dimension.key, ()))
        if not codes:
            continue
        values = frame[dimension.name]
        fits = values.isin(codes) if dimension.kind == OTHER else values.str.upper().str.startswith(codes)
        keep = fits if keep is None else keep & fits
    if keep is None or keep.all():
        return figures
    reasons = figures.reasons[keep.to_numpy()].reset_index(drop=True)
    return replace(figures, frame=frame[keep].reset_index(drop=True), reasons=reasons)


def known_tables() -> dict[str, dict]:
    """The catalogue's section of StatLine tables: subject to title, service and table per year."""
    return catalogue_part("tables")


def table_number(text: str) -> str:
    """The number of a table that is given by its subject in the catalogue and a year: KWB 2024 is 85984NED.

    Raises
    ------
    Refusal
        If the catalogue has no table of that year.
    """
    named = _NAMED.fullmatch(text.strip())
    subject = known_tables().get(named[1].lower()) if named else None
    if named is None or subject is None:
        return text.strip()
    if named[2] not in subject["editions"]:
        raise Refusal(
            "The catalogue has no table of {year} for {title}; it has {years}: give another year, or the number of the "
            "table.",
            year=named[2],
            title=subject["title"],
            years=listing(sorted(subject["editions"])),
        )
    return subject["editions"][named[2]]


def _not_found(table: str, status: int, places: list[str]) -> Refusal:
    """Which tables there are in place of one that is gone."""
    for subject in known_tables().values():
        editions = subject["editions"]
        if table.upper() in (code.upper() for code in editions.values()):
            year = max(editions)
            return Refusal(
                "Table {table} ({title}) is not there (HTTP {status}, {places}): it was withdrawn or renamed. The "
                "catalogue knows these years of it: {years}; the newest is {newest}.",
                table=table,
                title=subject["title"],
                status=str(status),
                places=listing(places),
                years=listing(f"{when} {code}" for when, code in sorted(editions.items())),
                newest=editions[year],
            )
    newest = (f"{max(s['editions'])} {s['title']} {s['editions'][max(s['editions'])]}" for s in known_tables().values())
    return Refusal(
        "Table {table} is not there (HTTP {status}, {places}): it was withdrawn or renamed, or its number is mistyped. "
        "The catalogue knows: {newest}.",
        table=table,
        status=str(status),
        places=listing(places),
        newest=listing(newest),
    )


def _nothing_kept(table: str, entries: Sequence[Entry]) -> Refusal:
    if entries:
        return Refusal(
            "What was kept of table {table} (fetched {dates}) does not hold all that is asked: choose the measures, "
            "regions and periods of that time, or run without OFFLINE.",
            table=table,
            dates=listing(entry.fetched for entry in entries),
        )
    return Refusal(
        "Nothing was kept of table {table}, so it cannot be used offline: run once without OFFLINE.", table=table
    )
