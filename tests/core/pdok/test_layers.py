"""Layers of PDOK by level, year and variant; filters and addresses."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from regiolens.core.messages import Refusal
from regiolens.core.pdok.layers import (
    LONGEST_FILTER,
    PREFIXES,
    Layer,
    filters,
    find_layer,
    hits_url,
    page_url,
    parse_within,
    terms_of,
    year_ranges,
)

AREAS = json.loads((Path(__file__).resolve().parents[3] / "resources" / "catalogue.json").read_text(encoding="utf-8"))[
    "areas"
]


BUURT = Layer(
    "gebiedsindelingen",
    "2024/wfs/v1_0",
    "gebiedsindelingen:buurt_gegeneraliseerd",
    "statcode",
    "buurt",
    "generalised",
    2024,
    (2024,),
)


@pytest.mark.parametrize(
    ("variant", "level", "year", "path", "name", "code"),
    [
        # the layers that PDOK's services are known to have
        ("generalised", "buurt", 2024, "2024/wfs/v1_0", "gebiedsindelingen:buurt_gegeneraliseerd", "statcode"),
        ("generalised", "gemeente", 2014, "2014/wfs/v1_0", "gebiedsindelingen:gemeente_gegeneraliseerd", "statcode"),
        ("generalised", "provincie", 1995, "1995/wfs/v1_0", "gebiedsindelingen:provincie_gegeneraliseerd", "statcode"),
        ("generalised", "COROP", 2022, "2022/wfs/v1_0", "gebiedsindelingen:coropgebied_gegeneraliseerd", "statcode"),
        ("detailed", "gemeente", 2023, "2023/wfs/v1_0", "gebiedsindelingen:gemeente_niet_gegeneraliseerd", "statcode"),
        ("wijk-en-buurtkaart", "buurt", 2024, "2024/wfs/v1_0", "wijkenbuurten:buurten", "buurtcode"),
        ("wijk-en-buurtkaart", "gemeente", 2022, "2022/wfs/v1_0", "wijkenbuurten:gemeenten", "gemeentecode"),
        ("wijk-en-buurtkaart", "wijk", 2021, "2021/wfs/v1_0", "wijkenbuurten:cbs_wijken_2021", "wijkcode"),
    ],
)
def test_the_layer_of_a_level_and_a_year(variant, level, year, path, name, code):
    layer = find_layer(AREAS, variant, level, year)
    assert (layer.path, layer.name, layer.code) == (path, name, code)


def test_a_year_after_the_last_known_one_is_asked_for():
    assert find_layer(AREAS, "wijk-en-buurtkaart", "buurt", 2031).path == "2031/wfs/v1_0"


def test_a_year_that_is_not_served_names_those_that_are():
    with pytest.raises(Refusal, match=r"buurt 2015 .*wijk-en-buurtkaart.*2020-2025"):
        find_layer(AREAS, "wijk-en-buurtkaart", "buurt", 2015)
    with pytest.raises(Refusal, match="2014-2026"):
        find_layer(AREAS, "generalised", "arbeidsmarktregio", 2010)


def test_a_level_that_a_variant_lacks_names_the_variant_that_has_it():
    with pytest.raises(Refusal, match=r"no COROP in the variant 'detailed'.*gemeente, wijk, buurt.*'generalised'"):
        find_layer(AREAS, "detailed", "COROP", 2024)


def test_the_catalogue_has_its_form():
    for variant, entry in AREAS.items():
        assert set(entry) == {"source", "path", "code", "layers"}
        for row in entry["layers"]:
            assert row["from"] <= row["to"]
            assert set(row) - {"from", "to"} <= set(PREFIXES), variant
            assert all(row[level].startswith(entry["source"] + ":") for level in PREFIXES if level in row)


def test_years_are_told_as_ranges():
    assert year_ranges([2015, 2013, 2014, 2020]) == "2013-2015, 2020"


def test_codes_in_whatever_form():
    assert parse_within(" gm0014, PV20;CR03\n14 WK001400 bu0363aa01") == (
        "GM0014",
        "PV20",
        "CR03",
        "WK001400",
        "BU0363AA01",
    )
    assert parse_within("") == ()


@pytest.mark.parametrize("text", ["Groningen", "PV", "GM0014, XX12", "'; DROP"])
def test_what_is_no_code_is_refused(text):
    with pytest.raises(Refusal, match="WITHIN holds"):
        parse_within(text)


def test_codes_of_areas_within_others():
    assert terms_of("buurt", ["GM0014", "WK036300"]) == ("BU0014", "BU036300")
    assert terms_of("gemeente", ["GM0014"]) == ("GM0014",)
    assert terms_of("COROP", ["CR03"]) == ("CR03",)
    with pytest.raises(Refusal, match="No gemeente lies in WK036300"):
        terms_of("gemeente", ["WK036300"])
    with pytest.raises(Refusal, match="No COROP lies in GM0014"):
        terms_of("COROP", ["GM0014"])


def test_a_filter_is_well_formed_and_escaped():
    import xml.etree.ElementTree as ET

    text = filters(BUURT, ["BU0014", "BU00340001", 'BU<&">'])[0]
    root = ET.fromstring(text)
    fes = "{http://www.opengis.net/fes/2.0}"
    assert root.tag == f"{fes}Filter"
    assert [child.tag for child in root[0]] == [
        f"{fes}{name}" for name in ("PropertyIsLike", "PropertyIsEqualTo", "PropertyIsLike")
    ]
    assert [node.text for node in root.iter(f"{fes}Literal")] == ["BU0014*", "BU00340001", 'BU<&">*']
    assert {node.text for node in root.iter(f"{fes}ValueReference")} == {"statcode"}


def test_filters_stay_short_enough_for_an_address():
    terms = [f"BU{n:04}" for n in range(60)]
    found = filters(BUURT, terms)
    assert len(found) > 1
    assert re.findall(r"BU\d{4}", "".join(found)) == terms
    base = "https://service.pdok.nl/cbs/gebiedsindelingen"
    assert max(len(page_url(BUURT, base, 13000, text)) for text in found) < LONGEST_FILTER + 500 <= 2000
    assert filters(BUURT, []) == []


def test_addresses():
    parts = urlsplit(page_url(BUURT, "http://mirror/x", 2000, bounds=(1, 2, 3.5, 4)))
    query = {key: value for key, (value,) in parse_qs(parts.query).items()}
    assert parts.path == "/x/2024/wfs/v1_0"
    assert query == {
        "service": "WFS",
        "version": "2.0.0",
        "request": "GetFeature",
        "typeNames": "gebiedsindelingen:buurt_gegeneraliseerd",
        "srsName": "EPSG:28992",
        "outputFormat": "application/json",
        "count": "1000",
        "startIndex": "2000",
        "bbox": "1.000,2.000,3.500,4.000,urn:ogc:def:crs:EPSG::28992",
    }
    query = parse_qs(urlsplit(hits_url(BUURT, "http://mirror/x", "<Filter/>", (1, 2, 3, 4))).query)
    assert query["resultType"] == ["hits"]
    assert query["filter"] == ["<Filter/>"]
    assert "bbox" not in query
