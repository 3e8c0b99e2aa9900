"""Descriptions of tables in both versions, and real ones."""

import json

import pytest

from regiolens.core.messages import Refusal
from regiolens.core.statline.description import table_v3, table_v4


def test_a_table_of_v4():
    found = table_v4(
        "85984NED",
        {"Title": "Kerncijfers", "Description": "Een\r\n\r\ntwee", "Modified": "2024-01-01"},
        [
            {"Identifier": "B", "Title": "Totaal", "Index": 2, "MeasureGroupId": "7", "Unit": "%", "Decimals": 1},
            {"Identifier": "A", "Title": "Naam", "Index": 1, "MeasureGroupId": None, "DataType": "String"},
        ],
        [{"Id": "7", "Title": "Banen"}],
        [
            {"Identifier": "Perioden", "Title": "Perioden", "Kind": "TimeDimension"},
            {"Identifier": "WijkenEnBuurten", "Title": "Wijken", "Kind": "GeoDetailDimension"},
        ],
        {"Perioden": [{"Identifier": "2023JJ00", "Title": "2023", "Status": "Voorlopig"}]},
    )
    assert [dimension.kind for dimension in found.dimensions] == ["region", "period"]
    assert found.dimensions[1].status == {"2023JJ00": "Voorlopig"}
    assert [measure.alias for measure in found.measures] == ["Naam", "Banen: Totaal (%)"]
    assert found.measures[0].text
    assert found.description == "Een twee"


@pytest.mark.parametrize("version", [3, 4])
def test_a_description_with_other_names_is_refused(version):
    with pytest.raises(Refusal, match="names have changed"):
        if version == 4:
            table_v4("T", {}, [{"identifier": "A", "title": "a"}], [], [], {})
        else:
            table_v3("T", {}, [{"type": "Topic", "key": "A_1", "title": "a"}], {})


def test_real_descriptions(shared):
    folder = shared / "odata"

    def rows(name):
        return json.loads((folder / name).read_text(encoding="utf-8"))["value"]

    found = table_v3(
        "80137ned",
        rows("v3/meta_2.json")[0],
        rows("v3/meta_7.json"),
        {
            "Perioden": rows("v3/meta_6.json"),
            "Persoonskenmerken": rows("v3/meta_4.json"),
            "BedrijfstakkenSBI93": rows("v3/meta_5.json"),
        },
    )
    assert [dimension.key for dimension in found.dimensions] == ["Perioden", "Persoonskenmerken", "BedrijfstakkenSBI93"]
    assert [measure.key for measure in found.measures][-1] == "PerGewerktUur_12"
    assert len(found.measures) == 12
    assert found.dimensions[1].titles["1"] == "Totaal"
