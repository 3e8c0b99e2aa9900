"""Ends runs while they write, fills the disk under them, lets two write at once, and prints what was lost.

.venv/bin/python scripts/break_writing.py              all of it
.venv/bin/python scripts/break_writing.py kills        kill -9, at moments spread over the writing
.venv/bin/python scripts/break_writing.py disks        disks of every size up to that of the output (as root: tmpfs)
.venv/bin/python scripts/break_writing.py together     two runs at once into one GeoPackage

An older output must be there as it was, or the new one whole; other tables must be there as they were; no journal may
be left that a reader cannot deal with. PostGIS takes part where a server is installed.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import select
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent
sys.path.insert(0, str(SCRIPTS))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from headless import start  # noqa: E402

ROWS, OLDER = 8_000, 50
KILLS = 9  # of each algorithm and target
STEPS = 24
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
WHEN_WRITING = b"w"


def make_squares(path: Path, rows: int) -> None:
    """Squares with codes and figures, in a GeoPackage."""
    from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorFileWriter, QgsVectorLayer

    fields = "".join(f"&field={name}:double" for name in (*DOMAINS, "oad"))
    layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:28992&field=code:string{fields}", "squares", "memory")
    draw, features = random.Random(rows), []
    for number in range(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(
            [f"BU{number:08d}", *(round(draw.uniform(0, 100), 1) for _ in DOMAINS), draw.uniform(0, 4000)]
        )
        west, south = 100 * (number % 200), 100 * (number // 200)
        outline = QgsGeometry.fromRect(QgsRectangle(west, south, west + 100, south + 100))
        outline.convertToMultiType()
        feature.setGeometry(outline)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    fault = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
    assert fault[0] == QgsVectorFileWriter.WriterError.NoError, fault


def jobs(squares: Path, table: Path) -> dict[str, dict]:
    """Five algorithms with what they read."""
    return {
        "joinindicators": {"INPUT": str(squares), "TABLE": str(table)},
        "mdi": {"INPUT": str(squares), "MODEL": "pon2023_domains"},
        "quartilemap": {"INPUT": str(squares), "FIELD": "inkomen"},
        "urbanity": {"INPUT": str(squares), "FIELD": "oad"},
        "aggregate": {"INPUT": str(squares), "GROUP": "code", "RULES": {"inkomen": "mean"}, "DISSOLVE": True},
    }


def run(algorithm: str, parameters: dict) -> tuple[dict, str]:
    """The results of a run, and the sentence with which it ended where it did not succeed."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    found = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{algorithm}")
    results, succeeded = found.run(parameters, context, feedback)
    said = feedback.textLog().strip().splitlines()
    return results, "" if succeeded else (said[-1] if said else "no word")


