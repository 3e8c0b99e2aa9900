"""Answers of the sources, kept under the profile: what offline work falls back on.

A folder per answer holds its parts, compressed; `index.json` tells table, date and hash. Parts come in one by one and
become an answer at the end alone, so a download that breaks off leaves what was there before.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication

from ...core.messages import Refusal
from ..i18n import number, tr

INDEX, PART = "index.json", "part-"
DAY = 86_400
#: compresses JSON to a tenth at a speed that a network does not reach
LEVEL = 1


@dataclass(frozen=True)
class Entry:
    """An answer that is kept.

    Attributes
    ----------
    key : str
        Same source, same table, same request: same key; a new answer takes the old one's place.
    source, table : str
        Which service, and what it was asked for.
    request : dict
        What was asked, as the source's module writes it.
    fetched : str
        ISO 8601, UTC.
    sha256 : str
        Of all parts, in their order.
    size : int
        Bytes before compression.
    parts : list of [name, url]
        In the order in which they came.
    """

    key: str
    source: str
    table: str
    request: dict[str, Any]
    fetched: str
    sha256: str
    size: int
    folder: str
    parts: list[list[str]] = field(default_factory=list)


def default_folder() -> Path:
    """The folder of the cache in the user's profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "regiolens" / "cache"


class Cache:
    """The answers in a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or default_folder()

    def entries(self) -> list[Entry]:
        """All answers, the newest first; an index that cannot be read counts as empty."""
        try:
            found = json.loads((self.folder / INDEX).read_text(encoding="utf-8"))
            entries = [Entry(**entry) for entry in found["entries"]]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return []
        entries = [entry for entry in entries if (self.folder / entry.folder).is_dir()]
        return sorted(entries, key=lambda entry: entry.fetched, reverse=True)

    def find(self, table: str, suits: Callable[[Entry], bool]) -> Entry | None:
        """The newest answer of a table that suits."""
        return next((e for e in self.entries() if e.table.lower() == table.lower() and suits(e)), None)

    def read(self, entry: Entry) -> Iterator[tuple[str, str, bytes]]:
        """Name, address and bytes of each part.

        Raises
        ------
        Refusal
            If a part is gone or has changed.
        """
        digest = hashlib.sha256()
        for place, (name, url) in enumerate(entry.parts):
            try:
                data = gzip.decompress((self.folder / entry.folder / f"{place}.gz").read_bytes())
            except (OSError, EOFError, ValueError) as error:
                raise self._damaged(entry) from error
            digest.update(data)
            yield name, url, data
        if digest.hexdigest() != entry.sha256:
            raise self._damaged(entry)

    @staticmethod
    def lacking(called: str, name: str) -> Refusal:
        """What to say of an answer without one of its parts."""
        return Refusal(
            "What was kept of {table} lacks its part {name}: run once without OFFLINE to fetch it anew.",
            table=called,
            name=name,
        )

    def _damaged(self, entry: Entry) -> Refusal:
        return Refusal(
            "What was kept of {table} in '{folder}' is damaged: run once without OFFLINE to fetch it anew.",
            table=entry.table,
            folder=str(self.folder / entry.folder),
        )

    def store(self, entry: Entry) -> None:
        """Enter an answer whose folder is filled, in place of the older one of the same key."""
        entries = self.entries()
        older = [e for e in entries if e.key == entry.key]
        kept = [e for e in entries if e.key != entry.key]
        text = json.dumps({"entries": [asdict(e) for e in (*kept, entry)]}, ensure_ascii=False, indent=1)
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=INDEX)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(self.folder / INDEX)
        for entry_ in older:
            shutil.rmtree(self.folder / entry_.folder, ignore_errors=True)


def origin_lines(urls: Sequence[str], fetched: str, sha256: str, size: int, offline: bool) -> list[str]:
    """Whence and when an answer came, for the history of a layer."""
    said = tr("{date}: fetched from {url} ({pages} pages, {size} bytes, sha256 {sha256}).").format(
        date=fetched, url=urls[0] if urls else "", pages=len(urls), size=number(size), sha256=sha256
    )
    return [said, *([tr("Read offline from what was kept on that day.")] if offline else [])]


class Writer:
    """Takes the parts of an answer as they come; use it in a `with`, and `finish` it when the last is there.

    A cache that cannot be written (a full disk, a read-only profile) stops no run: `fault` tells it then.
    """

    def __init__(self, cache: Cache, source: str, table: str, request: dict[str, Any]) -> None:
        self.cache, self.source, self.table, self.request = cache, source, table, request
        self.size, self.fault = 0, ""
        self.parts: list[list[str]] = []
        self._digest = hashlib.sha256()
        self._folder: Path | None = None

    def __enter__(self) -> Writer:
        try:
            self.cache.folder.mkdir(parents=True, exist_ok=True)
            for left in self.cache.folder.glob(f"{PART}*"):
                # of a run that was killed; a younger one may be under way
                if time.time() - left.stat().st_mtime > DAY:
                    shutil.rmtree(left, ignore_errors=True)
            self._folder = Path(tempfile.mkdtemp(dir=self.cache.folder, prefix=PART))
        except OSError as error:
            self.fault = str(error)
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, name: str, url: str, data: bytes) -> None:
        """Keep a part."""
        if self._folder is not None:
            try:
                (self._folder / f"{len(self.parts)}.gz").write_bytes(gzip.compress(data, LEVEL, mtime=0))
            except OSError as error:
                self.fault = self.fault or str(error)
        self.parts.append([name, url])
        self._digest.update(data)
        self.size += len(data)

    @property
    def not_kept(self) -> str:
        """Why the answer cannot be used offline, "" where it can."""
        return (
            tr("The answer could not be kept for offline use: {fault}").format(fault=self.fault) if self.fault else ""
        )

    @property
    def sha256(self) -> str:
        """Of all that was added."""
        return self._digest.hexdigest()

    def finish(self, fetched: str) -> None:
        """Make the parts an answer."""
        if self._folder is None or self.fault:
            return
        asked = json.dumps([self.source, self.table.lower(), self.request], sort_keys=True)
        key = hashlib.sha256(asked.encode()).hexdigest()[:16]
        folder = f"{key}-{self._folder.name.removeprefix(PART)}"
        try:
            self._folder.replace(self.cache.folder / folder)
            self._folder = None
            entry = Entry(
                key, self.source, self.table, self.request, fetched, self.sha256, self.size, folder, self.parts
            )
            self.cache.store(entry)
        except OSError as error:
            self.fault = str(error)
