"""StatLine on loopback: tables made up on the spot, or real answers played back, under the paths of CBS.

/v4/<table>/Properties, MeasureCodes, MeasureGroups, Dimensions, <dimension>Codes, Observations
/v3/<table>/TableInfos, DataProperties, <dimension>, TypedDataSet, UntypedDataSet
"""

import importlib.util
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

if "loopback" not in sys.modules:
    spec = importlib.util.spec_from_file_location("loopback", Path(__file__).with_name("loopback.py"))
    sys.modules["loopback"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["loopback"])
Server, as_json = sys.modules["loopback"].Server, sys.modules["loopback"].as_json

CBS_V4 = "https://datasets.cbs.nl/odata/v1/CBS"
CBS_V3 = "https://opendata.cbs.nl/ODataFeed/OData"


@dataclass
class Made:
    """A table whose figure for region r, period p and measure m is known: 1000 r + 10 p + m, missing where it says so.

    Attributes
    ----------
    missing : dict
        (region, period, measure position) to the mark: v4's ValueAttribute, v3's sign.
    """

    id: str = "99999NED"
    regions: tuple = ("NL01", "GM0014", "GM0034", "GM0363", "WK036301", "BU03630101")
    periods: tuple = ("2022JJ00", "2023JJ00")
    measures: tuple = (
        # v4 identifier, v3 key, title, unit, decimals
        ("T001036", "AantalInwoners_1", "Aantal inwoners", "aantal", 0),
        ("M000100", "Bevolkingsdichtheid_2", "Bevolkingsdichtheid", "aantal inwoners per km²", 1),
    )
    missing: dict = field(default_factory=dict)
    page: int = 10_000
    others: tuple = ()
    region: str = "WijkenEnBuurten"
    counts: bool = True

    def value(self, r, p, m):
        return None if (self.regions[r], self.periods[p], m) in self.missing else float(1000 * r + 10 * p + m)

    def sign(self, r, p, m):
        return self.missing.get((self.regions[r], self.periods[p], m), ("None", ""))

    def combinations(self):
        for r, region in enumerate(self.regions):
            for p, period in enumerate(self.periods):
                for other in self.others or (None,):
                    yield r, p, {self.region: region, "Perioden": period, **({"Leeftijd": other} if other else {})}

    def dimensions(self):
        return [(self.region, "Wijken en buurten", "Geo"), ("Perioden", "Perioden", "Time")] + (
            [("Leeftijd", "Leeftijd", "")] if self.others else []
        )

    def codes(self, dimension):
        return {self.region: self.regions, "Perioden": self.periods, "Leeftijd": self.others}.get(dimension)

    # -- OData v4

    def v4(self, part, query):
        context = f"{CBS_V4}/{self.id}/$metadata#{part}"
        if part == "Properties":
            return {
                "@odata.context": context,
                "Identifier": self.id,
                "Title": "Kerncijfers op maat",
                "Description": "Tabel om mee te toetsen.\r\n\r\nTweede alinea.",
                "ObservationsModified": "2024-11-01T02:00:00+01:00",
                "TemporalCoverage": "2022 - 2023",
                "Source": "CBS.",
            }
        if part == "Observations":
            return self.observations(context, query)
        rows = None
        if part == "MeasureCodes":
            rows = [
                {
                    "Identifier": identifier,
                    "Index": i,
                    "Title": title,
                    "Description": f"Omschrijving van {title}.\r\nTweede regel.",
                    "Unit": unit,
                    "DataType": "Float",
                    "Decimals": decimals,
                    "MeasureGroupId": None,
                }
                for i, (identifier, _, title, unit, decimals) in enumerate(self.measures)
            ]
        elif part == "Dimensions":
            rows = [
                {"Identifier": key, "Title": title, "Description": "", "Kind": f"{kind}Dimension"}
                for key, title, kind in self.dimensions()
            ]
        elif part.endswith("Codes") and self.codes(part[:-5]):
            rows = [
                {"Identifier": code, "Title": f"Titel {code}", "Index": i, "Status": self.status(part[:-5], i)}
                for i, code in enumerate(self.codes(part[:-5]))
            ]
        return None if rows is None else {"@odata.context": context, "value": rows}

    def status(self, dimension, i):
        if dimension != "Perioden":
            return None
        return "Voorlopig" if i == len(self.periods) - 1 else "Definitief"

    def observations(self, context, query):
        rows = []
        for r, p, codes in self.combinations():
            for m, (identifier, *_) in enumerate(self.measures):
                row = {"Id": len(rows), "Measure": identifier, **codes}
                value = self.value(r, p, m)
                rows.append({**row, "Value": value, "ValueAttribute": self.sign(r, p, m)[0]})
        rows = [row for row in rows if fits(query.get("$filter", ""), row)]
        start = int(query.get("$skip", 0))
        page = {"@odata.context": context}
        if self.counts and query.get("$count") == "true":
            page["@odata.count"] = len(rows)
        page["value"] = rows[start : start + self.page]
        if start + self.page < len(rows):
            kept = "&".join(f"{key}={value}" for key, value in query.items() if key != "$skip")
            page["@odata.nextLink"] = f"{CBS_V4}/{self.id}/Observations?{kept}&$skip={start + self.page}"
        return page

    # -- OData v3

    def v3(self, part, query):
        context = f"{CBS_V3}/{self.id}/$metadata#Cbs.OData.WebAPI.{part}"
        if part in ("TypedDataSet", "UntypedDataSet"):
            return self.data_set(context, part, query)
        rows = None
        if part == "TableInfos":
            rows = [{"ID": 0, "Identifier": self.id, "Title": "Kerncijfers op maat", "Period": "2022-2023"}]
            rows[0] |= {"Modified": "2024-11-01T02:00:00", "Source": "CBS."}
            rows[0]["ShortDescription"] = "Tabel om mee te toetsen."
        elif part == "DataProperties":
            rows = [
                {
                    "ID": i,
                    "Position": i,
                    "ParentID": None,
                    "Type": f"{kind}Dimension",
                    "Key": key,
                    "Title": title,
                    "Description": None,
                }
                for i, (key, title, kind) in enumerate(self.dimensions())
            ]
            rows += [
                {
                    "ID": 10 + i,
                    "Position": 10 + i,
                    "ParentID": None,
                    "Type": "Topic",
                    "Key": key,
                    "Title": title,
                    "Unit": unit,
                    "Decimals": decimals,
                    "Datatype": "Double",
                    "Description": f"Omschrijving van {title}.",
                }
                for i, (_, key, title, unit, decimals) in enumerate(self.measures)
            ]
        elif self.codes(part):
            rows = [
                {"Key": pad(part, code), "Title": f"Titel {code}", "Description": None, "Status": self.status(part, i)}
                for i, code in enumerate(self.codes(part))
            ]
        return None if rows is None else {"value": rows, "odata.metadata": context}

    def data_set(self, context, part, query):
        rows = []
        for r, p, codes in self.combinations():
            row = {"ID": len(rows), **{key: pad(key, code) for key, code in codes.items()}}
            for m, (_, key, *_rest) in enumerate(self.measures):
                value = self.value(r, p, m)
                if part == "UntypedDataSet":
                    value = f"{self.sign(r, p, m)[1] if value is None else value:>8}"
                row[key] = value
            rows.append(row)
        rows = [row for row in rows if fits(query.get("$filter", ""), row)]
        if "$select" in query:
            rows = [{key: row[key] for key in query["$select"].split(",")} for row in rows]
        start = int(query.get("$skip", 0))
        page = {"value": rows[start : start + self.page], "odata.metadata": context}
        if start + self.page < len(rows):
            kept = "&".join(f"{key}={value}" for key, value in query.items() if key != "$skip")
            page["odata.nextLink"] = f"{CBS_V3}/{self.id}/{part}/?{kept}&$skip={start + self.page}"
        return page


