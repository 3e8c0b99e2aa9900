"""WFS 2.0 on loopback under the paths of PDOK: areas made up on the spot, or MapServer over real files.

/gebiedsindelingen/<year>/wfs/v1_0 and /wijkenbuurten/<year>/wfs/v1_0
"""

import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

if "loopback" not in sys.modules:
    spec = importlib.util.spec_from_file_location("loopback", Path(__file__).with_name("loopback.py"))
    sys.modules["loopback"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["loopback"])
Server, as_json = sys.modules["loopback"].Server, sys.modules["loopback"].as_json

MAPSERV = Path("/usr/lib/cgi-bin/mapserv")
URN = "urn:ogc:def:crs:EPSG::28992"


def square(position):
    """A square of 900 m in RD New, the next one 1 km to the east, a hundred in a row."""
    x, y = 100_000 + 1000 * (position % 100), 400_000 + 1000 * (position // 100)
    return [[[x, y], [x + 900, y], [x + 900, y + 900], [x, y + 900], [x, y]]]


@dataclass
class Made:
    """A layer of areas, squares beside one another.

    Attributes
    ----------
    rows : list of dict
        The fields.
    most : int
        What the server gives at most at a time.
    filters, counts : bool
        Whether it minds filters, and tells how many areas there are.
    crs : str
        What pages say; "" leaves it out.
    shape : callable
        Position to rings.
    """

    rows: list
    most: int = 1000
    filters: bool = True
    counts: bool = True
    crs: str = URN
    shape: object = field(default=square)

    def answer(self, name, query):
        wanted = [(n, row) for n, row in enumerate(self.rows) if not self.filters or self.fits(query, n, row)]
        if query.get("resultType") == "hits":
            matched = len(wanted) if self.counts else "unknown"
            head = '<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0"'
            return f'<?xml version="1.0"?>\n{head} numberMatched="{matched}" numberReturned="0"/>\n'.encode()
        assert query["outputFormat"] == "application/json"
        start, count = int(query["startIndex"]), min(int(query["count"]), self.most)
        page = {"type": "FeatureCollection", "name": name}
        if self.crs:
            page["crs"] = {"type": "name", "properties": {"name": self.crs}}
        page["features"] = [
            {
                "type": "Feature",
                "id": f"{name}.{n}",
                "properties": row,
                "geometry": {"type": "Polygon", "coordinates": self.shape(n)},
            }
            for n, row in wanted[start : start + count]
        ]
        return as_json(page)

    def fits(self, query, n, row):
        text = query.get("filter", "")
        if text:
            assert 'xmlns="http://www.opengis.net/fes/2.0"' in text
            clauses = re.findall(r"<ValueReference>(\w+)</ValueReference><Literal>([^<]*)</Literal>", text)
            return any(
                row[name].startswith(value[:-1]) if value.endswith("*") else row[name] == value
                for name, value in clauses
            )
        if "bbox" in query:
            *corners, crs = query["bbox"].split(",")
            assert crs == URN
            west, south, east, north = map(float, corners)
            points = self.shape(n)[0]
            xs, ys = zip(*points)
            return max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north
        return True


class Wfs(Server):
    """Layers by service, year and name without prefix; addresses `gebieden` and `wijken` as the settings want them."""

    def __init__(self, layers, certificate=None):
        self.layers = layers
        super().__init__(self.find, certificate)
        self.gebieden, self.wijken = f"{self.url}/gebiedsindelingen", f"{self.url}/wijkenbuurten"

    def find(self, path, query):
        service, year, *rest = path.strip("/").split("/")
        known = [name for s, y, name in self.layers if (s, str(y)) == (service, year)]
        if rest != ["wfs", "v1_0"] or not known:
            return None
        prefix, _, name = query["typeNames"].partition(":")
        if prefix != service or name not in known:
            return 400, (
                b'<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0">'
                b'<ows:Exception exceptionCode="InvalidParameterValue" locator="typename"><ows:ExceptionText>TYPENAME '
                b"doesn't exist in this server.</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"
            )
        assert (query["service"], query["version"], query["request"]) == ("WFS", "2.0.0", "GetFeature")
        return self.answer_of(service, int(year), name, query)

    def answer_of(self, service, year, name, query):
        return self.layers[(service, year, name)].answer(name, query)


MAP = """MAP
  NAME "{service}"
  EXTENT 0 290000 300000 640000
  PROJECTION "init=epsg:28992" END
  OUTPUTFORMAT
    NAME "geojson"
    DRIVER "OGR/GEOJSON"
    MIMETYPE "application/json"
    FORMATOPTION "STORAGE=stream"
    FORMATOPTION "FORM=SIMPLE"
  END
  WEB METADATA
    "ows_title" "{service}"
    "ows_onlineresource" "{url}?"
    "ows_srs" "EPSG:28992 EPSG:4326"
    "ows_enable_request" "*"
    "wfs_namespace_prefix" "{service}"
    "wfs_namespace_uri" "http://{service}.geonovum.nl"
    "wfs_maxfeatures" "1000"
  END END
{layers}END
"""
LAYER = """  LAYER
    NAME "{name}"
    TYPE POLYGON
    STATUS ON
    CONNECTIONTYPE OGR
    CONNECTION "{file}"
    DATA "{table}"
    PROJECTION "init=epsg:28992" END
    METADATA
      "ows_title" "{name}"
      "gml_include_items" "all"
      "gml_types" "auto"
      "wfs_getfeature_formatlist" "geojson"
    END
  END
"""


class MapServer(Wfs):
    """MapServer as PDOK runs it: a map per service and year; a layer is (file, table)."""

    def __init__(self, layers, folder):
        super().__init__(layers)
        self.folder = Path(folder)
        (self.folder / "mapserver.conf").write_text('CONFIG\n  ENV\n    MS_MAP_PATTERN "."\n  END\nEND\n')
        for service, year in {key[:2] for key in layers}:
            parts = [
                LAYER.format(name=name, file=file, table=table)
                for (s, y, name), (file, table) in layers.items()
                if (s, y) == (service, year)
            ]
            url = f"{self.url}/{service}/{year}/wfs/v1_0"
            text = MAP.format(service=service, url=url, layers="".join(parts))
            (self.folder / f"{service}_{year}.map").write_text(text)

    def answer_of(self, service, year, name, query):
        asked = urlencode({**query, "map": str(self.folder / f"{service}_{year}.map")})
        environment = {
            **os.environ,
            "MAPSERVER_CONFIG_FILE": str(self.folder / "mapserver.conf"),
            "REQUEST_METHOD": "GET",
            "QUERY_STRING": asked,
        }
        done = subprocess.run([MAPSERV], env=environment, capture_output=True, check=True, timeout=60)
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        status = re.search(rb"^Status: (\d+)", head)
        return (int(status[1]), body) if status else body