def in_child(work: Callable[[], None], kill_after: float | None = None) -> float:
    """Do the work in a process of its own, and kill that some seconds after it began to write; how long it wrote."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        from regiolens.bridge.layers import sinks

        fill = sinks._fill_layer, sinks._fill_postgis

        def telling(inner: Callable) -> Callable:
            def call(*arguments: object) -> object:
                os.write(writing, WHEN_WRITING)
                return inner(*arguments)

            return call

        sinks._fill_layer, sinks._fill_postgis = map(telling, fill)
        with Path(os.devnull).open("w") as null:
            os.dup2(null.fileno(), 2)
        try:
            work()
        finally:
            os._exit(0)
    os.close(writing)
    assert os.read(reading, 1) == WHEN_WRITING, "the run ended before it wrote"
    begun = time.monotonic()
    if kill_after is not None and not select.select([reading], [], [], kill_after)[0]:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    return time.monotonic() - begun


class Target:
    """A kind of place, what it holds, and whether that is whole."""

    name = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def output(self) -> str:
        """The destination."""
        raise NotImplementedError

    def state(self) -> object:
        """What is there; equal where nothing changed."""
        raise NotImplementedError

    def rows(self) -> int:
        """How many rows the output has."""
        raise NotImplementedError

    def reset(self) -> None:
        """Take away what is there."""

    def left(self) -> list[str]:
        """What else lies there."""
        return []


class File(Target):
    """A GeoPackage of its own."""

    name = "file"

    def output(self) -> str:
        return str(self.folder / "output.gpkg")

    def state(self) -> object:
        return hashlib.sha256(Path(self.output()).read_bytes()).hexdigest()

    def rows(self) -> int:
        return table_rows(self.output(), "output")

    def reset(self) -> None:
        for path in self.folder.glob("output*"):
            path.unlink()

    def left(self) -> list[str]:
        # a journal that says nothing lies there until the next one who writes
        known = [f"{name}.gpkg" for name in ("output", "province", "squares", "small", "older", "table")]
        ours = [*known, *(f"{name}-journal" for name in known)]
        return [path.name for path in self.folder.iterdir() if path.name not in ours and path.name[0] != "."]


class Table(File):
    """A table of a GeoPackage that has another."""

    name = "GeoPackage table"

    def output(self) -> str:
        return f"ogr:dbname='{self.folder / 'province.gpkg'}' table=\"output\" (geom)"

    def state(self) -> object:
        with contextlib.closing(sqlite3.connect(self.folder / "province.gpkg")) as database:
            return [
                hashlib.sha256(repr(database.execute(f'SELECT * FROM "{name}"').fetchall()).encode()).hexdigest()
                for name in ("output", "squares", "gpkg_contents", "gpkg_geometry_columns", "layer_styles")
            ]

    def rows(self) -> int:
        assert table_rows(self.folder / "province.gpkg", "squares") == OLDER, "another table has changed"
        return table_rows(self.folder / "province.gpkg", "output")

    def reset(self) -> None:
        for path in self.folder.glob("province*"):
            path.unlink()
        shutil.copy(self.folder / "older.gpkg", self.folder / "province.gpkg")


class PostGis(Target):
    """A table of PostGIS."""

    name = "PostGIS"

    def __init__(self, folder: Path, server: Server) -> None:
        super().__init__(folder)
        self.server = server

    def output(self) -> str:
        return f'postgis:{self.server.address} table="public"."output" (geom)'

    def state(self) -> object:
        return self.server.ask("SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM \"output\" t")

    def rows(self) -> int:
        return int(self.server.ask('SELECT count(*) FROM "output"'))

    def reset(self) -> None:
        self.server.ask('DROP TABLE IF EXISTS "output"')

    def left(self) -> list[str]:
        known = "'output', 'spatial_ref_sys', 'layer_styles', 'qgis_layer_metadata'"
        found = self.server.ask(
            f"SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ({known})"
        )
        return found.split()


class Server:
    """A PostGIS server of our own on loopback."""

    def __init__(self) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        if not found:
            raise FileNotFoundError("no PostgreSQL server is installed")
        self.programs, self.folder = found[-1].parent, Path(tempfile.mkdtemp(prefix="regiolens-postgis-"))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.user = []
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(self.folder, "postgres")
            self.user = ["runuser", "-u", "postgres", "--"]
        self.address = f"host=127.0.0.1 port={self.port} dbname='postgres' user='postgres'"
        self._call("initdb", "-A", "trust", "-U", "postgres", "-D", self.folder / "data")
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder} -c fsync=off"
        self._call("pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o", options, "start")
        self.ask("CREATE EXTENSION postgis")

    def _call(self, program: str, *arguments: object) -> str:
        command = [*self.user, str(self.programs / program), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=self.folder).stdout

    def ask(self, sql: str) -> str:
        """What the server answers."""
        return self._call("psql", "-h", "127.0.0.1", "-p", self.port, "-U", "postgres", "-tAc", sql).strip()

    def stop(self) -> None:
        """End it and remove its data."""
        self._call("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def table_rows(path: Path | str, table: str) -> int:
    """Rows of a table, with a check of the whole file; what was broken off is rolled back by opening it."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",), path
        return int(database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])


