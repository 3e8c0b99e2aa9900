"""What a run makes is written beside its place, and put there when all of it is whole.

A folder of its own beside each file lies on the same disk, so that the last step is a rename, which happens or does
not: whatever ends a run before it, an older file is as it was. What a run that was killed leaves behind is removed by a
later one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsFields

from ..core.messages import Refusal

MARK = ".regiolens-"
#: seconds after which a folder is that of a run that was killed
DAY = 86400
#: bytes that are free on a disk on which nothing broke off: what breaks off fills it
SPARE = 4096
#: what SQLite adds to the name of its file while it writes
LONGEST_ADDED = len("-journal")
#: what is said of faults that are those of the disk and not of this code
DISK = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EFBIG,
    errno.EIO,
    errno.ENAMETOOLONG,
    errno.EISDIR,
    errno.EINVAL,
    errno.ENOENT,
    errno.ENOTDIR,
    errno.EBUSY,
    errno.ETXTBSY,
    errno.ELOOP,
}
#: parts of a shapefile that belong to the older one where the new one has none
PARTS = ("qix", "sbn", "sbx", "idm", "ind", "cpg", "qpj", "prj")


@dataclass
class Output:
    """One output: its parameter, its place, the folder in which it is written, and what a layer has become there.

    Attributes
    ----------
    table : str
        The table of a GeoPackage, "" where the output is a file of its own.
    destination : str
        What the sink is called while it lies in the folder.
    """

    parameter: str
    place: Path
    folder: Path
    table: str = ""
    destination: str = ""

    @property
    def file(self) -> Path:
        """Where it is written."""
        return self.folder / self.place.name

    def final(self, text: str) -> str:
        """A text that begins with the folder, as it is when all is in its place."""
        return str(self.place.parent / text[len(str(self.folder)) + 1 :])


class Outputs:
    """The outputs of one run."""

    def __init__(self) -> None:
        self.staged: dict[str, Output] = {}
        #: sink to the fields that it was given, of which a format may rename some (a shapefile cuts names), and to
        #: their titles
        self.fields: dict[str, QgsFields] = {}
        self.heads: dict[str, list[str]] = {}
        #: sink to its title, and to its metadata, which QGIS does not keep with a layer of PostGIS
        self.titles: dict[str, str] = {}
        self.metadata: dict[str, object] = {}
        #: results beside those that the algorithm gives itself
        self.more: dict[str, str] = {}
        #: of the run, from which its outputs have theirs
        self.identity = ""

    def beside(self, parameter: str, place: Path, table: str = "") -> Output:
        """The output of a parameter, with a new folder beside its place to write it in.

        Raises
        ------
        Refusal
            If nothing can be written there.
        """
        if parameter not in self.staged:
            if place.is_symlink():  # what it leads to is written, not a file in its stead
                place = place.resolve()
            with as_refusal(parameter, place):
                _remove_left(place.parent)
                folder = Path(tempfile.mkdtemp(prefix=MARK, dir=place.parent))
                folder.chmod(0o755)  # others may look at it meanwhile, as at any output
            self.staged[parameter] = Output(parameter, place, folder, table)
        return self.staged[parameter]

    def of(self, text: object) -> Output | None:
        """The output that a result names, None where it names none."""
        if not isinstance(text, str):
            return None
        return next((one for one in self.staged.values() if text.startswith(str(one.folder) + os.sep)), None)

    def in_place(self, text: str) -> str:
        """A text in which the folders beside are the places that users know."""
        for one in self.staged.values():
            text = text.replace(str(one.folder), str(one.place.parent))
        return text

    def check_disk(self) -> None:
        """Refuse to replace anything by what may have broken off.

        Raises
        ------
        Refusal
            If a disk is full, or a file is empty.
        """
        for one in self.staged.values():
            full = shutil.disk_usage(one.folder).free < SPARE
            if full or (one.file.is_file() and not one.file.stat().st_size):
                raise Refusal(
                    "{parameter} cannot be written whole to '{file}': the disk is full; nothing was replaced.",
                    parameter=one.parameter,
                    file=str(one.place),
                )

    def put(self, one: Output) -> None:
        """Put the files of an output in their place, the one that it is called by last.

        Raises
        ------
        Refusal
            If one cannot be replaced, as where it is open in another program.
        """
        names = sorted((path.name for path in one.folder.iterdir()), key=lambda name: name == one.place.name)
        with as_refusal(one.parameter, one.place):
            for name in names:
                (one.folder / name).replace(one.place.with_name(name))
            if one.place.suffix.lower() == ".shp":
                for part in PARTS:
                    if one.place.with_suffix(f".{part}").name not in names:
                        one.place.with_suffix(f".{part}").unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove what was not put in its place."""
        for one in self.staged.values():
            shutil.rmtree(one.folder, ignore_errors=True)


def _remove_left(folder: Path) -> None:
    """Remove what runs that were killed have left in a folder; a younger one may be under way."""
    for left in folder.glob(f"{MARK}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > DAY:
                shutil.rmtree(left, ignore_errors=True)


@contextlib.contextmanager
def as_refusal(parameter: str, place: Path) -> Iterator[None]:
    """Say in one sentence what the disk does not let be done.

    Raises
    ------
    Refusal
    """
    try:
        yield
    except OSError as error:
        if error.errno not in DISK:
            raise
        raise Refusal(
            "{parameter} cannot be written to '{file}' ({fault}): choose another place, or close the file where it is "
            "open.",
            parameter=parameter,
            file=str(place),
            fault=error.strerror or str(error),
        ) from error


def check_place(parameter: str, place: Path) -> None:
    """Refuse a place where no file can be, before anything is computed.

    Raises
    ------
    Refusal
        If the folder does not exist or is read-only, a folder, a write-protected file or what is no file is there, or
        the name is too long.
    """
    details = {"parameter": parameter, "file": str(place)}
    longest, room = _longest_name(), max(len(os.fsencode(part)) for part in place.parts)
    limit = longest if room > longest or place.suffix.lower() != ".gpkg" else longest - LONGEST_ADDED
    if room > limit:
        raise Refusal(
            "The name that {parameter} gives is longer than the {limit} signs that a file or folder may have ({file}): "
            "choose a shorter one.",
            limit=limit,
            **details,
        )
    with as_refusal(parameter, place):
        place = _leads_to(place) if place.is_symlink() else place
        if not place.parent.is_dir():
            raise Refusal(
                "The folder of {parameter} does not exist ({file}): make it first, or choose another.", **details
            )
        if place.is_dir():
            raise Refusal("{parameter} is a folder ({file}): give the name of a file in it.", **details)
        if place.exists() and not place.is_file():  # such as /dev/null, which a file would replace
            raise Refusal("{parameter} is no file but a part of the system ({file}): choose another.", **details)
    if not os.access(place.parent, os.W_OK | os.X_OK):
        raise Refusal("The folder of {parameter} is read-only ({file}): choose another.", **details)
    if place.exists() and not os.access(place, os.W_OK):
        raise Refusal(
            "{parameter} is a write-protected file ({file}): choose another, or take its protection off.", **details
        )


def _leads_to(link: Path) -> Path:
    """What a link leads to, which is what is written.

    Raises
    ------
    OSError
        If it leads back to itself.
    """
    try:
        target = link.resolve()
    except RuntimeError as error:  # from Python 3.13 on it stays a link
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(link)) from error
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(link))
    return target


def _longest_name() -> int:
    """The longest name of a file, in bytes."""
    with contextlib.suppress(AttributeError, OSError, ValueError):  # Windows has no pathconf
        return os.pathconf("/", "PC_NAME_MAX")
    return 255