def pad(dimension, code):
    """v3 pads the codes of regions with blanks to ten."""
    return code if dimension == "Perioden" else f"{code:<10}"


def fits(text, row):
    """The part of $filter that is used: clauses of `or` joined by `and`."""
    clauses = [clause for clause in text.split(" and ") if clause]
    return all(any(_holds(term, row) for term in clause.split(" or ")) for clause in clauses)


def _holds(term, row):
    term = term.strip()
    while term.startswith("("):
        term = term[1:]
    if term.startswith("startswith"):
        key, text = re.match(r"startswith\((\w+),'([^']*)'\)", term).groups()
        return str(row[key]).startswith(text)
    if " in " in term:
        key, values = re.match(r"(\w+) in \(([^)]*)\)", term).groups()
        return row[key] in re.findall(r"'([^']*)'", values)
    key, text = re.match(r"(\w+) eq '([^']*)'", term).groups()
    return row[key] == text


class StatLine(Server):
    """Tables by their id, answers by their path; addresses `v4`, `v3` and `third` as the settings want them."""

    def __init__(self, *tables, certificate=None):
        self.tables = {("v4", table.id): table for table in tables} | {("v3", table.id): table for table in tables}
        self.files = {}
        super().__init__(self.find, certificate)
        self.v4, self.v3, self.third = (f"{self.url}/{name}" for name in ("v4", "v3", "third"))

    def play(self, version, table, part, file):
        """Answer a part of a table with the bytes of a file, whatever the query."""
        self.files[(version, table, part)] = Path(file).read_bytes()

    def only(self, *versions):
        """Keep the tables under these addresses alone."""
        for version, table in list(self.tables):
            found = self.tables.pop((version, table))
            for kept in versions:
                self.tables[(kept, table)] = found

    def find(self, path, query):
        version, table, *rest = path.strip("/").split("/")
        part = rest[0] if rest else ""
        if (version, table, part) in self.files:
            return self.files[(version, table, part)]
        found = self.tables.get((version, table))
        if found is None:
            return None
        answer = found.v4(part, query) if version == "v4" else found.v3(part, query)
        return None if answer is None else as_json(answer)