@contextlib.contextmanager
def ground() -> Iterator[tuple[Path, dict[str, dict], dict[str, dict]]]:
    """A folder with layers large and small, and the jobs on both."""
    folder = Path(tempfile.mkdtemp(prefix="regiolens-break-"))
    try:
        make_squares(folder / "squares.gpkg", ROWS)
        make_squares(folder / "small.gpkg", OLDER)
        shutil.copy(folder / "small.gpkg", folder / "table.gpkg")
        yield (
            folder,
            jobs(folder / "squares.gpkg", folder / "table.gpkg"),
            jobs(folder / "small.gpkg", folder / "table.gpkg"),
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def kills() -> int:
    """Kill runs while they write."""
    lost, count, kept, new = [], 0, 0, 0
    try:
        server = Server()
    except FileNotFoundError as fault:
        print(f"kills: without PostGIS, as {fault}")
        server = None
    draw = random.Random(1)
    try:
        with ground() as (folder, large, small):
            targets: list[Target] = [File(folder), Table(folder), *([PostGis(folder, server)] if server else [])]
            place = folder / "older.gpkg"
            run("urbanity", {**small["urbanity"], "OUTPUT": f"ogr:dbname='{place}' table=\"squares\" (geom)"})
            run("urbanity", {**small["urbanity"], "OUTPUT": f"ogr:dbname='{place}' table=\"output\" (geom)"})
            for target in targets:
                for name in large:
                    target.reset()
                    whole = {**large[name], "OUTPUT": target.output()}
                    seconds = in_child(lambda name=name, whole=whole: run(name, whole))
                    expected = target.rows()
                    for turn in range(KILLS):
                        target.reset()
                        _, fault = run("urbanity", {**small["urbanity"], "OUTPUT": target.output()})
                        assert not fault, fault
                        before = target.state()
                        # three of them towards the end, where files are put in their places
                        share = draw.uniform(0.8, 1.05) if turn % 3 == 0 else (turn + draw.random()) / KILLS
                        in_child(lambda name=name, whole=whole: run(name, whole), share * seconds)
                        count += 1
                        rows = target.rows()
                        if rows == OLDER and target.state() == before:
                            kept += 1
                        elif rows == expected:
                            new += 1
                        else:
                            lost.append(f"{name} to {target.name}, at {share:.2f}: {rows} rows")
                        if target.left():
                            lost.append(f"{name} to {target.name}, at {share:.2f}: left {target.left()}")
                    print(f"  {target.name}, {name}: {seconds:.2f} s of writing, {KILLS} kills", flush=True)
                    for path in folder.glob(".regiolens-*"):
                        shutil.rmtree(path)
    finally:
        if server:
            server.stop()
    print(
        f"kills: {count}; the older output was there {kept} times, the new one whole {new} times; "
        f"lost: {lost or 'nothing'}"
    )
    return len(lost)


def disks() -> int:
    """Run on disks that are too small."""
    if os.geteuid() or not shutil.which("mount"):
        print("disks: skipped, as only root can make a disk in memory")
        return 0
    lost, count, written = [], 0, 0
    with ground() as (folder, large, small):
        place = folder / "disk"
        place.mkdir()
        for name, output, room in (
            ("quartilemap", {"OUTPUT": "output.gpkg"}, 1.4),
            ("quartilemap", {"OUTPUT": "output.csv"}, 1.4),
            ("quartilemap", {"OUTPUT": "output.geojson", "STYLE": "style.qml"}, 1.4),
            ("quartilemap", {"OUTPUT": "output.shp"}, 1.4),
            ("quartilemap", {"OUTPUT": "output.fgb"}, 2.6),  # written twice, with its index
            ("mdi", {"OUTPUT": "output.gpkg", "SCALE_OUT": "scale.json"}, 1.4),
            ("joinindicators", {"OUTPUT": "output.gpkg", "REPORT": "report.html"}, 1.4),
            ("joinindicators", {"OUTPUT": "ogr:dbname='{}/older.gpkg' table=\"output\" (geom)"}, 3),
        ):
            paths = {key: value.format(place) if ":" in value else str(place / value) for key, value in output.items()}
            run(name, {**large[name], **paths})
            size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
            for path in place.iterdir():
                path.unlink()
            tried = refused = 0
            for step in range(STEPS + 1):
                subprocess.run(
                    [
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        f"size={16 + int(size * room * step / STEPS / 1024)}k",
                        "tmpfs",
                        place,
                    ],
                    check=True,
                )
                try:
                    _, fault = run(name, {**small[name], **paths})
                    if fault:  # not even the older one fits
                        continue
                    before = {path.name: path.read_bytes() for path in place.iterdir()}
                    _, fault = run(name, {**large[name], **paths})
                    after = {path.name: path.read_bytes() for path in place.iterdir()}
                    tried += 1
                    if fault:
                        refused += 1
                        if "Traceback" in fault:
                            lost.append(f"{name} {output} step {step}: {fault}")
                    if fault and (before != after):
                        lost.append(f"{name} {output} step {step}: {fault}; {sorted(before)} {sorted(after)}")
                    elif not fault and not _whole(paths["OUTPUT"], ROWS):
                        lost.append(f"{name} {output} step {step}: success, and not whole")
                finally:
                    subprocess.run(["umount", "--lazy", place], check=True)
            print(f"  {name} to {', '.join(output.values())}: {tried} disks, {refused} too small", flush=True)
            count, written = count + tried, written + tried - refused
    print(f"disks: {count}, of which {written} large enough; lost: {lost or 'nothing'}")
    return len(lost)


def _whole(destination: str, rows: int) -> bool:
    """Whether an output has all its rows, the last of them too."""
    from qgis.core import QgsDataSourceUri, QgsVectorLayer

    if destination.startswith("ogr:"):
        uri = QgsDataSourceUri(destination[4:])
        destination = f"{uri.database()}|layername={uri.table()}"
    layer = QgsVectorLayer(destination, "output", "ogr")
    found = [
        feature["kwartiel"] if layer.fields().lookupField("kwartiel") >= 0 else 1 for feature in layer.getFeatures()
    ]
    return len(found) == rows and all(str(value).strip() not in ("", "NULL") for value in found)


def together() -> int:
    """Two runs at once into one GeoPackage, which is there or not."""
    lost, count = [], 0
    with ground() as (folder, large, small):
        place = folder / "shared.gpkg"
        for there in (False, True) * 3:
            for path in folder.glob("shared*"):
                path.unlink()
            if there:
                run("urbanity", {**small["urbanity"], "OUTPUT": f"ogr:dbname='{place}' table=\"first\" (geom)"})
            children = []
            for name in ("urbanity", "quartilemap", "mdi"):
                child = os.fork()
                if not child:
                    try:
                        run(name, {**large[name], "OUTPUT": f"ogr:dbname='{place}' table=\"{name}\" (geom)"})
                    finally:
                        os._exit(0)
                children.append(child)
            for child in children:
                os.waitpid(child, 0)
            count += 1
            for name in ("urbanity", "quartilemap", "mdi"):
                try:
                    rows = table_rows(place, name)
                except sqlite3.Error as fault:
                    rows = str(fault)
                if rows != ROWS:
                    lost.append(f"{name}, file there before: {there}: {rows}")
            if there and table_rows(place, "first") != OLDER:
                lost.append("the table that was there")
    print(f"together: three runs at once, {count} times; lost: {lost or 'nothing'}")
    return len(lost)


def main() -> None:
    """Do what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ways = {"kills": kills, "disks": disks, "together": together}
    parser.add_argument("ways", nargs="*", choices=[*ways, []], help="all when none is given")
    asked = parser.parse_args().ways
    alive = start()
    from osgeo import gdal

    gdal.PushErrorHandler("CPLQuietErrorHandler")  # what it says of full disks
    faults = sum(ways[name]() for name in (asked or ways))
    sys.stdout.flush()
    os._exit(bool(faults) if alive else 1)


if __name__ == "__main__":
    main()
